from __future__ import annotations

import pytest

from qa.asking.sorts import finder


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("What song did the choir sing?", "合唱团唱了《渔歌》。", ["《渔歌》"]),
        ("Which two-part adventure novel was printed here?", "这里印过《海的那边》。", ["《海的那边》"]),
        ("What did the monk write in old age?", "他晚年著有《山中记》。", ["《山中记》"]),
        ("What colour is the roof?", "屋顶是青色的。", ["青"]),
        ("What was her profession before the war?", "战前她是教师。", ["教师"]),
        ("On which ship did they sail?", "他们乘坐海鸥号,绰号老鸥。", ["海鸥号"]),
        ("What languages do they speak?", "居民说法语,学文化。", ["法语"]),
    ],
)
def test_the_sort_that_is_asked_for_is_found(question: str, text: str, found: list[str]) -> None:
    find = finder(question)
    assert find is not None
    assert [text[start:end] for start, end in find(text)] == found


@pytest.mark.parametrize(
    "question", ["What law school did he attend?", "Which river is it?", "What did the mayor say?"]
)
def test_a_noun_that_is_not_asked_for_says_nothing(question: str) -> None:
    assert finder(question) is None
