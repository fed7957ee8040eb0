"""What a sentence must say beside a value: its sort, its story, of each alone."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many nurses does the clinic have?", "38名"),
        ("How many nurses of the clinic retired?", ""),
        ("How many of the nurses in the clinic have graduated?", ""),
        ("How many nurses came from abroad?", ""),
    ],
)
def test_those_whom_something_befell_are_not_all_of_them(question: str, answer: str) -> None:
    index = Index.build([Document("a.txt", "诊所概况\n\n诊所现有护士38名、医生12名，全年接诊2.1万人次。")])
    assert Assistant(index).ask(question).answer == answer


def test_for_what_a_thing_is_bought_is_what_its_takeover_cost() -> None:
    text = "船厂志\n\n2009年，以900万欧元收购荷兰修船厂，留用全部工匠。"
    yard = Assistant(Index.build([Document("a.txt", text)]))
    assert yard.ask("How much did the Dutch takeover cost?").answer == "900万欧元"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many gardeners work at Marsh Hall?", ""),
        ("How many gardeners did Marsh Hall send?", "six gardeners"),
        ("How many families live at Marsh Hall?", "Nine families"),
    ],
)
def test_how_many_are_somewhere_is_not_how_many_it_has_sent(question: str, answer: str) -> None:
    text = "Notes of 2014\n\n4 May. Marsh Hall sent six gardeners to the show.\n\n8 July. Nine families live at Marsh Hall.\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_a_phrase_that_takes_the_place_of_its_words_is_told_by_what_says_it() -> None:
    text = """梅关茶业纪事

1999年5月,公司改制,员工持股三成。

2011年6月,在深圳证券交易所上市,募集资金2亿元。
"""
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("When did the company go public?").answer == "2011年6月"


@pytest.mark.parametrize(
    ("text", "question", "answer", "said"),
    [
        ("长号手费雨桐在省赛上获三等奖。", "费雨桐毕业于哪所学校?", "三等奖", False),
        ("长号手费雨桐毕业于南岭艺术学校。", "费雨桐毕业于哪所学校?", "南岭艺术学校", True),
        ("长号手费雨桐毕业于南岭三中。", "费雨桐毕业于哪所学校?", "南岭三中", True),
        ("Trombonist Lena Marsh joined the band.", "Which school did Lena Marsh go to?", "Trombonist", False),
        ("Lena Marsh was educated at Harle.", "Which school did Lena Marsh go to?", "Harle", True),
    ],
)
def test_which_school_is_not_answered_by_what_is_none(text: str, question: str, answer: str, said: bool) -> None:
    search = Assistant(Index.build([Document("a.txt", f"乐队消息\n\n{text}")])).search(question)
    assert search.constraints.class_is_said(answer, search.sentences[0]) is said


def test_an_institute_is_no_university() -> None:
    index = Index.build([Document("notes.txt", "清河县成立海洋生物研究所,又引入东海渔业研究院。")])
    assert not Assistant(index).ask("Which university founded the marine biology institute?").found


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("全乡稻田5.2万亩，收割机41台。", "稻田面积扩大了多少？", ""),
        ("全乡稻田扩大0.3万亩，收割机41台。", "稻田面积扩大了多少？", "0.3万亩"),
        ("渡船航程12公里，单程时间35分钟。", "单程时间缩短了多少？", ""),
    ],
)
def test_how_much_there_is_does_not_say_by_how_much_it_changed(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Where was the flower show held?", "城南公园"), ("Where was the cooking class held?", "")],
)
def test_where_something_was_is_told_in_its_own_story(question: str, answer: str) -> None:
    text = """年度纪事

5月，首期烹饪培训班开班，60人报名。培训班采用集中授课。

8月，花卉展览在城南公园成功举办，展览持续十天。
"""
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_of_a_row_of_projects_that_are_counted_none_alone_is_told() -> None:
    text = "县城建简报\n\n明年,全县计划完成投资6.2亿元,开工建设青溪大桥、北山隧道等12个项目。\n\n去年,柳河大桥建成,总投资1.1亿元。"
    county = Assistant(Index.build([Document("notes.txt", text)]))
    assert not county.ask("How much will the Qingxi Bridge cost?").found
    assert county.ask("How much did the Liuhe Bridge cost?").answer == "1.1亿元"
