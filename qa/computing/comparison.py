"""Which of two things or events that a question names is more, less, earlier or later, both cited."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.normalise import fold
from corpus.quantities import find_quantities
from qa.asking.matching import coverage, find_sought, sought
from qa.asking.question import LENGTHS, Question, read_question
from qa.asking.words import FOCUS, content_words
from qa.computing import measured, tally
from qa.computing.named_events import event_named, first_line
from qa.computing.shown import Computed, bracketed, cited
from qa.finding.extract import rank_sentences, values
from qa.finding.prose import event_date
from qa.telling.cite import citation

if TYPE_CHECKING:
    from index import Filters, Index
    from qa.finding.sentence import Candidate, Sentence


_EARLIER = re.compile(r"先|早|前|\bfirst\b|\bearlier\b|\bearliest\b|\bbefore\b|\bsooner\b")
_LATER = re.compile(r"后|晚|迟|\blater\b|\blast\b|\blatest\b|\bafter\b")
_LESS = re.compile(r"少|小|低|短|弱|慢|\bfewer\b|\bless\b|\bsmaller\b|\blower\b|\bfewest\b|\bshorter\b|\bleast\b")
_ASKS = re.compile(
    r"^.*?(?:\b(?:which|what|who|where)\b.*?(?:,|:|\bbetween\b|\bamong\b)\s*|\b(?:were|are|was|is|did|do|does) there (?:more|fewer|less)\s+"
    r"|\b(?:which|what)\b.*?\b(?:larger|bigger|more|greater|higher|smaller|fewer|lower|first|earlier|later|last)\b\s*)"
)
_CHINESE_TAIL = re.compile(
    r"(?:的)?(?:数量|数目|金额|次数)?(?:哪个|哪一个|哪项|哪件|谁|更|比较|较)?(?:更|要)?(?:多|少|大|小|早|晚|先|后|高|低)*(?:一些|一点|些|呢|啊|呀)?$"
)


def compare(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return which of two things named in the question is more, less, earlier or later, both cited; None if unclear."""
    sides = _sides(fold(question.text), question.language)
    if sides is None:
        return None
    by_facts = _by_facts(index, question, sides, filters)
    if by_facts:
        return by_facts
    asked, context = fold(question.text), sides[2]
    by_time = bool(_EARLIER.search(asked) or _LATER.search(asked)) and not re.search(
        r"多|少|more|larger|fewer|larg", asked
    )
    if by_time and (dated := _by_events(index, question, sides, filters)):
        return dated
    found: list[tuple[str, Candidate, float]] = []
    for side in sides[:2]:
        value = (
            _moment(index, side, question, filters)
            if by_time
            else _size(index, f"{context} {side}".strip(), side, question, filters)
        )
        if value is None:
            return None
        found.append((side, *value))
    (one, first, x), (other, second, y) = found
    if not by_time and not _same_unit(first, second):
        return None
    if (first.sentence.row.source, first.start) == (second.sentence.row.source, second.start):
        return None  # one value, taken for both
    citations = [citation(item.sentence) for item in (first, second)]
    if x == y:
        pair = f"{first.text} / {second.text}"
        same = "一样" if question.language == "zh" else "the same"
        return Computed(same, bracketed(same, pair, question.language), citations, 0.6)
    smaller = bool(_EARLIER.search(asked)) if by_time else _asks_less(asked, sides)
    wins = (x < y) == smaller
    name = _as_asked(one if wins else other, question.text)
    values = f"{first.text} / {second.text}" if wins else f"{second.text} / {first.text}"
    proof = citations if wins else citations[::-1]
    return Computed(name, bracketed(name, values, question.language), proof, 0.75)


COMPARES = re.compile(
    r"(?:和|与|跟|、).{1,30}?(?:哪(?:一)?(?:个|项|家|场|边|所|座)|谁).{0,12}更(?:多|少|大|小|高|低|长|短|早|晚)"
)
_A_YEAR = re.compile(r"(?:19|20)\d\d年?")
_WHAT_OF_YEAR = re.compile(
    r"哪(?:一)?(?:个)?年(?:份|度)?的?(?P<what>[^,。?]{2,16}?)(?:更|比较|较|最)?(?:多|少|大|小|高|低|长|短)"
)
_NEAR = 0.15
"""How much worse the fact of one year may fit than the best of another, and still be the same (by hand)."""
_WHAT_OF = re.compile(
    r"(?:哪(?:一)?(?:个|项|家|场|边|所|座)|谁)(?P<what>[^,。?]{2,12}?)(?:更|比较|较|最)?(?:多|少|大|小|高|低|长|短)"
)


