"""Dates in Chinese and English text: days, months, years and ranges of them. Spans are half-open, in code points.

A small parser stands at every number or month name of the folded text and reads as far as a date goes; nothing it
looks at is longer than a date, so that the whole is linear in the text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace

from corpus.document import EventDate
from corpus.measures import ENGLISH_UNITS, HYPHENATED, NOT_NOUNS
from corpus.normalise import fold, fold_with_offsets, has_numeric_marks, is_cjk
from corpus.units import is_plural


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that the text names at ``[start, end)``."""

    start: int
    end: int
    date: EventDate


@dataclass(frozen=True, slots=True)
class PartialDate:
    """What the text says of a date at ``[start, end)``; None is what it leaves open."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a date as written. ``months`` or ``days`` is a part of a year or month (a quarter, ten days)."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    named_year: bool = False

    @property
    def finest(self) -> str:
        """Return the smallest unit the text names."""
        if self.day:
            return "day"
        return "month" if self.month else "year"


@dataclass(frozen=True, slots=True)
class _Reading:
    first: _Point
    last: _Point

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


_YEARS = range(1000, 2101)
# Any bare number can be a year; only these are, where no 年 stands beside it.
_MODERN_YEARS = range(1900, 2100)

# ---- Chinese -------------------------------------------------------------------------------------------------------

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_Y4 = "(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
_N2 = "(?:[0-9]{1,2}(?![0-9])|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九](?![〇零○一二三四五六七八九十]))"
_JOIN = " ?(?:至|到|[-‐‑–—―−~〜]{1,2}) ?"

# 民國一百零二年: hundreds too, which no month and no day has
_N3 = (
    "(?:[0-9]{1,3}(?![0-9])|一百(?:零?[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)?"
    f"|[二三四五六七八九]十[一二三四五六七八九]?|{_N2}|元)"
)
# The same year by the other reckoning: 民國四十七年（1958）, 1912年（民国元年）
_ZH_YEAR = re.compile(rf"({_Y4}) ?年(?:度(?!假))?(?: ?\([\u4e00-\u9fff]{{1,4}}?{_N3} ?年\))?")
_ZH_REPUBLIC = re.compile(rf"民国 ?({_N3}) ?年(?: ?\((?:公元|西元)? ?{_Y4} ?年?\))?")
# What an emperor's reign was called, and its first year; its months are those of the moon, and are not read
_ERAS = {
    fold(name): int(year)
    for name, year in (
        item.split(":")
        for item in (
            "洪武:1368 建文:1399 永乐:1403 洪熙:1425 宣德:1426 正统:1436 景泰:1450"
            " 天顺:1457 成化:1465 弘治:1488 正德:1506 嘉靖:1522 隆庆:1567 万历:1573"
            " 泰昌:1620 天启:1621 崇祯:1628 顺治:1644 康熙:1662 雍正:1723 乾隆:1736"
            " 嘉庆:1796 道光:1821 咸丰:1851 同治:1862 光绪:1875 宣统:1909"
        ).split()
    )
}
_ZH_ERA = re.compile(rf"({'|'.join(_ERAS)}) ?({_N3}) ?年(?![级代])(?: ?\((?:公元|西元)? ?{_Y4} ?年?\))?")
_ZH_REIGN_YEAR = re.compile(rf"({_N3}) ?年(?![级代])")
_ZH_MONTH = re.compile(rf" ?({_N2}|元) ?月份?")
_ZH_DAY = re.compile(rf" ?({_N2}) ?[日号]")
_ZH_TENTH = re.compile(r" ?([上中下])旬")
_ZH_PART = re.compile(r" ?(?:(上|下)半年|第? ?([一二三四1-4])个?季度|前([一二三123])个?季度)")
_ZH_JOIN = re.compile(_JOIN)
_ZH_COMMA = re.compile("[、,]")
_ZH_LIST = re.compile(r" ?[、和及与] ?")
# The left end of a range leaves out the unit that the right end names: 2022-2024年, 9至11月, 25-27日.
_ZH_BARE_YEAR = re.compile(rf"({_Y4})(?={_JOIN}(?:{_Y4}|[0-9]{{2}}) ?年|(?: ?[、和及与] ?{_Y4}){{1,9}} ?年)")
_ZH_BARE_MONTH = re.compile(rf" ?({_N2})(?=(?:{_JOIN}|[、,])({_N2}) ?月)")
_ZH_BARE_DAY = re.compile(rf" ?({_N2})(?=(?:{_JOIN}|[、,])({_N2}) ?[日号])")
_ZH_SHORT_YEAR = re.compile(r"([0-9]{2}) ?年(?:度(?!假))?")
# A whole thousand or hundred of years is more often an age than a year.
_AGE = re.compile(r"(?:的?(?:历史|时间)|之久|左右|以上|以前)")
_LENGTH_BEFORE = ("近", "超过", "逾", "长达", "历时", "为期", "历经", "持续")
_NOT_A_MONTH_BEFORE = ("近", "历时", "为期", "长达", "第", "持续", "农历", "阴历", "旧历")
# 去年9月 and 康熙三年三月 are of another year than the one known.
_THIS_YEAR = ("今年", "本年", "当年", "同年", "该年", "是年")
_BARE_YEARS = re.compile(
    rf"([12][0-9]{{3}})(?:{_JOIN}| (to|through|until|and) )([12][0-9]{{3}})(?![0-9a-z%‰]|[./-][0-9a-z])"
)
_FROM = re.compile(r"(?:^|[^a-z])(?:(from)|(between)) \Z")
# 2022福建石墨烯大会 is of a year, 2022家 is a count; what follows the counter tells 2022人 from 2022人工智能大会.
_COUNTER = re.compile(
    "[年月日号时个项名支件次吨册所位只辆套亿万千百十余多几来岁座艘架栋间条篇幅封亩克升度倍秒种类例起股张枚颗粒株头匹双副份股]"
    "|人(?!工|才|民|形|类|文|居|物)|家(?!电|居|庭|装|纺|具|校)|元(?!宇宙|旦|宵)|米(?!兰|其)|台(?!湾|州|北|风)|户(?!外)"
    "|分(?!享|类)|场(?!馆|景)|天(?!津|河|猫|府|文|然|下)|公(?:里|斤|顷|分|升)|平方|平米|立方|千|毫|厘|小时|美元|欧元|港元|日元|英镑|以上|至|到"
)
_BARE_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?![0-9a-z%‰]|[.,:/-][0-9])")
# What sets off a year, or a span of years, at the head of a line: 1984. The city …, 1940-46: casting stops
_SET_OFF = re.compile(r"\. {1,3}(?=[a-z\"'“‘])| ?(?::(?![0-9])|[–—])")
_SHORT_SPAN = re.compile(rf"((?:1[0-9]|20)[0-9]{{2}}) ?[-–—/] ?([0-9]{{2}})(?={_SET_OFF.pattern})")
# An older year is one only where little else can be: built in 1887, since 1740.
_OLD_YEAR = re.compile(
    r"(1[0-8][0-9]{2})(?= ?(?:[.,;:)]|$)| (?:and|by|as|at|with|on|but|when|after|the)\b)(?![.,:][0-9])"
)
_BEFORE_OLD_YEAR = re.compile(r"(?:^|[^a-z])(?:in|since|until|from|by|before|after|of) \Z")

# ---- digits only ---------------------------------------------------------------------------------------------------

_ISO = re.compile(
    r"([12][0-9]{3})(?:([-./])([0-9]{1,2})\2([0-9]{1,2})|-([0-9]{2}))"
    r"(?![0-9]|\.[0-9a-z]|/(?!(?:[12][0-9]{3}-)?(?:[0-9]{1,2}-)?[0-9]{1,2}(?![0-9a-z./-]))[0-9a-z]|-(?![0-9]{1,4}[./][0-9]|[0-9]{1,2}(?![0-9a-z./-]))[0-9a-z]|[a-su-z]|t(?![0-9]))"
)
_ISO_REST = re.compile(r"(?:([0-9]{1,2})([-./]))?([0-9]{1,2})(?![0-9a-z]|[./-][0-9])")
_CODE_ON = re.compile("-[0-9]{1,2}(?![0-9./])")
_SLASH_ON = re.compile("/[0-9]")
_ISO_JOIN = re.compile(f"{_JOIN}|/")
_ISO_DAY_ON = re.compile(r"[ \n)\]:,、。]|$")
"""What stands behind the second day of 2024.05.27-30: behind 2024.05.27至30人 it is a count."""

# 2011.05 is a month where it opens a line, as in the lists of a company's milestones; elsewhere it is a number
_HEAD_MONTH = re.compile(
    r"((?:19|20)[0-9]{2})[./](0[1-9]|1[0-2]|[1-9])(?! ?(?:赛季|学年|年度|财年|届|season|[亿万](?:美|欧)?元|k[gm]|平方))"
    r"(?=$|[ \n\t*_:,、;~\-‐‑–—―−~〜)\]】|至到]|[\u4e00-\u9fff])"
)
_BEFORE_HEAD = re.compile(r"(?:^|\n)[ \t*_+>#(\[【〖●○•◆◇■□▪▲★☆►▶◎✦·\-–—]*\Z")

# ---- English -------------------------------------------------------------------------------------------------------

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_EN_MONTH = re.compile(rf"({_NAME})\.?")
# The guard keeps "September 8,000" and "September 8.5%" from being days, and "September 8,2022" one.
_NO_NUMBER_ON = r"(?![0-9a-z%]|[.,:][0-9]{1,3}(?![0-9]))"
_EN_DAY = re.compile(rf"(?: |(?<=\.))(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)?{_NO_NUMBER_ON}")
_EN_DAY_ALONE = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?{_NO_NUMBER_ON}")
_EN_YEAR = re.compile(r"(?:, ?| of | )((?:1[0-9]|20)[0-9]{2}|2100)(?![0-9a-z%]|[.,][0-9])")
_EN_JOIN = re.compile(r" ?[-‐‑–—―−~]{1,2} ?| (?:to|through|till|until) (?:the )?")
_EN_AND = re.compile(r" (?:and|&) (?:the )?")
_EN_OF = re.compile(r" ?(?:of )?")
_EN_PART = re.compile(
    r"(?:q([1-4])(?: of)?|h([12])(?: of)?|(first|second|third|fourth) quarter(?: of)?|(first|second) half(?: of)?)"
    r"(?: the year)?,? ((?:19|20)[0-9]{2})(?![0-9a-z])"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_BEFORE_YEAR = re.compile(
    r"(?:^|[^a-z])(?<!total )(?:in|of|by|since|during|from|until|till|to|through|throughout|before|after|year|early|mid"
    r"|late|for|between|and|end|fiscal|spring|summer|autumn|winter)[ -]?\Z"
)
_BEFORE_MONTH = re.compile(
    r"(?:^|[^a-z])(?:on|in|of|by|since|during|from|until|till|through|throughout|before|after|this|last|next|early|mid"
    r"|late|the|to|between|and)[ -]?\Z"
)
_ARTICLE = re.compile(r"(?:^|[^a-z])(?:the|an?|its|their|his|her|this|that) \Z")
_TWO_WORDS = re.compile(r" ([a-z]{3,})(?: ([a-z]+))?(?![a-z])")
_MEASURING = NOT_NOUNS | HYPHENATED | ENGLISH_UNITS | frozenset(("square", "cubic", "strong"))
"""Words behind a number that do not say of what one thing a year is."""
_COUNTED = re.compile(
    r" ?(?:(?:or )?more |new |different )?(?:people|persons|companies|enterprises|firms|projects|yuan|dollars|euros"
    r"|teams|students|participants|visitors|items|tons|tonnes|hectares|mu|km|kilomet\w{2,3}|met\w{2,3}|years|days|months"
    r"|hours|percent|million|billion|thousand|trillion|units|jobs|households|schools|universities|seats)(?![a-z])"
)
_OF_THE_MONTH = re.compile(
    r" (?:[a-z]+ )?(?:meeting|session|training|course|class|workshop|festival|fair|conference|forum|contest"
    r"|competition|race|match|game|event|election|exhibition|show|concert|sale|report|figures|issue|edition|deadline|flood|storm|visit|tour|ceremony)s?\b"
)
"""What is held or told in a month, behind its name: the May meeting; the May family and the March wind are of none."""
_WORDS_AMBIGUOUS = frozenset({"may", "mar", "march", "jan", "dec", "sep", "oct", "jun"})

_TRIGGER = re.compile(
    rf"[0-9]+|[〇零○一二三四五六七八九十]+|元(?=月)|民国|{'|'.join(_ERAS)}|(?<![a-z]){_NAME}|(?<![a-z])[qh][1-4](?![0-9a-z])"
    r"|(?<![a-z])(?:first|second|third|fourth) (?:quarter|half)"
)


def find_dates(text: str, year: int | None = None, month: int | None = None) -> list[DateMention]:
    """Return the dates the text names, in order; the longest reading wins.

    A date without a year takes that of the nearest date before it, else ``year``, and is then ``inferred``; if there
    is neither, it is left out (``find_partial`` has it). A day alone counts after another date (8日、9日), and at the
    start of the text if ``month`` is given.

    Example:
        >>> [m.date.iso for m in find_dates("2022年9月8日开幕，11月25日至27日比赛")]
        ['2022-09-08', '2022-11-25/2022-11-27']
    """
    return find_both(text, year, month)[0]


_OF_ORIGIN = re.compile(
    r"(?:建|创[建办立]|成立|设立|诞生|落成|(?<![发产医学先师])生)于(?:公元)?$"
    r"|\b(?:dat(?:es|ed|ing) (?:from|back to)|since"
    r"|(?:built|founded|established|born|erected)(?: (?:in|at|by|near|for) [^.,;\d]{1,30})? in) ?$"
    r"|\b(?:(?:up|down) from|compared (?:with|to)|than|(?:from|against|versus) [$£€]?(?=\d))"
    r"(?:[^.,;]|[.,](?=\d)){0,30} in ?$"
)
"""What leads into the year in which a thing began, or with which another is compared.

