"""The answer to a question among ranked sentences, whatever the evidence for it: a typed value, else a span of words.

The learned reader judges both. Values come from the finders of their kind, which know where 640家 or a full name ends;
the reader says which of them is meant. Where nothing of the kind is near what is asked, and for what and why, it
chooses freely. Without a reader, or over text that is not Chinese, the rules of :mod:`qa.finding.extract` and :mod:`qa.finding.prose`
decide.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date as day
from typing import TYPE_CHECKING

from corpus.normalise import fold, simplified
from qa.asking.question import COUNTED, TYPED, WHEN_DOES, asks_weekday, is_planned
from qa.finding import epithets, names, pronouns, prose, recurring, tabled
from qa.finding.apart import ASTRAY, counted_phrase, measured
from qa.finding.dated import asks_since
from qa.finding.deeds import TOLD as TOLD_BY_DEED
from qa.finding.deeds import did_it, told_by_deed
from qa.finding.doers import deeds_of
from qa.finding.evidence import is_given
from qa.finding.extract import SEASON, values
from qa.finding.formed import form_asked, may_be_hour
from qa.finding.free import is_barred, may_answer, may_name
from qa.finding.numeric import PLANNED
from qa.finding.preference import asks_venue, tells_where
from qa.finding.reader import read
from qa.finding.renamed import renamed
from qa.finding.sentence import ANY_YEAR, Candidate, mentions_in
from qa.finding.wanted import asks_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from index.lexical import QueryTerm
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.formed import Form
    from qa.finding.reader import Read
    from qa.finding.sentence import Sentence

READ = {"zh": 0.15, "en": 0.0}
READ_COUNTED = {"zh": 0.08, "en": 0.0}
"""What a factor of e in the worth of a value, or a quantity, counts beside its score by rules, by the language of the
question. In Chinese 0.1 to 1 differ by noise on the even halves of CMRC2018 and DRCD dev, and the dev questions need
the rules. The reader has learned English from made questions only; there it costs right values, so that rules alone
choose the values of an English question, and the reader its free spans."""

NAMED = frozenset({"place", "person", "organisation"})
"""Kinds whose values are names, which their finders know by form alone: they cut some short and take words for names
(of a place, 不同方向). The reader has read many in Chinese, and its judgement of them counts for more."""

READ_NAMED = {"zh": 0.2, "en": 0.0}
"""The same for a name. Tuned on the even halves of CMRC2018 and DRCD dev, as the other figures for names."""

UNASKED = 0.4
"""Part of that which counts for a question of keywords, which the reader has not learned from (by hand)."""

SENTENCE = {"zh": 0.0, "en": 0.15}
"""What a factor of e in the chance of its sentence counts for a value beside its score by rules, but for quantities,
which the words beside them tell apart; of a Chinese value the worth says it. Tuned on the even half of MLQA dev."""

FREE = {"zh": 0.03, "en": 0.2}
FREE_COUNTED = {"zh": 0.03, "en": 0.03}
"""Share of the worth of the best span of any kind that a value, or a quantity, must have, lest that span is given. A
question of keywords, which the reader has not learned from, is given a value wherever there is one. Tuned on the even
halves of CMRC2018, DRCD and MLQA dev, and on the dev questions, where more takes right values for wrong ones."""

AROUND, ASIDE = 0.85, 0.5
"""The same for a name in a Chinese question, where the span holds it (蒙特内哥罗 around 蒙特), and where it stands
elsewhere."""

WIDEST, FIRM = 4, 0.8
"""Times its length that a name may be of the span which holds it, and how far ahead by rules a name stays, whatever the
reader says (the first head of a library, not a later one): by hand."""

UNLIKE, SURE = 0.8, 0.5
"""Share that counts of the worth of a span without the form of the name that a Chinese question asks for (荷兰人 for a
place, 十字军 for a person), and its least worth; it is that, too, of a name which the rules hold to be another."""

LIKELY = 0.2
"""Worth from which on a person's name is that asked for, although the reader expects more of something else (by hand:
it said 今天 who had come)."""

ELSEWHERE = 0.3
"""The same where a Chinese question's value, if it is no quantity, stands elsewhere than the span: of those below, the
spans have F1 61 and the values 10 (every sixth question of CMRC2018 and DRCD dev)."""

DIVIDED, PART = frozenset({"date", "place", "organisation", "list"}), 0.9
"""The same where the span is a part of the value (1926年 of a whole date), for the kinds of which a part may be asked:
there the spans have F1 86 and the values 61 (the same questions)."""


GUESSED = 0.12
"""Worth below which a span of words is a guess, which no quantity that the rules have found gives way to (by hand)."""

FITS = 0.3
"""What must speak for a value beside the words at it, for an English question, lest the reader's span is given: its
unit, the plan or the one of two that is asked for. Tuned on the even half of MLQA dev."""

TOLD = 0.75
"""What must speak for a place or body beside the words at it, lest the reader's span is given: that something is held
there, that it is what a clause is about which says what is asked (by hand)."""

MISTAKEN = frozenset({"person", "date"})
"""Kinds of which the reader may take a thing of another kind for the answer (今天 for a person)."""

OF_EVENT = 0.5
"""Worth of the date of a sentence's event, if the answer is surely in that sentence (by hand)."""

