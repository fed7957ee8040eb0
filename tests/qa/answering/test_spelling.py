"""Slips of the pen in English questions."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.answering.spelling import MOST_PUT_RIGHT, speller


def test_a_word_of_its_own_is_no_slip_of_another_and_a_page_of_unknown_ones_is_not_put_right() -> None:
    text = "# 大事记\n\n2022年举办电子竞技比赛12场,志愿者护送服务36次,机器人大赛吸引220所高校参加。\n"
    index = Index.build([Document("made", text)])
    put_right = speller(index)
    assert [put_right(word) for word in ("esports", "tencent", "chatbot", "vlogger")] == [""] * 4
    assert put_right("univeristies") == "universities"
    assert not Assistant(index).ask("how many esports events were held?").found
    words = [f"qwzx{one}{other}vkj" for one in "bcdfg" for other in "bcdfg"]
    put_right, tried = speller(index), set[str]()

    def noted(word: str, _: object) -> str:
        tried.add(word)
        return ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.answering.spelling.respelt", noted)
        for word in words:
            put_right(word)
    assert len(tried) == MOST_PUT_RIGHT
