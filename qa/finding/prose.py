"""Answers that are not a typed value: the clause that says what or why, yes or no, and the date of a whole event."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import fold, is_cjk
from corpus.openings import leading_date
from corpus.quantities import find_quantities
from qa.asking.contrasts import OPPOSITES, holds, offered
from qa.asking.denials import NEGATION
from qa.asking.matching import coverage, find, soft
from qa.finding import names
from qa.finding.dated import is_dateline
from qa.finding.extract import IN_TITLE, LOCAL, TAKES_UP, beside, clauses
from qa.finding.labels import label_over
from qa.finding.passage_texts import passage_text
from qa.finding.relative import year_of
from qa.finding.sentence import ANY_YEAR, Candidate, Sentence
from qa.finding.tokens import is_named_again
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import EventDate
    from corpus.quantities import Quantity
    from index import Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.asking.matching import Match
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.passage_texts import SentenceText

_mentions = lru_cache(maxsize=4096)(find_dates)
_CAUSE = re.compile(
    r"^(?:为了?|因为?|由于|因此|旨在|以便|从而|有助于|助力|推动|促进|because|since|as|due to|in order to|to )",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:就是|是指|指的是|即|称为|被称为|被誉为|誉为|升格为|更名为|命名为|改为|成为|定为|主题为|名为|是|为)"
)
_ASKS_NAME = re.compile(
    r"\b(?:called|named|name of)\b|\bwhich (?!of\b|way\b|kind\b)[a-z-]+ (?!of\b)|\bwhat (?:is|was) the name\b"
)
"""What asks in English for a name."""

SPEAKS = 0.1
"""How much more of a question than the best sentence another one must hold itself to be judged by (by hand)."""

ELSEWHERE = 0.35
"""Cover of a word of an English name below which the name is another (by hand)."""

APART = 0.3
"""How much less of a question a sentence may hold that has one of two opposites asked about (by hand)."""

_LABEL = re.compile(r"[^\s,。:]{2,10}[:]\s*$|[^\s,。:]{2,10}[:](?=$)")
_TIME = re.compile(
    r"(?:近年来|目前|当前|同时|此外|据悉|其中|今年|去年|一直以来|截至目前|\d{4}年以来|.{0,6}以来|.{0,6}期间)"
)
_HELD = re.compile(r"举行|举办|召开|开幕|\b(?:held|take place|took place|hosted)\b")
_TWICE = re.compile("不得不|不能不|不可不|无不|不无|不会不|并非不|not un|没有不")
_ASKED_BOTH_WAYS = re.compile(r"(\w{1,2})[不没]\1|有没有|没有?[吗呢?]*$|n[’']t\b|\bor not\b")
_PLANNED = frozenset("计划 拟 将 即将 预计 打算 有望 力争 争取 拟于 将于 将在 将要".split())
_NO_NOUN = frozenset("v d p t m r f".split())
_PLAN = re.compile(
    r"\b(?:will|shall|(?:plan|intend|expect|aim|hope|propose)(?:s|n?ed|d|ning|ing)? to|going to)\b|传闻|据传|\brumou?r"
)
_BORDER = re.compile(r"[,;:。!?、](?![0-9])|\.(?=\s|$)|\b(?:but|while|whereas)\b|(?=但|而是)")
NEAR = 8
"""How many characters of Chinese may stand between a negation and a word asked about; of English four times as many."""


def best_clause(sentences: list[Sentence], words: list[Word], question: Question) -> Candidate:
    """Return the span that says what was asked: a quoted phrase, what follows 是/为, a clause, or the whole sentence."""
    total = sum(word.idf for word in words) or 1.0
    named = question.language != "zh" and _ASKS_NAME.search(fold(question.text)) is not None
    found = []
    for sentence in sentences[:4]:
        for start, end, whole in _spans(sentence, question):
            inside = _given(words, sentence, (start, end))
            around = inside if whole == (start, end) else _given(words, sentence, whole)
            span = (start - sentence.start, end - sentence.start)
            score = sentence.score + LOCAL * beside(sentence, span, [], words, question) / total
            score += (0.6 * around - 0.2 * inside * (whole != (start, end))) / total
            if fold(sentence.text[span[0] : span[1]]) in fold(question.text):
                continue  # the question has these very words: they do not answer it
            if is_named_again(sentence.text[span[0] : span[1]], question.text):
                continue
            score += 0.15 * (sentence.text[span[0]] == "《")
            score += 0.3 * (whole != (start, end) and named and sentence.text[span[0]].isupper())
            score += 0.15 * (question.kind == "why" and bool(_CAUSE.search(sentence.text[span[0] :])))
            found.append(Candidate(sentence, start, end, score))
    if not found:
        return Candidate(sentences[0], sentences[0].start, sentences[0].end, sentences[0].score)
    return max(found, key=lambda item: item.score)


def with_reason(
    first: Candidate, sentences: Sequence[Sentence], question: Question, of_all_times: Sequence[Sentence] = ()
) -> Candidate:
    """Return the candidate, or the next sentence of its event with a reason.

    When and where something was held is no reason for it, however many of the question's words it has. First comes what
    stands soon behind it in its passage and says outright that it is one, be it among those of another time than is
    asked of: why fewer came than in 1998 is told without the year.
    """
    said = first.sentence
    if question.language != "zh" and not any(map(is_cjk, said.text)):
        return _blamed_behind(first, of_all_times or sentences)
    if _REASON.search(said.plain):
        return first
    behind = [
        item
        for item in of_all_times or sentences
        if item.row.number == said.row.number and _SAYS_WHY.search(item.plain)
    ]
    soon = [item for item in behind if 0 <= item.start - said.end <= SOON]
    if found := min(soon, key=lambda item: item.start, default=None):
        found = _going_on(found, said) if _OF_THAT.match(found.plain) else found
        return replace(first, sentence=found, start=found.start, end=found.end)
    outright = question.language == "zh" and not is_bare(said)
    if outright and _MAY_SAY_WHY.search(said.plain):
        return first
    near = [
        item
        for item in sentences[:REASONS]
        if (item.row.source, item.row.event_number) == (said.row.source, said.row.event_number)
        and item.share >= said.share - LESS_SAID
    ]
    first_of_all = sentences[0]
    if first_of_all.share >= said.share and _SAYS_WHY.search(first_of_all.plain):
        near = [first_of_all, *near]  # it has most of the question, wherever it stands, and a reason
    told = next((item for item in near if (_SAYS_WHY if outright else _REASON).search(item.plain)), None)
    if told is None and outright:  # 事后查明,进水系…所致: it says again of what
        again = [item for item in behind if item.start > said.start and item.share >= said.share - LESS_AGAIN]
        told = min(again, key=lambda item: item.start, default=None)
    if told is None and is_bare(said):
        told = next((item for item in near if not is_bare(item)), None)
    return first if told is None else replace(first, sentence=told, start=told.start, end=told.end)


def _blamed_behind(first: Candidate, sentences: Sequence[Sentence]) -> Candidate:
    """Return an English candidate, or the sentence behind it that says outright what caused what it only reports."""
    said = first.sentence
    if _MAY_SAY_WHY.search(said.text):
        return first
    near = [item for item in sentences if item.row.number == said.row.number and 0 <= item.start - said.end <= BLAMED]
    told = next((item for item in near if _BLAMES.search(item.text)), None)
    return first if told is None else replace(first, sentence=_going_on(told, said), start=told.start, end=told.end)


BLAMED = 3
"""Characters between an English sentence and the next one of its paragraph (by hand)."""
_BLAMES = re.compile(
    r"\b(?:blam\w+|(?:was|were) (?:caused by|due to|put down to)|the (?:cause|reason) was|because of|attribut\w+)\b"
)

_OF_THAT = re.compile(r"(?:究?其|主要|这)?(?:原因|理由|是因为|因为|由于|缘于|主要是)")
"""How a sentence begins that gives the reason of what the one before says, and names nothing else that came of it."""


def _going_on(sentence: Sentence, said: Sentence) -> Sentence:
    """Return a sentence that goes on about what another says: it has of the question what that has, a little less."""
    covered = [max(own, IN_TITLE * cover) for own, cover in zip(sentence.covered, said.covered, strict=True)]
    share = max(sentence.share, IN_TITLE * said.share)
    return replace(sentence, covered=covered, share=share, score=sentence.score + share - sentence.share)


_DAY = re.compile(r"\d+月(?:\d+日)?|\d{4}年")


def is_bare(sentence: Sentence) -> bool:
    """Return whether a Chinese sentence only says when something was held, which is no reason for anything."""
    held = _HELD.search(sentence.plain) is not None and not _REASON.search(sentence.plain)
    return held and _DAY.search(sentence.plain) is not None


def only_reports(sentence: Sentence, words: Sequence[Word]) -> bool:
    """Return whether a sentence says that of which a question asks why it is so, and nothing that could be the reason."""
    parts = [number for number, word in enumerate(words) if " " not in word.label]
    own = coverage(list(words), sentence.matches)
    unsaid = [number for number in parts if own[number] < ITSELF]
    said = bool(parts) and len(unsaid) * FEW_OF <= len(parts) and parts[-1] not in unsaid
    return said and not _REASON.search(sentence.plain) and not _MAY_SAY_WHY.search(sentence.plain)


ITSELF, FEW_OF = 0.3, 3
"""Cover of a word from which a sentence says it itself, and of how many words one may be left unsaid (by hand)."""

_MAY_SAY_WHY = re.compile(
    r"因(?!此次)|[,;]主要[是受系]|理由|由于|[这此](?:无疑|也|正|不仅|不只|既)?是|受|以(?![上下内外前后来及\d])|能|使|让|在于|源于|缘于|所致|避免|不必|不用再|无需|无须|通过|引导|支撑|打造|提升|举措|[,;](?:进一步|从而|旨在|着力|以期|推动|促进|助推|助力|加快|加强|增强)|不够|太|过于|导致|造成"
    r"|谁|\b(?:because|since|as (?:it|he|she|they|there|the)|due|owing|thanks|so|caus\w+|blam\w+|reasons?|want(?:ed|s)?|led|for|amid|following|if|when|unless|over(?! \d)|in protest|out of"
    r"|after(?! (?:only |about |nearly |more than )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|several)\b)"
    r"|put \w+ down|to (?!the\b|an?\b|(?-i:[A-Z])|\d)[a-z]+)\b",
    re.IGNORECASE,
)
"""What a sentence must have of, at the least, to say a reason."""

REASONS, LESS_SAID = 8, 0.35
"""Sentences among which a reason is looked for, and how much less of the question its may say (by hand)."""

LESS_AGAIN = 0.5
"""Likewise of one that is told as such further on in the passage: less would say nothing of the question itself."""

SOON = 60
"""Characters between what happened and a sentence that says why (by hand)."""

_SAYS_WHY = re.compile("[,;]主要[是受系]|原因|理由|由于|因为|起因|所致|造成的|是因|归因于")

_REASON = re.compile(
    r"[,;]主要[是受系]|因(?!此次)|由于|受.{1,12}影响|为了|(?:^|[,:])为(?!期|止)|以便|旨在|有[助利]于|有力地?|推动|助[力推]|促进|提供|离不开|至关重要|带动|"
    r"将(?:进一步|引导|有)|既能|从而|原因|批复|批准"
)


def whole_reason(candidate: Candidate) -> Candidate:
    """Return the whole sentence of a candidate, without a label: a reason cut out of it is easily misread."""
    return replace(candidate, start=_after_label(candidate.sentence), end=candidate.sentence.end)


_ITEM = re.compile(r"\s*(?:[-*+•·●○■◆▪▶>] ?|\*\*|__)")
"""How an item of a list begins, or what is set in bold."""


def _after_label(sentence: Sentence) -> int:
    """Return where a sentence begins behind the label of its section (记者点评:), which is no part of an answer."""
    if _ITEM.match(sentence.text) and (lead := leading_date(sentence.text, 0, len(sentence.text))):
        return sentence.start + lead.after  # - **2024.09** 因…
    match = re.match(r"[^\s,。:]{2,10}:\s*", sentence.plain)
    labelled = match and sentence.row.section and sentence.row.section in match.group()
    return sentence.start + (match.end() if match and labelled and match.end() < len(sentence.text) else 0)


def _given(words: list[Word], sentence: Sentence, span: names.Span) -> float:
    """Return the weight of the question's words that stand in a span of the source."""
    inside = coverage(words, find(words, fold(sentence.text[span[0] - sentence.start : span[1] - sentence.start])))
    return sum(word.idf * value for word, value in zip(words, inside, strict=True))


