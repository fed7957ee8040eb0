"""A question that names a thing of which its Chinese text does not speak is refused, and only such a one."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """2021年5月,县里建成图书馆一座,投资3200万元,藏书12万册。
2021年9月,县人民医院新门诊楼启用,设床位420张,从日本购入CT机一台,价值860万元。
2022年3月,光明小学新校区动工,总投资1.2亿元,校长为何静宜。
2022年11月,县化纤厂更新生产线5条,员工增至640人。"""


@cache
def county() -> Assistant:
    return Assistant(Index.build([Document("county.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("When was the cinema of the county built?", "cinema"),
        ("How many production lines did the steel factory renew?", "steel"),
    ],
)
def test_what_the_text_does_not_speak_of_is_refused_and_named(question: str, missing: str) -> None:
    answer = county().ask(question)
    assert not answer.found, answer.answer
    assert answer.missing == missing


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("How much was invested in the library?", "3200万元"),
        ("How many beds does the new outpatient building have?", "420张"),
        ("What did the CT scanner cost?", "860万元"),
        ("How many production lines did the chemical fibre factory renew?", "5条"),
        ("How many employees does the chemical fibre plant have?", "640人"),
    ],
)
def test_what_it_calls_otherwise_or_in_short_is_answered(question: str, right: str) -> None:
    assert county().ask(question).answer == right


@pytest.mark.parametrize(
    ("text", "question", "right"),
    [
        ("2023年3月,86户居民搬进安置小区。", "How many families moved into the new housing estate?", "86户"),
        ("学校招收新生120名。", "How many new pupils did the school enrol in the year?", "120名"),
    ],
)
def test_what_it_says_by_a_wider_or_narrower_word_is_answered(text: str, question: str, right: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == right


def test_a_slip_of_the_pen_that_is_a_word_is_no_absent_thing() -> None:
    text = "2022年6月,石墨烯研讨会在县里举行,专家罗怀远作主旨报告,参会代表260人。"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("How many delegates attended the grapheme symposium?").answer == "260人"
