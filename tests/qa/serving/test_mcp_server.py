"""The tools of ``dashiji mcp``, asked through the protocol's own client, with the server as a child process."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus import Document, seed_document
from index import Index
from index.store import Store
from qa import Assistant
from qa.serving.follow import Follower
from qa.serving.mcp_server import called

mcp = pytest.importorskip("mcp")
ROOT = Path(__file__).resolve().parents[3]
COMMAND = ["-m", "qa.cli", "mcp", "--home"]
WARNINGS = pytest.mark.filterwarnings("default")  # what the client's libraries warn of is not this project's


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("mcp 家")
    Index.build([seed_document()]).save(place)
    return place


def spoken(home: Path, talk: Callable[[Any], Awaitable[None]]) -> None:
    """Hold a conversation with a server of its own."""
    from mcp import ClientSession, StdioServerParameters, stdio_client

    async def run() -> None:
        server = StdioServerParameters(
            command=sys.executable, args=[*COMMAND, str(home)], env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT
        )
        async with stdio_client(server) as streams, ClientSession(*streams) as session:
            await session.initialize()
            await talk(session)

    # In a thread of its own: the browser of other tests has a loop running in this one
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(asyncio.wait_for(run(), 90))).result()


@WARNINGS
def test_the_tools_answer_as_the_other_ways_in_do(home: Path) -> None:
    question = "2022年高新技术企业有多少家?"
    wanted = Assistant.open(home)

    async def talk(session: Any) -> None:
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert sorted(tools) == ["ask", "get_passage", "search"]
        assert all(tool.annotations.read_only_hint for tool in tools.values())
        told = await session.call_tool("ask", {"question": question, "id": "a", "k": 3})
        assert not told.is_error
        assert told.structured_content == json.loads(json.dumps(wanted.ask(question, k=3).to_json("a")))
        assert told.content[0].text.startswith("640家\n")
        found = await session.call_tool("search", {"question": "graphene", "k": 2, "date_from": "2022-11"})
        assert [hit["date"] for hit in found.structured_content["hits"]] == ["2022-11-03", "2022-11-03"]
        cited = told.structured_content["citations"][0]
        passage = (
            await session.call_tool("get_passage", {"source": cited["source"], "start": cited["start"]})
        ).structured_content
        assert passage["start"] <= cited["start"] < cited["end"] <= passage["end"]
        assert cited["quote"] in passage["text"]

    spoken(home, talk)


@WARNINGS
def test_what_cannot_be_answered_is_a_tool_error_in_the_language_of_the_question(home: Path) -> None:
    async def talk(session: Any) -> None:
        for name, given, said in (
            ("ask", {"question": ""}, "The question is empty"),
            ("ask", {"question": "高企" * 5000}, "2000 个以内"),
            ("ask", {"question": "多少家?", "k": 0}, "1 到 1000"),
            ("ask", {}, "no “question”"),
            ("search", {"question": "x", "date_from": "soon"}, "not a date"),
            ("search", {"question": "x", "event": "three"}, "a whole number"),
            ("get_passage", {"source": "none.txt", "start": 0}, "There is no source"),
            ("get_passage", {"source": "jinjiang-2022.txt", "start": 10**9}, "No passage"),
            ("get_passage", {"source": "jinjiang-2022.txt", "start": -1}, "an offset"),
        ):
            told = await session.call_tool(name, given)
            assert told.is_error, name
            assert said in told.content[0].text
            assert set(told.structured_content["error"]) == {"zh", "en"}
        assert not (await session.call_tool("ask", {"question": "石墨烯大会是什么时候?"})).is_error

    spoken(home, talk)


@WARNINGS
def test_a_rebuild_is_answered_from_at_the_next_call(tmp_path: Path) -> None:
    Index.build([Document("a.txt", "全市共有图书馆12座。")]).save(tmp_path)

    async def talk(session: Any) -> None:
        async def answer() -> str:
            return str((await session.call_tool("ask", {"question": "有多少座图书馆?"})).structured_content["answer"])

        assert await answer() == "12座"
        Index.build([Document("a.txt", "全市共有图书馆19座。")]).save(tmp_path)
        assert await answer() == "19座"
        assert Store(tmp_path).current()

    spoken(tmp_path, talk)


def test_lines_that_are_no_messages_do_not_end_the_server(home: Path) -> None:
    start = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "0"}},
    }  # fmt: skip
    lines = ["not json", "[]", json.dumps(start), '{"jsonrpc": "2.0", "method": "notifications/initialized"}']
    lines.append('{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}')
    server = subprocess.Popen(
        [sys.executable, *COMMAND, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, text=True,
    )  # fmt: skip
    try:
        assert server.stdin
        assert server.stdout
        server.stdin.write("\n".join(lines) + "\n")
        server.stdin.flush()
        told = {}
        while 2 not in told:
            message = json.loads(server.stdout.readline())
            told[message.get("id")] = message
        assert told[1]["result"]["serverInfo"]["name"] == "dashiji"
        assert {tool["name"] for tool in told[2]["result"]["tools"]} == {"ask", "search", "get_passage"}
        server.stdin.close()
        assert server.wait(20) == 0  # its input closed, it ends
    finally:
        server.kill()
        server.wait()
        server.stdout.close()  # type: ignore[union-attr]


def test_an_error_that_repeats_what_cannot_be_sent_is_sent_all_the_same(home: Path) -> None:
    follower = Follower(Assistant.open(home))
    for name, given in (
        ("get_passage", {"source": "a\udc00.txt", "start": 0}),
        ("\udc00", {}),
        ("ask", {"question": "\udc00", "k": 0}),
    ):
        told, text, failed = called(follower, name, given)
        assert failed
        text.encode()
        json.dumps(told, ensure_ascii=False).encode()
