"""Who stands to somebody in a relation: spouse, child, teacher, predecessor, successor, read off both ends of a sentence.

Asked for the husband of one, the other end of what is told of the two answers, and never the one who is named: in
罗素芬的丈夫高建平 he is her husband, and she his wife; who "was succeeded by" another is that one's predecessor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import fold, is_cjk, simplified
from qa.asking.question import is_office
from qa.asking.relations import (
    AFTER,
    ANY,
    ANY_ENGLISH,
    BEFORE,
    NAME,
    OTHER_END,
    SPOUSE,
    TAKES,
    TEACHER,
    WORDS,
    Asked,
)  # fmt: skip
from qa.finding import names
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Hit, Index
    from index.passages import Row
    from qa.answer import Citation

CONFIDENCE = 0.88
"""Said of whoever stands at the other end of a relation that a sentence tells (by hand)."""


@dataclass(frozen=True, slots=True)
class _Told:
    """That ``other`` is in a relation to ``owner``: spans in the text of a passage, the sentence that tells it, the words."""

    relation: str
    owner: names.Span
    other: names.Span
    sentence: names.Span
    said: str


def told(
    index: Index, wanted: Asked, forms: Sequence[str], beside: Sequence[Sequence[str]], hits: Sequence[Hit]
) -> tuple[str, list[Citation]] | None:
    """Return who the passages found tell to stand in a relation to somebody: see :func:`told_in`."""
    return told_in(index, wanted, forms, [hit.row for hit in hits], beside)


def told_in(
    index: Index, wanted: Asked, forms: Sequence[str], rows: Sequence[Row], beside: Sequence[Sequence[str]] = ()
) -> tuple[str, list[Citation]] | None:
    """Return who stands in a relation to somebody, whose folded names are given, with the proof; None if it is not told.

    "" for the name if only the other end is told: who came before somebody, where it is asked who came after.
    Of several, the one told with most of what else the question names, of which ``beside`` has the folded forms.
    """
    found: list[tuple[int, Row, _Told, names.Span]] = []
    told_of = False
    for row in rows:
        text = simplified(row.text)
        if len(text) != len(row.text) or not _speaks(wanted, text):
            continue
        sentences = tuple(
            (start - row.start, end - row.start) for start, end in index.passages.sentence_spans(row.number)
        )
        for item in _tellings(text, sentences, forms, wanted.relation):
            told_of |= wanted.is_succession and any(
                _is_same(text[slice(*end)], forms) for end in (item.owner, item.other)
            )
            if (other := _other_end(item, wanted, forms, text)) is not None:
                said = fold(text[slice(*item.sentence)])
                if wanted.rank not in item.said:
                    continue
                found.append((sum(any(form in said for form in forms) for forms in beside), row, item, other))
    if not found:
        return ("", []) if told_of else None
    _, row, item, other = max(found, key=itemgetter(0))
    return row.text[slice(*other)], _proof(row, item, other)


def _speaks(wanted: Asked, text: str) -> bool:
    """Return whether a text has a word of a relation at all: most have none."""
    return _words_of(wanted.relation).search(text) is not None


@lru_cache(maxsize=64)
def _words_of(relation: str) -> re.Pattern[str]:
    said = [word for name in _tells(relation) for word in WORDS[name]]
    said += ["marri", "结婚", "娶", "嫁"] if relation in {"wife", "husband", SPOUSE} else []
    said += (
        [TAKES, "succeed", "replace", "follow", r"(?:takes?|took) over", "hand(?:ed|s) over"]
        if relation in {AFTER, BEFORE}
        else []
    )
    said += (
        ["为师", "为徒", "收徒", "师[从承]", "门下", "受[业教]于", "[跟随向从][^,，。;；]{2,16}学"]
        if TEACHER in _tells(relation)
        else []
    )
    return re.compile("|".join(said))


def _tells(relation: str) -> tuple[str, ...]:
    """Return the relations that tell of one asked for."""
    if relation == SPOUSE:
        return ("wife", "husband")
    return (relation, *OTHER_END.get(relation, ()))


def _other_end(item: _Told, wanted: Asked, forms: Sequence[str], text: str) -> names.Span | None:
    """Return the other end of a telling of which the one asked about is an end, in the direction asked for."""
    owner, other = text[slice(*item.owner)], text[slice(*item.other)]
    if item.relation in (wanted.relation, SPOUSE) or wanted.relation == SPOUSE:
        if _is_same(owner, forms):
            return item.other
        symmetric = SPOUSE in {item.relation, wanted.relation}
        return item.owner if symmetric and _is_same(other, forms) else None
    return item.owner if _is_same(other, forms) else None


_ADDRESS = re.compile(
    r"^(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Captain|Capt|Reverend|Rev|Canon|Father|Sister|President|Mayor|Judge)\.? )+"
)


def _is_same(said: str, forms: Sequence[str]) -> bool:
    """Return whether a text calls somebody by a name: whole, or by the last part of a foreign one."""
    own = fold(_ADDRESS.sub("", said))
    if own in forms or simplified(own) in forms:
        return True
    if own.isascii() and (" " not in own or own != fold(said)):
        return any(own.split(" ")[-1] == form.split(" ")[-1] for form in forms if form.isascii())
    return False


def _proof(row: Row, item: _Told, other: names.Span) -> list[Citation]:
    """Return the sentence that tells it, as the citation of whoever is asked for."""
    low, high = item.sentence
    start, end = other
    low, high = min(low, start), max(high, end)
    return [cite(row, row.start + low, row.start + high, row.start + start, row.start + end)]


def _tellings(text: str, sentences: tuple[names.Span, ...], known: Sequence[str], relation: str) -> Iterator[_Told]:
    """Yield what a passage tells of a relation, or of its other end."""
    succession = relation in {AFTER, BEFORE}
    for place, (low, high) in enumerate(sentences):
        said = text[low:high]
        if not _words_of(relation).search(said):
            continue
        finder = _Reading(text, sentences, place, known)
        if any(map(is_cjk, said)):
            yield from finder.kin_chinese(relation)
            if succession:
                yield from finder.succession_chinese()
            elif relation in {"wife", "husband", SPOUSE}:
                yield from finder.married_chinese()
            elif TEACHER in _tells(relation):
                yield from finder.taught_chinese()
        else:
            yield from finder.kin_english(relation)
            if succession:
                yield from finder.succession_english()
            elif relation in {"wife", "husband", SPOUSE}:
                yield from finder.married()


_HIS = re.compile(r"(?:[他她其]|本人|自己)的?$")
_CLAUSE_END = re.compile(r"[,，;；。:：、()（）\s]")
_LEADS = re.compile(r"(?:[和与及同跟把将由让给向对]|带着|携)$")
_IS = re.compile(r"(?:一直|正|就|便|也|则|都)?(?:是|为|系|叫|名叫|即)?")
_BEHIND_NAME = frozenset("是为在于任从与和及同跟将把被对向给到曾也都又还已就正现后前出参当说做作因以等的之自一两则、")
"""Characters behind a name, of which none ends one of three characters where a name must stand (by hand)."""


class _Reading:
    """A sentence of a passage and those before it, read for who stands in which relation to whom."""

    def __init__(self, text: str, sentences: tuple[names.Span, ...], place: int, known: Sequence[str]) -> None:
        self.text, self.sentences, self.place, self.known = text, sentences, place, known
        self.low, self.high = sentences[place]
        self.said = text[self.low : self.high]

    def kin_chinese(self, relation: str) -> Iterator[_Told]:
        """Yield whom a Chinese sentence calls by a word of the relation: 罗素芬的丈夫高建平, 妻子沈蕴如, 甲是乙的徒弟."""
        for name in _tells(relation):
            for match in re.finditer(WORDS[name][0], self.said):
                led = self.said[: match.start()]
                owner = self._owner(led)
                if owner is None:
                    continue
                begin = led.rfind("的", 0, match.start())
                is_told = re.search(r"(?:是|为|系)[^,，;；。是为系]*$", led[:begin]) if begin >= 0 else None
                other = self._name_behind(match.end()) or (self._name_before(is_told.start()) if is_told else None)
                if other is not None and other != owner:
                    yield self._made(name, owner, other, match.group())

    def _made(self, relation: str, owner: names.Span, other: names.Span, said: str = "") -> _Told:
        return _Told(relation, owner, other, (self.low, self.high), said)

    def _owner(self, led: str) -> names.Span | None:
        """Return whose the one is whom a word behind ``led`` calls so: 甲的, 其, or the subject."""
        if led.endswith("的") and not _HIS.search(led):
            return self._name_before(len(led) - 1)
        if not led or _HIS.search(led) or _CLAUSE_END.match(led[-1]) or _LEADS.search(led):
            return self.subject(len(led))
        return self._name_before(len(led))

    def _name_behind(self, at: int) -> names.Span | None:
        """Return the name that stands behind a word for somebody, with no more than nouns between: 师傅是舅舅邵金生."""
        place = at + (match.end() if (match := _IS.match(self.said[at:])) else 0)
        if place < len(self.said) and self.said[place] in "、,，:：" and self.said[place - 1] not in "是为系叫即":
            place += 1
        people = [span for span in self._people() if place <= span[0] <= place + MODIFIED]
        for start, _ in people:
            between = self.said[place:start]
            if _says_who(between) and not _CLAUSE_END.search(between):
                return self._whole(start)
        return self._whole(place) or self._named_last(place)

    def _named_last(self, place: int) -> names.Span | None:
        """Return the name with which a clause ends behind nouns that say what its bearer is: 是市话剧团导演骆成."""
        behind = next((match.start() for match in _CLAUSE_END.finditer(self.said, place)), len(self.said))
        if behind - place > TITLED:
            return None
        for start in (behind - 3, behind - 2):
            led = names.tokens(self.said[place:start]) if start > place else []
            if led and self.said[start] in ALL_SURNAMES and _says_who(self.said[place:start]):
                return self.low + start, self.low + behind
        return None

    def _people(self) -> list[names.Span]:
        found = {span for span in names.people(self.said) if not names.is_office(self.said[slice(*span)])}
        for form in self.known:
            found |= {match.span() for match in re.finditer(re.escape(form), self.said)} if is_cjk(form[0]) else set()
        return sorted(found)

    def _whole(self, start: int) -> names.Span | None:
        """Return the span of the Chinese name that begins at a place where one must stand."""
        end = name_end(self.said, start)
        return (self.low + start, self.low + end) if end else None

    def _name_before(self, end: int) -> names.Span | None:
        """Return the span of the name that ends at a place."""
        for start, stop in self._people():
            if stop == end and end - start <= 4:
                return self.low + start, self.low + end
        begin = max((match.end() for match in _CLAUSE_END.finditer(self.said, 0, end)), default=0)
        part = self.said[begin:end]
        if roles := [match.end() for match in names.ROLE.finditer(part) if 2 <= len(part) - match.end() <= 4]:
            begin += roles[-1]
        for size in (end - begin, 3, 2):
            start = end - size
            if 2 <= size <= 3 and start >= begin and self.said[start] in ALL_SURNAMES and (start == begin or size == 3):
                return self.low + start, self.low + end
        return None

    def subject(self, at: int) -> names.Span | None:
        """Return the person of whom the clause that ends at a place of the sentence speaks: named first there or before."""
        chinese = any(map(is_cjk, self.said))
        for number in range(self.place, max(self.place - BACK, -1), -1):
            low, high = self.sentences[number]
            said = self.text[low : low + at if number == self.place else high]
            if number < self.place and "\n" in self.text[high : self.low].strip(" "):
                break
            if number < self.place and _GOES_ON.match(said):
                continue  # She succeeds Dr Quentin: it speaks of her
            found = _first(said, self.known) if chinese else next(iter(_people_english(said)), None)
            if found is not None:
                return low + found[0], low + found[1]
        return None

    def succession_chinese(self) -> Iterator[_Told]:
        """Yield who a Chinese sentence says to have taken over from whom."""
        for match in re.finditer(rf"(?P<verb>{TAKES})(?:了|的)?", self.said):
            new = self._newcomer(match.start(), match.end())
            if new is None:
                continue
            old = self._replaced(match.end(), new)
            if old is not None and old != new:
                yield self._made(AFTER, old, new)

    def _newcomer(self, low: int, high: int) -> names.Span | None:
        """Return who takes over: 由甲接任, 甲接替, 接替他的是甲, 甲当选,接任."""
        if is_told := re.match(r"[^,，;；。]{0,14}的(?:人)?[是为]", self.said[high:]):
            return self._whole_behind(high + is_told.end())
        led = re.sub(r"(?:来|去|随后|后来|同志|于?\d{4}年|当年|同年|正式|依次|随即)+$", "", self.said[:low])
        if direct := self._name_before(len(led)):
            return direct
        return self.subject(low)

    def _whole_behind(self, place: int) -> names.Span | None:
        starts = [start for start, _ in self._people() if place <= start <= place + MODIFIED]
        return self._whole(starts[0]) if starts else self._whole(place)

    def _replaced(self, high: int, new: names.Span) -> names.Span | None:
        """Return who is taken over from: the name behind the verb, else the former holder or the subject before."""
        behind = next((match.start() for match in _CLAUSE_END.finditer(self.said, high)), len(self.said))
        object_ = self.said[high:behind]
        if re.match(r"[他她其]", object_):
            return self._subject_besides(new)
        modified = re.fullmatch(
            r"(?P<of>[^的]{0,16}的)?(?P<title>[\u4e00-\u9fff]{0,12}?)(?P<name>[\u4e00-\u9fff]{2,3})", object_
        )
        start = high + modified.end("of") if modified and modified["of"] else high
        for begin, end in self._people():
            if start <= begin and end <= behind and self.low + begin != new[0]:
                return self._whole(begin)
        titled = [match.end() for match in names.ROLE.finditer(self.said, start, behind)]
        for place in (*titled[-1:], start):
            if (
                2 <= behind - place <= 3
                and self.said[place] in ALL_SURNAMES
                and not names.ROLE.search(self.said[place:behind])
                and not names.is_office(self.said[place:behind])
            ):
                return self.low + place, self.low + behind
        former = re.search(
            r"(?:前任|原任|原)[\u4e00-\u9fff]{0,10}?(?:长|主任|书记|教练|经理|主席|总裁|总监)", self.said
        )
        if former and (named := self._whole(former.end())) and named != new:
            return named
        return self._subject_besides(new)

    def _subject_besides(self, new: names.Span) -> names.Span | None:
        stop = new[0] - self.low if self.low <= new[0] <= self.high else len(self.said)
        for match in reversed(list(_LEAVES.finditer(self.said, 0, max(stop, 0)))):
            gone = self._name_before(match.start())
            if gone is not None and self.text[slice(*gone)] != self.text[slice(*new)]:
                return gone  # 甲接替乙,后来甲退休,由丙接任: the last who left
        own = self.subject(new[0] - self.low if self.low <= new[0] <= self.high else len(self.said))
        if own is None or self.text[slice(*own)] == self.text[slice(*new)]:
            return None
        return own

    def kin_english(self, relation: str) -> Iterator[_Told]:
        """Yield whom an English sentence calls by a word of the relation: A's wife, B; B, the wife of A; whose son B."""
        for name in _tells(relation):
            for pattern in _kin_patterns(name):
                for match in pattern.finditer(self.said):
                    parts = match.groupdict()
                    owner = match.span("owner") if parts.get("owner") else None
                    if owner is None and parts.get("pro"):
                        nearest = parts["pro"] == "whose"
                        before = _people_english(self.said[: match.start("pro")])
                        owner = before[-1] if nearest and before else None
                        whose = (
                            (owner[0] + self.low, owner[1] + self.low) if owner else self.subject(match.start("pro"))
                        )
                    else:
                        whose = (owner[0] + self.low, owner[1] + self.low) if owner else None
                    start, end = _untitled(self.said, match.span("other"))
                    if whose is not None and whose != (self.low + start, self.low + end):
                        yield self._made(name, whose, (self.low + start, self.low + end), match.group())

    def married_chinese(self) -> Iterator[_Told]:
        """Yield who is said to have married whom: 女儿邓怀玉嫁给了画家谭希声."""
        for match in re.finditer("嫁给?了?|娶了?|下嫁|迎娶", self.said):
            one = self._name_before(match.start()) or self.subject(match.start())
            other = self._name_behind(match.end())
            if one is not None and other is not None and one != other:
                yield self._made(SPOUSE, one, other)

    def taught_chinese(self) -> Iterator[_Told]:
        """Yield who a Chinese sentence says to have learned from whom: 拜名角金玉楼为师, 师从乙, 跟丙学艺, 收丁为徒."""
        for match in _LEARNS.finditer(self.said):
            own = self._name_before(match.start()) or self._speaking_of(match.start())
            group = next(name for name, text in match.groupdict().items() if text)
            other = self._ends_with_name(*match.span(group))
            if own is None or other is None or own == other:
                continue
            teacher, pupil = (other, own) if group[0] == "o" else (own, other)
            yield self._made(TEACHER, pupil, teacher)

    def _speaking_of(self, at: int) -> names.Span | None:
        """Return the person whom the part of the sentence up to a place names last before its clause, or the subject."""
        begin = max(self.said.rfind(mark, 0, at) for mark in ";；。") + 1
        for low in (max(max(self.said.rfind(mark, begin, at) for mark in ",，") + 1, begin), begin):
            found = _first(self.said[low:at], self.known)
            if found is not None:
                return self.low + low + found[0], self.low + low + found[1]
        return self.subject(at)

    def _ends_with_name(self, low: int, high: int) -> names.Span | None:
        """Return the name with which a stretch ends that says before it what its bearer is: 名角|金玉楼."""
        for size in (3, 2):
            start = high - size
            if start >= low and self.said[start] in ALL_SURNAMES and not names.ROLE.search(self.said[start:high]):
                return self.low + start, self.low + high
        return next(((self.low + a, self.low + b) for a, b in self._people() if low <= a and b == high), None)

    def married(self) -> Iterator[_Told]:
        """Yield who is said to have married whom."""
        for match in _MARRIED.finditer(self.said):
            one, other = _untitled(self.said, match.span("one")), _untitled(self.said, match.span("other"))
            owner = (self.low + one[0], self.low + one[1]) if match["one"] not in _PRONOUNS else self.subject(one[0])
            if owner is not None:
                yield self._made(SPOUSE, owner, (self.low + other[0], self.low + other[1]))

    def succession_english(self) -> Iterator[_Told]:
        """Yield who an English sentence says to have succeeded whom."""
        for match in _UNTIL.finditer(self.said):
            begin, end = _untitled(self.said, match.span("new"))
            former = self.subject(match.start())
            if former is not None and former != (self.low + begin, self.low + end):
                yield self._made(AFTER, former, (self.low + begin, self.low + end))
        for match in _SUCCEEDS.finditer(self.said):
            one = self._before_verb(match.start())
            begin, end = match.span("other")
            other: names.Span | None = (self.low + begin, self.low + end)
            if match["other"] in {"him", "her"}:
                other = self._person_before(one)
            if one is not None and other is not None and one != other:
                forward = not (match["by"] or match["gives"])  # the first of them is the new one
                yield self._made(AFTER, *((other, one) if forward else (one, other)))

    def _before_verb(self, at: int) -> names.Span | None:
        """Return who does what is said at a place: the name right before it, or the subject."""
        led = self.said[:at]
        names_before = [match.span() for match in re.finditer(NAME, led)]
        if names_before and re.fullmatch(
            r",? (?:who )?(?:had |has |then |later |earlier |also )*(?:was |were |is |has been )?",
            led[names_before[-1][1] :],
        ):
            start, end = _untitled(self.said, names_before[-1])
            if self.said[start:end] not in _PRONOUNS:
                return self.low + start, self.low + end
        return self.subject(at)

    def _person_before(self, one: names.Span | None) -> names.Span | None:
        """Return whom the sentence before speaks of first."""
        for number in range(self.place, max(self.place - BACK, -1), -1):
            low, high = self.sentences[number]
            for start, end in _people_english(self.text[low:high]):
                if one is None or low + start < one[0]:
                    return low + start, low + end
        return None


