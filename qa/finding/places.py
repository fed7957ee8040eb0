"""Places in a sentence: by their last character (市, 镇, 校区) or by what leads into them (在 … 举行)."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.normalise import simplified
from qa.finding.tokens import Span, is_inside, tokens

_PLACE_END = re.compile(
    r"(?:省|市|县|区|镇|乡|村|街道|路|大道|校区|园区|新区|开发区|广场|会议中心|中心|大厦|酒店|宾馆|体育馆|场馆|礼堂|会堂|展馆|公园|港|岛|湖|山|河|州|国)$"
)
_WHERE = re.compile(
    r"(?:在(?!孵|职|册|编|岗|籍|校[学师生人]|建[项工]|研[项产品])|于|位于|地处|坐落于|坐落在|落户|落地|走进|来到|抵达|赴|选址|来自|[迁搬移][至到往入]|[开飞通前]往|(?:地[点址]|会[场址]|[校院馆社]址|[举承]办地|所在地|报名点)[定设选]?[是为在:]{1,2})(?!\d+[年月日号时点:.]\d?)(?P<place>线上|线下|云端|[^,,。;;、::!?!?“”\"()()\s]{2,20}?)"
    r"(?=成功|顺利|隆重|正式|联合|共同|圆满|如期|举行|举办|召开|开幕|闭幕|落幕|收官|结束|开班|开工|启动|签约|成立|揭牌|揭幕|落成|发布|进行|亮相|设立|开设|设有|建立|建成|兴建|新建|创办|组建|开业|竣工|投产|上市|启用|投入|投用|完工|开园|奠基|的|,|,|。|;|;|$)"
)
_HELD = re.compile(r"(?:成功|顺利|隆重|正式|圆满|如期|联合|共同)*(?:举行|举办|召开|开幕|进行)")
_LATIN_HELD = re.compile(
    r"\b(?:held|took place|takes place|opened|hosted) (?:in|at) ((?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
)
_NO_PLACES = frozenset({"上市", "入市", "退市"})
"""What the segmenter's dictionary takes for towns."""

_NAMES_ON = frozenset("赛杯展节奖")
"""What a place stands before in the name of what may be held anywhere: 世界杯中国|赛."""

_ONLINE = re.compile(r"线上|线下|云端|网上|\bonline\b|\bvirtual(?:ly)?\b", re.IGNORECASE)


_LATIN_PLACE = re.compile(
    r"\b(?:in|at|near|from|(?:travell?ed|went|moved|drove|flew|sailed|walked|returned|relocated|trips?|journeys?|tours?|visits?) to)\s+"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"((?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:of\s+|de\s+)?[A-Z][\w'’-]*)*)"
)


EVERYWHERE = re.compile(r"[全本我各当](?:[省市县区镇乡村国州]|地区?)|该[省市县区镇乡村地]|.{0,4}(?:会上|现场)")
"""Places that only the reader of the text can name, and such as are wherever it is told of (会上)."""


_LEADS_ON = re.compile(rf"(?:{EVERYWHERE.pattern})(?:率先|首[先次个]|最[先早]|带头|范围|各地|第一)")
"""Where 全省 is no place to be found: 在全省率先开展."""
_NO_WHERE = re.compile("的(?:道路|过程|进程|征程|背景|基础|前提|条件|情况)[上中下]")
"""What stands behind what is no place but a way of speaking: 在改革的过程中."""

_COUNTED = re.compile(r"[达为共有超约近]\d")
"""What tells how many there are, which no name of a place does: 在库藏书达308册."""


@lru_cache(maxsize=4096)
def places(text: str) -> list[Span]:
    """Return the spans of what look like places or venues, left to right; 线上 and 线下 count."""
    text = simplified(text)
    found: list[Span] = [
        match.span("place")
        for match in _WHERE.finditer(text)
        if not (_NO_WHERE.match(text, match.end()) or _COUNTED.search(match["place"]))
    ]
    # 大约于中午时间发生在某地: the last 在 leads into the place
    found = [(max(start, text.rfind("在", start, end) + 1), end) for start, end in found]
    found += [match.span() for match in _ONLINE.finditer(text)]
    found += [match.span(1) for match in _LATIN_PLACE.finditer(text)]
    words = tokens(text)
    for place, word in enumerate(words):
        behind = words[place + 1] if place + 1 < len(words) else None
        if word.text in _NO_PLACES or (behind and behind.text in _NAMES_ON and behind.start == word.end):
            continue
        if (word.tag in {"ns", "nt"} and len(word.text) > 1) or (
            word.tag in {"n", "s", "nz"} and _PLACE_END.search(word.text) and len(word.text) > 1
        ):
            first = place
            while (
                first > 0 and words[first - 1].tag in {"ns", "nt", "nz"} and words[first - 1].end == words[first].start
            ):
                first -= 1
            end = word.end
            if behind and len(behind.text) == 1 and _PLACE_END.fullmatch(behind.text):
                end = behind.end
            found.append((words[first].start, end))
    unique = sorted(
        span for span in set(found) if not EVERYWHERE.fullmatch(text[slice(*span)]) and not _LEADS_ON.match(text, *span)
    )
    return [span for span in unique if not any(is_inside(span, other) for other in unique)]


def venues(text: str) -> list[Span]:
    """Return the spans of places where the sentence says that something is held, left to right."""
    return [match.span("place") for match in _WHERE.finditer(simplified(text)) if _HELD.match(text, match.end())] + [
        match.span(1) for match in _LATIN_HELD.finditer(text)
    ]


def is_online(text: str) -> bool:
    """Return whether a place is none: 线上, online."""
    return bool(_ONLINE.fullmatch(simplified(text)))
