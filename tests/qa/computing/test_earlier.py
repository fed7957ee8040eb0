"""What was before is reckoned from what is now and the difference told, and from nothing else."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "白鹿镇2023年纪事\n\n"
    "4月2日,第六届龙舟赛在白鹿湖举行,48支队伍参赛,比上届增加9支,观众2.6万人。\n\n"
    "9月1日,镇中心小学开学,在校生1130人,比去年减少70人;教师62人,同比增长5%。\n\n"
    "12月,全镇接待游客35万人次,较上年增长一成二。\n"
)
ENGLISH = (
    "Harwick Mountain Rescue, 2023\n\n"
    "Fifty volunteers answered 143 call-outs, 19 more than the year before. Income came to £84,000.\n\n"
    "The open day drew 610 visitors, down 40 on the previous one.\n"
)


@pytest.fixture(scope="module")
def chronicle() -> Assistant:
    return Assistant(Index.build([Document("bailu.txt", TEXT)]))


@pytest.fixture(scope="module")
def report() -> Assistant:
    return Assistant(Index.build([Document("harwick.txt", ENGLISH)]))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("上届龙舟赛有多少支队伍参赛?", "39支（48支 − 9支）"),
        ("去年镇中心小学在校生有多少人?", "1200人（1130人 + 70人）"),
        ("How many teams took part in the previous dragon boat race?", "39 (48支 − 9支)"),
    ],
)
def test_the_number_before_is_reckoned_and_marked_so(chronicle: Assistant, question: str, shown: str) -> None:
    answer = chronicle.ask(question)
    assert answer.found
    assert answer.computed
    assert answer.display == shown
    assert "48支" in answer.citations[0].quote or "1130人" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("第六届龙舟赛有多少支队伍参赛?", "48支"),
        ("龙舟赛参赛队伍比上届增加了多少支?", "9支"),
        ("镇中心小学在校生有多少人?", "1130人"),
    ],
)
def test_what_is_now_and_the_difference_are_given_as_they_stand(
    chronicle: Assistant, question: str, answer: str
) -> None:
    assert chronicle.ask(question).answer == answer


def test_nothing_is_reckoned_from_a_percentage(chronicle: Assistant) -> None:
    assert not chronicle.ask("上年接待游客多少人次?").computed


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("5月,白鹿灯会有超过4500人参加,比上届增加近千人。", "上届白鹿灯会有多少人参加?"),
        ("5月,镇图书馆办证310张,比上月增加40张。", "上年镇图书馆办证多少张?"),
        ("5月,镇图书馆办证310张,比往年增加40张。", "前一年镇图书馆办证多少张?"),
    ],
)
def test_nothing_is_reckoned_from_what_is_vague_or_of_another_period(text: str, question: str) -> None:
    assert not Assistant(Index.build([Document("vague.txt", text)])).ask(question).computed


def test_an_english_text_is_reckoned_with_alike(report: Assistant) -> None:
    answer = report.ask("How many call-outs were there in the year before?")
    assert (answer.display, answer.computed) == ("124 (143 call-outs − 19)", True)
    assert report.ask("How many call-outs were there?").answer.startswith("143")
