"""The answer as data: one JSON object, whose spans are those of the source's text."""

from __future__ import annotations

import json

from corpus import Document
from index import Index
from qa.assistant import Assistant

TEXT = "渡口镇大事记\n\n2021年5月8日，码头扩建完工，泊位增至12个，总投资3600万元。\n"


def test_an_answer_as_json_comes_back_with_its_name_and_every_span_in_its_text() -> None:
    answer = Assistant(Index.build([Document("渡口.txt", TEXT)])).ask("How much was invested in the wharf's extension?")
    told = json.loads(json.dumps(answer.to_json({"any": "name"}), ensure_ascii=False))
    assert told["id"] == {"any": "name"}
    assert told["answer"] == "3600万元"
    (proof, *_) = told["citations"]
    assert TEXT[proof["start"] : proof["end"]] == proof["quote"]
    assert TEXT[proof["answer_start"] : proof["answer_end"]] == told["answer"]
    assert proof["glosses"]
    for gloss in proof["glosses"]:
        assert proof["quote"][gloss["start"] : gloss["end"]] == gloss["chinese"]
    assert [passage["rank"] for passage in told["passages"]] == list(range(1, len(told["passages"]) + 1))


def test_a_refusal_as_json_is_an_answer_without_proof() -> None:
    told = Assistant(Index.build([Document("渡口.txt", TEXT)])).ask("2019年的总投资是多少？").to_json()
    assert (told["found"], told["answer"], told["citations"]) == (False, "", [])
    assert "2019" in told["missing"] + told["display"]
    assert told["passages"]
