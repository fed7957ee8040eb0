"""What the tabs share: names of what belongs to no event, the language chosen, and what is said of an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from corpus import Document, seed_document
from index import Index
from qa.asking.question import read_question
from qa.asking.words import content_words
from qa.assistant import Assistant
from qa.page.desk import Desk, pressed
from qa.page.marks import matches
from qa.serving.follow import Follower

if TYPE_CHECKING:
    from pathlib import Path


def test_what_belongs_to_no_event_is_an_introduction_only_where_events_follow() -> None:
    texts = [
        seed_document(),
        Document("书店.csv", "名称,数量\n甲,3\n乙,4\n"),
        Document("随笔.txt", "云河市共有图书馆12座。"),
    ]
    desk = Desk(Follower(Assistant(Index.build(texts))))
    assert desk.outside("jinjiang-2022.txt", "zh") == "引言"
    if not desk.index.passages.sources[desk.index.passages.numbers["书店.csv"]].events:
        assert desk.outside("书店.csv", "en") == "The rows of the table"
    assert desk.outside("随笔.txt", "en") == "The text (not divided into events)"


def test_a_button_is_known_again_after_gradio_has_made_it_anew() -> None:
    buttons = [gr.Button(elem_id=name, render=False) for name in ("back", "forth")]
    anew = gr.Button(elem_id="forth", render=False)  # as gradio does where a button is shown or hidden
    assert [pressed(gr.EventData(target, None), buttons) for target in (*buttons, anew)] == [0, 1, 1]
    for other in (None, gr.Button(render=False), gr.Button(elem_id="other", render=False)):
        assert pressed(gr.EventData(other, None), buttons) is None


def test_no_evaluation_is_said_and_damaged_figures_are_none(tmp_path: Path) -> None:
    Index.build([seed_document()]).save(tmp_path)
    desk = Desk(Follower(Assistant.open(tmp_path), tmp_path))
    assert "Not yet evaluated" in desk.about("en")
    (tmp_path / "evaluation.json").write_text("{", encoding="utf-8")
    assert "还没有评测" in desk.about("zh")


def test_words_of_a_question_are_marked_in_the_other_language() -> None:
    index = Index.build([seed_document()])
    words = content_words(read_question("graphene"), index)
    assert [("石墨烯大会"[start:end], word) for start, end, word in matches("石墨烯大会", words)] == [
        ("石墨烯", "graphene")
    ]


def test_facts_are_listed_in_the_order_of_the_text() -> None:
    desk = Desk(Follower(Assistant(Index.build([seed_document()]))))
    found = desk.facts("")
    assert {fact.kind for fact in found} <= {"number", "money", "percent", "date"}
    assert [fact.start for fact in found] == sorted(fact.start for fact in found)
    text = seed_document().text
    assert all(text[fact.start : fact.end] == fact.text for fact in found)
    assert {fact.kind for fact in desk.facts("", "place")} == {"place"}
