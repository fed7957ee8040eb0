"""By how much two things differ: computed of what stands beside two names, given where it is said, else refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.computing.differences import asked
from qa.telling.display import verified

TEXT = """星河医院大事记

2022年8月19日,医院评出“十佳医师”,其中年龄最大的是骨科的闵玉堂,64岁;最年轻的是麻醉科的白露,33岁。

2022年9月2日,篮球友谊赛举行,骨科队以58分夺冠,急诊队以55分获亚军。段晓飞得21分,比排在第二的马科多3分。

2022年12月30日,全年手术2.31万台。
"""


@pytest.fixture(scope="module")
def hospital() -> Assistant:
    return Assistant(Index.build([Document("hospital.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("闵玉堂和白露差几岁?", "31岁"), ("闵玉堂比白露大多少岁?", "31岁"), ("骨科队比急诊队多几分?", "3分"),
        ("段晓飞比马科多得几分?", "3分"),
    ],
)  # fmt: skip
def test_a_difference_is_computed_or_read(hospital: Assistant, question: str, answer: str) -> None:
    assert hospital.ask(question).answer == answer


CANTEEN = (
    "The canteen served 41,300 lunches, 1,900 fewer than in 2020. It took £61,000, down £4,500 on last year.\n\n"
    "The kiosk took £8,000.\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many fewer lunches did the canteen serve than in 2020?", "1,900"),
        ("How much did the canteen take?", "£61,000"),
        ("How much less did the kiosk take than last year?", ""),
    ],
)
def test_by_how_much_fewer_than_before_is_no_present_value(question: str, answer: str) -> None:
    found = Assistant(Index.build([Document("canteen.txt", CANTEEN)])).ask(question)
    assert found.answer.removesuffix(" fewer") == answer


HARBOUR = """渔港纪事

2021年3月5日,新码头在东湾启用。

2021年3月20日,开渔节开幕。

2021年9月,鱼市搬迁。

2021年10月8日,渔民医院开业。

2021年12月1日,图书馆开馆。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("新码头启用和开渔节开幕是在同一个月吗?", "是"),
        ("新码头启用和鱼市搬迁是不是同一个月?", "否"),
        ("鱼市搬迁是在开渔节之前吗?", "否"),
        ("新码头启用比开渔节早吗?", "是"),
        ("Was the library opened before the hospital?", "no"),
        ("Was the library opened after the hospital?", "yes"),
        ("Were the hospital and the library opened in the same year?", "yes"),
    ],
)
def test_two_events_are_put_in_order_by_their_dates(question: str, answer: str) -> None:
    found = Assistant(Index.build([Document("harbour.txt", HARBOUR)])).ask(question)
    assert (found.answer, found.computed) == (answer, True)


@pytest.mark.parametrize("question", ["闵玉堂和金维民差几岁?", "手术比出院病人多多少?"])
def test_a_value_of_one_side_is_no_difference(hospital: Assistant, question: str) -> None:
    assert not hospital.ask(question).found


def test_a_change_that_a_sentence_tells_in_a_unit_answers_by_how_much() -> None:
    text = "柳溪社纪事\n\n1956年，水稻亩产四百一十二斤，比上年增二十七斤；养猪三百头，比上年减四十头。"
    village = Assistant(Index.build([Document("notes.txt", text)]))
    assert village.ask("1956年水稻亩产比上年增加了多少？").answer == "二十七斤"


def test_by_how_much_one_is_more_is_not_how_much_it_is(hospital: Assistant) -> None:
    assert hospital.ask("马科得了几分?").answer != "3分"


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("甲队和乙队差几分?", ("甲队", "乙队")), ("甲城比乙城多多少人?", ("甲城", "乙城")), ("比去年多几家?", None),
        ("高企比上年增长多少?", None), ("甲队得了几分?", None),
    ],
)  # fmt: skip
def test_the_two_sides_are_read_off_the_question(question: str, sides: tuple[str, str] | None) -> None:
    assert asked(read_question(question)) == sides


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("评选“十佳医师”和篮球友谊赛相隔多少天?", "14天"), ("篮球友谊赛比评选“十佳医师”晚几天?", "14天"),
        ("评选“十佳医师”后过了几天举行了篮球友谊赛?", "14天"), ("评选“十佳医师”和篮球友谊赛是同一天吗?", "否"),
    ],
)  # fmt: skip
def test_the_days_between_two_events_are_counted(hospital: Assistant, question: str, answer: str) -> None:
    found = hospital.ask(question)
    assert found.answer == answer
    assert found.computed
    assert {item.date for item in found.citations} == {"2022-08-19", "2022-09-02"}
    assert verified(found)
    assert answer == "否" or not verified(replace(found, display=found.display.replace("14天", "15天")))


RIVER = """Year of the river

3 May 2021
The regatta was held at Fenwick.

17 to 19 May 2021
The fish market was held on the quay.

June 2021
The weir was repaired.
"""


def test_days_are_counted_from_the_last_day_and_not_to_a_month() -> None:
    river = Assistant(Index.build([Document("river.txt", RIVER)]))
    assert river.ask("How many days were there between the regatta and the fish market?").answer == "14 days"
    assert river.ask("Were the regatta and the fish market on the same day?").answer == "no"
    assert "day" not in river.ask("How many days were there between the regatta and the repair of the weir?").answer
