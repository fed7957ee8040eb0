"""A question that asks several things, taken apart.

:func:`parts`: the same is asked of several things. 一期和二期各有多少台风机? asks it of 一期 and of 二期, each a question of
its own, to be answered by itself; what answers the first says nothing of the second. :func:`in_turn`: questions one behind
the other. 谁得了冠军,成绩是多少? is asked as if the second had been put after the first was answered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import language_of, simplified
from qa.asking.followup import complete
from qa.asking.followup_chinese import attribute_at_end
from qa.asking.followup_english import ATTRIBUTE
from qa.finding import names

if TYPE_CHECKING:
    from qa.finding.names import Token

MOST = 4
"""Most things of which the same is asked; a longer row is better read whole."""

_EACH = re.compile(r"(?:各自?|分别)(?!种|类|项|界|地|族|级|个|位|式|家|省|市|县|区|校|国|路|方)|(?=是谁[?？]?$)")
_JOINT = re.compile(r"以及|[和与及跟]")
_GAP = re.compile(
    r"(?:百分之)?(?:多少|(?<!比)几)(?![乎月号日点比])|多[大高长远宽深重久]|哪(?:一)?[年月天日里儿]|哪个月|什么时候|何[时地年月]|(?:是|由|被)谁"
)
_COUNT = re.compile(r"(?:多少|几)")
_SIDE_BY_SIDE = re.compile(r"[,，、和与及]?(?P<word>[是都]?[在于]?)")
_BETWEEN = re.compile(r"[,，、](?:以及|又|还|[和与及])?|以及|[和与及]")
_SAME_END, _SAME_TAG, _LONGER, _MORE = 2.0, 1.0, 0.8, 0.3
"""What speaks for two stretches to stand in one row, and against it by character and by word (by hand)."""


def parts(text: str) -> tuple[str, ...]:
    """Return the questions that one asks at once; () if it asks one.

    Example:
        >>> parts("风电一期和二期各有多少台风机?")
        ('风电一期有多少台风机?', '风电二期有多少台风机?')
        >>> parts("台风让学校损失了多少头牛和多少头猪?")
        ('台风让学校损失了多少头牛?', '台风让学校损失了多少头猪?')
        >>> parts("茶会什么时候在哪里举办?")
        ('茶会什么时候举办?', '茶会在哪里举办?')
        >>> parts("How many cows and how many pigs did the farm lose?")
        ('How many cows did the farm lose?', 'how many pigs did the farm lose?')
    """
    if len(text) > LONGEST:
        return ()
    if language_of(text) != "zh":
        return _in_english(text)
    plain = simplified(text)
    apart = _of_each(text, plain) or _asked_twice(text, plain)
    return apart if all(any(map(str.isalnum, part)) for part in apart) else ()


def _in_english(text: str) -> tuple[str, ...]:
    """Return the questions of "how many cows and how many pigs" and of "when and where"."""
    if match := _TWICE_COUNTED.match(text):
        first = match["a"] if _HAS_VERB.search(match["a"]) else f"{match['a']} {match['rest']}"
        return f"{match['how']} {first}".rstrip("? ") + "?", f"{match['again']} {match['b']} {match['rest']}"
    if match := _TWICE_ASKED.match(text):
        return f"{match['a']} {match['rest']}", f"{match['b'].capitalize()} {match['rest']}"
    return ()


LONGEST = 160
"""Characters of a question that is taken apart."""

_ASKED = re.compile(
    r"多少|(?<![近这那前后头十好无])几(?!乎|近|[年天日月周](?:[来间里内前后]|以来))|(?<!不管)(?<!无论)(?<!不论)[谁啥]|(?<![没])(?<!不管)(?<!无论)(?<!不论)什么|哪(?!怕)|何[时地处人年月日种]|[为如]何(?!其)|怎么?样?"
    r"|多[大高长远宽深重久快](?=[的了吗呢?,，]|$)|[吗嘛](?=[?？]?$)|是否|是不是|有没有|(?:呢)(?=[?？]?$)"
)
_CUT = re.compile(r"[?？;；]+(?!$)|[,，、]?(?:以及|并且|而且|还有|另外)|[,，]")
_CUT_ENGLISH = re.compile(r"[?;]+ *(?:and |also )?|,? and (?:also )?|, (?!who|which)")
_WH = re.compile(
    r"(?:(?:in|on|at|by|from|for|to|with|of|under|until|since) )?(?:(?:who|what|which)\b(?! (?:is|are|was|were) (?:why|when|where|how)\b)|whose\b|whom\b"
    r"|how (?:many|much|long|old|far|big|large|high|deep|often|tall|wide|fast)\b|(?:when|where|why|how) (?:is|are|was|were|do|does|did|has|have|had|will|would|can)\b)",
    re.IGNORECASE,
)
"""How a question begins in English that stands behind another; "when it opened" is none."""
LEAST = {"zh": 2, "en": 5}
"""Characters of a question that stands in another, by language: 几家, "where"."""


def in_turn(text: str) -> tuple[str, ...]:
    """Return the questions that stand one behind the other in a text; () for one alone.

    The second may lean on the first, as a question does on the one before it in a conversation.

    Example:
        >>> in_turn("谁得了冠军,成绩是多少?"), in_turn("认定了多少家?占比多少?")
        (('谁得了冠军?', '成绩是多少?'), ('认定了多少家?', '占比多少?'))
        >>> in_turn("Who built the bridge and when was it opened?"), in_turn("Who was there when it opened?")
        (('Who built the bridge?', 'when was it opened?'), ())
        >>> in_turn("近几年,有多少家企业?")
        ()
    """
    if len(text) > LONGEST:
        return ()
    chinese = language_of(text) == "zh"
    plain = simplified(text)
    found: list[str] = []
    begin = 0
    for cut in (_CUT if chinese else _CUT_ENGLISH).finditer(plain):
        left, right = plain[begin : cut.start()], plain[cut.end() :]
        asks = _asks_chinese(left) and _asks_chinese(right) if chinese else _WH.match(right) and _WH.search(left)
        if asks and len(left) >= LEAST["zh" if chinese else "en"]:
            found.append(text[begin : cut.start()].strip(" ,，") + "?")
            begin = cut.end()
    if not found:
        return _of_two_attributes(text, plain) if chinese else _of_two_attributes_english(text)
    rest = text[begin:].strip()
    return (*found, rest) if len(found) < MOST else ()


_TWO = re.compile(r"以及|[和与及、跟]")
_ASKS_BOTH = re.compile(r"(?:分别|各)?(?:是什么|是多少|是|如何|怎么样|呢)?[?？。 ]*$")
LONGEST_ATTRIBUTE = 6
"""Characters of the second of two attributes (by hand): more is a thing of its own."""
_TWO_ENGLISH = re.compile(
    r"^\W*(?:and |so )?(?:what (?:is|are|was|were) )?(?:the )?(?P<a>[a-z][a-z -]{2,30}?) and (?:the )?(?P<b>[a-z][a-z -]{2,30}?) (?:of|for) (?P<what>[^,?]{3,80}?)\W*$",
    re.IGNORECASE,
)


def _of_two_attributes(text: str, plain: str) -> tuple[str, ...]:
    """Return the questions of 大赛的时间和地点."""
    body = _ASKS_BOTH.sub("", plain)
    for joint in list(_TWO.finditer(body))[-1:]:
        first, asks_first = attribute_at_end(body[: joint.start()])
        second, asks_second = attribute_at_end(body[joint.end() :])
        whole = second == 0 or body[joint.end() :][:second] in {"总", "具体"}
        if first > 1 and second >= 0 and whole and len(body) - joint.end() <= LONGEST_ATTRIBUTE and asks_first:
            what = text[:first]
            return (
                f"{what}{text[first : joint.start()]}{asks_first}?",
                f"{what}{text[joint.end() : len(body)]}{asks_second}?",
            )
    return ()


def _of_two_attributes_english(text: str) -> tuple[str, ...]:
    """Return the questions of "the date and venue of the contest"."""
    match = _TWO_ENGLISH.match(text)
    if match is None or not all(ATTRIBUTE.match(match[side].split(" ")[-1]) for side in "ab"):
        return ()
    return tuple(f"What was the {match[side]} of {match['what']}?" for side in "ab")


def _asks_chinese(text: str) -> bool:
    """Return whether a stretch of a Chinese question asks something by itself."""
    return len(text.strip("?？。 ")) >= LEAST["zh"] and _ASKED.search(text) is not None


_VERB = r"did|do|does|were|was|are|is|has|have|had|took|take|came|joined|attended|competed|won"
_HAS_VERB = re.compile(rf"\b(?:{_VERB})\b", re.IGNORECASE)
_TWICE_COUNTED = re.compile(
    rf"(?:(?:and|so) )?(?P<how>how (?:many|much)) (?P<a>[^,?]{{2,60}}?),? and (?P<again>how (?:many|much)) (?P<b>[^,?]{{2,40}}?) (?P<rest>(?:{_VERB})\b.+)",
    re.IGNORECASE,
)
_TWICE_ASKED = re.compile(
    r"(?P<a>when|where) and (?P<b>when|where) (?P<rest>(?:did|do|does|were|was|are|is|has|have|had|will)\b.+)",
    re.IGNORECASE,
)


def _of_each(text: str, plain: str) -> tuple[str, ...]:
    """Return the questions of 冠军和亚军分别是谁: what stands around the row stays with each of it."""
    each = _EACH.search(plain)
    joint = [match for match in _JOINT.finditer(plain, 0, each.start()) if match.start() > 0] if each else []
    if each and not joint:  # 冠军、亚军分别是谁
        joint = list(re.finditer("、", plain[: each.start()]))[-1:]
    if each is None or not joint or joint[-1].end() >= each.start():
        return ()
    left, right = plain[: joint[-1].start()], plain[joint[-1].end() : each.start()]
    begin, end = _ends_alike(left, right)
    rest = text[each.end() :]
    if not re.search(r"多少|几|谁|哪|什么|多[大高长远宽深重久]|何", simplified(rest)):
        return ()
    start = joint[-1].end()
    row = [(begin, joint[-1].start()), (start, start + end)]
    before = _before_row(plain, begin)
    row = [*before, *row]
    if len(row) > MOST:
        return ()
    lead, tail = text[: row[0][0]], text[start + end : each.start()] + rest
    return tuple(f"{lead}{text[low:high]}{tail}" for low, high in row)


def _before_row(plain: str, begin: int) -> list[tuple[int, int]]:
    """Return the spans of what stands before the last two of a row, joined by 、: 哈啰、|美团和青桔."""
    found: list[tuple[int, int]] = []
    while begin > 1 and plain[begin - 1] == "、":
        stop = begin - 1
        low = max(plain.rfind("、", 0, stop), plain.rfind("的", 0, stop), plain.rfind(",", 0, stop)) + 1
        found.insert(0, (low, stop))
        begin = low
    return found


def _ends_alike(left: str, right: str) -> tuple[int, int]:
    """Return where the last of a row begins in what stands before 和, and where the next ends in what stands behind.

    A 的 says it: X的|投资 和 产量, 东厂 和 西厂|的投资. Else the two are cut where they are most alike.
    """
    mark = left.rfind("、") + 1
    if (of := right.find("的")) > 0:
        return max(mark, _cut(left[mark:], right[:of])[0] + mark), of
    if (of := left.rfind("的") + 1) > mark or mark:
        return max(of, mark), len(right)
    return _cut(left, right)


def _cut(left: str, right: str) -> tuple[int, int]:
    ahead, behind = names.tokens(left), names.tokens(right)
    options = [
        (_unlike(ahead[-first:], behind[:second]), len(left) - sum(len(word.text) for word in ahead[-first:]),
         behind[second - 1].end)
        for first in range(1, min(len(ahead), 3) + 1)
        for second in range(1, min(len(behind), 3) + 1)
    ]  # fmt: skip
    return min(options)[1:] if options else (0, len(right))


def _unlike(first: list[Token], second: list[Token]) -> float:
    sizes = [sum(len(word.text) for word in run) for run in (first, second)]
    return (
        _LONGER * abs(sizes[0] - sizes[1])
        + _MORE * (len(first) + len(second))
        - _SAME_END * (first[-1].text[-1] == second[-1].text[-1])
        - _SAME_TAG * (first[0].tag == second[0].tag)
    )


def _asked_twice(text: str, plain: str) -> tuple[str, ...]:
    """Return the questions of 多少头牛和多少头猪: each gap with what leads up to the first, or as it follows on."""
    gaps = list(_GAP.finditer(plain))
    if len(gaps) != 2:
        return ()
    side_by_side = _SIDE_BY_SIDE.fullmatch(plain, gaps[0].end(), gaps[1].start())
    if side_by_side and not any(_COUNT.search(gap.group()) for gap in gaps):
        lead, rest = text[: gaps[0].start()], text[gaps[1].end() :]
        again = f"{side_by_side['word']}{gaps[1].group()}"
        return f"{lead}{gaps[0].group()}{rest}", f"{lead}{again}{rest}"  # 什么时候、在哪里|举办
    between = list(_BETWEEN.finditer(plain, gaps[0].end(), gaps[1].start()))
    if not between:
        close = 0 < gaps[1].start() - gaps[0].end() <= 4 and all(_COUNT.fullmatch(gap.group()) for gap in gaps)
        if not close:
            return ()
        return f"{text[: gaps[1].start()]}?", text[: gaps[0].start()] + text[gaps[1].start() :]  # 多少人多少台机械
    cut = between[-1]
    first, second = text[: cut.start()].rstrip("，, ") + "?", text[cut.end() :]
    if cut.end() == gaps[1].start() or plain[cut.end() : gaps[1].start()] in {"有", "共", "共有"}:
        return first, text[: gaps[0].start()] + text[gaps[1].start() :]
    made = complete(second, first)
    return first, made.text if made else second
