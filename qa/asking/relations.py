"""Whom a question asks for by a relation to somebody whom it names: the husband of one, who succeeded another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import fold, is_cjk, simplified
from qa.finding import names

if TYPE_CHECKING:
    from qa.asking.question import Question

SPOUSE, AFTER, BEFORE, TEACHER = "spouse", "successor", "predecessor", "teacher"
WORDS = {
    "wife": ("妻子?|爱人|老婆|太太|夫人|媳妇|老伴|配偶", "wife|widow|spouse"),
    "husband": ("丈夫|老公|爱人|老伴|配偶", "husband|widower|spouse"),
    "son": ("(?:[长次三四幼小大二独养继]子|(?:[大小二三]|独生)?儿子)", "son"),
    "daughter": ("(?:[长次三四幼小大二独养继]女(?![儿性子士])|(?:[大小二三]|独生)?女儿)", "daughter"),
    "father": ("父亲|爸爸|生父", "father"),
    "mother": ("母亲|妈妈|生母", "mother"),
    "brother": ("哥哥|弟弟|兄长|[胞堂表][兄弟]|兄弟", "brother"),
    "sister": ("姐姐|妹妹|[胞堂表][姐妹]", "sister"),
    "grandfather": ("祖父|爷爷|外公|姥爷", "grandfather"),
    "grandmother": ("祖母|奶奶|外婆|姥姥", "grandmother"),
    "grandson": ("孙子|外孙(?!女)|长孙", "grandson"),
    "granddaughter": ("孙女|外孙女", "granddaughter"),
    "uncle": ("舅舅|叔叔|伯父|叔父|姑父|姨父", "uncle"),
    "aunt": ("姑姑|姨妈|婶婶|舅妈|姑妈|伯母", "aunt"),
    TEACHER: ("师傅|师父|恩师|导师|启蒙老师", "teacher|mentor"),
    "pupil": ("徒弟|弟子|徒儿|爱徒|高徒", "apprentice|pupil|disciple"),
    AFTER: ("继任者?|接任者?|接班人|后任", "successor"),
    BEFORE: ("前任|上一任|上任", "predecessor"),
}
"""What each relation is called: Chinese words and English ones."""

OTHER_END = {
    "wife": ("husband",),
    "husband": ("wife",),
    AFTER: (BEFORE,),
    BEFORE: (AFTER,),
    TEACHER: ("pupil",),
    "pupil": (TEACHER,),
}
"""What the one is to whom another is so: each tells of both."""

ANY = "|".join(said for said, _ in WORDS.values())
ANY_ENGLISH = "|".join(said for _, said in WORDS.values())
_IS_WHO = r"(?:到底|究竟|又)?(?:是|叫|名叫|叫做|姓名是|的名字[是叫])(?:什么(?:名字)?|谁|哪(?:一)?位|啥)[呢啊呀]?\W*$"
_LEFT = "(?:退休|卸任|离任|离职|辞职|去职|去世|逝世|病逝|调走|调离|离开|下台)"
TAKES = "接替|接任|继任|取代|接班|顶替|替换|接手"
_KIN_ASKED = re.compile(
    rf"^(?P<of>[^,，。?]{{2,24}}?)的(?P<role>{ANY}){_IS_WHO}|^谁是(?P<of2>[^,，。?]{{2,24}}?)的(?P<role2>{ANY})\W*$"
)
_AFTER_ASKED = (
    re.compile(rf"^(?:谁|哪位|哪一位|何人)(?:又|来|后来)?(?:{TAKES})了?(?P<of>[\u4e00-\u9fffA-Za-z·. ]{{2,24}}?)(?:的|当|任|做|担任|出任|成为|\W|$)"),
    re.compile(rf"^(?P<of>[\u4e00-\u9fff·]{{2,12}}?){_LEFT}?(?:之后|以后|后)[,，]?(?:由|是)?(?:谁|哪位)(?:来)?(?:{TAKES}|当|任|担任|出任|做|是)"),
    re.compile(r"^(?:接替|接任)(?P<of>[\u4e00-\u9fff·]{2,12}?)(?:当|任|做|担任|出任|成为)?[^,，。?]{0,12}的(?:人)?是(?:谁|哪)"),
    re.compile(rf"^(?P<of>[\u4e00-\u9fff·]{{2,12}}?)(?:的[^,，。?的]{{2,10}}|的职务|一职)?(?:后来)?(?:由|被)(?:谁|哪位|何人)(?:来)?(?:{TAKES})"),
)  # fmt: skip
_BEFORE_ASKED = (
    re.compile(rf"^(?P<of>[\u4e00-\u9fff·]{{2,12}}?)(?:{TAKES})(?:了|的)?(?:是|的是)?(?:谁|哪位|何人)"),
    re.compile(r"^(?P<of>[\u4e00-\u9fff·]{2,8}?)(?:之前|以前)(?:的[^,，。?]{2,16}|[^,，。?]{2,16})是(?:谁|哪位)"),
    re.compile(
        r"^(?P<of>[\u4e00-\u9fff·]{2,8}?)(?:之前|以前)[,，]?(?:是|由)?(?:谁|哪位)(?:来)?(?:当|担任|任|做|是|出任)"
    ),
)
_TEACHER_ASKED = (
    re.compile(r"^(?:谁|哪位|什么人)(?:教|带)(?:的|出|会|过|了)*(?P<of>[\u4e00-\u9fff·]{2,4})[呢啊呀]?\W*$"),
    re.compile(r"^(?P<of>[\u4e00-\u9fff·]{2,4})(?:是)?(?:谁|哪位)(?:教|带)(?:的|出来的)?\W*$"),
    re.compile(
        r"^(?P<of>[\u4e00-\u9fff·]{2,4}?)(?:是|当年|早年|曾|小时候)*(?:拜|[跟随向从]|师[从承])(?:着|于|自|了)?(?:谁|哪位|什么人)(?:为师|当师傅|门下|学)?"
    ),
)
"""What asks from whom somebody learned; what was learned may be said behind it, and tells several teachers apart."""
_PART = r"(?:(?:Dr|Mr|Mrs|Ms|St|[A-Z])\.|[A-Z][\w-]*(?:['’][A-Z]\w+)?)"
NAME = rf"{_PART}(?: (?:(?:de|van|von|der|la|bin|al) )?{_PART})*"
_X = rf"(?P<of>{NAME}|[\u4e00-\u9fff·]{{2,12}})"
_OWN = r"(?:['’]s?)"
_ASKED_ENGLISH = (
    (re.compile(rf"\b(?:[Ww]ho|[Ww]hat) (?:is|was|are|were)(?: the name of)? {_X}{_OWN} (?:\w+ )?(?P<role>{ANY_ENGLISH})\b"), ""),
    (re.compile(rf"\b(?:[Ww]ho|[Ww]hat) (?:is|was|are|were)(?: the name of)? the (?:\w+ )?(?P<role>{ANY_ENGLISH}) (?:of|to) {_X}\W*$"), ""),
    (re.compile(rf"\b[Ww]ho (?:is|was) {_X} married to\b|\b[Ww]ho (?:is|was) married to {_X.replace('of>', 'of2>')}\W*$|\b[Ww]hom? did {_X.replace('of>', 'of3>')} marry\b"), SPOUSE),
    (re.compile(rf"\b(?:[Ww]ho|[Ww]hich \w+) (?:has |have )?(?:succeeds?|succeeded|replaces?|replaced|took over (?:\w+ )?from|followed) {_X}(?: as\b|\W*$| at\b| in\b)"), AFTER),
    (re.compile(rf"\b[Ww]ho (?:was|has|became|is|took|held|led|ran)\b.* after {_X}\W*$"), AFTER),
    (re.compile(rf"\b[Ww]hom? did {_X} (?:succeed|replace|follow|take over (?:\w+ )?from)\b|\b[Ww]hom? (?:was|were|is) (?:succeeded|replaced|followed) by {_X.replace('of>', 'of2>')}"), BEFORE),
    (re.compile(rf"\b[Ww]ho (?:was|held|led|ran|headed)\b.* before {_X}\W*$"), BEFORE),
    (re.compile(rf"\b[Ww]ho (?:taught|trained) {_X}\W*$|\b(?:[Ww]hom?|[Ww]ith whom) did {_X.replace('of>', 'of2>')} (?:learn from|study (?:under|with)|study|train under)\W*$"), TEACHER),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """In which relation to whom somebody is asked for; ``rank`` is which of several, as it is said: 次子, eldest."""

    relation: str
    name: str
    rank: str = ""

    @property
    def is_succession(self) -> bool:
        """Whether it is asked who came before or after somebody, which offices tell in other ways, too."""
        return self.relation in {AFTER, BEFORE}


def is_of_learning(question: Question) -> bool:
    """Return whether a Chinese question asks from whom somebody learned, which a text may tell without a name's relation."""
    text = simplified(fold(question.text))
    return question.language == "zh" and any(pattern.search(text) for pattern in _TEACHER_ASKED)


