"""Values with what they measure: spans stay in the text, heads are the words that a number belongs to."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import EventDate
from corpus.facts import KINDS, dateline_year, find_facts, year_and_month

PIECES = st.lists(
    st.sampled_from(
        ["66项", "、", "冠军", "，", "占", "同比增长", "30%", "达", "640家", "(众创空间)", "第一批", "2022年9月8日", "其中", "。", "| ", "\n",
         "1.35亿元", "的", "队伍", " ", "over 140 ", "stores", " rose ", "$3 million", "三十六", "：", "８", "①", "\ud800", "…", "cost "]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(PIECES | st.text(max_size=40))
def test_every_span_lies_in_the_text_and_facts_come_in_order(text: str) -> None:
    found = find_facts(text, 2022, 9)
    assert [item.start for item in found] == sorted(item.start for item in found)
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        assert 0 <= item.head_start <= item.head_end <= len(text)
        assert item.kind in KINDS
        assert not {"\t", "\n"} & set(item.value + item.unit)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("县里添了5辆氢能叉车", ["氢能叉车"]),
        ("30名家长代表应邀参观校园", ["家长代表"]),
        ("论坛邀请15位", [""]),
        ("论坛邀请15家", ["论坛"]),
        ("20名外贸企业", [""]),
        ("到会代表64名", ["到会代表"]),
        ("花灯会签约9个", ["花灯会签约"]),
        ("38位老人集体祝寿", ["老人"]),
    ],
)
def test_a_head_is_a_whole_noun_that_its_unit_can_count(text: str, heads: list[str]) -> None:
    assert [text[item.head_start : item.head_end] for item in find_facts(text)] == heads


@given(PIECES)
def test_traditional_characters_change_neither_values_nor_heads(text: str) -> None:
    changed = (
        text.replace("亿", "億").replace("项", "項").replace("队", "隊").replace("创", "創").replace("冠军", "冠軍")
    )
    assert find_facts(text) == find_facts(changed)


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("产生冠军66项、亚军61项", "61项", "亚军"),
        ("共有843支队伍参加", "843支", "队伍"),
        ("桥梁全长1.8公里", "1.8公里", "桥梁全长"),
        ("森林覆盖率达64.8%", "64.8%", "森林覆盖率"),
        ("企业640家，同比增长5%", "5%", "企业"),
        ("占地120亩的厂房", "120亩", "厂房"),
        ("金额：300元", "300元", "金额"),
        ("单位: 甲；人口: 300人", "300人", "人口"),
        ("Revenue rose 12% in 2020", "12%", "Revenue"),
        ("The fund approved 640 new projects", "640", "new projects"),
        ("拥有2个超千亿、3个超百亿产业集群", "2个", "产业集群"),
    ],
)  # fmt: skip
def test_a_number_belongs_to_the_words_beside_it(text: str, value: str, head: str) -> None:
    found = next(item for item in find_facts(text) if text[item.start : item.end].startswith(value))
    assert text[found.head_start : found.head_end] == head


def test_a_word_of_growth_or_share_is_kept_beside_what_bounds_the_value() -> None:
    found = {
        item.value: (item.modifier, item.exact) for item in find_facts("投入增长26%以上，占全省30%，产值超7亿元，共9家")
    }
    assert found["26"] == ("增长 以上", False)
    assert found["30"] == ("占", True)
    assert found["700000000"] == ("超", False)
    assert found["9"][1]


def test_a_date_without_a_year_is_kept_open_unless_its_event_has_one() -> None:
    assert [item.value for item in find_facts("9月8日开幕，9月闭幕")] == ["--09-08", "--09"]
    assert [item.value for item in find_facts("9月8日开幕", 2022)] == ["2022-09-08"]
    assert year_and_month(EventDate("2022-09-01", "2022-09-30", "month")) == (2022, 9)
    assert year_and_month(EventDate("2022-01-01", "2022-12-31", "year")) == (2022, None)


def test_the_number_of_a_line_and_the_year_over_a_column_are_no_facts() -> None:
    assert [item.value for item in find_facts("1. 收入: 30元\n2、支出: 20元")] == ["30", "20"]
    assert [item.value for item in find_facts("| 项目 | 2020 | 2021 |\n| 进口额 | 12.5 | 14 |")] == ["12.5", "14"]


@pytest.mark.parametrize(
    ("table", "facts"),
    [
        (
            "| 年份 | 收入（亿元） | 员工(人) |\n|---|---|---|\n| 2022 | 12.6 | 1870 |",
            [("1260000000", "元", "收入"), ("1870", "人", "员工")],
        ),
        ("| 产品 | 产量（万条） |\n|---|---|\n| 全钢胎 | 612 |", [("6120000", "条", "全钢胎")]),
        ("| Quarter | Income (£) |\n| --- | --- |\n| First | 148,000 |", [("148000", "英镑", "Income")]),
        ("| 项目 | 2021 |\n|---|---|\n| 进口额(亿元) | 12.5 |", [("1250000000", "元", "进口额")]),
        ("部门: 教育；预算(万元): 300", [("3000000", "元", "预算")]),
    ],
)
def test_a_number_in_a_cell_is_of_its_column_and_in_its_unit(table: str, facts: list[tuple[str, str, str]]) -> None:
    found = [item for item in find_facts(table) if item.kind != "date"]
    assert [(item.value, item.unit, table[item.head_start : item.head_end]) for item in found] == facts


@pytest.mark.parametrize("text", ["全部转移，无一人伤亡。", "没有1家企业倒闭。", "沒有一人受傷。"])
def test_not_one_is_none(text: str) -> None:
    (found,) = find_facts(text)
    assert found.value == "0"
    assert text[found.start] in "无没沒"


def test_the_year_of_an_english_title_is_no_number() -> None:
    found = find_facts("# Westfield Club – 2021 in review\n\nThe club has 2021 books and 40 boats.")
    assert [item.value for item in found if item.kind == "number"] == ["2021", "40"]


def test_the_day_that_gave_an_incident_its_name_is_no_number() -> None:
    assert [item.value for item in find_facts("去年“7·15”洪水中，300人转移")] == ["300"]
    assert not find_facts("“9·11”事件")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("地铁开通\n\n人民网上海2023年7月1日电（记者 王丽）今天地铁开通。", 2023),
        ("Port opens\n\nWESTHAVEN, 14 May 2021 – The port opened.", 2021),
        ("发布会实录\n时间：2023年6月15日上午10时", 2023),
        ("新华社北京3月5日电", None),
        ("大桥于2015年3月2日通车。", None),
    ],
)
def test_the_year_of_a_report_is_in_its_dateline(text: str, year: int | None) -> None:
    assert dateline_year(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "无" * 10_000 + "1人，" * 10_000,
        "| 年份 | 收" + " " * 32_000 + "入（亿元） |\n|---|---|\n| 2022 | 12.6 |",
        "| 年份 | 收入（亿元" + " " * 32_000 + "） |\n|---|---|\n| 2022 | 12.6 |",
        "| 年份 | " + " " * 32_000 + "2021 年 |\n|---|---|\n| 2022 | 12.6 |",
    ],
)
def test_a_long_text_is_read_in_time_that_its_length_explains(text: str) -> None:
    started = time.process_time()
    assert find_facts(text)
    assert time.process_time() - started < 4


def test_a_denial_stands_right_before_the_one_that_it_denies() -> None:
    text = "没有任何1人受伤，有人没有领到1份"
    assert next((text[item.start : item.end], item.value) for item in find_facts(text)) == ("没有任何1人", "0")
