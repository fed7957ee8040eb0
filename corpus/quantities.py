"""Numbers with their units in Chinese and English text: counts, money, percentages, ordinals. Spans are half-open.

An Arabic number counts wherever it is not part of a date or a code; a Chinese numeral counts only before a measure
word, because 三创园, 十分 and 一体 are not about three, ten or one. Everything that is looked at around a number is of
bounded length, so that the whole is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.normalise import fold_with_offsets, has_numeric_marks, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity that the text names at ``[start, end)``, with a word such as 超 or 以上 that is part of the value.

    ``[number_start, number_end)`` is the number and its unit without that word. ``value`` is in single units (1.35亿元
    is 135000000), a percentage as written; a range has its first value. ``kind`` is ``number``, ``money``,
    ``percent`` or ``ordinal``. Money has one ``unit`` in all languages (元, 美元, …); an English unit is the singular
    noun, which may stand a word or two after the number and then lies outside the span. ``modifier`` is the word before
    or after the number, also one that leaves it ``exact`` (达, 共) and lies outside the span.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    unit: str
    kind: str
    modifier: str
    exact: bool


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _phrases(line: str) -> list[str]:
    return line.split("|")


def _either(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# ---- the lexicon ---------------------------------------------------------------------------------------------------

_CURRENCIES = {
    "元": "元|块钱|人民币|yuan|renminbi|rmb|cny|¥|cn¥",
    "美元": "美元|美金|dollar|dollars|us dollars|u.s. dollars|usd|us$|$",
    "港元": "港元|港币|hkd|hk$|hk dollars",
    "欧元": "欧元|euro|euros|eur|€",
    "英镑": "英镑|gbp|£|pounds",
    "日元": "日元|yen|jpy",
    "韩元": "韩元",
    "卢布": "卢布",
    "澳元": "澳元|a$",
    "加元": "加元|c$",
    "新台币": "新台币|nt$",
    "瑞士法郎": "瑞士法郎",
    "泰铢": "泰铢",
    "卢比": "卢比",
    "新加坡元": "s$|新加坡元|新元",
}
_MONEY = {name: unit for unit, names in _CURRENCIES.items() for name in names.split("|")}

_COUNTERS = _words(
    "个 家 项 人 名 位 支 所 次 件 种 届 年 天 期 台 套 吨 米 座 栋 幢 间 处 户 岁 辆 艘 架 部 篇 本 册 卷 "
    "张 幅 枚 块 片 颗 粒 株 棵 朵 只 匹 条 根 类 款 批 班 场 层 轮 笔 宗 例 桩 份 趟 遍 周 倍 回 集 章 道 "
    "门 起 案 榀 盏 面 杆 瓶 盒 袋 箱 桶 罐 杯 碗 顿 餐 剂 票 秒 尾 羽 镇 村 乡 县 社区 街道 平方米 平方公里 "
    "平方千米 立方米 公里 千米 海里 华里 厘米 毫米 微米 纳米 亩 公顷 顷 公亩 公尺 公寸 公分 公吨 坪 "
    "台斤 克 千克 公斤 斤 毫克 微克 升 "
    "毫升 公升 瓦 千瓦 兆瓦 千瓦时 兆瓦时 千伏 赫兹 兆赫 字节 比特 像素 摄氏度 吨位 标箱 标准箱 个月 个季度 "
    "连胜 连败 连冠 连增 连涨 连丰 连降 "
    "个学期 个小时 个工作日 个百分点 百分点 小时 分钟 秒钟 钟头 星期 周年 周岁 学年 学期 学分 课时 学时 "
    "个世纪 工作日 昼夜 人次 人份 人天 户次 家次 台次 件次 场次 班次 架次 车次 航次 批次 梯次 台套 席位 工位 "
    "册次 辆次 艘次 列次 例次 种次 篇次 泊位 车位 床位 首 句 页 个半小时 个半月 个半世纪 封 具 "
    "千伏安 兆伏安 吉瓦时"
)
# A Chinese numeral before these is rarely a count: 二级, 三号, 三门峡, 千里, 四点, 二月; an Arabic number is.
_ARABIC_ONLY = _words(
    "级 号 型 强 里 市 省 点 度 环 代 折 分 队 组 行 字 词 安 两 站 课 口 列 股 头 床 席 对 双 副 节 月 日 "
    "年级 年代 把 刻 题 局 段 球 眼 挂 单 夜 担 石 丈 尺 贯 锭 千兆 兆 吉瓦 世纪 包 针 平方 平米 立方 载重吨 名次 字符"
)
MEASURE_WORDS = _COUNTERS | _ARABIC_ONLY
# Of these a Chinese numeral counts if it is long: 九百六十八分, but neither 十分 nor 三分.
_SPELT_OUT = _words("分 级 度 组 站 字 头 床 席 球 平方 平米 立方 夜 担 石 丈 尺 贯 锭")
# They number and do not count: 21世纪, 3号.
_NUMBERING = _words("世纪 号 年级 年代")
# 一 before most measure words is an idiom or an article (一批, 一定, 一步); before these it counts.
_AFTER_ONE = _words(
    "个 家 项 名 位 支 所 座 件 台 套 场 届 条 年 天 周 人 户 处 篇 部 辆 艘 架 栋 幢 枚 亩 吨 公里 个月 "
    "小时 分钟 间 份 册 本 张 人次 个半小时 个半月"
)
# 百家 and 万人 are figures of speech more often than counts; 百名专家 and 万元 are not.
_AFTER_BARE_SCALE = _words("名 项 亩 吨 公里 平方米 平方公里 千瓦 人次 吨位")
_NOT_A_COUNT = re.compile(
    "五台山|三门[峡县]|三元[区里桥]|[三四五六]位一体|千家万户|万家灯火|百家[争讲姓号]|千人[一计]|万人空巷|百年[未大]|千年[之古]|"
    "三次产业|万元户|一年一度|一家人|一人一|一户一|[一二]次[性元]|三期叠加|[二两三]面[性派]|四面八方|五年规划纲"
)
# 新一届, 这一年, 统一: an article or the end of another word.
_NOT_ONE_AFTER = re.compile("[新上下这那每某另同前后统唯单专逐如合不周期之的万第进任哪首末]$")

_ENGLISH_UNITS = _words(
    "km km2 km² m m2 m² m3 m³ cm cm2 cm² cm3 cm³ mm nm μm kg g mg t kt mt mw gw kw w kwh mwh gwh twh gb tb "
    "mb kb hz khz mhz ghz ha mu ml l kv v °c ℃ mah teu dwt sqm"
)
_LOWER_CASE_UNITS = _words("m g t w l v h s")  # 5G and 3M are names, 5g and 3m are measures
_NOT_NOUNS = _words(
    "of the and or to in on at by for from with as is are was were be been has have had will would can could "
    "may this that these those it its their his her our than then when while which who whose where after "
    "before during since until times us plus also not no but if so per between against over under into "
    "across among about via including versus vs does did always has as was thus gas less various previous "
    "perhaps unless yes towards besides whereas afterwards"
)
_PEOPLE = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "persons": "person",
    "staff": "staff",
    "personnel": "personnel",
    "feet": "foot",
    "mu": "mu",
    "species": "species",
    "series": "series",
}
_HYPHENATED = _words(
    "year years month months day days week weeks hour hours minute minutes member members person kilometer "
    "kilometre km meter metre hectare ton tonne story storey mile acre square seat page point"
)
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9, "tn": 12}
_MULTIPLIERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

_INEXACT_BEFORE = _words(
    "超过 超出 超 突破 逾 近 接近 将近 约 大约 约为 约合 大概 不足 不到 未满 不少于 不低于 不超过 不高于 "
    "不多于 至少 最多 最少 低于 高于 少于 多于 大于 小于 过 破 上 数 几 好几 ± 近约 有望突破 跨越 跃上 迈上"
)
_EXACT_BEFORE = _words(
    "达 达到 达成 高达 多达 为 共 共计 共有 总共 一共 累计 总计 合计 仅 计 全部 分别为 分别达 已达 增至 升至 降至"
)
# These before a numeral without a measure word still make a quantity of it: 超千亿, 逾百.
_MAKES_A_COUNT = _words("超 超过 突破 逾 近 约 接近 将近 不足 不到 大约")
# These are of a round number, spelt: 数百, 上万; but 印数1500 and 跨上60亿 are a noun's end and a verb's.
_OF_ROUND = _words("数 上 几 好几")
_BEFORE = dict.fromkeys(_INEXACT_BEFORE, False) | dict.fromkeys(_EXACT_BEFORE, True)
_LONGEST_BEFORE = max(map(len, _BEFORE))
# 附近3家 is a place, 通过3项 and 网上百家 are verbs and adverbs.
_NOT_BEFORE = {
    "近": "附最贴靠亲临邻远新",
    "过": "通经超不胜",
    "破": "侦",
    "上": "以之线网路历身海马晚早天地加会船车楼台场桌山岛街班机",
    "约": "合签节制预条契大邀",
    "数": "总人户次家基倍指多少个件台分无岁项参系位",
    "几": "好",
    "为": "成作认",
}
_ENGLISH_BEFORE = dict.fromkeys(
    _phrases(
        "more than|over|nearly|almost|about|around|some|approximately|roughly|up to|at least|at most|less than|"
        "fewer than|under|above|below|exceeding|exceeded|exceeds|surpassing|surpassed|close to|no more than|"
        "topping|no less than|no fewer than|not less than|not more than|topped|as many as|as much as|well over|"
        "just over|just under|greater than"
    ),
    False,
) | dict.fromkeys(_phrases("a total of|total of|reached|reaching|only|exactly"), True)

# ---- what is looked for --------------------------------------------------------------------------------------------

_CN = "零〇一二三四五六七八九十百千万亿两"
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_NUMBER_WORD = "|".join(_NUMBER_WORDS)
_TRIGGER = re.compile(
    rf"{_ARABIC}|[{_CN}]+(?:点[零〇一二三四五六七八九]+[百千]?[万亿]{{0,2}})?|(?<![a-z-])(?:{_NUMBER_WORD})(?![a-z])"
)
_SCALE = re.compile(r" ?([十百]?万亿|[十百千]?[万亿]|[百千](?![米克瓦伏卡兆帕焦分]))")
_ENGLISH_SCALE = re.compile(r"[ -]?(hundred|thousand|million|billion|trillion|mn|bn|tn)(?![a-z])")
_SHORT_SCALE = re.compile(r"([kmb])(?![a-z0-9])")
_NEXT_ARABIC = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?")
_MEASURE = re.compile(
    rf" ?({_either(MEASURE_WORDS | frozenset(w for w in _MONEY if is_cjk(w[0])))})(?!之)(?!(?<=部)门)"
)
_BETWEEN = re.compile(r" ?([余多几来+])")
_AFTER = re.compile(r" ?(以上|以下|以内|左右|上下|有余|之多|\+|or more|or so|or above)")
_TRAILING = re.compile("[多余](?![次家个项名种样数维元层级方人年地])")
_PERCENT = re.compile(r" ?(?:%|per ?cent(?![a-z])(?: points?)?|pct(?![a-z])|percentage points?)")
_PER_MILLE = re.compile(" ?‰")
_JOIN = re.compile(r" ?(?:至|到|±) ?|[-‐‑–—―−~〜]{1,2}| [-‐‑–—―−~〜]{1,2} ")
_ENGLISH_JOIN = re.compile(" to ")
_CURRENCY = re.compile(r"(?:(?:us|hk|nt|[acs])\$|cn¥|[$¥€£]|(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp|jpy))[ ]?\Z")
_ENGLISH_MONEY = re.compile(
    r"[ -]?((?:us |u\.s\. |hk )?dollars?|yuan|renminbi|rmb|cny|usd|hkd|euros?|eur|gbp|jpy|yen|pounds)(?![a-z]| ?[0-9])"
)
_WORD = re.compile(r" ([a-z][a-z'-]*)")
_LENGTH_SIGNS = {
    "kilometre": "km", "kilometer": "km", "centimetre": "cm", "centimeter": "cm", "metre": "m", "meter": "m",
    "mile": "mile", "foot": "ft", "feet": "ft", "yard": "yd", "inch": "in",
}  # fmt: skip
_POWER = re.compile(rf"[ -](square|cubic)[ -]({'|'.join(_LENGTH_SIGNS)})(?:s|es)?(?![a-z])")
_POWERS = {"square": "²", "cubic": "³"}
_HYPHEN_WORD = re.compile(r"-([a-z]+)(?:-old)?(?![a-z0-9])")
_LETTERS = re.compile(r"[a-zμ°][a-z0-9²³]*(?:/[a-z]+)?")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)(?![a-z0-9])")
_CODE_REST = re.compile(r"[a-z0-9._/+-]*")
_FRACTION = re.compile(rf"分之([{_CN}]+(?:点[零〇一二三四五六七八九]+)?|[0-9]+(?:\.[0-9]+)?)")
_TENTHS = re.compile(
    "(一(?=成[一二三四五六七八九])|[二两三四五六七八九1-9])[二三四五六七八九]?成([一二三四五六七八九])?(?![为功立员效长都果本熟就品交因])"
)
_CLOCK = re.compile(
    r"[0-9]{1,2} ?(?:时(?![段代])(?:[0-9]{1,2}分?)?|点(?:[0-9]{1,2}分|[半整钟])|:[0-9]{2}(?::[0-9]{2})?)"
)
_NOT_ORDINAL = re.compile("第(?:一(?:时间|线|手|书记)|三[方者]|[一二三](?:产业|课堂))")
_NOT_HUNDREDS = re.compile("百[姓货科草色合度般]|[千万]一|万[能象物分]|千[方辛山]")
_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_NUMBER = re.compile(_ARABIC)
_DOTTED = re.compile(r"[0-9./:_]+")
_BARE_PAIR = re.compile(r"[-–—―−~:][0-9]")
_CURRENCY_NAME = re.compile(r"(人民币|新台币|美元|美金|港元|港币|欧元|英镑|日元)[ ]?\Z")
_CURRENCY_SIGN = re.compile(r"(?:us\$|hk\$|[$¥€£])")
_ALSO_YUAN = re.compile(" ?人民币")
_DEGREES = _words("度 摄氏度 °c °f degree")
_BELOW = re.compile(r"(?:零下|(?<![a-z])minus) ?\Z")
_SIGNED = _words("% ‰ °c 摄氏度 个百分点")
_TAKES_TRAILING = _words("年 天 个月 小时 公里 倍 岁 米 周 亩 吨")
_TAKES_HALF = _words("年 天 周 小时 个小时 倍 公里 里")
_CHANGES_FROM = re.compile(
    r"(?<![a-z])(?:ris|rose|fall|fell|cut|drop|increas|decreas|gr[eo]w|reduc|rais|shorten|lengthen|climb|slip|improv|widen|jump|go|went)"
    r"[a-z]* (?:[a-z]+ ){0,3}from [^a-z0-9,;]{0,4}\Z"
)
_AND_A_HALF = re.compile("半(?![年月天日载数价程导夜岛工封径成期山马决场壁圆边途截路球生票])")
_HALF = Decimal("0.5")
_AFTER_ARTICLE = _words(
    "another day who time thing way side hand such other more step must can after should million billion"
)
_NUMBER_WORDS_RUN = re.compile(rf"({_NUMBER_WORD})(?:-(one|two|three|four|five|six|seven|eight|nine))?(?![a-z])")
_ENGLISH_MODIFIER = re.compile(
    rf"(?:^|[^a-z])({'|'.join(sorted(_ENGLISH_BEFORE, key=lambda word: (-len(word), word)))}) \Z"
)
_COUNTS_ALONE = re.compile(r" (?:of (?:the|these|those|them|its|our|their|which|whom)|were|are|have|had)(?![a-z])")
_NUMBERED = re.compile(
    r"\b([A-Z][A-Za-z]+|[Ll]ine|[Pp]hase|[Rr]oute|[Pp]ier|[Tt]erminal|[Bb]uilding|[Zz]one|[Nn]o\.?)[ -](\d{1,3})"
    r"(?![a-zA-Z0-9]|[.,]?\d|%)"
)
# Capitalised words before a number that is none of a row: of a date, of a quantity, of a sentence's beginning.
_NOT_NUMBERED = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec in on at of to by from about over the a an only nearly almost some under up another around "
    "first last next top all and or than with for these those its their between after before both more fewer less "
    "did does do was were is are has have had will would can could may should must not that which who whose what where "
    "when why how if whether there they we you he she it "
    "exactly approximately roughly just total staff people rmb usd eur gbp cny hkd jpy us hk"
)
_LONGEST = 40  # digits: what is longer is no quantity, and costs time to convert


def numbered(text: str) -> list[tuple[str, int, int]]:
    """Return what a text names in English with a number of a row, and where the number stands: line 2, Gannet 4.

    Example:
        >>> numbered("Line 2"), numbered("In May 3 people came")
        ([('line', 2, 5)], [])
    """
    return [
        (match[1].lower(), int(match[2]), match.start(2))
        for match in _NUMBERED.finditer(text)
        if match[1].lower() not in _NOT_NUMBERED
        and not (match[1][0].isupper() and _is_plural(match[1].lower()))
        and not _ENGLISH_SCALE.match(text, match.end())
    ]


def find_quantities(text: str, known: list[PartialDate] | None = None) -> list[Quantity]:
    """Return the quantities of the text in order; dates, codes (5G, GB18030), times and idioms are none.

    ``known`` are the dates of the text, if they have been read already.

    Example:
        >>> text = "新增653项，金额1.35亿元，增长26%以上"
        >>> [(text[q.start : q.end], str(q.value), q.kind) for q in find_quantities(text)]
        [('653项', '653', 'number'), ('1.35亿元', '135000000', 'money'), ('26%以上', '26', 'percent')]
    """
    folded, offsets = fold_with_offsets(text)
    if "，" in text or has_numeric_marks(text):
        folded = _readable(text, folded, offsets)
    dates = iter(find_partial(text) if known is None else known)
    date = next(dates, None)
    found: list[Quantity] = []
    names = {place for _, _, place in numbered(text)}
    for found_quantity in _Reader(text, folded, offsets).quantities():
        if found_quantity.number_start in names and found_quantity.unit not in _ENGLISH_UNITS:
            continue  # the Gannet 4 sells: a name, and no four sells
        if _is_incident(text, found_quantity):
            continue  # “7·15”洪水: of the day that gave it its name
        while date and date.end <= found_quantity.number_start:
            date = next(dates, None)
        if date is None or date.start >= found_quantity.number_end:
            found.append(found_quantity)
            if len(found) > 1 and (whole := _of_sport(text, *found[-2:])):
                found[-2:] = [whole]
    return found


def _of_sport(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return the one measure of a result of sport, whose decimals stand behind the unit (7米68); None if it is none."""
    decimals = text[second.start : second.end]
    if first.unit not in {"米", "秒"} or second.unit or second.start != first.end or len(decimals) > _CENTIMETRES:
        return None
    if not decimals.isdecimal():
        return None
    value = first.value + Decimal(f"0.{decimals}")
    return replace(first, end=second.end, number_end=second.number_end, value=value)


