"""Whether an answer only nearly answers: of another thing, another year or rank, another measure, no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.segmenter import folded_of as fold
from qa.checking.another import is_of_another, is_of_another_sort
from qa.checking.introduced import is_introduced
from qa.checking.naming import is_name
from qa.checking.of_what import is_head_of_another
from qa.checking.payers import is_theirs
from qa.checking.which_one import is_the_one
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

_SAME = {"岁": {"岁", "周岁"}, "周岁": {"岁", "周岁"}, "层": {"层", "楼"}}
"""Units that count the same as one that counts itself."""
_COUNTS_ITSELF = frozenset("票 岁 层".split())
_SCORE = re.compile(r"(?:得分|总分|评分|分数)(?:是|为|有|达到?)?(?:多少|几)(?!个|项)")
"""Units that say by themselves what they count, and what is told in 分."""
_PERIOD = re.compile("周期|工期|时间|期限|寿命|学制")
"""What is long in years, where 多长 asks for a length."""


def only_nearly(
    question: Question,
    words: Sequence[Word],
    said: tuple[str, Sentence, tuple[int, int] | None],
    others: Sequence[Sentence],
    title: str,
) -> bool:
    """Return whether an answer, the sentence and the place of which are given, is of something else than is asked for.

    ``others`` are the best sentences, ``title`` is that of its text.
    """
    text, sentence, span = said
    return (
        not is_the_one(question, words, sentence, span)
        or is_of_another(question, sentence, span, title)
        or is_head_of_another(question, words, sentence, others)
        or is_of_another_sort(question, words, sentence, span, title)
        or not is_name(question, sentence, span, text)
        or not is_introduced(question, words, sentence, others, title)
        or not is_theirs(question, words, sentence, span, others)
        or measures_another(question, text, sentence.plain[: span[0] - sentence.start] if span else "")
        or _is_building_time(question, sentence, span)
    )


_BUILDING = re.compile(r"(?:工期|建设周期|建设期|施工期|施工|建设时间)[^,;。\d]{0,6}$")
_ASKS_BUILDING = re.compile(
    r"工期|周期|[建修造挖盖铺]|施工|完工|竣工|工程|项目|\b(?:buil\w+|construct\w+|works?|complet\w+|finish\w*|project)\b"
)
_ONCE_BUILT = re.compile(
    r"(?:建成|建好|修好|修成|修通|通车|开通|完工|竣工|盖好|落成)了?(?:之后|以后|后)|\b(?:once|after|when) [^,?]{3,40}?(?:built|completed?|finished|open\w*)\b"
)
"""What leads up to the time that building takes, what asks for it, and what only says when."""


def _is_building_time(question: Question, sentence: Sentence, span: tuple[int, int] | None) -> bool:
    """Return whether a time is that of building something, of which a question does not ask: of a drive nothing is told."""
    if span is None or question.kind != "number" or _ASKS_BUILDING.search(_ONCE_BUILT.sub("", fold(question.text))):
        return False
    return _BUILDING.search(sentence.plain, 0, span[0] - sentence.start) is not None


def measures_another(question: Question, text: str, before: str = "") -> bool:
    """Return whether a number is of another measure than the one asked for: how tall something is, in years.

    ``before`` is what stands before it: 得票 says what 171张 are.
    """
    if question.kind != "number":
        return False
    units = [found.unit for found in quantities_in(text) if found.unit]
    own = question.unit if question.unit in _COUNTS_ITSELF else "分" if _SCORE.search(question.text) else ""
    if own == "票" and units and units[0] == "张" and before.endswith(("得票", "获票", "得票数")):
        return False
    if own and units and units[0] not in _SAME.get(own, {own}):
        # 4.6万辆 is no score, 263万张 are no votes for one of them; an English unit is another word for the same
        return units[0].isascii() == own.isascii()
    if not question.units or _PERIOD.search(question.text):
        return False
    return bool(units) and units[0] not in question.units
