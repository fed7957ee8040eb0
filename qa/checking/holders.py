"""Whether a sentence names the holder of the very office, role or place of work that a question asks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_latin
from qa.asking.constraints import Constraints, has_any
from qa.asking.holdings import COVERED, UNSAID
from qa.asking.matching import coverage
from qa.asking.named import COMMON, Constraint
from qa.asking.question import asked_role, asks_holder, is_office
from qa.asking.segmenter import folded_of as fold
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.finding.sentence import Sentence


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


_ROLE = re.compile(
    r"冠军|亚军|季军|校长|院长|局长|市长|县长|省长|区长|镇长|厅长|部长|董事长|总经理|总裁|主席|站长|馆长|所长|得主|创始人"
    r"|处长|科长|社长|会长|厂长|队长|村长|理事长|秘书长|团长|组长|主任|书记|总工程师|总设计师|主教练|教练"
    r"|讲师|裁判|评委|主持人|司机|导游|翻译|代言人|设计师|发言人|监理"
    r"|\b(?:winner|champion|mayor|chairman|chairwoman|president|founder|dean|governor|coach|referee|judge|lecturer|instructor|spokesman"
    r"|spokeswoman|spokesperson|headmaster|principal|ceo|chief executive|minister|premier|architect|editor|director|head of)\b"
)

_SKILLED = "医师|医生|护师|药师|技师|编辑|记者|科员|检察官|法官|播音员"
"""What makes a rank of skill of an office: 主任医师 heads nothing."""

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

_WORKS_AT = re.compile(
    r"(?:是|来自|在)哪(?:一)?[个所家](?:单位|公司|大学|学校|高校|学院|医院|研究院|研究所|机构|部门|企业)(?:的|工作|任职|上班|任教|毕业|就职)"
    r"|\b(?:from|employed|work(?:s|ing)?|affiliated|teach(?:es)?|belong)\b\W*$"
)

_AFFILIATED = re.compile(
    r"[\W\d年月起后]*(?:[他她]|现|曾|原|先后|长期|一直|目前|当时|本人)*(?:是|为|系|从|在|于|来自|出自|出身|所在|任职?|[就供入]职|受聘|[任执]教|毕业|就读|考[入上]|加[入盟]|进入|调[入到]|工作|效力|隶?属)*(?:于|在|的|到)?"
)
"""What may stand between the name of somebody and a body to which he or she belongs."""

_SETS_OUT = re.compile("(?:开|驶|飞|发|运)(?:往|向)|出发|始发|启程")
"""What stands behind whence something goes, which does nothing: 由江北客运站开往大学城."""

_TAKES_ON = re.compile("[^,。;、]{0,6}?[接继担出升改代兼]?任|当选")
"""What says behind a name and a former office that its holder takes another."""

_ROLE_OF = re.compile(r"^(?P<of>[^,。?]{2,16}?)的(?P<role>[^,。?的]{2,8}?)(?:是谁|是哪|叫|为谁|姓|[?。]?$)")

_CLAUSE = re.compile("[,;:。]")

_PART_OF = re.compile(r"^[^,。?]{2,24}?的(?P<role>[^,。?的是哪谁]{2,8})(?:是谁|是哪|叫什么|为谁)")

_SAYS_NO_ROLE = re.compile(r"(?:单位|部门|机构|公司|企业|人|方|者|名字|姓名|全名|大名|姓)$")

_OFFICE_OF = re.compile(r"\b(?:of|for) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")


class Holders(Constraints):
    """What a question takes for granted, and what a sentence must say of who holds an office."""

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
        return any(re.search(rf"{re.escape(word)}(?!\s*\d|{_SKILLED})", sentence.folded) for word in forms)

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

    def office_is_the_one(self, sentence: Sentence) -> bool:
        """Return whether English text speaks of the office that is asked of, not only of an assistant or deputy in it."""
        asked = fold(self.question.text)
        if self.question.language == "zh" or not self.latin or _UNDER_ASKED.search(asked):
            return True
        said = [match[1] for match in _UNDER.finditer(sentence.folded)]
        return not any(
            f" {office}" in f" {asked}" and sentence.folded.count(office) == said.count(office) for office in said
        )

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


def _whose_office(asked: str) -> tuple[str, str]:
    """Return whose office it is that a folded Chinese question asks for, and which: 茶厂的|厂长, 县供电公司|经理."""
    if match := _ROLE_OF.search(asked):
        return match["of"], match["role"]
    office = names.ROLE.search(asked)
    owner = names.owner_of_office(asked, office.end()) if office else None
    if office is None or owner is None:
        return "", ""
    # 新任财务总监: the office is of nobody, and newly held
    return _OF_NOW.sub("", asked[slice(*owner)]), asked[owner[1] : office.end()]


_OF_NOW = re.compile("^(?:新任|现任|新的|[新现]$)")


def _of_rank(office: str, text: str, *, deputy: bool) -> bool:
    """Return whether a text that names an office names it in that rank: 副主任 is no 主任, nor the other way round."""
    if office not in text:
        return True
    wanted = rf"副[\u4e00-\u9fff]{{0,2}}{office}" if deputy else rf"(?<!副){office}"
    return re.search(wanted, text) is not None
