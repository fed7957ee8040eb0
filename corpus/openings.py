"""How a line opens: bullet, date, number, label or bracket; ``headings`` decides what that means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.paragraphs import weight

TITLE_WEIGHT = 40.0  # a title taken from a sentence is cut here; news headlines seldom pass 30 ideographs
_SHORTEST_CLAUSE = 4.0  # "会上," or "当日," is not yet a title

_NUMERAL = "[〇零一二三四五六七八九十百]"
_DAY_NUMERAL = r"(?:\d{1,2}|[０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_REPUBLIC = r"民[国國]\s?(?:\d{1,3}|[〇零一二三四五六七八九十百元]{1,5})\s?年(?!度|代|级|級|第)"
_ERA = (
    r"(?:[明清]朝?\s?)?(?:洪武|建文|永[乐樂]|洪熙|宣德|正[统統]|景泰|天[顺順]|成化|弘治|正德|嘉靖|隆[庆慶]|万历|萬[曆歷]|泰昌|天[启啟]|崇[祯禎]"
    r"|[顺順]治|康熙|雍正|乾隆|嘉[庆慶]|道光|咸[丰豐]|同治|光[绪緒]|宣[统統])\s?(?:\d{1,2}|[一二三四五六七八九十元]{1,3})\s?年(?!代|级|級)"
)
_ZH_DATE = (
    r"(?:(?:公元|西元)?(?P<y>(?:(?:\d{4}|[０-９]{4}|[〇○零一二三四五六七八九]{4})\s{0,3}年(?!度|代|级|第)"
    rf"(?:\s?[（(][\u4e00-\u9fff]{{3,9}}年[)）])?|(?:{_REPUBLIC}|{_ERA})(?:\s?[（(](?:公元|西元)?(?:\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}})年?[)）])?))"
    r"(?P<part>(?:[春夏秋冬]季?|[初底末]|[上下]半年)(?![\u3400-\u9fff]))?\s{0,3})?"
    rf"(?P<m>{_DAY_NUMERAL}\s{{0,3}}月(?:份|[上中下]旬|初(?![一二三四五六七八九十])|底|末)?\s{{0,3}})?"
    rf"(?P<d>{_DAY_NUMERAL}\s{{0,3}}[日号號](?!线|楼|院|文)|(?<=月)初[一二三四五六七八九十])?"
)
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_ORDINAL_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_RANGE = r"(?:\s{0,3}(?:至|到|~|~|～|-|–|—|、|和|及|to)\s{0,3}"
_DATES = [
    re.compile(
        _ZH_DATE
        + _RANGE
        + _ZH_DATE.replace("?P<y>", "?:").replace("?P<part>", "?:").replace("?P<m>", "?:").replace("?P<d>", "?P<d2>")
        + ")?"
    ),
    re.compile(
        r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?:(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])"
        r"(?:(?:至|到|[-–—~～]|(?<!/..)(?<!/.)/)(?:\d{4}(?P=s))?(?:(?:0?[1-9]|1[0-2])[-/.])?(?:0?[1-9]|[12]\d|3[01])(?=[\s)\]:：,，、。]|$))?"
        r")?(?!\d)"
    ),
    re.compile(
        rf"(?:On )?(?P<m>{_MONTH_NAME})\s+(?P<d>{_ORDINAL_DAY})"
        rf"(?:\s{{0,3}}(?:-|–|to)\s{{0,3}}(?:{_MONTH_NAME}\s+)?{_ORDINAL_DAY})?(?:,?\s+(?P<y>\d{{4}})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:On )?(?P<d>{_ORDINAL_DAY})(?:\s{{0,3}}(?:-|–|to)\s{{0,3}}{_ORDINAL_DAY})?\s+(?P<m>{_MONTH_NAME})"
        r"(?:,?\s+(?P<y>\d{4})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:In )?(?P<m>{_MONTH_NAME})(?:(?:,?\s+|\s+of\s+)(?P<y>\d{{4}})\b|(?=\s{{0,3}}(?:[:：—–]|$)))", re.IGNORECASE
    ),
    re.compile(
        r"(?:In )?(?P<y>(?:1[0-9]|20)\d{2})(?:\s?[-–—/]\s?(?:(?:1[0-9]|20)?\d{2})(?!\d))?"
        r"(?=\s{0,3}(?:[:：—–]|$|, )|\t|\.\s{1,3}[A-Z\"“‘'])"  # 1966-72. The hall is closed
    ),
]
_PART_OF_MONTH = (
    re.compile(
        rf"(?:In |By |Towards? )?(?:the )?(?:early|mid|late|end of|middle of|beginning of)[ -](?P<m>{_MONTH_NAME})"
        r"(?:,?\s+(?:of )?(?P<y>\d{4})\b)?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:Early|Late) in (?P<m>{_MONTH_NAME})(?:,?\s+(?P<y>\d{{4}})\b)?", re.IGNORECASE),
)
"""In early March, late in August: they open an entry as 7月中旬 does."""
_DATES += _PART_OF_MONTH
_DATELINE = re.compile(
    r"[\u3400-\u9fff]{2,10}(?=\d{1,2}月\d{1,2}日[电讯])"
    r"|[A-Z][A-Za-z.'’ ]{1,30},(?: [A-Z][A-Za-z.'’ ]{1,30},)?\s+"
    r"(?=\d{1,2} [A-Z]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
# What stands beside the date in a diary or log; the event is called by what follows it.
_WEATHER = re.compile(
    r"(?:(?:(?:星期|礼拜|周)[一二三四五六日天]|农历[^\s,，。;；]{1,10}|(?:上午|下午|早晨|白天|夜间|晚上?|傍晚|午后)?"
    r"(?:晴(?:天|朗|好)?|阴(?:天)?|多云|少云|雨(?:夹雪)?|雪|雾|霾|沙尘(?:暴)?|扬沙|浮尘|冰雹|霜(?:冻)?|闷热|酷暑|[微大狂阵]风|[东南西北]{1,2}风"
    r"|(?:毛毛|雷阵|雷|阵|小|中|大|暴|大暴|特大暴|冻|细)雨|(?:小|中|大|暴|阵)雪|(?:大|浓|薄)雾)"
    r"|(?:气温|温度)?[-−零下]{0,2}\d{1,2}(?:\s?[-~～—至到]\s?[-−零下]{0,2}\d{1,2})?\s?(?:℃|°C?|度|级(?:风)?)"
    r"|[一二三四五六七八九十]{1,2}级(?:风)?|转|间|到|有时|局部"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mostly|partly|light|heavy)?\s?(?:sunny|clear|fair|cloudy|overcast|rain|rainy"
    r"|showers?|drizzle|snow|snowy|fog|foggy|windy|storm|stormy|thunderstorms?))"
    r"[ \t\u3000,，、/|·.。;；]*)+(?:(?<=[\t\u3000,，、/|·.。;；])|(?<= )(?![A-Za-z])|$)",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"(?:(?:[上下]午|晚上?|晚间|凌晨|清晨|当天|起|前后|左右)(?=[\s,，、:：])|[电讯])?\s*(?:[（(][^（()）\n]{1,12}[)）])?"
    r"(?:[,，、:：—–\-|·.\])）】〗》*_]|\s)*"
)
# What each of _DATES begins with, in one look: most lines open with no date
_DATE_FIRST = re.compile(
    rf"民[国國]|{_ERA}"
    r"|(?:公元|西元)?[\d〇○零一二三四五六七八九十廿卅]{1,4}\s{0,3}[年月日号號]|\d{4}[-/.]|(?:In )?(?:1[0-9]|20)\d{2}"
    r"|(?:In |By |Towards? )?(?:the )?(?:early|mid|late|end of|middle of|beginning of)[ -]|(?:Early|Late) in "
    r"|(?:On )?\d{1,2}(?:st|nd|rd|th)?(?:\s|-|–|to)|(?:On |In )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)

_BULLETS = r"●○•◆◇■□▪▲△★☆※►▶◎✦·・*+\-–>"
_BULLET = re.compile(rf"(?:[{_BULLETS}]|—(?!—))[{_BULLETS} \t\u3000]*(?=[^\s—{_BULLETS}])")
_OPENERS = re.compile(r"[（(【〖\[《\s*_]*")
_NO_DECIMAL = r"(?:(?!\d)|(?<=、)(?=(?:19|20)\d\d年))"
"""Behind a running number stands no other digit (1.5, 3、4号楼) but that of a year (一、2022年工作回顾)."""
_NUMBERS = [
    ("一、", re.compile(rf"({_NUMERAL}{{1,4}})\s*[、.．]{_NO_DECIMAL}\s*")),
    ("（一）", re.compile(rf"[（(]\s*({_NUMERAL}{{1,4}})\s*[)）][、.]?\s*")),
    ("1.", re.compile(rf"(\d{{1,3}})\s?[.．、]{_NO_DECIMAL}\s*")),
    ("（1）", re.compile(r"[（(]\s*(\d{1,3})\s*[)）][、.]?\s*")),
    ("1）", re.compile(r"(\d{1,3})\s?[)）]\s*")),
    ("【1】", re.compile(rf"[【〖\[](\d{{1,3}}|{_NUMERAL}{{1,3}})[】〗\]](?![(:])\s*")),
    ("①", re.compile(r"([①-⑳⑴-⒇⒈-⒛❶-❿])\s*[、.]?\s*")),
    ("第一章", re.compile(rf"第\s?(\d{{1,3}}|{_NUMERAL}{{1,4}})\s?[章节節篇部编編回卷](?!分)\s*[、:：.]?\s*")),
    ("I.", re.compile(r"([IVX]{1,5})[.)、]\s+")),
]
_ENUMERATED = re.compile(r"(?:\d{1,3}\s?[.．、)）]|[（(]\d{1,3}[)）]|[①-⑳])(?!\d)\s*(?=[\d*_]|民|公元|西元)")
"""A number before the date of an entry: 1. 2011年5月 …"""
_NUMBER_FIRST = re.compile(r"[\d〇零一二三四五六七八九十百（(【〖\[①-⑳⑴-⒇⒈-⒛❶-❿第IVX]")
_BRACKET = re.compile(r"([【〖\[])([^【】〖〗\[\]\n]{2,60})[】〗\]](?![(:（])[ \t\u3000]*[:：]?[ \t\u3000]*")
_LATIN_NUMBER = r"(?:No\.? ?|#)?(?:\d{1,3}|[IVX]{1,5}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
_SEPARATOR = r"[ \t]*(?:[:：|丨·]|——?|–)[ \t\u3000]*|[ \t]+-+[ \t]+"
_ZH_LABEL = re.compile(
    r"(?P<head>第\s?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[\u3400-\u9fff]{1,5}"
    r"|[\u3400-\u9fff]{1,8}(?:[ \t]?(?:\d{1,3}|[①-⑳]|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]))?)"
    rf"(?P<sep>{_SEPARATOR}|[、.．](?!\d)[ \t]*|[ \t\u3000]+|(?<=[天日周站程])[，,][ \t]*)(?=\S)"
)
_STAGES = "(?:[Dd]ay|[Ll]eg|eek|age|und|ion|ght|nth)"
"""How the stages of a journey or course end (Day, Leg, Week, Stage, Round, Session, Night, Month), whose number a comma sets off."""
_LATIN_LABEL = re.compile(
    rf"(?P<head>[A-Za-z][A-Za-z'’]*(?: [A-Za-z'’]+){{0,2}}?,? {_LATIN_NUMBER}\b)"
    rf"(?P<sep>{_SEPARATOR}|[.](?!\d)[ \t]*|[ \t]+"
    rf"|(?<={_STAGES} .),[ \t]*|(?<={_STAGES} ..),[ \t]*)(?=\S)"
    rf"|(?P<head2>[A-Za-z][A-Za-z'’]*(?: [A-Za-z'’]+){{0,2}})(?P<sep2>{_SEPARATOR})(?=\S)"
)
_LABEL_NUMBER = re.compile(
    r"(?<=第)\s?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4}|[①-⑳])[)）]?$"
    rf"|(?<= ){_LATIN_NUMBER}$"
)
_STOP = re.compile("[。！？!?；;，,：:\n]|[.](?=\\s|$)|——|…")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


_NO_HEADING_END = re.compile(r"[。;；,，、]$|(?<![A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line opens with: ``style`` groups alike openings, ``after`` is where the rest begins."""

    style: str
    after: int
    value: int = 0
    inner: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Heading:
    """A heading at ``[start, end)``; end == start where it is only the opening of a paragraph. ``title`` may be empty.

    ``role`` is event, container, section or title; ``body`` is where the text after an opening goes on.
    """

    kind: str
    style: str
    start: int
    end: int
    title: tuple[int, int]
    body: int
    level: int = 0
    date: Opening | None = None
    role: str = "event"


