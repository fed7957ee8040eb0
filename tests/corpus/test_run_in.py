"""Headings that run in: words and a colon or full stop before their text."""

from __future__ import annotations

import pytest

from corpus.splitter import split_text

GARDEN = """Thornby Allotments in 2021

The site has 88 plots.

{0}Bees{1} Two hives were lost in the frost and five new ones were set up by the ditch.

{0}Sheds{1} The council let nineteen plots have a shed, against eleven the year before.

{0}Water Butts{1} Ann Tolley paid for sixty of them after the drought of the summer.
"""
KILN = """石湾窑场简况

{0}窑炉{1}现有龙窑两座，大的长四十二米，小的长二十八米，都在山坡东面。

{0}工匠{1}在册工匠六十一人，其中女工匠十七人，最年轻的十九岁。

{0}销路{1}产品销往九个省，去年出口三万件，比前年少四千件。
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "窑场答问\n\n问：开几窑？\n答：三窑。比去年少两窑。\n明年四窑。\n\n问：收学徒吗？\n答：收。分三种：\n1.窑工六人。\n2.画工四人。\n3.徒弟两人。\n",
            ["开几窑？", "收学徒吗？"],
        ),
        (
            "Bees\n\nQ: Who keeps them?\nA: Ann Tolley.\n\nQ2: How many?\nA: Five hives.",
            ["Who keeps them?", "How many?"],
        ),
        ("窑场\n\n**问：开几窑？**\n\n三窑。\n\n**问：收学徒吗？**\n\n收。", ["开几窑？", "收学徒吗？"]),
    ],
)
def test_questions_are_headings_over_their_answers(text: str, titles: list[str]) -> None:
    assert [event.title for event in split_text(text).events] == titles


def test_one_question_and_those_without_answers_divide_nothing() -> None:
    assert not split_text("窑场\n\n问：开几窑？\n答：三窑。\n\n此外另有小窑。").events
    assert not split_text("窑场\n\n问：开几窑？\n\n问：收学徒吗？\n\n请来信。").events


@pytest.mark.parametrize("marks", [("", "."), ("", ":"), ("**", "**"), ("**", ".**"), ("__", ":__")])
def test_words_before_an_english_paragraph_are_its_heading(marks: tuple[str, str]) -> None:
    assert [event.title for event in split_text(GARDEN.format(*marks)).events] == ["Bees", "Sheds", "Water Butts"]


@pytest.mark.parametrize("marks", [("", "："), ("", "。"), ("**", "**"), ("**", "：**"), ("**", "**：")])
def test_words_before_a_chinese_paragraph_are_its_heading(marks: tuple[str, str]) -> None:
    cut = split_text(KILN.format(*marks))
    assert [event.title for event in cut.events] == ["窑炉", "工匠", "销路"]
    assert [p.event for p in cut.passages if not p.heading] == [1, 2, 3]


def test_they_divide_a_text_beside_brackets_that_run_in_too() -> None:
    text = (
        KILN.format("", "：").replace("窑炉：", "【窑炉】").replace("工匠：", "【工匠】")
        + "\n学徒：每年招十二人，三年满师。\n"
    )
    assert [event.title for event in split_text(text).events] == ["窑炉", "工匠", "销路", "学徒"]


@pytest.mark.parametrize(
    "text",
    [
        "窑火旺了。窑炉烧了三天三夜，第四天早上才开窑门。\n\n老人来了。他在窑前站了很久，一句话也没有说过。\n\n"
        "天下起雨来。\n\n徒弟哭了。师傅却说不要紧，明年春天还能再烧一窑。",
        "王磊：窑场今年烧了三窑，比去年少两窑，出的碗碟有四千件。\n\n何敏：明年呢？\n\n王磊：明年打算烧五窑，多招几个年轻的徒弟进来。\n\n"
        "何敏：听说龙窑要大修，是哪一座，什么时候开工？\n\n王磊：大的那座，三月里开工，要修四个月。",
        "It rained. The hives by the ditch were flooded twice in the spring.\n\nBees died. Ann Tolley had "
        "warned the council of it.\n\nThe plots stood empty for the whole of the summer of that year.",
    ],
)
def test_short_sentences_and_speakers_are_none(text: str) -> None:
    assert not split_text(text).events


def test_fields_of_a_record_are_none() -> None:
    text = "石湾窑场\n\n龙窑：两座。\n\n工匠：六十一人。\n\n销路：九个省。\n"
    assert not split_text(text).events
