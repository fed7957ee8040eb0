"""From ranked passages to the sentence that answers and the value in it.

A sentence scores by how much of the question it covers (words weighed by rarity; a word that stands only in the
event's title or elsewhere in the passage counts less), by its vector, by the rank of its passage, and by whether it
holds a value of the wanted kind at all. A value scores by its sentence and by which words of the question stand right
beside it: in 冠军66项、亚军66项、季军61项 each number belongs to the word before it.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date as day
from functools import lru_cache
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING

from corpus.sentences import split_clauses
from qa.asking import contrasts
from qa.asking.matching import coverage, find_in_groups, find_sought, sought, standing_alone
from qa.asking.question import COUNTED, asks_rank, asks_weekday
from qa.asking.segmenter import folded_of as fold
from qa.asking.segmenter import is_known
from qa.checking import fates
from qa.checking.of_what import by_source
from qa.checking.rivals import of_rivals
from qa.computing.changed import asks_difference as asks_change
from qa.computing.changed import of_both
from qa.finding import elliptic, former, lifetimes, names, recurring, sizes, targets
from qa.finding.apart import (
    ASTRAY,
    inside_of,
    is_of_another,
    of_other_number,
    of_subset,
    respective,
    values_apart,
    with_whole,
)
from qa.finding.deeds import asks_of_deed, told_by_deed, won
from qa.finding.doers import asks_getter, doers, meant_by
from qa.finding.formed import form_asked, formed, hours_apart, is_of_form
from qa.finding.labels import label_at, paragraphs
from qa.finding.numeric import STOCK, counts_else, in_frame, is_of_side, is_other_sort, is_vague
from qa.finding.passage_texts import passage_text
from qa.finding.preference import BRACKETS, asks_team, names_focus, said_of, speaks_for
from qa.finding.rates import is_price_asked, unsummed
from qa.finding.sentence import ANY_YEAR, Candidate, Sentence, mentions_in, quantities_in, ranks_in, simplified_of
from qa.finding.wanted import FIRST_OF, SUBSET, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.dates import PartialDate
    from index import Hit, Index
    from index.encoder import Vectors
    from index.passages import Row
    from qa.asking.question import Question
    from qa.asking.words import Word

# Weights below were set by hand while looking at all the dev questions, which therefore flatter them; a later issue
# learns them from public sets.
IN_TITLE, IN_PASSAGE = 0.7, 0.4
"""What a word counts that stands in the event's title, or elsewhere in the passage, but not in the sentence."""

NEARNESS, RANK, HAS_KIND, LOCAL, SAME_VALUE = 0.5, 0.12, 0.25, 0.9, 0.2

SEASON = 93
"""Most days of a date that says in which month something was."""

ABOUT_IT = re.compile(
    r"(?:[该此](?![市县区镇乡村省国州年月日外后前])|这[座台艘辆条种套部件栋幢架只])[\u4e00-\u9fff]|其(?![中他它余实次])[\u4e00-\u9fff]|它的?[\u4e00-\u9fff]"
)
"""How a sentence begins that goes on about the thing which the one before has named: 该设备价格为, 其高度为."""
TOLD_BEFORE = 0.7
"""Part of the share of a question in such a sentence that counts as standing beside the value in its first clause (by hand)."""

TAKES_UP = re.compile(
    r"(?:[他她其][还又也]?(?:介绍说|说|表示|介绍|透露|告诉记者)[,:]?)?(?:会议|大会|活动|比赛|大赛|赛事|论坛|展会|培训班?|讲座|仪式|项目|工程|对接会|座谈会|发布会|会上|现场|期间|当天|其中|同时|此外|(?:此|本|该|这)[次届项个场]?)(?![\u4e00-\u9fff]{0,2}(?:年|月))"
    rf"|{ABOUT_IT.pattern}"
)
"""How a sentence begins that goes on about what the one before has named: 会议强调, 现场还签约."""

_GOES_ON_ENGLISH = re.compile(r"(?:he|she|they|it|his|her|their|its|both)\b")
"""How an English sentence begins that goes on about whom or what the one before has named."""

ANSWERS = 2.0
"""What the share of the question counts for the sentence behind one that has it and ends with a question mark: what
the text asks itself, it answers next (by hand)."""

