"""What the learned reader makes of sentences: chances that sum to one, spans within them, and their worth."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa.answering.search import Search
from qa.assistant import Assistant
from qa.finding.reader import Read, read

TEXT = (
    "渡口镇大事记\n\n2021年3月5日，新渡船下水，可载客86人，由船工周长河驾驶。\n\n"
    "2021年5月8日，码头扩建完工，泊位增至12个，总投资3600万元。\n\n2021年9月1日，渡口小学迁入新校舍。\n"
)


def found(question: str) -> Read:
    assistant = Assistant(Index.build([Document("渡口.txt", TEXT)]))
    search: Search = assistant.search(question)
    made = read(assistant.index, search.question, search.sentences, words=search.words)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("question", "answer"), [("谁驾驶新渡船？", "周长河"), ("码头扩建总投资多少？", "3600万元"), ("How many berths does the wharf have?", "12")]
)  # fmt: skip
def test_the_sentence_that_answers_is_the_likeliest(question: str, answer: str) -> None:
    made = found(question)
    assert sum(made.chances) == pytest.approx(1, abs=1e-3)
    best = max(zip(made.chances, made.sentences, strict=True), key=lambda item: item[0])[1]
    assert answer in best.text
    assert made.chance(best) == max(made.chances)


def test_spans_lie_in_their_sentences_and_come_by_their_worth() -> None:
    made = found("谁驾驶新渡船？")
    spans = made.spans()
    assert [worth for *_, worth in spans] == sorted((worth for *_, worth in spans), reverse=True)
    for sentence, start, end, worth in spans:
        assert sentence.start <= start < end <= sentence.end
        assert 0 <= worth <= 1 + 1e-3
    assert made.worths([(sentence, start, end) for sentence, start, end, _ in spans]) == pytest.approx(
        [worth for *_, worth in spans], abs=1e-4
    )
    assert "周长河" in TEXT[spans[0][1] : spans[0][2]]


def test_a_text_without_chinese_is_not_read() -> None:
    assistant = Assistant(Index.build([Document("ferry.txt", "The new ferry carries 86 passengers.\n")]))
    search = assistant.search("How many passengers?")
    assert read(assistant.index, search.question, search.sentences) is None
