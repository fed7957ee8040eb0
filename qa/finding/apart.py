"""Which of the values of one sentence are those asked for: what each measures, governs, or is a part of."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from corpus.facts import find_facts
from qa.asking.denials import asks_denied
from qa.asking.matching import coverage, find, weighed_inside
from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.asking.segmenter import tagged
from qa.asking.words import Word, asked_gap
from qa.checking.of_what import priced
from qa.finding.deeds import prizes_told
from qa.finding.numeric import STOCK, is_of_a_name
from qa.finding.recurring import may_be_asked, recurring
from qa.finding.sentence import Candidate, Sentence, quantities_in
from qa.finding.wanted import SUBSET, TENURE, Wanted, rows_of, tenure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.finding import names


@lru_cache(maxsize=4096)
def _heads(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Return the start and end of each quantity of a sentence and of what it measures."""
    return tuple(
        (item.start, item.end, item.head_start, item.head_end)
        for item in find_facts(text)
        if item.head_start < item.head_end and item.kind != "date"
    )


_NOUNS = frozenset({"n", "nz", "nt", "ns", "nr", "nl", "ng", "b", "a", "an", "vn", "j", "l", "i", "eng"})


_DEEDS = frozenset(
    "参赛 参展 参会 与会 参演 参评 到会 到场 报名 签约 入选 入围 获奖 得奖 通车 通水 通电 达标 受灾 受伤".split()
)
"""What is done and not counted, at the end of a question, though the segmenter may take it for a noun."""


def counted_phrase(question: Question, words: list[Word]) -> frozenset[int]:
    """Return the words of the phrase that names what a Chinese question counts; none of an English one.

    It is the nouns right behind 多少 and its unit (多少|科技小巨人企业), else those right before it, and before the verb
    that may stand there (科技小巨人企业|新增|多少家).
    """
    if question.language != "zh" or not (gap := asked_gap(folded := fold(question.text))):
        return frozenset()
    cut, place = [], 0
    for text, tag in tagged(folded):
        cut.append((place, place + len(text), tag))
        place += len(text)
    spans = list(takewhile(lambda item: item[2] in _NOUNS, (item for item in cut if item[0] >= gap[1])))
    last = folded[slice(*spans[-1][:2])] if spans else ""
    if (
        len(spans) > 1
        and (spans[-1][2] == "vn" or last in _DEEDS)
        and not folded[spans[-1][1] :].strip("了过的吗呢?。 ")
    ):
        spans = spans[:-1]  # 多少|企业|参赛: what they did
    if not spans:
        before = [item for item in cut[::-1] if item[1] <= gap[0]]
        verbs = list(takewhile(lambda item: item[2] in {"v", "d"}, before))
        spans = verbs + list(takewhile(lambda item: item[2] in _NOUNS, before[len(verbs) :]))
    low, high = min((item[0] for item in spans), default=0), max((item[1] for item in spans), default=0)
    return frozenset(number for number, word in enumerate(words) if word.label in folded[low:high])


def measured(
    candidate: Candidate, words: list[Word], counted: frozenset[int], *, part: bool = False
) -> tuple[float, int, float]:
    """Return how much of what is counted stands in what a value measures, and how much else does.

    That is the idf of the words that name it, each by how well it fits, and the characters that neither they nor a word
    of stock cover: in 冠军66项、亚军66项 the first 66项 measures 冠军; what 认定第一批高新技术企业304家 counts is more
    special than 高新技术企业. The last is the idf of all the question's words in it. Where the question asks for a
    ``part``, 第一批 is nothing else.
    """
    sentence = candidate.sentence
    start, end = candidate.start - sentence.start, candidate.end - sentence.start
    held: dict[int, float] = {}
    whole: dict[int, float] = {}
    special = 0
    for first, last, begin, stop in _heads(sentence.text):
        if not (first < end and start < last):
            continue
        free = set(range(begin, stop))
        for pattern in (STOCK, SUBSET) if part else (STOCK,):
            for said in pattern.finditer(sentence.plain, begin, stop):
                free -= set(range(*said.span()))
        for match in sentence.matches:
            low, high = sentence.offsets[match.start], sentence.offsets[match.end]
            if low < stop and begin < high:
                word = words[match.word]
                whole[match.word] = max(whole.get(match.word, 0.0), word.idf * math.sqrt(match.weight))
                if match.word in counted:
                    held[match.word] = max(held.get(match.word, 0.0), word.idf * math.sqrt(match.weight))
                if match.weight >= 0.3:
                    free -= set(range(low, high))
        special = max(special, sum(sentence.plain[place].isalnum() for place in free))
    return sum(held.values()), special, sum(whole.values())


