"""What decoding promises: the same text in any encoding with any line ends, and a byte offset where none fits."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from opencc import OpenCC

from corpus import Document, split
from corpus.decoding import decode, decode_name
from corpus.errors import DocumentError
from corpus.load import read_document, seed_document

SIMPLIFIED = seed_document().text
TRADITIONAL = OpenCC("s2t").convert(SIMPLIFIED)
ENGLISH = (
    "Jinjiang has 640 high-tech enterprises, “a record” – said Zoë at the café. It’s 12 more than last year.\n" * 9
)
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
ANY = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]
MARKED = {"utf-16 BE": codecs.BOM_UTF16_BE, "utf-32 BE": codecs.BOM_UTF32_BE}


def encoded(text: str, encoding: str) -> bytes:
    mark = MARKED.get(encoding, b"")
    return mark + text.encode(encoding.replace(" BE", "-be"))


@pytest.mark.parametrize("ends", LINE_ENDS)
@pytest.mark.parametrize("length", [30, 200, 5_000])
@pytest.mark.parametrize(
    ("whole", "encoding"),
    [(SIMPLIFIED, e) for e in [*ANY, *MARKED, "gbk", "gb2312"]]
    + [(TRADITIONAL, e) for e in [*ANY, *MARKED, "gbk", "big5", "cp950", "big5hkscs"]],
)
def test_every_encoding_and_line_end_gives_the_same_text(whole: str, encoding: str, length: int, ends: str) -> None:
    for start in range(0, min(len(whole) - length + 1, 2_000), 97):
        text = whole[start : start + length]
        if encoding in ("gb2312", "gbk", "big5", "cp950", "big5hkscs"):
            text = text.encode(encoding, "ignore").decode(encoding)
        assert decode(encoded(text.replace("\n", LINE_ENDS[ends]), encoding), "a.txt") == text


@pytest.mark.parametrize("ends", LINE_ENDS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_english_keeps_its_quotation_marks_and_accents(encoding: str, ends: str) -> None:
    assert decode(ENGLISH.replace("\n", LINE_ENDS[ends]).encode(encoding), "a.txt") == ENGLISH


@pytest.mark.parametrize(("encoding", "text"), [("shift_jis", "これは日本語の文章です。図書館は十二か所あります。"), ("euc_kr", "진장시는 2022년에 도서관을 열두 곳 운영하고 있습니다. 시민들은 책을 읽고 배우며 이야기를 나눕니다.")])  # fmt: skip
def test_neighbouring_languages_are_read_too(encoding: str, text: str) -> None:
    assert decode((text * 20).encode(encoding), "a.txt") == text * 20


ENDS = {**LINE_ENDS, "mixed": ""}
SAID = (
    [(SIMPLIFIED, e) for e in [*ANY, *MARKED, "gbk", "gb2312"]]
    + [(TRADITIONAL, e) for e in [*ANY, *MARKED, "gbk", "big5", "cp950", "big5hkscs"]]
    + [(ENGLISH, e) for e in ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "gb18030"]]
)


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize(("whole", "encoding"), SAID, ids=[f"{text[:9].strip()}-{e}" for text, e in SAID])
def test_a_file_gives_the_same_passages_in_every_encoding(tmp_path: Path, whole: str, encoding: str, ends: str) -> None:
    text = whole[:4_000]
    if encoding in ("gb2312", "gbk", "big5", "cp950", "big5hkscs"):
        text = text.encode(encoding, "ignore").decode(encoding)
    if ends == "mixed":
        lines = text.split("\n")
        ended = "".join(line + ("\n", "\r\n")[n % 2] for n, line in enumerate(lines[:-1])) + lines[-1]
    else:
        ended = text.replace("\n", LINE_ENDS[ends])
    path = tmp_path / "中文 路径" / "大事记.txt"
    path.parent.mkdir()
    path.write_bytes(encoded(ended, encoding))
    assert split(read_document(path)) == split(Document("大事记.txt", text))


def test_unusual_line_separators_are_characters_of_the_text() -> None:
    assert decode("甲\u2028乙\x85丙\x0b丁".encode(), "a.txt") == "甲\u2028乙\x85丙\x0b丁"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
def test_a_damaged_text_is_refused_at_its_byte(encoding: str) -> None:
    text = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    data = text.encode(encoding, "ignore")
    bad = {"utf-16": b"\x00\xdc"}.get(encoding, b"\xff")
    with pytest.raises(DocumentError, match=rf"at byte {len(data)} \(0x"):
        decode(data + bad + bad, "a.txt")


def test_a_few_control_characters_are_kept_and_many_are_binary() -> None:
    stray = "晋江市科技创新" * 100 + "\x01\x00\x07"
    assert decode(stray.encode(), "a.txt") == stray
    for data in (bytes(range(32)) * 40, b"text" * 50 + b"\0" * 50, bytes(range(256)) * 4, ("a\x01" * 99).encode("utf-16")):  # fmt: skip
        with pytest.raises(DocumentError, match="binary"):
            decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (rb"{\rtf1\ansi", "RTF"),
        (b"\x1f\x8b\x08", "archive"),
        (b"SQLite format 3\0", "SQLite"),
    ],
)
def test_a_file_of_another_kind_is_told_by_how_it_begins(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        decode(data + bytes(range(200)), "a.txt")
    assert "a.txt" in caught.value.zh


def test_file_names_are_decoded_for_people() -> None:
    assert decode_name("大事记/二〇二二.txt".encode("gbk")) == "大事记/二〇二二.txt"
    assert decode_name("😀 CON.txt".encode()) == "😀 CON.txt"
    assert decode_name(b"a\xff\n.txt") == r"a\xff\n.txt"