def skip_bullets(text: str, start: int, end: int) -> int:
    """Return where the line goes on after list marks such as ``●`` and ``-``."""
    match = _BULLET.match(text, start, end)
    return match.end() if match and match.end() < end else start


def leading_date(text: str, start: int, end: int) -> Opening | None:
    """Return the date the line opens with, or None: ``style`` is year, month, day, or "bare day" (5日 alone).

    Example:
        >>> leading_date("1月5日,开工", 0, 7)
        Opening(style='day', after=5, value=0, inner=(0, 4))

    """
    start = _end_of(_OPENERS, text, skip_bullets(text, start, end), end)
    start = _end_of(_OPENERS, text, _end_of(_ENUMERATED, text, start, end), end)
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    if start >= end or not _DATE_FIRST.match(text, start, end):
        return None
    for pattern in _DATES:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        stop = match.end() if match.groupdict().get("d2") or match.re is not _DATES[0] else _end_of_first(match, end)
        year, month, day = match["y"], match.groupdict().get("m"), match.groupdict().get("d")
        if stop == start or not (year or month or day):
            continue
        if match.groupdict().get("part") and stop == match.end("y"):
            stop = match.end("part")  # 1952年冬
        grain = ("day" if month or year else "bare day") if day else "month" if month else "year"
        if grain == "month" and month and (pattern in _PART_OF_MONTH or re.search("[旬初底末]", month)):
            grain = "day"  # 7月中旬 opens an entry of a chronicle as 7月15日 does
        if month and (on := _TO_MONTH.match(text, stop, end)):
            stop = on.end()  # 5月中旬至6月上旬, 3月至5月
        stop = start + len(text[start:stop].rstrip())  # a space between month and text sets the date off
        return Opening(grain, _end_of(_AFTER_DATE, text, stop, end), 0, (start, stop))
    return None


