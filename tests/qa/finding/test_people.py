"""People in a sentence: found whole, by their surname, their office, or what stands around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import names
from tests.qa.finding.spans import texts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("开幕影片是韩国导演朴宰贤的《守夜人》。", ["朴宰贤"]),
        ("闭幕影片是香港导演欧阳启的《渡口》。", ["欧阳启"]),
        ("诗人余光中《乡愁》选入课本。", ["余光中"]),
        ("导演新作《长河》开机。", []),
        ("导演高度评价《长河》。", []),
    ],
)
def test_whose_a_work_is_stands_before_its_title(text: str, name: list[str]) -> None:
    assert texts(names.people, text) == name


@pytest.mark.parametrize("text", ["绍兴人邵松年在城南开设茶庄。", "一九三一年邵松年去世。"])
def test_a_name_may_end_in_the_word_for_a_year(text: str) -> None:
    assert "邵松年" in texts(names.people, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("课本由特级教研员邱予安编撰,已付印。", "邱予安"),
        ("《云坡村志》由罗清和主编。", "罗清和"),
        ("罗清和编了《云坡村志》。", "罗清和"),
        ("罗清和是镇上的教书人。", "罗清和"),
        ("首讲由研究员陈其向主讲。", "陈其向"),
        ("修复师郑阿土补好了屏风。", "郑阿土"),
        ("规划师何秀英画了全图。", "何秀英"),
    ],
)
def test_a_given_name_that_ends_like_a_word_is_whole(text: str, name: str) -> None:
    found = texts(names.people, text)
    assert name in found
    assert name[:2] not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("罗清和王芳主编了村志。", "罗清"),
        ("罗清和团队编了村志。", "罗清"),
        ("罗清和带队老师到了。", "罗清"),
        ("杨帆新开了一家店。", "杨帆"),
    ],
)
def test_what_joins_a_name_to_another_word_is_no_part_of_it(text: str, name: str) -> None:
    assert name in texts(names.people, text)


def test_a_year_behind_a_number_ends_no_name() -> None:
    assert not texts(names.people, "三年在外，一九三一年去世。")


def test_a_given_name_that_is_a_word_stands_behind_an_office_and_a_surname() -> None:
    assert "阎素心" in texts(names.people, "市长康怀远致辞,副市长阎素心主持。")


@pytest.mark.parametrize(
    ("text", "name"),
    [("中国工程院院士蒋士成出席。", "蒋士成"), ("庄飞云列入名单", "庄飞云"), ("曼彻斯特大学教授Kostya Novoselov到会", "Kostya Novoselov"),
     ("副场长石青接任场长。", "石青"), ("由市委、市政府主要领导担任主任", "市委、市政府主要领导")],
)  # fmt: skip
def test_a_person_is_found_by_name_or_office(text: str, name: str) -> None:
    assert name in texts(names.people, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("均变学说由詹姆斯·赫顿提出。", ["詹姆斯·赫顿"]),
        ("最早由苏格兰人约翰·洛吉·贝尔德发明。", ["约翰·洛吉·贝尔德"]),
        ("老板为俄罗斯商人米哈伊尔·普罗霍罗夫。", ["米哈伊尔·普罗霍罗夫"]),
        ("云南·大理州", []),
    ],
)
def test_a_foreign_name_joined_by_dots_is_found_whole(text: str, found: list[str]) -> None:
    assert texts(names.people, text) == found


def test_a_common_word_that_looks_like_a_surname_is_no_person() -> None:
    assert texts(names.people, "推动高水平发展") == []


@pytest.mark.parametrize("text", ["首任校长为林守正。", "开学典礼由林守正主持。"])
def test_a_name_is_cut_from_the_word_before_it(text: str) -> None:
    assert "林守正" in {text[start:end] for start, end in names.people(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister of Transport Helen Marsh cut the ribbon.", "Helen Marsh"),
        ("她于1978年与Emine Gülbaran结婚。", "Emine Gülbaran"),
        ("项目由企业家方振华捐资建设。", "方振华"),
        ("首任主任为留美归国的冶金学家郑怀远。", "郑怀远"),
    ],
)
def test_a_name_behind_an_office_or_with_other_letters_is_a_person(text: str, name: str) -> None:
    assert name in texts(names.people, text)


def test_a_surname_behind_a_form_of_address_and_a_name_with_small_words_are_whole() -> None:
    text = "Mr Kessler and Dr Anil Bhatt chose Van der Meer Marine of Rotterdam."
    assert texts(names.people, text)[:2] == ["Mr Kessler", "Anil Bhatt"]
    assert "Van der Meer Marine of Rotterdam" in texts(names.latin_bodies, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水文站总工程师祝明远担任项目负责人。", {"祝明远"}),
        ("园长:顾延平;党委书记:宋佳音。", {"顾延平", "宋佳音"}),
        ("局长时常负责此事,校长任命方案获通过。", set()),
    ],
)
def test_words_of_every_day_behind_an_office_may_be_a_name(text: str, found: set[str]) -> None:
    named = {name for name in texts(names.people, text) if len(name) <= 3}
    assert found <= named
    assert not named & {"时常", "任命方"}


def test_names_in_quotes_stand_in_a_row_without_marks() -> None:
    text = "两艘渡轮得名“海燕”“白鹭”,载客320人。"
    assert "“海燕”“白鹭”" in texts(names.lists, text)
    assert names.items("“海燕”“白鹭”") == ["“海燕”", "“白鹭”"]


@pytest.mark.parametrize(
    ("finder", "text", "name"),
    [
        (names.organisations, "安溪镇-中鞋革晋江院科技成果对接活动举行。", "中鞋革晋江院"),
        (names.organisations, "平台由市水利局和省水科院联合开发,去年立项。", "市水利局和省水科院"),
        (names.people, "医院党委书记由廖淑贞担任。", "廖淑贞"),
        (names.people, "市长任小雨说。", "任小雨"),
        (names.people, "发布人:市水利局局长 高远帆,市气象局预报员 柏青", "高远帆"),
        (names.subjects, "当天,芦城渔火由此以58分首夺冠军,泽川青龙获亚军。", "芦城渔火"),
        (names.subjects, "中途,禾州海燕队以3比1战胜江城队。", "禾州海燕队"),
    ],
)
def test_a_name_is_found_by_what_stands_around_it(
    finder: Callable[[str], list[names.Span]], text: str, name: str
) -> None:
    assert name in texts(finder, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("贺兰英、宋德厚为副县长", "贺兰英"),  # the segmenter takes the mountains
        ("2011年韩立群与两位同学创办公司", "韩立群"),
        ("县委书记何镇南调任地区农委主任", "何镇南"),  # 何 asks, elsewhere
        ("主编欧阳澈。", "欧阳澈"),
        ("女子组冠军是何秀英，成绩1小时14分30秒", "何秀英"),
        ("冠军是李铁军，季军是王海。", "李铁军"),
    ],
)
def test_a_name_that_the_segmenter_cuts_is_whole(text: str, name: str) -> None:
    assert name in [text[slice(*span)] for span in names.people(text)]


def test_a_character_that_tells_of_a_person_is_no_part_of_the_name() -> None:
    text = "闵玉堂和白露差几岁，李明男，王强等五人"
    assert not {"白露差", "李明男", "王强等"} & {text[slice(*span)] for span in names.people(text)}


def test_a_name_of_two_characters_of_surname_and_one_that_a_verb_is_joined_to_are_found() -> None:
    assert texts(names.people, "由原副站长欧阳振接任。") == ["欧阳振"]
    assert texts(names.people, "支队长龚卫平作工作报告。") == ["龚卫平"]


@pytest.mark.parametrize("name", ["Selin Yıldız", "Łukasz Żal", "Dvořák Antonín", "José Núñez"])
def test_a_latin_name_has_letters_of_any_latin_alphabet(name: str) -> None:
    assert texts(names.people, f"导演{name}于2011年到访文化馆。") == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("镇长诸葛平退休,县委办副主任尉迟敏调任镇长。", ["诸葛平", "尉迟敏"]),
        ("书记司徒远出席仪式。", ["司徒远"]),
        ("教师令狐培在整理旧书。", ["令狐培"]),
        ("主编柏念慈据日记编成此书。", ["柏念慈"]),
    ],
)
def test_a_surname_of_two_characters_and_what_somebody_does_are_told_from_the_given_name(
    text: str, found: list[str]
) -> None:
    assert [name for name in texts(names.people, text) if not names.is_office(name)] == found


def test_the_office_somebody_is_moved_to_is_told_without_the_name() -> None:
    assert "改任党委书记" not in texts(names.people, "原厂长邰永年改任党委书记。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由税务局局长屠海峰担任总指挥。", ["屠海峰"]),
        ("鹤嘴海关关长褚行舟介绍。", ["褚行舟"]),
        ("大学教授谌其远揭牌,谌其远受聘担任实验室主任。", ["谌其远", "谌其远"]),
    ],
)
def test_a_rare_surname_behind_an_office_has_a_given_name_and_a_name_is_one_wherever_it_stands(
    text: str, found: list[str]
) -> None:
    assert [name for name in texts(names.people, text) if not names.is_office(name)] == found
