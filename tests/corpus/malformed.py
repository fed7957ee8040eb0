"""Files as no one should have them, and what a build says of each.

``python tests/corpus/malformed.py [NAME…]`` writes each file (or those whose names hold a NAME), builds an index of it
by the command line in a process of its own, and prints the outcome, its seconds, its peak memory and what was said: an
index, or a reason. A traceback, a death, more than 30 s or more than 1.5 GB is a failure, and the exit code then is 1.

``cases`` is for others who want the files: each makes one below a folder and returns its path.
"""

from __future__ import annotations

import io
import os
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LONGEST, LARGEST = 30.0, 1_500_000
"""Seconds and kB that one file may take."""

TEXT = "晋江市2022年新增高新技术企业304家，总数达640家。"


@dataclass(frozen=True, slots=True)
class Case:
    """A file: its name, what makes it in a folder, and whether it is an index, a reason, or, None, either.

    ``heavy`` ones take seconds; ``unprivileged`` ones mean something only to users who are not root.
    """

    name: str
    make: Callable[[Path], Path]
    index: bool | None = None
    heavy: bool = False
    unprivileged: bool = False


def cases() -> list[Case]:
    """Return all cases; their names are distinct."""
    made = [*_texts(), *_long_texts(), *_marks(), *_tables(), *_pages(), *_office(), *_pdfs(), *_archives(), *_paths()]
    if len({case.name for case in made}) != len(made):
        raise AssertionError("two cases have one name")
    return made


def _file(name: str, data: bytes | str | Callable[[], bytes], index: bool | None = None, heavy: bool = False) -> Case:
    def make(folder: Path) -> Path:
        path = folder / name
        made = data() if callable(data) else data
        path.write_bytes(made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made)
        return path

    return Case(name, make, index, heavy)


