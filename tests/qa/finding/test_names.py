from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.finding import names


def texts(finder: Callable[[str], list[names.Span]], text: str) -> list[str]:
    return [text[start:end] for start, end in finder(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("活动由厦门市商务局与厦门大学联合主办。", "厦门市商务局与厦门大学"),
        ("项目由福建星网锐捷通讯股份有限公司承建。", "福建星网锐捷通讯股份有限公司"),
        ("近日,教育部公布了名单。", "教育部"),
        ("牵头单位是中关村硬创空间(晋江)科技有限公司。", "中关村硬创空间(晋江)科技有限公司"),
    ],
)
def test_an_organisation_is_found_whole(text: str, name: str) -> None:
    assert name in texts(names.organisations, text)


@pytest.mark.parametrize("text", ["绍兴人邵松年在城南开设茶庄。", "一九三一年邵松年去世。"])
def test_a_name_may_end_in_the_word_for_a_year(text: str) -> None:
    assert "邵松年" in texts(names.people, text)


def test_a_year_behind_a_number_ends_no_name() -> None:
    assert not texts(names.people, "三年在外，一九三一年去世。")


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


def test_a_label_of_places_leads_into_one_and_a_day_is_none() -> None:
    assert "学校报告厅" in texts(names.places, "现场核验在7月6日,地点是学校报告厅。")
    assert "村委会二楼" in texts(names.places, "选举于8:30开始,会场设在村委会二楼。")
    assert not any("7月" in place or "8:30" in place for place in texts(names.places, "核验在7月6日,选举于8:30开始。"))


def test_a_body_by_which_something_is_supplied_is_cut_from_you() -> None:
    text = "呼吸机由安泰医疗公司供货,床垫由康宁器械公司供应。"
    assert texts(names.agents, text) == ["安泰医疗公司", "康宁器械公司"]
    assert not {name for name in texts(names.organisations, text) if "由" in name}


def test_a_given_name_that_is_a_word_stands_behind_an_office_and_a_surname() -> None:
    assert "阎素心" in texts(names.people, "市长康怀远致辞,副市长阎素心主持。")


@pytest.mark.parametrize(
    ("text", "name"),
    [("中国工程院院士蒋士成出席。", "蒋士成"), ("庄飞云列入名单", "庄飞云"), ("曼彻斯特大学教授Kostya Novoselov到会", "Kostya Novoselov"),
     ("由市委、市政府主要领导担任主任", "市委、市政府主要领导")],
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


@pytest.mark.parametrize(
    ("text", "name"),
    [("论坛在厦门国际会议中心举行。", "厦门国际会议中心"), ("比赛在线上成功举办。", "线上"), ("来自安溪镇的企业参加。", "安溪镇"),
     ("The forum was held in Port Calder on Monday.", "Port Calder")],
)  # fmt: skip
def test_a_place_is_found(text: str, name: str) -> None:
    assert name in texts(names.places, text)


@pytest.mark.parametrize(
    ("text", "items"),
    [("还有集成电路、石墨烯、光伏产业、新材料等新兴产业", "集成电路、石墨烯、光伏产业、新材料"),
     ("会议研究了《规划一》《方案二(2022-2024年)》。", "《规划一》《方案二(2022-2024年)》"),
     ("坚持“政府推动、平台撬动、企业带动”的联动", "政府推动、平台撬动、企业带动")],
)  # fmt: skip
def test_an_enumeration_is_found_without_what_leads_into_it(text: str, items: str) -> None:
    assert items in texts(names.lists, text)


def test_full_width_marks_read_like_half_width_ones() -> None:
    half = "牵头单位是中关村硬创空间(晋江)科技有限公司,在晋江举行。"
    full = half.translate({ord(mark): ord(mark) + 0xFEE0 for mark in ",()"})
    for finder in (names.organisations, names.places, names.people, names.lists):
        assert finder(half) == finder(full)


@given(st.text(max_size=80))
def test_spans_lie_in_any_text(text: str) -> None:
    for finder in (names.organisations, names.people, names.places, names.lists, names.quoted):
        for start, end in finder(text):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("text", ["首任校长为林守正。", "开学典礼由林守正主持。"])
def test_a_name_is_cut_from_the_word_before_it(text: str) -> None:
    assert "林守正" in {text[start:end] for start, end in names.people(text)}


def test_the_english_name_of_a_body_is_found_whole_and_no_first_word_of_a_sentence_is_one() -> None:
    text = "Repairs were done by Lindqvist & Moreau. The Port of Rotterdam paid, with help from Harborlight."
    assert texts(names.latin_bodies, text) == ["Lindqvist & Moreau", "Port of Rotterdam", "Harborlight"]
    assert names.is_latin_body("Orla Marine Construction")
    assert not names.is_latin_body("Helena Marchetti")


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


def test_a_place_that_something_moved_to_is_found() -> None:
    assert "宝鸡" in texts(names.places, "1970年4月,试验室迁至宝鸡,更名为研究所。")


def test_a_surname_behind_a_form_of_address_and_a_name_with_small_words_are_whole() -> None:
    text = "Mr Kessler and Dr Anil Bhatt chose Van der Meer Marine of Rotterdam."
    assert texts(names.people, text)[:2] == ["Mr Kessler", "Anil Bhatt"]
    assert "Van der Meer Marine of Rotterdam" in texts(names.latin_bodies, text)


def test_a_body_is_the_object_of_its_founding_and_no_part_of_a_longer_name() -> None:
    assert texts(names.organisations, "两位同学在宁海大学孵化园创办公司") == ["宁海大学"]
    assert "长河资本" in texts(names.organisations, "由长河资本领投")
    assert texts(names.organisations, "注册资本50万元") == []


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


def test_what_is_listed_is_no_town() -> None:
    assert texts(names.places, "公司哪一年上市的") == []


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


def test_what_is_done_together_is_no_body() -> None:
    assert "联合开发" not in "".join(texts(names.organisations, "平台由市水利局和省水科院联合开发。"))


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("芦城渔火主教练裴安国当选", "裴安国", "芦城渔火"),
        ("主教练裴安国当选", "裴安国", ""),
        ("由裴安国执教", "裴安国", ""),
    ],
)
def test_whose_an_office_is_stands_before_it(text: str, name: str, owner: str) -> None:
    span = names.owner_of_office(text, text.index(name))
    assert (text[slice(*span)] if span else "") == owner


