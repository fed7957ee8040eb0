"""Questions to the rows of tables: the cell under the right name, the greatest, and nothing that no column says."""

from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.tables import csv_text
from index import Index
from qa import Assistant

REPORT = """# 2024年统计公报

全市经济平稳运行,全年生产总值5120亿元。

## 各县区生产总值

| 县区 | 生产总值(亿元) | 增速 | 常住人口(万人) |
|------|------:|:----:|---:|
| 城关区 | 1860.5 | 6.2% | 98.4 |
| 临江区 | 1422.0 | 5.8% | 76.1 |
| 东山县 | 988.3 | 7.1% | 65.2 |
| 白沙县 | 849.2 | 4.9% | 51.7 |
| 合计 | 5120.0 | 6.0% | 291.4 |

东山县增速最快,主要得益于风电设备产业。

## 重点项目

项目名称,投资(亿元),开工时间,承建单位
滨江隧道,42.5,2024年3月,中铁十四局
会展中心,18.6,2024年6月,市城建集团
东山风电场,33,2024年9月,三峡能源

## Staff

| Department | Head | Employees | Budget ($m) |
| --- | --- | --- | --- |
| Research | Alice Wong | 120 | 14.5 |
| Marketing | Bob Li | 45 | 8.2 |
| Logistics | Carla Diaz | 210 | 22.9 |
"""


def test_a_row_has_one_cell_in_the_unit_asked_for() -> None:
    table = "## 渡口\n\n| 渡口 | 票价 | 船只 |\n|---|---|---|\n| 柳湾渡 | 2元 | 渡船3艘 |\n| 石矶渡 | 3元 | 5艘 |\n"
    told = Assistant(Index.build([Document("a.md", f"# 全县渡口\n\n{table}")]))
    assert told.ask("石矶渡有几艘？").answer == "5艘"
    assert told.ask("柳湾渡有几艘？").answer == "渡船3艘"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("石矶归谁管？", "祝守田"),
        ("Who is in charge of 柳湾?", "方玉书"),
        ("石矶的李产量是多少？", ""),
        ("石矶的桃产量是多少？", "410"),
        ("石矶是谁的老家？", ""),
    ],
)
def test_who_runs_what_a_row_tells_of_and_of_which_fruit_a_column_is(question: str, answer: str) -> None:
    table = "| 片区 | 桃产量(吨) | 农户 | 片区长 |\n|---|---|---|---|\n| 柳湾 | 380 | 61 | 方玉书 |\n| 石矶 | 410 | 75 | 祝守田 |\n"
    told = Assistant(Index.build([Document("a.md", f"# 全村果园\n\n全村有李和桃两种果树。\n\n{table}")]))
    assert told.ask(question).answer == answer


