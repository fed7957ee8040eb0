"""What a question names: persons, places and bodies, things of a row (the second batch) and of a code (2号线, B轮)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES, SURNAMES
from corpus.normalise import half_width, is_cjk, is_latin
from index.english import chinese_number
from qa.asking.holdings import is_held
from qa.asking.segmenter import folded_of as fold
from qa.asking.segmenter import is_known
from qa.asking.words import ranked_forms, without_gaps
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, Index
    from qa.asking.question import Question


_ORDINAL = re.compile(r"第([一二三四五六七八九十百]+|\d+)([^\W\d_])")

_OF_RANK = frozenset("名位的")
"""What may stand behind an ordinal of rank: 排名第二的 is 第二名 in a text."""

_LAST_OF_CLAUSE = re.compile(r"第([一二三四五六七八九十百]+|\d+)(?![^\W\d_])")
"""An ordinal of rank with which a clause ends: 排名第二,"""

_NUMBERED = re.compile(r"(?:第(?P<number>[一二三四五六七八九十百]+|\d+)|首)(?P<thing>[届批期任次轮季])(?!日|天|年)")
"""What tells one of a row from the others; 首届 is the first of them."""

_CODED = "线|楼|馆|厅|门|桥|井|矿|机|机组|船|轮|车|炉|院|店|站|航站楼|文件"

CODE = re.compile(
    r"(?<![a-z0-9.])(?P<letters>[a-z]{1,2})(?P<after>\d{1,4})(?![a-z0-9.])"
    r"|(?<![a-z0-9])(?P<series>[a-h][轮座馆区组])"
    rf"|(?<![\d.])(?P<line>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})号(?P<of>{_CODED})"
    r"|(?<!第)(?P<phase>[一二三四五六七八九])期(?!间|限|货|刊|待|望|末|初|中|权|许|颐)"
    r"|(?P<name>[\u4e00-\u9fff]{2})(?<!\d月)(?<![一二三四五六七八九十]月)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})号"
    rf"(?!{_CODED})"
)
"""The number or letters that a line, a building or a ship has for a name: 2号线, T2, 东滨一号; not 5月3号."""

SERIES = re.compile(r"\b(?:series ([a-h])|([a-h])[ -]round|round ([a-h]))\b")
"""A round of investment, by its letter: B轮."""

_IN_QUOTES = re.compile(r"[“「『]([^“”「」『』]{2,16})[”」』]")
"""What a question puts in quotes: the name of a thing."""

VERSION = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d)\d{1,3}(?:\.\d{1,3}){2,3}(?![\d.])"
    r"|(?:\b(?:version|release|v)\.? ?|版本(?:号)?)(?P<short>\d{1,3}(?:\.\d{1,3}){1,3})(?![\d.])",
    re.IGNORECASE,
)
"""The number of a version: 3.2.0, version 3.2."""

_ORDINALS_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

_ORDINAL_ENGLISH = re.compile(
    rf"\b({'|'.join(_ORDINALS_ENGLISH)}|\d+(?:st|nd|rd|th))\s+(?:and \w+ )?"
    r"((?:batch|phase|session|edition|round|stage|term|meeting|conference|forum|congress|festival|fair|expo|games|summit|school|hospital|class|group|line|issue|plenary|primary)(?:es|s)?)\b"
    rf"|\b({'|'.join(_ORDINALS_ENGLISH[1:])}|next)\s+(?:(?!(?:place|prize|half|quarter|largest|biggest|most|best|day|week|month|year|in|of|at|for|to|the)\b)[a-z-]+ ){{0,5}}?"
    r"(course|competition|contest|tournament|festival|fair|expo|exhibition|training|symposium|workshop|summit|games|race|conference|meeting|forum|congress|edition)\b"
)

_NEXT = re.compile(r"下一?[届次期场轮站](?![面来])")
_NEXT_SAID = re.compile(r"下一?[届次期场轮站]|[明次翌来]年|\bnext\b|\bfollowing (?:year|edition)\b")
"""The turn to come of what recurs, asked for and said."""

COMMON = frozenset(
    "嘉宾 长度 马拉松 上市 入市 都市 山区 海关 台风 新建 大桥 大道 东方 中央 和平 平安 高明 城区 市区 郊区 西部 东部 南部 北部 中部 海峡 海外 国际 沿海 新城 老城 东西 师傅 老师傅 城市 国家 地区 地方 地点 首都 省份 县城 农村 乡村 市中心 中国 全国 我国 国内 全省 全市 本市 本省 世界 全球 china chinese".split()
)

_NOT_NAMES = frozenset(
    "what which who whom whose when where why how the and for are was were did does has have had january february march"
    " april may june july august september october november december day monday tuesday wednesday thursday friday saturday"
    " sunday is in on at of to by from name list give show tell please can could will would should a an i it there any"
    " city county province town company university government conference meeting competition school besides apart aside together along alongside unlike according after before during since while county's mr mrs ms dr".split()
)

_TITLES = frozenset("mr mrs ms dr".split())
_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?:[ ·](?:of |and |the |de )?[A-Z][\w'’-]*)*")

_NO_NAME = frozenset("是会为的有在被和与及认了着吗呢什么谁哪多少几们")
"""Characters that no personal name has: the tagger has taken in the word after it, or made a name of words."""

_RULED = frozenset("县区镇乡村")
"""How names of places end, and none of persons."""

_LONE = frozenset("中上下里内外前后时点年月日比来去")
"""Characters that stand alone between words."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the question names: ``kind`` is date, place, organisation, person, ordinal, code (2号线) or thing (in quotes); ``text`` as it was asked."""

    kind: str
    text: str
    start: int


