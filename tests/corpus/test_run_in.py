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


@pytest.mark.parametrize(
    "text",
    [
        "雨停了。河水慢慢退下去，露出石阶上一道泥印子来。\n\n门响了。进来的是隔壁的老人，手里提着一只竹篮子。\n\n"
        "谁也不问。屋里只听见墙上的钟一下一下走着的声音。",
        "The wind rose. Slates came off the chapel roof and lay in the lane.\n\nEveryone ran. The cart stood where it had "
        "been left by the miller.\n\nDogs barked again. Then the whole street was as still as it had been.",
    ],
)
def test_a_story_of_short_sentences_is_not_divided_by_them(text: str) -> None:
    assert not split_text(text).events


@pytest.mark.parametrize(
    "text",
    [
        "宋岩：窑场今年烧了三窑，比去年少两窑，出碗碟四千件。\n\n徒弟：大的那座三月里开工，要修四个月才能再用。\n\n"
        "客人：去年买的那批盖碗裂了两只，茶馆里不能再用。",
        "护士：昨夜三床的体温降到三十七度二，已经能喝粥。\n\n病人：夜里咳了四次，后半夜才睡着，早上没有发烧。\n\n"
        "医生：再观察两天，血象正常就可以办理出院手续。",
        "Reporter: The lock was shut for nine weeks in the spring of this year.\n\nAmery: Two of the gates had rotted and "
        "the diver found a third in June.\n\nMinister: The county has set aside £84,000 for the repair of the lock.",
        "Nesta: The hives were moved to the upper ditch in the autumn of the year.\n\nIfor: That took us nine days and I "
        "was stung by them more than once.\n\nAlun: You should have asked me for the cart and the pony.",
    ],
)
def test_those_who_speak_once_each_do_not_divide_a_text(text: str) -> None:
    assert not split_text(text).events


def test_the_forms_of_a_letter_do_not_divide_it() -> None:
    assert not split_text(
        "Dear Madam: The lower plots have been flooded for the whole of the summer.\n\nPlease remember: The rent of £40 "
        "was paid in full on the first day of March.\n\nYours truly: The tenants of the allotments at Thornby Road."
    ).events


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "林业：造林四千亩，成活率百分之九十一，比上年高两个点。\n\n石刻：修复石刻十二处，唐代三处，宋代六处，花费八万元。\n\n"
            "金融：贷款余额四亿元，比年初增加三千二百万元。",
            ["林业", "石刻", "金融"],
        ),
        (
            "过去。老馆建于一九五八年，面积一千四百平方米。\n\n不足。设施老旧，展厅漏雨两次，停电四次，闭馆共九天。\n\n"
            "未来。新馆二〇二六年开工，面积八千六百平方米。",
            ["过去", "不足", "未来"],
        ),
    ],
)
def test_names_that_look_like_people_or_sentences_divide_it(text: str, titles: list[str]) -> None:
    assert [event.title for event in split_text("窑镇年报\n\n" + text).events] == titles


@pytest.mark.parametrize(
    ("marks", "apart"),
    [
        (("**", "、", "。** "), True),
        (("**", "、", "**："), True),
        (("", "、**", "。**"), True),
        (("", "、", "。"), False),
    ],
)
def test_a_name_behind_a_number_is_the_whole_title(marks: tuple[str, str, str], *, apart: bool) -> None:
    opening, number, stop = marks
    bodies = ("现有龙窑两座，大的长四十二米。", "在册六十一人，其中女工十七人。", "产品销往九个省，出口三万件。")
    lines = [
        f"{opening}{n}{number}{name}{stop}{body}"
        for n, name, body in zip("一二三", ("窑炉", "工匠", "销路"), bodies, strict=True)
    ]
    text = "# 窑场简况\n\n" + "\n\n".join(lines)
    cut = split_text(text)
    assert [event.title for event in cut.events] == ["窑炉", "工匠", "销路"]
    begun = [text[p.start : p.end].startswith(bodies) for p in cut.passages if p.event and not p.heading]
    assert begun == [apart] * 3


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
