"""Question in, cited answer out: retrieve, choose the sentence, choose the value in it, prove it or decline.

ask("有多少家高新技术企业?")
  read_question      zh, number, unit 家
  Index.search       ten passages, both arms, the question before it mixed in
  rank_sentences     the sentences of these passages
  ranked             640家, 突破600家, 304家 … each scored by what stands beside it and by the reader
  Answer             span, quote, citation; or found=False with the nearest passages
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import QuestionError
from corpus.normalise import fold
from index import Filters
from index.hybrid import LONGEST_QUERY
from qa.answering.in_turn import joined
from qa.answering.search import SAID, Search
from qa.answering.ways import answered
from qa.asking import meant
from qa.asking.conversation import Conversations
from qa.asking.coordinated import in_turn
from qa.asking.coordinated import parts as taken_apart
from qa.asking.holdings import covered_in
from qa.asking.question import read_question
from qa.asking.spoken_of import LOOKED_BACK, SpokenOf
from qa.asking.words import content_words, told_in_news

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index import Hit, Index
    from qa.answer import Answer
    from qa.computing.facts import Fact


ALONE = 0.8
"""Least confidence of an answer to a question by itself, where it was refused with the topic of the one before."""


class Assistant:
    """Answers questions over one index. Holds no state of a conversation: the caller passes the earlier questions."""

    def __init__(self, index: Index) -> None:
        self.index = index
        # Without this assistant in it: a ring would keep the files of an index that was replaced open for a while
        self._conversations = Conversations(
            index, lambda question, filters: answered(Search.begun(index, question, k=10, filters=filters))
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
        whole = self._in_conversation(question, earlier, k, filters)
        parts = in_turn(question)
        if not parts or (whole.computed and len(taken_apart(question)) >= len(parts)):
            return whole
        asked = [(part, (*earlier, *parts[:number])) for number, part in enumerate(parts)]
        return joined(whole, parts, [self._in_conversation(part, before, k, filters) for part, before in asked])

    def _in_conversation(self, question: str, earlier: tuple[str, ...], k: int, filters: Filters | None) -> Answer:
        """Return the answer to one question, told from the text that the conversation is about if it may be."""
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
        answer = answered(self.search(standing.text, question, k=k, filters=filters))
        if standing.certain or answer.computed:
            return answer
        # What was taken from the question before may only seem to belong to it: see what it says by itself
        alone = answered(self.search(question, question, k=k, filters=filters))
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
