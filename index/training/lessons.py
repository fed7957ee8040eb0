"""What is learned from what: the pairs of the files, sorted into lessons, and pairs made by dictionary."""

from __future__ import annotations

import math
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import rjieba

from corpus.normalise import fold
from index.training.embedding import Bags, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.pieces import Pieces
    from index.training.pairs import Pair, Source

_NOTE = re.compile(r"\([^()]*\)|（[^（）]*）")
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]?")

LONGEST = 500, 1000
"""Characters of a Chinese and of an English text that are learned from: a passage's."""

DRAWS = 3
"""Times a question is translated word by word, each time with other words."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A lesson to be made: of which files, and how large its share of the batches."""

    name: str
    share: float
    files: tuple[str, ...]


WORDS = (
    Plan("cedict", 9, ("cc_cedict_2026",)),
    Plan("ranked", 6, ("ecdict_ranked",)),
    Plan("inflected", 3, ("ecdict_inflected",)),
    Plan("rare", 5, ("ecdict_general_unranked", "ecdict_net")),
    Plan("terms", 2, ("ecdict_terms_econ_law_tech", "ecdict_terms_med_chem")),
    Plan("names", 6, ("dbp15k_zh_en_names", "cldr_names", "universities_zh_en", "ecdict_names")),
    Plan("wordnet", 3, ("wordnet_cow_wikt", "osm_id_presets", "ofbiz_labels")),
)
"""Words and names: row by row a sense and its translation. For the shares see the model's card."""

TEXTS = (
    Plan("everyday", 7, ("tatoeba_cmn_eng_2018", "tatoeba_cmn_eng_new", "tico19", "sdg_un_goals", "opensource_guide")),
    Plan(
        "software",
        6,
        (
            "python_docs_zh", "k8s_docs_zh", "odoo_docs_zh", "tldr_pages", "mozilla_www",
            "pingcap_tidb_operator_docs", "apache_dolphinscheduler_docs",
        ),
    ),
    Plan("bible", 2, ("bible_cuv_kjv_oeb",)),
    Plan("law", 5, ("moj_tw_law",)),
    Plan("arxiv", 4, ("arxiv_titles_zh_en", "arxiv_en_title_zh_passage")),
    Plan("news", 8, ("crud_news_zh",)),
    Plan("reports", 2, ("gov_reports_zh",)),
)  # fmt: skip
"""Sentences with their translations, titles with their passages."""

FUNCTION_WORDS = frozenset("的了着在和与及或而也就都把被从对以其之这那吗呢吧啊么是为")
"""Characters that dictionaries translate by their rare senses (的: bright, target) and questions never ask for."""

ANSWERED = ("cmrc2018_train_qa", "cmrc2018_trial", "DRCD_test_simplified")
MONOLINGUAL = ("crud_news_zh", "gov_reports_zh")
QUESTION_SHARE, DRAWN_SHARE, OTHER_SHARE = 5.0, 12.0, 4.0
EXCERPT_SHARE, DRAWN_EXCERPT_SHARE, ROUNDS = 6.0, 4.0, 6
"""Shares of excerpts, and how many of them are taken from each passage with questions; of others one is taken."""


class Texts(NamedTuple):
    """Two texts that belong together."""

    first: str
    second: str


def texts_of(source: Source) -> list[Texts]:
    """Return the pairs of a file, cut to the length of a passage."""
    return [Texts(pair.first[: LONGEST[0]], pair.second[: LONGEST[1]]) for pair in source.pairs]


def glosses(pair: Pair) -> list[Texts]:
    """Return a row of a dictionary taken apart: each sense by itself, remarks in brackets left out.

    Example:
        >>> from index.training.pairs import Pair
        >>> glosses(Pair("企业", "company; firm (business)", "dict", ""))
        [Texts(first='企业', second='company'), Texts(first='企业', second='firm')]
    """
    senses = [_NOTE.sub(" ", sense).strip() for sense in pair.second.split(";")]
    senses = [sense for sense in senses if sense and not sense.startswith(("variant of", "see ", "old variant", "CL:"))]
    return [Texts(pair.first, sense) for sense in senses[:6]]


def sentence_with(passage: str, answer: str) -> str:
    """Return the sentence of a passage in which the answer stands first, the passage itself if it stands in none."""
    for sentence in _SENTENCE.findall(passage):
        if answer and answer in sentence:
            return str(sentence)
    return passage


class Dictionary:
    """Chinese words with their English, a weight each: what a sentence is translated by, word by word."""

    def __init__(self, sources: Iterable[Source]) -> None:
        ranks: dict[str, int] = {}
        rows: list[tuple[str, str, float]] = []
        for source in sources:
            if source.name == "ecdict_ranked":
                senses: dict[str, int] = defaultdict(int)
                for pair in source.pairs:
                    word = pair.second.lower()
                    rank = int(pair.note) if pair.note.isdigit() else 100_000
                    ranks[word] = min(rank, ranks.get(word, rank))
                    place = senses[word]
                    senses[word] += 1
                    rows.append((pair.first, word, 1 / (1 + place)))
            elif source.name == "cc_cedict_2026":
                for pair in source.pairs:
                    for place, (_, sense) in enumerate(glosses(pair)):
                        rows.append((pair.first, sense.removeprefix("to "), 2 / (1 + place)))
            elif source.name in ("dbp15k_zh_en_names", "universities_zh_en", "cldr_names"):
                rows += [(pair.first, pair.second, 2.0) for pair in source.pairs]
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for chinese, english, weight in rows:
            words = english.lower().split()
            if not 1 <= len(words) <= 4:
                continue
            # A common word is the likelier translation; a phrase is as common as its rarest word
            rank = max(ranks.get(word, 60_000) for word in words)
            found[fold(chinese)][english.lower()] += weight / math.log(100 + rank)
        self._found = {}
        for chinese, options in found.items():
            best = sorted(options.items(), key=lambda item: (-item[1], item[0]))[:8]
            self._found[chinese] = ([english for english, _ in best], [weight for _, weight in best])

    def __len__(self) -> int:
        return len(self._found)

    def translated(self, text: str, draw: random.Random) -> str:
        """Return English words for a Chinese text, drawn by their weights; numbers and Latin words stay."""
        words = []
        for word in rjieba.cut(fold(text)):
            options = self._found.get(word)
            if word in FUNCTION_WORDS:
                continue
            if options:
                words.append(draw.choices(options[0], options[1])[0])
            elif word.isascii():
                words.append(word)
        return " ".join(words)


