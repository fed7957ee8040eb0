"""Training of the re-ranker: which of the best candidates is the one that the question was asked about.

Chinese questions with their passages are at hand (CMRC2018 train and trial, DRCD test). English ones over Chinese text
are not, so they are made: each Chinese question is said in English word by word, as the translation table would say
it. Such a question has what makes the real ones hard: words of many senses, words that the table lacks, another order.
A linear model for each language is fitted by the softmax of the right passage among the candidates (ListNet with one
relevant passage, Cao et al. 2007, doi:10.1145/1273496.1273513). Real pairs of English titles and Chinese abstracts, on
their own no help (they teach to trust the vectors alone), steady the English model beside the made ones.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.document import Chronicle, Document, Passage
from corpus.normalise import fold, language_of
from index.encoder import StaticEncoder
from index.fusion import fuse
from index.hybrid import Index, open_table
from index.lexical import STOP_WORDS
from index.rerank import FEATURES, LANGUAGES
from index.table import PHRASE
from index.tensors import to_bytes
from index.terms import CHINESE_RUN, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from index.encoder import Encoder
    from index.table import TranslationTable

Floats = npt.NDArray[np.float32]
Questions = list[tuple[str, int]]
Example = tuple[Floats, int]
"""Features of the candidates, and which of them is right."""

CHINESE, ENGLISH, TITLES = 4000, 2000, 1500
"""Questions of each kind: what two minutes of one core allow; more was not tried."""

CANDIDATES = 30
"""Candidates that a question teaches by: more than are ranked again, since the further ones are negatives too."""

LEFT_OUT = 0.5
"""Share of words left out of made English questions: what real ones ask about is often not in the table. MRR@10 on the
even half of MLQA dev: 79.2 with 0.5, 78.8 with a mixture of 0, 0.3 and 0.5 (trained table)."""

SWAPPED = 0.3
"""Share of neighbouring words that change places in a made English question (rule of thumb)."""

PENALTY = {"zh": 3e-3, "en": 0.1}
"""Weight of the squared weights in the loss, those of the arms themselves left out, so that a strong penalty leaves the
fusion. Chosen on the even halves: real Chinese questions may be believed (CMRC2018 and DRCD dev, MRR@10: 98.8 and 97.7
with 3e-3, 98.5 and 97.2 with 0.1); made English ones less (MLQA dev alone and among 10,000 passages, with the trained
table: 77.1 and 66.2 with 3e-3, 78.8 and 67.0 with 0.1, 79.0 and 66.7 with 0.3; the fusion 77.5 and 65.6)."""

UNPENALISED = 1e-4
"""What the arms' weights are penalised by: just so that the minimum is unique."""

STEPS = 12
"""Newton steps: the last ones change the weights by less than a float32 can tell."""

_QUESTION_FILES = ("cmrc2018_trial.json.gz", "DRCD_test_simplified.json.gz")
_DICTIONARIES = ("cc_cedict_2026", "ecdict_ranked", "dbp15k_zh_en_names", "ecdict_names")
_ASKED = (
    ("多少", "how many"), ("谁", "who"), ("何时", "when"), ("什么时候", "when"), ("哪一年", "what year"),
    ("哪年", "what year"), ("几", "how many"), ("哪里", "where"), ("为什么", "why"), ("什么", "what"), ("哪", "which"),
)  # fmt: skip
_EMPTY = frozenset("的 了 是 在 有 和 与 于 为 被 把 对 中 上 下 等 个 些 这 那 吗 呢".split())
_NOTE = re.compile(r"\([^)]*\)|\b(?:to|be|sb|sth)\b")


