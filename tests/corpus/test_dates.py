import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.dates import DateMention, PartialDate, find_dates, find_partial

ARTICLE = (Path(corpus.__file__).parent / "data" / "jinjiang-2022.txt").read_text(encoding="utf-8")
PIECES = """
2022 2024 1998 年 月 日 号 9 11 30 二〇二二 十二 三 至 - — 、 , . / ( ) 上旬 上半年 第一季度 度 份
近 家 ① November Sept. May 8 25th of in to and from between , ２０２２ ½ Q3
"""
WORDS = """
in November May 5 2022 25-27 to and 3rd of Sept. , 2022, from
"""
NO_DATES = """
2022年2月30日 2022年13月 2022-13-01 近两年 三年 12年 22年 2500年 近2000年 长达1500年 2000年历史
2022家企业 2022人参会 2022万元 第2022年 三个月 GB-2022 v2022.9.8 12,022 9月8日 $2022 1年 增长到2022.09 2022.09亿元
去年9月 每年9月 贞观三年三月 农历八月
"""
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=50),
    st.lists(
        st.sampled_from([*PIECES.split(), "\ud800"]),
        max_size=14,
    ).map("".join),
    st.lists(st.sampled_from(WORDS.split()), max_size=10).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2021.06.18-20 陶艺节", [("2021.06.18-20", "2021-06-18/2021-06-20")]),
        ("2021/6/18至20，陶艺节", [("2021/6/18至20", "2021-06-18/2021-06-20")]),
        ("2021-06-28至07-02 陶艺节", [("2021-06-28至07-02", "2021-06-28/2021-07-02")]),
        ("2021.06.18至20人", [("2021.06.18", "2021-06-18")]),
        ("2021-06-18 - 20 pots", [("2021-06-18", "2021-06-18")]),
        ("2021-06-18-20", []),
        ("2021-06-18/20 Fair", [("2021-06-18/20", "2021-06-18/2021-06-20")]),
        ("2021-06-18/2021-07-02", [("2021-06-18/2021-07-02", "2021-06-18/2021-07-02")]),
        ("2021/06/18/20", []),
        ("2021-06-18/b", []),
        ("民国三年至十一年", [("民国三年至十一年", "1914-01-01/1922-12-31")]),
        ("民国三年至今", [("民国三年", "1914")]),
    ],
)
def test_the_second_day_of_a_range_leaves_out_what_the_first_says(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


def test_a_month_with_an_article_tells_apart_what_it_stands_before() -> None:
    assert [item.month for item in find_partial("Which sector was the May training for?")] == [5]
    assert find_partial("They sang the March of the Volunteers on the march past.") == []
    assert find_partial("What was the May Fourth Movement?") == []


def test_the_year_of_a_reign_is_read() -> None:
    said = {text: [mention.date.iso for mention in find_dates(text)] for text in (
        "道光三年", "乾隆十二年（1747年）", "光緒二十八年", "宣统元年", "光绪年间", "道光三年级")}  # fmt: skip
    assert said == {
        "道光三年": ["1823"], "乾隆十二年（1747年）": ["1747"], "光緒二十八年": ["1902"], "宣统元年": ["1909"],
        "光绪年间": [], "道光三年级": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 1987 storm felled an oak.", ["1987"]),
        ("a 2011 survey", ["2011"]),
        ("its 1998 season", ["1998"]),
        ("the 1940 homes of the village", []),
        ("the 2000 wooden houses", []),
        ("a 2000 square metre hall", []),
        ("a 2000 kwh battery", []),
    ],
)
def test_a_number_behind_an_article_is_the_year_of_one_thing_but_counts_several(text: str, found: list[str]) -> None:
    assert [text[item.start : item.end] for item in find_dates(text)] == found


