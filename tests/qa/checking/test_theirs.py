"""Values are told of the very thing that is asked about: the item of a list, the person, the month, each of several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import Question
from qa.asking.words import Word
from qa.checking.theirs import is_theirs
from qa.finding.sentence import Sentence


def test_what_was_done_to_what_is_counted_must_be_said() -> None:
    visits = Assistant(Index.build([Document("visits.txt", "简报\n\n全镇走访农户420户，帮扶35户。")]))
    assert [visits.ask(f"{done}的农户有多少户?").answer for done in ("帮扶", "搬迁")] == ["35户", ""]


def test_one_of_what_is_sold_is_no_building_of_it() -> None:
    text = "织机厂志\n\n1958年，织机首次外销，40架运往仰光，每架售价900元。"
    mill = Assistant(Index.build([Document("a.txt", text)]))
    assert mill.ask("外销的织机一架卖多少钱？").answer == "900元"


def test_who_came_third_did_not_win_the_second_prize() -> None:
    text = "石矶镇纪事\n\n6月，龙舟大奖赛举行，柳湾村代表队夺冠，顺风船厂获得季军。"
    told = Assistant(Index.build([Document("a.txt", text)]))
    assert "顺风船厂" not in told.ask("Who won second prize in the dragon boat race?").answer


def test_what_stands_over_a_sentence_need_not_be_said_in_its_clause() -> None:
    text = "石矶渔业社纪事\n\n去年，本社社员由412户增加到465户，渔船310条。"
    society = Assistant(Index.build([Document("a.txt", text)]))
    assert society.ask("渔业社去年多了几户人家？").answer == "53户"


def test_what_only_a_verb_leads_up_to_counts_what_is_told_of_before() -> None:
    text = "通告\n\n因换阀门,城北片区19日22时至次日6时停气,涉及约3200户。\n\n公园周一闭园。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask("城北 停气 户数").answer == "约3200户"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("该企业研发经费投入80万元", ""),
        ("研发经费投入80万元", "80万元"),
        ("该企业研发经费总投入80万元", "80万元"),
    ],
)
def test_what_one_puts_in_is_no_total_of_a_year(told: str, answer: str) -> None:
    text = f"2021年，{told}，网站上线。"
    spent = Assistant(Index.build([Document("spent.txt", text)]))
    assert spent.ask("total R&D spending in 2021").answer == answer


@pytest.mark.parametrize(("told", "answer"), [("每年投资45万元", "45万元"), ("每年租金45万元", "")])
def test_what_is_put_into_a_thing_each_year_is_no_fare(told: str, answer: str) -> None:
    garden = Assistant(Index.build([Document("garden.txt", f"苗圃{told}。")]))
    assert garden.ask("苗圃投资多少?").answer == answer


LIFT = """山城记事

4月，南山缆车建成，全长900米，单程票价28元。

6月，滨江栈道建成，造价1300万元，门票15元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("建缆车花了多少钱?", ""), ("缆车的造价是多少?", ""), ("坐一次缆车多少钱?", "28元"),
        ("滨江栈道花了多少钱?", "1300万元"), ("滨江栈道门票多少钱?", "15元"),
    ],
)  # fmt: skip
def test_what_a_ride_costs_is_not_what_the_thing_cost(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("lift.txt", LIFT)])).ask(question).answer == answer


TEXT = """临川市公路建设月报

一、总体进度

5月份，全市完成投资12.6亿元，在建高速公路三条。截至5月底，全市已通车高速公路420公里。

二、各线进展

（一）临云高速。全长86公里，5月18日全线贯通，计划2026年9月底通车。

（二）环湖高速。全长41公里，设服务区2处，首个标段5月25日开工。通车后，绕湖一周将由目前的95分钟缩短到40分钟。

三、安全

5月检查工地38处，发现隐患216条，已整改198条，其余18条限期6月10日前整改完毕。
1号桥、2号桥和5号桥共浇筑混凝土3.6万立方米，5号桥浇筑1.9万立方米。6月计划完成投资15亿元，2号桥合龙。

四、职工

路桥公司由周以宁、沈若川共同出资组建，其中周以宁占股51%。去年给职工发奖金320万元，人均8600元。
工地有青年突击队员73名，食堂新开了夜餐窗口。最早建成的“望湖”服务区每年收租金46万元，“听涛”服务区花了210万元改造。
"""


