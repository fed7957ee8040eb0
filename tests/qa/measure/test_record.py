"""The figures of the last evaluation beside the index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus import seed_document
from index import Index
from qa.assistant import Assistant
from qa.cli import main
from qa.measure.record import FILE, read

if TYPE_CHECKING:
    from pathlib import Path


def test_evaluate_leaves_its_figures_beside_the_index_without_naming_folders(tmp_path: Path) -> None:
    home, questions = tmp_path / "home", tmp_path / "secret folder" / "questions.jsonl"
    Index.build([seed_document()]).save(home)
    questions.parent.mkdir()
    entry = {
        "lang": "zh", "type": "number", "question": "2022年高新技术企业有多少家?", "events": [12], "answers": ["640家"],
        "must_contain": ["640家"],
    }  # fmt: skip
    questions.write_text(json.dumps(entry, ensure_ascii=False) + "\n", encoding="utf-8")
    assert main(["evaluate", str(questions), "--home", str(home)]) == 0
    record = read(home)
    assert record is not None
    assert record.files == ("questions.jsonl",)
    assert record.generation == Assistant.open(home).index.generation
    assert record.measures["exact"] == (1, 1)
    assert "secret" not in (home / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("written", [None, "", "{}", "[1]", '{"day": 1, "measures": {}}', "\x00"])
def test_a_missing_or_damaged_record_is_none(tmp_path: Path, written: str | None) -> None:
    if written is not None:
        (tmp_path / FILE).write_text(written, encoding="utf-8")
    assert read(tmp_path) is None
