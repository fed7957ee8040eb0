"""Organisations in a sentence: found whole, and nothing else taken for one."""

from __future__ import annotations

import pytest

from qa.finding import names
from tests.qa.finding.spans import texts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("活动由厦门市商务局与厦门大学联合主办。", "厦门市商务局与厦门大学"),
        ("项目由福建星网锐捷通讯股份有限公司承建。", "福建星网锐捷通讯股份有限公司"),
        ("近日,教育部公布了名单。", "教育部"),
        ("章程获省民政厅核准。", "省民政厅"),
        ("当月无事故,县农机站颁发了牌匾。", "县农机站"),
        ("牵头单位是中关村硬创空间(晋江)科技有限公司。", "中关村硬创空间(晋江)科技有限公司"),
    ],
)
def test_an_organisation_is_found_whole(text: str, name: str) -> None:
    assert name in texts(names.organisations, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("永安评选农业能手,市农业局表彰一批农业专家。", ["市农业局"]),
        ("组织绿野农业参展。", ["绿野农业"]),
        ("海川科技董事长到会。", ["海川科技"]),
    ],
)
def test_a_sector_before_a_noun_ends_no_name(text: str, found: list[str]) -> None:
    assert texts(names.organisations, text) == found


def test_who_approved_is_asked_in_plain_words_too() -> None:
    text = "获县教育局批复,东山分校升格为东山中学。"
    for question in ("升格是哪个部门批的?", "谁批了升格?", "升格谁给批下来的?"):
        assert [text[start:end] for start, end in names.granters(question, text)] == ["县教育局"]
    assert not names.granters("第一批是谁?", text)


def test_a_body_by_which_something_is_supplied_is_cut_from_you() -> None:
    text = "呼吸机由安泰医疗公司供货,床垫由康宁器械公司供应。"
    assert texts(names.agents, text) == ["安泰医疗公司", "康宁器械公司"]
    assert not {name for name in texts(names.organisations, text) if "由" in name}
    assert texts(names.agents, "规划获县水利局批复,项目经专家审定。") == ["县水利局"]


def test_the_english_name_of_a_body_is_found_whole_and_no_first_word_of_a_sentence_is_one() -> None:
    text = "Repairs were done by Lindqvist & Moreau. The Port of Rotterdam paid, with help from Harborlight."
    assert texts(names.latin_bodies, text) == ["Lindqvist & Moreau", "Port of Rotterdam", "Harborlight"]
    assert names.is_latin_body("Orla Marine Construction")
    assert not names.is_latin_body("Helena Marchetti")


def test_a_body_is_the_object_of_its_founding_and_no_part_of_a_longer_name() -> None:
    assert texts(names.organisations, "两位同学在宁海大学孵化园创办公司") == ["宁海大学"]
    assert "长河资本" in texts(names.organisations, "由长河资本领投")
    assert texts(names.organisations, "注册资本50万元") == []


def test_what_is_done_together_is_no_body() -> None:
    assert "联合开发" not in "".join(texts(names.organisations, "平台由市水利局和省水科院联合开发。"))


def test_what_is_counted_is_no_name_and_a_place_before_a_trade_is_a_firm() -> None:
    text = "首日有7家航空公司进驻,航线由四川航空运营。"
    assert "航空公司" not in texts(names.organisations, text)
    assert "四川航空" in texts(names.organisations, text)


def test_an_office_of_a_committee_is_a_body_and_a_rare_surname_before_a_word_is_nobody() -> None:
    text = "去年成立县委茶产办,由县长任主任。"
    assert "县委茶产办" in texts(names.organisations, text)
    assert not texts(names.people, "在晋科技平台的成果")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("科技周活动由县政府主办,市委协办。", {"县政府"}), ("此案由省政府督办。", {"省政府"}),
        ("市委常委会召开。", set()), ("市委科创办主办了论坛。", {"市委科创办"}), ("县政府创办,", {"县政府"}),
    ],
)  # fmt: skip
def test_a_verb_behind_a_committee_is_no_office_of_it(text: str, found: set[str]) -> None:
    assert {name for name in texts(names.organisations, text) if len(name) > 2} == found


def test_a_body_of_a_sort_is_no_name() -> None:
    text = "活动获得了与会企业的强烈反响,参展单位签约,华星科技公司获奖。"
    assert [text[start:end] for start, end in names.organisations(text)] == ["华星科技公司"]
