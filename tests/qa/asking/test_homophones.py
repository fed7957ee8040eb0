"""Slips among characters of one sound, put right by the passages at hand."""

from __future__ import annotations

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant
from qa.asking.homophones import repaired
from qa.asking.words import Word

TEXTS = ["本次大赛吸引843支队伍参加,在孵企业达308家。", "初级技术经纪人培训班开班。技术经纪人队伍专业化。"]
UNHELD = 4.0


def word(label: str, idf: float = UNHELD) -> Word:
    return Word(label, ((label, 1.0),), idf)


@pytest.mark.parametrize(
    ("asked", "label", "meant"),
    [
        ("大塞有多少支队五参加?", "大塞", "大赛有多少支队五参加?"),
        ("几支队五参加", "队五", "几支队伍参加"),
        ("技术经记人陪训班", "陪训", "技术经记人培训班"),
    ],
)
def test_a_character_is_put_right_that_makes_no_word(asked: str, label: str, meant: str) -> None:
    assert repaired(asked, [word(label)], TEXTS, UNHELD - 1e-6) == meant


def test_a_word_with_above_or_in_is_no_slip() -> None:
    assert repaired("在这件事上谁出力", [word("事上")], ["承办30件以上的有五家。"], UNHELD - 1e-6) == "在这件事上谁出力"


def test_a_word_of_the_dictionary_gives_way_only_to_what_recurs_between_both_neighbours() -> None:
    assert repaired("技术经济人是谁", [word("经济", 2.0)], TEXTS, UNHELD - 1e-6) == "技术经纪人是谁"
    assert repaired("技术经济是谁", [word("经济", 2.0)], TEXTS, UNHELD - 1e-6) == "技术经济是谁"


@pytest.mark.parametrize("asked", ["第二期培训班几时开", "哪天开班", "有多少人参加"])
def test_what_is_no_slip_stays(asked: str) -> None:
    words = [word(label) for label in ("第二期", "哪天", "开班", "参加")]
    assert repaired(asked, words, TEXTS, UNHELD - 1e-6) == asked


def test_another_name_is_another_person() -> None:
    assert repaired("张小明在哪", [word("张小明")], ["张晓明在晋江"], UNHELD - 1e-6) == "张小明在哪"


def test_the_answer_shows_what_was_understood() -> None:
    answer = Assistant(Index.build([seed_document()])).ask("技术经济人培训来了多少人")
    assert answer.completed == "技术经纪人培训来了多少人"
    assert answer.answer == "近百名"


def test_a_slip_that_stands_many_times_is_put_right_at_once() -> None:
    index = Index.build([Document("a.txt", "2022年8月1日,科技大赛举行,843支队伍参加科技大赛。")])
    answer = Assistant(index).ask("科技大塞、科技大塞、科技大塞有多少队伍?")
    assert answer.completed == "科技大赛、科技大赛、科技大赛有多少队伍?"


def test_what_is_no_word_stands_as_the_text_has_it_and_names_stay() -> None:
    texts = ["校地对接会举行。对接会上签约11项,设49个赛项。"]

    def put_right(asked: str, *labels: str) -> str:
        return repaired(asked, [Word(label, ((label, 1.0),), 1.0) for label in labels], texts, 1.0)

    assert put_right("对接慧哪天办的", "对接", "慧") == "对接会哪天办的"
    assert put_right("有几个赛向", "赛向") == "有几个赛项"
    assert put_right("有几个赛马", "赛马") == "有几个赛马"
