"""Files that are not what they should be, as people and attackers give them: name, bytes, and whether a text is in it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

NOISE = random.Random(3).randbytes(5000)
TEXT = "全市共有图书馆12座。".encode()


def zipped(members: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def encrypted(data: bytes) -> bytes:
    """Set the bit that says a ZIP member is encrypted, in its own head and in the list."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        changed[at + offset] |= 1
    return bytes(changed)


def pdf(locked: bool) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if locked:
        writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def docx() -> bytes:
    from docx import Document

    file = io.BytesIO()
    document = Document()
    document.add_paragraph("全市共有图书馆12座。")
    document.save(file)
    return file.getvalue()


def xlsx() -> bytes:
    from openpyxl import Workbook

    file = io.BytesIO()
    book = Workbook()
    book.active.append(["年份", "图书馆"])
    book.active.append(["2021", "12座"])
    book.save(file)
    return file.getvalue()


def unreadable() -> Iterator[tuple[str, bytes]]:
    """Files in which there is no text to be had: each must get a reason."""
    word, table, good = docx(), xlsx(), zipped({"a.txt": TEXT})
    yield "empty.txt", b""
    yield "blank.txt", b" \r\n\t\xe3\x80\x80\n"
    yield "only-mark.txt", b"\xef\xbb\xbf"
    yield "noise.txt", NOISE
    yield "nuls.txt", b"\0" * 3000
    yield "controls.txt", bytes(range(1, 9)) * 400
    yield "program.txt", b"\x7fELF\x02\x01\x01" + NOISE
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + NOISE
    yield "photo.md", b"\xff\xd8\xff\xe0" + NOISE
    yield "database.csv", b"SQLite format 3\0" + NOISE
    yield "pdf-inside.txt", pdf(locked=False)
    yield "word-inside.txt", word
    yield "old-word.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE
    yield "rtf.txt", rb"{\rtf1 hello}"
    yield "cut-utf8.txt", "全市共有图书馆12座。".encode()[:-1] + b"\xff\xfe" * 20
    yield "cut-utf16.txt", b"\xff\xfe" + "图书馆".encode("utf-16-le")[:-1]
    yield "surrogates-utf16.txt", b"\xff\xfe" + b"\x00\xd8" * 40
    yield "noise.md", NOISE[:77]
    yield "noise.csv", NOISE
    yield "noise.tsv", NOISE[::-1]
    yield "noise.html", NOISE
    yield "empty.html", b"<html><body></body></html>"
    yield "script-only.html", b"<script>alert(1)</script><style>p{}</style>"
    yield "empty.csv", b""
    yield "noise.pdf", NOISE
    yield "text.pdf", TEXT
    yield "header.pdf", b"%PDF-1.7\n"
    yield "cut.pdf", pdf(locked=False)[:200]
    yield "no-text.pdf", pdf(locked=False)
    yield "locked.pdf", pdf(locked=True)
    yield "loop.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "noise.docx", NOISE
    yield "text.docx", TEXT
    yield "cut.docx", word[: len(word) // 2]
    yield "no-parts.docx", zipped({"hello.txt": TEXT})
    yield "bare.docx", zipped({"[Content_Types].xml": b"<Types/>"})
    yield "broken-xml.docx", zipped({"word/document.xml": b"<w:document><w:body>", "[Content_Types].xml": b"<x"})
    yield "sheet.docx", table
    yield "noise.xlsx", NOISE
    yield "cut.xlsx", table[: len(table) - 40]
    yield "damaged.xlsx", table.replace(b"PK\x03\x04", b"PK\x09\x09", 3)
    yield "word.xlsx", word
    yield "empty.xlsx", b""
    yield "laughs.docx", zipped({
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    })  # fmt: skip
    yield "noise.zip", NOISE
    yield "empty.zip", b""
    yield "nothing-inside.zip", zipped({})
    yield "cut.zip", good[:-10]
    yield "bomb.zip", zipped({"big.txt": b"0" * 60_000_000})
    yield "nested.zip", zipped({"inner.zip": good})
    yield "outside.zip", zipped({"../../evil.txt": TEXT})
    yield "absolute.zip", zipped({"/etc/evil.txt": TEXT})
    yield "drive.zip", zipped({"C:evil.txt": TEXT})
    yield "locked.zip", encrypted(good)
    yield "pictures-only.zip", zipped({"a.png": NOISE})
    yield "bzip.zip", zipped({"a.txt": TEXT * 10}, zipfile.ZIP_BZIP2)
    yield "crowd.zip", zipped({f"{number}.txt": b"x" for number in range(1100)})
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE
    yield "old.wps", NOISE
    yield "old.xls", NOISE
    yield "slides.pptx", NOISE
    yield "image.png", b"\x89PNG\r\n\x1a\n" + NOISE
    yield "packed.rar", b"Rar!\x1a\x07" + NOISE
    yield "program.exe", b"MZ" + NOISE
    yield "no-suffix", TEXT
    yield "gpj.\u202etxt.exe", TEXT
    yield "dot.", TEXT
    yield "large.txt", b"a" * 20_000_001


def odd() -> Iterator[tuple[str, bytes]]:
    """Files that hold a text all the same, under names or in shapes that break things."""
    yield "../../../etc/passwd.txt", TEXT
    yield "..\\..\\windows.txt", TEXT
    yield "C:\\CON.txt", TEXT
    yield "CON.txt", TEXT
    yield "长" * 300 + ".txt", TEXT
    yield "🎉🈶👩‍👩‍👧.txt", TEXT
    yield "evil\u202etxt.md", TEXT
    yield "line\nbreak\x00nul.txt", TEXT
    yield "half\ud800.txt", TEXT
    yield "<img src=x onerror=window.__hit=1>.txt", TEXT
    yield "[a](javascript:window.__hit=1)**b**|c|.txt", TEXT
    yield ".txt", TEXT
    yield "one-line.txt", "今年共有图书馆12座".encode() * 400_000
    yield "stray-nul.txt", TEXT * 100 + b"\0"
    yield "UPPER.TXT", TEXT
    yield "mixed.zip", zipped({"好.txt": TEXT, "坏.pdf": NOISE, "../out.txt": TEXT})
