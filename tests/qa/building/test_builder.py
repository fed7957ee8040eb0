"""What the page's reading and building do in a process of their own; the orders are given here without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import Document
from corpus.errors import DocumentError, IndexingError
from index import Index
from qa.building import builder

LOCK = "水闸纪事\n\n2021年5月3日，水闸检修，耗资31万元。\n\n2021年6月9日，水闸开放，过船12艘。\n"
MILL = "磨坊纪事\n\n2020年1月2日，磨坊修缮，换磨盘6件。\n\n2020年8月5日，磨坊对外开放。\n"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what the builder says, in order."""
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(builder, "_say", told.append)
    return told


def pasted(**texts: str) -> list[dict[str, Any]]:
    return [{"name": f"{name}.txt", "text": text} for name, text in texts.items()]


def order(home: Path, verb: str, generation: str = "", removed: tuple[str, ...] = (), **texts: str) -> dict[str, Any]:
    expected = {f"{name}.txt": builder.digest(text) for name, text in texts.items()}
    return {
        "verb": verb, "home": str(home), "generation": generation, "items": pasted(**texts), "expected": expected,
        "removed": list(removed),
    }  # fmt: skip


def test_what_is_in_a_text_is_said_before_it_is_added(said: list[dict[str, Any]]) -> None:
    builder._check(pasted(lock=LOCK))
    (found,) = said[0]["found"]
    assert said[0]["item"] == 0
    assert said[0]["problems"] == []
    assert (found["source"], found["title"], found["characters"]) == ("lock.txt", "水闸纪事", len(LOCK))
    assert (found["events"], found["dates"], found["warnings"]) == (2, 2, [])
    assert found["facts"] >= 2
    assert found["digest"] == builder.digest(LOCK)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("水闸。", "short"),
        ("水闸开放了，来往的船只很多，镇上的人都很高兴，站里的人也一样高兴。", "no_events"),
        ("水\ufffd闸\ufffd开放了，来往的船只很多，镇上的人都很高兴，站里的人也一样高兴。", "garbled"),
    ],
)
def test_a_user_is_warned_of_what_is_hardly_meant(said: list[dict[str, Any]], text: str, warning: str) -> None:
    builder._check(pasted(lock=text))
    assert warning in said[0]["found"][0]["warnings"]


def test_each_item_has_its_own_reason_why_it_cannot_be_read(said: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "good").write_text(LOCK, encoding="utf-8")
    items = [
        {"name": "gone.txt", "path": str(tmp_path / "gone")},
        {"name": "scan.doc", "path": str(tmp_path / "good")},
        {"name": "good.txt", "path": str(tmp_path / "good")},
        {"name": "empty.txt", "text": ""},
    ]
    builder._check(items)
    assert [len(message["found"]) for message in said] == [0, 0, 1, 0]
    assert [[problem["source"] for problem in message["problems"]] for message in said] == [
        ["gone.txt"], ["scan.doc"], [], ["empty.txt"],
    ]  # fmt: skip
    assert all(problem["en"] and problem["zh"] for message in said for problem in message["problems"])


def test_what_no_reader_foresaw_is_a_reason_too(said: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object) -> None:
        raise given[0] if isinstance(given[0], Exception) else ZeroDivisionError

    monkeypatch.setattr(builder, "split", fails)
    builder._check(pasted(lock=LOCK))
    monkeypatch.setattr(builder, "read_bytes", fails)
    builder._check(pasted(lock=LOCK))
    assert [message["problems"][0]["en"].split(" ")[0] for message in said] == ["lock.txt", "lock.txt"]
    assert all("ZeroDivisionError" in message["problems"][0]["en"] for message in said)


def test_texts_are_added_replaced_and_removed_and_it_is_said_which(said: list[dict[str, Any]], tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = builder._change(order(home, "add", lock=LOCK))
    assert (first["added"], first["replaced"], first["removed"]) == (["lock.txt"], [], [])
    second = builder._change(order(home, "add", first["generation"], mill=MILL, lock=LOCK.replace("12", "15")))
    assert (second["added"], second["replaced"], second["removed"]) == (["mill.txt"], ["lock.txt"], [])
    third = builder._change(order(home, "remove", second["generation"], ("lock.txt",)))
    assert (third["added"], third["replaced"], third["removed"]) == ([], [], ["lock.txt"])
    assert [source.name for source in Index.open(home).sources] == ["mill.txt"]
    stages = [message["stage"] for message in said]
    assert set(stages) <= set(builder.STAGES)
    assert stages[0] == "reading"
    assert stages.count("writing") == 3


def test_all_texts_are_put_in_the_place_of_all(said: list[dict[str, Any]], tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = builder._change(order(home, "add", lock=LOCK))
    done = builder._change(order(home, "replace", first["generation"], mill=MILL))
    assert (done["added"], done["removed"]) == (["mill.txt"], ["lock.txt"])
    back = builder._rollback({"home": str(home), "generation": done["generation"]})
    assert back["added"] == ["lock.txt"]
    again = builder._change(order(home, "rebuild", back["generation"]))
    assert [source.name for source in Index.open(home).sources] == ["lock.txt"]
    assert (again["added"], again["replaced"], again["removed"]) == ([], [], [])


def test_nothing_is_done_to_another_index_than_was_looked_at(said: list[dict[str, Any]], tmp_path: Path) -> None:
    home = tmp_path / "home"
    Index.build([Document("lock.txt", LOCK)]).save(home)
    for verb in ("add", "replace"):
        with pytest.raises(IndexingError, match="someone else"):
            builder._change(order(home, verb, "another", mill=MILL))
    with pytest.raises(IndexingError, match="someone else"):
        builder._rollback({"home": str(home), "generation": "another"})
    assert [source.name for source in Index.open(home).sources] == ["lock.txt"]


def test_a_text_that_is_no_longer_what_was_checked_is_not_added(said: list[dict[str, Any]], tmp_path: Path) -> None:
    given = order(tmp_path / "home", "add", lock=LOCK, mill=MILL)
    given["items"][1]["text"] += "改"
    with pytest.raises(DocumentError, match=r"mill\.txt"):
        builder._change(given)
    assert not (tmp_path / "home").exists()


def test_only_the_texts_that_were_agreed_to_are_added(said: list[dict[str, Any]], tmp_path: Path) -> None:
    given = order(tmp_path / "home", "add", lock=LOCK, mill=MILL)
    del given["expected"]["mill.txt"]
    assert builder._change(given)["added"] == ["lock.txt"]


def test_only_stages_that_the_page_knows_are_said(said: list[dict[str, Any]]) -> None:
    for told in ("indexing 3 of 4", "embedding", "humming along"):
        builder._stage(told)
    assert said == [{"stage": "indexing"}, {"stage": "embedding"}]
