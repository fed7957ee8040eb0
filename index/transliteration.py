"""Foreign names as Chinese writes them by their sound: Coppola in a question finds 柯波拉 in the text.

Dictionaries have a few spellings of the commonest names; texts have them all, those of the mainland (科波拉) and of
Taiwan (柯波拉). ``model/transliteration.tsv`` has what characters stretches of letters are written with (co: 科 柯 …),
learned from names (:mod:`index.training.transliteration`).

How well a stretch of text fits a name is a likelihood ratio: the joint probability of letters and characters (a joint
source-channel model, Li, Zhang and Su 2004, aclanthology.org/P04-1021) over that of the letters by themselves and the
characters in any text. In n characters there are n places where a name could seem to stand by accident, so that a ratio
says the less the more text there is.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from corpus.normalise import fold
from index import bracketed
from index.encoder import model_folder
from index.terms import term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.lexical import QueryTerm

FILE = "transliteration.tsv"

LONGEST_STRETCH = 6
"""Most letters that one character stands for."""

SHORTEST_NAME, LONGEST_NAME = 3, 16
"""Letters of a word that is listened for: two are too few to tell, and longer ones are compounds."""

MOST = 2
"""Most ways in which a text is taken to write one name."""

KNOWN = 0.3
"""Least weight of a translation by which a word of the question counts as found in the texts."""

SURELY_FOREIGN, SURELY = 3, 2.2
"""Least characters, and logarithm of the odds, of a Chinese name to be taken for one that a text has in Latin letters
(by hand)."""

_CAPITALISED = re.compile(r"(?<![\w'’])[A-Z][^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Ways:
    """What stretches of letters are written with.

    ``stretches`` has the logarithm of each one's probability, ``characters`` those of its characters with the logarithm
    of their joint probability, ``usual`` the logarithm of a character's probability in any text.
    """

    stretches: dict[str, float]
    characters: dict[str, dict[str, float]]
    usual: dict[str, float]

    @classmethod
    def read(cls, text: str) -> Ways:
        """Return the ways of a file: letters, logarithm, characters with theirs; without letters, those of any text."""
        stretches: dict[str, float] = {}
        characters: dict[str, dict[str, float]] = {}
        for line in text.splitlines():
            letters, log, row = line.split("\t")
            stretches[letters] = float(log)
            characters[letters] = {part[0]: float(part[1:]) for part in row.split(" ")}
        usual = characters.pop("", {})
        return cls(stretches, characters, usual)

    def surprise(self, word: str) -> float:
        """Return the negative logarithm of the probability of a word's letters, over all ways to cut them."""
        chances = [1.0] + [0.0] * len(word)
        for end in range(1, len(word) + 1):
            for begin in range(max(0, end - LONGEST_STRETCH), end):
                log = self.stretches.get(word[begin:end])
                if log is not None:
                    chances[end] += chances[begin] * math.exp(log)
        return -math.log(chances[-1]) if chances[-1] else math.inf


@cache
def packaged() -> Ways | None:
    """Return the packaged ways, read once; None where the package has none."""
    path = model_folder() / FILE
    return Ways.read(path.read_text(encoding="utf-8")) if path.exists() else None


def heard_in(word: str, folded: str) -> list[tuple[str, float]]:
    """Return the stretches of a folded text that may write a folded foreign name, with their chances, likeliest first.

    None has a chance below a half.

    Example:
        >>> [name for name, _ in heard_in("coppola", "导演柯波拉拍了这部电影")]
        ['柯波拉']
    """
    ways = packaged()
    if ways is None or not SHORTEST_NAME <= len(word) <= LONGEST_NAME or not (word.isascii() and word.isalpha()):
        return []
    least = math.log(max(len(folded), 1)) - ways.surprise(word)
    found: dict[str, float] = {}
    for start, stop, ratio in _heard(word, folded, ways):
        if ratio >= least and stop - start > 1:
            name = folded[start:stop]
            found[name] = max(found.get(name, 0.0), 1 / (1 + math.exp(least - ratio)))
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]


