"""The translation table: dictionaries and word alignment put together, key by key.

What the sources say of a word is added up, not the best of it taken: a translation that several dictionaries give is
the usual one. Alignment then says which of them running text uses, and brings in what no dictionary lists. Figures in
this module are R@1 / MRR@10 of the lexical arm on MLQA dev (English questions, 443 Chinese passages).
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import rjieba

from corpus.normalise import fold
from index.english import base
from index.lexical import STOP_WORDS
from index.table import compile_table
from index.terms import CHINESE_RUN, LONGEST_WORD, WORD, passage_terms, stem, term
from index.training.alignment import Link, Pair, align
from index.training.dictionaries import Sense, chinese_headed, english_headed, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    Rows = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the data folder: what its translations weigh in the table, and its pairs in the alignment.

    ``licence`` is as ``DATA.md`` of the data folder states it. ``decay`` is by how much each further sense of a
    headword weighs less: the weight is divided by 1 + decay × place.
    """

    name: str
    licence: str
    weight: float
    pairs: float
    decay: float = 0.1
    most: int = 10**9


DICTIONARIES = (
    Source("cc_cedict_2026", "CC BY-SA 4.0", 1.0, 1.0, decay=0.3),
    Source("ecdict_ranked", "MIT", 1.0, 1.0),
    Source("ecdict_inflected", "MIT", 0.3, 0.0),
    Source("ecdict_general_unranked", "MIT", 0.6, 0.5),
    Source("ecdict_terms_econ_law_tech", "MIT", 0.6, 0.7),
    Source("ecdict_terms_med_chem", "MIT", 0.0, 0.3),
    Source("ecdict_names", "MIT", 0.6, 0.5),
    Source("ecdict_net", "MIT", 0.2, 0.3),
    Source("wordnet_cow_wikt", "WordNet-style / CC BY-SA 3.0", 0.5, 0.7),
    Source("cldr_names", "Unicode v3", 0.7, 1.0),
    Source("universities_zh_en", "MIT", 0.7, 1.0),
    Source("dbp15k_zh_en_names", "unstated; DBpedia CC BY-SA", 0.7, 1.0),
    Source("osm_id_presets", "ISC", 0.7, 1.0),
    Source("ofbiz_labels", "Apache-2.0", 0.3, 1.0),
)
"""Weights were tried one at a time on the even-numbered questions: leaving a dictionary out costs between 0 (OSM,
universities) and 2.2 points of MRR@10 (CC-CEDICT); medicine and chemistry brought
nothing to the table itself."""

PARALLEL = (
    Source("tatoeba_cmn_eng_2018", "CC BY 2.0", 0.0, 1.5),
    Source("tatoeba_cmn_eng_new", "CC BY 2.0 FR", 0.0, 1.5),
    Source("tico19", "CC0", 0.0, 1.5),
    Source("sdg_un_goals", "MIT", 0.0, 1.0),
    Source("opensource_guide", "CC BY 4.0", 0.0, 1.0),
    Source("odoo_docs_zh", "CC BY-SA 4.0", 0.0, 1.0),
    Source("mozilla_www", "MPL 2.0", 0.0, 1.0),
    Source("tldr_pages", "CC BY 4.0", 0.0, 1.0),
    Source("apache_dolphinscheduler_docs", "Apache-2.0", 0.0, 1.0),
    Source("pingcap_tidb_operator_docs", "CC BY-SA 3.0", 0.0, 1.0),
    Source("k8s_docs_zh", "CC BY 4.0", 0.0, 0.7),
    Source("python_docs_zh", "CC0 translations, PSF source", 0.0, 0.5, most=30_000),
    Source("moj_tw_law", "official law text", 0.0, 0.5, most=30_000),
    Source("arxiv_titles_zh_en", "Modified Apache: train only", 0.0, 0.5),
    Source("bible_cuv_kjv_oeb", "public domain; MIT", 0.0, 0.3),
)
"""More rows of the statutes and the Python manual (60,000 and 40,000) changed nothing but the time."""

TEXTS = ("cmrc2018_train_qa", "gov_reports_zh", "crud_news_zh", *(source.name for source in PARALLEL))
"""Sources whose Chinese tells words that stand in text from words that stand in dictionaries only."""

RESTRICTED = frozenset({"dbp15k_zh_en_names", "arxiv_titles_zh_en", "crud_news_zh", "gov_reports_zh"})
"""Sources whose licence is unstated or allows training only."""

INEXACT, INEXACT_PHRASE = 0.2, 0.7
"""Weight of a sense whose headword has stop words the key leaves out: "in time" says little about "time"."""

STEM = 0.3
"""Share of what other words of the same full stem mean. Alone (66.9 / 73.9) the base key misses kindred words, the
full stem (66.1 / 73.5) mixes strangers; with this share 67.5 / 74.3 (before pruning)."""

SURE, RIVAL, DAMP = 0.7, 0.5, 2.0
"""An aligned word scores p(c|e) ** SURE · p(e|c) ** RIVAL · n / (n + DAMP), n being how often the English word was
aligned. The second factor is what keeps a common Chinese word from answering for everything."""