OWNED = 0.6
"""Part of the weight of what is counted that must stand in what a value measures for it to be that value (by hand)."""

MEASURED = 0.3
"""What it counts for a value beside its score by rules that it measures what is counted (by hand)."""

SPECIAL = 3
"""Characters by which what one value measures is more special than what another does."""

BYGONE = 0.3
"""What speaks against a value of an earlier year where it is asked how things are now (by hand)."""

_NOW = re.compile(
    r"\b(?:now|today|currently|at present|presently|nowadays|these days|so far|to date|as of now)\b"
    r"|\bhow (?:many|much|big|large|high) (?:[\w'’-]+ ){0,5}?(?:does|do|is|are|has|have)\b(?! been\b)"
    r"|\bwho(?:['’]s| is) (?:the |its )?(?:current |present )?(?:\w+ ){0,3}?"
    r"(?:director|head|president|mayor|dean|principal|chair(?:man|woman)?|manager|governor|coach|captain|secretary|curator|boss|leader)\b"
)

_ASKS_YEAR = re.compile(r"哪(?:一)?年|何年")
_SAYS_YEAR = re.compile(r"年|\d{4}")
_SAYS_TIME = re.compile(
    r"\d|[年月日季周]|[一二三四五六七八九十]+(?:号(?![\u4e00-\u9fff])|[点时天])|[春夏秋冬]|[昨今明当]天|[晚早夜]|世纪|星期|礼拜|节|[朝代]|时期|期间|[初末前后]|[A-Za-z]{3}"
)
"""What words have that may say when something was."""

LASTED = 0.5
"""What speaks for the days of a thing beside the words at them (by hand)."""

LOOKED_AT, SLIGHT = 6, 0.15
"""Sentences in which the days that something lasted are looked for, and how much less of the question they may have."""

LESS = 0.75
"""Part of the question in what one value measures below which it is another that is meant (by hand)."""

NARROW, MOST = 0.03, 10
"""What speaks against a value for each such character that is not asked for, and how many of them count (by hand)."""

LEAST = 0.01
"""Worth below which values are not told apart."""


def typed(
    index: Index, question: Question, words: list[Word], sentences: list[Sentence], found: Read | None
) -> list[Candidate]:
    """Return the values of the kind asked for, best first; none where the kind has no values."""
    if question.kind not in TYPED and question.kind != "list":
        return []
    near = sentences[:12]
    if question.kind in COUNTED:  # a cell is read with its column, by qa.finding.tabled
        near = [item for item in near if not tabled.is_line(item.text)]
    candidates = values(near, words, question)
    owned = _owned(question, candidates, words)
    candidates = [
        replace(item, score=item.score + MEASURED * part - NARROW * min(special, MOST)) if part else item
        for item, (part, special, _) in zip(candidates, owned, strict=True)
    ]
    candidates = _at_first(question, _of_today(question, _alone_counted(candidates, owned)))
    told = [(item, item.sentence) for item in [*candidates, *_lasting(question, sentences, candidates)]]
    told += _told_elsewhere(index, question, sentences[:3], candidates)
    told = _where_it_happens(question, words, told)
    if found is None:
        return sorted((item for item, _ in told), key=lambda candidate: -candidate.score)
    judged = []
    worths = found.worths([(item.sentence, item.start, item.end) for item, _ in told])
    worths = [*_by_measure(candidates, owned, worths), *worths[len(owned) :]]
    for (item, said), expected in zip(told, worths, strict=True):
        worth = expected
        if said.text != item.sentence.text:  # said there, and dated by what stands over it
            same = said in sentences[:2] and _SAME_TIME.search(said.text)
            worth = max(worth, OF_EVENT * (1.0 if same else found.chance(said)))
        judged.append(_judged(item, worth, found.chance(said), question, found.asks))
    return sorted(judged, key=lambda candidate: -candidate.score)


UNDONE, AS_MUCH = 0.5, 0.8
"""What speaks against a date in a sentence that does not say what is asked to have happened, where another one says it
which has so much of the question (by hand)."""


