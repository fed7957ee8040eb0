from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import DocumentError
from qa.measure.benchmark import (
    ARMS,
    compared,
    index_of,
    measure,
    ranks,
    read_distractors,
    read_run,
    read_sets,
    save_run,
    speed,
    synthetic,
    unlike,
)


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
PAIRS = [{"zh": "企鹅吃鱼。", "en": "Penguins eat fish."}, {"zh": "骆驼住在沙漠。", "en": "Camels live in the desert."}]


@pytest.fixture
def squad_file(tmp_path: Path) -> Path:
    path = tmp_path / "set.json"
    path.write_bytes(squad(SET))
    return path


def test_a_question_set_is_read_plain_or_zipped(tmp_path: Path, squad_file: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(squad(SET)))
    (plain,), (zipped,) = read_sets(squad_file), read_sets(tmp_path / "a.json.gz")
    expected = [("企鹅住在哪里?", 0), ("where do penguins live?", 0), ("骆驼住在哪里?", 1)]
    assert plain.questions == zipped.questions == expected
    assert plain.passages == list(SET)


def test_sentence_pairs_are_asked_both_ways(tmp_path: Path) -> None:
    (tmp_path / "pairs.json").write_text(json.dumps(PAIRS), encoding="utf-8")
    there, back = read_sets(tmp_path / "pairs.json")
    assert there.name == "pairs.json en→zh"
    assert there.questions == [("Penguins eat fish.", 0), ("Camels live in the desert.", 1)]
    assert there.passages == [back.questions[0][0], back.questions[1][0]] == ["企鹅吃鱼。", "骆驼住在沙漠。"]


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"[1]", b'[{"zh": "x"}]', b"\x1f\x8bbroken"])
def test_another_form_is_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("x.json", "x.json.gz"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DocumentError, match="SQuAD"):
            read_sets(tmp_path / name)


def test_each_arm_ranks_the_passage_of_the_question() -> None:
    index = index_of(list(SET))
    found = ranks(index, [("企鹅住在哪里?", 0), ("骆驼住在哪里?", 1), ("企鹅住在哪里?", 1)], depth=1)
    assert set(found) == set(ARMS)
    assert found["lexical"] == [1, 1, 0]
    assert found["fused"] == [1, 1, 0]


def test_ranks_hold_in_an_index_of_several_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.segments.LARGEST", 40)
    texts = [f"第{number}号仓库存放{chr(0x4E00 + 7 * number)}{chr(0x5000 + 5 * number)}。" for number in range(200)]
    index = index_of(texts)
    assert len(index.segments) > 1
    asked = [(texts[number], number) for number in (0, 3, 70, 199)]
    assert ranks(index, asked)["fused"] == [1, 1, 1, 1]


def test_the_table_has_every_arm_in_halves_and_compares_them(squad_file: Path) -> None:
    lines = list(measure(read_sets(squad_file)[0]).lines())
    assert lines[0] == "set.json: 3 questions, 3 passages"
    assert [line.split()[:2] for line in lines[2:11]] == [
        [arm, half] for arm in ARMS for half in ("even", "odd", "all")
    ]
    assert lines[11].startswith("  fused − lexical: R@1 ")


def test_distractors_make_the_set_harder_but_never_hold_an_answer(tmp_path: Path, squad_file: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text("企鹅住在动物园的哪里?\n\n" + "它们吃鱼。" * 3, encoding="utf-8")
    (folder / "two.txt").write_text("骆驼住在沙漠。", encoding="utf-8")
    others = read_distractors([folder], 100)
    assert "骆驼住在沙漠。" in others
    measured = measure(read_sets(squad_file)[0], others)
    assert measured.distractors == len(others) - 1  # the one that a passage of the set equals is left out
    assert next(iter(measured.lines())).endswith(f"3 passages and {measured.distractors} distractors")


def test_distractors_are_drawn_evenly_from_what_is_given(tmp_path: Path, squad_file: Path) -> None:
    many = tmp_path / "many.json"
    many.write_bytes(squad({f"第{number}段文字。": [] for number in range(50)}))
    assert len(read_distractors([squad_file, many], 1000)) == 53
    drawn = read_distractors([many, squad_file], 10)
    assert len(drawn) == 10
    assert set(SET) <= set(drawn)
    with pytest.raises(DocumentError):
        read_distractors([tmp_path / "absent"], 10)


def test_a_text_that_shares_a_long_stretch_is_no_distractor() -> None:
    passage = "".join(chr(0x4E00 + 3 * number) for number in range(200))
    other = "".join(chr(0x6E00 + 3 * number) for number in range(200))
    shares = [other[:77] + passage[start : start + 40] + other[77:] for start in range(0, 160, 13)]
    assert unlike([*shares, other, passage], [passage]) == [other]


def test_a_saved_run_is_read_back_and_compared(tmp_path: Path, squad_file: Path) -> None:
    measured = measure(read_sets(squad_file)[0])
    save_run(tmp_path / "run.json", [measured])
    before = read_run(tmp_path / "run.json")
    assert before == {"set.json": measured}
    lines = list(compared(measured, before["set.json"]))
    assert [line.split()[0] for line in lines] == list(ARMS)
    assert all("+0.00 (p 1.0000)" in line for line in lines)
    other = measure(read_sets(squad_file)[0], ["狗。"])
    assert "did not ask" not in "".join(compared(other, before["set.json"]))
    assert "did not ask" in "".join(compared(measured, None))


@pytest.mark.parametrize("value", ["", "[]", "{}", {"sets": [{}]}, {"sets": 3}])
def test_another_file_is_no_run(tmp_path: Path, value: Any) -> None:
    (tmp_path / "run.json").write_text(value if isinstance(value, str) else json.dumps(value))
    with pytest.raises(DocumentError, match="saved run"):
        read_run(tmp_path / "run.json")


def test_a_run_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be written"):
        save_run(tmp_path / "absent" / "run.json", [])


def test_synthetic_passages_are_the_same_every_time() -> None:
    assert synthetic(3) == synthetic(3)
    assert all(175 <= len(text) <= 400 for text in synthetic(20))
    assert any("p50" in line for line in speed(20))