def is_miscut(index: Index, asked: str, text: str, start: int, hits: Sequence[Hit]) -> bool:
    """Return whether a word that no text has is none: in 大地震中|东滨大学 the passages have 地震, 东滨, no 中东.

    So it is if words across its ends, which the passages at hand have, cover all its characters.
    """
    question, form = fold(asked), fold(text)
    if not all(map(is_cjk, form)) or len(form) < 2 or len(question) != len(asked) or is_held(index, form, "person"):
        return False
    low, high = start, start + len(form)
    texts = [index.passages.folded_text(hit.row.number) for hit in hits]
    covered = {place for place in (low, high - 1) if question[place] in _LONE}
    lone, whole, across = set(covered), False, False
    for begin in range(max(low - 3, 0), high):
        for end in range(max(begin + 2, low + 1), min(begin + 4, len(question)) + 1):
            run = question[begin:end]
            if all(map(is_cjk, run)) and any(run in passage for passage in texts):
                covered.update(range(begin, end))
                whole = True
                # 北京 and 大学 do not make words of 北京大学, as 榆江 does of 比榆江
                across |= begin < low or high < end or (begin <= low + 1 and end >= high - 1 and bool(lone))
    return whole and across and covered.issuperset(range(low, high))


def is_made_up(index: Index, name: str, hits: Sequence[Hit]) -> bool:
    """Return whether a name of three characters that no text has, and that begins with no surname, is of words: 翠玉|梨."""
    form = fold(name)
    if len(form) != 3 or form[0] in ALL_SURNAMES or is_held(index, form, "person"):
        return False
    texts = [index.passages.folded_text(hit.row.number) for hit in hits]
    return any(form[:2] in text and form[2] in text for text in texts)


def named_in(question: Question) -> list[Constraint]:
    """Return what a question names."""
    text = question.text
    found = [Constraint("ordinal", match.group(), match.start()) for match in _ORDINAL.finditer(text)]
    found = [item for item in found if not re.match(r"第[一二三四1-4]季", item.text)]
    found += [Constraint("ordinal", match.group(), match.start()) for match in _NEXT.finditer(text)]
    folded = fold(text)
    if question.language == "zh" and len(folded) == len(text):
        found += [Constraint("code", text[slice(*match.span())], match.start()) for match in CODE.finditer(folded)]
    if question.language == "zh" or any(map(is_cjk, text)):
        rest = text
        kinds = dict.fromkeys(question.people, "person") | dict.fromkeys(question.places, "place")
        for name, kind in kinds.items() if len(folded) == len(text) else ():
            found.append(Constraint(kind, name, folded.find(name)))
            rest = rest.replace(text[folded.find(name) : folded.find(name) + len(name)], " " * len(name))
        found += _chinese_names(rest)
    if question.language == "zh":
        found += [Constraint("thing", match[1], match.start(1)) for match in _IN_QUOTES.finditer(text)]
        found += _english_names(text)
    found += [
        Constraint("code", match["short"] or match.group(), match.start("short" if match["short"] else 0))
        for match in VERSION.finditer(text)
    ]
    if question.language != "zh":
        found += [
            Constraint("ordinal", " ".join(filter(None, match.groups())), match.start())
            for match in _ORDINAL_ENGLISH.finditer(text.lower())
        ]
        found += [Constraint("code", match.group(), match.start()) for match in SERIES.finditer(text.lower())]
        found += _english_names(text)
    return found


