"""What is left of a whole is reckoned from the whole and its other part, told in one sentence, and from nothing else."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "柳溪镇2023年纪事\n\n"
    "3月8日,消防员招录体检,报名者64人,来自五个县,其中女性11人;体能测试52人达标。\n\n"
    "5月6日,镇人大召开会议,应到代表90人,实到83人。\n\n"
    "6月1日,少年鼓队成立,队员26人,女15人。\n\n"
    "7月9日,热线共接到求助73件,办结70件。\n\n"
    "9月2日,驾驶员年审,优良21人,过关95人,勉强过关3人。\n"
)
ENGLISH = (
    "Fellbrook Village Hall, 2023\n\n"
    "Only 12 of the 29 members could reach the hall in the February gale.\n\n"
    "The walking holiday in May was joined by 40 people, 23 of them women.\n\n"
    "In June 115 chairs were moved to the cellar; all but nine survived the flood.\n"
)


@pytest.fixture(scope="module")
def chronicle() -> Assistant:
    return Assistant(Index.build([Document("liuxi.txt", TEXT)]))


@pytest.fixture(scope="module")
def report() -> Assistant:
    return Assistant(Index.build([Document("fellbrook.txt", ENGLISH)]))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("报名的男性有多少人?", "53人（64人 − 11人）"),
        ("镇人大会议有几个代表没来?", "7人（90人 − 83人）"),
        ("镇人大会议缺席多少代表?", "7人（90人 − 83人）"),
        ("体能测试没达标的有多少人?", "12人（64人 − 52人）"),
        ("鼓队男队员有几个?", "11人（26人 − 15人）"),
        ("多少件求助没办结?", "3件（73件 − 70件）"),
        ("How many boys are in the drum corps?", "11 (26人 − 15人)"),
    ],
)
def test_the_rest_is_computed_and_its_sentence_cited(chronicle: Assistant, question: str, shown: str) -> None:
    answer = chronicle.ask(question)
    assert (answer.display, answer.computed) == (shown, True)
    assert len(answer.citations) == 1


def test_what_nobody_took_is_what_is_left() -> None:
    text = "乡图书角\n\n6月，图书角推出书架16个，最终有11个书架被认领。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask("还有几个书架没人认领？").answer == "5个"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("修渡口，村民自己出了多少钱？", "20万元"),
        ("修渡口，县里补助了多少钱？", "40万元"),
        ("乡贤的后人持股多少？", "25%"),
        ("村里持股多少？", "60%"),
    ],
)
def test_the_rest_of_a_sum_is_theirs_to_whom_it_falls(question: str, answer: str) -> None:
    text = """石矶渡口志

1986年，渡口重修，造价90万元，其中县里补助40万元，银行贷款30万元，余下由村民集资。

1992年，渡运公司成立，村里持股占60%，船工持股占15%，其余归乡贤的后人。
"""
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_the_rest_in_english_is_what_the_shares_leave() -> None:
    text = "Mill letter\n\nWool made up 58 per cent of sales, linen 33 per cent and silk the rest."
    mill = Assistant(Index.build([Document("a.txt", text)]))
    assert mill.ask("What share of sales was silk?").answer == "9%"
    assert mill.ask("What share of sales was linen?").answer == "33 per cent"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many members could not reach the hall in the gale?", "17 (29 members − 12)"),
        ("How many men joined the walking holiday?", "17 (40 people − 23)"),
    ],
)
def test_the_rest_is_computed_in_english(report: Assistant, question: str, shown: str) -> None:
    answer = report.ask(question)
    assert (answer.display, answer.computed) == (shown, True)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("报名的女性有多少人?", "11人"),
        ("鼓队女队员几人?", "15人"),
        ("鼓队有多少队员?", "26人"),
        ("镇人大会议到了几个代表?", "83人"),
        ("镇人大会议应到多少代表?", "90人"),
        ("热线办结了多少件求助?", "70件"),
    ],
)
def test_what_is_told_outright_is_not_computed(chronicle: Assistant, question: str, wanted: str) -> None:
    answer = chronicle.ask(question)
    assert (answer.answer, answer.computed) == (wanted, False)


def test_those_left_out_of_all_are_no_part_of_what_is_so(report: Assistant) -> None:
    assert report.ask("How many chairs did not survive the flood?").answer in {"", "nine"}


def test_the_number_of_all_or_of_the_others_is_never_given_for_a_half(chronicle: Assistant) -> None:
    for question in ("五个县的男性有多少人?", "少年鼓队男队员多少人缺席?", "年审没过关的驾驶员有几人?"):
        assert chronicle.ask(question).answer not in {"64人", "11人", "26人", "15人", "92人", "95人", "3人"}


def test_the_rest_of_other_things_is_no_rest_of_a_sum() -> None:
    text = "青石镇简报\n\n修路筹资90万元，其中县里拨款40万元，其余路段明年开工。\n"
    assert not Assistant(Index.build([Document("notes.txt", text)])).ask("其余路段花多少钱？").found
