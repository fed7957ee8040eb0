"""Until when something runs is reckoned from the day it began and its term; the day of the signing is no answer."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "枫桥茶厂2021年纪事\n\n"
    "4月6日,茶厂与县供销社签订包销合同,为期八年,每年供茶30吨。\n\n"
    "7月2日,茶厂租下渡口仓库,租约有效期至2026年底。\n\n"
    "9月9日,茶厂与农学院签订育种协议,由农学院派出两名教师。\n"
)
ENGLISH = (
    "Larkhill Dairy, 2021\n\n"
    "2 June. The dairy took a lease of Top Meadow from the parish for fifteen years.\n\n"
    "4 August. A licence to sell cream was granted; it expires on 31 March 2025.\n\n"
    "1 October. The dairy agreed with Moss Farm on the delivery of hay.\n"
)


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        (TEXT, "包销合同到哪一年为止?", "2029年（2021年 + 八年）"),
        (TEXT, "渡口仓库的租约到哪一年为止?", "2026年底"),
        (TEXT, "育种协议到哪一年为止?", ""),
        (ENGLISH, "Until what year does the lease of Top Meadow run?", "2036 (2021 + fifteen years)"),
        (ENGLISH, "When does the cream licence expire?", "31 March 2025"),
        (ENGLISH, "Until when does the agreement with Moss Farm run?", ""),
    ],
)
def test_an_end_is_told_or_reckoned_or_not_known(text: str, question: str, shown: str) -> None:
    answer = Assistant(Index.build([Document("notes.txt", text)])).ask(question)
    assert (answer.display if answer.found else "") == shown
    assert answer.computed is ("+" in shown)
