from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from corpus.document import EventDate
from index import Index
from qa import Assistant
from qa.answer import Answer, Citation
from qa.asking.question import read_question
from qa.telling.display import rendered, verified


@pytest.mark.parametrize(
    ("question", "answer", "shown"),
    [
        ("how many enterprises?", "640家", "640 (640家)"),
        ("how many people?", "超过4500人", "over 4,500 (超过4500人)"),
        ("how many people?", "1万多人", "more than 10,000 (1万多人)"),
        ("how many people?", "数十人", "数十人"),
        ("how many?", "3-5个", "3–5 (3-5个)"),
        ("how many medals?", "冠军66项、季军61项", "66, 61 (冠军66项、季军61项)"),
        ("how long is it?", "3公里", "3 km (3公里)"),
        ("how long did it take?", "2小时9分47秒", "2 hours, 9 minutes, 47 seconds (2小时9分47秒)"),
        ("how long did it take?", "4小时20分", "4 hours, 20 minutes (4小时20分)"),
        ("how much was it worth?", "1.35亿元", "CNY 135 million (1.35亿元)"),
        ("how much money?", "5至10万元", "CNY 50,000–100,000 (5至10万元)"),
        ("total output value", "超7000亿元", "over CNY 700 billion (超7000亿元)"),
        ("by how much did it rise?", "26%以上", "at least 26% (26%以上)"),
        ("by how much did it rise?", "增长56.48%", "up 56.48% (增长56.48%)"),
        ("what percentage?", "30%至40%", "30–40% (30%至40%)"),
        ("when was it?", "2022年9月8日", "8 September 2022 (2022年9月8日)"),
        ("when was it?", "2022年11月25日至27日", "25–27 November 2022 (2022年11月25日至27日)"),
        ("when was it?", "2022年8月", "August 2022 (2022年8月)"),
        ("when was it?", "2022年底", "the end of 2022 (2022年底)"),
        ("which years does it cover?", "2022-2024年", "2022–2024 (2022-2024年)"),
        ("where was it held?", "线上", "online (线上)"),
        ("who was it?", "庄飞云", "庄飞云"),
        ("有多少家?", "640家", "640家"),
    ],
)
def test_an_english_asker_reads_english_conventions(question: str, answer: str, shown: str) -> None:
    assert rendered(answer, read_question(question)) == shown


@pytest.mark.parametrize(
    ("question", "answer", "shown"),
    [
        ("花了多少钱?", "CNY 135 million", "1.35亿元 (CNY 135 million)"),
        ("花了多少钱?", "USD 50,000–100,000", "5万美元至10万美元 (USD 50,000–100,000)"),
        ("什么时候举办的?", "25 to 27 November 2023", "2023年11月25日至27日 (25 to 27 November 2023)"),
        ("什么时候举办的?", "August 2023", "2023年8月 (August 2023)"),
        ("有多少工人?", "640 workers", "640 workers"),
        ("有多少人?", "over 2.4 million", "超过240万 (over 2.4 million)"),
        ("增长了百分之多少?", "56.48 percent", "56.48% (56.48 percent)"),
        ("市长是谁?", "Li Wenhua", "Li Wenhua"),
        ("how much did it cost?", "CNY 135 million", "CNY 135 million"),
    ],
)
def test_a_chinese_asker_reads_chinese_conventions(question: str, answer: str, shown: str) -> None:
    assert rendered(answer, read_question(question)) == shown


def test_a_rise_or_fall_that_the_text_says_before_the_value_is_said() -> None:
    asked = read_question("what was the growth rate?")
    assert rendered("56.48%", asked, before="同比增长") == "up 56.48% (增长56.48%)"
    assert rendered("3.2个百分点", asked, before="下降") == "down 3.2 percentage points (下降3.2个百分点)"
    assert rendered("56.48%", asked, before="占比") == "56.48%"


def given_answer(quote: str, span: str, display: str, question: str = "how many?") -> Answer:
    at = quote.index(span)
    cited = Citation("a.txt", 1, "事件", None, "2022", 0, len(quote), quote, at, at + len(span))
    return Answer(question, "en", "number", True, span, display, 0.9, (cited,), ())