REACH = 8.0
"""Characters over which a word's hold on a value falls to 1/e."""

CROSSING = {",": 5.0, ";": 12.0, "、": 5.0, ":": 2.0, "(": 2.0, ")": 2.0}
"""Characters that a mark between word and value is worth: what it separates belongs together less."""


def rank_sentences(
    index: Index, hits: list[Hit], words: list[Word], vector: Vectors, question: Question
) -> list[Sentence]:
    """Return the sentences of the hits, best first."""
    found = []
    idfs = [word.idf for word in words]
    total = sum(idfs) or 1.0
    top = max((hit.score for hit in hits), default=0.0)
    holds = value_finder(question)
    wanted = {item.value for item in quantities_in(question.text)}
    passages = [passage_text(index, hit.row) for hit in hits]
    names = list(dict.fromkeys(_name(index, hit.row) for hit in hits))
    texts, owners = [fold(name) for name in names], list(range(len(names)))
    for number, passage in enumerate(passages, len(names)):
        texts += [sentence.folded for sentence in passage.sentences]
        owners += [number] * len(passage.sentences)
    items = sought(words)
    matched, whole = find_in_groups(items, texts, owners)
    inside = iter(matched[len(names) :])
    covers = [coverage(words, matches) for matches in whole]
    covers += [coverage(words, [])] * (len(names) + len(passages) - len(covers))  # the last may have no sentence
    over = dict(zip(names, covers, strict=False))
    near_by = index.dense.sentence_scores(vector, [hit.row.number for hit in hits])
    for hit, passage, cover, cosines in zip(hits, passages, covers[len(names) :], near_by, strict=True):
        row = hit.row
        outside = [max(IN_TITLE * a, IN_PASSAGE * b) for a, b in zip(over[_name(index, row)], cover, strict=True)]
        labels = paragraphs(index, row.number)
        asked_before: list[float] | None = None
        told: list[float] | None = None
        before: list[float] | None = None
        for sentence, cosine in zip(passage.sentences, cosines, strict=True):
            text, matches = sentence.text, standing_alone(next(inside), sentence.folded)
            covered = list(map(max, coverage(words, matches), outside)) if matches else outside
            if labels and (label := label_at(labels, sentence.start)):
                headed = coverage(words, find_sought(items, label))
                covered = [max(own, IN_TITLE * head) for own, head in zip(covered, headed, strict=True)]
            if asked_before:
                covered = [max(own, IN_TITLE * before) for own, before in zip(covered, asked_before, strict=True)]
            asked_before = covered if text.endswith(("?", "？")) else None
            if before is not None and _GOES_ON_ENGLISH.match(sentence.folded):
                covered = [max(own, IN_TITLE * cover) for own, cover in zip(covered, before, strict=True)]
            before = covered if matches or before is not None else None
            if told and TAKES_UP.match(sentence.folded):
                covered = [max(own, IN_TITLE * before) for own, before in zip(covered, told, strict=True)]
            elif matches:
                own_cover = coverage(words, matches)
                told = own_cover if told is None else list(map(max, told, own_cover))
            share = sum(map(mul, idfs, covered)) / total
            # Exact hits lead by a constant; it says nothing about their sentences
            score = share + NEARNESS * cosine + RANK * max(hit.score - top, -6.0)
            score += ANSWERS * sum(map(mul, idfs, asked_before)) / total if asked_before else 0.0
            if wanted:  # how many numbers of the question it has, however written (百分之二百 and 200%)
                score += SAME_VALUE * min(len(wanted & {item.value for item in quantities_in(text)}), 2)
            score += HAS_KIND * (holds is None or bool(holds(text, row)))
            found.append(
                Sentence(
                    row,
                    sentence.start,
                    sentence.end,
                    text,
                    sentence.folded,
                    sentence.offsets,
                    matches,
                    covered,
                    share,
                    cosine,
                    score,
                )
            )
    found.sort(key=lambda sentence: -sentence.score)
    return found


def _name(index: Index, row: Row) -> str:
    """Return what stands over a passage: the title of its event, else of its text."""
    return row.event or index.passages.sources[index.passages.numbers[row.source]].title


