"""Training of the reader: which span of a passage answers a question.

Questions with passages and answers in Chinese are at hand (CMRC2018 train and trial, DRCD test); each is also said in
English word by word (:class:`index.training.ranking.Speaker`), since none over Chinese text are at hand. Made ones
(:mod:`index.training.cloze`) come before them: they bring the words of news and reports. The network
of :mod:`index.reader` is written here once more with torch, which computes its gradients, from the same arrays.

The loss is half the negative logarithm of the F1 to be expected of a span drawn by the reader's chances, half the
negative logarithm of the chance of a right span (Clark and Gardner 2018, arXiv:1710.10723: of any occurrence of the
answer), and a part for the sentence.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.normalise import fold, language_of
from corpus.sentences import split_sentences
from index.encoder import StaticEncoder
from index.hybrid import open_table
from index.reader import (
    ABOUT,
    DECAY,
    DILATIONS,
    FLAGS,
    GAP,
    KINDS,
    LONGEST_SPAN,
    MEETING,
    OWN,
    PAIRED,
    WordVectors,
    describe,
    read_question,
)
from index.tensors import to_bytes
from index.training.cloze import made
from index.training.lessons import ANSWERED
from index.training.pairs import read_folder, read_questions
from index.training.ranking import Speaker, index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from torch import Tensor

    from index import Index
    from index.encoder import Encoder
    from index.training.pairs import Source

Weights = dict[str, "Tensor"]
Batch = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Course:
    """How the reader learns. ``english``: share of the questions that are asked in English, too.

    ``made`` questions come first, once, with ``near`` sentences each.
    """

    epochs: int = 3
    size: int = 24
    rate: float = 3e-3
    decay: float = 0.01
    dropout: float = 0.2
    english: float = 0.45
    sentence: float = 0.3
    channels: int = 64
    projected: int = 32
    asking: int = 24
    edge: int = 16
    heads: int = 4
    rank: int = 8
    sentences: int = 8
    spoken: float = 0.2
    made: int = 20_000
    near: int = 4


SEEN = 8
"""Questions that a word must stand in to have a vector of its own, apart from what the encoder says of it."""

MOST_ASKING, MOST_CHARACTERS = 1500, 2000
"""Most words, and characters, with a vector of their own."""

STEEPEST = 2.0
"""Length to which a gradient is cut."""

MEMORY = 0.997
"""Share of the running mean of the weights that a step leaves: what comes back is that mean (Polyak averaging)."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its passage and the texts that answer it."""

    text: str
    passage: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A question described with the sentences of its passage; arrays as :class:`index.reader.Described` has them.

    ``edges`` are the first and the last character of each word of the sentences;
    ``owners``, ``starts`` and ``ends`` say of each word its sentence and its place in the passage; ``right`` are the
    spans that answer: sentence, first and last word in it.
    """

    question: Question
    language: str
    kind: str
    words: tuple[str, ...]
    edges: tuple[str, ...]
    flags: npt.NDArray[np.float32]
    rows: npt.NDArray[np.int32]
    own: npt.NDArray[np.float16]
    same: npt.NDArray[np.float16]
    near: npt.NDArray[np.float16]
    paired: npt.NDArray[np.float16]
    about: npt.NDArray[np.float16]
    vectors: npt.NDArray[np.float16]
    owners: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    right: tuple[tuple[int, int, int], ...]


def train_reader(
    data: Path,
    evaluation: Path,
    folder: Path,
    seed: int,
    progress: Callable[[str], None],
    *,
    kind_of: Callable[[str, str], str],
    encoder: Encoder | None = None,
    course: Course | None = None,
    free_only: bool = False,
) -> dict[str, int]:
    """Write ``reader.safetensors`` into a model's folder; return how many questions taught each language.

    The vectors and the table in the folder must be final. ``encoder`` is one by which words are compared while
    teaching, and must not have learned from these questions: the final vectors bring them nearer to their passages than
    any other question (right sentence of CMRC2018 dev: 83.2 after two epochs with the final ones and 48 channels, 87.6
    after three with blind ones and 64). ``kind_of`` gives the kind of a folded question in a language. Where the data
    hold no answered questions, nothing is written and nothing returned.
    """
    course = course or Course()
    sources = [*read_folder(data, free_only), *read_questions(evaluation)]
    questions = answered(sources, seed)
    if not questions:
        return {}
    first = [Question(text, passage, (answer,)) for text, passage, answer in made(sources, course.made, seed)]
    del sources
    table, vectors = open_table(folder), WordVectors(StaticEncoder(folder))
    nearness = WordVectors(encoder) if encoder else None
    index = index_of(list(dict.fromkeys(question.passage for question in questions)), encoder, table)
    progress("reader: describing the questions")
    chinese = list(examples(index, questions, vectors, kind_of, most=course.sentences, nearness=nearness))
    speaker = Speaker(data, table, seed)
    spoken = [replace(question, text=speaker.say(question.text, course.spoken)) for question in questions]
    asked = [item for item in spoken if item.text]
    english = list(examples(index, asked, vectors, kind_of, most=course.sentences, nearness=nearness))
    english = english[: int(course.english * len(english))]
    if not chinese:
        return {}
    begun = list(examples(index, first, vectors, kind_of, most=course.near, nearness=nearness))
    asking = asking_words(chinese + english)
    characters = edge_characters(chinese + english)
    weights = learn(
        chinese + english, vectors.matrix, asking, characters, first=begun, course=course, seed=seed, progress=progress
    )
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in weights.items()}
    for name, known in (("asking", asking), ("characters", characters)):
        arrays[name] = np.frombuffer("\n".join(known).encode("utf-8"), dtype=np.uint8)
    (folder / "reader.safetensors").write_bytes(to_bytes(arrays))
    count = sum(weight.numel() for weight in weights.values())
    return {"zh": len(chinese), "en": len(english), "made": len(begun), "weights": count}


def answered(sources: Sequence[Source], seed: int) -> list[Question]:
    """Return the answered questions that may be learned from, shuffled."""
    found = [
        Question(pair.first, pair.second, (pair.note,))
        for source in sources
        if source.name in ANSWERED
        for pair in source.pairs
        if pair.note
    ]
    random.Random(seed).shuffle(found)  # noqa: S311 - reproducible, not a secret
    return found


def examples(
    index: Index,
    questions: Iterable[Question],
    vectors: WordVectors,
    kind_of: Callable[[str, str], str],
    *,
    most: int,
    keep_right: bool = True,
    nearness: WordVectors | None = None,
) -> Iterator[Example]:
    """Yield the questions described, with the ``most`` best sentences of their passages, the right one among them.

    With ``keep_right``, a question whose answer stands in no sentence is left out.
    """
    for question in questions:
        language = language_of(question.text)
        kind = kind_of(fold(question.text).strip(), language)
        terms = index.terms_of(question.text) if language != "zh" else ()
        asked = read_question(question.text, kind, language, terms)
        spans = split_sentences(question.passage)
        if not asked.words or not spans:
            continue
        found = describe(
            asked,
            [question.passage[a:b] for a, b in spans],
            vectors,
            [(0, place) for place in range(len(spans))],
            nearness,
        )
        bounds = [np.array(reading.bounds) for reading in found.readings]
        right = [
            span
            for answer in question.answers
            for span in _occurrences(question.passage, answer.strip(), spans, bounds)
        ]
        if keep_right and not right:
            continue
        order = np.argsort(-(found.about[:, 0] + 0.3 * found.about[:, 4]), kind="stable")[:most].tolist()
        if keep_right and not any(sentence in order for sentence, _, _ in right):
            order[-1] = right[0][0]
        number = {sentence: place for place, sentence in enumerate(sorted(order))}
        owners = np.repeat(np.arange(len(spans)), found.sizes)
        kept = np.isin(owners, order)
        starts = np.concatenate([bound[:-1] + a for bound, (a, _) in zip(bounds, spans, strict=True)])
        ends = np.concatenate([bound[1:] + a for bound, (a, _) in zip(bounds, spans, strict=True)])
        said = [word for reading in found.readings for word in reading.words]
        edges = tuple(said[place][0] + said[place][-1] for place in np.flatnonzero(kept).tolist())
        half = np.float16
        yield Example(
            question, language, kind, asked.words, edges, found.flags, found.rows[kept].astype(np.int32),
            found.own[kept].astype(half), found.same[kept].astype(half), found.near[kept].astype(half),
            found.paired[kept].astype(half), found.about[sorted(order)].astype(half), found.vectors.astype(half),
            np.array([number[owner] for owner in owners[kept].tolist()], dtype=np.int64), starts[kept], ends[kept],
            tuple((number[a], b, c) for a, b, c in right if a in number),
        )  # fmt: skip


def _occurrences(
    passage: str, answer: str, spans: Sequence[tuple[int, int]], bounds: Sequence[npt.NDArray[np.int64]]
) -> Iterator[tuple[int, int, int]]:
    """Yield where an answer stands: sentence, first word, last word; the beginning of one that leaves its sentence."""
    place = passage.find(answer) if answer else -1
    while place >= 0:
        for number, (start, end) in enumerate(spans):
            if start <= place < end and len(bounds[number]) > 1:
                stop = min(place + len(answer), end)
                first = int(np.searchsorted(bounds[number], place - start, side="right")) - 1
                last = int(np.searchsorted(bounds[number], stop - start, side="left")) - 1
                last = min(last, first + LONGEST_SPAN - 1, len(bounds[number]) - 2)
                if first <= last:
                    yield number, first, last
        place = passage.find(answer, place + 1)


def asking_words(found: Sequence[Example]) -> list[str]:
    """Return the words that stand in many questions, the most frequent first: those that ask, above all."""
    counts = Counter(word for example in found for word in dict.fromkeys(example.words))
    return [word for word, count in counts.most_common(MOST_ASKING) if count >= SEEN]


def edge_characters(found: Sequence[Example]) -> list[str]:
    """Return the characters that begin or end words of many passages, the most frequent first."""
    counts: Counter[str] = Counter()
    for example in {example.question.passage: example for example in found}.values():
        counts.update(set("".join(example.edges)))
    known = [character for character, count in counts.most_common(MOST_CHARACTERS) if count >= SEEN]
    return [character for character in known if character != "\n"]


def initial(words: int, characters: int, dimensions: int, course: Course, seed: int) -> Weights:
    """Return the weights to begin with: uniform within the root of the fan-in, as torch's layers have it."""
    import torch

    draw = torch.Generator().manual_seed(seed)
    channels = course.channels
    inner = OWN + 2 * course.edge + course.projected + PAIRED + 6 * course.heads + ABOUT
    shapes: dict[str, tuple[int, ...]] = {
        "P": (course.projected, dimensions),
        "word": (channels, dimensions),
        "q1": (channels, course.projected + course.asking + FLAGS),
        "q2": (channels, channels, 3),
        "heads": (course.heads + 2, channels),
        "q3": (channels, 2 * channels + len(KINDS) + 1),
        "x1": (channels, inner),
        "xq": (channels, channels),
        **{f"convs.{number}": (channels, channels, 3) for number in range(len(DILATIONS))},
        "film": (2 * channels * len(DILATIONS), channels),
        "keys": (channels, channels),
        "met": (channels, 2 * channels),
        "pool": (channels, channels),
        "self": (channels, channels),
        "sent.0": (32, 3 * channels + ABOUT),
        "sent.2": (1, 32),
        "out": (3 + 2 * course.rank, channels),
        "len": (LONGEST_SPAN, channels),
    }
    weights: Weights = {"mix.weight": torch.tensor([2.0, 2.0])}
    for name, size in (("E", (words + 1, course.asking)), *((side, (characters + 1, course.edge)) for side in "FL")):
        weights[f"{name}.weight"] = 0.1 * torch.randn(size, generator=draw)
        weights[f"{name}.weight"][0] = 0
    for name, shape in shapes.items():
        reach = 1 / math.sqrt(math.prod(shape[1:]))
        weights[f"{name}.weight"] = (2 * torch.rand(shape, generator=draw) - 1) * reach
        if name not in ("P", "word", "pool"):
            weights[f"{name}.bias"] = (2 * torch.rand(shape[0], generator=draw) - 1) * reach
    weights["film.weight"] *= 0.3
    weights["film.bias"] *= 0
    return {name: weight.requires_grad_() for name, weight in weights.items()}


