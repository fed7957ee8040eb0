"""Passages as questions look at them: folded, cut into sentences, and kept."""

from __future__ import annotations

import gc
import weakref

import pytest

from corpus import Document
from corpus.normalise import fold
from index import Index
from index.passages import Row
from qa.finding import passage_texts
from qa.finding.passage_texts import passage_text

TEXT = "青溪縣紀事\n\n２０２１年５月，青溪縣修路３１公里…投資９６０萬元。路寬８米！\n\n２０２２年６月，建橋一座。"


def built() -> Index:
    return Index.build([Document("other.txt", "另一篇。"), Document("notes.txt", TEXT)])


def rows(index: Index) -> list[Row]:
    return [index.passages.row(number) for number in range(len(index.passages))]


def test_sentences_stand_in_the_source_where_they_are_said_to() -> None:
    index = built()
    read = [passage_text(index, row) for row in rows(index) if row.source == "notes.txt"]
    texts = [item.text for passage in read for item in passage.sentences]
    assert "路寬８米！" in texts
    for passage in read:
        for item in passage.sentences:
            assert TEXT[item.start : item.end] == item.text
            assert item.folded == fold(item.text)
            assert len(item.offsets) == len(item.folded) + 1
            assert item.offsets[-1] == len(item.text)
            assert all(fold(item.text[at]).startswith(item.folded[place]) or item.folded[place] == "."
                       for place, at in enumerate(item.offsets[:-1]))  # fmt: skip


def test_the_folded_text_of_a_passage_is_all_of_it() -> None:
    index = built()
    assert [passage_text(index, row).folded for row in rows(index)] == [fold(row.text) for row in rows(index)]


def test_a_passage_is_read_once_for_each_index() -> None:
    index, other = built(), built()
    row = rows(index)[-1]
    assert passage_text(index, row) is passage_text(index, row)
    assert passage_text(other, rows(other)[-1]) is not passage_text(index, row)


def test_too_many_passages_are_all_forgotten_and_so_are_those_of_an_index_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passage_texts, "KEPT", 2)
    index = built()
    first, second, third = rows(index)[:3]
    read = passage_text(index, first), passage_text(index, second)
    assert passage_text(index, first) is read[0]
    passage_text(index, third)
    assert passage_text(index, second) is not read[1]
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None
