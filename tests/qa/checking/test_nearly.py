"""Values of another thing, year, rank or measure than is asked for, on small texts made up."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.checking.nearly import measures_another

CHINESE = """文化周报

3月，江淮陶瓷博物馆推出茶具，同获金奖的还有苏州博物馆的作品。江淮陶瓷博物馆今年文创收入预计达1500万元。

4月，国家开发银行与铁路公司签订合同，贷款额度160亿元，期限25年。去年，村集体收入达到416万元，外债早已还清。果酒收入2.6亿元。

5月，产品出口到新加坡、马来西亚、日本和澳大利亚四个国家，出口额1.1亿元。

| 年份 | 营业收入（亿元） | 白酒产量（吨） |
|---|---|---|
| 2022 | 27.9 | 15200 |
| 2023 | 30.1 | 15900 |
"""

ENGLISH = """Garden Report

Director Owen Tallis will step down in 2020. The garden welcomed 284,600 visitors; the busiest day was 27 May, when 5,120 people came.

The debating team, Sofia Brandt and Malik Hussein, finished second at the world championships in Toronto, behind Melbourne.

Two new halls, Finch House with 320 rooms and Alder House with 275 rooms, will open in May.
"""


PILOT = """Linhai Science Report

2023年，全市研发投入增长14%。3月，低空试验平台开建，该项目研发资金计划投入2100万元。"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("R&D spending 2023", ""),
        ("2023年研发投入是多少?", ""),
        ("How much bigger did R&D spending get?", "14%"),
        ("试验平台项目研发资金有多少?", "2100万元"),
    ],
)
def test_what_one_project_spends_is_not_what_a_year_does(question: str, answer: str) -> None:
    found = Assistant(Index.build([Document("pilot.txt", PILOT)])).ask(question).answer
    assert found.endswith(answer) if answer else not found


def test_of_two_numbers_the_one_of_the_fate_asked_of_is_meant() -> None:
    text = "In it 870 people were treated and 41 died. The valley lost 212 people to the fever."
    ward = Assistant(Index.build([Document("ward.txt", f"A camp ward stood on the green in 1918. {text}")]))
    assert ward.ask("How many people died in the camp ward?").answer == "41"


def test_the_time_of_building_is_no_time_of_a_drive_and_who_was_treated_did_not_die() -> None:
    tunnel = Assistant(Index.build([Document("a.txt", "松岭铁路10月开工,工期四年。松岭站设5个站台。")]))
    assert not tunnel.ask("铁路建成后到省城要多久?").found
    assert tunnel.ask("铁路工期多久?").answer == "四年"
    ward = Assistant(Index.build([Document("b.txt", "The camp ward treated 870 people, of whom 41 died in May.")]))
    assert ward.ask("How many people died in the camp ward?").answer == "41 died"[:2]
    assert ward.ask("How many people were treated in the camp ward?").answer == "870 people"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "苏州博物馆的文创收入是多少?", ""),
        (CHINESE, "江淮陶瓷博物馆的文创收入是多少?", "1500万元"),
        (CHINESE, "中国银行的贷款额度是多少?", ""),
        (CHINESE, "前年村集体收入多少万元?", ""),
        (CHINESE, "去年村集体收入多少万元?", "416万元"),
        (CHINESE, "出口到日本的金额是多少?", ""),
        (CHINESE, "2023年果酒产量多少吨?", ""),
        (CHINESE, "2023年白酒产量多少吨?", "15900"),
        (ENGLISH, "How many visitors came on the quietest day?", ""),
        (ENGLISH, "Who will be the next director of the garden?", ""),
        (ENGLISH, "Who finished third at the world debating championships?", ""),
        (ENGLISH, "Who finished second at the world debating championships?", "Sofia Brandt and Malik Hussein"),
        (ENGLISH, "How many rooms will Alder House have?", "275 rooms"),
    ],
)
def test_what_nearly_answers_is_declined(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "value", "another"),
    [
        ("How tall is the Palm House?", "three years", True),
        ("How tall is the Palm House?", "18 metres", False),
        ("创新型县建设周期多长?", "三年", False),
        ("食堂的考核得分是多少?", "4.6万元", True),
        ("食堂的考核得分是多少?", "96.5分", False),
        ("桐花路得了多少票?", "263万张", True),
        ("桐花路得了多少票?", "51.8万票", False),
        ("How many rooms are there?", "three years", False),
    ],
)
def test_a_measure_is_of_the_kind_asked_for(question: str, value: str, another: bool) -> None:
    assert measures_another(read_question(question), value) is another


YEARS = """# 海州港务2022年纪事

5月,南港码头完成货物吞吐量860万吨,比2021年的790万吨增长8.9%。

9月,北港公司公布账目,2021年仅疏浚支出就达4300万元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much cargo did the Nangang terminal handle in 2021?", "790万吨"),
        ("How much cargo did the Nangang terminal handle in 2022?", "860万吨"),
        ("2021年南港码头完成货物吞吐量多少吨?", "790万吨"),
        ("How much was spent on dredging in 2021?", "4300万元"),
        ("How much was spent on dredging in 2022?", ""),
        ("2022年疏浚支出多少钱?", ""),
    ],
)
def test_a_quantity_is_of_the_year_that_its_clause_names(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", YEARS)])).ask(question).answer == answer


VILLAGE = """帮扶工作简报

3月2日，海关召开帮扶工作会议，研究全年计划。

6月9日，帮扶的卫生院开诊，设床位40张。

9月1日，新校舍启用，可容纳学生600名。

12月6日，定点帮扶的石坑村举行柚子节。村集体收入由18.5万元增至207万元，人均年收入从1.26万元增加到2.35万元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("石坑村人均年收入增加了多少元？", "1.09万元"),
        ("石坑村人均收入涨了多少？", "1.09万元"),
        ("高坪村人均年收入增加了多少元？", ""),
    ],
)
def test_a_passage_that_has_named_its_village_goes_on_about_it(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", VILLAGE)])).ask(question).answer == answer


def test_what_is_exported_is_part_of_imports_and_exports() -> None:
    text = "11月11日，海关验放进出口清单438.6万票，货值9.2亿元，分别增长22.5%和18.3%，其中出口361万票。"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask("出口多少票？").answer == "361万票"


PEAK = """水务月报

8月11日，云河水厂日供水量达到86.4万吨，今年入夏以来第三次刷新纪录，比去年最高供水量79万吨高9.4%。

8月20日，管网改造完工，新铺管道32公里。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [("云河水厂去年的最高供水量是多少？", "79万吨"), ("云河水厂前年的最高供水量是多少？", "")],
)
def test_what_this_year_is_compared_with_is_of_that_year(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", PEAK)])).ask(question).answer == answer