GALA = """# 校庆运动会

## 团体名次

| 名次 | 班级 | 班主任 | 积分 |
|---|---|---|---|
| 1 | 三班 | 姚静 | 92 |
| 2 | 五班 | 石岩 | 88 |
| 3 | 一班 | 董芳 | 71 |

## 男子项目

| 项目 | 冠军 | 成绩 |
|---|---|---|
| 200米 | 江川 | 24秒5 |
| 1000米 | 贺林 | 3分02秒 |
| 跳高 | 章远 | 1.75米 |

## 女子项目

| 项目 | 冠军 | 成绩 |
|---|---|---|
| 200米 | 沈悦 | 28秒1 |
| 跳远 | 白霜 | 4.86米 |
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("团体第二名是哪个班?", "五班"),
        ("团体第一名那个班的班主任是谁?", "姚静"),
        ("女子200米冠军跑了多长时间?", "28秒1"),
        ("Who won the boys' 1000 metres?", "贺林"),
        ("Who won the girls' 200 m?", "沈悦"),
        ("女子跳远的冠军跳了多远?", "4.86米"),
        ("Who won the girls' high jump?", ""),
        ("女子跳高冠军是谁?", ""),
    ],
)
def test_a_row_is_named_by_its_rank_or_its_event_on_the_side_that_is_asked_of(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("gala.md", GALA)])).ask(question).answer == answer


@pytest.fixture(scope="module")
def report() -> Assistant:
    return Assistant(Index.build([Document("report.md", REPORT)]))


@pytest.mark.parametrize(
    ("question", "answer", "display"),
    [
        ("东山县的生产总值是多少?", "988.3", "988.3亿元"),
        ("临江区有多少人口?", "76.1", "76.1万人"),
        ("滨江隧道由谁承建?", "中铁十四局", "中铁十四局"),
        ("会展中心什么时候开工?", "2024年6月", "2024年6月"),
        ("东山风电场投资多少亿元?", "33", "33亿元"),
        ("How many employees does the research department have?", "120", "120"),
        ("Who is the head of logistics?", "Carla Diaz", "Carla Diaz"),
        ("What is the budget of marketing?", "8.2", "$8.2m"),
        ("What is the population of Dongshan County?", "65.2", "652,000 (65.2万人)"),
        ("How much was invested in the river tunnel?", "42.5", "CNY 4.25 billion (42.5亿元)"),
    ],
)
def test_the_cell_is_found_by_its_row_and_column(report: Assistant, question: str, answer: str, display: str) -> None:
    given = report.ask(question)
    assert (given.answer, given.display) == (answer, display)
    citation = given.citations[0]
    assert REPORT[citation.start : citation.end] == citation.quote
    assert citation.quote in REPORT.split("\n")
    assert REPORT[citation.answer_start : citation.answer_end] == answer


@pytest.mark.parametrize(
    ("question", "answer", "rows"),
    [
        ("哪个县区增速最快?", "东山县", 4),
        ("哪个县区人口最少?", "白沙县", 4),
        ("生产总值最高的是哪里?", "城关区", 4),
        ("哪个项目投资最大?", "滨江隧道", 3),
        ("最高的增速是多少?", "7.1%", 4),
        ("Which department has the largest budget?", "Logistics", 3),
    ],
)
def test_the_greatest_is_found_over_all_rows_but_the_total_and_all_are_cited(
    report: Assistant, question: str, answer: str, rows: int
) -> None:
    given = report.ask(question)
    assert given.answer == answer
    assert len({citation.quote for citation in given.citations}) == rows
    assert answer in given.citations[0].quote


@pytest.mark.parametrize("question", ["白沙县的财政收入是多少?", "临江区2023年的生产总值是多少?"])
def test_what_no_column_says_is_not_answered(report: Assistant, question: str) -> None:
    assert not report.ask(question).found


def test_prose_that_says_more_goes_before_the_table(report: Assistant) -> None:
    assert report.ask("全市生产总值是多少?").answer == "5120亿元"
    assert "风电设备产业" in report.ask("东山县增速最快的原因是什么?").answer


def test_two_rows_of_the_same_name_are_not_chosen_between() -> None:
    text = "# 报\n\n## 甲\n\n| 城市 | 企业数 |\n|---|---|\n| 晋江 | 640 |\n| 晋江 | 304 |\n| 石狮 | 12 |\n"
    assistant = Assistant(Index.build([Document("a.md", text)]))
    assert assistant.ask("石狮的企业数是多少?").answer == "12"
    assert assistant.ask("晋江的企业数是多少?").confidence != 0.85


def test_the_rows_of_a_csv_file_are_answered_from_alike() -> None:
    rows = "日期,事件,金额(万元)\n2023-03-05,开工典礼举行,300\n2023-06-01,签约仪式,1500\n2023-08-11,二期开工,900\n"
    assistant = Assistant(Index.build([Document("a.csv", csv_text(rows, "a.csv"))]))
    assert assistant.ask("二期开工的金额是多少?").display == "900万元"
    greatest = assistant.ask("哪个事件金额最大?")
    assert greatest.answer == "签约仪式"
    assert len(greatest.citations) == 3
    assert greatest.citations[0].date == "2023-06-01"


YEARS = """# 支出说明

单位:万元

| 项目 | 2022年 | 2023年 |
|---|---|---|
| 差旅费 | 12 | 15 |
| 培训费 | 8 | 6 |
| 设备费 | 40 | 52 |
"""


@pytest.mark.parametrize(
    ("question", "answer"), [("2023年的培训费是多少钱?", "6"), ("2022年差旅费是多少钱?", "12"), ("2023年哪项支出最多?", "设备费")]
)  # fmt: skip
def test_a_column_of_a_year_is_the_one_that_the_question_names(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.md", YEARS)])).ask(question).answer == answer


def test_the_unit_of_the_whole_table_is_shown() -> None:
    assistant = Assistant(Index.build([Document("a.md", YEARS)]))
    assert assistant.ask("2023年的培训费是多少钱?").display == "6万元"
    assert not assistant.ask("2021年的培训费是多少钱?").found


def test_no_number_of_a_row_answers_what_its_columns_do_not_name(report: Assistant) -> None:
    assert not report.ask("白沙县有多少所学校?").found
    assert not report.ask("How many patents does the research department have?").found


def test_prose_that_does_not_speak_of_the_row_does_not_stand_in_its_way() -> None:
    text = (
        "# Report\n\n## Energy\n\nWe used less energy than in the year before.\n\n"
        "| Site | Energy (MWh) |\n|---|---|\n| Lyon | 12,400 |\n| Turin | 9,150 |\n\n## People\n\nWe hired more.\n"
    )
    assistant = Assistant(Index.build([Document("a.md", text)]))
    used = assistant.ask("How much energy did Lyon use?")
    assert (used.answer, used.display) == ("12,400", "12,400 MWh")
    assert assistant.ask("Which site used the most energy?").answer == "Lyon"


def test_a_row_is_named_by_a_bare_year() -> None:
    text = "# 校史\n\n| 年份 | 学生数 | 升学率 |\n|---|---|---|\n| 2008 | 1820人 | 83.5% |\n| 2013 | 2145人 | 90.2% |\n"
    assistant = Assistant(Index.build([Document("school.md", text)]))
    assert assistant.ask("2013年有多少学生?").answer == "2145人"
    assert assistant.ask("2008年的升学率是多少?").answer == "83.5%"
    assert assistant.ask("那2008年呢?", ["2013年有多少学生?"]).answer == "1820人"
    assert not assistant.ask("2015年有多少学生?").found


ACCOUNTS = """# 禾川茶业年报

