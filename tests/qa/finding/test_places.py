"""Places in a sentence, and ways of speaking that are none."""

from __future__ import annotations

import pytest

from qa.finding import names
from tests.qa.finding.spans import texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学校在改革的过程中需要帮手。", []),
        ("小镇在全省率先开展垃圾分类,成绩突出。", []),
        ("展览在城南的会馆里举行。", ["城南"]),
    ],
)
def test_a_way_of_speaking_is_no_place(text: str, found: list[str]) -> None:
    assert texts(names.places, text) == found


def test_what_is_in_a_state_or_counted_is_in_no_place() -> None:
    assert texts(names.places, "全县在建项目数达45个,在校学生3000人。") == []
    assert texts(names.places, "活动在建安小学举行。") == ["建安小学"]


def test_a_country_in_the_name_of_a_contest_is_no_place() -> None:
    assert texts(names.places, "机器人世界杯中国赛在线上举办。") == ["线上"]
    assert texts(names.places, "中国队来自中国。")[-1] == "中国"


def test_a_month_is_no_place_and_one_travels_to_one() -> None:
    assert texts(names.places, "The choir travelled to Ghent in March and sang at Bruges.") == ["Ghent", "Bruges"]
    assert "法恩扎" in texts(names.places, "陶艺大会在法恩扎闭幕。")


def test_a_label_of_places_leads_into_one_and_a_day_is_none() -> None:
    assert "学校报告厅" in texts(names.places, "现场核验在7月6日,地点是学校报告厅。")
    assert "村委会二楼" in texts(names.places, "选举于8:30开始,会场设在村委会二楼。")
    assert not any("7月" in place or "8:30" in place for place in texts(names.places, "核验在7月6日,选举于8:30开始。"))


@pytest.mark.parametrize(
    ("text", "name"),
    [("论坛在厦门国际会议中心举行。", "厦门国际会议中心"), ("比赛在线上成功举办。", "线上"), ("来自安溪镇的企业参加。", "安溪镇"),
     ("The forum was held in Port Calder on Monday.", "Port Calder")],
)  # fmt: skip
def test_a_place_is_found(text: str, name: str) -> None:
    assert name in texts(names.places, text)


def test_a_place_that_something_moved_to_is_found() -> None:
    assert "宝鸡" in texts(names.places, "1970年4月,试验室迁至宝鸡,更名为研究所。")


def test_what_is_listed_is_no_town() -> None:
    assert texts(names.places, "公司哪一年上市的") == []
