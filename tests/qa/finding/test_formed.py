"""Times of day, scores, ratios and numbers to call are values of their own, and no count answers for them."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.formed import form_asked, formed, in_english

TEXT = (
    "松湖镇2023年纪事\n\n"
    "3月5日,镇文化站搬到东街18号,咨询电话0571-63245678,周二至周日上午9:00至下午5点半开放,有座位120个。\n\n"
    "6月18日,松湖篮球队以78比72战胜石桥队,现场观众2300人,打满四节。\n\n"
    "9月1日,镇中心小学开学,学生860人,教师52人,师生比为1∶16.5,早上7点40分到校。\n"
)


@pytest.fixture(scope="module")
def chronicle() -> Assistant:
    return Assistant(Index.build([Document("songhu.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("文化站几点开门?", "上午9:00"),
        ("文化站几点关门?", "下午5点半"),
        ("文化站几点到几点开放?", "上午9:00至下午5点半"),
        ("文化站的咨询电话是多少?", "0571-63245678"),
        ("松湖篮球队和石桥队的比分是多少?", "78比72"),
        ("篮球队几比几赢的?", "78比72"),
        ("小学的师生比是多少?", "1∶16.5"),
        ("学生早上几点到校?", "早上7点40分"),
        ("What was the score of the basketball match?", "78比72"),
        ("What is the phone number of the cultural station?", "0571-63245678"),
    ],
)
def test_a_value_of_a_form_is_found_by_its_form(chronicle: Assistant, question: str, answer: str) -> None:
    assert chronicle.ask(question).answer == answer


def test_a_number_of_another_form_is_no_number_to_call(chronicle: Assistant) -> None:
    assert not chronicle.ask("镇中心小学的电话是多少?").found
    assert not chronicle.ask("What is the phone number of the primary school?").found


def test_an_hour_is_told_with_the_deed_of_its_clause() -> None:
    text = "5月7日凌晨2时40分,一仓库起火,消防员46人赶到,凌晨5时10分扑灭,过火面积900平方米。"
    asked = Assistant(Index.build([Document("fire.txt", text)]))
    assert asked.ask("仓库几点起的火?").answer == "凌晨2时40分"
    assert asked.ask("火是几点扑灭的?").answer == "凌晨5时10分"


def test_of_two_hours_the_one_of_the_deed_is_given() -> None:
    text = "1月5日,市场开业,每天凌晨4时30分开门,晚上8时关门,有摊位320个。"
    market = Assistant(Index.build([Document("market.txt", text)]))
    assert market.ask("市场几点开门?").answer == "凌晨4时30分"
    assert market.ask("市场几点关门?").answer == "晚上8时"
    pool = Assistant(Index.build([Document("pool.txt", "The new pool opens at 6.30 a.m. and closes at 9 p.m.")]))
    assert pool.ask("What time does the pool close?").answer == "9 p.m."
    assert pool.ask("What time does the pool open?").answer == "6.30 a.m."


def test_an_english_text_tells_its_number_to_call() -> None:
    text = "The museum moved. The telephone number of the museum is +44 20 7946 0958."
    museum = Assistant(Index.build([Document("museum.txt", text)]))
    assert museum.ask("What is the museum's telephone number?").answer == "+44 20 7946 0958"


def test_counts_are_counts_yet(chronicle: Assistant) -> None:
    assert chronicle.ask("篮球赛有多少观众?").answer == "2300人"
    assert chronicle.ask("文化站有多少个座位?").answer == "120个"


@pytest.mark.parametrize(
    "question", ["有几点体会?", "提了几点建议?", "接到多少个电话?", "比赛打了几场?", "How many phones were sold?"]
)
def test_what_only_sounds_alike_asks_for_no_form(question: str) -> None:
    assert form_asked(question) is None


def test_traditional_characters_and_full_width_digits_are_read_alike() -> None:
    form = form_asked("幾點開門?")
    assert form is not None
    text = "上午８：３０開門,晚上九點半關門。"
    assert [text[start:end] for start, end in formed(form, "幾點開門?", text)] == ["上午８：３０", "晚上九點半"]


def test_english_is_shown_only_where_it_says_the_same() -> None:
    assert in_english("14时30分") == "14:30"
    assert in_english("下午5点半") == ""
    assert in_english("九点") == ""
