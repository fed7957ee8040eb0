"""The words and signs that stand at a number: units, currencies, scales, what rounds it, what makes it none."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.normalise import is_cjk


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _phrases(line: str) -> list[str]:
    return line.split("|")


def _either(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


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
MONEY = {name: unit for unit, names in _CURRENCIES.items() for name in names.split("|")}

COUNTERS = _words(
    "个 家 项 人 名 位 支 所 次 件 种 届 年 天 期 台 套 吨 米 座 栋 幢 间 处 户 岁 辆 艘 架 部 篇 本 册 卷 "
    "张 幅 枚 块 片 颗 粒 株 棵 朵 只 匹 条 根 类 款 批 班 场 层 轮 笔 宗 例 桩 份 趟 遍 周 倍 回 集 章 道 "
    "门 起 案 榀 盏 面 杆 瓶 盒 袋 箱 桶 罐 杯 碗 顿 餐 剂 票 秒 尾 羽 镇 村 乡 县 社区 街道 平方米 平方公里 "
    "平方千米 立方米 公里 千米 海里 华里 厘米 毫米 微米 纳米 亩 公顷 顷 公亩 公尺 公寸 公分 公吨 坪 "
    "台斤 克 千克 公斤 斤 毫克 微克 升 "
    "毫升 公升 瓦 千瓦 兆瓦 千瓦时 兆瓦时 千伏 赫兹 兆赫 字节 比特 像素 摄氏度 吨位 标箱 标准箱 个月 个季度 "
    "连胜 连败 连冠 连增 连涨 连丰 连降 "
    "个学期 个小时 个工作日 个百分点 百分点 小时 分钟 秒钟 钟头 星期 周年 周岁 学年 学期 学分 课时 学时 "
    "个世纪 工作日 昼夜 人次 人份 人天 户次 家次 台次 件次 场次 班次 架次 车次 航次 批次 梯次 台套 席位 工位 "
    "册次 辆次 艘次 列次 例次 种次 篇次 泊位 车位 床位 首 句 页 个半小时 个半月 个半世纪 封 具 顶 "
    "千伏安 兆伏安 吉瓦时"
)
# A Chinese numeral before these is rarely a count: 二级, 三号, 三门峡, 千里, 四点, 二月; an Arabic number is.
ARABIC_ONLY = _words(
    "级 号 型 强 里 市 省 点 度 环 代 折 分 队 组 行 字 词 安 两 站 课 口 列 股 头 床 席 对 双 副 节 月 日 "
    "年级 年代 把 刻 题 局 段 球 眼 挂 单 夜 担 石 丈 尺 贯 锭 千兆 兆 吉瓦 世纪 包 针 平方 平米 立方 载重吨 名次 字符"
)
MEASURE_WORDS = COUNTERS | ARABIC_ONLY
# Of these a Chinese numeral counts if it is long: 九百六十八分, but neither 十分 nor 三分.
SPELT_OUT = _words("把 分 级 度 组 站 字 头 床 席 球 平方 平米 立方 夜 担 石 丈 尺 贯 锭")
# They number and do not count: 21世纪, 3号.
NUMBERING = _words("世纪 号 年级 年代")
# 一 before most measure words is an idiom or an article (一批, 一定, 一步); before these it counts.
AFTER_ONE = _words(
    "个 家 项 名 位 支 所 座 件 台 套 场 届 条 年 天 周 人 户 处 篇 部 辆 艘 架 栋 幢 枚 亩 吨 公里 个月 "
    "小时 个小时 分钟 间 份 册 本 张 人次 个半小时 个半月"
)
# 百家 and 万人 are figures of speech more often than counts; 百名专家 and 万元 are not.
AFTER_BARE_SCALE = _words("名 项 亩 吨 公里 平方米 平方公里 千瓦 人次 吨位")
NOT_A_COUNT = re.compile(
    "五台山|三门[峡县]|三元[区里桥]|[三四五六]位一体|千家万户|万家灯火|百家[争讲姓号]|千人[一计]|万人空巷|百年[未大]|千年[之古]|"
    "三次产业|万元户|一年一度|一家人|一人一|一户一|[一二]次[性元]|三期叠加|[二两三]面[性派]|四面八方|五年规划纲"
)
# 新一届, 这一年, 统一: an article or the end of another word.
NOT_ONE_AFTER = re.compile("[新上下这那每某另同前后统唯单专逐如合不周期之的万第进任哪首末]$")

ENGLISH_UNITS = _words(
    "km km2 km² m m2 m² m3 m³ cm cm2 cm² cm3 cm³ mm nm μm kg g mg t kt mt mw gw kw w kwh mwh gwh twh gb tb "
    "mb kb hz khz mhz ghz ha mu ml l kv v °c ℃ mah teu dwt sqm"
)
LOWER_CASE_UNITS = _words("m g t w l v h s")  # 5G and 3M are names, 5g and 3m are measures
NOT_NOUNS = _words(
    "of the and or to in on at by for from with as is are was were be been has have had will would can could "
    "may this that these those it its their his her our than then when while which who whose where after "
    "before during since until times us plus also not no but if so per between against over under into "
    "across among about via including versus vs does did always has as was thus gas less various previous "
    "perhaps unless yes towards besides whereas afterwards"
)
PEOPLE = {
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
HYPHENATED = _words(
    "year years month months day days week weeks hour hours minute minutes member members person kilometer "
    "kilometre km meter metre hectare ton tonne story storey mile acre square seat page point"
)
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9, "tn": 12}
MULTIPLIERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

_INEXACT_BEFORE = _words(
    "超过 超出 超 突破 逾 近 接近 将近 约 大约 约为 约合 大概 不足 不到 未满 不少于 不低于 不超过 不高于 "
    "不多于 至少 最多 最少 低于 高于 少于 多于 大于 小于 过 破 上 数 几 好几 ± 近约 有望突破 跨越 跃上 迈上"
)
_EXACT_BEFORE = _words(
    "达 达到 达成 高达 多达 为 共 共计 共有 总共 一共 累计 总计 合计 仅 计 全部 分别为 分别达 已达 增至 升至 降至"
)
# These before a numeral without a measure word still make a quantity of it: 超千亿, 逾百.
MAKES_A_COUNT = _words("超 超过 突破 逾 近 约 接近 将近 不足 不到 大约")
# These are of a round number, spelt: 数百, 上万; but 印数1500 and 跨上60亿 are a noun's end and a verb's.
OF_ROUND = _words("数 上 几 好几")
BEFORE = dict.fromkeys(_INEXACT_BEFORE, False) | dict.fromkeys(_EXACT_BEFORE, True)
LONGEST_BEFORE = max(map(len, BEFORE))
# 附近3家 is a place, 通过3项 and 网上百家 are verbs and adverbs.
NOT_BEFORE = {
    "近": "附最贴靠亲临邻远新",
    "过": "通经超不胜要走穿翻跨渡路再",
    "破": "侦",
    "上": "以之线网路历身海马晚早天地加会船车楼台场桌山岛街班机",
    "约": "合签节制预条契大邀",
    "数": "总人户次家基倍指多少个件台分无岁项参系位",
    "几": "好",
    "为": "成作认",
}
ENGLISH_BEFORE = dict.fromkeys(
    _phrases(
        "more than|over|nearly|almost|about|around|some|approximately|roughly|up to|at least|at most|less than|"
        "fewer than|under|above|below|exceeding|exceeded|exceeds|surpassing|surpassed|close to|no more than|"
        "topping|no less than|no fewer than|not less than|not more than|topped|as many as|as much as|well over|"
        "just over|just under|greater than"
    ),
    False,
) | dict.fromkeys(_phrases("a total of|total of|reached|reaching|only|exactly"), True)


CN = "零〇一二三四五六七八九十百千万亿两"
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_NUMBER_WORD = "|".join(NUMBER_WORDS)
TRIGGER = re.compile(
    rf"{_ARABIC}|[{CN}]+(?:点[零〇一二三四五六七八九]+[百千]?[万亿]{{0,2}})?|(?<![a-z-])(?:{_NUMBER_WORD})(?![a-z])"
)
SCALE = re.compile(r" ?([十百]?万亿|[十百千]?[万亿]|[百千](?![米克瓦伏卡兆帕焦分]))")
ENGLISH_SCALE = re.compile(r"[ -]?(hundred|thousand|million|billion|trillion|mn|bn|tn)(?![a-z])")
SHORT_SCALE = re.compile(r"([kmb])(?![a-z0-9])")
NEXT_ARABIC = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?")
MEASURE = re.compile(rf" ?({_either(MEASURE_WORDS | frozenset(w for w in MONEY if is_cjk(w[0])))})(?!之)(?!(?<=部)门)")
BETWEEN = re.compile(r" ?([余多几来+])")
AFTER = re.compile(r" ?(以上|以下|以内|左右|上下|有余|之多|\+|or more|or so|or above)")
TRAILING = re.compile("[多余](?![次家个项名种样数维元层级方人年地])")
PERCENT = re.compile(r" ?(?:%|per ?cent(?![a-z])(?: points?)?|pct(?![a-z])|percentage points?)")
PER_MILLE = re.compile(" ?‰")
JOIN = re.compile(r" ?(?:至|到|±) ?|[-‐‑–—―−~〜]{1,2}| [-‐‑–—―−~〜]{1,2} ")
ENGLISH_JOIN = re.compile(" to ")
CURRENCY = re.compile(r"(?:(?:us|hk|nt|[acs])\$|cn¥|[$¥€£]|(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp|jpy))[ ]?\Z")
ENGLISH_MONEY = re.compile(
    r"[ -]?((?:us |u\.s\. |hk )?dollars?|yuan|renminbi|rmb|cny|usd|hkd|euros?|eur|gbp|jpy|yen|pounds)(?![a-z]| ?[0-9])"
)
WORD = re.compile(r" ([a-z][a-z'-]*)")
LENGTH_SIGNS = {
    "kilometre": "km", "kilometer": "km", "centimetre": "cm", "centimeter": "cm", "metre": "m", "meter": "m",
    "mile": "mile", "foot": "ft", "feet": "ft", "yard": "yd", "inch": "in",
}  # fmt: skip
POWER = re.compile(rf"[ -](square|cubic)[ -]({'|'.join(LENGTH_SIGNS)})(?:s|es)?(?![a-z])")
POWERS = {"square": "²", "cubic": "³"}
HYPHEN_WORD = re.compile(r"-([a-z]+)(?:-old)?(?![a-z0-9])")
LETTERS = re.compile(r"[a-zμ°][a-z0-9²³]*(?:/[a-z]+)?")
ORDINAL_END = re.compile(r"(?:st|nd|rd|th)(?![a-z0-9])")
CODE_REST = re.compile(r"[a-z0-9._/+-]*")
FRACTION = re.compile(rf"分之([{CN}]+(?:点[零〇一二三四五六七八九]+)?|[0-9]+(?:\.[0-9]+)?)")
TENTHS = re.compile(
    "(一(?=成[一二三四五六七八九])|[二两三四五六七八九1-9])[二三四五六七八九]?成([一二三四五六七八九])?(?![为功立员效长都果本熟就品交因])"
)
CLOCK = re.compile(
    r"[0-9]{1,2} ?(?:时(?![段代])(?:[0-9]{1,2}分?)?|点(?:[0-9]{1,2}分|[半整钟])|:[0-9]{2}(?::[0-9]{2})?)"
)
NOT_ORDINAL = re.compile("第(?:一(?:时间|线|手|书记)|三[方者]|[一二三](?:产业|课堂))")
NOT_HUNDREDS = re.compile("百[姓货科草色合度般]|[千万]一|万[能象物分]|千[方辛山]")
WIDE_DIGITS = frozenset("０１２３４５６７８９")
NUMBER = re.compile(_ARABIC)
DOTTED = re.compile(r"[0-9./:_]+")
BARE_PAIR = re.compile(r"[-–—―−~:][0-9]")
CURRENCY_NAME = re.compile(r"(人民币|新台币|美元|美金|港元|港币|欧元|英镑|日元)[ ]?\Z")
CURRENCY_SIGN = re.compile(r"(?:us\$|hk\$|[$¥€£])")
ALSO_YUAN = re.compile(" ?人民币")
DEGREES = _words("度 摄氏度 °c °f degree")
LOSES = re.compile(r"(?:[为是达至到约计额润亏(:|]|^) ?\Z")
"""What stands before the minus of a sum, 净额为-0.42亿元, where another dash would part a row."""
BELOW = re.compile(r"(?:零下|(?<![a-z])minus) ?\Z")
SIGNED = _words("% ‰ °c 摄氏度 个百分点")
TAKES_TRAILING = _words("年 天 个月 小时 公里 倍 岁 米 周 亩 吨")
TAKES_HALF = _words("年 天 周 小时 个小时 倍 公里 里")
_CHANGES = (
    r"(?<![a-z])(?:ris|rose|fall|fell|cut|drop|increas|decreas|gr[eo]w|reduc|rais|shorten|lengthen|climb|slip|improv|widen|jump|go|went)"
    r"[a-z]* "
)
CHANGES_FROM = re.compile(rf"{_CHANGES}(?:[a-z]+ ){{0,3}}from [^a-z0-9,;]{{0,4}}\Z")
CHANGES = re.compile(rf"{_CHANGES}(?:(?:[a-z]+ ){{0,3}}from|by) [^a-z0-9,;]{{0,4}}\Z")
AND_A_HALF = re.compile("半(?![年月天日载数价程导夜岛工封径成期山马决场壁圆边途截路球生票])")
HALF = Decimal("0.5")
NIGHTS = re.compile("[一二两三四五六七八九十\\d]{1,2}[夜晚](?!会|报|餐|宴|班|点)")
_EACH = "(?=[一每](?:[斤头串块片支件套个碗张把只条根两包袋瓶本块份人斗升担件杯盒公千天次月年亩棵]))"
CASH = re.compile(
    f"(?P<yuan>块)(?:(?P<tenths>[1-9一二三四五六七八九])[毛角]?(?:钱|{_EACH}|(?=[,，.;:!?)。、\\s]|$))|{_EACH})"
    f"|(?P<jiao>毛)(?:(?P<hundredths>[1-9一二三四五六七八九])分?)?(?:钱|{_EACH}|(?=[,，;:!?)。、]|$)(?<=\\d毛))"
    "|元零?(?:(?P<dimes>[1-9一二三四五六七八九])角)?(?:(?P<cents>[1-9一二三四五六七八九])分(?!之))?(?<=[角分])钱?"
)
"""Money as it is spoken of or written out behind its number: 2块5, 5毛钱, 八块五一碗, 七元二角; 五块石碑 are stones."""
BARE_CASH = re.compile(r"块(?=[,，.;:!?)。、\s]|$)")
PRICED = re.compile(
    "(?:[一每](?:[斤头串支件套个碗张只根包袋瓶本份杯盒次天]|小时)|[卖收花付值才]|卖到|要价|只要|花了|付了|收费|[票售单定房菜]价|[涨降减提调][到至为])[是为才约]?$"
    "|(?:[元角毛]|块(?:[1-9一二三四五六七八九钱一每]|(?=[,，;、]))).{0,12}?(?:[今去明前]年|现在|如今|眼下|目前)[是为卖收要才]?$"
)
"""What 三块 with nothing behind it is money by: 豆浆一杯三块, 去年五块一碗,今年四块."""
AFTER_ARTICLE = _words(
    "another day who time thing way side hand such other more step must can after should million billion"
)
NUMBER_WORDS_RUN = re.compile(rf"({_NUMBER_WORD})(?:-(one|two|three|four|five|six|seven|eight|nine))?(?![a-z])")
ENGLISH_MODIFIER = re.compile(
    rf"(?:^|[^a-z])({'|'.join(sorted(ENGLISH_BEFORE, key=lambda word: (-len(word), word)))}) \Z"
)
COUNTS_ALONE = re.compile(
    r" (?:of (?:the|these|those|them|its|our|their|which|whom)|were|are|have|had|(?:more|fewer|less) than)(?![a-z])"
)
NUMBERED = re.compile(
    r"\b([A-Z][A-Za-z]+|[Ll]ine|[Pp]hase|[Rr]oute|[Pp]ier|[Tt]erminal|[Bb]uilding|[Zz]one|[Nn]o\.?)[ -](\d{1,3})"
    r"(?![a-zA-Z0-9]|[.,]?\d|%)"
)
# Capitalised words before a number that is none of a row: of a date, of a quantity, of a sentence's beginning.
NOT_NUMBERED = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec in on at of to by from about over the a an only nearly almost some under up another around "
    "first last next top all and or than with for these those its their between after before both more fewer less "
    "did does do was were is are has have had will would can could may should must not that which who whose what where "
    "when why how if whether there they we you he she it "
    "exactly approximately roughly just total staff people rmb usd eur gbp cny hkd jpy us hk"
)
LONGEST = 40  # digits: what is longer is no quantity, and costs time to convert
