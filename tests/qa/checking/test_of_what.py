"""Whether a value is of the very thing that an English question asks of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant
from qa.asking.question import Question
from qa.asking.words import Word
from qa.checking.of_what import SOURCE, by_source, how_asked, is_of_it, priced, telling_how
from qa.finding.sentence import Sentence


def test_the_head_of_one_body_is_not_that_of_another_told_of_elsewhere() -> None:
    text = "农情\n\n县茶叶公司总经理何敏、县农业局副局长王磊出席开园仪式。\n\n县渔业公司今年出口鱼粉三百吨。"
    told = Assistant(Index.build([Document("a.txt", text)]))
    assert told.ask("Who is the general manager of the tea company?").answer == "何敏"
    assert not told.ask("Who is the general manager of the fishery company?").found


def test_who_heads_the_body_of_which_the_text_tells_is_given_though_his_sentence_names_none() -> None:
    text = "青禾县人民医院\n\n县人民医院去年接诊四十万人次，病床六百张。\n\n3月，院长由原副院长何敏接任，她是外科医生。"
    told = Assistant(Index.build([Document("a.txt", text)]))
    assert told.ask("Who is the director of the county people's hospital?").answer == "何敏"


def test_who_came_are_not_of_the_sort_asked_about() -> None:
    told = Assistant(
        Index.build([Document("a.txt", "The museum had 61,400 visitors in May. Pay was agreed with 320 ushers.")])
    )
    assert not told.ask("How many ushers visited the museum?").found
    assert told.ask("How many people visited the museum?").answer == "61,400 visitors"


ENGLISH = """Norland College, autumn letter

Student halls
Two new halls, Finch Hall with 320 rooms and Alder Hall with 275 rooms, open in September. A standard room costs £148 a week. The new kitchen cost £2.4 million.

Library
Loans of printed books fell by 11% to 206,000, while e-book downloads grew to 1.3 million.

Trams
The tram line costs £96 million, of which the council pays 25%. Trams run every eight minutes and carry 14,000 passengers a day. The Liberal group had wanted 30%.

The agreement with the drivers' union covers 2,340 drivers. The drilling of the tunnel for it was paid with €5.2 million of the total cost of €7.9 million.

Market
The Mill Lane market hall reopened on 15 June. The mayor, Idris Penrose, cut the ribbon.

People
Roland Vance leaves in August. His deputy, Asha Mistry, will act in his place. Beth Lindqvist resigned on 11 June.

Rowing
The women's eight won the cup in Henley. The coach is Fiona MacRae.

Strike
Lecturers went on strike in November. Around 310 of the 1,240 staff took part, according to the college; the union spoke of 500.
"""
CHINESE = """云澜铁路纪事

2021年3月,北起云州、南至澜江站的云澜铁路开工,总投资412亿元。