SINGLE = 0.5
"""What a single Chinese character weighs against a word: it stands inside a hundred other words. No change at 443
passages, 0.3 points of MRR@10 at 10,000."""

LEAST, MOST = 0.05, 30
LEAST_PHRASE, MOST_PHRASE = 0.4, 2
SEEN = 2
"""Lightest weight, as a part of the best one's, and most translations that a word and a phrase keep; and how often a
Chinese word has to stand in the text at hand (the best one of a single word stays in any case: it may be a name).
They halve the table, from 14.6 MB (67.9 / 74.8) to 7.1 (66.7 / 74.0); with the prototype's vectors the
fused R@1 was 69.4 before and after (words of at most five characters, 6.8 MB)."""

DICTIONARY_PAIRS = 0.5
"""What a dictionary entry weighs as a sentence pair in the alignment."""

LONGEST_SENTENCE, LONGEST_ENTRY = 80, 12
"""Longest sentence that is aligned, in words of either side, and longest headword, in English words."""

BATCH = 5000
"""Texts in which words are counted at once."""


def train_table(
    data: Path,
    out: Path,
    seed: int = 0,
    progress: Callable[[str], None] | None = None,
    without: Collection[str] = (),
) -> dict[str, int]:
    """Write the compiled table made from a data folder, and return how many rows of each source went in.

    Args:
        data: the folder with ``<source>.tsv.gz`` files; those that are not there are passed over.
        out: the file to write, in the form :meth:`index.table.TranslationTable.open` reads.
        seed: draws the rows of sources that are too large.
        progress: is told what is being done.
        without: names of sources to leave out, such as :data:`RESTRICTED`.

    Raises:
        FileNotFoundError: none of the sources is there.
    """
    tell = progress or (lambda _: None)
    counts: dict[str, int] = {}
    senses: list[tuple[Source, list[Sense]]] = []
    for source in _present(DICTIONARIES, data, without):
        tell(f"reading {source.name}")
        read = chinese_headed if source.name.startswith("cc_cedict") else english_headed
        senses.append((source, list(read(data / f"{source.name}.tsv.gz"))))
        counts[source.name] = len(senses[-1][1])
    sentences: list[Pair] = []
    for source in _present(PARALLEL, data, without):
        tell(f"reading {source.name}")
        drawn = draw(sentence_pairs(data / f"{source.name}.tsv.gz", source.pairs), source.most, seed)
        counts[source.name] = len(drawn)
        sentences += drawn
    if not counts:
        raise FileNotFoundError(data)
    aligned = align([*sentences, *entry_pairs(senses)], tell)
    tell("putting the table together")
    rows = joined(dictionary_rows(senses), aligned_rows(aligned))
    seen = occurrences({word for row in rows.values() for word in row}, data, without)
    kept = ((key, best(row, seen, " " in key)) for key, row in rows.items())
    out.write_bytes(compile_table((key, row) for key, row in kept if row))
    return counts


def _present(sources: Iterable[Source], data: Path, without: Collection[str]) -> Iterator[Source]:
    for source in sources:
        if source.name not in without and (data / f"{source.name}.tsv.gz").exists():
            yield source


