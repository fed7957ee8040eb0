"""Which kinds of file are read, by which function, and what to do about those that are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.decoding import check_filled, decode
from corpus.errors import DocumentError
from corpus.markup import declared_charset, html_text
from corpus.normalise import unified
from corpus.office import docx_text, pdf_text, xlsx_text
from corpus.tables import csv_text
from corpus.wrapped import unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable


LONGEST = 8_000_000
"""Characters of one text: 45,000 passages, which take half a minute and 2 GB to index on two cores of a server."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its suffixes, and the function from bytes and source to text."""

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A kind of file that is not read, with what to do; ``text``: it holds text, so that a folder must not skip it."""

    suffixes: tuple[str, ...]
    en: str
    zh: str
    text: bool = True


def _plain(data: bytes, source: str) -> str:
    return unwrapped(unified(decode(data, source)))


def _pdf(data: bytes, source: str) -> str:
    return unwrapped(unified(pdf_text(data, source)))


def _csv(data: bytes, source: str) -> str:
    return csv_text(decode(data, source), source)


def _html(data: bytes, source: str) -> str:
    return html_text(decode(data, source, declared_charset(data)))


FORMATS = (
    Format((".txt", ".text", ".md", ".markdown"), _plain),
    Format((".html", ".htm"), _html),
    Format((".csv", ".tsv"), _csv),
    Format((".docx",), docx_text),
    Format((".xlsx",), xlsx_text),
    Format((".pdf",), _pdf),
)
ARCHIVE = ".zip"
SUFFIXES = (*(suffix for form in FORMATS for suffix in form.suffixes), ARCHIVE)

REFUSALS = (
    Refusal((".doc", ".wps", ".wpt", ".docm", ".dot", ".rtf", ".pages", ".odt"),
            "open it in Word, WPS or Pages and save it as .docx", "请用 Word、WPS 或 Pages 打开并另存为 .docx"),
    Refusal((".xls", ".et", ".xlsm", ".xlsb", ".ods", ".numbers"),
            "open it in Excel or WPS and save it as .xlsx or .csv", "请用 Excel 或 WPS 打开并另存为 .xlsx 或 .csv"),
    Refusal((".ppt", ".pptx", ".dps", ".key", ".odp", ".ofd", ".caj", ".epub", ".mobi"),
            "open it in its program and save it as .pdf, .docx or .txt",
            "请用相应软件打开并另存为 .pdf、.docx 或 .txt"),
    Refusal((".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"),
            "unpack it and give the folder, or make it a .zip", "请解压后提供文件夹，或改为 .zip"),
    Refusal((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
            "recognise its text (OCR) and save it as .txt or .docx", "请先识别其中的文字（OCR），另存为 .txt 或 .docx",
            text=False),
)  # fmt: skip
_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
_REFUSED = {suffix: refusal for refusal in REFUSALS for suffix in refusal.suffixes}


def is_listed(suffix: str) -> bool:
    """Return whether a folder's file of that suffix is a text, to be read or to be refused by name."""
    suffix = suffix.lower()
    return suffix in SUFFIXES or (suffix in _REFUSED and _REFUSED[suffix].text)


def check_suffix(suffix: str, name: str) -> None:
    """Refuse a kind of file that is not read.

    Raises:
        DocumentError: The suffix is not in the table.

    """
    suffix = suffix.lower()
    if suffix in SUFFIXES:
        return
    refusal = _REFUSED.get(suffix)
    kinds = " ".join(SUFFIXES)
    cure_en = refusal.en if refusal else f"save it as one of {kinds}"
    cure_zh = refusal.zh if refusal else f"请另存为 {kinds} 之一"
    raise DocumentError(
        f"{name} has the file type {suffix or '(none)'}, which is not supported: {cure_en}.",
        f"{name} 的文件类型 {suffix or '(无)'} 不受支持：{cure_zh}。",
    )


def read_bytes(data: bytes, suffix: str, source: str) -> str:
    """Return the text of a file of that suffix; LF line ends, no byte-order mark, no lone surrogates, not blank.

    Lines of a plain text or a PDF that were only broken at a width are joined: offsets point into what is returned.

    Raises:
        DocumentError: The suffix is not read, the bytes are not what it says, or the text is too long.

    """
    check_suffix(suffix, source)
    check_filled("x" if data else "", data, source)
    form = _BY_SUFFIX[suffix.lower()]
    text = form.read(data, source)
    if len(text) > LONGEST:
        raise DocumentError(
            f"{source} has {len(text):,} characters and at most {LONGEST:,} characters are accepted: "
            "split it into several files.",
            f"{source} 有 {len(text):,} 个字符，单个文本最多接受 {LONGEST:,} 个字符：请拆分为几个文件。",
        )
    if form.read is _plain:
        return text
    if any("\ud800" <= c <= "\udfff" for c in set(text)):  # fonts of a PDF may map to halves of characters
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    check_filled(text, data, source)
    return text.replace("\r\n", "\n").replace("\r", "\n")
