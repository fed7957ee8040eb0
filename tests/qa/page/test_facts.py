"""The facts tab without a browser: of which text a row is, and in which language its unit."""

from __future__ import annotations

from corpus import Document
from index import Index
from qa.assistant import Assistant
from qa.page.desk import Desk
from qa.page.facts import FactsTab
from qa.serving.follow import Follower

FIRST = Document(
    "port.md", "# Port notes\n\n## March\nOn 3 March a crane was bought for £40,000.\n\n## April\nThe quay shut.\n"
)
SECOND = Document("ferry.md", FIRST.text.replace("crane", "ferry"))


def rows(*documents: Document, language: str) -> list[list[str]]:
    tab = FactsTab(Desk(Follower(Assistant(Index.build(documents)))))
    table = tab.table(tab.found("", "money", "", "", "", "text"), 0, language)
    return list(table[2]["value"]["data"])


def test_a_row_names_its_text_where_there_are_several() -> None:
    events = [row[5] for row in rows(FIRST, SECOND, language="en")]
    assert len(events) == 2
    assert {event.split(" · ")[0] for event in events} == {"port.md", "ferry.md"}
    assert not rows(FIRST, language="en")[0][5].startswith("port.md")


def test_a_currency_is_its_code_in_english_and_its_name_in_chinese() -> None:
    assert [rows(FIRST, language=language)[0][4] for language in ("en", "zh")] == ["GBP", "英镑"]
