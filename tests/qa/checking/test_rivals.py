"""Of several things of one class, and of what one sentence tells of each."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.checking.rivals import named, of_other_ranks

TEXT = """青禾县年度盘点

县一中高考本科上线率83.6%，比县二中高12.4个百分点。县一中校长由原副校长贺知秋接任，前任校长卢定邦调任县教育局局长。
县人民医院新院区投用，床位由420张增加到800张，县中医院床位260张。
省财政下拨救灾资金1200万元，市财政下拨600万元。水文站站长古长河因提前预警受到省政府记功表彰。
云台寨景区门票由80元降为50元，全年接待游客143万人次，门票收入却下降了8%。
7月12日特大暴雨造成5个乡镇受灾，紧急转移群众3821人，直接经济损失1.9亿元。
县运动会上，赛艇比赛在江畔的白鹭洲水上基地举行，选手鲁一鸣以7米68夺得跳远冠军。
"""


def test_of_another_branch_of_industry_nothing_is_told() -> None:
    told = Assistant(
        Index.build([Document("a.txt", "全县概况\n\n茶叶产业产值达到21亿元，占全县四成；竹木产业产值下降5%。")])
    )
    assert told.ask("茶叶产业产值是多少？").answer == "21亿元"
    assert not told.ask("竹木产业产值是多少？").found


def test_of_another_grade_nothing_is_told() -> None:
    ferry = Assistant(Index.build([Document("a.txt", "渡轮票价调整\n\n新票价：二等舱36元，一等舱58元，特等舱120元。")]))
    for asked, told in (("一等舱票价多少?", "58元"), ("二等舱票价多少?", "36元"), ("特等舱票价多少?", "120元")):
        assert ferry.ask(asked).answer == told


def test_into_the_list_of_the_province_is_no_province() -> None:
    assert named("入选省优秀案例的是谁") == {}


def test_how_many_schools_is_no_name_of_one() -> None:
    assert named("选手分别来自几所中学?") == {}


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("县一中本科上线率是多少？", "83.6%"),
        ("县一中现任校长是谁？", "贺知秋"),
        ("县一中前任校长是谁？", "卢定邦"),
        ("县人民医院现在有多少张床位？", "800张"),
        ("县中医院有多少张床位？", "260张"),
        ("市财政下拨救灾资金多少？", "600万元"),
        ("谁被省政府记功表彰？", "古长河"),
        ("门票便宜了多少钱？", "30元"),
        ("赛艇比赛在哪里举行？", "白鹭洲水上基地"),
        ("跳远冠军是哪个？", "鲁一鸣"),
        ("鲁一鸣跳了多少米？", "7米68"),
    ],
)
def test_a_value_is_that_of_the_one_named(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    [
        "县二中本科上线率是多少？",
        "县二中校长是谁？",
        "云台寨门票收入是多少？",
        "暴雨造成多少人死亡？",
        "县财政下拨救灾资金多少？",
    ],
)
def test_the_value_of_another_of_its_class_is_not_given(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).found


RANKED = """全县敬老院评比揭晓：青石敬老院以97.5分名列第一，柳河敬老院95.2分排名第二，东山敬老院92.8分排名第三，最后一名为云台敬老院，得分76.4分。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("排名第一的敬老院得了多少分？", "97.5分"),
        ("排名第二的敬老院得了多少分？", "95.2分"),
        ("第三名的敬老院得分多少？", "92.8分"),
        ("最后一名得了多少分？", "76.4分"),
    ],
)
def test_a_value_is_that_of_the_rank_asked_for(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("ranked.txt", RANKED)])).ask(question).answer == answer


def test_a_rank_may_end_what_is_told_of_it() -> None:
    text = "甲院得96分,排名第一;乙院得94分,排名第二"
    spans = [(3, 6), (15, 18)]
    assert [text[slice(*span)] for span in spans] == ["96分", "94分"]
    assert of_other_ranks("第二名得了几分", text, spans) == {spans[0]}


def test_of_a_class_of_which_several_are_named_none_is_meant() -> None:
    assert named("省财政和市财政一共下拨多少?") == {}
    assert named("全县有多少家医院?") == {}


HARBOURS = """2023年外贸回顾

东澜综合保税区全年进出口值320亿元，在全国排名第41位；东澜空港综合保税区进出口值95亿元，排名第77位。
海州港全年进口木材260万吨，居全国第三，仅次于太仓和岚山。海州港还进口粮食90万吨。
"""


@pytest.fixture(scope="module")
def harbours() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", HARBOURS)]))


def test_of_two_named_in_full_in_one_sentence_each_has_its_own(harbours: Assistant) -> None:
    assert harbours.ask("东澜综合保税区排名第几？").answer == "第41位"
    assert harbours.ask("东澜空港综合保税区排名第几？").answer == "第77位"


def test_what_something_only_comes_behind_is_told_nothing_of(harbours: Assistant) -> None:
    assert not harbours.ask("太仓港全年进口木材多少万吨？").found
    assert not harbours.ask("岚山进口木材多少万吨？").found
    assert harbours.ask("海州港进口木材多少万吨？").answer == "260万吨"


def test_what_can_be_saved_names_no_province() -> None:
    assert named("明达纸业一年能省多少钱?") == {}
