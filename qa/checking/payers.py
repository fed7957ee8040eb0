"""Who pays a sum: what the province gave is not what the whole cost, where a text says that it gave a half of it.

A payer's sum stands in the payer's own clause. Where that clause tells a share or a sum of its own, no sum of another
clause is the payer's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

Span = tuple[int, int]

_BODY = (
    "(?:中央|国家|[省市州县区镇乡村]|街道|政府|财政|部门|公司|集团|企业|银行|学校|医院|基金会?|协会|商会|[厅局委社厂]|对方|双方|个人|群众|村民|农户|居民|职工|学生|家长"
    "|保险|医保|社保)(?:[里上级]|本级)?(?:财政|政府|方面?|自己)?"
)
_ASKS = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{0,8}}?{_BODY})(?:一共|总共|共|又|各|[给为][^,。?给为]{{1,8}}?){{0,3}}"
    r"(?:自筹|筹集|筹措|筹|出资|补助|补贴|资助|承担|负担|支付|拨款|投入|配套|奖补|支持|赞助|给|出|掏|付|拨|捐|投)(?:了|的)?(?:钱|款)?(?:是)?(?:多少|几)"
)
_ASKS_ENGLISH = re.compile(
    r"\bhow much (?:money |of it )?(?:did|does|do|will|would|has|have|had|is|was) (?:the |its )?(?P<who>[a-z' -]{2,40}?) "
    r"(?:to )?(?:pay|paid|contribute[ds]?|give|given|put (?:in|up|towards?)|provide[ds]?|meet|met|chip in|grant|donate|cover|lend|bear|raise)\b"
    r"|\bhow much (?:did|does|do|will|would|has|have) [a-z' -]{2,60}? cost (?:the |its )?(?P<whom>[a-z' -]{3,40}?)\W*$"
)
_NOBODY = re.compile(r"^(?:to|in|on|at|for|per|a|an|each|last|this|altogether|overall|now|then|so far)\b")
_SHARE = re.compile(
    r"一半|半数|[一二三四五六七八九\d]成|分之|%|其余|余下|剩下|全部|全额|大头"
    r"|\b(?:half|thirds?|quarters?|fifths?|rest|remainder|balance|share|most|all|per ?cent)\b"
)
_ENDS = re.compile(r"[,;。](?!\d)|\.(?= |$)| (?:and|while|but) ")
_PAYS = re.compile(
    r"筹|集资|出资|补助|补贴|资助|承担|负担|支付|拨|投入|配套|奖补|赞助|[给出掏付捐投]"
    r"|\b(?:paid|pays|gave|gives|given|met|meets|contribut\w+|provid\w+|put|grant\w*|donat\w+|bore|bears|cover\w*|lent|borrow\w*|raised|found|shared?)\b"
)
"""What says that somebody pays: council tax rises is no sum that the council gave."""
SAID = 0.3
"""Weight from which on a word of the question stands for the payer (by hand)."""
NEAR = 12
"""Best sentences in which what the payer gave may be told (by hand)."""


def payer_asked(question: Question) -> str:
    """Return who is asked to have paid how much; "" if that is not asked.

    Example:
        >>> from qa.asking.question import read_question
        >>> payer_asked(read_question("修桥省里补助了多少钱?")), payer_asked(read_question("How much did it cost the county?"))
        ('修桥省里', 'county')
    """
    if question.kind not in COUNTED:
        return ""
    match = (_ASKS if question.language == "zh" else _ASKS_ENGLISH).search(fold(question.text))
    if match is None:
        return ""
    who = match["who"] or ("" if question.language == "zh" else match["whom"])
    return "" if not who or _NOBODY.match(who) else who


def is_theirs(
    question: Question, words: Sequence[Word], sentence: Sentence, answer: Span | None, others: Sequence[Sentence]
) -> bool:
    """Return whether a sum may be what the payer paid of whom a question asks it; True if none is asked of."""
    if answer is None or not (who := payer_asked(question)):
        return True
    numbers = named_payer(who, words, question.language)
    if not numbers:
        return True
    clauses = clauses_of(numbers, sentence)
    at = answer[0] - sentence.start
    if any(low <= at < high for low, high in clauses):
        return True
    if clauses:
        return not any(_tells_of_its_own(sentence, clause) for clause in clauses)
    return not any(
        other.row.source == sentence.row.source and _tells_of_its_own(other, clause)
        for other in others[:NEAR]
        for clause in clauses_of(numbers, other)
    )


def named_payer(who: str, words: Sequence[Word], language: str) -> set[int]:
    """Return the words of a question that name the payer: the last of those in what stands before the verb."""
    if language == "zh":
        own = [number for number, word in enumerate(words) if word.label in who]
        return set(sorted(own, key=lambda number: who.rfind(words[number].label))[-1:])
    parts = who.split(" ")
    return {number for number, word in enumerate(words) if word.label == parts[-1]}


def clauses_of(numbers: set[int], sentence: Sentence) -> list[Span]:
    """Return the clauses of a sentence in which a payer stands."""
    said = [item for item in sentence.matches if item.word in numbers and item.weight >= SAID]
    most = max((item.weight for item in said), default=0.0)  # what only means the same is not the payer, who is named
    places = [sentence.offsets[item.start] for item in said if item.weight == most]
    text = sentence.plain
    ends = [match.start() for match in _ENDS.finditer(text)]
    return [
        (
            max((end for end in ends if end < place), default=0),
            min((end for end in ends if end >= place), default=len(text)),
        )
        for place in places
    ]


def _tells_of_its_own(sentence: Sentence, clause: Span) -> bool:
    """Return whether a payer's clause says that the payer pays a sum or a share."""
    low, high = clause
    text = sentence.plain.lower()
    if not _PAYS.search(text, low, high):
        return False
    sums = (item for item in quantities_in(sentence.text) if item.kind in {"money", "percent"})
    return any(low <= item.start < high for item in sums) or _SHARE.search(text, low, high) is not None
