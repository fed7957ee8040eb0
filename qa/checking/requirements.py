"""What a sentence must say beside a value for it to be what is asked: the role, the deed, the thing, of whom it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import mul
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk, is_latin
from corpus.quantities import find_quantities
from qa.asking.classes import classes
from qa.asking.constraints import Constraints, has_any, stands_among
from qa.asking.denials import asks_denied, denied_from
from qa.asking.holdings import AS_NAME, COVERED, implied_year
from qa.asking.matching import coverage, find
from qa.asking.named import COMMON, Constraint
from qa.asking.newsroom import noun_phrases
from qa.asking.question import COUNTED, TYPED, asked_role, asked_verb, asks_holder, is_office, is_planned
from qa.asking.segmenter import folded_of as fold
from qa.asking.words import SPENDING
from qa.finding import doers, former, names
from qa.finding.apart import counted_of
from qa.finding.numeric import STOCK
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.words import Word
    from qa.finding.sentence import Sentence


ELSEWHERE = 0.3
"""How much more of the topic another sentence must have for an answer's not to speak of it (by hand: of the answers to
the questions on the seed that are right, none falls so far short)."""

SLIGHTLY = 0.05
"""Part of the topic below which a sentence has nothing of it (by hand)."""

TOLD = 0.5
"""Least part of the topic that a sentence must have to be the one which tells of it (by hand)."""

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

_PRICED = re.compile(
    r"\b(?:is|are|was|were|for|at|pays?) (?:only |about |just )?(?:[$£€¥]\d[^;]*)?$"
    r"|\b(?:ris\w+|rose|go(?:es)? up|went up|increas\w+|fall\w*|fell|drop\w*|cut|reduc\w+|rais\w+) (?:from|to|by) (?:[$£€¥]\d[^;]*)?$"
)

_FEE = re.compile(r"[费价票](?:用|格|款)?[^费价票]{0,12}$|每[\u4e00-\u9fff]{1,3}$")
"""A sum in a clause behind a word for a fee or price (转会费为, 月费由12元调整为), or behind 每人, is one, whatever it is called."""

_PRICE_OF = re.compile(r"\b([a-z]+) (?:price|fee|fare)s?\b")

_COMES = frozenset(
    """attend attended attending draw drew drawn attract attracted participate participated join joined come came visit visited take took part go went show showed turn turned"""
    """ get got sign signed register registered have had be been hold held place happen happened occur occurred""".split()
)
"""Verbs by which people come to anything: to have one of them is not to tell of what they came to."""

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

_WINS = re.compile(
    r"(?:拿|夺|得|获|赢)[了得到下过]{0,2}[^,。?吗]{0,6}(?:冠军|亚军|季军|第一|金奖|金牌|奖)|\b(?:win|won)\b"
)
_WON = re.compile(r"夺冠|(?:获|夺|摘|捧|斩|折桂|赢|拿下|问鼎|得主)(?!\s*\d)|冠军[为是由]|击败|战胜")
"""What asks whether somebody has won, and what says so: 产生冠军66项 does not."""

_GROWS = re.compile(
    r"\bhow much (?:did|has|have|was|were|is|are) .*\b(?:gr[eo]wn?|increased?|risen?|rose|fall|fell|fallen|drop|dropped|declined?)\b"
    r"|(?:增长|提高|提升|上升|增加|扩大|下降|减少|降低|缩短|压缩)了?(?:多少|几)"
)
_GREW = re.compile(
    r"增|升|降|减|涨|跌|缩|提高|扩大|多|少|比|\b(?:up|down|by|gr[eo]w\w*|rose|ris\w+|increas\w+|fell|fall\w*|drop\w*|declin\w*)\b"
)
"""What asks by how much something has changed, and what says that a number is a change."""

_UNDER_ASKED = re.compile(r"\b(?:assistant|deputy|vice)\b|副")

_UNDER = re.compile(
    r"\b(?:assistant|deputy|vice)[ -]((?:[a-z]+ )?(?:master|mayor|director|manager|head|chair(?:man|woman)?|president|minister|officer|editor"
    r"|secretary|governor|engineer|curator|principal|headmaster|captain|coach|commissioner|treasurer))\b"
)
"""An office of the second rank, and the one above it."""

_IS_THING = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:场|厂|店|园|馆|站|楼|桥|路|港|湖|山|村|公司|集团|医院|学校|中心|基地|牧场|农场)"
)
"""What the name of a thing ends with."""

_SETTING = re.compile(r"\b(?:in|at|during) (?:the|this|that) ((?:[a-z-]+ ){0,2}[a-z-]+)\W*$")
"""Where an English question ends by saying in or at what it asks."""

_VACANT = re.compile(r"[空从]缺|无人(?:获|得|入选|当选)")
"""What says that a prize or post went to nobody."""

_ANY_SORT = frozenset(
    "new newly total more other different various additional extra overall main major key whole entire local own separate individual".split()
)
"""Words before what is counted that tell no sort of it apart."""

AS_WELL = 0.8
"""Part of what the best sentence has of a question that one which says the deed must have, across languages (by hand)."""

UNDONE = 0.5
"""What speaks against a sentence that does not say the deed, where another one does (by hand)."""

SHARED = 4
"""Letters that a word and its stem in a phrase have in common."""

UNSAID = 0.2
"""Cover of a word below which neither a sentence, nor its passage, nor its title says it (by hand)."""

SPECIAL = 3
"""Characters of what a number counts that no word of the question covers, from which on they name a sort of it."""

FEW = 4
"""Numbers up to which one given in a question may be said otherwise, or by no digit."""

SPENT_ON = 0.35
"""Least cover of the word before it: a share price is no price of blueberries (by hand)."""

SPENT = 0.5
"""Least cover of a word of cost, price or fee for a sum to be it (by hand)."""

_ROLE = re.compile(
    r"冠军|亚军|季军|校长|院长|局长|市长|县长|省长|区长|镇长|厅长|部长|董事长|总经理|总裁|主席|站长|馆长|所长|得主|创始人"
    r"|处长|科长|社长|会长|厂长|队长|村长|理事长|秘书长|团长|组长|主任|书记|总工程师|总设计师|主教练|教练"
    r"|讲师|裁判|评委|主持人|司机|导游|翻译|代言人|设计师|发言人|监理"
    r"|\b(?:winner|champion|mayor|chairman|chairwoman|president|founder|dean|governor|coach|referee|judge|lecturer|instructor|spokesman"
    r"|spokeswoman|spokesperson|headmaster|principal|ceo|chief executive|minister|premier|architect|editor|director|head of)\b"
)

_ROLES_SAID = {
    "冠军": "夺冠", "得主": "获得", "创始人": "创办", "讲师": "授课 主讲 讲课", "教练": "执教", "主教练": "教练", "founder": "founded", "champion": "won",
    "winner": "won", "设计师": "设计",
}  # fmt: skip
"""What says the same of the holder."""

_ROLES_ACROSS = {
    "winner": "冠军 夺冠 获奖 获得 夺得 荣获 得主", "champion": "冠军 夺冠 夺得", "mayor": "市长 镇长", "chairman": "董事长 主席 会长 理事长 主任",
    "chairwoman": "董事长 主席 会长 理事长 主任", "president": "校长 院长 会长 总裁 主席 总统 社长 理事长", "founder": "创始 创办 创立 创建 发起",
    "dean": "院长 系主任", "governor": "省长 州长 行长 总督", "coach": "教练", "referee": "裁判", "judge": "裁判 评委 法官",
    "lecturer": "讲师 主讲 授课 讲课", "instructor": "讲师 教练 教官 授课", "spokesman": "发言人", "spokeswoman": "发言人",
    "spokesperson": "发言人", "headmaster": "校长", "principal": "校长 负责人", "ceo": "总裁 首席执行官 总经理", "minister": "部长 大臣",
    "chief executive": "总裁 首席执行官 总经理 行政长官", "premier": "总理", "architect": "设计师 建筑师 设计", "editor": "编辑 主编",
    "director": "主任 [局院厂馆所处园台站社署厅校]长 总监 董事 导演 执导 负责人", "head of": "局长 主任 负责人 院长 校长 部长 会长 所长 馆长 队长 站长 处长 厂长 社长 村长 行长 科长 县长 镇长 台长 团长 园长 领导 首长 主管",
}  # fmt: skip
"""What Chinese texts call the holder of a role, or say of one."""

NEXT = 60
"""Characters behind a sentence in which it may still say that a cause is unknown (by hand)."""

_ASKS_CAUSE = re.compile(r"\bwhy\b|\bcaus(?:es?|ed)\b|\breasons?\b|原因|为什么|为何|起因")

_UNKNOWN = re.compile(
    r"\b(?:causes?|reasons?)\b[^.;]{0,40}\b(?:unknown|unclear|not (?:yet )?(?:known|clear|established)|under investigation|being investigated)\b"
    r"|原因(?:尚?不明|未明|仍?未知|正在|尚在|有待|待查|不详|尚未)"
)

_WORKS_AT = re.compile(
    r"(?:是|来自|在)哪(?:一)?[个所家](?:单位|公司|大学|学校|高校|学院|医院|研究院|研究所|机构|部门|企业)(?:的|工作|任职|上班|任教|毕业|就职)"
    r"|\b(?:from|employed|work(?:s|ing)?|affiliated|teach(?:es)?|belong)\b\W*$"
)
_AFFILIATED = re.compile(
    r"[\W\d年月起后]*(?:[他她]|现|曾|原|先后|长期|一直|目前|当时|本人)*(?:是|为|系|从|在|于|来自|出自|出身|所在|任职?|[就供入]职|受聘|[任执]教|毕业|就读|考[入上]|加[入盟]|进入|调[入到]|工作|效力|隶?属)*(?:于|在|的|到)?"
)
"""What may stand between the name of somebody and a body to which he or she belongs."""

_AWAY = re.compile(r" (?:in|on|at|of|for|with|from|to|by|during|after|before|when|and|or)\b")
_OBJECT = re.compile(
    r" (?:(?:the|an?) )?(?P<what>(?!(?:for|at|in|of|to|by|from|with|on|as)\b)[a-z-]{3,}"
    r"(?: (?!(?:for|at|in|of|to|by|from|with|on|as|near|along|across|between|outside|when|after|before)\b)[a-z-]+){0,3})"
)
"""The words right behind a verb, up to a preposition: what was done. To be matched with tanneries has no object."""
_COUNTED = re.compile(r"(?:多少|几)[个家项所座支台件种条](?P<thing>[\u4e00-\u9fff]{3,12})[?？。呢啊呀]*$")
_NAMES_ANOTHER = re.compile(r"[\u4e00-\u9fff]{4,}")
"""What a number is said of in its own clause."""

_IN_ALL = re.compile(
    r"累计|存量|现有|总共有|一共有|总数|总量|保有|\b(?:cumulative(?:ly)?|so far|to date|existing|in existence)\b"
)
_NEW = re.compile(r"新增|新认定|新建|新设|新获|净增|新签|\b(?:new|newly|added)\b")

_NO_DOER = re.compile(
    r"\b(?:(?:was|were|is|are|been|being|be) (?:[a-z]+ly |first |later |also )?|(?:an?|another|some) (?:[a-z-]+ ){0,2})$",
    re.IGNORECASE,
)
"""What stands before a verb whose doer does not: it was done, or somebody did it."""

_BY = re.compile(r"\bby\b")

_SETS_OUT = re.compile("(?:开|驶|飞|发|运)(?:往|向)|出发|始发|启程")
"""What stands behind whence something goes, which does nothing: 由江北客运站开往大学城."""

_TAKES_ON = re.compile("[^,。;、]{0,6}?[接继担出升改代兼]?任|当选")
"""What says behind a name and a former office that its holder takes another."""

_ROLE_OF = re.compile(r"^(?P<of>[^,。?]{2,16}?)的(?P<role>[^,。?的]{2,8}?)(?:是谁|是哪|叫|为谁|姓|[?。]?$)")
_CLAUSE = re.compile("[,;:。]")
_PART_OF = re.compile(r"^[^,。?]{2,24}?的(?P<role>[^,。?的是哪谁]{2,8})(?:是谁|是哪|叫什么|为谁)")
_SAYS_NO_ROLE = re.compile(r"(?:单位|部门|机构|公司|企业|人|方|者|名字|姓名|全名|大名|姓)$")

_OFFICE_OF = re.compile(r"\b(?:of|for) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")

_APIECE = re.compile("分别|依次|各")

_WHO_DOES = re.compile(
    r"(?:谁|哪(?:一|几|两)?位|何人)(?:来|去|负责)?(?P<a>[\u4e00-\u9fff]{2})(?:的|了|过)?[?。]*$|^谁(?:来|去|负责)?(?P<c>[\u4e00-\u9fff]{2})了|^(?P<b>[\u4e00-\u9fff]{2})[^,?。]{2,20}的(?:人)?是(?:谁|哪位)"
)
"""The verb by which a Chinese question asks for a person: 座谈会谁主持的, 主持座谈会的是谁."""

_WHICH_SITE = re.compile(
    r"哪(?:一|几|两)?[个家座所条处间栋幢]([\u4e00-\u9fff]{1,4}?(?:[店馆院校场园桥站港厅楼堂寺庙岛山河湖江路街城村镇市县区省国方点置]|中心))"
)

_WHICH_HAMLET = re.compile(r"(?:哪(?:一|几|两)?个|什么)(镇|乡|村|街道)(?![\u4e00-\u9fff]*[企庄])")

_HAMLET = re.compile("[坞湾庄寨屯坳沟堡店坪塘]$")
"""How the name of a village ends that does not say what it is."""

_ADMINISTERED = re.compile(r"[省市县区镇乡国州城方点置]$|地区|街道")
"""What any name of a place can be, without saying so: 晋江 is a city."""


def _is_noun(word: Word) -> bool:
    """Return whether the likeliest Chinese for an English word is a noun: what a thing is of is seldom paraphrased.

    Forest fires are 森林火灾 in any text, young firms are 在孵企业 in one and 初创企业 in another.
    """
    ways = [(weight, text) for text, weight in word.variants if is_cjk(text[0])]
    parts = names.tokens(max(ways)[1]) if ways else []
    return len(parts) == 1 and parts[0].tag.startswith("n")


_ASKS_OF_DEED = re.compile(r"(?:什么|啥)时候|何时|几时|哪(?:一)?[年天日]|哪个月|几月(?:几[号日])?|(?:由|是)?谁")
OVER, SLIGHT = 0.7, 0.1
"""What a word counts that stands over the whole text, and how much less of a question than the best a sentence may have
that says the deed (by hand)."""


class Requirements(Constraints):
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

    def role_is_said(self, sentence: Sentence, answer: tuple[int, int] | None = None) -> bool:
        """Return whether the sentence of an answer speaks of the role or honour whose holder is asked for.

        Where 冠军66项 stands in one sentence and universities in another, no champion is named. Nor does 院长 say
        anything of one who is called 副院长 there.
        """
        if self.question.kind not in {"person", "organisation"}:
            return True
        asked = fold(self.question.text)
        if self.question.language != "zh" and not self.latin and answer is not None and asks_holder(asked):
            span = answer[0] - sentence.start, answer[1] - sentence.start
            if names.is_under(sentence.plain, span) not in {None, _UNDER_ASKED.search(asked) is not None}:
                return False
        if self.question.language != "zh" and (role := asked_role(asked)):
            told = all(self._covers(sentence, word) >= COVERED for word in role) and not self._names_another_office(
                sentence, role
            )
            return told and self._holds_office(sentence)
        if self.question.language == "zh" and self.latin and (office := names.ROLE.search(asked)):
            if not self._is_of_rank_across(sentence, office.group(), deputy=asked[: office.start()].endswith("副")):
                return False
            parts = [word.label for word in self.words if office.group().endswith(word.label)]
            return bool(parts) and all(self._covers(sentence, part) >= COVERED for part in parts)
        match = _ROLE.search(asked)
        if match is None:
            return self._part_is_said(sentence, asked)
        said = match.group()
        if not self.latin and said.isascii():
            under = "" if _UNDER_ASKED.search(asked) else "(?<!副)"  # 副市长 is no mayor
            return re.search(rf"{under}(?:{'|'.join(_ROLES_ACROSS[said].split())})", sentence.folded) is not None
        if self.latin != is_latin(asked):
            return True
        # 冠军66项 counts champions, it names none
        forms = [said, *_ROLES_SAID.get(said, "").split()]
        return any(re.search(rf"{re.escape(word)}(?!\s*\d)", sentence.folded) for word in forms)

    def _names_another_office(self, sentence: Sentence, role: Sequence[str]) -> bool:
        """Return whether an English sentence has words of another office, and not all of the one asked for.

        Who is named as chief executive is not the chief operating officer, of whom the next sentence tells.
        """
        if not self.latin:
            return False
        own = coverage(self.words, sentence.matches)
        said = {word.label for word, value in zip(self.words, own, strict=True) if value >= COVERED}
        if said.issuperset(role):
            return False
        matched = [(sentence.offsets[item.start], sentence.offsets[item.end]) for item in sentence.matches]
        words = re.finditer(r"[a-z]{4,}", sentence.text.lower())
        return any(
            is_office(word.group()) and not any(low <= word.start() < high for low, high in matched) for word in words
        )

    def _is_of_rank_across(self, sentence: Sentence, office: str, *, deputy: bool) -> bool:
        """Return whether English text names an office in the rank that a Chinese question asks for."""
        under = [match.span() for match in _UNDER.finditer(sentence.folded)]
        if deputy:
            return bool(under) or _UNDER_ASKED.search(sentence.folded) is not None
        said = [
            item for item in sentence.matches if office.endswith(self.words[item.word].label) and item.weight >= COVERED
        ]  # fmt: skip
        return not said or any(not any(low <= item.start < high for low, high in under) for item in said)

    def _part_is_said(self, sentence: Sentence, asked: str) -> bool:
        """Return whether a sentence says as what somebody is asked for (项目的中标单位是谁, 农场的老板是谁)."""
        match = _PART_OF.search(asked) if self.question.language == "zh" and not self.latin else None
        role = _SAYS_NO_ROLE.sub("", match["role"]) if match else ""
        return all(
            value >= UNSAID or not role.endswith(word.label)
            for word, value in zip(self.words, sentence.covered, strict=True)
        )

    def holder_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether the office of a person is not that of others than whom a Chinese question names.

        芦城渔火主教练裴安国 is not 清远茶人的主教练.
        """
        if self.question.language != "zh" or answer is None or self.question.kind != "person":
            return True
        asked = fold(self.question.text)
        if _SETS_OUT.match(sentence.plain, answer[1] - sentence.start):
            return False
        office = names.ROLE.search(asked)
        if office is not None and not self.latin:
            deputy = "副" in asked[max(office.start() - 2, 0) : office.end()]
            if not _of_rank(office.group()[-2:], sentence.plain, deputy=deputy):
                return False
            begin, end = (place - sentence.start for place in answer)
            if names.takes_second(sentence.plain, end, office.group()[-2:]) not in {None, deputy}:
                return False
            titled = re.search(rf"(副?)[\u4e00-\u9fff]?{office.group()[-2:]}$", sentence.plain[:begin])
            if titled and bool(titled[1]) != deputy and not _TAKES_ON.match(sentence.plain, end):
                return False  # 市长尹某, of whose deputy the sentence speaks, too
        whose, role = _whose_office(asked)
        if not whose or any(word.tag == "v" and len(word.text) > 1 for word in names.tokens(whose)):
            return True  # 指挥部请来会诊的教授: what is done to whom, not of whose
        at, end = answer[0] - sentence.start, answer[1] - sentence.start
        own = {word.label: word.idf for word in self.words if word.label in whose}
        taken = _CLAUSE.split(sentence.plain[end:], maxsplit=1)[0]
        if office := re.search(rf"(?:任|为)(?P<of>[^,;。]{{0,12}})(?<![副总]){re.escape(role)}", taken):
            told = taken if office["of"] else sentence.plain  # 经理某某升任副总经理; 社改为大队,某某任大队长
            return 2 * sum(idf for label, idf in own.items() if label in fold(told)) >= sum(own.values())
        owner = names.owner_of_office(sentence.text, at)
        held = fold(sentence.text[owner[1] : at]) if owner else ""
        if owner is None or not held.endswith(role[-2:]):
            return True
        said = fold(sentence.text[slice(*owner)])
        places = [self.forms(item) for item in self.named if item.kind == "place" and item.text in whose]
        elsewhere = bool(names.places(said)) and not all(has_any(forms, said) for forms in places if forms)
        if held[0] == "副" != role[0]:  # 校长由副校长某某接任; a 副经理 who takes another's office is no 经理
            clause = _CLAUSE.split(sentence.plain[:at])[-1] + taken
            same = re.search(rf"(?<!副){re.escape(role[-2:])}", clause) is not None
            return same or elsewhere
        if elsewhere:
            return False  # 望海县供电公司 is not that of 屏山县
        inside = {
            self.words[item.word].label for item in sentence.matches
            if owner[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] <= owner[1]
        }  # fmt: skip
        return 2 * sum(own[label] for label in inside & own.keys()) >= sum(own.values())

    def _holds_office(self, sentence: Sentence) -> bool:
        """Return whether the sentence, or what stands over it, names of what the office is that is asked for.

        The mayor of Lindau is not the mayor who signed an agreement with Lindau in the sentence before.
        """
        match = _OFFICE_OF.search(self.question.text)
        if match is None or fold(match[1]) in COMMON:
            return True
        if self.latin and (role := asked_role(fold(self.question.text))):
            own = set(re.findall(r"\w+", match[1].lower()))
            owners = re.findall(rf"\b{role[-1]}s?(?:,)? {_OFFICE_OF.pattern}", sentence.text)
            if owners and not any(own & set(re.findall(r"\w+", owner.lower())) for owner in owners):
                return False  # the chief operating officer of Baltic Lines
        row = sentence.row
        forms = self.forms(Constraint("place", match[1], match.start(1)))
        near = f"{sentence.folded}\n{fold(row.event or '')}\n{fold(self._title(row.source))}"
        return not forms or has_any(forms, near) or any(self._everywhere(form, row) for form in forms)

    def spending_is_said(self, sentence: Sentence, answer: tuple[int, int] | None = None) -> bool:
        """Return whether the sentence of a sum speaks of the cost, price or fee that is asked for in English.

        "A ticket is £4" says a price without the word.
        """
        if self.question.kind != "money" or self.question.language == "zh":
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
        priced = answer is not None and _PRICED.search(sentence.text[: answer[0] - sentence.start])
        return bool(priced) and min(others, default=0.0) >= COVERED

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
        # What a phrase may be in Chinese (committee meeting) says nothing where the words are told, here none of them
        alone = [value if " " not in word.label else 0.0 for word, value in zip(self.words, weights, strict=True)]
        parts = [float(sum(map(mul, alone, item.covered))) / (sum(alone) or 1.0) for item in (sentence, *others[:12])]
        return parts[0] >= SLIGHTLY or max(parts) < TOLD

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

    def change_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a quantity is told as a change, if a question asks by how much something has changed."""
        if answer is None or self.question.kind not in COUNTED or not _GROWS.search(fold(self.question.text)):
            return True
        before = sentence.plain[: answer[0] - sentence.start]
        clause = before[max(map(before.rfind, ",;。，；")) + 1 :]
        return _GREW.search(fold(clause)) is not None or self.latin

    def is_no_part_of_it(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether what answers an English question for a person is not the name of a thing that it asks about.

        牧康 of 牧康奶牛场 did not open the dairy farm; 蒋士成 of 蒋士成院士 is the academician.
        """
        if answer is None or self.question.kind != "person" or self.question.language == "zh" or self.latin:
            return True
        end = answer[1] - sentence.start
        return not any(
            sentence.offsets[item.start] == end and item.weight >= COVERED
            and not names.ROLE.search(sentence.folded[item.start : item.end + 2]) and item.end - item.start > 1
            and self.words[item.word].idf > 1.0 and _IS_THING.search(sentence.plain[end : end + 6])
            for item in sentence.matches
        )  # fmt: skip

    def is_not_vacant(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether what is asked for is not said to have gone to nobody (最佳剧本奖空缺), in another clause."""
        vacant = _VACANT.search(sentence.plain)
        if vacant is None or answer is None or self.question.kind not in {"person", "organisation", "what", "list"}:
            return True
        begins = [
            max(map(sentence.plain.rfind, ",;。", (0, 0, 0), (at, at, at))) + 1
            for at in (vacant.start(), answer[0] - sentence.start)
        ]
        ends = (vacant.start(), answer[1] - sentence.start)
        theirs, ours = (
            {
                item.word
                for item in sentence.matches
                if low <= sentence.offsets[item.start] and sentence.offsets[item.end] <= high and item.weight >= COVERED
            }
            for low, high in zip(begins, ends, strict=True)
        )
        return theirs <= ours

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

    def class_is_said(self, answer: str) -> bool:
        """Return whether the answer to an English question for bodies or a list has, or enumerates, what is of the class asked for.

        Which graphene companies there are is not told by a clause in which no company is named. Nor is a Chinese 镇 or 村
        named without saying so, as a city may be.
        """
        hamlet = _WHICH_HAMLET.search(fold(self.question.text)) if self.question.kind == "place" else None
        if hamlet and not self.latin:
            return hamlet[1] in answer or _HAMLET.search(answer) is not None
        if self.question.kind not in {"list", "organisation"} or self.question.language == "zh" or self.latin:
            return True
        endings = classes(fold(self.question.text))
        if self.question.kind == "organisation" and "公司" in endings:
            return True  # 一鸣农业 is a firm without saying so
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

    def is_not_given(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a count is another than one that an English question gives: "the ten projects" are no ten patents."""
        if answer is None or self.question.language == "zh" or self.question.kind != "number":
            return True
        given = {item.value for item in quantities_in(self.question.text) if item.value > FEW}
        said = quantities_in(sentence.text[answer[0] - sentence.start : answer[1] - sentence.start])
        return not said or not all(item.value in given for item in said)

    def given_is_said(self, sentence: Sentence, others: Sequence[Sentence]) -> bool:
        """Return whether a count that an English question gives stands in or around the answer, if it stands anywhere.

        What the 11 signed projects are worth is not what one project of another story is.
        """
        if self.question.language == "zh" or self.question.kind not in COUNTED:
            return True
        given = {item.value for item in quantities_in(self.question.text) if item.kind == "number" and item.value > FEW}
        if not given or given & {item.value for item in quantities_in(sentence.row.text)}:
            return True
        return not any(given & {item.value for item in quantities_in(other.text)} for other in others[:12])

    def office_is_the_one(self, sentence: Sentence) -> bool:
        """Return whether English text speaks of the office that is asked of, not only of an assistant or deputy in it."""
        asked = fold(self.question.text)
        if self.question.language == "zh" or not self.latin or _UNDER_ASKED.search(asked):
            return True
        said = [match[1] for match in _UNDER.finditer(sentence.folded)]
        return not any(
            f" {office}" in f" {asked}" and sentence.folded.count(office) == said.count(office) for office in said
        )

    @property
    def is_ahead(self) -> bool:
        """Whether an English question asks what will be."""
        return (
            self.question.language == "en" and re.search(r"\bwill\b|\bgoing to\b", fold(self.question.text)) is not None
        )

    def is_known(self, sentence: Sentence) -> bool:
        """Return whether the cause that is asked for is not said to be unknown."""
        if not _ASKS_CAUSE.search(fold(self.question.text)):
            return True
        begin, row = sentence.start - sentence.row.start, sentence.row.text
        return not _UNKNOWN.search(fold(row[begin : begin + len(sentence.text) + NEXT]))

    def stock_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a count is not of what is new, if a question asks how many there are in all.

        新增科技型中小企业426家,小巨人企业49家 tells how many came, not how many there are.
        """
        asked = fold(self.question.text)
        if answer is None or self.question.kind != "number" or not _IN_ALL.search(asked) or _NEW.search(asked):
            return True
        before = sentence.plain[: answer[0] - sentence.start]
        part = before[max(map(before.rfind, ";。")) + 1 :]
        new = [match.end() for match in _NEW.finditer(part)]
        return not new or STOCK.search(part, new[-1]) is not None

    def body_is_theirs(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a body leads up to the name of the person whose it is asked to be, or stands close behind it.

        In 组织某农业通过星创天地认定 nothing is said of where 骆轩, who stands elsewhere in the sentence, works; nor is it
        where 郑海平获市农业局表扬.
        """
        if self.question.kind != "organisation" or answer is None or not _WORKS_AT.search(fold(self.question.text)):
            return True
        asked = [form for item in self.named if item.kind == "person" for form in self.forms(item)]
        if not asked or len([item for item in self.named if item.kind == "person"]) > 1:
            return True
        text, (start, end) = sentence.plain, (place - sentence.start for place in answer)
        clause = max(text.rfind(mark, 0, start) for mark in ",;:。、") + 1
        after = next((place for place in range(end, len(text)) if text[place] in ",;:。、"), len(text))
        behind = fold(text[end:after])
        led = fold(text[clause:start])
        return has_any(asked, behind) or any(
            form in led and _AFFILIATED.fullmatch(led[led.rfind(form) + len(form) :]) for form in asked
        )

    def counted_is_beside(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether what a Chinese question counts is not told in one clause, and another thing counted in another.

        引进北京石墨烯技术研究院等平台,高新技术企业突破600家 counts no platforms.
        """
        if answer is None or self.question.kind != "number" or self.question.language != "zh":
            return True
        match = _COUNTED.search(fold(self.question.text))
        if match is None:
            return True
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
        to_come = _SPENT.search(asked) or self._is_to_come(sentence)  # 计划投入1600万元 has not been spent
        aimed = _AIMED.search(before) or (to_come and is_planned(before))
        return is_planned(asked) or not aimed

    def _is_to_come(self, sentence: Sentence) -> bool:
        """Return whether the year that a question names comes after the one of which a sentence tells."""
        row, years = sentence.row, [date.year for date in self.question.dates if date.year]
        told = int(row.date.first[:4]) if row.date else implied_year(self.index, row.source)
        return bool(years) and told is not None and min(years) > told

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

    def head_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence has the sort of thing that is asked for, where no other answers: 哪个酒店, no town."""
        if self.question.kind in {"place", "what"} and (asked := _WHICH_SITE.search(fold(self.question.text))):
            sort = asked[1]
            return bool(_ADMINISTERED.search(sort)) or sort[-1] in sentence.folded or self.latin
        return True


def _whose_office(asked: str) -> tuple[str, str]:
    """Return whose office it is that a folded Chinese question asks for, and which: 茶厂的|厂长, 县供电公司|经理."""
    if match := _ROLE_OF.search(asked):
        return match["of"], match["role"]
    office = names.ROLE.search(asked)
    owner = names.owner_of_office(asked, office.end()) if office else None
    return (asked[slice(*owner)], asked[owner[1] : office.end()]) if office and owner else ("", "")


def _of_rank(office: str, text: str, *, deputy: bool) -> bool:
    """Return whether a text that names an office names it in that rank: 副主任 is no 主任, nor the other way round."""
    if office not in text:
        return True
    wanted = rf"副[\u4e00-\u9fff]{{0,2}}{office}" if deputy else rf"(?<!副){office}"
    return re.search(wanted, text) is not None
