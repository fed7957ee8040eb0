"""A value that is told of another thing of the kind that a Chinese question names is not given."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import Question
from qa.asking.words import Word
from qa.checking.another import is_of_another
from qa.finding.sentence import Sentence


def told(text: str, question: str, answer: str) -> tuple[Question, list[Word], Sentence, tuple[int, int]]:
    """Return a question, its words, and the sentence of a text that has an answer, with its place."""
    search = Assistant(Index.build([Document("notes.txt", text)])).search(question)
    sentence = next(item for item in search.sentences if answer in item.text)
    start = sentence.start + sentence.text.index(answer)
    return search.question, search.words, sentence, (start, start + len(answer))


def another(said: str, question: str, answer: str, title: str = "") -> bool:
    asked, _, sentence, span = told(f"简报\n\n{said}", question, answer)
    return is_of_another(asked, sentence, span, title)


@pytest.mark.parametrize(
    ("said", "question", "answer", "of_another"),
    [
        ("江淮陶瓷博物馆的文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", True),
        ("苏州博物馆的文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("博物馆的文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("该博物馆的文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("全市12座博物馆的文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("文创收入为320万元，江淮陶瓷博物馆最多。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("江淮陶瓷博物馆开放。文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("江淮陶瓷博物馆开放；文创收入为320万元。", "苏州博物馆的文创收入是多少?", "320万元", False),
        ("苏城市立博物馆的文创收入为320万元。", "苏市博物馆的文创收入是多少?", "320万元", False),
        ("江淮陶瓷博物馆的馆长是李建国。", "苏州博物馆的馆长是谁?", "李建国", True),
        ("江淮发电厂的奖金为320万元。", "苏州一等奖的金额是多少?", "320万元", False),
        ("江淮陶瓷博物馆展出六件古琴。", "苏州博物馆展出的是什么?", "古琴", False),
    ],
)
def test_another_of_the_kind_is_told_by_what_distinguishes_it(
    said: str, question: str, answer: str, of_another: bool
) -> None:
    assert another(said, question, answer) is of_another


@pytest.mark.parametrize(
    ("question", "found"),
    [("中秋晚会由谁主持?", False), ("元宵晚会由谁主持?", True), ("今年的晚会由谁主持?", True)],
)
def test_a_feast_tells_one_event_from_another(question: str, found: bool) -> None:
    text = "文化站简报\n\n2月15日 元宵晚会在河坊街举行，由评弹演员吕思齐主持，观众六百人。\n\n3月1日 图书室开放。\n"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).found is found


def test_what_the_title_names_need_not_be_said_in_the_sentence() -> None:
    said, question = "江淮陶瓷博物馆的文创收入为320万元。", "苏州博物馆的文创收入是多少?"
    assert another(said, question, "320万元", title="江淮年鉴")
    assert not another(said, question, "320万元", title="苏州年鉴")


def test_nothing_is_said_of_english_or_of_no_answer() -> None:
    said = "江淮陶瓷博物馆的文创收入为320万元。"
    asked, _, sentence, span = told(f"简报\n\n{said}", "苏州博物馆的文创收入是多少?", "320万元")
    assert is_of_another(asked, sentence, span, "")
    assert not is_of_another(asked, sentence, None, "")
    english, _, sentence, span = told(f"简报\n\n{said}", "What is the income of the Suzhou Museum?", "320万元")
    assert not is_of_another(english, sentence, span, "")


def test_the_price_of_another_museum_is_refused() -> None:
    text = "文旅简报\n\n5月，江淮陶瓷博物馆门票为30元。\n\n6月，苏州园林修缮。"
    assistant = Assistant(Index.build([Document("notes.txt", text)]))
    assert assistant.ask("江淮陶瓷博物馆门票多少钱?").answer == "30元"
    assert not assistant.ask("苏州博物馆门票多少钱?").found