def value_finder(question: Question) -> Callable[[str, Row], list[names.Span]] | None:
    """Return what finds the spans of the wanted kind in a sentence; None if the kind has no values."""
    if question.kind == "organisation" and asks_team(question.text):
        return _teams
    if question.kind == "number" and (form := form_asked(question.text)):
        usual = _FINDERS["number"]  # a score of 94 is none of 3 to 2, and may be meant where no other stands
        return lambda text, row: formed(form, question.text, text) or ([] if form.strict else usual(text, row))
    if (
        question.kind in {"person", "organisation"}
        and question.language == "zh"
        and asks_of_deed(asked := fold(question.text))
    ):
        finder = _FINDERS[question.kind]
        return lambda text, row: sorted({*finder(text, row), *told_by_deed(asked, text)})
    if question.kind == "money" and is_price_asked(question.text):
        sums = _FINDERS["money"]
        return lambda text, row: sorted({*sums(text, row), *unsummed(text)})
    if question.kind == "date":
        return _date_finder(question)
    if question.kind == "number" and question.language == "zh" and asks_rank(fold(question.text)):
        return lambda text, _: ranks_in(text)
    if recurring.asks_often(question):
        return lambda text, _: list(recurring.how_often(text))
    if question.kind == "percent" and asks_change(question):
        usual, verb = _FINDERS["percent"], _CHANGED_BY.search(fold(question.text))
        return lambda text, row: sorted(
            {
                *usual(text, row),
                *(match.span() for match in _TIMES_OVER.finditer(text)),
                *(_behind(verb[1], text) if verb else ()),
            }
        )
    if question.kind == "number" and not question.units and _OPEN.search(question.text):
        return _quantities
    if question.kind in {"person", "organisation"}:
        asked, usual = fold(question.text), _FINDERS[question.kind]
        meant = meant_by(asked)
        if question.language != "zh" and asks_getter(asked):
            return lambda text, row: sorted({*usual(text, row), *meant(text), *(holder for holder, _ in won(text))})
        if question.kind == "person" and question.language == "zh" and names.agents_deed(asked):
            return lambda text, row: sorted({*usual(text, row), *meant(text), *names.agents(text)})
        return lambda text, row: sorted({*usual(text, row), *meant(text)})
    return _FINDERS.get(question.kind)


def _date_finder(question: Question) -> Callable[[str, Row], list[names.Span]]:
    """Return what finds the dates that may be asked for: days of the week, an end of somebody's life, or any."""
    if asks_weekday(question.text):
        return lambda text, _: _weekdays(text)
    if (end := lifetimes.asks_end(question.text)) >= 0:
        return lambda text, row: [lifetimes.at_end(text, span, end) for span in _dates(text, row)]
    if recurring.may_be_asked(question):
        return lambda text, row: _recurring_or_dated(question, text, row)
    return _FINDERS["date"]


def _weekdays(text: str) -> list[names.Span]:
    """Return the spans of days of the week, those at which something recurs whole: Thursday to Sunday."""
    whole = recurring.recurring(text, hours=False)
    found = (match.span() for match in _WEEKDAY.finditer(text))
    return sorted(
        {next((span for span in whole if span[0] < end and start < span[1]), (start, end)) for start, end in found}
    )


def _recurring_or_dated(question: Question, text: str, row: Row) -> list[names.Span]:
    """Return the spans of what recurs in a sentence, and of dates that are no part of it if they may be asked for."""
    found = list(recurring.when(question, text))
    dates = [] if recurring.is_asked(question) else _dates(text, row)
    return sorted(found + [span for span in dates if not any(a < span[1] and span[0] < b for a, b in found)])


_CHANGED_BY = re.compile(r"(增加|减少|多|少)了(?:多少|几)")
"""How a change is asked for of which an amount may be told as well as a share."""


def _behind(verb: str, text: str) -> Iterator[names.Span]:
    """Yield the spans of the quantities right behind a verb: 比上年增加|2.1万吨, beside which 增长3.7% is told."""
    plain = simplified_of(text)
    for item in quantities_in(text):
        if plain[: item.start].removesuffix("了").endswith(verb):
            yield item.start, item.end


