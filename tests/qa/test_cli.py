from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from corpus import seed_document
from qa.cli import main


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("home")
    assert main(["info", "--home", str(place)]) == 0
    return place


def run(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    return code, out, err


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


ANSWER = {"id", "question", "language", "kind", "found", "answer", "display", "confidence", "citations", "passages"}
CITATION = {"source", "event_number", "event", "section", "date", "start", "end", "quote", "answer_start", "answer_end"}
PASSAGE = {
    "rank",
    "source",
    "event_number",
    "event",
    "section",
    "date",
    "start",
    "end",
    "text",
    "score",
    "dense",
    "lexical",
}


VERBS = "ask search facts build add remove rollback info text evaluate calibrate benchmark train serve mcp".split()


@pytest.mark.parametrize("arguments", [[], *([verb] for verb in VERBS)], ids=lambda given: " ".join(given) or "-")
def test_the_help_is_in_the_language_asked_for(
    arguments: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHIJI_LANG", "zh")
    with pytest.raises(SystemExit, match="0"):
        main([*arguments, "--help"])
    chinese = capfd.readouterr().out
    assert chinese.startswith("用法：")
    assert chinese.count("用法：") == 1
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", chinese)
    if arguments:
        with pytest.raises(SystemExit, match="0"):
            main([*arguments, "--lang", "en", "--help"])
        assert capfd.readouterr().out.startswith("usage:")


def test_ask_shows_the_answer_and_its_proof(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, "ask", "how many high-tech enterprises in 2022?", "--home", home)
    assert code == 0
    assert out.startswith("640 (640家)\n")
    assert "高新技术企业保有量达640家" in out
    assert re.search(r"Confidence: high \(9\d%\)", out)
    assert err == ""


def test_a_refusal_shows_where_the_nearest_passages_are_cut(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "ask", "2023年晋江有多少家高新技术企业?", "--home", home)
    assert code == 0
    assert "把握" not in out
    shown = [line for line in out.splitlines() if line.startswith("  · ")]
    assert len(shown) == 3
    assert all(line.endswith("…") == (len(line.split(": ", 1)[1]) > 120) for line in shown)


def test_json_is_the_object_of_the_contract(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "ask", "机器人大赛是什么时候举行的?", "--json", "--home", home, "-k", "4")
    (answer,) = objects(out)
    assert answer.keys() >= ANSWER
    assert answer["citations"][0].keys() >= CITATION
    assert len(answer["passages"]) == 4
    assert answer["passages"][0].keys() >= PASSAGE
    assert (answer["language"], answer["kind"], answer["found"]) == ("zh", "date", True)
    _, out, _ = run(capfd, "search", "石墨烯", "--json", "--home", home)
    (found,) = objects(out)
    assert found["hits"][0].keys() >= PASSAGE
    assert len(found["hits"]) == 10


def test_a_batch_answers_line_by_line_and_goes_on_after_a_bad_one(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = [
        '{"id": 7, "question": "高企数量"}', "not json", '{"id": "e", "question": ""}', '{"id": null}', "[]", "",
        '{"id": {"a": 1}, "question": "有多少支队伍参加?", "history": ["机器人大赛是什么时候办的?"]}',
        '{"id": "h", "question": "x", "history": "y"}',
    ]  # fmt: skip
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines), encoding="utf-8")
    code, out, err = run(capfd, "ask", "--batch", batch, "--home", home)
    assert "5 of 7 lines could not be answered" in err
    found = objects(out)
    assert code == 3
    assert [item["id"] for item in found] == [7, None, "e", None, None, {"a": 1}, "h"]
    assert ["error" in item for item in found] == [False, True, True, True, True, False, True]
    assert (found[0]["answer"], found[5]["answer"]) == ("640家", "843支")
    code, out, _ = run(capfd, "search", "--batch", batch, "-k", "2", "--home", home)
    assert [len(item.get("hits", [])) for item in objects(out)] == [2, 0, 0, 0, 0, 2, 0]


def test_a_batch_survives_whatever_a_line_holds(home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = ['{"id": "a\u2028b", "question": "高企\u2028数量"}', "[" * 100_000, '{"id": NaN, "question": "x"}',
             '{"id": "\\ud800", "question": "高企数量"}', '{"id": 3, "question": 123}', '{"id": 4, "question": "x", "history": {}}']  # fmt: skip
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines), encoding="utf-8")
    code, out, err = run(capfd, "ask", "--batch", batch, "--home", home)
    assert (code, len(err.splitlines())) == (3, 1)
    found = [json.loads(line) for line in out.rstrip("\n").split("\n")]
    assert out.splitlines() == out.rstrip("\n").split("\n")
    assert [item["id"] for item in found] == ["a\u2028b", None, None, "\ud800", 3, 4]
    assert ["error" in item for item in found] == [False, True, True, False, True, False]
    batch.write_text('{"id": 1}\nx', encoding="utf-8")
    assert run(capfd, "search", "--batch", batch, "--home", home)[0] == 1