def _heard(word: str, folded: str, ways: Ways) -> list[tuple[int, int, float]]:
    """Return where a text has characters for all letters of a word: start, end, logarithm of the ratio.

    Of the ways to the same letter and place the best is kept (Viterbi).
    """
    states: list[dict[int, tuple[float, int]]] = [{} for _ in range(len(word) + 1)]
    for begin in range(len(word)):
        stretches = [
            (end, row)
            for end in range(begin + 1, min(len(word), begin + LONGEST_STRETCH) + 1)
            if (row := ways.characters.get(word[begin:end]))
        ]
        before = states[begin]
        if begin == 0:
            first = {character for _, row in stretches for character in row}
            before = {place: (0.0, place) for place, character in enumerate(folded) if character in first}
        for place, (so_far, start) in before.items():
            character = folded[place] if place < len(folded) else ""
            for end, row in stretches:
                if character in row:
                    ratio = so_far + row[character] - ways.usual[character]
                    if ratio > states[end].get(place + 1, (-math.inf, 0))[0]:
                        states[end][place + 1] = (ratio, start)
    return [(start, stop, ratio) for stop, (ratio, start) in states[-1].items()]


def names_in(text: str) -> list[str]:
    """Return the capitalised words of a text, each once."""
    return list(dict.fromkeys(_CAPITALISED.findall(text)))


def written_in(asked: str, names: Iterable[str], holds: Callable[[int], bool]) -> str:
    """Return a Chinese question with the foreign names in it as the texts write them: ``names``, in Latin letters.

    ``holds`` says whether the texts hold a term: what they have in Chinese is no name that they write otherwise.

    Example:
        >>> written_in("科波拉哪年获奖?", ["Coppola"], lambda term: False)
        'Coppola哪年获奖?'
    """
    folded, ways, known = fold(asked), packaged(), list(names)
    if ways is None or len(folded) != len(asked):
        return asked
    found = []
    for name in known:
        word = fold(name)
        if SHORTEST_NAME < len(word) <= LONGEST_NAME and word.isascii() and word.isalpha():
            # The more names are tried, the likelier one of them sounds alike by accident
            least = math.log(len(folded) * len(known)) - ways.surprise(word) + SURELY
            found += [(ratio - least, start, stop, name) for start, stop, ratio in _heard(word, folded, ways)]
    for beyond, start, stop, name in sorted(found, reverse=True):
        pairs = [folded[place : place + 2] for place in range(start, stop - 1)]
        if beyond >= 0 and stop - start >= SURELY_FOREIGN and not any(holds(term(pair)) for pair in pairs):
            return f"{asked[:start]}{name}{asked[stop:]}"
    return asked


def listened(question: str, terms: Sequence[QueryTerm], texts: Iterable[str]) -> list[QueryTerm]:
    """Return the terms of an English question, its names with what some folded texts write for them by their sound.

    Only a capitalised word is a name, and only one of which the texts have no translation is listened for.
    """
    names = {fold(name) for name in _CAPITALISED.findall(question)}
    result = list(terms)
    whole = "\n".join(texts)
    beside = bracketed.names_in(whole)
    for place, item in enumerate(result):
        if item.compound or not item.label.isascii():
            continue
        said = bracketed.called(item.label, beside, whole, heard_in) if beside else []
        if said:
            more = tuple((name, term(name[:2]), 1.0) for name in said)
            result[place] = replace(item, variants=item.variants + more)
        if said or item.label not in names:
            continue
        if any(weight >= KNOWN and not text.isascii() and text in whole for text, _, weight in item.variants):
            continue
        heard = tuple((name, term(name[:2]), chance) for name, chance in heard_in(item.label, whole))
        result[place] = replace(item, variants=item.variants + heard)
    return result
