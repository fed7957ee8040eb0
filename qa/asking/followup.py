"""A question that leans on the one before, completed: 那亚军呢? after 机器人大赛获得冠军多少项? asks 机器人大赛获得亚军多少项?

:func:`complete` reads the form alone: what is elliptic (那…呢, what about …) takes the former question with the part
that differs put in its place; a pronoun takes the former question's topic; a question that names no topic of its own
may take it too, which only the texts can tell (``certain`` is False: the assistant looks whether they speak of both).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.normalise import fold, half_width, is_cjk, language_of
from corpus.quantities import MEASURE_WORDS
from qa.asking.contrasts import excluded, parallel
from qa.asking.question import is_office, kind_of
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.finding.names import Token


@dataclass(frozen=True, slots=True)
class Completion:
    """A question in full. ``certain``: its form alone says that it takes from the former what ``topic`` says.

    ``leans``: it begins or ends as what follows on something does (那, 呢, "and"). ``keeps``: it is about what the
    former was about, so that the next one may be, too; not where another thing was put in its place (那福州呢?).
    ``lacks``: it asks for an attribute and does not say of what (发行价是多少?).
    """

    text: str
    topic: str
    certain: bool
    leans: bool = False
    keeps: bool = True
    lacks: bool = False


LONGEST = 400
"""A question of more characters stands by itself, and one before it is too long to be a topic."""


def complete(question: str, former: str, answered: Callable[[], str] = str, about: str = "") -> Completion | None:
    """Return the question in full, None if it stands by itself.

    ``answered`` gives the answer to the former question: 他 and "he" stand for the person that it named. ``about`` is
    what the former was about, if that came from one before it: else it is read off its words.

    Example:
        >>> complete("那亚军呢?", "机器人大赛产生冠军多少项?").text
        '机器人大赛产生亚军多少项?'
        >>> complete("when was that?", "Who hosted the graphene conference?").text
        'when was the graphene conference?'
    """
    if len(question) > LONGEST or len(former) > LONGEST or not any(map(str.isalnum, former)):
        return None
    about = about or topic_of(former)
    if language_of(question) == "zh":
        return _chinese(question.strip(), former.strip(), answered, about)
    return _english(question.strip(), former.strip(), answered, about)


# Chinese

_LEAD = re.compile(
    r"^(?:请问|(?:那么|那(?![个次些里儿年天时家位场届项座条件种批笔]|是)|还有|以及|另外|再问一?下|顺便问一?下)[,，]?\s*)+"
)
_MEASURED = re.compile(r"^那(?=[个次些里儿年天时家位场届项座条件种批笔])")
"""那 before what may be the measure of 那家 and 那儿, or begin a word: 那|家具, 那|儿科."""
_TAIL = re.compile(r"[呢啊呀]?[?？!！。\s]*$")
_ASKS = re.compile(
    r"多少|几|什么|啥|谁|哪|何|怎|吗|是不是|是否|有没有|为啥|多(?:长|高|远|宽|深|久|大|重)|嘛|么$|([\u4e00-\u9fff])不\1"
)
_ASKING = re.compile(
    r"(?:一共|总共|共|大概|大约|分别|具体)?(?:是在|是由|由|在|于|被|是|有|为|达到?)?(?:百分之多少|多少[个家项人名件次所支位种届条台座场篇张辆公里米万元亿]*"
    r"|哪?几[个家项人名件次所支位种届条台座场篇张辆公里]*|什么时候|啥时候|什么时间|什么地方|什么|啥|谁|哪(?:一年|些|里|儿|年|天|个月|[个家所位座种项届条])?"
    r"|何[时地处人]|为什么|为何|为啥|怎么样?|如何|是不是|是否|有没有|多(?:长|高|远|宽|深|久|大|重))"
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
_WHETHER_ANY = re.compile("(?:有没有|有无|有)(?:人|谁|哪个)?[^,，]{1,8}(?:吗|嘛|么|没有|没)?$")
"""What asks whether there is anything, or anybody, of a thing spoken of before."""
_WHETHER = re.compile("(?:有没有|有无|有)(?:人|谁)")
_NUMERAL = r"[\d〇零一二两三四五六七八九十]+"
_NUMBERED = re.compile(rf"{_NUMERAL}(?P<sort>号?[^\W\d_]{{1,3}})")
"""A number and what it tells apart: 1号线, 二期."""
_THAN_BEFORE = re.compile(
    r"(?:[比较和与跟同])?(?:去年|上年|上一年|前一年|同期|上年同期|去年同期)(?:相?比(?:较)?)?(?:怎么样|如何)?"
)
_NOW, _THEN = re.compile(r"现在|目前|如今|现今"), re.compile(r"(?:在此)?(?:之前|以前)|原来|原先|过去|此前|先前")
_BOUND = re.compile(r"(?<=[\u4e00-\u9fff])\d+(?:\.\d+)?[万亿]?[^\W\d]{1,2}(?:以上|以下|以内|以外)")
"""A bound, which is nothing that a question is about: 高考600分以上的有多少人 is about 高考."""
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
_TENURE = re.compile(r"(?:的|的?第[一二三四五六七八九十\d]+任|的?[首前现历上下]一?任)+$")
"""Which holder of an office is meant: of the one before it nothing further is asked without the office."""
_NOUNS = frozenset("n nz ns nt nr nrt nrfg ng j eng vn l i s an b".split())
_HAVING = frozenset(
    """产生 设 设站 设有 新增 获得 获 夺得 拥有 共有 完成 实现 达到 吸引 引进 签约 签订 新建 建成 投入 培育 认定 举办 举行 召开 承办 主办 参加 发布 公布 开展
    推出 出台 接待 提供 建设了 采用 研究 承建 修建 建造 通过 入选 开通 开工 竣工 通车""".split()
)
"""Verbs that part what is spoken of from what is said of it."""
_GATHERINGS = frozenset("会赛展班节")
"""What a verb stands before in the name of what is held."""
_SITES = frozenset("园馆桥站院校村镇县区市厂港塔寺庙湖山岛河江楼店场库堂团队社局部")
"""What the names of places and bodies end with."""
_WHOLE = frozenset("全市 全省 全县 全区 全国 全年 全镇 全校 本市 我市 该市 当地 去年 今年".split())
"""Words that say how far a number reaches, not what is spoken of."""
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
_TRIMMED = frozenset("v d p ul uj uz ug c u y zg r f vd ad".split())
_MODIFIES = frozenset("a b v vn n nz ng d j".split())


def _chinese(question: str, former: str, answered: Callable[[], str], topic: str) -> Completion | None:
    core = _TAIL.sub("", question)
    lead = _LEAD.match(core) or _led_up(core)
    marked = bool(lead or _COMPARED.match(question)) or question.rstrip("?？!！。 ").endswith("呢")
    if lead and len(lead.group()) < len(core):
        core = core[lead.end() :]
    core = core.strip("，, ")
    mark = "?" if question.endswith("?") else "？"
    made = _why(former, answered) if _WHY.fullmatch(core) else ""
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
    if not topic or fold(topic) in fold(core) or len(core) > 30 or (not marked and _says_of_what(core)):
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
    body = re.sub(r"(?:了?[吗嘛么])?[?？。\s]+$", "", _LEAD.sub("", former))
    plain = half_width(body)
    asking = _ASKING.search(plain)
    said, (start, end) = (asking.group(), asking.span()) if asking else ("", (len(plain), len(plain)))
    if len(plain) != len(body) or _WHICH.search(said):
        return ""
    if _WHY.fullmatch(said):
        return body
    if re.search("[少几长]", said) and (measure := _MEASURED_BY.match(plain, end)):
        end = measure.end()
    words, rest = names.tokens(plain), plain[end:].removesuffix("的")
    subject = _up_to_verb(plain, words, start)
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


def _led_up(core: str) -> re.Match[str] | None:
    """Return 那 at the beginning of a question that goes before a noun whose first character might be its measure."""
    lead = _MEASURED.match(core)
    first = next(iter(names.tokens(half_width(core[1:]))), None) if lead else None
    if first is None or len(first.text) < 2 or first.text in _POINTED_AT:
        return None
    # 那年产量 is what was got in that year, 那|天津 a city
    return lead if first.tag == "ns" or (first.tag in _NOUNS and first.text[0] not in "年天时次") else None


def _is_amount(topic: str) -> bool:
    """Return whether a topic is an amount of a time alone, of nothing that is named: 2023年营业收入."""
    return _AMOUNT.fullmatch(half_width(topic)) is not None


def _asks_attribute(core: str) -> bool:
    """Return whether a question asks for an attribute and does not say of what: 发行价是多少, 记者怎么评价."""
    plain = half_width(core)
    asking = _ASKING.search(plain)
    if asking is None:
        return False
    said = [
        word.text
        for word in names.tokens(plain)
        if (word.end <= asking.start() or word.start >= asking.end()) and word.tag in _NOUNS and len(word.text) > 1
    ]
    return all(_attribute(word) or word in _ANYBODY for word in said)


def _is_bare(core: str) -> bool:
    """Return whether a question names nothing that it could be about: 谁主办的, 签了几个项目; not so 高企有多少家."""
    plain = half_width(core)
    asking = _WHETHER.match(plain) or _ASKING.search(plain)
    if asking is None or (asking.start() and asking.group()[0] in "是有在由于被为达"):
        return False  # what stands before these is what is spoken of
    return not any(
        word.tag in _NOUNS - {"b", "vn", "v", "d"} and word.text not in _ANYBODY and len(word.text) > 1
        for word in names.tokens(plain)
        if word.end <= asking.start() or word.start >= asking.end()
    )


def _says_of_what(core: str) -> bool:
    """Return whether a question names the place or body whose attribute it asks for: 公园的门票多少钱.

    Not so an event, which may be part of another (决赛的比分是多少).
    """
    owner = re.match("([^的]{2,12})的(?!是)", half_width(core))
    if owner is None or _ASKING.search(owner[1]) or _ANYBODY.intersection([owner[1]]):
        return False
    words = names.tokens(owner[1])
    return bool(words) and words[-1].text[-1] in _SITES and all(word.tag in _NOUNS for word in words)


def _has_subject(core: str) -> bool:
    """Return whether a question begins with what it is about (石墨烯大会是哪一天)."""
    words = names.tokens(half_width(core))
    return bool(words) and words[0].tag in _NOUNS and len(words[0].text) > 1


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
        joint = "" if not after or after[0] in "是有在的被由" or _ASKING.match(after) else "的"
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
        return _in_place_english(new, former, topic), False
    body = re.sub(r"[?？。\s]+$", "", _LEAD.sub("", former))
    if _THAN_BEFORE.fullmatch(new) and new[0] in "比较和与跟同" and (topic := _measured_topic(body, topic)):
        return f"{topic}比{re.sub('^[比较和与跟同]|相?比.*$', '', new)}增长了多少", True
    if (before := _THEN.fullmatch(new)) or _NOW.fullmatch(new):
        if said := (_NOW if before else _THEN).search(body):
            return body[: said.start()] + new + body[said.end() :], True
        asking = _ASKING.search(half_width(body))
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
    if not (ask := _attribute(new)):
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
    if not roles or role is None or role.end() < len(other) or not _ASKING.search(plain):
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
    asking = _ASKING.search(half_width(body))
    return body[: asking.start()].rstrip("的,， ") if asking and asking.start() else topic


def _attribute(new: str) -> str:
    return next((ask for pattern, ask in _ATTRIBUTES if re.search(rf"{pattern}$", new)), "")


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
    asking = _ASKING.search(plain)
    ask = asking.span() if asking else (len(plain), len(plain))
    wanted = names.tokens(half_width(new))
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
        return body[: words[first].start] + new + body[words[ends[-1]].end :]
    alike = [
        word for word in words
        if len(word.text) > 1 and not (ask[0] <= word.start < ask[1]) and word.tag not in {"v", "d", "p", "r"}
        and word.text != fold(new) and word.text[-1] == fold(new)[-1] and abs(len(word.text) - len(new)) <= 2
    ]  # fmt: skip
    if alike:
        word = min(alike, key=lambda item: abs(len(item.text) - len(new)))
        return body[: word.start] + new + body[word.end :]
    chunks = [_without_measure(plain, span) for span in _chunks(words, ask)]
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


def _without_measure(plain: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a run of nouns without the measure at its end: 跨江大桥 of 跨江大桥总投资."""
    match = _MEASURE.search(plain[span[0] : span[1]])
    return (span[0], span[0] + match.start()) if match and match.start() > 1 else span


