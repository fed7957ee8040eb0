"""Question in, cited answer out: retrieve, choose the sentence, choose the value in it, prove it or decline.

ask("有多少家高新技术企业?")
  read_question      zh, number, unit 家
  Index.search       ten passages, both arms, the question before it mixed in
  rank_sentences     the sentences of these passages
  ranked             640家, 突破600家, 304家 … each scored by what stands beside it and by the reader
  Answer             span, quote, citation; or found=False with the nearest passages
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.errors import QuestionError
from corpus.normalise import fold, is_cjk
from index import Filters
from index.english import base, respelt
from index.hybrid import LONGEST_QUERY
from index.lexical import STOP_WORDS
from index.pinyin import syllables
from index.terms import stem, term
from index.transliteration import written_in
from qa.answer import Answer, Citation
from qa.asking import coordinated, meant
from qa.asking.constraints import times_of, unsaid
from qa.asking.conversation import Conversations
from qa.asking.days import with_the_day
from qa.asking.holdings import covered_in
from qa.asking.homophones import latin_names, repaired
from qa.asking.known_people import people_named, places_named
from qa.asking.matching import Word, content_words, halves, heard, told_in_news
from qa.asking.named import is_miscut
from qa.asking.question import COUNTED, asks_year, excepted, read_question, spelt
from qa.asking.spoken_of import LOOKED_BACK, SpokenOf
from qa.asking.synonyms import with_synonyms
from qa.checking import growth, likeness, premises
from qa.checking.nearly import only_nearly
from qa.checking.of_what import how_asked, is_of_it, telling_how
from qa.checking.requirements import Requirements
from qa.checking.theirs import affirmed, denied_by, denies, is_of_one_time, is_theirs
from qa.computing import bounds, compute, differences, rows
from qa.computing.changed import asks_difference, difference_of_change, side_asked
from qa.finding import byline, former, lifetimes, offices, persons, prose, tabled
from qa.finding.choice import ranked
from qa.finding.deeds import asks_each, by_deed, doers_in
from qa.finding.extract import rank_sentences
from qa.finding.labels import of_items_asked
from qa.finding.names import tokens
from qa.finding.preference import PART_ONLY, is_as_fine, is_same_unit
from qa.finding.sentence import mentions_in, quantities_in
from qa.finding.wholes import (
    is_counted_out,
    is_row_of_people,
    whole_class,
    whole_enumeration,
    whole_name,
    whole_people,
    whole_person,
    whole_place,
    whole_row,
    without,
)
from qa.telling.cite import citation, quotable, support
from qa.telling.confidence import Evidence, described, model
from qa.telling.display import rendered
from qa.telling.glosses import glossed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index import Hit, Index
    from index.hybrid import Query
    from qa.asking.question import Question
    from qa.computing.facts import Fact
    from qa.computing.tally import Computed
    from qa.finding.sentence import Candidate, Sentence

LEAST = 0.3
"""Least confidence of an answer that is given: one wrong seven times in ten helps nobody."""

UNSAID = 0.75
"""Least confidence where the verb of an English question is not said: below it one in nine was right, above it seven of
ten (found on MLQA dev, so that this flatters it)."""

BOTH = 0.31
"""Least probability that there is an answer and this is it, from which on it is given across languages although the
former alone is too low: less of a question is covered there (by hand, on the texts of :mod:`tests.qa.texts`)."""

MOST_PUT_RIGHT = 8
"""Unknown words of a question that are looked up as slips; each costs some 10 ms."""

LONG = 8
"""Letters of a word that two exchanged or doubled ones make no other word."""

ON_THE_DAY = 0.5
"""Part of the threshold that is asked of an answer which stands under the very day that the question names: what
happened on 1999年2月8日 has few other words to be found by (by hand)."""

UNFOUND = 0.15
"""Probability that a question is answerable for which nothing of its kind is found (by hand)."""

STATED = 0.9
"""Least confidence of a refusal that names what is missing."""

BESIDE, UNLIKELY = 0.02, 0.1
"""Share of the question beside a count, and F1 that the reader expects of it, below which it counts something else (by
hand: no right answer to the questions of ``tests/qa`` lies below both)."""

NEXT, BEHIND = 4, 0.3
"""How many values are looked at for one that speaks of what is asked, and how far behind they may be (by hand)."""

BESIDE_NEXT = 0.1
"""Share of the question that must stand beside such a value in another sentence, unless it is a sum (by hand)."""

NAMED_UNIT = 0.5
"""What speaks for a number beside the words at it where its unit and a word in it say what it counts (by hand)."""

NAMED_BESIDE, UNFIT = 0.25, -1.0
"""Share of the question beside a quantity from which on it goes before others that stand in sentences without the
person whom an English question names (by hand)."""

FAR, NEARLY = 0.3, 0.75
"""A time is missing where the sentences that meet it cover so much less of the question than others do."""


SAID = 0.5
"""How much of a word a sentence, with what stands over it, has for the word to be said there (by hand)."""


TOLD_OF, DATED_OTHERWISE = 0.8, 0.85
"""Share of the question from which on a sentence tells of what is asked to have been at another time, and how
sure it is that it was not (by hand)."""

REPAIRED = 200
"""Most characters of a question in which slips of the pen are looked for."""

COUNTED_OUT = 3
"""Sentences in which what a question asks for may be counted out behind a colon."""

_CLAUSES = re.compile("[\u4e00-\u9fff][,，;；。]")
_WHICH_NAMED = re.compile(r"哪(?:几|\d+|[两三四五六七八九十])[家所位名座]")
_ANY_UNIT = frozenset("个 家 项 万 亿 种 次".split())

WORD_SAID, UNSAID_SHARE = 0.25, 0.6
"""Cover below which a word is unsaid, and the share of the question in such words from which on nothing is said to be
so (by hand)."""

ALONE = 0.8
"""Least confidence of an answer to a question by itself, where it was refused with the topic of the one before."""


_IS_IT = re.compile(r"是(?P<what>[^是否不,，]{1,8})(?<!的)[吗吧]")
"""What a Chinese question asks whether something is; 是…的吗 asks how it came to be."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer not yet given: its text ("" if yes or no cannot be told), sentence, candidate, and the other values."""

    text: str
    sentence: Sentence
    candidate: Candidate | None = None
    rivals: tuple[Candidate, ...] = ()

    @property
    def span(self) -> tuple[int, int] | None:
        """Return the span of the answer in its source; None for yes and no."""
        return (self.candidate.start, self.candidate.end) if self.candidate else None