def _spans(sentence: Sentence, question: Question) -> list[tuple[int, int, names.Span]]:
    """Return (start, end, clause) of what could answer: clauses, and quoted phrases and complements inside them."""
    base, text = sentence.start, sentence.plain
    quotes = [(base + a, base + b) for a, b in names.quoted(text)] if question.kind == "what" else []
    found = []
    for start, last in clauses(sentence):
        content = text[start - base : last - base].rstrip(",。;:!? ")
        end = start + len(content)
        if end - start < 2 or _LABEL.match(text, start - base) or _is_date(content) or content.isdigit():
            continue
        found.append((start, end, (start, end)))
        found += [(a, b, (start, end)) for a, b in quotes if start <= a and b <= end]
        if question.kind == "what" and question.language != "zh" and _ASKS_NAME.search(fold(question.text)):
            named = [(base + a, base + b) for a, b in names.latin_bodies(sentence.text)]
            found += [(a, b, (start, end)) for a, b in named if start <= a and b <= end]
        match = _IS.search(content) if question.kind == "what" else None
        if match and len(content) - match.end() >= 2:
            first, stop = start + match.end(), end
            if text[first - base] in "“「" and text[stop - base - 1] in "”」":
                first, stop = first + 1, stop - 1
            found.append((first, stop, (start, end)))
    return found or [(sentence.start, sentence.end, (sentence.start, sentence.end))]