def counted_of(sentence: Sentence, span: names.Span) -> names.Span | None:
    """Return the stretch of a sentence that says what a quantity in it measures; None if nothing is known to."""
    return next(
        ((begin, stop) for first, last, begin, stop in _heads(sentence.text) if first < span[1] and span[0] < last),
        None,
    )


HAS = 0.15
"""Least weight of a word, or of what may be a translation of it, that a part of a sentence has (by hand)."""

ASTRAY = 2.5
"""What speaks against a number where another of its sentence belongs to the very word that the question tells it apart
by: the reader takes the first of a row too often (by hand)."""


def values_apart(
    sentence: Sentence,
    spans: list[names.Span],
    words: list[Word],
    question: Question,
    heads: dict[names.Span, names.Span],
) -> set[names.Span]:
    """Return the values of a sentence of which others have more of what is asked."""
    if question.kind in {"person", "organisation"} and question.language != "zh":
        return _won_apart(sentence, spans, words)
    if question.kind == "date":
        dates = [span for span in spans if not is_of_a_name(sentence, span)]
        return _dated_apart(sentence, dates, words, question) if len(dates) > 1 else set()
    if question.kind in COUNTED and asks_of_whole(sentence, words, question):
        return set(spans)
    if heads and "前者" in sentence.plain:
        return _of_the_other(sentence, heads)
    if heads:  # 三家, in 甲、乙、丙三家的产量分别为, is no output
        low, high = max(end for _, end in heads.values()), min(start for start, _ in heads)
        return {span for span in spans if low <= span[0] and span[1] <= high}
    parts = parted(sentence, spans, question) if len(spans) > 1 and question.kind in {"number", "money"} else set()
    if question.kind == "money" and question.language != "zh" and len(spans) > 1 and _HAN.search(sentence.plain):
        return parts | _priced_apart(sentence, spans, words, fold(question.text))
    later = _told_before(sentence, spans) if question.kind == "percent" else parts
    if question.language == "zh" and len(spans) > 1:
        later |= _further_named(sentence, spans)
    if question.kind == "number" and len(spans) > 1:
        later |= _wholes(sentence, spans) | (
            _not_of_verb(sentence, spans, question) if question.language == "zh" else set()
        )
    return later | (_told_apart(sentence, spans, question) if ";" in sentence.plain else set())


_ATTRIBUTE = re.compile(
    r"(?:多少|几)[名个位]?[^\W\d_]{0,4}?被(?:依法)?(?P<done>[\u4e00-\u9fff]{2})(?=了?[?。 ]*$)"
    r"|被?(?P<verb>[\u4e00-\u9fff]{2,4})的(?P<thing>[^,。?里中了]{0,12}?)(?:一共|总共|共|大约)?[有是为达]?(?:多少|几)"
)
"""Where a verb may stand before what a question counts, or for it: 立案|的提案有多少件, 整改|的有几家."""


@lru_cache(maxsize=256)
def attributive(asked: str) -> tuple[str, bool]:
    """Return the word that tells what a folded Chinese question counts from the rest of its sort, and whether it is a
    verb for sure; "" if there is none.

    Example:
        >>> attributive("整改的商户有多少家?"), attributive("立案的提案有多少件?"), attributive("提案有多少件?")
        (('整改', True), ('立案', False), ('', False))
    """
    match = _ATTRIBUTE.search(asked)
    if match is None:
        return "", False
    if match["done"]:  # 多少人被逮捕
        return match["done"], True
    place = 0
    for text, tag in tagged(asked):
        place += len(text)
        if place == match.end("verb"):
            return (text, tag in {"v", "vn"}) if len(text) > 1 else ("", False)
    return "", False


