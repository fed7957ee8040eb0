"""What is said not to be so, and what only looks like it."""

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking import denials


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("多少件没办结?", True),
        ("有没有办结?", False),
        ("办没办结?", False),
        ("还有多少未整改?", True),
        ("未来三年建几座?", False),
        ("淹没了多少公顷农田?", False),
        ("how many were not repaired?", True),
        ("how many weren't repaired?", True),
        ("how many knots were tied?", False),
        ("how many were repaired or not?", False),
        ("how many never opened?", True),
        ("how many failed the test?", True),
        ("取消了几场比赛?", False),
        ("驳回了多少份申请?", False),
        ("how many matches were cancelled?", False),
    ],
)
def test_what_is_not_so_is_asked_for_by_a_denial(question: str, asks: bool) -> None:
    assert denials.asks_denied(question) is asks


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("服务台招待游客90批,答复诉求71项,未答复6项。", "多少项未答复?", "6项"),
        ("全镇压减纸质证明25项。", "取消了多少项纸质证明?", "25项"),
        ("因暴雨18场比赛停办。", "How many matches were cancelled?", "18场"),
        ("80 divers took the exam. 64 divers passed it.", "How many divers failed the exam?", ""),
        ("共整改71处,9处整改合格。", "多少处没整改?", ""),
    ],
)
def test_what_is_denied_by_a_verb_may_be_told_by_another(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("整改71处,9处未整改", 8),
        ("整改71处,其余9处在建", 6),
        ("整改71处,六十余人参加", None),
        ("ten were mended, two were not", 26),
        ("时尚街区有七十家店", None),
        ("招待所接待四十人,期待再来", None),
        ("翻印尚书八十册,走访缺水地区", None),
        ("整改71处,尚有9处待改", 6),
        ("四十人应考,缺考三人", 6),
        ("班级七十人,取消三人资格", 6),
    ],
)
def test_a_sentence_denies_from_its_first_word_that_says_so(text: str, place: int | None) -> None:
    assert denials.denied_from(text) == place


def test_what_needs_nobody_denies_nothing() -> None:
    assert not denials.asks_denied("有多少辆无人集卡?")
    assert denials.asks_denied("为什么无人报名?")
    text = "港口纪事\n\n2023年9月,二期验收,新增无人集卡40辆,使无人集卡总数达到76辆。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask("现在一共有多少辆无人集卡?").answer == "76辆"
