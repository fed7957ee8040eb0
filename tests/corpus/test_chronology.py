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


def test_brackets_that_hold_more_than_a_date_end_no_entry() -> None:
    text = LINES.replace("（2023年", "（新华社2023年")
    assert not split(Document("made", text)).events


def test_years_in_brackets_are_of_birth_or_of_books() -> None:
    text = "名录\n\n" + "\n".join(f"梁守{n}，北坡人，退休教师（195{m}年）" for m, n in enumerate("甲乙丙丁"))
    assert not split(Document("made", text)).events