def test_of_what_little_verb_a_time_is_asked_it_need_not_say() -> None:
    assistant = Assistant(Index.build([Document("a.txt", "纪事\n\n9月8日,省教育厅公布了中考评审结果。")]))
    assert assistant.ask("中考评审结果哪天出的?").answer == "9月8日"


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("临云高速预计什么时候通车？", "2026年9月底"),
        ("环湖高速全长多少公里？", "41公里"),
        ("5号桥浇筑了多少混凝土？", "1.9万立方米"),
        ("隐患整改了多少条？", "198条"),
        ("周以宁占股多少？", "51%"),
        ("去年职工每人发了多少奖金？", "8600元"),
        ("“望湖”服务区一年收多少租金？", "46万元"),
        ("绕湖一周以前要多少分钟？", "95分钟"),
    ],
)
def test_a_value_is_that_of_what_is_asked_about(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


YEARLY = """青石乡大事记

2017年4月3日,新水厂开工。
2019年6月1日,第五届龙舟赛在东湖举行,28支队伍参加。青石乡还是贫困乡。
2020年9月9日,青石图书馆建成开放,藏书4万册。
2021年3月8日,全乡植树大会在北山召开。
2022年5月6日,植树大会在北山开幕。
2023年1月5日,新水厂扩建。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2022年召开植树大会了吗?", "是"), ("2020年召开植树大会了吗?", ""), ("2021年龙舟赛举行了吗?", ""),
        ("2018年青石乡是贫困乡吗?", ""), ("2031年青石图书馆建成了吗?", ""), ("植树大会是2020年召开的吗?", "否"),
        ("第五届龙舟赛是2021年举行的吗?", "否"), ("2021年青石图书馆建成了吗?", "否"), ("青石图书馆于2018年开放吗?", "否"),
    ],
)  # fmt: skip
def test_another_date_denies_only_what_was_once(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("yearly.txt", YEARLY)])).ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    [
        "环湖高速什么时候通车？",
        "2号桥浇筑了多少混凝土？",
        "6月份发现了多少条隐患？",
        "沈若川占股多少？",
        "食堂有多少名厨师？",
        "“听涛”服务区一年收多少租金？",
    ],
)
def test_the_value_of_another_thing_is_not_given(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).found


@pytest.mark.parametrize(
    ("question", "right"),
    [("樱桃一斤多少钱?", "20元"), ("工人一天多少钱?", "200元")],
)
def test_of_each_may_be_said_behind_a_value_or_a_clause_before_it(question: str, right: str) -> None:
    text = "樱桃零售价20元一斤。工人一天干8小时，工资200元。去年分红286万元，共有312户。"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask(question).answer == right
    assert not assistant.ask("每户分到多少钱?").found


def test_a_village_need_not_be_called_one() -> None:
    assistant = Assistant(Index.build([Document("a.txt", "2023年5月3日，采茶大会在桃花坞召开。")]))
    assert assistant.ask("采茶大会在哪个村召开?").answer == "桃花坞"


SMUGGLED = """重点事件 侦破特大盗伐林木案

事件回顾:2022年5月9日,森林公安分成6个组同时行动,捣毁窝点3个,抓获嫌疑人19名,查获木材260方,是建局以来最大一起盗伐林木案。

重点事件 其他

事件回顾:2022年6月,栽树420亩。
"""


def test_what_the_title_names_need_not_be_said_before_the_count() -> None:
    assistant = Assistant(Index.build([Document("notes.txt", SMUGGLED)]))
    assert assistant.ask("侦破盗伐林木案抓获了多少名嫌疑人？").answer == "19名"


SUPPOSED = """云门县2021年大事记

2021年3月6日,云门县在全省率先成立河长学院,获省水利厅批复。学院主要面向乡镇河长,首期学员48人。

2021年5月9日,治水大会召开,同济大学教授韩立群、中国科学院院士沈若川出席。县政府研究了“十四五”水利规划。来自白沙镇的竹器企业参展。

2021年9月1日,丝绸厂投产。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("河长学院是云门县在全国率先成立的吗?", "否"),
        ("河长学院是云门县在全省率先成立的吗?", "是"),
        ("河长学院是水利部批复的吗?", "否"),
        ("河长学院是省水利厅批复的吗?", "是"),
        ("县政府研究了“十三五”水利规划吗?", "否"),
        ("县政府研究了“十四五”水利规划吗?", "是"),
        ("河长学院主要面向中小企业吗?", "否"),
        ("沈若川是同济大学教授吗?", ""),
        ("沈若川是中国科学院院士吗?", "是"),
        ("白沙镇的企业是做丝绸的吗?", ""),
        ("治水大会是2021年6月召开的吗?", "否"),
        ("治水大会是2021年5月召开的吗?", "是"),
    ],
)
def test_what_is_supposed_of_another_is_not_affirmed(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", SUPPOSED)])).ask(question).answer == answer


def told(text: str, question: str, answer: str) -> tuple[Question, list[Word], Sentence, tuple[int, int]]:
    """Return a question, its words, and the sentence of a text that has an answer, with its place."""
    search = Assistant(Index.build([Document("notes.txt", text)])).search(question)
    sentence = next(item for item in search.sentences if answer in item.text)
    start = sentence.start + sentence.text.index(answer)
    return search.question, search.words, sentence, (start, start + len(answer))


def theirs(said: str, question: str, answer: str) -> bool:
    return is_theirs(*told(f"简报\n\n{said}", question, answer))


@pytest.mark.parametrize(
    ("said", "question", "answer", "is_it"),
    [
        ("果园门票降为50元，收入下降8%。", "果园收入是多少元?", "50元", False),
        ("果园门票降为50元，收入下降。", "果园收入是多少元?", "50元", True),
        ("果园收入50万元，增长8%。", "果园收入是多少元?", "50万元", True),
        ("培训班覆盖5个乡镇。", "培训班有多少人?", "5个", False),
        ("培训班覆盖5个学生。", "培训班有多少人?", "5个", True),
        ("培训班覆盖5人。", "培训班有多少人?", "5人", True),
        ("培训班覆盖5个乡镇。", "培训班覆盖多少个乡镇?", "5个", True),
        ("孟怀远获得二等奖。", "谁获得一等奖?", "孟怀远", False),
        ("孟怀远获得一等奖。", "谁获得一等奖?", "孟怀远", True),
        ("孟怀远获得二等奖。", "谁获得了奖?", "孟怀远", True),
        ("村里的年轻人有93名，今年幼儿班重新开了门。", "幼儿班有多少名孩子?", "93名", False),
        ("村里的幼儿班有93名孩子。", "幼儿班有多少名孩子?", "93名", True),
        ("村里降雨93毫米，今年幼儿班重新开了门。", "幼儿班有多少孩子?", "93毫米", True),
    ],
)
def test_a_value_of_another_clause_or_sort_is_not_theirs(said: str, question: str, answer: str, is_it: bool) -> None:
    assert theirs(said, question, answer) is is_it


@pytest.mark.parametrize(
    ("question", "is_it"),
    [
        ("临云桥什么时候合龙?", False),
        ("临云桥什么时候奠基?", True),
        ("临云桥奠基的开始时间?", True),
        ("临云桥是什么时候?", True),
    ],
)
def test_a_time_is_of_what_is_said_to_happen(question: str, is_it: bool) -> None:
    search = Assistant(Index.build([Document("notes.txt", "简报\n\n5月3日，临云桥奠基。")])).search(question)
    found = next(item for item in search.sentences if "5月3日" in item.text)
    assert is_theirs(replace(search.question, kind="date"), search.words, found, None) is is_it


def test_nothing_is_said_of_english_or_where_nothing_is_counted() -> None:
    asked, words, sentence, span = told("简报\n\n培训班覆盖5个乡镇。", "培训班有多少人?", "5个")
    assert not is_theirs(asked, words, sentence, span)
    assert is_theirs(asked, words, sentence, None)
    assert is_theirs(replace(asked, language="en"), words, sentence, span)
    assert is_theirs(replace(asked, kind="place"), words, sentence, span)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("国家级孵化器有几家?", ""),
        ("省级孵化器有几家?", "2家"),
        ("市级孵化器有几家?", "11家"),
    ],
)
def test_what_is_counted_of_one_level_is_told_of_no_other(question: str, answer: str) -> None:
    text = "孵化器\n\n为建设国家创新型城市,全市孵化器在孵企业308家。\n\n已培育市级孵化器11家,其中省级孵化器2家。\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer
