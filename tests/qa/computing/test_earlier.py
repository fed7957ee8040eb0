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


BAZAAR = (
    "The Pelham bazaar of 2022 made £31,500, down £2,500 on last year.\n\nIt had 214 stalls, 16 more than in 2021.\n\n"
    "The tombola brought in £4,100, up 6 per cent on the previous year.\n\n"
    "Insurance rose by £300 to £1,900.\n\nLast year the raffle raised £7,200, up £900 on the year before.\n\n"
    "The heating bill fell by 5% to £640.\n"
)
TOWN = (
    "青枫镇2024年纪事\n\n全镇粮食总产量1.9万吨,比去年增长4%。\n\n养老院床位320张,比2023年增加40张。\n\n"
    "购书经费26万元,同比增长三成。\n\n水费收入比去年增加8万元,达到95万元。\n\n去年举办庙会6场,比前年多2场。\n"
)


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        (BAZAAR, "How much did the bazaar make last year?", "GBP 34,000 (£31,500 + £2,500)"),
        (BAZAAR, "How many stalls were there in 2021?", "198 (214 stalls − 16)"),
        (BAZAAR, "How much was the insurance before?", "GBP 1,600 (£1,900 − £300)"),
        (BAZAAR, "How much did the raffle raise last year?", "GBP 7,200 (£7,200)"),
        (BAZAAR, "How much did the tombola bring in last year?", ""),
        (BAZAAR, "How much was the heating bill last year?", ""),
        (TOWN, "去年水费收入是多少?", "87万元（95万元 − 8万元）"),
        (TOWN, "去年举办了多少场庙会?", "6场"),
        (TOWN, "去年粮食总产量是多少?", ""),
        (TOWN, "上年购书经费是多少?", ""),
        (TOWN, "How much grain was produced last year?", ""),
        (TOWN, "粮食总产量是多少?", "1.9万吨"),
    ],
)
def test_a_value_before_is_reckoned_told_or_not_known_but_never_the_present_one(
    text: str, question: str, shown: str
) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).display.startswith(shown)
    if not shown:
        assert not Assistant(Index.build([Document("notes.txt", text)])).ask(question).found


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
