"""Whether a value is of the very thing that an English question asks of."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

ENGLISH = """Norland College, autumn letter

Student halls
Two new halls, Finch Hall with 320 rooms and Alder Hall with 275 rooms, open in September. A standard room costs £148 a week. The new kitchen cost £2.4 million.

Library
Loans of printed books fell by 11% to 206,000, while e-book downloads grew to 1.3 million.

Trams
The tram line costs £96 million, of which the council pays 25%. Trams run every eight minutes and carry 14,000 passengers a day. The Liberal group had wanted 30%.

The agreement with the drivers' union covers 2,340 drivers. The drilling of the tunnel for it was paid with €5.2 million of the total cost of €7.9 million.

Market
The Mill Lane market hall reopened on 15 June. The mayor, Idris Penrose, cut the ribbon.

People
Roland Vance leaves in August. His deputy, Asha Mistry, will act in his place. Beth Lindqvist resigned on 11 June.

Rowing
The women's eight won the cup in Henley. The coach is Fiona MacRae.

Strike
Lecturers went on strike in November. Around 310 of the 1,240 staff took part, according to the college; the union spoke of 500.
"""
CHINESE = """云澜铁路纪事

2021年3月,北起云州、南至澜江站的云澜铁路开工,总投资412亿元。

2023年9月,澜江站封顶,造价3.6亿元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much does a standard room cost?", "£148"),
        ("How much did the kitchen cost?", "£2.4 million"),
        ("How much did Alder Hall cost to build?", ""),
        ("How many books does the library hold?", ""),
        ("How many e-book downloads were there?", "1.3 million"),
        ("Who coaches the women's eight?", "Fiona MacRae"),
        ("Who coaches the men's eight?", ""),
        ("How often do the trams run?", "every eight minutes"),
        ("How much is a tram ticket?", ""),
        ("How much does a tram ticket cost?", ""),
        ("What share did the Liberals want the council to pay?", "30%"),
        ("Who opened the market hall?", "Idris Penrose"),
        ("Who cut the ribbon for the market hall?", "Idris Penrose"),
        ("Who will stand in for Roland Vance?", "Asha Mistry"),
        ("Who will replace Beth Lindqvist?", ""),
        ("How many people were hurt in the tram line?", ""),
        ("How many conductors does the agreement with the union cover?", ""),
        ("How many drivers does the agreement cover?", "2,340 drivers"),
        ("What was the total cost of drilling the tunnel?", "€7.9 million"),
        ("How much did the market hall earn?", ""),
        ("According to the union, how many staff took part in the strike?", "500"),
    ],
)
def test_a_value_of_another_thing_is_not_given(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", ENGLISH)])).ask(question).answer == answer


def test_a_chinese_text_prices_and_dates_only_what_it_speaks_of() -> None:
    railway = Assistant(Index.build([Document("notes.txt", CHINESE)]))
    assert not railway.ask("When did construction of Lanjiang station start?").found
    assert not railway.ask("How much does a ticket to Lanjiang cost?").found
    assert railway.ask("How much did Lanjiang station cost?").answer == "3.6亿元"


def test_a_change_is_told_by_a_number_where_no_share_is() -> None:
    text = "江北县简报\n\n10月20日,全县水稻总产量25.3万吨,较上年减少0.9万吨,南岭乡降雨186毫米,原定12日举行的现场会推迟到20日。"
    county = Assistant(Index.build([Document("notes.txt", text)]))
    assert county.ask("By how much did total rice output fall compared with the year before?").answer == "0.9万吨"
    assert not county.ask("What was the rice yield in Nanling?").found
    assert county.ask("What date was the meeting originally scheduled for?").answer == "12日"


def test_how_a_thing_was_financed_is_told_by_what_says_so() -> None:
    text = "College news\n\nNew wing opens\nThe new wing opened in May and cost £9 million. The Leland Foundation gave £5 million, the rest was borrowed.\n\nLibrary\nThe library reopened in June.\n"
    college = Assistant(Index.build([Document("notes.txt", text)]))
    assert college.ask("How was the new wing financed?").answer.startswith("The Leland Foundation gave")
    assert not college.ask("How was the museum financed?").found


def test_what_a_project_plans_to_spend_has_not_been_spent() -> None:
    text = "甲市纪事\n\n2022年5月,平台项目研发资金计划投入1600万元。\n\n2022年9月,创新工作扎实推进,引进石墨烯技术研究院,高新技术企业突破600家。"
    town = Assistant(Index.build([Document("notes.txt", text)]))
    assert not town.ask("How much was spent on R&D?").found
    assert not town.ask("How many companies are in the graphene industry?").found
