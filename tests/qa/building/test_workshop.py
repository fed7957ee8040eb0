"""Reading and building in child processes: what is malformed gets a reason, what dies costs a sentence."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import Document, seed_document
from corpus.errors import DashijiError, DocumentError, IndexingError
from index import Index
from index.changes import changing
from index.origins import Origins
from index.store import Store
from qa.building import workshop
from qa.building.workshop import Holdings, Item, Progress, Report, Workshop, items_of, limited, source_name, status
from tests.app import malformed


@pytest.fixture
def home(tmp_path: Path, seed_index: Index) -> Path:
    place = tmp_path / "家"
    seed_index.save(place)
    return place


def given(folder: Path, files: list[tuple[str, bytes]]) -> list[Item]:
    """Lay files down as gradio does, each in a folder of its own, and name them as their senders do."""
    items = []
    for number, (name, data) in enumerate(files):
        path = folder / str(number) / "file"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        items.append(Item(source_name(name), path))
    return items


def checked(place: Workshop, items: list[Item]) -> Report:
    report = list(place.check(items))[-1]
    assert isinstance(report, Report)
    return report


def changed(place: Workshop, verb: str, generation: str, *given: Any) -> tuple[list[str], Holdings]:
    steps = list(place.change(verb, generation, *given))
    assert isinstance(steps[-1], Holdings)
    return [step.stage for step in steps if isinstance(step, Progress)], steps[-1]


def pasted(title: str, text: str) -> list[Item]:
    return items_of([], title, text)


def test_each_of_many_malformed_files_gets_a_reason_in_both_languages(
    tmp_path: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = list(malformed.unreadable())
    assert len(files) >= 60
    place, former = Workshop(home), Store(home).current()
    problems: list[workshop.Problem] = []
    for first in range(0, len(files), 34):
        report = checked(place, given(tmp_path / str(first), files[first : first + 34]))
        assert report.found == ()
        assert report.items == ()
        problems += report.problems
    named = {problem.source.split("/")[0] for problem in problems}
    assert named == {source_name(name) for name, _ in files}
    for problem in problems:
        assert str(tmp_path) not in problem.error.en + problem.error.zh
        assert problem.source in problem.error.en
        assert problem.source in problem.error.zh
        assert re.search("[\u4e00-\u9fff]", problem.error.zh)
        assert "Traceback" not in problem.error.en
    assert Store(home).current() == former
    assert "Traceback" not in capfd.readouterr().err


def test_odd_names_and_shapes_are_read_under_plain_names(
    tmp_path: Path, home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "READING", 600.0)  # a test must not fail because the machine is busy
    files = list(malformed.odd())
    report = checked(Workshop(home), given(tmp_path / "up", files))
    assert len(report.items) == len(files)
    for found in report.found:
        assert found.source.isprintable()
        assert "\\" not in found.source
        assert ".." not in found.source.split("/")
        assert len(found.source) <= 140
    assert {problem.source for problem in report.problems} == {"mixed.zip/坏.pdf", "mixed.zip/../out.txt"}
    assert "Traceback" not in capfd.readouterr().err


def test_what_is_checked_is_added_replaced_removed_and_brought_back(home: Path) -> None:
    place = Workshop(home)
    index = Index.open(home)
    report = checked(place, pasted("图书馆", "全市共有图书馆12座。"))
    assert status(report.found[0], index.passages) == "new"
    stages, held = changed(place, "add", index.generation, report)
    assert [stage for stage in ("reading", "splitting", "embedding", "writing") if stage in stages] == [
        "reading",
        "splitting",
        "embedding",
        "writing",
    ]
    assert (held.documents, held.generation) == (2, Store(home).current())
    passages = Index.open(home).passages
    assert status(report.found[0], passages) == "same"
    assert status(checked(place, pasted("图书馆", "图书馆13座。")).found[0], passages) == "replaces"
    assert changed(place, "add", held.generation, report)[1].generation == held.generation
    _, held = changed(place, "remove", held.generation, None, ["jinjiang-2022.txt"])
    assert (held.documents, held.events) == (1, 0)
    _, held = changed(place, "rollback", held.generation)
    assert held.documents == 2
    _, held = changed(place, "replace", held.generation, report)
    assert held.documents == 1
    before = held.generation
    assert changed(place, "rebuild", before)[1].generation == before


def test_the_first_build_needs_no_former_index(tmp_path: Path) -> None:
    place = Workshop(tmp_path / "new")
    _, held = changed(place, "add", "", checked(place, pasted("", "全市共有图书馆12座。")))
    assert held.documents == 1


def test_a_damaged_index_can_be_replaced_but_not_added_to(tmp_path: Path) -> None:
    home = tmp_path / "home"
    Index.build([Document("a.txt", "全市共有图书馆12座。")]).save(home)
    generation = Store(home).current() or ""
    for file in (home / "generations" / generation).iterdir():
        file.write_bytes(b"x")
    place = Workshop(home)
    report = checked(place, pasted("b", "博物馆3座。"))
    with pytest.raises(DashijiError, match="damaged"):
        list(place.change("add", generation, report))
    assert changed(place, "replace", generation, report)[1].documents == 1
    assert Index.open(home).passages.sources[0].name == "b.txt"


def test_a_change_that_the_user_did_not_see_coming_is_refused(home: Path) -> None:
    place, former = Workshop(home), Store(home).current() or ""
    report = checked(place, pasted("b", "博物馆3座。"))
    Index.open(home).add([Document("c.txt", "剧院5座。")]).save(home)
    with pytest.raises(DashijiError, match="changed by someone else") as refused:
        list(place.change("add", former, report))
    assert "已被别处更改" in refused.value.zh
    assert [source.name for source in Index.open(home).passages.sources] == ["c.txt", "jinjiang-2022.txt"]


def test_a_stale_page_does_not_undo_the_rollback_of_another(home: Path) -> None:
    seen = Index.open(home).add([Document("c.txt", "剧院5座。")])
    seen.save(home)
    Index.rollback(home)
    former = Store(home).current()
    with pytest.raises(DashijiError, match="changed by someone else"):
        list(Workshop(home).change("rollback", seen.generation))
    assert Store(home).current() == former


def test_an_index_that_took_a_damaged_ones_place_is_saved_even_if_nothing_is_new(home: Path) -> None:
    place = Workshop(home)
    text = checked(place, pasted("图书馆", "全市共有图书馆12座。"))
    _, held = changed(place, "add", Store(home).current() or "", text)
    changed(place, "remove", held.generation, None, ["图书馆.txt"])
    for file in (home / "generations" / (Store(home).current() or "")).glob("manifest.json"):
        file.write_bytes(b"x")
    former = Index.open(home)
    assert former.notice
    changed(place, "add", former.generation, text)
    healed = Index.open(home)
    assert healed.notice is None
    assert [source.name for source in healed.sources] == ["jinjiang-2022.txt", "图书馆.txt"]


def test_a_removed_source_leaves_no_path_behind(home: Path) -> None:
    place, origin = Workshop(home), "/somewhere/secret/c.txt"
    document = Document("c.txt", "剧院5座。", origin=origin)
    index = Index.open(home).add([document])
    index.save(home)
    Origins(home).save([document], ["c.txt"])
    assert origin in (home / "origins.json").read_text(encoding="utf-8")
    _, held = changed(place, "remove", index.generation, None, ["c.txt"])
    report = checked(place, pasted("b", "博物馆3座。"))
    changed(place, "add", held.generation, report)
    assert origin not in (home / "origins.json").read_text(encoding="utf-8")


def test_a_file_that_is_gone_or_another_by_now_is_not_added(tmp_path: Path, home: Path) -> None:
    place, former = Workshop(home), Store(home).current() or ""
    items = given(tmp_path / "up", [("a.txt", malformed.TEXT)])
    report = checked(place, items)
    assert items[0].path
    items[0].path.write_text("另一篇文字。", encoding="utf-8")
    with pytest.raises(DashijiError, match="no longer what was checked"):
        list(place.change("add", former, report))
    items[0].path.unlink()
    with pytest.raises(DashijiError, match="no longer"):
        list(place.change("add", former, report))
    assert "cannot be read any more" in checked(place, items).problems[0].error.en
    assert Store(home).current() == former


def test_a_second_writer_gets_a_sentence(home: Path) -> None:
    former = Store(home).current() or ""
    with changing(home), pytest.raises(DashijiError, match="Another process is changing"):
        list(Workshop(home).change("rebuild", former))


def test_a_home_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    place = Workshop(tmp_path / "file" / "home")
    report = checked(place, pasted("b", "博物馆3座。"))
    with pytest.raises(DashijiError, match="cannot be written"):
        list(place.change("add", "", report))


def test_a_build_that_is_killed_or_stopped_costs_a_sentence(home: Path) -> None:
    place, former = Workshop(home), Store(home).current() or ""
    report = checked(place, pasted("b", "博物馆3座。" * 20_000))

    def kill() -> None:
        if place._building:
            place._building.kill()

    def run_into(end: Callable[[], None]) -> None:
        for step in place.change("add", former, report):
            if isinstance(step, Progress) and step.stage == "splitting":
                end()

    for end, said in ((kill, "perhaps"), (place.stop, "stopped")):
        with pytest.raises(IndexingError, match=said):
            run_into(end)
        assert Store(home).current() == former
    assert changed(place, "add", former, report)[1].documents == 2


def test_a_build_that_nobody_waits_for_is_ended(home: Path) -> None:
    place = Workshop(home)
    steps = place.change("rebuild", Store(home).current() or "")
    while next(steps).stage != "splitting":  # type: ignore[union-attr]
        pass
    child = place._building
    steps.close()  # type: ignore[attr-defined]
    assert child is not None
    assert child.poll() is not None


def test_a_file_that_takes_too_long_is_named_and_the_others_are_read(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = given(tmp_path / "up", [("a.txt", malformed.TEXT), ("never.txt", b""), ("b.txt", malformed.TEXT)])
    assert items[1].path
    items[1].path.unlink()
    os.mkfifo(items[1].path)  # reading it never ends
    monkeypatch.setattr(workshop, "READING", 20.0)  # long enough for the others on a busy machine
    report = checked(Workshop(home), items)
    assert [found.source for found in report.found] == ["a.txt", "b.txt"]
    assert "more than 20 seconds" in report.problems[0].error.en


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux holds a process to its addresses")
def test_a_file_that_needs_too_much_memory_is_named(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "MEMORY", 400_000_000)
    files = [("a.txt", malformed.TEXT), ("big.txt", "图书馆\U0001f389".encode() * 1_500_000), ("b.txt", malformed.TEXT)]
    report = checked(Workshop(home), given(tmp_path / "up", files))
    assert [found.source for found in report.found] == ["a.txt", "b.txt"]
    assert "too much memory" in report.problems[0].error.en


def test_memory_is_blamed_only_for_a_reader_that_was_killed() -> None:
    killed = workshop._culprit("a.pdf", workshop._DiedError(-int(signal.SIGSEGV)))
    ended = workshop._culprit("a.pdf", workshop._DiedError(1))
    assert "too much memory" in killed.en
    assert "ended unexpectedly (code 1)" in ended.en
    assert "内存" not in ended.zh


def test_what_else_writes_to_a_childs_output_is_passed_over(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os\nos.write(1, b'not JSON\\n7\\n')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    report = checked(Workshop(home), pasted("b", "博物馆3座。"))
    assert [found.source for found in report.found] == ["b.txt"]


def test_a_child_that_closes_its_output_and_lives_on_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_ENDING", 0.2)
    real = subprocess.Popen

    def asleep(*_: Any, **kept: Any) -> subprocess.Popen[bytes]:
        return real([sys.executable, "-c", "import os, time; os.close(1); time.sleep(60)"], **kept)

    monkeypatch.setattr(subprocess, "Popen", asleep)
    with pytest.raises(IndexingError, match="ended before it had finished"), workshop._Child({}, 30.0) as child:
        list(child)
    assert child.process.poll() is not None


def test_too_many_or_too_large_uploads_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="Nothing was given"):
        limited([])
    with pytest.raises(DocumentError, match="51 files"):
        limited([Item(f"{number}.txt", None, "x") for number in range(51)])
    sparse = []
    for number in range(6):
        path = tmp_path / str(number)
        with path.open("wb") as file:
            file.truncate(19_000_000)
        sparse.append(Item(f"{number}.txt", path))
    with pytest.raises(DocumentError, match="114 MB together"):
        limited(sparse)
    assert isinstance(limited([Item("a.txt", None, "图" * 350_000)])[0], workshop.Problem)


def test_equal_names_are_told_apart() -> None:
    names = [item.name for item in items_of([Path("x/a.txt"), Path("y/a.txt"), Path("z/a.TXT")], "a", "文字")]
    assert names == ["a.txt", "a (2).txt", "a.TXT", "a (3).txt"]


def test_questions_are_answered_while_an_index_is_built(home: Path) -> None:
    from qa import Assistant

    assistant, place = Assistant.open(home), Workshop(home)
    report = checked(place, pasted("b", "\n".join(f"第{n}号博物馆有{n}件藏品。" for n in range(8_000))))
    held: list[Any] = []
    builder = threading.Thread(target=lambda: held.extend(place.change("add", assistant.index.generation, report)))
    builder.start()
    answered, slowest = 0, 0.0
    while builder.is_alive():
        began = time.perf_counter()
        assert assistant.ask("2022年高新技术企业有多少家?").answer == "640家"
        slowest = max(slowest, time.perf_counter() - began)
        answered += 1
    assert answered > 10
    assert isinstance(held[-1], Holdings)
    print(f"{answered} questions answered during a build, the slowest in {slowest:.2f} s")  # noqa: T201


def test_nothing_is_left_beside_the_index(tmp_path: Path, home: Path) -> None:
    place = Workshop(home)
    report = checked(place, given(tmp_path / "up", [("a.zip", malformed.zipped({"a.txt": malformed.TEXT}))]))
    changed(place, "add", Store(home).current() or "", report)
    shutil.rmtree(tmp_path / "up")
    assert {path.name for path in home.iterdir()} <= {"CURRENT", "generations", "lock", "change.lock"}
    assert seed_document().text in (Index.open(home).passages.document_text("jinjiang-2022.txt") or "")
