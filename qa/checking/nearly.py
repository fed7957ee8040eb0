"""Whether an answer only nearly answers: of another thing, another year or rank, another measure, no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
        or measures_another(question, text)
    )


def measures_another(question: Question, text: str) -> bool:
    """Return whether a number is of another measure than the one asked for: how tall something is, in years."""
    if question.kind != "number":
        return False
    units = [found.unit for found in quantities_in(text) if found.unit]
    own = question.unit if question.unit in _COUNTS_ITSELF else "分" if _SCORE.search(question.text) else ""
    if own and units and units[0] not in _SAME.get(own, {own}):
        # 4.6万辆 is no score, 263万张 are no votes for one of them; an English unit is another word for the same
        return units[0].isascii() == own.isascii()
    if not question.units or _PERIOD.search(question.text):
        return False
    return bool(units) and units[0] not in question.units