def batched(items: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Yield the items in tuples of ``size``, the last one shorter."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def draw(pairs: list[Pair], most: int, seed: int) -> list[Pair]:
    """Return at most ``most`` of the pairs, drawn by the seed, in their order."""
    if len(pairs) <= most:
        return pairs
    chosen = random.Random(seed).sample(range(len(pairs)), most)  # noqa: S311 - reproducible, not a secret
    return [pairs[number] for number in sorted(chosen)]


def sentence_pairs(path: Path, weight: float) -> list[Pair]:
    """Return the distinct pairs of a parallel file as words, those that are too long left out."""
    found = []
    for chinese, english in dict.fromkeys((row[0], row[1]) for row in read_rows(path)):
        if len(chinese) > 3 * LONGEST_SENTENCE or len(english) > 8 * LONGEST_SENTENCE:
            continue  # sure to be too long: cutting it into words would cost time for nothing
        pair = Pair(_english(english), _chinese(chinese), weight)
        if pair.one and pair.other and max(len(pair.one), len(pair.other)) <= LONGEST_SENTENCE:
            found.append(pair)
    return found


def entry_pairs(dictionaries: Iterable[tuple[Source, list[Sense]]]) -> Iterator[Pair]:
    """Yield the entries of the dictionaries as pairs: they teach the alignment the words that sentences lack."""
    seen: set[tuple[str, str]] = set()
    for source, senses in dictionaries:
        for sense in senses if source.pairs else ():
            if (sense.headword, sense.word) not in seen:
                seen.add((sense.headword, sense.word))
                weight = DICTIONARY_PAIRS * source.pairs / (1 + 2 * source.decay * sense.place)
                english = _english(sense.headword)
                if 0 < len(english) <= LONGEST_ENTRY:
                    yield Pair(english, _chinese(sense.word), weight)


def _english(text: str) -> list[str]:
    return [base(match.group()) for match in WORD.finditer(fold(text))]


def _chinese(text: str) -> list[str]:
    return [word for word in rjieba.cut(fold(text)) if word[0].isalnum()]


def dictionary_rows(dictionaries: Iterable[tuple[Source, list[Sense]]]) -> Rows:
    """Return what the dictionaries say of words and phrases, summed over them, kindred words counted in.

    The best translation of each key weighs 1.
    """
    exact: Rows = defaultdict(lambda: defaultdict(float))
    stemmed: Rows = defaultdict(lambda: defaultdict(float))
    kindred: dict[str, set[str]] = defaultdict(set)
    for source, senses in dictionaries:
        for rows, weights in ((exact, _weights(source, senses, base)), (stemmed, _weights(source, senses, stem))):
            for (key, word), weight in weights.items():
                rows[key][word] += weight
        for english in {sense.english for sense in senses if len(sense.english) == 1}:
            kindred[base(english[0])].add(stem(english[0]))
    rows = {key: _scaled(row) for key, row in exact.items()}
    for key, stems in kindred.items():
        for name in sorted(stems):
            _add(rows.get(key, {}), _scaled(stemmed.get(name, {})), STEM)
    return {key: _scaled(row) for key, row in rows.items()}


def _weights(source: Source, senses: list[Sense], level: Callable[[str], str]) -> dict[tuple[str, str], float]:
    """Return the largest weight of each key and word in one dictionary."""
    found: dict[tuple[str, str], float] = {}
    for sense in senses:
        weight = source.weight / (1 + source.decay * sense.place)
        if not sense.exact:
            weight *= INEXACT if len(sense.english) == 1 else INEXACT_PHRASE
        if weight and len(sense.word) <= LONGEST_WORD:
            pair = " ".join(map(level, sense.english)), sense.word
            found[pair] = max(weight, found.get(pair, 0.0))
    return found


def aligned_rows(links: Mapping[str, list[Link]]) -> Rows:
    """Return what the alignment says of each English word, best translation first and its weight below 1."""
    rows: Rows = {}
    for key, row in links.items():
        usable = [link for link in row if len(link.word) <= LONGEST_WORD and CHINESE_RUN.fullmatch(link.word)]
        if usable and not key[0].isdigit() and key not in STOP_WORDS:
            known = sum(link.count for link in usable)
            scores = {link.word: link.forward**SURE * min(link.backward, 1.0) ** RIVAL for link in usable}
            rows[key] = {word: score * known / (known + DAMP) for word, score in _scaled(scores).items()}
    return rows


def joined(dictionaries: Rows, aligned: Rows) -> Rows:
    """Return the sum of both for the keys of the dictionaries, the best translation of each at weight 1.

    Keys that only the alignment has are rare words and names of software: without them, and without phrases of four
    words, the table is 1.6 MB smaller and no worse.
    """
    rows = {key: dict(row) for key, row in dictionaries.items()}
    for key, row in aligned.items():
        _add(rows.get(key, {}), row, 1.0)
    return {key: _scaled(row) for key, row in rows.items()}


def occurrences(words: Collection[str], data: Path, without: Collection[str] = ()) -> dict[str, int]:
    """Return how often each of the words stands in the Chinese text of :data:`TEXTS`, those that do not left out."""
    by_term = {term(word): word for word in words}
    known = np.sort(np.fromiter(by_term, np.uint64, len(by_term)))
    counts = np.zeros(len(known), np.int64)
    for name in TEXTS:
        path = data / f"{name}.tsv.gz"
        if name in without or not path.exists():
            continue
        texts = dict.fromkeys(fold(text) for row in read_rows(path) for text in row[:2] if CHINESE_RUN.search(text))
        for batch in batched(texts, BATCH):
            values, times = np.unique(passage_terms(list(batch), known)[0], return_counts=True)
            places = np.minimum(np.searchsorted(known, values), len(known) - 1)
            held = known[places] == values
            counts[places[held]] += times[held]
    return {by_term[int(value)]: int(count) for value, count in zip(known, counts, strict=True) if count}


def best(row: Mapping[str, float], seen: Mapping[str, int], phrase: bool) -> list[tuple[str, float]]:
    """Return the translations of one key that are worth their place, best first."""
    least, most = (LEAST_PHRASE, MOST_PHRASE) if phrase else (LEAST, MOST)
    weights = [(word, weight * (SINGLE if len(word) == 1 else 1.0)) for word, weight in row.items()]
    ranked = sorted((pair for pair in weights if pair[1] >= least), key=lambda pair: (-pair[1], pair[0]))[:most]
    return [pair for place, pair in enumerate(ranked) if seen.get(pair[0], 0) >= SEEN or (place == 0 and not phrase)]


def _scaled(row: Mapping[str, float]) -> dict[str, float]:
    largest = max(row.values(), default=1.0)
    return {word: weight / largest for word, weight in row.items()}


def _add(row: dict[str, float], other: Mapping[str, float], share: float) -> None:
    for word, weight in other.items():
        row[word] = row.get(word, 0.0) + share * weight
