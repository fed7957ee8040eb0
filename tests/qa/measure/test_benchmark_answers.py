from __future__ import annotations

import pytest

from corpus.errors import DocumentError
from qa.measure.benchmark import QuestionSet, index_of
from qa.measure.benchmark_answers import from_everything, from_passages, lines

PASSAGES = ["机器人大赛由福州大学主办。共有843支队伍参加。", "图书馆建于1998年。馆长是王小明,藏书12万册。"]
SET = QuestionSet(
    "set", PASSAGES, [("机器人大赛由哪所大学主办?", 0), ("how many teams took part?", 0)], (("福州大学",), ("843支",))
)


def test_the_sentence_and_the_answer_are_taken_from_the_given_passage() -> None:
    chinese, english = from_passages(index_of(PASSAGES), SET)
    assert (chinese.text, chinese.language, chinese.holds) == ("福州大学", "zh", True)
    assert (english.text, english.language, english.holds) == ("843支", "en", True)
    other = QuestionSet("other", PASSAGES, [("机器人大赛由哪所大学主办?", 1)], (("福州大学",),))
    assert not next(iter(from_passages(index_of(PASSAGES), other))).holds


def test_from_everything_the_product_answers() -> None:
    assert next(iter(from_everything(index_of(PASSAGES), SET))).text == "福州大学"


def test_the_table_has_both_ways_both_languages_and_the_halves() -> None:
    table = [line.split() for line in lines(SET)]
    assert table[0][:2] == ["set:", "2"]
    assert [row[:3] for row in table[2:6]] == [
        ["passage", "en", "odd"],
        ["passage", "en", "all"],
        ["passage", "zh", "even"],
        ["passage", "zh", "all"],
    ]
    assert table[4][3:7] == ["100.00"] * 4
    assert table[6][0] == "everything"


def test_a_set_without_answers_is_refused() -> None:
    with pytest.raises(DocumentError, match="no answers"):
        next(lines(QuestionSet("bare", PASSAGES, [("谁?", 0)], ((),))))
