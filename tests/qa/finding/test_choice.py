"""The answer among ranked sentences, whatever the evidence for it: a typed value, else a span of words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.finding.choice import choose, is_of_years, ranked, typed
from qa.finding.sentence import Candidate

NOTES = """云川年鉴

2012年3月，云川站动工，原定8月竣工，实际于2013年5月竣工。

2019年，云川酒厂有职工180人。今天有人来访。

2022年5月6日，云川酒厂有职工320人，合作社社员210人，其中女社员84人。酒厂厂长为孟怀远，厂址在白鹭洲。

2022年6月3日至9日，云川书展举行。书展在文化馆举行，周以宁主持。当天，读者王立新赠书。参展的有城东书店、城西书店和望湖书店。

2022年8月1日，云川大桥开工，计划2025年6月通车。大桥因洪水停工，建设者改用浮吊施工。
"""
ENGLISH = """Harbour notes

1 March 2019
The dock had 180 workers. The crane was first tested in June 2018 and rebuilt in May 2021.

2 April 2022
The dock has 320 workers. The boat fair ran from 4 to 9 June. The director of the dock, Ada Berg, opened it. The fog came because the sea was cold.
"""


@pytest.fixture(scope="module")
def river() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.fixture(scope="module")
def harbour() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", ENGLISH)]))


def chosen(assistant: Assistant, question: str) -> str:
    search = assistant.search(question)
    best = choose(assistant.index, search.question, search.words, search.sentences)
    return best.text if best else ""


COUNTS = """柏川县简报

2021年5月，技能大赛闭幕，共有来自华为、海尔等52家国内著名企业的310名选手参赛。
2021年6月，县水利局持续分乡镇开展“护河行动”，清理河道12条。
2021年7月，县教育局印发《柏川县校园阅读实施办法》，开展评比，组织活动。
2021年8月，柏川大桥开工，建设周期为两年，桥长860米。此次建设牵头单位是柏川路桥公司。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("技能大赛有多少企业参赛?", "52家"),
        ("技能大赛有多少选手参赛?", "310名"),
        ("校园阅读的文件叫什么?", "《柏川县校园阅读实施办法》"),
        ("护河行动是谁开展的?", "县水利局"),
        ("护河行动是哪个单位搞的?", "县水利局"),
        ("大桥建设期有多长?", "两年"),
        ("大桥有多长?", "860米"),
    ],
)
def test_what_alone_counts_or_names_what_is_asked_for_is_chosen(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", COUNTS)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("2022年酒厂有多少职工?", "320人"),
        ("合作社有多少社员?", "210人"),
        ("合作社有多少女社员?", "84人"),
        ("云川站什么时候竣工?", "2013年5月"),
        ("云川站原定什么时候竣工?", "8月"),
        ("云川大桥什么时候开工?", "2022年8月1日"),
        ("云川大桥什么时候通车?", "2025年6月"),
        ("书展在哪里举行?", "文化馆"),
        ("书展由谁主持?", "周以宁"),
        ("谁是酒厂厂长?", "孟怀远"),
        ("参展的有哪些书店?", "城东书店、城西书店和望湖书店"),
        ("大桥为什么停工?", "大桥因洪水停工，建设者改用浮吊施工"),
    ],
)
def test_the_span_of_the_kind_asked_for_is_chosen(river: Assistant, question: str, span: str) -> None:
    assert span in chosen(river, question)
    assert len(chosen(river, question)) <= len(span) + 4


def test_a_title_that_is_a_verb_leads_up_to_its_bearer() -> None:
    text = "剧社纪事\n\n3月8日 迎新音乐会在人民剧场上演，由特邀指挥沈一帆执棒，票款1.2万元。\n"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask("迎新音乐会由谁指挥?").answer == "沈一帆"


