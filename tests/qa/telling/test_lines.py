from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QuestionError
from index import Filters
from qa import Assistant
from qa.telling.lines import LineError, ask_line, parsed, search_line

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("question", "history", "k", "date_from", "date_to", "event", "section", "source")


def test_the_filters_of_a_line_stand_before_those_of_the_command(assistant: Assistant) -> None:
    given = Filters(date_from="2022-11", section="点评")
    hits = search_line(assistant, {"question": "石墨烯", "date_from": "2022-01", "date_to": "2022-02"}, 50, given)[
        "hits"
    ]
    assert (
        hits
        == search_line(assistant, {"question": "石墨烯"}, 50, Filters("2022-01", "2022-02", section="点评"))["hits"]
    )
    assert len(search_line(assistant, {"question": "石墨烯", "k": 2}, 50)["hits"]) == 2


@given(st.fixed_dictionaries({"question": st.just("石墨烯")}, optional=dict.fromkeys(FIELDS[1:], anything)))
def test_any_line_is_answered_or_refused_with_a_sentence(assistant: Assistant, item: dict[str, object]) -> None:
    for answer in (ask_line, search_line):
        told, refused = None, None
        try:
            told = answer(assistant, {**item, "id": [1]})
        except QuestionError as error:
            refused = error
        assert told is None or json.loads(json.dumps(told))["id"] == [1]
        assert refused is None or (refused.en and refused.zh)


@given(st.dictionaries(st.text(max_size=8), anything, max_size=4))
def test_an_object_is_read_as_it_was_written(item: dict[str, object]) -> None:
    assert parsed(json.dumps(item)) == parsed(json.dumps(item).encode()) == json.loads(json.dumps(item))


@pytest.mark.parametrize(
    "line", ["", "x", "[]", "3", '"a"', "NaN", '{"a": Infinity}', "{" * 99_999, b"\xff", b"\xff\xfe{}"]
)
def test_what_is_no_object_is_refused(line: str | bytes) -> None:
    with pytest.raises(LineError):
        parsed(line)