def _says_who(text: str) -> bool:
    """Return whether what stands before a name are nouns, or ends with what somebody is who does it: 市话剧团|导演."""
    words = names.tokens(text)
    return all(
        word.tag[0] in "nbtsajz" or (word.tag[0] == "v" and place == len(words) - 1 > 0)
        for place, word in enumerate(words)
    )


_PRONOUNS = frozenset({"He", "She", "They", "It", "Who", "I", "We", "You"})
_GOES_ON = re.compile(r"\s*(?:(?:She|He|Her|His)\b|[他她其](?!们))")

MODIFIED, TITLED, BACK = 10, 16, 4
"""Most characters of what stands between a word for somebody and the name, of both where it ends the clause, and sentences
in which a subject is sought."""

_MODIFIERS = r"(?: (?:first|second|third|late|eldest|elder|younger|youngest|only|former|then|own|immediate|direct|twin|older|oldest)){0,2}"


@lru_cache(maxsize=64)
def _kin_patterns(relation: str) -> tuple[re.Pattern[str], ...]:
    role = WORDS[relation][1]
    own = rf"(?:(?P<owner>{NAME})['’]s?|\b(?P<pro>[Hh]is|[Hh]er|whose|[Tt]heir)){_MODIFIERS} (?:{role})"
    behind = rf"(?:,|:| was| is)?(?: (?:the|an?) (?:[a-z-]+ ){{1,3}})? ?(?P<other>{NAME})"
    before = rf"(?P<other>{NAME})(?:,[^,.;]{{1,40}},)?(?:,| is| was|, who (?:is|was))(?: the)?{_MODIFIERS} "
    return (
        re.compile(own + behind),
        re.compile(rf"{before}(?:{role}) (?:of|to) (?:(?:the|an?) (?:[a-z-]+ ){{1,3}})?(?P<owner>{NAME})"),
        re.compile(rf"(?P<other>{NAME})(?:,| is| was) {own}\b"),
    )


