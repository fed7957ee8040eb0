"""Whoever asks for all phases is answered by their sum, and by none of them alone."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """港口纪事

2023年9月15日,智慧港口二期项目通过验收。二期项目投资3.4亿元,新增无人集卡40辆。一期项目于2021年建成,投资2.6亿元。

2023年10月,首批认定示范企业15家。

2023年12月,第二批认定示范企业21家。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("两期智慧港口总共投了多少钱?", "6亿元"), ("智慧港口二期投了多少钱?", "3.4亿元"), ("两批一共认定多少家示范企业?", "36家"),
        ("两期一共新增多少辆无人集卡?", ""), ("三批一共认定多少家示范企业?", ""),
    ],
)  # fmt: skip
def test_all_phases_are_added_up_where_each_is_told(question: str, answer: str) -> None:
    told = Assistant(Index.build([Document("a.txt", TEXT)])).ask(question)
    assert told.answer == answer
    assert told.computed == (bool(answer) and "共" in question)
