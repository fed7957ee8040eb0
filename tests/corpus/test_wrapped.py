"""Lines broken at a width are joined; lists, tables, verse and logs stay as they are."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus import seed_document
from corpus.wrapped import unwrapped
from tests.qa.broken import broken

CHINESE = (
    "镇水利站今年清理渠道十二公里，出动三百四十人次，共花去七万二千元。",
    "到六月九日夜里下了一场大雨，北坡的土坝被冲开一个缺口，站长梁守信带着十一个人连夜堵上。",
    "缺口宽四米，用去沙袋860个。",
    "县里随后拨款15.6万元，把土坝改成石坝，工期四个月。",
    "新坝在十月十八日完工，比原定的日子早了六天。",
)
ENGLISH = (
    "The harbour trust met on the fourth of May and chose a new chairman, Ann Price, who had kept the books.",
    "She promised to mend the south pier before the winter, at a cost of £41,500.",
    "Work began in June and was done by eleven men in nine weeks.",
    "The first ferry, which carries 120 passengers, came alongside on 2 September.",
    "Nobody had counted on the weather, and the trust paid £3,200 more than it had meant to.",
)


def assume_breaks_within_sentences(lines: list[str]) -> None:
    """Leave out texts whose lines end with a sentence more often than not: those may be lists, and stay as they are."""
    breaks = [line for line, after in pairwise(lines) if line and after]
    assume(2 * sum(not line.endswith(("。", ".")) for line in breaks) >= len(breaks))


@given(st.lists(st.permutations(CHINESE), min_size=2, max_size=5), st.integers(34, 90))
def test_chinese_paragraphs_broken_at_any_width_are_as_they_were(paragraphs: list[tuple[str, ...]], width: int) -> None:
    whole = ["".join(sentences) for sentences in paragraphs]
    text = "\n\n".join(broken(text, width) for text in whole)
    assume_breaks_within_sentences(text.split("\n"))
    assert unwrapped(text) == "\n\n".join(whole)


@pytest.mark.parametrize("width", [40, 52, 76])
def test_an_entry_that_opens_with_the_same_month_is_one(width: int) -> None:
    text = "".join(CHINESE)
    lines = [text, *("".join((opening, *CHINESE[:3])) for opening in ("是月，", "同年，", "冬，"))]
    whole = "\n".join([*lines, "是年，镇水利站：清理渠道十二公里；北坡土坝：" + text])
    assert unwrapped(broken(whole, width)) == whole


@given(st.lists(st.permutations(ENGLISH), min_size=2, max_size=5), st.integers(50, 100))
def test_english_paragraphs_broken_at_any_width_are_as_they_were(paragraphs: list[tuple[str, ...]], width: int) -> None:
    whole = [" ".join(sentences) for sentences in paragraphs]
    text = "\n\n".join(broken(text, width) for text in whole)
    assume_breaks_within_sentences(text.split("\n"))
    assert unwrapped(text) == "\n\n".join(whole)


def test_titles_between_broken_paragraphs_and_their_first_indents_stay() -> None:
    text = "\n".join(["水利站纪事", "", "一、清渠", "　　" + broken("".join(CHINESE[:3]), 44), "二、筑坝",
                      "　　" + broken("".join(CHINESE[3:] + CHINESE[:1]), 44), "附记", "　　" + CHINESE[2]])  # fmt: skip
    lines = unwrapped(text).split("\n")
    assert [line for line in lines if len(line) < 9] == ["水利站纪事", "", "一、清渠", "二、筑坝", "附记"]
    assert "　　" + "".join(CHINESE[:3]) in lines
    assert "　　" + "".join(CHINESE[3:] + CHINESE[:1]) in lines


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"2023-05-{day:02} 入库粮食{day + 100}吨，出库{day + 40}吨，库存尚可维持三十日之用" for day in range(1, 25)
        ),
        "\n".join(f"- 第{n}号泵站检修完毕，更换轴承两副，用去三千元整" for n in range(1, 9)),
        "白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n" * 4,
        "姓名\t职务\t电话\n" + "\n".join(f"梁守{n}\t水利站站长兼书记\t0595-880{n}{n}" for n in "甲乙丙丁戊己"),
        "| 月 | 雨量 |\n| --- | --- |\n"
        + "\n".join(f"| {n}月 | {n * 11}毫米，为历年同期之最高 |" for n in range(1, 9)),
        "\n".join(ENGLISH),
        "# 2022年大事记\n\n"
        + "\n".join(f"{m}月{m + 2}日 镇{w}新楼正式投入使用并接待首批来访者" for m, w in enumerate("甲乙丙丁戊己庚", 2))
        + "。",
        "\n".join(f"{n}. 第{n}中学学生梁守{w}获得全县书法比赛一等奖并参加省赛" for n, w in enumerate("甲乙丙丁戊己", 1))
        + "。",
        "\n".join(
            f"00{n} 梁守{w} 男 三十四岁 水利站职工 家住北坡村东头第二排" for n, w in enumerate("甲乙丙丁戊己", 1)
        ),
        "",
    ],
)
def test_lists_logs_verse_and_tables_stay_line_by_line(text: str) -> None:
    assert unwrapped(text) == text


def test_code_labels_and_what_stands_over_a_text_keep_their_lines_within_broken_prose() -> None:
    prose = broken(" ".join(ENGLISH), 60)
    code = "```sh\nexport A=1\ncd /tmp\nmake all\n```"
    labels = "name: Ann Price\nphone: 0595 880\nemail: ann at harbour"
    text = f"---\ntitle: Trust\nauthor: ann\n---\n\n{prose}\n\n{code}\n\n{labels}\n\n{prose}"
    assert unwrapped(text) == text.replace(prose, " ".join(ENGLISH))


def test_a_number_broken_between_two_lines_is_one_number_again() -> None:
    text = "水利站纪要：今年一共清理渠道和水沟12\n.5公里，支出二万七千元，参加的村民有3\n40人，另有外来的工人二十四名，分三班\n轮流。"
    assert "12.5公里" in unwrapped(text)
    assert "340人" in unwrapped(text)


def test_texts_that_were_never_broken_are_not_touched() -> None:
    assert unwrapped(seed_document().text) == seed_document().text
    texts = sorted((Path(__file__).parent.parent / "qa" / "texts").glob("*.txt"))
    assert texts
    for path in texts:
        text = path.read_text(encoding="utf-8")
        assert unwrapped(text) == text, path.name
