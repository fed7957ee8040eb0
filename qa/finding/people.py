"""People in a sentence: by a surname, a tag of the segmenter, an office beside them, or Latin capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES, FREQUENT_SURNAMES, ROLES, SURNAMES
from corpus.normalise import is_cjk, simplified
from qa.asking.segmenter import is_known
from qa.finding.bodies import IN_QUOTES, INSTITUTION, OFFICE_ALONE, belongs
from qa.finding.callings import called
from qa.finding.tokens import (
    BEFORE_NAME,
    CAPITAL,
    FOLLOWS_NAME,
    SMALL_LETTER,
    Span,
    Token,
    is_inside,
    joint,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_LATIN_NAME = re.compile(
    rf"(?<![{CAPITAL}{SMALL_LETTER}])[{CAPITAL}][{SMALL_LETTER}'’]+(?:[ ·][{CAPITAL}][{CAPITAL}{SMALL_LETTER}.'’-]*)+"
)


_TITLE = re.compile(
    r"(?:(?:The|A|An|In|On|At|For|From|And|But|With|After|Before|Mayor|President|Professor|Director|Chairman|Chair|Minister|Governor|Dr|Mr|Mrs|Ms|Sir"
    r"|Chief|Executive|Officer|Secretary|General|Deputy|Vice|Head|Spokesman|Spokeswoman)\.?[ ·]+)+"
)
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Sgt|Capt)\.? [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’]+(?![\w’'-]| [A-ZÀ-ÖØ-Þ][a-z])"
)
"""A surname alone behind a form of address: Mr Kessler."""
_OFFICE_OF = re.compile(r"\b(?:Minister|Secretary|Director|Head|Professor|Dean|Commissioner|Chair)s? (?:of|for) $")


_FULL_NAME = re.compile(
    "[王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蔡蒋杜程苏魏吕沈姚卢姜崔钟谭汪廖贾韦邹薛邱][\u4e00-\u9fff]{2}"
)
_NOT_IN_NAMES = frozenset("任到在说称赴去和与对兼从将")
_GOES = frozenset("到在赴去从说称")
"""Those of them that end no given name at all: 市长 | 叶青到."""
_IS_MADE = frozenset("报工了讲专主题交说介动")
"""What begins with these is made: 市长 | 李明 | 作 | 报告."""


_BESIDE_OFFICE = re.compile(rf"(?:{ROLES}|发言人|领队)[ \u3000:]([\u4e00-\u9fff]{{2,3}})(?=[,，、;；。\s)）]|$)")
"""A name set apart from the office before it: 市水利局局长 高远帆,"""

_MAKER = re.compile(
    r"(?:导演|编剧|作家|作者|诗人|画家|作曲家?|剧作家|编舞|摄影师|歌手)([\u4e00-\u9fff]{2,3}?)(?:执导|创作|编剧|演唱|所著|新作|新片)?的?(?=《)"
)
"""Whose a work is that is named behind: 导演欧阳启的《霓虹渡口》."""
_BYLINE = re.compile(
    r"(?:^|[(\n\s、,/:。!?”]|本报|本刊|本网)(?:本报|本刊|本网|特约|实习)?(?P<part>记者|通讯员|作者|撰文|撰稿|供稿|文|图|文/图|图/文|摄影|编辑|责编|责任编辑)(?:\s*[:/]\s*|\s+)"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:(?:\s?[、,和]\s?|\s)(?!(?:通讯员|摄影|编辑|记者|责编|图|文)(?:[\s:/]|$))[\u4e00-\u9fff]{2,4}(?=[\s、,和)\n]|$))*)(?=[\s)/。;,]|$)"
)


@lru_cache(maxsize=4096)
def people(text: str) -> list[Span]:
    """Return the spans of what look like personal names (or, failing a name, of an office), left to right."""
    text = simplified(text)
    words = tokens(text)
    quotes = [match.span() for match in IN_QUOTES.finditer(text)]
    found: list[Span] = []
    for match in _LATIN_NAME.finditer(text):
        title = _TITLE.match(match.group())
        start, end = match.start() + (title.end() if title else 0), match.end() - match.group().endswith(".")
        if _OFFICE_OF.search(text, 0, start) and text[start:end].count(" ") > 1:
            start = text.index(" ", start) + 1  # Minister of | Transport | Helen Marsh
        if " " in text[start:end] and not INSTITUTION.search(match.group()):
            found.append((start, end))
    found += [match.span() for match in _ADDRESSED.finditer(text)]
    for place, word in enumerate(words):
        if any(low < word.start < high for low, high in quotes):
            continue  # “新材料之王” names nobody
        span = (_titled(words, place) if place else None) or _led_in(words, place) or _person(words, place)
        span = span or _by_what_follows(words, place)
        if span and not any(start <= word.start < stop for start, stop in found):
            found.append(span)
    found += {span for _, span in bylines(text)} - set(found)
    beside = (match for form in (_BESIDE_OFFICE, _MAKER) for match in form.finditer(text))
    sounding = {word.start for word in words if word.tag.startswith("nr")}
    found += {
        match.span(1) for match in beside if text[match.start(1)] in ALL_SURNAMES or match.start(1) in sounding
    } - set(found)
    found = list({*_whole_sounds(found, words), *_dotted(words), *called(text, ALL_SURNAMES)})
    found += _again(text, found)
    found.sort()
    found = [
        span for span in found
        if not any(is_inside(span, other) for other in found) and not is_directed(text[slice(*span)])
    ]  # fmt: skip
    named = {start for start, _ in found}
    runs = joint(text, found, {"、", " ", "和", "与", " and "})
    for place, word in enumerate(words):
        gap = text[word.end : word.end + 1] == " "  # 局长 高远帆
        if (
            OFFICE_ALONE.search(word.text) and word.end + gap not in named
        ):  # 副县长 | 鲁石: the name says more than the office
            first = place
            while first > 0 and (belongs(words, first - 1, first) or words[first - 1].text == "、"):
                first -= 1
            if any(start < words[first].start < end for start, end in found):
                continue  # 何 | 镇南 调任地区农委主任
            found.append((words[first].start, word.end))
    return sorted({*found, *runs})


def is_directed(name: str) -> bool:
    """Return whether what looks like a name is a verb with its direction: 盖起来, 高起来.

    Example:
        >>> is_directed("盖起来"), is_directed("盖小来")
        (True, False)
    """
    return _DIRECTED.search(name) is not None


_DIRECTED = re.compile("[起下出上回过进][来去]$")


def _again(text: str, found: list[Span]) -> Iterator[Span]:
    """Yield where else a text has a name of three characters that it has as somebody's: 教授谌其远揭牌,谌其远受聘."""
    for name in {text[start:end] for start, end in found if end - start == 3 and text[start] in ALL_SURNAMES}:
        if text.count(name) > 1:
            yield from ((place.start(), place.end()) for place in re.finditer(re.escape(name), text))


