from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from index.training.dictionaries import chinese_headed, chinese_words, english_headed, english_words


def written(folder: Path, *rows: str) -> Path:
    path = folder / "dictionary.tsv.gz"
    path.write_bytes(gzip.compress("".join(f"{row}\n" for row in rows).encode()))
    return path


@pytest.mark.parametrize(
    ("sense", "words"),
    [
        ("n. 中立主义者", ("中立主义者",)),
        ("[计] 缺省, 默认", ("缺省", "默认")),
        ("红色的", ("红色",)),
        ("目的", ("目的",)),
        ("使陶醉的", ("陶醉",)),
        ("使用者", ("使用者",)),
        ("把…粉碎", ("粉碎",)),
        ("find的过去式和过去分词", ()),
        ("A电池组", ()),
        ("波恩哈德·黎曼", ("波恩哈德黎曼",)),
        ("雲（天氣）", ("云",)),
    ],
)
def test_a_sense_is_cleaned_to_what_stands_in_text(sense: str, words: tuple[str, ...]) -> None:
    assert chinese_words(sense) == words


def test_a_headword_loses_its_article_and_its_stop_words_but_says_so() -> None:
    assert english_words("the Enterprise") == (("enterprise",), True)
    assert english_words("out of order") == (("out", "order"), False)
    assert english_words("to be") == ((), False)
    assert english_words("a b2b platform for very small shops anywhere online") == ((), False)


def test_senses_keep_the_order_of_their_headword(tmp_path: Path) -> None:
    path = written(tmp_path, "企业\tenterprise\tdict\t2499", "事业心\tenterprise\tdict\t2499", "企业\tenterprise\tdict")
    assert [(sense.english, sense.word, sense.place) for sense in english_headed(path)] == [
        (("enterprise",), "企业", 0),
        (("enterprise",), "事业心", 1),
    ]


def test_a_dotted_name_also_gives_its_parts(tmp_path: Path) -> None:
    path = written(tmp_path, "波恩哈德·黎曼\tBernhard Riemann\ttitle")
    found = {(" ".join(sense.english), sense.word) for sense in english_headed(path)}
    assert found == {("bernhard riemann", "波恩哈德黎曼"), ("bernhard", "波恩哈德"), ("riemann", "黎曼")}


def test_cedict_glosses_are_senses_and_its_notes_are_not(tmp_path: Path) -> None:
    path = written(tmp_path, "企業\tcompany; firm (business); abbr. of something\tdict", "A型\ttype A\tdict")
    found = [(sense.english, sense.word, sense.place) for sense in chinese_headed(path)]
    assert found == [(("company",), "企业", 0), (("firm",), "企业", 1)]
