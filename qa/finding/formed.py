"""Values that are known by their form alone: a time of day, a score, a ratio, a number to call.

Their digits are no quantities: 3比2 counts nothing, and 8:30 to nine o'clock are no nine of anything. Where a question
asks for one of them, no other number answers it, however near it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.finding.sentence import simplified_of

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

Span = tuple[int, int]

_CN = "[零〇一二三四五六七八九十两]"
PART_OF_DAY = (
    "(?:凌晨|清晨|清早|早上|早晨|早|上午|中午|正午|午后|下午|傍晚|晚上|晚间|晚|夜里|夜间|深夜|午夜|当[晚天日])?"
)
HOUR = (
    rf"{PART_OF_DAY}(?<![\d.:比第])(?:(?:[01]?\d|2[0-4])(?:[:：][0-5]\d|[点时](?:整|半|[一三]刻|[0-5]?\d分?)?)"
    rf"|{_CN}{{1,3}}点(?:钟|整|半|[一三]刻|{_CN}{{1,3}}分)?)(?![\d:：]|[点时]|[间候代期尚评击多子建意要理])"
)
ENGLISH_HOUR = (
    r"(?<![\d.:])\d{1,2}(?:[:.][0-5]\d)? ?(?:[ap]\.m\b\.?|[ap]m\b|o['’]clock)|(?<![\d.:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    r"|\b(?:noon|midday|midnight)\b"
)
TO = r" ?(?:至|到|[-‐–—~〜～]{1,2}| to | until | and ) ?"
TIME = re.compile(rf"(?P<one>{HOUR}|{ENGLISH_HOUR})(?:{TO}(?P<two>{HOUR}|{ENGLISH_HOUR}))?", re.IGNORECASE)
_SCORE = re.compile(r"(?<![\d.:])\d{1,3}(?: ?[比:：∶] ?|[-–—])\d{1,3}(?![\d.:%]|[年月日号时分万亿])")
_RATIO = re.compile(r"(?<![\d.:])\d+(?:\.\d+)?(?: ?[比:：∶] ?| to )\d+(?:\.\d+)?(?![\d:])")
_NUMBER = re.compile(
    r"(?<![\d.])(?:\+\d{1,3}[- ])?(?:\(?0\d{2,3}\)?[- －])?\d{7,8}(?![\d.]|[年月日号家个人元万亿])|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?<!\d)[48]00[-－ ]?\d{3,4}[-－ ]?\d{3,4}(?!\d)|(?<=[线话打])(?:号码)?[:： “\"为是]{0,3}(?:1\d{2,4}|9\d{4})(?!\d)"
    r"|(?<![\d.])(?:\+\d{1,3}[ -]?)?\(?\d{2,5}\)?(?:[ -]\d{3,4}){2,3}(?!\d)|(?<![\d.])0\d{2,4} \d{6}(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of values: ``pattern`` finds them. If ``strict``, no number of another form can answer the question.

    If ``alone``, no words can, either.
    """

    name: str
    asks: re.Pattern[str]
    pattern: re.Pattern[str]
    strict: bool
    alone: bool

    def is_named(self, label: str) -> bool:
        """Return whether a word of a question names the form itself (比分), and need not stand in a text."""
        return self.asks.search(label) is not None


_FORMS = (
    Form(
        "time",
        re.compile(r"几点(?!钟?(?:体会|建议|意见|要求|原因|启示|共识|措施))|几时|\bwhat time\b|\bat what hour\b"),
        TIME, strict=True, alone=False,
    ),
    Form(
        "score",
        re.compile(
            r"比分|几比几|^(?!.*\bhow (?:many|much)\b).*\b(?:the|a|what|what's|final|winning|half-time|full-time|record) scores?\b"
            r"(?! (?:of|in|for) (?:the |an? )?(?:exam|test|evaluation|assessment|inspection|survey))|^(?!.*\b(?:how|who|did|does|do|when|where)\b)\W*(?:[\w-]+ ){0,5}scores?\W*$"
        ),
        _SCORE, strict=False, alone=False,
    ),
    Form(
        "ratio",
        re.compile(r"(?:师生|生师|医护|床护|车桩|桩车|男女|性别|职住|投入产出|收支|存贷)比(?!赛)|比例(?:是|为)?几比几|\bratio\b"),
        _RATIO, strict=False, alone=False,
    ),
    Form(
        "telephone",
        re.compile(
            r"(?:电话|热线|传真|手机)(?:的?号码?)?(?:是|为)?(?:多少|什么|几号)(?![个次通件条起部台张只款批])"
            r"|^(?!.*(?:多少|几)[个次通件条部台张只款批]).*(?:电话|热线|传真|手机)(?:号码?)?[?？。\s]*$"
            r"|\b(?:phone|telephone|mobile|hotline|fax|helpline)(?: number)?\W*$|\b(?:phone|telephone|hotline|fax|mobile) numbers?\b"
            r"|\bwhat number\b.{0,40}\b(?:call|dial|ring|phone)\b"
        ),
        _NUMBER, strict=True, alone=True,
    ),
)  # fmt: skip
"""What asks for each form, in a folded question, and the form."""