def batch_of(
    found: Sequence[Example], matrix: npt.NDArray[np.float32], asking: dict[str, int], characters: dict[str, int]
) -> Batch:
    """Return the arrays of some examples as tensors, padded with zeros, ``GAP`` places between two sentences."""
    import torch

    places = [np.arange(len(item.rows)) + GAP * item.owners for item in found]
    total = max(int(place[-1]) for place in places) + 2
    words, sentences = max(len(item.words) for item in found), max(len(item.about) for item in found)
    sizes = {
        "own": (total, OWN), "same": (total, words), "near": (total, words), "paired": (total, PAIRED),
        "rows": (total, matrix.shape[1]), "present": (total,), "about": (sentences, ABOUT), "flags": (words, FLAGS),
        "vectors": (words, matrix.shape[1]), "asked": (words,), "kind": (len(KINDS) + 1,),
    }  # fmt: skip
    arrays = {name: np.zeros((len(found), *size), dtype=np.float32) for name, size in sizes.items()}
    whole = {"asking": words, "owners": total, "starts": total, "ends": total, "first": total, "last": total}
    numbers = {name: np.zeros((len(found), size), dtype=np.int64) for name, size in whole.items()}
    right = []
    for row, (item, place) in enumerate(zip(found, places, strict=True)):
        count = len(item.words)
        for name in ("own", "paired"):
            arrays[name][row, place] = getattr(item, name)
        for name in ("same", "near"):
            arrays[name][row, place, :count] = getattr(item, name)
        arrays["rows"][row, place] = matrix[item.rows]
        arrays["present"][row, place] = 1
        arrays["about"][row, : len(item.about)] = item.about
        arrays["flags"][row, :count] = item.flags
        arrays["vectors"][row, :count] = item.vectors
        arrays["asked"][row, :count] = 1
        arrays["kind"][row, [KINDS.index(item.kind)]] = 1
        arrays["kind"][row, -1] = item.language == "zh"
        numbers["asking"][row, :count] = [asking.get(word, 0) for word in item.words]
        for side, name in enumerate(("first", "last")):
            numbers[name][row, place] = [characters.get(edge[side], 0) for edge in item.edges]
        for name in ("owners", "starts", "ends"):
            numbers[name][row, place] = getattr(item, name)
        first = np.searchsorted(item.owners, np.arange(len(item.about)))
        right.append([(int(place[first[a] + b]), c - b) for a, b, c in item.right])
    tensors = {name: torch.from_numpy(array) for name, array in (arrays | numbers).items()}
    return {**tensors, "right": right}


