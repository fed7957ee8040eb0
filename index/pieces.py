"""Pieces of words: the built-in model's tokenizer on arrays of code points, without the `tokenizers` library.

That library takes 80 % of the time of a static embedding. The built-in `tokenizer.json` is made so that its result
can be computed for many texts at once: runs of Chinese characters, of letters and of digits are cut apart, everything
else is left out, and each run is divided by a Unigram model (Kudo 2018, arXiv:1804.10959) whose scores are whole
multiples of 1/256, so that sums are exact, ties fall alike, and both programs find the same pieces:

* characters are folded and numbered by one look-up a code point;
* in Chinese runs the pieces that begin at each place are looked up level by level in a hashed trie, and the best
  division is found for all runs of a batch in step, the k-th character of every run at the k-th step (Viterbi);
* words of letters and digits are known by a hash of their characters; each is divided once and remembered.

Texts with characters that the library does not take one by one (combining marks, joiners, flags: it folds grapheme
clusters) are rare and go to the library itself.
"""

from __future__ import annotations

import base64
import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int32]

HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U000323af"
"""Characters of scripts written without spaces."""

LATIN = "a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
"""Letters of scripts written with spaces: Latin, Greek, Cyrillic, folded."""

SIGNS = "%$€£¥°"
"""Signs that mean a word; every one is a piece of its own. All others are left out."""

LONGEST_HAN = 4
"""Longest Chinese piece, in characters: longer words are made of words that are pieces themselves."""

QUANTUM = 256
"""Scores are whole multiples of one QUANTUM-th."""

PLAIN = (
    (0x09, 0x0D), (0x20, 0x7E), (0xA0, 0xA8), (0xAA, 0xAC), (0xAE, 0xAE), (0xAF, 0x2FF), (0x370, 0x482),
    (0x48A, 0x52F), (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x205F), (0x2070, 0x20BF), (0x2100, 0x2BFF),
    (0x2E80, 0x3029), (0x3030, 0x3096), (0x309B, 0x3130), (0x3190, 0x4DBF), (0x4DC0, 0x9FFF), (0xF900, 0xFAFF),
    (0xAC00, 0xD7A3),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF9D), (0xFFE0, 0xFFEE), (0xFFFD, 0xFFFD), (0x1F300, 0x1F3FA), (0x1F400, 0x1FAFF),
    (0x20000, 0x323AF),
)  # fmt: skip
"""Characters that are each a grapheme cluster whatever stands beside them (Unicode Standard Annex 29, cautiously)."""

BLOCK = 1 << 18
"""Characters tokenized at once: the arrays of a block stay in a core's cache."""

KNOWN = 1 << 18
"""Words remembered at most."""

_SEVERAL, _UNUSUAL = 1 << 30, 1 << 31
_POINTS = 0x32400
_WORD = re.compile(f"[{HAN}]+|[{LATIN}]+|[0-9]+|[{SIGNS}]")
_STRANGE = re.compile("[^" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in PLAIN) + "]")
_BASE = 0x9E3779B97F4A7C15  # odd, so invertible modulo 2**64
_INVERSE = pow(_BASE, -1, 1 << 64)
_LEAST = np.int32(-(1 << 30))

SHAPE: dict[str, Any] = {
    "version": "1.0",
    "truncation": None,
    "padding": None,
    "added_tokens": [],
    "normalizer": {"type": "Precompiled", "precompiled_charsmap": ""},
    "pre_tokenizer": {
        "type": "Split",
        "pattern": {"Regex": _WORD.pattern},
        "behavior": "Removed",
        "invert": True,
    },
    "post_processor": None,
    "decoder": None,
    "model": {"type": "Unigram", "unk_id": 1, "vocab": [], "byte_fallback": False},
}
"""The form of a `tokenizer.json` that this module understands, its charsmap and vocabulary left out."""


