"""Which spans of words that the learned reader chose can be of the kind asked for: a person is no day, 26 % no count."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.normalise import is_cjk
from qa.asking.classes import endings_of_body
from qa.asking.contrasts import belied
from qa.asking.question import COUNTED, TYPED, asks_weekday, asks_year
from qa.asking.segmenter import folded_of as fold
from qa.finding import names
from qa.finding.numeric import is_other_sort, is_vague
from qa.finding.recurring import asks_often, how_often, may_be_asked, recurring
from qa.finding.sentence import ANY_YEAR, mentions_in, quantities_in

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

SPOKEN_OF = 0.5
"""Least weight of a word of the question for a span of words to be what the question speaks of (by hand)."""

_WEEKDAYS = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天末]|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_ASKS_DAY = re.compile(r"哪(?:一)?(?:天|日)|几[月号日]|\b(?:what|which) (?:day|date)\b")
_DAY = re.compile(r"[\d一二三四五六七八九十初]")
_TIMED = re.compile(
    r"(?<!\d)\d{4}(?!\d)|[\d〇零一二三四五六七八九十]+(?:[号点:]|[/.-]\d)|^[\d〇零一二三四五六七八九十廿]+$|[年月日天夜晨晚午朝代期纪季初]|[春夏秋冬](?![\u4e00-\u9fff]?某)|周[一二三四五六日天末]|[本上下每]周|时|刻"
    r"|\b(?:day|week|month|year|morning|night)"
)
_ASKS_ONE_DAY = re.compile(r"哪(?:一)?(?:天|日)|几[号日]|\b(?:what|which) (?:day|date)\b")
_PRICED = re.compile(r"[\u4e00-\u9fff](?:价|率|额|量|比|值)[为是达]?\d+\.\d")
"""A price or a rate by its name, which a point makes no day: 发行价27.36."""
_A_COUNT = re.compile(r"[一二两三四五六七八九十\d]+[只个位名件头条支家所]")
_NUMERALS = re.compile(
    r"[\d〇零一二两三四五六七八九十百千万亿半几数多]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|free)\b"
)
_MEASURED = {
    "number": re.compile(r"[\d〇零一二两三四五六七八九十百千万亿半数几多全]"),
    "money": re.compile(r"[元钱万亿块币镑磅银文两¥$€£]|美金|卢比|法郎|[A-Z]{3}"),
    "percent": re.compile(r"%|百分|[成倍折半]|个点|分之"),
}
"""What a free span must have to be a quantity of the kind."""

LONGEST_LABEL = 12
"""Characters of a label of a section (by hand)."""

_CLAUSES = re.compile("[,，;；。]")
_MARKS = re.compile("[,，;；。、]")
_TIME_ONLY = re.compile(
    r"[今昨明前后当同次]天|[今去明前同当本次]年|[本上下当同]月|[今昨当]晚|目前|当时|现在|同时|此前|此后|随后"
)
_NAMING = {
    "place": frozenset({"ns", "s", "nt"}),
    "person": frozenset({"nr", "nrt", "nrfg", "nt", "nz", "ns", "eng", "j"}),
    "organisation": frozenset({"nr", "nt", "nz", "ns", "eng", "j"}),
}
_ENDS = {
    "place": re.compile(
        r"[省市县区镇乡村街路楼馆院校园场站厂店港岛山河湖海江桥国州城庙寺宫殿亭塔室层里内外上下旁边侧处地端岸线洲洋近面间]$|[A-Za-z]\W*$"
    ),
    "person": re.compile(r"[者人家员长师王帝皇后军族生工队团士神妻夫父母子女儿们会]$|[A-Za-z·]"),
    "organisation": re.compile(r"[司社校院所局部会团队厂店馆行台网厅委办署党军组构业站府室盟A-Za-z]"),
}
"""Parts of speech, and characters, of which a free span must have one to be of the kind."""


def may_answer(question: Question, words: list[Word], sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the span ``[start, end)`` of a document, in a sentence of it, can be of the kind asked for."""
    low, high = start - sentence.start, end - sentence.start
    text = sentence.plain[low:high]  # the patterns are in simplified characters
    if question.kind == "date":
        fits = _is_time(question, text) and not _is_more_than_a_time(question, words, text)
    elif asks_often(question):
        fits = bool(how_often(text))
    elif question.kind in COUNTED:
        fits = _is_quantity(question, text) and _is_one(question, sentence, low, high)
    elif question.kind in _ENDS:
        fits = _is_name(question, words, text) and not _is_named_by(question, sentence, low, high)
        fits = fits and not is_barred(question, sentence, low, high)
    else:
        return not _is_label(sentence, high)
    return fits and not _is_belied(question, sentence, low, high)