def _further_named(sentence: Sentence, spans: list[names.Span]) -> set[names.Span]:
    """Return the values of what a Chinese sentence tells by a word more than the question has, where another lacks it.

    In 归属于股东的净利润1.58亿元,扣非净利润1.31亿元 the second is not 净利润 as such; what ends in 的 makes no other thing.
    """
    bare: list[set[int]] = []
    further: dict[names.Span, set[int]] = {}
    for first, last, begin, stop in _heads(sentence.text):
        inside = [
            (low, match.word)
            for match in sentence.matches
            if begin <= (low := sentence.offsets[match.start]) and sentence.offsets[match.end] <= stop
            and match.weight == 1.0
        ]  # fmt: skip
        span = next((span for span in spans if first < span[1] and span[0] < last), None)
        if not inside or span is None:
            continue
        led, named = sentence.plain[begin : min(inside)[0]], {word for _, word in inside}
        if not led or led.endswith("的"):
            bare.append(named)
        elif len(led) > 1 and led.isalpha() and not STOCK.search(led):
            further[span] = named
    # 岸电设施68套 does not tell of 岸电覆盖率
    return {span for span, named in further.items() if any(named <= other for other in bare)}


_OUT_OF = re.compile(r"[^\W\d_]{1,8}[中里],?有?\d")
"""What stands behind the number of all of whom parts are told: 25名|代表中19人赞成."""


def _wholes(sentence: Sentence, spans: list[names.Span]) -> set[names.Span]:
    """Return the numbers of all, where what is asked is said only of the parts behind them."""
    found = set()
    for span in spans:
        whole = _OUT_OF.match(sentence.plain, span[1])
        if whole is None:
            continue
        inside: dict[int, bool] = {}
        for match in sentence.matches:
            behind = sentence.offsets[match.start] >= whole.end() - 1
            inside[match.word] = inside.get(match.word, True) and behind and match.weight >= 0.3
        if any(inside.values()):
            found.add(span)
    return found


_ASKS_OF_ALL = re.compile(
    r"[中里](?:面)?,?(?:共|又|只|约)?有(?:多少|几)|其中|\b(?:how (?:many|much)|what (?:share|part|proportion)) of (?:the|its|their|those|these|this|that|them|it)\b"
)
"""What asks for a part, and not for the whole."""
_PART_LED = re.compile(
    r"其中|^[^,;。]{0,8},(?:只|仅|约)?有$|(?:当年|今年|本年|年内|全年)新[增建]|,? (?:and )?(?:of (?:which|whom|them|these)|including|among them)\b"
)
_PART_TELLS = re.compile(r" (?:[a-z]+ )?of (?:them|whom|which|these|those)\b")
_OF_WHOLE = re.compile(r"(?:^|[.;] )(?:Out o|O)f (?:the |its |their |all )?$")
_CLAUSE_ENDS = re.compile(r"[,;。:]|\.(?= |$)")


@lru_cache(maxsize=4096)
def _whole_and_part(text: str) -> tuple[tuple[names.Span, names.Span, names.Span], ...]:
    """Return the numbers of a sentence of which the second is a part of the first, with the stretch that tells of the part.

    Example:
        >>> text = "It has 12 gates, 4 of them for ships."
        >>> [tuple(text[slice(*span)] for span in found) for found in _whole_and_part(text)]
        [('12 gates', '4', '4 of them for ships')]
    """
    found = []
    values = quantities_in(text)
    for place, part in enumerate(values):
        own = [item for item in values[:place] if _counts_same(item, part)]
        if not own:
            continue
        whole = own[-1]
        between = text[whole.end : part.start]
        stop = next((match.start() for match in _CLAUSE_ENDS.finditer(text, part.end)), len(text))
        led = _PART_LED.search(between)
        if led is not None and not _ENDS_WHOLE.search(between):
            begin = whole.end + led.start()
        elif _PART_TELLS.match(text, part.end) or _OF_WHOLE.search(text[: whole.start]):
            begin = part.start
        else:
            continue
        found.append(((whole.start, whole.end), (part.start, part.end), (begin, stop)))
    return tuple(found)


_ENDS_WHOLE = re.compile("[;。]")


