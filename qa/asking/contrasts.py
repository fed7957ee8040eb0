"""Words of which a thing can be only one: national or provincial, men's or women's, imports or exports.

A question that asks for national incubators is not answered by 省级孵化器1家, however well all else fits: of two such
words the one nearest to a value says what it is of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.asking.denials import asks_denied, denied_from
from qa.asking.segmenter import folded_of as fold
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word

_GROUPS = (
    (r"国家|全国|\bnational\b|\bstate-level\b", r"省级|省重点|\bprovincial\b|\bprovince-level\b",
     r"市级|\bmunicipal\b|\bcity[- ]level\b", r"[县区]级|\b(?:county|district)[- ]level\b"),
    (r"男(?!爵)|\bm[ae]n(?:['’]s)?\b|\bmales?\b|\bboys?\b", r"女|\bwom[ae]n(?:['’]s)?\b|\bfemales?\b|\bgirls?\b"),
    (r"金牌|金奖|\bgold\b", r"银牌|银奖|\bsilver\b", r"铜牌|铜奖|\bbronze\b"),
    (r"冠军|\bchampions?\b", r"亚军|\brunners?-up\b|\bsecond[- ]place", r"季军|\bthird[- ]place"),
    (r"一等奖|\bfirst prizes?\b", r"二等奖|\bsecond prizes?\b", r"三等奖|\bthird prizes?\b"),
    (r"进口|\bimport(?:s|ed)?\b", r"(?<!进)出口|\bexport(?:s|ed)?\b"),
    (r"国内|境内|\bdomestic\b", r"国外|境外|海外|\b(?:overseas|foreign|international)\b"),
    (r"旅客|客运|\bpassengers?\b", r"货物|货运|\b(?:cargo|freight|goods)\b"),
    (r"城镇|城市居民|\burban\b", r"农村|乡村|\brural\b"),
    (r"小学|\b(?:primary|elementary)\b", r"中学|初中|高中|\b(?:secondary|middle|high) school"),
    (r"营业?收入?|销售额|\brevenues?\b|\bturnover\b", r"利润|盈利|\bprofits?\b", r"亏损|\blos(?:s|ses|e|t)\b"),
    (r"申请|\bappl(?:y|ied|ications?)\b", r"授权|\bgranted\b"),
    (r"剩余|剩下|其余|余下|尚未|尚有|还有|\bstill\b|\bremain(?:s|ed|ing)?\b|\byet to\b",
     r"已完[成工]|已建成|已竣工|已投产|\balready\b"),
    (r"儿童|\bchild(?:ren)?(?:['’]s)?\b", r"成人|成年人|\badults?(?:['’]s)?\b",
     r"老人|老年人|\b(?:pensioners?|seniors?|senior citizens?)(?:['’]s)?\b"),
    (r"出生|\bb(?:orn|irths?)\b", r"死亡|去世|\bd(?:ied|eaths?)\b"),
    (r"死亡|遇难|丧生|\b(?:deaths?|died|dead|killed)\b", r"受伤|伤者|重伤|轻伤|\b(?:injur(?:ed|ies)|wounded|hurt)\b",
     r"失踪|失联|\bmissing\b"),
    (r"生产总值|gdp", r"工业(?:总)?产值|工业增加值|\bindustrial output\b", r"消费品零售|\bretail sales\b",
     r"农业(?:总)?产值|农林牧渔业|\b(?:farm|agricultural) output\b", r"固定资产投资|\bfixed[- ]assets? investment\b",
     r"财政(?:总)?收入|预算收入|\b(?:fiscal|budget) revenue\b", r"进出口(?:总额|总值|额)|外贸|\bforeign trade\b"),
    (r"月费|月租|每月|/月|\bper month\b|\bmonthly\b|\ba month\b",
     r"年费|每年|/年|\bper (?:year|annum)\b|\byearly\b|\ba year\b",
     r"每[天日]|/[天日]|\bper day\b|\bdaily\b|\ba day\b"),
    (r"进球|打进|攻入|\bscored?\b", r"失球|丢球|\bconceded?\b"),
    (r"建筑面积|\bfloor (?:area|space)\b", r"占地|用地|\b(?:site|land) area\b"),
    (r"线上|网上|网络(?!安全)|云端|\bonline\b", r"线下|\boffline\b|\bin[- ]person\b"),
    (r"赞成|同意|支持|\b(?:voted? for|in favou?r)\b", r"反对|\b(?:(?:vot\w+|was|were) against|opposed|objected)\b", r"弃权|\babstain"),
    (r"半程|半马|\bhalf[- ]marathon\b", r"全程|全马|\bfull marathon\b"),
    (r"最低|最少|最便宜|\blowest\b|\bcheapest\b|\bminimum\b", r"最高(?!人民|法|检)|最贵|\bhighest\b|\bmaximum\b|\bmost expensive\b"),
    (r"上半年|\bfirst half\b|\bfirst six months\b|\bhalf[- ]year\b", r"下半年|\bsecond half\b|\blast six months\b",
     r"全年|\b(?:full|whole) year\b"),
    (r"高考", r"中考", r"考研|研究生考试"),
    (r"应[到收缴发]", r"实[到收缴发]"),
    (r"到达|抵达|进港|入境|\barriv(?:ed|als?)\b|\binbound\b",
     r"出发|出港|离港|出境|\bdepart(?:ed|ures?)\b|\boutbound\b"),
)  # fmt: skip
_BORDER = re.compile(r"[,，;；。、](?!\d{3})|\.(?!\d)|\b(?:and|while|but|against|compared)\b")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(map(re.compile, group)) for group in _GROUPS)


def parallel(word: str, text: str) -> tuple[int, int] | None:
    """Return where a folded text has one of those that exclude a folded word, with what both have behind it.

    Example:
        >>> parallel("亚军", "越野赛的冠军是谁"), parallel("男子组", "女子组谁赢了"), parallel("裁判", "冠军是谁")
        ((4, 6), (0, 3), None)
    """
    for group in _patterns():
        for number, member in enumerate(group):
            if (said := member.match(word)) is None:
                continue
            rest = word[said.end() :]
            for other in (pattern for place, pattern in enumerate(group) if place != number):
                for match in other.finditer(text):
                    if text.startswith(rest, match.end()):
                        return match.start(), match.end() + len(rest)
    return None


def excluded(said: str, text: str) -> int | None:
    """Return where a folded text has a word that one of another folded text excludes, and not that word itself.

    Example:
        >>> excluded("亚军是谁", "越野赛的冠军"), excluded("冠军是谁", "越野赛的冠军")
        (4, None)
    """
    for group in _patterns():
        mine = [member for member in group if member.search(said)]
        if len(mine) == 1 and not mine[0].search(text):
            found = [match.start() for member in group if (match := member.search(text))]
            if found:
                return min(found)
    return None


@lru_cache(maxsize=512)
def asked(folded: str) -> tuple[tuple[int, int, str], ...]:
    """Return of which groups a folded question names one, and only one: (group, member, as it was asked).

    Example:
        >>> [word for *_, word in asked("how many national incubators are there")], asked("男女各多少人")
        (['national'], ())
    """
    found = []
    for number, group in enumerate(_patterns()):
        said = [(place, match) for place, member in enumerate(group) if (match := member.search(folded))]
        if len(said) == 1:
            found.append((number, said[0][0], said[0][1].group()))
    return tuple(found)


def belied(question: str, text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a folded question to which the value at ``text[start:end]`` (folded) stands opposed.

    Its own clause is looked at, what stands before it first.

    Example:
        >>> belied("how many national incubators", "其中省级孵化器1家、省级众创空间9家", 7, 9)
        ('national',)
        >>> belied("冠军有多少项", "产生冠军66项、亚军66项", 4, 7)
        ()
    """
    return _said(question, text, start, end)[0]


