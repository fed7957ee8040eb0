"""What every splitting of a text keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Chronicle


def assert_covers(chronicle: Chronicle) -> None:
    """Fail unless each character that is not space lies in one passage, in order, and events and passages agree."""
    text = chronicle.document.text
    position = 0
    for passage in chronicle.passages:
        assert position <= passage.start < passage.end <= len(text)
        assert not text[position : passage.start].strip()
        body = text[passage.start : passage.end]
        assert body == body.strip()
        assert 0 <= passage.event <= len(chronicle.events)
        event = chronicle.event(passage.event)
        assert event is None or event.start <= passage.start < passage.end <= event.end
        position = passage.end
    assert not text[position:].strip()
    assert [event.number for event in chronicle.events] == list(range(1, len(chronicle.events) + 1))
    ends = [event.end for event in chronicle.events]
    assert [event.start for event in chronicle.events][1:] == ends[:-1]
    assert [p.event for p in chronicle.passages] == sorted(p.event for p in chronicle.passages)
    assert {e.number for e in chronicle.events} <= {p.event for p in chronicle.passages}
    for event in chronicle.events:
        assert event.title
        assert event.title in " ".join(text[event.start : event.end].split())
