"""Names that a sentence gives by what is done, where no 由 leads up to them: who did it, to whom it went, who came first.

红树基金领投 names an investor, 第一台卖给了绍兴自来水公司 a buyer: what English asks of the buyer, Chinese tells of the
seller. 第一名为深圳的绿源膜业 and "finished second, behind Melbourne" name who came first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk, simplified
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.finding.names import Span

_DOER = re.compile(
    r"(?:^|(?<=[,;。:、，；：]))(?:[\u4e00-\u9fff]{0,6}?(?:选手|球员|运动员|小将|老将|名将))?"
    r"(?P<name>(?![由被在从向并已将])[\u4e00-\u9fffA-Za-z·]{2,12}?)(?:联合|共同|独家|再次|继续)*"
    r"(?:领投|跟投|参投|中标|承建|冠名|夺冠|保荐|(?:获得?|夺得|摘得|斩获|拿下|捧得|勇夺)了?(?:冠军|亚军|季军|[金银铜][牌奖])|(?:以[\d.]+[百千万亿]*元)?(?:的价格)?(?:竞得|拍得|购得|买下))"
)
_HOST = re.compile(
    r"(?:^|(?<=[,;。:、，；：]))(?P<name>(?![由被在从向并已将])[^,;。:、，；：\s“”《》()由被在于从向将已拟的曾]{2,12}?)"
    r"(?:联合|共同|独家|再次|继续|连续|首次|成功|率先|牵头|持续|积极|定期|深入|大力|组织|[一两三四五六七八九十]度)*(?:分[\u4e00-\u9fff]{1,3}(?:、分[\u4e00-\u9fff]{1,3}){0,4})?(?P<deed>开展|实施|主办|承办|协办|发起|创办|创立|研发|研制|收购|并购|公布|发布|颁布|印发)(?=[了过“《\d\u4e00-\u9fff])(?!单位|方[是为,]|者)"
)
"""Who held, founded, made or bought what is told behind, at the head of a clause: 江城连续承办两届书展."""
_NUMBERED = re.compile(
    r"(?:(?<=[,;。:、，；：由与和])|^)[\u4e00-\u9fff]{1,4}(?:[(（][\d一二三四五六七八九十]{1,2}[)）]|\d{1,2})[班队组连](?=[\u4e00-\u9fff、,，])"
)
"""A class, team or squad that is named by its number: 高一(3)班, 五年级2班."""
_GIVEN_TO = re.compile(
    r"(?P<verb>[卖售授颁赠捐租借]|出售|销售|转让|出让|颁发|发放|赠送|捐赠|移交|交付|出租)了?[给予与]了?(?P<name>[\u4e00-\u9fffA-Za-z·“”]{2,18}?)(?=[,;。:、，；：（(]|的|$)"
)
_SOLD = frozenset("卖 售 出售 销售 转让 出让".split())
_BUYS = re.compile(r"\b(?:bought|buy|buys|buyers?|purchased?|purchasers?|acquired)\b")
_GETS = re.compile(r"\b(?:received?|got|given|awarded|won|recipients?|went to)\b")

_RANKS = (
    (
        "冠军|第[一1]名?|头名|榜首",
        r"\b(?:winners?|won|wins?|champions?|(?:came|finished|placed|ranked|comes?|ranks?) first|first place|gold medal)\b",
    ),
    ("亚军|第[二2]名?", r"\b(?:runners?[ -]up|(?:came|finished|placed|ranked) second|second place|silver medal)\b"),
    ("季军|第[三3]名?", r"\b(?:(?:came|finished|placed|ranked) third|third place|bronze medal)\b"),
)
_NAME = r"(?:[\u4e00-\u9fff]{2,4}的)?(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12}?)(?=(?:[夺获摘赢捧]得?|拿下|折桂)?(?:[,;。、，；]|$))"
_HOLDER = tuple(re.compile(rf"(?:{said})(?:则?[是为由归]|得主[是为])(?:来自)?{_NAME}") for said, _ in _RANKS)
_GOT = tuple(
    re.compile(
        r"(?:^|(?<=[,;。:、，；：]))(?:(?:本地|我[市县省]|本[市县])?(?:企业|公司|选手|民企))?(?P<name>(?![由被在从向并已将])[\u4e00-\u9fffA-Za-z·]{2,12}?)"
        rf"(?:夺得|摘得|斩获|拿下|捧得|勇夺|荣获|获得?|得)了?(?:{said})(?=[,;。、，；]|$)"
    )
    for said, _ in _RANKS
)
_ASKED = tuple(re.compile(asked) for _, asked in _RANKS)
_RANK_ITSELF = r"(?:名(?!男|女)|(?<=[\u4e00-\u9fff]第.)位?(?=的?(?:好成绩|佳绩)|[^\w、]|$))"
"""What stands behind the number of a rank: 第三小学, 第二人民医院 and 第二,要 tell of none."""

_SAID = tuple(
    re.compile(rf"{re.sub(r'(第.*?[]])名[?]', lambda match: match[1] + _RANK_ITSELF, said)}|{asked}")
    for said, asked in _RANKS
)
_BEHIND_FIRST = re.compile(
    rf"(?:亚军|第[二2]|次席)[^。;]{{0,16}}?仅次于{_NAME}|\b(?:second|runners?-up)\b[^.;]{{0,60}}?\b(?:behind|after|to) (?:the )?(?P<latin>[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|and)){{0,4}})"
)


@lru_cache(maxsize=4096)
def doers(text: str) -> list[Span]:
    """Return the spans of those who do what is said right behind their names, at the head of a clause.

    Example:
        >>> text = "完成A轮融资8000万元,红树基金领投"
        >>> [text[start:end] for start, end in doers(text)]
        ['红树基金']
    """
    plain = simplified(text)
    numbered = (match.span() for match in _NUMBERED.finditer(plain))
    return sorted({*deeds_of(text), *(match.span("name") for match in _DOER.finditer(plain)), *numbered})


_LEVELS = frozenset("省市县区镇乡村")
"""With what the name of an office begins that is not written out: 县|水利局."""


@lru_cache(maxsize=4096)
def deeds_of(text: str) -> dict[Span, int]:
    """Return those who hold, found or make what is told behind, each with where the verb begins: 科技局|持续分批|开展."""
    hosts = {match.span("name"): match.start("deed") for match in _HOST.finditer(simplified(text))}
    words = names.tokens(text) if hosts else []
    return {
        span: deed
        for span, deed in hosts.items()
        if all(word.tag in NOUNS or word.text in _LEVELS for word in words if span[0] <= word.start < span[1])
    }


NOUNS = frozenset("n ns nz nr nrt nrfg nt j ng eng".split())
"""Tags of the words of which a name is made that stands before what it does."""


@lru_cache(maxsize=4096)
def _recipients(text: str) -> list[tuple[Span, bool]]:
    """Return the spans of those to whom something goes, each with whether it is sold to them."""
    if not any(mark in text for mark in "给予与"):
        return []
    return [(match.span("name"), match["verb"] in _SOLD) for match in _GIVEN_TO.finditer(simplified(text))]


def recipients(asked: str, text: str) -> list[Span]:
    """Return the spans of those to whom a sentence says that something went, if a folded question asks for them.

    Example:
        >>> text = "第一台卖给了绍兴自来水公司"
        >>> [text[start:end] for start, end in recipients("who bought the first one?", text)]
        ['绍兴自来水公司']
    """
    found = _recipients(text)
    if not found:
        return []
    buys, gets = _BUYS.search(asked) is not None, _GETS.search(asked) is not None
    return [span for span, sold in found if (buys if sold else gets)]


def asks_getter(asked: str) -> bool:
    """Return whether a folded English question asks who got something, a rank among it."""
    return _GETS.search(asked) is not None or rank_asked(asked) > 0


_BODY_IS = re.compile(
    r"(?P<deed>设计|施工|承建|建设|监理|主办|承办|运营|投资|开发|生产|研制|制作|出品|发行|管理|代建|勘察|赞助|供货|发起|承包|保荐)(?:单位|方|者|人|机构|企业|公司|商)(?:是|为|:|：)(?P<name>[\u4e00-\u9fffA-Za-z·]{2,24}?)(?=[,;。、，；]|$)"
)


@lru_cache(maxsize=4096)
def bodies(text: str) -> dict[Span, Span]:
    """Return the spans of bodies that a sentence calls by what they do, each with that deed: 设计单位是清华大学.

    Example:
        >>> text = "设计单位是清华大学建筑设计研究院,该院设计了二期"
        >>> [text[start:end] for start, end in bodies(text)]
        ['清华大学建筑设计研究院']
    """
    return {match.span("name"): match.span("deed") for match in _BODY_IS.finditer(simplified(text))}


@lru_cache(maxsize=256)
def rank_asked(asked: str) -> int:
    """Return which rank's holder a folded question asks for: 1, 2 or 3; 0 if none or several."""
    patterns = _SAID if any(map(is_cjk, asked)) else _ASKED
    ranks = [number for number, pattern in enumerate(patterns, 1) if pattern.search(asked)]
    return ranks[0] if len(ranks) == 1 else 0