def train_ranker(
    data: Path,
    evaluation: Path,
    folder: Path,
    seed: int,
    progress: Callable[[str], None],
    *,
    encoder: Encoder | None = None,
) -> dict[str, int]:
    """Write ``ranker.safetensors`` into a model's folder; return how many questions taught each language.

    The table in the folder must be final, as the features depend on it. ``encoder`` must not have learned from the
    same questions, else it finds their passages better than those of any other question and is trusted too much
    (CMRC2018 dev R@1 fell to 94.3 from 98.1); by default it is the folder's. Where the data hold no
    questions in Chinese, nothing is written and nothing returned.
    """
    progress("ranker: indexing the passages")
    encoder, table = encoder or StaticEncoder(folder), open_table(folder)
    questions, passages = chinese_questions(data, evaluation, seed)
    if not questions:
        return {}
    index = index_of(passages, encoder, table)
    spoken = Speaker(data, table, seed)
    progress("ranker: asking in Chinese")
    chinese = list(examples(index, questions[:CHINESE]))
    progress("ranker: asking in English")
    english = list(examples(index, spoken.questions(questions[CHINESE:])[:ENGLISH]))
    progress("ranker: asking by English titles")
    titles, passages = titled_passages(data)
    if titles:
        english += examples(index_of(passages, encoder, table), titles[:TITLES])
    arrays = {"zh": fit(chinese, PENALTY["zh"]), "en": fit(english + chinese, PENALTY["en"])}
    (folder / "ranker.safetensors").write_bytes(to_bytes({name: arrays[name] for name in LANGUAGES}))
    return {"zh": len(chinese), "en": len(english) + len(chinese)}


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the columns of a gzipped, tab-separated file; nothing where there is none."""
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def index_of(passages: Sequence[str], encoder: Encoder | None = None, table: TranslationTable | None = None) -> Index:
    """Return an index in which each given text is one passage, named by its number."""
    chronicles = [
        Chronicle(Document(f"{number:08}", text), "", "given passages", (), (Passage(0, len(text)),))
        for number, text in enumerate(passages)
    ]
    return Index.build(chronicles, encoder, table=table)


def chinese_questions(data: Path, evaluation: Path, seed: int) -> tuple[Questions, list[str]]:
    """Return real Chinese questions, shuffled, with the numbers of their passages, and the passages."""
    numbers: dict[str, int] = {}
    questions = [
        (question, numbers.setdefault(passage, len(numbers)))
        for question, passage, *_ in rows(data / "cmrc2018_train_qa.tsv.gz")
    ]
    for name in filter(lambda name: (evaluation / name).exists(), _QUESTION_FILES):
        for article in json.loads(gzip.decompress((evaluation / name).read_bytes()))["data"]:
            for paragraph in article["paragraphs"]:
                number = numbers.setdefault(paragraph["context"], len(numbers))
                questions += [(entry["question"], number) for entry in paragraph["qas"]]
    questions = [entry for entry in questions if entry[0].strip()]
    random.Random(seed).shuffle(questions)  # noqa: S311 - reproducible, not a secret
    return questions, list(numbers)


def titled_passages(data: Path, count: int = 4000) -> tuple[Questions, list[str]]:
    """Return English titles of papers with the numbers of the Chinese passages on them, and the passages."""
    numbers: dict[str, int] = {}
    questions = []
    for one, other, *_ in rows(data / "arxiv_en_title_zh_passage.tsv.gz"):
        title, passage = (other, one) if language_of(one) == "zh" else (one, other)
        questions.append((title, numbers.setdefault(passage, len(numbers))))
        if len(questions) == count:
            break
    return questions, list(numbers)


class Speaker:
    """Says Chinese questions in English, word by word, with the words the translation table knows.

    Of a word's translations a common one is likelier: the table's weight over the square root of the English word's
    rank in frequency, so that a made question is as ambiguous as a real one.
    """

    def __init__(self, data: Path, table: TranslationTable, seed: int) -> None:
        self._draw = random.Random(seed)  # noqa: S311 - reproducible, not a secret
        ranked = {columns[1].lower(): float(columns[3]) for columns in rows(data / "ecdict_ranked.tsv.gz")}
        said: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for name in _DICTIONARIES:
            for chinese, english, *_ in rows(data / f"{name}.tsv.gz"):
                word = fold(chinese)
                if not 1 <= len(word) <= 6 or not CHINESE_RUN.fullmatch(word):
                    continue
                for gloss in re.split(r"[;,/]", english)[:4]:
                    text = " ".join(_NOTE.sub("", gloss).split())
                    parts = [part for part in text.lower().split() if part not in STOP_WORDS]
                    if not 1 <= len(parts) < PHRASE or not text.isascii() or text in said[word]:
                        continue
                    weights = [t.weight for t in table.translations(" ".join(map(stem, parts))) if t.word == word]
                    if weights:
                        rank = max(ranked.get(part, 20_000.0) for part in parts)
                        said[word][text] = weights[0] / max(rank, 1.0) ** 0.5
        self._said = {word: (list(found), list(found.values())) for word, found in said.items() if found}

    def questions(self, questions: Questions) -> Questions:
        """Return the questions in English, ``LEFT_OUT`` of their words left out, those of which something is left."""
        return [(text, number) for text, number in ((self.say(q, LEFT_OUT), n) for q, n in questions) if text]

    def say(self, question: str, left_out: float) -> str:
        """Return one question in English; "" if three fifths of it cannot be said."""
        import rjieba

        folded = fold(question)
        asks = next((english for chinese, english in _ASKED if chinese in folded), "what")
        words: list[str] = []
        kept = whole = 0
        for word in rjieba.cut(folded):
            if word.isascii():
                words += [word] if word.isalnum() else []
                continue
            if word in _EMPTY or not CHINESE_RUN.fullmatch(word) or any(word == chinese for chinese, _ in _ASKED):
                continue
            if self._draw.random() < left_out:
                continue
            whole += len(word)
            for part in (word,) if word in self._said or len(word) < 3 else (word[:2], word[2:]):
                if part in self._said:
                    words.append(self._draw.choices(*self._said[part])[0])
                    kept += len(part)
        for place in range(len(words) - 1):
            if self._draw.random() < SWAPPED:
                words[place : place + 2] = words[place + 1], words[place]
        return f"{asks} {' '.join(words)}?" if words and kept >= 0.4 * whole else ""


def examples(index: Index, questions: Questions) -> Iterator[Example]:
    """Yield the features of each question's candidates and which is right, where it is among them."""
    places = {source.name: place for place, source in enumerate(index.passages.sources)}
    for text, right in questions:
        found = index.evidence(index.prepare(text), reranked=CANDIDATES)
        numbers = found.numbers[found.shortlist]
        held = np.flatnonzero(numbers == places[f"{right:08}"])
        if len(held) and len(numbers) > 1:
            yield found.features, int(held[0])