def forward(weights: Weights, batch: Batch, drop: Callable[[Tensor], Tensor]) -> Tensor:
    """Return the scores of all spans, by first word and length. Shape: (examples, places, LONGEST_SPAN).

    What :class:`index.reader.Reader` computes for one question, for a padded batch of them; kept alike by a test.
    """
    import torch
    from torch.nn import functional

    def linear(name: str, values: Tensor) -> Tensor:
        return functional.linear(values, weights[f"{name}.weight"], weights.get(f"{name}.bias"))

    def convolved(name: str, values: Tensor, dilation: int) -> Tensor:
        return functional.conv1d(
            values.transpose(1, 2), weights[f"{name}.weight"], weights[f"{name}.bias"], padding=dilation,
            dilation=dilation,
        ).transpose(1, 2)  # fmt: skip

    heads = weights["heads.weight"].shape[0] - 2
    asked, present, owners = batch["asked"][..., None], batch["present"][..., None], batch["owners"]
    projected = linear("P", batch["vectors"])
    learned = functional.embedding(batch["asking"], weights["E.weight"], padding_idx=0)
    hidden = torch.relu(linear("q1", torch.cat([projected, drop(learned), batch["flags"]], -1))) * asked
    hidden = drop(hidden + torch.relu(convolved("q2", hidden, 1)) * asked)
    shares = linear("heads", hidden).masked_fill(asked == 0, -1e4).softmax(1)
    pooled = torch.einsum("bqk,bqc->bkc", shares[..., heads:], hidden).flatten(1)
    question = torch.tanh(linear("q3", torch.cat([pooled, batch["kind"]], -1)))
    similar = torch.cat([batch[name] @ shares[..., :heads] for name in ("same", "near")], -1) * present
    own = linear("P", batch["rows"])
    edges = [
        functional.embedding(batch[name], weights[f"{key}.weight"], padding_idx=0)
        for key, name in (("F", "first"), ("L", "last"))
    ]
    masked = (8 * batch["near"]).masked_fill(asked.transpose(1, 2) == 0, -1e4)
    aligned = masked.softmax(-1) @ projected
    about = batch["about"].gather(1, owners[..., None].expand(-1, -1, ABOUT))
    parts = [batch["own"], *edges, 4 * own * aligned, batch["paired"], similar, *_smoothed(similar), about]
    values = linear("x1", drop(torch.cat(parts, -1))) + linear("word", batch["rows"])
    values = torch.relu(values + linear("xq", question)[:, None]) * present
    film = linear("film", question).view(len(question), len(DILATIONS), 2, -1)
    for number, dilation in enumerate(DILATIONS):
        found = convolved(f"convs.{number}", values, dilation) * (1 + film[:, number, None, 0])
        values = (values + drop(torch.relu(found + film[:, number, None, 1]))) * present
        if number == MEETING:
            logits = values @ linear("keys", hidden).transpose(1, 2)
            logits = logits + batch["same"] * weights["mix.weight"][0] + batch["near"] * weights["mix.weight"][1]
            logits = logits.masked_fill(asked.transpose(1, 2) == 0, -1e4)
            attended = functional.pad(logits, (0, 1)).softmax(-1)[..., :-1] @ hidden
            met = torch.relu(linear("met", drop(torch.cat([attended, attended * values], -1))))
            values = (values + met) * present
    count, _, channels = values.shape
    sentences = batch["about"].shape[1]
    spread = owners[..., None].expand(-1, -1, channels)
    pooled = torch.zeros(count, sentences, channels).scatter_reduce(1, spread, values, "amax", include_self=True)
    asks = question[:, None].expand(-1, sentences, -1)
    worth = torch.cat([drop(pooled), drop(pooled) * asks, batch["about"], asks], -1)
    worth = linear("sent.2", torch.relu(linear("sent.0", worth))).squeeze(-1).gather(1, owners)
    values = torch.relu(linear("self", values) + linear("pool", pooled).gather(1, spread))
    scores = linear("out", drop(values))
    return _spans(scores, linear("len", question), worth, batch)


