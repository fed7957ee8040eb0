"""Headings that only their surroundings show."""

from __future__ import annotations

from corpus import Document, split

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
