from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Citation
from qa.verify import judge, sentences, verify


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
