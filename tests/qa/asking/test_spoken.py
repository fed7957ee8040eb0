"""Words of spoken Chinese find what chronicles write for them."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.asking.spoken import WEIGHT, WRITTEN
from qa.asking.words import content_words

NOTES = """溪口镇大事记

2021年3月，镇卫生院有医师9名，接诊患者1.2万人次。

2021年4月，民警抓获窃贼4名。

2021年5月，供销社亏损7万元，上半年盈利12万元。

2021年6月，农科站栽植柑橘300亩。陈立秋执教镇篮球队，球队击败河西队。

2021年7月，镇敬老院落成，民政所拨付90万元。
"""


def test_who_wrote_a_work_is_who_created_it() -> None:
    text = "剧院委约剧作家沈柏川创作的话剧《雾港》上演。\n\n剧院全年演出60场。"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask("《雾港》是谁写的?").answer == "沈柏川"


def test_the_rent_of_a_month_is_the_rent() -> None:
    text = "茶馆日记\n\n5月3日，茶馆开张，铺面六十平方米，月租三千元，签了两年。"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask("茶馆房租多少？").answer == "三千元"


@pytest.fixture(scope="module")
def town() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("大夫有几个?", "9名"),
        ("警察抓了几个人?", "4名"),
        ("挣了多少钱?", "12万元"),
        ("赢了哪个队?", "河西队"),
        ("谁带队?", "陈立秋"),
        ("敬老院哪个月完工?", "2021年7月"),
    ],
)
def test_a_colloquial_question_finds_the_written_word(town: Assistant, question: str, answer: str) -> None:
    assert town.ask(question).answer == answer


def test_every_spoken_word_has_written_ones_beside_itself() -> None:
    for spoken, written in WRITTEN.items():
        assert written, spoken
        assert len(set(written)) == len(written), spoken


def test_a_written_word_counts_less_than_the_spoken_one_itself(town: Assistant) -> None:
    word = next(word for word in content_words(read_question("警察抓了几个人?"), town.index) if word.label == "警察")
    assert word.variants == (("警察", 1.0), ("民警", WEIGHT), ("警方", WEIGHT))
    assert 0 < WEIGHT < 1
