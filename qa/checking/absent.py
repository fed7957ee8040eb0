"""Whether Chinese text speaks of the things that an English question names: a hospital, where only a stadium is told of.

A plain look-up would not do. A translation table lacks some words' renderings, and texts write others short (化纤 for
化学纤维), so what is looked for in vain may be spoken of all the same. What is known of each noun of the question is
weighed instead: whether any passage has a rendering, how well the sentences found have one, how many characters of a
rendering stand in the sentence and around it, and how near the word comes to any word of either, by the vectors that
English and Chinese share. The weights were fitted to questions in which one noun was swapped for a thing that their
text does not speak of (``python -m tests.qa.swapped --fit FILE``).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from corpus.normalise import is_cjk
from index.encoder import unit
from index.english import base, slips_known
from index.products import unalarmed
from index.reader import read_sentence
from index.terms import term
from qa.asking.classes import classes
from qa.asking.question import COUNTED, IRREGULAR
from qa.asking.segmenter import folded_of as fold
from qa.asking.segmenter import tag_of
from qa.finding.passage_texts import passage_text
from qa.finding.reader import word_vectors

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from index import Index
    from index.reader import Floats
    from qa.answering.search import Search
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

WEIGHTS = {
    "bias": 3.42,
    "covered": -0.87,
    "held": -2.37,
    "noun": 2.26,
    "near": -2.87,
    "around": -2.73,
    "spelt": -2.86,
    "told": -2.44,
}
"""What counts, in log-odds, for a word to be absent (fitted on the even questions of the probe and of MLQA dev)."""

SURE = 3.7
"""Log-odds from which on a word is taken for absent. At 2.7 three in four swapped nouns are refused, at 3.7 three in five;
but of questions that a reviewer worded freely (fuel for 油, a team for 社团) 2.7 refused a dozen that had been answered
rightly, 3.7 one."""

SAID = 0.3
"""Cover of a word from which on a sentence, with what stands over and around it, says it (by hand)."""

LIKELY, MEANINGS = 0.1, 12
"""Least weight of a rendering whose characters count, and how many renderings have part in a vector."""

COMPARED, AROUND = 40, 12
"""Best sentences in which a word may be said, and in which its characters may stand."""

SHORTEST = 3
"""Fewest letters of a word: shorter ones stand for others."""

_NAMED = re.compile(r"(?<=[a-z0-9,'’] )[A-Z][\w'’]*")
_QUOTED = re.compile('["“”‘][^"“”’]*["“”’]')
_AS_VERB = re.compile(r"\b(?:who|that|to|will|can|could|would|didn?|does|not|t|it|they|he|she|we|you) $")
_DID = re.compile(r"\b(?:do|does|did) (?:[\w'’-]+ ){1,8}(?<!the )(?<!a )(?<!an )(?<!of )$")
_OTHERWISE, _OR = re.compile(r"\bor (?:[\w'’-]+ ){0,2}$"), re.compile(r"(?: [\w'’-]+){0,2} or\b")
_ENDS_DEED = re.compile(r"\W*$| (?:in|on|at|from|to|for|with|by|during|after|before)\b")
_OBJECT = re.compile(r" (?:the|an?|its|their|his|her|how|what)\b")
"""What stands before a verb, and behind one, and between two things to choose from: no noun that a text must speak of."""

_ALSO_NOUNS = frozenset("award design vote visit cut train launch move run lead report grant strike".split())
_LEFT_UNSAID = frozenset(
    """category categories type types kind kinds sort class classes group groups series variety varieties system population
    number numbers amount level levels rate degree extent length height weight size width depth area areas volume value
    result results factor factors aspect aspects part parts role purpose reason reasons cause causes effect way ways means
    method methods manner form forms style nature name names title titles nationality acronym abbreviation religion term
    terms definition meaning word words letter letters problem problems issue issues matter matters thing things fact facts
    idea today yesterday tomorrow people person persons man men organisation organization organisations body bodies
    authority authorities institution institutions facility facilities site sites place places location venue spot region
    country city town moment time times scale total age side sides half quarter share percentage proportion figure figures
    example examples object objects item items product products goods distance case cases range rest majority minority change changes increase decrease growth rise fall drop gain
    loss difference condition conditions situation position status state stage phase step steps point points line lines
    period date dates year years month months week weeks day days hour hours minute minutes morning afternoon evening
    night now fast slow slice private foreign domestic native local extra old young big small large high low long short
    many first last next second third major main whole other new newest latest former current present recent phrase phrases motto mottos slogan slogans paper papers article""".split()
)
"""Words of a question that a text need not have: they say what sort of thing or measure its own words are."""


_PRIZES = frozenset("prize prizes medal medals trophy trophies cup cups award awards title titles".split())
_PLACE = re.compile(r"\b(?:first|second|third|[1-3](?:st|nd|rd))[- ]place\b|\brunners?[- ]up\b")
"""What a rank is won with, and what says the rank: for who came second a text has 亚军 alone."""


class Told(NamedTuple):
    """A noun of a question, and what is known of whether the text speaks of it, in the order of WEIGHTS."""

    label: str
    values: tuple[float, ...]

    @property
    def absent(self) -> float:
        """Return the log-odds that the text does not speak of it."""
        bias, *weights = WEIGHTS.values()
        return bias + sum(weight * value for weight, value in zip(weights, self.values, strict=True))


def unspoken(search: Search, sentence: Sentence) -> str:
    """Return the noun of an English question that surely nothing in or around a Chinese sentence speaks of; "" if none is."""
    if search.question.language == "zh" or not any(map(is_cjk, sentence.text)):
        return ""
    found = max(told(search, sentence), key=lambda item: item.absent, default=None)
    if found is None or found.absent < SURE or _is_slip(search.index, found.label, fold(sentence.row.text)):
        return ""
    return found.label


@unalarmed
def told(search: Search, sentence: Sentence) -> list[Told]:
    """Return each noun of an English question that a Chinese sentence does not plainly say, with what is known of it."""
    index, words, ranked = search.index, search.words, search.ranked
    doubtful = [number for number in _nouns(index, search.question, words) if sentence.covered[number] < SAID]
    if not doubtful:
        return []
    vectors = word_vectors(cast("Hashable", index.encoder))
    own = read_sentence(sentence.text).words
    passage = [other.text for other in passage_text(index, sentence.row).sentences]
    near_by = [word for text in (sentence.row.event or "", *passage) for word in read_sentence(text).words]
    said, around = vectors.of(own), vectors.of(list(dict.fromkeys(near_by)) or ["。"])
    others = "\n".join(item.folded for item in ranked[:AROUND])
    unheld = index.lexical.idf(0) - 1e-6
    found = []
    for number in doubtful:
        word = words[number]
        ways = [(text, weight) for text, weight in word.variants if is_cjk(text[0])]
        likeliest = max(ways, key=lambda way: way[1])[0]
        meant = _vector(vectors.of([word.label, *(text for text, _ in ways[:MEANINGS])]), ways)
        found.append(
            Told(
                word.label,
                (
                    max(item.covered[number] for item in ranked[:COMPARED]),
                    float(word.idf < unheld),
                    float(tag_of(likeliest)[:1] == "n"),
                    float((said @ meant).max()) if len(own) else 0.0,
                    float((around @ meant).max()),
                    _spelt(index, ways, sentence.folded),
                    _spelt(index, ways, others),
                ),
            )
        )
    return found


def _nouns(index: Index, question: Question, words: Sequence[Word]) -> list[int]:
    """Return the words of a question that may be nouns which its text must speak of, by number.

    A name is not among them (how a text writes it is looked for elsewhere), nor what the table does not know.
    """
    asked = _QUOTED.sub(" ", fold(question.text))  # what is called so is named
    named = {fold(name) for name in _NAMED.findall(question.text)}
    found = []
    for number, word in enumerate(words):
        label = word.label
        if len(label) < SHORTEST or not label.isalpha() or not label.isascii() or label in named | _LEFT_UNSAID:
            continue
        if (label in IRREGULAR and label not in _ALSO_NOUNS) or (label.endswith("ed") and len(label) > 4):
            continue
        if label in _PRIZES and _PLACE.search(asked):
            continue  # trophies for second place are 亚军
        if question.kind not in COUNTED and classes(f"which {label}"):
            continue  # a name says of what class it is, or need not: 省交通建设集团 is a company
        place = re.search(rf"(?<![\w-]){label}(?!\w)", asked)
        if place is None or _AS_VERB.search(asked[: place.start()]) or _OBJECT.match(asked, place.end()):
            continue
        if _OTHERWISE.search(asked[: place.start()]) or _OR.match(asked, place.end()):
            continue  # of two things that a question offers, one need not be spoken of
        if _DID.search(asked[: place.start()]) and _ENDS_DEED.match(asked, place.end()) and not label.endswith("s"):
            continue  # what does 海星号 mean, how many students did the school enrol in 2022
        if base(label) in index.table and any(is_cjk(text[0]) for text, _ in word.variants):
            found.append(number)
    return found


def _is_slip(index: Index, label: str, folded: str) -> bool:
    """Return whether a word is a slip of the pen away from one that a text speaks of: grapheme, of graphene."""
    ways = (way for key in slips_known(label, index.table) for way in index.table.variants(key))
    return any(weight >= LIKELY and len(text) > 1 and text in folded for text, _, weight in ways)


def _vector(rows: Floats, ways: Sequence[tuple[str, float]]) -> Floats:
    """Return the vector of an English word, half of it that of its renderings by their weights."""
    weights = np.array([weight for _, weight in ways[:MEANINGS]], dtype=np.float32)
    mean = weights @ rows[1:]
    return unit(rows[0] + unit(mean))


def _spelt(index: Index, ways: Sequence[tuple[str, float]], folded: str) -> float:
    """Return how much of a rendering stands in a folded text, character by character: rare ones weigh more."""
    best = 0.0
    for text, weight in ways:
        if weight >= LIKELY and all(map(is_cjk, text)):
            rarity = [_rarity(index, character) for character in text]
            held = sum(value for value, character in zip(rarity, text, strict=True) if character in folded)
            best = max(best, math.sqrt(min(weight, 1.0)) * held / sum(rarity))
    return best


def _rarity(index: Index, character: str) -> float:
    """Return what a character of a rendering weighs: 0.3 where all passages have it, more the fewer do."""
    passages = max(len(index.passages), 1)
    return 0.3 - math.log(max(index.lexical.frequency(term(character)) / passages, 0.5 / passages))
