"""What a question means in a conversation: by itself, or about what the questions before it were about.

:mod:`qa.asking.followup` reads the form of two questions that follow each other; here they are followed from the first to the
last, what they are about is carried along, and where the form leaves it open the texts are asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.normalise import fold, half_width, language_of
from index.hybrid import LONGEST_QUERY
from qa.asking.followup import complete
from qa.asking.holdings import covered_in
from qa.asking.question import kind_of, read_question
from qa.asking.topics import topic_of
from qa.asking.words import content_words
from qa.finding.names import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Filters, Index
    from qa.answer import Answer
    from qa.asking.completion import Completion

REMEMBERED = 12
"""Earlier questions that are followed: who asks the thirteenth has said what it is about since."""

ON_TOPIC, AS_WELL, LEANING = 0.8, 0.8, 0.5
"""How much of a topic a passage on it has, against the one that has most; and of the own words, against all passages,
for the question to be about the topic; less is enough for one that begins with 那 or "and", and for a single word,
which is found elsewhere by chance (by hand)."""

NAMED = 0.8
"""Share of a topic that stands in the question itself, in any language, for it to need no other (by hand)."""

SAID = 0.5
"""How much of a word a passage has for the word to be said there (by hand)."""

KEPT = 256
"""Beginnings of conversations that are remembered: each question is sent with all that was asked before it."""

KEPT_SIZE = 20_000
"""Characters of a conversation above which its beginnings are not remembered: 256 of them stay below 20 MB."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A question in full. ``certain``: its form alone says so. ``about``: its topic, "" where its words tell it.

    ``whom`` is the last question that asked for a person or body: "she" may be the answer to it.
    """

    text: str
    certain: bool = True
    about: str = ""
    whom: str = ""


def _first(question: str) -> Standing:
    return Standing(question, whom=question if _asks_whom(question) else "")


def _asks_whom(question: str) -> bool:
    return kind_of(fold(question), language_of(question)) in {"person", "organisation"}


def _opens_with(question: str, label: str) -> bool:
    """Return whether a Chinese question begins with a word of its own that names a thing (学生票现在多少钱)."""
    first = next(iter(tokens(half_width(question))), None)
    return first is not None and len(label) > 2 and first.tag in _THINGS and fold(question).startswith(label)


_THINGS = frozenset({"n", "nz", "nt", "ns", "nr"})


class Conversations:
    """Reads the questions of conversations over one index; ``answer`` answers a question that stands by itself."""

    def __init__(self, index: Index, answer: Callable[[str, Filters | None], Answer]) -> None:
        self._index = index
        self._answer = answer
        self._kept: dict[tuple[Filters | None, tuple[str, ...]], Standing] = {}

    def in_full(self, question: str, history: Sequence[str], filters: Filters | None = None) -> Standing:
        """Return the question in full: itself, or with what it takes from the earlier ones, the latest of them last."""
        asked = (*history, question)
        before, standing = len(history), None
        oldest = max(before - REMEMBERED, 0)
        kept = sum(map(len, asked)) <= KEPT_SIZE
        while before > oldest and (standing := self._kept.get((filters, asked[:before]))) is None:
            before -= 1
        for number in range(before if standing else oldest, len(asked)):
            standing = self._next(asked[number], standing, filters) if standing else _first(asked[number])
            if kept and len(asked) > 1:  # what is asked alone may never be followed by another
                if len(self._kept) >= KEPT:
                    self._kept.clear()
                self._kept[filters, asked[: number + 1]] = standing
        return standing or Standing(question)

    def _next(self, question: str, former: Standing, filters: Filters | None) -> Standing:
        standing = self._understood(question, former, filters)
        return replace(standing, whom=standing.text if _asks_whom(standing.text) else former.whom)

    def _understood(self, question: str, former: Standing, filters: Filters | None) -> Standing:
        made = complete(question, former.text, lambda: self._named(former.whom, filters), former.about)
        if made is None or len(made.text) > LONGEST_QUERY:
            return self._by_itself(question, former)
        taken = Standing(made.text, about=made.topic if made.keeps else "")
        if made.certain:
            return taken
        if made.lacks:
            return replace(taken, certain=False)  # but where the topic has none, another's may be meant
        if self._speaks_of_both(question, made, filters):
            return replace(taken, certain=made.leans)
        return self._by_itself(question, former)

    def _by_itself(self, question: str, former: Standing) -> Standing:
        """Return a question as it stands; one that names nothing (有人受伤吗) leaves the topic to the next."""
        return Standing(question, about="" if topic_of(question) else former.about or topic_of(former.text))

    def _named(self, former: str, filters: Filters | None) -> str:
        """Return the person or body that the former question asked for; "" if it asked for something else."""
        answer = self._answer(former, filters) if former else None
        return (
            ""
            if answer is None
            else answer.answer
            if answer.found and answer.kind in {"person", "organisation"}
            else ""
        )

    def _speaks_of_both(self, question: str, made: Completion, filters: Filters | None) -> bool:
        """Return whether what is asked stands with the topic of the question before as well as anywhere else."""
        index = self._index
        own = content_words(read_question(question), index)
        topic = content_words(read_question(made.topic), index)
        whole = own
        own = [word for word in own if word.label not in {other.label for other in topic}]
        counted = [word for word in own if word.focus > 1]
        if counted and language_of(question) != "zh":
            own = counted  # "took part" is found anywhere by one of its translations
        elif len(own) < 2 and not (own and _opens_with(question, own[0].label)):
            return True  # 谁参加了? says too little to stand by itself
        if not topic:
            return True
        said = covered_in(topic, fold(question))
        if language_of(question) != language_of(made.topic):
            said = max(said, covered_in(whole, fold(made.topic)))
        if said >= NAMED:
            return False
        texts = {
            hit.row.number: fold(f"{hit.row.event or ''}\n{hit.row.text}")
            for text in (question, made.text, made.topic)
            for hit in index.search(index.prepare(text), filters=filters)
        }
        found = [(covered_in(topic, text), covered_in(own, text)) for text in texts.values()]
        most = max(on for on, _ in found) if found else 0.0
        anywhere = max((here for _, here in found), default=0.0)
        with_topic = max((here for on, here in found if on >= ON_TOPIC * most), default=0.0)
        if most < SAID or not anywhere:
            return False  # of what is said nowhere nothing can be asked further
        if made.leans and len(own) == 1 and anywhere < SAID and language_of(question) != "zh":
            return (
                True  # "and in how many disciplines?": said nowhere in these words, it can only be meant of the topic
            )
        return with_topic >= (LEANING if made.leans or len(own) == 1 else AS_WELL) * anywhere