def _is_label(sentence: Sentence, high: int) -> bool:
    """Return whether words that end there only say which section begins (事件回顾:)."""
    said, mark, _ = sentence.plain.partition(":")
    section = fold(sentence.row.section or "")
    return bool(section and mark) and high <= len(said) and len(said) <= LONGEST_LABEL and section in fold(said)


def may_name(words: list[Word], text: str) -> bool:
    """Return whether words in simplified characters can name one thing that is not in the question, of whatever form."""
    named = any(len(word.label) > 1 and word.label in fold(text) for word in words)
    return not (named or _MARKS.search(text) or _TIME_ONLY.fullmatch(text) or _is_amount(text))


def _is_amount(text: str) -> bool:
    """Return whether words are a quantity and no more: 三期 is the name of nobody."""
    return any(item.start <= 1 and item.end == len(text) for item in quantities_in(text))


def _is_time(question: Question, text: str) -> bool:
    """Return whether words can be a time; of a day asked for, 夏季行动 is none."""
    if asks_weekday(question.text):
        return bool(_WEEKDAYS.search(text))
    if _ASKS_DAY.search(question.text) and not _DAY.search(text):
        return False
    told = mentions_in(text, ANY_YEAR) if _ASKS_ONE_DAY.search(question.text) else ()
    if told and all(item.date.precision in {"month", "year"} for item in told):
        return False  # 2022年11月 is no day
    if (regular := recurring(text)) and may_be_asked(question) and regular[0][1] - regular[0][0] < len(text.strip()):
        return False  # 安排在每周五
    priced = _PRICED.search(text) or any(
        item.kind in {"money", "percent"} or item.unit == "岁" for item in quantities_in(text)
    )
    if priced and not mentions_in(text, ANY_YEAR):
        return False  # nor is 今年61岁 a time
    if _A_TERM.fullmatch(text) and asks_year(question.text):
        return False  # 期五年 is no year
    return bool(_TIMED.search(text)) and not _CLAUSES.search(text) and not _A_COUNT.match(text)


_A_TERM = re.compile(r"[为共满期近约了]*(?:\d{1,2}|[一二两三四五六七八九十百]{1,3})多?[年载]多?")
"""How long something lasts, and not in which year."""


_DATED = re.compile(r"\d[年月日号]")
_AT_FIRST = re.compile(r"原[定计拟]")


def _is_more_than_a_time(question: Question, words: list[Word], text: str) -> bool:
    """Return whether words have what a date dates with it (20日的现场会), or say unasked that it was one at first (原定)."""
    if _AT_FIRST.search(text) and not _AT_FIRST.search(question.text):
        return True
    told = fold(text)
    return bool(_DATED.search(text)) and sum(len(word.label) > 1 and word.label in told for word in words) > 1


LONGEST = 8
"""Characters of words that can be a quantity without being read as one (半数以上; not 落实二十大的精神): by hand."""


def _is_quantity(question: Question, text: str) -> bool:
    """Return whether words can be a quantity of the kind and sort asked for."""
    found = quantities_in(text)
    if not found and len(text) > LONGEST and any(map(is_cjk, text)):
        return False
    if question.unit and any(map(str.isdigit, text)) and not found:
        return False  # the digits of a date count nothing
    loose = question.kind == "number" and question.language == "zh" and not question.unit  # 能卖多少
    kinds = {"number", "ordinal"} if question.kind == "number" else {question.kind}
    if found and not loose and not any(item.kind in kinds for item in found):
        return False  # 26%以上 is no number of companies, 45亩 no sum
    if found and question.unit and all(item.kind == "ordinal" and item.unit != question.unit for item in found):
        return False  # 第一期 counts no people
    if is_vague(question, text) or is_other_sort(question, text):
        return False
    if question.kind == "money" and not _NUMERALS.search(text):
        return False
    return bool(_MEASURED[question.kind].search(text))