def _chunks(words: list[Token], ask: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the runs of nouns outside the asking phrase, left to right."""
    found: list[tuple[int, int]] = []
    for word in words:
        noun = word.tag in _NOUNS or (word.tag == "f" and len(word.text) > 1)
        if not noun or word.text in _HAVING or ask[0] <= word.start < ask[1]:
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
        return _topic_english(former, plural=False)
    topic = _TENURE.sub("", _topic_chinese(former))
    bound = _BOUND.search(half_width(former))
    cut = former.find(topic) + len(topic) if bound else 0
    return topic[: bound.start() - cut] if bound and bound.start() < cut < bound.end() else topic


def _topic_chinese(former: str) -> str:
    body = re.sub(r"[?？。\s]+$", "", _LEAD.sub("", former))
    plain = half_width(body)
    words = names.tokens(plain)
    asking = _ASKING.search(plain)
    if asking is None or re.search(r"吗|嘛|么$", plain):
        subject = _up_to_verb(plain, words, len(plain))
        if _WHETHER_ANY.match(plain):
            return ""  # 有人受伤吗
        return body[: len(subject)].strip() if subject else body
    subject = _up_to_verb(plain, words, asking.start())
    bare = [word for word in words if word.start < len(subject)]
    if subject.strip() and any(word.tag in _NOUNS - {"ns"} and word.text not in _WHOLE for word in bare):
        return body[: len(subject)].strip("的,， ")
    chunks = [span for span in _chunks(words, asking.span()) if span[0] >= asking.end()]
    if re.search(r"哪[家个所位座些]?$|什么$|啥$", asking.group()) and len(chunks) > 1:
        chunks = chunks[1:]  # 哪家公司承建了大桥: the company is asked for
    if chunks:
        start, end = max(chunks, key=lambda span: span[1] - span[0])
        object_ = body[start:end]
        return (subject.strip("的,， ") + object_) if subject.strip() and subject.strip() not in object_ else object_
    return body[: len(subject)].strip("的,， ")


def _up_to_verb(plain: str, words: list[Token], limit: int) -> str:
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
        if seen and word.text in _HAVING:
            break
        if seen and word.tag == "ul":
            kept = kept[:-1]
            break
        seen = seen or word.tag in _NOUNS or (word.tag == "x" and is_cjk(word.text[0]))
        kept.append(word)
    if len(kept) > 1 and kept[-1].text in _GATHERINGS and kept[-2].tag == "v":
        return plain[: kept[-1].end]
    while kept and (
        (kept[-1].tag in _TRIMMED and kept[-1].text != "收入")
        or kept[-1].text in {"一共", "总共", "共", "一", "，", ","}
    ):
        kept = kept[:-1]
    return plain[: kept[-1].end] if kept else ""


# English

_LEAD_ENGLISH = re.compile(r"^(?:(?:and|so|but|then|ok|okay|also|now)\b,?\s*)+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\s+(.+?)\s*\??$", re.IGNORECASE)
_WH = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_AUX = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should"
_PRONOUNS = re.compile(
    r"\b(?:(?:of|among|in|inside|at) (?:them|those|these)\b|(?P<poss>its|their|his|her)(?= [a-z])|(?P<plural>they|them|those(?! who)|these)(?= |$|\?|,)"
    r"|(?P<he>he|she|him)\b|(?P<it>it)\b|(?P<there>(?<!is )(?<!are )(?<!was )(?<!were )there)(?=\s*\??$|,)"
    r"|(?P<noun>(?:this|that|the same) (?:event|conference|meeting|competition|contest|project|forum|activity|programme|program|course|company|bridge|list|fair|festival|ceremony|one))"
    r"|(?P<that>(?<=is )that|(?<=was )that|(?<=did )that|(?<=does )that|(?<=for )that|(?<=at )that|(?<=about )that|that(?=\s*\??$)|(?<=was )this|this(?=\s*\??$)))",
    re.IGNORECASE,
)
_VERBS = frozenset(
    """held take takes took taken place win won make made build built run begin began begun open opens opened close start started end ended
    cost costs sign signed get got go come came happen happened grow grew rise rose fall fell receive produce have join host attend
    participate finish pass become became invest spend spent employ cover serve carry stretch last work publish announce release award give
    gave reach complete add create launch set use hold meet leave lead led cut raise bring brought pay paid cross connect link sell sold buy
    bought live visit train issue certify recognise recognize approve list say said see show include enter choose chosen pick picked
    take-part land total amount increase decrease rise sit stand lie belong study discuss adopt elect appoint pledge promise plan earn donate
    break broke arrive depart return retire resign succeed replace reopen dock sail found
    export import ship handle process plant clean repair extend upgrade convert expand move mean""".split()
)
_NOUNY = frozenset(
    """link issue train cost costs land plan process visit release award list show lead work host ship export import use place set end start
    open close cut sign pass say approve live raise pay repair study cover pledge""".split()
)
"""Verbs that are nouns as often: they end a noun phrase only where "did", "does", "will" or "to" calls for a verb."""
_STOPS = frozenset(
    """did does do is are was were has have had can could will would that which who in on at for by from to and or than as be been being
    during after before since last next this per all it up out over into so there more fewer less""".split()
)
_WHEN = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name))
"""Names that say when, not what."""
_EMPTY = _STOPS | frozenset(
    """who whom whose what which when where why how much many long far often people person persons man woman number of the a an
    it not last time year exactly in all altogether""".split()
)
"""Words that say nothing of what a question is about."""
_CALLS = frozenset("did does do will can could would to should".split())
_EVENTS = re.compile(
    r"\b(?:conference|competition|contest|meeting|event|forum|festival|ceremony|course|symposium|fair|session|expo|race|games|summit|marathon|concert"
    r"|exhibition|workshop|class)s?\b"
)
_SWAPPED = re.compile(
    r"^(?P<wh>when|where|why|how)(?: exactly)? (?:was|were|is|did|does) (?:that|it|this)(?: (?:held|happen|done|take place))?\s*\??$"
    r"|^(?P<why>why)\s*\??$",
    re.IGNORECASE,
)
_SWAPS = rf"(?:when|where|why|how(?: long| many (?:hours|days|weeks|months|years))?)(?= (?:{_AUX})\b)"
_ATTRIBUTES_ENGLISH = re.compile(
    r"^(?:the |its |their )?(?:(?:total|overall|exact|final|average|annual|planned) )*(?:cost|price|investment|budget|length|area|height|date|time|venue|location|place|theme|slogan"
    r"|organi[sz]er|host|name|number of [a-z -]+|growth(?: rate)?|attendance|value|output(?: value)?|amount|revenue|speed|capacity|duration|population|purpose|reason)s?$",
    re.IGNORECASE,
)


def _english(question: str, former: str, answered: Callable[[], str], topic: str) -> Completion | None:
    lead = _LEAD_ENGLISH.match(question)
    rest = question[lead.end() :] if lead else question
    if not rest.strip(" ?"):
        return None
    about = _ABOUT.match(rest)
    short = not _WH.search(rest) and not re.match(rf"(?:{_AUX})\b", rest, re.IGNORECASE)
    if about or (lead and short and len(rest.split()) <= 6):
        named = (about.group(1) if about else rest).strip(" ?")
        made = _in_place_english(named, former, topic)
        keeps = bool(_ATTRIBUTES_ENGLISH.match(named))
        return Completion(made + "?", topic, certain=True, keeps=keeps) if made else None
    swapped = _SWAPPED.match(rest)
    if swapped and (wh := re.match(_SWAPS, former, re.IGNORECASE)):
        put = swapped["wh"] or swapped["why"]
        put = put if rest[0].islower() else put.capitalize()
        return Completion(put + former[wh.end() :], topic, certain=True)
    match = _PRONOUNS.search(rest)
    if match and not re.search(r"\b(?:the|[A-Z]\w+) \w+.{0,40}$", rest[: match.start()].removeprefix(rest[:1])):
        return _pronoun_english(rest, former, match, answered, topic)
    if short and not lead:
        return None
    own = [rest[start:end] for start, end in _phrases(rest)]
    if any(item[0].isupper() for item in own):
        return None  # it names what it is about
    if not topic or len(rest.split()) > 14 or fold(topic) in fold(rest):
        return None
    joint = "at" if _EVENTS.search(topic) else "for"
    made = f"{rest.rstrip(' ?')} {joint} {topic}?"
    bare = not own and len([word for word in re.findall(r"[a-z]+", rest.lower()) if word not in _EMPTY]) <= 1
    return Completion(made[0].upper() + made[1:], topic, certain=bare, leans=bool(lead))


def _pronoun_english(
    rest: str, former: str, match: re.Match[str], answered: Callable[[], str], topic: str
) -> Completion | None:
    group = match.lastgroup
    said = match.group()
    about = topic  # what the conversation is about stays, whomever it speaks of in between
    if group == "plural" or group is None or (group == "poss" and said.lower() == "their"):
        topic = _topic_english(former, plural=True)
    if (group == "he" or said.lower() in {"his", "her"}) and (person := answered()):
        topic = person
    if not topic:
        return None
    if group is None:
        put = f"{said.split()[0]} {topic}"
    elif group == "poss":
        put = f"{topic}'s" if not topic.endswith("s") else f"{topic}'"
    elif group == "there":
        put = f"at {topic}"
    else:
        put = topic
    return Completion(rest[: match.start()] + put + rest[match.end() :], about or topic, certain=True)


def _in_place_english(new: str, former: str, topic: str) -> str:
    """Return the former question with its part replaced by what "what about X" names."""
    body = former.rstrip("?？ .")
    if language_of(former) == "zh":
        if re.fullmatch(r"(?:in )?(?:19|20)\d\d", new):
            year = re.search(r"(?:19|20)\d\d", body)
            return body[: year.start()] + new[-4:] + body[year.end() :] if year else f"{new[-4:]}年{body}"
        return f"{_asked_english(former)} {new} ({topic})" if topic else ""
    times = find_partial(new)
    time = re.sub(r"^(?:in|on|for|at|during) ", "", new)
    if times and times[-1].end - times[0].start >= len(time) - 1:
        old = find_partial(body)
        if old:
            return body[: old[0].start] + time + body[old[-1].end :]
        return f"{body} {'on' if times[0].day else 'in'} {time}"
    if led := _LED_BY.match(new):
        return _led_in_place(body, led["by"].lower(), led["what"])
    if _ATTRIBUTES_ENGLISH.match(new):
        named = re.sub(r"^(?:its|their) ", "the ", new)
        named = named if named.startswith(("the ", "number")) else f"the {named}"
        return f"What was {named} of {topic}" if topic else ""
    phrases = _phrases(body)
    kept = re.sub(r"^(?:the|a|an|of|for|in|at|from) ", "", new)
    if new[0].isupper() and (old_name := re.search(r"(?<=[a-z] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*", body)):
        return body[: old_name.start()] + new + body[old_name.end() :]
    if (ordinal := re.match(r"(?:first|second|third|fourth|fifth|last)\b", kept)) and (
        old_ordinal := re.search(r"\b(?:first|second|third|fourth|fifth|last)\b", body)
    ):
        tail = kept[ordinal.end() :]
        end = old_ordinal.end() + len(tail) if body[old_ordinal.end() :].startswith(tail) else old_ordinal.end()
        return body[: old_ordinal.start()] + kept + body[end:]
    shared = set(kept.lower().split())
    best = max(
        phrases, key=lambda span: (len(shared & set(body[span[0] : span[1]].lower().split())), -span[0]), default=None
    )
    if best is None:
        return ""
    replaced = body[best[0] : best[1]].split()
    article = re.match(r"(?:the|a|an) ", body[best[0] : best[1]], re.IGNORECASE)
    held = _OFFICE_HELD.match(body[best[0] : best[1]])
    if held and all(is_office(said.split(" ")[-1].lower()) for said in (kept, held["office"])):
        return f"{body[: best[0]]}{article.group() if article else ''}{kept}{held['of'] or ''}{body[best[1] :]}"
    whole = len(kept.split()) > 1 or (kept.endswith("s") and not kept.endswith(("'s", "’s")))
    put = kept if whole or len(replaced) < 2 else f"{kept} {replaced[-1]}"
    return body[: best[0]] + (article.group() if article else "") + put + body[best[1] :]


_OFFICE_HELD = re.compile(r"(?:the |an? )?(?P<office>[\w' -]+?)(?P<of> (?:of|at|for|in) (?! ).+)?$", re.IGNORECASE)
"""An office, and of whom or what it is."""
_LED_BY = re.compile(r"(?P<by>in|at|on|for|from|to|by|with|among) (?P<what>.+)", re.IGNORECASE)
_SAME_PLACE = {"in": "in|at", "at": "in|at"}


def _led_in_place(body: str, by: str, what: str) -> str:
    """Return a question with what the same preposition leads replaced, else with the new phrase behind it.

    Example:
        >>> _led_in_place("How much does a ticket for adults cost", "for", "students")
        'How much does a ticket for students cost'
        >>> _led_in_place("How many people will the plant employ", "in", "Leyton")
        'How many people will the plant employ in Leyton'
    """
    for match in re.finditer(rf"\b(?:{_SAME_PLACE.get(by, by)}) (?=\w)", body):
        words = list(re.finditer(r"[\w'’&%.-]+", body[match.end() :]))
        last = 0
        for place, word in enumerate(words):
            low = word.group().lower()
            if place and (
                low in _STOPS - {"of"} or low in _VERBS - _NOUNY or (low in _VERBS and place == len(words) - 1)
            ):
                break
            last = word.end()
        return f"{body[: match.start()]}{by} {what}{body[match.end() + last :]}"
    return f"{body} {by} {what}"


def _asked_english(former: str) -> str:
    kind = kind_of(fold(former), "zh")
    return {
        "number": "How many",
        "money": "How much",
        "date": "When was",
        "place": "Where was",
        "person": "Who was",
    }.get(kind, "What about")


def _phrases(body: str) -> list[tuple[int, int]]:
    """Return the noun phrases of a question: what is counted, then those with an article or capitals, in order."""
    found: list[tuple[int, int]] = []
    words = [(match.start(), match.end(), match.group()) for match in re.finditer(r"[\w'’&%.-]+|[,;:]", body)]
    place = 0
    while place < len(words):
        start, _, word = words[place]
        low = word.lower()
        counted = place > 0 and words[place - 1][2].lower() in {"many", "which", "whose"} and low not in _STOPS
        opens = low in {"the", "a", "an", "its", "their", "this", "that"} or counted
        name = word[0].isupper() and place > 0 and low not in _STOPS and not low.startswith("wh")
        name = name and low not in _WHEN
        noun = place > 0 and words[place - 1][2].lower() in {"of", "did", "do", "does", "were", "are"} and not opens
        if not (opens or name or (noun and low not in _STOPS and low not in _VERBS)):
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
            return after.lower() not in _STOPS | _VERBS | {"how", "when", "what", "the"} and not after.lower().endswith(
                "ed"
            )
        return after.lower() not in _STOPS and (word == "of" or after[0].isupper() or after.lower() == "the")
    if word in {"the", "a", "an"}:
        return words[place - 1][2].lower() in {"of", "with"}
    if word in _STOPS or word in ",;:":
        return False
    final = place == len(words) - 1 or words[place + 1][2].lower() in _STOPS
    verbs = _VERBS if any(item[2].lower() in _CALLS for item in words[:place]) else _VERBS - _NOUNY
    return word not in verbs and not (word.endswith("ed") and len(word) > 4 and final)


_FOR = re.compile(
    r" (?:for|about|on) (?!(?:the|this|that|which|what|it|a|an)\b)(?:(?!in\b|on\b|at\b|by\b|from\b)[a-z][\w'’-]*(?: |$)){1,4}$"
)


def _for_whom(body: str, phrase: str) -> str:
    """Return what behind a phrase at the end of a question says for whom or on what it is: the class | for brokers."""
    place = body.find(phrase)
    match = _FOR.match(body, place + len(phrase)) if place >= 0 else None
    said = match.group().split() if match else []
    while said and (said[-1] in _VERBS - _NOUNY or (said[-1].endswith("ed") and len(said[-1]) > 4)):
        said.pop()  # when was the course for brokers | opened
    return f" {' '.join(said)}" if len(said) > 1 else ""


def _topic_english(former: str, *, plural: bool) -> str:
    if language_of(former) == "zh":
        return _topic_chinese(former)
    body = former.rstrip("?？ .")
    phrases = [body[start:end] for start, end in _phrases(body)]
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
        first += _for_whom(body, first)
        return first if first.lower().startswith(articles) or first[0].isupper() else f"the {first}"
    definite = [item for item in phrases if item.lower().startswith(articles)]
    events = [item for item in definite if _EVENTS.search(item)]
    capital = [item for item in phrases if item[0].isupper()]
    first = (events or definite or capital or [f"the {phrases[0]}"])[0]
    first += _for_whom(body, first)
    return re.sub(r"^(?:a|an|this|that|its|their) ", "the ", first)
