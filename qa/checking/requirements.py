"""What a sentence must say beside a value for it to be what is asked: the role, the deed, the thing, of whom it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import mul
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from index.terms import stem
from qa.asking.classes import classes, endings_of_body
from qa.asking.constraints import stands_among
from qa.asking.holdings import AS_NAME, COVERED, TOLD, UNSAID
from qa.asking.matching import coverage, find
from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.asking.words import SPENDING
from qa.checking.deeds import Deeds
from qa.checking.holders import Holders
from qa.checking.payers import payer_asked
from qa.finding import former, names
from qa.finding.apart import counted_of
from qa.finding.numeric import STOCK
from qa.finding.targets import aimed_and_done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

ELSEWHERE = 0.3
"""How much more of the topic another sentence must have for an answer's not to speak of it (by hand: of the answers to
the questions on the seed that are right, none falls so far short)."""

SLIGHTLY = 0.05
"""Part of the topic below which a sentence has nothing of it (by hand)."""

_PRICED = re.compile(
    r"\b(?:is|are|was|were|for|at|pays?) (?:only |about |just )?(?:[$£€¥]\d[^;]*)?$"
    r"|\b(?:ris\w+|rose|go(?:es)? up|went up|increas\w+|fall\w*|fell|drop\w*|cut|reduc\w+|rais\w+) (?:from|to|by) (?:[$£€¥]\d[^;]*)?$"
)

_BOUGHT_FOR = re.compile(r"以(?:总价|约|人民币)?$")
_IS_BOUGHT = re.compile(
    r"(?:的?(?:价格|高价|总价|代价))?(?:收购|并购|买下|购得|购入|购买|竞得|拍得|中标|成交|拿下|售出|卖给|出售|转让)"
)
"""What leads up to a price at which something changes hands, and what says behind it that it does."""

_SETTING = re.compile(r"\b(?:in|at|during) (?:the|this|that) ((?:[a-z-]+ ){0,2}[a-z-]+)\W*$")

_FEE = re.compile(r"[费价票](?:用|格|款)?[^费价票]{0,12}$|每[\u4e00-\u9fff]{1,3}$")
"""A sum in a clause behind a word for a fee or price (转会费为, 月费由12元调整为), or behind 每人, is one, whatever it is called."""

_PRICE_OF = re.compile(r"\b([a-z]+) (?:price|fee|fare)s?\b")

_COMES = frozenset(
    """attend attended attending draw drew drawn attract attracted participate participated join joined come came visit visited take took part go went show showed turn turned"""
    """ get got sign signed register registered have had be been hold held place happen happened occur occurred"""
    """ produce produced manufacture manufactured""".split()
)
"""Verbs by which people come to anything, or anything comes to be: to have one of them is not to tell of what."""

_GROWS = re.compile(
    r"\bhow much (?:did|has|have|was|were|is|are) .*\b(?:gr[eo]wn?|increased?|risen?|rose|fall|fell|fallen|drop|dropped|declined?)\b"
    r"|(?:增长|提高|提升|上升|增加|扩大|下降|减少|降低|缩短|压缩)了?(?:多少|几)"
)

_GREW = re.compile(
    rf"{former.CHANGES}|多|少|比|\b(?:up|down|by|gr[eo]w\w*|rose|ris\w+|increas\w+|fell|fall\w*|drop\w*|declin\w*)\b"
)
"""What asks by how much something has changed, and what says that a number is a change."""

_ANY_SORT = frozenset(
    "new newly total more other different various additional extra overall main major key whole entire local own separate individual".split()
)
"""Words before what is counted that tell no sort of it apart."""

SHARED = 4
"""Letters that a word and its stem in a phrase have in common."""

SPECIAL = 3
"""Characters of what a number counts that no word of the question covers, from which on they name a sort of it."""

SPENT_ON = 0.35
"""Least cover of the word before it: a share price is no price of blueberries (by hand)."""

SPENT = 0.5
"""Least cover of a word of cost, price or fee for a sum to be it (by hand)."""

NEXT = 60
"""Characters behind a sentence in which it may still say that a cause is unknown (by hand)."""

_ASKS_CAUSE = re.compile(r"\bwhy\b|\bcaus(?:es?|ed)\b|\breasons?\b|原因|为什么|为何|起因")

_UNKNOWN = re.compile(
    r"\b(?:causes?|reasons?)\b[^.;]{0,40}\b(?:unknown|unclear|not (?:yet )?(?:known|clear|established)|under investigation|being investigated)\b"
    r"|原因(?:尚?不明|未明|仍?未知|正在|尚在|有待|待查|不详|尚未)"
)

_COUNTED = re.compile(r"(?:多少|几)[个家项所座支台件种条](?P<thing>[\u4e00-\u9fff]{3,12})[?？。呢啊呀]*$")

_NAMES_ANOTHER = re.compile(r"[\u4e00-\u9fff]{4,}")
"""What a number is said of in its own clause."""

_IN_ALL = re.compile(
    r"累计|存量|现有|总共有|一共有|总数|总量|保有|\b(?:cumulative(?:ly)?|so far|to date|existing|in existence)\b"
)

_NEW = re.compile(r"新增|新认定|新建|新设|新获|净增|新签|\b(?:new|newly|added)\b")

_APIECE = re.compile("分别|依次|各")

_WHICH_SITE = re.compile(
    r"哪(?:一|几|两)?[个家座所条处间栋幢]([\u4e00-\u9fff]{1,4}?(?:[店馆院校场园桥站港厅楼堂寺庙岛山河湖江路街城村镇市县区省国方点置]|中心))"
)

_WHICH_HAMLET = re.compile(r"(?:哪(?:一|几|两)?个|什么)(镇|乡|村|街道)(?![\u4e00-\u9fff]*[企庄])")

_HAMLET = re.compile("[坞湾庄寨屯坳沟堡店坪塘]$")
"""How the name of a village ends that does not say what it is."""

_ADMINISTERED = re.compile(r"[省市县区镇乡国州城方点置]$|地区|街道")
"""What any name of a place can be, without saying so: 晋江 is a city."""


class Requirements(Holders, Deeds):
    """What a question takes for granted, and what a sentence must say to answer it."""

    def counts_apart(self, sentence: Sentence) -> bool:
        """Return whether a sentence does not count what the question names with others only.

        Of 甲校、乙校等220所高校的843支队伍 nobody knows how many were of 甲校, of 石泉、云坪两县 nothing of one of them.
        """
        if self.question.kind not in COUNTED or _APIECE.search(sentence.folded):
            return True
        listed = 0
        for item in self.named:
            if item.kind in {"organisation", "person", "place"}:
                name = fold(item.text)
                said = [word for word in self.words if word.label in name or name.startswith(word.label)]
                forms = self.forms(item) or [
                    text for word in said for text, weight in word.variants if weight >= AS_NAME
                ]
                forms = [form for form in forms if len(form) > 1 and not form.isascii()]
                listed += any(stands_among(form, sentence.folded) for form in forms)
        return listed != 1

    def spending_is_said(self, sentence: Sentence, answer: tuple[int, int] | None = None) -> bool:
        """Return whether the sentence of a sum speaks of the cost, price or fee that is asked for in English.

        "A ticket is £4" says a price without the word.
        """
        if self.question.kind != "money" or self.question.language == "zh" or payer_asked(self.question):
            return True
        asked = [
            value
            for word, value in zip(self.words, sentence.covered, strict=True)
            if word.focus > 1 and SPENDING.fullmatch(word.label)
        ]
        of = _PRICE_OF.search(fold(self.question.text))
        if of is not None and self._covers(sentence, of[1]) < SPENT_ON:
            return False
        if not asked or max(asked) >= SPENT:
            return True
        before = sentence.plain[: answer[0] - sentence.start] if answer else ""
        if _FEE.search(before[max(map(before.rfind, ",;。")) + 1 :]):
            return True
        others = [value for word, value in zip(self.words, sentence.covered, strict=True) if word.focus == 1]
        if (
            answer is not None
            and _BOUGHT_FOR.search(sentence.plain, 0, answer[0] - sentence.start)
            and _IS_BOUGHT.match(sentence.plain, answer[1] - sentence.start)
        ):
            return True  # 以900万元收购
        priced = answer is not None and _PRICED.search(sentence.text[: answer[0] - sentence.start])
        return bool(priced) and min(others, default=0.0) >= COVERED

    def topic_is_said(self, sentence: Sentence, others: Sequence[Sentence]) -> bool:
        """Return whether a quantity, place or time stands in the story that an English question asks of, where another tells it.

        How many people attended a symposium is not answered by those of a competition. Judged by the words that name
        neither what is counted nor stand in the answer's sentence or over it.
        """
        if self.question.language == "zh" or self.question.kind not in COUNTED | {"place", "date"}:
            return True
        weights = [word.idf if word.focus <= 1 and word.label not in _COMES else 0.0 for word in self.words]
        total = sum(weights) or 1.0
        shares = [float(sum(map(mul, weights, item.covered))) / total for item in (sentence, *others[:12])]
        if max(shares) >= TOLD and max(shares) - shares[0] > ELSEWHERE > shares[0]:
            return False
        # What a phrase may be in Chinese (committee meeting) says nothing where its words are told, here none of them
        single = {form for word in self.words if " " not in word.label for form in (word.label, stem(word.label))}
        alone = [
            0.0 if " " in word.label and not single.isdisjoint(word.label.split(" ")) else value
            for word, value in zip(self.words, weights, strict=True)
        ]
        parts = [float(sum(map(mul, alone, item.covered))) / (sum(alone) or 1.0) for item in (sentence, *others[:12])]
        return parts[0] >= SLIGHTLY or max(parts) < TOLD

    def change_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a quantity is told as a change, if a question asks by how much something has changed."""
        if answer is None or self.question.kind not in COUNTED or not _GROWS.search(fold(self.question.text)):
            return True
        before = sentence.plain[: answer[0] - sentence.start]
        clause = before[max(map(before.rfind, ",;。，；")) + 1 :]
        own = sentence.plain[answer[0] - sentence.start : answer[1] - sentence.start]
        return _GREW.search(fold(clause)) is not None or own.startswith("翻") or self.latin

    def setting_is_said(self, sentence: Sentence, others: Sequence[Sentence]) -> bool:
        """Return whether a quantity is told of where an English question ends by placing it, if the text tells of that.

        How much spending grew in the pilot project is not by how much the whole city's did.
        """
        match = _SETTING.search(fold(self.question.text))
        if match is None or self.question.kind not in COUNTED or self.question.language == "zh" or self.latin:
            return True
        parts = set(match[1].split(" "))
        placed = [number for number, word in enumerate(self.words) if word.label in parts]
        if not placed or max(sentence.covered[number] for number in placed) >= UNSAID:
            return True
        rarest = max(placed, key=lambda number: self.words[number].idf)
        return not any(other.covered[rarest] >= COVERED for other in others[:12])

    def class_is_said(self, answer: str, sentence: Sentence) -> bool:
        """Return whether the answer to a question for bodies, or an English one for a list, has what is of the class asked for.

        Which graphene companies there are is not told by a clause in which no company is named, which school it was not
        by who taught there. Nor is a Chinese 镇 or 村 named without saying so, as a city may be.
        """
        hamlet = _WHICH_HAMLET.search(fold(self.question.text)) if self.question.kind == "place" else None
        if hamlet and not self.latin:
            return hamlet[1] in answer or _HAMLET.search(answer) is not None
        if self.question.kind == "organisation" and self.latin and _WHICH_SCHOOL.search(fold(self.question.text)):
            return _SCHOOL.search(answer) is not None or _OF_LEARNING.search(sentence.plain) is not None
        if self.question.kind not in {"list", "organisation"} or self.latin:
            return True
        if self.question.language == "zh":
            ends = endings_of_body(fold(self.question.text), "zh") if self.question.kind == "organisation" else ()
            return not ends or "公司" in ends or any(ending in fold(answer) for ending in ends)
        endings = classes(fold(self.question.text))
        if self.question.kind == "organisation" and "公司" in endings:
            return _SORT.search(answer) is None  # 一鸣农业 is a firm without saying so
        return not endings or any(ending in answer for ending in endings) or len(names.items(answer)) > 1

    def modifier_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a count is of what an English question counts, not of another sort of it.

        Of graphene companies nothing is told by 高新技术企业640家, whatever the sentence says of graphene before; of
        forest fires nothing by the fires of a text without a forest.
        """
        if answer is None or self.question.kind != "number" or self.question.language == "zh" or self.latin:
            return True
        asked = fold(self.question.text)
        named = [number for number, word in enumerate(self.words) if word.focus > 1 and " " not in word.label]
        named.sort(key=lambda number: asked.find(self.words[number].label))
        sorts = [number for number in named[:-1] if self.words[number].label not in _ANY_SORT]
        if not sorts or sentence.covered[named[-1]] < COVERED:
            return True
        stems = [self.words[number].label[:SHARED] for number in sorts]
        sorts += [
            number for number, word in enumerate(self.words)
            if " " in word.label and any(part.startswith(tuple(stems)) for part in word.label.split(" "))
        ]  # fmt: skip
        if max(sentence.covered[number] for number in sorts) < UNSAID:
            return not any(_is_noun(self.words[number]) for number in sorts)
        at, end = answer[0] - sentence.start, answer[1] - sentence.start
        counted = counted_of(sentence, (at, end))
        if (
            counted is None
            or former.is_told(sentence.text, (at, end))  # 上年末为1.13万人 does not say again what it counts
            or max(coverage(self.words, find(self.words, fold(sentence.row.event or "")))[number] for number in sorts)
            >= UNSAID
        ):
            return True
        low = min(max(map(sentence.plain.rfind, ",;。", (0, 0, 0), (at, at, at))) + 1, counted[0])
        ends = [place for place in (sentence.plain.find(mark, end) for mark in ",;。") if place >= 0]
        high = max(min(ends, default=len(sentence.plain)), counted[1])
        own = set(range(*counted))
        for item in sentence.matches:
            begin, stop = sentence.offsets[item.start], sentence.offsets[item.end]
            if item.word in sorts and low <= begin and stop <= high:
                return True
            own -= set(range(begin, stop))
        for said in STOCK.finditer(sentence.plain, *counted):
            own -= set(range(*said.span()))
        return sum(sentence.plain[place].isalnum() for place in own) < SPECIAL

    def is_known(self, sentence: Sentence) -> bool:
        """Return whether the cause that is asked for is not said to be unknown."""
        if not _ASKS_CAUSE.search(fold(self.question.text)):
            return True
        begin, row = sentence.start - sentence.row.start, sentence.row.text
        return not _UNKNOWN.search(fold(row[begin : begin + len(sentence.text) + NEXT]))

    def stock_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a count is not of what is new, if a question asks how many there are in all.

        新增科技型中小企业426家,小巨人企业49家 tells how many came, not how many there are; nor is it told how many live
        or work somewhere by how many it has sent or lent.
        """
        asked = fold(self.question.text)
        if answer is None or self.question.kind != "number":
            return True
        if _STANDING.search(asked) and not _PASSES_ON.search(asked):
            led = sentence.plain[: answer[0] - sentence.start].lower()
            if _PASSED_ON.search(led):
                return False
        if not _IN_ALL.search(asked) or _NEW.search(asked):
            return True
        before = sentence.plain[: answer[0] - sentence.start]
        part = before[max(map(before.rfind, ";。")) + 1 :]
        new = [match.end() for match in _NEW.finditer(part)]
        return not new or STOCK.search(part, new[-1]) is not None

    def counted_is_beside(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether what a Chinese question counts is not told in one clause, and another thing counted in another.

        引进北京石墨烯技术研究院等平台,高新技术企业突破600家 counts no platforms.
        """
        if answer is None or self.question.kind != "number" or self.question.language != "zh":
            return True
        match = _COUNTED.search(fold(self.question.text))
        if match is None:
            return True
        span = answer[0] - sentence.start, answer[1] - sentence.start
        if any(done == span for _, done in aimed_and_done(sentence.text)):
            return True  # 计划新增学位2400个,实际新增2760个
        thing = fold(match["thing"])
        place = sentence.folded.find(thing)
        at = bisect_left(sentence.offsets, answer[0] - sentence.start)
        if place < 0 or place > at:
            return True
        own = max(sentence.folded.rfind(mark, 0, at) for mark in ",;:。") + 1
        said = sentence.folded[own:at]
        return thing in said or not _NAMES_ANOTHER.search(said) or any(
            item.start >= own and item.end <= at and item.weight >= COVERED
            and len(self.words[item.word].label) > 1 and self.words[item.word].label in thing
            for item in sentence.matches
        )  # fmt: skip

    def head_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence has the sort of thing that is asked for, where no other answers: 哪个酒店, no town."""
        if self.question.kind in {"place", "what"} and (asked := _WHICH_SITE.search(fold(self.question.text))):
            sort = asked[1]
            return bool(_ADMINISTERED.search(sort)) or sort[-1] in sentence.folded or self.latin
        return True


_STANDING = re.compile(
    r"\bhow many [^?]*?\b(?:lives?|living|works?|working|resides?|residing|belongs?|(?:does|do|did) [^?]{2,60} (?:have|own|employ|possess)|(?:is|are|were) (?:there|employed|based|stationed|housed))\b"
    r"|(?:[有住]着?|拥有|在册|在编|工作的|生活的)(?:有|的)?(?:多少|几)"
)
_PASSES_ON = re.compile(r"\b(?:sent|lent|given|lost|sold|bought|new|newly)\b|[派借捐送卖售调抽赠]")
_PASSED_ON = re.compile(
    r"\b(?:sent|sends|lent|lends|loaned|gave|gives|donated|dispatched|seconded|contributed|transferred|sold) (?:(?:out|off|away|about|some|another|its|their|his|her) )?$"
    r"|(?:派出?|选派|派遣|输送|借出|借给|抽调|支援|捐出|捐赠|送出|卖出|售出|调出)了?$"
)
"""What asks how many there are somewhere, and what leads up to how many it has let go."""
_WHICH_SCHOOL = re.compile(
    r"\b(?:which|what) (?:[\w-]+ ){0,2}?(?:school|college|university|academy)\b|哪(?:一)?[所个家]?(?:学校|大学|学院|中学|小学)"
)
_SCHOOL = re.compile(
    r"\b(?:School|College|University|Academy|Institute|Conservatoire|Conservatory|Polytechnic|Seminary|Grammar|Primary)\b"
)
_OF_LEARNING = re.compile(
    r"(?i:\b(?:school|college|universit|academ|educat|stud(?:y|ied|ie)|graduat|degree|alumn|pupil|taught))"
)
"""A question for a school, its name, and what says that a name is of one where it does not itself: educated at Eton."""

_SORT = re.compile(r"^(?:国家|[省市县区])级|(?:科技|技术|[型小微]|巨人|龙头|骨干|工业|民营|外资|规上|制造)企业$")
"""How a sort of firms is called, which is the name of none."""


def _is_noun(word: Word) -> bool:
    """Return whether the likeliest Chinese for an English word is a noun: what a thing is of is seldom paraphrased.

    Forest fires are 森林火灾 in any text, young firms are 在孵企业 in one and 初创企业 in another.
    """
    ways = [(weight, text) for text, weight in word.variants if is_cjk(text[0])]
    parts = names.tokens(max(ways)[1]) if ways else []
    return len(parts) == 1 and parts[0].tag.startswith("n")
