"""The completed question where people see it: on the page and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Index
from qa import Assistant
from qa.cli import main
from qa.page.ask import message

FORMER, FOLLOWING = "机器人大赛一共产生了多少项冠军?", "那亚军呢?"
OWN = Path(__file__).with_name("own-questions.jsonl")


def test_the_page_shows_what_was_asked_in_full(assistant: Assistant) -> None:
    said = message(assistant.ask(FOLLOWING, [FORMER]), "")
    assert "机器人大赛一共产生了多少项亚军" in said
    assert "66项" in said
    assert FORMER[:-1] not in message(assistant.ask(FORMER), "")


def test_the_terminal_shows_it_too_and_several_files_are_judged_together(
    seed_index: Index, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    seed_index.save(tmp_path)
    home = ["--home", str(tmp_path)]
    assert main(["ask", *home, FOLLOWING, "--history", FORMER]) == 0
    assert capsysbinary.readouterr().out.decode().startswith("完整问题：机器人大赛一共产生了多少项亚军")
    assert main(["evaluate", *home, str(OWN), str(OWN)]) == 0
    assert "/66" in capsysbinary.readouterr().out.decode()