def _whole_sounds(found: list[Span], words: list[Token]) -> list[Span]:
    """Return the spans, a foreign name in one piece that the tagger has cut in two (科瓦 | 廖夫)."""
    sounds = {word.start for word in words if word.tag == "nrt" and len(word.text) > 1}
    kept: list[Span] = []
    for span in sorted(found):
        if kept and kept[-1][1] == span[0] and kept[-1][0] in sounds and span[1] - kept[-1][0] <= 7:
            kept[-1] = (kept[-1][0], span[1])
        else:
            kept.append(span)
    return kept


def _titled(words: list[Token], place: int) -> Span | None:
    """Return the span of the name behind a word of a role (运动员 | 谢雨彤, 教授 | 顾 | 长庚); None if there is none.

    There a word that begins with a surname and is no other word is a name, whatever the tagger makes of it.
    """
    before, word = words[place - 1], words[place]
    if not BEFORE_NAME.search(before.text) or before.tag[0] not in "nbv" or before.end != word.start:
        return None
    if word.text[0] not in ALL_SURNAMES or len(word.text) > 3 or word.text in _COMPOUND:
        return None
    following = words[place + 1] if place + 1 < len(words) and words[place + 1].start == word.end else None
    # 书记 | 何 | 镇南 | 调任: a word after an office and before what somebody does is a given name, whatever it is else
    surname = (word.tag, len(word.text)) == ("nr", 1)  # 副市长 | 阎 | 素心
    behind = words[place + 2] if place + 2 < len(words) else None
    given = (
        following is not None
        and behind is not None
        and len(following.text) == 2
        and following.text[-1] not in _PLACE_ENDS
        and (
            (behind.tag == "v" and (following.tag == "ns" or (surname and following.tag[0] in "na")))
            or (word.tag[0] not in "pcmrdfu" and following.tag != "t" and _DOES.match(behind.text) is not None)
        )
    )
    if word.tag[0] in "pcmrdfu" and not (len(word.text) == 1 and following and (following.tag[:2] == "nr" or given)):
        return None  # 市长 | 任 | 小雨
    named = len(word.text) == 3 and word.tag == "ns" and word.text[0] in SURNAMES and word.text[-1] not in _PLACE_ENDS
    if len(word.text) > 1 and word.tag[:2] != "nr" and is_known(word.text) and not named:
        return None
    if len(word.text) == 3 or following is None or not all(map(is_cjk, following.text)):
        goes = word.text[-1] in _GOES or (word.text[-1] == "作" and following and following.text[:1] in _IS_MADE)
        return (word.start, word.end - (len(word.text) > 2 and bool(goes))) if len(word.text) > 1 else None
    alone = len(following.text) == 1 and following.text not in FOLLOWS_NAME and following.tag[0] not in "pv"
    if len(word.text) == 2:
        return word.start, following.end if alone else word.end
    given = given or (word.tag == "nr" and following.tag[0] not in "pcmrdfux")  # 局长 | 屠 | 海峰
    does = behind.text if behind is not None and behind.start == following.end else ""
    given = given or _SPEAKS.match(does) is not None  # 经理 | 练 | 长风 | 升任
    joined = len(following.text) == 2 and (following.tag[:2] in {"nr", "nz"} or given or not is_known(following.text))
    return (word.start, following.end) if alone or joined else None


