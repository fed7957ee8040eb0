"""The Build and Events tabs in a real browser, over an index of their own."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus import Document, seed_document
from index import Index
from index.store import Store
from tests.app import malformed
from tests.app.conftest import PAYLOAD, choose, open_tab, served, unnamed
from tests.app.test_page import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FilePayload, Page

expect = pytest.importorskip("playwright.sync_api").expect
ROOT = Path(__file__).parents[2]
NEW = "重点事件1 图书馆开放\n\n事件回顾:2021年3月5日,云河市共有图书馆12座。\n\n重点事件2 大桥合龙\n\n事件回顾:2021年4月,大桥合龙。"

both = pytest.mark.parametrize("page", ["zh-CN", "en-US"], indirect=True)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("建 build") / "home"
    Index.build([seed_document()]).save(place)
    return place


@pytest.fixture(scope="module")
def url(home: Path) -> Iterator[str]:
    yield from served(home)


@pytest.fixture
def fresh(home: Path, url: str) -> None:
    """The seed's index, however the test before has left it, and the server has opened it: until then it answers from
    the former one."""
    Index.build([seed_document()]).save(home)
    for _ in range(600):
        with urllib.request.urlopen(f"{url}/ready") as told:
            if json.load(told)["generation"] == Store(home).current():
                return
        time.sleep(0.1)
    raise AssertionError("the server did not open the index anew")


def upload(page: Page, files: list[tuple[str, bytes]]) -> None:
    sent: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files
    ]
    page.set_input_files("#uploads input[type=file]", sent)
    page.wait_for_function("n => document.querySelectorAll('#uploads .file').length == n", arg=len(files))


def check(page: Page) -> str:
    page.click("#check")
    page.wait_for_selector("#preview li")
    page.wait_for_function("!document.querySelector('#preview').innerText.includes('…')")
    return page.inner_text("#preview")


def press(page: Page, button: str, said: str) -> str:
    page.click(f"#{button}:not([disabled])")
    page.locator("#build-state", has_text=said).wait_for()
    page.locator("#go-back:not([disabled])").wait_for()
    return page.inner_text("#build-state")


@both
def test_texts_are_given_checked_added_asked_removed_and_brought_back(fresh: None, page: Page) -> None:
    chinese = page.evaluate("document.documentElement.lang").startswith("zh")
    assert "12座" not in ask(page, "云河市共有多少座图书馆?")
    open_tab(page, "build")
    upload(page, [("云河.txt", NEW.encode()), ("broken.pdf", b"%PDF-1.4 x"),
                  ("多.zip", malformed.zipped({"博物馆.txt": "博物馆3座。".encode(), "x.pdf": b"x"}))])  # fmt: skip
    seen = check(page)
    assert page.is_enabled("#add")
    assert ("没有读取：2 个" in seen) if chinese else ("Not read: 2" in seen)
    assert "broken.pdf" in seen
    assert "多.zip/x.pdf" in seen
    assert ("2 个事件（2 个有日期），4 个段落" in seen) if chinese else ("2 events (2 dated), 4 passages" in seen)
    assert ("新增 2 篇" in seen) if chinese else ("2 new" in seen)
    assert "jinjiang-2022.txt" in seen  # would leave the index if all were replaced
    said = press(page, "add", "已加入" if chinese else "Added")
    assert ("3 篇文字，15 个事件" in said) if chinese else ("texts 3, events 15" in said)
    assert page.is_disabled("#add")
    open_tab(page, "ask")
    assert "12座" in ask(page, "云河市共有多少座图书馆?")
    open_tab(page, "events")
    page.locator("#events-told", has_text="共 16 项" if chinese else "of 16").or_(
        page.locator("#events-told", has_text="17")
    ).wait_for()
    open_tab(page, "about")
    page.get_by_role("cell", name="云河.txt").wait_for()
    open_tab(page, "build")
    choose(page, "#to-remove", "云河.txt")
    press(page, "remove", "已移除" if chinese else "Removed")
    open_tab(page, "ask")
    assert "12座" not in ask(page, "云河市共有多少座图书馆?")
    open_tab(page, "build")
    press(page, "go-back", "已恢复" if chinese else "is back")
    open_tab(page, "ask")
    assert "12座" in ask(page, "云河市共有多少座图书馆?")
    open_tab(page, "build")
    press(page, "rebuild", "没有变化" if chinese else "Nothing had to change")


def test_a_pasted_text_replaces_the_whole_index_and_the_former_comes_back(fresh: None, page: Page) -> None:
    open_tab(page, "build")
    page.click("#paste button")
    page.fill("#text-title input, #text-title textarea", "../云河<b>")
    page.fill("#text textarea", NEW)
    seen = check(page)
    assert "云河<b>.txt" in seen
    assert "换成这些：索引中另外 1 篇将不再保留（jinjiang-2022.txt）" in seen
    press(page, "replace", "已换成这些")
    open_tab(page, "ask")
    expect(page.locator(".example:visible", has_text="晋江")).to_have_count(0)  # it is about what has just left
    open_tab(page, "build")
    assert "1 篇文字" in page.inner_text("#held")
    page.fill("#text textarea", NEW.replace("12", "13"))
    page.fill("#text-title input, #text-title textarea", "云河<b>")
    assert "替换同名来源" in check(page)
    open_tab(page, "ask")
    assert "12座" in ask(page, "云河市共有多少座图书馆?")
    assert "文中没有提到" in ask(page, "晋江市高企保有量是多少家?")
    open_tab(page, "build")
    press(page, "go-back", "已恢复")
    open_tab(page, "ask")
    page.click("#clear")
    page.locator(".example:visible", has_text=re.compile("晋江|高新技术|项目|创建指标")).first.wait_for()
    assert "640家" in ask(page, "2022年高新技术企业有多少家?")


@both
def test_an_index_that_took_a_damaged_ones_place_is_said(fresh: None, home: Path, page: Page, tmp_path: Path) -> None:
    chinese = page.evaluate("document.documentElement.lang").startswith("zh")
    # Damaged elsewhere first: the server may look at any moment, and would open what is whole yet
    aside = shutil.copytree(home, tmp_path / "aside")
    Index.open(aside).add([Document("c.txt", "剧院5座。")]).save(aside)
    new = Path("generations", Store(aside).current() or "")
    (aside / new / "manifest.json").write_bytes(b"x")
    shutil.copytree(aside / new, home / new)
    Path(shutil.copy(aside / "CURRENT", home / "CURRENT.aside")).replace(home / "CURRENT")
    said = "代为回答" if chinese else "answers in its place"
    open_tab(page, "about")
    page.locator("#about", has_text=said).wait_for()
    open_tab(page, "build")
    page.locator("#build-notice", has_text=said).wait_for()
    press(page, "rebuild", "已重新建立" if chinese else "Built again")
    page.locator("#build-notice").wait_for(state="hidden")


def test_a_page_does_not_undo_what_another_has_brought_back(fresh: None, home: Path, page: Page) -> None:
    Index.open(home).add([Document("c.txt", "剧院5座。")]).save(home)
    page.reload()
    open_tab(page, "build")
    page.locator("#held", has_text="2 篇文字").wait_for()
    Index.rollback(home)
    press(page, "go-back", "已被别处更改")
    page.locator("#held", has_text="1 篇文字").wait_for()
    assert [source.name for source in Index.open(home).sources] == ["jinjiang-2022.txt"]


def test_nothing_given_and_nothing_readable_get_a_sentence_and_change_nothing(fresh: None, page: Page) -> None:
    open_tab(page, "build")
    page.click("#check")
    page.locator("#preview", has_text="还没有内容").wait_for()
    upload(page, [("a.doc", b"x"), ("b.txt", b"")])
    seen = check(page)
    assert "另存为 .docx" in seen
    assert "b.txt 是空的" in seen
    assert "索引保持不变" in seen
    assert page.is_disabled("#add")
    assert page.is_disabled("#replace")


def test_hostile_names_and_texts_are_shown_as_text(fresh: None, page: Page) -> None:
    open_tab(page, "build")
    name = "<img src=x onerror=window.__hit=1>[a](javascript:window.__hit=1)**b**.txt"
    text = f"重点事件1 {PAYLOAD}\n\n事件回顾:2021年3月5日,{PAYLOAD}\n\n重点事件2 论坛\n\n事件回顾:2021年4月6日召开。{PAYLOAD}"
    upload(page, [(name, text.encode()), (f"{PAYLOAD[:60]}.doc", b"x"), ("page.html", f"<p>{PAYLOAD}</p>".encode())])
    # gradio takes from a name what no file system likes; what is left is shown as it is
    assert "img src=x onerror=window.__hit=1[a](javascriptwindow.__hit=1)b.txt" in check(page)
    press(page, "add", "已加入")
    page.click("#to-remove input")
    page.get_by_role("option", name="img src=x").wait_for()
    open_tab(page, "events")
    page.locator("#events-list label", has_text="<script>window.__hit=1").first.click()
    page.locator("#event .card", has_text="<script>window.__hit=1").first.wait_for()
    page.locator("#whole-text .source-text").wait_for()
    open_tab(page, "search")
    page.get_by_role("button", name="筛选").click()
    page.get_by_label("来源", exact=True).locator("visible=true").click()
    page.get_by_role("option", name="img src=x").click()
    open_tab(page, "about")
    page.get_by_role("cell", name="img src=x").wait_for()
    assert page.locator("img[src=x], svg[onload], iframe, a[href^=javascript], a[href*='example.com']").count() == 0


@both
def test_events_are_browsed_with_passages_by_section_and_the_whole_text(fresh: None, page: Page) -> None:
    chinese = page.evaluate("document.documentElement.lang").startswith("zh")
    open_tab(page, "events")
    page.locator("#event .card").first.wait_for()
    assert page.locator("#events-list label").count() == 14
    page.locator("#events-list label").nth(4).click()
    page.locator("#event h3", has_text="国家创新型县").wait_for()
    told = page.inner_text("#event .event-title")
    assert ("2022-08（只到月份）" in told) if chinese else ("2022-08 (month only)" in told)
    sections = page.locator("#event .card strong").all_inner_texts()
    assert sections == ["回顾", "点评"]
    page.locator("#events-list label").first.click()
    page.locator("#event .card", has_text="高新技术企业突破600家").wait_for()
    wanted = "".join(seed_document().text.split())
    for _ in range(50):  # the text is put in its place after the cards
        shown = "".join("".join(page.locator("#whole-text .source-text .text").all_inner_texts()).split())
        if shown == wanted:
            break
        page.wait_for_timeout(100)
    assert shown == wanted
    page.fill("#events-words input, #events-words textarea", "石墨烯")
    page.press("#events-words input, #events-words textarea", "Enter")
    page.locator("#event h3", has_text="石墨烯").wait_for()
    assert page.locator("#events-list label").count() == 1
    page.fill("#events-words input, #events-words textarea", "木星")
    page.press("#events-words input, #events-words textarea", "Enter")
    page.locator("#events-told", has_text="没有标题符合" if chinese else "No event has such a title").wait_for()


def test_every_control_of_the_new_tabs_has_a_name_and_fits_a_phone(fresh: None, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_tab(page, "events")
    page.locator("#event .card").first.wait_for()
    page.locator("#whole-text .source-text").wait_for()
    assert unnamed(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    open_tab(page, "build")
    page.click("#paste button")
    assert unnamed(page) == []
    upload(page, [(f"{'长' * 60}.txt", NEW.encode()), (f"{'x' * 150}.doc", b"x")])
    check(page)
    choose(page, "#to-remove", "jinjiang")
    page.press("#to-remove input", "Escape")
    assert unnamed(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_event_less_index_and_a_very_large_one_can_be_browsed(home: Path, page: Page) -> None:
    Index.build([Document("随笔.txt", "云河市共有图书馆12座。\n" * 3)]).save(home)
    page.reload()
    open_tab(page, "events")
    page.locator("#event .card", has_text="图书馆12座").wait_for()
    page.locator("#whole-text .source-text", has_text="云河市").wait_for()
    events = "".join(f"【第{n}号活动】\n2021年{n % 12 + 1}月{n % 28 + 1}日,第{n}号活动举行。\n\n" for n in range(1, 11))
    Index.build([Document(f"{n:04}.txt", events.replace("第", f"第{n}-")) for n in range(1000)]).save(home)
    page.reload()
    open_tab(page, "events")
    page.locator("#events-told", has_text="第 1–30 项，共 10,000 项").wait_for()
    page.get_by_role("button", name="下一页").click()
    page.locator("#events-told", has_text="第 31–60 项").wait_for()
    page.locator("#event .card", has_text="号活动举行").wait_for()
    choose(page, "#events-source", "0999.txt", "0999")
    page.locator("#events-told", has_text="共 10 项").wait_for()
    open_tab(page, "search")
    page.get_by_role("button", name="筛选").click()
    page.get_by_text("只列出前 1000 个").wait_for()
    open_tab(page, "build")
    page.locator("#held", has_text="1,000 篇文字，10,000 个事件").wait_for()


def test_requests_from_other_sites_and_too_large_ones_are_refused(url: str) -> None:
    def post(path: str, headers: dict[str, str], data: bytes = b"{}") -> int:
        sent = {"Content-Type": "application/json", **headers}
        try:
            with urllib.request.urlopen(urllib.request.Request(url + path, data=data, headers=sent)) as answered:
                return int(answered.status)
        except urllib.error.HTTPError as error:
            return error.code

    for origin in ("https://evil.example", "null", "http://127.0.0.1.evil.example", "http://[bad"):
        assert post("/gradio_api/queue/join", {"Origin": origin}) == 403
        assert post("/gradio_api/upload", {"Origin": origin, "Content-Type": "multipart/form-data; boundary=x"}) == 403
    assert post("/gradio_api/queue/join", {"Origin": "http://127.0.0.1:1"}) == 403
    assert post("/gradio_api/queue/join", {"Origin": "http://127.0.0.1"}) == 403
    assert post("/gradio_api/queue/join", {"Origin": url}) not in (403, 411, 413)
    for language, said in (("zh-CN,zh;q=0.9", "其他网站"), ("en-US", "Another site")):
        sent = {"Origin": "https://evil.example", "Accept-Language": language}
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(url, headers=sent))
        assert said in refused.value.read().decode()
        refused.value.close()
    assert announced(url, "/gradio_api/queue/join", "Content-Length: 8000001") == 413
    assert announced(url, "/gradio_api/upload", "Content-Length: 101000001") == 413
    assert announced(url, "/gradio_api/upload", "Transfer-Encoding: chunked") == 411
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    assert post("/gradio_api/upload", form, head + b"a" * 1000 + b"\r\n--x--\r\n") == 200


def announced(url: str, path: str, header: str) -> int:
    """Return the status of the answer to the head of a request, whose body need not even be sent."""
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\nHost: {host}\r\n{header}\r\n\r\n".encode())
        return int(line.recv(100).split()[1])


def test_uploads_are_downloads_only_and_no_other_file_or_address_is_read(url: str, home: Path) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.html"\r\n\r\n<script>1</script>\r\n--x--\r\n'
    )
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{url}/gradio_api/upload", data=body, headers=form)
    ) as answered:
        path = json.load(answered)[0]
    with urllib.request.urlopen(f"{url}/gradio_api/file={path}") as got:
        assert "attachment" in got.headers["Content-Disposition"]
    with urllib.request.urlopen(f"{url}/config") as told:
        config = json.load(told)
    assert config["max_file_size"] == 24 * 1024**2  # where gradio breaks one file off
    number = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "check")
    event = next(d for d in config["dependencies"] if [number, "click"] in d["targets"])
    secret = home / "CURRENT"
    for named in (str(secret), f"{url}/config", "https://example.com/a.txt", f"{Path(path).parent}/../../{secret}"):
        data: list[object] = [[{"path": named, "meta": {"_type": "gradio.FileData"}, "orig_name": "a.txt"}], "", ""]
        said = called(url, event["id"], data)
        assert "gen-" not in said
        assert "can_be_added" not in said
        assert re.search(r'"success": ?false', said) or "还没有内容" in said or "Nothing was given" in said


def called(url: str, number: int, data: list[object]) -> str:
    """Call a private event as a hostile program would; return all that is said to it."""
    body = json.dumps({"data": data, "fn_index": number, "session_hash": "hostile"}).encode()
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{url}/gradio_api/queue/join", data=body, headers=headers)
    ) as joined:
        joined.read()
    lines = []
    with urllib.request.urlopen(f"{url}/gradio_api/queue/data?session_hash=hostile", timeout=20) as stream:
        for line in stream:
            lines.append(line.decode())
            if "process_completed" in lines[-1]:
                break
    return "".join(lines)


def test_a_server_that_is_ended_leaves_no_upload(tmp_path: Path) -> None:
    code = (
        "import app, os, pathlib, sys; app.open_page(pathlib.Path(sys.argv[1])); print(os.environ['GRADIO_TEMP_DIR'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "home")], capture_output=True, text=True, check=True, cwd=ROOT
    )
    folder = Path(done.stdout.split()[-1])
    assert folder.name.startswith("dashiji-")
    assert not folder.exists()
