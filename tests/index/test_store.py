from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Document
from corpus.errors import IndexingError
from index import Index
from index.store import Store, default_home


def test_a_published_generation_is_opened_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "中文 路径")
    assert not store.exists()
    name = store.publish({"a": b"one"}, {"passages": 1})
    folder, manifest = store.open()
    assert (folder.name, (folder / "a").read_bytes(), manifest["passages"]) == (name, b"one", 1)


@pytest.mark.parametrize("home", ["file", "file/within"])
def test_a_home_that_is_a_file_is_said_to_be_one(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(IndexingError, match="is a file, and an index needs a folder"):
        Store(tmp_path / home).publish({"a": b"one"}, {})
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_the_generation_before_is_kept_and_older_ones_go(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"1", b"2", b"3")]
    assert {path.name for path in (tmp_path / "generations").iterdir()} == set(names[1:])
    assert store.open()[0].name == names[2]


def test_what_another_process_publishes_is_seen_at_the_next_look(tmp_path: Path) -> None:
    """A store remembers what the pointer's file said; the file is another one each time, even of the same length."""
    here, other = Store(tmp_path), Store(tmp_path)
    seen = []
    for text in ("a", "b", "c", "a"):
        other.publish({"text": text.encode()}, {})
        seen.append(here.current())
        assert here.current() == other.current()
    assert len(set(seen[:3])) == 3
    (tmp_path / "CURRENT").unlink()
    assert here.current() is None


def test_publishing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.publish({"a": b"one"}, {})
    assert store.publish({"a": b"one"}, {}) == name


def test_publishing_the_same_again_replaces_what_was_damaged(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.publish({"a": b"one"}, {})
    (tmp_path / "generations" / name / "a").write_bytes(b"two")
    assert store.publish({"a": b"one"}, {}) != name
    assert (store.open()[0] / "a").read_bytes() == b"one"


def test_folders_that_are_not_its_own_are_left_alone(tmp_path: Path) -> None:
    strangers = ["gen-alogy", "new-ideas", "old-photos", "generations/gen-alogy", "generations/new-ideas"]
    for name in strangers:
        (tmp_path / name).mkdir(parents=True)
    store = Store(tmp_path)
    for text in (b"1", b"2", b"3"):
        store.publish({"a": text}, {})
    assert all((tmp_path / name).is_dir() for name in strangers)


def test_a_lost_pointer_costs_no_generation_and_the_newest_answers(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]
    os.utime(tmp_path / "generations" / names[0], (1, 1))
    (tmp_path / "CURRENT").unlink()
    assert store.exists()
    assert store.open()[0].name == names[1]
    assert store.notice is not None
    store.publish({"a": b"three"}, {})
    assert all((tmp_path / "generations" / name / "a").exists() for name in names)


def test_a_generation_that_is_removed_while_one_is_opened_disturbs_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.publish({"a": b"one"}, {})
    # A name that is listed and leads nowhere, which is what a reader meets that was overtaken by a writer
    (tmp_path / "generations" / "gen-0000000000000000-1").symlink_to(tmp_path / "gone")
    assert store.open()[0].name == name


@pytest.mark.parametrize("change", [b"onE", b"on", b""])
def test_a_changed_file_is_noticed(tmp_path: Path, change: bytes) -> None:
    store = Store(tmp_path)
    name = store.publish({"a": b"one"}, {})
    (tmp_path / "generations" / name / "a").write_bytes(change)
    with pytest.raises(IndexingError, match="damaged"):
        store.open()


def test_a_damaged_generation_falls_back_to_the_one_before_and_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]
    (tmp_path / "generations" / names[1] / "a").write_bytes(b"twO")
    assert store.open()[0].name == names[0]
    assert store.notice is not None
    assert names[0] in store.notice.en
    assert names[0] in store.notice.zh
    (tmp_path / "generations" / names[0] / "manifest.json").write_bytes(b"{")
    with pytest.raises(IndexingError, match="damaged"):
        Store(tmp_path).open()


