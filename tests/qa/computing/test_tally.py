"""Sums, extremes and differences where the texts are many, repeat each other, or leave a number open."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa.assistant import Assistant
from qa.computing import tally
from qa.computing.measured import SMALL
from qa.telling.display import verified

FAIR = "2021年云溪市大事记\n\n一、博览会\n4月22日,博览会举行,参展企业260家。\n\n二、招聘会\n9月3日,招聘会举办,参展企业180家。\n"


def asked(question: str, *texts: str) -> tuple[str | None, bool]:
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]
    found = Assistant(Index.build(documents)).ask(question)
    return found.answer, found.computed


@pytest.mark.parametrize(
    "question",
    [
        "If you add up the ducks and the geese, how many is that?",
        "Add up the ducks and the geese: how many birds is that?",
    ],
)
def test_to_add_up_asks_for_a_sum(question: str) -> None:
    assert asked(question, "养殖场纪事\n\n场里现有鸭子30只,鹅12只,狗4只。\n") == ("42", True)


def test_by_how_many_one_exceeds_another_asks_for_a_difference() -> None:
    farm = "养殖场纪事\n\n场里现有鸭子30只,鹅12只,狗4只。\n"
    for question in ("By how many do the ducks exceed the geese?", "By how many did ducks outnumber the geese?"):
        assert asked(question, farm) == ("18", True)


def test_a_difference_the_other_way_round_says_so_and_can_be_verified() -> None:
    text = "2022年,南溪镇有皮革企业46家,北坪镇有皮革企业31家。\n\n2023年,园区开工。"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("南溪镇皮革企业比北坪镇少多少家?")
    assert answer.display == "反而多15家（46家 − 31家）"
    assert verified(answer)


def test_a_listed_sum_of_a_few_is_still_added() -> None:
    assert asked("博览会的参展企业和招聘会的参展企业一共多少家?", FAIR) == ("440家", True)


def test_parts_told_in_a_sentence_of_their_own_are_not_added_to_their_whole() -> None:
    text = "码头改造纪事\n\n2022年,码头改造高质量完成22项工程。其中,9项工程完成提前,5项工程完成返工。\n"
    for question in ("一共完成了多少项工程?", "How many projects were completed in total?"):
        assert asked(question, text) == ("22项", False)


def test_a_text_that_two_sources_have_counts_once() -> None:
    for question, answer in (("参展企业一共有多少家?", "440家"), ("哪次活动参展企业最多?", "博览会")):
        assert asked(question, FAIR, FAIR) == (answer, True)


def test_an_event_that_two_sources_have_counts_once() -> None:
    assert asked("一共有多少件大事?", FAIR, FAIR) == ("2", True)
    assert asked("哪个月的事件最多?", FAIR, FAIR) == ("4月、9月", True)
    assert asked("一共有多少件大事?", FAIR, FAIR.replace("260", "270")) == ("3", True)


def yearly(**staff: str) -> str:
    return "公司大事记\n\n" + "\n\n".join(f"{year[1:]}年12月31日 年度总结\n{text}" for year, text in staff.items())


STAFF = yearly(y2021="东湖公司员工300人。", y2022="东湖公司员工500人。")


def test_what_is_held_in_several_years_is_not_added_up_unless_the_question_says_so() -> None:
    assert not asked("东湖公司员工一共有多少人?", STAFF)[1]
    assert asked("东湖公司历年员工一共有多少人?", STAFF) == ("800人", True)


def test_what_was_built_in_several_years_is_added_up() -> None:
    roads = (
        "大事记\n\n2021年1月8日 滨江路通车\n滨江路通车,全长12公里。\n\n2022年3月9日 环城路通车\n环城路通车,全长8公里。"
    )
    assert asked("全长一共多少公里?", roads) == ("20公里", True)


def test_a_difference_is_of_the_last_year_that_both_sides_have() -> None:
    both = yearly(
        y2020="东湖公司员工300人,西湖公司员工100人。",
        y2021="东湖公司员工450人,西湖公司员工200人。",
        y2022="东湖公司员工900人。",
    )
    assert asked("东湖公司员工比西湖公司员工多多少人?", both) == ("250人", True)
    assert asked("2020年东湖公司员工比西湖公司员工多多少人?", both)[0] == "200人"


def test_there_is_no_difference_between_what_two_sides_had_in_different_years() -> None:
    apart = yearly(y2021="东湖公司员工300人。", y2022="西湖公司员工500人。")
    assert not asked("西湖公司员工比东湖公司员工多多少人?", apart)[1]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("参展企业260家", "参展企业超过240家", None),
        ("参展企业不足260家", "参展企业240家", None),
        ("参展企业超过260家", "参展企业180家", "博览会"),
        ("参展企业约260家", "参展企业180家", "博览会"),
    ],
)
def test_an_extreme_is_told_only_where_the_open_numbers_do_not_decide(one: str, other: str, answer: str | None) -> None:
    text = FAIR.replace("参展企业260家", one).replace("参展企业180家", other)
    found = asked("哪次活动参展企业最多?", text)
    assert found == (answer, True) if answer else not found[1]


@pytest.mark.parametrize(
    ("said", "total", "gap"),
    [
        ("约260家", "约440家", "约80家"),
        ("超过260家", "超过440家", None),
        ("不足260家", "不足440家", None),
        ("260家", "440家", "80家"),
    ],
)
def test_a_sum_or_difference_says_how_sure_its_numbers_are(said: str, total: str, gap: str | None) -> None:
    text = FAIR.replace("260家", said)
    assert asked("参展企业一共有多少家?", text) == (total, True)
    found = asked("博览会的参展企业比招聘会的参展企业多多少家?", text)
    assert found == (gap, True) if gap else not found[1]


def test_an_extreme_has_a_name_or_there_is_none() -> None:
    begin = "2021年教育大事记\n\n一、教育概况\n9月1日,全区开学。"
    named = asked("哪所学校学生最多?", f"{begin}第一中学有学生1200人,实验小学有学生800人。")
    assert named == ("第一中学", True)
    assert asked("哪所学校学生最多?", f"{begin}第一中学学生1200人,实验小学学生800人。") == ("第一中学学生", True)
    assert not asked("哪所学校学生最多?", f"{begin}中学有学生1200人,小学有学生800人。")[1]


def test_events_are_counted_by_their_words_in_a_large_index_as_in_a_small_one() -> None:
    kinds = "通车", "开工", "落成"
    few, large = (
        "2021年大事记\n\n"
        + "\n\n".join(
            f"{n % 12 + 1}月{n % 28 + 1}日 道路{kinds[n % 3]}\n道路{kinds[n % 3]},编号{n}。" for n in range(size)
        )
        for size in (30, SMALL + 700)
    )
    assert asked("有多少件通车的大事?", few) == ("10", True)
    assert asked("有多少件通车的大事?", large) == (str((SMALL + 700) // 3), True)


def test_of_two_measures_alike_the_one_named_whole_is_added(assistant: Assistant) -> None:
    assert assistant.ask("省级孵化器和省级众创空间加起来有多少家?").answer == "10家"


def test_what_the_first_of_a_row_is_the_others_are_too(assistant: Assistant) -> None:
    assert assistant.ask("省级的孵化器和众创空间一共几家?").answer == "10家"


def test_a_number_said_of_another_year_is_not_added_or_given() -> None:
    text = "医院2022年大事记\n\n1月5日,院长报告:2021年全院手术2.13万台。\n\n12月30日,全年手术2.31万台。\n"
    hospital = Assistant(Index.build([Document("hospital.txt", text)]))
    assert hospital.ask("2022年手术一共做了几台?").answer == "2.31万台"
    assert hospital.ask("2021年做了多少台手术?").answer == "2.13万台"


def test_a_running_count_is_not_added_to_the_whole_that_its_sentence_states() -> None:
    text = (
        "2022年琴岛音乐节纪事\n\n一、中期\n7月3日,组委会通报,前三天售票2万张,票房160万元。\n\n"
        "二、闭幕\n7月9日,音乐节闭幕。九天里共售票7万张,票房540万元。\n"
    )
    assert asked("What did the festival take at the box office in total?", text) == ("540万元", False)


def test_who_has_more_is_who_has_most_where_no_two_are_named() -> None:
    text = (
        "县情\n\n2021年，南溪镇有皮革企业46家，北坪镇有皮革企业31家，西渡镇有皮革企业12家。\n2022年，开工建设新园区。\n"
    )
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("谁的皮革企业多？").answer == "南溪镇"
    assert assistant.ask("哪个镇的皮革企业少？").answer == "西渡镇"


def test_how_much_each_gave_does_not_ask_who_gave_least() -> None:
    text = "2020年8月,李明捐款5万元。\n\n2020年8月,王强捐款3万元。\n\n2020年9月,张伟捐款8万元。"
    assert tally._WHOSE_IS_MORE.search("谁捐了多少?") is None
    assert asked("谁捐款少?", text) == ("王强捐款3万元", True)
