"""From paths on disk to ``Document``s: find the texts, read each by its kind, say clearly what could not be read.

The kinds are a table in ``corpus.formats``; bytes become text in ``corpus.decoding``.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from corpus.archive import Archive, ArchiveTooLarge, is_hidden, is_safe
from corpus.decoding import decode, decode_name
from corpus.document import Document
from corpus.errors import DocumentError, reason_of
from corpus.formats import ARCHIVE, SUFFIXES, check_suffix, is_listed, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE_SIZE = 100_000_000  # bytes; with one emoji in it such a text takes 400 MB, and what is made of it as much again
_ARCHIVE_SIZE = 200_000_000
_SEED = "jinjiang-2022.txt"


@dataclass(frozen=True, slots=True)
class Problem:
    """A text that could not be read: the name it would have had, and why."""

    source: str
    error: DocumentError


def read_document(path: Path, source: str | None = None) -> Document:
    """Return the text of one file; ``source`` is the name shown in citations, else the file's own name.

    Raises:
        DocumentError: The file is missing, unreadable, of another type, damaged, empty, binary or undecodable, or an
            archive, which holds more than one text.

    """
    path = Path(path)
    name = source if source is not None else shown(path.name)
    _check_file(path)
    if path.suffix.lower() == ARCHIVE:
        raise DocumentError(
            f"{name} is an archive of texts, not one text: unpack it and name one of its files.",
            f"{name} 是压缩文件而不是单个文本：请解压后指定其中的一个文件。",
        )
    return Document(name, read_bytes(_bytes(path, FILE_SIZE), path.suffix, name), _origin(path))


def read_all(paths: Iterable[Path]) -> tuple[list[Document], list[Problem]]:
    """Return every text under the given files, folders and archives, and what could not be read.

    Sources are named as by ``find_texts``; a text in an archive is ``archive.zip/folder/name.txt``. No two are equal.
    """
    found, problems = _find(paths)
    documents: list[Document] = []
    for path, source in _with_sources(found):
        try:
            if path.suffix.lower() == ARCHIVE:
                for item in _read_archive(path, source):
                    if isinstance(item, Problem):
                        problems.append(item)
                    else:
                        documents.append(item)
            else:
                documents.append(read_document(path, source))
        except DocumentError as error:
            problems.append(Problem(source, error))
    return _distinct(documents), problems


def find_texts(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Return every text and archive under the given files and folders with its source name, sorted within each folder.

    The source is the path relative to the folder that was given. Where two would be equal, the names of the parent
    folders are put before them until they differ. A file reached twice is listed once. In a folder, hidden files and
    what is no text (images) are passed over; texts of a kind that is not read (.doc) are listed, and refused when
    they are read.

    Raises:
        DocumentError: A path is missing or of another type, or a folder holds no text.

    """
    found, problems = _find(paths)
    if problems:
        raise problems[0].error
    return _with_sources(found)


def seed_document() -> Document:
    """Return the article that ships with the product, a chronicle of Jinjiang's science and technology in 2022."""
    return Document(_SEED, decode((files("corpus") / "data" / _SEED).read_bytes(), _SEED))


def shown(path: Path | str) -> str:
    r"""Return a path for people and for files in UTF-8: no control characters and no lone surrogates.

    Example:
        >>> shown("a\udcff\n.txt")
        'a\\xff\\n.txt'

    """
    name = os.fsencode(path) if "\0" not in str(path) else str(path).encode("utf-8", "replace")
    return decode_name(name)


def parts_of(origin: str) -> list[str]:
    """Return the parts of a document's origin as a source names them, the root left out.

    Example:
        >>> parts_of("/家/年鉴.zip/a.txt")
        ['家', '年鉴.zip', 'a.txt']

    """
    path = PurePath(origin)
    return [shown(part) for part in path.parts if part != path.anchor]


def _origin(path: Path) -> str:
    return str(path.resolve())


def _find(paths: Iterable[Path]) -> tuple[dict[Path, tuple[Path, int]], list[Problem]]:
    """Return real path → path as reached and number of its parts in the source; and what stands in the way."""
    found: dict[Path, tuple[Path, int]] = {}
    problems: list[Problem] = []
    for given in map(Path, paths):
        try:
            if _is_folder(given):
                texts, closed = _texts_in(given)
                problems += closed
                if not texts and not closed:
                    raise _no_text(given)
            else:
                _check_file(given)
                texts = [given]
            for path in texts:
                parts = len(path.relative_to(given).parts) or 1
                found.setdefault(path.resolve(), (path, parts))
        except DocumentError as error:
            problems.append(Problem(shown(given), error))
    return found, problems


