from __future__ import annotations

from itertools import pairwise

import pytest

from corpus.document import Document
from index import Index
from qa import Assistant
from qa.telling.cite import cite
from qa.telling.glosses import glosses

CHINESE = "2022年晋江高新技术企业保有量达640家,石墨烯工厂投产。"
ENGLISH = "In 2022 the company opened a graphene factory and 640 enterprises were recognised."


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build([Document("zh.txt", CHINESE), Document("en.txt", ENGLISH)])


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("how many enterprises were there in 2022?", ("enterprises", "企业")),
        ("when did the graphene plant start?", ("graphene", "石墨烯")),
        ("石墨烯工厂是什么时候开业的?", ("graphene", "石墨烯")),
        ("640家企业是什么企业?", ("enterprises", "企业")),
    ],
)
def test_a_word_of_the_question_is_shown_beside_the_one_that_stands_for_it(
    index: Index, question: str, pair: tuple[str, str]
) -> None:
    answer = Assistant(index).ask(question)
    other = next(hit.row for hit in answer.passages if (hit.row.source == "zh.txt") == question.isascii())
    quoted = cite(other, other.start, other.end)
    found = glosses(question, quoted, index)
    assert pair in [(item.english, item.chinese) for item in found]
    for item in found:
        assert quoted.quote[item.start : item.end] in {item.english, item.chinese}
    assert all(one.end <= following.start for one, following in pairwise(found))


def test_a_quote_in_the_language_of_the_question_needs_no_glosses(index: Index) -> None:
    answer = Assistant(index).ask("2022年高新技术企业有多少家?")
    assert answer.citations[0].source == "zh.txt"
    assert answer.citations[0].glosses == ()


def test_glosses_are_given_as_objects_in_json(index: Index) -> None:
    given = Assistant(index).ask("how many high-tech enterprises in 2022?").to_json()
    proof = given["citations"][0]
    assert {"english": "enterprises", "chinese": "企业"}.items() <= proof["glosses"][-1].items()
    assert proof["quote"][proof["glosses"][-1]["start"] : proof["glosses"][-1]["end"]] == "企业"