def bylines(text: str) -> list[tuple[str, Span]]:
    """Return who made a report, with the part each had in it (记者, 文, 摄影 …), as its byline says.

    Example:
        >>> [(part, "(文:尤佳 图:岑建国)"[a:b]) for part, (a, b) in bylines("(文:尤佳 图:岑建国)")]
        [('文', '尤佳'), ('图', '岑建国')]
    """
    text = simplified(text)
    found = []
    for match in _BYLINE.finditer(text):
        named, place = [], match.start("names")
        for name in re.split(r"([、,和 ])", match["names"]):
            named += [(place, place + len(name))] if len(name) > 1 else []
            place += len(name)
        found += [(match["part"], span) for span in named if text[span[0]] in ALL_SURNAMES]
    return found


SOUNDS = frozenset(
    "阿埃艾安昂奥巴拜班邦保贝本比彼毕宾波伯博布卜查达戴丹道德登邓迪蒂狄丁杜顿敦多厄恩尔法凡费芬弗夫福富盖甘冈高戈哥格葛根贡古哈海汉赫亨胡华怀霍基吉季"
    "加简杰金卡凯坎康考柯科可克肯库拉莱兰朗劳勒雷黎里理利丽林列刘隆卢鲁露伦罗洛马麦迈曼芒梅门蒙孟米密明莫默墨姆木穆纳娜南内妮尼宁纽诺欧帕派潘庞佩彭皮"
    "平普齐奇乔切琼丘热日荣茹若萨塞赛桑瑟森沙莎珊山尚舍申圣诗史什斯丝松苏索塔泰坦汤唐特滕提廷图托瓦万威韦维魏卫温文沃乌吾武西希席锡夏肖谢辛欣休修许雪"
    "雅亚扬耶叶伊以因英尤于约扎赞泽曾詹珍芝朱卓佐钦迦娅莉琳蕾薇黛芙菲"
)
"""Characters with which foreign names are written by their sound (Xinhua's tables of transliteration, from memory)."""


def _sounds_a_name(word: str) -> bool:
    """Return whether a word that the tagger guesses to be a name begins with a surname or is written by its sound."""
    return word[0] in ALL_SURNAMES or SOUNDS.issuperset(word)


_LEADS_TO_NAME = frozenset("由让请派聘选")
_DOES = re.compile(
    r"担任|出任|接任|接替|继任|兼任|任|当选|主持|执教|率|带队|负责|领|主刀|设计|主讲|授课|宣读|致辞|代理|饰演|执导|获"
)
"""What a person does: a word that the tagger does not know between 由 and one of these is a name."""
_SPEAKS = re.compile(
    rf"{_DOES.pattern}|升任|调任|改任|转任|介绍|表示|透露|宣布|告诉|出席|讲话|带领|说$|作[了出]?$|指出|强调|发言|汇报|调研|视察|检查|走访|陪同|剪彩|揭牌|颁奖|签字|签署"
)
"""Or what somebody with an office does or says."""
_PLACE_ENDS = frozenset("省市县区镇乡村山河湖江海岛港湾桥路街州国寺庙")


