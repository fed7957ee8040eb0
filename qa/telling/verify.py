"""Which sentences of a text stand in the quotes that they cite: the judge of the optional :mod:`qa.telling.writer`.

A sentence is held to what it says: each number, date and name in it, each negation and each word of rank (first, most,
only) must stand in a quote that the sentence names as [n]. What cannot be checked counts as not standing there: to
strike out a true sentence costs prose, to let a wrong one through costs trust.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from corpus.dates import PartialDate, find_partial
from corpus.errors import DashijiError
from corpus.normalise import fold, is_cjk
from corpus.quantities import Quantity, find_quantities
from corpus.sentences import split_sentences
from index.english import base
from index.hybrid import open_table
from index.pinyin import readings, syllables
from qa.finding.names import organisations, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.table import TranslationTable
    from qa.answer import Citation

LONGEST = 20_000
"""Most characters of a text that is looked at: three sentences have a fiftieth of it."""

LONGEST_SENTENCE = 1000
"""Most characters of a sentence that is judged: quotes have 300 at most, and what pairs values with names is slow."""

LIKELY = 0.3
"""Least weight of a translation by which a name counts as standing in a quote. For “shanghai” 上海 has 1, 拐骗 0.33 and
上海市 0.23: what lies lower is as often chance as not."""

_MARK = re.compile(r"[\[［【]\s*([0-9]{1,3}(?:\s*[,，、]\s*[0-9]{1,3})*)\s*[\]］】]")
_LEADING = re.compile(rf"(?:\s*{_MARK.pattern})+[ \t]*[。.]?")
_BEHIND = re.compile(rf"[.!?](?:\s*{_MARK.pattern})+(?=\s)")
_DIGITS = re.compile(r"[a-z]*[0-9]+(?:[.,:/-][0-9]+)*")
_NUMERAL = re.compile("[〇零一二两三四五六七八九十百千万亿]{2,}")
_QUOTED = re.compile('[《“「『"]([^《》“”「」『』"]{1,60})[》”」』"]')
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]*(?:['’][A-Za-z]+)?")
_HELD_LATIN = re.compile(r"[a-zà-ɏ]+[0-9]*")
_WORDS_OF_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|trillions?|dozens?|half|halves|thirds?|quarters?|twice|thrice|doubled?|tripled?|quadrupled?|both|several)\b"
)
_RELATIVE = re.compile(
    "今天|昨天|明天|前天|后天|去年|今年|明年|前年|本月|上月|下月|本周|上周|下周|周[一二三四五六日天]|星期[一二三四五六日天]"
    r"|\b(?:today|yesterday|tomorrow|(?:last|next|this) (?:year|month|week)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
# Multiples, shares and old numerals, which no quantity is read from: they must stand in the quote as they are
_SHARES = re.compile(
    "(?:[0-9.]+|[一二两三四五六七八九十百千万几数]+)?[多余几]?倍|翻了?[一二两三四五几数]*番|[一二两三四五六七八九几数]+成(?![为立员功果长就都本])"
    "|过半|大半|[一多近]半|半数|半壁|[廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟〡-〩]+"
    r"|\b\w*fold\b|\b(?:[0-9.]+|\w+) times\b|\b(?:a|one|two|three"
    r"|four) (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|hundredth|thousandth)s?\b|\b(?:fifth|sixth|seventh|eighth|ninth|tenth)s\b|\b(?:half|halved|halves|majority|minority)\b"
)
_UP = re.compile(
    r"增[长加至幅收大多]|上[升涨]|提[高升]|升至|攀升|涨|\b(?:increas\w*|ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|th|ing)?|gain\w*"
    r"|climb\w*|soar\w*|surg\w*|jump\w*|expand\w*)\b|\bup (?=[0-9]|by|from|to)"
)
_DOWN = re.compile(
    r"下[降跌滑]|减[少至幅产]|降[低至幅]|缩[减小水]|跌|萎缩|流失|损失|\b(?:decreas\w*|fall(?:s|en|ing)?|fell|los[te]\w*|loss(?:es)?|losing"
    r"|declin\w*|drop\w*|reduc\w*|shr[aiu]nk\w*|cut|plung\w*|dwindl\w*)\b|\bdown (?=[0-9]|by|from|to)"
)
_TITLE = re.compile(
    "副?(?:市长|县长|省长|区长|镇长|村长|书记|主任|局长|处长|院长|校长|部长|主席|董事长|会长|理事长|秘书长|总裁|总经理|经理|首席执行官|所长|厂长|站长|队长|总理|总统)"
    r"|[冠亚季]军|\b(?:(?:deputy |vice[- ])?(?:mayor|governor|secretary"
    r"|director|dean|principal|minister|chair(?:man|woman|person)?"
    r"|president|manager|premier|captain|ceo)|champion|runner-up)\b"
)
_TITLES = {
    "mayor": "市长", "governor": "省长 县长", "secretary": "书记 秘书长", "director": "主任 局长 处长 院长 所长 站长",
    "dean": "院长", "principal": "校长", "minister": "部长", "chair": "主席 董事长 会长 理事长",
    "chairman": "主席 董事长 会长 理事长", "chairwoman": "主席 董事长 会长 理事长",
    "chairperson": "主席 董事长 会长 理事长", "president": "主席 总裁 会长 校长 总统", "manager": "经理 总经理",
    "premier": "总理", "captain": "队长", "ceo": "总裁 首席执行官", "champion": "冠军", "runner-up": "亚军",
}  # fmt: skip
_CLAUSE = re.compile(r"[、,，;；。!！?？\n]|\.(?=\s|$)|\b(?:and|while|but)\b", re.IGNORECASE)
# What a sentence claims, and what a quote must then have, in either language
_CLAIMS = (
    (
        re.compile(r"[没未无非否]|不|\b(?:not|no|never|none|neither|nor|without|cannot)\b|n[’']t\b"),
        re.compile(r"[不没未无非否]|\b(?:not|no|never|none|without)\b"),
        ("it denies, and no quote does", "作了否定，而引文没有"),
    ),
    (
        re.compile(r"首次|首个|首家|首届|第一|率先|\b(?:first|pioneer\w*)\b"),
        re.compile(r"首|第一|率先|1st|\bfirst\b"),
        ("it says “first”, and no quote does", "说是首次或第一，而引文没有"),
    ),
    (
        re.compile(r"最|\b(?:most|largest|biggest|highest|lowest|smallest|longest|oldest|newest|best|worst|least)\b"),
        re.compile(r"最|之王|\b(?:most|\w+est|best)\b"),
        ("it says “most”, and no quote does", "用了“最”，而引文没有"),
    ),
    (
        re.compile(
            r"之首|居首|[榜魁]首|首位|居冠|夺冠|领[先跑]|第一|\b(?:top\w*|leading|leads?|led|number one|no\. ?1)\b"
        ),
        re.compile(r"之首|居首|[榜魁]首|首位|冠|领[先跑]|第一|\b(?:top\w*|leading|leads?|led|first|1st)\b"),
        ("it says who leads, and no quote does", "说是居首或领先，而引文没有"),
    ),
    (
        re.compile(r"新高|纪录|\brecord(?:s|-\w+)?\b|\ball-time\b|\bunprecedented\b|空前|前所未有"),
        re.compile(r"新高|纪录|记录|\brecord|\ball-time\b|\bunprecedented\b|空前|前所未有"),
        ("it says “a record”, and no quote does", "说是新高或纪录，而引文没有"),
    ),
    (
        re.compile(r"新低|\b(?:record|all-time) low\b"),
        re.compile(r"新低|\blow\b"),
        ("it says “a record low”, and no quote does", "说是新低，而引文没有"),
    ),
    (_UP, _UP, ("it says “more”, and no quote does", "说是增长，而引文没有")),
    (_DOWN, _DOWN, ("it says “less”, and no quote does", "说是减少，而引文没有")),
    (
        re.compile(r"唯一|仅|只有|\b(?:only|sole|unique)\b"),
        re.compile(r"唯一|独|仅|只|\b(?:only|sole|unique)\b"),
        ("it says “only”, and no quote does", "说是唯一或仅有，而引文没有"),
    ),
)
# English words that begin a sentence or are written large and name nothing
_NO_NAMES = frozenset(
    "a an the this that these those it its he she they we i you there here in on at by for from to of with as and "
    "or but so if when while where after before during since until according also both all each every some many "
    "more most other another such what which who how why yes no not however moreover further furthermore overall "
    "therefore thus then later among between about over under up down is are was were be been has have had do "
    "does did will would can could may one total altogether specifically meanwhile additionally".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)


# They say what kind of thing a name names: what tells it from others is the rest of it
_KINDS = frozenset(
    "conference congress forum summit games exhibition expo fair festival event city county province district "
    "town street university college institute academy school company group corporation bureau department "
    "committee association government center centre office project award platform zone park base".split()
)

_NAMELESS = _NO_NAMES | _MONTHS | _KINDS


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its marks; ``ok`` if what it says stands in the quotes it cites, else ``why`` says what not."""

    text: str
    ok: bool
    why: DashijiError | None = None