class Assistant:
    """Answers questions over one index. Holds no state of a conversation: the caller passes the earlier questions."""

    def __init__(self, index: Index) -> None:
        self.index = index
        # Without this assistant in it: a ring would keep the files of an index that was replaced open for a while
        self._conversations = Conversations(
            index, lambda question, filters: Search.begun(index, question, k=10, filters=filters).answer()
        )
        self._spoken_of = SpokenOf(index)
        self._parts: dict[str, Assistant] = {}

    @classmethod
    def open(cls, home: Path | None = None) -> Assistant:
        """Return an assistant over the index in a home folder.

        Raises:
            IndexingError, EncoderError: the index cannot be opened.
        """
        from index import Index

        return cls(Index.open(home))

    def retrieve(
        self, question: str, k: int = 10, filters: Filters | None = None, history: Sequence[str] = ()
    ) -> list[Hit]:
        """Return the ``k`` best passages for a question, best first, the earlier questions taken into account.

        Raises:
            QuestionError: the question is empty or too long, ``k`` is below 1, or a filter is not a date.
        """
        asked = self.completed(question, _checked(question, history, k), filters)
        return self.index.search(told_in_news(self.index, self.index.prepare(asked)), k, filters)

    def ask(self, question: str, history: Sequence[str] = (), k: int = 10, filters: Filters | None = None) -> Answer:
        """Return the answer with its proof, or ``found=False`` with the nearest ``k`` passages.

        ``history`` holds the earlier questions of the conversation, oldest first.

        Raises:
            QuestionError: the question is empty or too long, ``k`` is below 1, or a filter is not a date.
        """
        earlier = _checked(question, history, k)
        if len(self.index.passages.sources) < 2 or (filters and filters.source):
            return self._answered(question, earlier, k, filters)
        source = self._spoken_of_before(earlier, filters)
        answer = self._in_text(source, question, earlier, k, filters) if source else None
        answer = answer or self._answered(question, earlier, k, filters)
        told = answer.citations[0].source if answer.found and answer.citations else source
        self._spoken_of.keep((*earlier, question), filters, told)
        return answer

    def _spoken_of_before(self, earlier: tuple[str, ...], filters: Filters | None) -> str:
        """Return the text that the earlier questions led to; "" for none."""
        known = self._spoken_of.kept(earlier, filters)
        if known is None:
            last = earlier[-LOOKED_BACK:]
            for number, asked in enumerate(last):
                self.ask(asked, last[:number], filters=filters)
            known = self._spoken_of.kept(last, filters) or ""
            self._spoken_of.keep(earlier, filters, known)
        return known

    def _in_text(
        self, source: str, question: str, earlier: tuple[str, ...], k: int, filters: Filters | None
    ) -> Answer | None:
        """Return what the text spoken of answers to a question that goes on about it; None if it does not."""
        if not self._spoken_of.may_go_on(question, source):
            return None
        if (part := meant.alone(self.index, source)) is None:
            of_it = replace(filters or Filters(), source=source)
            answer = self._answered(question, earlier, k, of_it)
            return answer if answer.found else None
        if (one := self._parts.get(source)) is None or one.index is not part:
            if len(self._parts) >= meant.KEPT:
                self._parts.clear()
            self._parts[source] = one = Assistant(part)
        answer = one._answered(question, earlier, k, filters)
        first = self.index.passages.first_of(source)
        hits = (replace(hit, row=replace(hit.row, number=hit.row.number + first)) for hit in answer.passages)
        return replace(answer, passages=tuple(hits)) if answer.found else None

    def _answered(self, question: str, earlier: tuple[str, ...], k: int, filters: Filters | None) -> Answer:
        standing = self._conversations.in_full(question, earlier, filters)
        answer = self.search(standing.text, question, k=k, filters=filters).answer()
        if standing.certain or answer.computed:
            return answer
        # What was taken from the question before may only seem to belong to it: see what it says by itself
        alone = self.search(question, question, k=k, filters=filters).answer()
        if alone.computed or (not answer.found and alone.found and alone.confidence >= ALONE):
            return alone
        if alone.found and answer.found and not self._speaks_of_its_own(answer, question):
            return alone
        same = alone.found and alone.answer == answer.answer
        return alone if same and not self._is_of_what_was_taken(answer, question, standing.text) else answer

    def _is_of_what_was_taken(self, answer: Answer, question: str, full: str) -> bool:
        """Return whether the event of an answer speaks of what its question took from the one before."""
        own = {word.label for word in content_words(read_question(question), self.index)}
        taken = [word for word in content_words(read_question(full), self.index) if word.label not in own]
        row = answer.passages[0].row if answer.passages else None
        return row is None or covered_in(taken, fold(f"{row.event or ''}\n{row.text}")) >= SAID

    def _speaks_of_its_own(self, answer: Answer, question: str) -> bool:
        """Return whether the event of an answer speaks of what its question asks about by its own words, if by any."""
        own = content_words(read_question(question), self.index)
        row = answer.passages[0].row if answer.passages else None
        return row is None or not own or covered_in(own, fold(f"{row.event or ''}\n{row.text}")) > 0

    def facts(
        self, event: int | None = None, source: str | None = None, kind: str | None = None, *, names: bool = True
    ) -> list[Fact]:
        """Return the facts of the texts, as :func:`qa.computing.facts.facts` does."""
        from qa.computing.facts import facts

        return facts(self.index, event, source, kind, names=names)

    def search(self, full: str, asked: str = "", *, k: int = 10, filters: Filters | None = None) -> Search:
        """Return a question that stands by itself on its way to an answer; ``asked`` is how it was asked."""
        return Search.begun(self.index, full, asked, k=k, filters=filters)

    def completed(self, question: str, history: Sequence[str], filters: Filters | None = None) -> str:
        """Return the question in full: itself, or with what it takes from the earlier ones, the latest of them last."""
        return self._conversations.in_full(question, history, filters).text


