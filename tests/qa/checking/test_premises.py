"""Whether what an English question asks if it is so is said of the right thing."""

from __future__ import annotations

from time import perf_counter

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.checking import premises

ENGLISH = """Letters of Norland College

New boathouse
The new boathouse, opened by the swimmer Daniel Achterberg on 4 November, cost £2.7 million. The coach is Fiona MacRae, a former medallist. The women's eight won the Inter-College Cup, beating Durham by half a length.

Grants and prizes
A grant of £5.1 million for offshore wind was won by Professor Tomas Lindgren. Dr Amara Osei got £8.4 million from the Wellard Trust. The debating team finished second at the world championships, behind Melbourne.

Library
Borrowing is free for staff; alumni pay £60 a year. Loans of printed books fell by 11%, while downloads grew to 1.3 million. The library has 46 reading rooms and the museum 12.

Fire in the kiln
A fire broke out because of faulty wiring. No injuries were reported.
"""
CHINESE = """沅水市消防2023年大事记

【2月】
14日,清河隧道由中铁十二局施工,全长14.6公里;石门隧道全长5.3公里。

【8月】
22日,支队长龚卫平调任省总队训练处处长,由原副支队长欧阳振接任。

【9月】
19日,在全省技能大赛上,望江站获得第二名。

20日,机器人大赛在水上体育馆举行,吸引来自清华大学、浙江大学等高校的843支队伍。

【10月】
8日,博士罗思远与师弟倪浩创办一家传感器公司。
25日,焊工培训班开班,主要面向造船企业,学员86人。
"""


def asked(text: str, question: str) -> str:
    return Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The kiln was fired for potters advised by Tam Rowe. The yard was paved by Eli Cope.",
            "Was the kiln fired by Tam Rowe?",
            "",
        ),
        (
            "The kiln was fired for potters advised by Tam Rowe. The yard was paved by Eli Cope.",
            "Was the yard paved by Eli Cope?",
            "yes",
        ),
        (
            "县志\n\n5月，陶瓷馆开馆，展出瓷器三百件。\n\n6月，水上公园举办赛艇比赛，发放奖金5万元。",
            "Did the ceramics museum hold a rowing race?",
            "",
        ),
        (
            "县志\n\n5月，陶瓷馆开馆，展出瓷器三百件。\n\n6月，水上公园举办赛艇比赛，发放奖金5万元。",
            "Was the ceramics museum opened?",
            "yes",
        ),
    ],
)
def test_two_deeds_or_two_stories_are_not_mixed_up(text: str, question: str, answer: str) -> None:
    assert asked(text, question) == answer


def test_of_two_opposites_the_one_told_of_the_year_decides() -> None:
    text = "Ferry notes\n\nThe ferry made a profit of £9,000, after a loss of £4,000 in 2017."
    assert Assistant(Index.build([Document("a.txt", text)])).ask("Was the ferry profitable in 2017?").answer == "no"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Was the boathouse opened by Daniel Achterberg?", "yes"),
        ("Was the boathouse opened by Fiona MacRae?", "no"),
        ("Did Fiona MacRae open the boathouse?", "no"),
        ("Was the grant for offshore wind won by Tomas Lindgren?", "yes"),
        ("Was the grant for offshore wind won by Amara Osei?", "no"),
        ("Did Durham win the Inter-College Cup?", "no"),
        ("Did the women's eight win the Inter-College Cup?", "yes"),
        ("Did the debating team win the world championships?", "no"),
        ("Is borrowing free for staff?", "yes"),
        ("Is borrowing free for alumni?", "no"),
        ("Did loans of printed books rise?", "no"),
        ("Did downloads grow?", "yes"),
        ("Is Daniel Achterberg a chemist?", ""),
        ("Was anyone hurt because of the faulty wiring?", "no"),
        ("Does the library have more reading rooms than the museum?", "yes"),
        ("Does the museum have more reading rooms than the library?", "no"),
    ],
)
def test_an_english_text_affirms_what_it_says_of_the_right_thing(question: str, answer: str) -> None:
    assert asked(ENGLISH, question) == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The upper deck at Tarn Pier stays shut. The cafe opened in June.",
            "Is the upper deck at Tarn Pier open?",
            "no",
        ),
        (
            "Three of the four huts at Dun Bay opened to walkers in May. The fourth hut remained closed because of owls.",
            "Is the fourth hut at Dun Bay open?",
            "",
        ),
        ("The upper deck at Tarn Pier is open again.", "Is the upper deck at Tarn Pier open?", "yes"),
        ("The cafe is open daily and closed at Christmas.", "Is the cafe open?", "yes"),
    ],
)
def test_a_thing_is_open_that_is_not_said_to_be_closed(text: str, question: str, answer: str) -> None:
    assert asked(f"Shore news\n\n{text}", question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is Gong Weiping still head of the brigade?", "no"),
        ("Did Ouyang Zhen become head of the training department?", ""),
        ("Did Luo Siyuan found the sensor company?", "yes"),
        ("Did the Wangjiang station win first prize in the skills contest?", "no"),
        ("Was the robot contest held by Tsinghua University?", ""),
        ("Is the Qinghe tunnel longer than the Shimen tunnel?", "yes"),
        ("Is the Shimen tunnel longer than the Qinghe tunnel?", "no"),
    ],
)
def test_a_chinese_text_affirms_what_it_says_of_the_right_one(question: str, answer: str) -> None:
    assert asked(CHINESE, question) == answer