def asked(question: Question) -> Asked | None:
    """Return whom a question asks for by the relation to somebody it names; None if it asks else.

    Example:
        >>> from qa.asking.question import read_question
        >>> for text in ("罗素芬的丈夫是谁?", "Who succeeded Martin Leask?", "Who was vicar before Jane Colby?"):
        ...     print(asked(read_question(text)))
        Asked(relation='husband', name='罗素芬', rank='')
        Asked(relation='successor', name='Martin Leask', rank='')
        Asked(relation='predecessor', name='Jane Colby', rank='')
    """
    if question.kind not in {"person", "what"}:
        return None
    found = _chinese(simplified(fold(question.text))) if question.language == "zh" else _english(question.text)
    return found if found is None or _may_be_name(found.name) else None


def _chinese(text: str) -> Asked | None:
    if match := _KIN_ASKED.search(text):
        role = match["role"] or match["role2"]
        return Asked(_called(role, 0), _without_title(match["of"] or match["of2"]), role if _RANKED.match(role) else "")
    for relation, patterns in ((AFTER, _AFTER_ASKED), (BEFORE, _BEFORE_ASKED), (TEACHER, _TEACHER_ASKED)):
        if match := next((found for pattern in patterns if (found := pattern.search(text))), None):
            return Asked(relation, _without_title(match["of"].strip()))
    return None


