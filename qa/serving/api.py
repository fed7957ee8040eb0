"""The HTTP interface: ``/v1/ask``, ``/v1/search``, ``/v1/facts``, ``/health``, ``/ready`` and ``/openapi.json``.

The same functions and the same JSON as the command line's. Errors are ``{"error": {"zh": …, "en": …}}``. Questions do
not wait in the page's queue: they have a pool of their own, which is sized on purpose.
"""

import asyncio
import atexit
import json
import os
import re
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from threading import Lock
from time import monotonic
from typing import Any

from fastapi import FastAPI, Request
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from corpus.errors import DashijiError, IndexingError, QuestionError
from index.store import Store
from qa.assistant import Assistant
from qa.cli import VERSION
from qa.serving.follow import Follower
from qa.serving.helper import PATIENCE, Helper, HelperError
from qa.serving.outcome import Outcome, answered, failed, refused
from qa.serving.schema import (
    AnswerObject,
    AskLine,
    ErrorObject,
    FactsObject,
    HealthObject,
    HitsObject,
    ReadyObject,
    SearchLine,
)
from qa.telling.lines import LineError, parsed

ANSWERING = 2
"""Threads that answer: one question at a time, while the other may open a new index. An answer is milliseconds of work
that holds Python's lock: two at a time let no more users through, and each waits for the other."""

AHEAD = 2
"""Questions that the helper is given at a time, so that it has the next one when this process is slow to give it."""

IDLE, AGAIN = 600.0, 60.0
"""Seconds without a question after which the helper is dismissed, and before another is begun where one has failed."""

WAITING = 256
"""Questions that may wait for their turn: a second of work; whoever comes after is told to try again."""

BODY_SIZE = 1_000_000
"""Most bytes of a line: a long conversation has a hundredth of it."""

KEPT = 500
"""Answers that are kept, of 5 to 20 KB each: people ask the suggested questions, and programs the same ones again."""

KEPT_SIZE = 50_000
"""Characters of a question with its history and answer above which they are not kept: 500 of them stay below 25 MB."""

FACTS = 1000
"""Facts given at once, if not more or fewer are asked for."""