@pytest.mark.parametrize(
    ("quote", "span", "display", "right"),
    [
        ("保有量达640家。", "640家", "640 (640家)", True),
        ("保有量达640家。", "640家", "641 (640家)", False),
        ("保有量达640家。", "640家", "640 firms (640家)", False),
        ("金额1.35亿元。", "1.35亿元", "CNY 135 million (1.35亿元)", True),
        ("金额1.35亿元。", "1.35亿元", "CNY 1.35 million (1.35亿元)", False),
        ("金额1.35亿元。", "1.35亿元", "USD 135 million (1.35亿元)", False),
        ("同比增长56.48%。", "56.48%", "up 56.48% (增长56.48%)", True),
        ("同比增长56.48%。", "56.48%", "down 56.48% (增长56.48%)", False),
        ("占比56.48%。", "56.48%", "up 56.48% (增长56.48%)", False),
        ("9月8日开幕。", "9月8日", "8 September 2022 (9月8日)", True),
        ("9月8日开幕。", "9月8日", "9 September 2022 (9月8日)", False),
        ("9月8日开幕。", "9月8日", "8 September 2021 (9月8日)", False),
        ("新增3-5个。", "3-5个", "3–5 (3-5个)", True),
        ("新增3-5个。", "3-5个", "2–5 (3-5个)", False),
    ],
)
def test_what_is_shown_is_checked_against_the_quote(quote: str, span: str, display: str, right: bool) -> None:
    assert verified(given_answer(quote, span, display)) is right


def test_a_span_that_its_quote_does_not_hold_is_found_out() -> None:
    answer = given_answer("保有量达640家。", "640家", "640家")
    assert verified(answer)
    assert not verified(replace(answer, answer="641家", display="641家"))


def test_a_computed_answer_has_the_number_of_its_citations_or_a_value_of_theirs() -> None:
    rows = [Citation("a.txt", number, "事件", None, "2022", 0, 3, "亚军66项") for number in (1, 2)]
    answer = Answer("how many events?", "en", "aggregation", True, "2", "2", 0.8, tuple(rows), ())
    assert verified(answer)
    assert verified(replace(answer, answer="66", display="66"))
    assert not verified(replace(answer, answer="3", display="3"))


@pytest.mark.parametrize(
    ("display", "right"),
    [
        ("193项（66项 + 66项 + 61项）", True),
        ("194项（66项 + 66项 + 61项）", False),
        ("193项（66项 + 65项 + 62项）", False),
        ("66 (66项 + 61项)", False),
        ("127 (66项 + 61项)", True),
        ("2022大赛（2022-11-03 / 2022-11-25/2022-11-27）", True),
        ("2022大赛（2022-11-03 / 2022-11-24/2022-11-27）", False),
        ("2023大赛（2022-11-03）", False),
    ],
)
def test_a_sum_is_that_of_its_cited_summands_and_a_range_of_days_is_one_of_a_quote(display: str, right: bool) -> None:
    quotes = ["冠军66项、亚军66项、季军61项。", "2022年11月25日至27日,2022大赛举办。", "2022年11月3日开幕。"]
    rows = [Citation("a.txt", 1, "2022大赛", None, "2022", 0, len(text), text) for text in quotes]
    assert verified(Answer("?", "zh", "number", True, "", display, 0.8, tuple(rows), (), computed=True)) is right


TABLE = ["单位:亿元", "| 净利润 | 6.37 | 3.52 | 4.11 |"]


@pytest.mark.parametrize(
    ("display", "quotes", "right"),
    [
        ("14.00亿元（4.11 + 3.52 + 6.37）", TABLE, True),
        ("15.00亿元（4.11 + 3.52 + 6.37）", TABLE, False),
        ("14.00万元（4.11 + 3.52 + 6.37）", TABLE, False),
        ("14.00元（4.11 + 3.52 + 6.37）", TABLE, False),
        ("14.00亿元（4.11 + 3.52 + 6.37）", TABLE[1:], False),
        ("14.00亿元（4.12 + 3.51 + 6.37）", TABLE, False),
        ("$9.00（4.00 + 5.00）", ["| Quarter | Income ($) |", "| First | 4.00 |", "| Second | 5.00 |"], True),
        ("£9.00（4.00 + 5.00）", ["| Quarter | Income ($) |", "| First | 4.00 |", "| Second | 5.00 |"], False),
    ],
)
def test_a_sum_of_cells_is_in_the_unit_that_a_quote_gives(display: str, quotes: list[str], right: bool) -> None:
    rows = [Citation("a.txt", 1, None, None, None, 0, len(text), text) for text in quotes]
    answer = Answer("?", "zh", "money", True, display.partition("（")[0], display, 0.8, tuple(rows), (), computed=True)
    assert verified(answer) is right


@pytest.mark.parametrize(
    ("quote", "display", "right"),
    [
        ("| 2023 | 10.31 | 318 |", "2023年 (2023)", True),
        ("| 2023 | 10.31 | 318 |", "2022年 (2023)", False),
        ("| 员工 | 2023 | 318 |", "2023年 (2023)", False),
        ("共有2023人。", "2023年 (2023)", False),
    ],
)
def test_a_bare_year_is_one_where_it_names_its_row(quote: str, display: str, right: bool) -> None:
    assert verified(given_answer(quote, "2023", display)) is right


