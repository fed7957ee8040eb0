"""What several cost is so many times the price of one, and nothing where one is priced by another measure."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "老街面馆纪事\n\n"
    "3月1日 面馆换了新菜单。牛肉面一碗15元；茶叶蛋3块5一个；酸梅汤一箱60元。\n\n"
    "4月5日 戏台重开，成人票28元。\n\n"
    "6月8日 购入烤箱两台，花费8600元。\n"
)
ENGLISH = (
    "Fairs of 2023\n\n"
    "3 May. A cup of tea cost £2 last year and £2.50 this year.\n\n"
    "6 June. The committee bought four tents for £900.\n\n"
    "9 July. Deckchairs were hired out.\n"
)


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        (TEXT, "两碗牛肉面多少钱?", "30元（15元 × 2）"),
        (TEXT, "三个茶叶蛋一共多少钱?", "10.5元（3块5 × 3）"),
        (TEXT, "两份茶叶蛋要多少钱?", "7元（3块5 × 2）"),
        (TEXT, "四张成人票多少钱?", "112元（28元 × 4）"),
        (TEXT, "牛肉面一碗多少钱?", "15元"),
        (TEXT, "两瓶酸梅汤多少钱?", ""),
        (TEXT, "两台烤箱多少钱?", "8600元"),
        (ENGLISH, "How much do three cups of tea cost?", "GBP 7.50 (£2.50 × 3)"),
        (ENGLISH, "How much do four tents cost?", "GBP 900 (£900)"),
        (ENGLISH, "How much would two deckchairs cost?", ""),
    ],
)
def test_so_many_times_the_price_of_one(text: str, question: str, shown: str) -> None:
    answer = Assistant(Index.build([Document("notes.txt", text)])).ask(question)
    assert (answer.display if answer.found else "") == shown
    assert answer.computed is ("×" in shown)