def _checked(question: str, history: Sequence[str] | None, k: int) -> tuple[str, ...]:
    """Return the earlier questions that can be used: not empty, and not so long that they would stop this one."""
    earlier = () if history is None else tuple(history)
    if not isinstance(question, str) or isinstance(history, str) or not all(isinstance(text, str) for text in earlier):
        raise QuestionError(
            "The question must be a text and the history a list of texts.", "问题应为文字，历史应为由文字组成的列表。"
        )
    if not any(map(str.isalnum, question)):
        raise QuestionError("The question is empty; type a few words.", "问题是空的；请输入几个字。")
    if isinstance(k, bool) or not isinstance(k, int) or k < 1:
        raise QuestionError(
            f"{k} passages cannot be given; ask for 1 or more.", f"无法给出 {k} 个段落；请要 1 个或更多。"
        )
    return tuple(text for text in earlier if 0 < len(text.strip()) <= LONGEST_QUERY)


def _speller(index: Index) -> Callable[[str], str]:
    """Return what puts a word of one question right: few of them, for a page of unknown words would take seconds."""
    tried: dict[str, str] = {}

    def put_right(word: str) -> str:
        if word not in tried and _is_unknown(word, index):
            if len(tried) >= MOST_PUT_RIGHT:
                return ""
            tried[word] = _respelt(word, index)
        return tried.get(word, "")

    return put_right


def _is_unknown(word: str, index: Index) -> bool:
    """Return whether neither the texts nor the table have a word, and it is no pinyin."""
    held = word in STOP_WORDS or base(word) in index.table or index.lexical.holds(term(stem(word)))
    return not held and not syllables(word)


def _respelt(word: str, index: Index) -> str:
    """Return the word of English that an unknown one is a slip of; "" if none of which the texts speak."""
    meant = respelt(word, index.table)
    return meant if meant and (_is_swapped(word, meant) or _is_told(meant, index)) else ""


def _is_swapped(word: str, meant: str) -> bool:
    """Return whether a long word differs by two letters exchanged or one doubled, which is no word of its own."""
    same = "".join(letter for letter, _ in groupby(word)) == "".join(letter for letter, _ in groupby(meant))
    return len(word) >= LONG and (same or sorted(word) == sorted(meant))


def _is_told(meant: str, index: Index) -> bool:
    """Return whether the texts hold an English word or a translation of it."""
    holds = index.lexical.holds
    return holds(term(stem(meant))) or any(holds(item.term) for item in index.table.translations(base(meant)))


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_of_time(label: str, when: str) -> bool:
    """Return whether a word of a question is part of the time that it names."""
    return any(part in when for part in label.split(" "))


def _has_head(word: Word, sentence: Sentence) -> bool:
    """Return whether a sentence has what a Chinese noun ends with, or all of another form: 科技 is no 科技馆."""
    return word.label[-1] in sentence.folded or any(form in sentence.folded for form, _ in word.variants)


def _before(candidate: Candidate) -> str:
    """Return the few characters that the text has just before an answer."""
    sentence = candidate.sentence
    return sentence.text[: candidate.start - sentence.start][-6:]


