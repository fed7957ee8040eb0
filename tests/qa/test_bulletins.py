"""What the police, a company and a bureau of statistics tell in their bulletins, numbers close beside each other."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

POLICE = """江浦警方破获特大诈骗案

2023年11月9日，江浦市公安局通报诈骗案侦破情况，冻结涉案资金2340万元。

今年7月15日，市民周女士报警称，她在一款手机软件上投资被骗68万元。

9月20日凌晨，专案组在南昌、长沙、厦门三地同时收网，当场抓获嫌疑人58名，缴获手机143部、电脑61台。

目前，41名犯罪嫌疑人被依法逮捕，35名被取保候审，已向97名受害人返还资金1126万元。遇到可疑情况可拨打96110咨询。
"""
COMPANY = """澜图科技发布半年度报告

报告期内，公司实现营业收入12.46亿元，同比增长18.3%；归属于股东的净利润1.58亿元，同比下降6.9%；扣非净利润1.31亿元，同比下降12.4%。经营活动产生的现金流量净额为-0.42亿元。二季度营业收入7.03亿元，环比增长29.5%。

公司拟以自有资金回购股份，回购价格不超过38元/股。截至7月31日，已累计回购126.5万股，支付金额4013万元。

同日，公司公告聘任沈若溪为财务总监，原财务总监方国栋因个人原因辞职。
"""


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (POLICE, "缴获手机多少部?", "143部"),
        (POLICE, "多少人被逮捕?", "41名"),
        (POLICE, "给多少受害人返还了资金?", "97名"),
        (POLICE, "在哪三地收网?", "南昌、长沙、厦门三地"),
        (POLICE, "咨询电话是多少?", "96110"),
        (POLICE, "主犯被判了几年?", ""),
        (COMPANY, "营业收入增长多少?", "18.3%"),
        (COMPANY, "二季度环比增长多少?", "29.5%"),
        (COMPANY, "净利润多少?", "1.58亿元"),
        (COMPANY, "净利润下降了多少?", "6.9%"),
        (COMPANY, "扣非净利润是多少?", "1.31亿元"),
        (COMPANY, "现金流量净额是多少?", "-0.42亿元"),
        (COMPANY, "回购股份花了多少钱?", "4013万元"),
        (COMPANY, "回购价格上限是多少?", "不超过38元"),
        (COMPANY, "新任财务总监是谁?", "沈若溪"),
    ],
)
def test_of_neighbouring_values_that_asked_for_is_given(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("bulletin.txt", text)])).ask(question).answer == answer


def test_whom_an_english_question_calls_by_a_surname_the_text_may_call_so_too() -> None:
    police = Assistant(Index.build([Document("bulletin.txt", POLICE)]))
    assert "周女士" in police.ask("How much was Ms Zhou cheated of?").citations[0].quote
    assert not police.ask("How much was Ms Feng cheated of?").found
