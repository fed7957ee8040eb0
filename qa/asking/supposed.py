"""Whom a question for yes or no supposes to have done something, and the question for whoever did: 名单是教育部公布的吗?

asks of 教育部 what 名单是由谁公布的 asks of anybody; whoever that is, it is not another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.normalise import fold, is_cjk
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.asking.named import Constraint
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

_WHO = frozenset({"person", "organisation", "place"})
_BEFORE = re.compile(r"^(?P<what>[^,，。]{2,40}?)(?P<of>的)?(?:是由|由|是)$")
_DONE = re.compile(r"^(?P<verb>[\u4e00-\u9fff]{1,4})的[吗吧么]?\W*$")
_ENDS = re.compile(r"^[吗吧么]\W*$")
_PASSIVE = re.compile(
    r"^(?:is|are|was|were) (?P<what>.{3,80}?) (?P<verb>[a-z]+(?:ed|en|wn|ld|id|ne|lt)) by (?:the )?$", re.IGNORECASE
)
_IS = re.compile(r"^(?:is|was) $", re.IGNORECASE)
_ONE_WHO = re.compile(r"^ (?:the|an?) (?:[\w-]+ ){1,3}?(?:who|that) (?P<rest>.{3,80}?)\W*$", re.IGNORECASE)
_HELPS = frozenset("is are was were has have had been be did first also once then the a an".split())
_ADMINISTRATIVE = "(?:人民(?=政府|法院|检察院|代表)|[省市县区]|有限|责任|股份|集团|公司)*"
"""What one name of a Chinese body has and a shorter one lacks."""
_JOINS = re.compile("[与和及同、]|(?:等|联合|共同)")
_BELONGS = re.compile(r"\b(?:of|at|from|for|with|in|near) (?:the )?$")
_BORDER = re.compile(r"[,;:，；：。](?!\d)|\b(?:and|while|but)\b|[并而]再?(?=由)")

ABBREVIATED = 3
"""Most characters of what is taken for a Chinese name in short: 北大, 发改委 (by hand)."""

_DENIES = re.compile(r"不是|并非|没有|[不未]由|未[曾经]|\b(?:not|never|nor|no longer)\b|n['’]t\b")

SAID = 0.25
"""Least weight of a match of the verb that says it (by hand)."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """The name of whom a question supposes, the question for that, and what is supposed to have been done."""

    name: str
    text: str
    verb: str


def asked(question: Question, named: Iterable[Constraint]) -> Supposed | None:
    """Return whom a question for yes or no supposes to have done, or to be, something; None if it supposes nobody.

    Example:
        >>> from qa.asking.named import named_in
        >>> from qa.asking.question import read_question
        >>> for text in ("名单是教育部公布的吗?", "Was the bridge designed by Arup?"):
        ...     found = asked(read_question(text), named_in(read_question(text)))
        ...     print(found and found.text)
        名单是由谁公布的?
        who designed the bridge?
    """
    if question.kind != "yesno":
        return None
    text = question.text
    found = [(text.find(item.text), item.text) for item in named if item.kind in _WHO]
    spans = {(start, start + len(name)) for start, name in found if start >= 0}
    if question.language == "zh":
        spans |= {*names.organisations(text), *names.people(text)}
    for start, end in sorted(spans):
        before, behind = text[:start], text[end:]
        if found_in := _chinese(before, behind) if question.language == "zh" else _english(before, behind):
            return Supposed(text[start:end], *found_in)
    return None


def _chinese(before: str, behind: str) -> tuple[str, str] | None:
    led = _BEFORE.search(before)
    if led is None:
        return None
    if done := _DONE.search(behind):
        return f"{led['what']}{led['of'] or ''}是由谁{done['verb']}的?", done["verb"]
    if not led["of"] or not _ENDS.search(behind):
        return None
    verb = next((word.text for word in names.tokens(led["what"]) if word.tag.startswith("v")), "")
    return f"{led['what']}的是谁?", verb


def _english(before: str, behind: str) -> tuple[str, str] | None:
    if (led := _PASSIVE.search(before)) and not any(map(str.isalnum, behind)):
        return f"who {led['verb']} {led['what']}?", fold(led["verb"])
    one = _ONE_WHO.search(behind) if _IS.search(before) else None
    if one is None:
        return None
    verb = next((word for word in fold(one["rest"]).split(" ") if word not in _HELPS), "")
    return f"who {one['rest']}?", verb


def same(one: str, other: str) -> bool | None:
    """Return whether a name that is asked about is that of an answer, both folded; None if it may be, in short.

    Latin names are compared by whole words. Of Chinese ones the one asked about may lack words of administration and
    what stands before; the names of a row are each of those who did it.

    Example:
        >>> same("市政府", "晋宁市人民政府与福州大学"), same("ann lee", "mayor ann lee"), same("教育厅", "交通局")
        (True, True, False)
        >>> same("中国银行", "中国人民银行"), same("北大", "北京大学"), same("ann lee", "joann leeson"), same("", "王强")
        (None, None, False, False)
    """
    if not one or not other:
        return False
    if any(map(is_cjk, one)) and any(map(is_cjk, other)):
        return _same_chinese(one, other)
    mine, theirs = (re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text) for text in (one, other))
    if mine == theirs:
        return True
    if found := re.search(rf"(?<![\w'’-]){re.escape(one)}(?![\w'’-])", other):
        return None if _BELONGS.search(other, 0, found.start()) else True
    initials = ["".join(word[0] for word in words) for words in (mine, theirs)]
    return None if set(mine) & set(theirs) or one == initials[1] or other == initials[0] else False


def _same_chinese(one: str, other: str) -> bool | None:
    parts = [part for part in _JOINS.split(other) if part]
    long = re.compile(_ADMINISTRATIVE.join(map(re.escape, one)))
    if any((found := list(long.finditer(part))) and found[-1].end() == len(part) for part in parts):
        return True
    if one in other or other in one or any(_is_inside(*sorted((one, part), key=len)) for part in parts):
        return None
    return False


def _is_inside(short: str, long: str) -> bool:
    """Return whether all characters of a name stand in another, in order: 北大 in 北京大学."""
    rest = iter(long)
    return all(character in rest for character in short)


def is_nearly(one: str, sentence: str, other: str) -> bool:
    """Return whether a folded Chinese name is another but for words that may make it another body, and is not said.

    Example:
        >>> is_nearly("中国银行", "会议由中国人民银行主办", "中国人民银行"), is_nearly("北大", "北京大学主办", "北京大学")
        (True, False)
    """
    short, long = sorted((one, other), key=len)
    return one not in sentence and len(short) > ABBREVIATED and short not in long and _is_inside(short, long)


class Beside(NamedTuple):
    """Where it is told who has done something: the sentence, the folded one behind it, and the words of the question."""

    sentence: Sentence
    after: str
    words: Sequence[Word]


def told(one: Supposed, forms: Sequence[str], answer: tuple[int, int], where: Beside) -> bool | None:
    """Return whether somebody is told to have done what is asked, where ``answer`` is the span of whoever did.

    ``forms`` are the folded names of the one supposed. What is done must be said
    in the clause of the answer: 大会由市政府主办,市教育局承办. That it was another is known only where the one supposed is
    not told of beside: opened by Tom Ray together with Ann Lee.
    """
    sentence = where.sentence
    if not _is_said_of(one.verb, answer, sentence, where.words):
        return None
    said = fold(sentence.text[slice(*answer)])
    judged = [same(form, said) for form in forms]
    if True in judged:
        return True
    beside = f"{sentence.folded} {where.after}"
    return None if None in judged or any(_is_named(form, said, beside) for form in forms) else False


def _is_named(form: str, said: str, text: str) -> bool:
    """Return whether a text has a name, or a word of a Latin one that whoever did it does not have."""
    if any(map(is_cjk, form)):
        return form in text or (len(form) > 3 and form[0] in "省市县区" and form[1:] in text)
    words = set(re.findall(r"[^\W_]+", text)) - set(re.findall(r"[^\W_]+", said))
    return any(word in words for word in re.findall(r"[^\W_]+", form) if len(word) > 2)


def _is_said_of(verb: str, answer: tuple[int, int], sentence: Sentence, words: Sequence[Word]) -> bool:
    """Return whether the clause of an answer says what is asked to have been done."""
    text = sentence.text
    begin, end = _clause(text, *answer)
    if not verb or _DENIES.search(text, begin, end):
        return False
    if any(map(is_cjk, verb)):
        return re.search(_parted(verb), sentence.plain[begin:end]) is not None
    return any(
        item.weight >= SAID
        and verb in words[item.word].label.split(" ")
        and begin <= sentence.offsets[item.start]
        and sentence.offsets[item.end] <= end
        for item in sentence.matches
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max((mark.end() for mark in _BORDER.finditer(text, 0, start)), default=0)
    return begin, next((mark.start() for mark in _BORDER.finditer(text, end)), len(text))


def _parted(verb: str) -> str:
    """Return the pattern of a Chinese verb that may have its object apart: 报的警."""
    return "[了过的]?".join(map(re.escape, verb))


def is_of_another(one: Supposed, forms: Sequence[str], sentence: Sentence) -> bool:
    """Return whether a Chinese sentence says it in a clause that names another: 市政府主办,市教育局承办, asked of 市政府承办."""
    found = re.search(_parted(one.verb), sentence.plain) if any(map(is_cjk, one.verb)) else None
    if found is None:
        return False
    clause = sentence.text[slice(*_clause(sentence.text, *found.span()))]
    named = {*names.organisations(clause), *names.people(clause)}
    return bool(named) and not any(form in fold(clause) for form in forms)


def is_told_of_after(forms: Sequence[str], where: Beside) -> bool:
    """Return whether only the sentence behind tells of whom a question supposes: they did something else, or that too."""
    return any(_is_named(form, "", where.after) for form in forms) and not any(
        _is_named(form, "", where.sentence.folded) for form in forms
    )