def _counts_same(whole: Quantity, part: Quantity) -> bool:
    """Return whether a number may be a part of another: smaller, and of the same unit or of none."""
    same = whole.unit == part.unit or (part.unit == "" and part.kind == "number")
    return whole.kind == part.kind and part.value < whole.value and same


def parted(sentence: Sentence, spans: list[names.Span], question: Question) -> set[names.Span]:
    """Return the numbers of wholes where a part is asked for, and of parts of which nothing of the question is told.

    A part is asked for where a word of the question is said only of it: in 队伍30支,有8支来自县外 of 来自县外 the 8.
    """
    found = _whole_and_part(sentence.plain)
    if not found:
        return set()
    of_part = _ASKS_OF_ALL.search(fold(question.text)) is not None
    asked, out = set(), set()
    for whole, part, region in found:
        inside: set[int] = set()
        outside: set[int] = set()
        for match in sentence.matches:
            if match.weight >= SAID_OF_PART:
                start, end = sentence.offsets[match.start], sentence.offsets[match.end]
                (inside if region[0] <= start and end <= region[1] else outside).add(match.word)
        if of_part or inside - outside:
            asked.add(part)
            out.add(whole)
        elif not inside:
            out.add(part)
    held = {span for span in spans if any(low < span[1] and span[0] < high for low, high in out)}
    return held - {span for span in spans if any(low < span[1] and span[0] < high for low, high in asked)}


SAID_OF_PART = 0.3
"""Least weight of a word that is said of a part (by hand)."""


def _not_of_verb(sentence: Sentence, spans: list[names.Span], question: Question) -> set[names.Span]:
    """Return the numbers of a sentence that its verbs part from the one that a question asks of.

    In 收到提案31件,立案19件 only the second are 立案的提案: a number is of the verb that leads up to it in its own
    clause, no other number between; where the verb leads up to none, of the one behind which it stands (18支队伍参赛).
    """
    verb, sure = attributive(fold(question.text))
    plain = sentence.plain
    if not verb or verb not in plain or asks_denied(fold(question.text)):
        return set()
    among = plain.find("其中")  # of the parts holds what is said of the whole
    ordered = sorted(span for span in spans if not 0 <= among < span[0])
    led, followed = set(), set()
    for place, (start, end) in enumerate(ordered):
        begin = max([plain.rfind(mark, 0, start) + 1 for mark in ",;。:"] + [ordered[place - 1][1] if place else 0])
        stops = [at for at in (plain.find(mark, end) for mark in ",;。:") if at >= 0]
        stop = min([*stops, *(span[0] for span in ordered[place + 1 : place + 2]), len(plain)])
        said = plain[begin:start]
        if f"{verb}的" not in said and (verb in said if sure else said.endswith(verb)):
            led.add((start, end))
        elif sure and verb in plain[end:stop]:
            followed.add((start, end))
    own = led or followed
    return set(ordered) - own if own else set()


def _won_apart(sentence: Sentence, spans: list[names.Span], words: list[Word]) -> set[names.Span]:
    """Return those who got another prize of a Chinese sentence than the one that has most of the question."""
    told = prizes_told(sentence, words)
    most = max((own for _, own in told), default=0.0)
    others = [holder for holder, own in told if own < most]
    return {span for span in spans if any(low <= span[0] and span[1] <= high for low, high in others)}


def _of_the_other(sentence: Sentence, heads: dict[names.Span, names.Span]) -> set[names.Span]:
    """Return the values that are told of the one of two things which has less of the question."""
    held = {
        (low, high): {item.word for item in sentence.matches if low <= sentence.offsets[item.start] < high}
        for low, high in heads.values()
    }
    most = max(len(own) for own in held.values())
    return {span for span, stretch in heads.items() if len(held[stretch]) < most}


_HAN = re.compile("[\u4e00-\u9fff]")
SURELY = 0.5
"""Least weight of a word that tells one thing from another by its price (by hand)."""


_PRICED_AS = re.compile(
    r"[月年日季]?[费价票]|[费价]格?|[\W\d]|[共合总]计?|[仍则均各由从为是至到]|调整|提高|下降|[上下]调|[升降涨增减]"
)
"""What stands before a further sum of the same thing: 由15元调整为|18元, 年费仍为|160元."""
LONG_ENOUGH = 2
"""Characters besides that name another thing (by hand)."""


