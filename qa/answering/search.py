"""A question that stands by itself, with the passages, words and sentences found for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.normalise import fold
from index import Filters
from index.english import base
from index.transliteration import written_in
from qa.answering.spelling import speller
from qa.asking import meant
from qa.asking.constraints import times_of
from qa.asking.contrasts import without_the_other
from qa.asking.days import with_the_day
from qa.asking.homophones import latin_names, repaired
from qa.asking.known_people import people_named, places_named
from qa.asking.named import is_miscut
from qa.asking.question import read_question, spelt
from qa.asking.synonyms import with_synonyms
from qa.asking.words import Word, content_words, halves, heard, told_in_news
from qa.checking.of_what import telling_how
from qa.checking.requirements import Requirements
from qa.computing import compute
from qa.finding.extract import rank_sentences
from qa.finding.labels import of_items_asked

if TYPE_CHECKING:
    from index import Hit, Index
    from index.hybrid import Query
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence


FAR, NEARLY = 0.3, 0.75
"""A time is missing where the sentences that meet it cover so much less of the question than others do."""


SAID = 0.5
"""How much of a word a sentence, with what stands over it, has for the word to be said there (by hand)."""


REPAIRED = 200
"""Most characters of a question in which slips of the pen are looked for."""


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
        read = among.question.text if among else spelt(full, lambda word: base(word) in index.table, speller(index))
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
        said = full if asked and asked != full else found.put_right(full)  # what was completed is taken as it is
        return (
            found.in_the_text_meant(full)
            if said == full
            else cls.begun(index, said, asked or full, k=k, filters=filters)
        )

    def put_right(self, asked: str) -> str:
        """Return a Chinese question with slips of the pen put right, and foreign names as the passages write them."""
        index = self.index
        if self.question.language != "zh" or len(asked) > REPAIRED:
            return asked
        texts = [index.passages.folded_text(hit.row.number) for hit in self.hits]
        unheld = index.lexical.idf(0) - 1e-6
        unknown = any(word.idf >= unheld for word in self.words)
        said = written_in(asked, latin_names(index, self.hits), index.lexical.holds) if unknown else asked
        return repaired(said, self.words, texts, unheld) if said == asked else said

    def in_the_text_meant(self, full: str) -> Search:
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
        return without_the_other(self.question, list({word.label: word for word in kept}.values()) or words, unheld)

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

    def read_as(self, kind: str) -> Search:
        """Return the search for an answer of another kind, which begins anew with what was found."""
        question = replace(self.question, kind=kind)
        return Search(self.index, question, self.query, self.hits, k=self.k, filters=self.filters, asked=self.asked)

    def title(self, sentence: Sentence) -> str:
        """Return the title of the text that a sentence stands in."""
        return self.index.passages.sources[self.index.passages.numbers[sentence.row.source]].title

    def missing_dates(self) -> tuple[str, ...]:
        """Return the times of the question, as asked, that none of the passages at hand meets."""
        if len(self.sentences) == len(self.ranked):
            return ()
        best, met = self.ranked[0].share, max((item.share for item in self.sentences), default=0.0)
        if not self.sentences or (met < best - FAR and met < NEARLY) or not self.rarest_is_dated():
            return times_of(self.question)
        return ()

    def rarest_is_dated(self) -> bool:
        """Return whether the rarest word of the question that the best passage has stands with the time asked for, too.

        A graphene conference of 2023 is not any conference of 2023, however many common words they share.
        """
        told = [(word.idf, place) for place, word in enumerate(self.words) if self.ranked[0].covered[place] >= SAID]
        if not told:
            return True
        _, rarest = max(told)
        return any(item.covered[rarest] >= SAID / 2 for item in self.sentences)
