"""Who somebody is: the titles that stand before a name, or what is said right behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import fold, is_cjk
from qa.finding import names
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, Index
    from qa.answer import Citation
    from qa.asking.question import Question

CONFIDENCE = 0.9
"""Confidence of an answer that is read off the words at a name (by hand)."""

LONGEST = 40
"""Most characters of titles: more are what somebody did."""

_ASKS = re.compile(
    r"^(?P<zh>[\u4e00-\u9fffA-Za-z· .'-]{2,30}?)(?:到底|究竟)?是(?:个)?(?:谁|什么人|何人|干(?:什么|嘛|啥)的|做(?:什么|啥)的|什么(?:职务|身份|职位)|[搞管]什么的)[呢啊呀]?[?？。\s]*$"
    r"|^[Ww]ho (?:is|was|are) (?P<en>[\u4e00-\u9fff·]{2,12}|[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|van|der|la)){0,4})[?\s]*$"
)
_LEADS = re.compile(
    r"^(?:同时|其中|以及|还有|此外|会上|当天|日前|近日|和|与|由|来自|特邀|邀请|聘请|聘任|选举|任命|邀)+"
)
_ALSO = re.compile(
    r"首席[\u4e00-\u9fff]{2,4}官|专家|学者|得主|获得者|企业家|作家|诗人|画家|演员|歌手|选手|队员|队长|教练|代表|委员|会员|成员|工匠|传承人|志愿者|特派员|农民|工人|学生|医生|护士|警察|军人"
)
"""What people are beside the offices that they hold."""

_MARKS = ",;。:，；：！!？?“”\n"
_JOINS = "、和与及 "
_BEHIND_CHINESE = re.compile(
    r"(?:[(（,，]|,?(?:是|为|系|现任|时任|担任|曾任)(?:一[位名个])?)(?P<said>[^,;。，；:：()（）]{2,40})"
)
_HAS_PART = re.compile(r"(?P<said>[^,;。，；：:!?“”]{2,20})(?:是|为|系)(?:年?\d+岁的)?$")
_BEHIND_ENGLISH = re.compile(r"(?:, | \(| (?:is|was) (?:the |an? )?)(?P<said>[^,;.()]{3,60})")


def asked_name(question: Question) -> str:
    """Return the name of whom a question asks who that is; "" if it asks for something else."""
    match = _ASKS.match(question.text.strip())
    name = (match["zh"] or match["en"]).strip() if match else ""
    if not name or names.is_office(name) or (is_cjk(name[0]) and not _is_name(name)):
        return ""
    return name


def _is_name(name: str) -> bool:
    """Return whether Chinese characters may be the name of a person, whom the text need not have."""
    return any(span == (0, len(name)) for span in names.people(name)) or "·" in name or (
        len(name) <= 4 and name[0] in ALL_SURNAMES and not names.ROLE.search(name)
    )  # fmt: skip


def told(index: Index, forms: Sequence[str], hits: Sequence[Hit]) -> tuple[str, list[Citation]] | None:
    """Return what the best passage says of who a person is, and its proof; None if none says it.

    ``forms`` are the folded texts that count as the name.
    """
    for hit in hits:
        row = hit.row
        for start, end in index.passages.sentence_spans(row.number):
            text = row.text[start - row.start : end - row.start]
            folded = fold(text)
            if len(folded) != len(text):
                continue
            at = next(filter(None, (_place_of(form, folded) for form in forms)), None)
            if at and (span := titles_before(text, at[0]) or _behind(text, sum(at)) or _told_to_be(text, at[0])):
                low, high = start + span[0], start + span[1]
                return text[slice(*span)], [cite(row, start, end, low, high)]
    return None


def _place_of(name: str, folded: str) -> tuple[int, int] | None:
    """Return where a name begins and its length; None where it is but a part of another (王伟 of 王伟民)."""
    place = folded.find(name)
    longer = {(place, place + len(name) + more) for more in (1, 2)}
    if place < 0 or not longer.isdisjoint(names.people(folded)):
        return None
    around = folded[place - 1 : place] + folded[place + len(name) : place + len(name) + 1]
    return None if name.isascii() and any(map(str.isalnum, around)) and around.isascii() else (place, len(name))


def titles_before(text: str, place: int) -> names.Span | None:
    """Return the span of the titles that stand right before a name (中国工程院院士、化纤专家); None if none does."""
    begin = max(text.rfind(mark, 0, place) for mark in _MARKS) + 1
    others = [(low, high) for low, high in names.people(text) if high <= place]
    begin = max([begin, *(high for low, high in others if not names.is_office(text[low:high]))])
    while begin < place and text[begin] in _JOINS:
        begin += 1
    if lead := _LEADS.match(text[begin:place]):
        begin += lead.end()
    said = text[begin:place].rstrip()
    latin = place < len(text) and text[place - 1 : place] and not is_cjk(text[place - 1])
    if latin and re.search(r"[A-Za-z]", said):  # another of the person's names: Kostantinos before Novoselov
        said = re.sub(r"[A-Za-z.·' -]+$", "", said)
    roles = [match.end() for pattern in (names.ROLE, _ALSO) for match in pattern.finditer(said)]
    if len(said) > LONGEST or len(said) not in roles:
        return None
    return begin, begin + len(said)


def _told_to_be(text: str, place: int) -> names.Span | None:
    """Return the span of the office or part of which it is said that the person has it: 代表性传承人为71岁的何桂香."""
    match = _HAS_PART.search(text[:place])
    said = match["said"] if match else ""
    roles = [found.end() for pattern in (names.ROLE, _ALSO) for found in pattern.finditer(said)]
    return match.span("said") if match and len(said) in roles else None


def _behind(text: str, place: int) -> names.Span | None:
    """Return the span of what is said right behind a name of who that is."""
    match = (_BEHIND_CHINESE if any(map(is_cjk, text)) else _BEHIND_ENGLISH).match(text, place)
    if match is None:
        return None
    said = match["said"].strip()
    told = names.ROLE.search(said) or _ALSO.search(said) or names.is_office(said)
    return match.span("said") if told else None