_MARRIED = re.compile(
    rf"(?P<one>{NAME})(?:,[^,.;]{{1,40}},)? (?:(?:is|was|got|has been) )?(?:married|wed)(?: to)? (?:(?:the|an?) (?:[a-z-]+ ){{1,3}})?(?P<other>{NAME})"
)
_LEAVES = re.compile("(?:退休|卸任|离任|离职|辞职|去世|逝世|病逝|病故|调任|调往|调离|调走)(?![之以]?前)")
_UNTIL = re.compile(
    rf"\b(?:until|till) [^,;.]{{2,30}}, when (?P<new>{NAME}) (?:took over|succeeded|replaced|followed|was (?:elected|appointed|chosen|named))"
)
_LEARNS = re.compile(
    r"(?:拜(?:了|在|入)?(?P<o1>[^,，。;；、为]{2,14}?)(?:为师|门下)|师[从承](?:于|自)?(?P<o2>[^,，。;；、]{2,14}?)(?=[,，。;；、]|学)"
    r"|(?:跟着|跟随|跟|随|向|从)(?P<o3>[^,，。;；、]{2,14}?)(?:学(?![校院生])|习艺|当学徒)|受[业教]于(?P<o4>[^,，。;；、]{2,14}?)(?=[,，。;；、])"
    r"|收(?:了|下)?(?P<t1>[^,，。;；、徒]{2,10}?)(?:为|当|做)(?:关门|入室)?(?:徒|弟子)|收(?:了)?徒弟?(?P<t2>[\u4e00-\u9fff]{2,3})(?=[,，。;；、]))"
)
_SUCCEEDS = re.compile(
    rf"(?:\b(?:succeeds?|succeeded|succeeding|replaces?|replaced|replacing|followed|follows|(?:takes?|took|taking) over (?:[\w'’-]+ ){{0,6}}?from)|\b(?:was |were |is |been |be )?(?:succeeded|replaced|followed) (?P<by>by)"
    rf"|\b(?:handed|hands|hand) (?:\w+ ){{0,2}}?(?P<gives>over) to)"
    rf" (?:the (?:[a-z-]+ ){{0,3}})?(?P<other>him|her|{NAME})"
)


