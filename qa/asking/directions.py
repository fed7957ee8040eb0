"""Questions for the direction in which something has changed: 出口是增长还是下降? 高企比去年多吗? Did exports rise or fall?

Either is answered by how much it has changed: :attr:`Direction.rise` and :attr:`Direction.fall` ask for that.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.normalise import half_width, language_of

_UP, _DOWN = r"增长|增加|上升|上涨|提高|增多|变多|多|升|涨|高|大|增", r"下降|减少|下滑|降低|下跌|变少|少|降|跌|低|小|减"
_LAST = r"(?:上一?[年届季月次](?:度)?|去年|前一?年|往年)(?:同期)?|同期"
_OF = r"(?P<what>[^,。?]{2,40}?)(?:的)?(?:数量|总数|情况)?"
_TAIL = r"(?:一些|一点|些)?了?"
_CHINESE = (
    re.compile(
        rf"^{_OF}(?:[比较与和同](?:{_LAST})(?:相比)?|同比)?,?(?:到底|究竟)?(?:是|有所)?(?:(?P<up>{_UP}){_TAIL},?还是(?:有所)?(?P<down>{_DOWN})"
        rf"|(?P<down_first>{_DOWN}){_TAIL},?还是(?:有所)?(?P<up_last>{_UP})){_TAIL}[呢啊呀]?[? ]*$"
    ),
    re.compile(rf"^{_OF}(?:是不是|是否)?[比较](?:{_LAST})(?:还|更|要|有所)*(?:(?P<more>{_UP})|(?P<less>{_DOWN})){_TAIL}(?:[吗嘛么])[? ]*$"),
    re.compile(rf"^{_OF}(?:是不是|是否|有没有)[比较](?:{_LAST})(?:还|更|要|有所)*(?:(?P<more>{_UP})|(?P<less>{_DOWN})){_TAIL}[? ]*$"),
)  # fmt: skip

_RISES, _FALLS = (
    r"rise|grow|increase|go up|climb|improve|up|higher|more|larger",
    r"fall|decline|decrease|drop|go down|shrink|down|lower|fewer|less|smaller",
)
_WHAT = r"(?:the )?(?P<what>[^,?]{2,60}?)"
_THAN = r"(?: (?:than|on|from|compared (?:with|to)) (?:the )?(?:last year|(?:year )?before|previous year|year earlier|a year (?:ago|earlier)))"
_ENGLISH = (
    re.compile(
        rf"^\W*(?:and |so )?(?:did|do|does|have|has|are|is|was|were) {_WHAT} (?:(?P<up>{_RISES}) or (?P<down>{_FALLS})"
        rf"|(?P<down_first>{_FALLS}) or (?P<up_last>{_RISES})){_THAN}?\b[^,?]{{0,20}}\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W*(?:and |so )?(?:are|is|was|were|have|has) {_WHAT} (?:(?P<more>{_RISES})|(?P<less>{_FALLS})){_THAN}\W*$",
        re.IGNORECASE,
    ),
)


class Direction(NamedTuple):
    """What a question for a direction asks of: ``rise`` and ``fall`` are the questions by how much it has changed.

    ``rises`` is whether the question supposes that it has risen, None where it asks which; ``words`` is what it calls a
    rise and a fall.
    """

    rise: str
    fall: str
    rises: bool | None
    words: tuple[str, str]


def asked(text: str) -> Direction | None:
    """Return the direction that a question asks for; None if it asks for none.

    Example:
        >>> asked("出口额是增长还是下降?").fall, asked("出口额比去年高吗?").rises, asked("出口额是多少?")
        ('出口额下降多少?', True, None)
        >>> asked("Did exports rise or fall?").rise
        'By how much did exports rise?'
    """
    chinese = language_of(text) == "zh"
    plain = half_width(text)
    match = next(filter(None, (form.match(plain) for form in (_CHINESE if chinese else _ENGLISH))), None)
    if match is None:
        return None
    said = match.groupdict()
    what = said["what"].strip()
    which = said.get("up") or said.get("up_last")
    words = (which or "", said.get("down") or said.get("down_first") or "")
    rises = None if which else bool(said.get("more"))
    if chinese:
        return Direction(f"{what}增长多少?", f"{what}下降多少?", rises, words)
    return Direction(f"By how much did {what} rise?", f"By how much did {what} fall?", rises, words)


_ROSE = re.compile(
    r"(?:增长|增加|上升|上涨|提高|增|升|涨|多)(?:了|幅)?(?:约|近|超过?|逾|达|为)*$|\b(?:up|ro?se|risen|rising|gr[eo]w\w*|increas\w+|climb\w+)\b[^,;.]{0,20}$"
)
_FELL = re.compile(
    r"(?:下降|减少|下滑|降低|下跌|减|降|跌|少)(?:了|幅)?(?:约|近|超过?|逾|达|为)*$|\b(?:down|f[ae]ll\w*|declin\w+|decreas\w+|dropp\w+|shr[aiu]nk\w*)\b[^,;.]{0,20}$"
)


def told(before: str) -> bool | None:
    """Return whether the folded text before the value of a change tells a rise; None if it tells neither."""
    rose, fell = _ROSE.search(before), _FELL.search(before)
    return None if (rose is None) == (fell is None) else rose is not None