class Pieces:
    """A Unigram tokenizer of the form of :data:`SHAPE`. Unknown characters give no piece."""

    def __init__(self, vocabulary: list[tuple[str, float]], foldings: dict[int, str], source: str) -> None:
        self._source = source
        self._foldings = foldings
        self._scores = {piece: round(score * QUANTUM) for piece, score in vocabulary[2:]}
        self._numbers = {piece: number for number, (piece, _) in enumerate(vocabulary) if number > 1}
        self._longest = max(map(len, self._numbers), default=1)
        self._words: dict[str, list[int]] = {}
        self._hashed: dict[int, tuple[int, int]] = {}
        self._found: list[int] = []

    @classmethod
    def read(cls, source: str) -> Pieces | None:
        """Return the tokenizer of a `tokenizer.json`, None if it is of another form."""
        try:
            data = json.loads(source)
            charsmap, data["normalizer"]["precompiled_charsmap"] = data["normalizer"]["precompiled_charsmap"], ""
            vocabulary, data["model"]["vocab"] = data["model"]["vocab"], []
            if data != SHAPE:
                return None
            foldings = read_charsmap(base64.b64decode(charsmap))
        except (ValueError, KeyError, TypeError, IndexError):
            return None
        scores = np.array([score for _, score in vocabulary]) * QUANTUM
        singles = {piece for piece, _ in vocabulary if len(piece) == 1}
        whole = all(_WORD.fullmatch(piece) and singles.issuperset(piece) for piece, _ in vocabulary[2:])
        if not whole or np.any(scores != np.rint(scores)) or scores.min() < -100 * QUANTUM:
            return None
        return cls([(piece, score) for piece, score in vocabulary], foldings, source)

    def __len__(self) -> int:
        return len(self._numbers) + 2

    def one(self, text: str) -> list[int]:
        """Return the pieces of one short text, in no particular order."""
        if _STRANGE.search(text):
            return self._library(text)
        found: list[int] = []
        for word in _WORD.findall(text.translate(self._foldings)):
            known = self._words.get(word)
            if known is None:
                known = self._divided(word)
                if len(self._words) < KNOWN:
                    self._words[word] = known
            found += known
        return found

    def _library(self, text: str) -> list[int]:
        """Return the pieces of a text as the `tokenizers` library finds them."""
        ids = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"), add_special_tokens=False).ids
        return [number for number in ids if number > 1]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        return Tokenizer.from_str(self._source)

    def _divided(self, run: str) -> list[int]:
        """Return the pieces of one run: the best division, of equal ones that with the longest last piece."""
        scores, longest = self._scores, self._longest if run[0] < "\u3040" else LONGEST_HAN
        best, back = [0], [0]
        for end in range(1, len(run) + 1):
            most, cut = -1 << 60, -1
            for start in range(max(end - longest, 0), end):
                score = scores.get(run[start:end])
                if score is not None and best[start] + score > most:
                    most, cut = best[start] + score, start
            if cut < 0:  # an unknown character costs what it costs the library: 10 more than the lowest score
                most, cut = best[end - 1] - 40 * QUANTUM, end - 1
            best.append(most)
            back.append(cut)
        found, end = [], len(run)
        while end:
            number = self._numbers.get(run[back[end] : end])
            if number is not None:
                found.append(number)
            end = back[end]
        return found

    def many(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """Return the pieces of many texts and the number of the text of each, in no particular order."""
        ids, owners = [], []
        first = 0
        while first < len(texts):
            size, last = len(texts[first]), first + 1
            while last < len(texts) and size + len(texts[last]) < BLOCK:
                size += len(texts[last])
                last += 1
            for found, owner in self._block(texts[first:last]):
                ids.append(found)
                owners.append(owner + np.int32(first))
            first = last
        if not ids:
            return np.empty(0, np.int32), np.empty(0, np.int32)
        return np.concatenate(ids), np.concatenate(owners)

    def _block(self, texts: Sequence[str]) -> list[tuple[Ints, Ints]]:
        """Return pieces with their texts, in parts."""
        points = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        if not len(points):
            return []
        ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
        parts = []
        symbols = self._trie.symbols[np.minimum(points, _POINTS - 1)]
        if int(symbols.max()) >= _SEVERAL:
            odd = np.unique(np.searchsorted(ends, np.flatnonzero(symbols >= _UNUSUAL), side="right"))
            for number in odd.tolist():
                symbols[ends[number] - len(texts[number]) - 1 : ends[number] - 1] = 0
                found = np.array(self._library(texts[number]), dtype=np.int32)
                parts.append((found, np.full(len(found), number, dtype=np.int32)))
            symbols, ends = self._expanded(symbols, ends)
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(ends, prepend=0))
        numbers = symbols.astype(np.int32)
        trie = self._trie
        kinds = trie.kinds[numbers]
        places, ids = trie.divide(numbers, kinds == 1)
        parts.append((ids, owners[places]))
        parts += [(ids, owners[places])
                  for places, ids in self._spaced(numbers, kinds)]  # fmt: skip
        return parts

    def _expanded(self, symbols: npt.NDArray[np.uint32], ends: npt.NDArray[np.int64]) -> tuple[Any, Any]:
        """Return the symbols with those of characters that fold into several put in their place."""
        several = np.flatnonzero(symbols >= _SEVERAL)
        if not len(several):
            return symbols, ends
        rows = symbols[several] - np.uint32(_SEVERAL)
        counts = np.ones(len(symbols), dtype=np.int64)
        counts[several] = self._trie.expansion_sizes[rows]
        moved = np.cumsum(counts)
        result = np.repeat(symbols, counts)
        for place, row in zip((moved[several] - counts[several]).tolist(), rows.tolist(), strict=True):
            expansion = self._trie.expansions[row]
            result[place : place + len(expansion)] = expansion
        return result, np.append(moved[ends[:-1] - 1], len(result) + 1)

    def _spaced(self, numbers: Ints, kinds: npt.NDArray[np.uint8]) -> list[tuple[npt.NDArray[np.int64], Ints]]:
        """Return the places and pieces of words of letters, of numbers and of signs."""
        some = kinds > 1
        if not some.any():
            return []
        edges = np.flatnonzero((kinds[1:] != kinds[:-1]) | (kinds[1:] == 4)) + 1
        edges = np.concatenate([[0], edges, [len(kinds)]])
        starts, stops = edges[:-1], edges[1:]
        wanted = some[starts]
        starts, stops = starts[wanted], stops[wanted]
        trie = self._trie
        powers, inverses = trie.powers(len(numbers) + 1)
        sums = np.zeros(len(numbers) + 1, dtype=np.uint64)
        np.cumsum(numbers.astype(np.uint64) * powers[: len(numbers)], out=sums[1:])
        hashes = (sums[stops] - sums[starts]) * inverses[starts]
        distinct, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        if len(self._hashed) + len(distinct) > KNOWN:
            self._hashed.clear()
            self._found.clear()
        begins = np.empty(len(distinct), dtype=np.int64)
        counts = np.empty(len(distinct), dtype=np.int64)
        for row, value in enumerate(distinct.tolist()):
            held = self._hashed.get(value)
            if held is None:
                at = first[row]
                word = "".join(trie.characters[number] for number in numbers[starts[at] : stops[at]].tolist())
                found = self._divided(word)
                held = self._hashed[value] = (len(self._found), len(found))
                self._found += found
            begins[row], counts[row] = held
        sizes = counts[inverse]
        total = np.cumsum(sizes)
        rows = np.arange(int(total[-1])) + np.repeat(begins[inverse] - (total - sizes), sizes)
        return [(np.repeat(starts, sizes), np.array(self._found, dtype=np.int32)[rows])]

    @cached_property
    def _trie(self) -> _Trie:
        return _Trie(self._numbers, self._scores, self._foldings)