def test_a_date_that_is_payable_is_one_to_come() -> None:
    text = """Mill letter

The board proposes a dividend of 3 pence a share, payable on 24 May. Sales rose.

The foreman will retire on 30 June.
"""
    mill = Assistant(Index.build([Document("a.txt", text)]))
    assert mill.ask("When will shareholders get the dividend?").answer == "24 May"


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("How many workers does the dock have now?", "320 workers"),
        ("How many workers did the dock have in 2019?", "180 workers"),
        ("How long did the boat fair last?", "from 4 to 9 June"),
        ("When was the crane first tested?", "June 2018"),
        ("Who opened the boat fair?", "Ada Berg"),
        ("Who is the director of the dock?", "Ada Berg"),
    ],
)
def test_the_span_of_the_kind_asked_for_is_chosen_in_english(harbour: Assistant, question: str, span: str) -> None:
    assert chosen(harbour, question) in {span, span.removeprefix("from ")}


def test_where_there_is_no_sentence_nothing_is_chosen(river: Assistant) -> None:
    asked = river.search("书展在哪里举行?")
    assert choose(river.index, asked.question, asked.words, []) is None
    assert ranked(river.index, asked.question, asked.words, []) == []


def test_where_nothing_is_of_the_kind_the_best_of_another_is_chosen(river: Assistant) -> None:
    asked = river.search("酒厂挣了多少钱?")
    assert asked.question.kind == "money"
    assert choose(river.index, asked.question, asked.words, asked.sentences) is not None


def test_kinds_without_values_have_no_typed_ones(river: Assistant) -> None:
    asked = river.search("大桥为什么停工?")
    assert typed(river.index, asked.question, asked.words, asked.sentences, None) == []
    number = replace(asked.question, kind="number")
    assert typed(river.index, number, asked.words, asked.sentences, None)


def test_candidates_come_best_first_and_stand_in_their_sentences(river: Assistant) -> None:
    asked = river.search("2022年酒厂有多少职工?")
    for found in (
        typed(river.index, asked.question, asked.words, asked.sentences, None),
        ranked(river.index, asked.question, asked.words, asked.sentences),
    ):
        scores = [item.score for item in found]
        assert scores == sorted(scores, reverse=True)
        assert all(NOTES[item.start : item.end] == item.text for item in found)
        assert all(item.sentence.start <= item.start < item.end <= item.sentence.end for item in found)


def test_without_the_reader_rules_alone_decide(river: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.finding.choice.read", lambda *given, **named: None)
    assert chosen(river, "合作社有多少社员?") == "210人"
    assert "洪水" in chosen(river, "大桥为什么停工?")
    asked = river.search("酒厂挣了多少钱?")
    assert ranked(river.index, asked.question, asked.words, asked.sentences) == []


def test_whom_the_question_names_it_does_not_ask_for(river: Assistant) -> None:
    found = river.search("谁接替了孟怀远?")
    names = [item.text for item in ranked(river.index, found.question, found.words, found.sentences)]
    assert names
    assert names[0] != "孟怀远"


@pytest.mark.parametrize(("question", "of_years"), [("2022年的书展?", True), ("2019年的书展?", False), ("书展?", True)])
def test_an_event_of_another_year_says_nothing_of_the_one_asked_for(
    river: Assistant, question: str, of_years: bool
) -> None:
    sentence = next(item for item in river.search("书展在哪里举行?").sentences if "书展在" in item.text)
    assert is_of_years(read_question(question), sentence) is of_years


def test_a_candidate_says_how_much_the_reader_expects_of_it(river: Assistant) -> None:
    asked = river.search("书展由谁主持?")
    best = ranked(river.index, asked.question, asked.words, asked.sentences)[0]
    assert isinstance(best, Candidate)
    assert best.worth is None or 0 <= best.worth <= 1


def test_an_amount_is_nobodys_name_and_who_is_named_is_not_asked_for() -> None:
    text = "11月5日,县政府与东屿科技签约,建设储能电池项目,分三期。\n\n12月1日,县长费明远作工作报告。"
    asked = Assistant(Index.build([Document("signed.txt", text)]))
    assert asked.ask("储能项目是哪家公司投的?").answer != "三期"
    assert asked.ask("县长是谁?").answer == "费明远"
    assert asked.ask("谁认识费明远?").answer != "费明远"
