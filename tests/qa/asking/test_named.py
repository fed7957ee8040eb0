"""What a question names: persons, places and bodies, things of a row and of a code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking import named
from qa.asking.named import CODE, SERIES, VERSION, coded_forms, counts_on, is_first, named_in, numbers_in, says_ordinal
from qa.asking.question import read_question

PARTS = "第三届 2号线 李建国 杭州 “望湖” 下一届 T2 版本3.1 有多少 的 吗".split()


def names(question: str) -> set[tuple[str, str]]:
    return {(item.kind, item.text) for item in named_in(read_question(question))}


@pytest.mark.parametrize("question", ["那位嘉宾叫什么?", "一共要连着办几届比赛?"])
def test_what_the_tagger_takes_for_a_name_is_none(question: str) -> None:
    assert not named_in(read_question(question))


@pytest.mark.parametrize("question", ["老师傅们搬走了吗?", "师傅们修好了钟吗?"])
def test_those_of_a_trade_are_nobody_by_name(question: str) -> None:
    assert not {name for kind, name in names(question) if kind == "person" and (name.endswith(("们", "师傅")))}


def test_what_is_done_towards_a_place_is_no_part_of_its_name() -> None:
    text = "石矶镇奖励迁入的作坊,每家2万元。"
    assistant = Assistant(Index.build([Document("notes.txt", text)]))
    assert assistant.ask("作坊搬到石矶来,每家奖励多少钱?").answer == "2万元"


def test_who_has_the_first_ranks_is_called_by_the_prize() -> None:
    assert says_ordinal("第三名", "季军归南湖队")
    assert not says_ordinal("第三名", "亚军归南湖队")


def test_at_that_time_is_nobody() -> None:
    assert not named_in(read_question("地震那会儿停电了几小时?"))
    assert not named_in(read_question("停产那阵子亏了多少?"))


@pytest.mark.parametrize("question", ["今年馆里收了多少标本?", "去年县里修了几座桥?", "厂里有几台机床?"])
def test_here_with_us_is_no_place_that_a_text_must_name(question: str) -> None:
    assert not named_in(read_question(question))


def test_what_is_asked_of_here_is_answered_of_the_text() -> None:
    text = "2023年，自然博物馆征集标本520件，其中购入75件。\n\n2023年，接待观众4万人次。"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("2023年馆里购入的标本有多少件?")
    assert answer.answer == "75件"


def test_the_ordinal_of_a_party_congress_is_its_number() -> None:
    assert says_ordinal("19th congress", "贯彻落实党的十九大精神")
    assert not says_ordinal("19th congress", "贯彻落实党的二十大精神")


def test_an_ordinal_goes_before_the_whole_name_of_a_meeting() -> None:
    asked = "When was the second forestry and water work conference held?"
    assert ("ordinal", "second conference") in names(asked)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("第三届茶博会有多少人参加?", {("ordinal", "第三届")}),
        ("第三季度完成投资多少?", set()),
        ("下一届茶博会在哪里办?", {("ordinal", "下一届")}),
        ("2号线全长多少公里?", {("code", "2号线")}),
        ("A轮融资多少?", {("code", "A轮")}),
        ("4.2.1是哪天发布的?", {("code", "4.2.1")}),
        ("“云帆”号载多少人?", {("thing", "云帆")}),
        ("杭州的馆长是谁?", {("place", "杭州")}),
        ("李建国是谁?", {("person", "李建国")}),
        ("城市里有多少座桥?", set()),
    ],
)
def test_what_a_chinese_question_names_is_read_with_its_kind(question: str, named: set[tuple[str, str]]) -> None:
    assert names(question) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many people came to the third festival?", {("ordinal", "third festival")}),
        ("Who won the 12th games?", {("ordinal", "12th games")}),
        ("When is the next online symposium?", {("ordinal", "next symposium")}),
        ("In the third quarter, how much was earned?", set()),
        ("How much was raised in series B?", {("code", "series b")}),
        ("What is new in version 2.4?", {("code", "2.4")}),
        ("Who is Ada Berg?", {("person", "Ada Berg")}),
        ("What did Hangzhou's museum buy?", {("place", "Hangzhou")}),
        ("How many banks are there in China?", set()),
        ("How many SMEs are there?", set()),
        ("Bridges cost how much?", set()),
        ("Hangzhou population", set()),
        ("Was Mr Penrose there?", {("place", "Penrose")}),
    ],
)
def test_what_an_english_question_names_is_read_with_its_kind(question: str, named: set[tuple[str, str]]) -> None:
    assert names(question) == named


@given(st.lists(st.sampled_from(PARTS)))
def test_whatever_is_named_stands_in_the_question_where_it_is_said_to(parts: list[str]) -> None:
    question = read_question("".join(parts))
    for item in named_in(question) if question.language == "zh" else ():
        assert question.text[item.start :].startswith(item.text)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("3号线", "3号线"),
        ("十二号楼", "十二号楼"),
        ("t2航站楼", "t2"),
        ("二期工程", "二期"),
        ("第二期", None),
        ("二期间", None),
        ("东滨一号", "东滨一号"),
        ("5月3号", None),
        ("3.2号线", None),
    ],
)
def test_a_code_is_no_day_and_no_part_of_a_number(question: str, code: str | None) -> None:
    found = [match.group() for match in CODE.finditer(question)]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [("2号线", "二号线"), ("二号线", "2号线"), ("三期", "3期"), ("十二号楼", "12号楼"), ("t2", "t2"), ("b轮", "b轮")],
)
def test_a_code_may_be_written_with_either_numerals(text: str, code: str) -> None:
    match = CODE.search(text)
    assert match is not None
    assert code in coded_forms(match)
    assert text in coded_forms(match)


def test_a_version_is_no_year_and_a_round_has_a_letter() -> None:
    assert VERSION.search("2022.10.15") is None
    assert VERSION.search("release 3.1") is not None
    assert VERSION.search("3.1") is None
    assert SERIES.search("the b-round") is not None
    assert SERIES.search("a series of rounds") is None


@given(st.integers(1, 199))
def test_an_ordinal_is_the_same_number_in_either_numerals(number: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = ("一百" if hundreds else "") + (digits[tens] + "十" if tens else "") + (digits[ones] if ones else "")
    assert numbers_in(f"第{written}届") == numbers_in(f"第{number}届") == {"届": {number}}


def test_the_things_of_a_row_are_told_by_their_measure_words() -> None:
    told = numbers_in("首届茶会、第四届茶会和第二批,2号线和t3,二期,a轮,东滨一号,第二天")
    assert told == {"届": {1, 4}, "批": {2}, "线": {2}, "t": {3}, "期": {2}, "东滨": {1}}


@pytest.mark.parametrize(
    ("asked", "text", "says"),
    [
        ("第6届", "第六届茶博会", True),
        ("第6届", "第六批茶农", False),
        ("第6名", "位列第六", True),
        ("第6名", "是第六位", True),
        ("第1届", "首届茶博会", True),
        ("第2届", "首届茶博会", False),
        ("第6届", "the sixth fair", True),
        ("第6届", "in the sixth quarter of it", False),
        ("third fair", "the 3rd fair", True),
        ("third fair", "第三届茶博会", True),
        ("3rd fair", "the third fair", True),
        ("3rd fair", "the fourth fair", False),
        ("first fair", "最早的茶博会", True),
        ("21st fair", "第二十一届", True),
        ("下一届", "明年将举行", True),
        ("下一届", "本届茶博会", False),
        ("next fair", "the following year", True),
        ("next fair", "this year", False),
    ],
)
def test_an_ordinal_is_said_however_it_is_written(asked: str, text: str, says: bool) -> None:
    assert says_ordinal(asked, text) is says


def test_the_first_of_a_row_is_known_and_whether_a_text_counts_on() -> None:
    assert [is_first(asked) for asked in ("第一届", "first fair", "1st fair", "第十一届", "第2届")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert counts_on("第一届", "第五届茶会")
    assert not counts_on("第一届", "第五批茶农")
    assert not counts_on("first fair", "第五届茶会")


TEXT = "青山镇纪事\n\n2021年5月，地震台落成。东滨大学派人到场。\n\n2022年6月，翠玉梨丰收，李春生到场。"


@pytest.fixture(scope="module")
def town() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


def test_a_word_that_is_cut_across_words_of_the_text_is_none(town: Assistant) -> None:
    asked = "在地震中东滨大学做了什么?"
    hits = town.search(asked).hits
    place = asked.index("中东")
    assert named.is_miscut(town.index, asked, "中东", place, hits)
    assert not named.is_miscut(town.index, asked, "东滨", asked.index("东滨"), hits)
    assert not named.is_miscut(town.index, "中东派人了吗?", "中东", 0, hits)
    assert not named.is_miscut(town.index, asked, "T2", 0, hits)
    assert not named.is_miscut(town.index, asked, "中东", place, [])
    # Words inside a name do not make it one that was cut badly
    assert not named.is_miscut(town.index, "东滨地震通知", "东滨地震", 0, hits)
    assert not named.is_miscut(town.index, "地震中东滨临会", "中东滨临", 2, hits)


def test_a_name_of_words_that_the_text_has_apart_is_made_up(town: Assistant) -> None:
    hits = town.search("翠玉的梨").hits
    assert named.is_made_up(town.index, "翠玉丰", hits)
    assert not named.is_made_up(town.index, "翠玉梨", hits)
    assert not named.is_made_up(town.index, "李春落", hits)
    assert not named.is_made_up(town.index, "翠玉", hits)
    assert not named.is_made_up(town.index, "翠山丰", hits)


FORUM = """港口纪事

2023年11月,第六届港口合作论坛举行,52个港口派代表参加。论坛决定第七届论坛于2025年在釜山举办。上届论坛于2021年以线上方式举办,吸引37个港口参加。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("第五届论坛有多少个港口参加?", "37个"), ("第四届论坛有多少个港口参加?", ""), ("第六届论坛有多少个港口参加?", "52个"),
        ("Where will the next forum be held?", "釜山"),
    ],
)  # fmt: skip
def test_a_turn_may_be_told_by_its_place_beside_the_present_one(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", FORUM)])).ask(question).answer == answer


def test_a_ship_of_a_number_may_have_its_name_in_quotes() -> None:
    text = "港口纪事\n\n12月20日,电动船“临海01”号首航,可载箱740标箱。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask("临海01号可载多少标箱?").answer == "740标箱"