def _noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def _texts() -> list[Case]:
    text, utf8, gbk = TEXT * 20, (TEXT * 20).encode(), (TEXT * 20).encode("gbk")
    kinds = {
        "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff\xe0", "pdf": b"%PDF-1.7\n", "zip": b"PK\x03\x04",
        "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "elf": b"\x7fELF", "gzip": b"\x1f\x8b\x08", "exe": b"MZ\x90\0",
        "sqlite": b"SQLite format 3\0", "mp3": b"ID3\x04\0\0", "rar": b"Rar!\x1a\x07", "java": b"\xca\xfe\xba\xbe",
    }  # fmt: skip
    return [
        _file("empty.txt", b"", False),
        _file("blank.txt", " \t\r\n" * 999, False),
        _file("line-ends.txt", "\n" * 1_000_000, False),
        _file("mark-utf-8.txt", b"\xef\xbb\xbf", False),
        _file("mark-utf-16.txt", b"\xff\xfe", False),
        _file("mark-utf-32.txt", b"\xff\xfe\0\0", False),
        _file("zero-width.txt", "\u200b" * 999, False),
        _file("wide-blanks.txt", "\u3000" * 999, False),
        _file("noise-small.txt", _noise(64)),
        _file("noise.txt", _noise(4_000), False),
        _file("noise-large.txt", lambda: _noise(5_000_000), False),
        _file("all-bytes.txt", bytes(range(256)) * 40, False),
        _file("nul.txt", bytes(100_000), False),
        _file("nul-within.txt", text + "\0" + text, True),
        _file("controls.txt", "".join(map(chr, range(1, 32))) * 99, False),
        _file("bells.txt", text + "\a\b\x1b[31m", True),
        _file("cut-utf-8.txt", utf8[:-1]),
        _file("bad-byte.txt", utf8[:300] + b"\xff" + utf8[300:], False),
        _file("overlong.txt", utf8 + b"\xc0\xaf\xe0\x80\xaf", False),
        _file("beyond-unicode.txt", utf8 + b"\xf4\x90\x80\x80", False),
        _file("surrogates-in-utf-8.txt", utf8 + "\ud800".encode("utf-8", "surrogatepass"), False),
        _file("cesu-8.txt", utf8 + "\ud83d\ude00".encode("utf-8", "surrogatepass"), False),
        _file("surrogate-in-utf-16.txt", b"\xff\xfe" + text.encode("utf-16-le") + b"\x00\xd8", False),
        _file("odd-utf-16.txt", text.encode("utf-16") + b"x", False),
        _file("wrong-mark.txt", b"\xff\xfe" + text.encode("utf-16-be")),
        _file("bad-utf-32.txt", b"\xff\xfe\0\0" + b"\xff" * 16, False),
        _file("cut-gbk.txt", gbk[:-1]),
        _file("bad-gbk.txt", gbk[:300] + b"\xff\xff" + gbk[300:], False),
        _file("bad-big5.txt", ("晉江市科技創新產業" * 40).encode("big5") + b"\xff\xff", False),
        _file("utf-8-and-gbk.txt", utf8 + b"\n" + gbk, False),
        _file("gbk-and-utf-16.txt", gbk + text.encode("utf-16-le")),
        _file("ebcdic.txt", "JINJIANG HAS 640 ENTERPRISES ".encode("cp500") * 99),
        _file("utf-7.txt", text.encode("utf-7"), True),
        _file("iso-2022.txt", text.encode("iso2022_jp_2", "ignore")),
        _file("one-byte.txt", b"\x80"),
        _file("one-letter.txt", b"x", True),
        _file("one-mark.txt", "。".encode(), True),
        _file("rich.txt", rb"{\rtf1\ansi " + utf8, False),
        *(_file(f"really-{name}.txt", start + _noise(3_000), False) for name, start in kinds.items()),
        _file("replacement.txt", "\ufffd" * 9_999),
        _file("private-use.txt", "\ue000\U000f0000" * 999),
        _file("noncharacters.txt", text + "\ufffe\uffff\U0010ffff" * 99),
        _file("directions.txt", "\u202e\u2066" * 9_999 + text),
        _file("combining.txt", "a" + "\u0301" * 300_000),
        _file("families.txt", "👨\u200d👩\u200d👧\u200d👦" * 30_000),
        _file("separators.txt", "甲\u2028\u2029\x85" * 100_000),
        _file("carriage-returns.txt", "甲。\r" * 100_000),
        _file("form-feeds.txt", "甲。\f\v" * 100_000),
    ]