_BOTH_ENDS = re.compile(
    r"几点.{0,3}[到至].{0,3}几点|时间段|开放时间|营业时间|\bfrom what time\b|\bwhat (?:are )?(?:the )?(?:opening )?hours\b"
)
_ENDS = re.compile(
    r"关|闭|结束|收[工市摊]|打烊|散[场会]|停止|下班|截止|\b(?:close[sd]?|closing|ends?|ended|finish(?:es|ed)?|until|stops?|shut)\b"
)


@lru_cache(maxsize=512)
def form_asked(text: str) -> Form | None:
    """Return the form of value that a question asks for; None where its digits are quantities or it asks for none.

    Example:
        >>> form_asked("决赛比分是多少?").name, form_asked("几点开门?").name, form_asked("What is the phone number?").name
        ('score', 'time', 'telephone')
        >>> form_asked("接到多少个电话?"), form_asked("比赛有几场?"), form_asked("How many goals did Hale score?")
        (None, None, None)
    """
    folded = fold(text)
    return next((form for form in _FORMS if form.asks.search(folded)), None)


def formed(form: Form, question: str, text: str) -> list[Span]:
    """Return the spans of a form in a sentence; of a time from one hour to another the end that is asked for.

    Example:
        >>> text = "每天上午8:30至晚上9点开放。"
        >>> [text[a:b] for q in ("几点开门?", "几点关门?", "几点到几点开放?") for a, b in formed(form_asked(q), q, text)]
        ['上午8:30', '晚上9点', '上午8:30至晚上9点']
    """
    plain, asked = simplified_of(text), fold(question)
    if form.name != "time":
        return [_trimmed(plain, match.span()) for match in form.pattern.finditer(plain)]
    if _BOTH_ENDS.search(asked):
        return _joined(plain, [match.span() for match in form.pattern.finditer(plain)])
    end = "two" if _ENDS.search(asked) else "one"
    return [match.span(end) if match[end] else match.span("one") for match in form.pattern.finditer(plain)]


def is_of_form(form: Form, plain: str) -> bool:
    """Return whether a text is a value of a form and no more, or several hours: 8点到12点、2点到5点."""
    spans = [match.span() for match in form.pattern.finditer(plain)]
    return _joined(plain, spans) == [(0, len(plain))]


_ALSO = re.compile(r"[、和及,，]| and |, (?:and )?")


def _joined(plain: str, spans: list[Span]) -> list[Span]:
    """Return the spans, those that only a comma or an "and" parts as one: 8点到12点、2点到5点."""
    made: list[Span] = []
    for start, end in spans:
        goes_on = made and _ALSO.fullmatch(plain, made[-1][1], start)
        made[-1:] = [(made[-1][0], end)] if goes_on else [*made[-1:], (start, end)]
    return made


def hours_apart(question: Question, plain: str, spans: list[Span], *, often: bool = False) -> dict[Span, Span]:
    """Return what each of several times of day dates, or of those that say how ``often`` something is: from its clause up
    to that of the next one; {} for other values.

    What stands before the first of them is said of all.

    Example:
        >>> from qa.asking.question import read_question
        >>> text = "2时40分,仓库起火,5时10分扑灭"
        >>> regions = hours_apart(read_question("几点起火?"), text, [(0, 5), (11, 16)])
        >>> [text[start:end] for start, end in regions.values()]
        ['2时40分,仓库起火,', '5时10分扑灭']
    """
    form = form_asked(question.text) if question.kind == "number" and len(spans) > 1 else None
    if len(spans) < 2 or not (often or (form is not None and form.name == "time")):
        return {}
    marks = (*",;。", " and ") if often else ",;。"
    begins = [max((plain.rfind(mark, 0, start) for mark in marks), default=-1) + 1 for start, _ in spans]
    begins = [max(begin, end) for begin, end in zip(begins, [0, *(end for _, end in spans[:-1])], strict=True)]
    return dict(zip(spans, zip([spans[0][0], *begins[1:]], [*begins[1:], len(plain)], strict=True), strict=True))


