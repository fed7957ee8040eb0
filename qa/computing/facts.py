"""Facts as data: every value and name of the texts with its place, what it measures and its event.

Quantities, sums, shares and dates lie in the index. Places, organisations and persons need the segmenter, which reads
a quarter of a megabyte in a second and would treble the time of a build: they are found when first asked for, passage
by passage, and kept as long as the index is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from corpus import facts as stored
from corpus.errors import QuestionError
from corpus.normalise import is_cjk, simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.facts import Finding
    from index import Index
    from index.passages import Passages, Row
    from qa.finding.names import Token

NAMED = ("place", "organisation", "person")
"""Kinds that are found when they are asked for."""

KINDS = (*stored.KINDS, *NAMED)
"""Every kind of fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value or a name that a text holds: ``source``'s text[start:end] is ``text``.

    ``value`` is normalised: a number in plain digits and single units (1.35亿元 is ``135000000``), a date in ISO form
    (``2022-09``; ``--09-08`` where no year is known; ``first/last`` for a range), a name as it stands. ``unit`` is the
    measure word or currency, of a date its precision. ``head`` is what a number measures, the source's
    text[head_start:head_end]; "" and None where nothing was found. ``modifier`` leads into the value or bounds it
    (达, 超, 占, 增长, nearly), and ``exact`` says whether it leaves the value as it is.
    """

    source: str
    event_number: int
    event: str | None
    section: str | None
    date: str | None
    start: int
    end: int
    text: str
    kind: str
    value: str
    unit: str
    head: str
    head_start: int | None
    head_end: int | None
    modifier: str
    exact: bool

    def to_json(self) -> dict[str, Any]:
        """Return the fact as a JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}


def facts(
    index: Index, event: int | None = None, source: str | None = None, kind: str | None = None, *, names: bool = True
) -> list[Fact]:
    """Return the facts of an index in the order of sources and text; None asks for all.

    Places, organisations and persons are looked for now, 3 ms a passage; without ``names`` they are left out where no
    ``kind`` is given.

    ``event`` is an event number (0: before the first), ``source`` a whole source name, ``kind`` one of :data:`KINDS`.

    Raises:
        QuestionError: there is no such kind or source.
    """
    passages = index.passages
    if kind is not None and kind not in KINDS:
        raise QuestionError(
            f"There is no kind “{kind}” of facts; give one of {', '.join(KINDS)}.",
            f"没有“{kind}”这一类事实；可选：{'、'.join(KINDS)}。",
        )
    if source is not None and source not in passages.numbers:
        raise passages.no_source(source)
    return list(_facts(passages, _numbers(passages, event, source), kind, names=names))


def _numbers(passages: Passages, event: int | None, source: str | None) -> list[int]:
    from index.passages import Filters

    allowed = passages.allowed(Filters(event=event, source=source))
    wanted = range(len(passages)) if allowed is None else [int(n) for n in allowed.nonzero()[0]]
    order = {item.name: place for place, item in enumerate(passages.listed())}
    columns = passages.arrays()
    places = [order[item.name] for item in passages.sources]
    return sorted(wanted, key=lambda n: (places[int(columns["document"][n])], int(columns["start"][n])))


def _facts(passages: Passages, numbers: Iterable[int], kind: str | None, *, names: bool) -> Iterator[Fact]:
    for number in numbers:
        found = passages.findings(number) if kind not in NAMED else []
        if (kind is None and names) or kind in NAMED:
            found = sorted([*found, *_named(passages, number)], key=lambda item: (item.start, item.end))
        chosen = [item for item in found if kind in {None, item.kind}]
        if not chosen:
            continue
        row = passages.row(number)
        for item in chosen:
            yield fact_of(row, item)


def fact_of(row: Row, item: Finding) -> Fact:
    """Return a finding in a passage as a fact."""
    low = row.start
    head = row.text[item.head_start - low : item.head_end - low]
    return Fact(
        row.source, row.event_number, row.event, row.section, row.date.iso if row.date else None, item.start, item.end,
        row.text[item.start - low : item.end - low], item.kind, item.value, item.unit, head,
        item.head_start if head else None, item.head_end if head else None, item.modifier, item.exact,
    )  # fmt: skip


_NAMES: WeakKeyDictionary[Passages, dict[int, tuple[Finding, ...]]] = WeakKeyDictionary()


def _named(passages: Passages, number: int) -> tuple[Finding, ...]:
    kept = _NAMES.setdefault(passages, {})
    if number not in kept:
        start = int(passages.arrays()["start"][number])
        kept[number] = tuple(find_names(passages.text_of(number), start))
    return kept[number]


