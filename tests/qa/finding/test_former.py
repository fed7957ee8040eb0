"""Which numbers of a sentence are of an earlier time, and which is meant."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.former import put_off
from tests.qa.texts import assistant_on

NOTES = """Norland College, spring letter

This term 4,820 students are enrolled, 140 more than a year ago; 950 of them come from abroad, against 790 last year.
The college now has 46 laboratories instead of 31 since the works of the summer.
Income rose to £63 million, up from £58 million the year before.
"""


@pytest.fixture(scope="module")
def college() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many students are enrolled?", "4,820 students"),
        ("How many students from abroad were there last year?", "790"),
        ("How many laboratories did the college have before the works?", "31"),
        ("How many laboratories does the college have?", "46 laboratories"),
        ("What was the income a year earlier?", "£58 million"),
        ("What was the income?", "£63 million"),
    ],
)
def test_the_number_of_the_time_that_is_asked_for_is_given(college: Assistant, question: str, answer: str) -> None:
    assert college.ask(question).answer == answer


PUT_OFF = """因台风影响，原定6月3日举行的龙舟赛推迟到6月8日，赛程由三天缩短到两天。5月1日与柳州队的友谊赛因大雨改到5月4日进行。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("龙舟赛是哪天举行的？", "6月8日"),
        ("龙舟赛最后在哪天举行？", "6月8日"),
        ("龙舟赛原定哪天举行？", "6月3日"),
        ("与柳州队的友谊赛实际是哪天进行的？", "5月4日"),
        ("与柳州队的友谊赛原定哪天？", "5月1日"),
        ("When was the dragon boat race held?", "6月8日"),
        ("When was the dragon boat race originally to be held?", "6月3日"),
    ],
)
def test_what_was_put_off_was_held_when_it_was_put_off_to(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"清溪镇大事记\n\n{PUT_OFF}")])).ask(question).answer == answer


def test_a_date_put_off_to_is_told_from_the_one_before_it() -> None:
    text = "The fair, due on 3 May, was postponed to 9 May. On 1 June it rained."
    spans = tuple((text.find(day), text.find(day) + len(day)) for day in ("3 May", "9 May", "1 June"))
    assert put_off(text, spans) == {spans[1]: True, spans[0]: False}


def test_what_a_chinese_text_sets_against_this_year_is_of_the_last() -> None:
    bridge = assistant_on("railway.txt")
    assert bridge.ask("How many construction workers were there at the end of the previous year?").answer == "1.13万人"
    assert bridge.ask("How many construction workers were there at the end of the year?").answer == "1.46万人"


BEDS = "2021年，县医院扩建，床位由200张增至350张。首批学员有40人。"
IN_NAMES = (
    "2021年，平原乡的学校由3所增至5所。太原市的医院由12家增至20家。中原银行的网点由30个增加到45个。"
    "油田的原油产量由200吨提高到350吨。曾家湾水库的库容由80万立方米扩大到120万立方米。"
)
GROWN = (
    "1955年，合作社的社员由12户发展到86户。铁路由40公里延伸到95公里。民兵由300人壮大到1200人。渠道由8公里延长至21公里。"
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (BEDS, "How many beds did the hospital have before?", "200张"),
        (BEDS, "How many beds did the hospital have originally?", "200张"),
        (BEDS, "How many beds did the hospital have at first?", "200张"),
        (BEDS, "How many beds does the hospital have?", "350张"),
        (BEDS, "How many trainees were in the first class?", "40人"),
        (IN_NAMES, "平原乡有多少所学校？", "5所"),
        (IN_NAMES, "平原乡原有多少所学校？", "3所"),
        (IN_NAMES, "太原市有多少家医院？", "20家"),
        (IN_NAMES, "太原市曾有多少家医院？", "12家"),
        (IN_NAMES, "中原银行有多少个网点？", "45个"),
        (IN_NAMES, "原油产量是多少吨？", "350吨"),
        (IN_NAMES, "曾家湾水库的库容是多少？", "120万立方米"),
        (GROWN, "现在有多少户社员？", "86户"),
        (GROWN, "合作社最初有多少户社员？", "12户"),
        (GROWN, "铁路有多少公里？", "95公里"),
        (GROWN, "民兵有多少人？", "1200人"),
        (GROWN, "渠道有多少公里？", "21公里"),
    ],
)
def test_a_word_for_before_is_one_only_outside_of_names(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"清溪镇大事记\n\n{text}\n")])).ask(question).answer == answer


GRADED = "2022年3月，县剧场参加等级测评，总分八百七十六分，居全市第二，上次测评为八百一十二分，居全市第五。上年演出的场次居全市第三。"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("县剧场测评总分多少分？", "八百七十六分"),
        ("县剧场上次测评得了多少分？", "八百一十二分"),
        ("县剧场测评居全市第几？", "第二"),
        ("县剧场上次测评居全市第几？", "第五"),
    ],
)
def test_the_last_time_is_told_apart_from_this_one(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", GRADED)])).ask(question).answer == answer