def _spans(scores: Tensor, lengths: Tensor, worth: Tensor, batch: Batch) -> Tensor:
    """Return start + end + insides + how the two ends go together + the length's and the sentence's worth."""
    import torch
    from torch.nn import functional

    count, places, _ = scores.shape
    rank, owners = (scores.shape[-1] - 3) // 2, batch["owners"]
    within = functional.pad((scores[..., 2] * batch["present"]).cumsum(1), (1, 0))
    within = torch.cat([within, within[:, -1:].expand(-1, LONGEST_SPAN - 1)], 1)

    def windows(tensor: Tensor) -> Tensor:
        edge = tensor.new_zeros(count, LONGEST_SPAN - 1, *tensor.shape[2:])
        return torch.cat([tensor, edge], 1).unfold(1, LONGEST_SPAN, 1)

    together = torch.einsum("btr,btrl->btl", scores[..., 3 : 3 + rank], windows(scores[..., 3 + rank :]))
    spans = (
        scores[..., :1] + windows(scores[..., 1]) + within[:, 1:].unfold(1, LONGEST_SPAN, 1) - within[:, :places, None]
    )
    spans = spans + together + lengths[:, None] + worth[..., None]
    marks = (owners + 1) * batch["present"].long()
    inside = (windows(marks) == (owners + 1)[..., None]) & (batch["present"][..., None] > 0)
    return spans.masked_fill(~inside, -1e4)


