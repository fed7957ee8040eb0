"""Whether a value is of the very thing that an English question asks of: what costs, what is counted, whose it is.

"A standard room costs £148" prices no building, loans of books are no books, and the coach of the women's eight, told
a sentence after it, is not the men's. In Chinese text a place that a line only leads to (南至澜江站) is not what is dated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk
from qa.asking.contrasts import opposed_before
from qa.asking.matching import coverage, find
from qa.asking.question import COUNTED, IRREGULAR, asked_role
from qa.finding import former, names
from qa.finding.numeric import MEASURED
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.names import Span
    from qa.finding.sentence import Sentence

_COSTS = re.compile(
    r"\b(?:how much|what) (?:did|does|do|will|would) (?:the |a |an |its |their |one )?(?P<thing>[^?]{2,60}?) (?:costs?|sell for)\b"
    r"|\bhow much (?:is|are|was|were) (?:the |an? |one )(?P<sold>[a-z -]{2,40}?(?:tickets?|seats?|pass|meals?|rooms?|copy|fare))\W*$"
    r"|\bhow much (?:is|are|was|were) (?:the |an? |one )(?P<paid>[a-z -]{2,40}?) (?:sold|bought|purchased|paid)\b"
    r"|\bhow much (?:did|does|do|will) (?:the |an? |its )(?P<earner>[a-z -]{3,40}?) (?:earn|raise|bring in|take in|yield|generate)\b"
    r"|\bhow much (?:is|are|was|were) (?:an?|one) (?P<one>[a-z' -]{2,40}?)\W*$"
    r"|\b(?:cost|price|fare|fee) (?:of|for) (?:the |a |an |its |their |one )?(?P<of>[^?]{2,60})"
)
_OF_IT = re.compile(r" (?:from|to|for|in|at|of|with|per|on|between|that|which|by)\b.*")
_SUBJECT = re.compile(
    r"(?:^|[.;:]) ?(?P<subject>[^.;:]{1,160}?)\b(?:costs?|sells? for|is priced)\b[^.;:]*$", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:it|they|this|these|which|that|an?|the|its|total|estimated|at|of)\W*$", re.IGNORECASE)
"""What stands before "cost" where no other thing is priced: a pronoun, or what makes a noun of it (at a cost of)."""
_HEAD_OF = re.compile(r"\b(?P<head>[a-z]+) of (?:the |its |their |all )?(?:[a-z-]+ ){0,2}$", re.IGNORECASE)
_AMOUNTS = frozenset(
    """number numbers total totals thousands hundreds dozens scores millions collection group groups set series majority rest half third
    quarter share percentage type types kind kinds piece pieces team list copies count stock range variety pair pairs most some all many
    one two three each sort sorts total amount sum lot lots fleet herd row""".split()
)
_TOKEN = re.compile(
    r"^(?:tickets?|seats?|pass(?:es)?|fares?|rooms?|tables?|copies|copy|meals?|journeys?|rides?|trips?|entry|admission)$"
)
"""What a thing sells of itself: a tram is not priced by its tickets."""
_GOES_ON = re.compile(r"[ -](?!(?:is|was|has|does|as|its|this|thus|us|always|perhaps)\b)[a-z]{3,}s\b")
"""What makes the noun that is asked for a part of another's name: book downloads."""
_WAYS = re.compile(
    r"\b(?:routes?|lines?|flights?|services?|trains?|railways?|roads?|highways?|motorways?|links?|ferr(?:y|ies))\b"
)
_ENDPOINT = tuple("至到往从由自距赴经")

SAID = 0.25
"""Least cover of a word that says it (by hand)."""
AS_MUCH = 0.4
"""Part of what the best sentence has of a question that one which tells how must have (by hand)."""
SOURCE = 0.7
"""What speaks for a value in the part of a sentence that has who is asked to tell it (by hand)."""
SEVERAL = 3
"""Words of an English question of which a Chinese sentence must have one to count what it asks of (by hand)."""
UNSAID = 0.15
"""Cover of a word by a Chinese sentence, with what stands over and around it, below which nothing says it (by hand)."""


