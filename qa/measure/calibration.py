"""The fit of :mod:`qa.telling.confidence` on public question sets, and its figures on what the fit has not seen.

Questions are asked over small indexes, each of some of a set's passages, once as the passages are and once with the
sentences cut out that hold the answer to one question of each: what is asked then is spoken of, and not answered.
Others have a year, number, place or name exchanged, or are asked where their passage is not. Even-numbered passages
are fitted on, odd-numbered ones reported.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.document import Document
from corpus.normalise import fold
from corpus.sentences import split_sentences
from qa.answering.making import give
from qa.answering.proposals import evidence, propose
from qa.asking.question import TYPED
from qa.assistant import Assistant
from qa.measure.evaluate import is_right, judge, read_golden, reliability
from qa.telling.confidence import GROUPS, columns, described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from qa.answering.proposals import Proposal

SETS = ("cmrc2018_dev", "cmrc2018_trial", "DRCD_dev_simplified", "mlqa_dev_enq_zhctx")
TOGETHER = 24
"""Passages of one index: about what a long news article or a year's chronicle has."""

RIDGE = 20.0
"""Weight of the penalty on standardised weights. With 2 the sets themselves are told apart as well (AUC 0.910 for
both), but questions on texts of other kinds worse."""

BORROWED = 0.15
"""Weight of a Chinese question in the fit for English ones, which number a tenth."""

GOLDEN, SURE = 6.0, 10.0
"""Weight of a golden question in the fit of whether there is an answer, and of whether it is right: they are few, but
of the kind of text that is asked about."""

WRONGLY = 0.02
"""Share of the answerable golden questions that a threshold may refuse."""

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Sample:
    """One question asked: the model's inputs, whether the text answers it, whether the answer chosen is right."""

    set_name: str
    language: str
    way: str
    fitted: bool
    inputs: list[float] | None
    answerable: bool
    right: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    title: str
    text: str
    questions: list[tuple[str, list[str]]]


