"""Headings that run in: a paragraph opens with some words and a colon or stop (馆藏：…, Birds. Wardens counted …).

One such paragraph is a sentence or a remark; a text most of whose paragraphs open so, each with other words, is divided
by them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.lexicon import FREQUENT_SURNAMES, IRREGULAR, ROLES
from corpus.openings import Heading, leading_date, leading_number
from corpus.paragraphs import ends_sentence, weight
from corpus.sections import is_byline, is_field, is_section_name, is_speech

if TYPE_CHECKING:
    from corpus.paragraphs import Block

FEWEST = 3
"""Paragraphs that must open so; two may be by chance."""

MOST = 0.5
"""Share of the paragraphs from the first one on that must open so: a heading may stand over a second paragraph."""

ALL = 0.9
"""The same of openings with a full stop, which a short sentence has too (也有波折。), and where other headings that
run in (【馆藏】… beside 观众服务：…) divide the text already."""

BODY = 12.0
"""Ideographs that must follow: less is a field of a record (占地：486公顷)."""

_BOLD = r"(?P<bold>\*\*|__)?"
_MARK = r"(?:\*\*|__)?(?P<mark>[.。:：])?(?:\*\*|__)?"
_ZH = re.compile(rf"{_BOLD}(?P<name>[\u3400-\u9fff][\u3400-\u9fff、]{{1,9}}){_MARK}[ \u3000]*(?=\S)")
_LATIN = re.compile(
    rf"{_BOLD}(?P<name>[A-Z][A-Za-z'’-]*(?: (?:[A-Za-z'’-]+|&)){{0,4}}){_MARK} +(?=[\"“‘'(£$€]?[A-Z0-9])"
)
_OF_THINGS = frozenset(
    "bought built caught children cut dealt feet felt found held laid lay led left lent lost meant men met people rose"
    " saw sent shot sold sought spent struck taught women won".split()
)
"""Forms that a name may have before its end: Money spent on roads, Lost property."""
_PASTS = {forms[1] for forms in IRREGULAR} - _OF_THINGS
_SAYS = re.compile(
    r"(?:It|He|She|They|We|I|You|There|This|That|These|Those|Nobody|Somebody|Everybody|(?:No|Some|Every) ?one|Nothing"
    r"|Something|Everything)\b|[A-Za-z' -]*ed(?: (?:[a-z]+ly|again|away|back|down|early|in|late|off|on|out|up))?$"
    rf"|\S+ .*\b(?:am|are|could|does|has|is|might|must|shall|should|were|will|would|{'|'.join(sorted(_PASTS))})\b"
    rf"|\S+ .*\b(?:laughed|{'|'.join(sorted(_OF_THINGS))})$"
    r"|[\u3400-\u9fff]*(?:[了着过吗呢吧啊醒哭笑]|(?<!过)去|(?<![未往由外将原历])来|(?<![影音交])响|天[亮黑]|[雨雪风]停|开始)$"
    r"|[\u3400-\u9fff]*(?:没|[我你您她谁]|(?<!其)他|不(?![足动锈良孕育明可合])|正在|已经?(?!婚)|[也又](?=[\u3400-\u9fff]{2}))"
)
"""A short sentence and no name of what is told: It rained. Night fell. 天亮了。 没人说话。"""

_ADDRESS = re.compile(
    r"(?:Dear|Yours|Please|Sincerely|Regards|Hello|Hi|Thanks?|P\.?S)\b|(?:Kind|Best|Warm) (?:regards|wishes)"
    r"|(?:尊敬|亲爱|敬爱)的|此致|敬礼|[你您]好|请"
)
"""What opens or closes a letter, or asks for something."""

_NO_GIVEN = "业融利产务政育法物资费场路区县市镇村刻校类食价货量案况"
"""What ends no given name, but names of things that begin as a surname does: 林业, 金融, 石刻."""
_ROLE = re.compile(
    rf"[\u3400-\u9fff]{{0,4}}(?:{ROLES}|主持人|嘉宾|编者|读者|网友|听众|师傅|徒弟|掌柜|伙计|老板|客人|顾客|乘客|司机|原告|被告"
    r"|证人|法官|审判长|法院|检察官|学生|病人|患者|护士|小姐|太太|老人|大爷|大娘|父亲|母亲|爸爸?|妈妈?"
    r"|爷爷|奶奶|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|丈夫|妻子|旁白|众人|[甲乙丙丁])$"
    r"|[老小阿][\u3400-\u9fff]$"
    r"|(?:Mrs?|Ms|Miss|Dr|Sir|Lady|Lord|Professor|Councillor|Captain|Judge)\b.*"
    r"|(?:[A-Z][a-z]+ )?(?:Interviewe[re]|Reporter|Journalist|Host|Presenter|Moderator|Narrator|Mayor"
    r"|Chair(?:man|woman)?|Speaker|Minister|President|Secretary|Counsel|Plaintiff|Defendant|Claimant|Court|Witness|Prosecutor|Doctor"
    r"|Patient|Nurse|Teacher|Student|Customer|Clerk|Driver|Mother|Father|Son|Daughter|Husband|Wife|Man|Woman|Boy|Girl|Caller)$"
)
"""Who speaks, by what he or she is."""
_PERSONAL = re.compile(
    r"我(?![们市省县区国院馆校厂局司所站台])|[你您咱]|\b(?:I|[Mm][ey]|[Yy]ours?|[Yy]ou|[Mm]ine)\b|[?？][”’\"']?$"
)
"""Said by somebody to somebody: the first and second person, but for those that a report speaks of itself in."""
_BOLD_NAME = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>[^\s*_。：:][^*_\n。：:]{0,40}?)[.。:：]?(?:\*\*|__)[.。:：]?[ \t\u3000]*(?=\S)"
)

ASKS = re.compile(
    r"(?:提?问|记者(?:提?问)?|[Qq](?:uestion)?)[ \t]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[ \t]?[:：][ \t\u3000]*"
)
"""What stands before a question that is answered behind it."""
_ANSWERS = re.compile(r"(?:\*\*|__)?(?:答|[Aa](?:nswer)?)[ \t]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[ \t]?[:：]")


def questions(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept questions as headings where they recur, each with its answer in the next line, and nothing else does."""
    title = found[0].start if found else 0
    if any(start != title for start in headings):
        return
    asked = [
        (line, match)
        for line, following in pairwise(found)
        if (match := ASKS.match(text, line.start, line.end)) and _ANSWERS.match(text, following.start)
    ]
    for line, match in asked if len(asked) > 1 else ():
        headings[line.start] = Heading("question", "question", line.start, line.end, (match.end(), line.end), line.end)


