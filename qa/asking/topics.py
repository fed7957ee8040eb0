"""What a question is about, in its own words: what the next one may leave out."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from corpus.normalise import half_width, is_cjk, language_of
from qa.finding import names

if TYPE_CHECKING:
    from qa.finding.names import Token


LEAD = re.compile(
    r"^(?:请问|(?:那么|那(?![个次些里儿年天时家位场届项座条件种批笔]|是)|还有|以及|另外|再问一?下|顺便问一?下)[,，]?\s*)+"
)


ASKING = re.compile(
    r"(?:一共|总共|共|大概|大约|分别|具体)?(?:是在|是由|由|在|于|被|是|有|为|达到?)?(?:百分之多少|多少[个家项人名件次所支位种届条台座场篇张辆公里米万元亿]*"
    r"|哪?几[个家项人名件次所支位种届条台座场篇张辆公里]*|什么时候|啥时候|什么时间|什么地方|什么|啥|谁|哪(?:一年|些|里|儿|年|天|个月|[个家所位座种项届条])?"
    r"|何[时地处人]|为什么|为何|为啥|怎么样?|如何|是不是|是否|有没有|多(?:长|高|远|宽|深|久|大|重))"
)


_WHETHER_ANY = re.compile("(?:有没有|有无|有)(?:人|谁|哪个)?[^,，]{1,8}(?:吗|嘛|么|没有|没)?$")
"""What asks whether there is anything, or anybody, of a thing spoken of before."""
WHETHER = re.compile("(?:有没有|有无|有)(?:人|谁)")


_BOUND = re.compile(r"(?<=[\u4e00-\u9fff])\d+(?:\.\d+)?[万亿]?[^\W\d]{1,2}(?:以上|以下|以内|以外)")
"""A bound, which is nothing that a question is about: 高考600分以上的有多少人 is about 高考."""


_TENURE = re.compile(r"(?:的|的?第[一二三四五六七八九十\d]+任|的?[首前现历上下]一?任)+$")
"""Which holder of an office is meant: of the one before it nothing further is asked without the office."""
NOUNS = frozenset("n nz ns nt nr nrt nrfg ng j eng vn l i s an b".split())
HAVING = frozenset(
    """产生 设 设站 设有 新增 获得 获 夺得 拥有 共有 完成 实现 达到 吸引 引进 签约 签订 新建 建成 投入 培育 认定 举办 举行 召开 承办 主办 参加 发布 公布 开展
    推出 出台 接待 提供 建设了 采用 研究 承建 修建 建造 通过 入选 开通 开工 竣工 通车""".split()
)
"""Verbs that part what is spoken of from what is said of it."""
_GATHERINGS = frozenset("会赛展班节")
"""What a verb stands before in the name of what is held."""


WHOLE = frozenset("全市 全省 全县 全区 全国 全年 全镇 全校 本市 我市 该市 当地 去年 今年".split())
"""Words that say how far a number reaches, not what is spoken of."""


_TRIMMED = frozenset("v d p ul uj uz ug c u y zg r f vd ad".split())


def chunks_of(words: list[Token], ask: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the runs of nouns outside the asking phrase, left to right."""
    found: list[tuple[int, int]] = []
    for word in words:
        noun = word.tag in NOUNS or (word.tag == "f" and len(word.text) > 1)
        if not noun or word.text in HAVING or ask[0] <= word.start < ask[1]:
            continue
        if found and found[-1][1] == word.start:
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
    return [span for span in found if span[1] - span[0] > 1]


def topic_of(former: str) -> str:
    """Return what a question is about, in its own words; "" if that cannot be told.

    Example:
        >>> topic_of("机器人大赛一共产生了多少项冠军?"), topic_of("When was the graphene conference held?")
        ('机器人大赛', 'the graphene conference')
    """
    if language_of(former) != "zh":
        return topic_in_english(former, plural=False)
    topic = _TENURE.sub("", _topic_chinese(former))
    bound = _BOUND.search(half_width(former))
    cut = former.find(topic) + len(topic) if bound else 0
    return topic[: bound.start() - cut] if bound and bound.start() < cut < bound.end() else topic


