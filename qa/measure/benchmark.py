"""Retrieval measured on public sets (each question's passage among all of them), beside distractors, and on speed.

Sets are SQuAD-like JSON or lists of sentence pairs (JSON with ``zh`` and ``en``), gzipped or not. A folder of text for
``--distractors`` is made from any table of passages by one line, here from the second column of a gzipped one::

    zcat crud_news_zh.tsv.gz | cut -f2 | sed G | split -l 200 --additional-suffix=.txt - FOLDER/news-
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.document import Chronicle, Document, Passage
from corpus.errors import DocumentError, reason_of
from corpus.normalise import fold
from qa.measure.metrics import mrr_at, ndcg_at, randomisation_p, recall_at, reciprocal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Index
    from index.encoder import Encoder
    from qa.assistant import Assistant

ARMS = ("lexical", "dense", "fused")

HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}
"""Constants are tuned on the even-numbered questions of a set, counted from 0 as they stand in it; figures are given
for the odd-numbered ones, which no constant has seen, and for all."""

DEPTH = 10
"""Ranks are looked at down to here: MRR@10 and nDCG@10 see no further."""

SHARED = 40
"""A distractor that shares so many folded characters with a passage of the set may hold the answer: it is left out."""

Ranking = dict[str, list[int]]
"""For each arm, the rank of every question's passage; 0 if it is not among the first ``DEPTH``."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Passages and questions, each with the number of its passage; ``answers`` has the right ones of each question."""

    name: str
    passages: list[str]
    questions: list[tuple[str, int]]
    answers: tuple[tuple[str, ...], ...] = ()

    @property
    def digest(self) -> str:
        """Return what tells whether two runs asked the same questions."""
        asked = json.dumps(self.questions, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return hashlib.sha256(asked).hexdigest()[:16]


def read_sets(path: Path) -> list[QuestionSet]:
    """Return the sets of a file: one of a SQuAD-like JSON, two of sentence pairs, English → Chinese and back.

    Raises:
        DocumentError: the file is missing or of another form.
    """
    try:
        data = path.read_bytes()
        entries = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
        if isinstance(entries, list) and entries:
            return [
                _pairs(f"{path.name} {ask}→{find}", entries, ask, find) for ask, find in (("en", "zh"), ("zh", "en"))
            ]
        return [_squad(path.name, entries)]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        reason, why = reason_of(error)
        raise DocumentError(
            f"{path} is not a question set ({type(error).__name__}: {reason}); "
            "give SQuAD-like JSON with data/paragraphs/context/qas, or a list of pairs with zh and en.",
            f"{path} 不是问题集（{why}）；"
            "请给出含 data/paragraphs/context/qas 的 SQuAD 格式 JSON，或含 zh、en 的句对列表。",
        ) from error


def _squad(name: str, entries: Any) -> QuestionSet:  # noqa: ANN401 - JSON
    """Return the one set of a SQuAD-like JSON; paragraphs of the same text are one passage."""
    numbers: dict[str, int] = {}
    questions, answers = [], []
    for article in entries["data"]:
        for paragraph in article["paragraphs"]:
            number = numbers.setdefault(paragraph["context"], len(numbers))
            questions += [(entry["question"], number) for entry in paragraph["qas"]]
            answers += [
                tuple(dict.fromkeys(answer["text"] for answer in entry.get("answers", ())))
                for entry in paragraph["qas"]
            ]
    return QuestionSet(name, list(numbers), questions, tuple(answers))


def _pairs(name: str, entries: Any, ask: str, find: str) -> QuestionSet:  # noqa: ANN401 - JSON
    """Return the set in which each sentence of one language asks for its translation among all of the other."""
    numbers: dict[str, int] = {}
    questions = [(str(entry[ask]), numbers.setdefault(str(entry[find]), len(numbers))) for entry in entries]
    return QuestionSet(name, list(numbers), questions)


def read_distractors(paths: Sequence[Path], count: int) -> list[str]:
    """Return at most ``count`` passages of the files and folders: as many of each, if it has so many, evenly spread.

    Texts are read and split as for an index; of a question set (``.json``, ``.json.gz``) the passages are taken.

    Raises:
        DocumentError: one of them cannot be read.
    """
    held = sorted((_distinct_passages(path) for path in paths), key=len)
    taken: dict[str, None] = {}
    for number, passages in enumerate(held):
        share = (count - len(taken)) // (len(held) - number)
        places = np.linspace(0, len(passages) - 1, min(share, len(passages))).astype(int).tolist()
        taken.update(dict.fromkeys(passages[place] for place in places))
    return list(taken)


def _distinct_passages(path: Path) -> list[str]:
    from corpus.load import read_all
    from corpus.splitter import split

    if path.name.endswith((".json", ".json.gz")):
        return read_sets(path)[0].passages
    documents, problems = read_all([path])
    if problems:
        raise problems[0].error
    spans = ((document.text, passage) for document in documents for passage in split(document).passages)
    return list(dict.fromkeys(text[passage.start : passage.end] for text, passage in spans if not passage.heading))


def unlike(distractors: Sequence[str], passages: Sequence[str]) -> list[str]:
    """Return the distractors that share no stretch of ``SHARED`` folded characters with a passage, nor equal one."""
    size, step = 3 * SHARED // 4, SHARED // 4  # a shared stretch of SHARED holds one of these windows whole
    folded = [fold(text) for text in passages]
    known = {text[at : at + size] for text in folded for at in range(max(len(text) - size, 0) + 1)}
    return [
        text
        for text, plain in ((text, fold(text)) for text in distractors)
        if not any(plain[at : at + size] in known for at in range(0, max(len(plain) - size, 0) + 1, step))
    ]


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


def ranks(index: Index, questions: list[tuple[str, int]], depth: int = DEPTH) -> Ranking:
    """Return, for each arm, the rank of every question's passage; 0 if it is not among the first ``depth``.

    Passages are named by their number in ``index_of``'s list.
    """
    place = {source.name: number for number, source in enumerate(index.passages.sources)}
    found: Ranking = {arm: [] for arm in ARMS}
    for text, right in questions:
        query = index.prepare(text)
        wanted = place[f"{right:08}"]
        listed = {
            "lexical": index.arm("lexical", query, depth),
            "dense": index.arm("dense", query, depth),
            "fused": [hit.row.number for hit in index.search(query, depth)],
        }
        for arm, numbers in listed.items():
            found[arm].append(numbers.index(wanted) + 1 if wanted in numbers else 0)
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """One set's ranks by one model."""

    name: str
    digest: str
    passages: int
    distractors: int
    ranks: Ranking

    def lines(self) -> Iterator[str]:
        """Yield the table of the set, figures in per cent."""
        asked = len(next(iter(self.ranks.values())))
        among = f"{self.passages} passages" + (f" and {self.distractors} distractors" if self.distractors else "")
        yield f"{self.name}: {asked} questions, {among}"
        yield f"  {'arm':<8} {'questions':<9} {'R@1':>6} {'R@5':>6} {'MRR@10':>7} {'nDCG@10':>8}"
        for arm, found in self.ranks.items():
            for half, part in HALVES.items():
                seen = found[part]
                figures = (recall_at(seen, 1), recall_at(seen, 5), mrr_at(seen, DEPTH), ndcg_at(seen, DEPTH))
                numbers = "{:6.2f} {:6.2f} {:7.2f} {:8.2f}".format(*(100 * figure for figure in figures))
                yield f"  {arm:<8} {half:<9} {numbers}"
        for arm in ARMS[:-1]:
            yield f"  fused − {arm}: {_compared(self.ranks['fused'], self.ranks[arm])}"


def measure(questions: QuestionSet, distractors: Sequence[str] = (), encoder: Encoder | None = None) -> Measured:
    """Return the ranks of one set's questions among its passages and the distractors that do not hold them."""
    others = unlike(distractors, questions.passages)
    index = index_of([*questions.passages, *others], encoder)
    found = ranks(index, questions.questions)
    return Measured(questions.name, questions.digest, len(questions.passages), len(others), found)


def save_run(path: Path, measured: Sequence[Measured]) -> None:
    """Write the ranks of every question, so that another run can be compared with this one.

    Raises:
        DocumentError: the file cannot be written.
    """
    fields = ("name", "digest", "passages", "distractors", "ranks")
    entries = [{field: getattr(item, field) for field in fields} for item in measured]
    try:
        path.write_text(json.dumps({"sets": entries}, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        reason, why = reason_of(error)
        raise DocumentError(
            f"The run cannot be written to {path} ({reason}); give a place that can.",
            f"无法把结果写入 {path}（{why}）；请换一个可写的位置。",
        ) from error


def read_run(path: Path) -> dict[str, Measured]:
    """Return what :func:`save_run` wrote, by the name of the set.

    Raises:
        DocumentError: the file is missing or of another form.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["sets"]
        found = {entry["name"]: Measured(**entry) for entry in entries}
        if not all(set(item.ranks) == set(ARMS) for item in found.values()):
            raise ValueError("other arms")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason, why = reason_of(error)
        raise DocumentError(
            f"{path} is not a saved run ({type(error).__name__}: {reason}); make one with `dashiji benchmark --save`.",
            f"{path} 不是保存的结果（{why}）；请用 `dashiji benchmark --save` 生成。",
        ) from error
    return found


def compared(now: Measured, before: Measured | None) -> Iterator[str]:
    """Yield each arm's difference from another run with its significance, or that the runs cannot be compared."""
    if before is None or before.digest != now.digest:
        yield "  the other run did not ask these questions"
        return
    for arm in ARMS:
        yield f"  {arm:<8} against the other run: {_compared(now.ranks[arm], before.ranks[arm])}"


def _compared(now: list[int], before: list[int]) -> str:
    """Return the differences in R@1 and MRR@10 in points, with the p-values of the paired randomisation test."""
    ones = [[float(rank == 1) for rank in ranks] for ranks in (now, before)]
    reciprocals = [reciprocal(ranks, DEPTH) for ranks in (now, before)]
    said = []
    for name, (first, second) in (("R@1", ones), ("MRR@10", reciprocals)):
        change = 100 * (sum(first) - sum(second)) / max(len(first), 1)
        said.append(f"{name} {change:+.2f} (p {randomisation_p(first, second):.4f})")
    return ", ".join(said)


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
    code = "import sys; from qa.measure.benchmark import serve_and_report as run; run(*sys.argv[1:])"
    done = subprocess.run(  # noqa: S603 - this program itself
        [sys.executable, "-c", code, str(small), str(home), str(count)], capture_output=True, check=True,
        cwd=Path(__file__).parents[2],
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
    # Measured while the index is open: what it maps is given back with it
    after = _megabytes()
    sys.stdout.write(f"  open and first answer, the model being open {opened:.2f} s\n")
    sys.stdout.write(f"  memory {after:.0f} MB, {1024 * (after - before) / int(count):.1f} KB a passage\n")


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
