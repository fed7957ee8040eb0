"""Whether a sentence says of the right thing what an English question asks if it is so.

That a boathouse was opened, and that Fiona MacRae coaches, does not make her open it. What seems to be said is looked at
again: who did it, of whom an office is told, which rank was reached, how much was paid, and in English text whether
each word asked about is said at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold, half_width, is_cjk, language_of
from qa.asking.contrasts import OPPOSITES, affirmed, belied, holds, state_asked
from qa.asking.holdings import COVERED
from qa.asking.matching import coverage, find
from qa.asking.question import IRREGULAR
from qa.finding import doers, names
from qa.finding.prose import affirms
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.names import Span
    from qa.finding.sentence import Sentence

_PASSIVE_ASKED = re.compile(
    r"\b(?P<verb>[a-z]+) by (?:the )?(?P<agent>[^?]{2,60}?)"
    r"(?: (?:in|on|at|during|since|before|after|last|this) [^?]{0,60})?\W{0,9}$"
)
_PASSIVE_SAID = re.compile(
    r"[a-z]*(?: [a-z]+ly)?(?: (?:in|on|at|for|during) (?!an? )[^,.;:()]{1,40}?){0,2} by "
    r"(?!(?:(?:the|an?|about|around|nearly|almost|over|under|only|just|up to|(?:more|less) than|at least) )*"
    r"(?:\d|[£$€¥]|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?"
    r"|thousands?|millions?|half|third|quarter|fifth|tenth|dozens?|single|few|several|margin|factor|end|start|middle"
    r"|early|mid|late|then|now|noon|midnight|hand|sea|river|lake|canal|road|roadside|water|shore|harbour"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|mon|tues|wednes|thurs|fri|satur|sun|[a-z]+ing)\b))"
    r"(?:the |a |an )?(?P<agent>[^,.;:()]{2,60})",
    re.IGNORECASE,
)
"""Who did it, behind what is done, its day and its place: not how much (by 12%), how (by hand) or till when (by May)."""

_IS_DONE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:[a-z]+ly )?$", re.IGNORECASE)
_ACTIVE_ASKED = re.compile(
    r"^\W*(?:and |so |but |then )?(?:did|does|do|has|have|had|will|would|can|could)(?:n['’]t)? (?P<rest>.+)"
)
_SUBJECT_NAMED = re.compile(
    r"^\W*(?:And |So |But )?(?:Did|Does|Do|did|does|do) (?:[A-Z][\w'’.-]*(?: (?:of|and|the)(?= [A-Z]))? )+(?P<verb>[a-z]+)"
)
_NO_TIME = re.compile(r"\b(?:year|month|week|day|end|start|time|spring|summer|autumn|winter)s?\b")
_FOR_TRADE = re.compile(
    r"\b(?:for|at) (?:the )?([a-z-]+) (?:industr(?:y|ies)|sectors?|trades?|companies|firms|workers|makers)\b"
)
_AIMED_AT = re.compile("面向|针对|服务于?[\u4e00-\u9fff]")
_STILL = re.compile(r"\b(?:still|currently|at present)\b")
_GONE = re.compile(
    r"[^,。;]{0,4}?(?:卸任|离任|辞去|辞职|退休|调任|转任|调往|调离|不再|去世|逝世)|[^.;]{0,40}\b(?:retir|resign|left|leaving|stepp(?:ed|ing) down|died)"
)
_TIME_UNIT = (
    r"(?:day|night|morning|afternoon|evening|week|weekend|month|year|season|spring|summer|autumn|winter|time|hour)s?\b"
)
_WHOLE = re.compile(
    rf"\b(?:(?:all(?!-)|every|entire|whole)(?! (?:the |of the )?(?:\w+ )?{_TIME_UNIT})|everyone|everybody|only)\b"
)
_WHOLE_TIME = re.compile(rf"\b(?:all|every|entire|whole) (?:the |of the )?(?:\w+ )?{_TIME_UNIT}|\balways\b")
_WHOLE_SAID = re.compile(
    r"全|都|所有|均|各|每|一律|只|仅|唯一|始终|\b(?:all|every\w*|entire|whole|each|only|always|both|sole|none|no one)\b"
)
_ALWAYS_SAID = re.compile(
    r"\b(?:daily|nightly|weekly|monthly|yearly|annual(?:ly)?|year-round|throughout|overnight|(?:a?round) the clock"
    r"|24[ -]hours?|24/7|seven days)\b"
)
_EXCEPT = re.compile(r"\b(?:except|excluding|but not|apart from|other than|closed on)\b")
_AT_TIMES = re.compile(
    r"\b(?:on|at|from|during|except|until|till|in) (?:the |most |some )?(?:mon|tues|wednes|thurs|fri|satur|sun|week|work)?"
    r"(?:days?|ends?|spring|summer|autumn|winter|nights?|mornings?|afternoons?|evenings?)\b|\b(?:sometimes|occasionally)\b"
    r"|周[一二三四五六日末]|星期[一二三四五六日]|工作日|除外"
)
"""What says of something that it is so at some times only."""

_FREE = re.compile(r"\bfree\b|免费|免票|无偿")
_PAID = re.compile(r"\b(?:pays?|costs?|charged?|fees?|tickets? (?:is|are))\b|收费|付费|票价|售价|单价")
_CLAUSE = re.compile(r"[,;:。.](?!\d)|\b(?:but|while|whereas)\b")
_TAKES_UP = re.compile(
    r"\b(?:it|its|they|he|she|his|her|him|them|their|both|the (?:company|firm|team|school|university|city|council))\b",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "dr mr mrs ms prof professor sir dame lady lord coach captain the in then and but when after".split()
)
"""What stands before a last name and is no forename."""
_JOINED = re.compile("[、与和及同]?[^,。;]{0,6}[、与和及同][^,。;]{0,6}")
_LIGHT = frozenset(
    "true case still really already currently ever also yet all every only text article say said take took place get got make made become became"
    " held hold happen happened able manage managed fact first".split()
)
"""Words of a question that a sentence may say otherwise, or not at all."""

MOST_UNSAID = 0.3
"""Share of an English question in words that an English sentence does not say, above which it tells nothing (by hand)."""

SAID = 0.25
"""Least weight of a match of a word that says it (by hand)."""

ADJACENT = 10
"""Characters of Chinese that may stand between who does something and the verb (by hand)."""

NEAR = 6
"""Best sentences in which what is asked may be told."""


def judged(
    best: Sentence, question: Question, words: Sequence[Word], others: Sequence[Sentence], title: str
) -> bool | None:
    """Return whether what a sentence seems to affirm of an English question holds: None if nobody can tell.

    ``title`` stands over the whole text.
    """
    latin = not any(map(is_cjk, best.text))
    folded = fold(question.text)
    if _is_of_other_rank(best, folded, words) or _has_left(best, question, folded) or _is_paid_for(best, folded, words):
        return False
    if latin and _is_contrary(best, folded, words):
        return False
    if latin and (state := state_asked(folded)) is not None and not state[0].search(best.folded):
        if state[1].search(best.folded):
            return None if _AT_TIMES.search(best.folded) else False
        capitals = {fold(name) for name in re.findall(r"(?<=[a-z,] )[A-Z][\w'’-]+", question.text)}
        own = zip(words, coverage(list(words), best.matches), strict=True)
        if any(cover < SAID and word.label not in capitals for word, cover in own if " " not in word.label):
            return None  # that two of three cottages opened says nothing of the third
    if not latin and len(_clauses(best)) > 1 and _is_told_of_the_other(best, folded, words):
        return None
    if _is_at_times(best, folded, words) or (_WHOLE.search(folded) and not _WHOLE_SAID.search(best.folded)):
        return None
    if (agent := _by_another(best, question, words, latin=latin)) is not True:
        return agent
    if not latin and (trade := _FOR_TRADE.search(folded)) is not None and not _is_said_here(best, trade[1], words):
        return False if _AIMED_AT.search(best.folded) else None
    if not latin:
        return True if is_of_the_person(best, words) and not _is_told_apart(best, words, others) else None
    return True if _is_said_whole(best, question, words, title, others) else None


def _is_at_times(best: Sentence, asked: str, words: Sequence[Word]) -> bool:
    """Return whether the clause that has most of what is asked of all days or hours tells of some only, or of no time."""
    whole = _WHOLE_TIME.search(asked)
    if whole is None:
        return False
    clause = _fullest(best, _clauses(best), words, asked)
    if _EXCEPT.search(best.folded):
        return True
    if _WHOLE_SAID.search(clause) or _ALWAYS_SAID.search(clause):
        return False
    return whole[0] == "always" or _AT_TIMES.search(clause) is not None


def _is_told_of_the_other(best: Sentence, asked: str, words: Sequence[Word]) -> bool:
    """Return whether the clause of a Chinese sentence that has most of what is asked tells of the other of two sides."""
    clause = _fullest(best, _clauses(best), words, asked)
    return bool(belied(asked, clause, 0, len(clause)))


def _is_of_other_rank(best: Sentence, asked: str, words: Sequence[Word]) -> bool:
    """Return whether the sentence tells of another rank than the one asked for (第二名, asked who came first)."""
    rank = doers.rank_asked(asked)
    if not rank:
        return False
    said = doers.ranks_said(_fullest(best, _clauses(best), words, asked)) or doers.ranks_said(best.text)
    return bool(said) and rank not in said


def _has_left(best: Sentence, question: Question, asked: str) -> bool:
    """Return whether somebody of whom it is asked whether they still are something is said to have left."""
    if _STILL.search(asked) is None:
        return False
    return any(
        item.weight >= COVERED
        and _GONE.match(best.plain, best.offsets[item.end])
        and _is_person(best, best.offsets[item.end])
        for item in best.matches
    ) or any(
        match["forename"] is None or fold(match["forename"]) in {first[-1], *_TITLES}
        for first, last in _full_names(question)
        if f"{first[-1]} {last}" in fold(best.row.text)
        for match in re.finditer(
            rf"(?:\b(?P<forename>[A-Z][\w'’-]+) )?\b(?i:{re.escape(last)}) (?:retired|resigned|left|stepped down|died)\b",
            best.row.text,
        )
    )


def _is_person(best: Sentence, end: int) -> bool:
    return any(end == stop for _, stop in names.people(best.text))


def _clauses(best: Sentence) -> list[Span]:
    """Return the clauses of a folded sentence."""
    borders = [0, *(match.end() for match in _CLAUSE.finditer(best.folded)), len(best.folded)]
    return [(low, high) for low, high in pairwise(borders) if low < high]


def _is_paid_for(best: Sentence, asked: str, words: Sequence[Word]) -> bool:
    """Return whether what is asked to be free is said to be paid for, in the clause that names it."""
    if not re.search(r"\bfree(?! of)\b", asked):
        return False
    of = re.search(r"\bfree\b[^,?]{0,40}?\b(?:for|to) (?:the )?([a-z]+)", asked)
    for low, high in _clauses(best):
        clause = best.folded[low:high]
        held = {words[item.word].label for item in best.matches if low <= item.start < high}
        if of is None or of[1] in held:
            paid = _PAID.search(clause) or any(item.kind == "money" for item in quantities_in(clause))
            if paid and held and not _FREE.search(clause if of else best.folded):
                return True
    return False


def _is_contrary(best: Sentence, asked: str, words: Sequence[Word]) -> bool:
    """Return whether the clause that has most of what is asked says the contrary: loans fell, while downloads grew."""
    clauses = _clauses(best)
    if len(clauses) < 2:
        return False
    clause = _fullest(best, clauses, words, asked)
    return any(
        holds(asked, these) and not holds(asked, others) and holds(clause, others) and not holds(clause, these)
        for pair in OPPOSITES
        for these, others in (pair, pair[::-1])
    )


_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")


def _fullest(best: Sentence, clauses: Sequence[Span], words: Sequence[Word], asked: str) -> str:
    """Return the clause that has most of what is asked; one that names the year asked of goes before the others."""
    years = set(_YEAR.findall(asked))
    timed = [span for span in clauses if years and years & set(_YEAR.findall(best.folded[slice(*span)]))]
    clauses = timed if len(timed) == 1 else clauses
    held = {span: {item.word for item in best.matches if span[0] <= item.start < span[1]} for span in clauses}
    return best.folded[slice(*max(held, key=lambda item: sum(words[number].idf for number in held[item])))]


def _is_belied(best: Sentence, asked: str, words: Sequence[Word]) -> bool:
    """Return whether a sentence tells of the opposite: the women, asked of the men.

    Where it tells of both, the clause that has most of what is asked says of which.
    """
    clause = _fullest(best, _clauses(best), words, asked)
    whole = set(belied(asked, best.folded, 0, len(best.folded)))
    return bool(belied(asked, clause, 0, len(clause)) or whole.difference(affirmed(asked, clause, 0, len(clause))))


def _by_another(best: Sentence, question: Question, words: Sequence[Word], *, latin: bool) -> bool | None:
    """Return True unless another is said to have done what is asked (False), or nobody is (None)."""
    folded = fold(question.text)
    asked = _PASSIVE_ASKED.search(folded)
    if asked is not None and not _NO_TIME.search(asked["agent"]):
        agent, verb = _labels(words, asked["agent"]), asked["verb"]
        return _did(best, words, verb, agent, latin=latin, passive=True) if agent else True
    active = _ACTIVE_ASKED.match(folded)
    if active is None or not latin:
        return True
    if (led := _SUBJECT_NAMED.search(question.text)) is not None:
        # What a person is asked to have done must be said
        done = [number for number, word in enumerate(words) if word.label == fold(led["verb"])]
        if done and max(coverage(list(words), best.matches)[number] for number in done) < SAID:
            return None
    for verb in re.findall(r"[a-z'’-]+", active["rest"])[1:]:
        said = [item for item in best.matches if verb in words[item.word].label.split(" ")]
        forms = [re.match(r"[a-z]*", best.folded[item.start :]) for item in said]
        if any(form is not None and (form[0].endswith("ed") or form[0] in IRREGULAR) for form in forms):
            subject = active["rest"][: active["rest"].find(verb)]
            agent = _labels(words, subject)
            return _did(best, words, verb, agent, latin=True) if agent else True
    return True


def _did(
    best: Sentence, words: Sequence[Word], verb: str, agent: set[int], *, latin: bool, passive: bool = False
) -> bool | None:
    """Return whether those whom these words name are said to have done it; None if nobody is said to have.

    Of a passive that names nobody (it was opened in May) nothing follows for anybody.
    """
    own = [(best.offsets[item.start], best.offsets[item.end]) for item in best.matches if item.word in agent]
    if not latin:
        spans = [*names.agents(best.text), *doers.doers(best.text)]
        if not spans:  # 来自清华大学等高校的队伍 did not hold the contest
            begins = [best.offsets[item.start] for item in best.matches if verb in words[item.word].label.split(" ")]
            return True if any(0 <= begin - end <= ADJACENT for begin in begins for _, end in own) else None
        return any(_inside(own, span) for span in spans)
    done = [
        (best.offsets[item.start], best.offsets[item.end])
        for item in best.matches
        if verb in words[item.word].label.split(" ") and item.weight >= SAID
    ]
    if not done:
        return None
    for _, end in done:
        if (said := _PASSIVE_SAID.match(best.text, end)) is not None and not _is_of_a_deed_between(said):
            return _inside(own, said.span("agent"))
    if passive and all(_IS_DONE.search(best.text, max(start - 24, 0), start) for start, _ in done):
        return None
    if any(stop <= end for _, end in done for _, stop in own):
        return True
    return None if passive or not own else False


def _is_of_a_deed_between(said: re.Match[str]) -> bool:
    """Return whether the agent is that of another verb: opened in a hall designed by Kemp."""
    *before, last = said.string[said.start() : said.start("agent")].lower().rsplit(" by ", 1)[0].rsplit(" ", 1)
    return bool(before) and (last.endswith("ed") or last in IRREGULAR)


def _is_said_here(best: Sentence, part: str, words: Sequence[Word]) -> bool:
    """Return whether a sentence, or the title over it, says something of a part of the question."""
    own = coverage(list(words), [*best.matches, *find(list(words), fold(best.row.event or ""))])
    labels = _labels(words, part)
    return not labels or any(own[number] >= SAID for number in labels)


def _inside(spans: Iterable[Span], region: Span) -> bool:
    return any(region[0] <= start and stop <= region[1] for start, stop in spans)


def _labels(words: Sequence[Word], part: str) -> set[int]:
    """Return the words of a question that stand in a part of it."""
    parts = set(re.findall(r"[\w-]+", part))
    return {number for number, word in enumerate(words) if parts.issuperset(word.label.split(" "))}


def is_of_the_person(best: Sentence, words: Sequence[Word]) -> bool:
    """Return whether what a Chinese sentence of several people says is said of the one whom the question names.

    What is said of somebody stands from the clause of their name up to that of the next one.
    """
    people = [span for span in names.people(best.text) if not names.is_office(best.text[span[0] : span[1]])]
    named = [
        span for span in people
        if any(
            span[0] <= best.offsets[item.start] and best.offsets[item.end] <= span[1] and item.weight >= 0.5
            for item in best.matches
        )
    ]  # fmt: skip
    if len(named) != 1 or len(people) < 2:
        return True
    begin, end = 0, len(best.text)
    for span in people:
        first, last = sorted([span, named[0]])
        if span != named[0] and _JOINED.fullmatch(best.plain, first[1], last[0]):
            continue  # 罗思远与师弟倪浩: what is said of one is said of both
        border = max(map(best.plain.rfind, ",;。", (0, 0, 0), (span[0],) * 3)) + 1
        if span[0] <= named[0][0]:
            begin = border
        elif span[0] >= named[0][1]:
            end = min(end, border if border > named[0][1] else span[0])
    within = [
        item for item in best.matches if begin <= best.offsets[item.start] and best.offsets[item.end] <= end
    ]  # fmt: skip
    told, whole = coverage(list(words), within), coverage(list(words), best.matches)
    return all(
        own >= SAID or cover < SAID or word.label in _LIGHT for own, cover, word in zip(told, whole, words, strict=True)
    )


def _is_told_apart(best: Sentence, words: Sequence[Word], others: Sequence[Sentence]) -> bool:
    """Return whether words that the sentence lacks are told together in another story: two are mixed up then."""
    lacking = [
        number for number, word in enumerate(words)
        if best.covered[number] < SAID and " " not in word.label and word.label not in _LIGHT
    ]  # fmt: skip
    if len(lacking) < 2:
        return False
    for other in others[:NEAR]:
        same = (other.row.source, other.row.event_number) == (best.row.source, best.row.event_number)
        held = coverage(list(words), other.matches)
        if not same and sum(held[number] >= SAID for number in lacking) > 1:
            return True
    return False


def _is_said_whole(
    best: Sentence, question: Question, words: Sequence[Word], title: str, others: Sequence[Sentence]
) -> bool:
    """Return whether an English sentence, with what stands over it or before it, says nearly all words of a question."""
    capitals = {fold(name) for name in re.findall(r"(?<=[a-z,] )[A-Z][\w'’-]+", question.text)}.difference(_TITLES)
    own = coverage(list(words), best.matches)
    over = [title, best.row.event or ""]
    named = [said >= SAID for word, said in zip(words, own, strict=True) if word.label in capitals]
    if _TAKES_UP.search(best.text) and not (named and all(named)):
        over.append(best.row.text[: best.start - best.row.start])
    around = coverage(list(words), find(list(words), fold("\n".join(over))))
    if _is_of_a_namesake(best, question):
        return False
    short = _called_short(best, question, others)
    if (whole := _WHOLE_TIME.search(fold(question.text))) is not None and _ALWAYS_SAID.search(best.folded):
        short.update(whole[0].split(" "))  # all night, of what is staffed 24 hours
    total = unsaid = plain = absent = 0.0
    for word, said, near in zip(words, own, around, strict=True):
        if " " in word.label or word.label in _LIGHT or word.label.isdigit() or word.label in short:
            continue
        total += word.idf
        plain += word.idf * (word.label not in capitals)
        if max(said, near) < SAID:
            unsaid += word.idf
            absent += word.idf * (word.label not in capitals)
            if word.label in capitals:
                return False
    identity = re.match(r"(?:is|are|was|were)\b", fold(question.text).strip()) is not None
    contrary = question.kind == "yesno" and _is_belied(best, fold(question.text), words)
    return not contrary and unsaid <= MOST_UNSAID * total and (2 * absent <= plain or not identity)


@lru_cache(maxsize=256)
def _forenames(last: str) -> re.Pattern[str]:
    """Return what finds the forenames that a text gives to a last name."""
    return re.compile(rf"\b(?P<forename>[A-Z][\w'’-]+) (?i:{re.escape(last)})\b")


def _full_names(question: Question) -> list[tuple[list[str], str]]:
    """Return the folded names of several words in an English question: what stands before the last word, and that word."""
    found = []
    for match in re.finditer(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+", question.text):
        *first, last = fold(match.group()).split(" ")
        found.append(([word for word in first if word not in _TITLES] or first, last))
    return found


def _is_of_a_namesake(best: Sentence, question: Question) -> bool:
    """Return whether a sentence names another by the last word of a name that is asked about: Ann Hale, not Tom."""
    said = set(re.findall(r"[\w'’-]+", best.folded))
    return any(
        bool({fold(name["forename"]) for name in _forenames(last).finditer(best.text)} - _TITLES - set(first))
        and said.isdisjoint(first)
        for first, last in _full_names(question)
    )


def _called_short(best: Sentence, question: Question, others: Sequence[Sentence]) -> set[str]:
    """Return the words of a name that a sentence may leave out: it says Ross of the Mia Ross of whom a text tells.

    It says the last word, no other forename before it, and the text knows nobody else by that word.
    """
    found: set[str] = set()
    for first, last in _full_names(question):
        full = " ".join([*first, last])
        texts = [best.row.text, *(other.row.text for other in others if other.row.source == best.row.source)]
        before = {
            fold(name["forename"])
            for text in dict.fromkeys(texts)
            for name in _forenames(last).finditer(text)
        }  # fmt: skip
        if (
            re.search(rf"\b{re.escape(last)}\b", best.folded)
            and before.difference(_TITLES) == {first[-1]}
            and full not in best.folded
        ):
            found.update(first)
    return found


def told_beside(
    best: Sentence, question: Question, words: Sequence[Word], others: Sequence[Sentence], title: str
) -> tuple[Sentence, bool] | None:
    """Return the sentence beside one that denies or affirms what it does not say, and which of both it does.

    Nobody was hurt, of a fault that is told before; she retired, of one who is said to have joined.
    """
    if (denial := _denied_by(best, question, words, others)) is not None:
        return denial, False
    led = _SUBJECT_NAMED.search(question.text)
    done = [number for number, word in enumerate(words) if led is not None and word.label == fold(led["verb"])]
    own = coverage(list(words), best.matches)
    if not done or any(map(is_cjk, best.text)) or max(own[number] for number in done) >= SAID:
        return None
    for other in others[:NEAR]:
        said = coverage(list(words), other.matches)
        if (
            (other.row.source, other.row.event_number) == (best.row.source, best.row.event_number)
            and max(said[number] for number in done) >= SAID
            and affirms(other, question, list(words))
            and judged(other, question, words, others, title)
        ):
            return other, True
    return None


def _denied_by(
    best: Sentence, question: Question, words: Sequence[Word], others: Sequence[Sentence]
) -> Sentence | None:
    """Return the sentence beside one that denies what it does not say."""
    for other in others[:NEAR]:
        if other is best or (other.row.source, other.row.event_number) != (best.row.source, best.row.event_number):
            continue
        new = any(
            own >= COVERED and before < SAID and word.label not in _LIGHT
            for word, own, before in zip(
                words, coverage(list(words), other.matches), coverage(list(words), best.matches), strict=True
            )
        )
        if new and affirms(other, question, list(words)) is False:
            return other
        if (
            not any(map(is_cjk, other.text))
            and _is_of_the_same(other, best, question, words)
            and _by_another(other, question, words, latin=True) is False
        ):
            return other  # the boathouse, opened by somebody else
    return None


def _is_of_the_same(other: Sentence, best: Sentence, question: Question, words: Sequence[Word]) -> bool:
    """Return whether a sentence speaks of all that another one does of a question, names aside: of the same thing."""
    if _TAKES_UP.search(other.text):
        return True
    names_asked = set(re.findall(r"[\w'’-]+", fold(" ".join(re.findall(r"(?<=[a-z,] )[A-Z][\w'’-]+", question.text)))))
    pairs = zip(words, coverage(list(words), other.matches), coverage(list(words), best.matches), strict=True)
    return all(
        own >= SAID or before < COVERED or word.label in _LIGHT or word.label in names_asked or " " in word.label
        for word, own, before in pairs
    )


_COMPARES = re.compile(
    r"^\W*(?:and |so |but )?(?P<aux>did|does|do|has|have|had|is|are|was|were) (?:the )?(?P<led>[^,?]{2,80}?) "
    r"(?P<more>(?:more|fewer|less)(?: [a-z]+){0,2}|(?:[a-z]{2,}er)) than (?:the )?(?P<b>[^,?]{2,60}?)\W*$",
    re.IGNORECASE,
)


_NUMBER_OF = re.compile(r"^(?:the )?(?:number|total|count|those|that) of (?:the )?", re.IGNORECASE)
_WERE_THERE = re.compile(
    r"^\W*(?:and |so |but )?(?:is|are|was|were) there (?P<more>more|fewer|less) (?P<a>[^,?]{2,60}?) than (?P<b>[^,?]{2,80}?)\W*$",
    re.IGNORECASE,
)
_COMPARES_CHINESE = re.compile(
    r"^(?:那么?|请问)?(?P<a>[^,。?]{2,40}?)(?P<whether>是不是|是否|有没有)?(?:都|要|总共)?比(?P<b>[^,。?]{2,40}?)(?:还|更|要|也)*"
    r"(?P<more>多|少|大|小|高|低|长|短|贵|便宜|重|轻|宽|深)(?:一些|一点|些|得多|很多)?的?(?P<asks>了?[吗嘛么])?[?。 ]*$"
)
_BEFORE_NOW = re.compile(
    r"去年|前年|上一?[年届季月次]|上半年|同期|往年|以前|原来|过去|之前|计划|预期|预计|平均|一般|任何|其[他它余]|别的"
    r"|\b(?:last|previous|before|ago|earlier|average|usual|expected|planned|ever|any|other)\b"
)


def as_comparison(asked: str) -> tuple[str, str, str] | None:
    """Return a question whether one thing is more than another as one for which of them is, with both.

    None if it asks something else, or compares a thing with itself at another time.

    Example:
        >>> as_comparison("did admissions bring in more money than grants?")
        ('which bring in more money, admissions or grants?', 'admissions', 'grants')
        >>> as_comparison("is the old bridge longer than the new bridge?")
        ('which is longer, the old bridge or the new bridge?', 'old bridge', 'new bridge')
        >>> as_comparison("学生比教师多吗?")
        ('学生和教师哪个多?', '学生', '教师')
    """
    if language_of(asked) == "zh":
        said = _COMPARES_CHINESE.match(half_width(asked))
        if said is None or not (said["asks"] or said["whether"]) or _BEFORE_NOW.search(said["b"]):
            return None
        return (
            None
            if any(map(str.isdigit, said["b"]))
            else (f"{said['a']}和{said['b']}哪个{said['more']}?", said["a"], said["b"])
        )
    if (there := _WERE_THERE.match(asked)) and not any(map(str.isdigit, there["b"])):
        return f"were there {there['more']} {there['a']} or {there['b']}?", there["a"], there["b"]
    match = _COMPARES.match(asked)
    if match is None or any(map(str.isdigit, match["b"])) or _BEFORE_NOW.search(match["b"].lower()):
        return None
    led, second = match["led"].split(" "), match["b"].split(" ")
    if match["aux"].lower() in {"is", "are", "was", "were"}:
        first, verb, article = led, [match["aux"]], "the "
    else:
        first, verb, article = led[: len(second)], led[len(second) :], ""
    if not verb:
        return None
    one, other = (_NUMBER_OF.sub("", side) for side in (" ".join(first), match["b"]))
    return f"which {' '.join(verb)} {match['more']}, {article}{one} or {article}{other}?", one, other
