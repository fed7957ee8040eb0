from __future__ import annotations

import pytest

from index.bracketed import called, names_in
from index.transliteration import heard_in, listened


@pytest.mark.parametrize(
    ("word", "text", "names"),
    [
        ("weber", "化学家汉斯·韦伯(德语:hans weber)生于波恩。", ["韦伯"]),
        ("hans", "化学家汉斯·韦伯(hans weber)生于波恩。", ["汉斯"]),
        ("weber", "汉斯·韦伯(hans georg von weber)生于波恩。", ["韦伯"]),
        ("dawn", "电影《黎明》(英语:dawn)上映。", ["黎明"]),
        ("ipa", "研究者使用国际音标(ipa)记音。国际音标有一百多个符号。", ["国际音标"]),
    ],
)
def test_what_stands_before_a_bracket_in_latin_letters_is_its_name(word: str, text: str, names: list[str]) -> None:
    assert called(word, names_in(text), text, heard_in) == names


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("weber", "他们都认识韦伯。"), ("ipa", "研究者使用国际音标(ipa)记音。"), ("art", "国际艺术联合会(federation of art)成立。"),
        ("weber", "《关于汉斯·韦伯的书》(a book on hans weber)出版。"),
    ],
)  # fmt: skip
def test_where_it_is_not_plain_what_is_the_name_there_is_none(word: str, text: str) -> None:
    assert called(word, names_in(text), text, heard_in) == []


def test_a_name_that_a_text_has_in_latin_letters_once_is_found_in_chinese_everywhere() -> None:
    from corpus import Document
    from index import Index

    text = "化学家汉斯·韦伯(Hans Weber)生于波恩。韦伯发现了这种酸。"
    index = Index.build([Document("a.txt", text)])
    question = "What acid did Weber find?"
    terms = {item.label: item for item in listened(question, index.terms_of(question), [text.lower()])}
    assert "韦伯" in [said for said, _, _ in terms["weber"].variants]


def test_many_brackets_are_read_in_no_time() -> None:
    assert names_in("甲" * 200_000 + "(" * 50_000 + "汉斯·" * 20_000) == []
