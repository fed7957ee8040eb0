"""Word, Excel and PDF in, text out: in reading order, and one sentence for what is not one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from corpus import office
from corpus.errors import DocumentError
from corpus.formats import read_bytes
from tests.corpus.made import archive, excel, pdf, pdf_of, saved, word


def test_kinds_whose_library_is_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert office.unread() == []
    monkeypatch.setattr(office, "find_spec", lambda name: None if name in {"docx", "pypdf"} else object())
    assert office.unread() == ["Word", "PDF"]


def test_paragraphs_of_word_in_bold_are_headings_and_items_of_lists_are_marked() -> None:
    document = docx.Document()
    document.add_heading("石湾窑场", 0)
    for place, words in enumerate(("窑炉", "大窑长四十二米。", "工匠", "工匠六十一人。")):
        document.add_paragraph().add_run(words).bold = place % 2 == 0
    for item in ("龙窑两座", "馒头窑一座"):
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph("学徒三年满师", style="List Number")
    assert read_bytes(saved(document.save), ".docx", "a.docx") == (
        "# 石湾窑场\n\n**窑炉**\n\n大窑长四十二米。\n\n**工匠**\n\n工匠六十一人。\n\n- 龙窑两座\n\n- 馒头窑一座\n\n学徒三年满师"
    )


def test_word_gives_headings_paragraphs_and_tables_in_order() -> None:
    assert read_bytes(word(), ".docx", "a.docx") == (
        "# 2022大事记\n\n## 机器人大赛\n\n9月8日，大赛开幕。\n\n城市: 晋江；企业: 640\n\n完。"
    )


def test_word_gives_what_was_inserted_and_not_what_was_deleted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("甲")
    for tag, text in (("ins", "乙"), ("del", "丙")):
        change = paragraph._p.makeelement(paragraph._p.tag.replace("}p", "}" + tag))
        change.append(paragraph.add_run(text)._r)
        paragraph._p.append(change)
    assert read_bytes(saved(document.save), ".docx", "a.docx") == "甲乙"


def test_excel_gives_values_with_headers_dates_and_per_cents() -> None:
    assert read_bytes(excel(), ".xlsx", "a.xlsx") == (
        "# 企业\n\n一览表\n\n城市: 晋江；企业: 640；日期: 2022-09-08；增长: 56.48%\n\n"
        "城市: 石狮；企业: 0.3；日期: 2022-09-08 09:30:00"
    )


def test_a_pdf_gives_its_text_layer() -> None:
    assert read_bytes(pdf(), ".pdf", "a.pdf") == "Jinjiang has 640 enter-\nprises in 2022."


def test_a_scan_an_encrypted_and_a_broken_pdf_say_what_to_do() -> None:
    with pytest.raises(DocumentError, match="OCR"):
        read_bytes(pdf_of(b"<< /Length 0 >>\nstream\n\nendstream"), ".pdf", "a.pdf")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("geheim", algorithm="RC4-128")
    with pytest.raises(DocumentError, match="encrypted"):
        read_bytes(saved(writer.write), ".pdf", "a.pdf")
    with pytest.raises(DocumentError, match="damaged"):
        read_bytes(b"%PDF-1.4\nnothing", ".pdf", "a.pdf")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert "640" in read_bytes(saved(writer.write), ".pdf", "a.pdf")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
@pytest.mark.parametrize("data", [b"just text", b"PK\x03\x04 no", archive(("a.txt", b"x")), b"\0" * 99])
def test_what_is_not_what_its_name_says_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"not a|damaged"):
        read_bytes(data, suffix, "a" + suffix)


def test_a_word_file_that_declares_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(DocumentError, match="not a Word"):
        read_bytes(archive(("word/document.xml", bomb)), ".docx", "a.docx")


@pytest.mark.parametrize(
    ("suffix", "library", "maker"), [(".docx", "docx", word), (".xlsx", "openpyxl", excel), (".pdf", "pypdf", pdf)]
)
def test_a_missing_extra_is_named_with_the_line_that_installs_it(
    suffix: str, library: str, maker: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DocumentError, match=rf"run pip install (?:python-)?{library}\."):
        read_bytes(maker(), suffix, "a" + suffix)
