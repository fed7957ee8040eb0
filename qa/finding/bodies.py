"""Organisations in a sentence, each grown from its last word (公司, 大学, 研究院) leftwards over nouns, or from capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.normalise import is_cjk, simplified
from qa.asking.segmenter import is_known
from qa.finding.tokens import NOUNS, Span, Token, is_inside, joint, tokens

_ORGANISATION = re.compile(
    r".*(?:公司|集团|大学|学院|学校|中学|小学|研究院|研究所|研究中心|实验室|中心|委员会|委员|协会|学会|联合会|商会|基金会|联盟|政府|法院|检察院|银行|医院"
    r"|科技部|[教财商国工外]\w?部|部|厅|局|署|办公室|科协|党委|市委|省委|县委|国务院|人大|政协|报社|日报|晚报|电视台|出版社|工作室|事务所|工厂|厂"
    r"|博物院|美术馆|纪念馆|文化馆|科技馆|档案馆|展览馆|工会|残联|妇联|工商联|文联|侨联|社科联|红十字会|供销社|信用社|剧院|剧团|设计院|规划院|勘察院|勘测院|基地|园区|农业|科技|股份|实业|食品|鞋业|服饰|工作站|农场|林场|牧场|养殖场|合作社|博物馆|图书馆|机构|企业|平台|俱乐部|车队"
    r"|(?:农机|农技|水文|防疫|兽医|林业|文化|气象|水保|监测|救助|种子|植保|血|保健|卫生)站|派出所|卫生院|敬老院|福利院|救援队|消防队|服务队|研究会|理事会|村委会|居委会|党校)$"
)
_BY_PROVINCE = frozenset(
    "由省 由市 获省 获市 获县 获区 报省 报市 受省 受市 由县 由区 经省 经市 被省 被市 在省 在市 向省 向市 从省 从市 与省 与市 和省 和市".split()
)
"""Words that the segmenter makes of a preposition and the first character of a name (由 | 省交通建设集团)."""

_FOUNDING = frozenset("创办 创立 成立 设立 组建 筹建 收购 并购 入股 注册 加盟 控股".split())
"""Verbs of which a body is the object: in 在孵化园创办公司 no name goes through them."""

_RANKS = frozenset("省市县区州")
_FOUNDERS = _RANKS | frozenset("国公私")
"""Characters that stand before 立 in the name of a school or hospital."""

_BUILDERS = re.compile(r"集团|公司|有限|股份|投资|工程|银行|局|厅|委员会|总公司|开发")
"""What 建设 stands before as part of a name, where elsewhere it says that something is built."""

_ROOT = frozenset(
    ["n", "ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "b", "vn", "l", "eng", "m", "ng", "an", "i", "s", "f"]
)
_REPORTING = frozenset(
    """是 位于 成立 引进 引入 举行 召开 举办 公布 发布 宣布 推荐 获 获评 列入 入选 组织 承办 主办 协办 来自 包括 还有 另有 邀请 支持 建设 新增 认定 核发 颁发 授予 围绕 依托 与 和
    由 在 对 向 为 被 把 将 已 又 还 及 以及 或 等 的 了 着 从 到 以 据 经 按 全国 各 该 本 此 这 那 其 其中 多家 一家 有关 相关 参加 设立 联合 共同 签约 签订
    牵头""".split()
)


INSTITUTION = re.compile(
    r"\b(?:University|College|Institute|Company|Corporation|Co|Ltd|Inc|Plc|Group|Council|Agency|Authority|Bank|Ministry|Department|Port|City|Street|Road"
    r"|Bridge|Station|Terminal|Airport|Museum|Library|Hospital|Centre|Center|School|Committee|Association|Quarter|Partners|Fund|Highlights|Systems|Quay"
    r"|Construction|Robotics|Award|Awards|Series|Foundation|Theatre|Theater|Society|Office|Island|River|Lake|Harbour|Harbor|Union|League|Club|Trust"
    r"|Holdings|Technologies|Technology|Industries|Logistics|Energy|Motors|Airlines|Engineering|Shipping|Shipyard|Laboratory|Laboratories|Services|Press"
    r"|Times|News|Festival|Games|Cup|Regatta|Marathon|Championships?|Tournament|Trophy|Shield|Derby|Parade|Prize|Programme|Program|Project|Plan|Act|Exhibition|Conference|Forum|Summit|Gardens|Gallery|Line|Phase|Report|Review"
    r"|Outlook|Orchestra|Opera|Academy|Commission|Board|Service|Survey|Studio|Studios|Works|Brothers|Railway|Railways|Lines|Electric|Media|Marine"
    r"|Archive|Archives|Architects|Federation|Alliance|Network|Observatory|Building|Square|Ward|Street)\b| & "
    r"|^(?:North|South|East|West|National|International|Royal|Annual|First|Second|Third|New|Old|Great|Public)\b"
)
_LATIN_BODY = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'&.-]*[\w]|[A-Z])(?: (?:(?:of|and|for|&|van|von|der|den|de[lr]?|d[aiu]|la|le|ter) ){0,2}(?:the )?(?:[A-Z][\w’'&-]*|&(?= [A-Z])))*"
)
_NO_BODY = frozenset(
    """the a an in on at for from and but with after before by its it this that these those their our his her he she they we you i there
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday mayor president professor director chairman chair minister governor dr mr mrs ms sir chief founder
    last next all some many most more no not when while where who what which how why if as to of or outlook about under over""".split()
)
IN_QUOTES = re.compile(r"[“「『][^”」』]*[”」』]")
OFFICE_ALONE = re.compile(r"(?:主要)?(?:领导|负责人|书记|市长|县长|局长|院长|校长|主任|董事长|总经理)$")


@lru_cache(maxsize=4096)
def organisations(text: str) -> list[Span]:
    """Return the spans of what look like organisations, left to right, not overlapping; joint names also together."""
    text = simplified(text)
    words = tokens(text)
    found: list[Span] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        if place and word.text in _BARE_ENDS and words[place - 1].end == word.start and words[place - 1].tag == "ns":
            found.append((_run_before(words, place), word.end))
            continue
        if word.text in _FIRM_ENDS and _names_firm(words, place):
            found.append((_run_before(words, place), word.end))
            continue
        body = word.tag == "nt" and (word.text[-1] in _BODY_ENDS or len(word.text) < 4)  # 联合开发 is guessed to be one
        if not (_ORGANISATION.fullmatch(word.text) or body) or not any(map(is_cjk, word.text)):
            continue
        if following and _ORGANISATION.fullmatch(following.text) and following.start == word.end:
            continue  # the name goes on
        if word.text in _SECTORS and _goes_on(words, place):
            continue  # 县里的科技|特派员
        first = place
        while first > 0 and words[first].text not in _BY_PROVINCE and belongs(words, first - 1, first):
            first -= 1
            if words[first].text == ")":  # take a bracket whole: 硬创空间(晋江)科技有限公司
                while first > 0 and words[first].text != "(":
                    first -= 1
        while first < place and (words[first].tag == "m" or words[first].text in {"年", "月", "日"}):
            first += 1
        if words[first].end == word.end and len(word.text) < 3 and word.tag != "nt":
            continue  # a bare 公司 or 部 names nobody
        start = words[first].start + (first < place and words[first].text in _BY_PROVINCE)
        start += text[start] == "由"  # 由联影, which the segmenter only guesses
        found.append((start, _with_bracket(text, word.end)))
    found = sorted({*found, *(match.span() for match in _OF_A_COMMITTEE.finditer(text))})
    found = [
        span for number, span in enumerate(found) if not any(is_inside(span, other) for other in found[number + 1 :])
    ]
    found = [
        (start, end)
        for start, end in found
        if text[end - 1] not in "暨和与及"  # the name goes on, or is none
        and not text[end - 2].isdigit()  # 加装电梯63部
        and not (_COUNTED.search(text, max(start - 8, 0), start) and end - start <= _SORT)
        and not _ANY_OF_THEM.fullmatch(text, start, end)
    ]
    return sorted({*found, *joint(text, found, {"与", "和", "、", "及", " and "})})


_COUNTED = re.compile(r"[\d〇零一二两三四五六七八九十百千万数几多余][多余]?[家所个支座间](?:国内|国际|知名|大型)?$")
_ANY_OF_THEM = re.compile(
    r"(?:与会|参会|到会|参展|参赛|参与|参加|受邀|入驻|在孵|有关|相关|众多|部分|其他|当地|本地|外地|优秀|重点|龙头|骨干|中小|民营|国有|规上|规模以上|上市|科技型|孵化|合作|获奖)+"
    r"(?:企业|公司|单位|机构|高校|学校|部门|平台)"
)
"""Bodies of a sort, which have no name: 与会企业."""
_SORT = 4
"""Behind a count stands no name but the sort of what is counted, which is as short as this (9家|航空公司)."""

_OF_A_COMMITTEE = re.compile(
    "[省市县区镇州](?:委|政府)(?!创办)[\u4e00-\u9fff]{1,6}?(?:(?<![主承协督交举开合兴筹经申])办|委)(?=[、,。;:()第的和与及主副召]|$)"
)
"""An office or committee by its short name: 市委科创办; 县政府主办 ends in a verb, and 常委会 is not cut."""

_DONE_BY = (
    "牵头|承办|承建|承造|承担|主办|协办|设计|施工|建设|建造|研制|开发|出资|投资|运营|管理|赞助|冠名|提供|编制|颁发|核发|拨付|制造|生产|监制|出版|经营"
    "|供货|供应|供给|配送"
)
"""What is done by those whom 由 leads up to: to lead, build, pay, supply and the like."""
_AGENT = re.compile(
    r"由(?:[^,。;:、由\s“”()]{0,12}的)?(?P<body>[^,。;:、由于此的\s“”()]{2,16}?)(?:联合|共同|独家|负责|独立|统一|具体|所)*"
    rf"(?:{_DONE_BY})(?!集团|公司|有限|股份|工程|投资|银行|[局院厂部])"
)
_GRANTED_BY = "批复|批准|核准|审批|审定|授权|表彰|通报|约谈|处罚"
"""What an authority does: to approve, praise or fine."""
_GRANTS = re.compile(
    rf"(?:[获报经被受](?!过|得|到))(?P<body>[^,。;:、由于此的\s“”()\d]{{1,11}}?[部委厅局院办会府署])(?:{_GRANTED_BY})"
)
"""What leads up to a body that has approved, praised or fined: 获省教育厅批复."""
_APPROVES = frozenset("批 批复 批准 核准 审批 审定 授权".split())
"""What approving is called: 获省教育厅批复 tells who has approved."""
_BUILT = ("承建", "建设", "施工", "建造", "承造", "修建")
SPOKEN_DEEDS: dict[str, tuple[str, ...]] = {
    "批": (), "建": _BUILT, "修": _BUILT, "盖": _BUILT, "造": (*_BUILT, "制造", "研制"), "办": ("主办", "承办"),
    "管": ("管理", "运营"),
}  # fmt: skip
"""Verbs by which it is asked in plain words who did something (哪个部门批的, 谁盖的), each with what is written for it."""
_ASKS_AGENT = re.compile(
    f"{_DONE_BY}|{_GRANTED_BY}|(?<=[谁门位构局厅会府院给司家])(?:{'|'.join(SPOKEN_DEEDS)})(?=[的了下成起])"
)


@lru_cache(maxsize=4096)
def agents(text: str) -> list[Span]:
    """Return the spans of those by whom something is led, built, approved or the like, left to right: 由|县一小|牵头."""
    plain = simplified(text)
    found = [match.span("body") for match in _AGENT.finditer(plain)] if "由" in plain else []
    return sorted([*found, *(match.span("body") for match in _GRANTS.finditer(plain))])


def granters(folded: str, text: str) -> list[Span]:
    """Return the spans of the bodies that approved, praised or fined, if a folded Chinese question asks who did so.

    Example:
        >>> text = "获省教育厅批复,科技园升格为校区"
        >>> [text[start:end] for start, end in granters("谁批准科技园升格的?", text)]
        ['省教育厅']
    """
    deed = agents_deed(folded)
    plain = simplified(text)
    said = _APPROVES if deed in _APPROVES else {deed}
    return (
        [match.span("body") for match in _GRANTS.finditer(plain) if plain[match.end("body") :].startswith(tuple(said))]
        if deed
        else []
    )


def agents_deed(folded: str) -> str:
    """Return the verb of a folded Chinese question that is one of those whose doers :func:`agents` finds; "" if none is.

    Example:
        >>> agents_deed("大桥由谁承建?"), agents_deed("谁是校长?")
        ('承建', '')
    """
    match = _ASKS_AGENT.search(folded)
    return match.group() if match else ""


_CLAUSE_ENDS = frozenset(",;。:!?、")


@lru_cache(maxsize=4096)
def subjects(text: str) -> list[Span]:
    """Return the spans of the runs of nouns with which clauses begin, before what is said of them, left to right.

    Example:
        >>> text = "泽川青龙以55分获亚军,榆关海浪列第三"
        >>> [text[start:end] for start, end in subjects(text)]
        ['泽川青龙', '榆关海浪']
    """
    words = tokens(simplified(text))
    found: list[Span] = []
    for place, word in enumerate(words):
        if word.tag not in NOUNS or (place and words[place - 1].text not in _CLAUSE_ENDS):
            continue
        last = place
        while last + 1 < len(words) and words[last + 1].tag in NOUNS and words[last + 1].start == words[last].end:
            last += 1
        last += last + 1 < len(words) and words[last + 1].text == "队"
        goes_on = last + 1 < len(words) and words[last + 1].tag[:1] in {"v", "p", "c", "d"}
        if goes_on and 2 <= words[last].end - word.start <= 10:
            found.append((word.start, words[last].end))
    return found


_FIRM_ENDS = frozenset(
    "资本 创投 基金 证券 汽车 重工 电子 制药 药业 能源 物流 置业 材料 控股 航空 影业 传媒 电力 石化 钢铁 地产 保险 生物".split()
)
"""Words with which the short name of a firm ends: 长河|资本."""


def _names_firm(words: list[Token], place: int) -> bool:
    """Return whether a proper name stands right before a word, and no noun that goes on behind it."""
    before = words[place - 1] if place else None
    led = before is not None and before.end == words[place].start and before.tag in {"ns", "nz", "nr", "nrt"}
    return led and not _goes_on(words, place)


_SECTORS = frozenset("农业 科技 实业 食品 鞋业 服饰".split())
"""Words with which the name of a firm ends, or another noun begins."""


def _goes_on(words: list[Token], place: int) -> bool:
    """Return whether a noun that is no office goes on right behind a word."""
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None or following.start != words[place].end or following.tag == "nz":  # which 申报 is said to be
        return False
    return following.tag[:1] in {"n", "m", "q"} and not OFFICE_ALONE.search(following.text)


_BARE_ENDS = frozenset("院所")
"""What makes a name of a place alone: 晋江|院."""
_BODY_ENDS = frozenset("院所局会部社校厂店馆站队团行司厅委办署系处室台网报")


def _run_before(words: list[Token], place: int) -> int:
    """Return where the nouns begin that lead up to a word without a gap: 中鞋革晋江 before 院."""
    first = place - 1
    while (
        first > 0 and words[first - 1].end == words[first].start and words[first - 1].tag in {"n", "nz", "ns", "j", "f"}
    ):
        first -= 1
    return words[first].start


@lru_cache(maxsize=4096)
def latin_bodies(text: str, *, sure: bool = False) -> list[Span]:
    """Return the spans of capitalised names in English text, left to right: if ``sure``, those that say so of bodies.

    Example:
        >>> text = "The Port of Rotterdam chose Harborlight in May."
        >>> [text[start:end] for start, end in latin_bodies(text)]
        ['Port of Rotterdam', 'Harborlight']
    """
    found: list[Span] = []
    if any(map(is_cjk, text)):
        return found
    for match in _LATIN_BODY.finditer(text):
        start, words = match.start(), match.group().split(" ")
        while words and (words[0].lower().strip(".") in _NO_BODY or words[0] == "&"):
            start += len(words[0]) + 1
            words = words[1:]
        if not words or (len(words) == 1 and len(words[0]) < 3):
            continue
        if (
            len(words) == 1
            and start == match.start()
            and not text[:start].rstrip().endswith((",", "by", "of", "with"))
            and (not start or text[:start].rstrip()[-1:] in ".!?:\n")
        ):
            continue  # the first word of a sentence is written large whatever it is
        if not sure or is_latin_body(" ".join(words)):
            found.append((start, start + len(" ".join(words))))
    return found


def is_latin_body(text: str) -> bool:
    """Return whether an English name says that it is of a body: Orla Marine Construction, University of Leeds."""
    return bool(INSTITUTION.search(text))


_NO_PLACE = re.compile(
    r"\b(?:Company|Corporation|Ltd|Inc|Plc|Group|Council|Agency|Authority|Ministry|Department|Committee|Association|Partners|Fund|Systems|Foundation"
    r"|Society|Union|League|Trust|Holdings|Technologies|Industries|Services|Award|Prize)$"
)


def is_body_only(text: str) -> bool:
    """Return whether an English name is of a body that is no place either: a fund, a ministry, but no museum."""
    return bool(_NO_PLACE.search(text))


def begin_of(words: list[Token], place: int) -> int:
    """Return where the name begins that ends with a word: over what belongs to it, but for numbers."""
    first = place
    while first > 0 and (belongs(words, first - 1, first) or _leads_to_place(words, first)):
        first -= 1
    while first < place and words[first].tag == "m":
        first += 1
    return words[first].start


def _leads_to_place(words: list[Token], place: int) -> bool:
    """Return whether the name of a body stands right before that of a place, as one of its branches has it."""
    before = words[place - 1]
    return words[place].tag == "ns" and before.tag == "nt" and before.end == words[place].start


def belongs(words: list[Token], place: int, right: int) -> bool:
    """Return whether a word is part of the name that begins, as far as is known, with the word ``right`` of it."""
    word = words[place]
    if word.end != words[right].start:
        return False
    if word.text in _REPORTING and not (word.text == "建设" and _BUILDERS.match(words[right].text)):
        return False
    if word.tag == "v" and word.text[-1] == "任":
        return False  # 邰永年 | 改任 | 党总支书记
    if word.text in _FOUNDING and not (place and words[place - 1].end == word.start and len(words[place - 1].text) < 2):
        return False  # but 科|创办 is an office
    if word.text == "立":  # 俄勒冈州立大学
        return place > 0 and words[place - 1].text[-1] in _FOUNDERS and words[place - 1].end == word.start
    if word.text == ")":
        return place > 0 and words[place - 1].tag in _ROOT and len(words[place - 1].text) <= 6
    if word.text in _RANKS and word.tag not in _ROOT:  # 县|农机站, where a name or clause begins
        return place == 0 or words[place - 1].tag in {"x", "p", "c", "v"}
    if words[right].tag == "ns" and word.tag not in {"ns", "nz"}:
        # Names begin with their place, or with its rank (省路桥二公司)
        return word.text in _BY_PROVINCE or (
            word.text in _RANKS and (place == 0 or words[place - 1].tag in {"x", "p", "c", "v"})
        )
    if word.tag == "a":  # an adjective that the dictionary does not know is part of a name (锐捷)
        return not is_known(word.text)
    return word.tag in _ROOT or (word.tag == "v" and len(word.text) == 2 and words[right].tag != "ns")


def _with_bracket(text: str, end: int) -> int:
    """Return the end after a short bracket that belongs to a name: 基地(福建海峡技术转移中心)."""
    match = re.compile(r"[((][^()()]{2,20}[))]").match(text, end)
    return match.end() if match and _ORGANISATION.fullmatch(match.group()[1:-1]) else end


def is_office(text: str) -> bool:
    """Return whether a person is named by office only: 市委、市政府主要领导."""
    return bool(OFFICE_ALONE.search(simplified(text)))
