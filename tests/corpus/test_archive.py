"""What archives promise: their texts under their names, and no member that could harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus import archive
from corpus.load import Problem, read_all


def packed(path: Path, *members: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return path


def read(path: Path) -> tuple[list[str], list[Problem]]:
    documents, problems = read_all([path])
    return [document.source for document in documents], problems


def test_members_are_sources_below_the_archive(tmp_path: Path) -> None:
    path = packed(tmp_path / "年鉴.zip", ("a.txt", "甲"), ("内/b.md", "乙"), (".x.txt", "x"), ("__MACOSX/a.txt", "x"), ("c.jpg", b"x"))  # fmt: skip
    assert read(path) == (["年鉴.zip/a.txt", "年鉴.zip/内/b.md"], [])


def test_names_in_gbk_are_decoded(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("wxyz/wxyz.txt", "甲"))
    data = path.read_bytes().replace(b"wxyz", "大事".encode("gbk"))
    path.write_bytes(data)
    assert read(path) == (["a.zip/大事/大事.txt"], [])


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "C:/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_read(tmp_path: Path, name: str) -> None:
    sources, problems = read(packed(tmp_path / "a.zip", (name, "x"), ("b.txt", "乙")))
    assert sources == ["a.zip/b.txt"]
    assert ["outside" in problem.error.en for problem in problems] == [True]


def test_a_name_with_controls_is_shown_without_harm(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("wxyz.txt", "甲"), ("\x1b\n\u202e.txt", "乙"), ("x\\b.txt", "丙"))
    path.write_bytes(path.read_bytes().replace(b"wxyz", b"\xff\x80\xff\x7f"))
    assert read(path) == ([r"a.zip/\xff\x80\xff\x7f.txt", r"a.zip/\x1b\n\u202e.txt", "a.zip/x/b.txt"], [])


def test_an_archive_within_is_not_opened(tmp_path: Path) -> None:
    inner = packed(tmp_path / "i.zip", ("a.txt", "x")).read_bytes()
    sources, problems = read(packed(tmp_path / "a.zip", ("i.zip", inner), ("b.txt", "乙")))
    assert sources == ["a.zip/b.txt"]
    assert "within an archive" in problems[0].error.en


def test_a_bomb_is_stopped_while_it_inflates(tmp_path: Path) -> None:
    sources, problems = read(packed(tmp_path / "a.zip", ("bomb.txt", b"0" * 50_000_000), ("b.txt", "乙")))
    assert sources == ["a.zip/b.txt"]
    assert "200 times" in problems[0].error.en


def test_an_archive_that_is_too_large_unpacked_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED", 1_000_000)
    sources, problems = read(packed(tmp_path / "a.zip", *((f"{i}.txt", "甲" * 100_000) for i in range(5))))
    assert (sources, len(problems)) == ([], 1)
    assert "more than 1 MB" in problems[0].error.en


def test_an_archive_of_too_many_members_is_refused(tmp_path: Path) -> None:
    for count in (archive.MEMBERS + 1, 20 * archive.MEMBERS + 1):
        sources, problems = read(packed(tmp_path / "a.zip", *((f"{i}.txt", "甲") for i in range(count))))
        assert (sources, len(problems)) == ([], 1)
        assert "more than 1000 files" in problems[0].error.en


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("wxyz", "x"), ("b.txt", "乙"))
    path.write_bytes(path.read_bytes().replace(b"wxyz", b"\0xyz"))  # zipfile cuts names at a NUL
    assert read(path)[0] == ["a.zip/b.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_cannot_be_inflated_piece_by_piece_are_refused(tmp_path: Path, method: int) -> None:
    sources, problems = read(packed(tmp_path / "a.zip", ("a.txt", "甲" * 99), method=method))
    assert sources == []
    assert "method" in problems[0].error.en


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("a.txt", "甲"))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "encrypted" in read(path)[1][0].error.en


def test_a_size_that_lies_is_noticed(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("a.txt", "甲" * 1000))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (30).to_bytes(4, "little")
    path.write_bytes(data)
    assert "damaged" in read(path)[1][0].error.en


def test_equal_names_are_both_kept(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = packed(tmp_path / "a.zip", ("a.txt", "甲"), ("a.txt", "乙"))
    assert read(path)[0] == ["a.zip/a.txt", "a.zip/a.txt (2)"]


def test_an_archive_without_texts_says_so(tmp_path: Path) -> None:
    assert "holds no text" in read(packed(tmp_path / "a.zip", ("a.png", b"x")))[1][0].error.en
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    (tmp_path / "b.zip").write_bytes(buffer.getvalue())
    assert "holds no text" in read(tmp_path / "b.zip")[1][0].error.en
