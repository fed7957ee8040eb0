"""Words of which a thing can be only one: which a value stands with, and which of two that a question offers is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking import contrasts

TEXT = """白沙县2021年农业大事记

2021年3月8日,果树嫁接培训班在县农校开班,主要面向柑橘种植户,学员62人。
2021年5月20日,荔枝采摘节在线上举行,由白沙农业合作社承办。
2021年9月2日,评选揭晓,陈立农获评种粮大户,周小禾列入养殖能手名单。
"""


@pytest.fixture(scope="module")
def county() -> Assistant:
    return Assistant(Index.build([Document("county.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("采摘节是线上还是线下举办的?", "线上"), ("Was the lychee festival held online or in person?", "线上"),
        ("培训班面向的是柑橘种植户还是茶叶种植户?", "柑橘"), ("列入养殖能手名单的是陈立农还是周小禾?", "周小禾"),
        ("采摘节是5月还是6月举行的?", "2021年5月20日"), ("培训班在县农校还是在县委党校开班?", "县农校"),
        ("Was the training for citrus or tea growers?", "柑橘"),
    ],
)  # fmt: skip
def test_the_one_of_two_that_is_said_is_given(county: Assistant, question: str, answer: str) -> None:
    assert county.ask(question).answer == answer


def test_the_one_that_is_not_said_is_not_missed() -> None:
    text = "学校纪事\n\n2021年3月,获县教育局批复,东山分校升格为东山中学,首届家长会在线上举行。\n"
    assistant = Assistant(Index.build([Document("school.txt", text)]))
    assert assistant.ask("家长会是线上还是线下?").answer == "线上"
    assert not assistant.ask("家长会是上午还是下午?").found


@pytest.mark.parametrize(("question", "answer"), [("were in favour", "31户"), ("were against", "4户")])
def test_who_was_against_a_thing_was_not_for_it(question: str, answer: str) -> None:
    told = Assistant(Index.build([Document("a.txt", "村民会议\n\n38户住户中31户赞成、4户反对，3户没有表态。")]))
    assert told.ask(f"How many households {question}?").answer == answer


def test_what_was_begun_is_not_affirmed_to_be_finished() -> None:
    works = Assistant(
        Index.build([Document("a.txt", "2021年3月，南桥开工，长300米。\n\n2022年5月，北塔竣工，高40米。\n")])
    )
    assert [works.ask(f"{asked}的吗?").answer for asked in ("南桥是3月竣工", "南桥是3月开工", "北塔是5月建成")] == [
        "否", "是", "是",
    ]  # fmt: skip


def test_or_above_offers_nothing(county: Assistant) -> None:
    assert county.ask("number of trainees at county level or above").answer == "62人"


COUNTED = "女选手58名、男选手66名,银牌12枚,金牌7枚;未参赛3名。"


def at(value: str, text: str = COUNTED) -> tuple[int, int]:
    start = text.index(value)
    return start, start + len(value)


def words_of(question: str) -> list[str]:
    return [word for *_, word in contrasts.asked(question)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("有多少名男选手", ["男"]),
        ("how many women took part", ["women"]),
        ("男女选手各多少", []),
        ("男爵是谁", []),
        ("how many human errors were found", []),
        ("一月进口的旅客用品值多少钱", ["进口", "旅客"]),
    ],
)
def test_a_question_means_one_of_two_only_if_it_does_not_name_both(question: str, words: list[str]) -> None:
    assert words_of(question) == words


@pytest.mark.parametrize(
    ("question", "value", "against", "along"),
    [
        ("男选手有多少名", "58名", ("男",), ()),
        ("男选手有多少名", "66名", (), ("男",)),
        ("男选手有多少名", "12枚", (), ()),
        ("得了几枚金牌", "12枚", ("金牌",), ()),
        ("得了几枚金牌", "7枚", (), ("金牌",)),
        ("选手有多少名", "58名", (), ()),
    ],
)
def test_a_value_is_of_the_word_nearest_to_it_in_its_own_clause(
    question: str, value: str, against: tuple[str, ...], along: tuple[str, ...]
) -> None:
    assert contrasts.belied(question, COUNTED, *at(value)) == against
    assert contrasts.affirmed(question, COUNTED, *at(value)) == along


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("1,200 women and 900 men ran", ("men's",)),
        ("the women were 1,200 while men stayed away", ("men's",)),
        ("women's clubs sent men, 1,200 of them", ()),
        ("men, then the 1,200 women", ("men's",)),
    ],
)
def test_what_stands_before_a_value_counts_before_what_stands_behind_it(text: str, against: tuple[str, ...]) -> None:
    assert contrasts.belied("how many ran in the men's race", text, *at("1,200", text)) == against


@given(
    st.lists(st.sampled_from(["男", "女", "金牌", "银牌", "进口", "出口", "3", "5", ",", "。", "名", "and "])),
    st.data(),
)
def test_no_word_is_both_opposed_and_affirmed(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    question = "男子项目的金牌有几枚"
    against = contrasts.belied(question, text, start, end)
    along = contrasts.affirmed(question, text, start, end)
    assert not set(against) & set(along)
    assert {*against, *along} <= set(words_of(question))


def test_where_what_is_not_so_is_asked_for_the_values_before_its_clause_are_others() -> None:
    text = "检查80处,整改71处,尚有9处未整改"
    spans = [at("80处", text), at("71处", text), at("9处", text)]
    assert contrasts.before_denial("多少处没整改?", text, spans) == {at("80处", text), at("71处", text)}
    assert contrasts.before_denial("整改了多少处?", text, spans) == set()
    assert contrasts.before_denial("多少处没整改?", "检查80处,整改71处", [(2, 5), (8, 11)]) == set()


def test_values_that_all_stand_before_the_denial_are_kept() -> None:
    text = "检查80处,均未整改"
    assert contrasts.before_denial("多少处没整改?", text, [at("80处", text)]) == set()


@pytest.mark.parametrize(
    ("question", "sentence", "before", "opposed"),
    [
        ("who coaches the men's team", "the coach is ada berg.", "the women's team won.", True),
        ("who coaches the men's team", "the coach is ada berg.", "the men's team won.", False),
        ("who coaches the men's team", "the coach is ada berg.", "the men's team lost, the women's won.", True),
        ("who coaches the men's team", "the men's coach is ada berg.", "the women's team won.", False),
        ("who coaches the men's team", "the coach is ada berg.", "the club is old.", False),
        ("who coaches the team", "the coach is ada berg.", "the women's team won.", False),
        ("how many gold medals were won", "they are many.", "silver went to the women.", False),
    ],
)
def test_a_text_goes_on_about_women_until_it_speaks_of_men(
    question: str, sentence: str, before: str, opposed: bool
) -> None:
    assert contrasts.opposed_before(question, sentence, before) is opposed


def test_who_should_have_come_is_told_apart_from_who_came() -> None:
    text = "3月6日,镇人代会召开,应到代表93名,实到89名。"
    asked = Assistant(Index.build([Document("congress.txt", text)]))
    assert asked.ask("人代会实到多少代表?").answer == "89名"
    assert asked.ask("人代会应到多少代表?").answer == "93名"


def test_the_revenue_of_a_half_is_not_that_of_the_full_year() -> None:
    text = "we expect revenue of about £440 million for the full year"
    assert contrasts.belied("公司上半年营业收入是多少?", text, 27, 39) == ("上半年",)
    assert contrasts.belied("how much revenue is expected for the full year?", text, 27, 39) == ()
