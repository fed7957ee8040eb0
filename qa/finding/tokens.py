"""The words of a sentence with their parts of speech, names cut from what the segmenter joins to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold_with_offsets, is_cjk
from qa.asking.segmenter import is_known, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator


Span = tuple[int, int]


CAPITAL, SMALL_LETTER = "A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ", "a-zß-öø-ÿĀ-ɏḀ-ỿ"
"""Letters of Latin names; those beyond Latin-1 (ğ, ł, š) stand in pairs, and count as both."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence with its part of speech (the segmenter's tags: n, ns place, nt body, nr person, v …)."""

    start: int
    end: int
    text: str
    tag: str


SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段"
    "雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柯庄骆"
)
"""The hundred most frequent surnames and a few of Fujian's: three characters that begin so may be a person."""

ALL_SURNAMES = SURNAMES | frozenset(
    "鲁岑尤苗柳俞酆费廉滕殷毕安常乐时傅皮卞齐康伍元卜平穆湛祁米贝明臧计伏成谈宋庞纪舒屈项祝阮蓝闵席季麻强路娄危童颜梅盛林刁邱虞霍凌丛支昝管卢"
    "莫经房裘缪干解应宗宣贲郁单杭包诸左崔吉钮嵇邢滑裴荣荀羊惠甄曲封芮储靳汲邴糜松井富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰仲伊宫宁仇栾暴甘厉戎祖符"
    "景詹束龙司韶郜黎薄印宿怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别晏柴瞿阎充慕"
    "连茹习宦艾鱼容古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾沙乜养鞠须丰巢关蒯相查后荆红游"
    "竺权逯盖益桓公佟仝肇展邸楚岳帅练苑初门禹战寻覃揭占佘阳粟闾栗谌高于洪"
    "卫植华辜晋商花官银扬丘涂冼麦芦牟苟迟亓矫兰衣尉鹿邝邬鄢倪施翁章葛樊窦柏戚喻奚褚隋鲍郎萧欧狄茅幸代缑蹇雒"
)
"""The surnames of the Hundred Family Surnames and a few more, of one character: a name where something else says so."""

ROLES = (
    r"员|教授|博士|院士|记者|学者|医生|医师|教师|老师|校长|院长|县长|市长|区长|镇长|省长|厅长|局长|部长|处长|科长|馆长|所长|站长|社长|会长|厂长|班长|队长|村长|园长|台长|行长|署长|庭长|组长|船长|机长|舰长|护士长|列车长|董事长|理事长|秘书长|团长"
    r"|主任|书记|经理|总裁|主席|干事|总监|工程师|设计师|律师|教练|画家|作家|诗人|书法家|企业家|学家|艺术家|歌手|选手|名将|小将|传承人|创始人|负责人|华侨|乡贤|商人|村民|市民|居民|工匠|技工|先生|女士"
)
"""Words of a role, behind which the name of its holder stands."""

ROLE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,2}}{ROLES}|领队|指挥长|董事|顾问|馆员|委员|得主|获得者|获奖者|秘书)(?!单位|制|期|会|长)"
)
"""A word of a role in a question."""

BEFORE_NAME = re.compile(
    rf"(?:{ROLES}|[关台行庭园店船机组署司州乡]长|冠军|亚军|季军|得主|师[弟兄姐妹]|同学|同事|好友|搭档|合伙人)$"
)


_JOINED = "为由任是请向让比"
_AFTER_NAME = frozenset("以在于从将与和向对把被任获率出说称考得拿当是有来捐打写据")
"""Characters that the segmenter joins to the last one of a name before them."""
FOLLOWS_NAME = frozenset("任在到率带说担当作出来去给把被将已也又都是为对从向于就还再参领讲主的了等和与及同跟获捐")
"""Characters that stand alone behind a name and are no part of it."""


def _names_cut(words: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words with names cut from what the segmenter joins to them: 由林守|正 is 由 and 林守正."""
    place = 0
    while place < len(words):
        word, tag = words[place]
        before = words[place - 1][0] if place else ""
        place += 1
        if tag == "nr" and len(word) == 2 and word[0] in ALL_SURNAMES and place < len(words) and not is_known(word):
            following = words[place][0]
            if len(following) == 2 and following[1] in _AFTER_NAME and not is_known(following) and is_cjk(following[0]):
                yield word + following[0], tag  # 尹若|水以287票
                words[place] = following[1], "p"
                continue
        surnames = ALL_SURNAMES if word[0] == "比" else SURNAMES
        if len(word) == 2 and word[0] in _JOINED and word[1] in surnames and not is_known(word) and place < len(words):
            following, part = words[place]
            named = part[:2] in {"nr", "nz"} or not is_known(following)
            named = named or (word[0] == "为" and BEFORE_NAME.search(before) is not None)
            if len(following) <= 2 and is_cjk(following[0]) and named:
                yield word[0], "p"  # 首任校长|为林|树德
                yield word[1] + following, "nr"
                place += 1
                continue
        if not (
            tag == "nr" and len(word) in {3, 4} and word[0] in _JOINED and (word[1] in SURNAMES or word[0] == "由")
        ):
            yield word, tag
            continue
        name, following = word[1:], words[place][0] if place < len(words) else ""
        if len(name) == 2 and len(following) == 1 and is_cjk(following) and following not in FOLLOWS_NAME:
            name, place = name + following, place + 1
        yield word[0], "p"
        yield name, tag


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """Return the words of a text with spans into it; together they cover it."""
    folded, offsets = fold_with_offsets(text)
    found, place = [], 0
    for word, tag in _names_cut(tagged(folded)):
        # A character that the dictionary lacks (烯) is tagged like a mark
        part = "n" if tag == "x" and is_cjk(word[0]) else tag
        found.append(Token(offsets[place], offsets[place + len(word)], word, part))
        place += len(word)
    return found


NOUNS = frozenset("n ns nz nr nrt nrfg nt j ng".split())


def joint(text: str, spans: list[Span], marks: set[str]) -> list[Span]:
    """Return the spans of names that stand joined, each with its neighbour and all of a row together."""
    found, first = [], 0
    for place, (left, right) in enumerate(pairwise(spans)):
        if text[left[1] : right[0]] in marks:
            found += [(left[0], right[1]), (spans[first][0], right[1])]
        else:
            first = place + 1
    return found


def is_inside(span: Span, other: Span) -> bool:
    """Return whether a span is part of a longer one."""
    return other[0] <= span[0] and span[1] <= other[1] and span != other
