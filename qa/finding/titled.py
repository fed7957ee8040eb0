"""What the office beside a name says of its bearer: of which body, in a row with whom, of which rank."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.normalise import simplified
from qa.finding.people import people
from qa.finding.tokens import BEFORE_NAME, NOUNS, ROLE, Span, tokens

_RANKED = re.compile(r"^(?:副|第[一二三]|首席|助理|代理|总|主|前|原|现任|时任|首任)+")


_OWNERS = NOUNS | {"b", "vn", "zg"}


def owner_of_office(text: str, place: int) -> Span | None:
    """Return the span of the nouns before the office that stands right before a name; None if there is no such thing.

    Example:
        >>> text = "芦城渔火主教练裴安国当选"
        >>> text[slice(*owner_of_office(text, 7))]
        '芦城渔火'
    """
    words = tokens(simplified(text))
    last = next((number for number, word in enumerate(words) if word.end == place), -1)
    if last < 0 or (not ROLE.search(words[last].text) and not BEFORE_NAME.search(words[last].text)):
        return None
    first = last
    while first > 0 and words[first - 1].end == words[first].start and words[first - 1].tag in _OWNERS:
        first -= 1
    rank = _RANKED.match(words[first].text)
    return (words[first].start, words[last].start) if first < last and rank is None else None


@lru_cache(maxsize=4096)
def _titles(text: str) -> tuple[Span, ...]:
    """Return the spans of the nouns before the office that stands right before each name of a text."""
    owners = (owner_of_office(text, start) for start, _ in people(text))
    return tuple(owner for owner in owners if owner)


def is_of_title(text: str, span: Span) -> bool:
    """Return whether a span of a text lies in the title of somebody, before the office: 供电所 in 供电所所长毕望舒."""
    return any(start <= span[0] and span[1] <= end for start, end in _titles(text))


_ROW = re.compile(r"(?:\([^()]*\))?[、和与及]")


def first_of_row(text: str, span: Span) -> int:
    """Return where the first of a row of people begins in which one stands, if they stand in any: 甲某(兼职)、乙某.

    Example:
        >>> text = "副馆长:周立新(分管业务)、吴晓敏(分管后勤)"
        >>> first_of_row(text, (14, 17)), first_of_row(text, (4, 7))
        (4, 4)
    """
    first = span[0]
    plain = simplified(text)
    for start, end in reversed(people(text)):
        if end <= first and _ROW.fullmatch(plain, end, first):
            first = start
    return first


_OFFICE = r"(?:长|主任|书记|经理|总裁|主席|总监|工程师|教练|会计师|主编|站长)"
_OFFICE_BEFORE = re.compile(rf"(?P<of>[\u4e00-\u9fff]{{0,4}}){_OFFICE}[: ]?$")
_TAKES_OVER = re.compile(r"(?:接任|继任|接替|接棒|接过|升任|转任|转正|履新)")
_OFFICE_BEHIND = re.compile(
    rf"(?:[^,;。、:]{{0,12}}(?:任|为|当选))?(?P<of>[\u4e00-\u9fff]{{0,8}}?){_OFFICE}(?=[,;。、:\s]|$)"
)


def is_under(plain: str, span: Span) -> bool | None:
    """Return whether a person of a simplified text is called by an office of the second rank; None if by no office.

    Example:
        >>> is_under("院长周某与副院长吴某出席", (8, 10)), is_under("院长周某与副院长吴某出席", (2, 4))
        (True, False)
        >>> is_under("吴某任副县长", (0, 2)), is_under("吴某由副县长升任县长", (0, 2)), is_under("吴某出席", (0, 2))
        (True, False, None)
    """
    said = _OFFICE_BEHIND.match(plain, span[1])
    if said is None and not _TAKES_OVER.match(plain, span[1]):  # 由副局长周某接任: no longer
        first = first_of_row(plain, span)
        begin = max(map(plain.rfind, ",;。、(“", (0,) * 6, (first,) * 6)) + 1
        said = _OFFICE_BEFORE.search(plain, begin, first)
    return None if said is None else "副" in said["of"]


def takes_second(plain: str, end: int, office: str) -> bool | None:
    """Return whether what a simplified text says behind a name puts its bearer second in an office; None if not in it.

    Example:
        >>> text = "甲任农会主任,乙为副主任"
        >>> takes_second(text, 1, "主任"), takes_second(text, 8, "主任"), takes_second(text, 8, "会长")
        (False, True, None)
    """
    said = re.compile(rf"[^,;。、:]{{0,12}}?(?:任|为|当选)(?P<of>[\u4e00-\u9fff]{{0,8}}?){office}(?=[,;。、:\s]|$)")
    taken = said.match(plain, end)
    return None if taken is None else "副" in taken["of"]