def _led_in(words: list[Token], place: int) -> Span | None:
    """Return the span of a name whose surname the segmenter took for a word (是 | 何 | 秀英); None if there is none."""
    if place < 2 or words[place - 2].text not in _IS or words[place - 1].text not in SURNAMES:
        return None
    surname, word = words[place - 1], words[place]
    whole = word.tag == "nr" and len(word.text) <= 2 and surname.end == word.start
    return (surname.start, word.end) if whole else None


_CALLED = frozenset("女士 先生 同志".split())
_TAKES_OFFICE = re.compile(r"担任|出任|接任|继任|升任|调任|转任|改任|就任|当选|任")


def _by_what_follows(words: list[Token], place: int) -> Span | None:
    """Return the span of a name cut in two that only what follows shows: 林 | 美惠 | 女士, 罗 | 建军 | 担任; else None."""
    surname = words[place]
    if surname.text not in SURNAMES or surname.tag[0] in "pcdmu" or place + 2 >= len(words):
        return None
    given, behind = words[place + 1 : place + 3]
    if given.start != surname.end or behind.start != given.end or len(given.text) > 2 or not is_cjk(given.text[0]):
        return None
    if place and words[place - 1].end == surname.start and words[place - 1].tag[:1] in {"n", "m", "a", "b"}:
        return None  # 南方 | 江 | 西路
    shown = behind.text in _CALLED or (len(given.text) == 2 and _TAKES_OFFICE.fullmatch(behind.text))
    return (surname.start, given.end) if shown and given.text not in _CALLED else None


def _person(words: list[Token], place: int) -> Span | None:
    """Return the span of the name that a word is or begins; None if it is no name."""
    word = words[place]
    if (
        word.tag in {"n", "nz", "ns"}
        and len(word.text) == 3
        and word.text[0] in ALL_SURNAMES
        and not is_known(word.text)
    ):
        behind = words[place + 1].text if place + 1 < len(words) and words[place + 1].start == word.end else ""
        led = place and words[place - 1].text in _LEADS_TO_NAME and words[place - 1].end == word.start
        return (word.start, word.end) if led and _DOES.match(behind) else None  # 由 | 廖淑贞 | 担任
    if word.text in _COMPOUND and place + 1 < len(words):
        given, does = words[place + 1], words[place + 2] if place + 2 < len(words) else None
        alone = (
            len(given.text) == 1 and given.start == word.end and is_cjk(given.text) and given.text not in FOLLOWS_NAME
        )
        if _ends_name(words, place + 1) or (alone and (does is None or does.tag[0] in "vxpd")):
            return word.start, given.end  # 欧阳 | 澈, 司徒 | 远 | 出席
    ordinary = word.tag != "nrfg" and len(word.text) > 1 and is_known(word.text)
    if word.tag == "nr" and place + 1 < len(words) and _ends_name(words, place + 1):
        ordinary = False  # 贺兰 | 英: the mountains are none here
    if word.tag == "nr" and place and words[place - 1].text[-1] in _LEADS_TO_NAME and word.text[0] in ALL_SURNAMES:
        behind = words[place + 1].text if place + 1 < len(words) and words[place + 1].start == word.end else ""
        ordinary = ordinary and not _DOES.match(behind)  # 由 | 关山月 | 接任
    if not word.tag.startswith("nr") or (ordinary and not _FULL_NAME.fullmatch(word.text)):
        return None  # 高水平 looks like a Mr Gao to the tagger; the dictionary knows it as a word
    if word.tag == "nr" and len(word.text) > 1 and not is_known(word.text) and not _sounds_a_name(word.text):
        return None  # 青泽籍, 青泽茶: guessed by their characters
    following = words[place + 1] if place + 1 < len(words) else None
    end = _end_within(word, following)
    if len(word.text) == 1:  # a surname alone: the given name was cut off
        if following is None or following.tag in {"x", "r"} or len(following.text) > 2:
            return None
        if word.text not in SURNAMES and following.tag == "n" and is_known(following.text):
            return None  # 晋|科技
        end = following.end
    elif following and len(word.text) == len(following.text) == 2 and following.start == end:
        # 赵志 | 刚任
        end += following.text[-1] in _NOT_IN_NAMES and not is_known(following.text)
    elif following and _ends_name(words, place + 1):
        end = following.end
    before = words[place - 1] if place else None
    half = word.text[0] not in ALL_SURNAMES and word.tag != "nrt"  # 祝 | 志远: no name by itself
    cut_off = (
        before and len(word.text) <= 2 and before.end == word.start
        and (before.text in FREQUENT_SURNAMES or (half and before.text in ALL_SURNAMES and before.tag[0] not in "pcdmufq"))
    )  # fmt: skip
    return (before.start if before and cut_off else word.start), end


