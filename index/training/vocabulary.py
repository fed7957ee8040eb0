"""The tokenizer: a Unigram vocabulary that is counted, not trained, over text that is folded as everywhere else.

sentencepiece's own trainer cut English badly on this data ("e nterpris e") and takes minutes. Here words are what the
segmenter and the dictionaries say, and a piece's score is its log frequency, so the best segmentation of a run is its
likeliest division into words (Kudo 2018, arXiv:1804.10959, section 3.2, with given pieces). The normalizer is a
charsmap of :func:`corpus.normalise.fold`, so that `tokenizers`, and sentence-transformers through it, fold as this
product does.
"""

from __future__ import annotations

import base64
import json
import math
import random
import re
import struct
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import rjieba

from corpus.normalise import fold
from index.pieces import HAN, LATIN, LONGEST_HAN, QUANTUM, SHAPE, SIGNS
from index.training.pairs import is_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from index.training.pairs import Source

SIZE = 66_000
"""Pieces in all: with 256 dimensions in half precision 33.8 MB, the tokenizer 1.8 MB."""

HAN_WORDS, LATIN_WORDS, DIGITS, GRAMS = 29_000, 25_000, 1_600, 3_000
"""Chinese words of two to four characters, English words, groups of digits; characters and n-grams fill up the rest."""

ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er")
"""A frequent word that is a frequent word plus one of these has no piece of its own: the two share their vectors."""

OWN = 0.25
"""Share of the Latin words, the most frequent, that have a piece whatever they end in: founded is not found."""

_HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN_RUN = re.compile(f"[{LATIN}]+")
_DIGIT_RUN = re.compile("[0-9]+")