def create_api(follower: Follower) -> FastAPI:
    """Return the application with the routes of this module, for the page to be mounted beneath."""

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.dismiss()  # before its thread is waited for: a helper may hang

    api = FastAPI(
        lifespan=living,
        title="大事记 Dashiji",
        version=VERSION,
        description="Exact, cited answers over Chinese and English texts. 中文大事记问答，每个答案都有出处。",
        docs_url=None,  # its page loads from another host
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    desk = api.state.desk = Desk(follower)
    refused: dict[int | str, dict[str, Any]] = {
        400: {"model": ErrorObject, "description": "A question, filter or body that cannot be used"},
        413: {"model": ErrorObject, "description": "The body is too large"},
        503: {"model": ErrorObject, "description": "Too many wait, or the index cannot be read"},
    }

    @api.post(
        "/v1/ask", response_model=AnswerObject, responses=refused, openapi_extra=_body(AskLine), operation_id="ask"
    )
    async def ask(request: Request) -> Response:
        """Answer a question with its proof."""
        return await desk.answered(request)

    @api.post(
        "/v1/search", response_model=HitsObject, responses=refused, openapi_extra=_body(SearchLine),
        operation_id="search",
    )  # fmt: skip
    async def search(request: Request) -> Response:
        """Rank the passages for a query."""
        return await desk.answered(request)

    @api.get(
        "/v1/facts", response_model=FactsObject, openapi_extra={"parameters": _FACT_PARAMETERS}, operation_id="facts",
        responses={400: refused[400], 501: {"model": ErrorObject, "description": "This version keeps no facts"}},
    )  # fmt: skip
    async def facts(request: Request) -> Response:
        """List the quantities, dates and names that were found in the texts."""
        return await _told(desk, lambda: _facts(desk.assistant, dict(request.query_params)))

    @api.get("/health", response_model=HealthObject, operation_id="health")
    async def health() -> Response:
        """Say that the process is alive."""
        return _sent(json.dumps({"status": "ok", "version": VERSION}))

    @api.get("/ready", response_model=ReadyObject, responses={503: refused[503]}, operation_id="ready")
    async def ready() -> Response:
        """Say which index answers, with its hashes."""
        return await _told(desk, lambda: _ready(follower))

    allowed = {
        str(getattr(route, "path", "")): sorted(getattr(route, "methods", None) or [])
        for route in api.routes
        if str(getattr(route, "path", "")).startswith(("/v1/", "/health", "/ready"))
    }

    async def nothing_here(request: Request) -> Response:
        path = request.url.path
        if methods := allowed.get(path):
            told = refusal(
                405,
                f"{path} does not take {request.method}; use {methods[0]}.",
                f"{path} 不接受 {request.method}；请用 {methods[0]}。",
            )
            told.headers["Allow"] = ", ".join(methods)
            return told
        return refusal(
            404,
            f"There is no {path}; /openapi.json lists what there is.",
            f"没有 {path}；可用的接口见 /openapi.json。",
        )

    every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    for path in ("/v1", "/v1/{rest:path}", "/health", "/ready"):
        api.add_route(path, nothing_here, methods=every, include_in_schema=False)

    async def unforeseen(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return refusal(status, f"The request was refused ({status}).", f"请求被拒绝（{status}）。")

    api.add_exception_handler(HTTPException, unforeseen)
    return api


class Desk:
    """Answers in threads of its own, so that a long question holds up no other request; keeps what was answered.

    Where questions wait for each other, every other one is given to a :class:`~qa.serving.helper.Helper`.
    """

    def __init__(self, follower: Follower) -> None:
        self._follower = follower
        self._pool = ThreadPoolExecutor(ANSWERING, "answers")
        self._turn = Lock()
        self._waiting = 0
        self.helper: Helper | None = None
        self.helped = 0
        """Questions that the helper has answered."""
        self._helping = ThreadPoolExecutor(AHEAD, "helped")
        self._with_helper = 0
        self._last_helped, self._not_before = 0.0, 0.0
        atexit.register(self.dismiss)
        # Answers of one index, the latest last; read and written by the server's loop alone
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._kept_of: Assistant | None = None

    @property
    def assistant(self) -> Assistant:
        """The assistant over the current index, in this process."""
        return self._follower.assistant

    async def answered(self, request: Request) -> Response:
        """Return the answer to a request whose body is a line."""
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > BODY_SIZE:
                return refusal(
                    413,
                    f"The body has more than {BODY_SIZE} bytes; send one question with a shorter history.",
                    f"请求内容超过 {BODY_SIZE} 字节；请只发一个问题，并缩短历史。",
                )
        try:
            item = parsed(bytes(body))
        except LineError as error:
            return refusal(400, error.en, error.zh)
        identifier, path = item.pop("id", None), request.url.path
        key = f"{path} {json.dumps(item, sort_keys=True)}"
        if self._kept_of is not None and self._kept_of is self._follower.at_hand and key in self._kept:
            self._kept.move_to_end(key)
            return identified(identifier, self._kept[key])
        told = await self._outcome(path, item)
        if told.status != HTTPStatus.OK:
            return _sent(told.text, told.status)
        self._keep(told, key)
        return identified(identifier, told.text)

    async def _outcome(self, path: str, item: dict[str, Any]) -> Outcome:
        """Return what a line comes to, computed by the helper where others wait for this process."""
        if self._waiting < WAITING and (helper := self._help()) is not None:
            self._waiting += 1
            self._with_helper += 1
            self._last_helped = monotonic()
            work = asyncio.get_running_loop().run_in_executor(self._helping, helper.answered, path, item)
            try:
                told = await asyncio.wait_for(work, PATIENCE)
            except (HelperError, TimeoutError):
                self.dismiss(helper)
            else:
                self.helped += 1
                return told
            finally:
                self._with_helper -= 1
                self._waiting -= 1
        return await self.run(lambda: self._answered_here(path, item))

    def _answered_here(self, path: str, item: dict[str, Any]) -> Outcome:
        assistant = self.assistant  # opened, if it has to be, before others are made to wait
        with self._turn:
            return answered(assistant, path, item)

    def _help(self) -> Helper | None:
        """Return the helper if it is this question's turn to be given to it; begin one if questions wait."""
        home, others = self._follower.home, self._waiting - self._with_helper
        if home is None or not others or (os.cpu_count() or 1) < 2:
            return None
        if self.helper is not None and self.helper.ended:
            self.dismiss()
        if self.helper is None:
            if monotonic() >= self._not_before:
                self._not_before = monotonic() + AGAIN  # one that fails is not begun at each question
                with suppress(OSError):  # no process to be had: the server answers by itself
                    self.helper = Helper(home)
                    asyncio.get_running_loop().call_later(IDLE, self._rest)
            return None
        return self.helper if self.helper.ready and self._with_helper < others else None

    def _rest(self) -> None:
        """Dismiss a helper that has had nothing to do, or look again later."""
        if self.helper is None:
            return
        if self._with_helper or monotonic() - self._last_helped < IDLE:
            asyncio.get_running_loop().call_later(IDLE, self._rest)
        else:
            self.dismiss()

    def dismiss(self, helper: Helper | None = None) -> None:
        """End the helper, if there is one; with ``helper`` only if it is that one still."""
        if self.helper is not None and helper in {None, self.helper}:
            helper, self.helper = self.helper, None
            helper.close()

    def _keep(self, told: Outcome, key: str) -> None:
        current = self._follower.at_hand
        if current is None or current.index.generation != told.generation:
            return  # an answer from before a rebuild that came after
        if current is not self._kept_of:
            self._kept_of = current
            self._kept.clear()
        if len(key) + len(told.text) > KEPT_SIZE:
            return
        self._kept[key] = told.text
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    async def run(self, work: Callable[[], Outcome]) -> Outcome:
        """Return what the work comes to, whatever happens in it."""
        if self._waiting >= WAITING:
            return refused(
                503,
                f"{WAITING} questions are waiting; try again in a moment.",
                f"已有 {WAITING} 个问题在等待；请稍后再试。",
            )
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, _outcome_of, work)
        finally:
            self._waiting -= 1


def _outcome_of(work: Callable[[], Outcome]) -> Outcome:
    try:
        return work()
    except _NotImplementedYetError as error:
        return refused(501, error.en, error.zh)
    except Exception as error:
        return failed(error)


def identified(identifier: object, rest: str) -> Response:
    """Return the object that is written in ``rest``, with the ``id`` of a line before all else."""
    return _sent(f'{{"id": {json.dumps(identifier, ensure_ascii=False)}, {rest[1:]}')


def _sent(text: str, status: int = 200) -> Response:
    try:
        body = text.encode()
    except UnicodeEncodeError:  # lone surrogates, which UTF-8 cannot hold, are escaped
        body = re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", text).encode()
    return Response(body, status, media_type="application/json")


async def _told(desk: Desk, work: Callable[[], dict[str, Any]]) -> Response:
    told = await desk.run(lambda: Outcome(200, json.dumps(work(), ensure_ascii=False)))
    return _sent(told.text, told.status)


def refusal(status: int, en: str, zh: str) -> Response:
    """Return an error as a response."""
    return _sent(refused(status, en, zh).text, status)


class _NotImplementedYetError(DashijiError):
    """Something that this version cannot do."""


_FACT_PARAMETERS = [
    {"name": name, "in": "query", "required": False, "schema": {"type": kind}, "description": text}
    for name, kind, text in (
        ("event", "integer", "Only the event of this number"),
        ("source", "string", "Only this source"),
        ("kind", "string", "Only facts of this kind; without it all but names, which are looked for when asked for"),
        ("limit", "integer", f"So many at the most (default {FACTS})"),
        ("offset", "integer", "From this one on (default 0)"),
    )
]


def _body(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _facts(assistant: Assistant, given: dict[str, str]) -> dict[str, Any]:
    listing = getattr(assistant, "facts", None)
    if listing is None:
        raise _NotImplementedYetError(
            "This version keeps no facts; ask a question instead.", "此版本没有事实表；请直接提问。"
        )
    unknown = sorted(given.keys() - {entry["name"] for entry in _FACT_PARAMETERS})
    if unknown:
        raise QuestionError(
            f"“{unknown[0]}” is no filter of facts; use event, source, kind, limit, offset.",
            f"“{unknown[0]}”不是事实表的条件；可用 event、source、kind、limit、offset。",
        )
    event = _whole(given, "event")
    limit, offset = _whole(given, "limit"), _whole(given, "offset") or 0
    named = "kind" in given  # names are looked for in every text first, so only where they are asked for
    found = listing(event=event, source=given.get("source"), kind=given.get("kind"), names=named)
    shown = found[offset : offset + (FACTS if limit is None else limit)]
    return {"count": len(found), "offset": offset, "facts": [fact.to_json() for fact in shown]}


def _whole(given: dict[str, str], name: str) -> int | None:
    text = given.get(name)
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise QuestionError(
            f"“{name}” must be a whole number, not “{text[:40]}”.", f"“{name}”应为整数，而不是“{text[:40]}”。"
        )
    return int(text)


def _ready(follower: Follower) -> dict[str, Any]:
    notice = follower.notice
    index = follower.assistant.index
    if follower.home is None or not index.generation:
        raise IndexingError("No published index answers; build one.", "没有已发布的索引；请先建立。")
    digest, manifest = Store(follower.home).manifest(index.generation)
    return {
        "ready": True, "version": VERSION, "generation": index.generation, "manifest": digest,
        "files": {name: entry["sha256"] for name, entry in manifest["files"].items()},
        "model": {"name": index.encoder.name, "fingerprint": index.encoder.fingerprint}, "counts": index.counts(),
        "notice": {"zh": notice.zh, "en": notice.en} if notice else None,
    }  # fmt: skip
