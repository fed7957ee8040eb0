from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import StaticEncoder, model_folder
from index.reader import (
    LONGEST_SPAN,
    Asked,
    Reader,
    Scored,
    WordVectors,
    describe,
    open_reader,
    read_question,
    read_sentence,
    shared,
)

TEXTS = ["2022年晋江市高新技术企业保有量达640家。", "机器人大赛由福州大学主办。", "全市共有图书馆12座。"]
VECTORS = WordVectors(StaticEncoder())


def scored(question: str, kind: str, texts: list[str]) -> Scored:
    reader = open_reader()
    assert reader is not None
    asked = read_question(question, kind, "zh")
    places = [(0, number) for number in range(len(texts))]
    return reader.score(describe(asked, texts, VECTORS, places), VECTORS)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_words_of_a_sentence_are_its_text(text: str) -> None:
    reading = read_sentence(text)
    assert list(reading.bounds) == sorted(reading.bounds)
    assert reading.bounds[-1] <= len(text)
    assert "".join(reading.words) == reading.folded
    assert len(reading.bounds) == len(reading.words) + 1 == len(reading.own) + 1


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.text(min_size=1, max_size=20))
def test_chances_sum_to_one_and_spans_lie_in_their_sentences(texts: list[str], question: str) -> None:
    found = scored(question, "what", texts)
    if not len(found.spans) or not read_question(question, "what", "zh").words:
        return
    assert np.exp(found.spans).sum() == pytest.approx(1.0, abs=1e-3)
    assert found.sentences.sum() == pytest.approx(1.0, abs=1e-3)
    for sentence, start, end, chance in found.best(20):
        assert 0 <= start <= end <= len(texts[sentence])
        assert chance <= 1e-3
        assert -1e-3 <= found.worth(sentence, start, end) <= 1.001


def test_the_right_sentence_and_span_are_found() -> None:
    found = scored("机器人大赛由哪所大学主办?", "organisation", TEXTS)
    assert int(found.sentences.argmax()) == 1
    sentence, start, end, _ = found.best(1)[0]
    assert TEXTS[sentence][start:end] == "福州大学"
    right = TEXTS[1].index("福州大学")
    assert found.worth(1, right, right + 4) > 0.5 > found.worth(1, 0, 3)


def test_brief_spans_gain_within_their_sentence_only() -> None:
    found = scored("机器人大赛由哪所大学主办?", "organisation", TEXTS)
    brief = found.briefer(0.5)
    assert brief.sentences.tolist() == found.sentences.tolist()
    assert np.exp(brief.spans).sum() == pytest.approx(1.0, abs=1e-3)
    right = TEXTS[1].index("福州大学")
    assert brief.worth(1, right, right + 4) > found.worth(1, right, right + 4)
    assert found.briefer(0.0) is found


def test_other_evidence_moves_the_chances() -> None:
    found = scored("机器人大赛由哪所大学主办?", "organisation", TEXTS)
    moved = found.weighted(np.array([0.0, -20.0, 0.0], dtype=np.float32))
    assert moved.sentences[1] < 0.01
    assert moved.sentences.sum() == pytest.approx(1.0, abs=1e-3)


def test_evidence_counts_the_same_whether_given_at_once_or_later() -> None:
    reader = open_reader()
    assert reader is not None
    evidence = np.array([0.0, -1.5, 0.5], dtype=np.float32)
    for question in ("机器人大赛由哪所大学主办?", "?"):
        asked = read_question(question, "organisation", "zh")
        read = describe(asked, TEXTS, VECTORS, [(0, number) for number in range(3)])
        later = reader.score(read, VECTORS).weighted(evidence)
        assert np.allclose(reader.score(read, VECTORS, evidence).sentences, later.sentences, atol=1e-4)


def test_what_is_kept_of_a_sentence_changes_no_score() -> None:
    reader = Reader.open(model_folder() / "reader.safetensors")
    read = describe(read_question("图书馆有几座?", "number", "zh"), TEXTS, VECTORS, [(0, n) for n in range(3)])
    first = reader.score(read, VECTORS)
    assert np.array_equal(first.spans, reader.score(read, VECTORS).spans)


def test_a_question_knows_which_of_its_words_the_sentences_have() -> None:
    read = describe(read_question("图书馆的骆驼有几座?", "number", "zh"), TEXTS, VECTORS, [(0, n) for n in range(3)])
    held = dict(zip(read.asked.words, read.flags[:, 3], strict=True))
    assert held["图书馆"] > 0.9
    assert held["骆驼"] < 0.3
    assert read.flags[:, 4].max() < 0.9  # it stands in one of three


def test_a_pair_of_characters_counts_more_than_one_alone() -> None:
    asked = read_question("企业", "what", "zh")
    assert shared(asked, read_sentence("企业")).max() > 0.9
    assert 0.1 < shared(asked, read_sentence("企鹅")).max() < 0.5
    assert shared(asked, read_sentence("骆驼")).max() == 0


def test_an_english_word_is_matched_by_its_translation() -> None:
    plain = read_question("which enterprises", "what", "en")
    asked = Asked(**{name: getattr(plain, name) for name in plain.__slots__} | {"variants": ((), (("企业", 0.25),))})
    found = shared(asked, read_sentence("晋江企业"))
    assert found.max() == pytest.approx(0.5)
    assert list(plain.wanted) == [1.0, 0.0]


def test_a_growing_vocabulary_keeps_its_vectors() -> None:
    vectors = WordVectors(StaticEncoder())
    first = vectors.of(["企业"]).copy()
    vectors.of([f"词{number}" for number in range(3000)])
    assert np.array_equal(vectors.of(["企业"]), first)


def test_the_model_is_small() -> None:
    assert (model_folder() / "reader.safetensors").stat().st_size < 5_000_000


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.safetensors").write_bytes(b"\x10\x00\x00\x00\x00\x00\x00\x00broken")
    with pytest.raises(ValueError, match="safetensors"):
        Reader.open(tmp_path / "reader.safetensors")


def test_spans_have_at_most_the_longest_length() -> None:
    draw = random.Random(1)
    text = "".join(draw.choice("晋江市企业数量图书馆") for _ in range(200)) + "。"
    assert scored("企业有多少?", "number", [text]).spans.shape[1] == LONGEST_SPAN
