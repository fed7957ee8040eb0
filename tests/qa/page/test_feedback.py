"""What askers say of answers becomes golden questions that ``dashiji evaluate`` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import seed_document
from index import Index
from qa.assistant import Assistant
from qa.measure.evaluate import evaluate, judge, read_golden
from qa.page.feedback import append, golden

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([seed_document()]))


@pytest.mark.parametrize(
    "question",
    ["2022年高新技术企业有多少家?", "石墨烯大会是什么时候开的?", "一共有多少个重点事件?", "木星上住着几只企鹅?"],
)
def test_an_answer_said_to_be_right_is_judged_right_when_it_is_given_again(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    verdict = judge(golden(answer, (), True, None, assistant), answer, assistant)
    assert verdict.first is not False
    assert verdict.tokens is not False
    assert verdict.exact is not False
    assert verdict.refused is not answer.found


def test_an_answer_said_to_be_wrong_is_judged_wrong_until_it_changes(assistant: Assistant) -> None:
    answer, other = assistant.ask("2022年高新技术企业有多少家?"), assistant.ask("石墨烯大会是什么时候开的?")
    entry = golden(answer, (), False, None, assistant)
    assert not judge(entry, answer, assistant).refused
    assert judge(entry, other, assistant).refused


def test_a_refusal_said_to_be_wrong_is_judged_wrong(assistant: Assistant) -> None:
    answer = assistant.ask("木星上住着几只企鹅?")
    assert not judge(golden(answer, (), False, None, assistant), answer, assistant).refused


def test_a_correction_is_looked_for_in_the_text(assistant: Assistant) -> None:
    entry = golden(assistant.ask("石墨烯大会是什么时候开的?"), (), False, " 2022年11月3日 ", assistant)
    assert entry["answers"] == ["2022年11月3日"]
    assert 9 in entry["events"]


def test_a_correction_to_nothing_says_that_the_text_does_not_say(assistant: Assistant) -> None:
    entry = golden(assistant.ask("石墨烯大会是什么时候开的?"), (), False, "", assistant)
    assert (entry["type"], entry["events"]) == ("unanswerable", [])
    assert "rejected" not in entry


def test_the_file_is_read_by_the_evaluation_with_its_histories(assistant: Assistant, tmp_path: Path) -> None:
    history = ("石墨烯大会是什么时候开的?",)
    answer = assistant.ask("在哪里举行?", history)
    append(tmp_path, golden(assistant.ask("在哪里举行?"), (), True, None, assistant))
    kept = append(tmp_path, golden(answer, history, True, None, assistant))
    assert [entry["history"] for entry in read_golden(kept)] == [[], list(history)]
    kept.write_text(kept.read_text(encoding="utf-8").splitlines()[1] + "\n", encoding="utf-8")
    assert all(verdict.answer.answer == answer.answer for verdict in evaluate(kept, assistant))


def test_the_last_verdict_of_a_question_is_kept_and_the_others_stay(assistant: Assistant, tmp_path: Path) -> None:
    answer, other = assistant.ask("2022年高新技术企业有多少家?"), assistant.ask("石墨烯大会是什么时候开的?")
    verdicts: list[tuple[bool, str | None]] = [(True, None), (False, None), (False, "641家"), (True, None)]
    append(tmp_path, golden(other, (), True, None, assistant))
    for right, correction in verdicts:
        kept = append(tmp_path, golden(answer, (), right, correction, assistant))
        first, last = read_golden(kept)
        assert first["question"] == other.question
        assert last == golden(answer, (), right, correction, assistant)
    assert [verdict.exact for verdict in evaluate(kept, assistant)] == [True, True]
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