def test_going_back_switches_between_two_generations(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(IndexingError, match="no former index"):
        store.rollback()
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]
    assert store.rollback() == store.current() == names[0]
    assert store.rollback() == store.current() == names[1]
    (tmp_path / "generations" / names[0] / "a").write_bytes(b"x")
    with pytest.raises(IndexingError, match="damaged"):
        store.rollback()
    assert store.current() == names[1]


def test_a_changed_word_of_the_manifest_is_noticed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    manifest = tmp_path / "generations" / store.publish({}, {"passages": 1}) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b": 1", b": 3"))
    with pytest.raises(IndexingError, match=r"damaged \(manifest"):
        store.open()


def test_another_format_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    manifest = tmp_path / "generations" / store.publish({}, {}) / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 99}))
    with pytest.raises(IndexingError, match="format 99"):
        store.open()


@pytest.mark.parametrize("pointer", ["gen-none", "../elsewhere", "\x00", "gen-0123456789abcdef-1\n", "g"])
def test_a_pointer_to_nowhere_is_taken_for_lost_and_costs_no_generation(tmp_path: Path, pointer: str) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]
    os.utime(tmp_path / "generations" / names[0], (1, 1))
    (tmp_path / "CURRENT").write_text(pointer)
    assert store.open()[0].name == names[1]
    assert store.notice is not None
    assert "CURRENT" in store.notice.en
    store.publish({"a": b"three"}, {})
    assert all((tmp_path / "generations" / name / "a").exists() for name in names)


def test_after_a_fallback_the_generation_that_answered_is_the_one_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]
    (tmp_path / "generations" / names[1] / "a").write_bytes(b"twO")
    third = store.publish({"a": b"three"}, {}, seen=names[1], kept=names[0])
    assert store.current() == third
    assert store.rollback() == names[0]


def test_a_change_of_what_is_no_longer_current_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]
    with pytest.raises(IndexingError, match="another process meanwhile"):
        store.publish({"a": b"three"}, {}, seen=names[0])
    assert store.current() == names[1]


def test_going_back_to_what_cannot_be_used_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.publish({"a": text}, {}) for text in (b"one", b"two")]

    def refuse(folder: Path, _: object) -> None:
        raise IndexingError(f"{folder.name} has another model", "模型不同")

    with pytest.raises(IndexingError, match=names[0]):
        store.rollback(refuse)
    assert store.current() == names[1]


def test_where_nothing_was_built_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="dashiji build"):
        Store(tmp_path).open()


def test_a_write_that_fails_leaves_the_former_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.publish({"a": b"one"}, {})

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.store._write", refuse)
    with pytest.raises(IndexingError, match="No space left"):
        store.publish({"a": b"two"}, {})
    monkeypatch.undo()
    assert (store.open()[0] / "a").read_bytes() == b"one"


def test_the_environment_names_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHIJI_HOME", str(tmp_path))
    assert default_home() == tmp_path
    monkeypatch.delenv("DASHIJI_HOME")
    assert default_home().name == "dashiji"


def test_every_file_of_an_index_is_guarded(tmp_path: Path) -> None:
    first, second = (Index.build([Document("a.txt", text)]) for text in ("全市有图书馆12座。", "全市有博物馆9座。"))
    first.save(tmp_path)
    second.save(tmp_path)
    folder = tmp_path / "generations" / second.generation
    for path in sorted(folder.iterdir()):
        whole = path.read_bytes()
        for place in sorted({0, len(whole) // 3, len(whole) // 2, len(whole) - 1}):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
            assert Index.open(tmp_path).generation == first.generation
            path.write_bytes(whole[:place])
            assert Index.open(tmp_path).generation == first.generation
        path.write_bytes(whole)
    assert Index.open(tmp_path).generation == second.generation


def test_opening_an_index_runs_nothing_and_asks_nobody(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\nfrom index import Index\nhome = pathlib.Path(sys.argv[1])\nseen = []\n"
        "sys.addaudithook(lambda event, _: seen.append(event))\n"
        "Index.open(home).search('图书馆')\n"
        "print([e for e in seen if e.startswith(('pickle', 'subprocess', 'socket', 'os.system', 'os.exec', 'os.posix_spawn'))])"
    )
    Index.build([Document("a.txt", "全市有图书馆12座。")]).save(tmp_path)
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
