"""Golden questions run against the product, judged as ``../shared/questions/README.md`` says."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import DocumentError, reason_of
from qa.asking.question import TYPED
from qa.telling import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qa.answer import Answer
    from qa.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one golden question went; None where a measure does not apply to it."""

    golden: dict[str, Any]
    answer: Answer
    first: bool | None
    top3: bool | None
    tokens: bool | None
    exact: bool | None
    refused: bool
    quotes: int
    verified: int


def read_golden(path: Path) -> list[dict[str, Any]]:
    """Return the golden questions of a JSON Lines file.

    Raises:
        DocumentError: it is missing or a line is not such a question.
    """
    found = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                entry = json.loads(line)
                if not isinstance(entry, dict) or not {"question", "lang", "type"} <= entry.keys():
                    raise ValueError(f"line {number} has no question, lang or type")
                found.append(entry)
    except (OSError, ValueError) as error:
        reason, why = reason_of(error)
        raise DocumentError(
            f"{path} is not a file of golden questions ({reason}); give JSON Lines with question, lang, type.",
            f"{path} 不是标准问题文件（{why}）；请给出含 question、lang、type 的 JSON Lines。",
        ) from error
    return found


def holds_token(token: str, text: str) -> bool:
    """Return whether a token occurs after NFKC; one that begins or ends with a digit must not touch another digit.

    Example:
        >>> holds_token("1家", "省级11家"), holds_token("1家", "省级1家")
        (False, True)
    """
    token, text = (unicodedata.normalize("NFKC", item) for item in (token, text))
    place = text.find(token)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(token) : place + len(token) + 1]
        if not (token[0].isdigit() and before.isdigit()) and not (token[-1].isdigit() and after.isdigit()):
            return True
        place = text.find(token, place + 1)
    return False


def judge(golden: dict[str, Any], answer: Answer, assistant: Assistant) -> Verdict:
    """Return how the answer to one golden question is judged."""
    quotes = [item.quote for item in answer.citations]
    verified = 0
    for item in answer.citations:
        text = assistant.index.passages.document_text(item.source) or ""
        same = text[item.start : item.end] == item.quote
        if item.answer_start is not None and item.answer_end is not None:
            same = same and item.start <= item.answer_start < item.answer_end <= item.end
            same = same and text[item.answer_start : item.answer_end] == answer.answer
        verified += same
    if not golden.get("events"):
        # An asker may have said of an answer ("" is a refusal) that it is wrong, without saying what would be right
        rejected = golden.get("rejected")
        refused = answer.answer not in rejected if rejected else not answer.found
        return Verdict(golden, answer, None, None, None, None, refused, len(quotes), verified)
    events = set(golden["events"])
    if golden.get("need_all"):
        first = top3 = events <= {item.event_number for item in answer.citations}
    else:
        ranked = [hit.row.event_number for hit in answer.passages[:3]]
        first, top3 = bool(ranked) and ranked[0] in events, bool(events & set(ranked))
    proof = "\n".join([answer.answer[:200], *(quote[:300] for quote in quotes[:3])])
    tokens = answer.found and all(holds_token(token, proof) for token in golden["must_contain"])
    exact = None
    if golden["type"] in TYPED:
        exact = any(
            right in answer.answer and len(answer.answer) <= len(right) + 6
            for right in [*golden["answers"], *golden.get("answers_alt", [])]
        )
    return Verdict(golden, answer, first, top3, tokens, exact, not answer.found, len(quotes), verified)


def evaluate(path: Path, assistant: Assistant) -> list[Verdict]:
    """Return the verdict on every golden question of a file."""
    return [
        judge(golden, assistant.ask(golden["question"], tuple(golden.get("history", ()))), assistant)
        for golden in read_golden(path)
    ]


