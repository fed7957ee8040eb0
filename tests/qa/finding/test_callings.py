"""Names that the segmenter does not know, in texts and in questions."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.lexicon import ALL_SURNAMES
from index import Index
from qa import Assistant
from qa.finding import names
from qa.finding.callings import called

TEXT = """梅溪村纪事

1月，赵景行卸任总经理，原副总裁乔安澜接任总经理。首席质量官汤敏之引咎辞职。
修桥捐得最多的是做药材生意的石永年，一人出了60万元。竹编由传承人石老六打理。
省农科院果树所研究员葛春晓推广新品种“翠玉”梨。
5月，梅溪村的集体收入达到88万元。8月，下泷村与梅溪村结对。
奖项由合川城投、北岭煤业集团、云岭大学联合设立。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("接替赵景行当总经理的是谁？", "乔安澜"),
        ("汤敏之是干嘛的？", "首席质量官"),
        ("修桥捐款最多的人是谁？", "石永年"),
        ("推广翠玉梨的专家叫什么？", "葛春晓"),
        ("梅溪村的集体收入是多少？", "88万元"),
        ("哪些机构联合设立了奖项？", "合川城投、北岭煤业集团、云岭大学"),
    ],
)
def test_names_are_read_where_the_segmenter_cuts_them(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


def test_the_income_of_one_village_is_not_that_of_another(assistant: Assistant) -> None:
    assert not assistant.ask("下泷村的集体收入是多少？").found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("社员大会推选高大山为会长，柳三喜为副会长。", ["高大山", "柳三喜"]),
        ("选举韦春芳的丈夫何建业为村委会主任，祝援朝当选村委会副主任。", ["韦春芳", "何建业", "祝援朝"]),
        ("坞里青年何小毛在塌方中遇难，捐资最多者为祝志远。", ["何小毛", "祝志远"]),
    ],
)
def test_names_stand_where_an_office_is_given_and_behind_kin(text: str, people: list[str]) -> None:
    found = [text[start:end] for start, end in names.people(text)]
    assert [name for name in found if not names.is_office(name)] == people


@pytest.mark.parametrize(
    "text", ["传承人方案通过", "修好的石桥，", "村民安排水利检修", "高层为局长腾出一层", "儿子高考落榜", "父亲方面"]
)
def test_words_behind_a_calling_are_no_names(text: str) -> None:
    assert all(names.is_office(text[start:end]) for start, end in names.people(text))


def test_who_begins_a_clause_that_tells_of_which_office_is_named() -> None:
    text = "党委决定:盛广陵任供电公司党委书记,方案任务由会长宣读;公司聘任大学教授。"
    assert [text[start:end] for start, end in called(text, ALL_SURNAMES)] == ["盛广陵"]
