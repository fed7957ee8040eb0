"""By how much two things differ, beyond what facts tell: numbers beside two names, the days between two events.

A value of one of the two is no answer to how they differ, however much of the question stands beside it. Of an event of
which only the month is known no days are counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk, simplified
from qa.asking.question import COUNTED
from qa.computing.shown import Computed, bracketed, plain
from qa.finding import former
from qa.finding.sentence import quantities_in
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from corpus.document import Event, EventDate
    from index import Index
    from qa.answer import Citation
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate

NEAR = 16
"""Most characters between a name and the number that is its (闵玉堂,64岁) (by hand)."""

FEW = 200
"""Passages with a name beyond which nothing is said of one thing."""

_ASKS = re.compile(
    r"(?P<a>[\u4e00-\u9fffA-Za-z0-9·]{2,12}?)(?:和|与|跟|同)(?P<b>[\u4e00-\u9fffA-Za-z0-9·]{2,12}?)(?:的[\u4e00-\u9fff]{2,4})?(?:之间)?(?:相差|差)(?:了|着)?(?:多少|几)"
    r"|(?P<c>[\u4e00-\u9fffA-Za-z0-9·]{2,12}?)比(?P<d>[\u4e00-\u9fffA-Za-z0-9·]{2,12}?)"
    r"(?:多|少|高|低|大|小|长|短|重|轻|年长|年轻|贵)(?:了|出|[\u4e00-\u9fff]{1,2})?(?:多少|几)"
)
_SELF = re.compile(r"上一?[年届季月次]|去年|前一?年|同期|往年|上赛季|以前|原来|过去|计划|预期|预计")
_OF_ITSELF = re.compile(
    r"[比较](?:上一?[年届季月次]|去年|前一?年|同期|往年)[^,。?比较]{0,6}(?:[多少高低快慢涨降减增]|增[长加]|减少|提高|下降)了?(?:多少|几)"
)
"""What asks by how much something has changed."""
_OF_ITSELF_ENGLISH = re.compile(
    r"\bhow (?:much|many) (?:[\w-]+ ){0,3}?(?:more|less|fewer)\b.*\bthan\b.*\b(?:last|before|previous|earlier|ago|(?:19|20)\d\d)\b"
    r"|\bby how many\b.*\b(?:rise|rose|risen|grow|grew|grown|increased?|fall|fell|fallen|drop|dropped|declined?|shrink|shrank|go up|went up|go down|went down)\b"
)
_MORE_BEHIND = re.compile(r"(?: [a-z-]+){0,2} (?:more|fewer|less|higher|lower|up|down)\b")
"""What asks it in English, and what says behind a number that it is a difference."""
_SAID = re.compile(
    r"(?:[比较][^,。;]{1,20}|相差|差距?|领先|落后|超出|超过|净胜)[^,。;0-9一二三四五六七八九十百]{0,8}$"
    r"|(?:多|少|高|低|大|小|快|慢|早|晚|涨|降|增|减|增加|减少|增长|下降|提高|缩短|提升|上升|降低)(?:了|出|为|约|近)*$"
)


def asked(question: Question) -> tuple[str, str] | None:
    """Return the two things whose difference a Chinese question asks for; None if it asks for none.

    Example:
        >>> from qa.asking.question import read_question
        >>> asked(read_question("甲队和乙队差几分?")), asked(read_question("比去年多几家?"))
        (('甲队', '乙队'), None)
    """
    if question.language != "zh":
        return None
    match = _ASKS.search(simplified(fold(question.text)))
    if match is None or _SELF.search(match.group()):
        return None
    return match["a"] or match["c"], match["b"] or match["d"]


def is_said(question: Question, candidate: Candidate | None) -> bool:
    """Return whether a number says how two things differ, if that is asked."""
    if candidate is not None and question.language != "zh" and question.kind in COUNTED:
        return not _OF_ITSELF_ENGLISH.search(fold(question.text)) or _is_difference(candidate)
    counted = question.kind in COUNTED and question.language == "zh" and is_chinese(candidate)
    if candidate is None or not (asked(question) or (counted and _OF_ITSELF.search(fold(question.text)))):
        return True
    return is_led_up_to(candidate.sentence.plain[: candidate.start - candidate.sentence.start])


def _is_difference(candidate: Candidate) -> bool:
    """Return whether the words at a number say, in Chinese or English, that it is how far something is from before."""
    text, base = candidate.sentence.plain, candidate.sentence.start
    before, behind = text[: candidate.start - base], text[candidate.end - base :]
    return former.is_change(before) or is_led_up_to(before) or _MORE_BEHIND.match(behind.lower()) is not None


def is_led_up_to(before: str) -> bool:
    """Return whether what stands before a number says that it is how far two things differ.

    Example:
        >>> is_led_up_to("亩产412斤,比上年增"), is_led_up_to("亩产")
        (True, False)
    """
    return _SAID.search(before) is not None


def is_chinese(candidate: Candidate | None) -> bool:
    """Return whether an answer stands in a Chinese sentence."""
    return candidate is not None and any(map(is_cjk, candidate.sentence.text))


def beside_names(index: Index, question: Question) -> Computed | None:
    """Return by how much the numbers differ that stand behind two names, both cited; None if either has none."""
    sides = asked(question)
    if sides is None or not question.unit or sides[0] == sides[1]:
        return None
    one, other = (_number_of(index, side, question.unit) for side in sides)
    if one is None or other is None or (one.place, one.proof) == (other.place, other.proof):
        return None
    if (one.proof.source, one.proof.event_number) != (other.proof.source, other.proof.event_number):
        return None  # what two have in different years does not differ
    said = f"{plain(abs(one.value - other.value))}{question.unit}"
    proofs = list(dict.fromkeys([one.proof, other.proof]))
    larger, smaller = (one, other) if one.value >= other.value else (other, one)
    values = f"{larger.text} − {smaller.text}"
    return Computed(said, bracketed(said, values, question.language), proofs, 0.7)


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that stands behind a name, at a place of the sentence that proves it."""

    value: Decimal
    text: str
    place: int
    proof: Citation