def ranks_said(text: str) -> frozenset[int]:
    """Return which of the first three ranks a sentence tells of.

    Example:
        >>> sorted(ranks_said("获得环保行业第二名")), sorted(ranks_said("The team finished second."))
        ([2], [2])
    """
    plain = simplified(text)
    return frozenset(number for number, pattern in enumerate(_SAID, 1) if pattern.search(plain))


def placed(asked: str, text: str) -> list[Span]:
    """Return the spans of those whom a sentence tells to hold the rank that a folded question asks for.

    Example:
        >>> text = "第一名为深圳的绿源膜业,第三名是成都的天净环境"
        >>> [text[start:end] for start, end in placed("which firm came first?", text)]
        ['绿源膜业']
        >>> text = "The team finished second in Toronto, behind Melbourne."
        >>> [text[start:end] for start, end in placed("which team won?", text)]
        ['Melbourne']
    """
    rank = rank_asked(asked)
    plain = simplified(text)
    if not rank:
        coming = _COMES_NEXT.finditer(text) if _ASKS_NEXT.search(asked) else ()
        return [match.span(next(name for name, said in match.groupdict().items() if said)) for match in coming]
    found = [match.span("name") for match in _HOLDER[rank - 1].finditer(plain)]
    found += [match.span("name") for match in _GOT[rank - 1].finditer(plain)]
    found += [match.span("latin") for match in _CAME[rank - 1].finditer(plain)]
    if rank == 1:
        found += [match.span("name" if match["name"] else "latin") for match in _BEHIND_FIRST.finditer(plain)]
    return found


