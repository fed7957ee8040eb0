from __future__ import annotations

import random

import pytest

from index.training.cloze import cloze, clozes, made
from index.training.pairs import Pair, Source

SENTENCE = "2021年,福州大学在晋江举办了机器人大赛,共有843支队伍参加比赛。"
PASSAGE = SENTENCE + "图书馆馆长王小明介绍说,新建的图书馆今年收藏了《红楼梦》等十二万册图书。"


def drawn(sentence: str, times: int = 60) -> list[tuple[str, str]]:
    draw = random.Random(3)
    return [made for made in (cloze(sentence, draw) for _ in range(times)) if made]


def test_what_is_asked_for_is_taken_out_of_the_question() -> None:
    found = drawn(SENTENCE)
    assert {answer for _, answer in found} >= {"843支", "2021年"}
    for question, answer in found:
        assert answer in SENTENCE
        assert answer not in question
        assert question.endswith("?")


@pytest.mark.parametrize(
    ("answer", "asked"), [("843支", ("多少支", "几支")), ("2021年", ("哪一年", "哪年", "何年", "何时", "什么时候"))]
)
def test_a_question_asks_by_the_sort_of_its_answer(answer: str, asked: tuple[str, ...]) -> None:
    questions = [question for question, held in drawn(SENTENCE) if held == answer]
    assert questions
    assert all(any(words in question for words in asked) for question in questions)


def test_a_title_is_asked_for_without_its_marks() -> None:
    assert "红楼梦" in {answer for _, answer in drawn(PASSAGE[len(SENTENCE) :])}


def test_too_few_words_make_no_question() -> None:
    assert not drawn("晋江的福州大学。")
    assert not drawn("")


def test_each_question_of_a_passage_is_on_another_sentence_and_has_one_answer() -> None:
    found = list(clozes(PASSAGE, 5, random.Random(1)))
    assert 1 <= len(found) <= 2
    assert all(PASSAGE.count(item.answer) == 1 for item in found)


def test_the_same_seed_makes_the_same_questions() -> None:
    sources = [
        Source("cmrc2018_trial", "", [Pair("谁?", PASSAGE, "qa", "王小明")]),
        Source("crud_news_zh", "", [Pair("大赛", PASSAGE * 2, "para", "")]),
        Source("ecdict_names", "", [Pair("福州", PASSAGE, "dict", "")]),
    ]
    one = made(sources, 6, 1)
    assert one == made(sources, 6, 1)
    assert {passage for _, passage, _ in one} <= {PASSAGE, PASSAGE * 2}
    assert one
    assert made(sources[2:], 6, 1) == []