def _number_of(index: Index, name: str, unit: str) -> _Told | None:
    """Return the one exact number of a unit that stands close behind a name; None if there is none or another."""
    numbers = index.passages.holding(fold(name), None).tolist()
    found: dict[Decimal, _Told] = {}
    for number in numbers if len(numbers) <= FEW else ():
        row = index.passages.row(number)
        for start, end in index.passages.sentence_spans(number):
            text = simplified(row.text[start - row.start : end - row.start])
            for place in (match.end() for match in re.finditer(re.escape(simplified(name)), text)):
                stop = min((at for at in (text.find(mark, place) for mark in ";；。") if at >= 0), default=len(text))
                near = [
                    item for item in quantities_in(text) if place <= item.start < stop and item.start - place <= NEAR
                ]
                if near and near[0].unit == unit and near[0].exact and not _SAID.search(text, place, near[0].start):
                    said = text[near[0].start : near[0].end]
                    found.setdefault(near[0].value, _Told(near[0].value, said, near[0].start, cite(row, start, end)))
    return next(iter(found.values())) if len(found) == 1 else None


Named = tuple["Event", "Citation"]
"""An event that a question names, and the sentence that proves it."""

_ASIDE = r"(?:一共|总共|大概|大约|中间|之间|前后)*"
_DAYS_ZH = re.compile(
    rf"(?:从|自)?(?P<a>[^,。?]{{2,30}}?)(?:到|至|距离?|离|和|与|跟)(?P<b>[^,。?]{{2,30}}?){_ASIDE}(?:相隔|间隔|相距|相差|隔|差|过){_ASIDE}了?{_ASIDE}(?:几|多少)天"
    r"|(?P<a2>[^,。?]{2,30}?)(?:之后|以后|后)(?:又?[隔过]了?)?(?:几|多少)天(?:才|就)?(?:召开|举行|举办|开的?|办的?|是|有)?了?(?P<b2>[^,。?]{2,30}?)[?。的 ]*$"
    r"|(?P<b3>[^,。?]{2,30}?)(?:是)?在(?P<a3>[^,。?]{2,30}?)(?:之[前后]|以[前后]|[前后])的?(?:几|多少)天"
    r"|(?P<a4>[^,。?]{2,30}?)比(?P<b4>[^,。?]{2,30}?)(?:早|晚|迟|提前|推迟)了?(?:几|多少)天"
)
_DAYS_EN = re.compile(
    r"\bhow many days (?:[a-z]+ ){0,3}?(?:between|from) (?:the )?(?P<both>[^?]{5,160})"
    r"|\b(?:how many days|how long) (?:after|before|following) (?:the )?(?P<a>[^?]{3,80}?) (?:did|was|were|does|do|is) (?:the )?"
    r"(?P<b>[^?]{3,80}?)(?: (?:held|happen|take place|open(?:ed)?|start(?:ed)?|meet|come|announced|published|released|convened?|begin|begun|launched|made public))?\W*$"
    r"|\bhow many days (?:apart|separated?) (?:were|are|was|is)? ?(?:the )?(?P<apart>[^?]{5,160})"
    r"|\bhow many days (?:earlier|later) (?:was|did|were) (?:the )?(?P<one>[^?]{3,80}?) (?:(?:held|happen|take place|come) )?than (?:the )?(?P<other>[^?]{3,80})"
)
_HAPPENS_ZH = "(?:召开|举行|举办|开幕?|办|发生|公布|发布|进行)"
_LASTS_ZH = re.compile(
    r"(?P<lasts>[^,。?]{2,30}?)(?:一共|总共|共|前后)*(?:办|开|举办|举行|持续|进行|历时|比|展|延续)了?(?:几|多少)天[?。的 ]*$"
)
_LASTS_EN = re.compile(
    r"\bhow many days (?:did|does|was|were) (?:the )?(?P<lasts>[^?]{3,80}?) (?:last|take|run|go on|held|cover)(?: for)?\W*$"
)
_SAME_ZH = re.compile(
    rf"(?P<a>[^,。?]{{2,30}}?)(?:和|与|跟|同)(?P<b>[^,。?]{{2,30}}?)(?:是不是|是否|都|是|{_HAPPENS_ZH})*(?:在|于)?同一?个?(?:(?P<day>[天日])|(?P<month>月)|(?P<year>年))[^,。?]{{0,8}}[吗么?]"
)
_SAME_EN = re.compile(
    r"^(?:and |so )?(?:were|was|are|did|is|do) (?:the )?(?P<both>[^?]{5,160}?)(?: (?:both|held|happen|take place|announced|published|released|open|come|fall))*"
    r" (?:on|in) the same (?:(?P<day>day|date)|(?P<month>month)|(?P<year>year))\b"
)
_ORDER_ZH = re.compile(
    rf"(?P<a>[^,。?]{{2,30}}?)(?:是不是|是否|是|{_HAPPENS_ZH})*(?:在|于)(?P<b>[^,。?]{{2,30}}?){_HAPPENS_ZH}?(?:之|以)?(?:(?P<before>前)|后)[就才]?{_HAPPENS_ZH}*的?[吗么?]"
    rf"|(?P<a2>[^,。?]{{2,30}}?)(?:是不是|是否)?比(?P<b2>[^,。?]{{2,30}}?)(?:要)?{_HAPPENS_ZH}?得?(?:(?P<before2>[早先])|[晚迟])(?:一些|一点|些)?{_HAPPENS_ZH}*的?[吗么?]"
    r"|(?P<a3>[^,。?]{2,30}?)(?:是不是|是否)?(?:(?P<before3>[早先])|[晚迟])于(?P<b3>[^,。?]{2,30}?)的?[吗么?]"
)
_ORDER_EN = re.compile(
    r"^(?:and |so )?(?:were|was|are|did|is|do) (?:the )?(?P<a>[^?]{3,80}?)(?: (?:held|happen|take place|open|come|fall|built|begun|begin|[a-z]+ed))*"
    r" (?:(?P<before>before|earlier than|prior to)|after|later than) (?:the )?(?P<b>[^?]{3,80}?)(?: (?:was|were|did)(?: held| happen| take place)?)?\W*$"
)
_EITHER_ORDER = re.compile(r"\b(?:before or after|after or before|earlier or later|later or earlier)\b|还是")
_AND = re.compile(r" (?:and|to|until|till) (?:the )?")