def _chinese_names(text: str) -> list[Constraint]:
    plain = without_gaps(half_width(text))
    found = []
    bodies = [
        (start, end) for start, end in names.organisations(plain)
        if any(word.tag in {"ns", "nt", "nz", "nr"} and start <= word.start < end for word in names.tokens(plain))
        or any(word.tag == "f" and word.start == start and len(word.text) > 1 for word in names.tokens(plain))  # 南方
    ]  # fmt: skip
    named = names.people(plain)
    found += [
        Constraint("organisation", plain[start:end], start)
        for start, end in bodies
        if plain[start:end].endswith(_SCHOOLED) and end - start > 4 and not _NO_NAME & set(plain[start:end])
        if not any((word.start, word.end) == (start, end) for word in names.tokens(plain))
    ]  # 厦门科技大学, which no dictionary has: neither 厦门 nor 大学 tells it
    for word in names.tokens(plain):
        name = plain[word.start : word.end]
        if len(name) < 2 or fold(name) in COMMON:
            continue
        if any(start < word.start and word.end <= end for start, end in named):
            continue  # 溫|紹棠 is a person
        if word.tag == "ns" or (word.tag[:2] == "nr" and len(name) > 2 and name[-1] in _RULED):
            found.append(Constraint("place", name, word.start))
        elif word.tag == "nt":
            found.append(Constraint("organisation", name, word.start))
    people = [  # 马超 is a word of the dictionary, and the name of more than one man
        (word.start, word.end) for word in names.tokens(plain)
        if (word.tag == "nr" and 2 <= len(word.text) <= 3 and word.text[0] in SURNAMES)
        or (word.tag in {"nr", "nrt"} and len(word.text) > 2 and is_known(word.text))  # 特朗普, 爱因斯坦
    ]  # fmt: skip
    for start, end in sorted({*names.people(plain), *people}):
        name = plain[start:end]
        if len(name) > 2 and name[-1] in _RULED:
            continue  # 石桥镇, which the segmenter takes for somebody
        if plain[start - 1 : start] == "比" and len(name) > 2:
            name = name.rstrip("大小多少高低早晚")  # 比白露|大
        body = any(low <= start < high for low, high in bodies)
        joined = "·" in plain[max(start - 1, 0) : start] + plain[end : end + 1]  # part of a longer foreign name
        if (
            2 <= len(name) <= 4
            and fold(name) not in COMMON
            and not names.is_office(name)
            and not body
            and not joined
            and not _NO_NAME & set(name)
            and not (name[0] in "那这" and len(name) > 2 and is_known(name[1:]))  # 那|阵子
            and not names.is_directed(name)
        ):
            found.append(Constraint("person", name, start))
    return found


_SCHOOLED = ("大学", "学院", "银行")
"""How bodies end of which a place has several, each with a name of its own."""

_NUMBER_BEHIND = re.compile(r" \d{1,3}\b(?! ?[%,.:]\d| (?:day|week|month|year|hour|minute)s?\b)")


def _english_names(text: str) -> list[Constraint]:
    found = []
    for match in _CAPITALS.finditer(text):
        run = match.group()
        parts = [part for part in re.split(r"[ ·]", run) if part]
        while parts and (parts[0].lower() in _NOT_NAMES or (match.start() == 0 and len(parts) == 1)):
            if match.start() == 0 and len(parts) == 1 and parts[0].lower() not in _NOT_NAMES and len(run) > 3:
                break  # keyword style: Jinjiang population
            parts = parts[1:]
        kept = " ".join(parts)
        if (
            not kept
            or kept.isupper()
            or (kept[:-1].isupper() and kept[-1] == "s")
            or any(map(str.isdigit, kept))
            or _NUMBER_BEHIND.match(text, match.end())
            or fold(re.sub(r"['’]s$", "", kept)) in COMMON
        ):
            continue  # GDP, SMEs, Jiangyou 8: words, or a thing of a row; nor does a Chinese text name China
        if match.start() == 0 and len(parts) == 1 and parts[0] == run.split(" ")[0]:
            continue  # the first word is written large whatever it is
        titled = run.partition(" ")[0].lower() in _TITLES
        found.append(
            Constraint("person" if len(parts) > 1 or titled else "place", re.sub(r"['’]s$", "", kept), match.start())
        )
    return found


_TURN = re.compile(
    r"(?P<last>(?<![比较超])上一?[届期次轮])|(?P<next>下一?[届期次轮])|\b(?:(?P<before>previous|last)|(?P<after>next)) \w+"
)
"""How a text calls the turn before and after the one of which it tells."""


def says_turn(asked: str, text: str, around: str) -> bool:
    """Return whether a text tells of the turn that is asked for by its place: 上届, beneath 第六届, is the fifth.

    Or it numbers the turn that is asked for as the next one. ``around`` is what numbers the present turn.

    Example:
        >>> says_turn("第五届", "上届论坛在线上举办。", "第六届论坛举行"), says_turn("next forum", "第七届在釜山举办", "第六届论坛举行")
        (True, True)
    """
    folded = fold(asked)
    now = next((_value(match.group(1)) for match in _ORDINAL.finditer(around) if match.group(2) in _TURNS), 0)
    if not now:
        return False
    if folded.startswith(("next ", "下")):
        return any(_value(match.group(1)) == now + 1 for match in _ORDINAL.finditer(text) if match.group(2) in _TURNS)
    if match := _ORDINAL.match(folded):
        if match.group(2) not in _TURNS:
            return False
        wanted = _value(match.group(1))
    else:
        said = folded.split()[0]
        wanted = _ORDINALS_ENGLISH.index(said) + 1 if said in _ORDINALS_ENGLISH else int(re.sub(r"\D", "", said) or 0)
    turns = {now - 1 if turn["last"] or turn["before"] else now + 1 for turn in _TURN.finditer(text)}
    return wanted in turns