def test_filters_narrow_the_search(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(
        capfd,
        "search",
        "晋江",
        "--from",
        "2022-11-01",
        "--to",
        "2022-11-30",
        "--section",
        "回顾",
        "--json",
        "--home",
        home,
    )
    assert {hit["event_number"] for hit in objects(out)[0]["hits"]} == {9, 10, 11, 12, 13}
    code, out, err = run(capfd, "search", "晋江", "--event", "9", "--to", "2022-01", "--home", home)
    assert (code, out) == (0, "")
    assert "没有符合条件的段落" in err
    code, out, err = run(capfd, "search", "晋江", "--source", "nosuch", "--home", home)
    assert (code, out) == (2, "")
    assert "没有来源“nosuch”；现有：jinjiang-2022.txt" in err


def test_text_gives_the_document_to_the_letter(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "text", "jinjiang-2022.txt", "--home", home)[1] == seed_document().text


def test_build_makes_the_corpus_exactly_these_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "文 件"
    folder.mkdir()
    (folder / "a.txt").write_text("全市共有图书馆12座。", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03")
    (folder / "b.md").write_text("# 桥梁\n\n2023年5月,大桥通车,全长3公里。", encoding="utf-8")
    home = tmp_path / "home"
    code, out, err = run(capfd, "build", folder, "--home", home)
    assert code == 3  # done, but not all of it
    assert "2 documents" in out
    assert "bad.txt" in err
    assert run(capfd, "add", folder, "--home", home)[0] == 3
    (folder / "bad.txt").unlink()
    assert run(capfd, "build", folder, "--home", home)[0] == 0
    _, out, _ = run(capfd, "ask", "有多少座图书馆?", "--home", home, "--json")
    assert objects(out)[0]["answer"] == "12座"
    assert objects(out)[0]["citations"][0]["source"] == "a.txt"


def test_texts_are_added_replaced_and_removed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    home, text = tmp_path / "home", tmp_path / "a.txt"
    text.write_text("全市共有图书馆12座。", encoding="utf-8")
    assert run(capfd, "add", text, "--home", home)[0] == 0
    (tmp_path / "b.txt").write_text("全市共有博物馆9座。", encoding="utf-8")
    code, out, err = run(capfd, "add", text, tmp_path / "b.txt", "--home", home)
    assert (code, "2 documents" in out, "embedding 1 texts" in err) == (0, True, True)
    text.write_text("全市共有图书馆13座。", encoding="utf-8")
    assert "a.txt: replaced" in run(capfd, "add", text, "--home", home)[2]
    assert run(capfd, "ask", "有多少座图书馆?", "--home", home)[1].startswith("13座")
    assert "1 document," in run(capfd, "remove", "b.txt", "--home", home)[1]
    assert run(capfd, "remove", "b.txt", "--home", home)[0] == 2
    assert "2 documents" in run(capfd, "rollback", "--home", home)[1]


def test_a_file_of_another_place_is_added_beside_and_going_back_remembers(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    home, first, other = tmp_path / "home", tmp_path / "x/notes.txt", tmp_path / "中文 路径/notes.txt"
    for path, text in ((first, "全市共有图书馆12座。"), (other, "全市共有博物馆9座。")):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    generation = run(capfd, "build", first, "--home", home)[1].splitlines()[0]
    code, out, err = run(capfd, "add", other, "--home", home)
    assert (code, "2 documents" in out) == (0, True)
    assert f"notes.txt: another file of this name is indexed ({first})" in err
    assert "  中文 路径/notes.txt: " in out
    other.write_text("全市共有博物馆10座。", encoding="utf-8")
    code, out, err = run(capfd, "add", other, "--home", home)
    assert (code, "2 documents" in out, "中文 路径/notes.txt: replaced" in err) == (0, True, True)
    assert run(capfd, "remove", "中文 路径/notes.txt", "--home", home)[1].splitlines()[0] == generation
    run(capfd, "rollback", "--home", home)
    other.write_text("全市共有博物馆11座。", encoding="utf-8")
    assert "中文 路径/notes.txt: replaced" in run(capfd, "add", other, "--home", home)[2]
    assert run(capfd, "ask", "有多少座博物馆?", "--home", home)[1].startswith("11座")
    assert run(capfd, "build", other, "--home", home)[0] == 0  # the corpus becomes exactly this
    assert run(capfd, "text", "notes.txt", "--home", home)[1] == "全市共有博物馆11座。"


def test_everything_works_under_a_chinese_path(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    texts, home = tmp_path / "中文 路径" / "我的 文本", tmp_path / "中文 路径" / "索引 一"
    texts.mkdir(parents=True)
    (texts / "图书 馆.txt").write_text("全市共有图书馆12座。", encoding="utf-8")
    with zipfile.ZipFile(texts / "年 鉴.zip", "w") as archive:
        archive.writestr("内 页/博物馆.md", "# 博物馆\n\n全市共有博物馆9座。")
    batch = texts / "问 题.jsonl"
    batch.write_text('{"id": 1, "question": "有多少座博物馆?"}', encoding="utf-8")
    code, out, _ = run(capfd, "build", texts, "--home", home)
    assert (code, "  图书 馆.txt: " in out, "  年 鉴.zip/内 页/博物馆.md: " in out) == (0, True, True)
    (texts / "大 桥.csv").write_text("名称,长度\n晋江大桥,3公里\n", encoding="gb18030")
    assert "3 documents" in run(capfd, "add", texts / "大 桥.csv", "--home", home)[1]
    assert "2 documents" in run(capfd, "remove", "图书 馆.txt", "--home", home)[1]
    assert "3 documents" in run(capfd, "rollback", "--home", home)[1]
    assert "3 documents" in run(capfd, "info", "--home", home)[1]
    assert run(capfd, "ask", "有多少座图书馆?", "--home", home)[1].startswith("12座")
    assert objects(run(capfd, "ask", "--batch", batch, "--home", home)[1])[0]["answer"] == "9座"
    assert "晋江大桥" in run(capfd, "search", "大桥", "--source", "大 桥.csv", "--home", home)[1]
    assert run(capfd, "text", "大 桥.csv", "--home", home)[1] == "名称: 晋江大桥；长度: 3公里"


def test_the_words_of_a_build_follow_the_locale(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "a.txt").write_text("全市共有图书馆12座。", encoding="utf-8")
    _, out, err = run(capfd, "build", tmp_path / "a.txt", "--home", tmp_path / "home")
    assert "1 个文档" in out
    assert "按句子窗口" in out
    assert err.splitlines()[:2] == ["正在切分", "正在索引 1 个段落"]


def test_an_unchanged_build_embeds_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts").mkdir()
    for name in "abc":
        (tmp_path / "texts" / f"{name}.txt").write_text(f"全市共有{name}座图书馆。", encoding="utf-8")
    home = tmp_path / "home"
    first = run(capfd, "build", tmp_path / "texts", "--home", home)
    again = run(capfd, "build", tmp_path / "texts", "--home", home)
    assert again[1] == first[1]
    assert "embedding" not in again[2]
    (tmp_path / "texts" / "b.txt").unlink()
    assert "2 documents" in run(capfd, "build", tmp_path / "texts", "--home", home)[1]


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "folder"])
def test_a_build_that_finds_nothing_leaves_the_former_index(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(32)) * 20)
    (tmp_path / "folder").mkdir()
    code, out, err = run(capfd, "build", tmp_path / name, "--home", home)
    assert (code, out) == (1, "")
    assert err.strip()
    assert "Traceback" not in err
    assert run(capfd, "ask", "高企数量", "--home", home)[1].startswith("640家")


@pytest.mark.parametrize(("question", "says"), [("", "empty"), ("问" * 100_000, "100000"), ("x" * 100_000, "100,000")])
def test_bad_questions_get_one_sentence_and_code_2(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, question: str, says: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    code, out, err = run(capfd, "ask", question, "--home", home)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1


def test_errors_speak_the_language_of_the_question_or_else_of_the_locale(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "索引中没有来源" in run(capfd, "text", "none", "--home", home)[2]
    assert "is not a date" in run(capfd, "search", "graphene", "--from", "x", "--home", home)[2]
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "There is no source" in run(capfd, "text", "none", "--home", home)[2]
    assert "不是日期" in run(capfd, "search", "石墨烯", "--from", "x", "--home", home)[2]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask"], 2),
        (["search", "桥", "--from", "yesterday"], 2),
        (["text", "nosuch.txt"], 2),
        (["ask", "--batch", "nosuch.jsonl"], 1),
        (["evaluate", "nosuch.jsonl"], 1),
        (["add", "nosuch.txt"], 1),
    ],
)
def test_what_is_wrongly_put_leaves_with_2_and_what_cannot_be_done_with_1(
    home: Path, arguments: list[str], code: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHIJI_LANG", "zh")
    left, out, err = run(capfd, *arguments, "--home", home)
    assert (left, out) == (code, "")
    # Nothing in English but what was typed, and what stands for a name of the command line
    assert not re.search(r"[a-z]+ [a-z]+|FILE", err)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["ask", "-k", "0", "x"],
        ["build"],
        ["search", "x", "--event", "one"],
        ["serve", "--port", "99999"],
        ["ask", "x", "--batch", "y"],
    ],
)
def test_wrong_usage_leaves_with_code_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少参数 命令"),
        (["fly"], "命令 不能是 'fly'"),
        (["ask", "-k", "two", "x"], "-k 的值 two 不是正整数"),
        (["ask", "x", "--colour"], "不认识的参数 --colour"),
        (["ask", "x", "--batch", "y"], "问题和 --batch 只能给一个"),
        (["facts", "--csv", "--json"], "--json 不能与 --csv 同用"),
    ],
)
def test_wrong_usage_is_told_in_chinese_where_that_is_chosen(
    arguments: list[str], said: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHIJI_LANG", "zh")
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    err = capfd.readouterr().err
    assert err.startswith("用法：")
    assert said in err


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_batch_without_a_line_does_nothing_and_says_so(
    home: Path, tmp_path: Path, text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "empty.jsonl"
    batch.write_text(text, encoding="utf-8")
    code, out, err = run(capfd, "ask", "--batch", batch, "--home", home)
    assert (code, out) == (1, "")
    assert "no lines" in err


def test_evaluate_and_benchmark_print_tables(home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    golden = {
        "id": "a",
        "lang": "zh",
        "type": "number",
        "question": "高企数量",
        "events": [12],
        "answers": ["640家"],
        "must_contain": ["640"],
    }
    (tmp_path / "golden.jsonl").write_text(json.dumps(golden))
    assert "event first 1/1" in run(capfd, "evaluate", tmp_path / "golden.jsonl", "--home", home)[1]
    assert run(capfd, "benchmark", "--home", home)[0] == 2


def test_answering_imports_neither_torch_nor_the_page_nor_sentence_transformers(home: Path) -> None:
    code = (
        "import sys; from qa.cli import main; main(['ask', 'how many high-tech enterprises in 2022?', '--home', sys.argv[1]]);"
        "print([name for name in ('torch', 'sentence_transformers', 'gradio', 'transformers', 'huggingface_hub') if name in sys.modules])"
    )
    # A locale without UTF-8 must not matter either
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONWARNINGS": "error"}
    done = subprocess.run([sys.executable, "-c", code, str(home)], capture_output=True, check=True, env=environment)
    out = done.stdout.decode("utf-8")
    assert out.startswith("640 (640家)")
    assert out.rstrip().endswith("[]")


def test_facts_are_printed_as_csv_and_as_json(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "facts", "--home", home, "--event", "11", "--kind", "number", "--csv")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("source,event_number,event,section,date,start,end,text,kind,value,unit,head")
    assert any(",61项,number,61,项,季军," in line for line in lines)
    (entry,) = objects(run(capfd, "facts", "--home", home, "--event", "11", "--kind", "number", "--json")[1])
    assert len(entry["facts"]) == len(lines) - 1


def test_facts_are_a_table_wherever_they_go(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = run(capfd, "facts", "--home", home, "--event", "11", "--kind", "number")[1]
    assert out.split()[:4] == ["event_number", "date", "kind", "text"]
    assert "…" not in out


def test_the_texts_that_have_an_event_of_the_number_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            "2021年5月1日，桥梁通车，长3公里。\n\n2021年6月1日，学校开学，学生300人。\n", encoding="utf-8"
        )
    home = tmp_path / "home"
    run(capfd, "build", tmp_path / "a.txt", tmp_path / "b.txt", "--home", home)
    told = run(capfd, "--lang", "en", "facts", "--home", home, "--event", "1")[2]
    assert "Event 1 of 2 texts (a.txt, b.txt); --source chooses one." in told
    assert "--source" not in run(capfd, "facts", "--home", home, "--event", "1", "--source", "a.txt")[2]


def test_home_and_language_may_stand_before_the_verb(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    behind = run(capfd, "info", "--home", home, "--lang", "en")
    assert run(capfd, "--home", home, "--lang", "en", "info") == behind
    assert run(capfd, "--home", "/nowhere", "info", "--home", home, "--lang", "en") == behind


def test_facts_of_an_unknown_kind_or_source_are_refused_in_one_sentence(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for option in ("--kind", "--source"):
        code, out, err = run(capfd, "facts", "--home", home, option, "colour")
        assert (code, out) == (2, "")
        assert "colour" in err
        assert len(err.splitlines()) == 1


def test_labels_are_in_the_question_s_language_unless_one_is_chosen(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = ("--home", home)
    assert "综合" in run(capfd, "search", "石墨烯", *place)[1]
    assert "score" in run(capfd, "search", "graphene", *place)[1]
    assert "score" in run(capfd, "search", "石墨烯", "--lang", "en", *place)[1]
    assert "事件 12" in run(capfd, "ask", "高企数量", *place)[1]
    assert "event 12" in run(capfd, "ask", "高企数量", "--lang", "en", *place)[1]
    assert "1 document," in run(capfd, "info", *place)[1]
    monkeypatch.setenv("DASHIJI_LANG", "zh")
    assert "个文档" in run(capfd, "info", *place)[1]
    assert "1 document," in run(capfd, "info", "--lang", "en", *place)[1]


def test_the_last_text_is_not_removed_and_still_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--home", str(tmp_path / "home")]
    assert main(["info", *home]) == 0
    assert main(["remove", "jinjiang-2022.txt", *home]) == 1
    assert "an index cannot be empty" in capsys.readouterr().err
    assert main(["ask", "2022年高新技术企业有多少家?", *home]) == 0
    assert "640家" in capsys.readouterr().out