始建于1868年的温室6月14日修复 was not repaired in 1868, and what is up from 52,900 in 2023 is not told of that year."""
_LED = 70
"""Characters before a year in which that stands."""


def find_both(
    text: str, year: int | None = None, month: int | None = None
) -> tuple[list[DateMention], list[PartialDate]]:
    """Return what :func:`find_dates` and what :func:`find_partial` return, for the time of reading once.

    A day alone that counts because of ``month`` is among the partial ones too.
    """
    folded, offsets = fold_with_offsets(text)
    known = year
    found, partial = [], []
    for reading in _Reader(text, folded, offsets, month).readings():
        first, last = reading.first, reading.last
        partial += [
            PartialDate(offsets[point.start], offsets[point.end], point.year, point.month, point.day)
            for point in ((first,) if first is last else (first, last))
        ]
        inferred = first.year is None
        if first.year is not None and last.year in (None, first.year):  # several years say nothing of the next date
            led = (
                known is not None
                and _is_year(first)
                and _OF_ORIGIN.search(folded, max(0, reading.start - _LED), reading.start)
            )
            known = known if led else first.year
        date = _event_date(first, last, known, inferred=inferred)
        if date:
            found.append(DateMention(offsets[reading.start], offsets[reading.end], date))
    return found, partial


def find_partial(text: str) -> list[PartialDate]:
    """Return what the text says of dates, whether or not a year is known; both ends of a range, one by one.

    Example:
        >>> [(d.year, d.month, d.day) for d in find_partial("9月8号这天有什么?")]
        [(None, 9, 8)]
    """
    return find_both(text)[1]


def _number(written: str) -> int:
    """Return the number up to 199 (or, digit by digit, the year) that Arabic or Chinese numerals write; 元 is 1."""
    if written == "元":
        return 1
    if written[0] in "0123456789":
        return int(written)
    if written.startswith("一百"):
        return 100 + (_number(written[2:].lstrip("零")) if len(written) > 2 else 0)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
    value = 0
    for character in written:
        value = 10 * value + _DIGITS[character]
    return value


def _event_date(first: _Point, last: _Point, known: int | None, *, inferred: bool) -> EventDate | None:
    """Return the date from ``first`` to ``last``, the year being ``known`` where neither names it."""
    year = first.year or known
    if year is None:
        return None
    last_year = last.year or year
    if last.year is None and (last.month or 0) < (first.month or 0):
        last_year += 1  # 11月至3月 runs into the next year
    if last_year not in _YEARS:
        return None
    start = f"{year:04}-{_first_month(first):02}-{_first_day(first):02}"
    month = last.months[1] if last.months else last.month or 12
    end_of_month = monthrange(last_year, month)[1]
    day = last.day or min(last.days[1] if last.days else 31, end_of_month)
    if day > end_of_month or (first.day and first.day > monthrange(year, first.month or 1)[1]):
        return None
    end = f"{last_year:04}-{month:02}-{day:02}"
    if end < start:
        return None
    single = first is last and not (first.months or first.days)
    return EventDate(start, end, first.finest if single else "range", inferred)


def _is_year(point: _Point) -> bool:
    """Return whether a year stands without a month: a day on which a thing began is told of as any other."""
    return point.month is None and point.months is None


def _first_month(point: _Point) -> int:
    return point.months[0] if point.months else point.month or 1


def _first_day(point: _Point) -> int:
    return point.days[0] if point.days else point.day or 1


def _possible(point: _Point) -> bool:
    """Return whether there is such a day (29 February where the year is open)."""
    if point.year is not None and point.year not in _YEARS:
        return False
    if point.month is not None and not 1 <= point.month <= 12:
        return False
    return point.day is None or 1 <= point.day <= (
        monthrange(point.year or 2000, point.month)[1] if point.month else 31
    )


class _Reader:
    """Reads the dates of one text; holds the text and what the last date said, so that a day can follow it."""

    def __init__(self, text: str, folded: str, offsets: list[int], month: int | None) -> None:
        self._text = text
        # NFKC makes digits of ①, ² and ½: a list's mark is no number
        self._folded = folded if folded == text else _without_marks(text, folded, offsets)
        self._offsets = offsets
        self._month = month
        self._beginning = len(self._folded) - len(self._folded.lstrip())

    def readings(self) -> list[_Reading]:
        """Return every reading in order, also those whose year is open."""
        found: list[_Reading] = []
        position = 0
        while trigger := _TRIGGER.search(self._folded, position):
            start, position = trigger.span()
            reading = self._read(start, found[-1] if found else None)
            if reading:
                found.append(reading)
                position = max(position, reading.end)
        return found

    def _read(self, start: int, before: _Reading | None) -> _Reading | None:
        character = self._folded[start]
        if "a" <= character <= "z":
            return self._english_part(start) or self._english(start)
        if self._inside_a_number_or_code(start):
            return None
        if not "0" <= character <= "9":
            return self._chinese(start, before)
        return (
            self._iso(start)
            or self._chinese(start, before)
            or self._english(start)
            or self._bare_years(start)
            or self._bare_year(start)
        )

    def _inside_a_number_or_code(self, start: int) -> bool:
        before = self._folded[start - 1 : start]
        if not before:
            return False
        if "a" <= before <= "z":
            return not _ZH_YEAR.match(self._folded, start)  # GDP2022年
        if before in "0123456789〇零○一二三四五六七八九十百千万亿$¥€£#_=&+":
            return True
        # 1,2022年 and GB-2022 are no dates, a list 、 or a sentence's comma is none of their business
        inside = self._folded[start - 2 : start - 1]
        if before == "," and inside.isalpha():
            return False  # (Weber,1919年8月9日生): a word ends before a comma, a number need not
        return before in ".,:/-" and inside.isalnum() and inside.isascii()

    # ---- Chinese

    def _chinese(self, start: int, before: _Reading | None) -> _Reading | None:
        first = self._chinese_point(start, None) or self._chinese_day_alone(start, before)
        if first is None:
            return None
        if not _possible(first):
            return None
        last = self._chinese_right(first)
        if last:
            return _Reading(first, last)
        if self._bare_end(first) and not _ZH_BARE_YEAR.match(self._folded, first.start):
            return None  # a number alone is no date
        return _Reading(first, first)

    def _chinese_right(self, first: _Point) -> _Point | None:
        """Return the right end of the range that ``first`` begins, if any."""
        join = _ZH_JOIN.match(self._folded, first.end)
        comma = None
        if join is None and first.month and self._bare_end(first):  # 9月8、9日
            comma = _ZH_COMMA.match(self._folded, first.end)
        end = join.end() if join else comma.end() if comma else 0
        last = self._chinese_point(end, first) if end else None
        if last is None:
            return None
        if not self._in_order(first, last) and not last.named_year and last.year and last.month != first.month:
            last = replace(last, year=last.year + 1)  # 12月30日至1月3日
        return last if _possible(last) and self._in_order(first, last) else None

    def _bare_end(self, point: _Point) -> bool:
        return point.end > 0 and self._folded[point.end - 1] not in "年度月份日号旬)"

    def _in_order(self, first: _Point, last: _Point) -> bool:
        if last.year is None or first.year is None:
            if last.month is not None and first.month is not None and last.month != first.month:
                return True  # may run into the next year
            ends = (last.month or 13, last.day or 32)
            return last.months is not None or ends > (first.month or 0, first.day or 0)
        return (last.year, last.month or 13, last.day or 32) > (first.year, first.month or 0, first.day or 0)

    def _chinese_point(self, start: int, left: _Point | None) -> _Point | None:
        """Return the date at ``start``; with ``left``, the right end of a range, which may leave out what left says."""
        year = _ZH_YEAR.match(self._folded, start)
        if year and _number(year[1]) in _YEARS and not self._is_age(start, year):
            return replace(self._in_year(start, year.end(), _number(year[1])), named_year=True)
        republic = _ZH_REPUBLIC.match(self._folded, start)
        if republic:
            return replace(self._in_year(start, republic.end(), 1911 + _number(republic[1])), named_year=True)
        era = _ZH_ERA.match(self._folded, start)
        if era:
            return _Point(start, era.end(), _ERAS[era[1]] - 1 + _number(era[2]), named_year=True)
        bare = _ZH_BARE_YEAR.match(self._folded, start)
        if bare and left is None and _number(bare[1]) in _YEARS:
            return _Point(start, bare.end(), _number(bare[1]))
        if left and left.year and left.month is None:
            reign = _ZH_REPUBLIC.match(self._folded, left.start) and _ZH_REIGN_YEAR.match(self._folded, start)
            if reign:  # 民国九年至二十五年
                return _Point(start, reign.end(), 1911 + _number(reign[1]), named_year=True)
            short = _ZH_SHORT_YEAR.match(self._folded, start)
            if short and int(short[1]) > left.year % 100:
                return _Point(start, short.end(), left.year // 100 * 100 + int(short[1]))
        point = self._month_on(start, start, left.year if left else None, right=left is not None)
        if point is None and left and left.month and (left.day or left.days):
            return self._day_on(start, start, left.year, left.month)
        return point

    def _in_year(self, start: int, position: int, year: int) -> _Point:
        part = _ZH_PART.match(self._folded, position)
        if part:
            half, quarter, quarters = part.groups()
            if half:
                months = (1, 6) if half == "上" else (7, 12)
            else:
                last = 3 * _number(quarter or quarters)
                months = (last - 2 if quarter else 1, last)
            return _Point(start, part.end(), year, months=months)
        return self._month_on(start, position, year) or _Point(start, position, year)

    def _month_on(self, start: int, position: int, year: int | None, *, right: bool = False) -> _Point | None:
        bare = None if right else _ZH_BARE_MONTH.match(self._folded, position)
        if bare and self._spans(bare):
            return _Point(start, bare.end(), year, _number(bare[1]))
        month = _ZH_MONTH.match(self._folded, position)
        if month is None or (start == position and not right and self._is_other_month(start)):
            return None
        point = _Point(start, month.end(), year, _number(month[1]))
        tenth = _ZH_TENTH.match(self._folded, month.end())
        if tenth:
            days = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}[tenth[1]]
            return replace(point, end=tenth.end(), days=days)
        return self._day_on(start, month.end(), year, point.month) or point

    def _is_other_month(self, start: int) -> bool:
        if self._ends_with(start, _NOT_A_MONTH_BEFORE):
            return True
        return self._ends_with(start, ("年",)) and not self._ends_with(start, _THIS_YEAR)

    def _day_on(self, start: int, position: int, year: int | None, month: int | None) -> _Point | None:
        bare = _ZH_BARE_DAY.match(self._folded, position)
        if bare and self._spans(bare):
            return _Point(start, bare.end(), year, month, _number(bare[1]))
        day = _ZH_DAY.match(self._folded, position)
        return _Point(start, day.end(), year, month, _number(day[1])) if day else None

    def _spans(self, bare: re.Match[str]) -> bool:
        """Return whether a number without its unit begins a range: joined by a dash or, if the next, a comma."""
        first, last = _number(bare[1]), _number(bare[2])
        return last > first and (self._folded[bare.end()] not in "、," or last == first + 1)

    def _chinese_day_alone(self, start: int, before: _Reading | None) -> _Point | None:
        if before and before.last.day and before.last.month:
            gap = _ZH_LIST.match(self._folded, before.end)
            if gap and gap.end() == start:
                return self._day_on(start, start, before.last.year, before.last.month)
        if self._month and start <= self._beginning:
            return self._day_on(start, start, None, self._month)
        return None

    def _is_age(self, start: int, year: re.Match[str]) -> bool:
        round_number = _number(year[1]) % 100 == 0
        return self._ends_with(start, (*_LENGTH_BEFORE, "第")) or (
            round_number and _AGE.match(self._folded, year.end()) is not None
        )

    def _ends_with(self, end: int, words: tuple[str, ...]) -> bool:
        return self._folded.endswith(words, max(0, end - 4), end)

    # ---- digits only

    def _iso(self, start: int) -> _Reading | None:
        opens = self._opens_line(start)
        first = self._iso_point(start) or (self._head_month(start) if opens else None)
        if first is None:
            return None
        join = _ISO_JOIN.match(self._folded, first.end)
        if join:
            last = self._iso_point(join.end()) or self._iso_rest(join.end(), first)
            last = last or (self._head_month(join.end()) if opens and not first.day else None)
            if last and self._in_order(first, last):
                return _Reading(first, last)
        return _Reading(first, first)

    def _opens_line(self, start: int) -> bool:
        return _BEFORE_HEAD.search(self._folded, max(0, start - 12), start) is not None

    def _iso_point(self, start: int) -> _Point | None:
        match = _ISO.match(self._folded, start)
        if match is None:
            return None
        if match[2] not in (".", "/") and _CODE_ON.match(self._folded, match.end()):
            return None  # 2024-05-27-30 is a code
        if match[2] != "-" and _SLASH_ON.match(self._folded, match.end()):
            return None
        month, day = int(match[3] or match[5]), int(match[4]) if match[4] else None
        point = _Point(start, match.end(), int(match[1]), month, day)
        return point if _possible(point) and day != 0 else None

    def _head_month(self, start: int) -> _Point | None:
        match = _HEAD_MONTH.match(self._folded, start)
        if match is None or self._counts(match.end()):
            return None
        return _Point(start, match.end(), int(match[1]), int(match[2]))

    def _iso_rest(self, start: int, left: _Point) -> _Point | None:
        match = _ISO_REST.match(self._folded, start)
        if match is None:
            return None
        counted = " " in self._folded[left.end : start] or not _ISO_DAY_ON.match(self._folded, match.end())
        if match[1] is None and (left.day is None or counted):
            return None
        point = _Point(start, match.end(), left.year, int(match[1]) if match[1] else left.month, int(match[3]))
        return point if _possible(point) else None

    def _bare_years(self, start: int) -> _Reading | None:
        years = _BARE_YEARS.match(self._folded, start)
        if years is None:
            return None
        first, last = int(years[1]), int(years[3])
        if first not in _MODERN_YEARS or last not in _MODERN_YEARS or first >= last or self._counts(years.end()):
            return None
        begun = _FROM.search(self._folded[max(0, start - 9) : start])
        if years[2] and not (begun and (begun[2] is not None) == (years[2] == "and")):
            return None  # "2019 and 2022" are two years unless they are what something lies between
        return _Reading(_Point(start, years.end(1), first), _Point(years.start(3), years.end(), last))

    def _bare_year(self, start: int) -> _Reading | None:
        match = _OLD_YEAR.match(self._folded, start)
        if match and _BEFORE_OLD_YEAR.search(self._folded[max(0, start - 8) : start]):
            point = _Point(start, match.end(), int(match[1]))
            return _Reading(point, point)
        if (span := _SHORT_SPAN.match(self._folded, start)) and self._opens_line(start):
            last = int(span[1][:2] + span[2])
            if last > int(span[1]):
                return _Reading(_Point(start, span.end(1), int(span[1])), _Point(span.start(2), span.end(), last))
        match = _BARE_YEAR.match(self._folded, start)
        if match is None:
            return None
        end = match.end()
        before, after = self._folded[max(0, start - 14) : start], self._folded[end : end + 2]
        if before.endswith(("(", "（")):
            known = after[:1] in (")", "）")
        elif before.endswith("第") or self._counts(end):
            known = False
        elif is_cjk(after[:1] or " "):
            known = True
        else:
            known = bool(_BEFORE_YEAR.search(before)) or self._stands_alone(before, after, end)
            known |= bool(_ARTICLE.search(before)) and self._is_of_one(end)
            known |= self._opens_line(start) and _SET_OFF.match(self._folded, end) is not None
        point = _Point(start, end, int(match[1]))
        return _Reading(point, point) if known else None

    def _stands_alone(self, before: str, after: str, end: int) -> bool:
        """Return whether a bare year is a word of its own: last of a query, among Chinese words, or before a Name."""
        if before and not before.endswith((" ", "\n")):
            return False
        if not after.strip(" ?\n"):
            return before.strip() != "" or not after
        near = before.rstrip()[-1:]
        if after[0] == " " and is_cjk(after[1]) and (not near or is_cjk(near)):
            return True
        following = self._text[self._offsets[end] : self._offsets[end] + 3]
        return following[:1] == " " and following[1:2].isupper() and following[2:3].islower()

    def _is_of_one(self, end: int) -> bool:
        """Return whether a number is said of one thing, which is of that year: the 2007 flood, not the 2007 homes."""
        nouns = _TWO_WORDS.match(self._folded, end)
        if nouns is None or nouns[1] in _MEASURING:
            return False
        return not any(is_plural(word) for word in nouns.groups() if word)

    def _counts(self, end: int) -> bool:
        return bool(_COUNTER.match(self._folded, end) or _COUNTED.match(self._folded, end))

    # ---- English

    def _english_part(self, start: int) -> _Reading | None:
        match = _EN_PART.match(self._folded, start)
        if match is None:
            return None
        quarter = int(match[1] or 0) or _ORDINALS.get(match[3] or "", 0)
        half = int(match[2] or 0) or _ORDINALS.get(match[4] or "", 0)
        months = (3 * quarter - 2, 3 * quarter) if quarter else (6 * half - 5, 6 * half)
        point = _Point(start, match.end(), int(match[5]), months=months)
        return _Reading(point, point)

    def _english(self, start: int) -> _Reading | None:
        first = self._english_point(start) or self._english_day(start)
        if first is None or not _possible(first):
            return None
        last = self._english_right(first)
        if first.month is None:  # 25-27 November: the month came with the right end
            if last is None or not last.day:
                return None
            first = replace(first, month=last.month, year=last.year)
        if last is None:
            return _Reading(first, first)
        if first.year is None and last.year is not None:
            first = replace(first, year=last.year)
        if _possible(first) and _possible(last) and self._in_order(first, last):
            return _Reading(first, last)
        return None

    def _english_right(self, first: _Point) -> _Point | None:
        """Return the right end of the range that ``first`` begins, if any."""
        join = _EN_JOIN.match(self._folded, first.end)
        both = None if join else _EN_AND.match(self._folded, first.end)
        end = join.end() if join else both.end() if both else 0
        if not end:
            return None
        last = self._english_point(end)
        if last is None and first.month and first.day and not first.year:
            day = _EN_DAY_ALONE.match(self._folded, end)
            if day:
                last = self._with_year(_Point(end, day.end(), None, first.month, int(day[1])))
        if last is None or last.finest != first.finest:
            return None
        if both and (last.month, last.day) != (first.month or last.month, (first.day or -9) + 1):
            return None  # "May 5 and May 9" are two dates
        return last if self._in_order(first, last) or first.month is None else None

    def _english_point(self, start: int) -> _Point | None:
        """Return ``Month [day][, year]`` or ``day [of] Month[, year]``."""
        name = _EN_MONTH.match(self._folded, start)
        if name:
            month = _MONTH_NAMES.index(name[1][:3]) + 1
            day = _EN_DAY.match(self._folded, name.end())
            if day:
                point = self._with_year(_Point(start, day.end(), None, month, int(day[1])))
            else:
                point = self._with_year(_Point(start, name.end(), None, month))
                point = point if point.year else replace(point, end=name.end(1))  # the stop may end the sentence
            return point if self._is_month(name, point) else None
        number = _EN_DAY_ALONE.match(self._folded, start)
        if number:
            of = _EN_OF.match(self._folded, number.end())
            name = _EN_MONTH.match(self._folded, of.end() if of else number.end())
            if name and name.start() > number.end():
                month = _MONTH_NAMES.index(name[1][:3]) + 1
                point = self._with_year(_Point(start, name.end(), None, month, int(number[1])))
                return point if point.year else replace(point, end=name.end(1))
        return None

    def _english_day(self, start: int) -> _Point | None:
        """Return a day alone, as the left end of ``25-27 November``."""
        number = _EN_DAY_ALONE.match(self._folded, start)
        return _Point(start, number.end(), day=int(number[1])) if number else None

    def _with_year(self, point: _Point) -> _Point:
        year = _EN_YEAR.match(self._folded, point.end)
        if year is None or (point.day and _COUNTED.match(self._folded, year.end())):
            return point
        return replace(point, end=year.end(), year=int(year[1]))

    def _is_month(self, name: re.Match[str], point: _Point) -> bool:
        """Return whether the word is the month: "may" is a verb and "Jan" a man unless something shows otherwise."""
        if point.year or name[1] not in _WORDS_AMBIGUOUS:
            return True
        before = self._folded[max(0, name.start() - 14) : name.start()]
        prepared = bool(_BEFORE_MONTH.search(before))
        if point.day:
            return prepared or self._text[self._offsets[name.start()]].isupper()
        if name[1] not in ("may", "march") or not prepared:
            return False
        if before.endswith("the "):  # the May meeting; not the March of the Volunteers, nor the May Fourth Movement
            is_name = self._text[self._offsets[name.start()]].isupper()
            return is_name and _OF_THE_MONTH.match(self._text, self._offsets[name.end() - 1] + 1) is not None
        return not before.endswith(("to ", "and "))


def _without_marks(text: str, folded: str, offsets: list[int]) -> str:
    """Return the folded text with the digits that were no digits (①, ², ½) made unreadable, length kept."""
    if not has_numeric_marks(text):
        return folded
    return "".join(
        "\ufffd" if "0" <= c <= "9" and not text[offsets[i]].isdecimal() else c for i, c in enumerate(folded)
    )
