"""Which sentences of a text stand in the quotes that they cite: the judge of the optional writer (``qa.writer``).

A sentence is held to what it says: each number, date and name in it, each negation and each word of rank (first, most,
only) must stand in a quote that the sentence names as [n]. What cannot be checked counts as not standing there: to
strike out a true sentence costs prose, to let a wrong one through costs trust.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.errors import DashijiError
from corpus.normalise import fold, is_cjk
from corpus.quantities import find_quantities
from corpus.sentences import split_sentences
from index.english import base
from index.hybrid import open_table
from index.pinyin import readings, syllables
from qa.names import organisations, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.quantities import Quantity
    from index.table import TranslationTable
    from qa.answer import Citation

LONGEST = 20_000
"""Most characters of a text that is looked at: three sentences have a fiftieth of it."""

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
        >>> [text[start:end] for start, end in sentences(text)]
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


def judge(sentence: str, citations: Sequence[Citation]) -> Sentence:
    """Return one sentence with the verdict."""
    cited = sorted({int(number) for mark in _MARK.finditer(sentence) for number in re.findall("[0-9]+", mark[1])})
    body = _MARK.sub(" ", sentence)
    wrong: DashijiError | None = None
    if not cited:
        wrong = DashijiError("it cites nothing", "没有标注出处")
    elif unknown := [number for number in cited if not 1 <= number <= len(citations)]:
        wrong = DashijiError(f"there is no quote [{unknown[0]}]", f"没有第 [{unknown[0]}] 条引文")
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
    titles = fold("\n".join(filter(None, (item.event for item in cited))))
    for name in _names(body, f"{held}\n{titles}"):
        yield DashijiError(f"“{name}” does not stand in the quote", f"引文中没有“{name}”")


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
    latin = re.findall(r"[^\W\d_]+[0-9]*", held)
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
