"""Which of the values of one sentence are those asked for: what each measures, governs, or is a part of."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import Question
from qa.asking.words import Word
from qa.finding.apart import (
    _whole_and_part,
    counted_of,
    counted_phrase,
    is_of_another,
    measured,
    of_other_number,
    of_subset,
    respective,
    values_apart,
)
from qa.finding.sentence import Candidate, Sentence
from qa.finding.wanted import Wanted


def read(said: str, question: str) -> tuple[Question, list[Word], Sentence]:
    search = Assistant(Index.build([Document("notes.txt", f"简报\n\n{said}")])).search(question)
    return search.question, search.words, max(search.sentences, key=lambda item: len(item.text))


FLEET = "2020年，航运公司有货轮36艘，有7艘停在外港；船员1480人，其中外籍船员210人。当年新造拖轮9艘。"
ORCHARD = "Of the farm's 640 trees, 75 are pears. It employs 28 people, 11 of whom live on the spot. The press cost £52,000, of which the county gave £18,000."


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (FLEET, "航运公司有多少艘货轮?", "36艘"),
        (FLEET, "货轮中有多少艘停在外港?", "7艘"),
        (FLEET, "有几艘货轮停在外港?", "7艘"),
        (FLEET, "航运公司有多少船员?", "1480人"),
        (FLEET, "How many of the crew were foreign?", "210人"),
        (ORCHARD, "How many of the farm's trees are pears?", "75"),
        (ORCHARD, "How many people does the farm employ?", "28 people"),
        (ORCHARD, "How many of the people live on the spot?", "11"),
        (ORCHARD, "How much did the county give for the press?", "£18,000"),
    ],
)
def test_the_part_is_told_from_the_whole_by_what_is_said_only_of_it(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("对虾产量多少?", "11.8万吨"),
        ("海带产量是多少?", "6.4万吨"),
        ("水产品总产量多少?", "36.4万吨"),
        ("苹果产量多少?", "25万吨"),
        ("水产品产量比上年增加了多少?", "1.3万吨"),
        ("水产品产量增长了多少?", "3.7%"),
        ("对虾比海带多多少万吨?", "5.4万吨"),
    ],
)
def test_a_part_in_a_sentence_of_its_own_is_measured_as_its_whole_is(question: str, answer: str) -> None:
    text = (
        "北原市农业公报\n\n6月2日,市渔业局公布,全市水产品总产量达36.4万吨,比上年增加1.3万吨,增长3.7%。"
        "其中对虾11.8万吨、牡蛎9.2万吨、海带6.4万吨。\n\n全市苹果年产量25万吨,种植面积18万亩。\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


def test_two_numbers_of_one_clause_are_of_the_same_part() -> None:
    text = "赛季里球队打进62球，其中前锋祁亮攻入19球，中场孙岩攻入8球并送出11次助攻。"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("孙岩送出多少次助攻?").answer == "11次"
    assert assistant.ask("祁亮攻入多少球?").answer == "19球"


def test_a_number_with_a_subject_of_its_own_is_no_part() -> None:
    assert not _whole_and_part("受理投诉5318件,投诉最多的是等车,有2046件。")
    assert not _whole_and_part("The school has 12 classes; 4 teachers came.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [("几户住户反对？", "4户"), ("有多少户住户赞成？", "31户"), ("有多少户住户参加会议？", "38户")],
)
def test_the_number_of_all_is_not_that_of_those_of_whom_something_is_said(question: str, answer: str) -> None:
    told = Assistant(
        Index.build([Document("a.txt", "村民会议\n\n参加会议的38户住户中31户赞成、4户反对，3户没有表态。")])
    )
    assert told.ask(question).answer == answer


def test_an_english_part_is_told_behind_and() -> None:
    said = "Receipts came to £74,000, of which fees made up £31,000 and gifts £12,000."
    told = Assistant(Index.build([Document("a.txt", f"Holm Point Trust\n\n{said}")]))
    assert told.ask("How much of the receipts came from gifts?").answer == "£12,000"


def places(sentence: Sentence, *values: str) -> list[tuple[int, int]]:
    return [(sentence.text.index(value), sentence.text.index(value) + len(value)) for value in values]


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("全镇有多少家茶叶企业?", {"茶叶", "企业"}),
        ("茶叶企业新增多少家?", {"新增", "茶叶", "企业"}),
        ("茶叶企业在哪里?", set()),
        ("How many tea firms are there?", set()),
    ],
)
def test_what_is_counted_stands_behind_the_gap_else_before_it(question: str, phrase: set[str]) -> None:
    asked, words, _ = read("全镇有茶叶企业42家。", question)
    assert {words[number].label for number in counted_phrase(asked, words)} == phrase


@pytest.mark.parametrize(
    ("said", "question", "answer"),
    [
        ("全镇走访农户420户，帮扶35户，表彰8户。", "帮扶的农户有多少户?", "35户"),
        ("全镇走访农户420户，帮扶35户，表彰8户。", "被表彰的有几户?", "8户"),
        ("信访局收到举报信210件，立案17件。", "立案的举报信有多少件?", "17件"),
        ("从90名报名的孩子里选出12名。", "报名的有多少名?", "90名"),
        ("去年归还图书40册，其中小说9册，丢失3册。", "归还的小说有多少册?", "9册"),
    ],
)
def test_of_two_counts_that_of_the_verb_is_given_by_which_it_is_asked(said: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", f"简报\n\n{said}")])).ask(question).answer == answer


def test_an_english_date_is_of_what_leads_up_to_it() -> None:
    notes = "Town notes\n\nThe old mill, which was built in 1790, reopened on 3 May after repairs."
    assert Assistant(Index.build([Document("notes.txt", notes)])).ask("磨坊什么时候重新开放?").answer == "3 May"


def test_a_value_measures_what_stands_at_it_and_the_less_else_the_better() -> None:
    asked, words, sentence = read("认定首家外贸茶叶企业304家，有茶叶企业903家，果园66个。", "有多少家茶叶企业?")
    counted = counted_phrase(asked, words)

    def of(value: str) -> tuple[float, int, float]:
        ((start, end),) = places(sentence, value)
        return measured(Candidate(sentence, sentence.start + start, sentence.start + end, 1.0), words, counted)

    own, special, whole = of("903家")
    assert own > 0
    assert whole >= own
    assert special < of("304家")[1]
    assert of("66个")[0] == 0.0


def test_what_a_quantity_counts_is_known_or_not() -> None:
    _, _, sentence = read("全镇有茶叶企业42家。", "有多少家?")
    ((start, end),) = places(sentence, "42家")
    head = counted_of(sentence, (start, end))
    assert head is not None
    assert sentence.text[slice(*head)].endswith("企业")
    assert counted_of(sentence, (0, 1)) is None


@pytest.mark.parametrize(
    ("said", "question", "values", "apart"),
    [
        ("茶叶收入30万元，增长7.9%；果园收入5万元，增长6.6%。", "茶叶收入增长多少?", ("7.9%", "6.6%"), {"6.6%"}),
        ("茶叶收入30万元；果园收入5万元。", "收入多少?", ("30万元", "5万元"), set()),
        ("货物3亿吨，增长6.7%，游客412万人，增长3.4%。", "游客增长百分之多少?", ("6.7%", "3.4%"), {"6.7%"}),
        ("水闸1973年动工，1976年通船。", "水闸什么时候通船?", ("1973年", "1976年"), {"1973年"}),
        ("水闸1973年动工，1976年通船。", "水闸什么时候动工?", ("1973年", "1976年"), {"1976年"}),
        ("水闸动工于1973年，1976年通船。", "水闸什么时候动工?", ("1973年", "1976年"), {"1976年"}),
        ("水闸1973年动工。", "水闸什么时候通船?", ("1973年",), set()),
    ],
)
def test_values_are_apart_of_which_others_have_more_of_the_question(
    said: str, question: str, values: tuple[str, ...], apart: set[str]
) -> None:
    asked, words, sentence = read(said, question)
    found = values_apart(sentence, places(sentence, *values), words, asked, {})
    assert {sentence.text[start:end] for start, end in found} == apart


def test_the_number_of_things_before_their_values_is_none_of_them() -> None:
    said = "东闸、西闸、南闸三座的流量分别为5吨、6吨和7吨。"
    asked, words, sentence = read(said, "西闸的流量是多少吨?")
    spans = places(sentence, "三座", "5吨", "6吨", "7吨")
    heads = respective(sentence.plain, spans)
    assert [sentence.text[slice(*heads[span])] for span in spans[1:]] == ["东闸", "西闸", "南闸"]
    assert values_apart(sentence, spans, words, asked, heads) == {spans[0]}


@pytest.mark.parametrize(
    ("text", "values", "heads"),
    [
        ("东闸和西闸的流量分别为5吨和6吨", ("5吨", "6吨"), ["东闸", "西闸"]),
        ("东闸和西闸的流量分别为5吨和6吨,合计11吨", ("5吨", "6吨", "11吨"), ["东闸", "西闸"]),
        ("东闸和西闸的流量为5吨和6吨", ("5吨", "6吨"), []),
        ("东闸的流量分别为5吨和6吨", ("5吨", "6吨"), []),
    ],
)
def test_values_belong_in_order_to_what_stands_before_respectively(
    text: str, values: tuple[str, ...], heads: list[str]
) -> None:
    spans = [(text.index(value), text.index(value) + len(value)) for value in values]
    assert [text[start:end] for start, end in respective(text, spans).values()] == heads


def test_a_value_is_of_another_holder_or_side() -> None:
    asked, _, sentence = read("首任站长是陈立秋，现任站长是白小帆。", "首任站长是谁?")
    wanted = Wanted(asked)
    one, other = places(sentence, "陈立秋", "白小帆")
    assert not is_of_another(sentence, one, wanted)
    assert is_of_another(sentence, other, wanted)


@pytest.mark.parametrize(
    ("question", "value", "speaks"),
    [
        ("闸门投资多少?", "45万元", True),
        ("泵房投资多少?", "30万元", True),
        ("泵房投资多少?", "45万元", False),
        ("泵房投资多少?", "75万元", False),
    ],
)
def test_the_value_of_a_part_is_behind_its_name(question: str, value: str, speaks: bool) -> None:
    _, _, sentence = read("水闸投资75万元，其中闸门45万元、泵房30万元。", question)
    assert (of_subset(sentence, places(sentence, value)[0]) > 0) is speaks


def test_a_whole_behind_its_parts_is_none_of_them() -> None:
    _, _, sentence = read("水闸投资增加，其中闸门45万元，泵房总额75万元。", "泵房投资多少?")
    assert of_subset(sentence, places(sentence, "75万元")[0]) == 0.0


def test_a_value_of_the_next_of_a_row_is_anothers() -> None:
    _, _, sentence = read("The line 2 cost £5 million and line 3 cost £7 million.", "How much did line 2 cost?")
    one, other = places(sentence, "£5 million", "£7 million")
    asked = frozenset([("line", 2)])
    assert of_other_number(sentence, one, asked) == 0.0
    assert of_other_number(sentence, other, asked) < 0
    assert of_other_number(sentence, other, frozenset()) == 0.0
    assert of_other_number(sentence, other, frozenset([("pier", 2)])) == 0.0


def test_the_later_words_of_a_question_say_which_of_two_is_meant() -> None:
    text = "5月,荷花节期间接待游客31万人次,旅游收入8200万元,分别比上年增长12%和19%。"
    asked = Assistant(Index.build([Document("lotus.txt", text)]))
    assert asked.ask("荷花节旅游收入增长多少?").answer == "19%"
    assert asked.ask("荷花节游客增长多少?").answer == "12%"


SALES = """2023年统计公报

全年社会消费品零售总额1217.3亿元，增长7.8%。其中，城镇消费品零售额1034.6亿元，增长7.5%；乡村182.7亿元，增长9.6%。

全年规模以上工业增加值增长6.4%。规模以上工业企业1386家，实现利润147.9亿元，下降2.7%。新能源汽车产量8.6万辆，增长41.5%。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("乡村消费品零售额多少?", "182.7亿元"),
        ("城镇消费品零售额多少?", "1034.6亿元"),
        ("社会消费品零售总额是多少?", "1217.3亿元"),
        ("What were total retail sales of consumer goods?", "1217.3亿元"),
        ("工业企业利润下降多少?", "2.7%"),
        ("How many new energy vehicles were produced?", "8.6万辆"),
    ],
)
def test_in_a_bulletin_a_part_is_told_from_its_whole_and_from_the_next_part(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("bulletin.txt", SALES)])).ask(question).answer == answer


def test_what_only_begins_alike_does_not_tell_of_the_same() -> None:
    text = "全港建成岸电设施68套,泊位岸电覆盖率达到90.7%。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask("岸电覆盖率多少?").answer == "90.7%"
