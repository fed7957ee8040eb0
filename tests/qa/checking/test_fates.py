"""A number of the saved is none of the dead, in whichever language."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.checking.fates import asked

QUAKE = (
    "1998年，山体滑坡掩埋三户人家，遇难6人、失踪2人，消防队救出19人，疏散居民340人。2007年，山洪冲毁小桥，救出11人。"
)
WRECKS = (
    "In 1911 the Petrel struck a reef and 14 sailors drowned; tugs saved 33 passengers and 2 pilots. "
    "In 1936 the Heron caught fire; the lifeboat rescued 27 people and seven were hurt. In 1952 a squall killed two."
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (QUAKE, "1998年滑坡中死亡多少人?", "6人"),
        (QUAKE, "1998年滑坡中有多少人失踪?", "2人"),
        (QUAKE, "How many people were rescued in the landslide of 1998?", "19人"),
        (QUAKE, "How many people were killed in 1998?", "6人"),
        (QUAKE, "How many people were evacuated in 1998?", "340人"),
        (QUAKE, "2007年山洪中死亡多少人?", ""),
        (WRECKS, "How many passengers were saved from the Petrel?", "33 passengers"),
        (WRECKS, "How many sailors drowned in 1911?", "14 sailors"),
        (WRECKS, "How many people were rescued in 1936?", "27 people"),
        (WRECKS, "How many people were killed in 1936?", ""),
        (WRECKS, "How many people were killed in 1952?", "two"),
    ],
)
def test_a_number_is_of_the_fate_that_its_own_words_tell(text: str, question: str, answer: str) -> None:
    told = Assistant(Index.build([Document("a.txt", text)])).ask(question)
    assert (told.answer if told.found else "") == answer


def test_a_team_that_rescues_asks_of_no_fate() -> None:
    for text in ("How many rescue teams came?", "救援队伍有多少支?", "转移支付多少亿元?"):
        assert not asked(read_question(text))


CITY = (
    "2月,全市献血4200人次。\n\n3月,入境游客21.4万人次。工业节约用水320万吨。\n\n"
    "5月,化工厂火灾,死了2人,出动消防员32名参与救援。\n\n6月,熊猫出生后有7名饲养员值守。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many tonnes of water were saved?", "320万吨"),
        ("死了两个人的火灾出动了多少名消防员?", "32名"),
        ("How many firefighters took part in the rescue?", "32名"),
        ("熊猫出生后有几名饲养员值守?", "7名"),
    ],
)
def test_a_fate_that_others_met_or_that_is_told_in_other_words_refuses_nothing(question: str, answer: str) -> None:
    city = Assistant(Index.build([Document("city.txt", CITY)]))
    assert city.ask(question).answer == answer
