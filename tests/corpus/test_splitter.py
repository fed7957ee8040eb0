"""What the splitter promises: events found in any shape of chronicle, and every character in exactly one passage."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.load import seed_document
from corpus.splitter import split, split_text
from tests.corpus.covered import assert_covers


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("渡口管理站2021年年报\n渡口全年运送旅客3万人次,比上年略有增加。\n渡船于5月大修。\n", "渡口管理站2021年年报"),
        ("Holm Point Trust\nThe trust met in May and chose a chairman.\nIt mended the pier.\n", "Holm Point Trust"),
        ("开航\n渡口于3月开航,首日运送旅客百人。\n大修\n渡船于5月大修,停航十天。\n", ""),
        ("3月5日 开航\n渡口于3月开航,首日运送旅客百人。\n", ""),
    ],
)
def test_a_short_first_line_right_above_sentences_is_the_title(text: str, title: str) -> None:
    assert split_text(text).title == title


@dataclass(frozen=True)
class Shape:
    name: str
    text: str
    events: list[tuple[str, str | None]]
    method: str
    title: str = ""
    sections: dict[int, list[str | None]] = field(default_factory=dict)


SHAPES = [
    Shape(
        "brackets alone on a line",
        """义乌市2021年大事记

【中欧班列开行突破千列】
2021年6月12日,义乌中欧班列年内开行突破1000列,同比增长42%。

【国际商贸城六区开工】
2021年9月28日上午,国际商贸城六区奠基。总投资83亿元。

【外贸总额创新高】
全年进出口总额3903亿元,增长24.7%。
""",
        [
            ("中欧班列开行突破千列", "2021-06-12"),
            ("国际商贸城六区开工", "2021-09-28"),
            ("外贸总额创新高", None),
        ],
        "bracketed headings",
        "义乌市2021年大事记",
    ),
    Shape(
        "brackets opening a paragraph",
        """【轻轨一号线通车】3月18日,佛山轻轨一号线开通运营。全长17公里。

【首届龙舟赛举行】6月3日至5日,首届龙舟赛在南海举行。

【新医院启用】10月,市第二医院新院区启用,设床位1500张。
""",
        [("轻轨一号线通车", None), ("首届龙舟赛举行", None), ("新医院启用", None)],
        "bracketed headings",
    ),
    Shape(
        "dated paragraphs without headings",
        """昆山市2020年大事记

1月6日,昆山市召开科技创新大会,表彰先进企业20家。
2月10日 全市规上企业复工率达65%。
3月2日至4日,市领导分组走访外资企业。
会上共签约项目12个。
12月31日,全市地区生产总值突破4200亿元。
""",
        [
            ("昆山市召开科技创新大会", "2020-01-06"),
            ("全市规上企业复工率达65%", "2020-02-10"),
            ("市领导分组走访外资企业", "2020-03-02/2020-03-04"),
            ("全市地区生产总值突破4200亿元", "2020-12-31"),
        ],
        "dated paragraphs",
        "昆山市2020年大事记",
    ),
    Shape(
        "months as headings, bare days beneath",
        """2019年大事记

一月

5日,市图书馆新馆开馆。
18日,全市招商大会召开,签约36个项目。

二月

11日,元宵灯会在古城举行。

三月

1日至3日,马拉松系列赛举行。
28日 高铁西站动工建设。
""",
        [
            ("市图书馆新馆开馆", "2019-01-05"),
            ("全市招商大会召开", "2019-01-18"),
            ("元宵灯会在古城举行", "2019-02-11"),
            ("马拉松系列赛举行", "2019-03-01/2019-03-03"),
            ("高铁西站动工建设", "2019-03-28"),
        ],
        "dated paragraphs",
        "2019年大事记",
    ),
    Shape(
        "Markdown with sub-headings that recur",
        """# 成都市2023年十件大事

由市地方志办公室整理。

## 大运会成功举办

### 事件回顾

2023年7月28日至8月8日,第31届世界大学生夏季运动会在成都举行。

### 记者点评

这是西部城市首次举办世界性综合运动会。

## 地铁里程突破600公里

### 事件回顾

2023年11月28日,地铁19号线二期开通。

### 记者点评

轨道交通正改变城市格局。
""",
        [("大运会成功举办", "2023-07-28/2023-08-08"), ("地铁里程突破600公里", "2023-11-28")],
        "markdown headings",
        "成都市2023年十件大事",
        {1: [None, "回顾", "回顾", "点评", "点评"], 2: [None, "回顾", "回顾", "点评", "点评"]},
    ),
    Shape(
        "Markdown months over dated paragraphs",
        """# 2018 年记事

