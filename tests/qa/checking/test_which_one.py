"""A sentence tells of the one in time or rank that a question asks for, or it does not answer."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import Question, read_question
from qa.asking.words import Word
from qa.checking.which_one import is_the_one
from qa.finding.sentence import Sentence


def told(text: str, question: str, answer: str) -> tuple[Question, list[Word], Sentence, tuple[int, int]]:
    """Return a question, its words, and the sentence of a text that has an answer, with its place."""
    search = Assistant(Index.build([Document("notes.txt", text)])).search(question)
    sentence = next(item for item in search.sentences if answer in item.text)
    start = sentence.start + sentence.text.index(answer)
    return search.question, search.words, sentence, (start, start + len(answer))


def the_one(text: str, question: str, answer: str) -> bool:
    asked, words, sentence, span = told(text, question, answer)
    return is_the_one(asked, words, sentence, span)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("8月8日，第二届帆船赛举行，来自12个省的选手参加。", "上一届帆船赛是什么时候举行的？", ""),
        ("8月8日，第二届帆船赛举行，上届于2021年6月5日举行。", "上一届帆船赛是什么时候举行的？", "2021年6月5日"),
        ("8月8日，第二届帆船赛举行，来自12个省的选手参加。", "第二届帆船赛是什么时候举行的？", "8月8日"),
    ],
)
def test_the_date_of_an_edition_is_not_that_of_the_one_before(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", f"海湾纪事\n\n{text}")])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("said", "question", "is_it"),
    [
        ("The fair drew 48 stalls, nine more than in 2021.", "How many stalls were there in 2021?", False),
        ("The fair drew 48 stalls, nine more than in 2021.", "How many more stalls were there than in 2021?", True),
        ("The fair drew 48 stalls in 2021, nine more than in 2020.", "How many stalls were there in 2021?", True),
        ("The fair drew 48 stalls, up from the 39 of 2021.", "How many stalls were there in 2021?", True),
    ],
)
def test_a_year_that_is_only_compared_with_is_not_the_one(said: str, question: str, is_it: bool) -> None:
    assert the_one(said, question, "48 stalls") is is_it


@pytest.mark.parametrize(
    ("text", "question", "answer", "is_it"),
    [
        (
            "比赛决出金奖12项,吸引东山中学、西湖中学、南岭中学等30所学校参加。",
            "哪所学校拿的金奖最多?",
            "南岭中学",
            False,
        ),
        (
            "比赛决出金奖12项,吸引东山中学、西湖中学、南岭中学等30所学校参加。",
            "Which school won the most gold awards?",
            "南岭中学",
            False,
        ),
        ("东山中学、西湖中学、南岭中学金奖最多。", "哪所学校拿的金奖最多?", "东山中学", True),
        ("东山中学、西湖中学、南岭中学分别获金奖5项、4项、3项。", "哪所学校拿的金奖最多?", "东山中学", True),
    ],
)
def test_the_best_is_none_of_a_row_of_which_nothing_tells_it_apart(
    text: str, question: str, answer: str, is_it: bool
) -> None:
    assert the_one(text, question, answer) == is_it


@pytest.mark.parametrize(
    ("said", "question", "answer", "is_it"),
    [
        ("去年收入320万元。", "前年收入多少?", "320万元", False),
        ("去年收入320万元。", "去年收入多少?", "320万元", True),
        ("上年收入320万元。", "去年收入多少?", "320万元", True),
        ("本年收入320万元。", "去年收入多少?", "320万元", False),
        ("今年收入320万元。", "收入多少?", "320万元", True),
        ("收入320万元，今年更多。", "去年收入多少?", "320万元", True),
        ("今年开业；收入320万元。", "去年收入多少?", "320万元", True),
        ("今年开业，收入320万元。", "去年收入多少?", "320万元", False),
        ("比去年多，收入320万元。", "今年收入多少?", "320万元", True),
        ("去年同期收入320万元。", "今年收入多少?", "320万元", True),
        ("去年和今年共收入320万元。", "今年收入多少?", "320万元", True),
    ],
)
def test_a_value_behind_another_year_is_that_years(said: str, question: str, answer: str, is_it: bool) -> None:
    assert the_one(f"简报\n\n{said}", question, answer) is is_it


@pytest.mark.parametrize(
    ("said", "answer", "is_it"),
    [
        ("上年收入320万元，今年收入350万元", "320万元", True),
        ("上年收入320万元，今年收入350万元", "350万元", False),
        ("今年收入350万元", "350万元", False),
        ("2021年收入320万元，今年收入350万元", "350万元", True),
        ("收入350万元", "350万元", True),
    ],
)
def test_a_year_is_told_as_the_last_one_in_an_event_of_the_next(said: str, answer: str, is_it: bool) -> None:
    text = f"茶厂纪事\n\n2022年5月3日，{said}。\n\n2023年4月2日，茶厂搬迁。"
    _, words, sentence, span = told(text, "收入多少?", answer)
    assert is_the_one(read_question("2021年收入多少?"), words, sentence, span) is is_it
    assert is_the_one(read_question("2019年收入多少?"), words, sentence, span)
    assert is_the_one(read_question("2021年5月收入多少?"), words, sentence, span)
    assert is_the_one(read_question("2021年收入多少?"), words, sentence, None)


@pytest.mark.parametrize(
    ("said", "question", "answer", "is_it"),
    [
        ("Ada Berg finished second in the race.", "Who finished third in the race?", "Ada Berg", False),
        ("Ada Berg finished third in the race.", "Who finished third in the race?", "Ada Berg", True),
        ("Ada Berg finished the race.", "Who finished third in the race?", "Ada Berg", True),
        ("Ada Berg was second and Ida Holm third in the race.", "Who finished third in the race?", "Ida Holm", True),
        ("Ada Berg came second.", "Who came first or second in the race?", "Ada Berg", True),
        ("Ada Berg is the youngest keeper.", "Who is the youngest keeper?", "Ada Berg", True),
        ("Ada Berg is the keeper.", "Who is the youngest keeper?", "Ada Berg", False),
        ("Ada Berg keeps the beach.", "Who keeps the forest?", "Ada Berg", True),
        ("Ada Berg came second.", "Who came first or third in the race?", "Ada Berg", True),
        ("Ada Berg will be the keeper.", "Who is the next keeper of the harbour?", "Ada Berg", True),
        ("Ada Berg will step down as keeper.", "Who is the next keeper of the harbour?", "Ada Berg", False),
        ("Ada Berg steps down and Ida Holm follows as keeper.", "Who is the next keeper?", "Ida Holm", True),
        ("Ada Berg is the keeper.", "Who is the keeper of the harbour?", "Ada Berg", True),
        ("Ada Berg was second in the race.", "Did Ada Berg finish third in the race?", "Ada Berg", True),
        ("贝格是第二名，second。", "Who finished third in the race?", "贝格", True),
    ],
)
def test_another_rank_and_who_leaves_are_not_asked_for(said: str, question: str, answer: str, is_it: bool) -> None:
    assert the_one(f"Harbour news\n\n{said}", question, answer) is is_it