def _read(path: Path) -> list[_Paragraph]:
    entries = json.loads(gzip.decompress(path.read_bytes()))
    found: dict[str, _Paragraph] = {}
    for article in entries["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            held = found.setdefault(text, _Paragraph(article.get("title", ""), text, []))
            held.questions.extend(
                (entry["question"], [item["text"] for item in entry["answers"]])
                for entry in paragraph["qas"]
                if any(map(str.isalnum, entry["question"]))
            )
    return list(found.values())


def samples(folder: Path, most: int, tell: Callable[[str], None]) -> Iterator[Sample]:
    """Yield every question of the sets in the folder, asked where it is answered and where it is not.

    At most ``most`` passages of a set are taken.
    """
    for name in SETS:
        path = folder / f"{name}.json.gz"
        if not path.exists():
            continue
        paragraphs = _read(path)
        chance = random.Random(1)  # noqa: S311 - no secret
        for fitted in (True, False):
            half = paragraphs[0 if fitted else 1 :: 2][: most // 2]
            tell(f"{name}: {len(half)} passages, {'fitted on' if fitted else 'reported'}")
            groups = [half[at : at + TOGETHER] for at in range(0, len(half), TOGETHER)]
            for number, group in enumerate(groups):
                others = groups[(number + 1) % len(groups)]
                yield from _asked(name, group, others, chance, fitted=fitted)


def _asked(
    name: str, group: list[_Paragraph], others: list[_Paragraph], chance: random.Random, *, fitted: bool
) -> Iterator[Sample]:
    whole = _assistant([(item.title, item.text) for item in group])
    language = "en" if "enq" in name else "zh"

    def judged(assistant: Assistant, text: str, gold: list[str], way: str) -> Sample:
        search = assistant.search(text)
        proposal = propose(search) if search.hits else None
        inputs = None
        if proposal is not None and search.question.kind not in {"aggregation", "comparison"}:
            lacking = len(search.constraints.missing_names(proposal.sentence, proposal.span))
            inputs = described(evidence(search, proposal, lacking))
        right = bool(gold) and proposal is not None and _is_right(proposal, gold, search.question.kind)
        return Sample(name, language, way, fitted, inputs, bool(gold), right)

    gutted, unasked = [], []
    for paragraph in group:
        asked = paragraph.questions[chance.randrange(len(paragraph.questions))]
        kept = _without(paragraph.text, asked[1])
        gutted.append((paragraph.title, kept or paragraph.text))
        if kept:
            unasked.append(asked)
        for text, gold in paragraph.questions[:4]:
            yield judged(whole, text, gold, "answered")
        for text, _ in paragraph.questions[:2]:
            if changed := exchanged(text, chance):
                yield judged(whole, changed, [], "exchanged")
    without = _assistant(gutted)
    for text, _ in unasked:
        yield judged(without, text, [], "answer cut out")
    for paragraph in others[:: max(1, len(others) // 8)]:
        yield judged(whole, paragraph.questions[0][0], [], "other passages")


def _assistant(texts: list[tuple[str, str]]) -> Assistant:
    """Return an assistant over one document that has each text beneath its title, as a chronicle has its events."""
    from index import Index

    parts = [f"## {title or number}\n\n{' '.join(text.split())}" for number, (title, text) in enumerate(texts)]
    return Assistant(Index.build([Document("collected", "\n\n".join(parts))]))


def _without(text: str, gold: list[str]) -> str:
    """Return the text without the sentences that hold the answer; "" if nothing would be left."""
    spans = split_sentences(text)
    kept = [text[start:end] for start, end in spans if not any(answer in text[start:end] for answer in gold)]
    return "".join(kept) if kept and len(kept) < len(spans) else ""


def _is_right(proposal: Proposal, gold: list[str], kind: str) -> bool:
    """Return whether the answer is right, by characters: F1 of half or more, or not much longer; what answers in a
    clause or a list is judged with the sentence that is quoted.
    """
    found = fold(proposal.text)
    if kind not in TYPED and any(answer and fold(answer) in proposal.sentence.folded for answer in gold):
        return True
    for answer in map(fold, gold):
        if answer and (f1(found, answer) >= 0.5 or (answer in found and len(found) <= 3 * len(answer) + 20)):
            return True
    return False


def f1(found: str, wanted: str) -> float:
    """Return the F1 of the characters that two texts share (Rajpurkar et al. 2016, by characters as CMRC does)."""
    one, other = ([c for c in text if c.isalnum()] for text in (found, wanted))
    left, common = list(other), 0
    for character in one:
        if character in left:
            left.remove(character)
            common += 1
    return 2 * common / (len(one) + len(other)) if common else 0.0


_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20[0-2]\d)(?!\d)")
_PLACES = "泉州 厦门 成都 武汉 南京 杭州 青岛 大连 长沙 昆明 西安 沈阳 法国 德国 巴西 印度 加拿大 埃及".split()
_PLACES_ENGLISH = "Chengdu Wuhan Nanjing Hangzhou Brazil Canada Egypt Norway Lisbon Toronto Boston Chicago".split()
_PEOPLE = "王建国 李志强 张丽华 陈晓东 刘文静 赵国栋".split()


def exchanged(text: str, chance: random.Random) -> str:
    """Return the question with a year, a place or a person exchanged for another; "" if it names none."""
    from qa.finding import names

    if match := _YEAR.search(text):
        other = str(int(match.group()) + chance.choice([-37, -23, 17, 29]))
        return text[: match.start()] + other + text[match.end() :]
    for word in names.tokens(text):
        if len(word.text) > 1 and word.tag in {"ns", "nr"}:
            others = [name for name in (_PLACES if word.tag == "ns" else _PEOPLE) if name not in text]
            return text[: word.start] + chance.choice(others) + text[word.end :]
    if match := re.search(r"(?<=[a-z] )[A-Z][a-z]{3,}", text):
        return text[: match.start()] + chance.choice(_PLACES_ENGLISH) + text[match.end() :]
    return ""


def fit(
    inputs: npt.NDArray[np.float64], labels: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]
) -> list[float]:
    """Return bias and weights of the ridge logistic regression (Newton's method), on the inputs as they are."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    spread[spread < 1e-9] = np.inf  # a feature that never changes gets no weight
    x = np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread])
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = 1e-6
    found = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        gradient = x.T @ (weights * (p - labels)) + penalty * found
        hessian = (x * (weights * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    scaled = found[1:] / spread
    return [float(found[0] - scaled @ mean), *map(float, scaled)]


def of_golden(path: Path) -> Iterator[Sample]:
    """Yield golden questions on the packaged article, asked as :mod:`qa.measure.evaluate` asks and judges them."""
    from corpus import seed_document
    from index import Index

    assistant = Assistant(Index.build([seed_document()]))
    for golden in read_golden(path):
        full = assistant.completed(golden["question"], golden.get("history", ()))
        search = assistant.search(full, golden["question"])
        proposal = propose(search)
        if proposal is None or search.question.kind in {"aggregation", "comparison"} or search.missing_dates():
            continue
        lacking = len(search.constraints.missing_names(proposal.sentence, proposal.span))
        right = bool(golden["events"]) and is_right(judge(golden, give(search, proposal, 0.5), assistant))
        inputs = described(evidence(search, proposal, lacking))
        yield Sample(path.name, golden["lang"], "golden", True, inputs, bool(golden["events"]), right)


def calibrate(folder: Path, golden: Sequence[Path], out: Path, most: int, tell: Callable[[str], None]) -> Iterator[str]:
    """Fit the model on the sets in a folder and on golden questions, write it, and yield its figures.

    Figures are those on the halves of the sets that were not fitted on.
    """
    everything = [item for item in samples(folder, most, tell) if item.inputs is not None]
    everything += [item for path in golden for item in of_golden(path)]
    model = fitted(everything)
    for language in LANGUAGES:
        yield from _figures(language, [item for item in everything if item.language == language], model)
    out.write_text(json.dumps(_rounded(model), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    yield f"written: {out.name}"


def fitted(everything: Sequence[Sample]) -> dict[str, Any]:
    """Return the model fitted on those samples that may be fitted on."""
    model: dict[str, Any] = {"columns": columns(), "weights": {}, "threshold": {}}
    for language in LANGUAGES:
        # English questions are few: the Chinese ones weigh in, since most features mean the same
        taken = [item for item in everything if item.fitted and language in {item.language, "en"}]
        x = np.array([item.inputs for item in taken])
        answerable = np.array([item.answerable for item in taken], dtype=float)
        right = np.array([item.right for item in taken], dtype=float)
        golden = np.array([item.way == "golden" for item in taken])
        own = np.array([item.language == language for item in taken])
        weight = np.where(own, 1.0, BORROWED)
        given = answerable > 0
        others = weight[given & ~golden].sum() / (2 * weight[~given & ~golden].sum())
        asked = np.where(golden, np.where(given, GOLDEN, 2 * GOLDEN), np.where(given, 1.0, others)) * weight
        model["weights"][language] = {
            "answerable": fit(x, answerable, asked),
            "right": fit(x[given], right[given], (weight * np.where(golden, SURE, 1.0))[given]),
        }
        found = _probabilities(x, model["weights"][language]["answerable"])
        share = WRONGLY
        model["threshold"][language] = round(float(np.quantile(found[given & own & golden], share)), 3)
    return model


def _rounded(model: dict[str, Any]) -> dict[str, Any]:
    weights = {
        language: {which: [round(value, 5) for value in values] for which, values in both.items()}
        for language, both in model["weights"].items()
    }
    return {**model, "weights": weights}


def _probabilities(x: npt.NDArray[np.float64], weights: Sequence[float]) -> npt.NDArray[np.float64]:
    z = x @ np.array(weights[1:]) + weights[0]
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -30, 30))))


def _figures(language: str, asked: list[Sample], model: dict[str, Any]) -> Iterator[str]:
    held = [item for item in asked if not item.fitted]
    if not held:
        return
    x = np.array([item.inputs for item in held])
    answerable = np.array([item.answerable for item in held])
    right = np.array([item.right for item in held])
    there = _probabilities(x, model["weights"][language]["answerable"])
    sure = _probabilities(x, model["weights"][language]["right"])
    least = model["threshold"][language]
    kept = there >= least
    yield (
        f"{language}: {len(held)} questions not fitted on; AUC answerable {auc(there, answerable):.3f}, right "
        f"{auc(sure[answerable], right[answerable]):.3f}; at {least}: {np.mean(~kept[answerable]):.1%} of the "
        f"answerable refused, {np.mean(~kept[~answerable]):.1%} of the others"
    )
    for way in dict.fromkeys(item.way for item in held):
        of = np.array([item.way == way for item in held])
        yield f"  {way}: {of.sum()} asked, {np.mean(~kept[of]):.1%} refused"
    yield from reliability(sure[kept & answerable].tolist(), right[kept & answerable].tolist())
    for place, group in enumerate(GROUPS, columns().index(GROUPS[0])):
        of = (x[:, place] > 0) & answerable
        if of.any():
            share, mean = right[of].mean(), sure[of].mean()
            yield f"  {group}: {of.sum()} answerable, {share:.1%} right, mean confidence {mean:.2f}"


def auc(scores: npt.NDArray[np.float64], labels: npt.NDArray[np.bool_]) -> float:
    """Return the chance that a positive scores above a negative (area under the ROC curve)."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    positive = int(labels.sum())
    negative = len(labels) - positive
    if not positive or not negative:
        return float("nan")
    return float((ranks[labels].sum() - positive * (positive + 1) / 2) / (positive * negative))