def _where_it_happens(
    question: Question, words: list[Word], told: list[tuple[Candidate, Sentence]]
) -> list[tuple[Candidate, Sentence]]:
    """Return the dates, those behind beside which nothing is said of what a Chinese question asks the time of.

    Where it is planned, as all that say it do, the plan is what can be told: 9月12日开工,…计划于2025年6月投产.
    """
    if question.kind != "date" or question.language != "zh" or not (verb := WHEN_DOES.search(fold(question.text))):
        return told
    sought = {number for number, word in enumerate(words) if word.label in verb["verb"] or verb["verb"] in word.label}
    best = max((said.share for _, said in told), default=0.0)
    own = {item.sentence.start for item, said in told if said is item.sentence}  # what stands over them dates others
    done = [
        said.share >= AS_MUCH * best
        and (said is item.sentence or said.start not in own)
        and any(match.word in sought and match.weight >= EXACT for match in said.matches)
        for item, said in told
    ]
    if not any(done) or all(done):
        return told
    planned = [is_planned(item.sentence.text[: item.start - item.sentence.start]) for item, _ in told]
    only = all(ahead for ahead, says in zip(planned, done, strict=True) if says)
    return [
        (replace(item, score=item.score + (PLANNED / 2 * (only and ahead) if says else -UNDONE)), said)
        for (item, said), says, ahead in zip(told, done, planned, strict=True)
    ]


EXACT = 0.5
"""Weight of a match from which on it is the word and not a part of it."""


