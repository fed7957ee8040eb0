"""Who holds an office, where several have held it one after the other."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """溪山书院纪事

2015年3月4日，溪山书院成立，设院长、秘书长各一人。院长由画家梁伯言担任，秘书长由方晓岚担任。
2019年5月6日，秘书长方晓岚因病退休，由副秘书长关山月接任。
2020年1月8日，镇人代会选举彭绍庭为镇长，贺兰英、宋德厚为副镇长。
2022年6月9日，梁伯言任名誉院长，院长一职由马在田接任，秘书长改由陆小曼担任。
2023年7月2日，临江书院院长郑一鸣率队来访。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("1951年谁当了互助组组长？", "高大山"),
        ("互助组的副组长是谁？", "柳三喜"),
        ("第五大队的大队长是谁？", "洪铁柱"),
        ("第五大队的副大队长是谁？", ""),
    ],
)
def test_who_is_second_in_an_office_does_not_hold_it_nor_the_other_way_round(question: str, answer: str) -> None:
    text = "坳头村纪事\n\n1951年2月，村里办互助组，推举雇农高大山为组长，柳三喜为副组长。\n1958年9月，坳头社改为第五大队，洪铁柱任大队长。\n"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("首任秘书长是谁？", "方晓岚"),
        ("现任秘书长是谁？", "陆小曼"),
        ("现在谁任秘书长？", "陆小曼"),
        ("谁接替方晓岚当秘书长？", "关山月"),
        ("关山月之后谁当秘书长？", "陆小曼"),
        ("镇长是谁？", "彭绍庭"),  # no deputy is
    ],
)
def test_the_holder_that_is_meant_is_told_by_the_order_of_holders(
    assistant: Assistant, question: str, answer: str
) -> None:
    found = assistant.ask(question)
    assert found.answer == answer
    proof = found.citations[0]
    assert proof.answer_start is not None
    assert TEXT[proof.answer_start : proof.answer_end] == answer


@pytest.mark.parametrize("question", ["外科主任是谁？", "大坝合龙时的县长是谁？"])
def test_of_another_ward_or_of_a_time_told_by_an_event_no_holder_is_read_off(question: str) -> None:
    text = "1951年，首任县长郑怀远到任。1962年，大坝合龙。1975年，内科主任江映白赴省城进修。"
    assert not Assistant(Index.build([Document("notes.txt", text)])).ask(question).found


def test_who_retires_for_a_reason_holds_the_office_no_longer() -> None:
    text = "柏川酒厂纪事\n\n2020年4月，董事长沈仲文因年龄原因退休，总经理蒋若兰接任董事长。\n"
    assistant = Assistant(Index.build([Document("notes.txt", text)]))
    assert assistant.ask("董事长是谁？").answer == "蒋若兰"


def test_whence_a_train_goes_is_nobody_who_drives_it() -> None:
    text = "柏川铁路纪事\n\n5月1日，首列车由江北客运站开往大学城，沿途停靠六站。\n"
    assert not Assistant(Index.build([Document("notes.txt", text)])).ask("首列车是谁开的？").found


def test_the_office_of_another_body_is_not_that_asked_for(assistant: Assistant) -> None:
    assert not assistant.ask("临江书院的秘书长是谁？").found
    assert assistant.ask("谁是副镇长？").answer == "贺兰英、宋德厚"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "2019年2月,王建华任水利局局长。\n\n2023年1月,县教育局局长刘志明到校调研。",
            "水利局现任局长是谁?",
            "王建华",
        ),
        ("2019年2月,王建华任水利局局长。\n\n2023年1月,县教育局局长刘志明到校调研。", "现任农业局局长是谁?", ""),
        ("2019年2月,王建华任水利局局长。\n\n2023年5月,水利局局长王建华退休。", "现任水利局局长是谁?", ""),
        ("2021年3月,县长周明卸任。\n\n2022年1月,代县长吴强到任。", "县长是谁?", "吴强"),
        ("2021年3月,县长周明看望退休老人。", "县长是谁?", "周明"),
        (
            "2015年3月,县图书馆建成。\n\n2016年5月,县图书馆馆长张志强赴省城学习。",
            "县图书馆首任馆长是谁?",
            "",
        ),
        ("2015年3月,县图书馆建成,首任馆长张志强。\n\n2018年5月,李文博任馆长。", "首任馆长是谁?", "张志强"),
    ],
)
def test_an_office_is_of_its_body_and_held_until_it_is_given_up(text: str, question: str, answer: str) -> None:
    found = Assistant(Index.build([Document("notes.txt", text)])).ask(question)
    assert (found.answer or "") == answer
