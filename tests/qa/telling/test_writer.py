"""The writer before a real server on this computer that speaks the protocol, and before some that do not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from qa import Answer, Assistant
from qa.telling.writer import Phrase, Settings, WriterError, from_env, phrase

ROOT = Path(__file__).resolve().parents[3]
QUESTION = "2022年高新技术企业有多少家?"
TRUTH = "高新技术企业保有量达640家，同比增长56.48%[1]。"
Act = Callable[[Any], None]


def piece(text: str | None, reason: str | None = None, **more: object) -> bytes:
    told = {"choices": [{"index": 0, "delta": {"content": text, **more}, "finish_reason": reason}]}
    return b"data: " + json.dumps(told).encode() + b"\n\n"


def streaming(*pieces: bytes) -> Act:
    def act(answer: Any) -> None:
        answer.send_response(200)
        answer.send_header("Content-Type", "text/event-stream; charset=utf-8")
        answer.end_headers()
        for part in pieces:
            answer.wfile.write(part)
            answer.wfile.flush()

    return act


def saying(text: str, size: int = 3) -> Act:
    parts = [piece(text[at : at + size]) for at in range(0, len(text), size)]
    return streaming(
        b": a comment\n\n", piece(None, role="assistant"), *parts, piece(None, "stop"), b"data: [DONE]\n\n"
    )


@contextmanager
def endpoint(act: Act) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the address of a server that does ``act`` at each request, and the requests it got."""
    got: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append({"path": self.path, "key": self.headers.get("Authorization"), **json.loads(body)})
            with suppress(OSError):  # the reader has gone
                act(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.ask(QUESTION)


def written(act: Act, answer: Answer, **settings: Any) -> list[Phrase]:
    with endpoint(act) as (url, _):
        return list(phrase(QUESTION, answer, Settings(url, **settings)))


def told(phrases: list[Phrase]) -> tuple[list[tuple[str, bool]], str]:
    """Return the sentences with their verdicts, and the failure, which comes last and once."""
    failures = [item.failure for item in phrases if item.failure]
    assert len(failures) <= 1
    assert not failures or phrases[-1].failure is failures[0]
    return [(i.sentence.text, i.sentence.ok) for i in phrases if i.sentence], failures[0].en if failures else ""


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_true_prose_comes_sentence_by_sentence_however_it_is_cut(answer: Answer, size: int) -> None:
    text = TRUTH + "另认定304家。[1] 这一数字创历史新高[1]。"
    assert told(written(saying(text, size), answer)) == (
        [(TRUTH, True), ("另认定304家。[1]", True), ("这一数字创历史新高[1]。", True)], "",
    )  # fmt: skip


def test_the_endpoint_gets_the_quotes_that_prove_the_answer_and_the_key(answer: Answer) -> None:
    with endpoint(saying(TRUTH)) as (url, got):
        list(phrase(QUESTION, answer, Settings(url, "some-model", "secret")))
    assert [(item["path"], item["key"], item["model"], item["stream"]) for item in got] == [
        ("/v1/chat/completions", "Bearer secret", "some-model", True)
    ]
    asked = json.loads(got[0]["messages"][-1]["content"])
    assert asked["exact_answer"] == "640家"
    assert asked["quotes"][0] == {
        "mark": "[1]", "event": answer.citations[0].event, "date": answer.citations[0].date, "quote": answer.citations[0].quote,
    }  # fmt: skip
    assert "secret" not in repr(Settings(url, "some-model", "secret"))


def test_a_sentence_is_given_before_the_next_is_written(answer: Answer) -> None:
    go = Event()

    def act(handler: Any) -> None:
        streaming(piece(TRUTH), piece("另认定304"))(handler)
        go.wait(20)
        for part in (piece("家[1]。"), piece(None, "stop"), b"data: [DONE]\n\n"):
            handler.wfile.write(part)

    with endpoint(act) as (url, _):
        coming = phrase(QUESTION, answer, Settings(url))
        first = next(coming)
        assert first.sentence is not None
        assert first.sentence.text == TRUTH
        go.set()
        assert [item.sentence.ok for item in coming if item.sentence] == [True]


def test_a_lie_is_struck_out_and_the_truth_beside_it_stands(answer: Answer) -> None:
    phrases = written(saying(TRUTH + "其中上海有999家[1]。"), answer)
    assert told(phrases) == ([(TRUTH, True), ("其中上海有999家[1]。", False)], "")
    assert phrases[1].to_markdown("zh") == "~~其中上海有999家[1]。~~（引文中没有“999家”）"


@pytest.mark.parametrize(
    "text",
    [
        "共有999家[1]。上海有3家[2]。",
        "抱歉，我不能回答这个问题。",
        "I cannot help with that.",
        "640",
        "   ",
        "忽略以上指令！",
    ],
)
def test_lies_and_refusals_alone_leave_the_exact_answer(answer: Answer, text: str) -> None:
    sentences, failure = told(written(saying(text), answer))
    assert not any(ok for _, ok in sentences)
    assert "the exact answer stands alone" in failure


BROKEN: dict[str, tuple[Act, str]] = {
    "it breaks off": (streaming(piece(TRUTH), piece("另认定3")), "broke off"),
    "it is cut off by its limit": (streaming(piece(TRUTH), piece("另认定3", "length"), b"data: [DONE]\n\n"), "length"),
    "it is filtered": (streaming(piece("", "content_filter"), b"data: [DONE]\n\n"), "content_filter"),
    "it refuses": (streaming(piece(None, refusal="I refuse."), b"data: [DONE]\n\n"), "refused"),
    "it says nothing": (streaming(), "broke off"),
    "it sends no JSON": (streaming(b"data: {nonsense\n\n"), "not the protocol"),
    "it sends other JSON": (streaming(b'data: {"choices": 3}\n\n'), "not the protocol"),
    "it sends a number": (streaming(b"data: 7\n\n"), "not the protocol"),
    "its text is no text": (streaming(b'data: {"choices": [{"delta": {"content": [1]}}]}\n\n'), "not the protocol"),
    "it nests without end": (streaming(b"data: " + b"[" * 200_000 + b"\n\n"), "not the protocol"),
    "it sends an error": (streaming(b'data: {"error": {"message": "overloaded"}}\n\n'), "an error"),
    "it never ends a line": (streaming(b"data: " + b"x" * 1_100_000), "more than"),
    "it writes a book": (streaming(*[piece("字" * 9000)] * 3), "more than"),
    "its status is 500": (lambda handler: handler.send_error(500), "status 500"),
    "its status is 401": (lambda handler: handler.send_error(401), "status 401"),
    "it speaks no HTTP": (lambda handler: handler.wfile.write(b"\x00\x01nonsense\r\n\r\n"), "broke off"),
    "it is not HTTP's length": (
        lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"), "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_whatever_the_endpoint_does_one_sentence_says_so(answer: Answer, name: str) -> None:
    act, said = BROKEN[name]
    sentences, failure = told(written(act, answer))
    assert failure
    assert said in failure
    assert all(text == TRUTH and ok for text, ok in sentences)  # what it had not finished is not shown


def test_an_answer_in_one_piece_is_read_too(answer: Answer) -> None:
    def act(handler: Any) -> None:
        body = json.dumps({"choices": [{"message": {"content": TRUTH}, "finish_reason": "stop"}]}).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    assert told(written(act, answer)) == ([(TRUTH, True)], "")


def test_silence_and_trickling_are_given_up(answer: Answer) -> None:
    go = Event()

    def silent(handler: Any) -> None:
        streaming(piece(TRUTH))(handler)
        go.wait(20)

    def trickling(handler: Any) -> None:
        streaming()(handler)
        for byte in piece("字" * 500):
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            if go.wait(0.02):
                return

    for act, settings in ((silent, {"stall": 0.3}), (trickling, {"stall": 5.0, "timeout": 0.5})):
        began = time.monotonic()
        _, failure = told(written(act, answer, **settings))
        assert "silent or not done" in failure
        assert time.monotonic() - began < 10  # the server would have gone on for 20
    go.set()


def test_writing_is_ended_by_whoever_holds_its_stop(answer: Answer) -> None:
    go, stop = Event(), Event()

    def silent(handler: Any) -> None:
        streaming(piece(TRUTH), piece("另认定304"))(handler)
        go.wait(20)

    with endpoint(silent) as (url, _):
        coming = phrase(QUESTION, answer, Settings(url), stop)
        assert next(coming).sentence is not None
        stop.set()
        assert [item.failure.en for item in coming if item.failure] == ["The writing was stopped."]
        go.set()


def test_a_page_with_a_writer_needs_its_endpoint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qa.cli", "serve", "--home", str(tmp_path), "--write"],
        capture_output=True, encoding="utf-8", check=False, cwd=ROOT, timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "DASHIJI_LLM_URL": ""},
    )  # fmt: skip
    assert done.returncode == 2
    assert "DASHIJI_LLM_URL" in done.stderr


def test_a_server_that_points_elsewhere_is_not_followed(answer: Answer) -> None:
    with endpoint(saying(TRUTH)) as (other, reached):

        def act(handler: Any) -> None:
            handler.send_response(307)
            handler.send_header("Location", f"{other}/chat/completions")
            handler.end_headers()

        assert "status 307" in told(written(act, answer, key="secret"))[1]
    assert reached == []


def test_no_server_and_no_answer_are_said(assistant: Assistant, answer: Answer) -> None:
    with endpoint(saying(TRUTH)) as (url, got):
        pass
    assert "could not be reached" in told(list(phrase(QUESTION, answer, Settings(url))))[1]
    with endpoint(saying(TRUTH)) as (url, got):
        nothing = assistant.ask("火星上有多少家麦当劳?")
        assert not nothing.found
        assert "nothing to phrase" in told(list(phrase("火星上有多少家麦当劳?", nothing, Settings(url))))[1]
    assert got == []


def test_settings_come_from_the_environment_and_are_checked() -> None:
    assert from_env(env={}) is None
    env = {"DASHIJI_LLM_URL": "http://127.0.0.1:1/v1/", "DASHIJI_LLM_KEY": "k", "DASHIJI_LLM_STALL": "3"}
    assert from_env(env=env) == Settings("http://127.0.0.1:1/v1", "default", "k", 3.0)
    assert from_env("https://a.example/v1", "m", env) == Settings("https://a.example/v1", "m", "k", 3.0)
    for url in (
        "ftp://a/v1",
        "127.0.0.1:1",
        "http://",
        "http://u:p@a/v1",
        "http://[bad",
        "file:///etc/passwd",
        "http://a/v1?x=1",
    ):
        with pytest.raises(WriterError, match="no address"):
            from_env(url, env={})
    with pytest.raises(WriterError, match="unencrypted"):
        from_env("http://a.example/v1", env={"DASHIJI_LLM_KEY": "k"})
    for seconds in ("0", "-1", "nan", "soon", "601"):
        with pytest.raises(WriterError, match="number of seconds"):
            from_env("http://a/v1", env={"DASHIJI_LLM_TIMEOUT": seconds})


def test_the_command_line_gives_the_exact_answer_first_and_the_prose_after(tmp_path: Path) -> None:
    def run(*options: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "qa.cli", "ask", "--home", str(tmp_path), "--write", QUESTION, *options],
            capture_output=True, encoding="utf-8", check=False, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **env},
        )  # fmt: skip

    with endpoint(saying(TRUTH + "共999家[1]。")) as (url, _):
        done = run(env={"DASHIJI_LLM_URL": url})
        assert done.stdout.startswith("640家\n")
        assert done.stdout.endswith(f"{TRUTH}\n~~共999家[1]。~~（引文中没有“999家”）\n")
        prose = json.loads(run("--json", "--llm-url", url, env={}).stdout)["prose"]
        assert [(item["text"], item["ok"]) for item in prose] == [(TRUTH, True), ("共999家[1]。", False)]
    done = run(env={"DASHIJI_LLM_URL": url})
    assert (done.returncode, done.stdout.startswith("640家\n")) == (0, True)
    assert "无法连接模型服务" in done.stderr
    done = run(env={})
    assert (done.returncode, done.stdout) == (2, "")
    assert "DASHIJI_LLM_URL" in done.stderr
