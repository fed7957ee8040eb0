"""Enumerations: without what leads into them and what stands behind."""

from __future__ import annotations

import pytest

from qa.finding import names
from tests.qa.finding.spans import texts


@pytest.mark.parametrize(
    ("text", "items"),
    [("还有集成电路、石墨烯、光伏产业、新材料等新兴产业", "集成电路、石墨烯、光伏产业、新材料"),
     ("会议研究了《规划一》《方案二(2022-2024年)》。", "《规划一》《方案二(2022-2024年)》"),
     ("坚持“政府推动、平台撬动、企业带动”的联动", "政府推动、平台撬动、企业带动")],
)  # fmt: skip
def test_an_enumeration_is_found_without_what_leads_into_it(text: str, items: str) -> None:
    assert items in texts(names.lists, text)


def test_what_stands_before_and_behind_an_enumeration_is_no_item() -> None:
    def listed(text: str) -> list[str]:
        return [text[start:end] for start, end in names.lists(text)]

    assert listed("会上进行了平台推介、人才引进奖励政策解读和新近成果推介,反响热烈") == [
        "平台推介、人才引进奖励政策解读和新近成果推介"
    ]
    assert listed("完善了制度、优化了流程、提升了服务") == ["完善了制度、优化了流程、提升了服务"]