def _is_date(text: str) -> bool:
    """Return whether a clause is nothing but a time (2022年9月8日, 近年来)."""
    return bool(_TIME.fullmatch(text)) or any(
        (item.start, item.end) == (0, len(text)) for item in find_dates(text, 2000)
    )


def affirms(sentence: Sentence, question: Question, words: list[Word]) -> bool | None:
    """Return whether the sentence says yes; None if it does not speak of a number or name that the question gives.

    It says no where it has a negation that the question lacks, the opposite of a word asked about, another number of
    the same unit, or another place than the one named.
    """
    asked, text = fold(question.text), sentence.folded
    for pair in OPPOSITES:
        for these, others in (pair, pair[::-1]):
            supposed = holds(asked, these) and not holds(asked, others) and holds(text, others)
            if supposed and (not holds(text, these) or _ONLY.search(asked)):
                return False
    named = _places_named(question, words)
    venues = names.venues(sentence.text) if _HELD.search(asked) else []
    if venues and _ASKS_ONLINE.search(asked) and not named:
        return any(names.is_online(fold(sentence.text[start:end])) for start, end in venues)
    if named and venues:
        return any(name in fold(sentence.text[start:end]) for start, end in venues for name in named)
    for wanted in _amounts(question):
        rivals = [item for item in find_quantities(sentence.text) if item.kind == wanted.kind and item.unit]
        if wanted.kind == "ordinal":
            continue
        english = question.language != "zh"
        counted = [item for item in rivals if english or _counts_the_same(wanted.unit, item.unit)]
        if wanted.value not in {item.value for item in counted}:
            same = [item for item in rivals if item.unit == wanted.unit or english]
            return False if same else None
    if _is_of_the_other_amount(sentence, _amounts(question)):
        return False
    if _is_of_other_rank(asked, text):
        return False
    if absent := _named_elsewhere(sentence, question, words):
        # What was held at one place was held at no other; who else was there the text need not tell
        return False if any(absent.values()) and names.places(sentence.text) else None
    return _said(sentence, asked)


