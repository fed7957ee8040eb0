"""Which of two things is more, less, earlier or later."""

from __future__ import annotations

from corpus import Document
from index import Index
from qa.assistant import Assistant


def test_two_years_are_compared_by_what_the_text_says_of_each() -> None:
    text = (
        "县情\n\n2018年3月2日，公布统计公报。2018年，农民人均收入9300元，粮食产量12万吨。\n\n"
        "2019年3月5日，公布统计公报。2019年，农民人均收入9100元，粮食产量13万吨。\n"
    )
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    found = assistant.ask("2018年和2019年，哪一年农民人均收入高？")
    assert (found.answer, found.computed) == ("2018年", True)
    assert assistant.ask("2018年和2019年哪年粮食产量低？").answer == "2018年"


def test_the_names_of_what_is_compared_do_not_say_which_is_asked_for() -> None:
    """小学 is no smaller."""
    text = (
        "东川镇2023年大事\n\n一、粮库建成\n1月18日,东川粮库建成,总投资6.8亿元。\n\n"
        "二、小学迁址\n9月1日,东川小学新校区启用,总投资1.1亿元。\n"
    )
    asked = Assistant(Index.build([Document("east.txt", text)]))
    assert asked.ask("粮库和小学新校区哪个投资更多?").answer == "粮库"
    assert asked.ask("粮库和小学新校区哪个投资更少?").answer == "小学新校区"