def read(text: str, year: int | None = None, month: int | None = None) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.date.iso) for m in find_dates(text, year, month)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年9月8日", "2022-09-08"),
        ("2022年9月8号", "2022-09-08"),
        ("2022 年 9 月 8 日", "2022-09-08"),
        ("２０２２年９月８日", "2022-09-08"),
        ("二〇二二年九月八日", "2022-09-08"),
        ("二零二二年十二月三十一日", "2022-12-31"),
        ("2022年9月", "2022-09"),
        ("2022年9月份", "2022-09"),
        ("2022年", "2022"),
        ("2022年度", "2022"),
        ("一九九八年", "1998"),
        ("民国26年7月7日", "1937-07-07"),
        ("民国三十一年", "1942"),
        ("民国元年", "1912"),
        ("民國七十年", "1981"),
        ("民國一百零二年五月", "2013-05"),
        ("民國112年3月5日", "2023-03-05"),
        ("民國四十七年（1958）9月15日", "1958-09-15"),
        ("1958年（民國四十七年）9月15日", "1958-09-15"),
        ("2022年11月25日至27日", "2022-11-25/2022-11-27"),
        ("2022年11月25-27日", "2022-11-25/2022-11-27"),
        ("2022年11月25日-12月3日", "2022-11-25/2022-12-03"),
        ("2022年12月30日至1月3日", "2022-12-30/2023-01-03"),
        ("2022年9月8、9日", "2022-09-08/2022-09-09"),
        ("2022-2024年", "2022-01-01/2024-12-31"),
        ("2022年—2024年", "2022-01-01/2024-12-31"),
        ("2021-22年", "2021-01-01/2022-12-31"),
        ("2022年9月至11月", "2022-09-01/2022-11-30"),
        ("2022年1-9月", "2022-01-01/2022-09-30"),
        ("2022年3月—2023年5月", "2022-03-01/2023-05-31"),
        ("2022年11月至3月", "2022-11-01/2023-03-31"),
        ("2022年8月上旬", "2022-08-01/2022-08-10"),
        ("2022年8月中旬", "2022-08-11/2022-08-20"),
        ("2022年2月下旬", "2022-02-21/2022-02-28"),
        ("2022年上半年", "2022-01-01/2022-06-30"),
        ("2022年下半年", "2022-07-01/2022-12-31"),
        ("2022年第一季度", "2022-01-01/2022-03-31"),
        ("2022年四季度", "2022-10-01/2022-12-31"),
        ("2022年前三季度", "2022-01-01/2022-09-30"),
        ("2022-09-08", "2022-09-08"),
        ("2022.09.08", "2022-09-08"),
        ("2022/9/8", "2022-09-08"),
        ("2022-09", "2022-09"),
        ("2022.11.25-11.27", "2022-11-25/2022-11-27"),
        ("September 8, 2022", "2022-09-08"),
        ("Sept. 8, 2022", "2022-09-08"),
        ("Sep 8th 2022", "2022-09-08"),
        ("8 September 2022", "2022-09-08"),
        ("8th of September 2022", "2022-09-08"),
        ("September 2022", "2022-09"),
        ("September, 2022", "2022-09"),
        ("May 2022", "2022-05"),
        ("November 25-27, 2022", "2022-11-25/2022-11-27"),
        ("25–27 November 2022", "2022-11-25/2022-11-27"),
        ("Nov. 25 to 27, 2022", "2022-11-25/2022-11-27"),
        ("November 25 and 26, 2022", "2022-11-25/2022-11-26"),
        ("25 November - 3 December 2022", "2022-11-25/2022-12-03"),
        ("November 25, 2022 to December 3, 2022", "2022-11-25/2022-12-03"),
        ("Q3 2022", "2022-07-01/2022-09-30"),
        ("first half of 2022", "2022-01-01/2022-06-30"),
    ],
)
def test_a_date_is_read_whole(text: str, iso: str) -> None:
    assert read(text) == [(text, iso)]
    assert read(f"会议于{text}召开" if "年" in text else f"It was on {text}.") == [(text, iso)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年底", [("2022年", "2022")]),
        ("2022福建(晋江)石墨烯大会", [("2022", "2022")]),
        ("2022人工智能大会", [("2022", "2022")]),
        ("方案(2022-2024年)", [("2022-2024年", "2022-01-01/2024-12-31")]),
        ("科特派 2022 新认定", [("2022", "2022")]),
        ("robot teams 2022", [("2022", "2022")]),
        ("in 2022, since 2019", [("2022", "2022"), ("2019", "2019")]),
        ("from 2019 to 2022", [("2019 to 2022", "2019-01-01/2022-12-31")]),
        ("the report (2022)", [("2022", "2022")]),
        ("the 2022 China Robot Competition", [("2022", "2022")]),
        ("GDP2022年增长", [("2022年", "2022")]),
        ("(Weber，1919年8月9日生)", [("1919年8月9日", "1919-08-09")]),
        ("2020、2022年", [("2020", "2020"), ("2022年", "2022")]),
        ("①2022年", [("2022年", "2022")]),
        ("2022年9月8日、10日和12日", [("2022年9月8日", "2022-09-08"), ("10日", "2022-09-10"), ("12日", "2022-09-12")]),
        ("2022年9月8日上午10:30", [("2022年9月8日", "2022-09-08")]),
        ("It came on 8 Nov. 2022.", [("8 Nov. 2022", "2022-11-08")]),
    ],
)
def test_a_date_is_found_among_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [*NO_DATES.split(), "of 2022 enterprises", "They may 3 times", "march on", "in November", "February 30"],
)
def test_what_is_a_count_a_duration_or_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert read(text) == []