def _english(text: str) -> Asked | None:
    for pattern, relation in _ASKED_ENGLISH:
        if match := pattern.search(text):
            parts = match.groupdict()
            name = next(value for key, value in parts.items() if key.startswith("of") and value)
            role = fold(parts.get("role") or "")
            rank = _RANKED_ENGLISH.search(text[: match.start("role")]) if role else None
            return Asked(relation or _called(role, 1), name, f"{rank.group()}{role}" if rank else "")
    return None


_RANKED = re.compile("[长次三四幼小大二独养]|继(?!任)")
_RANKED_ENGLISH = re.compile(r"(?:eldest|oldest|elder|older|youngest|younger|second|third|first) $")


def _called(role: str, language: int) -> str:
    return next(relation for relation, words in WORDS.items() if re.fullmatch(words[language], role))


def _without_title(text: str) -> str:
    """Return the name that ends a text: 县气象台台长陈永康."""
    last = [match.end() for match in names.ROLE.finditer(text) if len(text) - match.end() >= 2]
    return text[last[-1] :] if last else text


def _may_be_name(name: str) -> bool:
    if not is_cjk(name[0]):
        return name[0].isupper()
    return "·" in name or (len(name) <= 4 and name[0] in ALL_SURNAMES and not names.is_office(name))
