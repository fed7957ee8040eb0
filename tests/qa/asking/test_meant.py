from __future__ import annotations

from unittest.mock import Mock

import pytest

from corpus import Document, seed_document
from index import Filters, Index
from qa import Assistant
from qa.asking.question import read_question
from tests.qa.mixed import pairs

MUSEUM = (
    "云川博物馆2023年大事记\n\n"
    + "\n\n".join(
        f"{month}月3日，云川博物馆{what}。"
        for month, what in enumerate(
            ("春展开幕，展出瓷器86件", "馆藏青铜鼎修复完成，耗资42万元", "夜场开放，最年轻的讲解员是周小溪", "接待观众12.6万人次",
             "志愿者大会召开，表彰志愿者32名", "与海城大学签约", "暑期课堂开班，学员240人", "库房扩建开工", "数字展厅上线",
             "获评全国先进集体"), 1,
        )
    )
)  # fmt: skip
COUNCIL = "Ashford Council: the year 2023\n\n" + "\n\n".join(
    f"{month} 5. {what}"
    for month, what in (
        ("January", "The council approved a budget of £12.4 million for the harbour."),
        ("February", "The mayor, Peter Lowe, opened the aquatic centre, which cost £6.1 million."),
        ("March", "Storm Hedda damaged 140 metres of the promenade."),
        ("April", "The youngest councillor ever, Mia Torvald, was elected at 19."),
        ("May", "The library lent 48,000 books."),
        ("June", "A twin town agreement with Sundvik was signed."),
        ("July", "The bus to the hospital became free."),
        ("August", "The recycling rate reached 58%."),
        ("September", "The lifeboat station was repaired."),
        ("October", "Repairs of the promenade ended at a cost of £310,000."),
    )
)


@pytest.fixture(scope="module")
def both() -> Assistant:
    return Assistant(Index.build([Document("museum.txt", MUSEUM), Document("council.txt", COUNCIL), seed_document()]))


@pytest.mark.parametrize(
    ("question", "source", "answer"),
    [
        ("Who is the youngest councillor?", "council.txt", "Mia Torvald"),
        ("最年轻的讲解员是谁?", "museum.txt", "周小溪"),
        ("What did the repairs of the promenade cost?", "council.txt", "£310,000"),
        ("青铜鼎修复花了多少钱?", "museum.txt", "42万元"),
        ("How many robot teams took part?", "jinjiang-2022.txt", "843支"),
    ],
)
def test_what_names_its_thing_is_answered_from_its_text(
    both: Assistant, question: str, source: str, answer: str
) -> None:
    found = both.ask(question)
    assert answer in found.answer
    assert found.citations[0].source == source


def test_the_answer_is_that_of_the_text_alone_with_the_passages_of_others_behind(both: Assistant) -> None:
    alone = Assistant(Index.build([Document("council.txt", COUNCIL)])).ask("When was the lifeboat station repaired?")
    among = both.ask("When was the lifeboat station repaired?")
    assert (among.answer, among.confidence, among.citations) == (alone.answer, alone.confidence, alone.citations)
    assert [hit.rank for hit in among.passages] == list(range(1, len(among.passages) + 1))
    for hit in among.passages:
        row = both.index.passages.row(hit.row.number)
        assert (row.source, row.start, row.text) == (hit.row.source, hit.row.start, hit.row.text)


def test_a_question_is_read_and_embedded_once_for_all_texts_and_for_the_one_meant(
    both: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Mock(side_effect=read_question)
    embeds = Mock(side_effect=both.index.encoder.encode_query)
    monkeypatch.setattr("qa.answering.search.read_question", reads)
    monkeypatch.setattr(both.index.encoder, "encode_query", embeds)
    found = both.search("馆藏青铜鼎修复花了多少钱?")
    assert found.among is not None
    assert reads.call_count == embeds.call_count == 1


def test_a_text_of_several_is_asked_with_the_same_vector_as_by_itself(both: Assistant) -> None:
    for question in ("馆藏青铜鼎修复花了多少钱?", "When was the lifeboat station repaired?"):
        found = both.search(question)
        assert found.among is not None
        assert (found.query.vector == found.index.prepare(question).vector).all()


def test_what_a_text_does_not_say_of_its_thing_is_not_taken_from_another(both: Assistant) -> None:
    assert not both.ask("Who repaired the lifeboat station?").found


def test_what_is_counted_over_all_texts_is(both: Assistant) -> None:
    found = both.ask("列出3月发生的大事")
    assert {item.source for item in found.citations} == {"museum.txt", "council.txt"}


def test_a_word_that_no_other_text_has_says_which_is_meant() -> None:
    filler = "\n\n".join(f"{month}月2日，市里召开第{month}次例会。" for month in range(1, 12))
    works = f"2023年大事记\n\n{filler}\n\n12月5日，总装厂建成投产，厂房{{}}平方米。\n"
    texts = [
        Document("a.txt", works.format("3200")),
        Document("b.txt", works.format("4500").replace("总装厂", "锻造厂")),
    ]
    asked = Assistant(Index.build(texts))
    assert asked.ask("总装厂的厂房有多少平方米?").answer == "3200平方米"
    assert asked.ask("锻造厂的厂房有多少平方米?").answer == "4500平方米"


def _two_companies() -> Assistant:
    filler = "\n\n".join(f"{month}月2日，公司召开第{month}次例会。" for month in range(1, 10))
    year = (
        f"{{0}}2021年大事记\n\n{filler}\n\n10月8日，{{0}}在{{1}}上市，发行价{{2}}元。\n\n11月5日，{{3}}出任总经理。\n"
    )
    texts = [year.format("海川", "上海", "15.80", "周明华"), year.format("澜石", "深圳", "27.36", "韩立群")]
    return Assistant(Index.build([Document(f"{n}.txt", text) for n, text in enumerate(texts)]))


def test_a_question_that_names_nothing_is_asked_of_the_text_spoken_of() -> None:
    asked = _two_companies()
    for name, price, manager in (("海川", "15.80元", "周明华"), ("澜石", "27.36元", "韩立群")):
        history = [f"{name}在哪里上市?"]
        assert asked.ask(history[0]).found
        assert asked.ask("发行价是多少?", history).answer == price
        assert asked.ask("总经理是谁?", [*history, "发行价是多少?"]).answer == manager


def test_a_question_that_names_another_text_changes_the_subject() -> None:
    asked = _two_companies()
    found = asked.ask("澜石的发行价是多少?", ["海川在哪里上市?", "发行价是多少?"])
    assert found.answer == "27.36元"
    row = asked.index.passages.row(found.passages[0].row.number)
    assert row.text == found.passages[0].row.text


def test_a_filter_is_kept(both: Assistant) -> None:
    found = both.ask("Who is the youngest councillor?", filters=Filters(source="museum.txt"))
    assert all(hit.row.source == "museum.txt" for hit in found.passages)


def test_most_questions_that_are_right_alone_are_so_among_all_texts() -> None:
    """Of some texts of each kind; ``python -m tests.qa.mixed`` asks the questions of all."""
    found = pairs(["council.txt", "museum.txt", "court.txt", "airport.txt", "bulletins.txt", "zoo.txt"])
    assert len(found) > 50  # the more texts there are, the fewer words stand in one alone
    missed = [item.alone.golden["question"] for item in found if not item.stays]
    assert len(missed) <= len(found) * 0.05, "\n".join(missed)
