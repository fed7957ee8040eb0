from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from index.encoder import StaticEncoder, model_folder
from index.hybrid import open_table
from index.reader import Reader, WordVectors, describe, read_question
from index.training.ranking import index_of
from index.training.reading import (
    Course,
    Question,
    asking_words,
    batch_of,
    edge_characters,
    examples,
    forward,
    initial,
    learn,
    train_reader,
)

PASSAGES = ("机器人大赛由福州大学主办。共有843支队伍参加。", "图书馆建于1998年。馆长是王小明,藏书12万册。")
QUESTIONS = [
    Question("机器人大赛由哪所大学主办?", PASSAGES[0], ("福州大学",)),
    Question("多少支队伍参加大赛?", PASSAGES[0], ("843支",)),
    Question("图书馆建于哪一年?", PASSAGES[1], ("1998年",)),
    Question("图书馆的馆长是谁?", PASSAGES[1], ("王小明",)),
]
COURSE = Course(epochs=60, size=4, channels=16, dropout=0.0, rate=1e-2)


def kind_of(_folded: str, _language: str) -> str:
    return "what"


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return WordVectors(StaticEncoder())


def described(vectors: WordVectors) -> list[object]:
    index = index_of(PASSAGES, StaticEncoder(), open_table())
    return list(examples(index, QUESTIONS, vectors, kind_of, most=8))


def test_the_right_spans_are_where_the_answers_stand(vectors: WordVectors) -> None:
    for question, item in zip(QUESTIONS, described(vectors), strict=True):
        sentence, first, last = item.right[0]  # type: ignore[attr-defined]
        own = np.flatnonzero(item.owners == sentence)  # type: ignore[attr-defined]
        start, end = item.starts[own[first]], item.ends[own[last]]  # type: ignore[attr-defined]
        assert question.answers[0] in question.passage[start:end]


def test_torch_and_numpy_compute_the_same(vectors: WordVectors) -> None:
    found = described(vectors)
    known = {"asking": ["哪", "多少", "谁"], "characters": ["学", "支", "王"]}
    weights = initial(3, 3, vectors.matrix.shape[1], COURSE, 3)
    arrays = {name: value.detach().numpy() for name, value in weights.items()}
    lists = {name: np.frombuffer("\n".join(words).encode(), dtype=np.uint8) for name, words in known.items()}
    reader = Reader(arrays | lists)
    numbers = [{word: place for place, word in enumerate(words, 1)} for words in known.values()]
    with torch.no_grad():
        batch = batch_of(found, vectors.matrix, *numbers)  # type: ignore[arg-type]
        spans = forward(weights, batch, lambda values: values).flatten(1).log_softmax(1).view(len(found), -1, 24)
    for row, (question, item) in enumerate(zip(QUESTIONS, found, strict=True)):
        asked = read_question(question.text, "what", "zh")
        texts = [part + "。" for part in question.passage.split("。") if part]
        ours = reader.score(describe(asked, texts, vectors, [(0, 0), (0, 1)]), vectors)
        theirs = spans[row][batch["present"][row] > 0].numpy()
        real = ours.spans > -50
        assert theirs.shape == ours.spans.shape == (len(item.rows), 24)  # type: ignore[attr-defined]
        assert np.abs(theirs - ours.spans)[real].max() < 0.02  # examples are kept in half precision


def test_what_was_taught_is_known_and_teaching_is_repeatable(vectors: WordVectors) -> None:
    found = described(vectors)
    told: list[str] = []
    one, two = (
        learn(
            found,  # type: ignore[arg-type]
            vectors.matrix,
            asking_words(found),  # type: ignore[arg-type]
            edge_characters(found),  # type: ignore[arg-type]
            course=COURSE,
            seed=5,
            progress=told.append,
        )
        for _ in range(2)
    )
    assert all(torch.equal(one[name], two[name]) for name in one)
    first, last = (float(told[place].split()[-1]) for place in (0, COURSE.epochs - 1))
    assert last < first / 4


def test_a_reader_is_written_for_a_folder(tmp_path: Path) -> None:
    data, evaluation, out = tmp_path / "train", tmp_path / "eval", tmp_path / "out"
    for folder in (data, evaluation, out):
        folder.mkdir()
    rows = "".join(f"{item.text}\t{item.passage}\tqa\t{item.answers[0]}\n" for item in QUESTIONS)
    with gzip.open(data / "cmrc2018_train_qa.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(rows)
    for name in ("model.safetensors", "tokenizer.json", "translation.safetensors"):
        shutil.copyfile(model_folder() / name, out / name)
    taught = train_reader(data, evaluation, out, 1, lambda _: None, kind_of=kind_of, course=Course(epochs=1))
    assert taught["zh"] == len(QUESTIONS)
    assert Reader.open(out / "reader.safetensors")


def test_without_answered_questions_nothing_is_written(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "other.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("企业\tcompany\tdict\n")
    assert train_reader(tmp_path, tmp_path, tmp_path, 1, lambda _: None, kind_of=kind_of) == {}
    assert not (tmp_path / "reader.safetensors").exists()
