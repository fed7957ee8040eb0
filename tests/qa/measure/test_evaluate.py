from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from qa import Assistant
from qa.measure.evaluate import evaluate, holds_token, read_golden, table
from tests.conftest import shared


@pytest.mark.parametrize(
    ("token", "text", "holds"),
    [("1家", "省级11家", False), ("1家", "省级1家", True), ("640", "6400", False), ("640", "达640家", True), ("78%", "增长７８％", True),
     ("石墨烯", "石墨烯大会", True), ("30", "2030年", False), ("9家", "39家、9家", True)],
)  # fmt: skip
def test_a_number_must_not_touch_another_digit(token: str, text: str, holds: bool) -> None:
    assert holds_token(token, text) is holds


def golden(**fields: object) -> dict[str, object]:
    return {
        "id": "x",
        "lang": "zh",
        "type": "number",
        "events": [12],
        "answers": ["640家"],
        "must_contain": ["640"],
        **fields,
    }


def test_right_wrong_and_refused_are_told_apart(tmp_path: Path, assistant: Assistant) -> None:
    lines = [
        golden(question="高企数量"),
        golden(question="高企数量", answers=["641家"], must_contain=["641"], events=[3]),
        golden(question="晋江2022年GDP", type="unanswerable", events=[], answers=[], must_contain=[]),
        golden(question="晋江2022年GDP"),
    ]
    path = tmp_path / "golden.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    right, wrong, refused, missed = evaluate(path, assistant)
    assert (right.first, right.top3, right.tokens, right.exact, right.refused) == (True, True, True, True, False)
    assert (wrong.first, wrong.tokens, wrong.exact) == (False, False, False)
    assert refused.refused
    assert refused.tokens is None
    assert missed.refused
    assert missed.tokens is False
    report = "\n".join(table([right, wrong, refused, missed], misses=True))
    assert "refused rightly 1/1" in report
    assert "refused wrongly 1/3" in report
    assert f"quotes verified {right.quotes + wrong.quotes}/{right.quotes + wrong.quotes}" in report


@pytest.mark.parametrize("content", ["not json", "[1]", '{"question": 1}'])
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_text(content)
    with pytest.raises(DocumentError, match="golden questions"):
        read_golden(path)


def test_the_golden_questions_are_answered_as_well_as_the_issue_asks(assistant: Assistant) -> None:
    verdicts = evaluate(shared("questions/jinjiang-dev.jsonl"), assistant)
    for language, first, top3 in (("zh", 39, 41), ("en", 33, 37)):
        mine = [item for item in verdicts if item.golden["lang"] == language]
        assert sum(item.first is True for item in mine) >= first
        assert sum(item.top3 is True for item in mine) >= top3
    assert sum(item.tokens is True for item in verdicts) >= 66
    assert sum(item.verified for item in verdicts) == sum(item.quotes for item in verdicts)
    assert sum(item.refused for item in verdicts if not item.golden["events"]) >= 6