def test_what_is_counted_is_no_name_and_a_place_before_a_trade_is_a_firm() -> None:
    text = "首日有7家航空公司进驻,航线由四川航空运营。"
    assert "航空公司" not in texts(names.organisations, text)
    assert "四川航空" in texts(names.organisations, text)


def test_what_stands_before_and_behind_an_enumeration_is_no_item() -> None:
    def listed(text: str) -> list[str]:
        return [text[start:end] for start, end in names.lists(text)]

    assert listed("会上进行了平台推介、人才引进奖励政策解读和新近成果推介,反响热烈") == [
        "平台推介、人才引进奖励政策解读和新近成果推介"
    ]
    assert listed("完善了制度、优化了流程、提升了服务") == ["完善了制度、优化了流程、提升了服务"]


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


def test_an_office_of_a_committee_is_a_body_and_a_rare_surname_before_a_word_is_nobody() -> None:
    text = "去年成立县委茶产办,由县长任主任。"
    assert "县委茶产办" in texts(names.organisations, text)
    assert not texts(names.people, "在晋科技平台的成果")


def test_a_name_of_two_characters_of_surname_and_one_that_a_verb_is_joined_to_are_found() -> None:
    assert texts(names.people, "由原副站长欧阳振接任。") == ["欧阳振"]
    assert texts(names.people, "支队长龚卫平作工作报告。") == ["龚卫平"]


@pytest.mark.parametrize("name", ["Selin Yıldız", "Łukasz Żal", "Dvořák Antonín", "José Núñez"])
def test_a_latin_name_has_letters_of_any_latin_alphabet(name: str) -> None:
    assert texts(names.people, f"导演{name}于2011年到访文化馆。") == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("科技周活动由县政府主办,市委协办。", {"县政府"}), ("此案由省政府督办。", {"省政府"}),
        ("市委常委会召开。", set()), ("市委科创办主办了论坛。", {"市委科创办"}), ("县政府创办,", {"县政府"}),
    ],
)  # fmt: skip
def test_a_verb_behind_a_committee_is_no_office_of_it(text: str, found: set[str]) -> None:
    assert {name for name in texts(names.organisations, text) if len(name) > 2} == found


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


def test_a_body_of_a_sort_is_no_name() -> None:
    text = "活动获得了与会企业的强烈反响,参展单位签约,华星科技公司获奖。"
    assert [text[start:end] for start, end in names.organisations(text)] == ["华星科技公司"]