def test_a_missing_year_is_that_of_the_nearest_date_before_and_inferred() -> None:
    mentions = find_dates("2021年8月开始,2022年9月8日第一次,11月3日第二次", 1999)
    assert [(m.date.iso, m.date.inferred) for m in mentions] == [
        ("2021-08", False),
        ("2022-09-08", False),
        ("2022-11-03", True),
    ]


def test_the_given_year_serves_until_the_text_names_one() -> None:
    assert read("9月8日,2021年,9月8日", 2022) == [
        ("9月8日", "2022-09-08"),
        ("2021年", "2021"),
        ("9月8日", "2021-09-08"),
    ]
    assert read("in November", 2022) == [("November", "2022-11")]
    assert read("2月29日", 2022) == []
    assert read("2月29日", 2024) == [("2月29日", "2024-02-29")]


def test_this_year_is_the_year_known_and_other_years_are_left_alone() -> None:
    assert read("今年9月8日", 2022) == [("9月8日", "2022-09-08")]
    assert read("去年9月8日,贞观三年三月,每年3月", 2022) == []


@pytest.mark.parametrize(
    "said", ["始建于1921年的钟楼,3月6日重新开放", "The tower, which dates from 1921, reopened on 6 March."]
)
def test_the_year_in_which_a_thing_began_is_not_that_of_the_next_date(said: str) -> None:
    assert [date for _, date in read(said, 2022)] == ["1921", "2022-03-06"]
    assert [date for _, date in read("2021年动工,3月6日停工", 2022)] == ["2021", "2021-03-06"]


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("漏水发生于2021年8月2日,9月4日修好", ["2021-08-02", "2021-09-04"]),
        ("车间设立于2021年8月2日,9月4日开工", ["2021-08-02", "2021-09-04"]),
        ("他生于1931年,3月6日获奖", ["1931", "2022-03-06"]),
        ("The bell was cast and built in Leeds in 1921. It rang on 6 March.", ["1921", "2022-03-06"]),
        ("Sales rose by 9.5%, up from 3.2 tonnes in 2021. On 6 March we moved.", ["2021", "2022-03-06"]),
        ("Visits fell compared with those in 2021. On 6 March we moved.", ["2021", "2022-03-06"]),
        ("We moved from Leeds in 2021. On 6 March we opened.", ["2021", "2021-03-06"]),
    ],
)
def test_a_year_told_in_passing_is_of_origin_or_comparison_and_has_no_month(said: str, dates: list[str]) -> None:
    assert [date for _, date in read(said, 2022)] == dates


def test_a_span_of_years_says_nothing_about_the_next_date() -> None:
    assert read("三年方案(2020-2024年)。9月8日", 2022)[-1] == ("9月8日", "2022-09-08")


