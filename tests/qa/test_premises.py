"""Whether what an English question asks if it is so is said of the right thing."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

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
"""


def asked(text: str, question: str) -> str:
    return Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer


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