def affirmed(question: str, text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a folded question that stand beside the value at ``text[start:end]``, not their opposites.

    Example:
        >>> affirmed("how many still have to be repaired", "已完工61个,剩余27个", 9, 12)
        ('still',)
    """
    return _said(question, text, start, end)[1]


def _said(question: str, text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a question that a value is opposed to, and those that it agrees with."""
    wanted = asked(question)
    if not wanted:
        return (), ()
    begin = max((mark.end() for mark in _BORDER.finditer(text, 0, start)), default=0)
    stop = next((mark.start() for mark in _BORDER.finditer(text, end)), len(text))
    against: list[str] = []
    along: list[str] = []
    for group, member, word in wanted:
        before, after = (
            _nearest(group, text[low:high], last) for low, high, last in ((begin, end, True), (end, stop, False))
        )
        said = before if before is not None else after
        if said is not None:
            (along if said == member else against).append(word)
    return tuple(against), tuple(along)


def _nearest(group: int, text: str, last: bool) -> int | None:
    """Return which member of a group a stretch of text has last or first; None if it has none."""
    places = [
        (match.start(), number) for number, member in enumerate(_patterns()[group]) for match in member.finditer(text)
    ]
    return (max if last else min)(places)[1] if places else None


_MARKS = re.compile("[,;。]")


def before_denial(question: str, plain: str, spans: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the values of a Chinese sentence before the clause that denies, if a folded question asks for what is denied.

    Example:
        >>> text = "收到62件,办结58件,4件未能办结"
        >>> [text[start:end] for start, end in sorted(before_denial("多少件没办结?", text, [(2, 5), (8, 11), (12, 14)]))]
        ['62件', '58件']
    """
    denied = denied_from(plain) if asks_denied(question) else None
    if denied is None:
        return set()
    clause = max((mark.end() for mark in _MARKS.finditer(plain, 0, denied)), default=0)
    early = {span for span in spans if span[1] <= clause}
    return early if len(early) < len(spans) else set()


_GENDER = 1


def names_gender(folded: str) -> bool:
    """Return whether a folded question asks of men, or of women, and not of both."""
    return any(group == _GENDER for group, *_ in asked(folded))


def opposed_before(question: str, sentence: str, before: str) -> bool:
    """Return whether a folded text goes on about women, where a question asks of men, or the other way round.

    Example:
        >>> opposed_before("who coaches the men's eight", "the coach is fiona macrae.", "the women's eight won.")
        True
    """
    wanted = next((member for group, member, _ in asked(question) if group == _GENDER), None)
    if wanted is None or _nearest(_GENDER, sentence, last=True) is not None:
        return False
    return _nearest(_GENDER, before, last=True) not in {None, wanted}


OPPOSITES = tuple(
    (tuple(one.split("|")), tuple(other.split("|"))) for one, other in (
        ("线上|网上|云端|online|virtually", "线下|现场|offline|in person|on site|on-site"),
        ("增长|上升|增加|提高|increase|rise|rose|grew|grow|go up|went up", "下降|减少|降低|decrease|fall|fell|shrink|shrank|drop|declin|go down|went down"),
        ("通过", "未通过"), ("首批", "第二批"), ("首次|first time", "再次"), ("国内|domestic", "国外|境外|overseas|abroad"), ("省内|within the province|inside the province", "省外|outside the province|other provinces"),
        ("公办|public school", "民办|private school"), ("室内|indoor", "室外|outdoor"), ("成功|succe", "失败|fail"),
        ("盈利|profit", "亏损|loss"), ("涨价|提价", "不变|降价|下调|免收"), ("成功|获胜|胜诉", "败诉|维持原判|未果"), ("免费|免票|无偿", "收费|付费|要钱|自费|有偿"), ("first", "last"),
        ("购买|采购|bought|purchas", "捐赠|赠送|donat"), ("提前|early|ahead of", "推迟|延迟|late|delay|behind schedule"),
        ("建成|built", "拆除|demolish"), ("被裁|裁员|裁掉|裁撤|解雇|辞退|laid off|dismiss|made redundant", "保留|留用|留任|kept on|retain"),
        ("动工|开工|奠基|破土", "竣工|完工|建成|落成"), ("go ahead|went ahead", "called off|cancel|postpon|取消|推迟"), ("higher than|above", "lower than|below"), ("meet|met its|reach|achiev", "short of|miss|fell below|fall below"),
    )
)  # fmt: skip
"""Words of both languages that exclude each other."""

_STATES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (r"(?:re)?open", "closed|shut"),
        ("closed|shut", r"(?:re)?open(?:ed)?"),
        ("alive", "dead|died|killed"),
        ("full", "empty"),
        ("empty", "full"),
    )
)
_IN_A_STATE = re.compile(
    r"^\W*(?:(?:and|so|but) )?(?:is|are|was|were) .*\b(?P<state>open|closed|shut|alive|full|empty)\W*$"
)


def state_asked(folded: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what says that a thing is in the state a folded English question ends by, and what says the opposite.

    Example:
        >>> found = state_asked("is the west gate open?")
        >>> bool(found and found[1].search("the west gate stays shut")), state_asked("was it opened in may?")
        (True, None)
    """
    asked = _IN_A_STATE.match(folded)
    return next((pair for pair in _STATES if pair[0].fullmatch(asked["state"])), None) if asked else None


_OR = re.compile(r"还是|\bor\b")
_EITHER_ZH = re.compile(
    r"(?P<a>[\u4e00-\u9fff\d]{2,10})还是(?:在|由|给|为|是|以|通过|面向)?(?P<b>[\u4e00-\u9fff\d]{2,12})"
)
_EITHER_EN = re.compile(
    r"^(?:and |so |but )?(?:is|are|was|were|did|does|do)\b.*?(?P<a>[\w'’-]+) or (?:(?:in|at|on|by|from|for|the|a|an) )*(?P<b>[\w'’-]+)"
)
_LEADS = re.compile(r".*(?:是|为|在|由|给|以|被|用|通过|面向|属于|叫|的|到)(?=[\u4e00-\u9fff]{2})")


def offered(question: Question, words: Sequence[Word]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return what a text may write for each of the two things that a question offers: 线上还是线下, in York or Hull."""
    asked = fold(question.text)
    if not _OR.search(asked):
        return None
    return _opposites(asked) or (_sides(asked) if question.language == "zh" else _translated(asked, words))


def without_the_other(question: Question, words: list[Word], unheld: float) -> list[Word]:
    """Return the words of a question, without the one of two things offered that no passage has, if one has the other.

    线上还是线下: a text that says 线上 need not deny 线下. A word that no passage has weighs ``unheld``.
    """
    if not (sides := offered(question, words)):
        return words
    of_sides = [
        {word.label for word in words if any(word.label in form or form in word.label for form in side)}
        for side in sides
    ]
    told = {word.label for word in words if word.idf < unheld}
    for mine, other in (of_sides, of_sides[::-1]):
        if mine - other and not (mine - other) & told and other & told:
            return [word for word in words if word.label not in mine - other]
    return words


def holds(folded: str, words: Sequence[str]) -> bool:
    """Return whether a folded text has one of these words, or of the beginnings of English ones."""
    return any(word in folded if not word.isascii() else re.search(rf"\b{word}", folded) is not None for word in words)


def _opposites(asked: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return two words that exclude each other, in both languages, of which a folded question offers both."""
    before, _, after = _parted(asked)
    for one, other in OPPOSITES:
        for first, second in ((one, other), (other, one)):
            if holds(before, first) and holds(after, second):
                return first, second
    return None


def _parted(asked: str) -> tuple[str, str, str]:
    match = _OR.search(asked)
    return (asked[: match.start()], match.group(), asked[match.end() :]) if match else (asked, "", "")


def _translated(asked: str, words: Sequence[Word]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return what the texts may write for the words on both sides of an English or."""
    match = _EITHER_EN.search(asked)
    said = [
        tuple(text for word in words if word.label == match[side] for text, weight in word.variants if weight >= LIKELY)
        for side in ("a", "b")
    ] if match else []  # fmt: skip
    return (said[0], said[1]) if len(said) == 2 and all(said) and said[0] != said[1] else None


LIKELY = 0.3
"""Weight from which on a translation of a word counts as it (by hand)."""


def _sides(asked: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the words on both sides of 还是, the longer ones first: how far they reach the question does not say.

    Example:
        >>> _sides("培训班面向的是纺织还是制鞋?")
        (('纺织',), ('制鞋',))
    """
    match = _EITHER_ZH.search(asked)
    if match is None:
        return None
    left, right = _LEADS.sub("", match["a"]), match["b"]
    shared = next((size for size in range(min(len(left), len(right)) - 1, 0, -1) if left[-size:] == right[-size:]), 0)
    left, right = left[: len(left) - shared], right[: len(right) - shared]  # 省级众创空间还是市级众创空间
    begins = [word.start for word in names.tokens(left)]
    ends = [word.end for word in names.tokens(right)]
    first = tuple(left[place:] for place in begins if len(left) - place > 1)
    second = tuple(right[:place] for place in reversed(ends) if place > 1)
    return (first, second) if first and second else None
