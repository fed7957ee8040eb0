"""HTML in, text out: headings, paragraphs and rows, whatever the markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats import read_bytes
from corpus.markup import html_text
from corpus.splitter import split_text
from tests.corpus.made import html


def test_html_becomes_headings_paragraphs_and_rows() -> None:
    assert read_bytes(html(), ".html", "a.html") == (
        "# 2022大事记\n\n## 一、机器人大赛\n\n9月8日，大赛开幕\xa0& 闭幕。\n\n- 甲\n\n- 乙\n\n城市: 晋江；企业: 640"
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p><b>甲</b></p><p>一</p><p><strong>乙</strong></p><p>二</p>", "**甲**\n\n一\n\n**乙**\n\n二"),
        ("<p><b>注意</b></p><p>甲</p>", "注意\n\n甲"),
        ("<h2>乙</h2><p><b>甲</b></p><h2>丙</h2><p><b>丁</b></p>", "## 乙\n\n甲\n\n## 丙\n\n丁"),
        ("<p><b>甲</b>乙</p><p><b>丙</b>丁</p>", "甲乙\n\n丙丁"),
        ("<b><p>甲</p><p>乙</p>", "甲\n\n乙"),
    ],
)
def test_paragraphs_in_bold_are_headings_where_they_recur_and_nothing_else_is(page: str, text: str) -> None:
    assert html_text(page) == text


def test_the_name_of_the_window_is_no_heading_over_the_only_title() -> None:
    assert html_text("<title>某网</title><h1>甲</h1><p>一</p>") == "# 甲\n\n一"
    assert html_text("<title>某网</title><h1>甲</h1><h1>乙</h1>") == "# 某网\n\n# 甲\n\n# 乙"


def test_html_in_the_encoding_that_it_declares() -> None:
    page = "<meta charset='gb2312'><title>镕</title><p>朱镕基"
    assert read_bytes(page.encode("gbk"), ".htm", "a.htm") == "# 镕\n\n朱镕基"


def test_a_table_that_lays_out_a_page_gives_its_blocks() -> None:
    page = "<table><tr><td><h2>甲</h2><p>一</p></td><td><table><tr><td>城市<td>数<tr><td>晋江<td>6</table></td></tr></table>"
    assert html_text(page) == "## 甲\n\n一\n\n城市: 晋江；数: 6"


@pytest.mark.parametrize("piece", ["<", "<a ", "<!", "<!--", "</", "<a x='", "<a x=\"'", "<script>", "<![CDATA[", "<table><td>", "<nav>", "&", "<title>"])  # fmt: skip
def test_markup_that_never_closes_costs_no_more_than_its_length(piece: str) -> None:
    assert html_text(piece * 50_000 + "<p>尾").endswith("尾")  # quadratic, this takes minutes


@given(st.text(alphabet="<>/!-ab'\"= &;甲", max_size=80))
def test_any_markup_is_read(markup: str) -> None:
    html_text(markup)


def test_the_rows_of_a_page_are_no_labelled_events() -> None:
    page = (
        "<h1>年报</h1><h2>概况</h2><p>营收三亿元。</p><h2>门店</h2><p>情况如下：</p><table><tr><th>门店<th>销售额(万元)"
        "<tr><td>东街店<td>320<tr><td>西街店<td>410</table><p>西街店居首。</p>"
    )
    chronicle = split_text(html_text(page))
    assert [e.title for e in chronicle.events] == ["概况", "门店"]
    words = [chronicle.document.text[p.start : p.end] for p in chronicle.passages if p.event == 2 and not p.heading]
    assert words == ["情况如下：", "门店: 东街店；销售额(万元): 320", "门店: 西街店；销售额(万元): 410", "西街店居首。"]