FIRM = """Notes of a firm

Results
Profits increased by 12% in 2019. Sales fell by a third in 2020. Exports dropped by £3 million. Waiting times improved by two weeks.

Openings
The Railway Museum was opened on 3 May by Mayor Tom Hale. The brewery was founded in Leeds in 2009 by Mia Ross. The chapel was designed in 1990 by Kemp. The choir was led for ten years by Ann Cole. The hall was opened in 1988 with a concert.

Baths
The baths were opened in a room designed by Amos Kemp. The mill was completed by June 1990.
"""
TOWN = """Notes of a town

Sport
The men's team won the county cup, while the women's team lost in the final. For the men, the club won the shield.

Prices
Adults pay £8, while children pay £4.

Garden
Admission to the garden is free for children under 12; adults pay £8.

Park
The park is open daily from 8am. The visitor centre is open year-round. The paddock is open on Sundays.

Market
The market is open daily except Mondays. The fair takes place every week; the archive is open on Fridays.
"""
CLUB = """Chronicle of a rowing club

2014
The coach Fiona MacRae left in June. Her assistant, Leo Finch, replaced her.

2012
Mia Ross joined the club as treasurer in 2012. Ross retired in 2020.

2016
Peter Vane founded a boatyard. In 2018 he sold the firm to a rival.

2017
Tom Hale joined as steward. Ann Hale retired in 2021.
"""
OFFICES = """东县2021年大事记

3月4日,张敏任图书馆馆长,李强任副馆长。

3月5日,第三小学赢得全县书法奖。

4月8日,第二人民医院获得质量金奖。

5月2日,江南中学代表队获得全省辩论赛第二名。

5月6日,王建国任文化局局长,赵丽任县教育局副局长。

6月1日,白石队在龙舟赛中夺得第二,奖金3万元。

7月9日,东县女篮在全国联赛获得第二名,男篮获得冠军。

8月2日,外贸出口增长12%,进口下降3%。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did profits increase?", "yes"),
        ("Did sales fall?", "yes"),
        ("Did exports drop?", "yes"),
        ("Did waiting times improve?", "yes"),
        ("Was the Railway Museum opened by Tom Hale?", "yes"),
        ("Was the Railway Museum opened by Ann Cole?", "no"),
        ("Was the brewery founded by Mia Ross?", "yes"),
        ("Did Tom Hale found the brewery?", "no"),
        ("Was the chapel designed by Kemp?", "yes"),
        ("Was the choir led by Ann Cole?", "yes"),
        ("Was the hall opened by Kemp?", ""),
        ("Were the baths opened by Amos Kemp?", ""),
        ("Was the mill completed by Ann Cole?", ""),
    ],
)
def test_by_whom_is_told_behind_day_and_place_and_is_no_amount(question: str, answer: str) -> None:
    assert asked(FIRM, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did the men's team win the county cup?", "yes"),
        ("Did the women's team win the county cup?", ""),
        ("Did the women win the shield?", ""),
        ("Do adults pay £8?", "yes"),
        ("Do children pay £4?", "yes"),
        ("Is admission to the garden free for children?", "yes"),
        ("Is admission to the garden free for adults?", "no"),
        ("Is the park open every day?", "yes"),
        ("Is the visitor centre open all year?", "yes"),
        ("Is the paddock open every day?", ""),
        ("Is the market open every day?", ""),
        ("Is the archive open every day?", ""),
        ("Does the fair take place every week?", "yes"),
        ("Do all visitors get in?", ""),
    ],
)
def test_of_two_sides_and_of_all_times_the_clause_asked_about_tells(question: str, answer: str) -> None:
    assert asked(TOWN, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did Leo Finch replace Fiona MacRae?", "yes"),
        ("Did Fiona MacRae replace Leo Finch?", ""),
        ("Did Mia Ross retire?", "yes"),
        ("Is Mia Ross still treasurer of the club?", "no"),
        ("Is Tom Hale still steward?", "yes"),
        ("Did Tom Hale retire?", ""),
        ("Did Peter Vane retire?", ""),
    ],
)
def test_a_name_may_be_said_short_or_stand_before(question: str, answer: str) -> None:
    assert asked(CLUB, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did the Third Primary School win the calligraphy prize?", "yes"),
        ("Did the Second People's Hospital win the gold award for quality?", "yes"),
        ("Did Jiangnan Middle School win the debating contest?", "no"),
        ("Did the Baishi team win the dragon boat race?", "no"),
        ("Did the women's basketball team win the national league?", "no"),
        ("Did the men's basketball team win the national league?", "yes"),
        ("Did exports grow?", "yes"),
        ("Did imports grow?", ""),
        ("Is Zhang Min the director of the library?", "yes"),
        ("Is Zhang Min the deputy director of the library?", ""),
        ("Is Zhao Li the deputy director of the culture bureau?", ""),
    ],
)
def test_an_ordinal_in_a_name_is_no_rank_and_an_office_alone_is_of_what_stands_before(
    question: str, answer: str
) -> None:
    assert asked(OFFICES, question) == answer


@pytest.mark.parametrize("end", ["?", "? yes", "? " + " " * 300 + "a"])
def test_a_long_question_for_a_doer_is_read_at_once(end: str) -> None:
    begin = perf_counter()
    premises._PASSIVE_ASKED.search("was the bridge built " + "by x in " * 240 + end)
    assert perf_counter() - begin < 0.1


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Was the welder training mainly for shipbuilding companies?", "yes"),
        ("Was the welder training mainly for textile companies?", "no"),
    ],
)
def test_for_which_trade_it_is_must_be_said(question: str, answer: str) -> None:
    assert asked(CHINESE, question) == answer
