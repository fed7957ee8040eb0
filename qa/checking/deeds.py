"""Whether a sentence says the very deed that a question asks of: who or when, done or planned, so or not so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.quantities import find_quantities
from qa.asking.constraints import Constraints
from qa.asking.denials import asks_denied, denied_from
from qa.asking.holdings import COVERED, TOLD, UNSAID
from qa.asking.matching import coverage
from qa.asking.newsroom import noun_phrases
from qa.asking.question import COUNTED, TYPED, asked_verb, is_planned
from qa.asking.segmenter import folded_of as fold
from qa.finding import doers, former, names

if TYPE_CHECKING:
    from qa.finding.sentence import Sentence


_IN_HUNDRED_MILLIONS = re.compile(r"(?:多少|几)个?(?:十|百|千)?亿")

FEW_HUNDRED_MILLIONS = 50_000_000
"""A sum below is not asked for in 亿 (by hand)."""

_DONE = re.compile(r"(?:[做办建完修招种发投]完|完成)了|已经|实际|最终|到底|[做办建修招种]成了|真正|至今|目前")

_TOLD_BY_PRONOUN = re.compile(r"(?:It|They|This|That|These|Both)\b")

_WAS = re.compile(r"\b(?:was|were|did|had)\b|\b(?:has|have)\b.*\bspent\b")
"""What asks for what has been done, and is no plan, in Chinese and in English."""

_SPENT = re.compile(r"\bspent\b")

_AIMED = re.compile(
    r"力争|争取(?![到了得过])|目标(?:[是为:]|[^,;。的]{0,12}$)|\b(?:aims?|hopes?) to\b"
    r"|\b(?:goals?|targets?)(?! [^,;.]*\b(?:scored|kicked|headed|saved|hit|struck|shot|met|reached|achieved|exceeded|beaten|missed)\b)"
    r"(?:(?: (?:for|of) [^,;.]{1,30}?)? (?:is|was|are|were|remains?)| (?:to|of|set)|:)(?!\w)[^,;.]{0,40}$"
)
"""What says, somewhere before a number, that it is wished for; a plan may be carried out in the sentence itself.