@pytest.mark.parametrize(
    ("answer", "right"), [("1970年、1994年", True), ("1970年、1995年", False), ("1970年8月", False), ("1971年", False)]
)
def test_a_year_that_is_counted_is_that_of_a_cited_day(answer: str, right: bool) -> None:
    quotes = ["1970年7月，化肥厂投产。", "1994年12月，化肥厂停产。"]
    rows = [Citation("a.txt", 1, None, None, None, 0, len(text), text) for text in quotes]
    made = Answer("哪些年份提到了化肥厂?", "zh", "date", True, answer, answer, 0.8, tuple(rows), (), computed=True)
    assert verified(made) is right


@pytest.mark.parametrize(
    ("answer", "display", "right"),
    [
        ("2号线", "2号线（31.8公里 / 22.4公里）", True),
        ("3号线", "3号线（31.8公里 / 22.4公里）", False),
        ("2号线", "2号线（31.9公里 / 22.4公里）", False),
        ("8公里", "8公里（31.8公里 / 22.4公里）", False),
    ],
)
def test_what_is_computed_may_be_a_name_with_a_number(answer: str, display: str, right: bool) -> None:
    rows = [
        Citation("a.txt", 1, "地铁2号线开通", None, "2021", 0, 10, "线路全长31.8公里。"),
        Citation("a.txt", 1, "地铁2号线开通", None, "2021", 20, 30, "1号线长22.4公里。"),
    ]
    made = Answer("哪条更长?", "zh", "comparison", True, answer, display, 0.8, tuple(rows), (), computed=True)
    assert verified(made) is right


AMOUNTS = st.decimals(min_value="0.01", max_value=9999, places=2).map(lambda value: f"{value.normalize():f}")
UNITS = st.sampled_from(["家", "人", "亿元", "万元", "万美元", "%", "个百分点", "公里", "万人", "个月"])
BEFORE = st.sampled_from(["", "超过", "近", "约", "突破"])
LEAD = st.sampled_from(["总量达", "同比增长", "下降", "共有"])


@given(AMOUNTS, UNITS, BEFORE, LEAD, st.sampled_from(["how many?", "how much money?", "what percentage?"]))
def test_whatever_is_rendered_in_english_is_verified(
    amount: str, unit: str, before: str, lead: str, question: str
) -> None:
    span = f"{before}{amount}{unit}"
    display = rendered(span, read_question(question), before=lead)
    assert verified(given_answer(f"{lead}{span}。", span, display))


@given(AMOUNTS, st.sampled_from(["CNY {} million", "over USD {} billion", "{} percent", "about {} million", "{} km"]))
def test_whatever_is_rendered_in_chinese_is_verified(amount: str, form: str) -> None:
    span = form.format(amount)
    for question in ("有多少?", "多少钱?", "百分之多少?"):
        assert verified(given_answer(f"It was {span}.", span, rendered(span, read_question(question)), question))


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["{}年{}月{}日", "{}年{}月", "{}年"]))
def test_rendered_dates_are_verified_and_other_dates_are_not(day: dt.date, other: dt.date, form: str) -> None:
    span = form.format(day.year, day.month, day.day)
    shown = rendered(span, read_question("when was it?"))
    assert shown.endswith(f" ({span})")
    assert verified(given_answer(f"{span},大会开幕。", span, shown))
    wrong = rendered(form.format(other.year, other.month, other.day), read_question("when was it?")).split(" (")[0]
    if wrong != shown.split(" (")[0]:
        assert not verified(given_answer(f"{span},大会开幕。", span, f"{wrong} ({span})"))


def test_a_day_whose_month_stands_over_it_is_shown_with_its_month() -> None:
    september = EventDate("2022-09-06", "2022-09-06", "day")
    assert rendered("6日", read_question("什么时候封顶?"), september) == "2022年9月6日 (6日)"
    assert rendered("6日", read_question("When was it topped out?"), september) == "6 September 2022 (6日)"
    quote = "6日 新外科大楼封顶。"
    cited = Citation("a.txt", 1, "封顶", None, "2022-09-06", 0, len(quote), quote, 0, 2)
    answer = replace(given_answer(quote, "6日", "2022年9月6日 (6日)"), citations=(cited,))
    assert verified(answer)
    assert not verified(replace(answer, display="2022年8月6日 (6日)"))


def test_a_month_of_every_year_is_of_no_year() -> None:
    year = EventDate("2022-01-01", "2022-12-31", "year")
    assert rendered("每年5月", read_question("When is the pond drained?"), year) == "每年5月"
    assert rendered("5月", read_question("When was the pond drained?"), year) == "May 2022 (5月)"


def test_a_day_of_every_month_is_of_no_month() -> None:
    text = "泉塘镇纪事\n\n2024年2月3日 泉塘水厂通水。水质结果每月15日公布。"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("水质结果每月几号公布?")
    assert (answer.answer, answer.display) == ("15日", "15日")