def _is_one(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a stretch of a sentence can be one quantity of the sort asked for, and is no date."""
    text = sentence.text
    digits = [place for place in range(start, end) if text[place].isdigit()]
    dates = [(item.start, item.end) for item in mentions_in(text, ANY_YEAR)]
    if digits and all(any(low <= place < high for low, high in dates) for place in digits):
        return False
    held = [item for item in quantities_in(text) if item.start < end and start < item.end]
    return len(held) < 2 and not any(is_other_sort(question, text[item.start : item.end]) for item in held)


def _is_name(question: Question, words: list[Word], text: str) -> bool:
    """Return whether words can name a person, place or body."""
    asked = fold(question.text)
    person, place, body = (question.kind == kind for kind in ("person", "place", "organisation"))
    if person and (
        any(map(str.isdigit, text)) or any(len(word.label) > 1 and word.label in fold(text) for word in words)
    ):
        return False  # whom the question names is not whom it asks for
    if place and "的" in text.strip("的"):
        return False  # 晋江市的某公司: who is there, not where
    english = question.language == "en" and body
    if body and _A_COUNT.match(text):
        return False  # 16支球队
    if ((place or english) and _CLAUSES.search(text)) or (place and names.EVERYWHERE.fullmatch(text)):
        return False
    if (
        body
        and (endings := endings_of_body(asked, question.language))
        and not any(ending in text for ending in endings)
    ):
        return False  # which newspaper: no ranger station
    if body and _is_of_what_is_asked(words, text):
        return False
    inside = names.tokens(text)
    first, rest = (inside[0].tag, inside[:-1]) if len(inside) > 1 else ("", [])
    if not person and (first in {"v", "d", "p", "c"} or any(word.tag == "v" for word in rest)):
        return False  # 申报通过泉州市: what was done, no name
    tags, last = {word.tag for word in inside}, inside[-1].tag if inside else ""
    alone = last == "nz" and len(inside[-1].text) == 1  # 中国|赛
    if (place and (alone or last in {"n", "v", "vn", "w", "x"})) or (body and last in {"v", "i"}):
        tags = set()
    if person and last == "n" and tags.isdisjoint({"nr", "nrt", "nrfg"}):
        tags = {"n"}  # 国家 names nobody in 国家创新型县
    return not _TIME_ONLY.fullmatch(text) and bool(_NAMING[question.kind] & tags or _ENDS[question.kind].search(text))


_DONE_TO = re.compile(
    r"(?P<verb>主办|承办|协办|举办|发起|创办|创立|研发|研制|收购|并购)[了过]?(?:[一二两三四五六七八九十\d]+[届次场期个])?(?:[“《][^”》]*)?$"
)


def _is_deed(question: Question, sentence: Sentence, low: int, high: int) -> bool:
    """Return whether words stand behind the verb that a Chinese question asks the doer of (承办了|书展), or end with it."""
    if question.language != "zh":
        return False
    asked, match = fold(question.text), _DONE_TO.search(sentence.plain, 0, low)
    if match is not None and match["verb"] in asked:
        return True
    last = names.tokens(sentence.plain[low:high])[-1:]
    return bool(last) and last[0].tag[0] == "v" and len(last[0].text) > 1 and last[0].text in asked


def _is_of_what_is_asked(words: list[Word], text: str) -> bool:
    """Return whether words say what the body that is asked for did something to (中国|机器人|大赛), and name none."""
    said = [word.label for word in words if len(word.label) > 1 and word.label in fold(text)]
    return len(said) > 1 and not _ENDS["organisation"].search(text.rstrip("”’」』\"' ")[-1:])


def is_barred(question: Question, sentence: Sentence, low: int, high: int) -> bool:
    """Return whether a stretch of a sentence names no body, place or person, however sure the reader is of it."""
    if _is_of_a_title(sentence.plain, low, high) and not _PRINTED.search(fold(question.text)):
        return True
    if question.kind != "place" and _is_deed(question, sentence, low, high):
        return True
    people = names.people(sentence.text) if question.kind == "organisation" else []
    if any(start < high and low < end and not sentence.text[start:end].isascii() for start, end in people):
        return True  # who is of a body is none, whole or cut short; a firm may have a name like Pony Harper
    if question.kind == "place":
        return _TELLS.match(sentence.plain, low) is not None or _tells_value(sentence.text[low:high])
    if question.kind != "organisation":
        return _is_whence(question, sentence, low, high)
    inside = [word for word in names.tokens(sentence.text) if low <= word.start and word.end <= high]
    led = bool(inside) and inside[0].tag in {"v", "d"} and len(inside[0].text) > 1
    led |= any(word.tag == "p" and len(word.text) > 1 for word in inside)  # 申报|通过|清远市
    return led or _is_place_only(question, sentence, low, high)


def _tells_value(said: str) -> bool:
    """Return whether words hold a day or month, a sum, a share or a number of people, which no place has in its name."""
    return bool(find_partial(said)) or any(
        item.kind in {"money", "percent"} or item.unit in _OF_PEOPLE for item in quantities_in(said)
    )


_OF_PEOPLE = frozenset({"人", "名", "人次", "位"})

_TELLS = re.compile("[让使令请把将被个些]|要|为了|能够?|不")
"""How words begin that say what is done, and name no place."""

_TITLED = re.compile("《[^《》]*》")
_PRINTED = re.compile(r"媒体|报纸|报社|[日晚]报|杂志|期刊|刊物|\b(?:newspaper|magazine|journal|paper|media)\b")
"""Bodies whose names stand where titles do."""


def _is_of_a_title(plain: str, low: int, high: int) -> bool:
    """Return whether a stretch stands in the title of a document: that names no person, place or body."""
    return any(match.start() < high and low < match.end() for match in _TITLED.finditer(plain))


_SEATS = re.compile("[省市县区镇乡村州国]|政府|谁(?!家)")


def _is_place_only(question: Question, sentence: Sentence, low: int, high: int) -> bool:
    """Return whether a stretch is a place, alone or before words of the question: 泉州市 is no body, but where one is."""
    if question.language != "zh" or _SEATS.search(question.text):
        return False
    said = [
        (sentence.offsets[item.start], sentence.offsets[item.end])
        for item in sentence.matches
        if item.weight >= SPOKEN_OF
    ]
    rest = [
        word for word in names.tokens(sentence.text)
        if low <= word.start and word.end <= high and not any(start <= word.start and word.end <= end for start, end in said)
    ]  # fmt: skip
    return all(word.tag == "ns" for word in rest if word.tag != "x")


def _is_named_by(question: Question, sentence: Sentence, low: int, high: int) -> bool:
    """Return whether a span of words that an English question asks a person for is what it speaks of itself."""
    if question.kind != "person" or question.language == "zh":
        return False
    said = [
        item for item in sentence.matches
        if item.weight >= SPOKEN_OF and low <= sentence.offsets[item.start] and sentence.offsets[item.end] <= high
        and not names.ROLE.search(sentence.folded[item.start : item.end])
    ]  # fmt: skip
    return bool(said) and not any(low <= begin and stop <= high for begin, stop in names.people(sentence.text))


def _is_whence(question: Question, sentence: Sentence, low: int, high: int) -> bool:
    """Return whether a place only says where the person comes from who is named behind it: 韩国导演朴宰贤."""
    said = sentence.plain[low:high].removeprefix("是")
    if question.kind != "person" or {word.tag for word in names.tokens(said)} != {"ns"}:
        return False
    behind = names.tokens(sentence.plain[high : high + OFFICE + 4])
    return any(word.tag in _PEOPLE and 0 < word.start <= OFFICE for word in takewhile(_is_no_mark, behind))


def _is_no_mark(word: names.Token) -> bool:
    return word.tag != "x"


_PEOPLE = frozenset({"nr", "nrt", "nrfg"})


OFFICE = 6
"""Characters of an office between where somebody comes from and the name (by hand)."""


def _is_belied(question: Question, sentence: Sentence, low: int, high: int) -> bool:
    """Return whether a span is of the other of two that exclude each other: the men's winner, not the women's."""
    places = (bisect_left(sentence.offsets, place) for place in (low, high))
    return question.kind in TYPED and bool(belied(fold(question.text), sentence.folded, *places))
