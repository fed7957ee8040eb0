"""Characters of the same sound put right by what the passages write: 大塞 is 大赛, 经济人 is 经纪人.

Who types Chinese chooses among words that sound alike, so that most slips are of this kind. A character of a word that
none of the passages has is taken for another of its sound if they have that one between the neighbours it has in the
question. Names of persons are left alone: another character may be another person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import fold, is_cjk
from index.pinyin import readings
from index.transliteration import names_in
from qa.asking.segmenter import is_known
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Hit, Index
    from qa.asking.words import Word

WINDOW = 3
"""Characters around a slip that must stand in a passage once it is put right: two alone are found by chance."""

RECURRING = 2
"""How often they must, with one more of them and both neighbours of the slip, where that made another word (经济人)."""


SHORT = 2
"""Characters up to which what begins with no surname is no name: 比塞."""

MOST_NAMES = 500
"""Names in Latin letters that are listened for: each takes a tenth of a millisecond."""

SEARCHED = 5000
"""Most passages of an index that are read through for names in Latin letters; of a larger one only those found."""

_latin: WeakKeyDictionary[Index, list[str]] = WeakKeyDictionary()


def latin_names(index: Index, hits: Sequence[Hit]) -> list[str]:
    """Return the words that Chinese texts, or those found in a large index, write large in Latin letters: mostly names.

    In an English text every sentence has some, most of them no names.
    """
    if len(index.passages) > SEARCHED:
        return names_in("\n".join(hit.row.text for hit in hits if any(map(is_cjk, hit.row.text))))
    if index not in _latin:
        texts = map(index.passages.text_of, range(len(index.passages)))
        _latin[index] = names_in("\n".join(text for text in texts if any(map(is_cjk, text))))[:MOST_NAMES]
    return _latin[index]


def repaired(asked: str, words: Sequence[Word], texts: Sequence[str], unheld: float) -> str:
    """Return a question with its slips put right by folded texts; the question itself if there is none.

    ``unheld`` is the inverse frequency of words that no passage has.

    Example:
        >>> from qa.asking.words import Word
        >>> repaired("大塞有多少队伍?", [Word("大塞", (("大塞", 1.0),), 1.0)], ["本次大赛有843支队伍"], 1.0)
        '大赛有多少队伍?'
    """
    folded = fold(asked)
    text = "\n".join(texts)
    if len(folded) != len(asked):
        return asked
    named = [span for span in names.people(asked) if span[1] - span[0] > SHORT or asked[span[0]] in ALL_SURNAMES]
    made = list(asked)
    for word in words:
        start = folded.find(word.label)
        if start < 0 or not all(map(is_cjk, word.label)) or any(low <= start < high for low, high in named):
            continue
        if _COUNTS.match(word.label) or (_AT_PLACE.fullmatch(word.label) and not is_known(word.label)):
            continue
        for place in range(start, start + len(word.label)):
            if any(around in text for around in _around(folded, place, folded[place], WINDOW)):
                continue
            alike = _alike(folded[place])
            if word.idf < unheld or (len(word.label) > 1 and is_known(word.label)):
                between = _between(folded, place, text)  # few: mostly what stands there is looked for in vain
                meant = next((other for other in alike if other in between and _recurs(folded, place, other, text)), "")
            else:
                meant = next(
                    (
                        other for other in alike
                        if _makes_word(folded, place, other, text) or _is_word(word.label, place - start, other, text)
                        or _stands_so(asked, word.label, (start, place), other, text)
                    ),
                    "",
                )  # fmt: skip
            if meant:
                for at in range(start, len(folded)):  # wherever the slip stands
                    if folded.startswith(word.label, at):
                        made[at + place - start] = meant
                break
    return "".join(made)


_COUNTS = re.compile("[零一二三四五六七八九十百千万亿第]")
_AT_PLACE = re.compile("[\u4e00-\u9fff][上下里中]")
"""Two words that the segmenter takes for one: 事上."""
_EMPTY = frozenset("人能会可的了是有在和与不要")
"""Characters that the segmenter takes for parts of words."""


def _makes_word(folded: str, place: int, character: str, text: str) -> bool:
    """Return whether a character makes a word with a neighbour in a question, and stands so in a text."""
    pairs = folded[max(place - 1, 0) : place] + character, character + folded[place + 1 : place + 2]
    known = any(len(pair) == 2 and is_known(pair) for pair in pairs)
    return known and any(around in text for around in _around(folded, place, character, WINDOW))


def _is_word(label: str, place: int, character: str, text: str) -> bool:
    """Return whether a whole word of a question is one of the dictionary, and of a text, with a character put in it."""
    whole = label[:place] + character + label[place + 1 :]
    return len(label) > 1 and whole in text and is_known(whole) and _EMPTY.isdisjoint(label)


def _stands_so(asked: str, label: str, places: tuple[int, int], character: str, text: str) -> bool:
    """Return whether a word that is none, of one character or two, stands so in a text with another of the same sound.

    A single one must do so again and again with two more beside it (对接|慧: 对接会); names are left alone.
    """
    start, place = places
    if len(label) == 1:
        return any(text.count(around) >= RECURRING for around in _around(fold(asked), place, character, WINDOW))
    tag = next((word.tag for word in names.tokens(asked) if word.start == start), "")
    whole = label[: place - start] + character + label[place - start + 1 :]
    return len(label) == 2 and tag[:2] not in {"nr", "ns", "nt", "nz"} and _EMPTY.isdisjoint(label) and whole in text


def _between(folded: str, place: int, text: str) -> frozenset[str]:
    """Return the characters that stand in a text between both neighbours of a place of a question."""
    if not 0 < place < len(folded) - 1:
        return frozenset()
    return frozenset(re.findall(f"{re.escape(folded[place - 1])}(.){re.escape(folded[place + 1])}", text))


def _recurs(folded: str, place: int, character: str, text: str) -> bool:
    """Return whether a character stands again and again in a text, with more around it than its two neighbours."""
    three = folded[place - 1] + character + folded[place + 1]
    longer = _around(folded, place, character, WINDOW + 1)
    return any(three in around and text.count(around) >= RECURRING for around in longer)


def _around(folded: str, place: int, character: str, size: int) -> Iterator[str]:
    """Yield the runs of ``size`` Chinese characters about a place of a question, with a character put there."""
    for start in range(max(place - size + 1, 0), place + 1):
        around = folded[start:place] + character + folded[place + 1 : start + size]
        if len(around) == size and all(map(is_cjk, around)):
            yield around


def _alike(character: str) -> Iterator[str]:
    """Yield the other characters that sound like one, as those who do not tell zh from z or in from ing hear it."""
    of, by = _sounds()
    for sound in of.get(character, ()):
        yield from (other for other in by[sound] if other != character)


@cache
def _sounds() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the sounds of each character, and the characters of each sound."""
    of: dict[str, list[str]] = {}
    by: dict[str, str] = {}
    for syllable, characters in readings().items():
        sound = syllable.removesuffix("g") if syllable.endswith("ng") else syllable
        sound = sound[0] + sound[2:] if sound[:2] in {"zh", "ch", "sh"} else sound
        by[sound] = by.get(sound, "") + characters
        for character in characters:
            of.setdefault(character, []).append(sound)
    return of, by
