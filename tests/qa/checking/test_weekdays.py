"""Whether something is open on a day of the week is told by the clause of that day."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "东河镇纪事\n\n"
    "3月2日 陶瓷馆开门迎客。每天9时至17时开放，周一闭馆。\n\n"
    "5月4日 新图书室落成，周三至周日8时至20时开放。\n"
)
ENGLISH = (
    "Eastwold notes\n\n"
    "3 March. The walled garden was replanted. It is open daily except on Mondays.\n\n"
    "5 May. The mill was mended. It opens from Friday to Sunday, 10 am to 4 pm, and is shut on Saturdays in winter.\n"
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (TEXT, "陶瓷馆周一开放吗?", "否"),
        (TEXT, "陶瓷馆星期四开门吗?", "是"),
        (TEXT, "图书室周二开放吗?", "否"),
        (TEXT, "图书室周五开放吗?", "是"),
        (ENGLISH, "Is the walled garden open on Mondays?", "no"),
        (ENGLISH, "Is the walled garden open on Thursdays?", "yes"),
        (ENGLISH, "Is the mill open on Sundays?", "yes"),
        (ENGLISH, "Is the mill open on Tuesdays?", "no"),
        (ENGLISH, "Is the bakery open on Tuesdays?", ""),
    ],
)
def test_the_clause_of_the_day_decides(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer
