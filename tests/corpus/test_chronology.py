"""Headings that only their surroundings show."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.splitter import split, split_text

LINES = """县水利局年度要闻
· 北坡水库除险加固完工，新坝高31米（2023年4月）
· 白沙渡槽合龙，主跨58米（2023年6月12日）
· 新打机井14眼，灌溉面积扩大一千亩（2023年8月）
· 防汛物资仓库搬到城东（2023年10月1日）"""


def test_lines_that_end_with_their_dates_in_brackets_are_entries() -> None:
    events = split(Document("made", LINES)).events
    assert [event.date.iso if event.date else "" for event in events] == [
        "2023-04",
        "2023-06-12",
        "2023-08",
        "2023-10-01",
    ]
    assert events[1].title == "白沙渡槽合龙"


YEARS = """A Short History of the Bell Foundry

The foundry stands on Mill Street.

1921. Two brothers cast their first bell in a shed.

1940-46. Casting stops; the furnace melts scrap.

March 1955. A second furnace is lit.

1978. The town buys the works for 90,000 pounds.
"""


def test_years_with_a_full_stop_open_entries_and_date_them() -> None:
    events = split(Document("made", YEARS)).events
    assert [event.date.iso if event.date else "" for event in events] == [
        "1921",
        "1940-01-01/1946-12-31",
        "1955-03",
        "1978",
    ]


LOG = """Lighthouse log

1931

In early May the keeper painted the gallery.

On 3 July the lamp failed for an hour.

At the end of the year the store was full.

1932

In mid-January ice closed the landing.

By Christmas a second keeper had come.
"""


def test_parts_of_months_and_years_open_english_entries_under_a_year() -> None:
    events = split(Document("made", LOG)).events
    assert [event.date.iso if event.date else "" for event in events] == [
        "1931-05",
        "1931-07-03",
        "1931",
        "1932-01",
        "1932",
    ]


SHORT = """县图书馆年度报告

本馆建于1958年，现有职工31人。

借阅服务

全年借出图书41万册次，办理读者证3200张。

新馆

新馆建筑面积8600平方米，设阅览座位720个。

少儿活动

举办故事会56场，参加的孩子有2100人。

经费

全年经费540万元，购书用去180万元。

志愿者队伍

登记志愿者230人，整理图书9万册。
"""


def test_headings_of_two_characters_among_longer_ones_are_headings() -> None:
    titles = [event.title for event in split(Document("made", SHORT)).events]
    assert titles == ["借阅服务", "新馆", "少儿活动", "经费", "志愿者队伍"]


ISO = """石湾窑场纪事

2021-03-02 龙窑开窑。
  (1) 烧成碗碟四千件；
  (2) 废品率一成二；
  (3) 由何敏掌火。
2021-03-02 窑工夜校开课，学员二十六人。
2021.06.18-20 陶艺节举行：
  - 6月19日颁发金窑奖，得主是王磊；
  - 展出作品三百件。
