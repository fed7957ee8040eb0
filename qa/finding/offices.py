"""Who holds an office: appointments read off Chinese sentences, and the one of them that a question means.

秘书长由方晓岚担任 and 秘书长方晓岚退休,由关山月接任 name two holders, one after the other. A question for the first,
the present one or the successor of another is answered by their order, and 县长 by nobody who is 副县长.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import fold, simplified
from qa.finding import names
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Hit, Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.asking.question import Question

CONFIDENCE = 0.85
"""Said of every holder: office and person stand in the form of an appointment (by hand)."""

_DOES = r"(?:担任|出任|接任|继任|就任|兼任|接替|代理|当选|升任|调任|任|当|做)"
_ASKS = (
    re.compile(
        rf"(?:谁|哪位|哪一位)(?:又|来|去)?{_DOES}(?:了|上了?|为|过|的)*(?P<office>[\u4e00-\u9fff]{{2,12}}?)(?:的|呢|啊|呀)*$"
    ),
    re.compile(
        rf"(?P<office>[\u4e00-\u9fff]{{2,16}}?)(?:一职)?(?:后来|又)?(?:是|为|由|叫|改由|换成了?)?(?:谁|哪位|哪一位|什么名字)(?:来)?(?:{_DOES})?(?:的|了|呢|啊|呀)*$"
    ),
    re.compile(r"(?P<office>(?:首任|现任)[\u4e00-\u9fff]{2,12})$"),
)
_TENURE = re.compile(
    r"(?P<first>首任|第一任|首位|头一任|第一位|最早的?|最初的?)|(?P<last>现任|现在的?|目前的?|如今的?|当前的?)"
)
_FORMER = re.compile("前任|上任|上一任|原任|前一任")
_AFTER = re.compile(
    r"(?:谁)?(?:接替|接|取代|顶替)(?P<a>[\u4e00-\u9fff]{2,4}?)(?=(?:的|当|任|做|担任|出任|成为|$))"
    r"|(?P<b>[\u4e00-\u9fff]{2,4}?)(?:之后|以后|后|的继任者?)"
)
_UNDER, _UNDER_END = (re.compile(f"(?:副|名誉|荣誉|代理|代|助理|候任){end}") for end in ("", "$"))
_LEFT = re.compile(r"[原前][\u4e00-\u9fff]{0,8}$")
_TO = r"(?:接任|继任|担任|出任|当选为?|就任|升任|调任|兼任|被?选为|被?任命为|被?聘为|受聘为|受聘担任|改任|转任|任|为)"
_TAKES = re.compile(rf"(?:同志)?(?:[\u4e00-\u9fff]{{0,6}}?){_TO}(?:了)?(?P<owner>[\u4e00-\u9fff]{{0,12}})")
_HELD_BY = re.compile(r"(?:一职|职务)?(?:改|仍|均|随后|后)?(?:由|为|是|:)(?P<title>[\u4e00-\u9fff]{0,14})")
_SUCCEEDS = re.compile(r"由[\u4e00-\u9fff]{0,14}$")
_LEAVES = re.compile(
    "(?:因[^,。;、]{1,10}?)?[^,。;、]{0,4}?(?:卸任|离任|辞去|辞职|不再担任|不再兼任|(?:退休|去世|逝世|病逝)(?=[,。;!后时了]|$))|调任|转任|调往|调离|升任"
)
"""What is said behind a name of who holds an office no longer."""
_IS_FIRST = re.compile(r"(?:首任|第一任|首位|第一位)[\u4e00-\u9fff]{0,10}$")
_WHEN = re.compile("首任|第一任|现任|新任|时任|前任|上任|[原前新]$")
_TAKES_OVER = re.compile(r"(?:接任|继任|接替|接掌|代理|兼任)(?:[,;。]|其|该|$)")


_LONGER = re.compile("[长员会处室办]|助理|候选")
"""What makes another word of an office that it follows: 主任|委员, 书记|处."""
FAR = 2
"""Most commas between an office and who takes it over (by hand)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person whom a sentence names as the holder of an office; ``begins`` if it tells that the person takes it.

    ``leaves`` if it tells that the person gives it up, ``first`` if it says that nobody held it before.
    ``after`` is the former holder by whom the question names this one.
    """

    name: str
    row: Row
    start: int
    end: int
    sentence: tuple[int, int]
    begins: bool
    leaves: bool = False
    first: bool = False
    after: str = ""

    @property
    def proof(self) -> Citation:
        """Return the sentence as the citation of the name."""
        return cite(self.row, *self.sentence, self.start, self.end)

    @property
    def order(self) -> tuple[str, int]:
        """Return by what holders are put in order: the day of the event, then the place in the text."""
        return (self.row.date.first if self.row.date else "", self.start)


def told(index: Index, question: Question, hits: Sequence[Hit]) -> Holder | None:
    """Return the holder of the office that a Chinese question means; None if that is not plain.

    A holder without a name says that the first or present one is asked for, and only others are told of.
    """
    asked = _asked(question)
    if asked is None:
        return None
    office, tenure, before = asked
    rows = {hit.row.number: hit.row for hit in hits}
    holders = sorted(
        {item for row in rows.values() for item in _holders(index, row, office)}, key=lambda item: item.order
    )
    if len({item.row.source for item in holders}) > 1:
        return None
    chosen = _meant(holders, tenure, before)
    if chosen is None and tenure and holders and not before:
        return replace(holders[0 if tenure == "first" else -1], name="")
    if chosen is None or chosen.name in question.text:
        return None
    return replace(chosen, after=before)


def office_asked(question: Question) -> str:
    """Return the office whose holder a Chinese question asks for, not by whom it was held before; "" if it asks else."""
    asked = _asked(question)
    return asked[0] if asked and not asked[2] and asked[1] != "first" else ""


def _asked(question: Question) -> tuple[str, str, str] | None:
    """Return the office of which a question asks the holder, which one, and after whom; None if it asks else."""
    if question.language != "zh" or question.kind != "person" or question.dates:
        return None
    asked = simplified(fold(question.text)).strip("?。 !")
    after = _AFTER.search(asked)
    before = (after["a"] or after["b"]) if after else ""
    if before and before[0] not in ALL_SURNAMES:
        return None
    if before and after:
        asked = asked[: after.start()] + ("谁" if after.group().startswith("谁") else "") + asked[after.end() :]
        asked = asked.lstrip("的,")
    tenure = _TENURE.search(asked)
    which = "first" if tenure and tenure["first"] else "last" if tenure else ""
    asked = _TENURE.sub("", asked) if tenure and not asked.startswith(("首任", "现任")) else asked
    match = next((found for pattern in _ASKS if (found := pattern.search(asked))), None)
    if match is None:
        return None
    owner, _, office = re.sub("^(?:首任|现任)", "", match["office"]).rpartition("的")
    if any(word.tag == "v" for word in names.tokens(owner)):
        return None  # 大桥通车时的市长: the holder at a time that only an event tells
    role = names.ROLE.search(office)
    if role is None or role.end() < len(office) or _FORMER.search(office):
        return None
    return office, which, before


def _meant(holders: Sequence[Holder], tenure: str, before: str) -> Holder | None:
    """Return the one holder that is meant, None if several may be."""
    if before:
        last = max((place for place, item in enumerate(holders) if item.name == before), default=-1)
        later = [item for item in holders[last + 1 :] if item.name != before] if last >= 0 else []
        later += [item for item in holders[:last] if item.sentence == holders[last].sentence and item.begins]
        return later[0] if later else None
    if tenure == "first":
        named = [item for item in holders if item.first] or [item for item in holders if item.name == holders[0].name]
        return next((item for item in named if item.first or item.begins), None)
    left = max((place for place, item in enumerate(holders) if item.leaves), default=-1)
    gone = {
        item.name
        for place, item in enumerate(holders)
        if item.leaves and not any(later.begins and later.name == item.name for later in holders[place + 1 :])
    }
    # Who held an office before another gave it up does not hold it now
    present = [item for item in holders[left + 1 :] if item.name not in gone]
    if not present or (not tenure and len({item.name for item in holders} - gone) > 1):
        return None
    return present[-1] if tenure else present[0]


def _holders(index: Index, row: Row, office: str) -> Iterator[Holder]:
    """Yield whom the sentences of a passage name as holders of an office."""
    for start, end in index.passages.sentence_spans(row.number):
        said = row.text[start - row.start : end - row.start]
        text = simplified(said)
        if len(text) != len(said):
            continue
        role = _core(office, text)
        if not role:
            continue
        people = [span for span in names.people(text) if _is_one(text[slice(*span)])]
        for at in (match.start() for match in re.finditer(re.escape(role), text)):
            if role != office and not _is_of(office[: -len(role)], text, at + len(role)):
                continue
            for span, begins in _at(text, at, at + len(role), role, people):
                leaves = not begins and _LEAVES.match(text, span[1]) is not None
                first = _IS_FIRST.search(text, 0, at) is not None
                place = (start + span[0], start + span[1])
                yield Holder(said[slice(*span)], row, *place, (start, end), begins, leaves, first)


def _is_of(owner: str, text: str, end: int) -> bool:
    """Return whether the office that ends there may be that of the owner: no other is said to be its owner."""
    span = names.owner_of_office(text, end)
    word = next((word for word in names.tokens(text) if word.start < end <= word.end), None)
    role = names.ROLE.search(text, word.start, end) if word else None
    within = text[word.start : role.start()] if word and role else ""  # 外科|主任, one word
    said = _WHEN.sub("", text[slice(*span)] if span else within)
    return said in owner or owner in said


def _core(office: str, text: str) -> str:
    """Return the office as the sentence may write it: whole, or without whose it is (书院院长: 院长)."""
    if office in text:
        return office
    role = names.ROLE.search(office)
    core = role.group() if role else ""
    return core if core and len(office) - len(core) >= 2 and core in text and "副" not in office[: -len(core)] else ""


def _is_one(name: str) -> bool:
    return 2 <= len(name) <= 4 and "、" not in name and not names.is_office(name) and name[0] in ALL_SURNAMES


def _at(text: str, low: int, high: int, role: str, people: Sequence[names.Span]) -> Iterator[tuple[names.Span, bool]]:
    """Yield the persons whom a sentence says to hold the office at ``[low, high)``, and whether they take it there."""
    if (_UNDER_END.search(text, 0, low) and not _UNDER.match(role)) or _LONGER.match(text, high):
        return
    clause = max(text.rfind(mark, 0, low) for mark in ",;。:，；：") + 1
    yield from _behind(text, clause, low, high, people)
    yield from _taking(text, low, [span for span in people if span[0] >= clause and span[1] <= low])


def _behind(
    text: str, clause: int, low: int, high: int, people: Sequence[names.Span]
) -> Iterator[tuple[names.Span, bool]]:
    """Yield who is named right behind an office (秘书长甲, 秘书长由乙担任) or as taking it over from somebody."""
    left = _LEFT.search(text, clause, low) is not None
    for begin, end in people:
        between = text[high:begin]
        if begin < high or re.search("[。;；]", between):
            continue
        if not left and (not between.strip() or _HELD_BY.fullmatch(between)):
            yield (begin, end), bool(between.strip())
        elif len(re.findall("[,，]", between)) <= FAR and _SUCCEEDS.search(between) and _TAKES_OVER.match(text, end):
            yield (begin, end), True  # 秘书长甲退休,由乙接任


def _taking(text: str, low: int, named: Sequence[names.Span]) -> Iterator[tuple[names.Span, bool]]:
    """Yield who is said before an office to take it: 甲、乙为|副县长."""
    match = _TAKES.fullmatch(text, named[-1][1], low) if named else None
    if match is None or match["owner"].endswith(("副", "原", "前")):
        return
    for place in range(len(named) - 1, -1, -1):
        if place < len(named) - 1 and text[named[place][1] : named[place + 1][0]] not in {"、", "和", "与"}:
            return
        yield named[place], True