def _topic_chinese(former: str) -> str:
    body = re.sub(r"[?？。\s]+$", "", LEAD.sub("", former))
    plain = half_width(body)
    words = names.tokens(plain)
    asking = ASKING.search(plain)
    if asking is None or re.search(r"吗|嘛|么$", plain):
        subject = up_to_verb(plain, words, len(plain))
        if _WHETHER_ANY.match(plain):
            return ""  # 有人受伤吗
        return body[: len(subject)].strip() if subject else body
    subject = up_to_verb(plain, words, asking.start())
    bare = [word for word in words if word.start < len(subject)]
    if subject.strip() and any(word.tag in NOUNS - {"ns"} and word.text not in WHOLE for word in bare):
        return body[: len(subject)].strip("的,， ")
    chunks = [span for span in chunks_of(words, asking.span()) if span[0] >= asking.end()]
    if re.search(r"哪[家个所位座些]?$|什么$|啥$", asking.group()) and len(chunks) > 1:
        chunks = chunks[1:]  # 哪家公司承建了大桥: the company is asked for
    if chunks:
        start, end = max(chunks, key=lambda span: span[1] - span[0])
        object_ = body[start:end]
        return (subject.strip("的,， ") + object_) if subject.strip() and subject.strip() not in object_ else object_
    return body[: len(subject)].strip("的,， ")


def up_to_verb(plain: str, words: list[Token], limit: int) -> str:
    """Return the beginning of a question up to the verb of its subject, trailing particles and adverbs left out."""
    kept: list[Token] = []
    seen = False
    for place, word in enumerate(words):
        if word.end > limit:
            break
        following = words[place + 1].tag if place + 1 < len(words) else ""
        if seen and (
            word.text in {"是", "有", "在", "由", "被", "把", "对", "于", "比", "共"} or word.tag in {"d", "p"}
        ):
            break
        last = place + (word.text not in _GATHERINGS)
        named = 0 < last < len(words) and words[last].text in _GATHERINGS and words[last - 1].tag == "v"  # 对接|会
        if (
            seen
            and word.tag == "v"
            and following not in {"uj", "n", "vn", "nz"}
            and word.text not in {"建设", "收入"}
            and not named
        ):
            break
        if seen and word.text in HAVING:
            break
        if seen and word.tag == "ul":
            kept = kept[:-1]
            break
        seen = seen or word.tag in NOUNS or (word.tag == "x" and is_cjk(word.text[0]))
        kept.append(word)
    if len(kept) > 1 and kept[-1].text in _GATHERINGS and kept[-2].tag == "v":
        return plain[: kept[-1].end]
    while kept and (
        (kept[-1].tag in _TRIMMED and kept[-1].text != "收入")
        or kept[-1].text in {"一共", "总共", "共", "一", "，", ","}
    ):
        kept = kept[:-1]
    return plain[: kept[-1].end] if kept else ""


VERBS = frozenset(
    """held take takes took taken place win won make made build built run begin began begun open opens opened close start started end ended
    cost costs sign signed get got go come came happen happened grow grew rise rose fall fell receive produce have join host attend
    participate finish pass become became invest spend spent employ cover serve carry stretch last work publish announce release award give
    gave reach complete add create launch set use hold meet leave lead led cut raise bring brought pay paid cross connect link sell sold buy
    bought live visit train issue certify recognise recognize approve list say said see show include enter choose chosen pick picked
    take-part land total amount increase decrease rise sit stand lie belong study discuss adopt elect appoint pledge promise plan earn donate
    break broke arrive depart return retire resign succeed replace reopen dock sail found
    export import ship handle process plant clean repair extend upgrade convert expand move mean""".split()
)
NOUNY = frozenset(
    """link issue train cost costs land plan process visit release award list show lead work host ship export import use place set end start
    open close cut sign pass say approve live raise pay repair study cover pledge""".split()
)
"""Verbs that are nouns as often: they end a noun phrase only where "did", "does", "will" or "to" calls for a verb."""
STOPS = frozenset(
    """did does do is are was were has have had can could will would that which who in on at for by from to and or than as be been being
    during after before since last next this per all it up out over into so there more fewer less""".split()
)
_WHEN = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name))
"""Names that say when, not what."""
EMPTY = STOPS | frozenset(
    """who whom whose what which when where why how much many long far often people person persons man woman number of the a an
    it not last time year exactly in all altogether""".split()
)
"""Words that say nothing of what a question is about."""
_CALLS = frozenset("did does do will can could would to should".split())
EVENTS = re.compile(
    r"\b(?:conference|competition|contest|meeting|event|forum|festival|ceremony|course|symposium|fair|session|expo|race|games|summit|marathon|concert"
    r"|exhibition|workshop|class)s?\b"
)


