"""The answer to several questions put in one: each is answered as if those before it had been put; all are joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.answer import Answer


def joined(whole: Answer, parts: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """Return one answer of those to the ``parts`` of a question; ``whole``, the answer to all of it, if that is better.

    It is where none of the parts is answered, or where they say no more than it. ``missing`` are those parts that are
    asked in vain.
    """
    found = [item for item in answers if item.found]
    said = [item.answer for item in found]
    said = said[:1] if len(set(said)) == 1 else said
    vain = [part.strip(" ?？") for part, item in zip(parts, answers, strict=True) if not item.found]
    missing = ("；" if whole.language == "zh" else "; ").join(vain)
    if not found or (whole.found and len(said) < 2):
        return replace(whole, missing=missing) if whole.found and found and not whole.missing else whole
    chinese = whole.language == "zh"
    joint = ("；" if chinese else "; ") if any(_is_long(item) for item in found) else ("、" if chinese else ", ")
    shown = joint.join(item.display for item in found[: len(said)])
    completed = _read(parts, answers)
    if len(found) == 1:
        return replace(found[0], question=whole.question, missing=missing, completed=completed)
    proofs = [replace(item, answer_start=None, answer_end=None) for answer in found for item in answer.citations[:1]]
    rest = [item for answer in found for item in answer.citations[1:]]
    return replace(
        found[0],
        question=whole.question,
        answer=joint.join(said),
        display=shown,
        confidence=min(item.confidence for item in found),
        citations=tuple(dict.fromkeys([*proofs, *rest])),
        computed=True,
        missing=missing,
        completed=completed,
    )


def _is_long(answer: Answer) -> bool:
    """Return whether an answer is more than a value: a clause, or several."""
    return answer.kind in {"what", "why"} or any(mark in answer.answer for mark in "、，,；;")


def _read(parts: Sequence[str], answers: Sequence[Answer]) -> str:
    """Return the parts as they were read, "" if each stands by itself."""
    if not any(item.completed for item in answers):
        return ""
    return " ".join(item.completed or part for part, item in zip(parts, answers, strict=True))