def is_of_it(
    question: Question, words: Sequence[Word], sentence: Sentence, answer: Span | None, named: Sequence[Sequence[str]]
) -> bool:
    """Return whether the answer in a sentence may be of what an English question asks of.

    ``named`` are the forms of each place or thing that the question names.
    """
    if question.language == "zh" or answer is None:
        return True
    latin = not any(map(is_cjk, sentence.text))
    place = answer[0] - sentence.start
    asked = fold(question.text)
    if question.kind in COUNTED and not question.dates and not former.may_be_told(asked, sentence.text):
        return False
    if question.kind in {"person", *COUNTED}:
        before = fold(sentence.row.text[: sentence.start - sentence.row.start])
        if opposed_before(asked, fold(sentence.row.event or "") + sentence.folded, before):
            return False
    if question.kind in COUNTED and not latin and not _speaks_of_any(words, sentence):
        return False
    if question.kind == "what":
        return _says_how(asked, words, sentence)
    if question.kind == "number":
        if latin:
            return _is_counted_in_english(question, words, sentence, answer)
        return not question.units or not _is_of_other_units(question, sentence, answer)
    if question.kind == "person":
        return _is_head_of_it(asked, words, sentence)
    if question.kind == "money":
        return _is_priced(question, words, sentence, place, latin=latin)
    dated = question.kind == "date" and not latin and not _WAYS.search(asked)
    return not (dated and any(_is_endpoint(sentence, forms) for forms in named))


def _is_counted_in_english(question: Question, words: Sequence[Word], sentence: Sentence, answer: Span) -> bool:
    return not (
        _is_of_another_sort(words, sentence, answer)
        or _is_measured(fold(question.text), sentence, answer)
        or _is_counted_of_another(words, sentence, answer[0] - sentence.start, answer[1] - sentence.start)
    )


_ORDINAL = re.compile(r"(?:\d+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:st|nd|rd|th)?$")


