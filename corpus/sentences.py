"""Where sentences and clauses begin and end, in Chinese and English text. Spans are half-open, in code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLOSERS = "”’』」）)》】〉»"
# One scan meets every character that can matter; runs are taken whole, so each character is looked at once.
_MARK = re.compile(
    r"(?P<line>[\n\r\x0b\x0c\x85\u2028\u2029])|(?P<end>[。！？!?｡…]+)|(?P<stop>\.+)|(?P<open>[《（(“「『])|\""
)
_LINE = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_VISIBLE = re.compile(r"\S")
_CLAUSE = re.compile(r"[，,；;：:]+")
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "『": "』"}
# How far the closing half of a pair may be: an unbalanced mark must not glue the rest of the text together. A title is
# short, a bracket a remark, a quotation a few sentences of speech (rule of thumb).
_REACH = {"《": 100, "（": 200, "(": 200, "“": 300, "「": 300, "『": 300}
_QUOTES = "“「『"
# After “怎么办？” a particle or a comma shows that the sentence goes on.
_GOES_ON = "的地得，,、；;：:和与及等之"


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_NEVER_LAST = _words("mr mrs ms dr prof st messrs mt ft gen gov sen rep rev hon capt col lt sgt vs e.g i.e cf viz")
_BEFORE_NUMBER = _words(
    "no nos jan feb mar apr jun jul aug sep sept oct nov dec fig figs eq vol p pp ch sec art para approx est tel"
)
_MAY_BE_LAST = _words("etc inc ltd co corp jr sr a.m p.m ph.d b.sc m.sc al dept ave blvd")
_STARTERS = _words(
    "the a an it he she they we i this that these those in on at by for from to but and however its his her their our "
    "there when while as after before since if"
)
_WORD_BEFORE = re.compile(r"[A-Za-z0-9.]*\Z")
_WORD_AFTER = re.compile(r"[\s“\"'‘(]*([^\W_]*)")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences in ``[start, end)``, trimmed, in order, together holding all but white space.

    A line end always ends a sentence. Nothing inside 《》 does, nor inside brackets; a quotation of several sentences
    stays whole, and ends the sentence around it if its own last mark does.

    Example:
        >>> text = "增长3.5%。他说：“好！”真的？"
        >>> [text[a:b] for a, b in split_sentences(text)]
        ['增长3.5%。', '他说：“好！”', '真的？']
    """
    stop = len(text) if end is None else min(end, len(text))
    return list(_spans(text, max(start, 0), stop, _sentence_ends(text, max(start, 0), stop)))


def split_clauses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the clauses in ``[start, end)``, trimmed, in order, together holding all but white space.

    A clause ends after a comma, semicolon or colon that does not stand between digits, and where a sentence ends; not
    after the enumeration comma 、, whose items belong together.

    Example:
        >>> text = "冠军66项、亚军66项，共1,240人；10:30开始"
        >>> [text[a:b] for a, b in split_clauses(text)]
        ['冠军66项、亚军66项，', '共1,240人；', '10:30开始']
    """
    return [
        clause
        for first, last in split_sentences(text, start, end)
        for clause in _spans(text, first, last, _clause_ends(text, first, last))
    ]


def _spans(text: str, start: int, end: int, cuts: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = start
    for cut in (*cuts, end):
        last = cut
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last
        first = max(first, cut)


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    for mark in _CLAUSE.finditer(text, start, end):
        first, last = mark.span()
        if last < end and (
            text[last] == "/" or (first > start and text[first - 1].isdecimal() and text[last].isdecimal())
        ):
            continue  # a URL's scheme, a number, a time
        yield _after_closers(text, last, end)


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    position = start
    begin = _first_visible(text, start, end)  # of the sentence; its text is never searched, so that all stays linear
    quoted = False  # whether a straight quote is open: only counting tells " from "
    while mark := _MARK.search(text, position, end):
        position = mark.end()
        cut = 0
        match mark.lastgroup:
            case "line":
                cut, quoted = position, False
            case "end":
                cut = _after_closers(text, position, end, straight=quoted)
                quoted = quoted and '"' not in text[position:cut]
                position = cut
                if cut < end and text[cut] in _GOES_ON and text[cut - 1] in _CLOSERS:
                    cut = 0
            case "stop":
                position = _after_closers(text, mark.end(), end, straight=quoted)
                quoted = quoted and '"' not in text[mark.end() : position]
                if _full_stop(text, begin, mark.start(), position, end):
                    cut = position
            case "open":
                position, cut = _pair(text, begin, mark.start(), end)
            case _:
                quoted = not quoted
        if cut:
            yield cut
            begin = _first_visible(text, cut, end) if cut > begin else begin


def _first_visible(text: str, start: int, end: int) -> int:
    visible = _VISIBLE.search(text, start, end)
    return visible.start() if visible else end


def _after_closers(text: str, position: int, end: int, *, straight: bool = False) -> int:
    """Return where the closing quotes and brackets from ``position`` on end; ``straight``: one ``"`` may be there."""
    while position < end:
        if straight and text[position] == '"':
            straight = False
        elif text[position] not in _CLOSERS:
            break
        position += 1
    return position


def _pair(text: str, begin: int, opened: int, end: int) -> tuple[int, int]:
    """Return where to scan on after an opening mark and, if its pair ends the sentence, where it ends (else 0)."""
    mark = text[opened]
    closed = text.find(_PAIRS[mark], opened + 1, min(end, opened + _REACH[mark]))
    if closed < 0 or _LINE.search(text, opened, closed):
        return opened + 1, 0
    after = _after_closers(text, closed + 1, end)
    ends_itself = text[closed - 1] in "。！？!?｡…" and closed - 1 > opened
    # a quotation may end the sentence around it, a bracket only one that it fills
    closes_sentence = mark in _QUOTES or (mark in "（(" and opened == begin)
    following = text[after] if after < end else ""
    if not ends_itself or not closes_sentence or (following and following in f"{_GOES_ON}。！？!?｡…"):
        return after, 0
    return after, after


def _full_stop(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    """Return whether the ASCII stops from ``dot`` to ``after`` (closing marks included) end the sentence."""
    if after < end and not text[after].isspace():
        return False
    following = _WORD_AFTER.match(text, after, min(end, after + 40))
    next_word = following[1] if following else ""
    if next_word[:1].islower():
        return False
    near = _WORD_BEFORE.search(text[max(begin, dot - 16) : dot])
    word = near[0].lower() if near else ""
    if word.isdecimal() and dot - len(word) <= begin and len(word) <= 3:
        return not next_word  # "1. First item": a list's number is part of the item
    if word in _BEFORE_NUMBER:
        return not next_word[:1].isdecimal()
    if word in _NEVER_LAST or (len(word) == 1 and "a" <= word <= "z"):
        return not next_word
    if word in _MAY_BE_LAST:
        return not next_word[:1].isdecimal()
    if "." in word and any("a" <= c <= "z" for c in word) and all(len(part) <= 2 for part in word.split(".")):
        return not next_word or next_word.lower() in _STARTERS  # U.S. Congress, but: in the U.S. The
    return True
