"""Which numbers of a sentence are of an earlier time, and which is meant."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding import former
from qa.finding.former import CHANGED, FORMER, OUTDATED, put_off
from tests.qa.texts import assistant_on

NOTES = """Norland College, spring letter

This term 4,820 students are enrolled, 140 more than a year ago; 950 of them come from abroad, against 790 last year.
The college now has 46 laboratories instead of 31 since the works of the summer.
Income rose to £63 million, up from £58 million the year before.
"""


@pytest.fixture(scope="module")
def college() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many students are enrolled?", "4,820 students"),
        ("How many students from abroad were there last year?", "790"),
        ("How many laboratories did the college have before the works?", "31"),
        ("How many laboratories does the college have?", "46 laboratories"),
        ("What was the income a year earlier?", "£58 million"),
        ("What was the income?", "£63 million"),
    ],
)
def test_the_number_of_the_time_that_is_asked_for_is_given(college: Assistant, question: str, answer: str) -> None:
    assert college.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("月票多少钱?", "45元"),
        ("去年月票多少钱?", "38元"),
        ("学生票多少钱?", "12元"),
        ("食堂有多少张桌子?", "64张"),
    ],
)
def test_without_a_time_what_is_of_now_is_asked_for(question: str, answer: str) -> None:
    text = "泳馆简讯\n\n5月2日 月票去年卖38元，今年涨到45元；学生票12元。食堂原来有50张桌子，现在有64张。\n"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many more weavers will be hired?", "25 weavers"),
        ("How many weavers does the mill employ?", "140 weavers"),
        ("How many extra looms are on order?", "12"),
    ],
)
def test_a_number_on_top_of_another_is_told_apart(question: str, answer: str) -> None:
    text = "Letter from the mill\n\nThe mill employs 140 weavers; another 25 weavers will be hired in June. It has 40 looms, and 12 more looms are on order."
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("现在机关有多少干部?", "64人"),
        ("精简前机关有多少干部?", "95人"),
        ("机关干部减少了多少人?", "31人"),
        ("到企业任职的有几人?", "19人"),
        ("提前离岗的有几人?", "12人"),
        ("现在会费每月多少钱?", "18元"),
        ("会费每月原来多少钱?", "25元"),
    ],
)
def test_a_change_is_known_by_its_verb(question: str, answer: str) -> None:
    text = "沙洲镇纪事\n\n3月2日，机关干部由95人精简为64人，其中19人到企业任职，12人提前离岗。\n\n5月4日，会费由每月25元下调为18元。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("桥面施工推迟到什么时候?", "4月18日"),
        ("桥面施工延期到哪天?", "4月18日"),
        ("桥面施工原定哪天开始?", "3月1日"),
    ],
)
def test_what_is_put_off_in_spoken_words_is_put_off(question: str, answer: str) -> None:
    text = "路桥组纪要\n\n桥面施工原定3月1日开始，眼下要延到4月18日。材料已备齐。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("said", "question", "answer"),
    [
        ("2019年借出图书3.4万册，2020年增至5.2万册，其中童书1.1万册。", "2020年借出图书多少册？", "5.2万册"),
        ("2019年借出图书3.4万册，2020年增至5.2万册，其中童书1.1万册。", "2019年借出图书多少册？", "3.4万册"),
        ("每年安排购书费30万元，今年增加到45万元，去年为28万元。", "今年安排购书费多少？", "45万元"),
        ("每年安排购书费30万元，今年增加到45万元，去年为28万元。", "去年安排购书费多少？", "28万元"),
        ("二〇一九年借出图书三万册，二〇二〇年则降到一万二千册。", "二〇二〇年借出图书多少册？", "一万二千册"),
        (
            "借出图书最多时为四十六万册（一九八一年），其次是一九八四年的四十一万册。",
            "一九八四年借出图书多少册？",
            "四十一万册",
        ),
    ],
)
def test_the_number_of_the_year_asked_for_is_given_though_what_it_counts_is_named_once(
    said: str, question: str, answer: str
) -> None:
    told = Assistant(Index.build([Document("a.txt", f"镇图书馆简况\n\n{said}\n\n馆内有座位八十个。")]))
    assert told.ask(question).answer == answer


PUT_OFF = """因台风影响，原定6月3日举行的龙舟赛推迟到6月8日，赛程由三天缩短到两天。5月1日与柳州队的友谊赛因大雨改到5月4日进行。
"""


def test_an_english_sum_that_another_took_the_place_of_is_no_longer() -> None:
    text = "the deficit narrowed from £5.1 million to £1.8 million"
    first, last = text.index("£5"), text.index("£1")
    assert former.of_a_change(text, (first, first + 12), "how big was the deficit?") < 0
    assert former.of_a_change(text, (first, first + 12), "how big was the deficit a year earlier?") > 0
    assert former.of_a_change(text, (last, last + 12), "how big was the deficit?") >= 0


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("龙舟赛是哪天举行的？", "6月8日"),
        ("龙舟赛最后在哪天举行？", "6月8日"),
        ("龙舟赛原定哪天举行？", "6月3日"),
        ("与柳州队的友谊赛实际是哪天进行的？", "5月4日"),
        ("与柳州队的友谊赛原定哪天？", "5月1日"),
        ("When was the dragon boat race held?", "6月8日"),
        ("When was the dragon boat race originally to be held?", "6月3日"),
    ],
)
def test_what_was_put_off_was_held_when_it_was_put_off_to(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"清溪镇大事记\n\n{PUT_OFF}")])).ask(question).answer == answer


def test_a_date_put_off_to_is_told_from_the_one_before_it() -> None:
    text = "The fair, due on 3 May, was postponed to 9 May. On 1 June it rained."
    spans = tuple((text.find(day), text.find(day) + len(day)) for day in ("3 May", "9 May", "1 June"))
    assert put_off(text, spans) == {spans[1]: True, spans[0]: False}


REGATTA = "The opening of the regatta on the lake was moved back from 19 July to 8 August because of the wind."


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (REGATTA, "When was the regatta on the lake?", "8 August"),
        (REGATTA, "On what day was the regatta on the lake originally to be opened?", "19 July"),
        (
            "The museum, first planned to reopen on 6 September, opened its doors again on 4 October.",
            "On what day did the museum reopen?",
            "4 October",
        ),
        ("The viaduct was closed on 12 May instead of 2 May.", "When was the viaduct closed?", "12 May"),
        ("The exhibition runs from 3 June to 9 August.", "When does the exhibition run?", "3 June to 9 August"),
    ],
)
def test_of_two_dates_between_which_something_was_moved_the_later_told_is_meant(
    text: str, question: str, answer: str
) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"Harbour notes\n\n{text}")])).ask(question).answer == answer


def test_what_a_chinese_text_sets_against_this_year_is_of_the_last() -> None:
    bridge = assistant_on("railway.txt")
    assert bridge.ask("How many construction workers were there at the end of the previous year?").answer == "1.13万人"
    assert bridge.ask("How many construction workers were there at the end of the year?").answer == "1.46万人"


BEDS = "2021年，县医院扩建，床位由200张增至350张。首批学员有40人。"
IN_NAMES = (
    "2021年，平原乡的学校由3所增至5所。太原市的医院由12家增至20家。中原银行的网点由30个增加到45个。"
    "油田的原油产量由200吨提高到350吨。曾家湾水库的库容由80万立方米扩大到120万立方米。"
)
GROWN = (
    "1955年，合作社的社员由12户发展到86户。铁路由40公里延伸到95公里。民兵由300人壮大到1200人。渠道由8公里延长至21公里。"
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (BEDS, "How many beds did the hospital have before?", "200张"),
        (BEDS, "How many beds did the hospital have originally?", "200张"),
        (BEDS, "How many beds did the hospital have at first?", "200张"),
        (BEDS, "How many beds does the hospital have?", "350张"),
        (BEDS, "How many trainees were in the first class?", "40人"),
        (IN_NAMES, "平原乡有多少所学校？", "5所"),
        (IN_NAMES, "平原乡原有多少所学校？", "3所"),
        (IN_NAMES, "太原市有多少家医院？", "20家"),
        (IN_NAMES, "太原市曾有多少家医院？", "12家"),
        (IN_NAMES, "中原银行有多少个网点？", "45个"),
        (IN_NAMES, "原油产量是多少吨？", "350吨"),
        (IN_NAMES, "曾家湾水库的库容是多少？", "120万立方米"),
        (GROWN, "现在有多少户社员？", "86户"),
        (GROWN, "合作社最初有多少户社员？", "12户"),
        (GROWN, "铁路有多少公里？", "95公里"),
        (GROWN, "民兵有多少人？", "1200人"),
        (GROWN, "渠道有多少公里？", "21公里"),
    ],
)
def test_a_word_for_before_is_one_only_outside_of_names(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"清溪镇大事记\n\n{text}\n")])).ask(question).answer == answer


GRADED = "2022年3月，县剧场参加等级测评，总分八百七十六分，居全市第二，上次测评为八百一十二分，居全市第五。上年演出的场次居全市第三。"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("县剧场测评总分多少分？", "八百七十六分"),
        ("县剧场上次测评得了多少分？", "八百一十二分"),
        ("县剧场测评居全市第几？", "第二"),
        ("县剧场上次测评居全市第几？", "第五"),
    ],
)
def test_the_last_time_is_told_apart_from_this_one(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", GRADED)])).ask(question).answer == answer


def at(value: str, text: str) -> tuple[int, int]:
    start = text.index(value)
    return start, start + len(value)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("how many were there a year earlier?", True),
        ("how many members did it have before?", True),
        ("how many lasted the year?", False),
        ("改造前有多少间?", True),
        ("改造前来了多少人?", False),
        ("前任馆长是谁?", True),
        ("与上届比多了多少?", False),
        ("上届的冠军是谁?", False),
        ("上届有多少人?", True),
        ("平原有多少亩?", False),
        ("原有多少亩?", True),
        ("曾有多少亩?", True),
    ],
)
def test_what_was_before_is_asked_for_in_so_many_words(question: str, asks: bool) -> None:
    assert former.is_asked(question) is asks


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("now 480, against 390 in spring", "390", True),
        ("now 480, against 390 in spring", "480", False),
        ("A year earlier it was 390.", "390", True),
        ("there were 390 of them last year", "390", True),
        ("it was 390 more than last year", "390", False),
        ("上年末仅390人，今年480人", "390", True),
        ("上年末仅390人，今年480人", "480", False),
        ("上届获390分", "390", True),
        ("比上届多390分", "390", False),
        ("上次测评为390分，居全县第5", "第5", True),
    ],
)
def test_a_number_is_told_to_be_of_an_earlier_time(text: str, value: str, told: bool) -> None:
    assert former.is_told(text, at(value, text)) is told


@pytest.mark.parametrize(
    ("question", "value", "speaks"),
    [
        ("how many were there last year?", "390", FORMER),
        ("how many were there last year?", "480", -FORMER),
        ("how many are there?", "390", -OUTDATED),
        ("how many are there?", "480", 0.0),
        ("去年有多少?", "390", 0.0),
    ],
)
def test_the_time_of_a_number_speaks_for_it_or_against_it(question: str, value: str, speaks: float) -> None:
    text = "now 480, against 390 in spring"
    spans = [at("480", text), at("390", text)]
    assert former.of_a_time(text, at(value, text), spans, question) == pytest.approx(speaks)


def test_where_no_number_is_told_to_be_earlier_none_is_preferred() -> None:
    text = "480 sailors and 390 cooks"
    spans = [at("480", text), at("390", text)]
    assert former.of_a_time(text, spans[0], spans, "how many were there last year?") == 0.0


def test_numbers_of_an_earlier_time_are_left_out_only_where_one_is_asked_for() -> None:
    text = "now 480, against 390 in spring"
    spans = {at("480", text), at("390", text)}
    assert former.without_meant(spans, text, "how many were there last year?") == {at("480", text)}
    assert former.without_meant(spans, text, "how many are there?") == spans
    assert former.without_meant(set(), text, "how many were there last year?") == set()


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("by how much did it grow?", True),
        ("how much has output fallen, and did it drop?", True),
        ("how much did output rise?", True),
        ("how much does it cost?", False),
    ],
)
def test_a_change_is_asked_for_by_how_much(question: str, asks: bool) -> None:
    assert former.asks_change(question) is asks


@pytest.mark.parametrize(
    ("before", "is_change"),
    [
        ("产量较上年减少", True),
        ("减少到", False),
        ("全长", False),
        ("output rose by about ", True),
        ("output was ", False),
    ],
)
def test_a_number_behind_a_verb_of_change_is_the_change(before: str, is_change: bool) -> None:
    assert former.is_change(before) is is_change


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("what was the fare in the year before?", "The fare is £3.", False),
        ("what was the fare in the year before?", "The fare is £3, up from £2.", True),
        ("what was the fare in the year before?", "票价原为2元。", True),
        ("what is the fare?", "The fare is £3.", True),
        ("what was the previous record?", "It is 9 seconds.", True),
    ],
)
def test_only_a_sentence_that_looks_back_may_tell_of_an_earlier_time(question: str, text: str, may: bool) -> None:
    assert former.may_be_told(question, text) is may


@pytest.mark.parametrize(
    ("question", "value", "speaks"),
    [
        ("有多少间?", "80间", -CHANGED),
        ("原有多少间?", "80间", CHANGED),
        ("有多少间?", "150间", 0.2),
        ("原有多少间?", "150间", -0.4),
        ("有多少间?", "7个", 0.0),
    ],
)
def test_of_a_change_the_number_is_meant_that_is_since_or_was_before(question: str, value: str, speaks: float) -> None:
    text = "客房由80间增至150间，设餐厅7个"
    assert former.of_a_change(text, at(value, text), question) == pytest.approx(speaks)


def test_from_a_place_or_number_that_nothing_takes_the_place_of_no_change_is_told() -> None:
    text = "从80个村招来学员150人"
    assert former.of_a_change(text, at("80个", text), "有多少个村?") == 0.0


def test_by_how_many_there_are_more_is_not_how_many_there_are() -> None:
    text = "The inn has 640 rooms, 120 more than before the works."
    assert former.of_a_change(text, at("120", text), "how many rooms are there?") == -FORMER
    assert former.of_a_change(text, at("120", text), "how many more rooms are there?") == 0.0
    assert former.of_a_change(text, at("640", text), "how many rooms are there?") == 0.0


def test_what_something_is_compared_with_is_not_told_of_it() -> None:
    text = "大事记\n\n7月,台风“杜鹃”过境,直接经济损失约2300万元。与2016年台风“海马”造成1.2亿元损失相比,这次损失降到了最低。"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("台风杜鹃造成多少损失?").answer == "约2300万元"
    assert assistant.ask("2016年的台风造成多少损失?").answer == "1.2亿元"
