"""What speaks for a value apart from the words beside it: of names and lists here, of numbers and dates in their own modules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from qa.asking.classes import classes
from qa.asking.matching import coverage, find
from qa.asking.question import COUNTED, asked_role, asks_holder, excepted
from qa.asking.segmenter import folded_of as fold
from qa.asking.spoken import WRITTEN
from qa.finding import elliptic, names, recurring
from qa.finding.dated import date_preference
from qa.finding.deeds import is_winner, told_by_deed
from qa.finding.doers import asks_getter, bodies, deeds_of, doers, placed, recipients, victors
from qa.finding.former import BEFORE_CHANGE
from qa.finding.numeric import number_preference, of_two
from qa.finding.sentence import Sentence, quantities_in
from qa.finding.tokens import is_named_again

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.wanted import Wanted


BRACKETED = 24
"""Most characters of a bracket between a noun and its number (孵化器(众创空间)11家) that does not part them."""

BRACKETS = re.compile(r"\([^()]*\)")


def names_focus(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether a word that names what is counted stands right beside the value (843支队伍 for "teams")."""
    for match in sentence.matches:
        if words[match.word].focus > 1 and match.weight >= 0.2:
            start, end = sentence.offsets[match.start], sentence.offsets[match.end]
            if span[0] < start and end <= span[1]:
                return True  # eight cranes: an English number has what it counts in its span
            if elliptic.units(sentence.text).get(span[0], "-") == sentence.text[start:end].lower().removesuffix("s"):
                return True
            if (0 <= start - span[1] <= 2 and not sentence.plain[span[1] : start].strip("的 ")) or (
                0 <= span[0] - end <= BRACKETED
                and len(BRACKETS.sub("", sentence.plain[end : span[0]])) <= 2
                and not BRACKETS.sub("", sentence.plain[end : span[0]]).strip(",、;。")
                and not _is_of_another_number(sentence, end, span)
            ):
                return True
    return False


def _is_of_another_number(sentence: Sentence, end: int, span: names.Span) -> bool:
    """Return whether a mark parts a word from the number behind it, and its clause has one: 31人转到公司,13人退休."""
    if not any(mark in sentence.plain[end : span[0]] for mark in ",;。"):
        return False
    begin = max(sentence.plain.rfind(mark, 0, end) for mark in ",;。") + 1
    return any(begin <= item.start < end for item in quantities_in(sentence.text))


VERB_SAID, VERB_AT = 0.2, 0.2
"""What speaks for a name in a sentence that has the verb of an English question, and for the one that stands right at
it ("designed by X", "built in 1887") (by hand, on texts written for it)."""


def said_of(sentence: Sentence, span: names.Span, asked: Wanted, words: list[Word]) -> float:
    """Return what speaks for a name or date because the sentence has the verb by which it is asked for."""
    if not asked.verb:
        return 0.0
    said = [item for item in sentence.matches if item.weight >= 0.5 and asked.verb in words[item.word].label.split(" ")]
    ends = [sentence.offsets[item.end] for item in said]
    at = any(span[0] - end >= 0 and _AT.fullmatch(sentence.text[end : span[0]]) for end in ends)
    at = at or any(_LEADS_TO.fullmatch(sentence.plain, span[1], sentence.offsets[item.start]) for item in said)
    return VERB_SAID * bool(said) + VERB_AT * at


_LEADS_TO = re.compile("(?:起|就|即|才|便|已|已经|正式|全面|全线)?|[在于][^,;。、]{2,10}(?:正式|全面)?")
"""What stands between a date and what was done then, if anything: 自2021年9月|开始."""
_AT = re.compile(r"[a-z]{0,3} (?:(?:[a-z]+ ){0,2}(?:by|in|on|since|at) )?(?:the )?")


_PLURAL = re.compile(
    r"哪些|哪几|哪两|[两三几]位|[两三几]家|分别|联合|共同|\bjointly\b|\btogether\b|\band\b|\bwho (?:are|were)\b|\b(?:reporters|authors|hosts|people)\b"
)

_SEVERAL = re.compile(r"[、与和及]|[\u4e00-\u9fff] |, | and ")
"""What parts the names of several; Latin names have spaces of their own."""