## 一月

1月3日,港口吞吐量创日纪录。

1月9日,新机场通过验收。

## 二月

2月14日,水厂扩建完工。
""",
        [("港口吞吐量创日纪录", "2018-01-03"), ("新机场通过验收", "2018-01-09"), ("水厂扩建完工", "2018-02-14")],
        "dated paragraphs",
        "2018 年记事",
    ),
    Shape(
        "numbered in three depths",
        """2022年温州市科技工作总结

一、创新平台建设

（一）国家实验室基地落户

2022年4月,国家实验室温州基地揭牌。投入经费3亿元。

（二）大学科技园升级

9月16日,大学科技园升级为国家级。

二、人才引进

全年引进博士426名,增长18%。
""",
        [("国家实验室基地落户", "2022-04"), ("大学科技园升级", "2022-09-16"), ("人才引进", None)],
        "numbered headings",
        "2022年温州市科技工作总结",
    ),
    Shape(
        "numbered paragraphs of a year in review",
        """2021年苏州十大新闻

1.苏州地铁5号线开通。6月29日,苏州轨道交通5号线正式运营,线路全长44.1公里,设站34座。
2.国家生物药技术创新中心获批。4月,科技部批复同意建设国家生物药技术创新中心。
3.昆曲节举行。10月15日,第八届中国昆剧艺术节开幕,来自全国的12个院团参加演出。
""",
        [
            ("苏州地铁5号线开通", "2021-06-29"),
            ("国家生物药技术创新中心获批", "2021-04"),
            ("昆曲节举行", "2021-10-15"),
        ],
        "numbered headings",
        "2021年苏州十大新闻",
    ),
    Shape(
        "English events with numbers and parts",
        """Ningbo Port: The Year 2022

Event 1: Container throughput passes 33 million
Background: On January 12, 2022, the port authority published its figures. Throughput rose by 7.3%.
Comment: The port kept its lead. It is still growing.

Event 2: New rail terminal opens
Background: The Beilun terminal opened on 15 June 2022 after three years of work.
Comment: Trains now reach eleven provinces.
""",
        [("Container throughput passes 33 million", "2022-01-12"), ("New rail terminal opens", "2022-06-15")],
        "labelled events",
        "Ningbo Port: The Year 2022",
        {1: [None, "Background", "Comment"], 2: [None, "Background", "Comment"]},
    ),
    Shape(
        "English press releases that open with a date",
        """Hangzhou City News

January 5, 2023 — The city opened its tenth metro line. It is 46 kilometres long.

February 18, 2023 — A science museum was inaugurated in Xiaoshan District, with 300 exhibits.

The museum is free of charge on Mondays.

September 23, 2023 — The Asian Games began.
""",
        [
            ("The city opened its tenth metro line", "2023-01-05"),
            ("A science museum was inaugurated in Xiaoshan District", "2023-02-18"),
            ("The Asian Games began", "2023-09-23"),
        ],
        "dated paragraphs",
        "Hangzhou City News",
    ),
    Shape(
        "labels with Chinese numbers",
        """大事一:跨海大桥通车
2023年5月1日,跨海大桥正式通车,全长16公里。
大事二:会展中心落成
2023年8月20日,会展中心落成启用。
大事三:首届渔博会开幕
2023年11月,首届渔博会开幕。
""",
        [("跨海大桥通车", "2023-05-01"), ("会展中心落成", "2023-08-20"), ("首届渔博会开幕", "2023-11")],
        "labelled events",
    ),
    Shape(
        "traditional Chinese",
        """臺南市2019年大事紀

重要事件 府城美術館開館

事件背景:2019年1月27日,美術館正式對外開放。

市民迴響:首週湧入三萬人次。

重要事件 鐵路地下化動工

事件背景:2019年3月15日,鐵路地下化工程動工。

市民迴響:居民期待交通改善。
""",
        [("府城美術館開館", "2019-01-27"), ("鐵路地下化動工", "2019-03-15")],
        "labelled events",
        "臺南市2019年大事紀",
        {1: [None, "背景", "市民迴響"], 2: [None, "背景", "市民迴響"]},
    ),
    Shape(
        "titles with nothing beneath",
        """一、全国文明城市复查通过
二、滨江新区挂牌成立
三、首条地铁获批
""",
        [("全国文明城市复查通过", None), ("滨江新区挂牌成立", None), ("首条地铁获批", None)],
        "numbered headings",
    ),
    Shape(
        "dates alone on their lines",
        """2017年3月2日