def _read_archive(path: Path, source: str) -> Iterator[Document | Problem]:
    """Return the texts of an archive; one that breaks a limit gives nothing but the reason."""
    archive = Archive(_bytes(path, _ARCHIVE_SIZE), source)
    read: list[Document | Problem] = []
    for member in archive.members:
        suffix = PurePosixPath(member.name).suffix
        if not is_listed(suffix) or is_hidden(member.name):
            continue
        name = f"{source}/{member.name}"
        try:
            if not is_safe(member.name):
                raise DocumentError(
                    f"{name} would lie outside its archive: it was left out; pack it again under a plain name.",
                    f"{name} 指向压缩文件之外，未读取：请用普通文件名重新打包。",
                )
            if suffix.lower() == ARCHIVE:
                raise DocumentError(
                    f"{name} is an archive within an archive, which is not opened: unpack it first.",
                    f"{name} 是压缩文件中的压缩文件，不会打开：请先解压。",
                )
            check_suffix(suffix, name)
            text = read_bytes(archive.read(member, FILE_SIZE), suffix, name)
            read.append(Document(name, text, f"{_origin(path)}/{member.name}"))
        except ArchiveTooLarge:
            raise
        except DocumentError as error:
            read.append(Problem(name, error))
    if not read:
        raise _no_text(path)
    return iter(read)


def _distinct(documents: list[Document]) -> list[Document]:
    """Number the sources that are still equal: an archive may hold two members of one name."""
    taken: set[str] = set()
    named = []
    for document in documents:
        source, number = document.source, 1
        while source in taken:
            number += 1
            source = f"{document.source} ({number})"
        taken.add(source)
        origin = f"{document.origin} ({number})" if number > 1 and document.origin else document.origin
        named.append(document if number == 1 else Document(source, document.text, origin))
    return named


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _check_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DocumentError(
            f"There is no file or folder {shown(path)}: check the spelling and the folder you are in.",
            f"找不到文件或文件夹 {shown(path)}：请检查拼写和当前所在的文件夹。",
        ) from error
    except (OSError, ValueError) as error:  # a loop of links, a name that no system allows
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise DocumentError(
            f"{shown(path)} is a folder, not a file: name one of the texts in it.",
            f"{shown(path)} 是文件夹而不是文件：请指定其中的一个文本。",
        )
    if not stat.S_ISREG(mode):  # reading a pipe or a device may never end
        raise DocumentError(
            f"{shown(path)} is a pipe or device, not a file: save its text in a file first.",
            f"{shown(path)} 是管道或设备而不是文件：请先把其中的文字保存为文件。",
        )
    check_suffix(path.suffix, shown(path))


def _bytes(path: Path, limit: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > limit:
            raise DocumentError(
                f"{shown(path)} has {size // 1_000_000} MB, and {limit // 1_000_000} are read: split it.",
                f"{shown(path)} 有 {size // 1_000_000} MB，超过可读取的 {limit // 1_000_000} MB：请拆分为较小的文件。",
            )
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _texts_in(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the texts below the folder, and the folders that cannot be opened; links to folders are not followed."""
    texts: list[Path] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if is_listed(path.suffix) and not name.startswith(".") and _is_regular(path):
                texts.append(path)
    places = [(Path(error.filename or folder), error) for error in closed]
    return sorted(texts), [Problem(shown(place), _unreadable(place, error)) for place, error in places]


def _is_regular(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _no_text(place: Path) -> DocumentError:
    kinds = " ".join(SUFFIXES)
    return DocumentError(
        f"{shown(place)} holds no text: put files of the types {kinds} into it, or name another folder.",
        f"{shown(place)} 中没有文本：请放入 {kinds} 类型的文件，或指定其他文件夹。",
    )


def _with_sources(found: dict[Path, tuple[Path, int]]) -> list[tuple[Path, str]]:
    """Name each text by its last parts; names that are equal take one parent more until none are."""
    paths = [path for path, _ in found.values()]
    folders = [Path(os.path.abspath(path)).parts for path in paths]  # noqa: PTH100 - takes out "..", keeps links
    wanted = [parts for _, parts in found.values()]
    while True:
        names = ["/".join(map(shown, parts[-n:])) for parts, n in zip(folders, wanted, strict=True)]
        count = Counter(names)
        longer = [
            min(n + (count[name] > 1), len(folders[i])) for i, (n, name) in enumerate(zip(wanted, names, strict=True))
        ]
        if longer == wanted:
            return list(zip(paths, names, strict=True))
        wanted = longer


def _unreadable(path: Path, error: Exception) -> DocumentError:
    reason, why = reason_of(error)
    return DocumentError(
        f"{shown(path)} cannot be read ({reason}): check its permissions and that no other program holds it.",
        f"无法读取 {shown(path)}（{why}）：请检查权限，并确认没有被其他程序占用。",
    )