_ASKS_ONE = re.compile(
    r"哪(?:一)?[家所个支](?!些)|\b(?:which|what) (?:(?!of\b|two\b|three\b|four\b)[\w-]+ ){0,3}?(?:company|firm|university|college|school|institute|institution|hospital|bank"
    r"|agency|ministry|bureau|department|club|team|museum|library|business|enterprise)\b(?!s| and\b)"
)
"""What asks for one body only."""


def speaks_for(sentence: Sentence, span: names.Span, question: Question, wants: Wanted, words: list[Word]) -> float:
    """Return what speaks for a value apart from the words beside it: unit, exactness, stock or flow, precision."""
    if question.kind in COUNTED:
        return number_preference(sentence, span, question, wants)
    if question.kind == "date":
        regular = recurring.preference(question, sentence, span)
        return date_preference(sentence, span, question, wants) if regular is None else regular
    inside = fold(sentence.text[span[0] : span[1]])
    given = sum(weight.weight for weight in sentence.matches if span[0] <= weight.start and weight.end <= span[1])
    asked = wants.folded
    again = is_named_again(sentence.text[slice(*span)], question.text)
    if (inside and (inside in asked or again)) or (
        question.kind == "person" and _names_asked(sentence, span, words, wants)
    ):
        return -0.8  # the question names it: whose spouse is asked for is not the spouse
    does = question.kind in {"person", "organisation"} and _does_what_is_asked(sentence, span, wants, words)
    bonus = min(given, 3) * (0.0 if does else _given_away(question)) + of_two(sentence, span, wants)
    if (out := excepted(question.text)) and fold(out) in inside:
        bonus -= 0.3 * (not re.match(rf"{re.escape(fold(out))}[、和与及]|.*[、和与及]{re.escape(fold(out))}$", inside))
    if _PLURAL.search(asked) and question.kind in {"person", "organisation"}:
        bonus += 0.1 * bool(_SEVERAL.search(inside.strip()))
    if question.kind in {"place", "organisation"} and inside.endswith(classes(asked)):
        bonus += 0.3
    elif question.kind == "organisation" and question.language != "zh" and not does and (ends := classes(asked)):
        bonus -= 0.45 * (is_cjk(inside[:1] or " ") and not (any(end in inside for end in ends) or _FIRM.search(inside)))
    if question.kind in {"list", "place"}:
        listed = question.kind == "list"
        bonus -= OF_WHENCE * (not listed and _is_of_whence(sentence, span, asked))
        bonus += _list_preference(names.items(inside), asked) if listed else _place_preference(sentence, span, asked)
    bonus += 0.4 * _is_told_to_be(sentence, span)
    if question.kind == "person":
        bonus -= WHERE * tells_where(sentence, span[0])
    bonus += 0.5 * does
    if question.kind in {"person", "organisation"}:
        by = inside.isascii() and _BY.search(sentence.text[: span[0]]) is not None
        bonus += by * (0.25 + 0.05 * (" and " in inside))
    if question.kind == "organisation":
        bonus += 0.3 * _holds_sort(sentence, span, words) - 0.4 * ("、" in inside and _asks_one(asked))
        bonus += 0.2 * names.is_latin_body(sentence.text[span[0] : span[1]])
        bonus -= NO_FIRM * (_ASKS_FIRM.search(asked) is not None and _IS_NO_FIRM.search(inside) is not None)
        bonus -= 0.5 * (_is_of_the_question(sentence, span) or _is_what_is_spoken_of(sentence, span, question, words))
        bonus += 0.6 * (asks_team(asked) and _is_told_of(sentence, span, words))
    if question.kind != "person":
        return bonus
    return bonus + _person_preference(sentence, span, question, asked, does=does and question.language != "zh")


_ASKS_FIRM = re.compile(
    r"\b(?:which|what) (?:[\w-]+ ){0,2}?(?:company|companies|firms?|business(?:es)?|enterprises?|corporation|manufacturer)\b"
)
_IS_NO_FIRM = re.compile(
    "(?:政府|[厅署]|(?<![一二三四五六七八九十])局|委员?会|[省市县区]委|联合?会|文联|[总工商]会|协会|学会|大学|学院|医院|法院|检察院|博物馆|图书馆)$"
)
NO_FIRM = 0.6
"""What speaks against a public body where an English question asks which company did something (by hand)."""

_SITED = re.compile(r"建|设在|选址|位于|坐落|盖|落户|开在|地址")
_SITED_AT = re.compile(r"(?:选址|位于|坐落|地处|设在|建在|落户|落地)(?:就|定)?[在于]?$")
"""What asks where something stands, and what says it."""

