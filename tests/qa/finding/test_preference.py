"""What speaks for a value apart from the words beside it: its unit, how exact it is, its year, its class, its role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.finding.dated import is_dateline
from qa.finding.numeric import FRAME, FRAMED, counts_else, in_frame, is_of_a_name, is_other_sort, is_same_unit, is_vague
from qa.finding.preference import asks_team, asks_venue, names_focus, speaks_for, tells_where
from qa.finding.sentence import Sentence
from qa.finding.wanted import Wanted, asks_part, rows_of, tenure_of


def found(text: str, question: str) -> tuple[Assistant, Sentence]:
    assistant = Assistant(Index.build([Document("notes.txt", text)]))
    return assistant, max(assistant.search(question).sentences, key=lambda item: len(item.text))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("少儿馆的地址是什么?", "河湾市文昌路12号"),
        ("新馆在什么地方?", "城东新区"),
        ("图书馆新馆在哪?", ""),  # 河湾市图书馆 begins its name, and tells not where it stands
        ("What is the address of the archive?", ""),
    ],
)
def test_an_address_is_told_and_not_the_beginning_of_a_name(question: str, answer: str) -> None:
    text = (
        "河湾市图书馆简报\n\n2021年3月，河湾市图书馆新馆动工。\n5月，新馆建成，坐落在城东新区，面积2万平方米。\n"
        "6月，少儿馆开放，地址为河湾市文昌路12号。\n7月，河湾市档案馆举行开放日，接待市民300人。\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


def place(sentence: Sentence, value: str) -> tuple[int, int]:
    start = sentence.text.index(value)
    return start, start + len(value)


def worth(said: str, question: str, value: str, over: str = "云川简报") -> float:
    assistant, sentence = found(f"{over}\n\n{said}", question)
    search = assistant.search(question)
    return speaks_for(sentence, place(sentence, value), search.question, Wanted(search.question), search.words)


@pytest.mark.parametrize(
    ("said", "question", "better", "worse"),
    [
        ("全镇有企业42家、职工903人。", "全镇有多少名职工?", "903人", "42家"),
        ("全年产煤突破3亿吨，达3.08亿吨。", "全年产煤多少吨?", "3.08亿吨", "3亿吨"),
        ("全镇新增企业42家，企业总数达903家。", "全镇有多少家企业?", "903家", "42家"),
        ("全镇拥有企业903家，新增企业42家。", "全镇新增多少家企业?", "42家", "903家"),
        ("全镇企业903家，其中茶企42家。", "全镇有多少家企业?", "903家", "42家"),
        ("客运量由1800人次提高到3200人次。", "客运量提高到多少?", "3200人次", "1800人次"),
        ("全队进球63个，比第二名多7个。", "全队进球多少个?", "63个", "7个"),
        ("检查工地90处，已整改71处。", "整改了多少处?", "71处", "90处"),
        ("一支球队有队员23名，全县有球队16支。", "全县有多少支球队?", "16支", "一支"),
        ("男选手66名，女选手58名。", "有多少名女选手?", "58名", "66名"),
        ("茶叶占31%，增长7%。", "茶叶占比是多少?", "31%", "7%"),
        ("茶叶占31%，增长7%。", "茶叶增长多少?", "7%", "31%"),
        ("工期历时14个月，保修5年。", "工程用了多长时间?", "14个月", "5年"),
    ],
)
def test_of_two_numbers_the_one_that_is_asked_for(said: str, question: str, better: str, worse: str) -> None:
    assert worth(said, question, better) > worth(said, question, worse)


@pytest.mark.parametrize(
    ("said", "question", "better", "worse"),
    [
        ("Attendance was 310 in 2020 and 560 in 2022.", "What was the attendance in 2022?", "560", "310"),
        ("It had 310 visitors (2020) and 560 visitors (2022).", "How many visitors in 2020?", "310 visitors", "560 visitors"),
        ("The ten crews caught 320 fish.", "How many fish did the 10 crews catch?", "320 fish", "ten crews"),
        ("The dock employs 420 people and 12 cranes.", "How many people work at the dock?", "420 people", "12 cranes"),
        ("It has 640 rooms and costs £12 million of the total of £90 million.", "How much does it cost?", "£90 million",
         "£12 million of the total"),
    ],
)  # fmt: skip
def test_of_two_english_numbers_the_one_that_is_asked_for(said: str, question: str, better: str, worse: str) -> None:
    values = [value.split(" of ")[0] for value in (better, worse)]
    assert worth(said, question, values[0], "Harbour news") > worth(said, question, values[1], "Harbour news")


@pytest.mark.parametrize(
    ("said", "question", "better", "worse"),
    [
        ("2021年5月动工，计划2024年9月竣工。", "计划什么时候竣工?", "2024年9月", "2021年5月"),
        ("截至8月底已通车，9月3日验收。", "什么时候验收?", "9月3日", "8月底"),
        ("2022年5月3日，公布2021年度榜单。", "榜单什么时候公布?", "2022年5月3日", "2021年"),
        ("会议9月2日召开，成立于1987年。", "会议哪一年成立?", "1987年", "9月2日"),
        ("1987年成立，9月2日开会。", "哪天开会?", "9月2日", "1987年"),
        ("新华社云川8月17日电，大桥8月15日通车。", "大桥什么时候通车?", "8月15日", "8月17日"),
        ("2022年来客增多，3月2日最多。", "2022年哪天来客最多?", "3月2日", "2022年"),
        ("会议原定12日举行，20日举行。", "会议原定哪天举行?", "12日", "20日"),
    ],
)
def test_of_two_dates_the_one_that_is_asked_for(said: str, question: str, better: str, worse: str) -> None:
    assert worth(said, question, better) > worth(said, question, worse)


@pytest.mark.parametrize(
    ("said", "question", "better", "worse"),
    [
        ("大桥由云川路桥公司承建，云川设计院设计。", "大桥由哪家公司承建?", "云川路桥公司", "云川设计院"),
        ("原局长李建国卸任，由王立新接任局长。", "局长是谁?", "王立新", "李建国"),
        ("原局长李建国卸任，由王立新接任局长。", "前任局长是谁?", "李建国", "王立新"),
        ("副局长李建国陪同，局长王立新讲话。", "局长是谁?", "王立新", "李建国"),
        ("李建国的妻子是王立新。", "李建国的妻子是谁?", "王立新", "李建国"),
        ("论坛在云川市举行，来客多自临江市。", "论坛在哪里举行?", "云川市", "临江市"),
        ("粮站由临江市迁至云川市。", "粮站迁到了哪里?", "云川市", "临江市"),
        ("茶苗来自云川市，运往临江市。", "茶苗产自哪里?", "云川市", "临江市"),
        (
            "Ridgeway beat Captain Tom Hale’s side; St Luke’s came third.",
            "Who is the captain?",
            "Captain Tom Hale",
            "St Luke’s",
        ),
        (
            "Ana Ruiz and Leo Stott, both new, teach music.",
            "Who are the new teachers?",
            "Ana Ruiz and Leo Stott",
            "Ana Ruiz",
        ),
    ],
)
def test_of_two_names_the_one_that_is_asked_for(said: str, question: str, better: str, worse: str) -> None:
    over = "简报" if "云川" in better + worse else "云川简报"
    assert worth(said, question, better, over) > worth(said, question, worse, over)


@pytest.mark.parametrize(
    ("text", "tenure"),
    [("首任馆长", "首任"), ("第一任馆长", "首任"), ("首任和现任馆长", "现任"), ("第三任", "第三任"), ("馆长", "")],
)
def test_the_holder_of_an_office_is_known_by_its_turn(text: str, tenure: str) -> None:
    assert tenure_of(text) == tenure


@pytest.mark.parametrize(
    ("unit", "asked", "same"),
    [
        ("名", "人", True),
        ("册次", "册", True),
        ("家", "个", False),
        ("次", "次", True),
        ("人次", "人", True),
        ("次", "场", False),
    ],
)
def test_units_that_count_the_same(unit: str, asked: str, same: bool) -> None:
    assert is_same_unit(unit, asked) is same
    assert is_same_unit(asked, unit) is same


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("比赛了几次?", "1.7米", True),
        ("来了多少人?", "50支", True),
        ("来了多少人?", "50名", False),
        ("走了多少公里?", "3小时", True),
        ("走了多少公里?", "3里", False),
        ("来了多少个?", "12日", True),
        ("过了多少天?", "12日", False),
        ("来了多少人?", "12%", True),
        ("来了多少?", "12%", False),
        ("How many teams came?", "50人", True),
        ("How many teams came?", "50支", False),
        ("How many teams came?", "50 teams", False),
    ],
)
def test_a_number_of_another_sort_cannot_be_meant(question: str, value: str, other: bool) -> None:
    assert is_other_sort(read_question(question), value) is other


def test_a_vague_number_says_only_that_there_were_some() -> None:
    asked = read_question("来了多少家企业?")
    assert [is_vague(asked, value) for value in ("一批", "一大批", "一系列", "20世纪", "一批12家", "一家")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    assert not is_vague(read_question("来了几批?"), "一批")


@pytest.mark.parametrize(
    ("frame", "before", "speaks"),
    [
        ("恢复到2019年", "客流恢复到2019年的", 0.4),
        ("来客", "全年来客约", 0.16),
        ("来客", "过客", 0.0),
        ("客", "来客", 0.0),
        ("", "来客", 0.0),
    ],
)
def test_the_words_that_lead_up_to_the_gap_of_the_question_lead_up_to_the_number(
    frame: str, before: str, speaks: float
) -> None:
    assert in_frame(frame, before) == pytest.approx(speaks)


@given(st.text(alphabet="来客全", max_size=8), st.text(alphabet="来客全", max_size=8))
def test_nothing_speaks_more_than_the_whole_frame(frame: str, before: str) -> None:
    whole = FRAMED * min(len(frame), FRAME) if len(frame) > 1 else 0.0
    assert in_frame(frame, before + frame) == in_frame(frame, f"{before}{frame}约有") == pytest.approx(whole)
    assert 0 <= in_frame(frame, before) <= whole


@pytest.mark.parametrize(
    ("text", "value", "named"),
    [("全县有843支队伍参加", "843支", True), ("全县队伍有(含乡镇)843支", "843支", False), ("全县队伍(含乡镇)843支", "843支", True),
     ("全县队伍众多,来者843支", "843支", False)],
)  # fmt: skip
def test_what_is_counted_stands_right_beside_its_number(text: str, value: str, named: bool) -> None:
    question = "全县有多少支队伍?"
    assistant, sentence = found(f"简报\n\n{text}。", question)
    assert names_focus(sentence, place(sentence, value), assistant.search(question).words) is named


def test_an_english_number_counts_its_noun() -> None:
    assistant, _ = found("Harbour news\n\nThe harbour has 12 cranes and 40 visitors.", "How many cranes are there?")
    words = assistant.search("How many cranes are there?").words
    assert not counts_else("12 cranes", words)
    assert counts_else("40 visitors", words)
    assert not counts_else("12", words)


def test_the_small_readers_of_form() -> None:
    assert rows_of("line 2 and line 3") == [("line", 2), ("line", 3)]
    assert [asks_part(asked) for asked in ("第一批有多少家", "有多少家")] == [True, False]
    assert [asks_venue(asked) for asked in ("论坛在哪里举行?", "论坛来了多少人?")] == [True, False]
    assert [asks_team(asked) for asked in ("哪支球队赢了?", "谁赢了?")] == [True, False]
    assert [is_dateline(text, text.index("日") + 1) for text in ("云川8月17日电", "8月17日通车")] == [True, False]


@pytest.mark.parametrize(
    ("said", "value", "named"),
    [("2022年全县会议3月2日召开", "2022年", True), ("2022年3月2日召开全县会议", "2022年", False), ("2022年，会议3月2日召开", "2022年", False),
     ("2022年全县丰收", "2022年", False)],
)  # fmt: skip
def test_a_year_may_belong_to_the_name_of_what_it_stands_before(said: str, value: str, named: bool) -> None:
    _, sentence = found(f"云川\n\n{said}。", "会议丰收")
    assert is_of_a_name(sentence, place(sentence, value)) is named


def test_what_stands_behind_a_word_of_place_tells_where() -> None:
    _, sentence = found("简报\n\n代表来自云川市，王立新在临江市讲话。", "谁讲话?")
    assert tells_where(sentence, sentence.text.index("云川市"))
    assert tells_where(sentence, sentence.text.index("临江市"))
    assert not tells_where(sentence, sentence.text.index("王立新"))