def test_a_day_alone_counts_at_the_start_if_the_month_is_given() -> None:
    assert read("8日,大会开幕,3日后", 2022, 9) == [("8日", "2022-09-08")]
    assert read("25日至27日", 2022, 11) == [("25日至27日", "2022-11-25/2022-11-27")]
    assert read("8日,大会开幕", 2022) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("9月8号这天", [(None, 9, 8)]),
        ("in November", [(None, 11, None)]),
        ("the September session", [(None, 9, None)]),
        ("in May", [(None, 5, None)]),
        ("may I ask", []),
        ("2022年11月", [(2022, 11, None)]),
        ("11月25日至27日", [(None, 11, 25), (None, 11, 27)]),
        ("2022年", [(2022, None, None)]),
        ("13月40日", []),
        ("8月上旬", [(None, 8, None)]),
    ],
)
def test_a_partial_date_says_what_the_text_says(
    text: str, parts: list[tuple[int | None, int | None, int | None]]
) -> None:
    assert [(d.year, d.month, d.day) for d in find_partial(text)] == parts


def test_the_dates_of_the_article_are_found() -> None:
    found = read(ARTICLE)
    for expected in [
        ("2022年2月18日", "2022-02-18"),
        ("2021年", "2021"),
        ("2022年5月31日", "2022-05-31"),
        ("2022年8月17日", "2022-08-17"),
        ("2022年8月", "2022-08"),
        ("2018年", "2018"),
        ("2022年9月8日", "2022-09-08"),
        ("2022年10月19日", "2022-10-19"),
        ("2022年度", "2022"),
        ("2022年10月", "2022-10"),
        ("2022", "2022"),
        ("2022年11月3日", "2022-11-03"),
        ("2010年", "2010"),
        ("2022年11月14日", "2022-11-14"),
        ("2022-2024年", "2022-01-01/2024-12-31"),
        ("2022年11月25日至27日", "2022-11-25/2022-11-27"),
        ("2022-2023年", "2022-01-01/2023-12-31"),
        ("2022年", "2022"),
    ]:
        assert expected in found
    assert found.count(("2022年9月8日", "2022-09-08")) == 2
    assert not any(m.date.inferred for m in find_dates(ARTICLE))


def in_order(spans: list[DateMention] | list[PartialDate], text: str) -> bool:
    position = 0
    for span in spans:
        if not position <= span.start < span.end <= len(text):
            return False
        position = span.end
    return True


@given(TEXTS, st.none() | st.integers(1000, 2100), st.none() | st.integers(1, 12))
def test_dates_lie_in_the_text_in_order_and_are_real(text: str, year: int | None, month: int | None) -> None:
    mentions = find_dates(text, year, month)
    assert in_order(mentions, text)
    assert in_order(find_partial(text), text)
    for mention in mentions:
        first, last = dt.date.fromisoformat(mention.date.first), dt.date.fromisoformat(mention.date.last)
        assert first <= last
        assert (mention.date.precision == "day") == (first == last)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()


@given(st.dates(dt.date(1000, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_read_in_every_notation(day: dt.date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        assert read(text) == [(text, day.isoformat())]


@given(TEXTS)
def test_what_was_read_with_its_year_reads_the_same_alone(text: str) -> None:
    for mention in find_dates(text):
        alone = text[mention.start : mention.end]
        if "年" in alone and not mention.date.inferred and alone[:2].isdecimal() and alone[:4].isdecimal():
            assert mention.date in [m.date for m in find_dates(alone)]


@pytest.mark.parametrize(
    "unit", ["1", "2022年", "9月", "9月8日、", "2022、", "十", "may ", "1-", "2022-", "in 2022 to "]
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    find_dates(unit * (100_000 // len(unit)), 2022, 9)
    assert time.process_time() - started < 6


def test_a_year_before_1900_is_one_behind_in_or_since_only() -> None:
    assert read("The station, built in 1887, lost its roof. It has 1887 seats.") == [("1887", "1887")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- **2024.01** 工厂投产", [("2024.01", "2024-01")]),
        ("2011.05-2013.06 任厂长", [("2011.05-2013.06", "2011-05-01/2013-06-30")]),
        ("2019/3 搬迁", [("2019/3", "2019-03")]),
        ("首行\n2019.12 营收增长", [("2019.12", "2019-12")]),
        ("增长到2019.12", []),
        ("2019.12亿元的投资", []),
        ("2019.123", []),
    ],
)
def test_a_month_after_a_point_is_one_where_it_opens_a_line(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
