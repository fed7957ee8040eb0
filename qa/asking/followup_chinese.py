"""A Chinese question that leans on the one before it: what is elliptic, what points back, what names nothing of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.measures import MEASURE_WORDS
from corpus.normalise import fold, half_width, is_cjk, language_of
from qa.asking.completion import Completion
from qa.asking.contrasts import excluded, parallel
from qa.asking.followup_english import in_place_english
from qa.asking.topics import ASKING, LEAD, NOUNS, WHETHER, chunks_of, topic_of, up_to_verb
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_MEASURED = re.compile(r"^那(?=[个次些里儿年天时家位场届项座条件种批笔])")
"""那 before what may be the measure of 那家 and 那儿, or begin a word: 那|家具, 那|儿科."""
_TAIL = re.compile(r"[呢啊呀]?[?？!！。\s]*$")
_ASKS = re.compile(
    r"多少|几|什么|啥|谁|哪|何|怎|吗|是不是|是否|有没有|为啥|多(?:长|高|远|宽|深|久|大|重)|嘛|么$|([\u4e00-\u9fff])不\1"
)


_PRONOUN = re.compile(
    r"^(?:会上|会议上|大会上|活动上|(?:活动|比赛|会议)?现场)|其中|(?:在)?(?:那里|那儿|这里|这儿|当地)|它们|他们|她们|[它他她]|其(?![实他余它中])"
    r"|(?:这|那|该|此|本)(?:[次个些场届项座条家所位件种批笔]|一[次个场届项座条家位件])?(?P<noun>大会|会议|活动|比赛|大赛|赛事|项目|工程|事件?|培训班?|公司|企业|平台|机构|学校|大桥"
    r"|论坛|展会|博览会|名单|榜单|工作|计划|政策|人|地方|指标)|(?:这|那)(?:[次个些场届项座条家所位件种批笔])|^那(?=是)|(?:这|那)(?=是|有|在)"
)
_PEOPLE = re.compile(r"[他她]们?")
_WHERE = "在哪里"
_ATTRIBUTES = (
    (r"(?:时间|日期|日子)", "是什么时候"),
    (r"(?:地点|举办地|会场|会址|地址|位置|所在地|总部|校址)", _WHERE),
    (r"(?:负责人|主持人|作者|记者|市长|校长|院长|董事长|总经理|局长|创始人|设计师|冠军得主|主任)", "是谁"),
    (r"(?:[主承协]办方|[主承协]办单位|(?:牵头|施工|建设|设计|承建|主管|组织)(?:单位|方)|承建方|组织者|投资方|业主)", "是谁"),
    (r"(?:投资额?|金额|资金|经费|(?:直接|经济)*损失|产值|造价|预算|成本|费用|收入|营收|利润|补贴|奖金|票价|价格|销售额|出口额|进口额|税收|总值)", "是多少"),
    (r"(?:最[高低]|平均)(?:分|气温|温度|水位|价)", "是多少"),
    (r"(?:数量|人数|家数|个数|件数|面积|长度|全长|总长|高度|宽度|里程|座位数?|床位数?|产能|产量|销量|人口|客流量?|总量|总数|规模|保有量|名额|工期)", "是多少"),
    (r"(?:增速|增长率|增幅|涨幅|降幅|占比|比例|比重|同比|入园率|入学率|覆盖率|[^\s]率)", "是多少"),
    (r"(?:原因|目的|主题|内容|名称|意义|任务|方式|口号|评价|点评|看法|影响)", "是什么"),
)  # fmt: skip
_MEASURE = re.compile(
    r"(?:的)?(?:总投资额?|总?金额|总长度?|全长|总面积|面积|长度|高度|人数|数量|时间|日期|地点|投资|造价|里程)$"
)
_COMPARED = re.compile(r"(?:比|较|同)(?:去年|上年|上一年|前年|上月|上季度|同期|前一年)")
"""How a question begins that leaves out what is compared."""


_NUMERAL = r"[\d〇零一二两三四五六七八九十]+"
_NUMBERED = re.compile(rf"{_NUMERAL}(?P<sort>号?[^\W\d_]{{1,3}})")
"""A number and what it tells apart: 1号线, 二期."""
_THAN_BEFORE = re.compile(
    r"(?:[比较和与跟同])?(?:去年|上年|上一年|前一年|同期|上年同期|去年同期)(?:相?比(?:较)?)?(?:怎么样|如何)?"
)
_NOW, _THEN = re.compile(r"现在|目前|如今|现今"), re.compile(r"(?:在此)?(?:之前|以前)|原来|原先|过去|此前|先前")


_RATE = re.compile(r"增速|增长率|增幅|涨幅|降幅|占比|比例|比重|同比")
_WHY = re.compile(r"(?:(?:那|这|又|都)?是)?(?:因?为(?:了)?什么|为何|为啥)")
"""What asks why, of what the former question told."""
_MEASURED_BY = re.compile(
    rf"个?(?:小时|月|星期|钟头)|时间|{'|'.join(sorted(map(re.escape, MEASURE_WORDS), key=len, reverse=True))}"
)
"""What an asking word measures a deed in, and not what it is done to: 几|天."""
_LEFT_OVER = re.compile("(?:[了过的,， ]|一共|总共|一?共|大约|大概)+$")
_NO_DEED = re.compile("^[是有在叫为由]$|长$")
_WHICH = re.compile("哪[个家所位座种项届条些]?$")


_SITES = frozenset("园馆桥站院校村镇县区市厂港塔寺庙湖山岛河江楼店场库堂团队社局部")
"""What the names of places and bodies end with."""


_ANYBODY = frozenset("人员 单位 部门 机构 企业 公司 项目 地方 记者".split())
"""Those of whom, and what, any event may tell: a question for them is about something else."""
_RANK = re.compile(r"(?:常务|第一|执行|名誉|荣誉|助理|代理|首席)*[副总代]*$")
"""What stands before an office and makes it another one of the same body: 副, 常务副, 总."""
_RULED, _OWNER = frozenset("省市县区镇乡村"), re.compile("[\u4e00-\u9fff]+$")
"""With what the office of a head begins whose it is (县长), and the body before an office in a question."""
_AMOUNT = re.compile(
    r"(?P<time>(?:(?:19|20)\d\d年|去年|今年|前年|全年|[上下]半年)?)的?(?:营业|主营业务|经营|财政|总|净|毛|年均|人均|平均|全[市省县国年校])*"
    rf"(?:{'|'.join(pattern for pattern, ask in _ATTRIBUTES if ask == '是多少')})"
)
_POINTED_AT = frozenset("个人 年代 天数 家人 次数 年度 年份 年头 时候 时间 时期 时代 场合 场面 里面 里头 儿里".split())
"""What 那 points at although the segmenter makes one word of it and its measure: 那个人, 那年代."""


_MODIFIES = frozenset("a b v vn n nz ng d j".split())


def complete_chinese(question: str, former: str, answered: Callable[[], str], topic: str) -> Completion | None:
    """Return a Chinese question in full, as :func:`qa.asking.followup.complete` does."""
    core = _TAIL.sub("", question)
    lead = LEAD.match(core) or _led_up(core)
    marked = bool(lead or _COMPARED.match(question)) or question.rstrip("?？!！。 ").endswith("呢")
    if lead and len(lead.group()) < len(core):
        core = core[lead.end() :]
    core = core.strip("，, ")
    mark = "?" if question.endswith("?") else "？"
    made = _why(former, answered) if _WHY.fullmatch(core) else ""
    made = made or _by_how_much(core, former)
    if not core or made:
        return Completion(made + mark, topic or topic_of(made), certain=True) if core else None
    asks = bool(_ASKS.search(fold(core)))
    if not asks and marked and len(core) <= 24:
        made, keeps = _elliptic_chinese(core, former, topic)
        whole = made + ("" if made.endswith(("?", "？")) else mark)
        return Completion(whole, topic if keeps else core, certain=True, keeps=keeps) if made else None
    if not asks:
        return None
    pronoun = _PRONOUN.search(core)
    if pronoun and not _names_itself(core, pronoun):
        if _PEOPLE.fullmatch(pronoun.group()) and (person := answered()):
            topic = person
        if not topic:
            return None
        return Completion(_put(core, pronoun, topic) + mark, topic, certain=True)
    if not topic or _bare_of(topic) in _bare_of(core) or len(core) > 30 or (not marked and _says_of_what(core)):
        return None
    if (at := excluded(half_width(core), half_width(topic))) is not None:
        topic = topic[:at].rstrip("的")  # 越野赛的冠军是谁, 亚军是谁: of the race, not of its winner
        if not topic:
            return None
    if not _RATE.search(core):
        topic = _MEASURE.sub("", topic) or topic
    lacks = _asks_attribute(core)
    if lacks and _is_amount(topic):
        return None  # 营业收入 has no 董事长
    joined = topic + core if any(map(is_cjk, topic)) else f"{topic} {core}"
    leans = marked and not _has_subject(core)
    return Completion(joined + mark, topic, certain=_is_bare(core), leans=leans, lacks=lacks)


def _why(former: str, answered: Callable[[], str]) -> str:
    """Return the question why it is so, of what a Chinese question tells of its subject; "" if it tells nothing.

    Example:
        >>> _why("灯会推迟了多久?", str), _why("闭馆了几天?", str), _why("灯会有什么?", str)
        ('灯会为什么推迟', '为什么闭馆', '')
    """
    body = re.sub(r"(?:了?[吗嘛么])?[?？。\s]+$", "", LEAD.sub("", former))
    plain = half_width(body)
    asking = ASKING.search(plain)
    said, (start, end) = (asking.group(), asking.span()) if asking else ("", (len(plain), len(plain)))
    if len(plain) != len(body) or _WHICH.search(said):
        return ""
    if _WHY.fullmatch(said):
        return body
    if re.search("[少几长]", said) and (measure := _MEASURED_BY.match(plain, end)):
        end = measure.end()
    words, rest = names.tokens(plain), plain[end:].removesuffix("的")
    subject = up_to_verb(plain, words, start)
    told = plain[len(subject) : start]
    does = told.endswith(("了", "过"))  # 闭园了几天: whatever the segmenter takes 闭园 for
    parts = [word for word in words if len(subject) <= word.start < start - 1]
    if does and len(parts) > 1 and len(parts[0].text) == 1:
        subject, told = plain[: parts[-1].start], plain[parts[-1].start : start]  # 观鸟|站闭园了
    elif not subject and rest and not does:
        subject, told = told, ""  # 展览何时关闭: or for a deed
    if not subject and not told and said.endswith("谁"):
        subject = answered()  # 谁辞职了
    told = re.sub("[了过]+$", "", _LEFT_OVER.sub("", told) + rest)
    does = does or any(
        word.tag in {"v", "vd", "vi", "vn"} and not _NO_DEED.search(word.text) for word in names.tokens(told)
    )
    return f"{subject}为什么{told}" if does else ""


_DIFFERENCE = re.compile(
    r"(?:到底|究竟)?(?:(?:相|只)?[差隔]|[多少高低大小长短早晚贵])(?:了|出)?(?P<much>(?:多少|几|多[大高长久])[^\W\d]{0,3})"
)
_WHICH_MORE = re.compile(
    r"(?P<both>.+?(?:[和与跟、]|还是).+?),?(?:到底|究竟)?(?:谁|哪(?:一)?[个家种项座条年边所])的?[^,。?]{0,8}?(?:更|最|比较|较|要)?[多少高低大小长短早晚贵]?"
)
_MORE_THAN = re.compile(
    r"(?P<than>.+比.+?)(?:更|要|还)?(?P<way>[多少高低大小长短早晚贵])(?:一?些|一点)?(?:了?[吗嘛么])?"
)


def _by_how_much(core: str, former: str) -> str:
    """Return the question how far apart two things are that the former one compared; "" if it compared none.

    Example:
        >>> _by_how_much("多多少?", "冠军和季军哪个多?"), _by_how_much("高几分", "甲班比乙班高吗?")
        ('冠军和季军相差多少', '甲班比乙班高几分')
    """
    asked = _DIFFERENCE.fullmatch(half_width(core).strip("?"))
    if asked is None:
        return ""
    body = half_width(re.sub(r"[?？。\s]+$", "", LEAD.sub("", former)))
    if than := _MORE_THAN.fullmatch(body):
        return f"{than['than']}{than['way']}{asked['much']}"
    if both := _WHICH_MORE.fullmatch(body):
        return f"{both['both'].replace('还是', '和')}相差{asked['much']}"
    return ""


def _bare_of(text: str) -> str:
    return fold(text).replace("的", "")


def _led_up(core: str) -> re.Match[str] | None:
    """Return 那 at the beginning of a question that goes before a noun whose first character might be its measure."""
    lead = _MEASURED.match(core)
    first = next(iter(names.tokens(half_width(core[1:]))), None) if lead else None
    if first is None or len(first.text) < 2 or first.text in _POINTED_AT:
        return None
    # 那年产量 is what was got in that year, 那|天津 a city
    return lead if first.tag == "ns" or (first.tag in NOUNS and first.text[0] not in "年天时次") else None


def _is_amount(topic: str) -> bool:
    """Return whether a topic is an amount of a time alone, of nothing that is named: 2023年营业收入."""
    return _AMOUNT.fullmatch(half_width(topic)) is not None


def _asks_attribute(core: str) -> bool:
    """Return whether a question asks for an attribute and does not say of what: 发行价是多少, 记者怎么评价."""
    plain = half_width(core)
    asking = ASKING.search(plain)
    if asking is None:
        return False
    said = [
        word.text
        for word in names.tokens(plain)
        if (word.end <= asking.start() or word.start >= asking.end()) and word.tag in NOUNS and len(word.text) > 1
    ]
    return all(_attribute(word) or word in _ANYBODY for word in said)


def _is_bare(core: str) -> bool:
    """Return whether a question names nothing that it could be about: 谁主办的, 签了几个项目; not so 高企有多少家."""
    plain = half_width(core)
    asking = WHETHER.match(plain) or ASKING.search(plain)
    if asking is None or (asking.start() and asking.group()[0] in "是有在由于被为达"):
        return False  # what stands before these is what is spoken of
    return not any(
        word.tag in NOUNS - {"b", "vn", "v", "d"} and word.text not in _ANYBODY and len(word.text) > 1
        for word in names.tokens(plain)
        if word.end <= asking.start() or word.start >= asking.end()
    )


def _says_of_what(core: str) -> bool:
    """Return whether a question names the place or body whose attribute it asks for: 公园的门票多少钱.

    Not so an event, which may be part of another (决赛的比分是多少).
    """
    owner = re.match("([^的]{2,12})的(?!是)", half_width(core))
    if owner is None or ASKING.search(owner[1]) or _ANYBODY.intersection([owner[1]]):
        return False
    words = names.tokens(owner[1])
    return bool(words) and words[-1].text[-1] in _SITES and all(word.tag in NOUNS for word in words)


def _has_subject(core: str) -> bool:
    """Return whether a question begins with what it is about (石墨烯大会是哪一天)."""
    words = names.tokens(half_width(core))
    return bool(words) and words[0].tag in NOUNS and len(words[0].text) > 1


def _names_itself(core: str, pronoun: re.Match[str]) -> bool:
    """Return whether what a pronoun stands for is named before it in the same question (晋江…它的)."""
    before = core[: pronoun.start()]
    return len(before) > 6 and any(word.tag in {"ns", "nt", "nr", "nz"} for word in names.tokens(before))


def _put(core: str, pronoun: re.Match[str], topic: str) -> str:
    said, noun = pronoun.group(), pronoun.groupdict().get("noun")
    before, after = core[: pronoun.start()], core[pronoun.end() :]
    if said.endswith(("会上", "议上", "动上", "现场")):
        return f"{topic}{said[-1] if said[-1] == '上' else '现场'}{after}"
    if said == "其中":
        return f"{before}{topic}中{after.lstrip(',，')}"
    if said.startswith("在"):
        return f"{before}在{topic}{after}"
    if noun or said[0] in "它他她":
        return f"{before}{topic}{after}"
    if said == "其" or (said[0] in "这那该此" and len(said) > 1):
        joint = "" if not after or after[0] in "是有在的被由" or ASKING.match(after) else "的"
        return f"{before}{topic}{joint}{after}"
    return f"{before}{topic}{after}"


def _elliptic_chinese(core: str, former: str, topic: str) -> tuple[str, bool]:
    """Return the former question with its part replaced by what the elliptic one names; "" if no place is found.

    And whether it is about the same ``topic``, of which another attribute is asked.
    """
    new = re.sub(r"的$", "", core)
    if language_of(former) != "zh":
        ask = _attribute(new)
        if ask and topic:
            return f"{topic} {new}{ask}", True
        return in_place_english(new, former, topic), False
    body = re.sub(r"[?？。\s]+$", "", LEAD.sub("", former))
    if _THAN_BEFORE.fullmatch(new) and new[0] in "比较和与跟同" and (topic := _measured_topic(body, topic)):
        return f"{topic}比{re.sub('^[比较和与跟同]|相?比.*$', '', new)}增长了多少", True
    if (before := _THEN.fullmatch(new)) or _NOW.fullmatch(new):
        if said := (_NOW if before else _THEN).search(body):
            return body[: said.start()] + new + body[said.end() :], True
        asking = ASKING.search(half_width(body))
        return (body[: asking.start()] + new + body[asking.start() :] if asking else ""), True
    dates = find_partial(new)
    if dates and dates[0].start == 0 and dates[-1].end >= len(new) - 1:
        return _other_time(new, body), False
    if re.fullmatch(
        r"(?:去年|前年|今年|明年|上年|上一年|上个?月|本月|次年|[上下]半年|第?[一二三四]季度)|.{0,8}(?:那一?|当|次|头一|第二)[年月天]",
        new,
    ):
        return _other_time(new, body), False
    if made := _in_office(new, body):
        return made, False
    made = _of_attribute(new, topic)
    return (made, True) if made else (_in_place_chinese(new, body), False)


def _of_attribute(new: str, topic: str) -> str:
    """Return a question for an attribute of the topic; "" if what is new is none, or has no topic."""
    if not (ask := _attribute(new)) or "的" in new[2:]:  # 动物园的停车位 has its own topic
        return ""
    if topic and not _RATE.search(new):
        topic = _MEASURE.sub("", topic) or topic
    if time := _AMOUNT.fullmatch(half_width(topic)):
        topic = topic[: time.end("time")]  # 2021年营业收入, 净利润呢
    if not topic or new in topic or (topic[-1] == new[-1] and _attribute(topic)):
        return ""  # 索道票价多少, 造价呢: the one takes the place of the other
    if ask == _WHERE and len(new) == len("地点"):  # the word says no more than what asks
        return f"{topic}{ask}"
    return f"{topic}{'' if len(new) > 1 else '的'}{new}{ask}"


def _in_office(new: str, body: str) -> str:
    """Return a question of who holds an office with another office put in its place; "" if either names none.

    What is new has the owner of the former (石桥镇镇长, 书记呢) unless it names its own (县委书记呢).
    """
    plain, other = half_width(body), half_width(new)
    roles, role = list(names.ROLE.finditer(plain)), names.ROLE.search(other)
    if not roles or role is None or role.end() < len(other) or not ASKING.search(plain):
        return ""
    old = roles[-1]
    rank = _RANK.search(plain, 0, old.start())
    start = rank.start() if rank else old.start()
    own = other[: role.start()] or (other[0] if other[0] in _RULED else "")
    if own and not _RANK.fullmatch(own) and own not in plain[:start]:
        owner = _OWNER.search(plain, 0, start)
        start = owner.start() if owner and not _ASKS.search(owner.group()) else start
    return body[:start] + new + body[old.end() :]


def _measured_topic(body: str, topic: str) -> str:
    """Return what a question asks the amount of, the measure with it: 2023年营业收入, of 2023年营业收入是多少."""
    asking = ASKING.search(half_width(body))
    return body[: asking.start()].rstrip("的,， ") if asking and asking.start() else topic


def _attribute(new: str) -> str:
    return attribute_at_end(new)[1]


def attribute_at_end(text: str) -> tuple[int, str]:
    """Return where the attribute begins that a text ends with, and what asks for it; (-1, "") if it ends with none.

    Example:
        >>> attribute_at_end("大赛的地点"), attribute_at_end("大赛")
        ((3, '在哪里'), (-1, ''))
    """
    found = ((re.search(rf"{pattern}$", text), ask) for pattern, ask in _ATTRIBUTES)
    return next(((match.start(), ask) for match, ask in found if match), (-1, ""))


def _other_time(new: str, body: str) -> str:
    if new.endswith("年") and (found := re.search(r"(?:(?:19|20)\d\d|二[〇零]..)年|去年|前年|今年", body)):
        return body[: found.start()] + new + body[found.end() :]
    old = find_partial(body)
    if old and old[0].end <= len(body):
        first, last = old[0], old[0]
        for item in old[1:]:
            if item.start <= last.end + 1:
                last = item
        kept = body[first.start : last.end]
        year = re.match(r"(?:19|20)\d\d年", kept)
        if year and not re.match(r"(?:19|20)\d\d", new):
            new = year.group() + new  # 2022年9月…, 10月呢: of the same year
        return body[: first.start] + new + body[last.end :]
    if found := re.search(r"去年|前年|今年|[上下]半年|第?[一二三四]季度", body):
        return body[: found.start()] + new + body[found.end() :]
    return new + body


def _in_place_chinese(new: str, body: str) -> str:
    plain = half_width(body)
    words = names.tokens(plain)
    asking = ASKING.search(plain)
    ask = asking.span() if asking else (len(plain), len(plain))
    wanted = names.tokens(half_width(new))
    if made := _of_another(new, body, plain[: ask[0]]):
        return made
    if other := parallel(half_width(new), plain):  # 冠军是谁, 亚军呢
        return body[: other[0]] + new + body[other[1] :]
    if re.match(r"第[一二三四五六七八九十\d]+", new):
        old = re.search(
            r"第[一二三四五六七八九十\d]+[^\W\d_]?" if len(new) > 2 else r"第[一二三四五六七八九十\d]+", plain
        )
        if old:
            short = old.end() if len(new) > 3 or plain[old.end() - 1] == new[-1] else old.end() - 1
            return body[: old.start()] + new + body[short:]
    if (numbered := _NUMBERED.fullmatch(half_width(new))) and (
        old := re.search(rf"{_NUMERAL}{numbered['sort']}", plain)
    ):
        return body[: old.start()] + new + body[old.end() :]  # 地铁2号线, 1号线呢
    for tag in ("ns", "nr", "nt"):
        if wanted and wanted[-1].tag == tag and (same := [word for word in words if word.tag == tag]):
            return body[: same[0].start] + new + body[same[-1 if tag == "nt" else 0].end :]
    ends = [place for place, word in enumerate(words) if len(wanted) > 1 and word.text == wanted[-1].text]
    if ends and not ask[0] <= words[ends[-1]].start < ask[1]:
        first = ends[-1]
        while first and words[first - 1].tag in _MODIFIES and not ask[0] <= words[first - 1].start < ask[1]:
            first -= 1
        first = _named_from(words, first)
        return body[: words[first].start] + new + body[words[ends[-1]].end :]
    alike = [
        word for word in words
        if len(word.text) > 1 and not (ask[0] <= word.start < ask[1]) and word.tag not in {"v", "d", "p", "r"}
        and word.text != fold(new) and word.text[-1] == fold(new)[-1] and abs(len(word.text) - len(new)) <= 2
    ]  # fmt: skip
    if alike:
        word = min(alike, key=lambda item: abs(len(item.text) - len(new)))
        first = words.index(word)
        first = _named_from(words, first) if plain[word.end : word.end + 1] == "的" else first
        return body[: words[first].start] + new + body[word.end :]
    chunks = [_without_measure(plain, span) for span in chunks_of(words, ask)]
    if not chunks:
        return f"{new}{body[ask[0] :]}" if asking else ""

    def near(chunk: tuple[int, int]) -> tuple[float, int]:
        text = plain[chunk[0] : chunk[1]]
        shared = 3.0 * any(text.endswith(new[-size:]) for size in (2,) if len(new) > 1)
        shared += 0.5 * sum(character in text for character in set(new))
        place = 2.0 * (0 <= chunk[0] - ask[1] <= 1) + 1.5 * (0 <= ask[0] - chunk[1] <= 1)
        place -= 3.0 * any(re.fullmatch(pattern, text) for pattern, _ in _ATTRIBUTES)  # 番茄 is no other 销量
        return shared + place, -chunk[0]

    start, end = max(chunks, key=near)
    return body[:start] + new + body[end:]


def _named_from(words: Sequence[names.Token], place: int) -> int:
    """Return the first of the words that a thing is named by, the place that it lies in aside: 南山 | 水库."""
    while (
        place
        and words[place - 1].end == words[place].start
        and words[place - 1].tag in _NAMES
        and words[place - 1].text[-1] not in _RULED_PLACES
    ):
        place -= 1
    return place


_NAMES = frozenset(["ns", "nr", "nz", "nrt", "s"])
_RULED_PLACES = frozenset("国省市县区州盟旗镇乡")


def _of_another(new: str, body: str, before: str) -> str:
    """Return a question for what is new in full, if it names both whose it is and what (动物园的停车位); else "".

    ``before`` is what stands before the asking in the former question. Its year goes on, if what is new names none.
    """
    owner, _, attribute = new.rpartition("的")
    of, _, former = before.rstrip("是有为的").rpartition("的")
    if len(owner) < len("去年") or len(attribute) < len("门票") or not of:
        return ""
    time = _OF_YEAR.match(of)
    if own := _OF_YEAR.match(owner):
        time = None if time and time.end() < len(of) and own.end() == len(owner) else own
        return f"{new}{body[len(of) + 1 + len(former) :]}" if time else ""
    led = time.group() if time else ""
    return led + new + (body[len(of) + 1 + len(former) :] if attribute == former else _attribute(attribute) or "是多少")


_OF_YEAR = re.compile(r"(?:(?:19|20)\d\d|[去前今明])年")


def _without_measure(plain: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a run of nouns without the measure at its end: 跨江大桥 of 跨江大桥总投资."""
    match = _MEASURE.search(plain[span[0] : span[1]])
    return (span[0], span[0] + match.start()) if match and match.start() > 1 else span