_ONLY = re.compile(r"[只仅](?![有是]?(?:要|管|好))|\b(?:only|solely|exclusively)\b")


_ANY_UNIT = frozenset(["", "个", "项", "家", "种", "次", "%"])
_ALIKE = (frozenset("人 名 位 人次".split()), frozenset("年 届 次 季".split()))


def _counts_the_same(asked: str, said: str) -> bool:
    """Return whether two measure words may count the same thing: 两天 is not 两届."""
    return asked == said or bool({asked, said} & _ANY_UNIT) or any({asked, said} <= units for units in _ALIKE)


def _is_of_the_other_amount(sentence: Sentence, wanted: list[Quantity]) -> bool:
    """Return whether a sentence gives one of two amounts of a question another one beside it: 9项完成150%,5项完成200%.

    They are told together in one clause, and none has both.
    """
    if len(wanted) != 2 or wanted[0].kind == wanted[1].kind:
        return False
    clauses = [find_quantities(sentence.text[start:end]) for start, end in _parts_of(sentence.text)]
    told = [clause for clause in clauses if {item.kind for item in wanted} <= {item.kind for item in clause}]
    values = [{(item.kind, item.value) for item in clause} for clause in told]
    both = {(item.kind, item.value) for item in wanted}
    return any(both & clause for clause in values) and not any(both <= clause for clause in values)


