"""The last few results: found again by what they were of, the oldest forgotten first."""

from __future__ import annotations

from corpus import Document
from index import Filters, Index
from index.recent import Recent


def test_a_result_is_made_once_and_the_oldest_is_forgotten() -> None:
    made: list[str] = []
    recent = Recent[str, str](2)

    def twice(text: str) -> str:
        made.append(text)
        return text * 2

    def found(text: str) -> str:
        return recent.of(text, lambda: twice(text))

    assert [found(text) for text in "aabcba"] == [text * 2 for text in "aabcba"]
    assert made == ["a", "b", "c", "a"]


def test_what_a_search_returned_may_be_changed_and_other_filters_find_other_passages() -> None:
    notes = [Document("a.txt", "南门剧院有5座。"), Document("b.txt", "北门剧院有7座。")]
    index = Index.build(notes)
    first = index.search("剧院有几座?")
    first.clear()
    assert len(index.search("剧院有几座?")) == len(notes)
    assert [hit.row.source for hit in index.search("剧院有几座?", filters=Filters(source="b.txt"))] == ["b.txt"]
    assert len(index.search("剧院有几座?", k=1)) == 1