_TO_MONTH = re.compile(
    rf"(?<=[月旬])\s?(?:至|到|~|～|-|–|—)\s?(?:{_DAY_NUMERAL}月(?:[上中下]旬)?|(?<=旬.)[上中下]旬)(?![\d一二三四五六七八九十])"
)
_BACK = re.compile(
    r"(?:[同是当该](?P<grain>[日月年])|(?:[同是当该]年?)?"
    r"(?:[春夏秋冬](?:季|[初末]|[春夏秋冬](?:之交)?)?|[年岁][初底末终中]|正月|腊月|[上下]半年))(?=[,，、\s])"
    r"|(?:(?:In|By|That|The following|Over the) )?(?:(?:the )?(?:early|mid|late)[ -])?(?:the )?(?:spring|summer|autumn|winter)(?=,? [a-z])"
    r"|(?:At|By|Towards) (?:the )?(?:end of (?:the|that) year|year's end|year end|turn of the year|Christmas)(?=,? [a-zA-Z])"
)


def leading_back(text: str, start: int, end: int) -> Opening | None:
    """Return the word for the day, month or year before, or for a part of that year, by which a line opens, or None.

    Example:
        >>> leading_back("是月，水厂投产", 0, 7), leading_back("冬，修渠", 0, 4).style
        (Opening(style='same month', after=3, value=0, inner=(0, 2)), 'same year')

    """
    match = _BACK.match(text, start, end)
    if match is None:
        return None
    grain = {"日": "day", "月": "month"}.get(match["grain"], "year")
    return Opening(f"same {grain}", _end_of(_AFTER_DATE, text, match.end(), end), 0, match.span())


