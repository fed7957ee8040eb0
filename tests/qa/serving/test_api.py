"""The HTTP interface and its guard, each before a real server process on this computer."""

from __future__ import annotations

import base64
import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from corpus import Document, seed_document
from index import Index
from index.store import Store
from qa import Assistant
from tests.qa.load import served

ROOT = Path(__file__).resolve().parents[3]
QUESTION = "2022年高新技术企业有多少家?"
TOKEN = "a-token-that-nobody-guesses"
Server = tuple[str, int]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("家 api")
    Index.build([seed_document()]).save(place)
    return place


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    with served(home) as at:
        yield at


@pytest.fixture(scope="module")
def locked(home: Path) -> Iterator[Server]:
    with served(home, env={"DASHIJI_TOKEN": TOKEN}) as at:
        yield at


def sent(
    server: Server, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    line = http.client.HTTPConnection(*server, timeout=30)
    try:
        data = body if isinstance(body, bytes | None) else json.dumps(body, ensure_ascii=False).encode()
        line.request(method, path, data, headers or {})
        told = line.getresponse()
        return told.status, {name.lower(): value for name, value in told.getheaders()}, told.read()
    finally:
        line.close()


def asked(server: Server, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    status, told, data = sent(server, method, path, body, headers)
    assert told["content-type"] == "application/json"
    return status, json.loads(data)


def test_the_answers_are_those_of_the_batch(server: Server, home: Path, tmp_path: Path) -> None:
    lines = [
        {"id": 1, "question": QUESTION},
        {"id": {"a": [2]}, "question": "它同比增长多少?", "history": [QUESTION], "k": 3},
        {"question": "How many gold medals?", "event": 2},
        {"id": "x", "question": "石墨烯", "k": 2, "date_from": "2022-11", "date_to": "2022-11-30", "section": "点评"},
    ]
    batch = tmp_path / "lines.jsonl"
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    for verb in ("ask", "search"):
        done = subprocess.run(
            [sys.executable, "-m", "qa.cli", verb, "--home", str(home), "--batch", str(batch)],
            capture_output=True, encoding="utf-8", check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        wanted = [json.loads(line) for line in done.stdout.splitlines()]
        assert [asked(server, "POST", f"/v1/{verb}", line) for line in lines] == [(200, told) for told in wanted]
    assert [hit["date"][:7] for hit in wanted[3]["hits"]] == ["2022-11", "2022-11"]
    assert wanted[2]["hits"]
    assert {hit["event_number"] for hit in wanted[2]["hits"]} == {2}


def test_a_question_asked_again_is_answered_alike_with_its_own_id(server: Server) -> None:
    line = {"question": "石墨烯大会是什么时候开的?"}
    first = asked(server, "POST", "/v1/ask", {**line, "id": 1})[1]
    for identifier in (None, "二", {"a": 1}, "\ud800"):
        body = json.dumps({"id": identifier, **line}).encode()
        assert asked(server, "POST", "/v1/ask", body) == (200, {**first, "id": identifier})
    assert "hits" in asked(server, "POST", "/v1/search", line)[1]
    assert len(asked(server, "POST", "/v1/ask", {**line, "k": 1})[1]["passages"]) == 1


def test_a_search_that_meets_nothing_is_empty(server: Server) -> None:
    status, told = asked(server, "POST", "/v1/search", {"question": "石墨烯", "date_from": "2050"})
    assert (status, told) == (200, {"id": None, "question": "石墨烯", "hits": []})


BAD = {
    "no JSON": b"question",
    "no UTF-8": b'{"question": "\xff\xfe"}',
    "no object": [QUESTION],
    "a number that is none": b'{"question": "x", "id": NaN}',
    "brackets without end": b"[" * 100_000,
    "nothing": b"",
    "no question": {"q": QUESTION},
    "an empty question": {"question": " ?! "},
    "a question of another kind": {"question": 5},
    "a question that is too long": {"question": "多" * 5000},
    "a history that is no list": {"question": QUESTION, "history": QUESTION},
    "a history of numbers": {"question": QUESTION, "history": [1]},
    "no passages": {"question": QUESTION, "k": 0},
    "too many passages": {"question": QUESTION, "k": 10**9},
    "half a passage": {"question": QUESTION, "k": 1.5},
    "a true number of passages": {"question": QUESTION, "k": True},
    "a date that is none": {"question": QUESTION, "date_from": "2022-13"},
    "an event that is a text": {"question": QUESTION, "event": "3"},
    "a source that is a number": {"question": QUESTION, "source": 3},
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search"])
def test_what_cannot_be_answered_is_said_in_both_languages(server: Server, name: str, path: str) -> None:
    status, told = asked(server, "POST", path, BAD[name])
    assert status == 400
    assert list(told) == ["error"]
    assert any("\u4e00" <= character <= "\u9fff" for character in told["error"]["zh"])
    assert told["error"]["en"].isascii() or "“" in told["error"]["en"]
    assert "Traceback" not in json.dumps(told)


def test_lone_surrogates_are_answered(server: Server) -> None:
    body = b'{"id": "\\ud800", "question": "\\ud83d 2022 \\udc00"}'
    assert asked(server, "POST", "/v1/ask", body)[0] == 200
    assert asked(server, "POST", "/v1/search", body)[1]["id"] == "\ud800"


def test_other_paths_and_methods_are_refused_with_a_sentence(server: Server) -> None:
    for method, path, status in (
        ("GET", "/v1/ask", 405), ("DELETE", "/v1/search", 405), ("POST", "/health", 405), ("PUT", "/ready", 405),
        ("GET", "/v1/nothing", 404), ("POST", "/v1/", 404), ("GET", "/v1", 404), ("GET", "/v1/ask/../../etc/passwd", 404),
    ):  # fmt: skip
        got, told = asked(server, method, path, b"{}" if method in {"POST", "PUT"} else None)
        assert (method, path, got) == (method, path, status)
        assert set(told["error"]) == {"zh", "en"}


def test_health_says_that_it_lives_and_ready_which_index_answers(server: Server, home: Path) -> None:
    assert asked(server, "GET", "/health")[1]["status"] == "ok"
    status, told = asked(server, "GET", "/ready")
    digest, manifest = Store(home).manifest(told["generation"])
    assert (status, told["generation"], told["manifest"]) == (200, Store(home).current(), digest)
    assert told["files"] == {name: entry["sha256"] for name, entry in manifest["files"].items()}
    assert told["counts"]["events"] == 13
    assert told["notice"] is None


def test_facts_are_given_or_it_is_said_that_there_are_none(server: Server) -> None:
    status, told = asked(server, "GET", "/v1/facts?event=1&limit=2")
    if not hasattr(Assistant, "facts"):
        assert status == 501
        return
    assert status == 200
    assert len(told["facts"]) == min(told["count"], 2)
    for query in ("event=x", "limit=-1", "offset=1.5", "colour=red"):
        assert asked(server, "GET", f"/v1/facts?{query}")[0] == 400


def test_openapi_describes_what_is_sent(server: Server) -> None:
    status, told = asked(server, "GET", "/openapi.json")
    assert status == 200
    assert set(told["paths"]) == {"/v1/ask", "/v1/search", "/v1/facts", "/health", "/ready"}
    for verb, name in (("ask", "AnswerObject"), ("search", "HitsObject")):
        operation = told["paths"][f"/v1/{verb}"]["post"]
        taken = operation["requestBody"]["content"]["application/json"]["schema"]
        assert operation["responses"]["400"]["content"]["application/json"]["schema"] == {
            "$ref": "#/components/schemas/ErrorObject"
        }
        for example in taken["examples"]:
            jsonschema.validate(example, taken)
            _, answer = asked(server, "POST", f"/v1/{verb}", example)
            schema = {"$ref": f"#/components/schemas/{name}", "components": told["components"]}
            jsonschema.validate(answer, schema)
            assert list(answer) == list(told["components"]["schemas"][name]["properties"])  # nothing is left unsaid
    assert asked(server, "GET", "/ready")[1].keys() == told["components"]["schemas"]["ReadyObject"]["properties"].keys()


def test_a_rebuild_is_answered_from_without_a_restart(tmp_path: Path) -> None:
    Index.build([Document("a.txt", "全市共有图书馆12座。")]).save(tmp_path)
    with served(tmp_path) as at:
        question = {"question": "有多少座图书馆?"}
        assert asked(at, "POST", "/v1/ask", question)[1]["answer"] == "12座"
        before = asked(at, "GET", "/ready")[1]["generation"]
        Index.build([Document("a.txt", "全市共有图书馆19座。")]).save(tmp_path)
        assert asked(at, "POST", "/v1/ask", question)[1]["answer"] == "19座"
        now = asked(at, "GET", "/ready")[1]
        assert before != now["generation"] == Store(tmp_path).current()
        (tmp_path / "CURRENT").write_text("gen-none", encoding="utf-8")  # what was opened goes on, and it is said
        assert asked(at, "POST", "/v1/ask", question)[1]["answer"] == "19座"
        assert set(asked(at, "GET", "/ready")[1]["notice"]) == {"zh", "en"}


def test_every_answer_carries_the_headers_that_keep_a_browser_here(server: Server) -> None:
    for method, path, host in (
        ("GET", "/", ""), ("GET", "/health", ""), ("GET", "/v1/nothing", ""), ("GET", "/gradio_api/info", ""),
        ("GET", "/", "evil.example"), ("OPTIONS", "/v1/ask", ""),
    ):  # fmt: skip
        _, told, _ = sent(server, method, path, headers={"Host": host} if host else {})
        assert told["x-content-type-options"] == "nosniff"
        assert told["referrer-policy"] == "same-origin"
        policy = dict(part.strip().split(" ", 1) for part in told["content-security-policy"].split(";"))
        assert policy["default-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
        assert policy["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
        assert not any("http" in sources or "*" in sources for sources in policy.values())
        assert "server" not in told


def test_no_page_elsewhere_may_read_or_write(server: Server) -> None:
    host, port = server
    own = f"http://{host}:{port}"
    for origin in (
        "https://evil.example",
        "null",
        f"http://{host}:1",
        f"http://{host}.evil.example:{port}",
        "http://[bad",
    ):
        for method, path in (("POST", "/v1/ask"), ("GET", "/v1/facts"), ("OPTIONS", "/v1/ask"), ("GET", "/")):
            status, told, _ = sent(server, method, path, {"question": QUESTION}, {"Origin": origin})
            assert (origin, status) == (origin, 403)
            assert not [name for name in told if name.startswith("access-control-")]
    for path in ("/v1/ask", "/gradio_api/info", "/config"):
        _, told, _ = sent(server, "GET", path, headers={"Origin": own})
        assert not [name for name in told if name.startswith("access-control-")]
    assert asked(server, "POST", "/v1/ask", {"question": QUESTION}, Origin=own)[0] == 200


def test_only_its_own_names_reach_the_server(server: Server, home: Path) -> None:
    port = server[1]
    for name in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "user@127.0.0.1",
        "[bad",
        "",
    ):
        status, _, data = sent(server, "POST", "/v1/ask", {"question": QUESTION}, {"Host": name})
        assert (name, status) == (name, 400)
        assert b"640" not in data
    for name in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", "LOCALHOST"):
        assert sent(server, "GET", "/health", headers={"Host": name})[0] == 200
    with served(home, "--allowed-host", "qa.example") as at:
        assert sent(at, "GET", "/health", headers={"Host": "qa.example"})[0] == 200
        assert sent(at, "GET", "/health", headers={"Host": "other.example"})[0] == 400


def test_what_is_too_large_is_refused_before_it_is_read(server: Server) -> None:
    assert asked(server, "POST", "/v1/ask", {"question": QUESTION, "id": "x" * 1_000_001})[0] == 413
    for path, header, status in (
        ("/v1/ask", "Content-Length: 8000001", 413), ("/v1/ask", "Transfer-Encoding: chunked", 411),
        ("/v1/ask", "Content-Length: ９", 400), ("/gradio_api/upload", "Content-Length: 101000001", 413),
        ("/gradio_api/upload/", "Content-Length: 101000001", 413),
    ):  # fmt: skip
        with socket.create_connection(server, timeout=10) as line:
            line.sendall(f"POST {path} HTTP/1.1\r\nHost: {server[0]}\r\n{header}\r\n\r\n".encode())
            assert int(line.recv(100).split()[1]) == status


def test_with_a_token_nothing_is_served_without_it(locked: Server) -> None:
    line = {"question": QUESTION}
    wrong = [
        "",
        "Bearer",
        "Bearer x",
        f"bearer {TOKEN}x",
        TOKEN,
        f"Digest {TOKEN}",
        "Basic !!",
        "Basic " + "A" * 9,
        "Bearer é",
    ]
    wrong += ["Basic " + base64.b64encode(text.encode()).decode() for text in (TOKEN, f"{TOKEN}:", "admin:admin", ":")]
    for header in wrong:
        for method, path in (
            ("POST", "/v1/ask"), ("GET", "/"), ("GET", "/ready"), ("GET", "/config"), ("POST", "/gradio_api/upload"),
            ("POST", "/gradio_api/queue/join"), ("GET", "/openapi.json"), ("GET", "/gradio_api/file=/etc/passwd"),
        ):  # fmt: skip
            status, told, data = sent(
                locked, method, path, line, {"Authorization": header.encode().decode("latin-1")} if header else {}
            )
            assert (header, path, status) == (header, path, 401)
            assert told["www-authenticate"].startswith("Basic ")
            assert b"640" not in data
    basic = "Basic " + base64.b64encode(f"谁:{TOKEN}".encode()).decode()
    for header in (f"Bearer {TOKEN}", f"bearer {TOKEN}", basic):
        assert asked(locked, "POST", "/v1/ask", line, Authorization=header)[1]["answer"] == "640家"
        assert sent(locked, "GET", "/", headers={"Authorization": header})[0] == 200
    assert sent(locked, "GET", "/health")[0] == 200  # it says nothing that a stranger may not know


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org", "192.0.2.1"])
def test_beyond_this_computer_it_listens_only_with_a_token_that_cannot_be_guessed(home: Path, host: str) -> None:
    def run(*options: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if name != "DASHIJI_TOKEN"}
        return subprocess.run(
            [sys.executable, "-m", "qa.cli", "serve", "--home", str(home), "--host", host, *options], capture_output=True,
            encoding="utf-8", check=False, cwd=ROOT, env={**environment, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}, timeout=300,
        )  # fmt: skip

    done = run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "DASHIJI_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr
    assert "needs 16 or more" in run("--token", "short").stderr


def test_gradio_clients_ask_and_search_by_name(server: Server, locked: Server) -> None:
    code = (
        "import json, sys; from gradio_client import Client; url, token = sys.argv[1:3]\n"
        "c = Client(url, verbose=False, headers={'Authorization': 'Bearer ' + token} if token else None)\n"
        "a = c.predict(question=sys.argv[3], history=[], api_name='/ask')\n"
        "b = c.predict(question='它同比增长多少?', history=[sys.argv[3]], api_name='/ask')\n"
        "h = c.predict(query='石墨烯', k=2, date_from='2022-11', api_name='/search')\n"
        "n = c.predict(query='石墨烯', date_from='2050', api_name='/search')\n"
        "i = c.view_api(return_format='dict')['named_endpoints']\n"
        "print(json.dumps([a, b, h, n, {k: [p['parameter_name'] for p in v['parameters']] for k, v in i.items()}]))"
    )
    for (host, port), token in ((server, ""), (locked, TOKEN)):
        done = subprocess.run(
            [sys.executable, "-c", code, f"http://{host}:{port}", token, QUESTION], capture_output=True, text=True,
            check=True, cwd=ROOT,
        )  # fmt: skip
        answer, follow_up, hits, none, names = json.loads(done.stdout.splitlines()[-1])
        assert (
            answer == asked((host, port), "POST", "/v1/ask", {"question": QUESTION}, Authorization=f"Bearer {token}")[1]
        )
        assert follow_up["answer"] == "56.48%"
        assert [hit["rank"] for hit in hits] == [1, 2]
        assert none == []
        assert names == {
            "/ask": ["question", "history"],
            "/search": ["query", "k", "date_from", "date_to", "event", "section", "source"],
        }


def test_users_at_once_are_all_answered_also_while_the_index_changes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/qa/load.py"), "--seconds", "0.7", "--users", "1", "8", "32"],
        capture_output=True, encoding="utf-8", check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(item["users"], item["rebuilding"]) for item in figures] == [
        (n, b) for b in (False, True) for n in (1, 8, 32)
    ]
    assert all(item["answers"] >= item["users"] and not item["failures"] for item in figures)
