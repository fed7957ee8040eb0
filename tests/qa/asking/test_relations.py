"""Who is asked for by a relation to somebody."""

from __future__ import annotations

from qa.asking.question import read_question
from qa.asking.relations import asked


def test_what_is_asked_of_no_person_asks_for_no_relation() -> None:
    for text in ("公司的老师是谁?", "Who is the head of the choir?", "谁接任了研究部主任?", "谁主持了会议?"):
        assert asked(read_question(text)) is None


def test_the_one_before_is_asked_for_and_not_the_one_after() -> None:
    for text, wanted in (
        ("贺明接替的是谁?", "predecessor"),
        ("谁接替了贺明?", "successor"),
        ("贺明退休后由谁担任校长?", "successor"),
        ("Who was succeeded by Ann Lee?", "predecessor"),
        ("Who took over from Ann Lee as dean?", "successor"),
        ("Who is Ann Lee married to?", "spouse"),
    ):
        found = asked(read_question(text))
        assert found is not None
        assert (found.relation, found.name) in {(wanted, "贺明"), (wanted, "Ann Lee")}