def _end_of_first(match: re.Match[str], end: int) -> int:
    """Return the end of a Chinese date whose range did not come to a second day (1月、2月 … or 5日和…)."""
    stop = max(match.end(name) for name in "ymd")
    return min(end, stop) if stop > 0 else match.start()


def after_weather(text: str, start: int, end: int) -> int:
    """Return where the words after the weather and the day of the week go on; ``start`` if there are none.

    Example:
        >>> after_weather("晴转多云 25℃ 周日", 0, 11), after_weather("晴川阁修缮", 0, 5)
        (11, 0)

    """
    match = _WEATHER.match(text, start, end)
    return match.end() if match else start


def has_dateline(text: str, start: int, end: int) -> bool:
    """Return whether the line opens with a place and date, as a report sent from there does."""
    return _DATELINE.match(text, _end_of(_OPENERS, text, start, end), end) is not None


def leading_number(text: str, start: int, end: int) -> Opening | None:
    """Return the running number the line opens with: ``一、`` ``（一）`` ``1.`` ``①`` ``第一章`` and so on.

    Example:
        >>> leading_number("十二、结语", 0, 5)
        Opening(style='一、', after=3, value=12, inner=(0, 0))

    """
    if not _NUMBER_FIRST.match(text, start, end):
        return None
    for style, pattern in _NUMBERS:
        match = pattern.match(text, start, end)
        if match and match.end() < end:
            unit = match[0].strip("、:：. \t\u3000")[-1] if style == "第一章" else ""
            return Opening(style + unit, match.end(), _value(match[1]))
    return None