def _smoothed(similar: Tensor) -> tuple[Tensor, Tensor]:
    """Return what stands before each word and behind it, as :func:`index.reader.smoothed` does."""
    import torch
    from torch.nn import functional

    count, places, width = similar.shape
    flat = similar.transpose(1, 2).reshape(count * width, 1, places)
    kernel = torch.from_numpy(DECAY)[None, None]
    before = functional.conv1d(functional.pad(flat, (GAP, 0)), kernel.flip(2))[..., :places]
    behind = functional.conv1d(functional.pad(flat, (0, GAP)), kernel)[..., 1:]
    left, right = (side.reshape(count, width, places).transpose(1, 2) for side in (before, behind))
    return left, right


def loss_of(spans: Tensor, batch: Batch, share: float) -> Tensor:
    """Return the mean loss of a batch; ``share`` is the weight of the sentence's part."""
    import torch
    from torch.nn import functional

    count = len(spans)
    chances = spans.flatten(1).log_softmax(1).view(spans.shape)
    stops = functional.pad(batch["ends"], (0, LONGEST_SPAN - 1)).unfold(1, LONGEST_SPAN, 1).float()
    total = spans.new_zeros(())
    for row, right in enumerate(batch["right"]):
        if not right:
            continue
        firsts, lengths = (torch.tensor(side) for side in zip(*right, strict=True))
        hit = torch.logsumexp(chances[row, firsts, lengths], 0)
        rows = torch.isin(batch["owners"][row], batch["owners"][row, firsts]) & (batch["present"][row] > 0)
        sentence = torch.logsumexp(chances[row][rows].flatten(), 0)
        starts, ends = batch["starts"][row][:, None].float(), stops[row]
        best = torch.zeros_like(ends)
        for first, length in right[:3]:
            low, high = batch["starts"][row, first].float(), stops[row, first, length]
            common = (torch.minimum(ends, high) - torch.maximum(starts, low)).clamp(min=0)
            best = torch.maximum(best, 2 * common / ((ends - starts).clamp(min=1) + high - low))
        expected = torch.log((chances[row].exp() * best).sum() + 1e-6)
        total = total - hit / 2 - expected / 2 - share * sentence
    return total / count


