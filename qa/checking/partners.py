"""Of which of two partners a clause tells: of 甲公司和乙公司合资建设,甲公司占股60% nothing is told of 乙公司 but the rest."""

from __future__ import annotations

import re

_JOINED = re.compile("[和与及同跟、]")
_CLAUSE = re.compile("[,;。:，；：]")
_RUN = re.compile("[\u4e00-\u9fff]*")

NAMED = 3
"""Characters from which on the same run in two places is taken for the same name (by hand: of two many are chance)."""

_MOST = 16
"""Characters of a name that are compared."""

_SHARE = re.compile(r"占股|持股|控股|股份|股权|出资(?:比例|占)|入股|占比|占")
_ALONE = re.compile("合资|合作|共同|联合|合股|双方|两家|合营")
_ASKS_SHARE = re.compile(
    r"(?:占|持|股)[^,。?]{0,6}(?:多少|几成|百分之几|比例)|(?:股份|股权|持股|出资)比例|多少股[份权]"
)


def is_of_partner(asked: str, plain: str, span: tuple[int, int]) -> bool:
    """Return whether the clause of a value begins with one of two names that are joined, and a folded question has the other.

    Example:
        >>> told = "码头由港口集团和中远石化合资建设,港口集团占股60%。"
        >>> is_of_partner("中远石化占股多少?", told, (22, 25)), is_of_partner("港口集团占股多少?", told, (22, 25))
        (True, False)
    """
    return _partners(asked, plain, span) is not None


def leaves_the_rest(asked: str, plain: str, span: tuple[int, int]) -> bool:
    """Return whether a share leaves the rest to the partner who is asked of: two hold it together, and no third."""
    found = _partners(asked, plain, span)
    if found is None or not _ASKS_SHARE.search(asked):
        return False
    low, high = found
    clause = plain[_begin(plain, span[0]) : span[0]]
    around = plain[_begin(plain, low) : high] + _CLAUSE.split(plain[high:], maxsplit=1)[0]
    return bool(_SHARE.search(clause)) and bool(_ALONE.search(around)) and len(_JOINED.findall(around)) == 1


def _begin(plain: str, place: int) -> int:
    return max((match.end() for match in _CLAUSE.finditer(plain, 0, place)), default=0)


def _partners(asked: str, plain: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return where two joined names stand, of which a value's clause begins with one, and the question has the other."""
    begin = _begin(plain, span[0])
    told = plain[begin : begin + _MOST]
    for joined in _JOINED.finditer(plain, 0, begin):
        left, right = plain[max(joined.start() - _MOST, 0) : joined.start()], plain[joined.end() : joined.end() + _MOST]
        first, second = _end_in(left, told), _begun(right, told)
        for own, other, before in ((first, _begin_in(right, asked), True), (second, _end_of(left, asked), False)):
            if min(own, other) >= NAMED and other > _longest(told[:own], asked):
                return joined.start() - (own if before else other), joined.end() + (other if before else own)
    return None


def _end_in(text: str, told: str) -> int:
    """Return how many characters a clause begins with that a text ends with."""
    return next((size for size in range(min(len(told), len(text)), 0, -1) if text.endswith(told[:size])), 0)


def _begun(text: str, told: str) -> int:
    """Return how many characters two texts both begin with."""
    return next((size for size in range(min(len(told), len(text)), 0, -1) if text.startswith(told[:size])), 0)


def _begin_in(text: str, asked: str) -> int:
    """Return how many characters with which a text begins stand in a question."""
    whole = _RUN.match(text)
    run = whole.group() if whole else ""
    return next((size for size in range(len(run), 0, -1) if run[:size] in asked), 0)


def _end_of(text: str, asked: str) -> int:
    """Return how many characters with which a text ends stand in a question."""
    return next((size for size in range(len(text), 0, -1) if text[-size:] in asked), 0)


def _longest(name: str, asked: str) -> int:
    """Return how many characters of a name stand together in a question, wherever in the name."""
    return max((_begin_in(name[place:], asked) for place in range(len(name))), default=0)