def leading_label(text: str, start: int, end: int) -> Opening | None:
    """Return the label the line may open with: ``style`` has ``#`` for its number, ``inner`` is the label's span.

    Example:
        >>> leading_label("大事三:地铁开通", 0, 8)
        Opening(style='大事#:', after=4, value=3, inner=(0, 3))

    """
    match = _ZH_LABEL.match(text, start, end) or _LATIN_LABEL.match(text, start, end)
    if match is None:
        return None
    name, gap = ("head", "sep") if match["head"] else ("head2", "sep2")
    head, separator = match[name], match[gap].strip()[:1]
    number = _LABEL_NUMBER.search(head)
    style = _LABEL_NUMBER.sub("#", head).strip() if number else head
    latin = head[0].isascii()
    if separator in ("、", ".", "．", ",", "，") and not number:
        return None
    if style.strip("#（()） ") == "" or (not latin and len(style.strip("#")) < 2):
        return None
    value = _value(re.sub(r"[^\dIVX①-⑳一二三四五六七八九十百]", "", number[0])) if number else 0
    colon = ":" if separator in ("：", ":") else "" if not separator else "—"
    return Opening(style.lower() + colon, match.end(), value, match.span(name))


def leading_bracket(text: str, start: int, end: int) -> Opening | None:
    """Return the bracketed words the line opens with: ``inner`` is what stands between the brackets."""
    match = _BRACKET.match(text, start, end)
    if match is None or not any(c.isalnum() for c in match[2]):
        return None
    inner = match.start(2) + len(match[2]) - len(match[2].lstrip()), match.start(2) + len(match[2].rstrip())
    return Opening(match[1], match.end(), 0, inner)


def first_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the first clause that can stand as a title, at most 40 ideographs or 80 letters long."""
    start = _end_of(_OPENERS, text, start, end) if text[start : start + 1].isspace() else start
    limit = min(end, start + 2 * int(TITLE_WEIGHT))
    stop = limit
    position = start
    while match := _STOP.search(text, position, limit):
        inside_number = (
            match[0] in ",，:."
            and text[match.start() - 1 : match.start()].isdigit()
            and (text[match.end() : match.end() + 1].isdigit())
        )
        size = _size(text[start : match.start()])
        comma = match[0] in ",，、" and text[match.end() : match.end() + 1] == " "
        if not inside_number and size >= (_SHORTEST_CLAUSE if not comma else 3 * _SHORTEST_CLAUSE):
            stop = match.start()
            break
        position = match.end()
    if _size(text[start:stop]) > TITLE_WEIGHT:
        stop = start + _cut(text[start:stop])
    if stop == limit < end and text[limit - 1].isascii() and text[limit].isascii() and not text[limit].isspace():
        stop = max(text.rfind(" ", start, limit), start) or limit
        stop = limit if stop == start else stop
        stop = _at_joint(text, start, stop)
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",，、:：—-"):
        stop -= 1
    return start, stop


_JOINT = re.compile(
    r",? (?:and|but|or|which|who|that|while|when|where|after|before|as|with|because|so|to|of|in|on|at|by|for|from) "
)
"""Before what an English clause that is too long for a title can end."""


def _at_joint(text: str, start: int, stop: int) -> int:
    """Return where a title that had to be cut between two words ends well: before what joins on, in its second half."""
    joints = [match.start() for match in _JOINT.finditer(text, start + (stop - start) // 2, stop)]
    return joints[-1] if joints else stop


def is_short(text: str, start: int, end: int) -> bool:
    """Return whether the span is as short as a heading: 80 ideographs or 140 letters."""
    return end - start <= 80 or (end - start <= 140 and weight(text[start:end]) <= 60)


def looks_like_heading(text: str, start: int, end: int) -> bool:
    """Return whether the line is short and does not end as a sentence."""
    return start < end and is_short(text, start, end) and not _NO_HEADING_END.search(text[max(start, end - 3) : end])


def _size(text: str) -> float:
    ascii_letters = sum(c.isascii() for c in text)
    return len(text) - ascii_letters / 2


def _cut(text: str) -> int:
    size = 0.0
    for i, character in enumerate(text):
        size += 0.5 if character.isascii() else 1
        if size > TITLE_WEIGHT:
            space = text.rfind(" ", 0, i)
            return space if character.isascii() and space > i // 2 else i
    return len(text)


def _value(numeral: str) -> int:
    """Return the number that a short numeral of any style writes; 0 if it is none."""
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1 and not "\u4e00" <= numeral <= "\u9fff" and numeral not in "IVX〇":
        import unicodedata

        return int(unicodedata.numeric(numeral, 0))
    if numeral.strip("IVX") == "":
        values = [{"I": 1, "V": 5, "X": 10}[c] for c in numeral]
        return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def _end_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
