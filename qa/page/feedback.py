"""What askers say of answers, kept as golden questions, so that ``dashiji evaluate`` can judge the next version."""

from __future__ import annotations

import hashlib
import json
from threading import Lock
from typing import TYPE_CHECKING, Any

from qa.asking.question import TYPED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa.answer import Answer
    from qa.assistant import Assistant

FILE = "feedback.jsonl"
"""The file in an index's home."""

_PROOFS = 3

_WRITING = Lock()


def golden(
    answer: Answer, history: Sequence[str], right: bool, correction: str | None, assistant: Assistant
) -> dict[str, Any]:
    """Return the golden question that a judgement of an answer makes.

    An answer that is right is what is expected. Of one that is wrong, ``correction`` is what is expected instead:
    ``""`` that the text does not say. Without one (None) only this is known, that the answer is ``rejected``.
    """
    asked = {"question": answer.question, "history": list(history)}
    known = hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    entry: dict[str, Any] = {
        "id": f"asked-{known}", "lang": answer.language, "type": answer.kind, "style": "asked", **asked, "events": [],
        "section": "any", "answers": [], "answers_alt": [], "must_contain": [], "evidence": [], "evidence_more": [],
        "note": "",
    }  # fmt: skip
    if right and answer.found:
        quotes = [item.quote for item in answer.citations[:_PROOFS]]
        computed = all(item.answer_start is None for item in answer.citations) and len(answer.citations) > 1
        cited = answer.citations if computed else answer.citations[:1]
        entry |= {
            "events": sorted({item.event_number for item in cited}),
            "answers": [answer.answer],
            "must_contain": [answer.answer] if answer.kind in TYPED else [],
            "evidence": quotes[:1],
            "evidence_more": quotes[1:],
        }
        if computed:
            entry["need_all"] = True
    elif not right:
        given = " ".join((correction or "").split())
        entry["note"] = f"rejected: {answer.answer}" if answer.found else "rejected: a refusal"
        if given:
            entry |= {"answers": [given], "must_contain": [given], "events": _events_with(given, assistant)}
        elif correction is None:
            entry["rejected"] = [answer.answer]
    if not entry["events"]:
        entry["type"] = "unanswerable" if "rejected" not in entry else answer.kind
    return entry


def append(home: Path, entry: dict[str, Any]) -> Path:
    """Keep a golden question in the home's file, in place of an earlier one of the same id; return the file.

    The last verdict on a question that was asked after the same ones is what its asker means.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    path = home / FILE
    line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    with _WRITING:
        former = path.read_bytes().splitlines(keepends=True) if path.exists() else []
        kept = [item for item in former if _id(item) != entry["id"]]
        if len(kept) == len(former):
            with path.open("ab") as file:
                file.write(line)
            return path
        fresh = path.with_name(f".{FILE}.new")
        fresh.write_bytes(b"".join(kept) + line)
        fresh.replace(path)
    return path


def _id(line: bytes) -> str | None:
    """Return the id in a line of the file; None if it has none, as a line that somebody else wrote."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry.get("id") if isinstance(entry, dict) else None


def _events_with(answer: str, assistant: Assistant) -> list[int]:
    """Return the events whose passages hold the answer word for word, at most the ten best; 0 is no event."""
    hits = assistant.retrieve(answer[:500], 50)
    events = {hit.row.event_number for hit in hits if answer in hit.row.text or answer in (hit.row.event or "")}
    return sorted(events)[:10] or [hits[0].row.event_number if hits else 0]
