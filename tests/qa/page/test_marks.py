"""Tables of a text as they are drawn: every row under its head, nothing lost beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.page.marks import is_head, parted, rows, table


@given(st.lists(st.sampled_from(["| 甲 | 乙 |", "|---|---|", "丙", "", "| 1 | <b> | \\| |", "|", "||"]), max_size=12))
def test_text_beside_tables_is_kept_in_its_order(lines: list[str]) -> None:
    parts = parted("\n".join(lines))
    assert "".join(rest.count("丙") * "丙" for _, rest in parts) == "丙" * lines.count("丙")
    for cells, _ in parts:
        widths = {line.replace("\\|", "").count("|") for line in table(cells).split("\n")} if cells else set()
        assert len(widths) <= 1


LINES = ["| 甲 | 乙 |", "|---|---|", "丙", "", "| 1 | <b> | \\| |", "|", "| 2 | 3 |"]


@given(st.lists(st.sampled_from(LINES), max_size=8), st.data())
def test_any_span_is_drawn_as_rows_under_one_head_or_not_at_all(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    drawn = rows(text, start, end, [(start, end)])
    if drawn:
        assert "丙" not in text[start:end]
        head, rule, *rest = drawn.split("\n")
        assert set(rule) <= set("|- ")
        assert {line.replace("\\|", "").count("|") for line in (head, *rest)} == {rule.count("|")}
        assert len(rest) <= len(lines)
    if is_head(text, start, end):
        assert text[start:end].strip().startswith("|")