def _end_within(word: Token, following: Token | None) -> int:
    """Return where a name ends in a word that the tagger takes for one: 林晓彤 | 任, 龚卫平 | 作工作报告."""
    text = word.text
    if len(text) == 3 and text[-1] == "和" and following is not None and following.tag[0] in "vb":
        return word.end  # 许清和 | 执笔: 和 joins no name to what is done
    if word.tag == "nr" and len(text) == 4 and text[0] in ALL_SURNAMES and text[:2] not in _COMPOUND:
        return word.end - (not (SOUNDS.issuperset(text) or is_known(text)))
    return word.end - (len(text) > 2 and text[-1] in _NOT_IN_NAMES)


def _ends_name(words: list[Token], place: int) -> bool:
    """Return whether a character goes with the name of two before it: 贺兰 | 英 | 、, 韩立 | 群 | 与."""
    before, word = words[place - 1], words[place]
    if len(before.text) != 2 or len(word.text) != 1 or word.start != before.end:
        return False
    year = word.text == "年"  # 费松 | 年 | 在: behind a number alone it is one
    if (
        (word.tag[0] not in "njg" and not year)
        or word.text in FOLLOWS_NAME
        or word.text in _BESIDE_NAMES
        or not is_cjk(word.text)
    ):
        return False
    behind = words[place + 1] if place + 1 < len(words) else None
    return behind is None or behind.tag[0] in ("xpcuvt" if year else "xpcu") or _DOES.match(behind.text) is not None


_IS = frozenset("是为由让和与、")
"""What stands before a name whose surname is cut off, so that 何 asks nothing there."""

_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 慕容 夏侯 皇甫 尉迟 公孙 令狐 端木 司徒 长孙 宇文 轩辕 闻人 澹台 闾丘 呼延 钟离 独孤 淳于 申屠 公羊 赫连".split()
)
"""Surnames of two characters, which the segmenter takes for places."""

_BESIDE_NAMES = frozenset("男女省市县区镇乡村局厅部处科院校所厂队组班等君氏某党团")
"""Characters that stand right behind a name and are no part of it: 李明(男), 王强等."""

_DOTS = frozenset("·•‧・")


def _dotted(words: list[Token]) -> Iterator[Span]:
    """Yield the spans of foreign names whose parts a dot joins, whole: 商人 | 戴维 | · | 里 | 滕豪斯."""
    place = 0
    while place < len(words):
        place += 1
        if place >= len(words) - 1 or words[place].text not in _DOTS:
            continue
        first, last = place - 1, place + 1
        if not all(SOUNDS.issuperset(word.text) or word.tag[:2] == "nr" for word in (words[first], words[last])):
            continue
        while first > 0 and _goes_with_sounds(words[first - 1]):
            first -= 1
        while last + 1 < len(words):
            if words[last + 1].text in _DOTS and last + 2 < len(words) and is_cjk(words[last + 2].text[0]):
                last += 2
            elif _goes_with_sounds(words[last + 1]):
                last += 1
            else:
                break
        yield words[first].start, words[last].end
        place = last


def _goes_with_sounds(word: Token) -> bool:
    """Return whether a word beside a part of a foreign name is more of it: it is written by its sound, and no word."""
    if word.tag[:2] == "nr" and not is_known(word.text):
        return is_cjk(word.text[0])
    if not SOUNDS.issuperset(word.text) or word.text in FOLLOWS_NAME or word.tag[0] in "pcdu":
        return False
    return word.tag[:2] in ("nr", "ns", "nz") or len(word.text) == 1 or not is_known(word.text)