市长会见德国客商代表团,双方就汽车零部件合作交换意见。

2017年4月19日
首届茶博会开幕,参展商达320家。
""",
        [("市长会见德国客商代表团", "2017-03-02"), ("首届茶博会开幕", "2017-04-19")],
        "dated paragraphs",
    ),
    Shape(
        "bare headlines over dated reports",
        """市科技馆建成开放
2月18日,市科技馆建成开放,首日接待观众4200人次。

首届龙虾节开幕
5月31日,首届龙虾节在湖滨广场开幕。

环湖马拉松鸣枪
10月20日,环湖马拉松鸣枪,两万名跑者参赛。
""",
        [("市科技馆建成开放", None), ("首届龙虾节开幕", None), ("环湖马拉松鸣枪", None)],
        "headlines",
    ),
    Shape(
        "a county chronicle by years",
        """1978年,县农机厂投产。

1984年,撤县设市。全市人口62万。

1992年,开发区成立,引进企业14家。
""",
        [("县农机厂投产", "1978"), ("撤县设市", "1984"), ("开发区成立", "1992")],
        "dated paragraphs",
    ),
    Shape(
        "numbered events with parts in brackets",
        """一、高铁站启用
【事件回顾】2023年3月2日,高铁站启用。
【记者点评】群众出行更方便了。

二、机场扩建
【事件回顾】2023年5月8日,机场扩建完工。
【记者点评】航线将增至四十条。
""",
        [("高铁站启用", "2023-03-02"), ("机场扩建", "2023-05-08")],
        "numbered headings",
        sections={1: [None, "回顾", "回顾", "点评", "点评"]},
    ),
    Shape(
        "years as headings",
        """2020年

1月5日 高铁站启用。
3月6日 机场扩建完工。

2021年

2月5日 港口启用。
4月6日 大桥通车。
""",
        [
            ("高铁站启用", "2020-01-05"),
            ("机场扩建完工", "2020-03-06"),
            ("港口启用", "2021-02-05"),
            ("大桥通车", "2021-04-06"),
        ],
        "dated paragraphs",
    ),
    Shape(
        "records with fields",
        """一、招商大会
时间:2023年3月2日
地点:晋江
大会签约20个项目。

二、渔博会
时间:2023年5月8日
地点:石狮
参展商100家。
""",
        [("招商大会", "2023-03-02"), ("渔博会", "2023-05-08")],
        "numbered headings",
        sections={1: [None, None], 2: [None, None]},
    ),
    Shape(
        "chapters over articles",
        """第一章 总论

本市位于东部沿海。

第二章 经济

第一节 农业

农业产值100亿元。

第二节 工业

工业产值900亿元。
""",
        [("总论", None), ("农业", None), ("工业", None)],
        "numbered headings",
    ),
    Shape(
        "a first line that is a month, dates behind bullets",
        "2022年1月\n●5日 市委召开会议。\n●8日 招商会举行。\n2022年2月\n●3日 大桥合龙。\n",
        [("市委召开会议", "2022-01-05"), ("招商会举行", "2022-01-08"), ("大桥合龙", "2022-02-03")],
        "dated paragraphs",
    ),
    Shape(
        "Chinese numerals in dates",
        "二〇二一年大事记\n\n一月五日,高铁站启用。\n\n二月六日,机场扩建完工。\n\n十二月三十一日,港口启用。\n",
        [("高铁站启用", "2021-01-05"), ("机场扩建完工", "2021-02-06"), ("港口启用", "2021-12-31")],
        "dated paragraphs",
        "二〇二一年大事记",
    ),
    Shape("one paragraph", "2022年,全市新增高新技术企业120家。研发投入增长20%。", [], "sentence windows"),
    Shape(
        "plain prose",
        "古城记\n\n" + "这座古城有两千多年的历史,城墙保存完好。老街两旁是木结构的店铺,游人很多。\n\n" * 8,
        [],
        "sentence windows",
        "古城记",
    ),
    Shape(
        "hard-wrapped English",
        """The harbour was founded by fishermen who came from the islands in the
north and settled along the river mouth. They built a small wharf, and
within a century it had become the largest port of the whole province,
with ships arriving from Japan, Siam and the Philippines every season.

Trade declined after the river silted up. In the last decade the town
has turned to aquaculture and tourism, and the old wharf was restored.
""",
        [],
        "sentence windows",
    ),
    Shape(
        "years among finer dates",
        """星河集团大事记

