"""Who got, gave or was given it, what a thing was before, what is counted out, and what happened in each of two months."""

from __future__ import annotations

import time

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.checking.apiece import per_asked
from qa.checking.rivals import named as of_class
from qa.finding.deeds import getters, told_by_deed

TEXT = """清溪镇大事记

2021年3月，经县发展改革局批准，清溪大桥立项。大桥由省交建集团承建，总投资1.2亿元，全长1268米。
5月，镇中心小学新校区动工，投资8600万元，由华侨林国栋捐资兴建，县教育局局长方若水出席奠基仪式。
9月，在全县书法比赛中，陈一鸣、赵小禾获一等奖，孙立、周舟、吴桐获二等奖，钱多多获三等奖。
10月，镇政府做了三件事：疏浚河道、改造路灯、修缮祠堂。
12月，遭遇洪灾，省里下拨救灾资金800万元，县里配套救灾资金300万元。县长把“和美乡镇”牌匾授予清溪镇党委书记许知远。老校区将改建为老年大学，由原校长何素芬负责筹备。
2022年2月，清溪水质由劣五类提升为三类，是近十年最好水平。企业家沈从周捐款50万元，退休教师苏平捐款3000元，镇商会捐款20万元。
2022年6月，柳河镇获评省级文明镇。从镇里到县城的车程由45分钟缩短到12分钟。因资金不足，文化广场工程停工两个月。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谁获得二等奖？", "孙立、周舟、吴桐"),
        ("一等奖是谁拿的？", "陈一鸣、赵小禾"),
        ("三等奖获得者是谁？", "钱多多"),
        ("清溪大桥是谁建的？", "省交建集团"),
        ("清溪大桥立项是谁批准的？", "县发展改革局"),
        ("新校区是谁捐建的？", "林国栋"),
        ("水质提升前是几类？", "劣五类"),
        ("清溪水质是几类？", "三类"),
        ("镇政府做了哪三件事？", "疏浚河道、改造路灯、修缮祠堂"),
        ("10月镇政府做了三件什么事？", "疏浚河道、改造路灯、修缮祠堂"),
        ("5月和9月各发生了什么？", "镇中心小学新校区动工；在全县书法比赛中"),
        ("救灾资金一共多少钱？", "1100万元"),
    ],
)
def test_who_did_or_got_it_and_what_it_was(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("北渡大桥谁建的？", "中铁五局"),
        ("北渡大桥是谁修的？", "中铁五局"),
        ("冷库是谁盖的？", "县二建公司"),
    ],
)
def test_who_built_it_is_asked_in_plain_words(question: str, answer: str) -> None:
    text = (
        "【一】北渡大桥合龙\n\n6月9日，北渡大桥主桥合龙。大桥全长2.36公里，由中铁五局承建，项目经理耿山。\n\n"
        "【二】冷库投用\n\n7月3日，果品冷库投用，承建单位是县二建公司，设计单位是省设计院，场长叫马立。\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(("question", "answer"), [("骆青得了什么奖?", "铜牌"), ("柴小满获得了什么奖?", "一等奖")])
def test_what_somebody_got_stands_behind_where_it_was_got(question: str, answer: str) -> None:
    text = "平湖中学简报\n\n6月2日 17岁的学生骆青在全国少年赛艇锦标赛上夺得铜牌，美术班学生柴小满获一等奖。\n"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("呼吸机由谁供货？", "安泰医疗公司"),
        ("呼吸机是谁供应的？", "安泰医疗公司"),
        ("谁供应了病床？", "康宁器械公司"),
        ("Which company supplied the ventilators?", "安泰医疗公司"),
    ],
)
def test_who_supplied_a_thing_is_who_supplied_that_one(question: str, answer: str) -> None:
    text = "县医院简报\n\n3月，新购的呼吸机投入使用，由安泰医疗公司供货。\n\n5月，外科主任程远志迁入新楼，病床由康宁器械公司供应。\n"
    assert Assistant(Index.build([Document("ward.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize("text", ["和" * 3000, "甲和乙" * 1000, "由" * 3000, "获" * 3000, "一" * 3000])
def test_a_long_text_without_marks_is_read_in_no_time(text: str) -> None:
    begin = time.process_time()
    told_by_deed("谁获得二等奖?", f"{text}二等奖")
    of_class(text)
    per_asked(text)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("question", ["清溪大桥有多少盏路灯？", "柳河镇哪一年成立？", "特等奖是谁拿的？"])
def test_what_nobody_says_is_refused(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).found


@pytest.mark.parametrize(
    ("asked", "text", "names"),
    [
        ("谁获得二等奖?", "二等奖由陈默、何欢获得,三等奖由钱多多获得", ["陈默、何欢"]),
        ("冠军是谁?", "男子接力冠军由李新、王芳夺得。", ["李新、王芳"]),
        ("谁获得一等奖?", "陈默和王和平荣获一等奖", ["陈默和王和平"]),
        ("谁获得一等奖?", "一等奖得主是周敏。", ["周敏"]),
    ],
)
def test_the_verb_is_no_part_of_the_names(asked: str, text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in getters(asked, text)] == names


SKILLS = """县技能大赛简报

9月,县技能大赛闭幕。焊工组一等奖由造船厂的刘大伟获得,电工组一等奖由东山农场夺得,二等奖得主是地铁集团的周强。市一中荣获文明校园称号。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who won first prize in the welders' group?", "刘大伟"),
        ("Who won first prize in the electricians' group?", "东山农场"),
        ("Which farm won the electricians' first prize?", "东山农场"),
        ("Who received second prize?", "周强"),
    ],
)
def test_of_several_prizes_the_one_asked_for_names_its_winner(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("skills.txt", SKILLS)])).ask(question).answer == answer


@pytest.mark.parametrize("run", ["水利与农业和林业与教育和", "甲与乙和、丙", "由为归是", "以获"])
def test_a_long_run_of_names_is_read_in_one_way(run: str) -> None:
    assert getters("谁获得一等奖?", f"李娜获一等奖。{(run * 2000)[:2000]}")[0] == (0, 2)


def test_what_was_done_at_an_event_is_what_it_carried_out() -> None:
    text = "白沙镇大事记\n\n5月9日,“送教进村”白沙镇活动举行。活动进行了养蜂讲解、果树嫁接示范和农机演示,受到村民欢迎。"
    found = Assistant(Index.build([Document("notes.txt", text)])).ask("“送教进村”白沙镇活动都做了些什么?")
    assert found.answer == "养蜂讲解、果树嫁接示范和农机演示"


@pytest.mark.parametrize("question", ["林晓舟得了什么奖?", "教师林晓舟获评什么称号?"])
def test_what_somebody_got_is_told_behind_the_name(question: str) -> None:
    text = "教育局宣传教师先进事迹,推荐林晓舟获评最美乡村教师,方远列入省教育厅表扬名单。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == "最美乡村教师"


GRANTED = """云河县2021年大事记

3月，获市水利局批复，云河水库扩容为中型水库。
5月，经省文旅厅核准，云河古镇升级为国家4A级景区。
6月，云河化工厂受县环保局处罚，停产整改。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谁处罚了云河化工厂？", "县环保局"),
        ("化工厂停产整改是被哪个部门处罚的？", "县环保局"),
        ("古镇升级为4A级景区是谁批准的？", "省文旅厅"),
    ],
)
def test_who_approved_or_fined_is_the_body_that_is_told_to_have_done_so(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", GRANTED)])).ask(question).answer == answer