def fit(found: Sequence[Example], penalty: float) -> Floats:
    """Return an offset and a weight for each feature. Shape: (1 + features,).

    The loss is convex and has a score of weights, so Newton's method meets its minimum in a few steps. The scores are
    then fused z-scores with other weights: they are scaled to have the candidates' mean and spread.
    """
    sizes = np.array([len(features) for features, _ in found])
    begins = np.cumsum(sizes) - sizes
    raw = np.concatenate([features for features, _ in found]).astype(np.float64)
    right = begins + np.array([place for _, place in found])
    mean, deviation = raw.mean(axis=0), raw.std(axis=0) + 1e-6
    flat = (raw - mean) / deviation

    def shares(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        """Return the loss and each candidate's probability of being right."""
        scores = flat @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, begins), sizes)
        exponents = np.exp(scores)
        sums = np.add.reduceat(exponents, begins)
        loss = float((np.log(sums) - scores[right]).mean() + penalties @ weights**2)
        return loss, exponents / np.repeat(sums, sizes)

    penalties = np.full(flat.shape[1], penalty)
    penalties[:2] = UNPENALISED  # the arms themselves
    weights = np.zeros(flat.shape[1])
    loss, chances = shares(weights)
    for _ in range(STEPS):
        weighted = flat * chances[:, None]
        expected = np.add.reduceat(weighted, begins)
        slope = (expected - flat[right]).mean(axis=0) + 2 * penalties * weights
        bend = (flat.T @ weighted - expected.T @ expected) / len(found) + 2 * np.diag(penalties)
        step = np.linalg.solve(bend, slope)
        while (after := shares(weights - step))[0] > loss and np.abs(step).max() > 1e-9:
            step /= 2  # far from the minimum a whole step may jump over it
        weights, (loss, chances) = weights - step, after
    scores, fused = flat @ weights, fuse(*(4 * raw[:, :2].T).astype(np.float32))
    scale = float(fused.std() / max(scores.std(), 1e-9))
    slopes = scale * weights / deviation
    offset = float(fused.mean() - scale * scores.mean() - slopes @ mean)
    return np.concatenate([[offset], slopes]).astype(np.float32)


__all__ = ["FEATURES", "Speaker", "chinese_questions", "examples", "fit", "titled_passages", "train_ranker"]