def run_in(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept the openings of paragraphs as headings where they divide the text and nothing else does."""
    title = found[0].start if found else 0
    others = [h for h in headings.values() if h.kind != "markdown" or h.start != title]
    if any(h.kind != "bracket" or not _runs_in(text, h) for h in others):
        return
    marks = {line.start: match for line in found if line.start not in headings and (match := _opening(text, line))}
    if len(marks) + len(others) < FEWEST or _is_talk(text, found):
        return
    names = Counter(match["name"] for match in marks.values())
    marks = {start: match for start, match in marks.items() if names[match["name"]] == 1}
    sections = sum(is_section_name(match["name"]) for match in marks.values())
    if not marks or 2 * sections > len(marks):
        return
    inside = [line for line in found if line.start >= min(marks) and line.start not in headings and not line.table]
    stopped = any(match["mark"] in (".", "。") and not match["bold"] for match in marks.values())
    if len(marks) < (ALL if others or stopped else MOST) * len(inside):
        return
    for start, match in marks.items():
        end = start + len(text[start : match.end()].rstrip())
        headings[start] = Heading("run-in", "run-in", start, end, match.span("name"), match.end())


def numbered_name(text: str, line: Block, start: int) -> tuple[tuple[int, int], int] | None:
    """Return the name that runs in behind the number of a line, and where it ends: **一、馆藏。** 现有…

    Bold words are a heading of their own; others before a stop (一、馆藏。现有…) stay with their paragraph.
    """
    match = _BOLD_NAME.match(text, start, line.end)
    if match and (match["bold"] or "**" in text[line.start : start]):
        return match.span("name"), start + len(text[start : match.end()].rstrip())
    match = _ZH.match(text, start, line.end) or _LATIN.match(text, start, line.end)
    if match is None or match["mark"] not in ("。", ".") or _SAYS.match(match["name"]):
        return None
    return match.span("name"), line.start


def _is_talk(text: str, found: list[Block]) -> bool:
    """Return whether the words before the paragraphs name who speaks: they recur, are people, or address somebody."""
    spoken = [(match, line) for line in found if not line.table and (match := _name(text, line)) and match["mark"]]
    personal = sum(bool(_PERSONAL.search(text, match.end(), line.end)) for match, line in spoken)
    called = [match["name"] for match, _ in spoken if match["mark"] in ":：" or match["bold"]]
    if len(set(called)) < len(called):
        return True
    roles = sum(bool(_ROLE.match(name)) for name in called)
    people = sum(bool(_ROLE.match(name) or _is_person(text, name, talk=bool(roles or personal))) for name in called)
    return 2 * personal >= len(spoken) > 0 or 2 * people > len(spoken)


def _is_person(text: str, name: str, *, talk: bool) -> bool:
    """Return whether the words may be a person's name; an English word is where there is talk or it is used so."""
    if not name.isascii():
        return len(name) in (2, 3) and name[0] in FREQUENT_SURNAMES and name[-1] not in _NO_GIVEN
    if " " in name or re.search(rf"\b{name.lower()}", text):
        return False
    return talk or bool(re.search(rf"[a-z,] (?:[A-Z][a-z]+ )?{name}\b", text))


def _runs_in(text: str, heading: Heading) -> bool:
    """Return whether the text goes on behind the heading on its line."""
    return bool(text[heading.end : heading.end + 80].split("\n", 1)[0].strip())


def _opening(text: str, line: Block) -> re.Match[str] | None:
    """Return the words that a paragraph opens with, if they may be its heading and a sentence follows."""
    if line.table or leading_date(text, line.start, line.end) or leading_number(text, line.start, line.end):
        return None
    match = _name(text, line)
    if match is None or not (match["mark"] or match["bold"]) or _ADDRESS.match(name := match["name"]):
        return None
    if match["mark"] not in (":", "：") and _SAYS.match(name):
        return None
    if is_field(name) or is_byline(name) or is_speech(name) or not ends_sentence(text[match.end() : line.end]):
        return None
    return match if weight(text[match.end() : line.end]) >= BODY else None


def _name(text: str, line: Block) -> re.Match[str] | None:
    return _ZH.match(text, line.start, line.end) or _LATIN.match(text, line.start, line.end)