def _priced_apart(sentence: Sentence, spans: list[names.Span], words: list[Word], asked: str) -> set[names.Span]:
    """Return the sums of a sentence that are not of what an English question asks the price of, if another one is.

    In CT机一台,价格980万元,另购超声仪3台、共计156万元 a sum is of what its clause goes on to name (投资3亿元建设大桥), else
    of what was named since the sum before it. The rarest word that a sentence has of the thing tells.
    """
    parts = set(re.findall(r"[\w-]+", priced(asked)))
    named = [
        item
        for item in sentence.matches
        if item.weight >= SURELY and parts.issuperset(words[item.word].label.split(" "))
    ]
    if not named:
        return set()
    rarest = max(words[item.word].idf for item in named)
    places = [sentence.offsets[item.start] for item in named if words[item.word].idf == rarest]
    plain, before = sentence.plain, 0
    owners: set[names.Span] = set()
    owned = False
    for start, end in sorted(spans):
        stop = next((place for place in range(end, len(plain)) if plain[place] in ",;。、("), len(plain))
        named_here = any(before <= place < start or end <= place < stop for place in places)
        owned = named_here or (owned and len(_PRICED_AS.sub("", plain[before:start])) < LONG_ENOUGH)
        owners |= {(start, end)} if owned else set()
        before = stop
    return set(spans) - owners if owners and "其中" not in plain else set()


_CHANGED = re.compile(r"(?:增长|上升|提高|增加|上涨|下降|减少|降低|下滑|增|降|涨)了?(?:约|近|超过?|逾)?$")


def _told_before(sentence: Sentence, spans: list[names.Span]) -> set[names.Span]:
    """Return the rates of change before which less of what is asked for stands than before another.

    In 货物3亿吨,增长6.7%,集装箱412万标箱,增长3.4% the first cannot be that of 集装箱.
    """
    plain = sentence.plain
    changes = [span for span in spans if _CHANGED.search(plain[: span[0]])]
    held = [{match.word for match in sentence.matches if sentence.offsets[match.end] <= start} for start, _ in changes]
    return {span for span, own in zip(changes, held, strict=True) if any(own < other for other in held)}


def is_of_another(sentence: Sentence, span: names.Span, asked: Wanted) -> bool:
    """Return whether a value is said of another side of a contrary, or another holder of an office, than is asked."""
    if any(_is_across(sentence, span[0], *pair) for pair in asked.sides):
        return True
    holders = asked.tenure and TENURE.search(sentence.plain)
    return bool(holders) and asked.tenure != tenure_of(sentence.plain[: span[0]])