_SAYS_HOUR = re.compile(r"[点时晨早午晚夜]|\b(?:morning|noon|evening|night|dawn|dusk|[ap]m)\b", re.IGNORECASE)


def may_be_hour(text: str) -> bool:
    """Return whether words may say at what time of the day something was."""
    return _SAYS_HOUR.search(simplified_of(text)) is not None


_OPENS, _CLOSES = frozenset("开门 开馆 open opening".split()), frozenset("关门 闭馆 打烊 close closing".split())
_IS_OPEN = "开放 营业 开放时间 营业时间".split()


def with_openings(variants: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Return the variants of a word of a question with what else says from when to when something is open.

    上午9点至下午5点开放 tells when it closes, 上午9点开门 does not.
    """
    known = {text for text, _ in variants}
    alike = next((words for words in (_OPENS, _CLOSES) if known & words), None)
    if alike is None:
        return variants
    return (*variants, *((text, ALIKE) for text in [*sorted(alike - known), *_IS_OPEN] if text not in known))


ALIKE = 0.8
"""Weight of such a variant (by hand)."""

NAMED, UNSAID = 0.5, 0.35
"""Cover from which on a word is said, and the share of a question that a number to call may leave unsaid (by hand)."""


_NAMES_FORM = re.compile("phon|mobile|number|hotline|fax|电话|号码|热线|传真|手机")


def is_own_number(question: Question, words: list[Word], sentence: Sentence) -> bool:
    """Return whether a sentence with a number to call says whose it is; True for no such one.

    Whatever stands beside it, one number looks like another.
    """
    form = form_asked(question.text) if question.kind == "number" else None
    if form is None or not form.alone:
        return True
    others = [
        (word.idf, cover)
        for word, cover in zip(words, sentence.covered, strict=True)
        if " " not in word.label and not _NAMES_FORM.search(word.label)
    ]
    unsaid = sum(idf for idf, cover in others if cover < NAMED)
    return unsaid <= UNSAID * sum(idf for idf, _ in others)


def _trimmed(plain: str, span: Span) -> Span:
    """Return the span from its first digit or letter on."""
    start, end = span
    while start < end and not (plain[start].isascii() and (plain[start].isalnum() or plain[start] in "+(")):
        start += 1
    return start, end


_SIMPLE = re.compile(r"(?P<part>\D*?)(?P<hour>\d{1,2})(?:[点时]|[:：](?P<minute>\d\d)|[点时](?P<minutes>\d\d)分?)?")
_AFTER_NOON = frozenset("下午 午后 傍晚 晚上 晚间 晚 夜里 夜间 当晚".split())
_BEFORE_NOON = frozenset("凌晨 清晨 清早 早上 早晨 早 上午".split())


def in_english(answer: str) -> str:
    """Return a Chinese score or time of day as English writes it, "" for what is read as it stands.

    Example:
        >>> in_english("3比2"), in_english("晚上9点"), in_english("上午8:30至晚上9点"), in_english("0595-8856321")
        ('3–2', '9 pm', '8:30 am–9 pm', '')
    """
    if re.fullmatch(r"\d+(?:\.\d+)? ?比 ?\d+(?:\.\d+)?", answer):
        return answer.replace(" ", "").replace("比", "–")
    hours = [_hour(part) for part in re.split(TO, answer)]
    return "–".join(hours) if all(hours) and answer != hours[0] else ""


def _hour(answer: str) -> str:
    found = _SIMPLE.fullmatch(answer)
    if found is None or not re.search("[点时]|[\u4e00-\u9fff]", answer):
        return ""
    part = simplified_of(found["part"])
    if part and part not in _AFTER_NOON | _BEFORE_NOON:
        return ""
    minutes = found["minute"] or found["minutes"]
    if not part and not minutes:
        return ""
    half = " pm" if part in _AFTER_NOON else " am" if part else ""
    return f"{found['hour']}{f':{minutes}' if minutes else ''}{half if int(found['hour']) <= 12 else ''}"