def verify(text: str, citations: Sequence[Citation]) -> list[Sentence]:
    """Return the sentences of a text in order, each with the verdict; ``[1]`` in it names the first citation.

    Together they hold all of the text but white space and what comes after 20,000 characters.
    """
    return [judge(text[start:end], citations) for start, end in sentences(text[:LONGEST])]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text, marks that stand behind a full stop with the sentence before them.

    Example:
        >>> text = "共640家。[1] 另有3家[2]。"
        >>> [text[start:end].strip() for start, end in sentences(text)]
        ['共640家。[1]', '另有3家[2]。']
    """
    found: list[tuple[int, int]] = []
    for start, end in _cut_behind_marks(text):
        leading = _LEADING.match(text, start, end) if found else None
        if leading:
            found[-1] = (found[-1][0], leading.end())
        rest = _first_visible(text, leading.end() if leading else start, end)
        if rest < end:
            found.append((rest, end))
    return found


def _cut_behind_marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences, and parts of one where a full stop has marks right behind it, which hide it."""
    for first, end in split_sentences(text):
        start = first
        for mark in _BEHIND.finditer(text, first, end):
            yield start, mark.end()
            start = _first_visible(text, mark.end(), end)
        if start < end:
            yield start, end


def _first_visible(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def marks(sentence: str) -> list[tuple[int, int, list[int]]]:
    """Return where the marks of a sentence stand, and the numbers of the quotes that each names.

    Example:
        >>> marks("共640家[1][2, 3]。")
        [(5, 8, [1]), (8, 14, [2, 3])]
    """
    return [
        (*mark.span(), [int(number) for number in re.findall("[0-9]+", mark[1])]) for mark in _MARK.finditer(sentence)
    ]


def judge(sentence: str, citations: Sequence[Citation]) -> Sentence:
    """Return one sentence with the verdict."""
    cited = sorted({number for _, _, numbers in marks(sentence) for number in numbers})
    body = _MARK.sub(" ", sentence)
    wrong: DashijiError | None = None
    if not cited:
        wrong = DashijiError("it cites nothing", "没有标注出处")
    elif unknown := [number for number in cited if not 1 <= number <= len(citations)]:
        wrong = DashijiError(f"there is no quote [{unknown[0]}]", f"没有第 [{unknown[0]}] 条引文")
    elif len(body) > LONGEST_SENTENCE:
        wrong = DashijiError("it is too long to be judged", "太长，无法核对")
    elif not any(map(str.isalnum, body)):
        wrong = DashijiError("it says nothing", "没有内容")
    else:
        wrong = next(_wrongs(body, [citations[number - 1] for number in cited]), None)
    return Sentence(sentence, wrong is None, wrong)


def _wrongs(body: str, cited: list[Citation]) -> Iterator[DashijiError]:
    """Yield what a sentence says that its quotes do not."""
    quotes = [item.quote for item in cited]
    held = fold("\n".join(quotes))
    folded = fold(body)
    spans, unfounded = _numbers(body, quotes)
    for text in (*unfounded, *_dates(body, cited, spans), *_rest(body, held, spans)):
        yield DashijiError(f"“{text}” does not stand in the quote", f"引文中没有“{text}”")
    for claim, proof, (en, zh) in _CLAIMS:
        if claim.search(folded) and not proof.search(held):
            yield DashijiError(en, zh)
    for text in (*_strange_digits(body, quotes), *_foreign_titles(folded, held)):
        yield DashijiError(f"“{text}” does not stand in the quote", f"引文中没有“{text}”")
    titles = fold("\n".join(filter(None, (item.event for item in cited))))
    for name in _names(body, f"{held}\n{titles}"):
        yield DashijiError(f"“{name}” does not stand in the quote", f"引文中没有“{name}”")
    for value, other in _unpaired(body, quotes):
        yield DashijiError(f"“{value}” is not said of “{other}” in the quote", f"引文中的“{value}”说的不是“{other}”")


def _strange_digits(body: str, quotes: Iterable[str]) -> Iterator[str]:
    """Yield the numbers with digits of other scripts, or such as ½ and ⑥, that no quote has in any width."""
    held = unicodedata.normalize("NFKC", "\n".join(quotes))
    for match in re.finditer(r"[^\W_]+", body.replace("〇", " ")):
        for _, run in groupby(match.group(), key=lambda c: c.isnumeric() and not is_cjk(c)):
            written = "".join(run)
            if written.isascii() or not written[0].isnumeric() or is_cjk(written[0]):
                continue
            plain = unicodedata.normalize("NFKC", written)
            if not re.search(rf"(?<!\d){re.escape(plain)}(?!\d)", held):
                yield written


def _foreign_titles(folded: str, held: str) -> Iterator[str]:
    known = _titles(held)
    for match in _TITLE.finditer(folded):
        if not _titles(match.group()) & known:
            yield match.group()


def _titles(folded: str) -> frozenset[str]:
    """Return the titles of a folded text, as themselves and in Chinese."""
    found: set[str] = set()
    for match in _TITLE.finditer(folded):
        word = re.sub("^vice[- ]|^deputy ", "副", match.group())
        bare = word.removeprefix("副")
        found |= {word, *(word[: len(word) - len(bare)] + said for said in _TITLES.get(bare, "").split())}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Value:
    """A quantity, date or title of a clause; ``parts`` is what makes it the same as another."""

    start: int
    end: int
    kind: str
    parts: Quantity | PartialDate | frozenset[str]


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    values: tuple[_Value, ...]
    names: tuple[tuple[int, str, str], ...]  # where, kind, text


def _clauses(text: str) -> list[_Clause]:
    """Return the clauses of a text; no number or date is cut."""
    inside = {place for item in find_quantities(text) for place in range(item.start, item.end)}
    inside |= {place for item in find_partial(text) for place in range(item.start, item.end)}
    cuts = [0]
    cuts += [mark.end() for mark in _CLAUSE.finditer(text) if inside.isdisjoint(range(*mark.span()))]
    parts = [text[start:end] for start, end in pairwise([*cuts, len(text)])]
    return [_Clause(part, _values(part), _named(part)) for part in parts if any(map(str.isalnum, part))]


def _values(text: str) -> tuple[_Value, ...]:
    return (
        *(_Value(item.start, item.end, item.kind, item) for item in find_quantities(text)),
        *(_Value(item.start, item.end, "date", item) for item in find_partial(text)),
        *(
            _Value(item.start(), item.end(), "title", _titles(fold(item.group())))
            for item in re.finditer(_TITLE.pattern, text, re.IGNORECASE)
        ),
    )


def _agree(said: _Value, held: _Value) -> bool:
    """Return whether a quote's value is the one that a sentence has."""
    one, other = said.parts, held.parts
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return bool(one & other)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _same(one, other)
    if not (isinstance(one, PartialDate) and isinstance(other, PartialDate)):
        return False
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _named(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return where the names of a clause stand, each with its kind (person, place, body) and text."""
    found = [(start, "body", text[start:end]) for start, end in organisations(text)]
    kinds = {"nr": "person", "ns": "place", "nt": "body", "nz": "body"}
    found += [
        (word.start, kinds[word.tag[:2]], word.text)
        for word in tokens(text)
        if word.tag[:2] in kinds and any(map(is_cjk, word.text)) and len(word.text) > 1
    ]
    found += [
        (match.start(), "latin", match.group())
        for match in _LATIN.finditer(text)
        if not match.group().islower()
        and fold(match.group()) not in _NAMELESS
        and not _WORDS_OF_NUMBER.fullmatch(fold(match.group()))
    ]
    return tuple(sorted(found))


def _unpaired(body: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the values that a sentence says of another name, or with another direction, than its quotes do."""
    told = [_clauses(quote) for quote in quotes]
    said = _clauses(body)
    for place, clause in enumerate(said):
        for value in clause.values:
            held = [
                (clauses, number, other)
                for clauses in told
                for number, item in enumerate(clauses)
                for other in item.values
                if _agree(value, other)
            ]
            if not held:
                continue  # the date of the event, or a value that was found wanting already
            text = clause.text[value.start : value.end].strip()
            for pattern, opposite, word in ((_UP, _DOWN, "up/增"), (_DOWN, _UP, "down/减")):
                ways = [fold(clauses[number].text) for clauses, number, _ in held]
                if pattern.search(fold(clause.text)) and not any(
                    pattern.search(way) or not opposite.search(way) for way in ways
                ):
                    yield text, word
            subjects = _subjects(said[max(0, place - 1) : place + 1], value)
            for kind, name in subjects:
                if not any(_said_of(name, kind, clauses, number) for clauses, number, _ in held):
                    yield text, name
            for word in _heads(clause):
                if all(_parallel(word, clauses, number, other) for clauses, number, other in held):
                    yield text, word


def _subjects(said: Sequence[_Clause], value: _Value) -> list[tuple[str, str]]:
    """Return the name of each kind that is nearest to a value of the last clause, there or in the clause before."""
    nearest: dict[str, str] = {}
    for start, kind, name in sorted(said[-1].names, key=lambda item: abs(item[0] - value.start)):
        if not value.start <= start < value.end:
            nearest.setdefault(kind, name)
    if not nearest and len(said) > 1:
        for _, kind, name in reversed(said[-2].names):
            nearest.setdefault(kind, name)
    return list(nearest.items())


def _said_of(name: str, kind: str, clauses: Sequence[_Clause], number: int) -> bool:
    """Return whether a clause has the name, or none of its kind between itself and the name before it."""
    for place in range(number, -1, -1):
        if _has(name, clauses[place].text):
            return True
        if any(kind in (other, "latin") or other == "latin" for _, other, _ in clauses[place].names):
            return False
    return True


def _heads(clause: _Clause) -> list[str]:
    """Return the words of a clause that could say what its values are said of."""
    taken = [(value.start, value.end) for value in clause.values]
    return [
        word.text
        for word in tokens(clause.text)
        if word.tag[:1] not in "xupcdyr"
        and any(map(str.isalnum, word.text))
        and not any(start < word.end and word.start < end for start, end in taken)
        and fold(word.text) not in _NO_NAMES
        and not _WORDS_OF_NUMBER.fullmatch(fold(word.text))
    ]


def _parallel(word: str, clauses: Sequence[_Clause], number: int, value: _Value) -> bool:
    """Return whether a clause lacks a word that another has which says the same of another value (A投3亿,B投5亿)."""
    clause = clauses[number]
    if _has(word, clause.text):
        return False
    beside = _beside(clause, value)
    return any(
        other.kind == value.kind and not _agree(other, value) and set(beside) & set(_beside(item, other)) - {""}
        for place, item in enumerate(clauses)
        if place != number and _has(word, item.text)
        for other in item.values
    )


def _beside(clause: _Clause, value: _Value) -> tuple[str, str]:
    """Return the words before and behind a value, marked with their side."""
    words = tokens(clause.text)
    before = [fold(word.text) for word in words if word.end <= value.start and word.tag != "x"]
    behind = [fold(word.text) for word in words if word.start >= value.end and word.tag != "x"]
    # 张三任市长 is cut as 张|三任|市长: the character beside the value tells more than the word
    last = clause.text[max(0, value.start - 12) : value.start]
    if _UP.search(fold(last)) or _DOWN.search(fold(last)):
        return "<±", ""
    short = before[-1][-1] if before and is_cjk(before[-1][-1]) else "".join(before[-1:])
    return f"<{short}" if short else "", f">{behind[0]}" if behind else ""


def _has(word: str, text: str) -> bool:
    key, held = fold(word), fold(text)
    if any(map(is_cjk, key)):
        return key in held
    return _stands(re.sub(r"['’]s?$", "", word), held, frozenset(_HELD_LATIN.findall(held)))


def _numbers(body: str, quotes: Iterable[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the spans of the quantities of a sentence, and the texts of those that no quote has."""
    known = [quantity for quote in quotes for quantity in find_quantities(quote)]
    spans, missing = [], []
    for item in find_quantities(body):
        spans.append((item.start, item.end))
        if not any(_same(item, other) for other in known):
            missing.append(body[item.start : item.end].strip())
    return spans, missing


def _same(one: Quantity, other: Quantity) -> bool:
    if (one.value, one.exact) != (other.value, other.exact):
        return False
    if "percent" in {one.kind, other.kind} or "money" in {one.kind, other.kind}:
        return (one.kind, one.unit) == (other.kind, other.unit)
    # Units of two languages cannot be compared; those of one must be the same
    same_language = bool(one.unit and other.unit) and is_cjk(one.unit[0]) == is_cjk(other.unit[0])
    return not same_language or one.unit == other.unit


def _dates(body: str, cited: Iterable[Citation], spans: list[tuple[int, int]]) -> list[str]:
    """Return the dates of a sentence that neither a quote nor its event's date has; add all spans to ``spans``."""
    known: list[tuple[int | None, int | None, int | None]] = []
    for item in cited:
        for day in (item.date or "").split("/"):
            year, month, date_of = [*(int(part) for part in re.findall("[0-9]+", day)), None, None, None][:3]
            known.append((year, month, date_of))
        known += [(date.year, date.month, date.day) for date in find_partial(item.quote)]
    missing = []
    for date in find_partial(body):
        spans.append((date.start, date.end))
        asked = (date.year, date.month, date.day)
        if not any(all(part in (None, had) for part, had in zip(asked, other, strict=True)) for other in known):
            missing.append(body[date.start : date.end])
    return missing


def _rest(body: str, held: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Yield what else speaks of a number or a day, outside the ``spans``, and does not stand in the quotes."""
    blank = list(body)
    for start, end in spans:
        blank[start:end] = " " * (end - start)
    rest = fold("".join(blank))
    for text in _SHARES.findall(fold(body)):
        if not re.search(rf"(?<![0-9.,]){re.escape(text)}", held):
            yield text
    for pattern in (_DIGITS, _NUMERAL, _WORDS_OF_NUMBER, _RELATIVE):
        for match in pattern.finditer(rest):
            before, after = (r"(?<![0-9.,a-z])", r"(?![0-9])") if pattern is _DIGITS else ("", "")
            if not re.search(before + re.escape(match.group()) + after, held):
                yield match.group()


def _names(body: str, held: str) -> Iterator[str]:
    """Yield the names of a sentence that do not stand in the folded text ``held``."""
    for match in _QUOTED.finditer(body):
        if fold(match[1]) not in held:
            yield match[1]
    for word in tokens(body):
        if (
            word.tag.startswith(("nr", "ns", "nt", "nz"))
            and any(map(is_cjk, word.text))
            and fold(word.text) not in held
        ):
            yield word.text
    for start, end in organisations(body):
        name = body[start:end]
        parts = [fold(word.text) for word in tokens(name) if any(map(is_cjk, word.text))]
        if fold(name) not in held and not all(part in held for part in parts):
            yield name
    latin = _HELD_LATIN.findall(held)
    for match in _LATIN.finditer(body):
        named = match.group()
        if named.islower() or fold(named) in _NAMELESS or _WORDS_OF_NUMBER.fullmatch(fold(named)):
            continue
        if not _stands(re.sub(r"['’]s?$", "", named), held, frozenset(latin)):
            yield named


def _stands(word: str, held: str, latin: frozenset[str]) -> bool:
    """Return whether a Latin word stands in the quotes: as itself, spelt in Chinese, or translated."""
    key = fold(word)
    if key in latin or (any(map(str.isdigit, key)) and re.search(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", held)):
        return True
    runs = re.findall("[\u4e00-\u9fff]+", held)
    return any(_spelt(key, run) for run in runs) or any(chinese in held for chinese in _translated(key))


def _spelt(word: str, run: str) -> bool:
    """Return whether two to four characters one after another can be read as the word."""
    known = readings()
    return any(
        all(run[start + place] in known[part] for place, part in enumerate(parts))
        for parts in syllables(word)
        for start in range(len(run) - len(parts) + 1)
    )


@lru_cache(maxsize=4096)
def _translated(word: str) -> tuple[str, ...]:
    """Return the likely Chinese words for an English one, by the model's table; of one character only the likeliest."""
    found = _table().translations(base(word))
    return tuple(item.word for item in found if item.weight >= (LIKELY if len(item.word) > 1 else 0.5))


@cache
def _table() -> TranslationTable:
    return open_table()