def _by_events(
    index: Index, question: Question, sides: tuple[str, str, str], filters: Filters | None
) -> Computed | None:
    """Return which of two events was earlier or later, by their own dates; None if one is not dated so finely."""
    first, second = (event_named(index, side, question, filters) for side in sides[:2])
    if first is None or second is None or first == second:
        return None
    x, y = first[1].date, second[1].date
    if x is None or y is None or not (x.last < y.first or y.last < x.first):
        return None
    proofs = first_line(index, *first), first_line(index, *second)
    wins = (x.first < y.first) == bool(_EARLIER.search(fold(question.text)))
    order = [(sides[0], x, proofs[0]), (sides[1], y, proofs[1])]
    order = order if wins else order[::-1]
    name = _as_asked(order[0][0], question.text)
    dates = " / ".join(date.iso for _, date, _ in order)
    citations = [proof for _, _, proof in order if proof is not None]
    return Computed(name, bracketed(name, dates, question.language), citations, 0.75)


_BEFORE_OR_AFTER = re.compile(
    r"^(?:and |so )?(?:was|were|is|are|did|does|had) (?:the )?(?P<one>.{3,80}?) (?:held |happen |take place |come |open )?(?:before or after|earlier or later than|after or before)"
    r" (?:the )?(?P<other>[^?]{3,80}?)\W*$"
    r"|^(?P<zh_one>[^,。?]{2,40}?)(?:是|在)+(?P<zh_other>[^,。?]{2,40}?)(?:之前|以前|前|之后|以后|后)(?:还是|或者?是?)(?:之前|以前|前|之后|以后|后)"
)


def asks_before_or_after(question: Question) -> bool:
    """Return whether a question asks if one event was before or after another."""
    return _BEFORE_OR_AFTER.search(fold(question.text)) is not None