2021.09.05 小龙窑停烧。
"""


def test_lists_below_dated_entries_are_theirs() -> None:
    events = split(Document("made", ISO)).events
    assert [(event.title, event.date.iso if event.date else "") for event in events] == [
        ("龙窑开窑", "2021-03-02"),
        ("窑工夜校开课", "2021-03-02"),
        ("陶艺节举行", "2021-06-18/2021-06-20"),
        ("小龙窑停烧", "2021-09-05"),
    ]


def test_an_entry_may_open_with_two_days_with_a_slash_between() -> None:
    text = "Kiln log\n\n2021-03-02 Kiln fired for three days.\n2021-06-18/20 Fair held.\n2021-09-05 Small kiln closed for good."
    events = split(Document("made", text)).events
    assert [event.title for event in events] == ["Kiln fired for three days", "Fair held", "Small kiln closed for good"]
    assert [event.date.iso for event in events if event.date][1] == "2021-06-18/2021-06-20"


def test_lists_below_dated_entries_need_no_indent() -> None:
    text = "\n\n".join(line.strip() for line in ISO.split("\n") if line)
    assert [event.title for event in split(Document("made", text)).events] == [
        "龙窑开窑",
        "窑工夜校开课",
        "陶艺节举行",
        "小龙窑停烧",
    ]


def test_numbered_chapters_hold_dated_entries() -> None:
    text = "窑场纪事\n2022-01-05 编\n一、春\n2021-03-02 龙窑开窑。\n2021-04-01 夜校开课。\n二、秋\n2021-09-05 小窑停烧。\n2021-10-01 大修。"
    assert [event.title for event in split(Document("made", text)).events] == [
        "龙窑开窑",
        "夜校开课",
        "小窑停烧",
        "大修",
    ]


def test_brackets_that_hold_more_than_a_date_end_no_entry() -> None:
    text = LINES.replace("（2023年", "（新华社2023年")
    assert not split(Document("made", text)).events


def test_years_in_brackets_are_of_birth_or_of_books() -> None:
    text = "名录\n\n" + "\n".join(f"梁守{n}，北坡人，退休教师（195{m}年）" for m, n in enumerate("甲乙丙丁"))
    assert not split(Document("made", text)).events


def test_a_third_of_a_month_opens_an_entry_of_a_chronicle() -> None:
    chronicle = split_text("临川县2023年大事记\n\n6月30日　大桥通车。\n\n7月中旬　县境遭遇暴雨。\n\n9月1日　小学开学。")
    assert [event.title for event in chronicle.events] == ["大桥通车", "县境遭遇暴雨", "小学开学"]
    assert [event.date.iso for event in chronicle.events if event.date] == [
        "2023-06-30", "2023-07-11/2023-07-20", "2023-09-01",
    ]  # fmt: skip


def test_a_paragraph_on_the_whole_year_is_no_entry_of_its_chronicle() -> None:
    chronicle = split_text(
        "昆山市2020年大事记\n\n2020年1月6日,大会召开。\n\n2020年2月1日,新馆开放。\n\n2020年,全市新增公园十二座。\n"
    )
    assert [e.title for e in chronicle.events] == ["大会召开", "新馆开放"]


def test_a_season_behind_the_year_opens_an_entry_as_the_year_does() -> None:
    chronicle = split_text(
        "大事记\n\n1949年5月,全县解放。\n1952年冬,土地改革结束。\n1956年底,合作社成立。\n1958年8月,公社成立。\n"
    )
    assert [event.title for event in chronicle.events] == ["全县解放", "土地改革结束", "合作社成立", "公社成立"]
    games = split_text(
        "大事记\n\n1949年5月,全县解放。\n1956年冬奥会的选手来访。\n1958年8月,公社成立。\n1960年2月,水库竣工。\n"
    )
    assert len(games.events) == 3


@pytest.mark.parametrize(
    "form",
    [
        "- **2011.{:02}** {}", "- 2011.{:02} {}", "- **2011年{}月** {}", "2011/{:02} {}", "1. 2011年{}月 {}",
        "**2011-{:02}** {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("above", ["", "## 2011–2015 起步\n\n"])
def test_the_lines_of_a_list_of_milestones_are_its_events_by_months(form: str, above: str) -> None:
    told = [(5, "两位同学创办公司,注册资本50万元。"), (9, "首款传感器量产。"), (11, "获A轮融资1800万元。")]
    made = split_text(f"# 发展历程\n\n{above}" + "\n".join(form.format(month, text) for month, text in told) + "\n")
    dated = [event.date.iso if event.date else "" for event in made.events]
    assert [iso for iso in dated if len(iso) == 7] == ["2011-05", "2011-09", "2011-11"]


def test_what_follows_a_line_of_date_and_weather_belongs_to_its_entry() -> None:
    days = "".join(
        f"5月{day}日 星期{name} 晴\n第{day}天的活动照常举行。\n" for day, name in zip((3, 4), "三四", strict=True)
    )
    cut = split_text(f"茶会日记\n缘起\n5月1日,主人发出了请帖。\n{days}后记\n客人都回家了。")
    assert [event.title for event in cut.events][1:] == ["第3天的活动照常举行", "第4天的活动照常举行"]


def test_a_month_alone_on_its_line_does_not_wrap_the_two_days_below_it() -> None:
    day = "日,合唱团在青石镇的老剧场为四百多名居民演出,曲目有十二首,其中三首是本地的民歌。"
    months = "\n\n".join(f"{month}月\n{first}{day}\n{first + 9}{day}" for month, first in (("三", 2), ("四", 7)))
    cut = split_text(f"合唱团2021年大事记\n\n{months}")
    assert [event.date and event.date.iso for event in cut.events] == [
        "2021-03-02", "2021-03-11", "2021-04-07", "2021-04-16",
    ]  # fmt: skip


def test_entries_that_open_with_the_same_day_month_or_year_are_events_of_it() -> None:
    text = (
        "大事记\n\n1985年\n\n5月23日，地震。\n同日，救灾指挥部成立。\n是月，水泥厂投产。\n5月中旬至6月上旬，天旱。\n是年，粮食减产。\n\n"
        "1986年\n\n1月4日，开会。\n是月，书店开业。\n"
    )
    found = [(event.title, event.date.iso if event.date else "") for event in split_text(text).events]
    assert found == [
        ("地震", "1985-05-23"),
        ("救灾指挥部成立", "1985-05-23"),
        ("水泥厂投产", "1985-05"),
        ("天旱", "1985-05-11/1985-06-10"),
        ("粮食减产", "1985"),
        ("开会", "1986-01-04"),
        ("书店开业", "1986-01"),
    ]


def test_entries_that_open_with_a_part_of_the_year_are_events_of_it() -> None:
    text = (
        "渡口村大事记\n\n1957年\n\n5月上旬，砖窑点火。\n8月，办扫盲班。\n冬，修渠三里。\n\n"
        "1958年\n\n正月，两社合并。\n是年末，全村八百人。\n\n1959年\n\n三月初九，开渠。\n四月至六月，大旱。\n夏秋之交，虫灾。\n"
    )
    found = [(event.title, event.date.iso if event.date else "") for event in split_text(text).events]
    assert found == [
        ("砖窑点火", "1957-05-01/1957-05-10"),
        ("办扫盲班", "1957-08"),
        ("修渠三里", "1957"),
        ("两社合并", "1958"),
        ("全村八百人", "1958"),
        ("开渠", "1959-03"),
        ("大旱", "1959-04-01/1959-06-30"),
        ("虫灾", "1959"),
    ]


def test_a_season_in_running_text_begins_no_event() -> None:
    text = "山中记\n\n春，他在坡上种下三百棵茶树，邻居都说活不成。\n\n第二年雨水好，活了两百多棵。\n\n秋，他去城里卖茶，头一天卖了四十斤。\n"
    assert split_text(text).events == ()


def test_a_paragraph_of_the_same_day_goes_on_with_an_entry_of_several() -> None:
    text = (
        "纪事\n\n5月23日，展会开幕。\n来宾三百人。\n同日，签约仪式举行。\n\n6月27日，展会闭幕。\n成交三亿元。\n"
        "7月1日，总结会召开。\n与会者百人。\n"
    )
    assert len(split_text(text).events) == 3
