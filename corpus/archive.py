"""Inside a ZIP file: its members, counted while they are inflated, so that no header has to be believed."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.decoding import printable, read_name
from corpus.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBERS = 1_000  # a chronicle in more files than this is a folder, not something to upload
UNPACKED = 200_000_000  # bytes of all members together; with the archive itself it must fit in 1.5 GB
RATIO = 200  # texts shrink to a tenth, the dullest table to a hundredth; a bomb to a thousandth
_SMALL = 1_000_000  # below this many bytes the ratio is no danger, and blank sheets do exceed it
_PIECE = 1 << 16
_ENTRY = b"PK\x01\x02"  # opens each entry of the list of members
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # zipfile cannot inflate the others piece by piece
_DRIVE = re.compile(r"[A-Za-z]:")
_FAULTS = (  # what zipfile raises on damaged files, seen or read in its source
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its name, decoded and with ``/``, and how to read it."""

    name: str
    info: zipfile.ZipInfo


class Archive:
    """A ZIP file in memory that is read within limits."""

    def __init__(self, data: bytes, source: str) -> None:
        """Read the list of members.

        Raises:
            DocumentError: The file is no ZIP file, is damaged, or has too many members.

        """
        self._source = source
        self._left = UNPACKED
        # The list is counted before zipfile makes an object of each entry; archives stored within have theirs, too
        if data.count(_ENTRY) > 20 * MEMBERS:
            raise self._too_many()
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            entries = self._file.infolist()
        except _FAULTS as error:
            raise _broken(source, error) from error
        self.members = [Member(_name(info), info) for info in entries if not info.filename.endswith("/")]
        if len(self.members) > MEMBERS:
            raise self._too_many()

    def read(self, member: Member, limit: int = UNPACKED, ratio: float = RATIO) -> bytes:
        """Return the bytes of one member, at most ``limit`` and ``ratio`` times what they are packed in.

        Raises:
            DocumentError: It cannot be unpacked: damaged, encrypted, packed in a rare way, or too large.
            ArchiveTooLarge: The archive as a whole unpacks to more than it may.

        """
        return b"".join(self._inflate(member, limit, ratio))

    def _inflate(self, member: Member, limit: int, ratio: float) -> Iterator[bytes]:
        name = f"{self._source}/{member.name}"
        if member.info.flag_bits & 1:
            raise DocumentError(
                f"{name} is encrypted: unpack the archive with its password and give the files.",
                f"{name} 已加密：请用密码解压后再提供其中的文件。",
            )
        if member.info.compress_type not in _METHODS:
            raise DocumentError(
                f"{name} is packed by a method that is not supported: pack it again as an ordinary ZIP file.",
                f"{name} 的压缩方式不受支持：请重新打包为普通 ZIP 文件。",
            )
        size = 0
        try:
            with self._file.open(member.info) as opened:
                while piece := opened.read(_PIECE):
                    size += len(piece)
                    self._left -= len(piece)
                    if self._left < 0:
                        raise ArchiveTooLarge(
                            f"{self._source} unpacks to more than {UNPACKED // 1_000_000} MB: unpack it and give the "
                            "files, fewer at a time.",
                            f"{self._source} 解压后超过 {UNPACKED // 1_000_000} MB：请解压后分批提供其中的文件。",
                        )
                    if size > limit:
                        raise DocumentError(
                            f"{name} unpacks to more than {limit // 1_000_000} MB: split it into smaller files.",
                            f"{name} 解压后超过 {limit // 1_000_000} MB：请拆分为较小的文件。",
                        )
                    if size > _SMALL and size > ratio * max(1, member.info.compress_size):
                        raise DocumentError(
                            f"{name} unpacks to more than {ratio:g} times its size, as only a trap does: unpack it "
                            "yourself if you trust it.",
                            f"{name} 解压后超过其大小的 {ratio:g} 倍，疑为压缩炸弹：如果确认可信，请自行解压。",
                        )
                    yield piece
        except _FAULTS as error:
            raise _broken(name, error) from error

    def _too_many(self) -> ArchiveTooLarge:
        return ArchiveTooLarge(
            f"{self._source} holds more than {MEMBERS} files: unpack it and give the folder.",
            f"{self._source} 中的文件超过 {MEMBERS} 个：请解压后提供该文件夹。",
        )


class ArchiveTooLarge(DocumentError):  # noqa: N818 - the tree's names say what happened
    """The archive as a whole breaks a limit, so that nothing of it is taken."""


def is_safe(name: str) -> bool:
    """Return whether a member's name stays below the archive: not absolute, no drive letter, no ``..``.

    Example:
        >>> [is_safe(name) for name in ("a/b.txt", "../b.txt", "/b.txt", "C:b.txt", "a/../b.txt")]
        [True, False, False, False, False]

    """
    return not (name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/") or not name)


def is_hidden(name: str) -> bool:
    """Return whether a member is hidden, as are the twins that macOS packs beside each file."""
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in name.split("/"))


def _name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; without the UTF-8 flag, Chinese packers write GBK, which zipfile reads as cp437."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeEncodeError):
            name = read_name(name.encode("cp437"))
    return printable(name.replace("\\", "/"))  # in this order: what is escaped holds backslashes, too


def _broken(name: str, error: Exception) -> DocumentError:
    return DocumentError(
        f"{name} is damaged or no ZIP file ({error or type(error).__name__}): copy or pack it again.",
        f"{name} 已损坏或不是 ZIP 文件：请重新复制或打包。",
    )
