from __future__ import annotations

from corpus import Document
from index import Filters, Index
from qa import Assistant


def test_what_was_on_a_day_is_found_by_the_day_among_much_else_of_its_words() -> None:
    other = "\n\n".join(f"2019年{n % 12 + 1}月{n + 1}日，市里发生了一起小事，第{n}次发生的事。" for n in range(24))
    day = "2022年大事记\n\n2022年7月9日，轻轨1号线停运。\n\n2022年8月1日，图书馆开馆。\n"
    asked = Assistant(Index.build([Document("other.txt", f"往年大事记\n\n{other}\n"), Document("day.txt", day)]))
    found = asked.ask("2022年7月9日发生了什么?")
    assert "轻轨1号线停运" in f"{found.answer}{found.citations[0].quote}"
    assert found.citations[0].source == "day.txt"
    assert not asked.ask("2022年7月9日发生了什么?", filters=Filters(source="other.txt")).found