def _long_texts() -> list[Case]:
    return [
        _file("line-of-80-mb.txt", lambda: TEXT.encode() * 1_200_000, False, heavy=True),
        _file("101-mb.txt", lambda: b"a b\n" * 25_250_000, False, heavy=True),
        Case("sparse.txt", _sparse, False),
        _file("no-stop.txt", ("晋江科技创新企业发展园区建设" * 120_000).encode, True, heavy=True),
        _file("one-character.txt", ("好" * 1_700_000).encode, True, heavy=True),
        _file("one-word.txt", lambda: b"x" * 5_000_000, True, heavy=True),
        _file("words.txt", lambda: b"word " * 1_000_000, True, heavy=True),
        _file("tabs.txt", lambda: b"\t" * 5_000_000 + TEXT.encode(), True),
        _file("short-lines.txt", lambda: b"a\n" * 100_000, True, heavy=True),
        _file("short-blocks.txt", lambda: "甲\n\n".encode() * 100_000, True, heavy=True),
        _file("many-sentences.txt", lambda: "好。".encode() * 300_000, True, heavy=True),
        *(
            _file(f"repeated-{number}.txt", mark * (200_000 // len(mark)))
            for number, mark in enumerate(
                ("9", "一", "亿", "1,", "1.1.", "9.", "2022年", "2022年1月1日", "1月", "至", "2022-", "12:", "½", "①", "IV.", "百分之", "%",
                 "no.", "etc. ", "jan ", "1st ", "万元", "a.", "…", "。", "！", ".", "-", "——", "=", "~")
            )
        ),
    ]  # fmt: skip


def _sparse(folder: Path) -> Path:
    path = folder / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    return path


def _repeated(line: str, times: int) -> Callable[[], bytes]:
    return lambda: "".join(line.format(n=n) for n in range(times)).encode()


def _marks() -> list[Case]:
    lines = {
        "headings": "# 第{n}章 标题{n}\n\n", "empty-headings": "#\n", "numbers": "{n}. 条目\n", "chapters": "第{n}章\n\n",
        "labels": "事件{n}：标题\n\n", "brackets": "【标题{n}】\n", "dates": "2022年1月{n}日\n", "bold": "**标题{n}**\n\n", "setext": "标题{n}\n===\n",
        "fences": "```\n", "links": "[甲](http://{n})\n", "fields": "时间：{n}\n", "dated": "2022年1月1日，第{n}件事。\n",
    }  # fmt: skip
    cases = [_file(f"many-{name}.md", _repeated(line, 30_000), heavy=True) for name, line in lines.items()]
    cases.append(_file("100000-headings.md", _repeated("# 标题{n}\n", 100_000), True, heavy=True))
    nested = {"hash": "#", "hashes": "# ", "quote": "> ", "quotes": ">", "tick": "`", "square": "[", "round": "(", "wide": "（", "lens": "【", "title": "《",
              "straight": '"', "curly": "“", "corner": "「", "star": "*", "bold": "**a", "under": "_", "bar": "|", "bullet": "- ", "item": "1. ",
              "image": "![a](", "backslash": "\\", "html": "<b>", "wave": "～", "tilde": "~~"}  # fmt: skip
    cases += [_file(f"nested-{name}.md", mark * 100_000) for name, mark in nested.items()]
    cases.append(_file("deep-list.md", lambda: "".join(f"{' ' * n}- 项{n}\n" for n in range(3_000)).encode()))
    cases.append(_file("balanced.md", "（" * 50_000 + "甲" + "）" * 50_000))
    return cases


def _tables() -> list[Case]:
    return [
        _file("columns.csv", lambda: b",".join(b"%d" % n for n in range(1_000_000)), True, heavy=True),
        _file("columns-2.csv", lambda: b"\n".join([b",".join(b"%d" % n for n in range(300_000))] * 2), True, heavy=True),
        _file("quotes.csv", '"' + "晋江,640\n" * 100_000),
        _file("quote-per-line.csv", '"晋江,640\n' * 30_001),
        _file("commas.csv", "," * 1_000_000, False),
        _file("header.csv", "城市,企业\n", True),
        _file("nul.csv", b"a,b\n1,\0\n"),
        _file("noise.csv", _noise(9_000), False),
        _file("field.csv", lambda: b"a,b\n1," + b"x" * 5_000_000, True, heavy=True),
        _file("ragged.csv", "".join("x," * (n % 50) + "\n" for n in range(20_000)), True),
        _file("rows.csv", lambda: b"a,b\n" + b"".join(b"%d,%d\n" % (n, 7 * n) for n in range(100_000)), True, heavy=True),
        _file("utf-16.tsv", "城市\t企业\n晋江\t640\n".encode("utf-16"), True),
        _file("cut-quote.csv", '城市,企业\n晋江,"640'),
        _file("line-ends.csv", b'a,b\r\r\n1,"2\r3"\n\r'),
    ]  # fmt: skip


def _pages() -> list[Case]:
    return [
        _file("nested.html", "<div>" * 100_000 + TEXT + "</div>" * 100_000, True),
        _file("nested-bold.html", "<b>" * 100_000 + TEXT, True),
        _file("nested-tables.html", "<table><tr><td>" * 20_000 + TEXT, True, heavy=True),
        _file("nested-lists.html", "<ul><li>" * 50_000 + TEXT, True),
        _file("unclosed-tag.html", "<a " * 300_000),
        _file("unclosed-comment.html", TEXT + "<!--" * 300_000),
        _file("unclosed-script.html", TEXT + "<script>" * 100_000),
        _file("unclosed-quote.html", TEXT + '<a href="' + "x" * 1_000_000),
        _file("attribute.html", "<p title='" + "x" * 5_000_000 + f"'>{TEXT}", True),
        _file("entities.html", "&amp;&#x110000;&#0;&#xD800;&nosuch;" * 20_000 + TEXT, True),
        _file("tags-only.html", "<p></p>" * 100_000, False),
        _file("charset-unknown.html", f"<meta charset=klingon>{TEXT}", True),
        _file("charset-wrong.html", f"<meta charset=utf-16>{TEXT}".encode("gbk"), True),
        _file("charset-codec.html", b"<meta charset=rot13><p>" + TEXT.encode("gbk"), True),
        _file("noise.html", _noise(9_000), False),
        _file("angles.html", "<" * 1_000_000),
        _file("closing.html", "</p>" * 300_000 + TEXT, True),
        _file("headings.html", lambda: "".join(f"<h{n % 6 + 1}>标题{n}" for n in range(30_000)).encode(), True, heavy=True),
    ]  # fmt: skip


def _zip(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return target.getvalue()


def _word(body: str = f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>", head: str = "") -> bytes:
    import docx

    target = io.BytesIO()
    docx.Document().save(target)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return _replaced(target.getvalue(), "word/document.xml", xml.encode())


def _excel(sheet: bytes | None = None) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["城市", "企业"])
    book.active.append(["晋江", 640])
    target = io.BytesIO()
    book.save(target)
    return _replaced(target.getvalue(), "xl/worksheets/sheet1.xml", sheet) if sheet else target.getvalue()


def _replaced(package: bytes, part: str, data: bytes | None) -> bytes:
    """Return the package with one part replaced, or, for None, left out."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        members = [(name, old.read(name)) for name in old.namelist() if name != part]
    return _zip(*members, *([(part, data)] if data is not None else []))


def _sheet(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _office() -> list[Case]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    table = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    number = '<row r="{r}"><c r="{c}"><v>{v}</v></c></row>'
    return [
        _file("empty.docx", b"", False),
        _file("noise.docx", _noise(5_000), False),
        _file("text.docx", TEXT, False),
        _file("no-members.docx", _zip(), False),
        _file("no-parts.docx", _zip(("a.txt", b"x")), False),
        _file("types-only.docx", _zip(("[Content_Types].xml", b"<Types/>")), False),
        _file("no-document.docx", lambda: _replaced(_word(), "word/document.xml", None), False),
        _file("no-types.docx", lambda: _replaced(_word(), "[Content_Types].xml", None), False),
        _file("cut.docx", lambda: _word()[:2_000], False),
        _file("cut-end.docx", lambda: _word()[:-30], False),
        _file("flipped.docx", lambda: _word()[:400] + b"\xff\xff\xff" + _word()[403:]),
        _file("bad-xml.docx", lambda: _replaced(_word(), "word/document.xml", b"<w:document><w:body>"), False),
        _file("no-text.docx", lambda: _word(""), False),
        _file("entities.docx", lambda: _word("&l11;", f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'), False),
        _file("outside.docx", lambda: _word("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), False),
        _file("bomb.docx", lambda: _replaced(_word(), "word/document.xml", bytes(70_000_000)), False, heavy=True),
        _file("nested-tables.docx", lambda: _word(table[0] * 2_000 + "<w:p/>" + table[1] * 2_000)),
        _file("tables.docx", lambda: _word(table[0] * 80 + f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>" + table[1] * 80)),
        _file("ole.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000), False),
        _file("really-excel.docx", _excel, False),
        _file("empty.xlsx", b"", False),
        _file("noise.xlsx", _noise(5_000), False),
        _file("cut.xlsx", lambda: _excel()[:2_000], False),
        _file("no-workbook.xlsx", lambda: _replaced(_excel(), "xl/workbook.xml", None), False),
        _file("no-sheet.xlsx", lambda: _replaced(_excel(), "xl/worksheets/sheet1.xml", None)),
        _file("bad-sheet.xlsx", lambda: _excel(b"<worksheet><sheetData><row>"), False),
        _file("no-strings.xlsx", lambda: _replaced(_excel(), "xl/sharedStrings.xml", None)),
        _file("far-cell.xlsx", lambda: _excel(_sheet(number.format(r=1_048_576, c="XFD1048576", v=1))), heavy=True),
        _file("outside-cell.xlsx", lambda: _excel(_sheet(number.format(r=-5, c="ZZZZZ99999999", v="x")))),
        _file("long-number.xlsx", lambda: _excel(_sheet(number.format(r=1, c="A1", v="9" * 9_999)))),
        _file("rows.xlsx", lambda: _excel(_sheet("".join(number.format(r=n, c=f"A{n}", v=n) for n in range(1, 100_000)))), heavy=True),
        _file("bomb.xlsx", lambda: _excel(bytes(70_000_000)), False, heavy=True),
        _file("really-word.xlsx", _word, False),
        _file("ole.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000), False),
    ]  # fmt: skip


def _pdf(content: bytes, filters: bytes = b"", kids: bytes = b"[3 0 R]", tail: bytes = b"") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids %s /Count 1 >>" % kids,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 6 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (tail, len(made))
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def _locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(_pdf(b"BT /F1 24 Tf (x) Tj ET"))))
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _pdfs() -> list[Case]:
    shown = b"BT /F1 24 Tf 72 720 Td (Jinjiang has 640 enterprises.) Tj ET"
    zeros = zlib.compress(bytes(300_000_000), 9)
    return [
        _file("good.pdf", _pdf(shown), True),
        _file("empty.pdf", b"", False),
        _file("noise.pdf", _noise(5_000), False),
        _file("head.pdf", b"%PDF-1.7\n", False),
        _file("head-and-noise.pdf", b"%PDF-1.7\n" + _noise(9_000), False),
        _file("cut.pdf", _pdf(shown)[:300]),
        _file("no-table.pdf", _pdf(shown).replace(b"xref", b"xxxx")),
        _file("wrong-table.pdf", _pdf(shown).replace(b"0000000", b"0009999")),
        _file("locked.pdf", _locked_pdf, False),
        _file("scan.pdf", _pdf(b"0 0 m 9 9 l S"), False),
        _file("loop.pdf", _pdf(shown, kids=b"[2 0 R]")),
        _file("itself.pdf", _pdf(shown, kids=b"[3 0 R 3 0 R 2 0 R 1 0 R]")),
        _file("loop-table.pdf", _pdf(shown, tail=b"/Prev 9")),
        _file("bomb.pdf", _pdf(zeros, b"/Filter /FlateDecode"), None, heavy=True),
        _file("double-bomb.pdf", lambda: _pdf(zlib.compress(zeros, 9), b"/Filter [/FlateDecode /FlateDecode]"), heavy=True),
        _file("filters.pdf", _pdf(zlib.compress(shown), b"/Filter [" + b"/FlateDecode " * 5_000 + b"]")),
        _file("bad-filter.pdf", _pdf(shown, b"/Filter /NoSuch")),
        _file("operators.pdf", _pdf(b"q " * 500_000 + shown), heavy=True),
        _file("brackets.pdf", _pdf(b"[" * 100_000)),
        _file("strings.pdf", _pdf(b"(" * 100_000)),
        _file("dictionaries.pdf", b"%PDF-1.4\n1 0 obj\n" + b"<< /A " * 50_000),
        _file("html.pdf", "<html>404</html>", False),
    ]  # fmt: skip


def _archives() -> list[Case]:
    good = ("好.txt", TEXT.encode())
    inner = _zip(good)
    locked = bytearray(inner)
    locked[6] |= 1
    locked[inner.rindex(b"PK\x01\x02") + 8] |= 1
    crc = bytearray(inner)
    at = inner.rindex(b"PK\x01\x02") + 16
    crc[at : at + 4] = struct.pack("<I", 1)
    return [
        _file("empty.zip", b"", False),
        _file("noise.zip", _noise(5_000), False),
        _file("no-members.zip", _zip(), False),
        _file("cut.zip", inner[:40], False),
        _file("no-list.zip", inner[: inner.rindex(b"PK\x01\x02")], False),
        _file("bomb.zip", lambda: _zip(("bomb.txt", bytes(150_000_000))), False, heavy=True),
        _file("bombs.zip", lambda: _zip(*((f"{n}.txt", b"0" * 900_000) for n in range(400))), False, heavy=True),
        _file("bomb-and-text.zip", lambda: _zip(("bomb.txt", b"0" * 50_000_000), good), True, heavy=True),
        _file("nested.zip", _zip(("inner.zip", inner)), False),
        _file("outside.zip", _zip(("../x.txt", b"x"), ("/etc/x.txt", b"x"), ("C:\\x.txt", b"x")), False),
        _file("locked.zip", bytes(locked), False),
        _file("wrong-sum.zip", bytes(crc), False),
        _file("lzma.zip", _zip(good, method=zipfile.ZIP_LZMA), False),
        _file("members.zip", lambda: _zip(*((f"{n}.txt", b"x") for n in range(1_001))), False),
        _file("entries.zip", b"PK\x03\x04" + b"PK\x01\x02" * 300_000, False),
        _file("folder-as-text.zip", _zip(("a.txt/", b""), ("a.txt/b.txt", b"x")), True),
        _file("same-names.zip", _zip(("a.txt", b"x")).replace(b"a.txt", b"a.txt"), True),
        _file("odd-names.zip", _zip(("\x01\n\u202e.txt", b"x"), ("\ufffe.txt", b"y")), True),
        _file("bad-inside.zip", _zip(("a.txt", _noise(4_000)), ("b.pdf", b"%PDF"), ("c.docx", b"PK")), False),
        _file("pictures.zip", _zip(("a.png", b"x")), False),
        _file("long-name.zip", _zip(("长" * 20_000 + ".txt", b"x")), True),
    ]  # fmt: skip


def _paths() -> list[Case]:  # noqa: C901 - a list of small functions
    def missing(folder: Path) -> Path:
        return folder / "missing.txt"

    def within_a_file(folder: Path) -> Path:
        (folder / "file.txt").write_text(TEXT, encoding="utf-8")
        return folder / "file.txt" / "a.txt"

    def empty_folder(folder: Path) -> Path:
        (folder / "空").mkdir()
        return folder / "空"

    def pictures(folder: Path) -> Path:
        (folder / "a.png").write_bytes(b"x")
        return folder

    def all_bad(folder: Path) -> Path:
        for name, data in (("a.txt", b""), ("b.pdf", b"x"), ("c.doc", b"x")):
            (folder / name).write_bytes(data)
        return folder

    def linked(target: str) -> Callable[[Path], Path]:
        def make(folder: Path) -> Path:
            (folder / "link.txt").symlink_to(target)
            return folder / "link.txt"

        return make

    def folder_loop(folder: Path) -> Path:
        (folder / "a").mkdir()
        (folder / "a" / "b").symlink_to(folder)
        (folder / "a" / "a.txt").write_text(TEXT, encoding="utf-8")
        return folder

    def pipe(folder: Path) -> Path:
        os.mkfifo(folder / "pipe.txt")
        return folder / "pipe.txt"

    def closed(folder: Path) -> Path:
        (folder / "closed.txt").write_text(TEXT, encoding="utf-8")
        (folder / "closed.txt").chmod(0)
        return folder / "closed.txt"

    def closed_folder(folder: Path) -> Path:
        (folder / "inner").mkdir()
        (folder / "inner" / "a.txt").write_text(TEXT, encoding="utf-8")
        (folder / "inner").chmod(0)
        return folder / "inner"

    def named(name: bytes) -> Callable[[Path], Path]:
        def make(folder: Path) -> Path:
            path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
            path.write_text(TEXT, encoding="utf-8")
            return path

        return make

    def folder_as_text(folder: Path) -> Path:
        (folder / "a.txt").mkdir()
        return folder / "a.txt"

    def deep(folder: Path) -> Path:
        place = folder
        for _ in range(200):
            place /= "深"
        place.mkdir(parents=True)
        (place / "a.txt").write_text(TEXT, encoding="utf-8")
        return folder

    return [
        Case("missing", missing, False),
        Case("within-a-file", within_a_file, False),
        Case("empty-folder", empty_folder, False),
        Case("pictures", pictures, False),
        Case("all-bad", all_bad, False),
        Case("link-to-itself", linked("link.txt"), False),
        Case("link-to-nothing", linked("nothing.txt"), False),
        Case("link-to-null", linked(os.devnull), False),
        Case("link-to-zero", linked("/dev/zero"), False),
        Case("link-to-folder", linked("."), False),
        Case("folder-loop", folder_loop, True),
        Case("pipe", pipe, False),
        Case("closed-file", closed, False, unprivileged=True),
        Case("closed-folder", closed_folder, False, unprivileged=True),
        Case("folder-as-text", folder_as_text, False),
        Case("deep-folder", deep, True),
        Case("long-name", named(b"x" * 251 + b".txt"), True),
        Case("name-of-lines", named(b"a\nb\rc.txt"), True),
        Case("name-of-bytes", named(b"\xff\xfe.txt"), True),
        Case("name-of-escapes", named(b"\x1b[31m.txt"), True),
        Case("name-of-dashes", named(b"--home.txt"), True),
        *(_file(f"a{suffix}", _noise(999), False) for suffix in (".doc", ".wps", ".rtf", ".xls", ".ppt", ".rar", ".7z", ".jpg", ".mp4", "")),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command line did: ``kind`` is index, reason, traceback, death or mute."""

    kind: str
    seconds: float
    kilobytes: int
    said: str


def build(path: Path, home: Path, unprivileged: bool = False) -> Outcome:
    """Build an index of the path by the command line, in a process of its own."""
    command = [sys.executable, "-m", "qa.cli", "build", str(path), "--home", str(home)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TOKENIZERS_PARALLELISM": "false"}
    if unprivileged and os.geteuid() == 0:  # root without the right to read everything
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told, env=environment)
        alarm = signal.signal(signal.SIGALRM, lambda *_: child.kill())
        signal.alarm(int(4 * LONGEST))
        _, status, usage = os.wait4(child.pid, 0)
        signal.alarm(0)
        signal.signal(signal.SIGALRM, alarm)
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        said = told.read().decode("utf-8", "replace")
    seconds = time.perf_counter() - start
    kind = (
        "traceback" if "Traceback" in said else "index" if child.returncode == 0
        else "death" if child.returncode != 1 else "reason" if said.strip() else "mute"
    )  # fmt: skip
    return Outcome(kind, seconds, usage.ru_maxrss, said)


def main(wanted: list[str]) -> int:
    """Print a line for each file and the sums; return 1 if anything is not as it should be."""
    failed = 0
    chosen = [case for case in cases() if not wanted or any(word in case.name for word in wanted)]
    for case in chosen:
        with tempfile.TemporaryDirectory() as folder:
            place, home = Path(folder) / "文 件", Path(folder) / "home"
            place.mkdir()
            home.mkdir()
            path = case.make(place)
            outcome = build(path, home, case.unprivileged)
            if (place / "inner").exists():
                (place / "inner").chmod(0o700)
        expected = {None: ("index", "reason"), True: ("index",), False: ("reason",)}[case.index]
        good = outcome.kind in expected and outcome.seconds <= LONGEST and outcome.kilobytes <= LARGEST
        failed += not good
        last = (outcome.said.strip().splitlines() or [""])[0 if outcome.kind == "reason" else -1]
        sys.stdout.write(
            f"{'ok  ' if good else 'FAIL'} {case.name:28} {outcome.kind:9} {outcome.seconds:5.1f} s "
            f"{outcome.kilobytes / 1000:6.0f} MB  {last.replace(folder, '')[:150]}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"{len(chosen)} files, {failed} failed\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