def before_or_after(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return whether one event was before another, both cited; None if a question asks something else, or it is unclear."""
    asked = _BEFORE_OR_AFTER.search(fold(question.text))
    if asked is None:
        return None
    sides = asked["one"] or asked["zh_one"], asked["other"] or asked["zh_other"]
    first, second = (event_named(index, side, question, filters, sure=True) for side in sides)
    if first is None or second is None or first == second:
        return None
    x, y = first[1].date, second[1].date
    if x is None or y is None or not (x.last < y.first or y.last < x.first):
        return None
    words = ("之前", "之后") if question.language == "zh" else ("before", "after")
    said = words[x.first > y.first]
    citations = [proof for proof in (first_line(index, *first), first_line(index, *second)) if proof is not None]
    return Computed(said, bracketed(said, f"{x.iso} / {y.iso}", question.language), citations, 0.75)


def _by_facts(
    index: Index, question: Question, sides: tuple[str, str, str], filters: Filters | None
) -> Computed | None:
    """Return the side whose fact is larger (smaller, if that is asked), looked for among all facts; None if unsure."""
    asked = fold(question.text)
    if not re.search(r"多|少|大|小|高|低|长|短|贵|more|larg|bigger|great|high|few|less|small|low|long", asked):
        return None
    what = _WHAT_OF.search(asked)
    shared = what["what"].strip("的 ") if what else ""
    named = [f"{side}的{shared}" if shared and shared not in side else side for side in sides[:2]]
    if all(map(_A_YEAR.fullmatch, sides[:2])):
        what_of = _WHAT_OF_YEAR.search(asked)
        if what_of is None:
            return None
        ranked = tally.ranking(index, what_of["what"], question, sides[2], filters)
        one, other = (
            next((item for score, item in ranked if item.year == side[:4] and score >= ranked[0][0] - _NEAR), None)
            for side in sides[:2]
        )
    else:
        one, other = (tally.best(index, side, question, sides[2], filters) for side in named)
    if one is None or other is None or one.item.start == other.item.start:
        return None
    if not measured.comparable(one, other):
        return None
    rows = [one, other] if (one.value < other.value) == _asks_less(asked, sides) else [other, one]
    if one.value == other.value:
        pair = f"{one.text} / {other.text}"
        same = "一样" if question.language == "zh" else "the same"
        return Computed(same, bracketed(same, pair, question.language), cited(rows), 0.6)
    name = _as_asked(sides[0] if rows[0] is one else sides[1], question.text)
    values = f"{rows[0].text} / {rows[1].text}"
    return Computed(name, bracketed(name, values, question.language), cited(rows), 0.75)


def _asks_less(asked: str, sides: tuple[str, str, str]) -> bool:
    """Return whether the smaller of two is asked for; what is said in their names says nothing (小学)."""
    for side in sides:
        asked = asked.replace(side, " ") if side.strip() else asked
    return _LESS.search(asked.replace("多少", " ")) is not None


def _as_asked(folded: str, text: str) -> str:
    """Return the words of the original question for a folded part of it, where folding kept their places."""
    place = fold(text).find(folded)
    return text[place : place + len(folded)] if place >= 0 and len(fold(text)) == len(text) else folded


def _sides(asked: str, language: str) -> tuple[str, str, str] | None:
    """Return the two things compared and what stands before them both, folded.

    Example:
        >>> _sides("机器人大赛是冠军多还是季军多?", "zh")
        ('冠军', '季军', '机器人大赛')
    """
    asked = asked.strip().rstrip("?。. ")
    if language == "zh":
        left, mark, right = asked.partition("还是")
        if not mark:
            match = re.match(r"(.*?)(?:和|与|跟|、|,)(.*?)(?:相比|,|哪|谁|更|的)", asked)
            if not match:
                return None
            left, right = match.groups()
        context, _, first = left.rpartition("是") if mark else ("", "", left)
        first, second = _CHINESE_TAIL.sub("", first or left), _CHINESE_TAIL.sub("", right)
        first = re.sub(r"^.*(?:,|:)", "", first)
        return (first, second, context) if first.strip() and second.strip() else None
    head = _ASKS.match(asked)
    rest = asked[head.end() :] if head else asked
    left, mark, right = rest.rpartition(" or ")
    if not mark:
        return None
    first = re.sub(r"^(?:the number of |between |is |are )", "", left.strip(" ,"))
    second = re.sub(r"\s*(?:more|larger|bigger|higher|earlier|first|fewer|later)$", "", right.strip())
    return (first, second, "") if first and second else None


def _moment(index: Index, side: str, question: Question, filters: Filters | None) -> tuple[Candidate, float] | None:
    asked = Question(side, question.language, "date", "", ())
    for item in _sentences(index, asked, filters)[:1]:
        made = event_date(index, item)
        if made and item.row.date:
            return made, float(item.row.date.first.replace("-", ""))
    return None


def _same_unit(first: Candidate, second: Candidate) -> bool:
    """Return whether two values can be compared: 5230辆 is neither more nor less than 14家."""
    one, other = (find_quantities(item.text)[0] for item in (first, second))
    return one.kind == other.kind and (one.unit == other.unit or one.kind != "number" or not (one.unit and other.unit))


_BY_LENGTH = re.compile(r"(?:哪|谁|更|比较).{0,8}(?:长|短|远|宽|深)(?![大期])")
_TAKES_TIME = re.compile(r"时间|工期|历时|周期|寿命|任期|年限|久")


def _size(
    index: Index, text: str, side: str, question: Question, filters: Filters | None
) -> tuple[Candidate, float] | None:
    units = () if _TAKES_TIME.search(fold(question.text)) else LENGTHS if _BY_LENGTH.search(fold(question.text)) else ()
    for kind in ("number",) if units else ("number", "money", "percent"):
        asked = Question(text, question.language, kind, read_question(question.text).unit, (), units)
        own = content_words(Question(side, question.language, kind, "", ()), index)
        sides = {word.label for word in own}
        words = [replace(word, focus=FOCUS) if word.label in sides else word for word in content_words(asked, index)]
        items = sought(own)
        sentences = [
            item
            for item in _sentences(index, asked, filters)
            if sum(coverage(own, find_sought(items, item.folded))) >= 0.3 * max(len(own), 1)
        ]
        for candidate in values(sentences[:6], words, asked)[:1]:
            quantity = find_quantities(candidate.text)
            if quantity and (not units or quantity[0].unit in units):
                return candidate, float(quantity[0].value)
    return None


def _sentences(index: Index, asked: Question, filters: Filters | None) -> list[Sentence]:
    query = index.prepare(asked.text)
    return rank_sentences(index, index.search(query, filters=filters), content_words(asked, index), query.vector, asked)