A goal that was scored and a target that was hit are none, nor is what somebody has got (争取到)."""

_DEEDS = {
    "founded established": "成立 创办 创立 创建 设立 组建 建立 始建 建于 创始 诞生 建校 建院 建馆 筹建 发起",
    "won win wins": "夺冠 夺得 获奖 获得 荣获 斩获 摘得 问鼎 折桂 得主 中标 胜 赢 获 捧",
    "died": "去世 逝世 病逝 牺牲 身亡 遇难 离世 辞世 死 亡 殉",
    "born": "出生 生于 诞生 生",
    "married": "婚 妻 夫 嫁 娶",
    "resigned": "辞 卸任 离任",
}

_DEED_SAID = {
    verb: re.compile(rf"(?:{'|'.join(said.split())})(?!\s*\d)")
    for verbs, said in _DEEDS.items()
    for verb in verbs.split()
}
"""For an English verb that asks for a name or a time, what a Chinese sentence that answers must have of it: to build or
bring in is not to found, and 冠军66项 wins nothing."""

_BECOMES = re.compile(r"\bwhen did [^?]* become\b|\b(?:what|which) year did [^?]* become\b")
_BECAME = re.compile(
    "成为|当[选上]|[升晋]|[出就担]任|任(?!务)|获(?![得奖]者)|入选|[更改]|变[成为]|评为|授予|列[入为]|加入|建成|设为"
)
"""What asks when something became what it is, and what tells it: whoever is named with a title has it from some day."""

_WINS = re.compile(
    r"(?:拿|夺|得|获|赢)[了得到下过]{0,2}[^,。?吗]{0,6}(?:冠军|亚军|季军|第一|金奖|金牌|奖)|\b(?:win|won)\b"
)

_WON = re.compile(r"夺冠|(?:获|夺|摘|捧|斩|折桂|赢|拿下|问鼎|得主)(?!\s*\d)|冠军[为是由]|击败|战胜")
"""What asks whether somebody has won, and what says so: 产生冠军66项 does not."""

_VACANT = re.compile(
    r"[空从]缺|无人(?:获|得|入选|当选)"
    r"|\b(?:search|hunt) for (?:an?|his|her|its|the) (?:[a-z]+ ){0,2}(?:successor|replacement)\b|\bsuccessor (?:has|is) (?:not|yet)\b"
)
"""What says that a prize or post went to nobody."""

AS_WELL = 0.8
"""Part of what the best sentence has of a question that one which says the deed must have, across languages (by hand)."""

UNDONE = 0.5
"""What speaks against a sentence that does not say the deed, where another one does (by hand)."""

_AWAY = re.compile(r" (?:in|on|at|of|for|with|from|to|by|during|after|before|when|and|or)\b")

_OBJECT = re.compile(
    r" (?:(?:the|an?) )?(?P<what>(?!(?:for|at|in|of|to|by|from|with|on|as)\b)[a-z-]{3,}"
    r"(?: (?!(?:for|at|in|of|to|by|from|with|on|as|near|along|across|between|outside|when|after|before)\b)[a-z-]+){0,3})"
)
"""The words right behind a verb, up to a preposition: what was done. To be matched with tanneries has no object."""

_NO_DOER = re.compile(
    r"\b(?:(?:was|were|is|are|been|being|be) (?:[a-z]+ly |first |later |also )?|(?:an?|another|some) (?:[a-z-]+ ){0,2})$",
    re.IGNORECASE,
)
"""What stands before a verb whose doer does not: it was done, or somebody did it."""

_BY = re.compile(r"\bby\b")

_WHO_DOES = re.compile(
    r"(?:谁|哪(?:一|几|两)?位|何人)(?:来|去|负责)?(?P<a>[\u4e00-\u9fff]{2})(?:的|了|过)?[?。]*$|^谁(?:来|去|负责)?(?P<c>[\u4e00-\u9fff]{2})了|^(?P<b>[\u4e00-\u9fff]{2})[^,?。]{2,20}的(?:人)?是(?:谁|哪位)"
)
"""The verb by which a Chinese question asks for a person: 座谈会谁主持的, 主持座谈会的是谁."""

_ASKS_OF_DEED = re.compile(r"(?:什么|啥)时候|何时|几时|哪(?:一)?[年天日]|哪个月|几月(?:几[号日])?|(?:由|是)?谁")

OVER, SLIGHT = 0.7, 0.1
"""What a word counts that stands over the whole text, and how much less of a question than the best a sentence may have
that says the deed (by hand)."""


class Deeds(Constraints):
    """What a question takes for granted, and what a sentence must say of what was done."""

    def verb_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence, or what stands over it, has the verb by which a question asks for a name.

        Of answers to the questions of MLQA dev with such a verb, 69 % are right where it is said and 36 % where not.
        """
        if self.question.kind not in {"person", "organisation", "date", "place"}:
            return True
        if self.question.language == "zh":
            verb = _WHO_DOES.search(fold(self.question.text)) if self.question.kind == "person" else None
            return not verb or self._covers(sentence, verb["a"] or verb["b"] or verb["c"]) >= COVERED
        asked = asked_verb(fold(self.question.text))
        return not asked or self._covers(sentence, asked) >= COVERED

    def deed_is_said(self, sentence: Sentence) -> bool:
        """Return whether a Chinese sentence says the very deed of which an English question asks who or when."""
        if self.question.kind == "yesno" and not self.latin and _WINS.search(fold(self.question.text)):
            return _WON.search(sentence.folded) is not None
        if self.question.language == "zh" and self.latin and self.question.kind in {"person", "organisation"}:
            verb = names.agents_deed(fold(self.question.text))
            own = coverage(self.words, sentence.matches)
            return all(value >= COVERED for word, value in zip(self.words, own, strict=True) if word.label == verb)
        if self.question.language == "zh" or self.latin:
            return True
        if self.question.kind not in {"person", "organisation", "date"}:
            return True
        deed = self._deed_asked()
        return deed is None or deed.search(sentence.folded) is not None

    def _deed_asked(self) -> re.Pattern[str] | None:
        """Return what a Chinese sentence must have of the deed of which an English question asks; None if that is not known."""
        asked = fold(self.question.text)
        if self.question.kind == "date" and _BECOMES.search(asked):
            return _BECAME
        return _DEED_SAID.get("founded" if re.search(r"\bset up\b", asked) else asked_verb(asked))

    def doing(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences that say the deed of which a question asks when or who, if they may answer it.

        What a whole text is about, which stands over it, need not be said beside it: in a list of milestones 2021.08
        在科创板上市 tells when the firm went public, and no sentence that names it better.
        """
        if (self.question.language != "zh" or self.latin) and sentences:
            return self._doing_across(sentences)
        deeds = self._deeds() if sentences and self.question.language == "zh" and not self.latin else set()
        said = [
            item for item in sentences
            if deeds & {match.word for match in item.matches if match.weight >= COVERED}
        ] if deeds else []  # fmt: skip
        if not said or sentences[0] in said[:1]:
            return sentences
        raised = [self._over_its_text(item) for item in said]
        return raised if max(item.share for item in raised) >= max(TOLD, sentences[0].share - SLIGHT) else sentences

    def _doing_across(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences that say the deed, or the rank, of an English question or over English text, or those first."""
        rank = doers.rank_asked(fold(self.question.text))
        if rank > 1 and self.question.kind in {"person", "organisation"}:
            sentences = [item for item in sentences if rank in doers.ranks_said(item.text)] or sentences
        done = [item for item in sentences if self.deed_is_said(item)]
        best = sentences[0].share
        if self.question.language != "zh":
            return done if done and done[0].share >= best - SLIGHT else sentences
        if not done or done[0].share < AS_WELL * best:
            return sentences
        said = {(item.row.source, item.start) for item in done}  # places are of each text by itself
        rest = (item for item in sentences if (item.row.source, item.start) not in said)
        return [*done, *(replace(item, score=item.score - UNDONE) for item in rest)]

    def _deeds(self) -> set[int]:
        """Return the words of the question right behind what asks when or who, by their number."""
        gap = _ASKS_OF_DEED.search(fold(self.question.text))
        if gap is None or self.question.kind not in {"date", "person"}:
            return set()
        behind = fold(self.question.text)[gap.end() :]
        return {place for place, word in enumerate(self.words) if word.label in behind}

    def _over_its_text(self, sentence: Sentence) -> Sentence:
        """Return a sentence that counts as saying what stands over its text."""
        title = fold(self._title(sentence.row.source))
        covered = [
            max(cover, OVER if word.label in title else 0.0)
            for word, cover in zip(self.words, sentence.covered, strict=True)
        ]
        total = sum(word.idf for word in self.words) or 1.0
        share = sum(word.idf * cover for word, cover in zip(self.words, covered, strict=True)) / total
        return replace(sentence, covered=covered, share=share, score=sentence.score + share - sentence.share)

    def denial_is_said(self, sentence: Sentence) -> bool:
        """Return whether a sentence denies something, if a question for a value does.

        Of those who did not finish nothing is told by how many finished.
        """
        typed = self.question.kind in TYPED or self.question.kind == "list"
        return not (typed and self.asks_denial) or denied_from(sentence.folded) is not None

    @property
    def asks_denial(self) -> bool:
        """Whether a question asks for what is not so; 有没有 asks for either."""
        return asks_denied(fold(self.question.text))

    def is_not_vacant(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether what is asked for is not said to have gone to nobody (最佳剧本奖空缺), in another clause."""
        vacant = _VACANT.search(sentence.plain)
        if vacant is None or answer is None or self.question.kind not in {"person", "organisation", "what", "list"}:
            return True
        begins = [
            max(map(sentence.plain.rfind, ",;。", (0, 0, 0), (at, at, at))) + 1
            for at in (vacant.start(), answer[0] - sentence.start)
        ]
        ends = (vacant.end(), answer[1] - sentence.start)
        theirs, ours = (
            {
                item.word
                for item in sentence.matches
                if low <= sentence.offsets[item.start] and sentence.offsets[item.end] <= high and item.weight >= COVERED
            }
            for low, high in zip(begins, ends, strict=True)
        )
        return theirs <= ours

    @property
    def is_ahead(self) -> bool:
        """Whether an English question asks what will be."""
        return (
            self.question.language == "en" and re.search(r"\bwill\b|\bgoing to\b", fold(self.question.text)) is not None
        )

    def object_is_said(self, sentence: Sentence) -> bool:
        """Return whether a sentence, or what stands over it, has anything of what was done, if it is asked in English by whom.

        Of a title of best incubator nothing is told where a Nobel Prize is awarded.
        """
        who = self.question.kind in {"person", "organisation"} and self.question.language != "zh" and not self.latin
        verb = asked_verb(fold(self.question.text)) if who else ""
        if not verb:
            return True
        body = self.question.kind == "organisation"  # "company" says of what sort it is, not what it did
        others = [
            value for word, value in zip(self.words, sentence.covered, strict=True)
            if verb not in word.label.split(" ") and not word.label.isdigit() and not (body and word.focus > 1)
        ]  # fmt: skip
        if max(others, default=1.0) < COVERED:
            return False
        # Nothing of what was built is told where not a word of it is said, whoever built something else
        asked = fold(self.question.text)
        thing = _OBJECT.match(asked, asked.find(verb) + len(verb))
        labels = {word.label for word in self.words}
        whole = _AWAY.split(asked[asked.find(verb) + len(verb) :], maxsplit=1)[0]
        phrases = {label for label, _ in noun_phrases(whole)}
        pairs = zip(self.words, sentence.covered, strict=True)
        if any(word.label in phrases and not value for word, value in pairs):
            return False  # the long jump is not the high jump
        parts = labels.intersection(thing["what"].split(" ") if thing else ())
        if not parts or _TOLD_BY_PRONOUN.match(sentence.text):
            return True  # It was built by Orla
        return max(self._covers(sentence, part) for part in parts) >= UNSAID

    def is_done(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a quantity is no plan, if a Chinese question asks how much has been done, an English one how much was.

        Nor may a sum be far smaller than is asked for: what a city spends in 亿 is not one project's 1600万元.
        """
        if answer is not None and self.question.kind == "money" and _IN_HUNDRED_MILLIONS.search(self.question.text):
            said = sentence.text[answer[0] - sentence.start : answer[1] - sentence.start]
            if all(item.value < FEW_HUNDRED_MILLIONS for item in find_quantities(said)):
                return False
        asked = fold(self.question.text)
        done = (_DONE if self.question.language == "zh" else _WAS).search(asked)
        if self.question.kind not in COUNTED or answer is None or not done:
            return True
        before = sentence.plain[: answer[0] - sentence.start]
        if self.question.language == "zh":
            return not is_planned(before[max(map(before.rfind, ",;。")) + 1 :])
        before = fold(before[max(map(before.rfind, ";。")) + 1 :])
        aimed = _AIMED.search(before) or (_SPENT.search(asked) and is_planned(before))  # 计划投入1600万元: not spent
        return is_planned(asked) or not aimed

    def plan_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence speaks of what is to be, if an English question asks when something will be."""
        if self.question.language == "zh" or self.question.kind != "date":
            return True
        return not is_planned(self.question.text) or is_planned(sentence.text) or former.is_moved(sentence.text)

    def agent_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether whom an English question asks for did it, as far as the voice of the verb tells.

        A laptop that was stolen from a car was not stolen by the commissioner who speaks of it.
        """
        who = self.question.kind in {"person", "organisation"} and self.latin and self.question.language != "zh"
        verb = asked_verb(fold(self.question.text)) if who else ""
        if not verb or answer is None:
            return True
        at = answer[0] - sentence.start
        done = [
            (sentence.offsets[item.start], sentence.offsets[item.end])
            for item in sentence.matches
            if verb in self.words[item.word].label.split(" ")
        ]
        passive = [span for span in done if _NO_DOER.search(sentence.text[: span[0]])]
        return (
            len(passive) < len(done)
            or not done
            or any(end <= at and _BY.search(sentence.text[end:at]) for _, end in passive)
        )
