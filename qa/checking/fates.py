"""What befell those whom a question counts: killed, hurt, missing, saved; a number of one fate is none of another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from qa.asking.segmenter import folded_of as fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

_FATES = (
    (
        r"dies?|died|dying|dead|deaths?|death toll|kill(?:ed|s|ing)?|fatal\w*|casualt\w+|drown\w*|perish\w*|lives (?:were )?lost"
        r"|(?:lost|los\w+|claim\w*|cost|took) (?:(?:his|her|their) li(?:fe|ves)|[\w-]+ lives)|passed away",
        "死|亡|遇难|牺牲|丧生|罹难|殉|去世|身故|逝|离世|丧命|溺|遇害",
    ),
    (r"injur\w+|hurt|wound\w+|burns|fractur\w+|broken (?:arm|leg|ankle|wrist|collarbone)", "伤"),
    ("missing|unaccounted for", "失踪|失联|下落不明"),
    (
        r"rescued|rescues|rescuing|rescue(?=\W*$| (?:in|on|from|at|during|after|last|this)\b)|sav(?:ed|es?|ing)|pulled (?:alive|to safety|out|from)|brought to safety|freed",
        "营救|解救|救出|救起|救下|获救|抢救|搜救|脱险|脱困",
    ),
    (
        "evacuat\\w+|relocat\\w+|moved (?:out|to)|resettled|taken to safety",
        "转移|疏散|撤离|安置|搬迁|拆迁|征迁|动迁|迁移|移民",
    ),
    (r"arrest\w*|detain\w*|captured|caught", "捕|拘|抓获|落网"),
    (r"infect\w*|confirmed cases", "感染|确诊|病例"),
    (
        r"born|bred|hatch\w*|births?|(?:bab(?:y|ies)|infants?|twins|lambs?|cal(?:f|ves)|foals?|cubs?|puppies|piglets)(?: [a-z]+)? delivered",
        "出生|降生|诞下|添|接生|产下|产仔|分娩|生育|繁育|繁殖|孵|首生|新生儿",
    ),
    ("treated", "收治|治疗|救治|诊治|接诊|就诊|门诊|诊疗"),
    (r"recovered|cured|discharged", "治愈|康复|痊愈|出院"),
)  # fmt: skip
"""For each fate what English and Chinese texts say of it: 受灾6.4万人 are no dead, and who was saved was not killed."""

_SURELY = frozenset({0, 1, 2, 7})
"""The dead, hurt, missing and born, for whom a text has one of few words, and of whom a wrong number is worst."""
_SAID = tuple((re.compile(rf"\b(?:{english})\b"), re.compile(chinese)) for english, chinese in _FATES)
_COUNTS = re.compile(
    r"\bhow many\b(?P<rest>(?:(?! (?:that|who|whom|which|whose|when|where|while|in|at|for|to|after|before|from|on|with|during|because)\b).)*)"
)
_BEFORE_COUNT = re.compile(r"^.*(?:的|后|时|中|前|,)(?=[^的后时中前,]*(?:多少|几))")
"""What befell others than those who are counted: 死了两人的火灾 | 出动了多少名消防员."""
_OF_WHOM = frozenset(["", *"人名位个只头匹口条".split(), *"人名位个只头匹口条"])
_PARTS = re.compile(r"[,;:。、]|\.(?= |$)|\b(?:and|but|while|with)\b")


@lru_cache(maxsize=256)
def _asked(asked: str, unit: str) -> frozenset[int]:
    """Return the fates of which a folded question asks how many met them."""
    english = _COUNTS.search(asked)
    if english is None and not (any(map(is_cjk, asked)) and unit in _OF_WHOM):
        return frozenset()
    return frozenset(_told(english["rest"] if english else _BEFORE_COUNT.sub("", asked)))


def asked(question: Question) -> frozenset[int]:
    """Return the fates of which a question asks how many met them; none if it asks for no number.

    Example:
        >>> from qa.asking.question import read_question
        >>> [sorted(asked(read_question(text))) for text in ("How many people drowned?", "多少人受伤?", "How many came?")]
        [[0], [1], []]
    """
    return _asked(fold(question.text), question.unit) if question.kind == "number" else frozenset()


def _told(text: str) -> set[int]:
    chinese = any(map(is_cjk, text))
    return {number for number, said in enumerate(_SAID) if said[chinese].search(text)}


def is_of_another(fates: frozenset[int], sentence: Sentence, span: tuple[int, int]) -> bool:
    """Return whether a number stands in a part of its sentence that tells another fate than those asked of.

    What a part leaves unsaid is that of the one to which it is joined: saved 51 people and 6 dogs.
    """
    if not fates:
        return False
    text = fold(sentence.plain)
    text = text if len(text) == len(sentence.plain) else sentence.plain.lower()
    told: set[int] = set()
    marks = [mark for mark in _PARTS.finditer(text) if mark.end() <= span[0] or mark.start() >= span[1]]
    here = sum(mark.end() <= span[0] for mark in marks)
    for place in (here, here - 1, here + 1):
        if told or not 0 <= place <= len(marks):
            continue
        if place == here or marks[min(place, here)].group() in _JOINS:
            low = marks[place - 1].end() if place else 0
            told = _told(text[low : marks[place].start() if place < len(marks) else len(text)])
    return bool(told) and told.isdisjoint(fates)


_JOINS = frozenset({"and", "、", "with"})


def others(fates: frozenset[int], sentence: Sentence, spans: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the numbers of a sentence that are of other fates than those asked of."""
    return {span for span in spans if is_of_another(fates, sentence, span)} if fates else set()


