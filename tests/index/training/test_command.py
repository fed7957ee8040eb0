from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import DocumentError
from index.encoder import StaticEncoder
from index.training import command
from index.training.embedding import Settings

WORDS = {
    "企业": "enterprise", "机器人": "robot", "学校": "school", "图书馆": "library", "医院": "hospital", "城市": "city",
    "河流": "river", "音乐": "music", "足球": "football", "电影": "film", "铁路": "railway", "森林": "forest",
}  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    draw = random.Random(1)
    (folder / "train").mkdir()
    (folder / "eval").mkdir()

    def write(name: str, lines: list[str]) -> None:
        (folder / "train" / f"{name}.tsv.gz").write_bytes(gzip.compress("\n".join(lines).encode()))

    write(
        "cc_cedict_2026", [f"{chinese}\t{english}; the {english} (thing)\tdict" for chinese, english in WORDS.items()]
    )
    rows = []
    for _ in range(300):
        some = draw.sample(list(WORDS), 3)
        rows.append(f"{'和'.join(some)}。\t{' and '.join(WORDS[word] for word in some)}\tparallel")
    write("my_sentences", rows)
    passages = [
        {
            "context": f"这里有{chinese}。别的没有。",
            "qas": [{"question": f"有什么{chinese}?", "answers": [{"text": chinese}]}],
        }
        for chinese in WORDS
    ]
    (folder / "eval" / "cmrc2018_trial.json.gz").write_bytes(
        gzip.compress(json.dumps({"data": [{"paragraphs": passages}]}).encode())
    )
    return folder


def made(data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, seed: int = 1) -> list[str]:
    told: list[str] = []
    settings = Settings(dimensions=32, steps=400, batch=32)
    command.train(
        data / "train",
        data / "eval",
        out,
        seed,
        told.append,
        settings=settings,
        size=600,
        measure=lambda _: ["measured"],
    )
    return told


def test_a_small_course_makes_a_model_that_finds_translations(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = made(data, tmp_path / "one", monkeypatch)
    assert any("steps" in line for line in told)
    encoder = StaticEncoder(tmp_path / "one")
    chinese = encoder.encode_passages([f"这里有{word}。" for word in WORDS])
    english = encoder.encode_passages([f"The {word}!" for word in WORDS.values()])
    assert ((english @ chinese.T).argmax(axis=1) == np.arange(len(WORDS))).all()
    card = (tmp_path / "one" / "NOTICE.md").read_text("utf-8")
    assert "| cc_cedict_2026 | 12 | CC BY-SA 4.0 |" in card
    assert "training only: my_sentences" in card
    assert "    measured" in card


def test_sentence_transformers_opens_the_folder_and_gives_the_same_vectors(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sentence_transformers import SentenceTransformer

    made(data, tmp_path, monkeypatch)
    texts = ["企业和學校,2022年", "Robots & libraries", "", "無", "e\u0301", "👨‍👩‍👧 足球"]
    expected = (
        SentenceTransformer(str(tmp_path), device="cpu")
        .float()
        .encode(texts, normalize_embeddings=True, show_progress_bar=False)
    )
    encoder = StaticEncoder(tmp_path)
    np.testing.assert_allclose(encoder.encode_passages(texts), expected, atol=1e-6)
    for text, vector in zip(texts, expected, strict=True):
        np.testing.assert_allclose(encoder.encode_query(text), vector, atol=1e-6)


def test_the_same_seed_gives_the_same_files(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        made(data, tmp_path / name, monkeypatch, seed)
    for name in ("tokenizer.json", "model.safetensors", "NOTICE.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    weights = [(tmp_path / name / "model.safetensors").read_bytes() for name in ("one", "other")]
    assert weights[0] != weights[1]


def test_what_cannot_be_written_or_learned_is_said_in_a_sentence(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DocumentError, match="give another folder"):
        made(data, tmp_path / "file", monkeypatch)
    with pytest.raises(DocumentError, match="no \\*"):
        command.train(tmp_path, tmp_path, tmp_path / "out", 1, print)
