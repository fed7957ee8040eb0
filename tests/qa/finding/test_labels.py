"""Items of a list: what stands beneath the label of another item answers nothing, and labels are words of their own."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.labels import label_over, paragraphs

WORK = """云川县2023年工作

云川县政府发布全年工作小结。

（一）工业。全县规模以上企业实现产值86亿元，新增企业9家。水泥产量达40万吨。

（二）农业。粮食总产量12万吨。新建大棚300座。

（三）招商。工业园区引进企业12家，合同金额5亿元。

（四）旅游。农业观光园接待游客8万人次。

（五）销售。全年销售额3亿元，门店26家。

（六）人才。销售人员共有150人，其中党员31人。

（七）水利。新修水渠20公里，投入900万元。

（八）农田。水利设施改造惠及农田4万亩，投入600万元。
"""


@pytest.fixture(scope="module")
def county() -> Assistant:
    return Assistant(Index.build([Document("work.txt", WORK)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("工业园区引进了多少家企业?", "12家"),
        ("农业观光园接待了多少游客?", "8万人次"),
        ("销售人员有多少?", "150人"),
        ("水利设施改造投入多少?", "600万元"),
    ],
)
def test_a_label_within_a_longer_word_names_no_item(county: Assistant, question: str, answer: str) -> None:
    assert county.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [("工业新增了多少家企业?", "9家"), ("销售门店有多少家?", "26家"), ("水利投入多少?", "900万元")],
)
def test_of_an_item_that_is_named_only_its_own_is_told(county: Assistant, question: str, answer: str) -> None:
    assert county.ask(question).answer == answer


def test_what_only_another_item_tells_is_not_told_of_the_one_named(county: Assistant) -> None:
    assert not county.ask("工业合同金额多少?").found


def test_a_label_reaches_through_a_paragraph_of_thousands_of_passages() -> None:
    said = "村民在河边修桥种树并给来往的客人煮茶做饭直到天黑才回家休息"
    text = (
        "长河纪事\n\n（一）桥梁。"
        + "".join(f"{said}，这是第{place}处。" for place in range(9000))
        + "\n\n他们回家了。\n"
    )
    index = Index.build([Document("a.txt", text)])
    assert len(index.passages) > 1100
    labels = {label_over(index, number, index.passages.row(number).end - 1) for number in range(1100, 5, -1)}
    assert labels == {"桥梁"}
    last = len(index.passages) - 1
    assert label_over(index, last, index.passages.row(last).end - 1) == ""
    assert Assistant(index).ask("谁在河边修桥?").passages


def test_a_text_without_labels_has_none() -> None:
    index = Index.build([Document("a.txt", "云川纪事\n\n3月，大桥通车。\n\n4月，学校开学。\n")])
    assert not any(paragraphs(index, number) for number in range(len(index.passages)))