def _speaks_of_any(words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether a Chinese sentence has any word of an English question beside those that name what is counted.

    304 companies of a second batch signed up for no second course of which nothing else is told. One word may lack a
    translation, several do not.
    """
    rest = [
        value
        for word, value in zip(words, sentence.covered, strict=True)
        if word.focus == 1 and " " not in word.label and not _ORDINAL.match(word.label)
    ]
    return len(rest) < SEVERAL or max(rest) >= UNSAID


_HEADS = re.compile(
    r"\bwho (?:heads|leads|chairs|runs|directs|manages|headed|led|chaired|is in charge of|is the head of) (?:the |its |their )?(?P<body>[^?]{3,60})"
)


def _is_of_other_units(question: Question, sentence: Sentence, answer: Span) -> bool:
    """Return whether a measure is none of those that the question can be answered in: no yield is told in 毫米."""
    said = quantities_in(sentence.text[answer[0] - sentence.start : answer[1] - sentence.start])
    return bool(said) and all(item.unit in MEASURED and item.unit not in question.units for item in said)


_MEASURES = frozenset(
    "metre meter kilometre kilometer mile foot yard inch km m cm mm hectare acre sqm tonne ton kg kilogram gram litre liter hour minute second".split()
)


def _says_how(asked: str, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether a sentence says what is asked how it was done, or nothing is asked so.

    No headline tells how a thing was financed, nor what tells it of another thing.
    """
    verb = how_asked(asked)
    numbers = {number for number, word in enumerate(words) if verb and word.label in verb.split(" ")}
    if not numbers:
        return True
    own = coverage(list(words), sentence.matches)
    rest = [
        (word.idf, cover)
        for number, (word, cover) in enumerate(zip(words, sentence.covered, strict=True))
        if number not in numbers
    ]
    told = sum(idf for idf, cover in rest if cover >= SAID)
    return max(own[number] for number in numbers) >= SAID and 2 * told >= sum(idf for idf, _ in rest)


_ANYBODY = frozenset(
    "people person staff employee participant resident member adult individual man woman child student".split()
)


def _is_of_another_sort(words: Sequence[Word], sentence: Sentence, answer: Span) -> bool:
    """Return whether an English count names what it counts, of which the question has no word: drivers, not conductors."""
    said = quantities_in(sentence.text[answer[0] - sentence.start : answer[1] - sentence.start])
    focus = [number for number, word in enumerate(words) if word.focus > 1 and " " not in word.label]
    # Who visited is no visitor of any sort: of conductors, 61,400 visitors tell nothing
    focus = focus[:1] + [number for number in focus[1:] if not _is_done(words[number].label)]
    if not focus or not said or any(words[number].label in _GENERIC for number in focus):
        return False
    own = coverage(list(words), sentence.matches)
    units = [item.unit for item in said]
    return all(len(unit) > 3 and unit.isalpha() and unit.isascii() and unit not in _ANYBODY for unit in units) and all(
        own[number] < SAID for number in focus
    )


def _is_done(label: str) -> bool:
    return label.endswith("ed") or label in IRREGULAR


_GENERIC = frozenset(
    """people persons staff employees participants visitors members times places things items pieces
    guests tourists attendees spectators travellers travelers holidaymakers sightseers""".split()
)


def _is_measured(asked: str, sentence: Sentence, answer: Span) -> bool:
    """Return whether a measure is told, where an English question counts something else: of how many people, 320 metres."""
    said = quantities_in(sentence.text[answer[0] - sentence.start : answer[1] - sentence.start])
    return "how many" in asked and any(item.unit in _MEASURES and item.unit[:4] not in asked for item in said)


def _is_head_of_it(asked: str, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether most of the body whose head is asked for is told of in the sentence or what stands over it."""
    match = _HEADS.search(asked)
    parts = set(re.findall(r"[\w-]+", _OF_IT.sub("", match["body"]))) if match else set()
    if match is None and asked_role(asked) and (of := _OFFICE_OF.search(asked)):
        return _is_named_before(set(re.findall(r"[\w-]+", of["body"])), words, sentence)
    body = [(word.idf, cover) for word, cover in zip(words, sentence.covered, strict=True) if word.label in parts]
    return 2 * sum(idf for idf, cover in body if cover >= SAID) >= sum(idf for idf, _ in body)


_OFFICE_OF = re.compile(r"\b(?:of|at|for) (?:the |its |their )?(?P<body>[^?]{3,60}?)\W*$")


def is_head_of_another(
    question: Question, words: Sequence[Word], sentence: Sentence, others: Sequence[Sentence]
) -> bool:
    """Return whether the office that an English question asks for is of a body of which only other sentences tell.

    The general manager of the bus company is not that of the metro company, of which the text tells elsewhere.
    """
    asked = fold(question.text)
    if question.language == "zh" or question.kind != "person" or not asked_role(asked):
        return False
    body = _OFFICE_OF.search(asked)
    parts = re.findall(r"[\w-]+", body["body"]) if body else []
    own = [number for number, word in enumerate(words) if word.label in parts]
    unsaid = [number for number in own if sentence.covered[number] < UNSAID]
    elsewhere = any(other.covered[number] >= WHOLLY for number in unsaid for other in others)
    return elsewhere and bool(names.organisations(sentence.text))  # 院长由何敏接任 names no other body


WHOLLY = 0.9
"""Cover of a word from which on a sentence tells of the very thing (by hand)."""


def _is_named_before(parts: set[str], words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether no word of a body is one that the passage of a Chinese sentence only has behind it."""
    if not any(map(is_cjk, sentence.text)):
        return True
    told = coverage(list(words), find(list(words), _up_to(sentence)))
    return all(
        told[number] >= SAID or sentence.covered[number] < SAID
        for number, word in enumerate(words)
        if word.label in parts
    )


def priced(folded: str) -> str:
    """Return what a folded English question asks the price or the cost of; "" if it asks none.

    Example:
        >>> priced("how much did the new ferry terminal cost?"), priced("how much is it?")
        ('new ferry terminal', '')
    """
    match = _COSTS.search(folded)
    return (
        _OF_IT.sub(
            "", match["thing"] or match["sold"] or match["one"] or match["paid"] or match["earner"] or match["of"]
        )
        if match
        else ""
    )


def _is_priced(question: Question, words: Sequence[Word], sentence: Sentence, place: int, *, latin: bool) -> bool:
    """Return whether the sentence of a price speaks of the thing whose price is asked for."""
    match = _COSTS.search(fold(question.text))
    thing = priced(fold(question.text))
    if latin and (deed := _TO_DO.search(fold(question.text))) and _is_said_alone(words, deed[1], sentence) is False:
        return False
    parts = set(re.findall(r"[\w-]+", thing))
    numbers = [number for number, word in enumerate(words) if word.label in parts]
    if not numbers:
        return True
    if not latin:
        if max(sentence.covered[number] for number in numbers) < UNSAID:
            return False
        told = coverage(list(words), find(list(words), _up_to(sentence)))
        return any(told[number] >= SAID for number in numbers) or all(
            sentence.covered[number] < SAID for number in numbers
        )
    if _SINGLE.search(fold(question.text)) and not _is_said_alone(words, thing, sentence):
        return False
    own = coverage(list(words), sentence.matches)
    last = thing.split(" ")[-1]
    head = [number for number in numbers if words[number].label == last]
    if any(own[number] >= SAID for number in head or numbers):
        return True
    subject = _SUBJECT.search(sentence.text[:place])
    if head and _TOKEN.search(last):
        return False
    over = coverage(list(words), find(list(words), fold(sentence.row.event or "")))
    if match is not None and match["earner"]:
        return any(over[number] >= SAID for number in numbers)
    if subject is None or _PRONOUN.search(subject["subject"]):
        return True
    named = any(re.search(rf"\b{re.escape(part.capitalize())}\b", question.text) for part in parts)
    return not named and any(over[number] >= SAID for number in numbers)


def names_what_is_priced(question: Question, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether a sentence names the thing of which an English question asks the price, in these very words."""
    parts = priced(fold(question.text)).split(" ")
    told = {words[item.word].label for item in sentence.matches if item.weight >= SAID}
    asked = {word.label for word in words if word.label in parts}
    return parts[-1] in told and asked <= told  # one bridge is not the other


_SINGLE = re.compile(
    r"\b(?:(?:is|are|was|were|does|do|did|would|will|of|for) (?:an?|one)|per) [a-z' -]{2,40}?(?: costs?| sell for)?\W*$"
)
"""What asks the price of one thing of which there are many: a swim, one ticket."""
_PART_OF = re.compile(r"\b(?P<head>[a-z]+) (?:of|to|for|on) (?:the |its |their |an? )?(?:[a-z-]+ )?$", re.IGNORECASE)
_PRICES = frozenset(
    "price prices cost costs fee fees fare fares charge charges cup glass pint bottle ticket tickets".split()
)
"""What a thing may stand behind that is priced itself: the price of a ticket, no restoration of a tower."""
_MODIFIED = re.compile(
    r"[ -](?!(?:of|to|for|in|at|on|with|by|from|per|as|than|over|under|is|are|was|were|be|cost|costs|sell|sells|sold|will|has|have|had"
    r"|and|or|but|that|which|who|when|where|while|if|a|an|the|its|their|now|only|just|rose|fell|went|goes|stays?|remains?|stood|stands|priced|each|come|comes|came)\b)[a-z]"
)
"""What makes a word a part of another's name: the swimming | pool."""


_TO_DO = re.compile(
    r"\bhow much (?:does|did|do|will|would) (?:it|they|[a-z ]{2,20}?) (?:cost|charge)(?: [a-z]+)? to ([a-z]{3,})\b"
)
"""What asks what it costs to do something."""


def _is_said_alone(words: Sequence[Word], thing: str, sentence: Sentence) -> bool | None:
    """Return whether a sentence names a thing by itself: no swim is priced by repairs to the swimming pool.

    None if it does not name it at all.
    """
    last = thing.rsplit(" ", maxsplit=1)[-1]
    said = [item for item in sentence.matches if words[item.word].label == last and item.weight >= SAID]
    text = sentence.text
    for item in said:
        end = sentence.offsets[item.end - 1] + 1
        while text[end : end + 1].isalpha():
            end += 1  # a stem stands for its word
        whole = _PART_OF.search(text[: sentence.offsets[item.start]])
        if (
            whole
            and whole["head"].lower() not in _PRICES
            and not any(whole["head"].lower().startswith(word.label) for word in words)
        ):
            continue  # restoration of the tower
        if text[end - 1] == "s" or not _MODIFIED.match(text, end):
            return True
    return False if said else None


def _up_to(sentence: Sentence) -> str:
    """Return the passage of a sentence up to its end, with the title over it: what it may go on about was named there."""
    row = sentence.row
    return fold(f"{row.event or ''}\n{row.text[: sentence.end - row.start]}")


def _is_counted_of_another(words: Sequence[Word], sentence: Sentence, place: int, end: int) -> bool:
    """Return whether a bare number is that of something of what is asked for: of loans of printed books."""
    counted = [item for item in sentence.matches if words[item.word].focus > 1 and item.weight >= SAID]
    if any(place <= sentence.offsets[item.start] < end for item in counted):
        return False  # 206,000 books
    before = [item for item in counted if sentence.offsets[item.end] <= place]
    if not before:
        return False
    near = max(before, key=lambda item: item.start)
    if _GOES_ON.match(sentence.text, sentence.offsets[near.end]) and not sentence.text[
        : sentence.offsets[near.end]
    ].endswith("s"):
        return True
    head = _HEAD_OF.search(sentence.text[: sentence.offsets[near.start]])
    if head is None or head["head"].lower() in _AMOUNTS:
        return False
    begins = sentence.offsets[near.start] - len(head.group())
    return not any(
        begins <= sentence.offsets[item.start] < begins + len(head["head"]) and item.weight >= SAID
        for item in sentence.matches
    )


def _is_endpoint(sentence: Sentence, forms: Sequence[str]) -> bool:
    """Return whether a sentence names a place only as what something leads to or from."""
    text = f"{fold(sentence.row.event or '')}\n{sentence.folded}"
    places = [match.start() for form in forms for match in re.finditer(re.escape(form), text)]
    return bool(places) and all(text[:place].endswith(_ENDPOINT) for place in places)


_ACCORDING = re.compile(
    r"\b(?:according to|as (?:stated|reported|claimed) by|in the view of) (?:the )?(?P<who>[^,?]{2,40})"
)


def by_source(question: Question, words: Sequence[Word], sentence: Sentence, span: Span) -> float:
    """Return what speaks for a value that stands in the part of a sentence which has who is said to tell it."""
    match = _ACCORDING.search(fold(question.text)) if question.language != "zh" else None
    if match is None:
        return 0.0
    parts = set(re.findall(r"[\w-]+", match["who"]))
    low = max(map(sentence.plain.rfind, ";。", (0, 0), (span[0], span[0]))) + 1
    high = min(
        (place for mark in ";。" if (place := sentence.plain.find(mark, span[1])) >= 0), default=len(sentence.plain)
    )
    return SOURCE * any(
        item.weight >= SAID
        and not parts.isdisjoint(words[item.word].label.split(" "))
        and low <= sentence.offsets[item.start] < high
        for item in sentence.matches
    )


_HOW = re.compile(
    r"^\W*(?:and |so |but )?how (?:was|were|is|are|will|has|have) (?!many\b|much\b)[^?]*?\b(?P<verb>[a-z]{3,}ed|built|paid for|made|won|chosen|sold|spent)\b"
)


def how_asked(folded: str) -> str:
    """Return what a folded English question asks how it was done; "" if it asks for none.

    Example:
        >>> how_asked("how was the new wing financed?"), how_asked("how is it called?")
        ('financed', '')
    """
    match = _HOW.match(folded)
    return match["verb"] if match and match["verb"] not in {"called", "named", "used", "located"} else ""


def telling_how(question: Question, words: Sequence[Word], sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences that say what an English question asks how it was done, if there are any, else all."""
    asked = fold(question.text)
    if question.kind != "what" or question.language == "zh" or not how_asked(asked):
        return sentences
    least = AS_MUCH * max((item.share for item in sentences), default=0.0)
    return [item for item in sentences if item.share >= least and _says_how(asked, words, item)] or sentences
