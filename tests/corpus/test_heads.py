"""What a number measures is found by its clause alone, and is never a word that could not be measured."""

from __future__ import annotations

import pytest

from corpus.facts import find_facts
from corpus.heads import Heads
from corpus.normalise import fold
from corpus.quantities import find_quantities


def measured(text: str) -> list[tuple[str, str, str]]:
    """Return each value of a text with its head and what leads into it."""
    return [
        (text[item.start : item.end], text[item.head_start : item.head_end], item.modifier)
        for item in find_facts(text)
        if item.kind in {"number", "money", "percent"}
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("报名选手2310名,比上届多出152名。", ("152名", "报名选手", "比上届多出")),
        ("平均单产418公斤,较常年同期低26公斤。", ("26公斤", "平均单产", "较常年同期低")),
        ("水库水位88.4米，低于汛限水位1.6米。", ("1.6米", "水库水位", "低于汛限水位")),
        ("引水渠贯通,比计划提前两个月。", ("两个月", "引水渠贯通", "比计划提前")),
        ("往返时间由90分钟缩短至35分钟。", ("35分钟", "往返时间", "缩短至")),
        ("苗圃面积从20亩扩大到75亩。", ("75亩", "苗圃面积", "扩大到")),
    ],
)
def test_what_only_compares_measures_what_is_said_before_it(text: str, found: tuple[str, str, str]) -> None:
    assert measured(text)[-1] == found


def test_what_compares_measures_nothing_of_another_sentence() -> None:
    assert measured("全村共有水井12眼。比邻村多5眼。")[-1][1] != "水井"
    assert measured("比赛历时40分钟。")[-1][1] == "比赛", "a match is no comparison"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("工业产值首次突破90亿元。", "工业产值"),
        ("新看台可容纳4000人。", "新看台"),
        ("耕地面积将达到700亩。", "耕地面积"),
        ("运输公司被罚款8万元。", "运输公司"),
        ("出院病人3100人。", "出院病人"),
        ("出土石器260件。", "出土石器"),
        ("集团营收5.1亿元。", "集团营收"),
        ("**贷款余额**43亿元。", "贷款余额"),
    ],
)
def test_a_head_is_whole_and_without_the_adverb_behind_it(text: str, head: str) -> None:
    assert measured(text)[-1][1].strip("*") == head


@pytest.mark.parametrize("text", ["另有三人受伤。", "两人反对。", "五艘改为游船。"])
def test_words_that_name_nothing_are_no_head(text: str) -> None:
    assert measured(text)[-1][1] in {"", "游船"}


def test_a_noun_of_one_character_behind_a_number_is_a_head() -> None:
    assert [head for _, head, _ in measured("下辖21个村、4个镇。")] == ["村", "镇"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Revenue for the year rose to £18 million.", "Revenue for the year"),
        ("Fuel came first, ahead of repairs at $300.", "repairs"),
        ("17 January: Two climbers were helped.", "climbers"),
        ("Work began on 30 March. It removed 41,000 cubic metres of mud.", "mud"),
        ("The lorry took 30 tonnes of coal.", "coal"),
    ],
)
def test_an_english_head_is_the_phrase_and_no_rest_of_a_date(text: str, head: str) -> None:
    assert measured(text)[-1][1].endswith(head)


def test_heads_come_in_the_order_of_their_quantities_and_lie_in_the_text() -> None:
    text = fold("去年新建校舍3栋,共有学生450人,比上年增加20人;经费86万元,增长9%。")
    quantities = find_quantities(text)
    heads = Heads(text, quantities, []).all()
    assert len(heads) == len(quantities)
    assert all(0 <= head.start <= head.end <= len(text) for head in heads)
