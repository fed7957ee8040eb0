import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.sentences import split_clauses, split_sentences

ARTICLE = (Path(corpus.__file__).parent / "data" / "jinjiang-2022.txt").read_text(encoding="utf-8")
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=60),
    st.text(alphabet="。！？!?….，,；;：:“”‘’\"'《》（）()」「\n\r \u3000aB1二的No.Mr", max_size=60),
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一。二！三？四!五?", ["一。", "二！", "三？", "四!", "五?"]),
        ("真的？！好……走了", ["真的？！", "好……", "走了"]),
        ("甲；乙;丙。", ["甲；乙;丙。"]),
        ("标题\n\n  正文\r\n没有句号", ["标题", "正文", "没有句号"]),
        ("他说：“好。”她笑了。", ["他说：“好。”", "她笑了。"]),
        ("他说：“好。坏。算了”，然后走了。", ["他说：“好。坏。算了”，然后走了。"]),
        ("这是“怎么办？”的问题。", ["这是“怎么办？”的问题。"]),
        ("“好！”。完", ["“好！”。", "完"]),
        ("（完。）下一句", ["（完。）", "下一句"]),
        ("见附件（共三页。请查收。）并回复。", ["见附件（共三页。请查收。）并回复。"]),
        ("《你好。再见！》出版了。", ["《你好。再见！》出版了。"]),
        ("“没有关上。下一句。", ["“没有关上。", "下一句。"]),
        ('He said "No." Then he left.', ['He said "No."', "Then he left."]),
        ("It rose (by a lot). Then it fell.", ["It rose (by a lot).", "Then it fell."]),
        ("In 2022. The end.", ["In 2022.", "The end."]),
        ("In the U.S. The rest.", ["In the U.S.", "The rest."]),
        ("Wait... Then go.", ["Wait...", "Then go."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "增长3.5%",
        "Mr. Lee met J. Smith of U.S. Steel",
        "No. 5 and Fig. 3 on Sept. 8",
        "some fruit, e.g. apples, i.e. food",
        "see example.com/a.html now",
        "1. First item",
        "Acme Co. said so",
        "version 1.2.3 is out",
    ],
)
def test_a_stop_within_a_word_or_number_or_after_an_abbreviation_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


def test_a_decimal_point_does_not_end_a_sentence() -> None:
    assert sentences("It grew 56.48 percent. Next.") == ["It grew 56.48 percent.", "Next."]


def test_an_unclosed_title_does_not_swallow_the_text() -> None:
    assert len(sentences("《没有关上。" + "很长的一句话。" * 100)) == 101


def test_a_range_is_split_as_if_nothing_stood_around_it() -> None:
    assert split_sentences("一。二。三。", 2, 4) == [(2, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲、乙和丙,丁；戊:己", ["甲、乙和丙,", "丁；", "戊:", "己"]),
        ("共1,240人,10:30开始", ["共1,240人,", "10:30开始"]),
        ("见https://a.b,好", ["见https://a.b,", "好"]),
        ("一,。二", ["一,", "。", "二"]),
        ("冠军66项、亚军66项，共吸引843支队伍", ["冠军66项、亚军66项，", "共吸引843支队伍"]),
    ],
)
def test_a_clause_ends_after_a_comma_that_is_not_part_of_a_number(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@given(TEXTS, st.integers(0, 70), st.integers(0, 70))
def test_sentences_and_clauses_cover_all_that_is_visible_once_and_in_order(text: str, start: int, end: int) -> None:
    end = min(end, len(text))
    for spans in (split_sentences(text, start, end), split_clauses(text, start, end)):
        position = start
        for first, last in spans:
            assert position <= first < last <= end
            assert not text[position:first].strip()
            assert text[first:last] == text[first:last].strip()
            position = last
        assert not text[position:end].strip()


@given(TEXTS)
def test_no_sentence_runs_over_a_line_end(text: str) -> None:
    assert not any("\n" in sentence for sentence in sentences(text))


def test_the_article_is_cut_at_its_full_stops() -> None:
    found = sentences(ARTICLE)
    assert "高质量完成22项创建指标。" in found[-1] or any(s.endswith("高质量完成22项创建指标。") for s in found)
    assert "其中,9项完成150%以上,5项完成200%以上。" in found
    assert "事件回顾:2022年2月18日,晋江市召开2022年全市科技工作会议暨市委科创办第一次会议。" in found
    assert max(map(len, found)) < 250


@pytest.mark.parametrize("unit", ["“", "《", "(.)", '"', ". ", "A.", " \n", "(", "1.", "“。”", ",", " ", "\u3000(.) "])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    split_clauses("x" + unit * (100_000 // len(unit)))
    assert time.process_time() - started < 5
