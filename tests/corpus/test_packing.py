"""Passages: the paragraphs of an event packed by section, the long ones cut at sentence ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from corpus.paragraphs import weight
from corpus.splitter import split, split_text
from tests.corpus.covered import assert_covers

SENTENCE = "水闸检修自五月三日开始，由镇上的水利站派人看守，过往的船只绕行。"


def cut(text: str) -> list[str]:
    return [text[passage.start : passage.end] for passage in split(Document("notes.txt", text)).passages]


def events(*bodies: str) -> str:
    return "水闸纪事\n\n" + "\n\n".join(f"2021年{number}月3日，{body}" for number, body in enumerate(bodies, 1))


def test_short_paragraphs_of_one_event_are_one_passage() -> None:
    text = events(f"{SENTENCE}\n\n{SENTENCE}", SENTENCE)
    assert any(passage.count(SENTENCE) == 2 for passage in cut(text))


def test_no_passage_holds_text_of_two_events() -> None:
    text = events(SENTENCE, SENTENCE, SENTENCE)
    assert all(passage.count("2021年") <= 1 for passage in cut(text))


def test_a_long_paragraph_is_cut_at_sentence_ends_into_like_pieces() -> None:
    pieces = [passage for passage in cut(events(SENTENCE * 20, SENTENCE)) if "水利站" in passage][:-1]
    assert len(pieces) > 1
    assert all(piece.endswith("。") for piece in pieces)
    sizes = [weight(piece) for piece in pieces]
    assert max(sizes) <= 400
    assert max(sizes) < 1.5 * min(sizes)


def test_a_sentence_longer_than_a_passage_is_cut_behind_a_comma() -> None:
    pieces = [passage for passage in cut(events("水闸开放过船，" * 90 + "完。", SENTENCE)) if "过船" in passage]
    assert len(pieces) > 1
    assert all(piece.endswith("，") for piece in pieces[:-1])
    assert all(weight(piece) <= 400 for piece in pieces)


def test_without_a_comma_it_is_cut_anywhere() -> None:
    pieces = [passage for passage in cut(events("水" * 1000, SENTENCE)) if "水水" in passage]
    assert sum(piece.count("水") for piece in pieces) == 1000
    assert all(weight(piece) <= 400 for piece in pieces)


@given(
    st.lists(
        st.sampled_from(
            [
                SENTENCE,
                SENTENCE * 15,
                "\n\n",
                "\n",
                "2021年5月3日，开工。",
                "水" * 450,
                "回顾：",
                "| a | b |\n|---|---|\n| 1 | 2 |\n",
            ]
        ),
        max_size=12,
    )
)
def test_passages_stand_in_order_apart_and_hold_all_text(parts: list[str]) -> None:
    text = "".join(parts) or "水"
    passages = split(Document("notes.txt", text)).passages
    spans = [(passage.start, passage.end) for passage in sorted(passages, key=lambda item: item.start)]
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert sorted(held.replace("\n", "").replace(" ", "")) == sorted(text.replace("\n", "").replace(" ", ""))


def test_a_table_is_not_packed_with_the_prose_around_it() -> None:
    table = "| 年份 | 收入 |\n|---|---|\n| 2020 | 5万元 |"
    found = cut(f"水闸年报\n\n{SENTENCE}\n\n{table}\n\n{SENTENCE}\n")
    assert table in found
    assert found[-1] == SENTENCE


def test_a_long_section_is_cut_at_sentence_ends_into_pieces_of_like_size() -> None:
    body = "".join(f"第{i}个项目完成了全部的验收工作并投入使用。" for i in range(60))
    chronicle = split_text(f"【甲工程完工】\n{body}\n【乙工程完工】\n{body}\n")
    pieces = [chronicle.document.text[p.start : p.end] for p in chronicle.passages if p.event == 1 and not p.heading]
    assert all(piece.endswith("。") and weight(piece) <= 400 for piece in pieces)
    assert max(map(weight, pieces)) <= 1.3 * min(map(weight, pieces))


def test_one_endless_sentence_is_still_cut() -> None:
    chronicle = split_text("甲" * 50_000)
    assert max(p.end - p.start for p in chronicle.passages) <= 300
    assert_covers(chronicle)
