"""Headings that a sign opens."""

from __future__ import annotations

import pytest

from corpus.splitter import split_text

BODY = "周三停水半天，请各户备好用水，老人由楼长帮忙送水上门。\n电梯年检两小时。"


@pytest.mark.parametrize(("one", "other"), [("■ 用水", "■ 用电"), ("◆用水", "◆ 用电")])
def test_short_lines_behind_one_sign_are_headings(one: str, other: str) -> None:
    chronicle = split_text(f"小区一周告示\n\n{one}\n{BODY}\n\n{other}\n{BODY}\n")
    assert [event.title for event in chronicle.events] == ["用水", "用电"]


def test_signs_of_many_sorts_open_headings_if_they_are_three() -> None:
    three = "".join(f"{sign} {name}\n▪️ {BODY}\n\n" for sign, name in (("🏠", "住房"), ("⚽", "体育"), ("🚔", "警情")))
    assert [event.title for event in split_text(f"☀️早报\n\n{three}").events] == ["住房", "体育", "警情"]
    two = "".join(f"{sign} {name}\n{BODY}\n\n" for sign, name in (("🏠", "住房"), ("⚽", "体育")))
    assert not split_text(f"早报\n\n{two}").events


def test_items_of_a_list_are_none() -> None:
    assert not split_text("采购清单\n\n★ 扫帚两把\n★ 水桶三只\n★ 拖把一把\n").events
