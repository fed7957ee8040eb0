"""What is said to whom one asks is no part of the question."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.addressed import one_asked, unaddressed
from qa.asking.question import spelt


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("您好,请问水库多深?谢谢", "水库多深?"),
        ("想跟您确认一下,水库是哪年修的?", "水库是哪年修的?"),
        ("阅读题:水库能装多少水?", "水库能装多少水?"),
        ("请提供全县水库数量", "全县水库数量"),
        ("帮我查一下水库有几座", "水库有几座"),
        ("老师让我们查:水库叫什么", "水库叫什么"),
    ],
)
def test_a_chinese_question_is_read_without_its_address(said: str, asked: str) -> None:
    assert unaddressed(said, chinese=True) == spelt(said) == asked


@pytest.mark.parametrize(
    "text", ["你们查获了多少烟花?", "确认了多少人?", "老师有多少位?", "请列出5月的大事", "问什么", "编辑是谁"]
)
def test_what_is_of_the_text_stays_in_a_chinese_question(text: str) -> None:
    assert unaddressed(text, chinese=True) == text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Hello, can you tell me how deep the lake is? Thanks!", "how deep the lake is?"),
        ("I'm calling to check something: when was the dam built?", "when was the dam built?"),
        ("For my school report, who owns the lake?", "who owns the lake?"),
        ("Could you please name one of the lakes that froze?", "Which lake froze?"),
    ],
)
def test_an_english_question_is_read_without_its_address(said: str, asked: str) -> None:
    assert spelt(said) == asked


@pytest.mark.parametrize(
    "text", ["Can you see the sea from there?", "Please, Mr Postman won what?", "For the record fish, who paid?"]
)
def test_what_is_of_the_text_stays_in_an_english_question(text: str) -> None:
    assert one_asked(unaddressed(text, chinese=False)) == text


def test_a_sort_of_firms_is_the_name_of_none() -> None:
    text = "县里要闻\n\n2021年,县里培育了一批省级专精特新企业和国家高新技术企业,新增瞪羚企业8家。\n\n2022年,水库清淤。"
    assert (
        not Assistant(Index.build([Document("a.txt", text)]))
        .ask("Could you name one of the firms that became gazelles?")
        .found
    )
