from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.serving.follow import Follower


def save(home: Path, count: int) -> None:
    Index.build([Document("a.txt", f"全市共有图书馆{count}座。")]).save(home)


def answer(follower: Follower) -> str:
    return follower.assistant.ask("有多少座图书馆?").answer


def test_it_answers_from_what_was_published_last(tmp_path: Path) -> None:
    save(tmp_path, 12)
    follower = Follower(Assistant.open(tmp_path), tmp_path)
    former = follower.assistant
    assert follower.assistant is former
    save(tmp_path, 19)
    assert answer(follower) == "19座"
    Index.rollback(tmp_path)
    assert answer(follower) == "12座"
    assert follower.notice is None


def test_without_a_home_it_stays_with_its_assistant(assistant: Assistant) -> None:
    assert Follower(assistant).assistant is assistant


def test_a_damaged_index_is_noticed_once_and_the_former_answers(tmp_path: Path) -> None:
    save(tmp_path, 12)
    follower = Follower(Assistant.open(tmp_path), tmp_path)
    (tmp_path / "CURRENT").write_text("gen-none", encoding="utf-8")
    assert answer(follower) == "12座"
    assert follower.notice
    kept = follower.assistant
    assert follower.assistant is kept  # it is not opened again for each question
    save(tmp_path, 19)
    assert answer(follower) == "19座"
    assert not follower.notice


def test_who_asks_while_an_index_is_opened_is_answered_from_the_former(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, 12)
    follower = Follower(Assistant.open(tmp_path), tmp_path)
    save(tmp_path, 19)
    opening, go = Event(), Event()
    opened = Assistant.open

    def slowly(home: Path | None = None) -> Assistant:
        opening.set()
        assert go.wait(10)
        return opened(home)

    monkeypatch.setattr(Assistant, "open", slowly)  # as a very large index would be
    first = Thread(target=answer, args=(follower,))
    first.start()
    assert opening.wait(10)
    assert answer(follower) == "12座"
    waiting = Thread(target=lambda: told.append(follower.settled.ask("有多少座图书馆?").answer))
    told: list[str] = []
    waiting.start()
    waiting.join(0.2)
    assert not told  # what is shown and not asked again waits for it
    go.set()
    first.join()
    waiting.join()
    assert told == ["19座"]
    assert answer(follower) == "19座"