单位：亿元

| 项目 | 2023年 | 2022年 | 2021年 |
|---|---|---|---|
| 营业收入 | 9.4 | 8.1 | 7.7 |
| 归属于股东的净利润 | 1.2 | 0.9 | 1.0 |

分季度数据（单位：亿元）

| 项目 | 第一季度 | 第二季度 | 第三季度 | 第四季度 |
|---|---|---|---|---|
| 营业收入 | 1.9 | 2.3 | 2.4 | 2.8 |

| 品种 | 产量（吨） | 销量（吨） | 毛利率 |
|---|---|---|---|
| 红茶 | 520 | 480 | 31% |
| 绿茶 | 860 | 850 | 28% |
| 白茶 | 90 | 75 | 45% |
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2021年到2023年营业收入合计多少？", "25.2亿元"),
        ("2022年和2023年的净利润加起来是多少？", "2.1亿元"),
        ("上半年营业收入一共多少？", "4.2亿元"),
        ("四个季度的营业收入合计多少", "9.4亿元"),
        ("三个品种一共卖了多少吨？", "1405吨"),
        ("红茶和白茶的产量一共多少吨？", "610吨"),
        ("2021年和2022年哪一年净利润高？", "2021年"),
        ("红茶和白茶哪个毛利率低？", "红茶"),
        ("第二季度和第三季度哪个营业收入少？", "第二季度"),
    ],
)
def test_cells_that_a_question_names_are_added_or_compared(question: str, answer: str) -> None:
    found = Assistant(Index.build([Document("a.md", ACCOUNTS)])).ask(question)
    assert found.answer == answer
    assert found.computed
    assert all(item.quote in ACCOUNTS for item in found.citations)


@pytest.mark.parametrize(
    "question", ["2020年到2022年营业收入合计多少？", "四个品种一共卖了多少吨？", "三个品种的毛利率合计多少？"]
)
def test_no_sum_is_made_of_cells_that_the_table_lacks(question: str) -> None:
    found = Assistant(Index.build([Document("a.md", ACCOUNTS)])).ask(question)
    assert not found.computed


def test_a_row_of_a_ranked_table_is_named_by_its_number() -> None:
    text = (
        "# 年报\n\n| 股东名称 | 持股比例 | 持股数量（万股） |\n|---|---|---|\n| 云江集团有限公司 | 38.2% | 2341 |\n"
        "| 鲁泰资本有限公司 | 12.4% | 758 |\n| 顾长河 | 3.1% | 189 |\n"
    )
    assistant = Assistant(Index.build([Document("a.md", text)]))
    assert assistant.ask("第二大股东是谁？").answer == "鲁泰资本有限公司"
    assert assistant.ask("第二大股东持股比例是多少？").display == "12.4%"
    assert assistant.ask("第三大股东持股多少万股？").answer == "189"
    assert not assistant.ask("第四大股东是谁？").found


def asked_of(table: str, question: str) -> str:
    return Assistant(Index.build([Document("notes.md", f"# 统计\n\n{table}\n")])).ask(question).answer or ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("小学和初中哪个学生多?", "小学"),
        ("小学和初中哪个学生少?", "初中"),
        ("初中和短训班哪个学生多?", "初中"),
    ],
)
def test_what_is_said_in_the_names_of_rows_does_not_ask_for_the_lesser(question: str, answer: str) -> None:
    table = "| 学段 | 学生(人) |\n|---|---|\n| 小学 | 5200 |\n| 初中 | 3100 |\n| 短训班 | 90 |"
    assert asked_of(table, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q3和Q4营业收入一共多少?", "70"), ("Q1和Q2营业收入一共多少?", "30"), ("Q1和Q2毛利率一共多少?", None)],
)
def test_quarters_are_told_apart_and_rates_are_not_added(question: str, answer: str | None) -> None:
    table = "| 指标 | Q1 | Q2 | Q3 | Q4 |\n|---|---|---|---|---|\n| 营业收入 | 10 | 20 | 30 | 40 |\n| 毛利率 | 11 | 12 | 13 | 14 |"
    if answer is None:
        assert asked_of(table, question) != "23"
    else:
        assert asked_of(table, question) == answer


def test_no_row_is_the_noughth() -> None:
    table = "| 股东 | 持股(万股) |\n|---|---|\n| 大华集团 | 500 |\n| 东方投资 | 300 |\n| 李明 | 100 |"
    assert asked_of(table, "第二大股东是谁?") == "东方投资"
    assert asked_of(table, "第0大股东是谁?") != "李明"
