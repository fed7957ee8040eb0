"""What loading promises: exact text in, line ends and byte-order marks apart, and a clear word on everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, split
from corpus.decoding import decode
from corpus.errors import DocumentError
from corpus.formats import LONGEST
from corpus.load import FILE_SIZE, find_texts, read_all, read_document, seed_document


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.txt", "\n\n 晋江 \n"))
    assert (document.source, document.text) == ("a.txt", "\n\n 晋江 \n")


def test_the_source_can_be_named(tmp_path: Path) -> None:
    assert read_document(write(tmp_path / "a.md", "甲"), "县志/a.md").source == "县志/a.md"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf\xe7\x94\xb2", "甲"),
        ("甲\r\n乙\r丙\n".encode(), "甲\n乙\n丙\n"),
        ("甲\r\n乙".encode("utf-16"), "甲\n乙"),
        (b"\xfe\xff" + "甲乙".encode("utf-16-be"), "甲乙"),
        ("ＡＢ　①\t \u200b".encode(), "ＡＢ　①\t \u200b"),
    ],
)
def test_only_marks_and_line_ends_are_changed(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@given(st.text(min_size=1).filter(lambda s: s.strip() and not any(c < " " or c in "\x7f\r" for c in s)))
def test_any_text_survives_utf_8(text: str) -> None:
    text = "文" + text
    assert decode(text.encode(), "a.txt") == text


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_document_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except DocumentError as error:
        text = min(error.en, error.zh, key=lambda sentence: sentence.count("a.txt"))
        data = b"a.txt"
    assert text.strip()
    assert data != b"a.txt" or "a.txt" in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\xe3\x80\x80", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (b"\x01\x02\x03 text", "binary"),
        ("甲乙".encode() + b"\xff\xfe", "at byte 6"),
        (b"\xef\xbb\xbf\xe7\x94\xb2\xb1", "at byte 6"),
        ("甲乙".encode("utf-16")[:-1], "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_both_languages(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data, "坏.txt")
    assert words in caught.value.en
    assert "坏.txt" in caught.value.en
    assert "坏.txt" in caught.value.zh
    assert caught.value.zh.endswith("。")


def test_a_missing_path_says_so(tmp_path: Path) -> None:
    for action in (read_document, lambda p: find_texts([p])):
        with pytest.raises(DocumentError, match=r"There is no file or folder .*none\.txt"):
            action(tmp_path / "none.txt")


def test_a_folder_is_not_a_document(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    write(tmp_path / "x.png", b"\x89PNG")
    with pytest.raises(DocumentError, match="holds no text") as caught:
        find_texts([tmp_path])
    assert "没有文本" in caught.value.zh


@pytest.mark.parametrize("name", ["a.mp4", "a.exe", "README"])
def test_another_file_type_is_refused_by_name(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, "text")
    with pytest.raises(DocumentError, match="not supported"):
        read_document(path)
    with pytest.raises(DocumentError, match=r"\.txt \.text \.md"):
        find_texts([path])


def test_a_path_that_no_system_allows_is_a_document_error() -> None:
    with pytest.raises(DocumentError):
        read_document(Path("a\0b.txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_document_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "甲")
    path.chmod(0)
    with pytest.raises(DocumentError, match="cannot be read"):
        read_document(path)


def test_a_file_that_cannot_be_read_is_a_document_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", "甲")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match=r"cannot be read \(Permission denied\)"):
        read_document(path)


def test_folders_are_searched_in_order_and_hidden_files_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.markdown", "sub/D.TXT", ".hidden.txt", ".git/x.txt", "sub/e.mp3", "f.text"):
        write(tmp_path / name, "甲")
    found = find_texts([tmp_path])
    assert [source for _, source in found] == ["a.md", "b.txt", "f.text", "sub/D.TXT", "sub/c.markdown"]
    assert all((tmp_path / source) == path for path, source in found)


def test_a_folder_that_lies_in_a_hidden_one_is_searched(tmp_path: Path) -> None:
    write(tmp_path / ".cache/texts/a.txt", "甲")
    assert [source for _, source in find_texts([tmp_path / ".cache/texts"])] == ["a.txt"]


def test_a_file_is_named_by_its_own_name(tmp_path: Path) -> None:
    path = write(tmp_path / "sub/a.txt", "甲")
    assert find_texts([path]) == [(path, "a.txt")]


def test_equal_names_take_their_parents_until_they_differ(tmp_path: Path) -> None:
    first = write(tmp_path / "x/2021/a.txt", "甲")
    second = write(tmp_path / "y/2021/a.txt", "乙")
    third = write(tmp_path / "y/2022/b.txt", "丙")
    assert find_texts([first, second, third]) == [
        (first, "x/2021/a.txt"),
        (second, "y/2021/a.txt"),
        (third, "b.txt"),
    ]


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "甲")
    assert find_texts([tmp_path, path]) == [(path, "a.txt")]


def test_the_seed_ships_with_the_product() -> None:
    document = seed_document()
    assert document.source == "jinjiang-2022.txt"
    assert document.text.count("重点事件 ") == 13


def test_a_bad_file_is_reported_and_the_rest_read(tmp_path: Path) -> None:
    write(tmp_path / "x/a.txt", "甲")
    write(tmp_path / "x/bad.txt", b"\0" * 99)
    write(tmp_path / "x/old.doc", b"\xd0\xcf\x11\xe0")
    write(tmp_path / "x/photo.png", b"\x89PNG")
    documents, problems = read_all([tmp_path / "x", tmp_path / "none.txt", tmp_path / "x/a.txt"])
    assert [(d.source, d.text) for d in documents] == [("a.txt", "甲")]
    assert [problem.source for problem in problems] == [str(tmp_path / "none.txt"), "bad.txt", "old.doc"]
    assert "save it as .docx" in problems[2].error.en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_or_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.txt", "甲")
    assert find_texts([tmp_path]) == [(tmp_path / "a.txt", "a.txt")]
    (tmp_path / "null.txt").symlink_to(os.devnull)
    for name in ("pipe.txt", "null.txt"):
        with pytest.raises(DocumentError, match="pipe or device"):
            read_document(tmp_path / name)


def test_loops_of_links_end(tmp_path: Path) -> None:
    write(tmp_path / "x/a.txt", "甲")
    (tmp_path / "x/loop").symlink_to(tmp_path / "x")
    (tmp_path / "x/self.txt").symlink_to(tmp_path / "x/self.txt")
    documents, problems = read_all([tmp_path / "x", tmp_path / "x/self.txt"])
    assert [document.source for document in documents] == ["a.txt"]
    assert len(problems) == 1


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_odd_names_are_shown_without_harm(tmp_path: Path) -> None:
    names = [
        b"\xff\xfe.txt",
        "大事".encode("gbk") + b".txt",
        "😀.txt".encode(),
        b"CON.txt",
        b"a\nb.txt",
        b"-x.txt",
        b"a b.txt",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("甲", encoding="utf-8")
    documents, problems = read_all([tmp_path])
    assert not problems
    sources = {document.source for document in documents}
    assert sources == {r"\xff\xfe.txt", "大事.txt", "😀.txt", "CON.txt", r"a\nb.txt", "-x.txt", "a b.txt"}


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(3 * FILE_SIZE)
    with pytest.raises(DocumentError, match="300 MB"):
        read_document(path)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html"])
def test_a_text_that_is_too_long_is_refused_with_its_length(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match=r"8,\d{3},\d{3} characters") as caught:
        read_document(write(tmp_path / name, "甲" * (LONGEST + 1)))
    assert "拆分" in caught.value.zh


def test_an_archive_is_not_one_text(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="archive of texts"):
        read_document(write(tmp_path / "a.zip", b"PK"))


def test_a_long_line_is_read_and_split_in_time_that_its_length_explains(tmp_path: Path) -> None:
    line = "晋江市2022年新增高新技术企业304家，总数达640家。" * 30_000
    text = read_document(write(tmp_path / "a.txt", line)).text
    assert text == line
    assert len(split(Document("a.txt", text)).passages) > 1000
