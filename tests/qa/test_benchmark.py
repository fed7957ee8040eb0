from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from qa.benchmark import ARMS, index_of, ranks, read_squad, report, speed, synthetic


def squad(contexts: dict[str, list[str]]) -> bytes:
    paragraphs = [
        {"context": text, "qas": [{"id": str(n), "question": q, "answers": []} for n, q in enumerate(questions)]}
        for text, questions in contexts.items()
    ]
    return json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}).encode()


SET = {
    "企鹅住在南极。它们吃鱼。": ["企鹅住在哪里?", "where do penguins live?"],
    "骆驼住在沙漠。": ["骆驼住在哪里?"],
    "鱼在海里。": [],
}


def test_a_question_set_is_read_plain_or_zipped(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(squad(SET))
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(squad(SET)))
    plain, zipped = read_squad(tmp_path / "a.json"), read_squad(tmp_path / "a.json.gz")
    assert (
        plain.questions
        == zipped.questions
        == [("企鹅住在哪里?", 0), ("where do penguins live?", 0), ("骆驼住在哪里?", 1)]
    )
    assert plain.passages == list(SET)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\x1f\x8bbroken"])
def test_another_form_is_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("x.json", "x.json.gz"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DocumentError, match="SQuAD"):
            read_squad(tmp_path / name)


def test_each_arm_ranks_the_passage_of_the_question(tmp_path: Path) -> None:
    index = index_of(list(SET))
    found = ranks(index, [("企鹅住在哪里?", 0), ("骆驼住在哪里?", 1), ("企鹅住在哪里?", 1)], depth=1)
    assert set(found) == set(ARMS)
    assert found["lexical"] == [1, 1, 0]
    assert found["fused"] == [1, 1, 0]
    (tmp_path / "a.json").write_bytes(squad(SET))
    lines = list(report(tmp_path / "a.json"))
    assert lines[0] == "a.json: 3 questions, 3 passages"
    assert len(lines) == 2 + len(ARMS)


def test_synthetic_passages_are_the_same_every_time() -> None:
    assert synthetic(3) == synthetic(3)
    assert all(175 <= len(text) <= 400 for text in synthetic(20))
    assert any("p50" in line for line in speed(20))
