"""Whether a sentence tells a value of the very thing of which a Chinese question asks it: of each, of whom, of what.

Nor does it affirm what a question supposes by saying the like of another: 全省率先 is not 全国率先, 教育厅 not 教育部, and a
professor beside an academician does not make him one. Where what is supposed has a counterpart in the sentence, it is
denied; where its event does not speak of it, nobody can tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk, is_latin
from qa.asking.question import COUNTED, WHEN_DOES
from qa.asking.segmenter import folded_of as fold
from qa.checking.apiece import is_apiece, is_of_each, per_asked, thing_asked
from qa.checking.partners import is_of_partner
from qa.checking.premises import is_of_the_person
from qa.checking.rivals import is_only_compared, of_rivals
from qa.checking.shares import is_of_whole
from qa.finding import names, persons
from qa.finding.apart import attributive, counted_of
from qa.finding.doers import rank_asked, ranks_said
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import PartialDate
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

Span = tuple[int, int]


def is_theirs(question: Question, words: Sequence[Word], sentence: Sentence, answer: Span | None) -> bool:
    """Return whether a sentence tells a value of that of which a question asks it, not of another; and of each."""
    place = answer[0] - sentence.start if answer is not None else 0
    if answer is not None and (
        _is_of_one_only(question, sentence, place)
        or not (question.kind != "percent" or is_of_whole(fold(question.text), sentence.plain, place))
    ):
        return False
    if question.language != "zh":
        if answer is not None and question.kind in {"person", "organisation"}:
            return not _is_of_other_rank(fold(question.text), sentence.plain, place)
        return answer is None or question.kind not in COUNTED or is_of_each(fold(question.text), sentence.plain)
    if is_latin(sentence.folded):
        return True
    if question.kind == "date":
        return _is_when(question, words, sentence)
    if (prize := _GRADED.search(fold(question.text))) and question.kind != "yesno":
        told = f"{sentence.row.event or ''}\n{sentence.row.text}"
        if prize.group() not in fold(told):
            return False
    if answer is None or question.kind not in COUNTED | {"person"}:
        return True
    span = answer[0] - sentence.start, answer[1] - sentence.start
    asked = fold(question.text)
    of_another = of_rivals(asked, sentence, [span]) or is_only_compared(asked, sentence)
    if of_another or is_of_partner(asked, sentence.plain, span):
        return False
    if question.kind == "person":
        return True
    per = per_asked(asked)
    if per and not is_apiece(sentence.plain, span, per, thing_asked(asked)):
        return False
    if question.kind == "money":
        return not _is_measured_behind(words, sentence, span) and not _is_fare(asked, sentence, span)
    return question.kind != "number" or (
        _counts_people(question, sentence, span)
        and _counts_it(words, sentence, span)
        and (not question.unit or _verb_is_said(asked, words, sentence))
    )


_PRIZE_ASKED = re.compile(r"\b(first|second|third)[- ]prizes?\b")
_PRIZES = ("first", "second", "third")


def _is_of_other_rank(asked: str, plain: str, place: int) -> bool:
    """Return whether the clause of a name tells of another rank than an English question: 季军 of the second prize."""
    prize = _PRIZE_ASKED.search(asked)
    rank = _PRIZES.index(prize[1]) + 1 if prize else rank_asked(asked)
    ends = [at for at in (plain.find(mark, place) for mark in ",;。") if at >= 0]
    said = ranks_said(plain[max(plain.rfind(mark, 0, place) for mark in ",;。") + 1 : min(ends, default=len(plain))])
    return bool(rank and said) and rank not in said


_ASKS_TOTAL = re.compile(r"\b(?:total|in all|altogether|overall)\b|总[额量数计共]|[合共]计|一共|全社会")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]\d)|[今去前]年|\b(?:this|last) year\b")
_TOLD_OF_ALL = re.compile(r"总|合计|共|\btotal")
_ONE_THING = re.compile(
    r"[该此](?P<one>[\u4e00-\u9fff]{2})(?<!期间)(?<!地区)|\b(?:this|that) (?P<thing>(?!year\b|month\b|season\b|time\b)[a-z]{3,})"
)


def _is_of_one_only(question: Question, sentence: Sentence, place: int) -> bool:
    """Return whether the clause of a value tells of one thing (该项目), where a total of a year is asked for.

    What the question speaks of itself may be that one, and a total of it is said to be one.
    """
    year = _YEAR.search(question.text)
    total = _ASKS_TOTAL.search(fold(question.text)) or (year and question.kind == "money")
    if question.kind not in COUNTED or not total or not year:
        return False
    begin = max(sentence.folded.rfind(mark, 0, place) for mark in ",;。") + 1
    one = _ONE_THING.search(sentence.folded, begin, place)
    if one is None or _TOLD_OF_ALL.search(sentence.folded, begin, place):
        return False
    low, high = one.span("one" if one["one"] else "thing")
    return not any(item.start < high and low < item.end and item.weight >= SPOKEN_OF for item in sentence.matches)


SPOKEN_OF = 0.5
"""Weight of a word in a sentence from which on the question speaks of it (by hand)."""


def _verb_is_said(asked: str, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether a sentence, or what stands over it, has the verb by which a question parts what it counts from
    others of its sort: of 撤销的提案 nothing is told by 征集提案74件.
    """
    verb, sure = attributive(asked)
    said = [value for word, value in zip(words, sentence.covered, strict=True) if word.label == verb]
    return not (sure and said) or max(said) > 0 or any(character in sentence.folded for character in verb)