def count_words(texts: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return how often each Chinese word, each Latin word and each number stands in the texts, folded."""
    han: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    digits: Counter[str] = Counter()
    for text in texts:
        folded = fold(text)
        for run in _HAN_RUN.findall(folded):
            han.update(rjieba.cut(run))
        latin.update(_LATIN_RUN.findall(folded))
        digits.update(_DIGIT_RUN.findall(folded))
    return han, latin, digits


WEIGHTS = {
    "moj_tw_law": 0.4, "python_docs_zh": 0.3, "k8s_docs_zh": 0.3, "ecdict_terms_med_chem": 0.1,
    "ecdict_terms_econ_law_tech": 0.3, "ecdict_general_unranked": 0.3, "ecdict_net": 0.2, "ecdict_names": 0.3,
    "arxiv_en_title_zh_passage": 0.3, "arxiv_titles_zh_en": 0.5, "bible_cuv_kjv_oeb": 0.3,
    "cmrc2018_train_qa": 3, "cmrc2018_trial": 3, "DRCD_test_simplified": 3, "crud_news_zh": 1.5, "gov_reports_zh": 2,
}  # fmt: skip
"""Weight of a file's words beside their count (1 if not here): what reads like news and an encyclopedia counts more
than law, software and lists of terms. By judgement: chosen before the first figure, not tuned."""

COUNTED = 40_000
"""Rows of a file of sentences that are counted, drawn by chance: as many as tell frequent words from rare ones."""


def count_sources(
    sources: Iterable[Source], seed: int, progress: Callable[[str], None]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return the weighted counts of Chinese words, Latin words and numbers of all files.

    Words of a dictionary with ranks of frequency count as if in a text of a million words (Zipf's law), so that the
    common ones that the files lack have their pieces.
    """
    totals: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    for source in sources:
        pairs = source.pairs
        if len(pairs) > COUNTED and pairs[0].kind not in ("dict", "title"):
            pairs = random.Random(seed).sample(pairs, COUNTED)  # noqa: S311 - reproducible, not a secret
        texts = dict.fromkeys(
            text[: 300 if is_chinese(text) else 800] for pair in pairs for text in (pair.first, pair.second)
        )
        weight = WEIGHTS.get(source.name, 1)
        for total, found in zip(totals, count_words(texts), strict=True):
            for word, count in found.items():
                total[word] += weight * count  # type: ignore[assignment]  # a Counter takes any number
        if source.name == "ecdict_ranked":
            ranks = {pair.second.lower(): int(pair.note) for pair in source.pairs if pair.note.isdigit()}
            for word, rank in ranks.items():
                if _LATIN_RUN.fullmatch(word):
                    totals[1][word] += 200_000 / (rank + 100)  # type: ignore[assignment]
        progress(f"words of {source.name} counted")
    return totals


def choose_pieces(
    han: Mapping[str, float], latin: Mapping[str, float], digits: Mapping[str, float], size: int = SIZE
) -> list[tuple[str, float]]:
    """Return pieces with their scores, the likeliest first: fewer than ``size`` only if there are no more."""
    share = size / SIZE
    pieces: dict[str, float] = dict.fromkeys(SIGNS, 100.0)
    pieces.update(_most({word: n for word, n in han.items() if 2 <= len(word) <= LONGEST_HAN}, int(HAN_WORDS * share)))
    chosen = _base_forms(latin, int(LATIN_WORDS * share))
    pieces.update(chosen)
    numbers: dict[str, float] = defaultdict(float, dict.fromkeys("0123456789", 1.0))
    for number, count in digits.items():  # a long one is read in groups of three
        for group in [number] if len(number) < 5 else [number[at : at + 3] for at in range(0, len(number), 3)]:
            numbers[group] += count
    pieces.update(_most(numbers, int(DIGITS * share)) | {digit: numbers[digit] for digit in "0123456789"})
    # A character inside a word is not a word: it counts as often as it stands alone, and a little
    characters: dict[str, float] = defaultdict(float)
    for words, others in ((han, 0.01), (latin, 0.001)):
        for word, count in words.items():
            for character in word:
                characters[character] += others * count
    for character in characters:
        characters[character] += han.get(character, 0)
    # Every character of a piece is a piece, so that nothing known is ever spelt with an unknown
    singles = {character: max(characters[character], 0.1) for character in set("".join((*pieces, *ENDINGS)))}
    most = size - 2 - len(pieces) - int(GRAMS * share)
    singles |= _most({c: n for c, n in characters.items() if n > 0.02}, max(most, 0))
    pieces = singles | pieces
    for ending in ENDINGS:
        pieces[ending] = max(pieces.get(ending, 0), max(latin.values(), default=1) / 20)
    grams: dict[str, float] = defaultdict(float)  # names and rare words are read in pieces of two to four letters
    for word, count in latin.items():
        if word not in chosen:
            for length in (2, 3, 4):
                for at in range(len(word) - length + 1):
                    grams[word[at : at + length]] += min(count, 20)
    left = size - 2 - len(pieces)
    fitting = {gram: 0.02 * n for gram, n in grams.items() if gram not in pieces and set(gram) <= pieces.keys()}
    pieces.update(_most(fitting, max(left, 0)))
    total = sum(pieces.values())
    scored = [(piece, round(math.log(max(n, 0.01) / total) * QUANTUM) / QUANTUM) for piece, n in pieces.items()]
    return sorted(scored, key=lambda item: (-item[1], item[0]))


def _most(counts: Mapping[str, float], most: int) -> dict[str, float]:
    """Return the most frequent, the first in code point order of equal ones."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def _base_forms(latin: Mapping[str, float], most: int) -> dict[str, float]:
    """Return the most frequent Latin words, those left out that are another of them with a usual ending."""
    frequent = [word for word, count in sorted(latin.items(), key=lambda item: (-item[1], item[0])) if len(word) > 1]
    known = set(frequent[: 2 * most])
    chosen: dict[str, float] = {}
    for word in frequent:
        if len(chosen) == most:
            break
        bases = [word[: -len(ending)] for ending in ENDINGS if word.endswith(ending)]
        shared = any(len(base) > 2 and base in known and latin[base] > latin[word] / 10 for base in bases)
        if shared and len(word) > 4 and len(chosen) >= OWN * most:
            continue
        chosen[word] = latin[word]
    return chosen


def tokenizer_json(pieces: list[tuple[str, float]]) -> str:
    """Return the tokenizer file of the pieces, as the `tokenizers` library reads it.

    Piece 0 pads, piece 1 stands for the unknown; both have vectors of zeros.
    """
    vocabulary: list[tuple[str, float]] = [("[PAD]", 0.0), ("[UNK]", -30.0), *pieces]
    shape = json.loads(json.dumps(SHAPE))
    shape["normalizer"]["precompiled_charsmap"] = base64.b64encode(charsmap(foldings())).decode()
    shape["model"]["vocab"] = vocabulary
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":"))


def foldings() -> dict[str, str]:
    """Return the folded form of every character that folding changes into something."""
    found = {}
    for point in (*range(0x21, 0xD800), *range(0xE000, 0x32000)):
        character = chr(point)
        folded = fold(character)
        if folded not in (character, ""):
            found[character] = folded
    return found


class _Node(NamedTuple):
    """A node of the trie of foldings: its children by their bytes; one of byte 0 has the place of a text."""

    children: dict[int, _Node]
    place: int = 0


def charsmap(rules: Mapping[str, str]) -> bytes:
    """Return the rules as a precompiled charsmap of sentencepiece's: a double-array trie and the texts it points to.

    Source: darts-clone (Yata), as sentencepiece's normalizer reads it. A unit holds its label in bits 0-7, "a leaf
    follows" in bit 8, and its offset from bit 10; a leaf has bit 31 and the place of its text in the rest.
    """
    texts = bytearray()
    places: dict[str, int] = {}
    root = _Node({})
    for source, target in sorted(rules.items()):
        if target not in places:
            places[target] = len(texts)
            texts += target.encode() + b"\0"
        node = root
        for byte in source.encode():
            node = node.children.setdefault(byte, _Node({}))
        node.children[0] = _Node({}, places[target])
    units: list[int] = [0] * 1024
    used = bytearray(1024)
    used[0] = 1
    bases: set[int] = set()
    # Nodes with many children first, while there is room; then those with one, wherever a unit is free
    several: list[tuple[int, _Node]] = [(0, root)]
    single: list[tuple[int, _Node]] = []
    free = 1
    while several or single:
        position, node = several.pop() if several else single.pop()
        labels = sorted(node.children)
        free = next(at for at in range(free, len(used)) if not used[at]) if len(labels) == 1 else 1
        while True:
            base = free ^ labels[0]
            if max(base, free) + 256 > len(units):
                units.extend([0] * 1024)
                used.extend(bytes(1024))
            # two nodes at one base would take each other's children for their own
            if base != position and base not in bases and not any(used[base ^ label] for label in labels):
                break
            free += 1
        bases.add(base)
        units[position] |= (base ^ position) << 10 | (0 in node.children) << 8
        for label, child in node.children.items():
            used[base ^ label] = 1
            units[base ^ label] = label or 1 << 31 | child.place
            if label:
                (several if len(child.children) > 1 else single).append((base ^ label, child))
    trie = struct.pack(f"<{len(units)}I", *units)
    return struct.pack("<I", len(trie)) + trie + bytes(texts)