def between(question: Question, named: Callable[[str], Named | None]) -> Computed | None:
    """Return how many days lie between two events that a question names, or whether one was before or with the other.

    ``named`` gives the event that a name is surely of. None if the question asks something else, or one of the two is
    not known or not dated to the day.
    """
    asked = simplified(fold(question.text))
    chinese = question.language == "zh"
    for patterns, tell in _TOLD.items():
        if tell is _in_order and _EITHER_ORDER.search(asked):
            return None
        match = patterns[not chinese].search(asked)
        if match is None:
            continue
        for one, other in _sides(match):
            first, second = named(one), named(other)
            if first is None or second is None or _place(first) == _place(second):
                continue
            a, b = first[0].date, second[0].date
            said = tell(match, a, b, chinese=chinese) if a and b else ""
            if not said or not a or not b:
                return None
            (a, proof), (b, another) = sorted(((a, first[1]), (b, second[1])), key=lambda item: item[0].first)
            return Computed(said, bracketed(said, f"{a.iso} / {b.iso}", question.language), [proof, another], 0.75)
        return None
    return None


def lasting(question: Question, named: Callable[[str], Named | None]) -> Computed | None:
    """Return how many days an event lasted that is dated from one day to another; None if that is not asked or told."""
    asked, chinese = simplified(fold(question.text)), question.language == "zh"
    match = (_LASTS_ZH if chinese else _LASTS_EN).search(asked)
    found = named(match["lasts"]) if match else None
    date = found[0].date if found else None
    if found is None or date is None or date.precision != "range" or date.first == date.last:
        return None
    days = (day.fromisoformat(date.last) - day.fromisoformat(date.first)).days + 1
    if days > _LONGEST:
        return None  # 3月至5月 is no event of so many days
    said = f"{days}天" if chinese else f"{days} days"
    return Computed(said, bracketed(said, date.iso, question.language), [found[1]], 0.75)


