"""Whoever stands in a relation to somebody is the other end of it, never the one who is named."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.relations import name_end

FAMILY = """1932年，唐仁甫在乌石镇开办染坊。妻子蒋月娥掌管账目，长子唐世昌1951年参军，次子唐世荣继承了染坊。

1978年，唐世荣的徒弟卢根生当选厂长，接替调往县里的纪文斌。卢根生的丈母娘住在邻镇。

1996年，卢根生退休，厂长由女工穆春燕接任。穆春燕的丈夫葛长林是小学教师。

2015年，穆春燕的女儿葛小满嫁给了县剧团导演申屹。"""

CLUB = """The choir

Conductor Ivor Mendham retired in 1998. Celia Brand took over from him. She teaches the organ. Her husband, Douglas Brand, sings bass.

The band

Trumpeter Max Orford is the brother of Nell Orford. Bandmaster Leo Tarn was succeeded by Rhoda Finch in 2004. Rhoda Finch, whose son Adam plays the horn, lives in Deal."""


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("唐仁甫的妻子是谁?", "蒋月娥"),
        ("蒋月娥的丈夫是谁?", "唐仁甫"),
        ("唐仁甫的次子叫什么?", "唐世荣"),
        ("卢根生的师傅是谁?", "唐世荣"),
        ("谁接替了纪文斌?", "卢根生"),
        ("卢根生接替的是谁?", "纪文斌"),
        ("葛长林的妻子是谁?", "穆春燕"),
        ("Who is the husband of 穆春燕?", "葛长林"),
        ("申屹的妻子是谁?", "葛小满"),
        ("葛小满的丈夫是谁?", "申屹"),
        ("谁接替了穆春燕?", ""),
        ("卢根生的妻子是谁?", ""),
        ("葛长林的女儿是谁?", ""),
        ("唐仁甫的幼子是谁?", ""),
    ],
)
def test_the_other_end_of_what_a_chinese_text_tells_answers(question: str, wanted: str) -> None:
    assert _ask(FAMILY, question) == wanted


CRAFT = """1961年，梁小川进县木偶社，拜名师傅春山为师；锣手孟广林师从其舅父段老三。

1970年，梁小川收徒邵立本。柳琴跟琴师范一鸣学琵琶，又向方老先生学作曲。

1985年，社长傅启明退休，由梁小川接任。1999年梁小川退休，由编剧苏晓云接任社长。"""
SCHOOL = """Rita Marl became head of Dunsop School in 2008, succeeding Owen Pike. In 2015 she was followed by Iris Tane.

Neil Crabb was chairman of the governors until 2012, when Joan Ferris took over. The gardener is Sam Holt."""


@pytest.mark.parametrize(
    ("text", "question", "wanted"),
    [
        (CRAFT, "梁小川的师父叫什么?", "傅春山"),
        (CRAFT, "谁教的梁小川?", "傅春山"),
        (CRAFT, "孟广林的师傅是谁?", "段老三"),
        (CRAFT, "邵立本的师父是谁?", "梁小川"),
        (CRAFT, "梁小川的徒弟是谁?", "邵立本"),
        (CRAFT, "柳琴跟谁学的琵琶?", "范一鸣"),
        (CRAFT, "范一鸣的师父是谁?", ""),
        (CRAFT, "苏晓云之前的社长是谁?", "梁小川"),
        (CRAFT, "梁小川之前谁当社长?", "傅启明"),
        (CRAFT, "傅启明之前的社长是谁?", ""),
        (SCHOOL, "Who was head before Rita Marl?", "Owen Pike"),
        (SCHOOL, "Who was head before Owen Pike?", ""),
        (SCHOOL, "Who was chairman before Joan Ferris?", "Neil Crabb"),
        (SCHOOL, "Who was chairman before Neil Crabb?", ""),
        (SCHOOL, "Who was gardener before Sam Holt?", ""),
    ],
)
def test_who_taught_whom_and_who_came_before_is_told_or_not_known(text: str, question: str, wanted: str) -> None:
    assert _ask(text, question) == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Who succeeded Ivor Mendham?", "Celia Brand"),
        ("Who did Celia Brand take over from?", "Ivor Mendham"),
        ("Who is Celia Brand's husband?", "Douglas Brand"),
        ("Who is the wife of Douglas Brand?", "Celia Brand"),
        ("Who was bandmaster before Rhoda Finch?", "Leo Tarn"),
        ("Who is Rhoda Finch's son?", "Adam"),
        ("Who is the brother of Nell Orford?", "Max Orford"),
        ("Who is the wife of Max Orford?", ""),
        ("Who succeeded Celia Brand?", ""),
    ],
)
def test_the_other_end_of_what_an_english_text_tells_answers(question: str, wanted: str) -> None:
    assert _ask(CLUB, question) == wanted


@pytest.mark.parametrize(("text", "end"), [("女儿俞晓是护士", 4), ("次子孟繁星2001年入学", 5), ("丈夫常年在外", 0)])
def test_a_name_ends_where_what_is_said_of_it_begins(text: str, end: int) -> None:
    assert name_end(text, 2) == end


def _ask(text: str, question: str) -> str:
    answer = Assistant(Index.build([Document("a.txt", text)])).ask(question)
    return answer.answer if answer.found else ""
