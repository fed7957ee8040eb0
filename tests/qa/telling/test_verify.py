from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import seed_document
from corpus.sentences import split_sentences
from qa.answer import Citation
from qa.telling.verify import judge, sentences, verify


def cited(quote: str, event: str | None = None, date: str | None = None) -> Citation:
    return Citation("某报.txt", 1, event, None, date, 0, len(quote), quote)


FIRMS = cited(
    "认定高新技术企业304家(占泉州30%),保有量达640家,同比增长56.48%,创历史新高。", "晋江高企保有量创新高", "2022"
)
FAIR = cited(
    "11月3日,2022福建(晋江)石墨烯大会在晋江举行,签约6个项目,总投资1.35亿元。", "石墨烯大会在晋江举行", "2022-11-03"
)
CLUB = cited("Over 600 companies joined the club in Hangzhou on 5 May 2021, and Mary Jones was not there.")
QUOTES = [FIRMS, FAIR, CLUB]

TRUE = [
    "保有量达640家，同比增长56.48%[1]。",
    "占泉州的30%[1]。",
    "六百四十家[1]。",
    "石墨烯大会于2022年11月3日在晋江举行[2]。",
    "大会总投资1.35亿元[2]。",
    "2022年有640家[1]，大会签约6个项目[2]。",
    "640 high-tech enterprises, up 56.48% [1].",
    "The Graphene Conference was held in Jinjiang on November 3, 2022 [2].",
    "Six projects were signed, of 135 million yuan [2].",
    "More than 600 companies joined in Hangzhou on May 5, 2021 [3].",
    "Mary Jones was not there [3].",
]
FALSE = {
    "保有量达641家[1]。": "641家",
    "保有量达640人[1]。": "640人",
    "保有量超640家[1]。": "超640家",
    "增长56.48个百分点[1]。": "56.48个百分点",
    "总投资1.35亿美元[2]。": "美元",
    "总投资13.5亿元[2]。": "13.5亿元",
    "大会于11月4日举行[2]。": "11月4日",
    "大会于2023年举行[2]。": "2023年",
    "大会昨天举行[2]。": "昨天",
    "石墨烯大会在上海举行[2]。": "上海",
    "张伟强说有640家[1]。": "张伟强",
    "《晋江宣言》在大会发布[2]。": "晋江宣言",
    "由华为公司认定640家[1]。": "华为",
    "大会没有在晋江举行[2]。": "否定",
    "保有量全国最高，达640家[1]。": "最",
    "大会签约6个项目[1]。": "6个",
    "640家。": "没有标注",
    "有640家[4]。": "[4]",
    "有640家[0]。": "[0]",
    "[1]。": "没有内容",
    "The Beijing meeting had 640 enterprises [1].": "Beijing",
    "Shanghai had 640 enterprises [1].": "Shanghai",
    "It was held on November 4 [2].": "November 4",
    "Exactly 600 companies joined [3].": "600",
    "Seven hundred companies joined [3].": "Seven hundred",
    "Mary Smith was not there [3].": "Smith",
    "It was held last year [2].": "last year",
    "It was on Monday [2].": "monday",
    "G20 was held in Jinjiang [2].": "G20",
    "The number doubled to 640 [1].": "doubled",
}


@pytest.mark.parametrize("text", TRUE)
def test_what_stands_in_the_quotes_is_let_through(text: str) -> None:
    judged = verify(text, QUOTES)
    assert [(item.text, item.ok, item.why) for item in judged] == [(text, True, None)]


@pytest.mark.parametrize("text", FALSE)
def test_what_does_not_stand_there_is_struck_with_its_reason(text: str) -> None:
    (judged,) = verify(text, QUOTES)
    assert not judged.ok
    assert judged.why is not None
    said = (judged.why.zh + judged.why.en).lower()
    assert FALSE[text].lower() in said


def test_one_false_sentence_does_not_strike_the_others() -> None:
    judged = verify("保有量达640家[1]。占全国30%[1]，共9家[1]。大会签约6个项目。[2]", QUOTES)
    assert [item.ok for item in judged] == [True, False, True]


def test_marks_behind_the_full_stop_belong_to_the_sentence_before_them() -> None:
    text = "Ants [1]. Bees.[2][3] Cats 【1、2】。Dogs.\n[2]\nEels"
    wanted = ["Ants [1].", "Bees.[2][3]", "Cats 【1、2】。", "Dogs.\n[2]", "Eels"]
    assert [text[start:end] for start, end in sentences(text)] == wanted


def test_a_sentence_too_long_to_be_judged_is_struck() -> None:
    assert not judge("保有量达640家，" * 200 + "[1]", [FIRMS]).ok
    assert judge("保有量达640家，" * 20 + "[1]", [FIRMS]).ok


def test_each_clause_of_the_seed_is_proved_by_its_sentence() -> None:
    text = seed_document().text
    for start, end in split_sentences(text):
        sentence = text[start:end]
        for clause in [sentence, *(part for part in re.split("[,，;；。]", sentence) if len(part) > 5)]:
            assert judge(f"{clause}[1]", [cited(sentence)]).why is None


numbers = st.integers(2, 10**9)


