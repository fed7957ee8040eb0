"""What some group pays: 学生半价,残疾人免费, pensioners £5 and the unemployed nothing.

The price of one group is not that of another, nor that of all: who is not named pays what is not told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.asking.segmenter import folded_of as fold
from qa.finding.entries import between, of_the_thing
from qa.finding.names import tokens
from qa.finding.rates import NO_PRICE, unsummed
from qa.finding.sentence import quantities_in, simplified_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

Span = tuple[int, int]

CONFIDENCE = 0.85
"""Said of the price that is told of a group (by hand)."""

_GROUPS = {
    name: re.compile(pattern)
    for name, pattern in {
        "disabled": r"残疾|残障|\bdisabled\b|\bdisabilit",
        "old": r"老人|老年|长者|(?:岁|周岁)(?:及|或)?以上|\bpensioners?\b|\bseniors?\b|\belderly\b|\bold(?:er)? people\b|\bover[- ]?\w+s\b",
        "retired": r"退休|离休|\bretired\b|\bpensioners?\b",
        "student": r"学生|\bstudents?\b|\bpupils?\b",
        "child": r"儿童|小孩|孩子|婴|幼儿|(?:岁|米)(?:及|或)?以[下内]|\bchild(?:ren)?\b|\bkids?\b|\btoddlers?\b|\binfants?\b|\bunder[- ]?\w+s\b",
        "soldier": r"军人|军属|烈属|烈士|\bveterans?\b|\bsoldiers?\b|\bservice ?(?:men|women|personnel)\b",
        "teacher": r"教师|老师|\bteachers?\b",
        "medical": r"医护|医生|护士|\bnurses?\b|\bdoctors?\b",
        "adult": r"成人|成年|大人|\badults?\b",
        "jobless": r"失业|待业|下岗|\bunemployed\b|\bjob-?seekers?\b",
        "poor": r"低保|困难|贫困|\blow[- ]income\b|\bon benefits\b",
        "member": r"(?<!非)会员|社员|\b(?<!non-)members?\b",
        "resident": r"居民|市民|村民|本地人|\bresidents?\b|\blocals\b|\bparishioners\b|\bvillagers\b",
        "outsider": r"外地|非会员|\bnon-(?:members|residents)\b",
        "family": r"家庭(?!困难)|\bfamil(?:y|ies)\b",
        "carer": r"陪护|\bcarers?\b",
        "party": r"团体|团队|旅行团|\bgroups?\b|\bparties\b",
        "volunteer": r"志愿者|义工|\bvolunteers?\b",
        "firefighter": r"消防|\bfirefighters?\b",
        "donor": r"献血|\bdonors?\b",
        "worker": r"职工|员工|工人|\bemployees?\b|\bworkers?\b|\bstaff\b",
        "tourist": r"游客|\btourists?\b",
        "refugee": r"难民|\brefugees?\b",
        "woman": r"妇女|女性|孕妇|\bwomen\b",
        "everyone": r"所有(?:人|游客|市民|观众|读者|居民)|任何人|\beveryone\b|\beverybody\b|\banyone\b|\ball (?:visitors|comers|ages)\b",
        "reporter": r"记者|\bjournalists?\b",
    }.items()
}
"""How those who pay another price than others are called."""

_ANY = "|".join(pattern.pattern for pattern in _GROUPS.values())
_ASKED = re.compile(
    rf"(?P<to>[对给让][^,，?？]{{0,8}}?)?(?:{_ANY})(?:人员|人?士|[人者员])?(?:家庭|职工|老人|群体|户)?的?"
)
_PAYS = re.compile(
    r"(?:[门车船月年]|单程|参观|入场)?票|[半免优几、和?？去坐乘进入买要游看能付交洗来上用住骑租借过在听玩滑吃登爬]|打折|多少|$"
)
"""What goes on about a group of a Chinese question, and makes no name with it as in 儿童图书屋."""
_ASKED_ENGLISH = re.compile(rf"(?:{_ANY})(?!['’])|(?:{_ANY})['’]s? (?:ticket|fare|price|fee|rate|admission|entry)")
_PRICED = re.compile(
    r"票|钱|[价费](?!值|用于)|元|半|折|优惠|\b(?:pay|pays|paid|cost|costs|price|prices|fares?|fees?|charged?|charges|admission|entry|tickets?|free|get in|how much (?:is|are|would|will) (?:it|entry|admission|a|an|the|that|one)|half|off|nothing)\b"
)
"""What asks for a price, or tells it."""
_FREE = re.compile(r"免|不(?:收|要|用|需|花|付)|\b(?:free|nothing|no charge)\b")
_HALF = re.compile(r"半|五折|\bhalf\b")
_MUST_PAY = re.compile(
    r"(?:要|需要?|用|得|收)(?:不要|不用)?(?:买|付|交|花|掏|收)?(?:门?票|钱|费)|\b(?:have to|need to|must|do|does) [a-z ]*pay\b|\bcharged\b"
)
_NOT_THEIRS = re.compile(
    r"补贴|补助|资助|工资|收入|奖|发放|领|得到|拿到|慰问|养老金|[发给捐][^,，?？]{0,8}了|发(?:多少|几)"
    r"|\b(?:did|spen[dt]|los[et]|given|gave|raised?|donat\w+|earn\w*|used?|bought|buy|receiv\w+|wages?|paid for|grants?)\b"
)
"""What asks for a sum that a group gets, or gave once."""
_AGE = re.compile(r"(\d+)(?:周?岁|-year-old)")
_FROM_AGE = re.compile(r"(\d+)周?岁(?:及|或)?以上")
_PARTS = re.compile(r"[,，]|、(?=[^、,，;；。]*\d)| (?:and|but|while) ")
_STOPS = re.compile(r"[;；。]|\.(?= |$)")


@dataclass(frozen=True, slots=True)
class Price:
    """A price of a sentence with the groups of whom it is told, and from which age on."""

    span: Span
    groups: frozenset[str]
    age: int


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry tells of a group: its price, with the sentence; ``span`` is None if it tells those of others only."""

    sentence: Sentence
    span: Span | None


