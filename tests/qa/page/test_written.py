"""What a model wrote, as the page shows it: what is proved, what is struck out, what failed."""

from __future__ import annotations

from qa.page.written import Prose, shown
from qa.telling.verify import Sentence
from qa.telling.writer import Phrase, Settings, WriterError


def test_what_is_written_is_told_apart_without_a_browser() -> None:
    why = WriterError("it cites nothing", "没有标注出处")
    phrases = [Phrase(Sentence("真[1]。", True)), Phrase(Sentence("假*。", False, why)), Phrase(failure=why)]
    settings = Settings("http://127.0.0.1:1/v1")
    assert shown(Prose(), settings, "zh") == ""
    parts = shown(Prose(phrases), settings, "zh").split("\n\n")
    assert parts[1:] == [r"真[\[1\]](#proof-1)。", r"未获证实： ~~假\*。~~ （没有标注出处）", "⚠ 没有标注出处"]
    assert shown(Prose(writing=True), settings, "en").endswith("Writing…")
