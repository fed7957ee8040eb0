"""What events are called and when they were: by their headings and the dates at their beginning."""

from __future__ import annotations

from corpus.splitter import split_text
from tests.corpus.covered import assert_covers


def test_an_english_title_that_is_cut_ends_before_what_joins_on() -> None:
    said = "A gale on 9 March tore two of the old elms out of the ground and crushed the greenhouse beside the pond."
    text = f"# A garden\n\n## March\n{said}\n\n## April\nThe pond was cleaned.\n"
    assert (
        split_text(text, "garden.md").events[0].title == "A gale on 9 March tore two of the old elms out of the ground"
    )


def test_a_year_that_only_the_title_names_is_marked_as_inferred() -> None:
    chronicle = split_text("昆山市2020年大事记\n\n1月6日,大会召开并表彰。\n\n2021年2月1日,新馆开放迎客。\n")
    assert [(e.date.iso, e.date.inferred) for e in chronicle.events if e.date] == [
        ("2020-01-06", True),
        ("2021-02-01", False),
    ]


def test_the_year_at_the_head_of_a_heading_dates_its_event_among_undated_ones() -> None:
    chronicle = split_text(
        "# 校史\n\n概况。\n\n## 建校之初\n\n学校只有3间教室。\n\n## 2008年 迁入新址\n\n学校迁到东山,占地120亩。\n\n## 师资\n\n教师168人。\n"
    )
    assert [event.date.iso if event.date else None for event in chronicle.events] == [None, "2008", None]


def test_a_headline_may_open_with_the_date_that_its_text_opens_with() -> None:
    text = """南屏县2020年要闻

3月4日 水厂改造开工
3月4日,南屏县水厂改造工程开工,总投资2.1亿元,计划两年内完成管网更新和水厂扩建,惠及城乡居民十八万人。

5月 首条环湖步道建成
5月16日,全长12公里的环湖步道建成开放,沿途设驿站6处、观景台9座,当天迎来市民两万多人。

9月8日 茶叶博览会开幕
9月8日至10日,第五届茶叶博览会在县体育馆举行,来自七个省的210家企业参展,签约金额3.6亿元。
"""
    cut = split_text(text)
    assert [(item.title, item.date.iso if item.date else None) for item in cut.events] == [
        ("水厂改造开工", "2020-03-04"), ("首条环湖步道建成", "2020-05"), ("茶叶博览会开幕", "2020-09-08"),
    ]  # fmt: skip
    assert_covers(cut)


def test_a_chapter_may_begin_with_a_year() -> None:
    cut = split_text(
        "云岭县2022年工作总结\n\n一、2022年工作情况\n\n学校于9月1日开学。\n\n二、存在的问题\n\n学位紧张。\n\n三、2023年工作计划\n\n新建学校6所。\n"
    )
    assert [event.title for event in cut.events] == ["2022年工作情况", "存在的问题", "2023年工作计划"]
    first = cut.events[0].date
    assert first is not None
    assert first.iso == "2022"  # what happened on a day of it does not date the year


REPORT = """石湾镇政府工作报告（摘要）

一、2021年工作回顾
（一）农业
粮食产量八千吨，比2019年多六百吨，3月新修水渠四条。
（二）窑业
开窑十一次，龙窑建于1903年。
二、2022年工作安排
（一）水利
北渠4月前修好。
"""


def test_what_is_told_of_a_year_under_a_heading_is_of_that_year() -> None:
    events = split_text(REPORT).events
    assert [(event.title, event.date.iso if event.date else "") for event in events] == [
        ("农业", "2021"),
        ("窑业", "2021"),
        ("水利", "2022"),
    ]


def test_a_year_that_another_is_compared_with_dates_nothing() -> None:
    text = "# Thornby in 2021\n\n## Bees\nHives fell to 12, four fewer than in 2019.\n\n## Sheds\nIn 2022 ten more will stand.\n"
    assert [event.date.iso if event.date else "" for event in split_text(text).events] == ["", "2022"]