1984年5月6日,星河厂在城东成立。
1986年3月,工厂引进第一条生产线。
1988年,产值突破一百万元。
次年又增长两成。
1992年7月1日,工厂更名为星河公司。
1995年,产品首次出口日本。
""",
        [
            ("星河厂在城东成立", "1984-05-06"),
            ("工厂引进第一条生产线", "1986-03"),
            ("产值突破一百万元", "1988"),
            ("工厂更名为星河公司", "1992-07-01"),
            ("产品首次出口日本", "1995"),
        ],
        "dated paragraphs",
        "星河集团大事记",
    ),
    Shape(
        "a diary with its weather",
        """护林站日记

2023年3月5日 晴
上午巡查东沟防火道。下午修好电台。

2023年3月12日 小雨转阴 8℃ 星期日
植树节来了三十名志愿者。

2023年3月27日 大风
北梁有烟,赶到一看是烧秸秆。
""",
        [
            ("上午巡查东沟防火道", "2023-03-05"),
            ("植树节来了三十名志愿者", "2023-03-12"),
            ("北梁有烟", "2023-03-27"),
        ],
        "dated paragraphs",
        "护林站日记",
    ),
    Shape(
        "a log with the weather in the line",
        """3月5日 晴。上午巡查东沟防火道。
3月6日 多云,西坡补种松苗。
3月7日 大风车景区恢复开放。
""",
        [("上午巡查东沟防火道", None), ("西坡补种松苗", None), ("大风车景区恢复开放", None)],
        "dated paragraphs",
    ),
    Shape(
        "a report's dateline before its dated entries",
        """Harbour Robotics: 2023 Highlights

BRISTOL, 18 January 2024. Harbour Robotics today published its highlights for 2023.

February 7: Series D funding round
The company closed a round of $95 million.

April: Port contract
The port chose the company to automate two terminals.

June 15: Second factory
Work began on a factory in Gdansk.
""",
        [("Series D funding round", "2023-02-07"), ("Port contract", "2023-04"), ("Second factory", "2023-06-15")],
        "dated paragraphs",
        "Harbour Robotics: 2023 Highlights",
    ),
    Shape(
        "numbered paragraphs under one of several Markdown headings",
        """# 半年报告

## 概况
营业收入增长一成。

## 项目进展
1. 温室二期:总投资八千万元,已完成六成。
2. 苏北冷库:今年3月开工,库容两万吨。
3. 种质库:已收集种质一千份。

## 安排
下半年启动新基地。
""",
        [("概况", None), ("项目进展", None), ("安排", None)],
        "markdown headings",
        "半年报告",
    ),
    Shape(
        "labels that stand once",
        """# 年度报告

## 项目进展
项目进展顺利。
影响:项目带动就业三百人。

## 市场拓展
开拓了新市场。
亮点:首次进入欧洲。
其他市场保持平稳。

