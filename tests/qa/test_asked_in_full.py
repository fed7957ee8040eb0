"""The completed question where people see it: on the page and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.cli import main
from qa.page.ask import message

FORMER, FOLLOWING = "机器人大赛一共产生了多少项冠军?", "那亚军呢?"
OWN = Path(__file__).with_name("own-questions.jsonl")


def test_the_page_shows_what_was_asked_in_full(assistant: Assistant) -> None:
    said = message(assistant.ask(FOLLOWING, [FORMER]), "")
    assert "机器人大赛一共产生了多少项亚军" in said
    assert "66项" in said
    assert FORMER[:-1] not in message(assistant.ask(FORMER), "")


def test_the_terminal_shows_it_too_and_several_files_are_judged_together(
    seed_index: Index, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    seed_index.save(tmp_path)
    home = ["--home", str(tmp_path)]
    assert main(["ask", *home, FOLLOWING, "--history", FORMER]) == 0
    assert capsysbinary.readouterr().out.decode().startswith("完整问题：机器人大赛一共产生了多少项亚军")
    assert main(["evaluate", *home, str(OWN), str(OWN)]) == 0
    assert "/66" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("2022年高新技术企业有多少家?", ["2022年高新技术企业有多少家?", "木星上住着几只企鹅?"]),
        ("木星上住着几只企鹅?", ["2022年高新技术企业有多少家?"]),
        ("How many high-tech enterprises in 2022?", ["2022年高新技术企业有多少家?"]),
    ],
)
def test_a_question_that_stands_by_itself_takes_nothing_from_one_that_the_text_does_not_know(
    assistant: Assistant, question: str, history: list[str]
) -> None:
    assert assistant.completed(question, history) == question
    assert assistant.ask(question, history).answer == assistant.ask(question).answer


@pytest.mark.parametrize(
    ("question", "former"),
    [("How many events are there?", "What was the prize money?"), ("一共有多少个事件?", "冠军奖金是多少?")],
)
def test_what_is_counted_over_all_events_is_not_narrowed_to_the_topic_before(
    assistant: Assistant, question: str, former: str
) -> None:
    answer = assistant.ask(question, [former])
    assert (answer.answer, answer.computed, answer.completed) == ("13", True, "")


NOTES = (
    "## 1. 阅读节开幕\n\n2023年4月23日，阅读节在中心图书馆开幕。各馆藏书如下：\n\n| 馆名 | 藏书（万册） |\n|---|---:|\n"
    "| 中心图书馆 | 128.5 |\n| 海滨分馆 | 18.9 |\n\n"
    "## 2. 民俗博物馆开放\n\n2023年6月10日，民俗博物馆开放，总投资4600万元，馆藏文物3215件。\n"
)


def test_a_question_of_another_thing_is_answered_by_itself_where_the_topic_before_would_refuse_it() -> None:
    notes = Assistant(Index.build([seed_document(), Document("a.md", NOTES)]))
    answer = notes.ask("文物有多少件?", ["阅读节什么时候开幕?"])
    assert (answer.answer, answer.completed) == ("3215件", "")
    assert not notes.ask("由谁建造?", ["民俗博物馆什么时候开放?"]).found


def test_a_long_count_is_shown_as_its_number_and_what_was_counted(assistant: Assistant) -> None:
    number, listed, *_ = message(assistant.ask("一共有多少个事件?"), "").split("\n\n")
    assert number == "## 13"
    assert listed.startswith("晋江科技工作会议")
    assert listed.endswith("…")


@pytest.mark.parametrize("counted", ["枚金牌", "尊佛像", "艘船", "封信"])
def test_few_of_anything_asks_for_a_number(counted: str) -> None:
    assert read_question(f"一共有几{counted}?").kind == "number"