_ASKS_NEXT = re.compile(
    r"\b(?:next|incoming|future) [a-z]|\b(?:new|will be (?:the |its |their )?)[a-z -]{0,24}\b(?:head|director|manager|chair\w*|chief|president|editor|coach|captain|principal|dean|mayor|officer|executive|secretary|treasurer|curator|conductor)\b"
)
_COMES_NEXT = re.compile(
    r"\b(?:succeeded|replaced|followed|relieved|(?:taken|take) over) by (?:the |an? |its |our |his |her )?(?:[a-z'’-]+ ){0,4}?(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})"
    r"|\b(?:successor|replacement)(?:,| is| will be| is to be)? (?P<named>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})"
    r"|\bhand(?:s|ed|ing)? over (?:the [a-z ]{2,24} )?to (?P<new>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})"
)
"""What asks for who comes next into an office, and who is told to: to be succeeded by Helena Strand."""
_LATIN_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
_RANK_WORDS = ("first", "second", "third")
_CAME = tuple(
    re.compile(
        rf"(?P<latin>{_LATIN_NAME}(?:(?:,| and|, and) {_LATIN_NAME}){{0,4}}),? (?:who )?(?:came|finished|placed|ranked|was) (?:in )?{word}\b"
    )
    for word in _RANK_WORDS
)
_LOST_TO = re.compile(
    r"(?:负于|不敌|输给|败给|惜败于?|败于)(?P<name>[\u4e00-\u9fff]{2,8}?)(?=队?(?:[,;。、，；]|而|止步|被|$))"
    r"|\b(?:lost to|beaten by|knocked out by|defeated by) (?:the )?(?P<latin>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})"
)
_BEATS = re.compile(
    r"\b(?:knock(?:ed)? (?:\w+ ){0,3}?out|eliminated?|beat|beaten|defeat(?:ed)?|lost to|lose to|went out (?:to|against))\b"
)


def victors(asked: str, text: str) -> list[Span]:
    """Return the spans of those to whom a sentence says that somebody lost, if a folded English question asks for them.

    Example:
        >>> text = "八分之一决赛中以3比5负于上海,止步16强"
        >>> [text[start:end] for start, end in victors("which team knocked them out?", text)]
        ['上海']
    """
    if not _BEATS.search(asked):
        return []
    return [match.span("name" if match["name"] else "latin") for match in _LOST_TO.finditer(simplified(text))]


def meant_by(asked: str) -> Callable[[str], list[Span]]:
    """Return what finds the spans of doers, and of those recipients and winners for whom a folded question asks."""
    asks = [
        find
        for find, of in (
            (recipients, _BUYS.search(asked) or _GETS.search(asked)),
            (placed, rank_asked(asked)),
            (victors, _BEATS.search(asked)),
        )
        if of
    ]
    return lambda text: [*doers(text), *bodies(text), *(span for find in asks for span in find(asked, text))]