def _of_today(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those of earlier years behind, where an English question asks how things are now."""
    if question.language == "zh" or question.dates or not _NOW.search(fold(question.text)):
        return candidates
    years = [_year_of(item) for item in candidates]
    best = max((item.fitness for item in candidates), default=0.0)
    known = [year for item, year in zip(candidates, years, strict=True) if year and item.fitness >= best - SLIGHT]
    latest = max(known, default=0)
    return [
        replace(item, score=item.score - BYGONE * (year < latest - 1)) if year else item
        for item, year in zip(candidates, years, strict=True)
    ]


def _told_elsewhere(
    index: Index, question: Question, near: list[Sentence], candidates: list[Candidate]
) -> list[tuple[Candidate, Sentence]]:
    """Return the times and places that another sentence states for one of those near what is asked, with that one."""
    found: list[tuple[Candidate, Sentence]] = []
    # What is to be is not dated by its event, nor is a day of the week
    asked = fold(question.text)
    undated = is_planned(asked) or asks_weekday(asked) or asks_since(asked) or recurring.is_asked(question)
    if question.kind == "date" and not undated:
        # When an event was says nothing of another year
        own = [item for item in near if is_of_years(question, item) and not _tells_no_time(question, item)]
        if recurring.may_be_asked(question):  # what recurs was not on the day that stands over it
            own = [item for item in own if not recurring.recurring(item.text)]
        found += [(made, item) for item in own if (made := prose.event_date(index, item)) is not None]
        found += [(made, item) for item in near if (made := prose.day_before(index, item)) is not None]
    if question.kind == "person" and not pronouns.SPOKEN_OF.search(fold(question.text)):
        found += [(made, item) for item in near if (made := pronouns.person_before(index, item)) is not None]
    if question.kind == "place" and asks_venue(question.text):
        scores = {(item.start, item.end): item.score for item in candidates}
        for item in near:
            if (made := prose.venue_before(index, item)) is not None:
                known = scores.get((made.start, made.end), made.score)
                found.append((replace(made, score=max(made.score, known)), item))
    return found


def _tells_no_time(question: Question, sentence: Sentence) -> bool:
    """Return whether a sentence says what happens once that is done of which the time is asked, or how things stand.

    开通后,… and 截至8月底,已开通… do not say when it was.
    """
    if sentence.plain.startswith(("截至", "截止")):
        return True
    verb = WHEN_DOES.search(fold(question.text)) if question.language == "zh" else None
    said = re.findall(rf"{re.escape(verb['verb'])}(后|之后|以后|以来)?", sentence.plain) if verb else []
    return bool(said) and all(said)


def is_of_years(question: Question, sentence: Sentence) -> bool:
    """Return whether the event of a sentence lies in one of the years that a question names, if it names any."""
    years = {date.year for date in question.dates if date.year}
    date = sentence.row.date
    return date is None or not years or any(int(date.first[:4]) <= year <= int(date.last[:4]) for year in years)


def _at_first(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, the earliest of the likely ones ahead, where it is asked when something was at first."""
    if question.kind != "date" or not _FIRST_TIME.search(fold(question.text)):
        return candidates
    best = max((item.score for item in candidates), default=0.0)
    days = {}
    for item in candidates:
        year = int(item.sentence.row.date.first[:4]) if item.sentence.row.date else ANY_YEAR
        said = mentions_in(item.sentence.text, year)
        start = item.start - item.sentence.start
        mention = next((other for other in said if other.start == start), None)
        if mention is not None and item.score >= best - NEAR_BEST:
            days[item.start] = mention.date.first
    earliest = min(days.values(), default="")
    return [replace(item, score=item.score + NEAR_BEST * (days.get(item.start) == earliest)) for item in candidates]


_FIRST_TIME = re.compile(
    r"\b(?:originally|initially|at first|first time)\b"
    r"|最初|最早|起初|最先|当初|头一回|头一次"
)

NEAR_BEST = 0.3
"""How far behind the best by rules a date may be that is meant for being the earliest (by hand)."""


def _year_of(candidate: Candidate) -> int:
    """Return the year of which a candidate is said: the last one before it, else that of its event; 0 if unknown."""
    sentence = candidate.sentence
    mentions = mentions_in(sentence.text[: candidate.start - sentence.start], None)
    if mentions:
        return int(mentions[-1].date.first[:4])
    return int(sentence.row.date.first[:4]) if sentence.row.date else 0


def _lasting(question: Question, sentences: list[Sentence], candidates: list[Candidate]) -> list[Candidate]:
    """Return the first and last day of what an English question asks the length of, where no length of it is said."""
    if question.language == "zh" or not _LASTS.search(fold(question.text)):
        return []
    for item in sentences[:LOOKED_AT]:
        if any(made.fitness >= FITS and made.sentence.share >= item.share - SLIGHT for made in candidates):
            return []
        year = int(item.row.date.first[:4]) if item.row.date else ANY_YEAR
        for mention in mentions_in(item.text, year):
            days = day.fromisoformat(mention.date.last) - day.fromisoformat(mention.date.first)
            if mention.date.precision == "range" and days.days <= SEASON and item.share >= sentences[0].share - SLIGHT:
                score = item.score + MEASURED + FITS
                return [Candidate(item, item.start + mention.start, item.start + mention.end, score, fitness=LASTED)]
    return []


_LASTS = re.compile(
    r"\bhow (?:long|many days) (?:did|does|do|will|was|is|were|are) .*\b(?:last|run|go on|take|held|open|continue)\b"
    r"|\bduration\b"
)


def _owned(question: Question, candidates: list[Candidate], words: list[Word]) -> list[tuple[float, int, float]]:
    """Return how much of what is counted stands in what each quantity measures, in [0, 1], how many characters else,
    and how much of the whole question.

    0 where nothing is counted.
    """
    focus = frozenset(number for number, word in enumerate(words) if word.focus > 1)
    if not focus or question.kind not in COUNTED:
        return [(0.0, 0, 0.0)] * len(candidates)
    asked = max(words[number].idf for number in focus)
    phrase = counted_phrase(question, words)
    if len(phrase) > 1:
        focus, asked = phrase, sum(words[number].idf for number in phrase)
    part = asks_part(fold(question.text))
    found = [measured(item, words, focus, part=part) for item in candidates]
    return [(min(own / asked, 1.0), special, whole) for own, special, whole in found]


def _alone_counted(candidates: list[Candidate], owned: list[tuple[float, int, float]]) -> list[Candidate]:
    """Return the values, the one ahead of its sentence's others that alone counts what is counted, if as fit as they.

    In 52家企业的310名选手参赛 the words of "how many 企业" stand nearer to the 310.
    """
    made = list(candidates)
    for number, item in enumerate(candidates):
        if owned[number][0] < OWNED:
            continue
        rivals = [other for other, near in enumerate(candidates) if near.sentence is item.sentence and other != number]
        if not any(owned[other][0] for other in rivals):
            ahead = [candidates[other].score for other in rivals if candidates[other].fitness <= item.fitness]
            made[number] = replace(item, score=max([item.score, *(score + LEAST for score in ahead)]))
    return made


def _by_measure(candidates: list[Candidate], owned: list[tuple[float, int, float]], worths: list[float]) -> list[float]:
    """Return the worths, that of the one value of a sentence that measures what is asked for not below the others'.

    What a number belongs to is read off the sentence (66项 in 亚军66项), where the reader only guesses. Of two that
    measure it, the one is meant which measures nothing more special (高新技术企业, not 认定第一批高新技术企业).
    """
    made = worths[: len(candidates)]
    for number, item in enumerate(candidates):
        part, special, whole = owned[number]
        if part < OWNED:
            continue
        rivals = [other for other, near in enumerate(candidates) if near.sentence is item.sentence and other != number]
        if all(
            owned[other][0] < part / 2 or owned[other][1] >= special + SPECIAL or owned[other][2] < LESS * whole
            for other in rivals
        ):
            made[number] = max([worths[number], *(worths[other] for other in rivals)])
    return made


def _judged(candidate: Candidate, worth: float, chance: float, question: Question, asks: bool) -> Candidate:
    named = asks and question.kind in NAMED and not names.ROLE.search(fold(question.text))  # 哪位院士: the titles say
    weight = READ_COUNTED if question.kind in COUNTED else READ_NAMED if named else READ
    read = weight[question.language] * (1.0 if asks else UNASKED)
    score = candidate.score + read * math.log(max(worth, LEAST))
    if question.kind not in COUNTED:
        score += SENTENCE[question.language] * math.log(max(chance, LEAST))
    return replace(candidate, score=score, worth=worth)


def ranked(
    index: Index,
    question: Question,
    words: list[Word],
    sentences: list[Sentence],
    terms: Sequence[QueryTerm] | None = None,
) -> list[Candidate]:
    """Return the candidates for any kind of question, best first; none if there is no sentence.

    ``terms`` are those of ``index.terms_of(question.text)``, if they are at hand.
    """
    if not sentences:
        return []
    found = read(index, question, sentences, terms=terms, words=words)
    if (named := _named(question, words, sentences, found)) is not None:
        return [named if found is None else replace(named, worth=found.chance(named.sentence))]
    candidates = typed(index, question, words, sentences, found)
    if by_deed := _told_by_deed(question, sentences, candidates):
        return by_deed
    form = form_asked(question.text) if question.kind == "number" else None
    if form and not candidates and form.alone:
        return []
    if found is None:
        if not candidates and question.kind in TYPED:
            return []
        return candidates or [prose.best_clause(sentences, words, question)]
    spans = found.spans()
    by_reader = question.language == "zh" and question.kind in NAMED
    free = _of_form(form, _free(question, words, spans), candidates)
    free = _of_its_kind(question, free, valued=bool(candidates))
    if question.kind in {"person", "organisation"}:  # whom the question names it does not ask for
        asked = fold(question.text)
        others = [item for item in candidates if fold(item.text) not in asked]
        candidates = others if others or question.kind == "person" else candidates
    if question.kind in NAMED and question.language != "zh":
        candidates = [item for item in candidates if not is_given(item.sentence, item.start, item.end)] or candidates
    mistaken = not free or (
        (free[0].worth or 0.0) < (LIKELY if by_reader else spans[0][3]) and not _is_all_but(free[0], spans[0])
    )
    if question.kind in MISTAKEN and candidates and spans and mistaken:
        # The reader took a thing of another kind for the answer: what it says of the values counts for nothing
        return [replace(item, worth=None) for item in candidates]
    if not free or not candidates:
        return _of_the_likeliest(question, found, candidates or free)
    return _of_the_likeliest(question, found, _values_or_spans(question, words, candidates, free, asks=found.asks))


_WORKS = "文件|办法|细则|规定|规划|方案|意见|通知|条例|规程|证书|协议|专著|小说|散文|诗集|歌曲|歌|电影|影片|纪录片|话剧|剧目|文章|画作|期刊|杂志|报纸|书"
_ASKS_WORK = re.compile(
    rf"(?:{_WORKS})(?:的)?(?:名称|名字|全称|书名|题目|标题)?(?:是|叫|名为|叫做)(?:什么|啥|哪)|(?:什么|啥|哪(?:一)?[个份部本项首篇张])(?:{_WORKS})(?![长记])"
)
_WORK = re.compile("《[^《》]+》")
"""What asks for a document, book or song by its name, which stands in 《》."""

ALL_BUT = 0.9
"""Part of the worth of the reader's span that the words with which it begins must have to be as good (by hand)."""


def _is_all_but(item: Candidate, span: tuple[Sentence, int, int, float]) -> bool:
    """Return whether a candidate is as good as what the reader chose, which goes on behind it: 9日凌晨,城东区."""
    begins = item.sentence is span[0] and item.start == span[1] and item.end <= span[2]
    return begins and (item.worth or 0.0) >= ALL_BUT * span[3]


def _named(question: Question, words: list[Word], sentences: list[Sentence], found: Read | None) -> Candidate | None:
    """Return what a sentence says by its form that something is called, was, became or is likened to, if that is asked."""
    made = renamed(question, words, sentences) or epithets.of_the_most(question, sentences)
    if made is not None:
        return made
    made = prose.one_of_both(question, words, sentences) or epithets.called(question, words, sentences)
    return None if made is not None and _is_read_elsewhere(question, found, made) else made


def _of_its_kind(question: Question, free: list[Candidate], *, valued: bool) -> list[Candidate]:
    """Return the spans that may be of the kind asked for; if ``valued``, there are values of that kind as well."""
    if question.kind == "date" and question.language == "zh" and valued:
        says = _SAYS_YEAR if _ASKS_YEAR.search(simplified(question.text)) else _SAYS_TIME
        free = [item for item in free if says.search(simplified(item.text))]
    if question.kind == "what" and question.language == "zh" and _ASKS_WORK.search(simplified(question.text)):
        free = [item for item in free if _WORK.fullmatch(item.text)] or free
    if question.kind in {"what", "list"} and not _EITHER.search(asked := fold(question.text)):
        free = [item for item in free if fold(item.text.strip(_QUOTES)) not in asked] or free
    if question.kind == "person" and question.language == "zh" and valued:
        where = [item for item in free if tells_where(item.sentence, item.start - item.sentence.start)]
        free = [item for item in free if not _SAYS_WHERE.search(item.text)]
        free = [item for item in free if not any(_lies_in(item, other) for other in where)]
    return free


def _told_by_deed(question: Question, sentences: list[Sentence], candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those ahead of whom it is told that they got, did or granted what a Chinese question asks.

    Empty where it is told of none in a sentence that has about as much of the question as the best one.
    """
    if question.language != "zh" or question.kind not in {"person", "organisation"}:
        return []
    asked, told = fold(question.text), []
    for item in candidates:
        start, end = item.start - item.sentence.start, item.end - item.sentence.start
        near = item.sentence.share >= sentences[0].share - ABOUT_AS_WELL
        text = item.sentence.text
        deed = deeds_of(text).get((start, end))
        did = (deed is not None and simplified(text[deed : deed + 2]) in asked) or did_it(asked, text, (start, end))
        if near and (did or any(low <= start and end <= high for low, high in told_by_deed(asked, text))):
            told.append(item)
    made = [replace(item, worth=max(item.worth or 0.0, TOLD_BY_DEED)) for item in told]
    return [*made, *(item for item in candidates if item not in told)] if told else []


def _of_form(form: Form | None, free: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """Return the spans that can answer a question for a form: in the small hours is no hour, but says when."""
    if form is None or not form.strict:
        return free
    own = {item.sentence.start for item in candidates}  # where an hour stands, no more of the sentence is one
    return [item for item in free if may_be_hour(item.text) and item.sentence.start not in own]


CERTAIN, UNLIKELY, READ_WELL = 0.8, 0.05, 0.3
"""Chance from which on a sentence surely answers, and up to which another one of its passage does not; least worth of a
span that is given then (by hand)."""


def _of_the_likeliest(question: Question, found: Read, made: list[Candidate]) -> list[Candidate]:
    """Return the candidates; ahead, for an English question, what is read in the sentence that surely answers.

    The finders may have seen no person or place in it (县城南边和北边), and one in another sentence of the passage.
    """
    if question.language == "zh":
        return _as_surely_read(question, found, made)
    if question.kind not in {"place", "person"} or not made:
        return made
    value, top = made[0], max(found.chances)
    sure = found.sentences[found.chances.index(top)]
    unlikely = found.chance(value.sentence) <= UNLIKELY and (value.worth or 0.0) < READ_WELL
    if top < CERTAIN or not unlikely or sure.row.number != value.sentence.row.number:
        return made
    spans = [span for span in found.spans() if span[0] is sure and span[3] >= READ_WELL]
    return [Candidate(*span[:3], value.score, worth=span[3]) for span in spans[:1]] + made


SURELY_READ, FAR_BELOW = 0.8, 0.35
"""Worth from which on a value is all but sure, and the share of it that a value ahead by rules must have (by hand)."""


FAR_FROM_IT = 0.5
"""How much less of a question the sentence of such a name may have than that of the value ahead (by hand)."""


def _as_surely_read(question: Question, found: Read, made: list[Candidate]) -> list[Candidate]:
    """Return the candidates for a Chinese question; ahead the name of which the reader is all but sure."""
    if question.kind not in NAMED or not found.asks or len(made) < 2:
        return made
    read = found.worths([(item.sentence, item.start, item.end) for item in made])
    worths = [worth if item.worth is None else item.worth for item, worth in zip(made, read, strict=True)]
    best = max(range(len(made)), key=worths.__getitem__)
    if worths[best] < SURELY_READ or worths[0] > FAR_BELOW * worths[best]:
        return made
    if made[best].sentence.share < made[0].sentence.share - FAR_FROM_IT:
        return made  # in another story, of which nothing is asked
    if made[best].fitness <= made[0].fitness - ASTRAY / 2:
        return made  # the rules know that it is another's: who is 副组长 is no 组长
    return [made[best], *made[:best], *made[best + 1 :]]


def _is_read_elsewhere(question: Question, found: Read | None, named: Candidate) -> bool:
    """Return whether the reader surely has the answer to a Chinese question elsewhere: 又称佛顶山, not “听到”."""
    if found is None or not found.asks or question.language != "zh" or not (spans := found.spans(1)):
        return False
    sentence, start, end, _ = spans[0]
    said = sentence.text[start - sentence.start : end - sentence.start]
    if epithets.is_of_sort(question, named.text) and not epithets.is_of_sort(question, said):
        return False  # asked for a park, what it became is no answer
    return spans[0][3] >= SURE and found.worths([(named.sentence, named.start, named.end)])[0] < LIKELY


def _values_or_spans(
    question: Question, words: list[Word], candidates: list[Candidate], free: list[Candidate], *, asks: bool
) -> list[Candidate]:
    """Return the values that the finders see, or the spans that the reader chooses, whichever are likelier meant."""
    value, span = candidates[0], free[0]
    told = question.kind in {"place", "organisation"} and value.fitness >= TOLD
    told |= question.kind == "list" and value.local >= LISTED and _asks_several(question)
    if question.language == "zh" and question.kind in NAMED:  # the span is of another story
        goes_on = value.sentence.row.number == span.sentence.row.number and (span.worth or 0.0) >= SURE
        told |= value.sentence.share - span.sentence.share >= OTHER_STORY and not goes_on
    if told or _owned(question, [value], words)[0][0] >= OWNED:
        return candidates
    if _is_one_of_them(question, value, span):
        overruled = question.language == "zh" and (value.worth or 0.0) < LIKELY
        return [replace(item, worth=None) for item in candidates] if overruled else candidates
    fits = question.language != "zh" and value.fitness >= FITS
    fits |= question.kind in COUNTED and (span.worth or 0.0) < GUESSED
    if fits or not asks or (value.worth or 0.0) >= _least(question, value, span) * (span.worth or 0.0):
        return candidates
    by_reader = question.language == "zh" and question.kind in NAMED
    least_doubt = FIRM if by_reader and (span.worth or 0.0) >= SURE else 0.0
    if any(
        (item.start, item.end) == (span.start, span.end) and value.score - item.score >= least_doubt
        for item in candidates[1:]
    ):
        return candidates  # the rules know why this value is not the one
    if question.kind in COUNTED:
        whole = [item for item in candidates if _lies_in(span, item)]  # a number is not cut: 473,035辆
        held = [item for item in candidates if _lies_in(item, span)]
        if (whole or held) and (whole or held)[0].fitness <= value.fitness - ASTRAY / 2:
            return candidates  # the reader took the sum of another thing
        if whole or len(held) == 1:
            return [replace((whole or held)[0], worth=span.worth, score=span.score), *free]
    return free


_EITHER = re.compile(r"还是|或者|\bor\b")
_QUOTES = "“”‘’「」\"' ,，"
_PEOPLE_DO = re.compile(
    r"\bwho (?:all )?(?:attended|spoke|came|took part|participated|was there|gave|said|visited|chaired)\b"
    r"|谁(?:都|也|还|来|去|到场)*(?:参加|参与|出席|到场|到会|参会|讲话|讲课|发言|致辞|主持|宣布|颁奖|带队)"
    r"|(?:参加|出席|到场|到会|参会|讲话|发言|致辞|主持)[^,。?]{0,12}(?:是谁|有谁|都有谁|哪些人|哪几位|哪位)"
)

LISTED = 0.5
"""Share of the question that stands right beside an enumeration for it to be that asked for (by hand)."""

_SEVERAL = re.compile("哪(?:些|几|[两二三四五六七八九十])|分别|包括|列[举出]|都有|有谁")


def _asks_several(question: Question) -> bool:
    """Return whether a question of an enumeration asks for more than one: 有什么来由 asks for what is told of one."""
    return question.language != "zh" or bool(_SEVERAL.search(simplified(question.text)))


OTHER_STORY = 0.2
"""How much less of a question the sentence of a span may have than that of a name, lest the name is given (by hand)."""

ABOUT_AS_WELL = 0.15
"""Share of the question by which the sentence of such a person may fall short of the span's (by hand)."""


def _is_one_of_them(question: Question, value: Candidate, free: Candidate) -> bool:
    """Return whether a value is a person where people are asked for by what only people do, and told as well."""
    asked = fold(question.text)
    role = question.language == "zh" and names.ROLE.search(asked) is not None
    if question.kind != "person" or not (role or _PEOPLE_DO.search(asked)):
        return False
    base = value.sentence.start
    named = (value.start - base, value.end - base) in names.people(value.sentence.text)
    short = free.sentence.share - value.sentence.share
    return named and not names.is_office(value.text) and short <= (ABOUT_AS_WELL if question.language == "zh" else 0.0)


def _free(question: Question, words: list[Word], spans: Sequence[tuple[Sentence, int, int, float]]) -> list[Candidate]:
    """Return the spans that can be of the kind asked for, best first."""
    by_reader = question.language == "zh" and question.kind in NAMED
    found = []
    for sentence, start, end, expected in spans:
        worth = expected
        if not may_answer(question, words, sentence, start, end):
            said = sentence.plain[start - sentence.start : end - sentence.start]
            if not by_reader or expected < SURE or not may_name(words, said):
                continue
            if is_barred(question, sentence, start - sentence.start, end - sentence.start):
                continue
            worth = UNLIKE * expected
        score = sentence.score + READ[question.language] * math.log(max(worth, LEAST))
        found.append(Candidate(sentence, start, end, score, worth=worth))
    found.sort(key=lambda item: -(item.worth or 0.0))
    one = {"person": _name_in, "place": _place_in}.get(question.kind)
    return list(map(one, found)) if one else found


def _least(question: Question, value: Candidate, free: Candidate) -> float:
    """Return the share of a free span's worth that a value must have."""
    if question.language == "zh" and value.sentence.row.source == free.sentence.row.source:
        if (
            question.kind in DIVIDED
            and value.start <= free.start
            and free.end <= value.end
            and _is_whole(question, free)
        ):
            return PART
        apart = value.end <= free.start or free.end <= value.start
        if question.kind in NAMED and (apart or _is_cut(value, free)):
            return ASIDE if apart else AROUND
        if question.kind not in COUNTED and apart:
            return ELSEWHERE
    return (FREE_COUNTED if question.kind in COUNTED else FREE)[question.language]


def _place_in(candidate: Candidate) -> Candidate:
    """Return the place that a span of words begins with before 的 (晋江市|的某公司), or the span if there is none.

    What goes on as a place is one: 河州的南江市, 林城的海洋博物馆.
    """
    base = candidate.sentence.start
    start, end = candidate.start - base, candidate.end - base
    cut = candidate.sentence.text.find("的", start, end)
    known = (
        any((low, high) == (start, cut) for low, high in names.places(candidate.sentence.text)) if cut > 0 else False
    )
    goes_on = known and _OF_A_PLACE.search(candidate.sentence.plain[cut:end])
    return replace(candidate, end=base + cut) if known and not goes_on else candidate


_OF_A_PLACE = re.compile(r"[省市县区镇乡村街路国州洲岛山河湖海江港边旁岸馆园寺宫][^\w]*\Z")
"""How the words behind 的 end that tell a place more exactly."""


def _is_whole(question: Question, free: Candidate) -> bool:
    """Return whether a span is a body itself, where one is asked for: 鞋革晋江 of 中鞋革晋江院 is none."""
    base = free.sentence.start
    span = (free.start - base, free.end - base)
    return question.kind != "organisation" or span in names.organisations(free.sentence.text)


def _name_in(candidate: Candidate) -> Candidate:
    """Return the one name that a span of words holds (归国的冶金学家郑怀远), or the span if it holds none or more."""
    base = candidate.sentence.start
    inside = [
        (start, end)
        for start, end in names.people(candidate.sentence.text)
        if candidate.start <= base + start and base + end <= candidate.end
        and not names.is_office(candidate.sentence.text[start:end])
    ]  # fmt: skip
    if not inside and any(match.end() == len(candidate.text) for match in names.ROLE.finditer(candidate.text)):
        # 省农科院研究员|葛春晓
        inside = [span for span in names.people(candidate.sentence.text) if base + span[0] == candidate.end]
    if not inside and (title := _ALSO_DONE.match(candidate.sentence.plain, candidate.end - base)):
        inside = [span for span in names.people(candidate.sentence.text) if span[0] == title.end()]
    if len(inside) != 1:
        return candidate
    return replace(candidate, start=base + inside[0][0], end=base + inside[0][1])


_ALSO_DONE = re.compile("指挥|导演|编导|编辑|主编|编剧|翻译|裁判|领唱|主唱|领舞|主持|讲解|解说|监制|摄影")
"""Titles that are verbs, too: 客座|指挥|方以宁 is no 客座 who conducts."""


def _is_cut(value: Candidate, free: Candidate) -> bool:
    """Return whether a name may be a part of a longer one, not of a clause or a row of names."""
    short = len(free.text) <= WIDEST * len(value.text)
    return short and _lies_in(value, free) and not _MARKS.search(free.text)


def _lies_in(candidate: Candidate, other: Candidate) -> bool:
    return other.start <= candidate.start and candidate.end <= other.end


_MARKS = re.compile("[,，;；。、]")
_SAYS_WHERE = re.compile("在|^[来产源]自")
_SAME_TIME = re.compile(r"[同当](?:年|月|日|天)")
"""A sentence that says so was dated before."""


def choose(
    index: Index,
    question: Question,
    words: list[Word],
    sentences: list[Sentence],
    terms: Sequence[QueryTerm] | None = None,
) -> Candidate | None:
    """Return the best span for any kind of question; None if there is no sentence. ``terms``: see :func:`ranked`.

    Where no value or span is of the kind asked for, it is the best of another kind: an asker is refused then, but one
    of the sentences is still the best.
    """
    best = next(iter(ranked(index, question, words, sentences, terms)), None)
    if best is not None or not sentences:
        return best
    return next(iter(ranked(index, replace(question, kind="what"), words, sentences, terms)), None)