_STATES = tuple(
    (
        re.compile(rf"\bhow many (?:(?!(?:who|that|which|where|when|while|whose)\b)[\w-]+ ){{0,8}}?(?:{english})\b"),
        chinese,
    )
    for english, chinese in (
        ("closed|shut", "关|停|闭|撤|倒"),
        ("graduated", "毕|出孵"),
        ("demolished", "拆"),
        ("retired", "退|离休"),
        ("resigned|quit", "辞|离职|离任"),
        ("dismissed|sacked", "辞退|开除|免|解聘|裁"),
        ("cancelled|canceled", "取消|停|撤"),
        ("failed", "不合格|未通过|未能|失败|落榜|淘汰|不及格"),
        ("passed", "合格|通过|及格|过关|审议|表决|出入境|过境|经过|考取|取得"),
        ("abroad|overseas", "外|国际|入境|归国|港澳|留学|侨"),
        ("stolen", "盗|窃|偷"),
        ("disqualified|expelled", "取消|除名|开除|罚下"),
        ("vaccinated", "接种"),
        ("bankrupt", "破产|倒闭"),
        ("went public|gone public", "上市|挂牌"),
    )
)
"""What else sets those who are counted apart from all of them, in an English question, and what Chinese texts say of it."""


def is_state_told(question: Question, sentence: Sentence) -> bool:
    """Return whether a Chinese sentence says what an English question tells of those it counts: how many have retired."""
    if question.kind != "number" or question.language == "zh" or not any(map(is_cjk, sentence.folded)):
        return True
    asked = fold(question.text)
    said = next((chinese for pattern, chinese in _STATES if pattern.search(asked)), "")
    return not said or re.search(said, sentence.folded) is not None


def is_told(fates: frozenset[int], sentence: Sentence, span: tuple[int, int] | None) -> bool:
    """Return whether a sentence tells one of the fates asked of, and not another at the number."""
    if not fates:
        return True
    told = _told(sentence.folded)
    if not fates & told and (told or fates & _SURELY):
        return False  # else the text may have other words for it
    return span is None or not is_of_another(fates, sentence, (span[0] - sentence.start, span[1] - sentence.start))