def find_names(text: str, begin: int = 0) -> list[Finding]:
    """Return the places, organisations and persons of a text, each name by itself, with spans moved by ``begin``.

    What only may be a name, as ``qa.finding.names`` gives it to a question that asks for one, is left out here: a body must
    end as bodies do and have a name of its own, a place must be one to the segmenter.
    """
    from corpus.sentences import split_sentences
    from qa.finding import names

    found: list[Finding] = []
    for first, last in split_sentences(text, 0, len(text)):
        sentence = text[first:last]
        words = names.tokens(sentence)
        latin = [match.span() for match in _LATIN_BODY.finditer(sentence)]
        bodies = [span for item in _single(names.organisations(sentence)) if (span := _body(sentence, item, words))]
        bodies = [*latin, *(span for span in bodies if not _among(span, latin))]
        people = [
            span
            for span in _single(names.people(sentence))
            if not names.is_office(sentence[slice(*span)]) and not _among(span, bodies)
        ]
        sites = [span for item in names.places(sentence) if (span := _site(sentence, item, words))] + _cut_sites(words)
        sites = [span for span in _single(sites) if not _among(span, [*bodies, *people])]
        for kind, spans in (("place", sites), ("organisation", bodies), ("person", people)):
            for start, end in spans:
                at = begin + first + start
                name = sentence[start:end]
                found.append(stored.Finding(at, begin + first + end, kind, name, "", at, at, "", exact=True))
    return found


_LATIN_BODY = re.compile(
    r"\b(?:[A-Z][\w&'’-]*,? )*(?:University|Institute|Ministry|Department|Bank|College|School|Council|Academy|Agency)(?: of(?: [A-Z][\w'’-]*)+)"
    r"|\b(?:[A-Z][\w&'’-]* )+(?:University|Institute|Ministry|Department|Bank|College|School|Council|Academy|Agency|Hospital|Museum|Authority|Society|Association"
    r"|Company|Corporation|Corp|Limited|Ltd|Inc|LLC|plc|PLC|GmbH|AG|Group|Holdings|Foods|Motors|Systems|Industries|Technologies|Energy|Airlines|Partners|Foundation"
    r"|Committee|Commission|Federation|Union|Club|Orchestra|Trust|Laboratories|Labs|Electronics|Pharmaceuticals|Steel|Works|Press)\b"
)
_BODY = re.compile(
    r".*(?:公司|集团|大学|学院|学校|中学|小学|幼儿园|研究院|研究所|研究中心|实验室|委员会|协会|学会|联合会|商会|基金会|联盟|政府|法院|检察院|银行|医院"
    r"|部|厅|局|署|办公室|科协|市委|省委|县委|国务院|人大|政协|报社|日报|晚报|电视台|出版社|事务所|厂|博物馆|图书馆|俱乐部|合作社|中心|工作站|工会|残联|妇联|工商联|文联|侨联|社科联|红十字会|供销社|信用社"
    r"|资本|创投|证券|保险|物流|制药|药业|重工|置业|传媒|队)"
    r"|.*[A-Za-z].*"
)
_GENERIC = re.compile(
    r"(?:[本该各多两几]|一[家所]|有关|相关|其他|其它|上述|公共|联合|重点|国家级|省级|市级|新|我)*"
    r"(?:有限|股份|分|子|总|母|上市|中小|高新技术|民营|国有|技术|科技|创新|服务|培训|发展|活动|购物|会议|数据|研发|工程)*"
    r"(?:公司|集团|大学|学院|学校|中学|小学|幼儿园|研究院|研究所|实验室|委员会|协会|学会|联盟|政府|法院|银行|医院|部|局|厅|厂|办公室|中心|图书馆|博物馆|俱乐部|中小学|"
    r"合作社|工作站|全部|内部|外部|部|干部|总部|东部|西部|南部|北部|中部)"
)
_LEADING_VERB = re.compile(
    r"推动|引导|强化|发挥|吸引|培育|成为|支持|创办|当选|担任|兼任|任|包括|改扩建|扩建|新建|建成|成立|加入|考入|就读|毕业于|访问|走访|参观|邀请|促进|"
    r"共有|现有|拥有|设有|帮助|服务|依托|联合|通过|收购|并购|入股|投资|出任|就任|进入|来到|接受"
)
_WITHIN_NAMES = frozenset("投资 服务 发展 联合".split())
"""Those of them that stand within names, too."""
_GENERIC_SITE = re.compile(
    r"全.|[本该各]?[省市县区镇乡村]|.?地区|城市|城区|园区|院区|校区|新区|农村|乡村|国|公路|道路|铁路|大桥|广场|公园|大厦|酒店|中心|线[上下]|云端|民生|"
    r"全国|我国|国内|国外|海外|境外|省[内外级]|市[内外级]|国家|新建|上市|哥哥|惠及|清明|高新|集成电路|[A-Z][a-z]+ \d+|January|February|March|April|May|June|July|August|September|October|November|December"
)
_SITE = re.compile(
    r".*(?:省|市|县|区|镇|乡|村|街道|路|大道|校区|园区|新区|开发区|广场|会议中心|大厦|体育馆|公园|港|岛|屿|湖|山|河|江|湾|州|国|站|桥|寺|峡|岭|峰|洲)"
)