@given(numbers, numbers, st.sampled_from(["家", "名", "项", "个", "座"]))
def test_a_count_passes_only_if_it_is_the_quoted_one(said: int, held: int, unit: str) -> None:
    (judged,) = verify(f"共有{said}{unit}[1]。", [cited(f"全市共有{held}{unit},居前列。")])
    assert judged.ok == (said == held)


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1, 12), st.integers(1, 28))
def test_a_day_passes_only_if_it_is_the_quoted_one(month: int, day: int, other: int, another: int) -> None:
    (judged,) = verify(f"会议于{month}月{day}日召开[1]。", [cited(f"{other}月{another}日,会议召开。")])
    assert judged.ok == ((month, day) == (other, another))


@given(st.text(max_size=200))
def test_no_text_is_lost_and_none_without_a_mark_passes(text: str) -> None:
    judged = verify(text, QUOTES)
    assert "".join("".join(item.text for item in judged).split()) == "".join(text.split())
    assert not any(
        item.ok for item in judged if "[" not in item.text and "［" not in item.text and "【" not in item.text
    )


@given(st.text(alphabet="0123456789.,%年月日家亿元万[]１２３一二三百 \n。", max_size=60))
def test_no_digit_that_no_quote_has_ever_passes(text: str) -> None:
    for item in verify(text, [FIRMS, FAIR]):
        assert not (item.ok and {"7", "9"} & set(item.text))  # neither quote has one


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_over_any_quote_is_judged(text: str, quote: str) -> None:
    judged = judge(text, [cited(quote or "x")])
    assert judged.ok == (judged.why is None)


GROWTH = "高新技术企业640家，同比增长5%"
INVESTED, OFFICES = "甲公司投资3亿元，乙公司投资5亿元", "张三任市长，李四任书记"
TRADE = "进口增长5%，出口下降3%，晋江有600家，石狮有300家。"
BOTH = (
    "Company Alpha invested 3 million yuan and Company Beta invested 5 million yuan. Mary was mayor, Tom was secretary."
)
TWISTED = [
    *(
        (GROWTH, text)
        for text in (
            "同比下降5%", "减少到640家", "Firms decreased by 5%", "Jinjiang lost 640 firms", "Firms fell 5%", "高新技术企业翻番",
            "高新技术企业翻了一番", "高新技术企业过半", "高新技术企业增长一倍", "占一半", "占三成", "High-tech firms grew by a fifth",
            "Firms rose tenfold", "Firms grew ten times", "有壹仟家", "有廿家", "有٦٤٠家", "有৬家", "有½家", "有⑥家", "创历史新高", "居全省之首",
            "居全省榜首", "Firms grew 5%, a record high", "Firms top the list", "企业数创新低",
        )
    ),
    (INVESTED, "甲公司投资5亿元"), (INVESTED, "乙公司投资3亿元"), (INVESTED, "投资5亿元的是甲公司"), (OFFICES, "李四任市长"),
    (OFFICES, "张三任书记"), (OFFICES, "李四任副书记"), (TRADE, "出口增长5%"), (TRADE, "进口下降3%"), (TRADE, "石狮有600家"),
    (TRADE, "晋江有300家"), (TRADE, "Jinjiang had 300"), (TRADE, "Exports grew 5%"), (BOTH, "Company Beta invested 3 million yuan"),
    (BOTH, "Alpha invested 5 million yuan"), (BOTH, "Tom was mayor"), (BOTH, "Mary was secretary"),
]  # fmt: skip
STRAIGHT = [
    *((GROWTH, text) for text in ("同比增长5%", "增长到640家", "Firms rose by 5%", "高新技术企业640家", "有６４０家")),
    (INVESTED, "甲公司投资3亿元"), (INVESTED, "乙公司投资5亿元"), (INVESTED, "甲公司投资3亿元，乙公司投资5亿元"), (OFFICES, "张三任市长"),
    (OFFICES, "李四任书记"), (TRADE, "出口下降3%"), (TRADE, "晋江有600家，石狮有300家"), (TRADE, "Jinjiang had 600"),
    (BOTH, "Company Beta invested 5 million yuan"), (BOTH, "Mary was mayor"), (BOTH, "Tom was secretary"),
    ("创历史新高，居全省之首，增长一倍，占一半，另有廿家", "居全省之首，创历史新高，增长一倍，占一半，有廿家"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text"), TWISTED)
def test_a_sentence_that_twists_its_quote_is_struck(quote: str, text: str) -> None:
    assert not judge(f"{text}[1]。", [cited(quote)]).ok


@pytest.mark.parametrize(("quote", "text"), STRAIGHT)
def test_a_sentence_that_keeps_direction_and_pairs_is_let_through(quote: str, text: str) -> None:
    assert judge(f"{text}[1]。", [cited(quote)]).why is None


@given(st.permutations(["晋江", "石狮", "南安", "惠安"]), st.integers(0, 3), st.integers(0, 3))
def test_a_number_passes_only_with_the_name_it_is_said_of(towns: list[str], town: int, number: int) -> None:
    quote = "，".join(f"{name}有{10 + place}家企业" for place, name in enumerate(towns))
    assert judge(f"{towns[town]}有{10 + number}家企业[1]。", [cited(quote)]).ok == (town == number)
