"""The words of a sentence with their parts of speech, names cut from what the segmenter joins to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES, ROLES, SURNAMES
from corpus.normalise import fold_with_offsets, is_cjk
from qa.asking.segmenter import is_known, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator


Span = tuple[int, int]


CAPITAL, SMALL_LETTER = "A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ", "a-zß-öø-ÿĀ-ɏḀ-ỿ"
"""Letters of Latin names; those beyond Latin-1 (ğ, ł, š) stand in pairs, and count as both."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence with its part of speech (the segmenter's tags: n, ns place, nt body, nr person, v …)."""

    start: int
    end: int
    text: str
    tag: str


ROLE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,2}}{ROLES}|领队|指挥长|董事|顾问|馆员|委员|得主|获得者|获奖者|秘书)(?!单位|制|期|会|长)"
)
"""A word of a role in a question."""

BEFORE_NAME = re.compile(
    rf"(?:{ROLES}|[关台行庭园店船机组署司州乡]长|冠军|亚军|季军|得主|师[弟兄姐妹]|[\u4e00-\u9fff]{{2}}师|同学|同事|好友|搭档|合伙人)$"
)


_NAME_AGAIN = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w'’.-]*\s){0,4}?(?P<name>[A-Z][\w'’-]*\s[A-Z][\w'’-]*)[,.]?")


def is_named_again(text: str, asked: str) -> bool:
    """Return whether a text is no more than a Latin name that a question gives, with a title before it.

    Example:
        >>> is_named_again("Fireman Owen Platt", "What did Owen Platt win?"), is_named_again("Wren Trust", "Who is Wren?")
        (True, False)
    """
    match = _NAME_AGAIN.fullmatch(text.strip())
    return match is not None and match["name"] in asked


_JOINED = "为由任是请向让比"
_AFTER_NAME = frozenset("以在于从将与和向对把被任获率出说称考得拿当是有来捐打写据")
"""Characters that the segmenter joins to the last one of a name before them."""
FOLLOWS_NAME = frozenset("任在到率带说担当作出来去给把被将已也又都是为对从向于就还再参领讲主的了等和与及同跟获捐")
"""Characters that stand alone behind a name and are no part of it."""


_ENDS_GIVEN = frozenset("安平成志和文明向立建达定通进")
"""Characters that end given names and are words, too: the segmenter leaves them by themselves (童予 | 安 | 策划)."""
_LEADS_ON = frozenset("和向")
"""Those of them that lead on to another word: 许清 | 和 | 执笔 names one man, 许清 | 和 | 带队 | 老师 does not."""
_BEGIN_VERBS = frozenset("立建达定通进")
"""And those that are verbs before another one (建 | 好 | 了): a verb of two characters must stand behind them."""
_DONE = frozenset("了过")
"""What shows that the word before it is done by somebody."""
_OF_ROLE = frozenset("师员长")
"""Ends of roles that the segmenter takes for the beginning of the name behind them."""
_HERE = re.compile("[馆园厂队县村院店家校社镇乡市省区局所站场矿]里|[馆园厂店校社局矿]内|[县镇乡市店]上")
"""Here, with us: the segmenter takes 馆里 for a place of that name."""


def _whole_given(words: list[tuple[str, str]], place: int, *, led: bool) -> bool:
    """Return whether the character at a place goes with the name of two before it, as what is done behind it shows.

    ``led`` is whether 由 leads up to the name: then what is done must stand behind it.
    """
    if words[place][0] not in _ENDS_GIVEN or place + 1 >= len(words):
        return False
    deed, tag = words[place + 1]
    behind = words[place + 2] if place + 2 < len(words) else ("", "x")
    done = behind[0] in _DONE
    ends = behind[1] == "x" and behind[0] not in {"、", "“", "《"}
    if words[place][0] == "和" and deed == "是":
        return True
    if (not is_known(deed) and not done) or (len(deed) < 2 and words[place][0] in _BEGIN_VERBS):
        return False
    if words[place][0] in _LEADS_ON:  # 和 joins names, and no name to what is done
        # 由罗清和主编。: nothing else in the clause is done, so the noun is the deed
        verb = tag[0] == "v" or (led and ends and tag[0] in "nb")
        return verb and (done or (ends and (led or words[place][0] == "和")))
    return done or (len(deed) > 1 and (tag[0] == "v" or (led and tag[0] in "nb")))


def _follows_led(words: list[tuple[str, str]], place: int) -> bool:
    """Return whether 由 and no more than what somebody is called stand before a name: 由 | 青年 | 馆员 | 童予."""
    for word, tag in reversed(words[max(0, place - 4) : place]):
        if word == "由":
            return True
        if tag[0] not in "nbtsa":
            return False
    return False


def _after_role(words: list[tuple[str, str]], place: int) -> tuple[str, int] | None:
    """Return the name in a word that begins with the end of a role (修复 | 师郑 | 阿土), and how many words it takes."""
    word, tag = words[place]
    if not (place and len(word) in {2, 3, 4} and tag[:2] == "nr" and word[0] in _OF_ROLE and word[1] in ALL_SURNAMES):
        return None
    before = words[place - 1]
    if (
        is_known(word)
        or is_known(word[:2])
        or before[1][0] not in "nvb"
        or len(before[0]) < 2
        or not is_cjk(before[0][0])
    ):
        return None
    if len(word) > 2:
        return word[1:], 1
    given, part = words[place + 1] if place + 1 < len(words) else ("", "x")
    if not given or len(given) > 2 or not is_cjk(given[0]) or part[0] in "xpcur":
        return None
    return word[1] + given, 2


def _names_cut(words: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words with names cut from what the segmenter joins to them: 由林守|正 is 由 and 林守正."""
    place = 0
    while place < len(words):
        word, tag = words[place]
        before = words[place - 1][0] if place else ""
        if found := _after_role(words, place):
            name, taken = found
            yield word[0], "ng"
            yield name, "nr"
            place += taken
            continue
        place += 1
        if tag[:2] in {"nr", "ns", "nt", "nz"} and _HERE.fullmatch(word):
            yield word, "s"
            continue
        if tag == "nr" and len(word) == 2 and word[0] in ALL_SURNAMES and place < len(words) and not is_known(word):
            following = words[place][0]
            if _whole_given(words, place, led=_follows_led(words, place - 1)):
                yield word + following, tag
                place += 1
                continue
            if len(following) == 2 and following[1] in _AFTER_NAME and not is_known(following) and is_cjk(following[0]):
                yield word + following[0], tag  # 尹若|水以287票
                words[place] = following[1], "p"
                continue
        surnames = ALL_SURNAMES if word[0] == "比" else SURNAMES
        if len(word) == 2 and word[0] in _JOINED and word[1] in surnames and not is_known(word) and place < len(words):
            following, part = words[place]
            named = part[:2] in {"nr", "nz"} or not is_known(following)
            named = named or (word[0] == "为" and BEFORE_NAME.search(before) is not None)
            if len(following) <= 2 and is_cjk(following[0]) and named:
                yield word[0], "p"  # 首任校长|为林|树德
                yield word[1] + following, "nr"
                place += 1
                continue
        if not (
            tag == "nr" and len(word) in {3, 4} and word[0] in _JOINED and (word[1] in SURNAMES or word[0] == "由")
        ):
            yield word, tag
            continue
        name, following = word[1:], words[place][0] if place < len(words) else ""
        alone = len(name) == 2 and len(following) == 1 and is_cjk(following)
        if alone and (following not in FOLLOWS_NAME or _whole_given(words, place, led=word[0] == "由")):
            name, place = name + following, place + 1
        yield word[0], "p"
        yield name, tag


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """Return the words of a text with spans into it; together they cover it."""
    folded, offsets = fold_with_offsets(text)
    found, place = [], 0
    for word, tag in _names_cut(tagged(folded)):
        # A character that the dictionary lacks (烯) is tagged like a mark
        part = "n" if tag == "x" and is_cjk(word[0]) else tag
        found.append(Token(offsets[place], offsets[place + len(word)], word, part))
        place += len(word)
    return found


NOUNS = frozenset("n ns nz nr nrt nrfg nt j ng".split())


def joint(text: str, spans: list[Span], marks: set[str]) -> list[Span]:
    """Return the spans of names that stand joined, each with its neighbour and all of a row together."""
    found, first = [], 0
    for place, (left, right) in enumerate(pairwise(spans)):
        if text[left[1] : right[0]] in marks:
            found += [(left[0], right[1]), (spans[first][0], right[1])]
        else:
            first = place + 1
    return found


def is_inside(span: Span, other: Span) -> bool:
    """Return whether a span is part of a longer one."""
    return other[0] <= span[0] and span[1] <= other[1] and span != other