def phrases_of(body: str) -> list[tuple[int, int]]:
    """Return the noun phrases of a question: what is counted, then those with an article or capitals, in order."""
    found: list[tuple[int, int]] = []
    words = [(match.start(), match.end(), match.group()) for match in re.finditer(r"[\w'’&%.-]+|[,;:]", body)]
    place = 0
    while place < len(words):
        start, _, word = words[place]
        low = word.lower()
        counted = place > 0 and words[place - 1][2].lower() in {"many", "which", "whose"} and low not in STOPS
        opens = low in {"the", "a", "an", "its", "their", "this", "that"} or counted
        name = word[0].isupper() and place > 0 and low not in STOPS and not low.startswith("wh")
        name = name and low not in _WHEN
        noun = place > 0 and words[place - 1][2].lower() in {"of", "did", "do", "does", "were", "are"} and not opens
        if not (opens or name or (noun and low not in STOPS and low not in VERBS)):
            place += 1
            continue
        last = place
        while last + 1 < len(words) and _goes_on(words, last + 1):
            last += 1
        if last > place or low not in {"the", "a", "an", "its", "their", "this", "that"}:
            found.append((start, words[last][1]))
        place = last + 1
    return found


def _goes_on(words: list[tuple[int, int, str]], place: int) -> bool:
    word = words[place][2].lower()
    if word in {"of", "and", "with"} and place + 1 < len(words):
        after = words[place + 1][2]
        if word == "and":
            return after.lower() not in STOPS | VERBS | {"how", "when", "what", "the"} and not after.lower().endswith(
                "ed"
            )
        return after.lower() not in STOPS and (word == "of" or after[0].isupper() or after.lower() == "the")
    if word in {"the", "a", "an"}:
        return words[place - 1][2].lower() in {"of", "with"}
    if word in STOPS or word in ",;:":
        return False
    final = place == len(words) - 1 or words[place + 1][2].lower() in STOPS
    verbs = VERBS if any(item[2].lower() in _CALLS for item in words[:place]) else VERBS - NOUNY
    return word not in verbs and not (word.endswith("ed") and len(word) > 4 and final)


_FOR = re.compile(
    r" (?:for|about|on) (?!(?:the|this|that|which|what|it|a|an)\b)(?:(?!in\b|on\b|at\b|by\b|from\b)[a-z][\w'’-]*(?: |$)){1,4}$"
)


def for_whom(body: str, phrase: str) -> str:
    """Return what behind a phrase at the end of a question says for whom or on what it is: the class | for brokers."""
    place = body.find(phrase)
    match = _FOR.match(body, place + len(phrase)) if place >= 0 else None
    said = match.group().split() if match else []
    while said and (said[-1] in VERBS - NOUNY or (said[-1].endswith("ed") and len(said[-1]) > 4)):
        said.pop()  # when was the course for brokers | opened
    return f" {' '.join(said)}" if len(said) > 1 else ""


def topic_in_english(former: str, *, plural: bool) -> str:
    """Return what a question is about, for an English one; with ``plural`` the first thing of which there are several."""
    if language_of(former) == "zh":
        return _topic_chinese(former)
    body = former.rstrip("?？ .")
    phrases = [body[start:end] for start, end in phrases_of(body)]
    if not phrases:
        match = re.search(r"\b(?:of|for|at|in) (.+)$", body)
        return match.group(1) if match else ""
    articles = ("the ", "a ", "an ", "its ", "their ", "this ", "that ")
    if plural:
        many = [
            item
            for item in phrases
            if item.split(" of ")[0].split(" with ")[0].rstrip().endswith("s") and not item.rstrip().endswith("ss")
        ]
        first = (many or phrases)[0]
        first += for_whom(body, first)
        return first if first.lower().startswith(articles) or first[0].isupper() else f"the {first}"
    definite = [item for item in phrases if item.lower().startswith(articles)]
    events = [item for item in definite if EVENTS.search(item)]
    capital = [item for item in phrases if item[0].isupper()]
    first = (events or definite or capital or [f"the {phrases[0]}"])[0]
    first += for_whom(body, first)
    return re.sub(r"^(?:a|an|this|that|its|their) ", "the ", first)