2023年9月,澜江站封顶,造价3.6亿元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much does a standard room cost?", "£148"),
        ("How much did the kitchen cost?", "£2.4 million"),
        ("How much did Alder Hall cost to build?", ""),
        ("How many books does the library hold?", ""),
        ("How many e-book downloads were there?", "1.3 million"),
        ("Who coaches the women's eight?", "Fiona MacRae"),
        ("Who coaches the men's eight?", ""),
        ("How often do the trams run?", "every eight minutes"),
        ("How much is a tram ticket?", ""),
        ("How much does a tram ticket cost?", ""),
        ("What share did the Liberals want the council to pay?", "30%"),
        ("Who opened the market hall?", "Idris Penrose"),
        ("Who cut the ribbon for the market hall?", "Idris Penrose"),
        ("Who will stand in for Roland Vance?", "Asha Mistry"),
        ("Who will replace Beth Lindqvist?", ""),
        ("How many people were hurt in the tram line?", ""),
        ("How many conductors does the agreement with the union cover?", ""),
        ("How many drivers does the agreement cover?", "2,340 drivers"),
        ("What was the total cost of drilling the tunnel?", "€7.9 million"),
        ("How much did the market hall earn?", ""),
        ("According to the union, how many staff took part in the strike?", "500"),
    ],
)
def test_a_value_of_another_thing_is_not_given(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", ENGLISH)])).ask(question).answer == answer


def test_a_chinese_text_prices_and_dates_only_what_it_speaks_of() -> None:
    railway = Assistant(Index.build([Document("notes.txt", CHINESE)]))
    assert not railway.ask("When did construction of Lanjiang station start?").found
    assert not railway.ask("How much does a ticket to Lanjiang cost?").found
    assert railway.ask("How much did Lanjiang station cost?").answer == "3.6亿元"


def test_a_change_is_told_by_a_number_where_no_share_is() -> None:
    text = "江北县简报\n\n10月20日,全县水稻总产量25.3万吨,较上年减少0.9万吨,南岭乡降雨186毫米,原定12日举行的现场会推迟到20日。"
    county = Assistant(Index.build([Document("notes.txt", text)]))
    assert county.ask("By how much did total rice output fall compared with the year before?").answer == "0.9万吨"
    assert not county.ask("What was the rice yield in Nanling?").found
    assert county.ask("What date was the meeting originally scheduled for?").answer == "12日"


def test_how_a_thing_was_financed_is_told_by_what_says_so() -> None:
    text = "College news\n\nNew wing opens\nThe new wing opened in May and cost £9 million. The Leland Foundation gave £5 million, the rest was borrowed.\n\nLibrary\nThe library reopened in June.\n"
    college = Assistant(Index.build([Document("notes.txt", text)]))
    assert college.ask("How was the new wing financed?").answer.startswith("The Leland Foundation gave")
    assert not college.ask("How was the museum financed?").found


def test_what_a_project_plans_to_spend_has_not_been_spent() -> None:
    text = "甲市纪事\n\n2022年5月,平台项目研发资金计划投入1600万元。"
    town = Assistant(Index.build([Document("notes.txt", text)]))
    assert not town.ask("How much was spent on R&D?").found


def told(text: str, question: str, answer: str) -> tuple[Question, list[Word], Sentence, tuple[int, int]]:
    """Return a question, its words, and the sentence of a text that has an answer, with its place."""
    search = Assistant(Index.build([Document("notes.txt", text)])).search(question)
    sentence = next(item for item in search.sentences if answer in item.text)
    start = sentence.start + sentence.text.index(answer)
    return search.question, search.words, sentence, (start, start + len(answer))


def of_it(said: str, question: str, answer: str, over: str = "Harbour notes") -> bool:
    asked, words, sentence, span = told(f"{over}\n\n{said}", question, answer)
    return is_of_it(asked, words, sentence, span, [])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many surgeons visited the garden in 2021?", ""),
        ("How many people visited the garden in 2021?", "8,300 visitors"),
        ("How many guests visited the garden in 2021?", "8,300 visitors"),
    ],
)
def test_visitors_are_no_one_sort_of_people(question: str, answer: str) -> None:
    text = "The garden welcomed 8,300 visitors in 2021. It keeps 40 sorts of rose."
    assert Assistant(Index.build([Document("garden.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("said", "question", "answer", "is_it"),
    [
        ("The fare is £3.", "What was the fare in the year before?", "£3", False),
        ("The men's coach is Ada Berg.", "Who coaches the women's crew?", "Ada Berg", True),
        ("The men won. The coach is Ada Berg.", "Who coaches the women's crew?", "Ada Berg", False),
        ("The quay is 320 metres long.", "How many people live at the quay?", "320 metres", False),
        ("The quay is 320 metres long.", "How many metres is the quay long?", "320 metres", True),
        ("The pact covers 40 sailors of the dock.", "How many cooks does the pact cover?", "40 sailors", False),
        ("The pact covers 40 sailors of the dock.", "How many sailors does the pact cover?", "40 sailors", True),
        ("The pact covers 40 sailors of the dock.", "How many people does the pact cover?", "40 sailors", True),
        ("Loans of printed charts fell to 206.", "How many charts are there?", "206", False),
        ("The number of printed charts fell to 206.", "How many charts are there?", "206", True),
        ("Loans of printed charts fell to 206.", "How many loans of charts were there?", "206", True),
        ("Chart downloads fell to 206.", "How many charts are there?", "206", False),
        ("The head of the ferry office is Ada Berg.", "Who heads the ferry office?", "Ada Berg", True),
        ("The head of the fog choir is Ada Berg.", "Who heads the ferry company?", "Ada Berg", False),
        ("Ida Holm leaves. Ada Berg will replace her.", "Who will replace Ida Holm?", "Ada Berg", True),
        ("Ada Berg will replace Ida Holm.", "Who will replace Ida Holm?", "Ada Berg", True),
        ("A cabin on the ferry costs £148.", "How much does a cabin cost?", "£148", True),
        ("A cabin on the barge costs £148.", "How much did the lighthouse cost?", "£148", False),
        ("The lighthouse shone, at a cost of £148.", "How much did the lighthouse cost?", "£148", True),
        ("It costs £148.", "How much did the lighthouse cost?", "£148", True),
        ("The ferry got £148.", "How much does a ferry ticket cost?", "£148", False),
        ("The ferry got £148.", "How much did the lighthouse earn?", "£148", False),
    ],
)
def test_a_value_is_of_what_an_english_question_asks_of(said: str, question: str, answer: str, is_it: bool) -> None:
    assert of_it(said, question, answer) is is_it


@pytest.mark.parametrize(
    ("said", "question", "answer", "is_it"),
    [
        ("全镇粮食生产受灾，降雨186毫米。", "What was the rice yield?", "186毫米", False),
        ("研发资金投入1600万元。", "How much was spent on research?", "1600万元", True),
        ("研发资金计划投入1600万元。", "How much is the research fund?", "1600万元", True),
        ("大桥造价36万元。", "How much did the bridge cost?", "36万元", True),
        ("粮仓造价36万元。", "How much did the bridge cost?", "36万元", False),
    ],
)
def test_a_value_of_a_chinese_text_is_of_what_is_asked_of(said: str, question: str, answer: str, is_it: bool) -> None:
    assert of_it(said, question, answer, "简报") is is_it


def test_a_place_that_something_only_leads_to_is_not_dated() -> None:
    asked, words, sentence, span = told(
        "简报\n\n2021年3月，线路开工，南至澜江站。", "When did work on Lanjiang start?", "2021年3月"
    )
    assert not is_of_it(asked, words, sentence, span, [["澜江"]])
    assert is_of_it(asked, words, sentence, span, [["云州"]])
    assert is_of_it(asked, words, sentence, None, [["澜江"]])
    assert is_of_it(replace(asked, language="zh"), words, sentence, span, [["澜江"]])
    asked, words, sentence, span = told(
        "简报\n\n2021年3月，澜江站开工，南至澜江。", "When did work on Lanjiang start?", "2021年3月"
    )
    assert is_of_it(asked, words, sentence, span, [["澜江"]])
    line, words, sentence, span = told(
        "简报\n\n2021年3月，线路开工，南至澜江站。", "When did the railway to Lanjiang start?", "2021年3月"
    )
    assert is_of_it(line, words, sentence, span, [["澜江"]])


@pytest.mark.parametrize(
    ("question", "answer", "speaks"),
    [
        ("According to the union, how many sailors took part?", "500", SOURCE),
        ("According to the union, how many sailors took part?", "310", 0.0),
        ("How many sailors took part?", "500", 0.0),
    ],
)
def test_a_value_is_that_of_who_is_said_to_tell_it(question: str, answer: str, speaks: float) -> None:
    said = "The dock counted 310 sailors; the union spoke of 500."
    asked, words, sentence, (start, end) = told(f"Harbour notes\n\n{said}", question, answer)
    span = start - sentence.start, end - sentence.start
    assert by_source(asked, words, sentence, span) == speaks


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("how was the quay financed?", "financed"),
        ("and how were the boats built?", "built"),
        ("how is it called?", ""),
        ("how many boats were built?", ""),
        ("how is the quay used?", ""),
    ],
)
def test_how_something_was_done_is_asked_by_its_verb(question: str, verb: str) -> None:
    assert how_asked(question) == verb


def test_of_the_sentences_those_are_kept_that_say_how() -> None:
    text = "Harbour notes\n\nThe quay opened in May. The quay was financed with a loan. Fog came."
    search = Assistant(Index.build([Document("notes.txt", text)])).search("How was the quay financed?")
    kept = telling_how(search.question, search.words, search.sentences)
    assert [item.text for item in kept] == ["The quay was financed with a loan."]
    other = replace(search.question, text="Was the quay opened?")
    assert telling_how(other, search.words, search.sentences) == search.sentences
    unsaid = [item for item in search.sentences if "loan" not in item.text]
    assert telling_how(search.question, search.words, unsaid) == unsaid


EQUIPMENT = """县农机站简报

4月,农机站新购播种机两台,价格36万元,另购植保无人机5架、共计22万元。

6月,全县改造水渠40公里,投入资金1900万元。7月,从荷兰引进的温室设备投入使用。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much did the seeders cost?", "36万元"),
        ("How much did the drones cost?", "22万元"),
        ("How much did the greenhouse equipment cost?", ""),  # named after the sum
    ],
)
def test_a_sum_is_of_the_thing_named_with_it(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", EQUIPMENT)])).ask(question).answer == answer


def test_the_price_asked_of_a_thing_is_read_off_the_question() -> None:
    assert priced("what was the cost of the new ferry terminal?").startswith("new ferry terminal")
    assert not priced("how much was it?")


def test_what_is_counted_elsewhere_is_not_of_a_course_of_which_no_count_is_told() -> None:
    told = Assistant(Index.build([seed_document()]))
    assert not told.ask("How many companies signed up for the second broker training course?").found
    assert told.ask("How many companies were certified in the first two batches?").answer == "304家"
