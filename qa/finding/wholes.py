"""An answer up to the ends of the name that it stands in, and without what the question leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import is_cjk
from qa.asking.question import TYPED, excepted
from qa.asking.segmenter import folded_of as fold
from qa.finding import enumerations, names
from qa.finding.deeds import getters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.asking.question import Question
    from qa.finding.sentence import Candidate


_BESIDE = re.compile(r"[畔旁边侧岸近滨]$")
_AT_IT = re.compile(
    r"的(?P<name>[\u4e00-\u9fffA-Za-z0-9“”]{2,14}?)(?=举行|举办|召开|开幕|落成|开馆|开业|进行|开赛|展出|[,，。;；、])"
)


def whole_place(candidate: Candidate, question: Question) -> Candidate:
    """Return the candidate with what is at it: of 汉阳江畔的白鹭洲水上基地举行 more than the bank of the river."""
    if question.kind != "place" or question.language != "zh" or not _BESIDE.search(candidate.text):
        return candidate
    match = _AT_IT.match(candidate.sentence.plain, candidate.end - candidate.sentence.start)
    return replace(candidate, end=candidate.sentence.start + match.end()) if match else candidate


def whole_class(candidate: Candidate, question: Question) -> Candidate:
    """Return the candidate with the noun of its class that the question asks for, where that stands right behind it.

    Asked 哪个派出所, of 大明宫派出所 the whole.
    """
    match = _WHICH.search(fold(question.text))
    if match is None or match[1].startswith("城市") or question.kind not in {"place", "organisation", "what", "person"}:
        return candidate
    end = candidate.end - candidate.sentence.start
    behind = candidate.sentence.plain[end : end + 6]
    size = next((size for size in (4, 3, 2) if behind.startswith(match[1][:size]) and len(match[1]) >= size), 0)
    return replace(candidate, end=candidate.end + size) if size else candidate


_WHICH = re.compile(r"哪(?:一)?[个家所座条支处间]([\u4e00-\u9fff]{2,4})")


_ASKS_SEVERAL = re.compile(r"哪(?:些|几|[两二三四五六七八九十]|\d)|都有谁|有谁|分别[是为]|除了?.{2,24}(?:还|另)有")
_BEFORE_IN_ROW = re.compile(r"[^、,，。;；:：()（）“”\d]{2,12}、$")
_LEADS_TO_ROW = re.compile(r".*(?:是|为|有|由|与|和|以及|包括|邀请|来自|[,，。;；:：])")


def whole_row(candidate: Candidate, question: Question) -> Candidate:
    """Return the candidate with the other names of its row, where a Chinese question asks for several.

    Of 合川城投、北岭集团参投 the finders of bodies know the second only, of 海天食品、东方轮胎 the first.
    """
    if question.language != "zh" or question.kind not in {"person", "organisation"}:
        return candidate
    start, end = candidate.start - candidate.sentence.start, candidate.end - candidate.sentence.start
    for low, high in getters(fold(question.text), candidate.sentence.text):
        if low <= start and end <= high and "、" in candidate.sentence.text[low:high]:
            return replace(candidate, start=candidate.sentence.start + low, end=candidate.sentence.start + high)
    if not _ASKS_SEVERAL.search(fold(question.text)):
        return candidate
    base, plain = candidate.sentence.start, candidate.sentence.plain
    start = candidate.start - base
    while plain[start - 1 : start] == "、" and (match := _BEFORE_IN_ROW.search(plain[:start])):
        said = _LEADS_TO_ROW.match(match.group()[:-1])
        begin = match.start() + (said.end() if said else 0)
        if start - 1 - begin < 2:
            break
        start = begin
        if said:
            break
    end = candidate.end - base
    if plain[end : end + 1] == "、":
        text = candidate.sentence.text
        end = max((high for low, high in enumerations.lists(text) if low <= start and end < high), default=end)
    return replace(candidate, start=base + start, end=base + end)


_ASKS_ENUMERATED = re.compile(
    r"(?:哪|[做办干]了)?(?:[几两三四五六七八九十]|\d{1,2})(?:件|项|句|点|条|种|大|个方面)|哪些|什么[事话内]"
)
_COUNTED_OUT = re.compile(
    r"(?:[两三四五六七八九十]|\d{1,2})(?:件|项|句|点|条|种|大|个)?[\u4e00-\u9fff]{0,6}[:：]|(?:如下|包括|分别是|即)[:：]"
)


_OF_A_NUMBER = re.compile(
    r"(?:哪(?P<a>[两三四五六七八九十])(?P<am>[件项句点条种])|(?P<b>[两三四五六七八九十])(?P<bm>[件项句点条种])(?:什么|啥|哪些))"
)


def is_counted_out(asked: str, plain: str) -> bool:
    """Return whether a sentence counts out behind a colon just as many as a question asks for: 做了三件事:…."""
    match = _OF_A_NUMBER.search(asked)
    if match is None:
        return False
    number, measure = match["a"] or match["b"], match["am"] or match["bm"]
    return re.search(rf"{number}{measure}[\u4e00-\u9fff]{{0,6}}[:：]", plain) is not None


def whole_enumeration(candidate: Candidate, question: Question) -> Candidate:
    """Return what stands behind the colon, where a candidate only counts it and a Chinese question asks what it is.

    Of 做了三件事:疏浚河道、改造路灯 the two, asked 做了哪三件事.
    """
    if question.language != "zh" or question.kind in TYPED or not _ASKS_ENUMERATED.search(fold(question.text)):
        return candidate
    base, plain = candidate.sentence.start, candidate.sentence.plain
    start, end = candidate.start - base, candidate.end - base
    match = next((item for item in _COUNTED_OUT.finditer(plain) if start <= item.end() and item.start() <= end), None)
    rest = plain[match.end() :].rstrip('。”" \n') if match else ""
    if match is None or not any(mark in rest for mark in "、;,；，") or start > match.end():
        return candidate
    return replace(candidate, start=base + match.end(), end=base + match.end() + len(rest))


_TOGETHER = re.compile(r"(?<=..)(?:联合|共同|连续|分别)$")
"""What stands behind names before what they do."""
_LEADS = re.compile(r"[由被](?=[\u4e00-\u9fff]{3})")


def without(candidate: Candidate, question: Question, forms: Sequence[str] = ()) -> Candidate:
    """Return the candidate without what the question leaves out, where that stands at an end of a row of names.

    ``forms`` are the folded texts that count as what an English question leaves out. Nor is 经 a part of 经县发展改革局批准 that names anybody.
    """
    if question.kind in {"person", "organisation"} and (together := _TOGETHER.search(candidate.text)):
        candidate = replace(candidate, end=candidate.end - len(together.group()))
    if question.kind in {"person", "organisation"} and len(candidate.text) > FEW:
        led = 1 if _LEADS.match(candidate.text) else _behind_via(candidate)
        candidate = replace(candidate, start=candidate.start + led) if led else candidate
    for out in forms or [fold(excepted(question.text))]:
        left = _left(candidate, question, out)
        if left is not candidate:
            return left
    return candidate


def _left(candidate: Candidate, question: Question, out: str) -> Candidate:
    if not out or question.kind not in {"organisation", "person", "place", "list"}:
        return candidate
    text = fold(candidate.text)
    if len(text) != len(candidate.text):
        return candidate
    if match := re.match(rf"{re.escape(out)}(?:、|和|与|以及|及)(?=.)", text):
        return replace(candidate, start=candidate.start + match.end())
    if match := re.search(rf"(?:、|和|与|以及|及){re.escape(out)}$", text):
        return replace(candidate, end=candidate.start + match.start())
    row = [match.span() for match in re.finditer(r"[^、和与及]+", text)]
    left = [span for span in row if not _is_short_for(out, text[slice(*span)])]
    if 0 < len(left) < len(row) and left in (row[: len(left)], row[-len(left) :]):
        return replace(candidate, start=candidate.start + left[0][0], end=candidate.start + left[-1][1])
    return candidate


def _behind_via(candidate: Candidate) -> int:
    """Return how many characters of a candidate end with a 经 that is no part of a name; 0 without one.

    A 经 is a word of its own in 经|国务院, and in 经县|发展改革局, where the segmenter only guesses; not in 经纬|纺织.
    Within a candidate (道路改造|经|市政府) it is one where what was done by it stands behind.
    """
    text, base = candidate.text, candidate.start - candidate.sentence.start
    place = text.find("经")
    if place < 0 or (place and not _APPROVES.match(candidate.sentence.plain, base + len(text))):
        return 0
    own = any(
        word.start == base + place and _VIA.fullmatch(word.text) for word in names.tokens(candidate.sentence.text)
    )
    return place + 1 if own else 0


_VIA = re.compile(r"经[县省市区镇乡州村]?")
_APPROVES = re.compile(r"(?:研究|讨论|审议|表决|正式)?(?:批准|同意|审批|核准|批复|审定|通过|鉴定|认定|检验|验收|推荐)")


def _is_short_for(short: str, name: str) -> bool:
    """Return whether a name has all characters of a shorter one in order (泉州装备所: 泉州装备制造研究所)."""
    rest = iter(name)
    return len(short) > 2 and all(character in rest for character in short)


def whole_name(candidate: Candidate, *, begun: bool = False) -> Candidate:
    """Return the candidate up to the end of the name of a body that it begins but cuts (美国俄勒冈州|立大学).

    If it may not have been ``begun``, from the beginning, too: 北京石墨烯|技术研究院.
    """
    base = candidate.sentence.start
    start, end = candidate.start - base, candidate.end - base
    text = candidate.sentence.text
    for low, high in names.organisations(text) if end - start < LONGEST_NAME else ():
        whole = low == start and end < high <= start + LONGEST_NAME and "、" not in text[low:high]
        # 宁夏中卫启动硒砂瓜基地: a verb ends the name
        if whole and not any(
            end <= word.start < high and (word.tag == "v" or _HAPPENS.fullmatch(word.text))
            for word in names.tokens(text)
        ):
            return replace(candidate, end=base + high)
        others = text[high:end].startswith("等")  # 研究院等高|能级平台
        if begun and low <= start < high and ((high == end and low < start) or others) and "、" not in text[low:high]:
            return replace(candidate, start=base + low, end=base + high)
    return candidate


_HAPPENS = re.compile("启动|开工|举行|举办|召开|开幕|揭牌|成立|落成|开业|投产|签约|开通")


_ASKS_PEOPLE = re.compile(
    r"哪(?:些|几|[两二三四五六七八九十]|\d)|都有谁|有谁"
    r"|\b(?:which|what) (?:[\w-]+ ){0,3}(?:experts|speakers|scholars|scientists|professors|academicians|people|guests|laureates|artists|officials|leaders|athletes|players|students|reporters|journalists)\b"
    r"|\bwho (?:are|were)\b"
)
_TELLS = frozenset("v vd p r".split())
"""Tags of words that stand in no title between two names."""
_AND = frozenset("和与及")


def whole_people(candidate: Candidate, question: Question) -> Candidate:
    """Return the candidate with the people before and behind it, whom only their titles part, where several are asked for.

    Of 院士黎秋、教授郑越等专家 from the first name to the last.
    """
    if question.kind != "person" or not _ASKS_PEOPLE.search(fold(question.text)):
        return candidate
    base, plain = candidate.sentence.start, candidate.sentence.plain
    people = [span for span in names.people(plain) if not names.is_office(plain[slice(*span)])]
    people = [span for span in people if not any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in people)]
    own = next(
        (n for n, span in enumerate(people) if span[0] < candidate.end - base and candidate.start - base < span[1]), -1
    )
    if own < 0:
        return candidate
    words = names.tokens(plain)

    def parted(before: tuple[int, int], behind: tuple[int, int]) -> bool:
        between = plain[before[1] : behind[0]]
        inside = (word for word in words if before[1] <= word.start and word.end <= behind[0])
        told = any(word.tag in _TELLS and word.text not in _AND for word in inside)
        return told or not any(mark in between for mark in "、,，和与及 ") or any(mark in between for mark in "。;；")

    first = last = own
    while first > 0 and not parted(people[first - 1], people[first]):
        first -= 1
    while last + 1 < len(people) and not parted(people[last], people[last + 1]):
        last += 1
    start, end = base + people[first][0], base + people[last][1]
    return (
        replace(candidate, start=min(start, candidate.start), end=max(end, candidate.end))
        if first < last
        else candidate
    )


def is_row_of_people(candidate: Candidate) -> bool:
    """Return whether a candidate goes from one name to another."""
    plain, base = candidate.sentence.plain, candidate.sentence.start
    edges = candidate.start - base, candidate.end - base
    people = names.people(plain)
    first = any(span[0] == edges[0] and span[1] < edges[1] for span in people)
    return first and any(span[1] == edges[1] and span[0] > edges[0] for span in people)


def whole_person(candidate: Candidate, texts: Sequence[str]) -> Candidate:
    """Return a person's name of two characters with a third, where all of the texts' places go on with it.

    The segmenter cuts 韩立|群与 where others have 韩立群 before a mark. An office alone goes with the family name before it: 何|书记.
    """
    base, text = candidate.sentence.start, candidate.sentence.text
    start, end = candidate.start - base, candidate.end - base
    family = text[start - 1 : start] if start else ""
    if (
        family
        and family in ALL_SURNAMES
        and names.is_office(text[start:end])
        and not is_cjk(text[start - 2 : start - 1] or " ")
    ):
        return replace(candidate, start=candidate.start - 1)
    name, third = text[start:end], text[end : end + 1]
    if len(name) != 2 or not all(map(is_cjk, name + (third or " "))) or name[0] not in ALL_SURNAMES:
        return candidate
    behind = [item[at + 2 : at + 3] for item in texts for at in _places_of(name, item)]
    goes_on = len(behind) > 1 and set(behind) == {third}
    full = name + third
    known = any(item[a:b] == full for item in texts if full in item for a, b in names.people(item))
    return replace(candidate, end=candidate.end + 1) if goes_on and known else candidate


def _places_of(name: str, text: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + 1)


FEW = 4
"""Characters of a name that is too short to lose one."""

LONGEST_NAME = 20
"""Characters of the longest name that is made whole."""