_TIMES_OVER = re.compile(r"翻了?(?:一|两|二|三|四|五|半|\d)番|翻番")
"""What tells a change that is no number of per cent: 翻了一番."""

_OPEN = re.compile(r"多少(?:呢|啊|呀)?[\s?？。!！]*$")
"""How a question ends that leaves open in what it counts: 募集了多少."""


def _quantities(text: str, row: Row) -> list[names.Span]:
    """Return the spans of numbers and of sums of money."""
    return sorted({*_FINDERS["number"](text, row), *_FINDERS["money"](text, row)})


def _teams(text: str, row: Row) -> list[names.Span]:
    """Return the spans of bodies, and of what clauses are about: a team is seldom called one (芦城渔火首夺冠军)."""
    return sorted({*_FINDERS["organisation"](text, row), *names.subjects(text)})


_WEEKDAY = re.compile(
    r"[每逢]?(?:周|星期|礼拜)[一二三四五六日天末](?:[至到、和与](?:周|星期|礼拜)?[一二三四五六日天])?"
    r"|\b(?:every |on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
)


_ITEM = re.compile(r"\s*\d{1,3}[.、．)）]")
"""The number of an item of a list, which counts nothing: 2. 改造老旧小区."""


def _numbers(kind: str) -> Callable[[str, Row], list[names.Span]]:
    def spans(text: str, _: Row) -> list[names.Span]:
        found: list[names.Span] = []
        finest = 0
        for item in quantities_in(text):
            if item.kind != kind or (not item.unit and _ITEM.fullmatch(text[: item.end + 1])):
                continue
            size = _DURATIONS.get(item.unit, 0)
            if found and 0 < size < finest and _GOES_ON.fullmatch(text, found[-1][1], item.start):
                found[-1] = found[-1][0], item.end  # 4小时20分钟 is one time
            else:
                found.append((item.start, item.end))
            finest = size
        return found

    return spans


_DURATIONS = {
    unit: size
    for size, units in enumerate(
        ("", "秒 second", "分 分钟 minute", "小时 个小时 hour", "天 日 昼夜 day", "周 week", "月 个月 month", "年 year")
    )
    for unit in units.split()
}
"""Units of time by their size."""
_GOES_ON = re.compile(r"[零又]?|,? (?:and )?")


def _dates(text: str, row: Row) -> list[names.Span]:
    return list(_dates_in(text, int(row.date.first[:4]) if row.date else ANY_YEAR))


@lru_cache(maxsize=4096)
def _dates_in(text: str, year: int) -> tuple[names.Span, ...]:
    """Return the spans of dates in a sentence of an event of that year."""
    found = []
    for item in mentions_in(text, year):
        before = simplified_of(text[max(item.start - 2, 0) : item.start])
        end = item.end + (text[item.end - 1] in "年月" and _says_when(text, item.end))
        start = item.start - 2 if item.date.inferred and before in _SAME_YEAR else item.start
        cut = text.find(" to ", start, end)
        if cut > 0 and former.MOVED_FROM.search(text, max(start - 32, 0), start):
            found += [(start, cut), (cut + len(" to "), end)]
            continue
        found.append((start, end))
    told = [match.span() for match in _NEXT_YEAR.finditer(text)]
    told += [match.span() for match in _DAY.finditer(text)]
    return tuple(sorted(found + [span for span in told if not any(a < span[1] and span[0] < b for a, b in found)]))


_DAY = re.compile(r"(?<=[定于到至在为])[12]?\d日(?![本元报均])|(?<=[定于到至在为])3[01]日(?![本元报均])")
"""A day of the month that is told of, by itself: 原定12日举行."""

_NEXT_YEAR = re.compile(
    r"(?:[明后去前次翌转]|上一?|(?<![续的])第二)年(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}[日号]|[初底中]|[上中下]旬)?|初(?![中级小步选赛审期])|底(?![层部线薪])|[上下]半年|[春夏秋冬](?:[季天]|(?=[,，、。]))|第?[一二三四]季度)|[次翌]年(?!度)|[上下]个?月(?:\d{1,2}[日号]|[初底中])"
)
"""A time of a year that only its report tells: no date that could be placed, and yet when something was or will be."""

_PART_OF_IT = frozenset("初底末")