def learn(
    found: Sequence[Example],
    matrix: npt.NDArray[np.float32],
    asking: Sequence[str],
    characters: Sequence[str],
    *,
    first: Sequence[Example] = (),
    course: Course,
    seed: int,
    progress: Callable[[str], None],
) -> Weights:
    """Return the mean weights of the last steps of so many epochs of AdamW, one of ``first`` before them.

    The rate falls from its height to a thirtieth (cosine).
    """
    import torch

    draw = random.Random(seed)  # noqa: S311 - reproducible, not a secret
    noise = torch.Generator().manual_seed(seed)
    numbers, edges = ({word: place for place, word in enumerate(known, 1)} for known in (asking, characters))
    weights = initial(len(asking), len(characters), matrix.shape[1], course, seed)
    mean = {name: weight.detach().clone() for name, weight in weights.items()}
    optimiser = torch.optim.AdamW(list(weights.values()), lr=course.rate, weight_decay=course.decay)

    def drop(values: Tensor) -> Tensor:
        """Leave whole channels out: one draw for all places of an example costs a tenth of one for each."""
        kept = torch.rand(values.shape[0], 1, values.shape[2], generator=noise) > course.dropout
        return values * kept / (1 - course.dropout)

    rounds = [list(items) for items in (first, *(found for _ in range(course.epochs))) if items]
    step, steps = 0, sum(math.ceil(len(items) / course.size) for items in rounds)
    for number, items in enumerate(rounds, 1):
        seen = total = 0.0
        for some in _batches(items, course.size, draw):
            batch = batch_of(some, matrix, numbers, edges)
            loss = loss_of(forward(weights, batch, drop), batch, course.sentence)
            rate = course.rate * min(1.0, (step + 1) / 100) * max(1 / 30, (1 + math.cos(math.pi * step / steps)) / 2)
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(list(weights.values()), STEEPEST)
            optimiser.step()
            with torch.no_grad():
                for name, weight in weights.items():
                    mean[name].lerp_(weight, 1 - min(MEMORY, step / (step + 10)))
            step, seen, total = step + 1, seen + 1, total + loss.item()
        progress(f"reader: epoch {number} of {len(rounds)}, loss {total / seen:.3f}")
    return mean


def _batches(items: list[Example], size: int, draw: random.Random) -> Iterator[list[Example]]:
    """Yield batches of examples of like length, in any order."""
    draw.shuffle(items)
    chosen = []
    for first in range(0, len(items), 40 * size):
        part = sorted(items[first : first + 40 * size], key=lambda item: len(item.rows) + GAP * len(item.about))
        chosen += [part[place : place + size] for place in range(0, len(part), size)]
    draw.shuffle(chosen)
    yield from chosen