_GIVEN_NAMES = frozenset(
    "Peter Walter Oliver Victor Alexander Taylor Spencer Christopher Jennifer Roger Hunter Carter Tyler Cooper Chester Trevor Connor"
    " Hector Eleanor Igor Herman Norman Roman Christian Sebastian Ian Vivian Lillian Brian Adrian Julian Damian Gillian Heather"
    " Esther Dieter Homer Luther Lester Ester Xavier Javier Olivier Piper Harper Jasper Casper Rainer Werner Tristan".split()
)
_CALLING = re.compile("(?:er|or|man|woman|master|mistress|ist|ian|ess)$")


def _is_title(word: str) -> bool:
    """Return whether a word with a capital letter before a whole name says what somebody is: Manager, Trumpeter."""
    return is_office(word.lower()) or (_CALLING.search(word) is not None and word not in _GIVEN_NAMES)


def _untitled(text: str, span: names.Span) -> names.Span:
    """Return the span of an English name without what its bearer is: Manager | Martin Leask."""
    start, end = span
    while text[start:end].count(" ") > 1 and _is_title(text[start : text.index(" ", start)]):
        start = text.index(" ", start) + 1
    return start, end


_IS_THEIRS = re.compile(rf"(?:['’]s|\b[Hh]is|\b[Hh]er|\bwhose|\b[Tt]heir)(?: [a-z]+)? (?:{ANY_ENGLISH}),? $")