## Exports
Exports rose.
Impact: exports reached 30 countries.
""",
        [("项目进展", None), ("市场拓展", None), ("Exports", None)],
        "markdown headings",
        "年度报告",
        {1: [None, None, "影响"], 2: [None, None, "亮点", None], 3: [None, None, "Impact"]},
    ),
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_shape_yields_its_events(shape: Shape) -> None:
    chronicle = split_text(shape.text)
    found = [(event.title, event.date.iso if event.date else None) for event in chronicle.events]
    assert found == shape.events
    assert chronicle.method == shape.method
    assert chronicle.title == shape.title
    for number, sections in shape.sections.items():
        assert [p.section for p in chronicle.passages if p.event == number] == sections
    assert_covers(chronicle)


SEED_EVENTS = [
    ("晋江科技工作会议暨市委科创办第一次会议召开", "2022-02-18"),
    ("初级技术经纪人培训班开班", "2022-05-31"),
    ("晋江市-福州大学科技成果对接会暨高水平科研平台推介会顺利举办", "2022-08-17"),
    ("国家创新型县(市)建设通过验收", "2022-08"),
    ("“百企进平台”科技成果对接活动持续开展", "2022-09-08"),
    ("创新平台国家自然科学基金立项创新高", "2022-09-08"),
    ("晋江召开科技企业孵化器(众创空间)调研座谈会", "2022-10-19"),
    ("2022年度“揭榜挂帅”科技创新公共服务平台建设项目榜单发布", "2022-10"),
    ("2022福建(晋江)石墨烯大会在晋江举行", "2022-11-03"),
    ("晋江召开市委科创委会议", "2022-11-14"),
    ("晋江承办中国机器人大赛暨RoboCup机器人世界杯中国赛", "2022-11-25/2022-11-27"),
    ("晋江高企保有量创新高 达640家,同比增长56.48%", "2022"),
    ("晋江持续大力推进科技特派员服务", "2022"),
]


def test_the_seed_has_its_thirteen_events_with_their_dates() -> None:
    chronicle = split(seed_document())
    assert [(e.title, e.date and e.date.iso) for e in chronicle.events] == SEED_EVENTS
    assert not any(e.date and e.date.inferred for e in chronicle.events)
    assert chronicle.title == "让创新“关键变量”成为高质量发展“最大增量”"
    assert chronicle.method == "labelled events"
    assert_covers(chronicle)


def test_the_seed_has_a_heading_a_recap_and_a_comment_for_each_event() -> None:
    chronicle = split(seed_document())
    text = chronicle.document.text
    for event in chronicle.events:
        own = [p for p in chronicle.passages if p.event == event.number]
        assert [(p.heading, p.section) for p in own] == [(True, None), (False, "回顾"), (False, "点评")]
        assert text[own[0].start : own[0].end] == f"重点事件 {event.title}"
        assert text[own[1].start : own[1].end].startswith("事件回顾:")
        assert text[own[2].start : own[2].end].startswith("记者点评:")


def test_the_seed_keeps_lead_and_byline_before_the_first_event() -> None:
    chronicle = split(seed_document())
    front = [chronicle.document.text[p.start : p.end] for p in chronicle.passages if p.event == 0]
    assert "本报记者 柯雅雅 董严军" in front[0]
    assert "高新技术企业突破600家" in front[0]
    assert not any(p.heading for p in chronicle.passages if p.event == 0)
    assert len(front) <= 4


def test_wrapped_lines_make_one_passage() -> None:
    shape = next(s for s in SHAPES if s.name == "hard-wrapped English")
    chronicle = split_text(shape.text)
    assert len(chronicle.passages) == 1


def test_a_line_of_four_million_characters_takes_linear_time() -> None:
    began = time.perf_counter()
    once = split_text("城市建设取得新进展,新增公园12座。" * 20_000)
    middle = time.perf_counter()
    split_text("城市建设取得新进展,新增公园12座。" * 80_000)
    assert time.perf_counter() - middle < 12 * (middle - began) + 1
    assert_covers(once)


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_any_text_is_covered(text: str) -> None:
    assert_covers(split_text(text))


FRAGMENTS = st.sampled_from(
    [
        *("# 总标题", "## 三月", "### 事件回顾", "## 城市开通地铁", "标题\n====", "**要闻**", "**简讯**", "---"),
        *(
            "重点事件 大会召开",
            "重点事件 展会闭幕",
            "大事一:通车",
            "大事二:落成",
            "Event 1: Opening",
            "Event 2: Closing",
        ),
        *(
            "【通车】",
            "【开馆】2月3日,新馆开放。",
            "【1月5日】大会召开。",
            "[Note] Text.",
            "【",
            "】",
            "[1]",
            "#",
            "重点事件",
        ),
        *(
            "一、经济",
            "二、文化",
            "（一）农业",
            "（二）工业",
            "1.小麦丰收。今年产量增长。",
            "2.渔业",
            "3.林业取得进展。",
            "①甲",
        ),
        *(
            "1月5日,大会召开。",
            "2022年2月6日 开幕",
            "5日,闭幕。",
            "8日",
            "一月",
            "2021年",
            "January 5, 2022 — It opened.",
        ),
        *(
            "事件回顾:三月,完工。记者点评:很好。",
            "记者点评:不错。",
            "Background: It rained.",
            "时间:2022年",
            "普通的一段话。",
        ),
        *(
            "这是一条很长很长而且没有句号的行" * 3,
            "甲" * 500,
            "The quick brown fox jumps over the lazy dog and then " * 3,
        ),
        *(
            "",
            "",
            " ",
            "\u3000\u3000缩进的段落。",
            "●3月1日,开工。",
            "- item",
            "> quote",
            "```",
            "\u2028",
            "\x1c",
            "\ufeff",
            "\ud800",
        ),
    ]
)


@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from(["\n", "\n\n", " "]))
@settings(max_examples=300)
def test_any_assembly_of_headings_and_paragraphs_is_covered(fragments: list[str], joint: str) -> None:
    assert_covers(split_text(joint.join(fragments)))