OF_TITLE = 0.5
"""What speaks against a body in the title of somebody, where a person is asked for: 供电所 of 供电所所长毕望舒 (by hand)."""

_WHERE = re.compile(r"(?:[在于至赴](?:位于)?|[来产源]自|[前开运发飞驶]往)$|\b(?:off|near|at|outside) (?:the )?$")
WHERE = 0.8
"""What speaks against a name behind 在 or 来自 where it is asked who does something: it tells where (by hand)."""


def tells_where(sentence: Sentence, place: int) -> bool:
    """Return whether what stands at a place of a sentence tells where something is done, and not who does it."""
    return _WHERE.search(sentence.plain[:place]) is not None


def _asks_one(asked: str) -> bool:
    """Return whether a folded question asks for one body only."""
    return _ASKS_ONE.search(asked) is not None and not _PLURAL.search(asked)


def _holds_sort(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether one name has what tells of which sort is asked for: 国防|科技大学, asked which defence university."""
    if "、" in sentence.text[span[0] : span[1]]:
        return False
    return any(
        words[item.word].focus > 1 and item.weight >= 0.5
        and span[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] < span[1]
        for item in sentence.matches
    )  # fmt: skip


BEFORE_IT = 1
"""Most characters between a place and what is of it: 海州|古|渠 (by hand)."""

OF_WHENCE = 0.5
"""What speaks against a place that only says of where the thing is to which something happens elsewhere (by hand)."""


def _is_of_whence(sentence: Sentence, span: names.Span, asked: str) -> bool:
    """Return whether a place stands right before what the question speaks of, in a sentence that says where it was done.

    In 在里斯本召开的大会上,海州古渠入选名录 the channel is that of 海州, and was chosen in 里斯本.
    """
    if _SITED.search(asked) or not any(
        0 <= sentence.offsets[item.start] - span[1] <= BEFORE_IT for item in sentence.matches
    ):
        return False
    plain = sentence.plain
    places = names.places(sentence.text)
    return any(start != span[0] and plain[start - 1 : start] == "在" for start, _ in places)


OF_ITS_NAME = 0.5
"""What speaks against a place with which the name begins of what it is asked where it stands: 河湾 of 河湾图书馆 (by hand)."""
_ASKS_SITE = re.compile(
    r"在(?:哪[里儿]?|什么地方|何处)[?？。呀啊呢]*$|地址|\baddress\b|\bwhere(?:['’]s| is| are) (?:the |its )?(?:[\w'’-]+ ?){1,4}\W*$"
)


def _begins_its_name(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name goes on right behind a place with a word of the question, and nothing leads into the place."""
    led = re.search(r"[在于至到]$", sentence.plain[: span[0]])
    return not led and any(
        0 <= sentence.offsets[item.start] - span[1] <= BEFORE_IT and item.weight >= 0.3 for item in sentence.matches
    )


NO_NAME = 0.3
"""What speaks against a number of places where a place is asked for: 12个省 (by hand)."""
_COUNTED_PLACES = re.compile(r"[\d两几数多十百]+(?:余|多)?个")


def _place_preference(sentence: Sentence, span: names.Span, asked: str) -> float:
    """Return what speaks for a place: that something is there, moves there or is held there; no body is one."""
    if classes(asked):
        return 0.0
    said = sentence.text[span[0] : span[1]]
    bonus = -NO_NAME * bool(_COUNTED_PLACES.match(fold(said)))
    stands = _ASKS_SITE.search(asked) is not None
    bonus += 0.4 * bool((stands or _SITED.search(asked)) and _SITED_AT.search(sentence.plain[: span[0]]))
    bonus -= OF_ITS_NAME * (stands and _begins_its_name(sentence, span))
    bonus += 0.25 * bool(re.search(r"在$|于$", sentence.plain[: span[0]]) or names.is_online(fold(said)))
    if _ASKS_GOAL.search(asked):
        bonus += 0.5 * bool(re.search(r"[至到往入赴]$", sentence.text[: span[0]]))
    if _ASKS_SOURCE.search(asked):
        bonus += 0.5 * bool(re.search(r"(?:从|来自|产自|源自|由)$", sentence.text[: span[0]]))
    if _ASKS_ADDRESS.search(asked):
        bonus += 0.5 * bool(_ADDRESS.search(said) or _SITED_AT.search(sentence.plain[: span[0]]))
    if _ASKS_VENUE.search(asked):
        bonus += 0.6 * (span in names.venues(sentence.text))
    return bonus - 0.4 * (fold(said).isascii() and names.is_body_only(said))


def _person_preference(sentence: Sentence, span: names.Span, question: Question, asked: str, *, does: bool) -> float:
    """Return what speaks for a person: that it is one and no body, which 谁 and "who" ask for less often; its role."""
    inside = fold(sentence.text[span[0] : span[1]])
    bonus = _of_two_holders(sentence, span, asked)
    if inside.isascii():  # a word that the passage writes small elsewhere is part of no name: Public Building
        row = sentence.row.text
        bonus -= 0.4 * any(re.search(rf"\b{re.escape(part)}\b", row) for part in inside.split(" ") if len(part) > 3)
        bonus -= 1.6 * _is_of_a_thing(sentence, span, asked)
        bonus -= 0.5 * (_is_under(sentence, span) and not _UNDER_ASKED.search(asked))
        bonus += TITLED * (question.language != "zh" and _is_titled(sentence, span, asked_role(asked)))
    body = 0.0 if does else 0.3 if question.language == "zh" or inside.isascii() else 0.5
    bonus -= 0.1 if names.is_office(inside) else body * (span not in names.people(sentence.text))
    bonus -= OF_TITLE * names.is_of_title(sentence.text, span)
    if question.language != "zh" and not inside.isascii() and asks_holder(asked):
        bonus -= 0.6 * (names.is_under(sentence.plain, span) not in {None, "deputy" in asked or "vice" in asked})
    roles = [match.group() for match in names.ROLE.finditer(asked)]
    alone = roles or _DONE_BY_ONE.search(asked)
    bonus -= 0.6 * bool(alone and span not in names.people(sentence.text))  # no body holds an office
    if _OFFICE_ASKED.search(asked) and not _ASKS_FORMER.search(asked) and _TAKES_OVER.match(sentence.plain, span[1]):
        bonus += 0.8  # 局长调任省厅,由原副局长周某接任
    elif _FORMER.search(_clause_before(sentence, span)):
        bonus += 0.4 if _ASKS_FORMER.search(asked) else -0.4
    if _ASKS_FORMER.search(asked) and _MOVES_ON.match(sentence.plain, span[1]):
        bonus += 0.6
    leaving = _LEAVES.match(sentence.plain, span[1])
    bonus -= 0.6 * bool(leaving and not _ASKS_FORMER.search(asked) and leaving[1] not in asked)
    deputy = bool(roles) and "副" in asked[max(asked.find(roles[0]) - 2, 0) : asked.find(roles[0]) + len(roles[0])]
    bonus -= 1.6 * any(names.takes_second(sentence.plain, span[1], role[-2:]) not in {None, deputy} for role in roles)
    return bonus + 0.4 * any(_holds_role(sentence, span, role, deputy=deputy) for role in roles)


TITLED = 0.5
"""What speaks for a name with the title of the office asked for right at it: Captain Priya Nair (by hand)."""


def _is_titled(sentence: Sentence, span: names.Span, role: tuple[str, ...]) -> bool:
    """Return whether an English name begins with an office, or has it right before or behind it: Priya Nair, the captain."""
    if not role or len(role[-1]) < SHORTEST_OFFICE:
        return False
    office, text = re.escape(role[-1]), sentence.text.lower()
    return bool(
        re.match(rf"(?:[a-z]+ ){{0,2}}{office} ", text[slice(*span)])
        or re.search(rf"\b{office},? $", text[: span[0]])
        or re.match(rf", (?:the |its |their |her |his )?(?:[a-z-]+ ){{0,2}}{office}\b", text[span[1] :])
    )


SHORTEST_OFFICE = 4
"""Letters of the shortest office that is looked for at a name (by hand)."""

_UNDER_ASKED = re.compile(r"副|\b(?:deputy|vice|assistant)\b")
_UNDER = re.compile(r"\b(?:deputy|vice|assistant)[ -][a-z ]{3,24},? $", re.IGNORECASE)
_UNDER_BEHIND = re.compile(r", (?:the |its |their |his |her )?(?:deputy|vice|assistant)\b")


def _is_under(sentence: Sentence, span: names.Span) -> bool:
    """Return whether an English sentence calls somebody a deputy: the deputy director, Moira Lane."""
    before = _UNDER.search(sentence.text[max(span[0] - 40, 0) : span[0]])
    return before is not None or _UNDER_BEHIND.match(sentence.text, span[1]) is not None


def _is_of_a_thing(sentence: Sentence, span: names.Span, asked: str) -> bool:
    """Return whether an English name leads to what the question speaks of: the Mill Lane market hall, asked who opened it."""
    goes_on = re.match(
        r" (?!(?:the|and|for|was|has|had|who|his|her)\b)([a-z]{3,})(?: (?!(?:the|and|for|was|has|had|who|his|her)\b)([a-z]{3,}))?",
        sentence.text[span[1] :],
    )
    parts = [*(goes_on.groups() if goes_on else ()), sentence.text[span[0] : span[1]].split(" ")[-1].lower()]
    return any(
        word and re.search(rf"\b(?:the|an?|this|its|their) (?:[a-z-]+ ){{0,2}}{re.escape(word)}\b", asked)
        for word in parts
    )


_ASKS_FORMER = re.compile(
    r"\b(?:previous|former|predecessor|outgoing|before|used to be)\b|前任|上一任|原任|此前|之前|以前|原来|原[^因料]|曾|接替了?谁|取代了?谁"
    rf"|{BEFORE_CHANGE}"
)

_ASKS_TEAM = re.compile(r"哪(?:一|几)?[支个](?:[\u4e00-\u9fff]{0,4}队|俱乐部)|哪支")


def asks_team(text: str) -> bool:
    """Return whether a Chinese question asks for a team, whose name seldom says that it is one."""
    return _ASKS_TEAM.search(text) is not None


def _is_told_of(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether a name begins a clause that says what is asked (芦城渔火由此以58分首夺冠军)."""
    if span not in names.subjects(sentence.text):
        return False
    plain = sentence.plain
    end = next((place for place in range(span[1], len(plain)) if plain[place] in ",;。"), len(plain))
    said = [item for item in sentence.matches if span[1] <= sentence.offsets[item.start] < end and item.weight >= 0.5]
    return any(words[item.word].idf >= max(word.idf for word in words) / 2 for item in said)


_FORMER = re.compile(r"此前|之前的|原(?:任|来)?(?=[^因料则有]{2,8}$)|前任|上一任|曾任")
"""What says in a clause that its holder of an office or a record is no longer."""

_LEAVES = re.compile("[^,。;、]{0,4}?(卸任|离任|辞去|不再担任|不再兼任|辞职|退休)")
"""What is said behind a name of who holds an office no longer."""

_MOVES_ON = re.compile(f"{_LEAVES.pattern}|调任|转任|调往|调离|升任")

_TAKES_OVER = re.compile("(?:接任|继任|接替|接棒)")

_OFFICE_ASKED = re.compile(
    r"\b(?:head|director|mayor|chair(?:man|woman|person)?|president|chief|manager|coach|captain|secretary|dean|principal|leader|commander|officer"
    r"|governor|boss|ceo)\b"
)
"""What asks in English who holds an office."""

_DONE_BY_ONE = re.compile(
    r"(?:谁|哪(?:一|几)?位|何人)(?:来|去|负责)?(?:主持|执教|主刀|带队|领队|率队|主讲|授课|讲课|讲|演唱|执导|主演|致辞|发言|领唱)|主持人|发言人|主讲人|个人(?![赛所项])"
)
"""What a person does, and no body."""


def _clause_before(sentence: Sentence, span: names.Span) -> str:
    """Return what stands before a span in its clause."""
    plain = sentence.plain
    return plain[max(plain.rfind(mark, 0, span[0]) for mark in ",;。:(") + 1 : span[0]]


_SUCCEEDS = re.compile(
    r"(?:\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|(?:takes|took|taking) over (?:[\w'’-]+ ){0,6}?from)|接替|取代) ?(?:[A-Za-z.]+ )?$",
    re.IGNORECASE,
)


def _of_two_holders(sentence: Sentence, span: names.Span, asked: str) -> float:
    """Return what speaks for the former holder of an office, who stands behind "succeeding", or against them."""
    if _SUCCEEDS.search(sentence.text[: span[0]]):
        return 0.4 if _ASKS_FORMER.search(asked) else -0.8
    return 0.0


def _is_of_the_question(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name is made of words of the question alone (需求企业, asked which company leads the demand)."""
    free = set(range(*span))
    for match in sentence.matches:
        if match.weight >= 0.3:
            free -= set(range(sentence.offsets[match.start], sentence.offsets[match.end]))
    return not any(sentence.text[place].isalnum() for place in free)


SPOKEN_OF = 3
"""Words beside those that name what is asked for from which on a name that has them is what is spoken of (by hand)."""


def _is_what_is_spoken_of(sentence: Sentence, span: names.Span, question: Question, words: list[Word]) -> bool:
    """Return whether a name is what an English question speaks of: the electronic information pilot platform, of which
    the firm is asked.
    """
    if question.language == "zh":
        return False
    held = {
        match.word
        for match in sentence.matches
        if match.weight >= 0.5 and span[0] <= sentence.offsets[match.start] and sentence.offsets[match.end] <= span[1]
    }
    return len([word for word in held if words[word].focus <= 1 and " " not in words[word].label]) >= SPOKEN_OF


_IS = re.compile(r"(?:分别)?(?:是|为|系|:)(?:位于|来自)?[^,;。:是为]{0,10}$")


def _is_told_to_be(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name stands behind a word of the question and 是 (需求牵头单位是位于晋江市的某公司)."""
    place = names.first_of_row(sentence.text, span) if span in names.people(sentence.text) else span[0]
    found = _IS.search(sentence.plain, max(place - 16, 0), place)
    return found is not None and any(
        match.weight >= 0.3 and match.end - match.start > 1 and sentence.offsets[match.end] == found.start()
        for match in sentence.matches
    )


_FOR_A_SUM = re.compile(r"以[\d.]+[百千万亿]*元(?:的价格)?")
"""What may stand between who buys and that it is bought."""


def _does_what_is_asked(sentence: Sentence, span: names.Span, wants: Wanted, words: list[Word]) -> bool:
    """Return whether a name stands before a word of the question as its agent (由市建工集团承建, asked who built it), or is
    whom what is asked went to, or who is told to have the rank that is asked for.
    """
    if any(span in told(wants.folded, sentence.text) for told in (recipients, placed, victors)):
        return True
    if any(low <= span[0] and span[1] <= high for low, high in told_by_deed(wants.folded, sentence.text)):
        return True
    if asks_getter(wants.folded) and is_winner(sentence, span, words):
        return True
    if (deed := bodies(sentence.text).get(span)) is not None:
        return _is_body_of_it(sentence, deed, words)
    sum_told = _FOR_A_SUM.match(sentence.plain, span[1])
    begins = deeds_of(sentence.text).get(span, sum_told.end() if sum_told else span[1])
    return (span in names.agents(sentence.text) or span in doers(sentence.text)) and any(
        item.weight >= 0.3
        and 0 <= sentence.offsets[item.start] - begins <= 4
        and (not wants.verb or wants.verb in words[item.word].label.split(" "))
        for item in sentence.matches
    )


def _is_body_of_it(sentence: Sentence, deed: names.Span, words: list[Word]) -> bool:
    """Return whether a body called by its deed (设计单位是) does it to what is asked of, which is told before it."""
    done = {
        item.word for item in sentence.matches
        if deed[0] <= sentence.offsets[item.start] < deed[1] and item.weight >= 0.3
    }  # fmt: skip
    before = fold(f"{sentence.row.event or ''}\n{sentence.row.text[: sentence.start - sentence.row.start + deed[0]]}")
    covers = coverage(words, find(words, before))
    rest = [
        (word.idf, cover) for place, (word, cover) in enumerate(zip(words, covers, strict=True)) if place not in done
    ]
    told = sum(idf for idf, cover in rest if cover >= 0.3)
    return bool(done) and 2 * told >= sum(idf for idf, _ in rest)


def _holds_role(sentence: Sentence, span: names.Span, role: str, *, deputy: bool) -> bool:
    """Return whether a person is said to have a role: right behind the name, or in the titles before it (院士、专家蒋士成)."""
    text = sentence.plain
    said = (role, *WRITTEN.get(role, ()))
    if not deputy and text.startswith(said, span[1]):
        return True
    if _TAKES_OVER.match(text, span[1]) and any(word in text[: span[0]] for word in said):
        return True  # 韩某卸任总经理,由周某接任
    begin = max([text.rfind(mark, 0, span[0]) for mark in ",;:。(“"]) + 1
    others = [end for _, end in names.people(sentence.text) if end <= span[0]]
    before = text[max([begin, *others]) : span[0]]
    under = "副" if deputy else "(?<!副)"  # 副局长 is no 局长
    return any(re.search(rf"{under}{re.escape(word)}", before) for word in said)


_ASKS_ADDRESS = re.compile(r"地址|门牌|几号(?!线|楼)|\baddress\b")
_ADDRESS = re.compile(
    r"\d+号|[路街道巷弄](?:$|\d|[东西南北]段)|\d+ [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* (?:Road|Street|Avenue|Lane|Quay|Square)\b"
)
"""How an address is written, and what asks for one."""

_STANDS_AT = re.compile(
    rf"{_SITED_AT.pattern}|(?:设于|地址|[迁搬][至到往入])[^,。;]{{0,4}}$|\b(?:at|on|in|to) (?:the )?$"
)
"""What leads up to where something stands, be it but a town."""


def may_be_address(question: Question, sentence: Sentence, span: names.Span | None) -> bool:
    """Return whether a span of a document is written as an address, or stands where it is told, if a question asks for an address.

    晋江市科技企业孵化器 tells no address of the incubator.
    """
    if span is None or question.kind != "place" or not _ASKS_ADDRESS.search(fold(question.text)):
        return True
    start, end = span[0] - sentence.start, span[1] - sentence.start
    before, said = sentence.plain[:start], sentence.text[start:end]
    return bool(_ADDRESS.search(said) or _STANDS_AT.search(before))


_ASKS_GOAL = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|relocat\w*|transfer\w*|go|went|travel\w*|fly|flew|sent|send)\b|[迁搬移]|去了?哪"
)

_FIRM = re.compile(r"(?:农业|科技|股份|实业|食品|鞋业|服饰|工厂|厂)$")
"""What firms call themselves without the word."""

_ASKS_SOURCE = re.compile(
    r"\b(?:come|comes|came|coming|brought|imported|bought|introduced) from\b|\bfrom (?:which|what|where)\b"
    r"|[来产源购引]自(?:哪|什么|何)|从(?:哪|什么地方|何处)[^,。?]{0,4}(?:来|买|购|运|引|进|请|调)"
)
_BY = re.compile(r"\bby (?:the )?$")


def asks_venue(text: str) -> bool:
    """Return whether a question asks where something is held."""
    return _ASKS_VENUE.search(fold(text)) is not None


_ASKS_VENUE = re.compile(
    r"举行|举办|召开|开幕|在(?:哪里?|哪儿|什么地方)(?:办|开|搞)|[开办搞]在|场地|会场|\b(?:held|take place|took place|hosted|venue)\b"
)

_ASKED_COUNT = re.compile(
    r"(?:哪|几)(?P<zh>[两二三四五六七八九十])|\b(?P<en>two|three|four|five|six|seven|eight|nine|ten)\b"
)

_COUNTS = {
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


def _list_preference(items: list[str], asked: str) -> float:
    """Return what speaks for an enumeration: as many items as asked for, of the class asked for, not numbers."""
    count, endings = _ASKED_COUNT.search(asked), classes(asked)
    bonus = 0.0
    if count:
        bonus += 0.3 if len(items) == _COUNTS[count["zh"] or count["en"]] else -0.1
    if endings:
        bonus += 0.3 * (sum(item.endswith(endings) for item in items) >= max(1, len(items) - 1))
    return bonus - 0.2 * (sum(bool(quantities_in(item)) for item in items) > len(items) / 2)


def _names_asked(sentence: Sentence, span: names.Span, words: list[Word], wants: Wanted) -> bool:
    """Return whether a name in the text is one that the question gives, as far as its words tell."""
    return any(
        item.weight >= 0.3 and span[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] <= span[1]
        and item.end - item.start > 1 and not wants.named.isdisjoint(words[item.word].label.split(" "))
        for item in sentence.matches
    )  # fmt: skip


def _given_away(question: Question) -> float:
    """Return what a word of the question says for a name that holds it: of which company, that it is one."""
    if question.kind == "organisation":
        return 0.06
    return -0.15 if question.kind == "person" and question.language != "zh" else -0.05