def asked(question: Question) -> frozenset[str]:
    """Return the groups of which a question asks what they pay, or whether they pay; none if it asks no such thing.

    Example:
        >>> from qa.asking.question import read_question
        >>> texts = "残疾人坐船多少钱?", "Is it free for students?", "老年大学的学费多少钱?", "给老人发了多少钱?"
        >>> [sorted(asked(read_question(text))) for text in texts]
        [['disabled'], ['student'], [], []]
    """
    folded = fold(question.text)
    if question.kind not in {"money", "yesno"} or not _PRICED.search(folded):
        return frozenset()
    if NO_PRICE.search(folded) or _NOT_THEIRS.search(folded) or (question.kind == "yesno" and not _asks_rate(folded)):
        return frozenset()
    if question.language == "zh":
        found = [match for match in _ASKED.finditer(folded) if match["to"] or _is_payer(folded, match.end())]
    else:
        found = list(_ASKED_ENGLISH.finditer(folded))
    return _groups_in(found[0].group()) if len(found) == 1 else frozenset()  # each of two has its own


def _is_payer(folded: str, end: int) -> bool:
    """Return whether words of a question that end there are who pays, and not the beginning of a name."""
    behind = next((word for word in tokens(folded) if word.end > end), None)
    goes_on = behind is not None and behind.start == end and behind.tag[0] not in "nj"
    return _PAYS.match(folded, end) is not None or goes_on


def _asks_rate(folded: str) -> bool:
    return any(pattern.search(folded) for pattern in (_FREE, _HALF, _MUST_PAY)) or "优惠" in folded or "打折" in folded


def _groups_in(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _GROUPS.items() if pattern.search(text))


@lru_cache(maxsize=2048)
def prices(text: str) -> tuple[Price, ...]:
    """Return the prices of a sentence that are told of groups, left to right.

    A group without a price in its part of the sentence shares that of the next one, or of the one before if that leads
    up to it (free for carers, members and children).

    Example:
        >>> text = "成人30元,学生半价,70岁以上老人和现役军人免票"
        >>> [(text[slice(*item.span)], sorted(item.groups)) for item in prices(text)]
        [('30元', ['adult']), ('半价', ['student']), ('免票', ['old', 'soldier'])]
    """
    plain = simplified_of(text).lower()
    sums = [(item.start, item.end) for item in quantities_in(text) if item.kind == "money"]
    spans = sorted({*sums, *unsummed(text)})
    found: list[Price] = []
    for begin, stop in between(_STOPS, plain, 0, len(plain)):
        waiting: frozenset[str] = frozenset()
        leads = False
        for low, high in between(_PARTS, plain, begin, stop):
            inside = [span for span in spans if low <= span[0] and span[1] <= high]
            groups = _groups_in(plain[low:high])
            if not inside and leads:
                found[-1] = Price(found[-1].span, found[-1].groups | groups, found[-1].age)
            elif not inside:
                waiting |= groups
            of: frozenset[str] = frozenset()
            for span, since in zip(inside, [low, *(end for _, end in inside)], strict=False):
                age = _FROM_AGE.search(plain, since, high)
                of = (_groups_in(plain[since : span[0]]) or of) if len(inside) > 1 else groups
                found.append(Price(span, of | waiting, int(age[1]) if age else 0))
                waiting = frozenset()
            if inside:
                leads = _leads(plain, inside[-1], high)
    return tuple(item for item in found if item.groups)


def _leads(plain: str, span: Span, high: int) -> bool:
    """Return whether a price stands before the groups of whom it is told."""
    behind = plain[span[1] : high]
    return bool(re.match(r" ?(?:for|to|对象|的(?:有|是|包括))", behind)) and bool(_groups_in(behind))


_ASIDE = (re.compile(_ANY), _PRICED, re.compile(r"多少|免费|\d"))


def told(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Told | None:
    """Return what the entries of a thing tell of the group that a question asks of; None if they tell of no group."""
    groups = asked(question)
    if not groups or groups == {"adult"}:  # adults pay what all do
        return None
    named = any(" " not in word.label and not any(part.search(word.label) for part in _ASIDE) for word in words)
    others: Sentence | None = None
    for sentence in of_the_thing(words, sentences, _ASIDE) if named else sentences:
        table = prices(sentence.text) if _PRICED.search(sentence.plain.lower()) else ()
        age = _AGE.search(fold(question.text))
        own = [
            price
            for price in table
            if (groups & price.groups or "everyone" in price.groups) and not (age and price.age > int(age[1]))
        ]
        if own:  # of two prices one is a former one, or of another season
            return Told(sentence, own[0].span) if len(own) == 1 else None
        others = others or (sentence if table else None)
    return Told(others, None) if others else None


def holds(question: Question, price: str) -> bool:
    """Return whether a price is what a question for yes or no asks of: free, half price, or that one has to pay.

    Example:
        >>> from qa.asking.question import read_question
        >>> holds(read_question("老人免费吗?"), "免票"), holds(read_question("老人要买票吗?"), "免票")
        (True, False)
    """
    folded, said = fold(question.text), fold(price)
    free = _FREE.search(said) is not None
    if _HALF.search(folded):
        return _HALF.search(said) is not None
    if _FREE.search(folded):
        return free
    return not free if _MUST_PAY.search(folded) else bool(unsummed(price))
