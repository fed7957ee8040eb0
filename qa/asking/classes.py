"""How the name of a thing of a class ends, by which a question asks for one: 镇 for "which town", 公司 for 哪家企业."""

from __future__ import annotations

import re
from functools import lru_cache

_CLASS = re.compile(
    r"的(?P<last>[\u4e00-\u9fff]{2,4})是哪(?:一)?[个家所]|哪(?:一)?(?:个|家|所|座|些|几家|几所)?(?P<zh>[\u4e00-\u9fff]{1,6})|\b(?:which|what|name (?:some|any|several|a few|two|three|four|five|six|all)(?: of)?(?: the)?) (?P<en>(?:(?!(?:of|in|on|at|for|by|from|with|to|that|did|does|do|was|were|is|are|has|have|had|will|foreign)\b)[\w-]+ ){0,3}[\w-]+)"
)

_CLASS_ENDINGS = {
    "公司": "公司 集团", "企业": "公司 集团", "集团": "集团", "大学": "大学", "高校": "大学", "学校": "校 大学 学院 中学 小学 高中 附中 附小 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 一小 二小 三小 四小 五小 六小 实小 师范 书院 幼儿园", "学院": "学院", "研究院": "院", "研究所": "所", "协会": "协会",
    "部委": "部", "部": "部", "厅": "厅", "局": "局", "银行": "银行", "医院": "医院", "会计师事务所": "事务所", "律师事务所": "事务所", "事务所": "事务所", "委员会": "委员会", "城市": "市", "市": "市", "镇": "镇",
    "县": "县", "区": "区", "省": "省", "乡": "乡", "村": "村", "街道": "街道", "town": "镇", "city": "市", "county": "县", "province": "省",
    "village": "村", "district": "区", "company": "公司 集团", "firm": "公司 集团", "enterprise": "公司 集团", "group": "集团", "ministry": "部", "university": "大学", "school": "校 大学 学院 中学 小学",
    "office": "办 处 局 室", "institute": "院 所", "airline": "航空 航空公司", "studio": "影业 工作室 制片厂 公司", "bureau": "局", "bank": "银行", "hospital": "医院", "酒店": "酒店 宾馆 饭店", "宾馆": "酒店 宾馆 饭店", "hotel": "酒店 宾馆 饭店", "机场": "机场", "airport": "机场", "committee": "委员会", "commission": "委员会", "association": "协会",
    "campus": "校区", "department": "厅 局 部 办", "部门": "厅 局 部 办", "机构": "院 所 中心 会", "newspaper": "报 报社", "magazine": "杂志 周刊 月刊", "broadcaster": "台", "报纸": "报 报社", "杂志": "杂志 周刊 月刊", "电视台": "台",
    "body": "会 院 所 中心 部 局 厅", "agency": "局 署 会",
}  # fmt: skip


@lru_cache(maxsize=256)
def classes(asked: str) -> tuple[str, ...]:
    """Return how a name of the class asked for ends: 公司 for "which company", 镇 for 哪个镇; () if none is named.

    Example:
        >>> classes("which town did they come from")
        ('镇',)
    """
    found = []
    for match in _CLASS.finditer(asked):
        said = match["last"] or match["zh"] or match["en"]
        found += [
            ending
            for name, ending in _CLASS_ENDINGS.items()
            if (
                said.startswith(name)
                if not match["en"]
                else any(word.startswith((name, _plural(name))) for word in said.split())
            )
        ]
    return tuple(dict.fromkeys(part for ending in found for part in ending.split()))


def endings_of_body(asked: str, language: str) -> tuple[str, ...]:
    """Return one of which the name of a body asked for must have; () if it may have any, as a firm or office may.

    Example:
        >>> endings_of_body("是哪家医院", "zh"), endings_of_body("是哪个局", "zh")
        (('医院',), ())
    """
    endings = classes(asked)
    short = language != "en" and any(len(ending) < 2 for ending in endings)
    return () if short and not _ALWAYS_SAID.search(asked) else endings


_ALWAYS_SAID = re.compile("部委|学校")
"""Classes whose short endings every name of a Chinese body of them has."""


def _plural(name: str) -> str:
    """Return how the plural of an English class word begins: a county has counties, a country is none."""
    return f"{name[:-1]}ies" if name.endswith("y") else name