def _says_when(text: str, place: int) -> bool:
    """Return whether the character behind a year or month says when in it: 2023年底, not 2019年初中毕业生."""
    said = text[place : place + 2]
    return said[:1] in _PART_OF_IT and not (len(said) > 1 and is_known(simplified_of(said)))


_SAME_YEAR = frozenset(("同年", "当年", "是年", "该年", "今年", "本年"))
"""What says of which year the month behind it is."""


_FINDERS: dict[str, Callable[[str, Row], list[names.Span]]] = {
    "number": _numbers("number"),
    "money": _numbers("money"),
    "percent": _numbers("percent"),
    "date": _dates,
    "place": lambda text, _: names.places(text),
    "organisation": lambda text, _: sorted(
        {*names.organisations(text), *names.latin_bodies(text), *names.agents(text), *doers(text)}
    ),
    "person": lambda text, _: sorted(
        {*names.people(text), *names.organisations(text), *names.latin_bodies(text, sure=True), *doers(text)}
    ),
    "list": lambda text, _: names.lists(text),
}


def _of_other_years(
    sentence: Sentence, spans: list[names.Span], near_it: dict[names.Span, float], asked: Wanted
) -> set[names.Span]:
    """Return the numbers of other years than those asked for, and give that of such a year what is said beside them.

    It is not said again: 2022年接待观众7万人,2023年增至21万人.
    """
    if len(spans) < 2:
        return set()
    if of_now := former.now_and_then(sentence.plain, spans, asked.folded):
        now, then = of_now
        if now in near_it:  # what is said of then is said of now
            near_it[now] = max(near_it[span] for span in {now, *then} & near_it.keys())
        return then
    others = former.not_of_years(sentence.plain, spans, asked.years, asked.folded)
    most = max((near_it[span] for span in others & near_it.keys()), default=0.0)
    for span in near_it if most else ():
        if former.is_led(sentence.plain, span, asked.years, asked.folded):
            near_it[span] = max(near_it[span], most)
    return others


def _of_others(question: Question, asked: Wanted, sentence: Sentence, spans: list[names.Span]) -> set[names.Span]:
    """Return the values that are of a rival of what is asked of, or of what it is only compared with."""
    if question.kind not in COUNTED:
        return set()
    rivals = of_rivals(asked.folded, sentence, spans) if question.language == "zh" else set()
    return rivals | former.only_beside(sentence.plain, spans, asked.folded)


def _told_before(sentence: Sentence, near_it: dict[names.Span, float]) -> None:
    """Let what the sentence before has named count beside the values of the first clause of one that goes on about it."""
    if ABOUT_IT.match(sentence.folded):
        end = len(sentence.plain.partition(",")[0])
        near_it.update({at: max(near, TOLD_BEFORE * sentence.share) for at, near in near_it.items() if at[0] < end})


