"""From bytes on disk to a ``Document``: find the texts, decode them strictly, refuse clearly what is not a text."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import Document
from corpus.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = (".txt", ".md", ".markdown", ".text")
_SEED = "jinjiang-2022.txt"
_UTF16 = {codecs.BOM_UTF16_LE: "UTF-16-LE", codecs.BOM_UTF16_BE: "UTF-16-BE"}
_UTF32_LE = codecs.BOM_UTF32_LE  # begins with the UTF-16 mark, so it must be told apart
_CONTROL = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1b"})
_CONTROL_SHARE = 0.01  # a stray control byte survives from old typesetting; one in a hundred is not a text


def read_document(path: Path, source: str | None = None) -> Document:
    """Return the decoded text of one file; ``source`` is the name shown in citations, else the file's own name.

    Raises:
        DocumentError: The file is missing, unreadable, of another type, empty, binary or undecodable.

    """
    path = Path(path)
    _check_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    name = source if source is not None else path.name
    return Document(name, decode(data, name))


def find_texts(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Return every text under the given files and folders with its source name, sorted within each folder.

    The source is the path relative to the folder that was given. Where two would be equal, the names of the parent
    folders are put before them until they differ. A file reached twice is listed once.

    Raises:
        DocumentError: A path is missing or of another type, or a folder holds no text.

    """
    found: dict[Path, tuple[Path, int]] = {}  # real path → path as reached, number of its parts in the source
    for given in map(Path, paths):
        if given.is_dir():
            texts = _texts_in(given)
            if not texts:
                raise DocumentError(
                    f"The folder {given} holds no text: put .txt or .md files into it, or name another folder.",
                    f"文件夹 {given} 中没有文本：请放入 .txt 或 .md 文件，或指定其他文件夹。",
                )
        else:
            _check_file(given)
            texts = [given]
        for path in texts:
            parts = len(path.relative_to(given).parts) or 1
            found.setdefault(path.resolve(), (path, parts))
    return _with_sources(found)


def decode(data: bytes, source: str) -> str:
    r"""Return the text of ``data`` with LF line ends and without byte-order mark; ``source`` names it in errors.

    Raises:
        DocumentError: The bytes are empty, blank, binary, or not UTF-8 (UTF-16 needs its byte-order mark).

    Example:
        >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt")
        'one\ntwo'

    """
    encoding = "UTF-8"
    if not data.startswith(_UTF32_LE):
        encoding = next((name for mark, name in _UTF16.items() if data.startswith(mark)), encoding)
    if encoding == "UTF-8" and _is_binary(data):
        raise DocumentError(
            f"{source} is not a text but binary data: export it as plain text, saved as UTF-8.",
            f"{source} 不是文本而是二进制数据：请先导出为纯文本并保存为 UTF-8。",
        )
    mark = codecs.BOM_UTF8 if encoding == "UTF-8" else data[:2]
    skipped = len(mark) if data.startswith(mark) else 0
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        raise DocumentError(
            f"{source} is not valid {encoding} at byte {at} (0x{data[at]:02x}): save it as UTF-8 and try again.",
            f"{source} 在第 {at} 字节处（0x{data[at]:02x}）不是有效的 {encoding}：请另存为 UTF-8 后重试。",
        ) from error
    if not text.strip("\ufeff\u200b \t\r\n\u3000") or text.isspace():
        raise DocumentError(
            f"{source} is empty: it has {len(data)} bytes and no text; give a file with text in it.",
            f"{source} 是空的：共 {len(data)} 字节，没有文字；请提供有内容的文件。",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def seed_document() -> Document:
    """Return the article that ships with the product, a chronicle of Jinjiang's science and technology in 2022."""
    return Document(_SEED, decode((files("corpus") / "data" / _SEED).read_bytes(), _SEED))


def _check_file(path: Path) -> None:
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not exists:
        raise DocumentError(
            f"There is no file or folder {path}: check the spelling and the folder you are in.",
            f"找不到文件或文件夹 {path}：请检查拼写和当前所在的文件夹。",
        )
    if is_folder:
        raise DocumentError(
            f"{path} is a folder, not a file: name one of the texts in it.",
            f"{path} 是文件夹而不是文件：请指定其中的一个文本。",
        )
    if path.suffix.lower() not in SUFFIXES:
        kinds = " ".join(SUFFIXES)
        kind = path.suffix or "(none)"
        raise DocumentError(
            f"{path} has the file type {kind}, which is not supported: save it as plain text, one of {kinds}.",
            f"{path} 的文件类型 {path.suffix or '(无)'} 不受支持：请另存为纯文本，可用 {kinds}。",
        )


def _texts_in(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.rglob("*")
            if path.suffix.lower() in SUFFIXES
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
            and path.is_file()
        )
    except OSError as error:
        raise _unreadable(folder, error) from error


def _with_sources(found: dict[Path, tuple[Path, int]]) -> list[tuple[Path, str]]:
    """Name each text by its last parts; names that are equal take one parent more until none are."""
    paths = [path for path, _ in found.values()]
    folders = [Path(os.path.abspath(path)).parts for path in paths]  # noqa: PTH100 - takes out "..", keeps links
    wanted = [parts for _, parts in found.values()]
    while True:
        names = ["/".join(parts[-n:]) for parts, n in zip(folders, wanted, strict=True)]
        count = Counter(names)
        longer = [
            min(n + (count[name] > 1), len(folders[i])) for i, (n, name) in enumerate(zip(wanted, names, strict=True))
        ]
        if longer == wanted:
            return list(zip(paths, names, strict=True))
        wanted = longer


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    return len(data) - len(data.translate(None, _CONTROL)) > _CONTROL_SHARE * len(data)


def _unreadable(path: Path, error: Exception) -> DocumentError:
    reason = getattr(error, "strerror", None) or str(error)
    return DocumentError(
        f"{path} cannot be read ({reason}): check its permissions and that no other program holds it.",
        f"无法读取 {path}（{reason}）：请检查权限，并确认没有被其他程序占用。",
    )
