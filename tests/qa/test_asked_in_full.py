"""The completed question where people see it: on the page and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Index
from qa import Assistant
from qa.cli import main
from qa.page.ask import message
from qa.question import read_question

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


@pytest.mark.parametrize("counted", ["枚金牌", "尊佛像", "艘船", "封信"])
def test_few_of_anything_asks_for_a_number(counted: str) -> None:
    assert read_question(f"一共有几{counted}?").kind == "number"
