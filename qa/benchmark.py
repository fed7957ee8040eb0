"""Retrieval measured on public sets (SQuAD-like JSON: each question's passage among all of them) and on speed."""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.document import Chronicle, Document, Passage
from corpus.errors import DocumentError
from qa.metrics import mrr_at, ndcg_at, recall_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index import Index
    from index.encoder import Encoder

ARMS = ("lexical", "dense", "fused")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Passages and questions, each with the number of its passage."""

    name: str
    passages: list[str]
    questions: list[tuple[str, int]]


def read_squad(path: Path) -> QuestionSet:
    """Return the set in a SQuAD-like JSON file, gzipped or not; paragraphs of the same text are one passage.

    Raises:
        DocumentError: the file is missing or of another form.
    """
    try:
        data = path.read_bytes()
        data = gzip.decompress(data) if path.suffix == ".gz" else data
        numbers: dict[str, int] = {}
        questions = []
        for article in json.loads(data)["data"]:
            for paragraph in article["paragraphs"]:
                number = numbers.setdefault(paragraph["context"], len(numbers))
                questions += [(entry["question"], number) for entry in paragraph["qas"]]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise DocumentError(
            f"{path} is not a SQuAD-like question set ({type(error).__name__}: {error}); "
            "give JSON with data/paragraphs/context/qas.",
            f"{path} 不是 SQuAD 格式的问题集（{type(error).__name__}：{error}）；"
            "请给出含 data/paragraphs/context/qas 的 JSON。",
        ) from error
    return QuestionSet(path.name, list(numbers), questions)


def index_of(passages: list[str], encoder: Encoder | None = None) -> Index:
    """Return an index in which each given text is one passage."""
    from index.hybrid import Index

    chronicles = [
        Chronicle(Document(f"{number:08}", text), "", "given passages", (), (Passage(0, len(text)),))
        for number, text in enumerate(passages)
    ]
    return Index.build(chronicles, encoder)


def ranks(index: Index, questions: list[tuple[str, int]], depth: int = 10) -> dict[str, list[int]]:
    """Return, for each arm, the rank of every question's passage; 0 if it is not among the first ``depth``."""
    found: dict[str, list[int]] = {arm: [] for arm in ARMS}
    for text, right in questions:
        query = index.prepare(text)
        listed = {
            "lexical": index.arm("lexical", query, depth),
            "dense": index.arm("dense", query, depth),
            "fused": [hit.row.number for hit in index.search(query, depth)],
        }
        for arm, numbers in listed.items():
            found[arm].append(numbers.index(right) + 1 if right in numbers else 0)
    return found


def report(path: Path, encoder: Encoder | None = None) -> Iterator[str]:
    """Yield the lines of the table for one question set, figures in per cent."""
    questions = read_squad(path)
    index = index_of(questions.passages, encoder)
    yield f"{questions.name}: {len(questions.questions)} questions, {len(questions.passages)} passages"
    yield f"  {'arm':<8} {'R@1':>6} {'R@5':>6} {'MRR@10':>7} {'nDCG@10':>8}"
    for arm, found in ranks(index, questions.questions).items():
        figures = (recall_at(found, 1), recall_at(found, 5), mrr_at(found, 10), ndcg_at(found, 10))
        yield "  {:<8} {:6.2f} {:6.2f} {:7.2f} {:8.2f}".format(arm, *(100 * figure for figure in figures))


def speed(count: int, encoder: Encoder | None = None) -> Iterator[str]:
    """Yield build time, memory and the time of questions over ``count`` synthetic passages (about 175 characters)."""
    from qa.assistant import Assistant

    passages = synthetic(count)
    began = time.perf_counter()
    index = index_of(passages, encoder)
    built = time.perf_counter() - began
    yield f"{count} passages of {np.mean([len(text) for text in passages]):.0f} characters: built in {built:.2f} s"
    assistant = Assistant(index)
    draw = random.Random(11)  # noqa: S311 - reproducible questions, not a secret
    asked = {
        "zh": [f"{text[at : at + 9]}有多少{draw.choice('家项人')}?" for text in draw.sample(passages, min(100, count))
               for at in [draw.randrange(80)]],
        "en": [f"{ask} {one} {other} {when}?" for ask in ("how many", "when did the", "which company", "who opened the")
               for one, other in (("new", "enterprises"), ("robot", "teams"), ("graphene", "institute"),
                                  ("innovation", "platform"), ("training", "course"))
               for when in ("in 2022", "at the conference", "with the university", "of the province", "last year")],
    }  # fmt: skip
    for language, questions in asked.items():
        for name, run in (("search", assistant.retrieve), ("ask", assistant.ask)):
            times = []
            for text in questions:
                began = time.perf_counter()
                run(text)
                times.append(1000 * (time.perf_counter() - began))
            yield f"  {name} {language}: p50 {np.percentile(times, 50):.2f} ms, p95 {np.percentile(times, 95):.2f} ms"
    yield f"  peak memory {_peak_megabytes():.0f} MB"


def synthetic(count: int, seed: int = 7) -> list[str]:
    """Return made-up passages: clauses of the seed article, with words of the translation table drawn in between."""
    from corpus import seed_document
    from corpus.sentences import split_clauses
    from index.hybrid import open_table

    text = seed_document().text
    clauses = [text[start:end] for start, end in split_clauses(text, 0, len(text)) if end - start > 4]
    words = [word for word in open_table().words() if 2 <= len(word) <= 4]
    draw = random.Random(seed)  # noqa: S311 - reproducible text, not a secret
    draw.shuffle(words)
    passages = []
    for _ in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < 175:
            if draw.random() < 0.3:
                parts.append(draw.choice(clauses))
            else:  # common words are common: the square of a uniform draw favours the front of the list
                parts += [words[int(draw.random() ** 2 * len(words))] for _ in range(6)] + [draw.choice(",,。")]
        passages.append("".join(parts) + "。")
    return passages


def _peak_megabytes() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
