"""What something was, what it became, and how far the two are apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.answering.search import Search
from qa.asking.question import read_question
from qa.computing.changed import side_asked
from qa.finding.sentence import Candidate

TEXT = """石桥镇这十年

公路修通以后，到县城的车程从一个半小时缩短为35分钟。
镇小学的学生从41名增加到260名，图书室的藏书由3000册增至1.2万册。
冷库建成后，鲜果的损耗率从25%降到6%。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("镇小学的学生现在有多少名？", "260名"),
        ("镇小学的学生原来有多少名？", "41名"),
        ("镇小学的学生增加了多少名？", "219名"),
        ("到县城的车程缩短了多少？", "55分钟"),
        ("到县城的车程缩短到多少分钟？", "35分钟"),
        ("冷库建成之前鲜果的损耗率有多高？", "25%"),
        ("鲜果的损耗率下降了多少？", "19个百分点"),
    ],
)
def test_values_before_and_after_a_change_and_their_difference(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.ask(question).answer == answer


CHANGED = (
    "2021年5月，商店从东街搬到西街。纺织厂从国营改为民营。",
    "1953年，村名由李家庄改为幸福村。",
    "2022年2月，清溪水质由劣五类提升为三类。",
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHANGED[0], "商店从哪里搬来？", "东街"),
        (CHANGED[0], "商店原来在哪里？", "东街"),
        (CHANGED[0], "商店从东街搬到哪里？", "西街"),
        (CHANGED[0], "纺织厂从什么改为民营？", "国营"),
        (CHANGED[0], "纺织厂从国营改为什么？", "民营"),
        (CHANGED[1], "村名由什么改为幸福村？", "李家庄"),
        (CHANGED[1], "村名改为什么？", "幸福村"),
        (CHANGED[2], "清溪水质从几类提升？", "劣五类"),
        (CHANGED[2], "清溪水质提升到几类？", "三类"),
    ],
)
def test_the_side_of_a_change_that_the_asking_word_stands_on_is_given(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"清溪镇大事记\n\n{text}\n")])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("幸福村原名什么？", "李家庄"),
        ("幸福村的曾用名是什么？", "李家庄"),
        ("幸福村的前身是什么？", "李家庄"),
        ("幸福村旧称什么？", "李家庄"),
        ("村名由什么改为什么？", "李家庄改为幸福村"),
        ("村名从什么时候起改为幸福村？", "幸福村"),
    ],
)
def test_a_side_is_told_by_the_words_for_a_former_name(question: str, side: str) -> None:
    plain = "村名由李家庄改为幸福村。"
    index = Index.build([Document("notes.txt", plain)])
    asked = replace(read_question(question), kind="what")
    sentence = Search.begun(index, "村名改为什么？", k=1, filters=None).sentences[0]
    start = sentence.start + plain.index("幸福村")
    assert side_asked(asked, Candidate(sentence, start, start + 3, 1.0)).text == side


@pytest.mark.parametrize(
    ("question", "answer"),
    [("工资涨了多少？", "1500元"), ("绿化率提高了多少？", "15个百分点"), ("渠道延长了多少？", "13公里")],
)
def test_how_far_apart_two_values_are_is_told_of_what_is_asked(question: str, answer: str) -> None:
    text = "2020年，工资从每月3000元涨到4500元。绿化率从30%提高到45%。渠道由8公里延长至21公里。"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


def test_a_change_of_another_thing_is_no_answer() -> None:
    text = "2020年，学校发了工资。绿化率从30%提高到45%。"
    assert not Assistant(Index.build([Document("notes.txt", text)])).ask("工资涨了多少？").found
