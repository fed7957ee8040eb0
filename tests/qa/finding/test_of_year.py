"""Of two times that one sentence tells of, the one that is asked for answers."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "云台剧社纪事\n\n"
    "2019年剧社的当家戏是《长街》，2021年换成了《渡口》。\n\n"
    "2022年，剧社被评为“优秀”，2018年评为“合格”。\n"
)
ENGLISH = "Cleaners described the river as clear; in 2016 it had been described as “foul”.\n"


@pytest.mark.parametrize(
    ("text", "question", "wanted"),
    [
        (TEXT, "2019年剧社的当家戏是什么?", "《长街》"),
        (TEXT, "2018年剧社被评为什么?", "合格"),
        (TEXT, "2022年剧社被评为什么?", "优秀"),
        (ENGLISH, "What was the river described as in 2016?", "foul"),
    ],
)
def test_what_a_clause_says_of_its_year_answers_for_that_year(text: str, question: str, wanted: str) -> None:
    answer = Assistant(Index.build([Document("a.txt", text)])).ask(question)
    assert answer.answer.strip("“”") == wanted