def values(sentences: list[Sentence], words: list[Word], question: Question) -> list[Candidate]:
    """Return the values of the wanted kind in the best sentences, best first."""
    finder = value_finder(question)
    if finder is None:
        return []
    total = sum(word.idf for word in words) or 1.0
    asked = Wanted(question)
    counts, befallen, habit = question.kind in COUNTED, fates.asked(question), recurring.may_be_asked(question)
    first = asked.first and any(FIRST_OF.search(sentence.folded) for sentence in sentences)
    found, hours, often = [], {}, recurring.asks_often(question)
    for sentence in sentences:
        if not (spans := finder(sentence.text, sentence.row)):
            continue
        heads = respective(sentence.plain, spans) or (
            hours := hours_apart(question, sentence.plain, spans, often=often)
        )
        denied = contrasts.before_denial(asked.folded, sentence.plain, spans) if counts else set()
        of_parts = [(span, of_subset(sentence, span) if counts and span not in denied else 0.0) for span in spans]
        apart = denied | values_apart(sentence, spans, words, question, heads) | fates.others(befallen, sentence, spans)
        apart |= elliptic.of_others(sentence.text, spans, asked.named if counts else frozenset())
        apart = former.without_meant(apart, sentence.text, asked.folded)
        sized = sizes.of_size(sentence.text, spans, asked.sizes)
        moved = (
            former.put_off(sentence.text, tuple(spans))
            if question.kind == "date" and len(spans) > 1 and not (habit and recurring.when(question, sentence.text))
            else {}
        )
        near_it = {span: beside(sentence, span, spans, words, question) / total for span in spans if span not in heads}
        apart |= _of_other_years(sentence, spans, near_it, asked) | _of_others(question, asked, sentence, spans)
        _told_before(sentence, near_it if counts else {})
        apart = targets.told_apart(sentence.text, asked.folded, near_it, apart) if counts else apart
        near_it |= with_whole(sentence, words, {span: near_it.get(span, 0.0) for span, part in of_parts if part})
        if counts and len(spans) > 1:
            of_both(sentence, spans, near_it)
        for span, part in of_parts:
            said = sentence.text[span[0] : span[1]]
            if question.kind == "number" and (
                is_other_sort(question, said, named=bool(asked.counters) and names_focus(sentence, span, words))
                or is_vague(question, said)
                or asked.is_its_year(said)
            ):
                continue
            # 分别: the words stand before the others', too
            local = near_it[span] if span in near_it else _inside(sentence, heads[span], spans, words, hours) / total
            bonus = speaks_for(sentence, span, question, asked, words) + part
            astray = (not part and any(of for _, of in of_parts)) or is_of_another(sentence, span, asked)
            astray = span not in sized if sized else astray or (span in apart and span not in moved)
            # Less for a later holder of an office where the first is asked for
            bonus += (
                sizes.OF_ITS_SIZE * (span in sized) - ASTRAY * astray - (first and not FIRST_OF.search(sentence.folded))
            )
            bonus += _framed(sentence, span, asked) if asked.frame and span not in heads else 0.0
            bonus += of_other_number(sentence, span, asked.numbered)
            if counts:
                bonus += former.of_a_time(sentence.text, span, spans, asked.folded)
                bonus += by_source(question, words, sentence, span)
                bonus += elliptic.of_the_named(sentence.text, asked.named)
            if not (asked.people and asked.generic) and span not in heads:
                bonus += 0.25 * names_focus(sentence, _with_its_row(sentence, span, question), words)
            bonus += said_of(sentence, span, asked, words)
            bonus += former.of_the_date_meant(moved, span, asked.folded)
            if question.kind == "number" and not question.units and not asked.people:
                bonus -= 0.3 * counts_else(sentence.text[span[0] : span[1]], words)
            # A date stands at the head of what it dates, seldom beside the words asked about, but what recurs does
            score = sentence.score + LOCAL * local * (0.3 if question.kind == "date" and not habit else 1.0) + bonus
            found.append(Candidate(sentence, sentence.start + span[0], sentence.start + span[1], score, local, bonus))
    found = _of_form(question, _behind_their_side(found, asked, words) if counts else found)
    found.sort(key=lambda item: -item.score)
    return found


def _framed(sentence: Sentence, span: names.Span, asked: Wanted) -> float:
    """Return what speaks for a number that the words of the question lead up to; of a part only where one is asked for.

    第一批高新技术企业304家: the same words lead up to what is not asked for.
    """
    before = fold(sentence.text[: span[0]])
    if not asked.subset and SUBSET.search(before, max(map(before.rfind, ",;。")) + 1):
        return 0.0
    return in_frame(asked.frame, before)


def _with_its_row(sentence: Sentence, span: names.Span, question: Question) -> names.Span:
    """Return the span of a person with those of the row before them, who share what stands before it; else the span."""
    if question.kind != "person" or span not in names.people(sentence.text):
        return span
    return names.first_of_row(sentence.text, span), span[1]


