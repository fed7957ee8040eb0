"""Questions that a text nearly answers are declined, and like ones that it answers are not."""

from __future__ import annotations

from tests.qa.near_misses import QUESTIONS, outcomes


def test_near_misses_are_declined_and_their_like_answered() -> None:
    """What goes wrong is named in the message. At first sight 69 of 120 were declined, 38 of 43 answered."""
    declined, answered = outcomes()
    assert (declined.asked, answered.asked) == (120, 43)
    assert len(declined.missed) <= 28, "\n".join(declined.missed)
    assert len(answered.missed) <= 3, "\n".join(answered.missed)


def test_so_are_those_of_two_later_texts() -> None:
    """At first sight 22 of 30 were declined, 9 of 10 answered."""
    declined, answered = outcomes(QUESTIONS.with_name("near-misses-later.jsonl"))
    assert (declined.asked, answered.asked) == (30, 10)
    assert len(declined.missed) <= 7, "\n".join(declined.missed)
    assert len(answered.missed) <= 1, "\n".join(answered.missed)


def test_so_are_those_of_a_third_set() -> None:
    """Another modifier, body, rank, edition, year or date than is asked for. At first sight 43 of 60 and 23 of 30 were."""
    declined, answered = outcomes(QUESTIONS.with_name("near-misses-third.jsonl"))
    assert (declined.asked, answered.asked) == (60, 30)
    assert len(declined.missed) <= 7, "\n".join(declined.missed)
    assert len(answered.missed) <= 2, "\n".join(answered.missed)


def test_so_are_those_on_texts_of_other_kinds() -> None:
    """A statistical communiqué, a half-year report, a police bulletin, ten works of a year, a portrait of a keeper.

    Each text and its questions were written before the first run: 198 of 260 went right then, all looked at since.
    """
    declined, answered = outcomes(QUESTIONS.with_name("other-kinds.jsonl"))
    assert (declined.asked, answered.asked) == (24, 236)
    assert len(declined.missed) <= 4, "\n".join(declined.missed)
    assert len(answered.missed) <= 44, "\n".join(answered.missed)