def is_of_one_time(text: str, date: PartialDate) -> bool:
    """Return whether what a question puts at a date was at no other, if it was at another: asked of the date, or once.

    Example:
        >>> from corpus.dates import find_partial
        >>> [is_of_one_time(text, *find_partial(text)) for text in ("粮仓是2021年翻修的吗?", "2021年翻修粮仓了吗?")]
        [True, False]
    """
    before, after = text[: date.start], text[date.end :]
    if _OF_THE_DATE.search(before) and (before.endswith("于") or _AS_IT_WAS.search(after)):
        return True
    return _ONCE.search(text) is not None


_OF_THE_DATE = re.compile(r"(?:是[在于]?|于)$")
_AS_IT_WAS = re.compile(r"的[吗吧么]?\W*$")
_ONCE = re.compile(
    r"第[\d一二三四五六七八九十百]+届|首届|建成|落成|竣工|成立|创立|创办|创建|诞生|出生|逝世|去世"
    r"|\b(?:founded|established|built|completed|born|inaugurated|\d+(?:st|nd|rd|th))\b"
)
"""What cannot happen to the same thing again."""


def _is_measured_behind(words: Sequence[Word], sentence: Sentence, span: Span) -> bool:
    """Return whether what a question asks the sum of stands only in a clause behind a sum: 门票降为50元,收入下降8%."""
    plain = sentence.plain
    stop = min((place for place in (plain.find(mark, span[1]) for mark in ",;。") if place >= 0), default=len(plain))
    places = [sentence.offsets[item.start] for item in sentence.matches if words[item.word].focus > 1]
    if not places or min(places) < stop:
        return False
    end = min((at for at in (plain.find(mark, min(places)) for mark in ",;。") if at >= 0), default=len(plain))
    begin = max(plain.rfind(mark, 0, min(places)) for mark in ",;。") + 1
    return any(begin <= item.start < end for item in quantities_in(sentence.text))


_ASKS_COST = re.compile(
    r"造价|成本|投资|耗资|斥资|(?:花|用|投)了多少|(?:[建修盖造铺]|(?<![一二两三四五六七八九十\d每几这那])架)[^,。?]{0,12}(?:花|用|要|多少钱)"
)
_FARE = re.compile(
    r"[票房]价|门票|车票|船票|月租|租金|年费|月费|会费|学费|收费|售价|每[人次张位]|每[天月年](?![^,;。]{0,6}[投耗斥拨])"
)
"""What asks what something cost to make, and what leads to what is paid for its use: 每年投资200万元 does not."""


LED = 10
"""Characters before a sum in which it is said to be a fare (by hand)."""


def _is_fare(asked: str, sentence: Sentence, span: Span) -> bool:
    """Return whether a sum is paid for the use of a thing, where a question asks what it cost to make."""
    if _ASKS_COST.search(asked) is None or _FARE.search(asked):
        return False
    led = sentence.plain[max(span[0] - LED, 0) : span[0]]
    return _FARE.search(led, max(map(led.rfind, ",;。:")) + 1) is not None