_FACILITY = re.compile(".?(?:水库|水电站|电站|机场|码头|车站|隧道|湿地|林场|街道|大桥|古城|古镇|工业园区|产业园)")
"""What goes on with the name of a place before it, even if it is no place by itself: 青山湖 | 水库."""


def _body(sentence: str, span: tuple[int, int], words: list[Token]) -> tuple[int, int] | None:
    """Return the span of a body's name without the verbs before it; None if it names none in particular."""
    start, end = span
    inside = [word for word in words if start <= word.start and word.end <= end]
    for word in inside[:-1]:
        # 省 | 交通 | 投资 | 集团: what is invested in is named before, and the word belongs to the name
        if _LEADING_VERB.fullmatch(word.text) and (word.start == start or word.text not in _WITHIN_NAMES):
            start = word.end
    if inside and inside[0].tag.startswith("nr") and _GENERIC.fullmatch(sentence[inside[0].end : end]):
        return None  # 林晓彤任 | 公司
    name = simplified(sentence[start:end])
    if _GENERIC.fullmatch(name) or not _BODY.fullmatch(name) or len(name) < 3:
        return None
    ahead = sentence[max(0, start - 1) : start]
    if ahead in {"市", "省", "县", "区"} and name[0] not in ahead:
        start -= 1  # 县 | 卫生局
    return start, end


def _site(sentence: str, span: tuple[int, int], words: list[Token]) -> tuple[int, int] | None:
    """Return the span of a place as far as the segmenter knows one in it; None if it names none in particular."""
    start, end = span
    name = sentence[start:end]
    if not any(map(is_cjk, name)):
        return None if _GENERIC_SITE.fullmatch(name) else span
    known = [word for word in words if start <= word.start and word.end <= end and _known_site(word)]
    if not known:
        return None
    start, end = known[0].start, known[0].end
    for word in known[1:]:  # 成都 | 设立 | 西南: one place, and not the words up to the next
        end = word.end if word.start == end else end
    for word in words:  # 杭州 | 东站
        if word.start != end or word.tag[:1] not in {"n", "s", "f"}:
            continue
        if _FACILITY.fullmatch(word.text) or (_SITE.fullmatch(word.text) and word.end <= span[1]):
            end = word.end
    name = sentence[start:end]
    return None if _GENERIC_SITE.fullmatch(name) or len(name) < 2 else (start, end)


def _cut_sites(words: list[Token]) -> list[tuple[int, int]]:
    """Return the spans of counties and towns that the segmenter cut, or takes for names: 清源 | 县, 石桥镇."""
    whole = [(word.start, word.end) for word in words if word.tag[:2] == "nr" and _TOWN.fullmatch(word.text)]
    return whole + [
        (before.start, word.end)
        for before, word in pairwise(words)
        if word.text in {"县", "镇", "乡", "村", "市", "区", "州"}
        and word.start == before.end
        and len(before.text) == 2
        and before.tag in {"n", "nz", "nr", "ns", "nrt", "s"}
    ]


_TOWN = re.compile("[\u4e00-\u9fff]{2,3}[县镇乡区市]")


def _known_site(word: Token) -> bool:
    if _GENERIC_SITE.fullmatch(word.text):
        return False
    return word.tag in {"ns", "nt"} or (len(word.text) > 2 and _SITE.fullmatch(word.text) is not None)


def _single(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that hold no other one: of 甲公司与乙公司 the two and not both together."""
    return [
        span
        for span in dict.fromkeys(spans)
        if not any(other != span and span[0] <= other[0] and other[1] <= span[1] for other in spans)
    ]


def _among(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in others)
