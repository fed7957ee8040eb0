"""Which event a name is of, by its title and first sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.asking.matching import coverage, find_sought, sought
from qa.asking.question import Question
from qa.asking.words import content_words
from qa.telling.cite import cite

if TYPE_CHECKING:
    from corpus.document import Event
    from index import Filters, Index
    from qa.answer import Citation


ALIKE, TO_THE_LETTER = 0.15, 0.2
"""How much less of a name another event may hold for it to be unsure which one is meant, and what
speaks for one that has its words to the letter (by hand)."""


def event_named(
    index: Index, name: str, question: Question, filters: Filters | None, *, sure: bool = False
) -> tuple[str, Event] | None:
    """Return the event whose title or first sentence holds nearly all words of a name, the best one.

    If ``sure``, none where another one holds about as many.
    """
    words = content_words(Question(name, question.language, "what", "", ()), index)
    words = [word for word in words if " " not in word.label] or words  # a phrase says what its words do
    if not words:
        return None
    total, most, best, items = sum(word.idf for word in words), 0.6, None, sought(words)
    second = 0.0
    for source, event in index.passages.all_events(filters):
        line = first_line(index, source, event)
        text = fold(f"{event.title}\n{line.quote if line else ''}")
        covered = coverage(words, find_sought(items, text))
        share = sum(word.idf * value for word, value in zip(words, covered, strict=True)) / total
        inside = coverage(words, find_sought(items, fold(event.title)))
        share += 0.1 * sum(word.idf * value for word, value in zip(words, inside, strict=True)) / total
        if sure:  # 科创委 is the 科创委 before it is short for another
            share += TO_THE_LETTER * sum(word.idf for word in words if word.label in text) / total
        if share > most:
            second, most, best = most if best else second, share, (source, event)
        else:
            second = max(second, share)
    return None if sure and second >= most - ALIKE else best


def surely_named(index: Index, name: str, question: Question, filters: Filters | None) -> tuple[Event, Citation] | None:
    """Return the event that a name is surely of, with its first sentence."""
    found = event_named(index, name, question, filters, sure=True)
    line = first_line(index, *found) if found else None
    return (found[1], line) if found and line else None


def first_line(index: Index, source: str, event: Event) -> Citation | None:
    """Return the citation of an event's first sentence; a title with no text beneath it counts as its text."""
    number = next(iter(index.passages.of_event(source, event.number)), None)
    if number is None:
        return None
    return cite(index.passages.row(number), *index.passages.sentence_spans(number)[0])
