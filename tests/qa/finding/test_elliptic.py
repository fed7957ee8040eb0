"""Numbers that go without what they count, and names that each number of a row is of."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.elliptic import NAMED, of_others, of_the_named, units

NOTES = """Norland College, spring letter

The largest faculty is Engineering with 1,310 students, followed by Medicine with 1,060 and Law with 985.
The Leland Foundation gave £15 million, the Ministry £12 million, and the rest was borrowed.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many students does the Faculty of Medicine have?", "1,060"),
        ("How many students does the Faculty of Engineering have?", "1,310 students"),
        ("How many students study Law?", "985"),
        ("How much did the Ministry give?", "£12 million"),
        ("How much did the Leland Foundation give?", "£15 million"),
    ],
)
def test_each_number_of_a_row_is_that_of_its_name(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", NOTES)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many seals were counted in May?", "310 seals"),
        ("How many seals were counted in May the year before?", "275 seals"),
    ],
)
def test_a_name_before_a_comparison_is_that_of_the_number_compared(question: str, answer: str) -> None:
    text = "Rangers counted 310 seals off Holm Point in May, compared with 275 seals the year before."
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The port had 300 cranes, the dock 40.", ["crane"]),
        ("The port had 300 cranes, 40 more than in spring.", []),
        ("In all 40 came, of them 12 sailors and 3 from abroad.", ["sailor"]),
        ("It cost £40 after 12 sailors, then £3.", []),
        ("There were 12 km of road and 40 in spring.", []),
        ("There were 12 sailors and 40 cooks.", []),
    ],
)
def test_a_bare_number_counts_what_the_last_one_did(text: str, counted: list[str]) -> None:
    found = units(text)
    assert list(found.values()) == counted
    assert all(text[place].isdigit() for place in found)


def test_the_unit_is_that_of_the_number_before_and_of_none_behind() -> None:
    text = "Of 40 in all, 12 sailors and 7 cooks came, and then 3."
    assert units(text) == {text.index("3."): "cook"}


@pytest.mark.parametrize(
    ("text", "named", "for_it"),
    [
        ("The Liberal group had wanted 30%.", ["liberals"], NAMED),
        ("The Greens had wanted 30%.", ["liberals"], 0.0),
        ("The Liberal and Country groups wanted 30%.", ["liberals", "country"], NAMED),
        ("The Liberal group had wanted 30%.", ["liberals", "greens"], 0.0),
        ("a liberal share of 30%.", ["liberals"], 0.0),
        ("The Liberal group had wanted 30%.", [], 0.0),
        ("自由党Liberal要求30%。", ["liberals"], 0.0),
    ],
)
def test_a_sentence_with_all_names_of_the_question_speaks_for_its_numbers(
    text: str, named: list[str], for_it: float
) -> None:
    assert of_the_named(text, frozenset(named)) == for_it


def test_of_two_sentences_with_a_share_the_one_that_has_the_name_is_asked_for() -> None:
    text = (
        "Council digest\n\nThe board pays 25% of the cost of the bridge. The Harbour Union had asked it to pay 40%.\n"
    )
    council = Assistant(Index.build([Document("notes.txt", text)]))
    assert council.ask("What share of the cost did the Harbour Union want the board to pay?").answer == "40%"
    assert council.ask("What share of the cost of the bridge does the board pay?").answer == "25%"


@pytest.mark.parametrize(
    ("text", "named", "others"),
    [
        ("Engineering has 400 students, followed by Medicine with 300.", ["medicine"], ["400"]),
        ("Engineering has 400 students, followed by Medicine with 300.", ["engineering"], ["300"]),
        ("There were 400 in Medicine and 300 in Law.", ["law"], ["400"]),
        ("There were 400 in Medicine and 300 in Law.", ["medicine", "law"], []),
        ("There were 400 and 300 in spring.", ["law"], []),
        ("医学院Medicine有400人，Law有300人。", ["law"], []),
    ],
)
def test_a_number_is_anothers_if_it_stands_at_another_name(text: str, named: list[str], others: list[str]) -> None:
    spans = [(text.index(number), text.index(number) + 3) for number in ("300", "400")]
    assert sorted(text[start:end] for start, end in of_others(text, spans, frozenset(named))) == others


def test_a_number_behind_another_verb_is_of_the_same_subject() -> None:
    text = "Dunmore Tiles bakes tiles at four works in northern Wales and employs 1,210 people.\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(
        "How many people does Dunmore Tiles employ?"
    ).answer == ("1,210 people")
