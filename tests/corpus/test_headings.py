"""Which lines are headings: what recurs opens events, and what stands among prose does not."""

from __future__ import annotations

from corpus.splitter import split_text
from tests.corpus.covered import assert_covers


def test_headings_without_text_are_not_marked_as_headings() -> None:
    chronicle = split_text("一、甲市通车\n二、乙市开馆\n三、丙市建港\n")
    assert [p.heading for p in chronicle.passages] == [False, False, False]


def test_paragraphs_that_open_with_the_year_of_a_reign_are_entries() -> None:
    text = "窑口村纪事\n\n明嘉靖三年 建窑二座。\n\n清乾隆十二年 窑工罢市三日。\n\n清光緒五年 瓷器远销南洋。\n\n民国九年 设学堂。\n"
    assert [event.date.iso for event in split_text(text).events if event.date] == ["1524", "1747", "1879", "1920"]


def test_days_of_a_journey_open_its_entries() -> None:
    text = "Over the pass\n\nDay 1, Zernez. We bought bread.\n\nDay 2. Rain all day long.\n\nDay 10, Scuol. We sold the mule.\n"
    assert [text[event.start :].split()[1] for event in split_text(text).events] == ["1,", "2.", "10,"]
    by_dates = "Harbour notes\n\nBy May 12, the pier stood.\n\nBy May 14, it had gone.\n"
    assert not any(event.title.startswith("the pier") for event in split_text(by_dates).events)


def test_the_time_at_which_somebody_spoke_is_no_heading() -> None:
    text = "业主群记录\n\n[19:02] 老马：水泵修好了。\n\n[19:05] 小宋：花了多少？\n\n[19:06] 老马：八百元。\n"
    assert not split_text(text).events


def test_a_list_inside_an_event_is_not_a_row_of_events() -> None:
    chronicle = split_text(
        "重点事件 大会召开\n\n会议提出三点要求:\n1.加强领导\n2.落实责任\n3.严格考核\n\n"
        "重点事件 园区开工\n\n3月1日,园区开工,占地三百亩。\n"
    )
    assert [e.title for e in chronicle.events] == ["大会召开", "园区开工"]
    assert_covers(chronicle)


def test_a_byline_that_recurs_is_no_label() -> None:
    chronicle = split_text(
        "重点事件 大会召开\n本报记者 张三\n3月1日,大会召开。\n重点事件 园区开工\n本报记者 李四\n3月2日,园区开工。\n"
    )
    assert [e.title for e in chronicle.events] == ["大会召开", "园区开工"]


def test_a_title_alone_before_the_first_event_is_a_heading() -> None:
    chronicle = split_text("星河集团大事记\n\n1984年5月6日,成立工厂。\n\n1986年3月,引进生产线。\n")
    assert [(p.event, p.heading) for p in chronicle.passages] == [(0, True), (1, False), (2, False)]


def test_a_label_at_the_start_of_a_line_is_joined_to_no_wrapped_prose() -> None:
    chronicle = split_text(
        "【医院首例机器人手术】\n本报讯 3月12日,县人民医院成功开展首例机器人辅助手术,患者术后恢复良好。手术由王立主刀,历时三小时。\n"
        "影响:该院成为全市首家开展此类手术的县级医院。\n【新楼启用】\n9月1日,新住院楼启用。\n"
    )
    assert [p.section for p in chronicle.passages if p.event == 1 and not p.heading] == [None, "影响"]


def test_who_wrote_it_may_stand_between_a_headline_and_its_text() -> None:
    body = "市博物馆昨天开放新展厅,展出瓷器三百余件,观众络绎不绝,首日接待三千多人次,展览将持续到年底。"
    chronicle = split_text(
        f"新闻选编\n\n新展厅开放\n本报记者 乔小满\n{body}\n\n夜场受欢迎\n{body}\n\n讲解员上岗\n(记者 陆文 通讯员 范晓)\n{body}\n"
    )
    assert [event.title for event in chronicle.events] == ["新展厅开放", "夜场受欢迎", "讲解员上岗"]