_LONGEST = 31


def _days(_match: re.Match[str], one: EventDate, other: EventDate, *, chinese: bool) -> str:
    """Return how many days lie between two dates; "" if one goes on during the other or is not known to the day."""
    before, after = sorted((one, other), key=lambda date: date.first)
    days = (day.fromisoformat(after.first) - day.fromisoformat(before.last)).days
    if days < 0 or not {one.precision, other.precision} <= {"day", "range"}:
        return ""
    return f"{days}天" if chinese else f"{days} day{'s' * (days != 1)}"


def _alike(match: re.Match[str], one: EventDate, other: EventDate, *, chinese: bool) -> str:
    """Return whether two dates lie in the same day, month or year; "" if they are not known so finely."""
    length = len("2022-11-03") if match["day"] else len("2022-11") if match["month"] else len("2022")
    fine = {"day", "range"} if match["day"] else {"day", "range", "month"} if match["month"] else set()
    if fine and not {one.precision, other.precision} <= fine:
        return ""
    spans = [(date.first[:length], date.last[:length]) for date in (one, other)]
    return _yes_or_no(holds=spans[0] == spans[1], chinese=chinese)


def _in_order(match: re.Match[str], one: EventDate, other: EventDate, *, chinese: bool) -> str:
    """Return whether the first of two dates is before the second, or after it, as asked; "" if they overlap."""
    if not (one.last < other.first or other.last < one.first):
        return ""
    before = any(text for name, text in match.groupdict().items() if name.startswith("before"))
    return _yes_or_no(holds=(one.first < other.first) == before, chinese=chinese)


def _yes_or_no(*, holds: bool, chinese: bool) -> str:
    return ("是" if holds else "否") if chinese else ("yes" if holds else "no")


_TOLD = {(_DAYS_ZH, _DAYS_EN): _days, (_SAME_ZH, _SAME_EN): _alike, (_ORDER_ZH, _ORDER_EN): _in_order}
"""What asks of two events, in Chinese and English, and what tells it of their dates."""


def _place(named: Named) -> tuple[str, int]:
    return named[1].source, named[0].number


_TIMES = ("day", "month", "year", "before")


def _sides(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield the two names of a match: as the pattern parts them, or cut at each "and" of what holds both."""
    found = {name: text for name, text in match.groupdict().items() if text and not name.startswith(_TIMES)}
    if both := found.get("both") or found.get("apart"):
        for cut in _AND.finditer(both):
            yield both[: cut.start()].strip(), both[cut.end() :].strip()
        return
    one, other, *_ = (text.strip() for _, text in sorted(found.items()))
    yield one, other