def _counts_people(question: Question, sentence: Sentence, span: Span) -> bool:
    """Return whether a count may be one of people, if those are asked for: 5个乡镇 are none."""
    said = sentence.plain[slice(*span)]
    if question.unit not in {"人", "名", "位"} or not said.endswith("个"):
        return True
    behind = next((word.text for word in names.tokens(sentence.plain) if word.start >= span[1]), "")
    return behind[-1:] in _PERSONS


_PERSONS = frozenset("人员生者工民童友嘉宾家师手子长妇兵警")
"""How words for people end."""


def _is_when(question: Question, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether the sentence of a time, or what stands over it, says what a question asks the time of."""
    asked = fold(question.text)
    verb = None if _BOUNDS.search(asked) else WHEN_DOES.search(asked)
    said = [
        value
        for word, value in zip(words, sentence.covered, strict=True)
        if verb and (word.label in verb["verb"] or verb["verb"] in word.label)
    ]
    return not said or max(said) >= HAPPENS


def _counts_it(words: Sequence[Word], sentence: Sentence, span: Span) -> bool:
    """Return whether the clause of a count has anything of a question, if it says what it counts.

    年轻人有93名,…,幼儿班重新开了门 counts no children of the 幼儿班: of whom a number is told stands before it.
    """
    plain, (at, end) = sentence.plain, span
    head = counted_of(sentence, span)
    begin = max(plain.rfind(mark, 0, at) for mark in ",;。:") + 1
    counts = any(item.unit in _COUNTERS for item in quantities_in(sentence.text[at:end]))
    if not counts or head is None or head[1] > at or head[0] < begin or not _NAMED.search(plain, *head):
        return True
    if all(word.tag[0] in "vd" for word in names.tokens(plain) if head[0] <= word.start < head[1]):
        return True  # 影响8600户 counts whatever was told of before
    stop = min((place for place in (plain.find(mark, end) for mark in ",;。") if place >= 0), default=len(plain))
    places: dict[int, list[int]] = {}
    for item in sentence.matches:
        places.setdefault(item.word, []).append(sentence.offsets[item.start])
    # Where all that is asked of stands over the sentence, its clauses need not say it again
    if places and not any(begin <= place < stop for said in places.values() for place in said):
        return False
    over = fold(sentence.row.event or "")  # what the title names need not be said before
    behind = [
        said[0] for word, said in places.items()
        if min(said) >= stop and len(words[word].label) > 2 and words[word].label not in over
    ]  # fmt: skip
    nouns = [(word.start, word.end) for word in names.tokens(plain) if word.tag[0] == "n"]
    return not any(start <= place < stop for place in behind for start, stop in nouns)


_GRADED = re.compile(r"[特一二三四]等奖|[金银铜]奖")
"""A prize of a grade: who got it is told by no other."""

_BOUNDS = re.compile("开始|结束|截止|为止|起止")
"""What asks for one end of a time, which a range tells without the word."""

HAPPENS = 0.5
"""Least cover of what is asked to have happened, for a date to be its time: it is said there, or over it (by hand)."""

_NAMED = re.compile("[\u4e00-\u9fff]{2}")
_COUNTERS = frozenset("人 名 位 个 家 户 所 项 件 座 支 台 辆 艘 篇 间 栋 条 处 株 棵 头 只 套 册 幅 张 人次".split())
"""Units that count what has a name; 118毫米 measures."""


SAID = 0.25
"""Least cover of a word for an event to speak of it (by hand)."""

NEAR = 8
"""Best sentences among which those of the event are looked for."""

_SCOPE = re.compile("全(?:国|省|市|县|区|镇|乡|村|校|球|世界)|世界(?!杯)")
_OF_PLAN = re.compile('十[一二三四五六]?五(?=[”"」规计时期])')
_RANKED = re.compile(r"(?P<field>[\u4e00-\u9fff]{2,6})(?P<rank>[部厅局])$")
_AIMED = re.compile(
    r"(?:面向|针对|服务于?|为|给)(?!了|什么)(?P<whom>[\u4e00-\u9fff、和与及]{2,16}?)(?P<class>产业|行业|企业|领域|人群|群体)"
)
_AIMED_AT = re.compile(
    r"(?:面向|针对|服务于)(?P<whom>[\u4e00-\u9fff、和与及]{2,16}?)(?:产业|行业|企业|领域|人群|群体|(?=[,;。]|$))"
)
_NOUNS = frozenset({"n", "nz", "nt", "nr", "ns", "nrt", "j"})
LIGHT = frozenset(
    "情况 事情 问题 方面 时候 方式 内容 原因 结果 单位 地方 东西 人员 部门 机构 文章 文中 记者 消息 新闻 目的 计划".split()
)
"""Nouns that a sentence need not say."""


_ENDS_ASKING = frozenset({"ul", "y", "w", "x", "uj"})
"""Parts of speech of what a question for yes or no ends with: 了, 吗, 的, marks."""


def affirmed(best: Sentence, question: Question, words: Sequence[Word], others: Sequence[Sentence]) -> bool | None:
    """Return whether what a sentence seems to affirm of a Chinese question holds: None if nobody can tell."""
    asked = fold(question.text)
    if not any(map(is_cjk, best.text)):
        return True
    if not is_of_the_person(best, words) or _is_title_of_another(best, words):
        return None
    event = _of_its_event(best, others)
    tokens = names.tokens(asked)
    nouns = {token.text for token in tokens if token.tag in _NOUNS}
    ends = [token for token in tokens if token.tag not in _ENDS_ASKING]
    last = ends[-1].text if ends and ends[-1].tag == "v" else ""
    for place, word in enumerate(words):
        if word.label == last and len(last) > 1 and not any(item.covered[place] >= SAID for item in (best, *event)):
            return None  # 楼拆掉了吗: that it was mended does not say so
        if len(word.label) < 2 or word.label not in nouns or word.label in LIGHT:
            continue
        if best.covered[place] < SAID and not any(item.covered[place] >= SAID for item in event):
            return None
    return True


def _is_title_of_another(best: Sentence, words: Sequence[Word]) -> bool:
    """Return whether what is asked of one person is a title that leads up to the name of another."""
    people = [span for span in names.people(best.text) if not names.is_office(best.text[slice(*span)])]
    places = [
        (item.word, best.offsets[item.start], best.offsets[item.end]) for item in best.matches if item.weight >= SAID
    ]
    named = [span for span in people if any(span[0] <= start and end <= span[1] for _, start, end in places)]
    if len(named) != 1 or len(people) < 2:
        return False
    titles = [title for span in people if span != named[0] and (title := persons.titles_before(best.text, span[0]))]
    inside = {number for number, start, end in places if any(low <= start and end <= high for low, high in titles)}
    outside = {number for number, start, end in places if not any(low <= start and end <= high for low, high in titles)}
    return any(len(words[number].label) > 1 for number in inside - outside)


def denies(best: Sentence, question: Question, words: Sequence[Word]) -> bool:
    """Return whether a sentence says another of its sort instead of what a Chinese question supposes."""
    asked, text = fold(question.text), best.folded
    for pattern in (_SCOPE, _OF_PLAN):
        mine, said = set(pattern.findall(asked)), set(pattern.findall(text))
        if mine and said and mine.isdisjoint(said):
            return True
    for word in words:
        match = _RANKED.fullmatch(word.label)
        if match and word.label not in text and re.search(rf"{match['field']}[部厅局]", text):
            return True
    return _is_for_others(asked, best, words)


def _of_its_event(best: Sentence, others: Sequence[Sentence]) -> list[Sentence]:
    place = _told_in(best)
    return [item for item in others[:NEAR] if _told_in(item) == place]


def _told_in(sentence: Sentence) -> tuple[str, int, int]:
    """Return the event that a sentence tells of; where a text has none, the passage."""
    row = sentence.row
    return row.source, row.event_number, 0 if row.event_number else row.start


def denied_by(best: Sentence, question: Question, words: Sequence[Word], others: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence of an event that says for whom it is, where a Chinese question supposes that of others."""
    asked = fold(question.text)
    if _AIMED.search(asked) is None:
        return None
    return next((item for item in _of_its_event(best, others) if _is_for_others(asked, item, words)), None)


def _is_for_others(asked: str, sentence: Sentence, words: Sequence[Word]) -> bool:
    """Return whether a sentence says for whom something is, and it is not for those whom the question names."""
    text = sentence.folded
    aimed, told = _AIMED.search(asked), [match["whom"] for match in _AIMED_AT.finditer(text)]
    if aimed is None or not told or aimed["whom"] in text:
        return False
    whom = asked[aimed.start("whom") : aimed.end()]
    parts = [word for word in words if word.label in whom and word.label != aimed["class"]]
    return bool(parts) and not any(form in text for word in parts for form, weight in word.variants if weight >= SAID)
