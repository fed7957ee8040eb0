"""Suggested questions: each is asked, and answered as the text has it, whatever is indexed."""

from __future__ import annotations

import pytest

from corpus import Document, seed_document
from index import Index
from qa.assistant import Assistant
from qa.page.suggest import SURE, suggest

CITY = (
    "云河市2021年大事记\n\n"
    "2021年3月5日 云河市图书馆新馆开馆\n云河市图书馆新馆开馆,馆藏图书达38万册,阅览座位1200个。\n\n"
    "2021年4月18日 第三届茶叶博览会开幕\n第三届茶叶博览会开幕,参展企业共有156家,成交额2.4亿元。\n\n"
    "2021年9月2日 云河大桥通车\n云河大桥通车,大桥全长1860米,总投资9.6亿元。\n"
)
ENGLISH = (
    "Chronicle of Milltown, 2019\n\n"
    "3 March 2019: The harbour bridge opens\nThe harbour bridge opened on 3 March 2019. It cost 45 million dollars.\n\n"
    "12 June 2019: The book fair\nThe book fair drew 320 exhibitors and 41,000 visitors.\n"
)


@pytest.mark.parametrize(
    ("texts", "least"),
    [
        ([("jinjiang-2022.txt", seed_document().text)], 4),
        ([("云河.txt", CITY)], 1),
        ([("jinjiang-2022.txt", seed_document().text), ("云河.txt", CITY), ("milltown.txt", ENGLISH)], 4),
    ],
    ids=["seed", "city", "several"],
)
def test_every_suggested_question_is_answered_by_the_text(texts: list[tuple[str, str]], least: int) -> None:
    assistant = Assistant(Index.build([Document(name, text) for name, text in texts]))
    asked = {language: suggest(assistant, language, 4) for language in ("zh", "en")}
    assert len(asked["zh"]) >= least
    assert len(asked["en"]) >= least
    texts_of = dict(texts)
    for question in asked["zh"] + asked["en"]:
        answer = assistant.ask(question)
        assert answer.found, question
        assert answer.confidence >= SURE
        text = assistant.index.passages.document_text(answer.citations[0].source) or ""
        told = [item.quote for item in answer.citations]
        assert answer.answer in text or answer.kind == "aggregation"
        assert all(quote in (texts_of[item.source]) for quote, item in zip(told, answer.citations, strict=True))


def test_english_questions_count_what_the_text_has_one_number_of() -> None:
    text = (
        "云河市大事记\n\n2021年3月5日 云河市图书馆新馆开馆\n新馆有志愿者86名,举办活动2场。\n\n"
        "2021年5月8日 高企大会召开\n新认定高新技术企业31家,高新技术企业保有量达205家。\n\n"
        "2021年9月2日 项目签约\n签约项目17个,开工项目12个。\n"
    )
    assistant = Assistant(Index.build([Document("云河.txt", text)]))
    asked = {question: assistant.ask(question).answer for question in suggest(assistant, "en", 8)}
    assert asked["How many volunteers?"] == "86名"
    assert asked["How many high-tech enterprises?"] == "205家"
    assert "How many projects?" not in asked


def test_english_questions_about_chinese_texts_need_no_chinese() -> None:
    assistant = Assistant(Index.build([seed_document(), Document("云河.txt", CITY)]))
    asked = suggest(assistant, "en", 4)
    assert len(asked) == 4
    assert all(question.isascii() for question in asked)
    assert "How many events are there?" in asked


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_added_is_asked_about_too(language: str) -> None:
    added = [Document("云河.txt", CITY), Document("another.txt", CITY.replace("云河", "海川").replace("2021", "2019"))]
    assistant = Assistant(Index.build([seed_document(), *added]))
    about = {item.source for text in suggest(assistant, language, 4) for item in assistant.ask(text).citations}
    assert about >= {"jinjiang-2022.txt", "云河.txt", "another.txt"}


def test_suggestions_are_of_different_events() -> None:
    assistant = Assistant(Index.build([seed_document()]))
    events = [assistant.ask(question).citations[0].event_number for question in suggest(assistant, "zh", 4)]
    assert len(set(events)) == len(events) == 4


def test_english_texts_are_asked_about_in_english() -> None:
    assistant = Assistant(Index.build([Document("milltown.txt", ENGLISH)]))
    assert all(question.isascii() or "“" in question for question in suggest(assistant, "en", 4))


def test_a_text_without_numbers_and_dates_suggests_nothing() -> None:
    assert suggest(Assistant(Index.build([Document("a.txt", "山高水长。")])), "zh", 4) == []