def _people_english(text: str) -> list[names.Span]:
    """Return the persons of an English text who are not told of by a relation to another only."""
    found = []
    for low, high in names.people(text):
        own, start = text[low:high], low
        end = high - 2 * own.endswith(("'s", "’s"))
        if names.is_office(own) or _IS_THEIRS.search(text, 0, start) or not own[0].isupper():
            continue
        found.append(_untitled(text, (start, end)))
    return found


_OWNS = re.compile(rf"的(?:{ANY})")
_BY_RELATION = re.compile(rf"(?:^|[^的]|[他她其]的)(?:{ANY})(?:是|叫|为)?[、,，]?$")


def _first(said: str, known: Sequence[str]) -> names.Span | None:
    """Return the first person of a Chinese sentence who is not told of by a relation to another, or who opens it.

    ``known`` are names that are persons' for sure.
    """
    opens = re.match(r"(?P<name>[\u4e00-\u9fff]{2,3})(?=[,，的])", said)
    if opens and said[0] in ALL_SURNAMES and not names.ROLE.search(opens["name"]):
        return opens.span("name")
    named = {said.find(form): said.find(form) + len(form) for form in known if form in said and is_cjk(form[0])}
    for start in sorted({*named, *(low for low, _ in names.people(said))}):
        end = named.get(start) or name_end(said, start)
        if not end or names.is_office(said[start:end]) or _OWNS.match(said, end):
            continue  # 唐世荣|的徒弟卢根生当选: it speaks of the latter
        if not _BY_RELATION.search(said[:start]):
            return start, end
    return None


def name_end(text: str, start: int) -> int:
    """Return where the Chinese name ends that begins at a place where a name must stand; 0 if none does.

    Example:
        >>> [name_end(text, 2) for text in ("妻子林洁是预报员", "长子陆国强1968年参军", "丈夫高建平是工程师", "妻子早逝")]
        [4, 5, 5, 0]
    """
    if start >= len(text) or text[start] not in ALL_SURNAMES:
        return 0
    whole = max((end for low, end in names.people(text) if low == start and end - start in {3, 4}), default=0)
    if whole and "、" not in text[start:whole]:
        return whole
    run = re.compile(r"[\u4e00-\u9fff]{2,}").match(text, start)
    first = next((word for word in names.tokens(text) if word.start <= start < word.end), None)
    if run is None or first is None or (len(first.text) > 1 and first.start == start and first.tag[0] != "n"):
        return 0  # 常年
    if run.end() - start <= 3:
        return run.end()
    word = next((word for word in names.tokens(text) if word.start <= start + 2 < word.end), None)
    if text[start + 2] in _BEHIND_NAME or word is None:
        return start + 2
    if word.start == start + 2 and len(word.text) > 1 and word.tag != "c":
        return start + 2
    return start + 3
