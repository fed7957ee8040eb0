"""Lines and paragraphs: where a text's own line breaks mean something, and where they only wrap prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.paragraphs import Block, ends_sentence, join_wrapped, lines, weight

PROSE = [
    "The harbour of the old town was dredged in the spring of that year, and the",
    "first of the new ferries came in through the narrows on the ninth of May. It",
    "was met by the choir.",
]


def joined(text: str, alone: set[int] | None = None, opening: set[int] | None = None) -> list[str]:
    return [
        text[block.start : block.end] for block in join_wrapped(text, lines(text), alone or set(), opening or set())
    ]


@given(st.text(alphabet="a水 \n\t。", max_size=40))
def test_lines_are_trimmed_and_cover_all_that_is_no_space(text: str) -> None:
    found = lines(text)
    assert all(text[line.start : line.end] == text[line.start : line.end].strip() != "" for line in found)
    assert (
        "".join(text[line.start : line.end] for line in found).split()
        == "".join(part.strip() for part in text.split("\n")).split()
    )
    assert [line.start for line in found] == sorted(line.start for line in found)


def test_a_line_knows_of_the_gap_before_it_and_of_its_indent() -> None:
    assert lines("\n\na\nb\n\n  c") == [Block(2, 3), Block(4, 5), Block(9, 10, gap=True, indent=True)]


def test_wrapped_prose_is_one_paragraph() -> None:
    assert joined("\n".join(PROSE)) == ["\n".join(PROSE)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(line[:40].strip() for line in PROSE),
        "\n".join([*PROSE[:2], "was met by the choir"]),
        "Harbour\nFerry\nChoir.",
        "\n".join(line * 5 for line in PROSE),
        "\n".join(f"{line[:-4]} it." for line in PROSE),
    ],
)
def test_lines_that_are_not_full_or_end_no_sentence_are_the_authors(text: str) -> None:
    assert joined(text) == text.split("\n")


def test_a_gap_an_opening_and_what_stands_alone_part_paragraphs() -> None:
    text = "\n".join(PROSE)
    second = text.index("\n") + 1
    assert joined(f"{text}\n\n{text}") == [text, text]
    double = f"{text}\n{text}"
    assert joined(double, opening={len(text) + 1}) == [text, text]
    assert len(joined(text, alone={0})) == 2
    assert len(joined(text, opening={second})) == 2


@pytest.mark.parametrize("mark", ["- ", "# ", "> ", "1. ", "（一）", "一、", "① "])
def test_a_line_that_opens_anew_is_not_joined(mark: str) -> None:
    text = "\n".join([PROSE[0], PROSE[1], f"{mark}{PROSE[1]}", PROSE[2]])
    assert joined(text)[0] == "\n".join(PROSE[:2])


def test_narrow_columns_are_wrapped_only_if_there_are_several() -> None:
    narrow = ["水闸检修自五月三日开始并且", "由镇上的水利站派人负责看守", "期间过往的船只一律绕行南汊", "直到六月初。"]
    assert joined("\n".join(narrow)) == narrow
    wide = [line + "水利站" * 2 for line in narrow[:3]] + narrow[3:]
    assert joined("\n".join(wide)) == ["\n".join(wide)]
    assert joined("\n".join(wide[2:])) == wide[2:]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("完了。", True),
        ("完了。”", True),
        ("说：", True),
        ("done.*", True),
        ("未完，", False),
        ("done", False),
        ("", False),
    ],
)
def test_a_sentence_ends_with_its_mark_perhaps_quoted(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@given(st.text(alphabet="a1水， \n", max_size=30))
def test_a_wide_character_weighs_one_a_latin_one_less_and_space_nothing(text: str) -> None:
    wide = sum(character in "水，" for character in text)
    latin = sum(character in "a1" for character in text)
    assert weight(text) == pytest.approx(wide + 0.4 * latin, abs=0.51)
    assert weight("水" * 3 + "ab \n") == pytest.approx(3.8)