_TURNS = frozenset("届期次轮")

_PRIZES = {1: "冠军", 2: "亚军", 3: "季军"}
"""How a text calls whoever has the first ranks."""


def says_ordinal(asked: str, text: str) -> bool:
    """Return whether a text has an ordinal before the same thing, however it is written (第6届, 第六届, sixth)."""
    folded = fold(asked)
    if folded.startswith(("next ", "下")):
        return _NEXT_SAID.search(text) is not None
    match = _ORDINAL.match(folded)
    if match:
        number = _value(match.group(1))
        thing: str | None = None if match.group(2) in _OF_RANK else match.group(2)
    else:
        said = folded.split()[0]
        number = _ORDINALS_ENGLISH.index(said) + 1 if said in _ORDINALS_ENGLISH else int(re.sub(r"\D", "", said))
        thing = None
        if 0 < number <= 20 and re.search(rf"\b{_ORDINALS_ENGLISH[number - 1]}\b|\b{number}(?:st|nd|rd|th)\b", text):
            return True
        if number == 1 and re.search(r"首|最早|最先|率先|初", text):
            return True
        if any(form in text for form in ranked_forms(folded)):
            return True
        if folded.endswith(" congress") and f"{chinese_number(number)}大" in text:
            return True  # 二十大
    for other in _ORDINAL.finditer(text):
        if _value(other.group(1)) == number and thing in {None, other.group(2)}:
            return True
    if match and thing is None and _PRIZES.get(number, " ") in text:
        return True
    if match and thing is None and any(_value(other.group(1)) == number for other in _LAST_OF_CLAUSE.finditer(text)):
        return True
    if match and 0 < number <= len(_ORDINALS_ENGLISH) and is_latin(text):
        return (
            re.search(rf"\b(?:{_ORDINALS_ENGLISH[number - 1]}|{number}(?:st|nd|rd|th))\b(?! (?:quarter|half)\b)", text)
            is not None
        )
    return number == 1 and thing is not None and f"首{thing}" in text


@lru_cache(maxsize=4096)
def numbers_in(folded: str) -> dict[str, set[int]]:
    """Return the numbers that a folded text gives the things of a row, by their measure word.

    Example:
        >>> numbers_in("首届茶文化节之后是第二届")
        {'届': {1, 2}}
    """
    found: dict[str, set[int]] = {}
    for match in _NUMBERED.finditer(folded):
        found.setdefault(match["thing"], set()).add(_value(match["number"]) if match["number"] else 1)
    for match in CODE.finditer(folded):
        if match["series"]:
            continue
        thing = match["letters"] or match["of"] or match["name"] or "期"
        number = match["after"] or match["line"] or match["number"] or match["phase"]
        found.setdefault(thing, set()).add(_value(number))
    return found


def coded_forms(match: re.Match[str]) -> list[str]:
    """Return how a folded text may write a name of a number: 2号线 and 二号线."""
    if match["letters"] or match["series"]:
        return [match.group()]
    number = match["line"] or match["number"] or match["phase"]
    value = _value(number)
    written = {number, str(value)} | ({_TO_TEN[value]} if value < len(_TO_TEN) else set())
    forms = [match.group().replace(number, form) for form in sorted(written)]
    return forms + [re.sub("号$", f"{quote}号", form) for form in forms if match["name"] for quote in '”」』"']


_TO_TEN = "零一二三四五六七八九十"


def is_first(asked: str) -> bool:
    """Return whether an ordinal is the first."""
    return bool(re.match(r"第(?:一|1)\D|first\b|1st\b", fold(asked)))


def counts_on(asked: str, text: str) -> bool:
    """Return whether a text numbers other things of the sort: where it does, the first of them would be named so."""
    match = _ORDINAL.match(fold(asked))
    return match is not None and any(other.group(2) == match.group(2) for other in _ORDINAL.finditer(text))


_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def _value(written: str) -> int:
    """Return the number of an ordinal below a thousand.

    Example:
        >>> _value("十二"), _value("二十"), _value("6")
        (12, 20, 6)
    """
    if written.isdigit():
        return int(written)
    total, digit = 0, 0
    for character in written:
        if character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
