"""The pages of a PDF are read as one text."""

from __future__ import annotations

from corpus.pages import joined_pages


def test_numbers_and_running_titles_are_left_out_and_broken_sentences_go_on() -> None:
    pages = [
        "水利站月报\n三月清理渠道十二公里，出动民\n- 1 -",
        "水利站月报\n工三百人。\n- 2 -",
        "水利站月报\n四月筑坝。\n- 3 -",
    ]
    assert joined_pages(pages) == "水利站月报\n三月清理渠道十二公里，出动民\n工三百人。\n\n四月筑坝。"


def test_other_ways_to_number_pages_are_known() -> None:
    for forms in (["第1页 共2页", "第2页 共2页"], ["Page 1 of 2", "Page 2 of 2"], ["7", "8"], ["1/2", "2/2"]):
        pages = [f"Rain fell on day {n}.\n{form}" for n, form in enumerate(forms, 1)]
        assert joined_pages(pages) == "Rain fell on day 1.\n\nRain fell on day 2."


def test_years_over_the_pages_and_a_number_alone_are_kept() -> None:
    assert joined_pages(["2021\n建坝。", "2023\n清渠。"]) == "2021\n建坝。\n\n2023\n清渠。"
    years = ["2021\n1月，甲厂成立。", "2022\n1月，乙厂成立。", "2023\n1月，丙厂成立。"]
    assert joined_pages(years) == "\n\n".join(years)
    assert joined_pages(["12"]) == "12"
    assert joined_pages(["", " \n"]) == ""


def test_months_over_and_sums_under_the_pages_are_of_the_text() -> None:
    months = [f"2022年{n}月\n5日，第{n}批树苗到货。" for n in (1, 2, 3)]
    assert joined_pages(months) == "\n\n".join(months)
    sums = [f"第{n}队植树。\n合计 {n}20吨" for n in (1, 2, 3)]
    assert joined_pages(sums) == "\n".join(sums)


def test_a_title_with_its_page_number_runs_over_the_pages() -> None:
    pages = [f"River Trust Report {n}\nRain fell on day {n}." for n in (1, 2, 3)]
    assert (
        joined_pages(pages) == "River Trust Report 1\nRain fell on day 1.\n\nRain fell on day 2.\n\nRain fell on day 3."
    )