def lessons(sources: Sequence[Source], pieces: Pieces, seed: int, progress: Callable[[str], None]) -> list[Lesson]:
    """Return the lessons of all files: those of the plans, those made by dictionary, and one of each other file."""
    by_name = {source.name: source for source in sources}
    made: list[Lesson] = []

    def add(plan: Plan, rows: list[Texts]) -> None:
        lesson = lesson_of(plan, rows, pieces)
        if len(lesson.first) > 1:
            made.append(lesson)
            progress(f"lesson {plan.name}: {len(lesson.first):,} pairs, share {plan.share:g}")

    used = set(ANSWERED)
    for plan in (*WORDS, *TEXTS):
        used.update(plan.files)
        held = [by_name[name] for name in plan.files if name in by_name]
        take = (lambda source: [text for pair in source.pairs for text in glosses(pair)]) if plan in WORDS else texts_of
        add(plan, [text for source in held for text in take(source)])
    for source in sources:
        if source.name not in used:
            add(Plan(source.name, OTHER_SHARE, ()), texts_of(source))
    dictionary = Dictionary(sources)
    draw = random.Random(seed)  # noqa: S311 - reproducible, not a secret
    answered = [pair for name in ANSWERED if name in by_name for pair in by_name[name].pairs]
    near = [sentence_with(pair.second, pair.note) for pair in answered]
    for name, wholes in (("passage", [pair.second[: LONGEST[0]] for pair in answered]), ("sentence", near)):
        asked = [Texts(pair.first, whole) for pair, whole in zip(answered, wholes, strict=True)]
        add(Plan(f"question to {name}", QUESTION_SHARE, ()), asked)
        if len(dictionary):
            drawn = [
                Texts(dictionary.translated(text.first, draw), text.second) for _ in range(DRAWS) for text in asked
            ]
            add(Plan(f"drawn question to {name}", QUESTION_SHARE, ()), drawn)
    if len(dictionary):
        plain = [pair.first for name in MONOLINGUAL if name in by_name for pair in by_name[name].pairs]
        plain += sorted({part for pair in answered for part in _SENTENCE.findall(pair.second) if 6 <= len(part) <= 120})
        drawn = [Texts(text, dictionary.translated(text, draw)) for _ in range(2) for text in plain]
        add(Plan("drawn sentences", DRAWN_SHARE, ()), drawn)
    wholes = sorted({pair.second[: LONGEST[0]] for pair in answered}) * ROUNDS
    wholes += sorted(
        {pair.second[: LONGEST[0]] for name in MONOLINGUAL if name in by_name for pair in by_name[name].pairs}
    )
    taken = [excerpt(text, draw) for text in wholes]
    for name, sides in (("sentence", [part for _, part in taken]), ("passage", wholes)):
        rows = [Texts(words, side) for (words, _), side in zip(taken, sides, strict=True)]
        add(Plan(f"excerpt to {name}", EXCERPT_SHARE, ()), rows)
        if len(dictionary):
            drawn = [Texts(dictionary.translated(text.first, draw), text.second) for text in rows]
            add(Plan(f"drawn excerpt to {name}", DRAWN_EXCERPT_SHARE, ()), drawn)
    return made


def excerpt(passage: str, draw: random.Random) -> Texts:
    """Return some words of a sentence of a Chinese passage, as they stand or in any order, and the sentence.

    Source: the inverse cloze task (Lee and others 2019, arXiv:1906.00300), but what is asked stays in the passage: a
    question's words mostly do.
    """
    sentences = [sentence for sentence in _SENTENCE.findall(passage) if len(sentence) >= 10] or [passage]
    sentence = draw.choice(sentences)
    words = list(rjieba.cut(sentence))
    count = min(draw.randint(3, 8), len(words))
    begin = draw.randrange(len(words) - count + 1)
    some = words[begin : begin + count] if draw.random() < 0.5 else [" ", *draw.sample(words, count)]
    return Texts((" " if some[:1] == [" "] else "").join(some), sentence)


def keys_of(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return a number a text, the same for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)


def lesson_of(plan: Plan, rows: Sequence[Texts], pieces: Pieces) -> Lesson:
    """Return the lesson of the pairs; those of which a side has no known piece are left out."""
    first = Bags.of(pieces, [row.first for row in rows])
    second = Bags.of(pieces, [row.second for row in rows])
    kept = np.flatnonzero((np.diff(first.bounds) > 0) & (np.diff(second.bounds) > 0))
    keys = [keys_of([row[side] for row in rows])[kept] for side in (0, 1)]
    return Lesson(plan.name, first.take(kept), second.take(kept), keys[0], keys[1], plan.share)
