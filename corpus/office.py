"""Word, Excel and PDF files in, text out, by libraries of the extra ``docs`` that are imported when first needed.

Their libraries were written for files that are as they should be; on others they raise whatever comes. So every
fault of theirs becomes one ``DocumentError``, and packages are unpacked within limits before a library sees them.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import warnings
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib.util import find_spec
from math import inf
from typing import TYPE_CHECKING, Any

from corpus.archive import Archive
from corpus.errors import DocumentError
from corpus.pages import joined_pages
from corpus.paragraphs import bold, with_bold_headings
from corpus.tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TITLE = 0.5  # the level of the style Title, above 1
_XML = 60_000_000  # bytes of one part: as a tree it takes up to ten times that
_COLUMNS = 500  # what stands further right is a stray mark, and each row would be filled up to it
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # repeats what was said before it
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_BULLETED = re.compile(r"list bullet|列表项目符号|列表项目符號|项目符号", re.IGNORECASE)
_PERCENT = re.compile(r"0(?:\.(0+))?%")


LIBRARIES = {"Word": "docx", "Excel": "openpyxl", "PDF": "pypdf"}
"""The module that reads each kind of file; the extra ``docs`` brings them."""


def unread() -> list[str]:
    """Return the kinds of files that cannot be read because their library is not installed."""
    return [kind for kind, module in LIBRARIES.items() if find_spec(module) is None]


def docx_text(data: bytes, source: str) -> str:
    """Return the text of a Word document in reading order: headings as ``#`` lines, tables by row.

    Text that a tracked change deleted is left out; numbers that Word itself counts (automatic lists) are not in it.

    Raises:
        DocumentError: The file is no Word document or damaged, or the extra is not installed.

    """
    _check_package(data, source, "word/", "Word")
    with _faults_of("python-docx", source, "Word"):
        import docx

        document = docx.Document(io.BytesIO(data))
        levels = {
            style.style_id: level for style in document.styles if style.style_id and (level := _level(style.name or ""))
        }
        used = {p.get(f"{_W}val") for p in document.element.body.iter(f"{_W}pStyle")}
        shift = int(any(levels.get(style) == _TITLE for style in used))
        bullets = _bulleted(document)
        return "\n\n".join(with_bold_headings(_body(document.element.body, levels, shift, bullets)))


def _level(style: str) -> float | None:
    match = _HEADING.match(style.strip())
    if match:
        return int(match[1])
    return _TITLE if style.strip().lower() in ("title", "标题", "標題") else None


def _bulleted(document: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the ids of the lists, and of the styles, whose items have a mark and no number."""
    found = {
        style.style_id for style in document.styles if style.style_id and _BULLETED.match((style.name or "").strip())
    }
    related = (part.target_part for part in document.part.rels.values() if part.reltype.endswith("/numbering"))
    for numbering in (part.element for part in related if hasattr(part, "element")):
        marked = {
            item.get(f"{_W}abstractNumId")
            for item in numbering.iter(f"{_W}abstractNum")
            if (form := item.find(f"{_W}lvl/{_W}numFmt")) is not None and form.get(f"{_W}val") == "bullet"
        }
        for item in numbering.iter(f"{_W}num"):
            kind = item.find(f"{_W}abstractNumId")
            if kind is not None and kind.get(f"{_W}val") in marked:
                found.add(f"#{item.get(f'{_W}numId')}")
    return frozenset(found)


def _is_item(paragraph: Any, bullets: frozenset[str]) -> bool:  # noqa: ANN401
    """Return whether a paragraph is an item of a list whose items have a mark."""
    style, number = paragraph.find(f"{_W}pPr/{_W}pStyle"), paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if number is not None:
        return f"#{number.get(f'{_W}val')}" in bullets
    return style is not None and style.get(f"{_W}val") in bullets


