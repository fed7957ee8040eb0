"""What the readers promise: the words of each kind of file in reading order, and one sentence for what is not one."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from corpus import Document, office, split
from corpus.errors import DocumentError
from corpus.formats import FORMATS, REFUSALS, read_bytes
from corpus.load import Problem, read_all, read_document
from corpus.markup import html_text
from corpus.tables import csv_text

MUTANTS = 40


def html() -> bytes:
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>2022大事记_晋江网</title><style>p{}</style></head>"
        "<body><nav>菜单</nav><h1>2022大事记</h1><h2>一、机器人大赛</h2><p>9月8日，<b>大赛</b>开幕&nbsp;&amp; 闭幕。</p>"
        "<script>if (a<b) x('</p>')</script><ul><li>甲<li>乙</ul><!-- <p>无</p> -->"
        "<table><tr><th>城市</th><th>企业</th></tr><tr><td>晋江</td><td>640</td></tr></table></body></html>"
    ).encode()


def csv() -> bytes:
    return "城市,企业,备注\r\n晋江,640,\"保有量\r\n新高\"\r\n石狮,304,\r\n".encode("gb18030")  # fmt: skip


def word() -> bytes:
    document = docx.Document()
    document.add_heading("2022大事记", 0)
    document.add_heading("机器人大赛", 1)
    document.add_paragraph("9月8日，大赛开幕。")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["城市", "企业", "晋江", "640"], strict=True):
        cell.text = text
    document.add_paragraph("完。")
    return saved(document.save)


def excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业"
    for row in (["一览表"], ["城市", "企业", "日期", "增长"], ["晋江", 640, date(2022, 9, 8), 0.5648], ["石狮", 0.1 + 0.2, datetime(2022, 9, 8, 9, 30), None]):  # fmt: skip
        sheet.append(row)
    sheet["D3"].number_format = "0.00%"
    sheet["E3"] = "=1+1"
    book.create_sheet("空")
    return saved(book.save)


def pdf() -> bytes:
    stream = b"BT /F1 24 Tf 72 720 Td (Jinjiang has 640 enter-) Tj 0 -30 Td (prises in 2022.) Tj ET"
    return pdf_of(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))


def pdf_of(content: bytes) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(made))  # fmt: skip


def archive(*members: tuple[str, bytes]) -> bytes:
    def save(target: io.BytesIO) -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in members or (("甲/a.txt", "甲乙".encode()), ("b.csv", csv()), ("c.docx", word())):
                made.writestr(name, data)

    return saved(save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


MAKERS = {".html": html, ".csv": csv, ".docx": word, ".xlsx": excel, ".pdf": pdf, ".zip": archive}


def read(path: Path) -> tuple[dict[str, str], list[Problem]]:
    documents, problems = read_all([path])
    assert all(p.error.en.strip() and p.error.zh.endswith("。") and "\n" not in p.error.en for p in problems)
    return {document.source: document.text for document in documents}, problems


def test_kinds_whose_library_is_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert office.unread() == []
    monkeypatch.setattr(office, "find_spec", lambda name: None if name in {"docx", "pypdf"} else object())
    assert office.unread() == ["Word", "PDF"]


def test_html_becomes_headings_paragraphs_and_rows() -> None:
    assert read_bytes(html(), ".html", "a.html") == (
        "# 2022大事记\n\n## 一、机器人大赛\n\n9月8日，大赛开幕\xa0& 闭幕。\n\n- 甲\n\n- 乙\n\n城市: 晋江；企业: 640"
    )


def test_html_in_the_encoding_that_it_declares() -> None:
    page = "<meta charset='gb2312'><title>镕</title><p>朱镕基"
    assert read_bytes(page.encode("gbk"), ".htm", "a.htm") == "# 镕\n\n朱镕基"


def test_a_table_that_lays_out_a_page_gives_its_blocks() -> None:
    page = "<table><tr><td><h2>甲</h2><p>一</p></td><td><table><tr><td>城市<td>数<tr><td>晋江<td>6</table></td></tr></table>"
    assert html_text(page) == "## 甲\n\n一\n\n城市: 晋江；数: 6"


@pytest.mark.parametrize("piece", ["<", "<a ", "<!", "<!--", "</", "<a x='", "<a x=\"'", "<script>", "<![CDATA[", "<table><td>", "<nav>", "&", "<title>"])  # fmt: skip
def test_markup_that_never_closes_costs_no_more_than_its_length(piece: str) -> None:
    assert html_text(piece * 50_000 + "<p>尾").endswith("尾")  # quadratic, this takes minutes


@given(st.text(alphabet="<>/!-ab'\"= &;甲", max_size=80))
def test_any_markup_is_read(markup: str) -> None:
    html_text(markup)


def test_a_table_becomes_rows_with_their_headers() -> None:
    assert read_bytes(csv(), ".csv", "a.csv") == "城市: 晋江；企业: 640；备注: 保有量 新高\n\n城市: 石狮；企业: 304"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_from_the_rows(mark: str) -> None:
    text = "\n".join(mark.join(row) for row in (["城市", "说明"], ["晋江", "第一"], ["石狮", "第二"]))
    assert csv_text(text, "a.tsv") == "城市: 晋江；说明: 第一\n\n城市: 石狮；说明: 第二"


def test_rows_without_headers_stay_rows() -> None:
    assert csv_text("晋江,640\n石狮,304", "a.csv") == "晋江；640\n\n石狮；304"


def test_a_row_is_a_passage() -> None:
    rows = "城市,企业,备注\n" + "".join(f"晋江{i},{i},新增\n" for i in range(50))
    text = csv_text(rows, "a.csv")
    passages = split(Document("a.csv", text)).passages
    assert [text[p.start : p.end] for p in passages] == text.split("\n\n")
    assert len(passages) == 50


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters=";|\t"), max_size=8), min_size=2, max_size=4), max_size=6
    )
)
def test_no_value_below_the_headers_is_lost(rows: list[list[str]]) -> None:
    import csv as writer

    target = io.StringIO()
    writer.writer(target).writerows([["城市", "企业", "日期", "备注"], *rows])
    text = " ".join(csv_text(target.getvalue(), "a.csv").split())
    assert all(" ".join(cell.split()) in text for row in rows for cell in row)


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


def test_a_text_copied_from_a_pdf_is_put_together_and_has_no_radicals_for_ideographs() -> None:
    broken = "⼋⽉，县⼈⺠医院⻓梁守信说，新⻔诊楼的⼯\n期比原定的⽇⼦早了六天，共花去⼀千⼆百万\n元，其中县⾥拨款九百万元，余下的由医院⾃\n筹。"
    text = read_bytes(broken.encode(), ".txt", "copied.txt")
    assert text == (
        "八月，县人民医院长梁守信说，新门诊楼的工期比原定的日子早了六天，共花去一千二百万元，"
        "其中县里拨款九百万元，余下的由医院自筹。"
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


@pytest.mark.parametrize("suffix", [suffix for refusal in REFUSALS for suffix in refusal.suffixes])
def test_a_kind_that_is_not_read_says_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix.upper()}"
    path.write_bytes(b"x")
    with pytest.raises(DocumentError, match=r"not supported: .*(save|unpack)"):
        read_document(path)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return the file damaged in one of the ways that files are."""
    made = bytearray(data)
    match chance.randrange(6):
        case 0:
            return bytes(made[: chance.randrange(len(made))])
        case 1:
            for _ in range(chance.randrange(1, 9)):
                made[chance.randrange(len(made))] = chance.randrange(256)
        case 2:
            at = chance.randrange(len(made))
            made[at : at + chance.randrange(1, 200)] = b""
        case 3:
            at = chance.randrange(len(made))
            made[at:at] = chance.randbytes(chance.randrange(1, 200))
        case 4:
            at = chance.randrange(len(made))
            made[at : at + 64] = bytes(64)
        case _:
            at, other = chance.randrange(len(made)), chance.randrange(len(made))
            made[at : at + 100] = data[other : other + 100]
    return bytes(made)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Return the package, whole as a ZIP file, with one part damaged or left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    at = chance.randrange(len(parts))
    name, content = parts[at]
    parts[at : at + 1] = [] if chance.random() < 0.2 else [(name, mutate(content or b"x", chance))]
    return archive(*parts)


@pytest.mark.parametrize("seed", range(MUTANTS))
@pytest.mark.parametrize("suffix", MAKERS)
def test_a_malformed_file_is_read_or_refused_and_nothing_else(tmp_path: Path, suffix: str, seed: int) -> None:
    chance = random.Random(f"{suffix}{seed}")
    data = MAKERS[suffix]()
    data = repacked(data, chance) if suffix in (".docx", ".xlsx", ".zip") and seed % 2 else mutate(data, chance)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    texts, problems = read(path)
    assert texts or problems
    for text in texts.values():
        assert text.strip()
        text.encode()  # no lone surrogates
        split(Document("a", text))


@pytest.mark.parametrize("suffix", [suffix for form in FORMATS for suffix in form.suffixes])
@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b'"', b"PK\x05\x06" + b"\0" * 18]
)
def test_next_to_nothing_is_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    texts, problems = read(path)
    assert len(problems) == 1 or texts.keys() == {f"a{suffix}"}
