"""Retrieval measured on public sets (SQuAD-like JSON: each question's passage among all of them) and on speed."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from corpus.document import Chronicle, Document, Passage
from corpus.errors import DocumentError
from qa.metrics import mrr_at, ndcg_at, recall_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Index
    from index.encoder import Encoder
    from qa.assistant import Assistant

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

    return Index.build(chronicles_of(passages), encoder)


def chronicles_of(passages: list[str]) -> list[Chronicle]:
    """Return documents of which each is one passage."""
    return [
        Chronicle(Document(f"{number:08}", text), "", "given passages", (), (Passage(0, len(text)),))
        for number, text in enumerate(passages)
    ]


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
    """Yield what ``count`` synthetic passages (about 185 characters) cost: time, memory, disk, a change, a question.

    Memory is that of another process that has opened the saved index and answered the questions, above what the same
    takes with an index of one document; it includes the index's mapped files, as far as they were read.
    """
    from index.hybrid import Index

    passages = synthetic(count)
    documents = in_documents(passages)
    began = time.perf_counter()
    index = Index.build(documents, encoder)
    built = time.perf_counter() - began
    yield (
        f"{count} passages of {np.mean([len(text) for text in passages]):.0f} characters "
        f"in {len(documents)} documents, {index.passages.sentence_bounds[-1]} sentences, {len(index.segments)} segments"
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home, small = Path(folder) / "home", Path(folder) / "small"
        began = time.perf_counter()
        index.save(home)
        yield f"  build {built:.2f} s, save {time.perf_counter() - began:.2f} s"
        disk = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
        began = time.perf_counter()
        changed = index.add([_edited(documents[len(documents) // 2])])
        merged = time.perf_counter() - began
        changed.save(home)
        saved = time.perf_counter() - began - merged
        yield f"  one changed document: {changed.embedded} texts embedded, {merged:.2f} s + {saved:.2f} s to save"
        began = time.perf_counter()
        same = changed.updated([_edited(documents[len(documents) // 2])], ())
        embedded = 0 if same is changed else same.embedded
        yield f"  the same again: {embedded} texts embedded, {time.perf_counter() - began:.3f} s"
        yield f"  disk {disk / count:.0f} bytes a passage"
        Index.build(documents[:1], encoder).save(small)
        yield from _serving(small, home, count)


def in_documents(passages: list[str], each: int = 50) -> list[Chronicle]:
    """Return documents that hold so many of the given passages each."""
    documents = []
    for first in range(0, len(passages), each):
        group = passages[first : first + each]
        ends = np.cumsum([len(text) + 2 for text in group]).tolist()
        spans = tuple(Passage(end - 2 - len(text), end - 2) for text, end in zip(group, ends, strict=True))
        text = "\n\n".join(group)
        documents.append(Chronicle(Document(f"{first // each:06}.txt", text), "", "given passages", (), spans))
    return documents


def _edited(chronicle: Chronicle) -> Document:
    """Return the document with one sentence put before it; it is split anew, as a user's would be."""
    return Document(chronicle.document.source, "全市共有图书馆12座。\n\n" + chronicle.document.text)


def _serving(small: Path, home: Path, count: int) -> Iterator[str]:
    """Yield what a process of its own reports that opens both indexes and answers from the second."""
    code = "import sys; from qa.benchmark import serve_and_report as run; run(*sys.argv[1:])"
    done = subprocess.run(  # noqa: S603 - this program itself
        [sys.executable, "-c", code, str(small), str(home), str(count)], capture_output=True, check=True,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    yield from done.stdout.decode().splitlines()


def serve_and_report(small: str, home: str, count: str) -> None:
    """Print the times of opening, of questions and of their stages, and the memory; run in a process of its own."""
    from index.hybrid import Index
    from qa.assistant import Assistant

    questions = synthetic_questions()
    before = 0.0
    for place in (small, home):
        began = time.perf_counter()
        index = Index.open(Path(place))
        assistant = Assistant(index)
        assistant.ask(questions["en"][0])
        opened = time.perf_counter() - began
        for language, asked in questions.items():
            stages: dict[str, list[float]] = {}
            for text in asked:
                for name, milliseconds in _stages(index, assistant, text):
                    stages.setdefault(name, []).append(milliseconds)
            if place == home:
                for name, times in stages.items():
                    middle, late = np.percentile(times, (50, 95))
                    sys.stdout.write(f"  {language} {name:<7} p50 {middle:6.2f} ms, p95 {late:6.2f} ms\n")
        if place == small:
            before = _megabytes()
        del index, assistant
    sys.stdout.write(f"  open and first answer {opened:.2f} s\n")
    each = 1024 * (_megabytes() - before) / int(count)
    sys.stdout.write(f"  memory {_megabytes():.0f} MB, {each:.1f} KB a passage\n")


def _stages(index: Index, assistant: Assistant, text: str) -> Iterator[tuple[str, float]]:
    """Yield the milliseconds of each stage of a question, and of the whole search and answer."""
    from index.fusion import DEPTH

    marks = [time.perf_counter()]
    query = index.prepare(text)
    marks.append(time.perf_counter())
    index.lexical.scores(query.terms)
    marks.append(time.perf_counter())
    index.dense.scores(query.vector, index.dense.best(query.vector, DEPTH, None))
    marks.append(time.perf_counter())
    assistant.retrieve(text)
    marks.append(time.perf_counter())
    assistant.ask(text)
    marks.append(time.perf_counter())
    for name, begin, end in zip(("encode", "lexical", "dense", "search", "ask"), marks, marks[1:], strict=False):
        yield name, 1000 * (end - begin)


def synthetic_questions() -> dict[str, list[str]]:
    """Return a hundred made-up questions in Chinese and a hundred and twenty-five in English, always the same."""
    draw = random.Random(11)  # noqa: S311 - reproducible questions, not a secret
    return {
        "zh": [f"{text[at : at + 9]}有多少{draw.choice('家项人')}?" for text in synthetic(100)
               for at in [draw.randrange(80)]],
        "en": [f"{ask} {one} {other} {when}?" for ask in ("how many", "when did the", "which company", "who opened the")
               for one, other in (("new", "enterprises"), ("robot", "teams"), ("graphene", "institute"),
                                  ("innovation", "platform"), ("training", "course"))
               for when in ("in 2022", "at the conference", "with the university", "of the province", "last year")],
    }  # fmt: skip


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


def _megabytes() -> float:
    """Return the memory of this process that is in use now (Linux), or its peak elsewhere."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