def _is_bold(paragraph: Any) -> bool:  # noqa: ANN401
    """Return whether every run of a paragraph that says something is set in bold."""
    runs = [run for run in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false") for mark in marks)


def _body(
    parent: Any,  # noqa: ANN401
    levels: dict[str, float],
    shift: int,
    bullets: frozenset[str],
) -> Iterator[str]:
    for child in parent:
        name = _local(child)
        if name == "p":
            text = _paragraph(child).strip("\n")
            style = child.find(f"{_W}pPr/{_W}pStyle")
            outline = child.find(f"{_W}pPr/{_W}outlineLvl")
            level = levels.get(style.get(f"{_W}val")) if style is not None else None
            if level is None and outline is not None and (value := outline.get(f"{_W}val", "")) in tuple("012345678"):
                level = int(value) + 1
            if text.strip() and level:
                yield "#" * min(6, int(level) + shift) + " " + " ".join(text.split())
            elif text.strip() and _is_item(child, bullets):
                yield f"- {text.strip()}"
            elif text.strip():
                yield bold(text) if _is_bold(child) else text
            for box in child.iter(f"{_W}txbxContent"):
                if not any(up.tag == _FALLBACK for up in box.iterancestors()):
                    yield from _body(box, levels, shift, bullets)
        elif name == "tbl":
            yield from _table(child, levels, shift, bullets)
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _body(child, levels, shift, bullets)


def _paragraph(element: Any) -> str:  # noqa: ANN401
    """Return the paragraph's words: of runs, links and insertions, not of text boxes, deletions and fallbacks."""
    pieces: list[str] = []
    waiting = list(element)[::-1]
    while waiting:
        child = waiting.pop()
        name = _local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name not in ("txbxContent", "del", "moveFrom", "pPr", "rPr", "instrText") and child.tag != _FALLBACK:
            waiting.extend(list(child)[::-1])
    return "".join(pieces)


def _table(
    element: Any,  # noqa: ANN401
    levels: dict[str, float],
    shift: int,
    bullets: frozenset[str],
) -> Iterator[str]:
    rows: list[list[str]] = []
    for row in element.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not element:
            continue  # of a table within
        cells: list[str] = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            properties = cell.find(f"{_W}tcPr")
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            text = "\n".join(_body(cell, levels, shift, bullets))
            if merged is not None and merged.get(f"{_W}val") != "restart" and rows and len(cells) < len(rows[-1]):
                text = text or rows[-1][len(cells)]
            width = span.get(f"{_W}val", "1") if span is not None else "1"
            cells += [text] + [""] * ((int(width) if width.isdecimal() and len(width) < 4 else 1) - 1)
        rows.append(cells)
    if sum(bool(cell) for cells in rows for cell in cells) < 2 or max(map(len, rows)) < 2:
        yield from (cell for cells in rows for cell in cells if cell)  # a frame around text
    else:
        yield from row_lines(rows)


def _local(element: Any) -> str:  # noqa: ANN401
    tag = element.tag
    return tag.removeprefix(_W) if isinstance(tag, str) and tag.startswith(_W) else ""


def xlsx_text(data: bytes, source: str) -> str:
    """Return the values of a workbook: a heading for each sheet, a paragraph for each row, with its headers.

    Formulas give the value that was last calculated. Dates are ISO, per cents as they are shown.

    Raises:
        DocumentError: The file is no workbook or damaged, or the extra is not installed.

    """
    _check_package(data, source, "xl/", "Excel")
    with _faults_of("openpyxl", source, "Excel"):
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            parts: list[str] = []
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what the sheet says of its size is often wrong
                lines = list(row_lines(_rows(sheet)))
                if lines:
                    parts += [f"# {' '.join(sheet.title.split())}", *lines]
            return "\n\n".join(parts)
        finally:
            book.close()


def _rows(sheet: Any) -> Iterator[Sequence[str]]:  # noqa: ANN401
    for row in sheet.iter_rows():
        cells = [_value(cell) for cell in row[:_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _value(cell: Any) -> str:  # noqa: ANN401
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, (int, float)):
        percent = _PERCENT.search(cell.number_format or "")
        if percent:
            return f"{value * 100:.{len(percent[1] or '')}f}%"
        return (
            f"{Decimal(format(value, '.15g')):f}"  # fifteen digits, as Excel shows them: 0.3, not 0.30000000000000004
        )
    return str(value)


_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"}


def pdf_text(data: bytes, source: str) -> str:
    """Return the text layer of a PDF, page by page; words divided at line ends stay so.

    Raises:
        DocumentError: The file is no PDF, damaged, encrypted or a scan without text, or the extra is not installed.

    """
    if b"%PDF-" not in data[:1024]:
        raise _not("PDF", source)
    with _faults_of("pypdf", source, "PDF"):
        from pypdf import PasswordType, PdfReader

        logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it would print each oddity of a file
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not _opens(reader, PasswordType.NOT_DECRYPTED):
            raise DocumentError(
                f"{source} is encrypted: save it without a password and try again.",
                f"{source} 已加密：请去除密码另存后重试。",
            )
        pages = [page.extract_text().strip().translate(_LIGATURES) for page in reader.pages]
    if not any(pages):
        raise DocumentError(
            f"{source} has {len(pages)} pages but no text in them, as scans have: recognise the text (OCR) first.",
            f"{source} 共 {len(pages)} 页，没有文字层（多为扫描件）：请先进行文字识别（OCR）。",
        )
    return joined_pages(pages)


def _opens(reader: Any, refused: Any) -> bool:  # noqa: ANN401
    """Return whether the empty password opens it, as it does where only printing is restricted."""
    try:
        return bool(reader.decrypt("") != refused)
    except Exception:  # AES needs a further library; whatever it is, it stays closed
        return False


def _check_package(data: bytes, source: str, folder: str, program: str) -> None:
    """Refuse a package that is no ZIP file, unpacks to too much, lacks its parts, or declares XML entities.

    Its parts may shrink by more than texts do (a sheet of equal cells); their size alone is limited.
    """
    if not data.startswith(b"PK"):
        raise _not(program, source)
    archive = Archive(data, source)
    if not any(member.name.startswith(folder) for member in archive.members):
        raise _not(program, source)
    for member in archive.members:
        if member.name.lower().endswith((".xml", ".rels")):
            part = archive.read(member, _XML, inf)
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                raise _not(program, source)
        else:
            archive.read(member, ratio=inf)


def _not(program: str, source: str) -> DocumentError:
    return DocumentError(
        f"{source} is not a {program} file, whatever its name says: save it again in the program that made it.",
        f"{source} 的内容不是 {program} 文件：请用生成它的软件打开并重新保存。",
    )


@contextmanager
def _faults_of(library: str, source: str, program: str) -> Iterator[None]:
    """Turn whatever a library raises into one sentence, and keep its warnings to itself."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except DocumentError:
        raise
    except ImportError as error:
        raise DocumentError(
            f"{source} needs {library}, which is not installed: run pip install {library}.",
            f"读取 {source} 需要 {library}，但尚未安装：请运行 pip install {library}。",
        ) from error
    except Exception as error:
        raise DocumentError(
            f"{source} is damaged or not a {program} file: open it in its program and save it again.",
            f"{source} 已损坏或不是 {program} 文件：请用相应软件打开并重新保存。",
        ) from error