class _Trie:
    """The pieces as arrays. A symbol is a character that is a piece; 0 stands for all others.

    ``symbols[point]`` is the symbol of a code point once it is folded, or _SEVERAL and the row of ``expansions`` of one
    that folds into several characters, or _UNUSUAL. ``kinds``: 1 Chinese, 2 letters, 3 digits, 4 signs.
    """

    def __init__(self, numbers: dict[str, int], scores: dict[str, int], foldings: dict[int, str]) -> None:
        singles = sorted(piece for piece in numbers if len(piece) == 1)
        self.characters = ["\0", *singles]
        of = {character: symbol for symbol, character in enumerate(self.characters) if symbol}
        kinds = [0]
        kinds += [_kind(character) for character in singles]
        self.kinds = np.array(kinds, dtype=np.uint8)
        self.symbols = np.full(_POINTS, _UNUSUAL, dtype=np.uint32)
        for low, high in PLAIN:
            self.symbols[low : high + 1] = 0
        for character, symbol in of.items():
            if self.symbols[ord(character)] == 0:
                self.symbols[ord(character)] = symbol
        self.expansions: list[list[int]] = []
        for point, folded in foldings.items():
            if point >= _POINTS or self.symbols[point] == _UNUSUAL:
                continue
            if len(folded) == 1:
                self.symbols[point] = of.get(folded, 0)
            else:
                self.symbols[point] = _SEVERAL + len(self.expansions)
                self.expansions.append([of.get(character, 0) for character in folded])
        self.expansion_sizes = np.array([len(expansion) for expansion in self.expansions], dtype=np.int64)
        self._grow(numbers, scores, of)
        self._powers = np.ones(1, dtype=np.uint64), np.ones(1, dtype=np.uint64)

    def _grow(self, numbers: dict[str, int], scores: dict[str, int], of: dict[str, int]) -> None:
        """Set the nodes of the Chinese pieces: a character's node is its symbol, a longer one's is looked up."""
        nodes: dict[str, int] = dict(of)
        ids = [0] + [numbers[character] for character in self.characters[1:]]
        values = [int(_LEAST)] + [scores[character] for character in self.characters[1:]]
        keys, children = [], []
        for piece, number in numbers.items():
            if len(piece) == 1 or piece[0] < "\u3040":
                continue
            parent = of[piece[0]]
            for length in range(2, len(piece) + 1):
                node = nodes.get(piece[:length])
                if node is None:
                    node = nodes[piece[:length]] = len(ids)
                    ids.append(0)
                    values.append(int(_LEAST))
                    keys.append((parent << 16) | of[piece[length - 1]])
                    children.append(node)
                parent = node
            ids[parent], values[parent] = number, scores[piece]
        self.ids = np.array(ids, dtype=np.int32)
        self.values = np.array(values, dtype=np.int32)
        # An open table, a quarter full: each slot holds a key of 36 bits and its node
        self._bits = max(int(len(keys) * 4).bit_length(), 4)
        self._slots = np.zeros(1 << self._bits, dtype=np.uint64)
        waiting = np.array(keys, dtype=np.uint64)
        entries = (waiting << np.uint64(20)) | np.array(children, dtype=np.uint64)
        places = self._place(waiting)
        while len(waiting):
            free = self._slots[places] == 0
            self._slots[places[free]] = entries[free]  # of two for one slot the last stays
            left = self._slots[places] != entries
            waiting, entries, places = waiting[left], entries[left], (places[left] + 1) & (len(self._slots) - 1)

    def _place(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        return ((keys * np.uint64(_BASE)) >> np.uint64(64 - self._bits)).astype(np.int64)

    def _children(self, parents: Ints, symbols: Ints) -> Ints:
        """Return the node that a symbol leads to from each parent, 0 for none."""
        keys = (parents.astype(np.uint64) << np.uint64(16)) | symbols.astype(np.uint64)
        places = self._place(keys)
        entries = self._slots[places]
        here = entries >> np.uint64(20) == keys
        found = np.where(here, entries & np.uint64(0xFFFFF), np.uint64(0)).astype(np.int32)
        taken = np.flatnonzero(~here & (entries != 0))
        if len(taken):
            found[taken] = self._probe(keys[taken], (places[taken] + 1) & (len(self._slots) - 1))
        return found

    def _probe(self, keys: npt.NDArray[np.uint64], places: npt.NDArray[np.int64]) -> Ints:
        """Return the nodes of keys that are not at their first places."""
        found = np.zeros(len(keys), dtype=np.int32)
        rows = np.arange(len(keys))
        while len(rows):
            entries = self._slots[places]
            here = entries >> np.uint64(20) == keys
            found[rows[here]] = (entries[here] & np.uint64(0xFFFFF)).astype(np.int32)
            on = ~here & (entries != 0)
            rows, keys, places = rows[on], keys[on], (places[on] + 1) & (len(self._slots) - 1)
        return found

    def powers(self, count: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
        """Return the first powers of the base of the hash of words, and those of its inverse."""
        if len(self._powers[0]) < count:
            made = []
            for base in (_BASE, _INVERSE):
                steps = np.full(count, base, dtype=np.uint64)
                steps[0] = 1
                made.append(np.cumprod(steps, dtype=np.uint64))
            self._powers = made[0], made[1]
        return self._powers

    def divide(self, numbers: Ints, inside: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int64], Ints]:
        """Return the places and the pieces of the Chinese runs, whose symbols are marked by ``inside``."""
        # nodes[k][p]: what stands from place p on, k + 1 characters of it, if a piece is or begins so
        nodes = np.zeros((LONGEST_HAN, len(numbers)), dtype=np.int32)
        np.multiply(numbers, inside, out=nodes[0])
        values = np.full(nodes.shape, _LEAST, dtype=np.int32)
        # joined[p]: a piece reaches over the place p and the next, so that they cannot be looked at apart
        joined = np.zeros(len(numbers) + LONGEST_HAN, dtype=np.bool_)
        here = np.flatnonzero(inside)
        values[0, here] = self.values[numbers[here]]
        for level in range(1, LONGEST_HAN):
            here = here[: np.searchsorted(here, len(numbers) - level)]
            here = here[inside[here + level]]
            found = self._children(nodes[level - 1, here], numbers[here + level])
            here, found = here[found > 0], found[found > 0]
            nodes[level, here] = found
            worth = self.values[found]
            values[level, here] = worth
            whole = here[worth > _LEAST]
            for place in range(level):
                joined[whole + place] = True
        first = inside.copy()
        first[1:] &= ~joined[: len(numbers) - 1]
        starts = np.flatnonzero(first)
        last = np.flatnonzero(inside & ~joined[: len(numbers)])
        lengths = last - starts + 1
        alone = starts[lengths == 1]
        places, ids = [alone], [self.ids[numbers[alone]]]
        if len(alone) < len(starts):
            divisions = _best_divisions(starts[lengths > 1], lengths[lengths > 1], values)
            for at, size in divisions:
                places.append(at)
                ids.append(self.ids[nodes[size - 1, at]])
        return np.concatenate(places), np.concatenate(ids)


def _best_divisions(
    starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], values: Ints
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yield places and sizes of the pieces of the best divisions of stretches (Viterbi, all stretches in step)."""
    most_of = int(lengths.max())
    order = np.argsort((most_of - lengths).astype(np.uint16 if most_of < 1 << 16 else np.int64), kind="stable")
    starts, lengths = starts[order], lengths[order]
    # alive[t]: stretches longer than t; as they are sorted, the first so many
    alive = np.searchsorted(-lengths, -np.arange(most_of), side="left")
    best = [np.zeros(len(starts), dtype=np.int32)]
    offsets = np.concatenate([[0], np.cumsum(alive)])
    back = np.empty(int(offsets[-1]), dtype=np.int8)
    for end, count in enumerate(alive.tolist(), 1):
        cut = back[offsets[end - 1] : offsets[end]]
        longest = min(end, LONGEST_HAN)
        most = best[end - longest][:count] + values[longest - 1].take(starts[:count] + (end - longest))
        cut[:] = longest
        for length in range(longest - 1, 0, -1):  # of equal ones the longest last piece stays
            value = best[end - length][:count] + values[length - 1].take(starts[:count] + (end - length))
            better = value > most
            np.maximum(most, value, out=most)
            cut[better] = length
        best.append(most)
    rows, left = np.arange(len(starts)), lengths
    while len(rows):
        size = back[offsets[left - 1] + rows].astype(np.int64)
        left = left - size
        yield starts[rows] + left, size
        on = left > 0
        rows, left = rows[on], left[on]


def _kind(character: str) -> int:
    if character >= "\u3040":
        return 1
    return 3 if character in "0123456789" else 4 if character in SIGNS else 2


def read_charsmap(data: bytes) -> dict[int, str]:
    """Return the foldings of single characters in a precompiled charsmap of sentencepiece's.

    Raises:
        ValueError: it is not one.
    """
    size = int.from_bytes(data[:4], "little")
    if size % 4 or size + 4 > len(data):
        raise ValueError(f"a trie of {size} bytes in {len(data)}")
    units = np.frombuffer(data, dtype="<u4", count=size // 4, offset=4).astype(np.int64)
    texts = data[4 + size :]

    def offset(unit: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        return (unit >> 10) << ((unit & 512) >> 6)

    foldings: dict[int, str] = {}
    bases, prefixes = offset(units[:1]), [b""]
    labels = np.arange(1, 256)
    for _ in range(4):
        places = bases[:, None] ^ labels[None]
        held = np.where(places < len(units), units[np.minimum(places, len(units) - 1)], 0)
        rows, columns = np.nonzero((held & 0x800000FF) == labels)
        if not len(rows):
            break
        found = held[rows, columns]
        prefixes = [
            prefixes[row] + bytes([column + 1]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]
        bases = places[rows, columns] ^ offset(found)
        for number in np.flatnonzero(found & 256).tolist():
            begin = int(units[bases[number]]) & 0x7FFFFFFF
            character = prefixes[number].decode("utf-8")
            if len(character) == 1:
                foldings[ord(character)] = texts[begin : texts.index(0, begin)].decode("utf-8")
    return foldings
