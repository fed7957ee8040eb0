"""The process that helps to answer: it answers as the server does, follows the index, and may die at any time."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant
from qa.serving.api import Desk, create_api
from qa.serving.follow import Follower
from qa.serving.helper import Helper, HelperError
from qa.serving.outcome import answered

QUESTION = "2022年高新技术企业有多少家?"
ROUNDS = count()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("家 helper")
    Index.build([seed_document()]).save(place)
    return place


@pytest.fixture(scope="module")
def helper(home: Path) -> Iterator[Helper]:
    begun = awaited(Helper(home))
    yield begun
    begun.close()


def awaited(helper: Helper) -> Helper:
    for _ in range(600):
        if helper.ready:
            return helper
        time.sleep(0.1)
    raise AssertionError("the helper did not begin")


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("/v1/ask", {"question": QUESTION}),
        ("/v1/ask", {"question": "它同比增长多少?", "history": [QUESTION], "k": 3}),
        ("/v1/search", {"question": "石墨烯", "k": 2, "section": "点评"}),
        ("/v1/ask", {"question": "\ud800 多少家企业?"}),
        ("/v1/ask", {"question": ""}),
        ("/v1/search", {"question": "石墨烯", "k": 0}),
    ],
)
def test_it_answers_as_the_server_does(helper: Helper, home: Path, path: str, item: dict[str, Any]) -> None:
    assert helper.answered(path, item) == answered(Assistant.open(home), path, item)


def test_questions_given_while_it_answers_get_each_its_own_answer(helper: Helper, home: Path) -> None:
    assistant = Assistant.open(home)
    items: list[dict[str, Any]] = [{"question": QUESTION, "k": number} for number in range(1, 9)]
    with ThreadPoolExecutor(4) as askers:
        told = list(askers.map(lambda item: helper.answered("/v1/ask", item), items))
    assert told == [answered(assistant, "/v1/ask", item) for item in items]
    assert len({outcome.text for outcome in told}) == len(items)


def test_whoever_waits_for_one_that_ends_is_told(home: Path) -> None:
    lost = awaited(Helper(home))
    with ThreadPoolExecutor(4) as askers:
        waiting = [askers.submit(lost.answered, "/v1/ask", {"question": QUESTION, "k": 1 + n}) for n in range(4)]
        lost.kill()
        ends = [task.exception(timeout=30) for task in waiting]
    assert all(end is None or isinstance(end, HelperError) for end in ends)
    assert any(isinstance(end, HelperError) for end in ends)
    lost.close()


def test_a_question_that_cannot_be_sent_leaves_nobody_waiting(helper: Helper, home: Path) -> None:
    with pytest.raises(TypeError):
        helper.answered("/v1/ask", {"question": object()})
    item: dict[str, Any] = {"question": QUESTION}
    assert helper.answered("/v1/ask", item) == answered(Assistant.open(home), "/v1/ask", item)


def test_it_follows_the_index(tmp_path: Path) -> None:
    first = Index.build([Document("a.txt", "全市共有公园12座。")])
    first.save(tmp_path)
    helper = awaited(Helper(tmp_path))
    try:
        assert json.loads(helper.answered("/v1/ask", {"question": "有多少座公园?"}).text)["answer"] == "12座"
        second = Index.build([Document("a.txt", "全市共有公园15座。")])
        second.save(tmp_path)
        told = helper.answered("/v1/ask", {"question": "有多少座公园?"})
        assert (json.loads(told.text)["answer"], told.generation) == ("15座", second.generation)
    finally:
        helper.close()


def test_one_without_an_index_or_that_has_ended_is_no_help(tmp_path: Path, home: Path) -> None:
    lost = Helper(tmp_path)
    for _ in range(600):
        if lost.ended:
            break
        time.sleep(0.1)
    assert lost.ended
    assert not lost.ready
    lost.close()
    dead = awaited(Helper(home))
    dead.close()
    with pytest.raises(HelperError):
        dead.answered("/v1/ask", {"question": QUESTION})


async def all_asked(client: httpx.AsyncClient, number_of: int) -> list[Any]:
    used = next(ROUNDS)  # no two lines are alike, so none is answered from what was kept
    lines = [{"id": number, "question": QUESTION, "k": number_of * used + number + 1} for number in range(number_of)]
    told = await asyncio.gather(*(client.post("/v1/ask", json=line) for line in lines))
    assert [response.status_code for response in told] == [200] * number_of
    return [(response.json()["id"], response.json()["answer"]) for response in told]


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one processor a second process helps nobody")
def test_questions_that_wait_are_helped_with_and_none_is_lost_when_the_helper_dies(home: Path) -> None:
    async def asked() -> None:
        api = create_api(Follower(Assistant.open(home), home))
        desk: Desk = api.state.desk
        transport = httpx.ASGITransport(app=api)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            await client.post("/v1/ask", json={"question": QUESTION})
            assert desk.helper is None, "who asks alone needs none"
            right = [(number, "640家") for number in range(20)]
            assert await all_asked(client, 20) == right
            helper = desk.helper
            assert helper is not None
            await asyncio.to_thread(awaited, helper)
            assert await all_asked(client, 20) == right
            assert desk.helped > 0
            work = asyncio.create_task(all_asked(client, 20))
            await asyncio.sleep(0.02)
            helper.kill()
            assert await work == right
            assert desk.helper is None
            desk.dismiss()

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, asked()).result()


def test_a_helper_that_died_between_two_questions_costs_none(home: Path) -> None:
    async def asked() -> None:
        api = create_api(Follower(Assistant.open(home), home))
        desk: Desk = api.state.desk
        transport = httpx.ASGITransport(app=api)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            await all_asked(client, 4)
            helper = desk.helper
            assert helper is not None
            await asyncio.to_thread(awaited, helper)
            helper.kill()
            await asyncio.sleep(0.5)
            await all_asked(client, 8)
            assert desk.helper is None
            desk.dismiss()

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, asked()).result()