def _of_form(question: Question, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates of the form that a question asks for, all if there are none or it asks for none."""
    form = form_asked(question.text) if question.kind == "number" else None
    return [item for item in found if form and is_of_form(form, simplified_of(item.text))] or found


def _inside(
    sentence: Sentence,
    region: names.Span,
    spans: list[names.Span],
    words: list[Word],
    hours: dict[names.Span, names.Span],
) -> float:
    """Return the weight of the words in a value's own part of a sentence; of hours, with what stands before them all."""
    of_all = inside_of(sentence, (0, spans[0][0]), words) if hours else 0.0
    return inside_of(sentence, region, words) + of_all * (1.0 if region[0] <= spans[0][0] else OF_LATER)


OF_LATER = 0.9
"""Part of what stands before the first of several times that counts for the later ones (by hand)."""


OF_ALL = 0.3
"""What speaks against a number of all where a sentence tells that of the side which is asked for (by hand)."""


def _behind_their_side(found: list[Candidate], asked: Wanted, words: list[Word]) -> list[Candidate]:
    """Return the candidates, lowered those that tell of no side, if one tells of the side asked for.

    Of 25名代表参加 and 19名赞成、6名反对 only the second says how many were against. In the sentence itself that is so
    of a number that names what it counts: 突破3亿吨,达3.08亿吨 goes on about the same.
    """
    own = [is_of_side(item, asked) for item in found] if asked.contrast else []
    if not any(own):
        return found
    sided = {id(item.sentence) for item, said in zip(found, own, strict=True) if said}

    def is_of_all(item: Candidate) -> bool:
        span = item.start - item.sentence.start, item.end - item.sentence.start
        return id(item.sentence) not in sided or names_focus(item.sentence, span, words)

    return [
        item if said or not is_of_all(item) else replace(item, score=item.score - OF_ALL, fitness=item.fitness - OF_ALL)
        for item, said in zip(found, own, strict=True)
    ]


@lru_cache(maxsize=4096)
def _marked(plain: str) -> tuple[list[float], bool, dict[int, int]]:
    """Return what the marks before each character are worth together, whether a stock's measure is named, and where the
    bracket begins that ends before each place: 图书馆(分馆)21家 are 图书馆.
    """
    return (
        [0.0, *accumulate(CROSSING.get(character, 0.0) for character in plain)],
        bool(STOCK.search(plain)),
        {match.end(): match.start() for match in BRACKETS.finditer(plain)},
    )


def beside(
    sentence: Sentence, span: names.Span, spans: list[names.Span], words: list[Word], question: Question
) -> float:
    """Return how much of the question stands beside a value: idf of each word, falling with the distance."""
    held: dict[int, float] = {}
    plain, offsets = sentence.plain, sentence.offsets
    marks, stock, brackets = _marked(plain)
    begins = brackets.get(span[0], span[0])
    ends = {stop for _, stop in spans if stop < span[0]} if question.kind == "number" else ()
    person = question.kind == "person" and span in (people := names.people(sentence.text))
    if person and (row := names.first_of_row(sentence.text, span)) < span[0]:
        begins = row  # 副院长甲某、乙某: the title is that of both
    for first, last, number, weight in sentence.matches:
        start, end = offsets[first], offsets[last]
        if person and brackets and (owner := _in_brackets(start, brackets)) >= 0:
            if owner != span[1] and any(stop == owner for _, stop in people):
                continue  # 甲(分管教学)、乙(分管后勤): it is said of the other
            start, end = (owner, owner) if owner == span[1] else (start, end)
        if start < span[1] and span[0] < end:
            continue  # the word is in the value: it was given, not asked for
        low, high = (end, begins if end <= begins else span[0]) if end <= span[0] else (span[1], start)
        gap = max(high - low, 0)
        if stock and gap:  # 高新技术企业保有量达640家: the measure does not part word and number
            gap = len(STOCK.sub("", plain[low:high]))
        crossed = marks[high] - marks[low] if high > low else 0.0
        # What a number counts mostly stands before it, or right behind it
        distance = gap + crossed + (3.0 + crossed if start >= span[1] else 0.0)
        if person and not _PARTED.search(plain, low, high):
            # 诺贝尔奖获得者、曼彻斯特大学教授某某: titles are said of who comes behind them
            between = [None for begin, stop in people if low <= begin and stop <= high]
            # 甲局局长某某、乙局局长某某: the title behind 、 is said of the next one
            others = start > span[1] and plain[span[1]] in _JOINS_PEOPLE and any(end <= begin for begin, _ in people)
            distance = min(distance, (high - low) / 4) + 8.0 * (len(between) + others)
        elif high == low and start in ends:
            distance += 8.0  # 36个 | 班 | 1620名学生: it is what the other one counts
        elif high - low > 1:  # no value is narrower
            distance += 8.0 * len([None for begin, stop in spans if low <= begin and stop <= high])
        word = words[number]
        value = math.sqrt(weight) * word.idf * math.exp(-distance / REACH) * word.focus
        if value > held.get(number, 0.0):
            held[number] = value
    near = 0.0
    wanted = {item.value for item in quantities_in(question.text)}
    for item in quantities_in(sentence.text) if wanted else ():
        if item.value in wanted and not (item.start < span[1] and span[0] < item.end):
            away = float(max(span[0] - item.end, item.start - span[1]))
            away += marks[max(span[0], item.start)] - marks[min(span[1], item.end)]
            near = max(near, 2 * math.exp(-away / REACH) * max((word.idf for word in words), default=1.0))
    return sum(held.values()) + near


_PARTED = re.compile("[,;:。]")
_JOINS_PEOPLE = "、和与及"
"""What stands between somebody and the next one, whose title follows."""


def _in_brackets(place: int, brackets: dict[int, int]) -> int:
    """Return where the bracket begins in which a place lies; -1 if it lies in none."""
    return next((begin for end, begin in brackets.items() if begin < place < end), -1)


def clauses(sentence: Sentence) -> list[names.Span]:
    """Return the clauses of a sentence, as spans in its document's text."""
    return [
        (sentence.start + start, sentence.start + end)
        for start, end in split_clauses(sentence.text, 0, len(sentence.text))
    ]


_OPENS_YEAR = re.compile(
    r"(?:in|for|by|during|until) (?:19|20)\d\d\b|(?:展望|预计|计划|到|至)?(?:19|20)\d\d年(?:度|全年|底|末)?[,，]"
)

YEAR_BEFORE = re.compile(r"(?<![比较与同于和至到以从由])(?:去年|上一?年)(?!同期|度?相比)")
"""What says of what follows that it was so in the year before."""


def meets_dates(
    row: Row, text: str, wanted: tuple[PartialDate, ...], others: str = "", known: int | None = None
) -> bool:
    """Return whether the days, months and years that a question names fit the sentence or its event.

    A year is met where the text, the event's date or ``others`` (the document's title, say) has it; a month or day
    where a date of the sentence or the event's own has it. ``known`` is the year of a text whose events have none.
    """
    year = int(row.date.first[:4]) if row.date else known
    if year is None and not any(date.year for date in wanted):
        year = ANY_YEAR
    spans = [(item.date.first, item.date.last) for item in mentions_in(text, year)]
    if row.date:
        spans.append((row.date.first, row.date.last))
    loose = [int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fold(text + " " + others))]
    if row.date and YEAR_BEFORE.search(simplified_of(text)):
        loose.append(int(row.date.first[:4]) - 1)  # 上年到馆读者132万人次, told in the year behind it
    opening = _OPENS_YEAR.match(fold(text))
    for date in wanted:
        if date.year is not None and date.month is None:
            if opening and str(date.year) not in fold(text) and row.date is None:
                return False  # what is said for 2024 is not said for the year in the title
            if date.year not in loose and not any(int(a[:4]) <= date.year <= int(b[:4]) for a, b in spans):
                return False
        elif date.month is not None and not any(_meets(date, a, b) or _is_range(wanted, date, a, b) for a, b in spans):
            return False
    return True


def _is_range(wanted: tuple[PartialDate, ...], date: PartialDate, first: str, last: str) -> bool:
    """Return whether a span of months is one whose two ends the question names (1到5月, of 1月至5月)."""
    ends = {int(first[5:7]), int(last[5:7])}
    named = {item.month for item in wanted if not item.day}
    return (
        len(ends) == 2 and ends <= named and date.month in ends and date.year in {None, int(first[:4]), int(last[:4])}
    )


def _meets(date: PartialDate, first: str, last: str) -> bool:
    if (day.fromisoformat(last) - day.fromisoformat(first)).days > SEASON:
        return False  # "in 2022" does not say that it was in November
    for year in {int(first[:4]), int(last[:4])}:
        if date.year not in {None, year}:
            continue
        low = f"{year}-{date.month:02d}-{date.day or 1:02d}"
        high = f"{year}-{date.month:02d}-{date.day or 31:02d}"
        if first <= high and low <= last:
            return True
    return False