class Search:
    """One question on its way to an answer; its parts are computed when a kind of question needs them."""

    def __init__(
        self,
        index: Index,
        question: Question,
        query: Query,
        hits: list[Hit],
        *,
        k: int,
        filters: Filters | None,
        asked: str = "",
    ) -> None:
        self.index = index
        self.filters = filters
        self.question = question
        self.query = query
        self.hits = hits
        self.k = k
        self.among: Search | None = None  # the search in all texts, where one of them is asked alone
        self.asked = asked or question.text
        self.completed = "" if self.asked == question.text else question.text

    @classmethod
    def begun(
        cls, index: Index, full: str, asked: str = "", *, k: int, filters: Filters | None, among: Search | None = None
    ) -> Search:
        """Return a question that stands by itself with the passages found for it; ``asked`` is how it was asked.

        ``among`` is the search in all texts, where one of them is asked alone: the question is read as there.
        """
        read = among.question.text if among else spelt(full, lambda word: base(word) in index.table, _speller(index))
        query = index.prepare(read, among.query if among else None)
        hits = index.search(told_in_news(index, query), max(k, 10), filters)
        query = heard(index, query, hits)
        question = replace(among.question, people=(), places=()) if among else read_question(read, asked=asked)
        hits = with_the_day(index, query, question, hits, filters)
        if question.language == "zh" and hits and len(read) <= REPAIRED:
            people, places = people_named(index, read, hits), places_named(index, read, hits)
            question = replace(question, people=people, places=places) if people or places else question
        found = cls(index, question, query, hits, k=k, filters=filters, asked=asked or full)
        if full == found.asked:
            found.completed = ""  # only spelt otherwise
        said = full if asked and asked != full else found._put_right(full)  # what was completed is taken as it is
        return (
            found._in_the_text_meant(full)
            if said == full
            else cls.begun(index, said, asked or full, k=k, filters=filters)
        )

    def _put_right(self, asked: str) -> str:
        """Return a Chinese question with slips of the pen put right, and foreign names as the passages write them."""
        index = self.index
        if self.question.language != "zh" or len(asked) > REPAIRED:
            return asked
        texts = [index.passages.folded_text(hit.row.number) for hit in self.hits]
        unheld = index.lexical.idf(0) - 1e-6
        unknown = any(word.idf >= unheld for word in self.words)
        said = written_in(asked, latin_names(index, self.hits), index.lexical.holds) if unknown else asked
        return repaired(said, self.words, texts, unheld) if said == asked else said

    def _in_the_text_meant(self, full: str) -> Search:
        """Return the search in the one of several texts that the question is about; this one if it may be any."""
        several = len(self.index.passages.sources) > 1 and not (self.filters and self.filters.source)
        if not several or not self.hits:
            return self
        over_all = compute.may_be_over_all(self.question)
        sources = {hit.row.source for hit in self.hits}
        if over_all or len(sources) > 1:  # else no sentence need be looked at: all that was found is of one text
            timed = not over_all and any(date.month for date in self.question.dates)
            dated = self.constraints.dated(self.ranked) if timed else []
            sources = meant.texts_meant(self.index, self.words, dated or self.ranked, over_all=over_all)
        if len(sources) > 1:
            return self
        (source,) = sources
        part = meant.alone(self.index, source)
        filters = self.filters if part else replace(self.filters or Filters(), source=source)
        found = Search.begun(part or self.index, full, self.asked, k=self.k, filters=filters, among=self)
        found.among = self
        return found

    @cached_property
    def words(self) -> list[Word]:
        """The question's words, and what the passages at hand write for those of Chinese that they do not have."""
        return (
            with_synonyms(self.index, self.own_words, self.hits) if self.question.language == "zh" else self.own_words
        )

    @cached_property
    def own_words(self) -> list[Word]:
        """The question's words, without those that only the segmenter makes of it."""
        words = content_words(self.question, self.index, self.query.terms)
        if self.question.language != "zh":
            return words
        unheld, folded = self.index.lexical.idf(0) - 1e-6, fold(self.question.text)
        kept = []
        for word in words:
            at = folded.find(word.label)
            miscut = word.idf >= unheld and is_miscut(self.index, self.question.text, word.label, at, self.hits)
            kept += halves(word, self.index) if miscut else [word]
        return list({word.label: word for word in kept}.values()) or words

    @cached_property
    def ranked(self) -> list[Sentence]:
        """All sentences of the hits, best first."""
        return rank_sentences(self.index, self.hits, self.words, self.query.vector, self.question)

    @cached_property
    def constraints(self) -> Requirements:
        """What the question takes for granted."""
        return Requirements(self.question, self.words, self.index, self.hits)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Those of them that fit the times, and speak of the persons, that the question names."""
        fitting = self.constraints.naming(self.constraints.numbered(self.constraints.dated(self.ranked)))
        fitting = of_items_asked(self.index, self.question.text, self.hits, self.constraints.doing(fitting))
        fitting = telling_how(self.question, self.words, fitting)
        return sorted(fitting, key=lambda item: item.plain.endswith("?"))  # what only asks answers nothing

    def answer(self) -> Answer:
        """Return the answer, or the refusal."""
        if not self.hits:
            return self._refusal(0.0)
        if unknown := self.constraints.nowhere():
            return self._refusal(UNFOUND, unknown)
        if (part := byline.asked_part(self.question)) and (
            made := byline.author(self.index, self.question, part, self.hits)
        ):
            name, proof = made
            return self._made(name, name, byline.CONFIDENCE, proof) if name else self._refusal(UNFOUND, (part,))
        if (told := self._of_a_person()) is not None:
            return told
        holder = offices.told(self.index, self.question, self.hits)
        if holder and self._is_office_asked(holder):
            shown = rendered(holder.name, self.question)
            told = self._made(holder.name, shown, offices.CONFIDENCE, [holder.proof])
            return told if holder.name else self._refusal(UNFOUND)
        if made_of_table := tabled.computed(self.index, self.question, self.words, self.hits):
            return self._computed(made_of_table)
        if found_in_table := tabled.look_up(self.index, self.question, self.words, self.hits, self.sentences):
            text, display, confidence, citations = found_in_table
            return self._made(text, display, confidence, citations)
        if over := self._over_events():
            return over
        if compute.asks_before_or_after(self.question):
            return self._refusal(UNFOUND)  # it is not clear which events are meant
        if self.question.kind == "aggregation" and compute.counts(self.question):
            # The events of a competition, not of the text; what was read of the question as one of those is left
            return self._read_as("number")._extracted()
        answer = self._beyond() or self._compared() or self._asked_apart() or self._extracted()
        return answer if answer.found else self._by_how_much() or answer

    def _by_how_much(self) -> Answer | None:
        """Return by which number something has changed, where no share is told; None if that is not asked or told."""
        question = self.question
        if question.kind == "percent" and asks_difference(question):
            counted = (self._read_as(kind)._extracted() for kind in ("money", "number"))
            return next((answer for answer in counted if answer.found and answer.computed), None)
        if question.kind != "percent" or question.language == "zh" or not former.asks_change(fold(question.text)):
            return None
        again = self._read_as("number")
        found = again.propose() if again.sentences else None
        for item in found.rivals[:NEXT] if found else ():
            made = Proposal(item.text, item.sentence, item, found.rivals if found else ())
            told = former.is_change(item.sentence.text[: item.start - item.sentence.start])
            if told and again._is_of_all_it_names(made):
                right = model().probability("right", "en", described(again.evidence(made)))
                return again.given(made, right) if right >= LEAST else None
        return None

    def _beyond(self) -> Answer | None:
        """Return whether a value is beyond the bound that a question gives; None if that is not asked or told."""
        if (bound := bounds.asked(self.question)) is None:
            return None
        part = Search.begun(self.index, bound.text, k=self.k, filters=self.filters)._read_as(bound.kind)
        answer = part._extracted() if part.hits and not part.constraints.nowhere() else None
        holds = bounds.holds(bound, answer.answer) if answer and answer.found else None
        if answer is None or holds is None:
            return None
        chinese = self.question.language == "zh"
        said = ("是" if holds else "否") if chinese else ("yes" if holds else "no")
        shown = f"{said}（{answer.display}）" if chinese else f"{said}: {answer.display}"
        proofs = [replace(item, answer_start=None, answer_end=None) for item in answer.citations]
        return replace(self._made(said, shown, answer.confidence, proofs), computed=True)

    def _compared(self) -> Answer | None:
        """Return whether one thing is more than another, as an English question asks; None if that cannot be told."""
        if self.question.kind != "yesno" or self.question.language == "zh":
            return None
        asked = premises.as_comparison(self.question.text)
        if asked is None:
            return None
        text, one, other = asked
        found = compute.computed(self.index, read_question(text), [], self.filters)
        if found is None or (fold(one) in fold(found.answer)) == (fold(other) in fold(found.answer)):
            return None
        said = "yes" if fold(one) in fold(found.answer) else "no"
        return self._computed(replace(found, answer=said, display=f"{said}: {found.display}"))

    def _over_events(self) -> Answer | None:
        """Return what is computed over the events, unless a sentence counts it out or several times are asked of."""
        if any(is_counted_out(self.question.text, sentence.plain) for sentence in self.sentences[:COUNTED_OUT]):
            return self._read_as("what")._extracted()
        if self.question.kind == "aggregation" and (apart := self._asked_apart(over_events=True)):
            return apart
        computed = compute.computed(self.index, self.question, self.words, self.filters)
        if computed and self.question.kind == "person" and fold(computed.answer) in fold(self.question.text):
            return None  # the oldest athlete is not the athletes
        return self._computed(computed) if computed else None

    def _read_as(self, kind: str) -> Search:
        """Return the search for an answer of another kind, which begins anew with what was found."""
        question = replace(self.question, kind=kind)
        return Search(self.index, question, self.query, self.hits, k=self.k, filters=self.filters, asked=self.asked)

    def _of_a_person(self) -> Answer | None:
        """Return who somebody is, or when somebody was born or died, as it stands at the name."""
        if name := persons.asked_name(self.question):
            said = persons.told(self.index, self._names(name), self.hits)
            if said is not None:
                return self._made(said[0], rendered(said[0], self.question), persons.CONFIDENCE, said[1])
            if self.question.kind == "person":
                return self._refusal(UNFOUND)  # any other person is not who that is
        if (name := lifetimes.asked_name(self.question.text)) and (
            said := lifetimes.told(self.index, self.question.text, self._names(name), self.hits)
        ):
            return self._made(said[0], rendered(said[0], self.question), lifetimes.CONFIDENCE, said[1])
        return None

    def _is_office_asked(self, holder: offices.Holder) -> bool:
        """Return whether the sentence of a holder speaks of all that the question names, and of that body's office."""
        span = holder.start, holder.end
        said = next((item for item in self.ranked if (item.start, item.end) == holder.sentence), None)
        held = self.constraints
        missing = () if said is None else set(held.missing_names(said, span)) - {holder.after}
        return said is not None and not missing and held.holder_is_said(said, span)

    def _names(self, name: str) -> list[str]:
        """Return the folded texts that count as a person's name, the last part of a foreign one among them."""
        forms = [form for item in self.constraints.named if item.text in name for form in self.constraints.forms(item)]
        heard = [text for word in self.words for text, _ in word.variants if word.label in fold(name) and len(text) > 2]
        return list(dict.fromkeys([fold(name), *forms, *heard, *([fold(name).split(" ")[-1]] if " " in name else [])]))

    def _asked_apart(self, *, over_events: bool = False) -> Answer | None:
        """Return the answers to all that a question asks at once, joined; None if it asks one thing or one fails."""
        asked = coordinated.parts(self.question.text)
        found: list[Answer] = []
        for text in asked:
            part = Search.begun(self.index, text, k=self.k, filters=self.filters)
            known = part.hits and not part.constraints.nowhere()
            answer = (part.answer() if over_events else part._extracted()) if known else None
            if answer is None or not answer.found:
                return None
            found.append(answer)
        places = {
            (item.source, item.start if over_events else item.answer_start)
            for answer in found
            for item in answer.citations[:1]
        }
        if not found or len(places) < len(found):
            return None
        joint = ("；" if over_events else "、") if self.question.language == "zh" else ", "
        text, shown = (
            joint.join(values) for values in zip(*((item.answer, item.display) for item in found), strict=True)
        )
        proofs = [replace(item.citations[0], answer_start=None, answer_end=None) for item in found]
        made = self._made(text, shown, min(item.confidence for item in found), list(dict.fromkeys(proofs)))
        return replace(made, computed=True)

    def _extracted(self) -> Answer:
        """Return what the best sentence answers, or the refusal."""
        if (otherwise := self._dated_otherwise()) is not None:
            return self.given(otherwise, DATED_OTHERWISE)
        missing = self.missing_dates()
        proposal = None if missing else self.propose()
        if proposal is None:
            return self._refusal(UNFOUND, missing)
        proposal = self._the_one_meant(proposal)
        missing = self.constraints.missing_names(proposal.sentence, proposal.span)
        if not missing and (summed := rows.total(self.question, self.words, proposal.candidate, self.sentences)):
            return self._computed(summed) if summed.citations else self._refusal(UNFOUND)
        inputs = described(self.evidence(proposal, len(missing)))
        language = self._fitted_for(proposal)
        answerable = model().probability("answerable", language, inputs)
        eased = ON_THE_DAY if any(date.day for date in self.question.dates) else 1.0
        right = model().probability("right", language, inputs)
        least = eased * model().threshold[language]
        doubtful = answerable < least and not (language == "en" and answerable * right >= BOTH)
        if missing or doubtful or not proposal.text or not self._speaks_of_what_is_asked(proposal):
            return self._refusal(min(answerable, 1 - STATED) if answerable >= least else answerable, missing)
        if apart := difference_of_change(self.question, proposal.candidate):
            return self._computed(apart) if apart.citations else self._refusal(UNFOUND)
        held = self.constraints
        said = held.verb_is_said(proposal.sentence) and held.plan_is_said(proposal.sentence)
        sure = LEAST if said else 1.0 if self.question.kind == "date" and held.is_ahead else UNSAID
        return self.given(proposal, right) if right >= eased * sure else self._refusal(right)

    def _the_one_meant(self, proposal: Proposal) -> Proposal:
        """Return the proposal, or for an English question for a quantity the next one that speaks of what it names.

        In "the Alliance took 22 of the 48 seats, the Greens 14" the 48 are more like seats, and none of the Greens'.
        """
        if proposal.candidate is None:
            return proposal
        if self.question.kind in {"person", "organisation"} and self.question.language == "zh":
            return self._who_is_meant(proposal)
        if self.question.kind not in COUNTED:
            return proposal
        if self.question.language == "zh":
            return self._next_of_its_sentence(proposal)
        best = proposal.candidate.score
        others = [
            item
            for item in proposal.rivals[1:NEXT]
            if item.score >= best - BEHIND and item.fitness >= 0 and self._may_be_meant(item, proposal.sentence)
        ]
        if not others or self._is_of_all_it_names(proposal):
            return proposal
        made = (Proposal(item.text, item.sentence, item, proposal.rivals) for item in others)
        return next(filter(self._is_of_all_it_names, made), proposal)

    def _who_is_meant(self, proposal: Proposal) -> Proposal:
        """Return the proposal, or the next name of the best sentence if that speaks of all that a question names.

        Who supplied the other machine stands where "supplied" does, too.
        """
        best = self.sentences[0]
        place = best.row.source, best.start
        here = (proposal.sentence.row.source, proposal.sentence.start) == place
        if proposal.candidate is None or here or self._is_of_all_it_names(proposal):
            return proposal
        near = doers_in(self.question, proposal.candidate, best)
        rivals = proposal.rivals[1:NEXT]
        near += [item for item in rivals if (item.sentence.row.source, item.sentence.start) == place]
        made = (Proposal(item.text, item.sentence, item, proposal.rivals) for item in near)
        return next(filter(self._is_of_all_it_names, made), proposal)

    def _next_of_its_sentence(self, proposal: Proposal) -> Proposal:
        """Return the proposal, or the next value of its sentence if that is of what the question names and it is not.

        In 尚有58户,其中41户在沙湾片区 the 41 are those of 沙湾.
        """
        missing = self.constraints.missing_names(proposal.sentence, proposal.span)
        named = {item.text for item in self.constraints.named}
        theirs = is_theirs(self.question, self.words, proposal.sentence, proposal.span)
        if not named.issuperset(missing) or (theirs and not missing):
            return proposal
        near = (item for item in proposal.rivals[1:NEXT] if item.sentence is proposal.sentence)
        others = (item for item in near if item.fitness >= -PART_ONLY)
        made = (Proposal(item.text, item.sentence, item, proposal.rivals) for item in others)
        return next(filter(self._is_of_all_it_names, made), proposal)

    def _may_be_meant(self, item: Candidate, chosen: Sentence) -> bool:
        """Return whether a value is told with the one chosen, or where most of what is asked is told."""
        told = self.question.kind == "money" or item.local >= BESIDE_NEXT
        return item.sentence is chosen or (item.sentence is self.sentences[0] and told)

    def _is_of_all_it_names(self, proposal: Proposal) -> bool:
        missing = self.constraints.missing_names(proposal.sentence, proposal.span)
        return not missing and self._speaks_of_what_is_asked(proposal)

    def _speaks_of_what_is_asked(self, proposal: Proposal) -> bool:
        held = self.constraints
        sentence = proposal.sentence
        return (
            held.role_is_said(sentence, proposal.span)
            and held.spending_is_said(sentence, proposal.span)
            and held.head_is_said(sentence)
            and held.topic_is_said(sentence, self.sentences)
            and held.counts_apart(sentence)
            and held.is_done(sentence, proposal.span)
            and held.stock_is_said(sentence, proposal.span)
            and held.object_is_said(sentence)
            and held.body_is_theirs(sentence, proposal.span)
            and held.counted_is_beside(sentence, proposal.span)
            and held.holder_is_said(sentence, proposal.span)
            and held.is_known(sentence)
            and not self._counts_something_else(proposal)
            and likeness.is_counted(self.index, self.question, self.words, proposal.candidate)
            and not self._is_no_name(proposal)
            and self._tells_the_change(proposal.candidate)
            and not (self.question.kind == "why" and self._gives_no_reason(sentence))
            and held.agent_is_said(sentence, proposal.span)
            and held.deed_is_said(sentence)
            and held.denial_is_said(sentence)
            and held.change_is_said(sentence, proposal.span)
            and held.given_is_said(sentence, self.sentences)
            and held.is_not_given(sentence, proposal.span)
            and held.modifier_is_said(sentence, proposal.span)
            and held.class_is_said(proposal.text)
            and held.setting_is_said(sentence, self.sentences)
            and held.is_not_vacant(sentence, proposal.span)
            and held.is_no_part_of_it(sentence, proposal.span)
            and held.office_is_the_one(sentence)
            and is_theirs(self.question, self.words, sentence, proposal.span)
            and is_of_it(self.question, self.words, sentence, proposal.span, self._places())
            and not self._is_only_near(proposal)
        )

    def _gives_no_reason(self, sentence: Sentence) -> bool:
        return prose.is_bare(sentence) or prose.only_reports(sentence, self.words)

    def _is_only_near(self, proposal: Proposal) -> bool:
        said = proposal.text, proposal.sentence, proposal.span
        return only_nearly(self.question, self.words, said, self.sentences, self._title(proposal.sentence))

    def _left_out(self) -> list[str]:
        """Return the folded texts that count as whom an English question says to leave out, or to have done it too."""
        held, out = self.constraints, excepted(self.question.text) if self.question.language != "zh" else ""
        return [form for item in held.named if out and item.text in out for form in held.forms(item)]

    def _title(self, sentence: Sentence) -> str:
        """Return the title of the text that a sentence stands in."""
        return self.index.passages.sources[self.index.passages.numbers[sentence.row.source]].title

    def _tells_the_change(self, candidate: Candidate | None) -> bool:
        """Return whether a value is of the difference, or of what has changed, that the question may ask for."""
        return differences.is_said(self.question, candidate) and growth.is_said(self.question, self.words, candidate)

    def _places(self) -> list[list[str]]:
        """Return the folded texts that count as each place or thing that the question names."""
        held = self.constraints
        return [held.forms(item) for item in held.named if item.kind in {"place", "person", "organisation"}]

    def _is_no_name(self, proposal: Proposal) -> bool:
        """Return whether words that the reader chose run over clauses, where a Chinese question asks for a name."""
        kind, asked = self.question.kind, self.question.text
        named = (kind in {"person", "organisation", "place"} and not asks_each(asked)) or (
            kind == "list" and _WHICH_NAMED.search(asked)
        )
        if not named or self.question.language != "zh" or not _CLAUSES.search(proposal.text):
            return False
        return proposal.candidate is None or not is_row_of_people(proposal.candidate)

    def _counts_something_else(self, proposal: Proposal) -> bool:
        """Return whether nothing asked for stands beside a count or person, which the reader doubts, too."""
        item = proposal.candidate
        if item is None or self.question.kind not in {"number", "person"} or item.worth is None:
            return False
        if self.question.kind == "number" and item.fitness >= NAMED_UNIT:
            return False
        if self.question.kind == "number" and item.worth < UNLIKELY and self._is_of_other_unit(item):
            return True
        return item.local < BESIDE and item.worth < UNLIKELY

    def _is_of_other_unit(self, item: Candidate) -> bool:
        """Return whether a number counts by another measure than a Chinese question does: 两个, of 多少间房屋."""
        asked = self.question.unit
        if self.question.language != "zh" or not asked or self.question.units:
            return False
        units = [found.unit for found in quantities_in(item.text)]
        if asked in _ANY_UNIT:  # neither 154人 nor 2个 are of 多少个村 where no 村 is spoken of
            counted = [value for word, value in zip(self.words, item.sentence.covered, strict=True) if word.focus > 1]
            return bool(units) and max(counted, default=1.0) == 0.0
        return bool(units) and units[0] != "" and not is_same_unit(units[0], asked)

    def _fitted_for(self, proposal: Proposal) -> str:
        """Return whose weights judge a proposal: those for English questions were fitted over Chinese text.

        Where question and text differ in language, less of the question is covered, whichever of them is Chinese.
        """
        chinese = self.question.language == "zh" and any(map(is_cjk, proposal.sentence.text))
        return "zh" if chinese else "en"

    def missing_dates(self) -> tuple[str, ...]:
        """Return the times of the question, as asked, that none of the passages at hand meets."""
        if len(self.sentences) == len(self.ranked):
            return ()
        best, met = self.ranked[0].share, max((item.share for item in self.sentences), default=0.0)
        if not self.sentences or (met < best - FAR and met < NEARLY) or not self._rarest_is_dated():
            return times_of(self.question)
        return ()

    def _rarest_is_dated(self) -> bool:
        """Return whether the rarest word of the question that the best passage has stands with the time asked for, too.

        A graphene conference of 2023 is not any conference of 2023, however many common words they share.
        """
        told = [(word.idf, place) for place, word in enumerate(self.words) if self.ranked[0].covered[place] >= SAID]
        if not told:
            return True
        _, rarest = max(told)
        return any(item.covered[rarest] >= SAID / 2 for item in self.sentences)

    def _dated_otherwise(self) -> Proposal | None:
        """Return the denial of a question whether something was at one time, which was said to be at another."""
        asked = self.question.dates
        if self.question.kind != "yesno" or len(asked) != 1 or self.constraints.asks_denial or not self.ranked:
            return None
        if not is_of_one_time(self.question.text, asked[0]):
            return None  # a fair is held again, and what was poor in one year may be so in another
        years = [int(year) for hit in self.hits for year in _YEAR.findall(f"{hit.row.date or ''} {hit.row.text}")]
        if asked[0].year and not (years and min(years) <= asked[0].year <= max(years)):
            return None
        when = fold(self.question.text[asked[0].start : asked[0].end])
        own = [number for number, word in enumerate(self.words) if not _is_of_time(word.label, when)]
        total = sum(self.words[number].idf for number in own) or 1.0

        def share(item: Sentence) -> float:
            return sum(self.words[at].idf * item.covered[at] for at in own) / total

        best = max(self.ranked[:NEXT], key=share)
        met = any(share(item) >= SAID for item in self.constraints.dated(self.ranked))
        if met or share(best) < TOLD_OF or self.constraints.missing_names(best, None):
            return None
        year = int(best.row.date.first[:4]) if best.row.date else None
        told = [item.date for item in mentions_in(best.text, year) if is_as_fine(item.date, asked[0])]
        text = "否" if self.question.language == "zh" else "no"
        return Proposal(text, best) if told else None

    def propose(self) -> Proposal | None:
        """Return the answer that would be given, however weak the evidence; None if nothing of the kind is there."""
        if not self.sentences:
            return None
        kind = self.question.kind
        if kind == "yesno":
            return self._yes_or_no()
        found = ranked(self.index, self.question, self.words, self.sentences, self.query.terms)
        if not found:
            return None
        found.sort(key=lambda item: not self._tells_the_change(item))  # stable: else as they are
        if kind in COUNTED and self.question.language != "zh":
            told, best = self.constraints.names_people_of, found[0]
            if best.fitness < UNFIT or not told(best.sentence):
                found.sort(
                    key=lambda item: item.local < NAMED_BESIDE or item.fitness < UNFIT or not told(item.sentence)
                )
        if kind == "why":
            best = prose.whole_reason(prose.with_reason(found[0], self.sentences, self.question, self.ranked))
        elif kind == "what" and self.question.language != "zh" and how_asked(fold(self.question.text)):
            best = prose.whole_reason(found[0])
        else:
            best = whole_name(whole_row(found[0], self.question))
        if kind == "person":
            best = whole_people(whole_person(best, [hit.row.text for hit in self.hits]), self.question)
        best = by_deed(self.question, best, self.sentences)
        best = whole_enumeration(side_asked(self.question, best), self.question)
        best = without(whole_place(whole_class(best, self.question), self.question), self.question, self._left_out())
        best = quotable(best)
        return Proposal(best.text, best.sentence, best, tuple(found))

    def evidence(self, proposal: Proposal, missing: int = 0) -> Evidence:
        """Return what speaks for and against a proposal."""
        return Evidence(
            self.question, self.words, self.sentences, self.hits, proposal.sentence, proposal.candidate,
            proposal.rivals, missing,
        )  # fmt: skip

    def _yes_or_no(self) -> Proposal:
        best = prose.speaking(self.sentences, self.question, self.words)
        holds = prose.affirms(best, self.question, self.words)
        # A denial that is asked for stands in a text in other words (没有: 未)
        unsaid = not self.constraints.asks_denial and self._unsaid_share(best) >= UNSAID_SHARE
        if holds and (unsaid or self._asks_of_what_nobody_says() or not self.constraints.deed_is_said(best)):
            holds = None  # what is asked about is not spoken of, however much else is
        if self.question.language == "zh" and not self.constraints.asks_denial:
            about_it = (self.question, self.words, self.sentences)
            if denial := denied_by(best, *about_it):
                best, holds = denial, False
            elif denies(best, self.question, self.words) and self._unsaid_share(best) < UNSAID_SHARE:
                holds = False
            elif holds:
                holds = affirmed(best, *about_it)
        if holds and self.question.language != "zh":
            about = (self.question, self.words, self.sentences, self._title(best))
            holds = premises.judged(best, *about)
            if holds is None and (told := premises.told_beside(best, *about)):
                best, holds = told
        text = ("是" if holds else "否") if self.question.language == "zh" else ("yes" if holds else "no")
        return Proposal("" if holds is None else text, best)

    def _asks_of_what_nobody_says(self) -> bool:
        """Return whether a Chinese question has a noun that none of the passages has, in no form: 镇长 of a 书记."""
        if self.question.language != "zh" or self.constraints.asks_denial:
            return False
        asked = fold(self.question.text)
        nouns = {token.text for token in tokens(asked) if token.tag in {"n", "nz", "nt", "m", "b"}}
        what = _IS_IT.search(asked)
        return any(
            len(word.label) > 1
            and (word.label in nouns or (what is not None and word.label in what["what"]))
            and not any(item.covered[place] and _has_head(word, item) for item in self.sentences)
            for place, word in enumerate(self.words)
        )

    def _unsaid_share(self, sentence: Sentence) -> float:
        """Return the share of the question in words that a sentence, with what stands over it, does not say."""
        timed = fold("".join(self.question.text[date.start : date.end] for date in self.question.dates))
        words = [
            (item, value)
            for item, value in zip(self.words, sentence.covered, strict=True)
            if " " not in item.label and not _is_of_time(item.label, timed)
        ]
        total = sum(item.idf for item, _ in words) or 1.0
        return sum(item.idf for item, value in words if value < WORD_SAID) / total

    def given(self, proposal: Proposal, confidence: float) -> Answer:
        """Return the answer that a proposal makes."""
        sentence, candidate = proposal.sentence, proposal.candidate
        others = support(self.sentences, sentence)
        if candidate is None:
            return self._made(proposal.text, proposal.text, confidence, [citation(sentence), *others])
        of_year = self.question.kind == "date" and asks_year(self.question.text)
        if self.question.kind == "date" and (same := prose.same_time(self.index, candidate, of_year=of_year)):
            date, proof = same  # 是月
            made = self._made(date, rendered(date, self.question), confidence, [citation(sentence), *proof])
            return replace(made, computed=True)
        shown = rendered(candidate.text, self.question, sentence.row.date, _before(candidate))
        first = citation(sentence, candidate.start, candidate.end)
        return self._made(candidate.text, shown, confidence, [first, *others])

    def _computed(self, found: Computed) -> Answer:
        stands = bool(found.citations) and found.citations[0].answer_start is not None  # a value of the text, chosen
        display = rendered(found.answer, self.question) if stands else found.display
        return replace(self._made(found.answer, display, found.confidence, found.citations), computed=True)

    def _made(self, text: str, display: str, confidence: float, citations: list[Citation]) -> Answer:
        question = self.question
        citations = glossed(self.query.terms, question.language, citations)
        place = {
            (item.source, item.event_number, item.section): rank for rank, item in reversed(list(enumerate(citations)))
        }
        far = len(citations)
        # What proves the answer leads the passages too; the others keep their order.
        hits = sorted(
            self._with_proof(citations),
            key=lambda hit: place.get((hit.row.source, hit.row.event_number, hit.row.section), far) > 0,
        )
        return Answer(
            self.asked, question.language, question.kind, True, text, display, confidence, tuple(citations),
            self._shown(hits), completed=self.completed,
        )  # fmt: skip

    def _shown(self, hits: list[Hit]) -> tuple[Hit, ...]:
        """Return the passages that go with an answer: those of the one text that was asked, then those of others."""
        if self.among is not None and self.hits:
            source, passages = self.hits[0].row.source, self.among.index.passages
            first = passages.first_of(source) - self.index.passages.first_of(source)
            hits = [replace(hit, row=replace(hit.row, number=hit.row.number + first)) for hit in hits]
            hits += [hit for hit in self.among.hits if hit.row.source != source]
        return tuple(hit if hit.rank == rank else replace(hit, rank=rank) for rank, hit in enumerate(hits[: self.k], 1))

    def _with_proof(self, citations: list[Citation]) -> list[Hit]:
        """Return the hits, and before them the passage of the first citation if none of them holds it.

        What is computed over all events may be proved by a passage that the search did not find.
        """
        first = citations[0] if citations else None
        if first is None or any(
            hit.row.source == first.source and hit.row.start <= first.start and first.end <= hit.row.end
            for hit in self.hits
        ):
            return self.hits
        for number in self.index.passages.of_event(first.source, first.event_number):
            row = self.index.passages.row(number)
            if row.start <= first.start and first.end <= row.end:
                best = self.hits[0]
                return [replace(best, row=row, dense=0.0, lexical=0.0), *self.hits]
        return self.hits

    def _refusal(self, answerable: float, missing: tuple[str, ...] = ()) -> Answer:
        question = self.question
        text = ("、" if question.language == "zh" else ", ").join(dict.fromkeys(missing))
        named = {item.text: self.constraints.forms(item) for item in self.constraints.named} if missing else {}
        said = [form for name in missing for form in (fold(name), *named.get(name, ()))]
        elsewhere = any(len(self.index.passages.holding(form, None)) for form in said)
        return Answer(
            self.asked,
            question.language,
            question.kind,
            False,
            "",
            unsaid(text, question.language, elsewhere=elsewhere),
            max(1 - answerable, STATED) if missing else 1 - answerable,
            (),
            self._shown(self.hits),
            missing=text,
            completed=self.completed,
        )