def _is_across(sentence: Sentence, place: int, mine: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether the contrary of what is asked stands nearer before a place of a sentence that speaks of both."""
    text = sentence.plain
    if not any(word in text for word in mine):
        return False
    before = text[:place]
    # 甲获一等奖,乙获二等奖: what its own clause says holds, whatever stands nearer before it
    ends = [at for at in (text.find(mark, place) for mark in ",;。") if at >= 0]
    clause = text[max(before.rfind(mark) for mark in ",;。") + 1 : min(ends, default=len(text))]
    said = any(word.lstrip("+") in clause for word in mine), any(word in clause for word in others)
    if said[0] != said[1]:
        return said[1]
    return max(map(before.rfind, others), default=-1) > max(before.rfind(word.lstrip("+")) for word in mine)


def _told_apart(sentence: Sentence, spans: list[names.Span], question: Question) -> set[names.Span]:
    """Return the values of those parts of a sentence, between semicolons, that have less of the question than another.

    In 营业收入30亿元,同比增长7.9%;净利润5亿元,同比增长6.6% the revenue is told of in the first part only. A part
    has less if another that holds a value has all its words of the question and more.
    """
    ends = [place for place, character in enumerate(sentence.plain) if character == ";"]
    held: dict[int, set[int]] = {bisect_left(ends, span[0]): set() for span in spans}
    for match in sentence.matches:
        part = bisect_left(ends, sentence.offsets[match.start])
        if part in held and match.weight >= HAS:
            held[part].add(match.word)
    for year in {date.year for date in question.dates if date.year}:
        for said in re.finditer(str(year), sentence.plain):
            held.get(bisect_left(ends, said.start()), set()).add(-year)
    less = {part for part, its in held.items() if any(its < other for other in held.values())}
    return {span for span in spans if bisect_left(ends, span[0]) in less}


_WHEN = re.compile(
    r"(?:什么|啥)(?:时候|时间)|何[时年月日]|几时|哪(?:一)?(?:年|天|日|个?月)|几月几?[日号]?|多会儿|\b(?:when|what (?:date|day|year|month))\b"
)


_OPENS_CLAUSE = re.compile(r"(?:^|[;:.] )(?:in|on|by|since|from|during|early in|late in)? ?(?:the )?$", re.IGNORECASE)


def _dated_apart(sentence: Sentence, spans: list[names.Span], words: list[Word], question: Question) -> set[names.Span]:
    """Return the dates of a sentence that govern less of what is asked for the time of than another of its dates.

    A date governs what stands behind it up to the next one (1973年动工,1976年通车), or before it (建于1976年); an English
    one what leads up to it (was finished on 14 June), if it does not open its clause. A time at which something recurs
    governs its clause (门诊为周一,接种安排在每周五).
    """
    asked = fold(question.text)
    gap = _WHEN.search(asked)
    if gap is None or not words or question.language != "zh":
        return set()
    behind = {number for number, word in enumerate(words) if asked.find(word.label, gap.end()) >= 0}
    wanted = behind or {max(range(len(words)), key=lambda number: asked.rfind(words[number].label, 0, gap.start()))}
    plain, held = sentence.plain, []
    english = _HAN.search(plain) is None
    regular = sorted({*spans, *recurring(sentence.text)}) if may_be_asked(question) else []
    for place, (start, end) in enumerate(spans):
        low, high = end, spans[place + 1][0] if place + 1 < len(spans) else len(plain)
        if regular:
            low = _clause_begin(plain, regular, (start, end))
            high = next((_clause_begin(plain, regular, other) for other in regular if other > (start, end)), len(plain))
        elif english and _OPENS_CLAUSE.search(plain[:start]) is None:
            low, high = spans[place - 1][1] if place else 0, start
        if plain[start - 1 : start] == "于" and plain[end : end + 1] in ",。;、)":
            low, high = max(plain.rfind(mark, 0, start) for mark in ",。;、(") + 1, start
        held.append(
            {
                match.word
                for match in sentence.matches
                if match.word in wanted and match.weight >= 0.3
                and low <= sentence.offsets[match.start] and sentence.offsets[match.end] <= high
            }
        )  # fmt: skip
    return {span for span, own in zip(spans, held, strict=True) if any(own < other for other in held)}


def _clause_begin(plain: str, spans: Sequence[names.Span], span: names.Span) -> int:
    """Return where the clause of a span begins, not before the end of the last one before it."""
    before = max((end for _, end in spans if end <= span[0]), default=0)
    return max(before, *(plain.rfind(mark, 0, span[0]) + 1 for mark in ",;。"))


_OF_ALL = re.compile(r",[^,;。]{0,8}(?:[总共]|合计)")
"""What leads from the parts back to the whole."""

_AMONG = re.compile(r"其中|\bof which\b|\bof them\b")


def of_subset(sentence: Sentence, span: names.Span) -> float:
    """Return what speaks for a value of a part (其中一期投资45亿元、二期30亿元) where the question names that part.

    It does where a word of it stands before the value, behind 其中 and behind the part before it, and before no other
    value of the sentence.
    """
    among = [match.end() for match in _AMONG.finditer(sentence.plain, max(span[0] - LISTED, 0), span[0])]
    if not among:
        return 0.0
    before = [item.end for item in quantities_in(sentence.text) if among[-1] <= item.end <= span[0]]
    while (
        before
        and not _CLAUSE_ENDS.search(sentence.plain, before[-1], span[0])
        and "、" not in sentence.plain[before[-1] : span[0]]
    ):
        before.pop()  # 队长攻入9球|并送出13次助攻: both are hers
    begin = max([among[-1], *before])
    if span[0] - begin > NAMED_PART or (before and not _NEXT_PART.match(sentence.plain, begin)):
        return 0.0
    if before and _OF_ALL.match(sentence.plain, begin):
        return 0.0  # 其中关税27亿元,税收总额突破300亿元
    inside: set[int] = set()
    outside: set[int] = set()
    behind: set[int] = set()
    for match in sentence.matches:
        start, end = sentence.offsets[match.start], sentence.offsets[match.end]
        if match.weight >= 0.3:
            (inside if begin <= start and end <= span[0] else outside).add(match.word)
            if end <= span[0]:
                behind.discard(match.word)
            elif start >= span[1] and _names_next_part(sentence.plain, span[1], start, end):
                behind.add(match.word)
    return 0.4 * bool(inside - outside and not behind - inside)


def _names_next_part(plain: str, since: int, start: int, end: int) -> bool:
    """Return whether a word stands right before a number behind a mark: of 城镇300亿元;乡村100亿元 the 乡村."""
    return plain[start - 1 : start] in {"、", ",", ";"} and start > since and plain[end : end + 1].isdigit()


def with_whole(sentence: Sentence, words: list[Word], parts: dict[names.Span, float]) -> dict[names.Span, float]:
    """Return how much of the question stands beside each value of a part, with what only its whole is told to be.

    粮食总产量达58.7万吨。其中水稻41.3万吨: it is the 产量 of 水稻, too.
    """
    if not parts or not (before := _told_of_whole(sentence)):
        return parts
    own, said = coverage(words, sentence.matches), coverage(words, find(words, fold(before)))
    if not any(held >= SAID_OF_PART and cover < SAID_OF_PART for held, cover in zip(own, said, strict=True)):
        return parts  # no part is named: it is asked of the whole
    of_whole = sum(
        word.idf * word.focus * cover for word, cover, held in zip(words, said, own, strict=True) if held < HAS <= cover
    ) / (sum(word.idf for word in words) or 1.0)
    return {span: near + of_whole for span, near in parts.items()}


def asks_of_whole(sentence: Sentence, words: list[Word], question: Question) -> bool:
    """Return whether a sentence tells of parts none of which a question names: it is answered by the one before.

    零售总额1217亿元。其中,城镇零售额1034亿元: the retail sales are not those of the towns.
    """
    if _ASKS_OF_ALL.search(fold(question.text)) or not (before := _told_of_whole(sentence)):
        return False
    own, told = coverage(words, sentence.matches), fold(before)
    said = coverage(words, weighed_inside(find(words, told), told))
    return any(own) and all(held <= cover + ABOUT_AS_WELL for held, cover in zip(own, said, strict=True))


ABOUT_AS_WELL = 0.1
"""How much better a part may say a word than its whole, and not be named by it (by hand)."""


def _told_of_whole(sentence: Sentence) -> str:
    """Return the sentence before one that begins with 其中 and tells parts of what is told there; "" for any other."""
    row, here = sentence.row, sentence.start - sentence.row.start
    if here <= 0 or not _AMONG.match(sentence.plain):
        return ""
    before = row.text[:here].rstrip()
    before = before[max(before.rfind(mark, 0, len(before) - 1) for mark in "。!?！？\n") + 1 :]
    units = {item.unit for item in quantities_in(sentence.text)}
    return before if any(item.unit in units for item in quantities_in(before)) else ""


_NEXT_PART = re.compile("[、,;和]| and ")

LISTED, NAMED_PART = 50, 20
"""Characters behind 其中 in which its parts are listed, and most of the name of one (by hand)."""


def of_other_number(sentence: Sentence, span: names.Span, asked: frozenset[tuple[str, int]]) -> float:
    """Return what speaks against a value of the next of a row: of the Gannet 4, where the Gannet 3 is asked about."""
    if not asked:
        return 0.0
    things = {thing for thing, _ in asked}
    said = [item for item in rows_of(sentence.text[: span[0]]) if item[0] in things]
    return -0.6 if said and said[-1] not in asked else 0.0


_RESPECTIVELY = re.compile(r"分别|依次")

_APART = re.compile(r"[,、]|(?<!\d)[和与及](?!\d)")
_BOTH = re.compile(r",?(?:[双两三四各多][方者家人地国]|后两者|各自)?$")
"""What takes up a row before 分别: 由甲公司与乙公司建设,双方|分别持股."""


_SHARED = re.compile(r"的|[两三四五六七八九十\d]+[家个所县市区村镇乡项种类者人名位支座条]")
"""Where behind the last of a row of names that begins which is said of all: 甲、乙、丙|三家企业的配额."""
_SUMS_UP = re.compile("合计|总计|一?共|总[量数额]|其中|同比|[比较]")
"""What is said behind the last of a row of values: 5.2万辆和3.7万辆,合计8.9万辆."""


def respective(text: str, spans: list[names.Span]) -> dict[names.Span, names.Span]:
    """Return to which stretch before 分别 each value behind it belongs, in order; {} if they do not pair off.

    Example:
        >>> text = "接待游客86万人次,收入3.9亿元,分别增长41.2%和37.5%"
        >>> pairs = respective(text, [(24, 29), (30, 35)])
        >>> [text[start:end] for start, end in pairs.values()]
        ['接待游客86万人次', '收入3.9亿元']
    """
    if "前者" in text:
        return _former_and_latter(text, spans)
    match = _RESPECTIVELY.search(text)
    if match is None:
        return {}
    behind = [span for span in spans if span[0] >= match.end()]
    ends_at = next(
        (n for n, pair in enumerate(pairwise(behind), 1) if _SUMS_UP.search(text, pair[0][1], pair[1][0])), None
    )
    behind = behind[:ends_at]
    for first, second in pairwise(behind):
        if len(text[first[1] : second[0]]) > 12 or ";" in text[first[1] : second[0]]:
            return {}
    if not 2 <= len(behind) <= 6 or behind[0][0] - match.end() > 12:
        return {}
    taken_up = _BOTH.search(text, 0, match.start())
    end = taken_up.start() if taken_up else match.start()
    begin = max(text.rfind(mark, 0, end) for mark in ";。") + 1
    cuts = [item.span() for item in _APART.finditer(text, begin, end)][-(len(behind) - 1) :]
    if len(cuts) < len(behind) - 1:
        return {}
    ends = [*(cut[0] for cut in cuts), end]
    before = [item.end() for item in _APART.finditer(text, begin, ends[0])]
    starts = [before[-1] if before else begin, *(cut[1] for cut in cuts)]
    shared = _SHARED.search(text, starts[-1], ends[-1])
    if shared and not any(_SHARED.search(text, *region) for region in zip(starts[:-1], ends[:-1], strict=True)):
        ends[-1] = shared.start()
    return dict(zip(behind, zip(starts, ends, strict=True), strict=True))


_OR, _ENDS_CLAUSE = re.compile("[和与及、]"), re.compile("[,;。:]")


def _former_and_latter(text: str, spans: list[names.Span]) -> dict[names.Span, names.Span]:
    """Return of which of two joined things each value behind 前者 and 后者 is told: 甲和乙施工,前者54公里,后者32公里."""
    one = text.find("前者")
    other = text.find("后者", one)
    joints = [match.start() for match in _OR.finditer(text, 0, one)]
    if other < 0 or not joints:
        return {}
    cut = joints[-1]
    begin = max((match.end() for match in _ENDS_CLAUSE.finditer(text, 0, cut)), default=0)
    end = next((match.start() for match in _ENDS_CLAUSE.finditer(text, cut)), one)
    return {span: (begin, cut) if span[0] < other else (cut + 1, end) for span in spans if span[0] > one}


LATER = 0.05
"""How much more each word of a question counts than the one before it where two stretches share it out (by hand)."""


def inside_of(sentence: Sentence, region: names.Span, words: list[Word]) -> float:
    """Return the weight of the question's words that stand in a stretch of a sentence."""
    held: dict[int, float] = {}
    for match in sentence.matches:
        start, end = sentence.offsets[match.start], sentence.offsets[match.end]
        if region[0] <= start and end <= region[1]:
            value = math.sqrt(match.weight) * words[match.word].idf * words[match.word].focus
            value *= 1 + LATER * match.word  # 梨花节旅游收入: what is measured comes last
            held[match.word] = max(held.get(match.word, 0.0), value)
    return sum(held.values())