def table(verdicts: list[Verdict], misses: bool = False) -> Iterator[str]:
    """Yield the lines of the report: by language, by type in each language, calibration, and each miss if asked."""
    languages = [name for name in ("zh", "en") if any(item.golden["lang"] == name for item in verdicts)]
    for language in languages:
        yield _line(language, [item for item in verdicts if item.golden["lang"] == language])
    yield _line("all", verdicts)
    for kind in Counter(item.golden["type"] for item in verdicts):
        mine = [item for item in verdicts if item.golden["type"] == kind]
        yield _line(f"  {kind}", mine)
        for language in languages if len(languages) > 1 else []:
            if some := [item for item in mine if item.golden["lang"] == language]:
                yield _line(f"    {language}", some)
    quotes, verified = sum(item.quotes for item in verdicts), sum(item.verified for item in verdicts)
    yield f"quotes verified {verified}/{quotes}"
    shown = [item.answer for item in verdicts if item.answer.found]
    yield f"display verified {sum(map(display.verified, shown))}/{len(shown)}"
    given = [item for item in verdicts if not item.refused]
    yield from reliability([item.answer.confidence for item in given], [is_right(item) for item in given])
    if misses:
        yield from map(_miss, filter(_wrong, verdicts))


def is_right(verdict: Verdict) -> bool:
    """Return whether an answer given is right: exact where that is judged, else with every required token."""
    return bool(verdict.tokens) and verdict.exact is not False


def _wrong(item: Verdict) -> list[str]:
    wrong = [name for name in ("first", "top3", "tokens", "exact") if getattr(item, name) is False]
    if item.golden.get("events") and item.refused:
        wrong.append("refused")
    if not item.golden.get("events") and not item.refused:
        wrong.append("not refused")
    return wrong


def _miss(item: Verdict) -> str:
    golden, answer = item.golden, item.answer
    wanted = (golden.get("answers") or ["—"])[0]
    if lacking := [token for token in golden.get("must_contain", []) if item.tokens is False]:
        wanted += f" (with {', '.join(lacking)})"
    asked = golden["question"] + (f" (= {answer.completed})" if answer.completed else "")
    got = answer.answer or f"— {answer.display}"
    return (
        f"{golden.get('id')} [{','.join(_wrong(item))}] {asked} | wanted {wanted} | got {got} "
        f"({answer.kind}, {answer.confidence:.2f})"
    )


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> Iterator[str]:
    """Yield the reliability table, the expected calibration error, and the risk–coverage table of answers given."""
    count = len(confidences)
    if not count:
        return
    yield "calibration: confidence, answers, mean confidence, share right"
    error = 0.0
    for number in range(bins):
        of = [at for at, value in enumerate(confidences) if min(int(value * bins), bins - 1) == number]
        if of:
            mean, share = sum(confidences[at] for at in of) / len(of), sum(right[at] for at in of) / len(of)
            error += len(of) * abs(mean - share) / count
            yield f"  {number / bins:.1f}-{(number + 1) / bins:.1f}  {len(of):5d}  {mean:.2f}  {share:.2f}"
    yield f"  ECE {error:.3f} over {count} answers (Guo et al. 2017, {bins} bins of equal width)"
    order = sorted(range(count), key=lambda at: -confidences[at])
    risks = []
    for covered in (0.25, 0.5, 0.75, 0.9, 1.0):
        first = order[: max(1, round(covered * count))]
        risks.append(f"{covered:.0%}: {1 - sum(right[at] for at in first) / len(first):.1%}")
    yield f"  share wrong by coverage, surest first: {', '.join(risks)}"


def _line(name: str, verdicts: list[Verdict]) -> str:
    parts = []
    for field, label in (("first", "event first"), ("top3", "top 3"), ("tokens", "tokens"), ("exact", "exact")):
        judged = [getattr(item, field) for item in verdicts if getattr(item, field) is not None]
        if judged:
            parts.append(f"{label} {sum(judged)}/{len(judged)}")
    unanswerable = [item.refused for item in verdicts if not item.golden.get("events")]
    answerable = [item.refused for item in verdicts if item.golden.get("events")]
    if unanswerable:
        parts.append(f"refused rightly {sum(unanswerable)}/{len(unanswerable)}")
    if answerable:
        parts.append(f"refused wrongly {sum(answerable)}/{len(answerable)}")
    return f"{name:<14} " + ", ".join(parts)
