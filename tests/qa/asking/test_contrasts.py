"""Two things that a question offers: the one that the text says is the answer, in its own words."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """白沙县2021年农业大事记

2021年3月8日,果树嫁接培训班在县农校开班,主要面向柑橘种植户,学员62人。
2021年5月20日,荔枝采摘节在线上举行,由白沙农业合作社承办。
2021年9月2日,评选揭晓,陈立农获评种粮大户,周小禾列入养殖能手名单。
"""


@pytest.fixture(scope="module")
def county() -> Assistant:
    return Assistant(Index.build([Document("county.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("采摘节是线上还是线下举办的?", "线上"), ("Was the lychee festival held online or in person?", "线上"),
        ("培训班面向的是柑橘种植户还是茶叶种植户?", "柑橘"), ("列入养殖能手名单的是陈立农还是周小禾?", "周小禾"),
        ("采摘节是5月还是6月举行的?", "2021年5月20日"), ("培训班在县农校还是在县委党校开班?", "县农校"),
        ("Was the training for citrus or tea growers?", "柑橘"),
    ],
)  # fmt: skip
def test_the_one_of_two_that_is_said_is_given(county: Assistant, question: str, answer: str) -> None:
    assert county.ask(question).answer == answer


def test_or_above_offers_nothing(county: Assistant) -> None:
    assert county.ask("number of trainees at county level or above").answer in {"62人", ""}