_PART = re.compile(r"[,，;；。](?!\d{3}(?!\d))")


def _parts_of(text: str) -> list[names.Span]:
    borders = [0, *(match.end() for match in _PART.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(borders) if start < end]


_NUMBERED = re.compile(r"([一二三四五六七八九十]+|\d+)([\u4e00-\u9fff]{1,2})")
_RANKS = frozenset("级类届批期星等层")
"""What a number before it makes another of: a hospital of the third grade is none of the second."""


def _is_of_other_rank(asked: str, text: str) -> bool:
    """Return whether a folded text says with other numbers than the question what that has a number of (六车道)."""
    for match in _NUMBERED.finditer(asked):
        number, noun = match.groups()
        if len(noun) < 2 or noun not in text:
            noun = noun[0] if noun[0] in _RANKS else ""
        said = re.findall(rf"([一二三四五六七八九十]+|\d+){noun}", text) if noun else []
        if said and number not in said:
            return True
    return False


_ASKS_ONLINE = re.compile(r"线上|网上|云端|在线(?!下)|\bonline\b|\bvirtual")
"""What asks whether something was held without a place: what was held at one was not."""


def _amounts(question: Question) -> list[Quantity]:
    """Return the numbers that a question gives; 98年 is a time and no number."""
    return [
        item
        for item in find_quantities(question.text)
        if not any(date.start < item.end and item.start < date.end for date in question.dates)
    ]


def _said(sentence: Sentence, asked: str) -> bool | None:
    """Return whether a sentence says what is asked, or denies it; None if it only plans it, or nobody can tell.

    What counts stands near the words asked about, in the clause that has most of them.
    """
    text = sentence.folded
    asked = _ASKED_BOTH_WAYS.sub(" ", asked)
    borders = [0, *(mark.end() for mark in _BORDER.finditer(text)), len(text)]
    spans = [(start, end) for start, end in pairwise(borders) if start < end]
    held = [[item for item in sentence.matches if start <= item.start < end] for start, end in spans]
    if not any(held):
        return None if _denials(text, 0, len(text)) or _plans(text) else True
    best = max(range(len(spans)), key=lambda place: (len({item.word for item in held[place]}), place))
    near = _near(text, spans[best], held[best])
    denied = bool(_denials(text, *near))
    if _denials(asked, 0, len(asked)):
        return True if denied else None
    if denied:
        return None if _TWICE.search(text, *near) else False
    own = {item.word for item in held[best]}
    for (start, end), inside in zip(spans[best + 1 :], held[best + 1 :], strict=True):
        # 发生火灾,…,无人员伤亡: a clause that begins with a denial goes on to speak of the same
        new = {item.word for item in inside} - own or (inside and _says_no_more(text, (start, end), inside))
        if new and NEGATION.match(text, start) and not _TWICE.search(text, start, end):
            return False
    # In another clause that has words asked about, a negation may mean them
    if any(
        _denials(text, *_near(text, spans[place], held[place]))
        for place in range(len(spans))
        if place != best and held[place]
    ):
        return None
    return None if _plans(text[slice(*spans[best])]) and not _plans(asked) else True


def _says_no_more(text: str, clause: names.Span, held: list[Match]) -> bool:
    """Return whether a clause says nothing but what is asked about and that it is not so: 获提名,未能获奖."""
    rest = list(text)
    said = [(item.start, item.end) for item in held] + [mark.span() for mark in NEGATION.finditer(text, *clause)]
    for low, high in said:
        rest[low:high] = " " * (high - low)
    return sum(map(str.isalnum, rest[slice(*clause)])) <= SPOKEN


SPOKEN = 1
"""Characters of such a clause that say no more: 未|能|获奖 (by hand)."""


def _near(text: str, clause: names.Span, held: list[Match]) -> names.Span:
    """Return the part of a clause that stands near the words asked about."""
    reach = NEAR * (1 if re.search("[\u4e00-\u9fff]", text[slice(*clause)]) else 4)
    first, last = min(item.start for item in held), max(item.end for item in held)
    return max(clause[0], first - reach), min(clause[1], last + reach)


def _denials(text: str, start: int, end: int) -> list[str]:
    """Return the negations in a part of a folded text; 无锡, 未来 and 不仅 are words of their own."""
    found = [mark.group() for mark in NEGATION.finditer(text) if start <= mark.start() < end]
    return found + [
        word.text for word in names.tokens(text) if word.text in {"无", "不", "非"} and start <= word.start < end
    ]


def _plans(text: str) -> bool:
    """Return whether a clause tells of a plan or a rumour; before a noun, 将 is 把 and 计划 a name."""
    words = names.tokens(text)
    return bool(_PLAN.search(text)) or any(
        re.fullmatch("拟[向由用建投]", word.text) or (word.text in _PLANNED and following.tag[:1] in _NO_NOUN)
        for word, following in pairwise(words)
    )


def speaking(sentences: list[Sentence], question: Question, words: list[Word]) -> Sentence:
    """Return the sentence to judge by: the best of those that speak of what is asked, else the best of all.

    Asked whether something was held at a place, it says where; asked of one of two opposites (online, offline), it
    has either; asked of a number, it has one of that unit.
    """
    asked, near = fold(question.text), sentences[:6]
    if _HELD.search(asked) and _places_named(question, words):
        return next((item for item in near if names.venues(item.text)), sentences[0])
    for pair in OPPOSITES:
        words_of_both = pair[0] + pair[1]
        if holds(asked, words_of_both):
            told = next((item for item in near if holds(item.folded, words_of_both)), sentences[0])
            # 成功 is said of much: the sentence must speak of what is asked, too
            return told if told.share >= sentences[0].share - APART else sentences[0]
    for wanted in _amounts(question):
        if wanted.kind != "ordinal" and wanted.unit:
            return next(
                (item for item in near if any(found.unit == wanted.unit for found in find_quantities(item.text))),
                sentences[0],
            )
    best = max(near, key=lambda item: _own_share(item, words))
    return best if _own_share(best, words) > _own_share(sentences[0], words) + SPEAKS else sentences[0]


def _own_share(sentence: Sentence, words: list[Word]) -> float:
    """Return the share of the question that stands in the sentence itself, not over or around it."""
    held: dict[int, float] = {}
    for match in sentence.matches:
        held[match.word] = max(held.get(match.word, 0.0), soft(match.weight))
    total = sum(word.idf for word in words) or 1.0
    return sum(words[number].idf * value for number, value in held.items()) / total


def _places_named(question: Question, words: list[Word]) -> list[str]:
    """Return the places that a question names, folded, in the words of the text."""
    if question.language == "zh":
        return [word.text for word in names.tokens(question.text) if word.tag == "ns" and len(word.text) > 1]
    capitals = {fold(name) for name in re.findall(r"(?<= in )[A-Z][a-z]+|(?<= at )[A-Z][a-z]+", question.text)}
    return [text for word in words if word.label in capitals for text, _ in word.variants]


def _named_elsewhere(sentence: Sentence, question: Question, words: list[Word]) -> dict[str, bool]:
    """Return the places and persons of a question that neither the sentence nor its passage has, and which are places."""
    if question.language == "zh":
        around = fold(f"{sentence.row.event or ''}\n{sentence.row.text}")
        named = {
            word.text: word.tag == "ns"
            for word in names.tokens(question.text)
            if word.tag in {"ns", "nr"} and len(word.text) > 1
        }
        return {name: place for name, place in named.items() if name not in around and not _stands_short(name, around)}
    covers = {word.label: cover for word, cover in zip(words, sentence.covered, strict=True)}
    places = {word.label for word in words if any(_is_place(text) for text, _ in word.variants)}
    absent = {}
    for run in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*", question.text):
        parts = [part for part in fold(run).split(" ") if part in covers]
        if parts and sum(covers[part] < ELSEWHERE for part in parts) * 2 > len(parts):
            absent[run] = parts[0] in places  # of a name of many words the table may not have each
    return absent


def _is_place(text: str) -> bool:
    """Return whether a Chinese word is the name of a place."""
    return not text.isascii() and [word.tag for word in names.tokens(text)] == ["ns"]


def _stands_short(name: str, text: str) -> bool:
    """Return whether a place stands in the text without its last character (晋江 for 晋江市)."""
    return len(name) > 2 and name[:-1] in text


def _has_own_day(sentence: Sentence, date: EventDate) -> bool:
    """Return whether a sentence begins with another time than its event's: 同年10月 under 2001年4月, 1978年 under 1959年."""
    found = [item for item in find_dates(sentence.text, int(date.first[:4]))[:1] if item.start <= 3]
    other_year = found and found[0].date.first[:4] != date.first[:4]
    fine = date.precision == "year" or other_year or (found and found[0].date.precision != "year")
    return bool(fine and found and not (found[0].date.first <= date.first <= found[0].date.last))


_THAT_DAY = re.compile(r"当天|当日|同日|同一天|是日")


def day_before(index: Index, sentence: Sentence) -> Candidate | None:
    """Return the day that 当天 and the like in a sentence point back to: the last one before it in its passage."""
    row = sentence.row
    if not _THAT_DAY.search(sentence.text):
        return None
    year = int(row.date.first[:4]) if row.date else ANY_YEAR
    for item in reversed(passage_text(index, row).sentences):
        if item.start >= sentence.start:
            continue
        days = [mention for mention in _mentions(item.text, year) if mention.date.precision == "day"]
        days = [mention for mention in days if not is_dateline(item.text, mention.end)]
        if days:
            return _told_elsewhere(sentence, row, item, (days[-1].start, days[-1].end))
    return None


def venue_before(index: Index, sentence: Sentence) -> Candidate | None:
    """Return where that is held of which a sentence goes on to tell, as one before it says; None if it says where itself.

    In 推介会在福州大学举行。现场签约11个项目 the second happens where the first does.
    """
    row = sentence.row
    if not TAKES_UP.match(sentence.folded) or names.venues(sentence.text):
        return None
    for item in passage_text(index, row).sentences:
        if item.start < sentence.start and (spans := names.venues(item.text)):
            return replace(_told_elsewhere(sentence, row, item, spans[0]), fitness=HELD_THERE)
    return None


HELD_THERE = 0.85
"""What speaks for a place where what a sentence tells of is held, beside the words at it (by hand)."""


def _told_elsewhere(sentence: Sentence, row: Row, item: SentenceText, span: names.Span) -> Candidate:
    """Return a date or place that another sentence states for this one: the answer stands there, what is asked here."""
    holder = Sentence(
        row, item.start, item.end, item.text, item.folded, [], [], sentence.covered, sentence.share, sentence.cosine,
        sentence.score,
    )  # fmt: skip
    return Candidate(holder, item.start + span[0], item.start + span[1], sentence.score + 0.2)


def event_date(index: Index, sentence: Sentence) -> Candidate | None:
    """Return the date of the sentence's event, where its text first states it; None if it states none."""
    row = sentence.row
    if row.date is None or _has_own_day(sentence, row.date):
        return None
    if whole := _WHOLE_YEAR.match(sentence.text):  # not of the month that the event is of
        own = next((item for item in passage_text(index, row).sentences if item.start == sentence.start), None)
        return _told_elsewhere(sentence, row, own, whole.span("year")) if own else None
    event = row.source, row.event_number
    label = label_over(index, row.number, sentence.start)
    for number in [*index.passages.of_event(*event), *index.passages.of_event(*event, headings=True)]:
        other = index.passages.row(number)
        for item in passage_text(index, other).sentences:
            if label_over(index, number, item.start) not in {label, ""}:
                continue  # another item of a list is dated there
            for mention in _mentions(item.text, int(row.date.first[:4])):
                if (mention.date.first, mention.date.last) == (row.date.first, row.date.last):
                    return _told_elsewhere(sentence, other, item, (mention.start, mention.end))
    return _date_before(index, sentence, row.date)


FARTHEST = 8
"""Events before one in which the day, month or year is looked for of which it speaks as the same."""


def _date_before(index: Index, sentence: Sentence, date: EventDate) -> Candidate | None:
    """Return the word by which an event says that it is of the same day, month or year as one before: 是月."""
    row = sentence.row
    match = _SAME.match(row.text) if date.inferred else None
    if match is None:
        return None
    first = passage_text(index, row).sentences[0]
    return _told_elsewhere(sentence, row, first, match.span("same"))


def same_time(index: Index, candidate: Candidate, *, of_year: bool = False) -> tuple[str, list[Citation]] | None:
    """Return the date that 是月 or 全年 stands for, with what before it tells it; None if it is no such word.

    ``of_year``: the year is asked for, which a date without one has over it, and 次年 counts from another.
    """
    said, row = candidate.sentence, candidate.sentence.row
    if of_year and (told := year_of(said, candidate.start - said.start, candidate.end - said.start)):
        counted, since = told
        over = row.date.first[:4] if row.date and since is None else None
        begun = [item for item in passage_text(index, row).sentences if since and item.start <= since < item.end]
        proofs = _headed(index, row, over) if over else [cite(row, item.start, item.end) for item in begun]
        return f"{counted}年", proofs
    if row.date is None:
        return None
    date = row.date
    if candidate.text in _YEAR_LONG or (of_year and not _SAYS_YEAR.search(candidate.text)):
        year = date.first[:4]
        return f"{year}年", [*_headed(index, row, year), cite(row, said.start, said.end)]
    if not _SAME.fullmatch(candidate.text):
        return None
    for number in range(row.event_number - 1, max(row.event_number - 1 - FARTHEST, -1), -1):
        for place in index.passages.of_event(row.source, number):
            other = index.passages.row(place)
            item = passage_text(index, other).sentences[0]
            for mention in _mentions(item.text, int(date.first[:4]))[:1]:
                if mention.start <= 3 and date.first <= mention.date.last <= date.last:
                    return _written(date), [cite(other, item.start, item.end)]
    return None


_YEAR_LONG = frozenset(("全年", "当年", "本年", "年内"))
_WHOLE_YEAR = re.compile(r"[\s*+•·●○■◆-]*(?P<year>全年|当年|本年|年内)")
_SAYS_YEAR = re.compile(r"[\d〇零一二三四五六七八九十元]年|\d{4}|年代|世纪")


def _headed(index: Index, row: Row, year: str) -> list[Citation]:
    """Return the heading that tells the year of an event, over it or over one of those before it."""
    for number in range(row.event_number, max(row.event_number - FARTHEST, -1), -1):
        for place in index.passages.of_event(row.source, number, headings=True):
            other = index.passages.row(place)
            if year in other.text and other.start <= row.start:
                return [cite(other, other.start, other.end)]
    return []


def _written(date: EventDate) -> str:
    """Return a date as Chinese writes it: 1985年5月."""
    year, month, day = (int(part) for part in date.first.split("-"))
    if date.precision == "year":
        return f"{year}年"
    if date.precision == "month":
        return f"{year}年{month}月"
    last = date.last.split("-")
    end = "" if date.first == date.last else f"至{int(last[1])}月{int(last[2])}日"
    return f"{year}年{month}月{day}日{end}"


_SAME = re.compile(r"\s*(?P<same>[同是当该][日月年])")


OFFERED_IN, LESS = 4, 0.3
"""Sentences in which one of both is looked for, and how much less of the question than the best they may have (by hand)."""

OFFERED = 1.0
"""What speaks for it beside the score of its sentence: no other words are asked for (by hand)."""

_MAY_BE_OFFERED = frozenset("what place organisation person".split())

_CLAUSE = re.compile("[^,;。，；]+")


def one_of_both(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Candidate | None:
    """Return which of two things that a question offers a sentence says; None if it offers none, or nobody can tell.

    Of two that a sentence says, it is the one whose clause has more of the question.
    """
    sides = offered(question, words) if question.kind in _MAY_BE_OFFERED else None
    if sides is None or not sentences:
        return None
    best = max(item.share for item in sentences)
    for sentence in sentences[:OFFERED_IN]:
        if sentence.share < best - LESS:
            continue
        said = [_first_of(sentence.folded, side) for side in sides]
        told = sorted((span for span in said if span), key=lambda span: -_said_beside(sentence, span, words, said))
        if told and (len(told) == 1 or len({_said_beside(sentence, span, words, said) for span in told}) > 1):
            start, end = (sentence.offsets[place] for place in told[0])
            base, score = sentence.start, sentence.score + OFFERED
            return Candidate(sentence, base + start, base + end, score, OFFERED, OFFERED)
    return None


def _said_beside(
    sentence: Sentence, span: names.Span, words: Sequence[Word], sides: Sequence[names.Span | None]
) -> float:
    """Return how much of a question, without the two that it offers, stands in the clause of one of them."""
    clause = next((match.span() for match in _CLAUSE.finditer(sentence.folded) if match.end() >= span[1]), span)
    held = {
        item.word
        for item in sentence.matches
        if clause[0] <= item.start < clause[1]
        and not any(side and item.start < side[1] and side[0] < item.end for side in sides)
    }
    return round(sum(words[number].idf for number in held), 3)


def _first_of(folded: str, words: Sequence[str]) -> names.Span | None:
    """Return where the first of some words that a folded text has stands."""
    for word in words:
        match = re.search(rf"\b{word}\w*" if word.isascii() else re.escape(word), folded)
        if match:
            return match.span()
    return None
