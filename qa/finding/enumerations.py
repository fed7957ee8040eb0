"""Enumerations and quotations in a sentence: A、B和C without the words that lead into them, quoted phrases, titles."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from corpus.normalise import simplified
from qa.finding.tokens import Span, Token, tokens

_INSIDE_QUOTES = re.compile(r"“([^“”]*、[^“”]*)”")
_INSIDE_BRACKETS = re.compile(r"\(([^()]*、[^()]*)\)")
_TITLES = re.compile(r"《[^《》]{1,60}》(?:[、和与及]?《[^《》]{1,60}》)+|“[^“”]{1,24}”(?:[、和与及]?“[^“”]{1,24}”)+")
_LATIN_LIST = re.compile(r"[A-Z][\w .'-]{1,40}(?:, (?:and )?[A-Z][\w .'-]{1,40})+")
_BRACKETS = {"(": ")", "《": "》", "“": "”"}


_PARTICLES = frozenset("了着过的地得")
_LEADS_IN = frozenset("v p ul uj ud uz d c zg".split())
"""Parts of speech after which an enumeration may begin: 采用 | 专家讲座、案例分析."""
_QUOTED = re.compile(r"[“「『\"]([^”」』\"]{2,60})[”」』\"]|(《[^》]{2,80}》)")


@lru_cache(maxsize=4096)
def lists(text: str) -> list[Span]:
    """Return the spans of enumerations (A、B和C), without the words that lead into them or 等 after them."""
    text = simplified(text)
    found = [match.span(1) for match in _INSIDE_QUOTES.finditer(text)]
    found += [match.span() for match in _TITLES.finditer(text)]
    found += [match.span() for match in _LATIN_LIST.finditer(text)]
    words = tokens(text) if "、" in text else []
    for low, high in [(0, len(text)), *(match.span(1) for match in _INSIDE_BRACKETS.finditer(text))]:
        for start, end, marks in _enumerating(text[low:high]):
            found.append(_trimmed(text, low + start, low + end, [low + mark for mark in marks], words))
    return sorted(set(found))


def _enumerating(text: str) -> list[tuple[int, int, list[int]]]:
    """Return the stretches between marks that hold 、 outside brackets and quotes, with the places of these."""
    found, start, marks, closing = [], 0, list[int](), ""
    for place, character in enumerate(text + "\n"):
        if closing:
            closing = "" if character in {closing, "\n"} else closing
        elif character in _BRACKETS:
            closing = _BRACKETS[character]
        elif character == "、":
            marks.append(place)
        if not closing and (character in ",。;:!?\n" or place == len(text)):
            if marks and start < marks[0] and marks[-1] + 1 < place:
                found.append((start, place, marks))
            start, marks = place + 1, []
    return found


DONE = 20.0
"""How much longer or shorter than the others an item behind 了 may be, which ends what leads in (by hand)."""


def _trimmed(text: str, start: int, end: int, marks: list[int], words: list[Token]) -> Span:
    """Return the enumeration in ``[start, end)``: its ends are cut where they best match the items between."""
    last = marks[-1] + 1
    if (etc := text.find("等", last + 1, end)) > 0:
        end = etc
    heads = [start] + [word.end for word in words if start < word.end < marks[0] and word.tag in _LEADS_IN]
    heads = [head for head in heads if text[head] not in _PARTICLES] or heads
    joined = max(last, text.rfind("和", last, end))  # what 和 joins is the last item
    deeds = any(word.end == marks[0] and word.tag == "v" for word in words)  # 平台推介、政策解读: the last is one, too
    tails = [end] + [
        word.start for word in words
        if joined < word.start < end and word.tag in _LEADS_IN and not (deeds and word.end == end)
    ]  # fmt: skip
    between = [right - left - 1 for left, right in pairwise(marks)]
    done = "了" not in text[marks[0] : end]  # 完善了制度、优化了流程: each item has its own
    # An item joined by 和 makes the last stretch two items long
    parts = 1 + bool(re.search(r"[和与及]", text[last + 1 : end]))

    def misfit(ends: Span) -> tuple[float, int]:
        first, final = marks[0] - ends[0], (ends[1] - last) / parts
        usual: list[float] = [*between] or [final]
        apart = min(abs(first - size) for size in usual) + min(abs(final - size) for size in between or [first])
        # At equal fit, what leads in is no item (包括 | 清华大学、国防科技大学), and the longer end is kept
        led = (DONE if done and text[ends[0] - 1] == "了" else 1.5) if ends[0] != start else 0.0
        return apart - led + 0.1 * (end - ends[1]), -ends[0]

    head, tail = min(((head, tail) for head in heads for tail in tails), key=misfit)
    return head, tail - (text[tail - 1] == "(")


def items(text: str) -> list[str]:
    """Return the items of an enumeration.

    Example:
        >>> items("原始创新、集成创新和消化吸收再创新")
        ['原始创新', '集成创新', '消化吸收再创新']
    """
    if text.startswith(("《", "“")) and (named := re.findall(r"《[^》]*》|“[^”]*”", text)):
        return named
    return [part for part in re.split(r"、|和|与|以及|及|, (?:and )?| and ", text) if part]


def quoted(text: str) -> list[Span]:
    """Return the spans of quoted phrases (without their quotation marks) and of titles (with their 《》)."""
    text = simplified(text)
    return [match.span(1) if match.group(1) else match.span(2) for match in _QUOTED.finditer(text)]
