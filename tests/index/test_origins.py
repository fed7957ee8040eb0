"""What origins promise: the same file is known again, another of its name is kept beside it, and forgetting is harmless."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import Document
from index import Index
from index.origins import Origins


def indexed(*documents: Document) -> Index:
    return Index.build(documents)


def document(source: str, text: str, folder: str = "x") -> Document:
    return Document(source, f"{text}。", f"/home/{folder}/{source}")


OLD = document("notes.txt", "全市有图书馆12座")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Origins(tmp_path).save([OLD], ["notes.txt"])
    return tmp_path


def sources(home: Path, *documents: Document, index: Index | None = None) -> list[str]:
    named, _ = Origins(home).apart(documents, (index or indexed(OLD)).passages)
    return [item.source for item in named]


def test_the_same_file_again_keeps_its_name_whatever_it_says_now(home: Path) -> None:
    assert sources(home, document("notes.txt", "全市有图书馆13座")) == ["notes.txt"]


def test_a_file_that_was_indexed_under_another_name_keeps_that_one(home: Path) -> None:
    again = Document("x/notes.txt", "全市有图书馆13座。", OLD.origin)
    assert sources(home, again) == ["notes.txt"]


@pytest.mark.parametrize("text", ["全市有博物馆9座", "全市有图书馆12座"])
def test_a_file_of_another_place_takes_its_parents_name(home: Path, text: str) -> None:
    other = document("notes.txt", text, "other")
    named, renamed = Origins(home).apart([other], indexed(OLD).passages)
    assert [(item.source, item.text) for item in named] == [("other/notes.txt", other.text)]
    assert [(item.wanted, item.given, item.taken_by) for item in renamed] == [
        ("notes.txt", "other/notes.txt", "/home/x/notes.txt")
    ]


def test_parents_are_added_until_the_name_is_free_and_then_a_number(home: Path) -> None:
    near, far = document("notes.txt", "一号楼", "a/other"), document("notes.txt", "二号楼", "b/other")
    assert sources(home, near, far) == ["other/notes.txt", "b/other/notes.txt"]
    full = [Document(name, "甲。") for name in ("notes.txt", "notes.txt (2)")]
    root = Document("notes.txt", "乙。", "/notes.txt")
    assert sources(home, root, index=indexed(*full)) == ["notes.txt (3)"]


def test_a_text_of_an_archive_comes_from_its_place_in_it(home: Path) -> None:
    member = Document("notes.txt", "丙。", "/home/年鉴.zip/notes.txt")
    assert sources(home, member) == ["年鉴.zip/notes.txt"]


def test_a_text_from_no_file_takes_the_place_of_the_former(home: Path) -> None:
    assert sources(home, Document("notes.txt", "丁。")) == ["notes.txt"]


@pytest.mark.parametrize("memory", [None, b"", b"{", b"[1]", b'{"notes.txt": 1}', b'{"notes.txt": [[]]}', b"\xff", b"[" * 99_999])  # fmt: skip
def test_where_the_memory_is_lost_the_same_text_is_the_same_file_and_another_is_kept(home: Path, memory: bytes) -> None:
    (home / "origins.json").unlink()
    if memory is not None:
        (home / "origins.json").write_bytes(memory)
    assert sources(home, document("notes.txt", "全市有图书馆12座", "moved")) == ["notes.txt"]
    assert sources(home, document("notes.txt", "全市有图书馆13座", "moved")) == ["moved/notes.txt"]


def test_an_entry_holds_for_one_text_only(home: Path) -> None:
    by_a_program = indexed(Document("notes.txt", "戊。"))
    assert sources(home, document("notes.txt", "己"), index=by_a_program) == ["x/notes.txt"]
    assert Origins(home).place("notes.txt", OLD.text) == OLD.origin
    assert Origins(home).place("notes.txt", "戊。") == ""


def test_the_former_text_is_remembered_and_sources_that_are_gone_are_not(home: Path) -> None:
    new, other = document("notes.txt", "庚"), document("b.txt", "辛")
    Origins(home).save([new, other], ["notes.txt", "b.txt"])
    assert Origins(home).place("notes.txt", OLD.text) == Origins(home).place("notes.txt", new.text) == OLD.origin
    Origins(home).save([], ["b.txt"])
    assert json.loads((home / "origins.json").read_bytes()).keys() == {"b.txt"}
    assert [path.name for path in home.iterdir()] == ["origins.json"]


def test_names_that_are_no_characters_are_remembered(tmp_path: Path) -> None:
    odd = Document(r"\xff.txt", "甲。", "/home/\udcff.txt")
    Origins(tmp_path).save([odd], [odd.source])
    assert Origins(tmp_path).place(odd.source, odd.text) == odd.origin


def test_a_disk_that_refuses_costs_only_the_memory(tmp_path: Path) -> None:
    Origins(tmp_path / "none").save([OLD], ["notes.txt"])
    assert Origins(tmp_path / "none").place("notes.txt", OLD.text) == ""