_CENTIMETRES = 2
"""Most digits behind the unit of a result of sport."""


_DOTS = frozenset("·•‧・∙")


def _is_incident(text: str, item: Quantity) -> bool:
    """Return whether a number without a unit is parted by a dot from another: 9·11, “7·15”."""
    low, high = item.number_start, item.number_end
    before = text[low - 1 : low] in _DOTS and text[low - 2 : low - 1].isdecimal()
    return not item.unit and (before or (text[high : high + 1] in _DOTS and text[high + 1 : high + 2].isdecimal()))


def _readable(text: str, folded: str, offsets: list[int]) -> str:
    """Return the folded text with ， for what folding made a thousands comma, and no digit for ① and ²; length kept."""
    characters = list(folded)
    for i, character in enumerate(folded):
        if character == "," and text[offsets[i]] == "，" and not _all_wide(text, offsets[i]):
            characters[i] = "，"
        elif "0" <= character <= "9" and not text[offsets[i]].isdecimal() and text[offsets[i]] not in "㎡㎥㎢²³":
            characters[i] = "\ufffd"
        elif "0" <= character <= "9" and text[offsets[i]] in "²³":
            characters[i] = text[offsets[i]]
    return "".join(characters)


def _all_wide(text: str, comma: int) -> bool:
    """Return whether full-width digits stand on both sides: then the comma is as wide only because they are."""
    return text[comma - 1 : comma] in _WIDE_DIGITS and text[comma + 1 : comma + 2] in _WIDE_DIGITS


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number without its unit: ``power`` of ten is what its scale word stood for, ``about`` 余 or 多 beside it."""

    end: int
    value: Decimal
    power: int = 0
    about: str = ""
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    unit: str = ""
    kind: str = "number"
    about: str = ""


def _exact(digits: str, power: int) -> Decimal:
    """Return the number in plain notation: 1.35 with power 8 prints as 135000000."""
    return Decimal(format(Decimal(f"{digits}e{power}"), "f"))


def _chinese_value(numeral: str) -> tuple[int, bool] | None:
    """Return the value of a Chinese numeral and whether it is exact (三五 is three to five); None if it is none."""
    if not any(c in _MULTIPLIERS for c in numeral):
        digits = [_CHINESE_DIGITS[c] for c in numeral]
        if len(digits) == 2 and "〇" not in numeral and 0 < digits[0] < digits[1] <= digits[0] + 2:
            return digits[0], False
        if len(digits) == 1 or (len(digits) <= 6 and "两" not in numeral):
            return int("".join(map(str, digits))), True
        return None
    total = section = digit = 0
    last = 1  # the scale before: 一百二 is 120
    pending = False
    for character in numeral:
        if character in _CHINESE_DIGITS:
            if pending and digit:
                return None  # 二三十
            digit, pending = _CHINESE_DIGITS[character], True
            last = 1 if not digit else last
        elif character in "万亿":
            section += digit
            if not section and not total:
                section = 1
            scale = 10 ** _MULTIPLIERS[character]
            total = (total + section) * scale if character == "亿" or not section else total + section * scale
            section, digit, pending, last = 0, 0, False, scale
        else:
            scale = 10 ** _MULTIPLIERS[character]
            section += (digit if pending else 1) * scale
            digit, pending, last = 0, False, scale
    if pending and last > 10:
        digit *= last // 10
    return total + section + digit, True


class _Reader:
    """Reads the quantities of one folded text; positions are the folded text's until one is handed out."""

    def __init__(self, text: str, folded: str, offsets: list[int]) -> None:
        self._text = text
        self._folded = folded
        self._offsets = offsets

    def quantities(self) -> Iterator[Quantity]:
        """Yield every quantity, also those that are part of a date."""
        position = 0
        floor = 0  # where the last quantity ended: a word before this one may not reach behind it
        while trigger := _TRIGGER.search(self._folded, position):
            start, position = trigger.span()
            character = self._folded[start]
            if "0" <= character <= "9":
                skipped = self._skip_code(start, position)
                if skipped:
                    position = max(position, skipped)
                    continue
                found = self._arabic(start, floor)
            elif character in _CN:
                found = self._chinese(start, position, floor)
                fraction = None if found else _FRACTION.match(self._folded, position)
                position = fraction.end() if fraction else position
            else:
                found = self._english(start, floor)
            if found:
                position = floor = max(position, found[1])
                yield found[0]

    def _quantity(
        self, start: int, unit: _Unit, value: Decimal, floor: int, *, about: str = "", exact: bool = True
    ) -> tuple[Quantity, int]:
        """Return the quantity with the words around it, and where it ends in the folded text."""
        named = _CURRENCY_NAME.search(self._folded, floor, start) if unit.kind == "money" else None
        if named:  # 新台币三亿元: the name before the number says which 元
            start, unit = named.start(), _Unit(unit.end, _MONEY[named[1]], "money", unit.about)
        if unit.unit in _DEGREES and (below := _BELOW.search(self._folded, floor, start)):
            start, value = below.start(), -value
        before, begin, before_exact = self._modifier_before(start, floor)
        modifier, end = before, unit.end
        about = about or unit.about
        if unit.unit.startswith("个半"):  # 两个半小时
            value += _HALF
            unit = _Unit(unit.end, unit.unit.removeprefix("个半").replace("月", "个月"), unit.kind)
        elif unit.unit in _TAKES_HALF and _AND_A_HALF.match(self._folded, end):  # 一年半
            value, end = value + _HALF, end + 1
        trailing = _TRAILING.match(self._folded, end) if unit.unit in _TAKES_TRAILING and not about else None
        if trailing:
            about, end = trailing[0], trailing.end()
        after = _AFTER.match(self._folded, end)
        if after:
            end = after.end()
        approximate = (before and not before_exact) or about or after
        if before and before_exact:
            begin = start
            modifier = (about or (after[1] if after else "")) or before
        elif not before:
            modifier = about or (after[1] if after else "")
        at = self._offsets
        return (
            Quantity(
                at[begin],
                at[end],
                at[start],
                at[unit.end],
                value,
                unit.unit,
                unit.kind,
                modifier,
                exact=exact and not approximate,
            ),
            end,
        )

    def _modifier_before(self, start: int, floor: int) -> tuple[str, int, bool]:
        """Return the word before the number ("" if none), where it begins and whether the number stays exact."""
        end = start - 1 if self._folded[start - 1 : start] == " " and start > floor else start
        for length in range(min(_LONGEST_BEFORE, end - floor), 0, -1):
            word = self._folded[end - length : end]
            if word in _BEFORE:
                if word in _OF_ROUND and self._folded[start] not in _MULTIPLIERS:
                    break
                previous = self._folded[end - length - 1 : end - length] if end > length else ""
                if previous and previous in _NOT_BEFORE.get(word, ""):
                    break
                return word, end - length, _BEFORE[word]
        words = _ENGLISH_MODIFIER.search(self._folded[max(floor, start - 24) : start])
        if words:
            return words[1], start - len(words[1]) - 1, _ENGLISH_BEFORE[words[1]]
        return "", start, True

    # ---- Arabic numbers

    def _skip_code(self, start: int, end: int) -> int:
        """Return where to go on if the digits belong to a code, version, time, fraction or web address; else 0."""
        s = self._folded
        before, earlier = s[max(0, start - 1) : start], s[max(0, start - 2) : max(0, start - 1)]
        if before and ("a" <= before <= "z") and not self._currency(start) and not self._strong_unit(end):
            return _end(_CODE_REST, s, start)
        joined = (
            before
            and before in "-/_.:=@#&"
            and earlier
            and earlier.isascii()
            and (earlier.isalnum() or earlier in "/_-.")
        )
        if joined or (before and before in "_=@#&"):
            return _end(_CODE_REST, s, start)
        clock = _CLOCK.match(s, start)
        if clock and not s[clock.end() : clock.end() + 1].isdigit():
            return clock.end()
        following, later = s[end : end + 1], s[end + 1 : end + 2]
        if following in (".", ":", "/", "_") and "0" <= later <= "9":
            return _end(_DOTTED, s, start)
        if following == "-" and not self._hyphenated(end) and ("a" <= later <= "z"):
            return _end(_CODE_REST, s, start)
        if "a" <= following <= "z" and not self._letters(end, currency=self._currency(start) is not None):
            return _end(_CODE_REST, s, start)
        return 0

    def _currency(self, start: int) -> re.Match[str] | None:
        return _CURRENCY.search(self._folded, max(0, start - 5), start)

    def _strong_unit(self, end: int) -> bool:
        """Return whether what follows leaves no doubt that the digits after a Latin name are a number: GDP120亿元."""
        return bool(_SCALE.match(self._folded, end) or _PERCENT.match(self._folded, end))

    def _hyphenated(self, end: int) -> bool:
        word = _HYPHEN_WORD.match(self._folded, end)
        return word is not None and (
            bool(_POWER.match(self._folded, end)) or word[1] in _HYPHENATED or word[1] in _SCALES or word[1] in _MONEY
        )

    def _letters(self, end: int, *, currency: bool) -> bool:
        """Return whether the letters right after the digits are a unit, a scale or an ordinal's ending."""
        s = self._folded
        return bool(
            self._latin_unit(end)
            or _ORDINAL_END.match(s, end)
            or _ENGLISH_SCALE.match(s, end)
            or _ENGLISH_MONEY.match(s, end)
            or _PERCENT.match(s, end)
            or (currency and _SHORT_SCALE.match(s, end))
        )

    def _latin_unit(self, end: int) -> _Unit | None:
        letters = _LETTERS.match(self._folded, end)
        if letters is None or letters.end() > end + 12:
            return None
        unit = letters[0]
        if unit.partition("/")[0] not in _ENGLISH_UNITS:
            return None
        if unit in _LOWER_CASE_UNITS and self._text[self._offsets[end]].isupper():
            return None
        return _Unit(letters.end(), unit.replace("²", "2").replace("³", "3"))

    def _arabic(self, start: int, floor: int) -> tuple[Quantity, int] | None:
        amount = self._arabic_amount(start, currency=self._currency(start) is not None)
        if amount is None:
            return None
        ordinal = self._ordinal(start, amount, floor)
        if ordinal:
            return ordinal
        tenths = _TENTHS.match(self._folded, start)
        if tenths and amount.end == start + 1:
            return self._tenths(start, tenths, floor)
        return self._counted(start, amount, self._unit(amount), floor)

    def _counted(self, start: int, amount: _Amount, unit: _Unit, floor: int) -> tuple[Quantity, int] | None:
        """Return the quantity of that number and unit, or the range that it begins."""
        about, exact = amount.about, amount.exact
        value = amount.value
        second = self._right_end(start, amount, unit)
        if second:
            other, unit = second
            if not amount.power and other.power and not unit.unit.startswith("%"):
                value = _exact(format(value, "f"), other.power)
            about, exact = other.about, False
        elif unit.unit == "" and _BARE_PAIR.match(self._folded, amount.end):
            return None  # a score, a telephone number, an unknown code
        begin = start
        currency = self._currency(start)
        if currency and currency.start() >= floor:
            begin = currency.start()
            unit = _Unit(unit.end, _MONEY[currency[0].strip()], "money", unit.about)
        elif (
            begin > floor
            and self._folded[begin - 1] in "-−"
            and unit.unit in _SIGNED
            and not _ends_word(self._folded, begin - 1)
        ):
            begin, value = begin - 1, -value
        return self._quantity(begin, unit, value, floor, about=about, exact=exact)

    def _right_end(self, start: int, first: _Amount, unit: _Unit) -> tuple[_Amount, _Unit] | None:
        """Return the second number of a range with its unit: 3-5个, 30%至40%, 5至10万元, 3 to 5 projects."""
        join = _JOIN.match(self._folded, unit.end) or _ENGLISH_JOIN.match(self._folded, unit.end)
        if join and join[0] == " to " and _CHANGES_FROM.search(self._folded, max(start - 48, 0), start):
            return None  # prices rise from £12.50 to £13.50: two values
        if join is None or (unit.unit and join[0].strip() in ("到", "to")):
            return None  # 从3家到5家 is a change
        at = join.end()
        sign = _CURRENCY_SIGN.match(self._folded, at)
        if sign:
            at = sign.end()
        if not "0" <= self._folded[at : at + 1] <= "9" or not self._folded[at : at + 1]:
            return self._chinese_right_end(at, first, unit)
        other = self._arabic_amount(at, currency=sign is not None or self._currency(start) is not None)
        if other is None:
            return None
        found = self._unit(other)
        letters = self._folded[found.end : found.end + 1]
        if "a" <= letters <= "z":
            return None
        if join[0].strip() == "±" or (self._currency(start) and not unit.unit and other.value > first.value):
            return other, found
        if not found.unit or (unit.unit and unit.unit != found.unit):
            return None
        return other, found

    def _chinese_right_end(self, at: int, first: _Amount, unit: _Unit) -> tuple[_Amount, _Unit] | None:
        trigger = _TRIGGER.match(self._folded, at)
        if trigger is None or unit.unit or self._folded[at] not in _CN or first.power:
            return None
        parsed = _chinese_value(trigger[0]) if len(trigger[0]) <= 3 else None
        measure = _MEASURE.match(self._folded, trigger.end())
        if parsed is None or measure is None or measure[1] not in _COUNTERS or parsed[0] <= first.value:
            return None
        return _Amount(trigger.end(), Decimal(parsed[0])), self._measured(measure)

    def _arabic_amount(self, start: int, *, currency: bool) -> _Amount | None:
        """Return the number at ``start`` with its scale words applied."""
        s = self._folded
        number = _NUMBER.match(s, start)
        if number is None or number.end() - start > _LONGEST:
            return None
        digits, end, about, power = number[0].replace(",", ""), number.end(), "", 0
        between = _BETWEEN.match(s, end)
        scale = _SCALE.match(s, end)
        if scale is None and between:
            scale = _SCALE.match(s, between.end())  # 30余万人
            about = between[1] if scale else ""
        if scale is None:
            words = _ENGLISH_SCALE.match(s, end) or (_SHORT_SCALE.match(s, end) if currency else None)
            if words:
                return _Amount(words.end(), _exact(digits, power := _scale_power(words[1])), power)
            return _Amount(end, _exact(digits, 0))
        power = sum(_MULTIPLIERS[c] for c in scale[1])
        value, end, lower = _exact(digits, power), scale.end(), power
        while following := _NEXT_ARABIC.match(s, end):  # 3亿5000万
            scale = _SCALE.match(s, following.end())
            smaller = sum(_MULTIPLIERS[c] for c in scale[1]) if scale else lower
            if scale is None or smaller >= lower:
                break
            value, end, lower = value + _exact(following[0], smaller), scale.end(), smaller
        return _Amount(end, value, power, about)

    def _unit(self, amount: _Amount) -> _Unit:
        """Return the unit after the number, which ends where the number does if there is none."""
        s, end = self._folded, amount.end
        percent = _PERCENT.match(s, end)
        if percent:
            return _Unit(percent.end(), "个百分点" if "point" in percent[0] else "%", "percent")
        per_mille = _PER_MILLE.match(s, end)
        if per_mille:
            return _Unit(per_mille.end(), "‰", "percent")
        between = _BETWEEN.match(s, end)
        measure = _MEASURE.match(s, between.end()) if between else None
        if between and measure:
            return self._measured(measure, between[1])
        measure = _MEASURE.match(s, end)
        if measure:
            return self._measured(measure)
        if between and between[1] != "来":
            return _Unit(end, about=between[1]) if between[1] == "+" else _Unit(between.end(), about=between[1])
        return self._english_unit(end) or _Unit(end)

    def _measured(self, measure: re.Match[str], about: str = "") -> _Unit:
        word = measure[1]
        if word in _MONEY:
            also = _ALSO_YUAN.match(self._folded, measure.end()) if word == "元" else None
            return _Unit(also.end() if also else measure.end(), _MONEY[word], "money", about)
        if word.endswith("百分点"):
            return _Unit(measure.end(), "个百分点", "percent", about)
        return _Unit(measure.end(), word, "ordinal" if word in _NUMBERING and not about else "number", about)

    def _english_unit(self, end: int) -> _Unit | None:
        s = self._folded
        money = _ENGLISH_MONEY.match(s, end)
        if money:
            return _Unit(money.end(), _MONEY.get(money[1], "美元"), "money")
        if s[end : end + 1] in (" ", ""):
            unit = self._latin_unit(end + 1) if s[end : end + 1] else None
        else:
            unit = self._latin_unit(end)
        if unit:
            return unit
        if power := _POWER.match(s, end):
            return _Unit(power.end(), _LENGTH_SIGNS[power[2]] + _POWERS[power[1]])
        hyphenated = _HYPHEN_WORD.match(s, end)
        if hyphenated:
            return _Unit(hyphenated.end(1), _singular(hyphenated[1])) if hyphenated[1] in _HYPHENATED else None
        return self._noun(end)

    def _noun(self, end: int) -> _Unit | None:
        """Return the plural noun among the next three words; only the first is so near that it is in the span."""
        at = end
        for _ in range(3):
            word = _WORD.match(self._folded, at)
            if word is None or word[1] in _NOT_NOUNS or word.end() - at > _LONGEST:
                return None
            if _is_plural(word[1]):
                return _Unit(word.end() if at == end else end, _singular(word[1]))
            at = word.end()
        return None

    def _ordinal(self, start: int, amount: _Amount, floor: int) -> tuple[Quantity, int] | None:
        ending = _ORDINAL_END.match(self._folded, amount.end)
        if ending:
            return self._quantity(start, _Unit(ending.end(), "", "ordinal"), amount.value, floor)
        return self._numbered(start, amount.value, amount.end, floor)

    def _numbered(self, start: int, value: Decimal, end: int, floor: int) -> tuple[Quantity, int] | None:
        """Return the ordinal if 第 stands before: 第一批, 第3届, 第一."""
        at = start - 2 if self._folded[max(floor, start - 1) : start] == " " else start - 1
        if at < floor or self._folded[at] != "第" or _NOT_ORDINAL.match(self._folded, at):
            return None
        measure = _MEASURE.match(self._folded, end)
        unit = _Unit(measure.end(), measure[1], "ordinal") if measure else _Unit(end, "", "ordinal")
        whole = self._offsets
        return (
            Quantity(
                whole[at], whole[unit.end], whole[at], whole[unit.end], value, unit.unit, "ordinal", "", exact=True
            ),
            unit.end,
        )

    def _tenths(self, start: int, tenths: re.Match[str], floor: int) -> tuple[Quantity, int]:
        first = tenths[1]
        value = 10 * (int(first) if first.isdecimal() else _CHINESE_DIGITS[first]) + _CHINESE_DIGITS.get(
            tenths[2] or "", 0
        )
        return self._quantity(start, _Unit(tenths.end(), "%", "percent"), Decimal(value), floor)

    # ---- Chinese numerals

    def _chinese(self, start: int, end: int, floor: int) -> tuple[Quantity, int] | None:
        s = self._folded
        if end - start > _LONGEST or _NOT_A_COUNT.match(s, start):
            return None
        if s[end - 2 : end] == "万千" and s[end : end + 1] in tuple("瓦克伏米"):
            end -= 1  # 两万千瓦: the scale word belongs to the unit
        fraction = _FRACTION.match(s, end)
        if fraction:
            return self._hundredths(start, end, fraction, floor)
        tenths = _TENTHS.match(s, start)
        if tenths and s[end : end + 1] == "成":
            return self._tenths(start, tenths, floor)
        numeral, _, decimals = s[start:end].partition("点")
        parsed = _chinese_value(numeral)
        if parsed is None:
            return None
        value = Decimal(parsed[0])
        if decimals:
            digits = decimals.rstrip("百千万亿")
            value += Decimal("0." + "".join(str(_CHINESE_DIGITS[c]) for c in digits))
            value = _exact(format(value, "f"), sum(_MULTIPLIERS[c] for c in decimals[len(digits) :]))
        return self._numbered(start, value, end, floor) or self._chinese_counted(
            start, numeral, _Amount(end, value, exact=parsed[1]), floor
        )

    def _hundredths(self, start: int, end: int, fraction: re.Match[str], floor: int) -> tuple[Quantity, int] | None:
        if self._folded[start:end] not in ("百", "千") or len(fraction[1]) > _LONGEST:
            return None
        numeral, _, decimals = fraction[1].partition("点")
        if numeral[0] in _CN:
            parsed = _chinese_value(numeral)
            if parsed is None:
                return None
            value = Decimal(f"{parsed[0]}.{''.join(str(_CHINESE_DIGITS[c]) for c in decimals)}")
        else:
            value = Decimal(numeral)
        unit = "%" if self._folded[start] == "百" else "‰"
        return self._quantity(start, _Unit(fraction.end(), unit, "percent"), value, floor)

    def _chinese_counted(self, start: int, numeral: str, amount: _Amount, floor: int) -> tuple[Quantity, int] | None:
        s = self._folded
        before = self._modifier_before(start, floor)
        modified = before[0] != "" and not before[2]
        unit = self._unit(amount)
        bare = not any(c in _CHINESE_DIGITS for c in numeral) and numeral != "十"
        if not unit.unit:
            counts = before[0] in _MAKES_A_COUNT and any(c in "百千万亿" for c in numeral) and s[start] != "十"
            if counts and not _NOT_HUNDREDS.match(s, amount.end - 1):
                return self._quantity(start, _Unit(amount.end), amount.value, floor, exact=amount.exact)
            if self._fills_cell(start, amount.end):
                return self._quantity(start, _Unit(amount.end), amount.value, floor, exact=amount.exact)
            range_end = self._right_end(start, amount, unit)
            return self._counted(start, amount, unit, floor) if range_end and numeral != "一" else None
        rarely = unit.unit in _ARABIC_ONLY or (unit.kind == "number" and unit.unit not in _COUNTERS)
        spelt_out = self._is_spelt_out(start, numeral) or _BELOW.search(s, floor, start)
        if rarely and not (unit.unit in _SPELT_OUT and spelt_out):
            return None
        if numeral == "二" or (numeral == "一" and not self._is_one(start, unit)):
            return None  # before a measure word two is 两, and 一 mostly an article
        if bare and not (modified or unit.about or unit.kind == "money" or unit.unit in _AFTER_BARE_SCALE):
            return None
        return self._counted(start, _Amount(amount.end, amount.value, exact=amount.exact and not bare), unit, floor)

    def _fills_cell(self, start: int, end: int) -> bool:
        """Return whether a numeral is all that a cell of a table holds behind its row's name: | 学校 | 三十六 |."""
        before = self._folded[max(0, start - 40) : start].rpartition("\n")[2].rstrip(" ")
        after = self._folded[end : end + 8].lstrip(" ")[:1]
        return before.endswith("|") and after == "|" and any(map(is_cjk, before))

    def _is_spelt_out(self, start: int, numeral: str) -> bool:
        """Return whether a numeral is so long that it counts (九百六十八分), and tells no minute (八点三十五分)."""
        digits = sum(character in _CHINESE_DIGITS for character in numeral)
        scaled = any(character in _MULTIPLIERS for character in numeral)
        return digits > 1 and scaled and self._folded[max(start - 1, 0) : start] not in {"点", "时"}

    def _is_one(self, start: int, unit: _Unit) -> bool:
        s = self._folded
        if unit.unit not in _AFTER_ONE or _NOT_ONE_AFTER.search(s[max(0, start - 1) : start]):
            return False
        return not s.startswith(unit.unit, unit.end)  # 一个个

    # ---- English number words

    def _english(self, start: int, floor: int) -> tuple[Quantity, int] | None:
        s = self._folded
        words = _NUMBER_WORDS_RUN.match(s, start)
        if words is None:
            return None
        value = Decimal(_NUMBER_WORDS[words[1]] + (_NUMBER_WORDS[words[2]] if words[2] else 0))
        end, power = words.end(), 0
        while power < 12 and (scale := _ENGLISH_SCALE.match(s, end)):  # two hundred thousand
            step = _SCALES[scale[1]]
            value, power, end = _exact(format(value, "f"), step), power + step, scale.end()
        amount = _Amount(end, value, power)
        unit = self._english_word_unit(words[1], start, amount)
        if unit is None:
            return None
        return self._counted(start, amount, unit, floor)

    def _english_word_unit(self, word: str, start: int, amount: _Amount) -> _Unit | None:
        s = self._folded
        percent = _PERCENT.match(s, amount.end)
        if percent:
            return _Unit(percent.end(), "个百分点" if "point" in percent[0] else "%", "percent")
        if s[amount.end : amount.end + 1] == "-" and not self._hyphenated(amount.end):
            return None
        unit = self._english_unit(amount.end)
        if word != "one" or amount.power:
            alone = amount.power or _COUNTS_ALONE.match(s, amount.end) or self._is_object(start, amount.end)
            return unit or (_Unit(amount.end) if alone else None)
        following = _WORD.match(s, amount.end)
        if following is None or following[1] in _NOT_NOUNS or following[1] in _AFTER_ARTICLE:
            return None
        return _Unit(following.end(), following[1])

    def _is_object(self, start: int, end: int) -> bool:
        """Return whether a number word is all that is done something to: killed two."""
        return (
            _DOES.search(self._folded, max(start - 16, 0), start) is not None
            and _CLOSES.match(self._folded, end) is not None
        )


_DOES = re.compile(r"[a-z]{2,}(?:ed|ing) $|(?:^| )(?:won|lost|hurt|made|kept|got|took|left|sold|built|found|caught) $")
_CLOSES = re.compile(r"[.,;)]|$| (?:and|but|more)(?![a-z])")


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start + 1


def _ends_word(text: str, position: int) -> bool:
    """Return whether a dash at ``position`` joins what stands before it, so that it is no sign."""
    before = text[max(0, position - 1) : position]
    return bool(before) and (before.isdigit() or ("a" <= before <= "z") or before in "%‰)")


def _scale_power(word: str) -> int:
    return _SCALES.get(word) or {"k": 3, "m": 6, "b": 9}[word]


_MEN = re.compile("(?<!speci)(?<!regi)(?<!abdo)(?<!acu)(?<!^o)(?<!sta)(?<!al)men$")
"""How a plural ends that has no s: fishermen, sportswomen."""


def _is_plural(word: str) -> bool:
    if word in _PEOPLE or _MEN.search(word):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def _singular(word: str) -> str:
    if word in _PEOPLE:
        return _PEOPLE[word]
    if _MEN.search(word):
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1] if _is_plural(word) else word
