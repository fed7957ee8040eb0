"""What a number measures: the words it belongs to, by the clause it stands in and the words that lead into numbers.

No dictionary is asked, so this costs little beside reading the numbers. Everything that is looked at around a number
is of bounded length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk

if TYPE_CHECKING:
    from corpus.quantities import Quantity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Head:
    """``[start, end)`` is what a number measures, empty if nothing was found; ``modifier`` leads into it (占, 同比增长)."""

    start: int
    end: int
    modifier: str = ""


# ---- the lexicon ---------------------------------------------------------------------------------------------------

_GROWTH = (
    r"(?:同比|环比|年均|平均|比上年|比上年同期|较上年|较去年|较前一年|比去年|比前一年|较同期|又|再|分别|累计|合计|均)*"
    r"(?:增长|成长|增加|增幅|增速|上升|提高|提升|上涨|上浮|下降|降低|减少|下滑|回落|缩短|压缩|缩小|延长|扩大|扩展|降幅|涨幅|增|涨|降|减|升|翻)"
    r"(?:了|为|达|达到|至|到|约|超|超过|近)*"
)
_GROWS = re.compile(rf"({_GROWTH})$")
_PARTICLES = re.compile("[了的着过以于按各为是到至]")
_CHANGES = re.compile("[增减]|提[高升]|降[低到至]|升[至到]|下降|上升|压缩|缩[短小]|延长|扩[大展]")
_COMPARED = re.compile(
    r"^(?:其中|但|而|也|又|还|均|都|分别)?((?:比(?![赛例重分价值率照如方武拼])|较(?![大小高低好多少为强重长快新])|高于|低于|多于|少于|早于|晚于|超出|超过)"
    r"[^,。;]{1,24}?)的?$"
)
"""A clause that says only by how much something differs: 比上届增加 | 1127人. What differs is said before it."""
_SHARE = re.compile(
    r"(占(?:比|有率|全[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{0,14}?)?(?:的?比重|的?比例)?的?(?:达|为|达到|约|近|超|超过)*)$"
)
_LEADS_IN = re.compile(
    r"(?:(?:已|也|均|都|仅|只|便|就|才|还|又|再|各|每|大约|将近|接近|平均|分别|首次|首度|再次|一举|一度)*(?:高达|多达|达到|达成|达|为|是|共有|(?<![拥具留含占设享持])有|共计|总计|合计|总共|一共|"
    r"累计|共|(?<![签节合条违预邀特])约|(?<![预设估])计|超过|超|突破|逾|近|增至|升至|降至|至少|最多|不少于|不低于|不超过|仅|只|已|分别|各|首次|首度|再次|了|着|过|到|至|以|的|于|按|由|从))+$"
)
_OPENS = re.compile(
    r"^(?:其中|目前|截至目前|截至|截止|当前|据悉|据统计|据介绍|此外|同时|另外|另|并且|并|还|又|也|已经|已|将|共|现|现有|累计|全年|今年|去年|"
    r"当年|当日|当天|当月|同期|同比|预计|计划|约|其|该|本次|此次|本届|这次|现场|期间|以来|底|末|年底|月底|时|后|前|来|和|及|与|以及|"
    r"、|的|了|等|,|不仅|不但|而且)+"
)
_FLOWS = (
    "新认定 新增 净增 新建 新设 新签 认定 引进 引入 签约 签订 落户 获评 获批 新招 招收 招聘 录用 毕业 授权 申请 出口 进口 销售 "
    "生产 捐赠 捐款 发放 培训 接待 改造 修复 关停 淘汰 裁员 退役 报名 参赛 参会 入库 立项 开工 竣工 投产 交付 更新"
).split()
"""Verbs that tell two counts of one thing apart: 认定304家 is not 保有640家; they stay with the head."""
_VERBS = (
    "产生 吸引 完成 实现 拥有 包括 包含 涵盖 覆盖 举办 举行 召开 开展 组织 设立 设有 开设 成立 建成 建设 建立 形成 达成 获得 获 取得 "
    "夺得 赢得 摘得 投入 投资 使用 耗资 耗时 斥资 花费 支出 拨付 安排 筹集 募集 收到 收获 提供 来自 来 派出 邀请 接受 服务 惠及 带动 培育 "
    "培养 发布 推出 出台 制定 受理 办理 评选 选出 选派 评出 颁发 授予 表彰 奖励 补助 补贴 资助 种植 栽种 收割 铺设 安装 配备 购置 购买 采购 "
    "新开 开通 运营 运行 运送 输送 运输 收治 救助 转移 疏散 出动 调集 出席 参加 参与 走访 检查 排查 整改 拆除 征收 占地 "
    "容纳 提交 征集 收集 收录 出版 发表 拍摄 播出 走完 跑完 行驶 步行 走 跑 买 卖 花 用 吃 喝 种 采 收 修 写 读 交 送 给 发 付 借 存 存入 领到 领取 "
    "完工 售出 卖出 运出 出售 打破 超额 入选 列入 录取 招 聘 设 建 含 分 分为 分成 共享 创造 创 贡献 上缴 缴纳 偿还 落实 争取 到位 到账 "
    "入账 计划 预计 需要 能够 可以 保持 维持 增设 增开 下设 现有 共有 还有 具有 留有 剩 剩余 存有 没有 "
    "见到 看到 看见 遇到 带 带回 带走 装 装载 住 住进 搬 搬进 赔偿 罚款 处罚 查处 检测 监测 记录 观测 捕获 放生 放流 "
    "历时 为期 持续 经过 间隔 相距 距离"
).split()
_TRANSITIVE = re.compile(
    rf"(?:{'|'.join(sorted((*_FLOWS, *_VERBS), key=len, reverse=True))})(?:了|着|过|到|出|成|的)?$"
)
_NOT_VERB_END = re.compile(
    r"(?:人才|计划|[总全]长|服务|运营|建设|投资额|奖励|补贴|补助|支出|出口|进口|生产|销售|安排|投入|捐款|投资|订单|收入|记录|培训|发表|报名|造价|[营税]收)$"
)
"""Nouns like verbs: with no noun behind the number they are what it measures (出口12亿元)."""
_FLOW = re.compile(rf"(?<!进)(?:{'|'.join(sorted(_FLOWS, key=len, reverse=True))})")  # 进出口 is one word
_LONG_VERB = re.compile("|".join(sorted((v for v in _VERBS if len(v) > 1), key=len, reverse=True)))
_STOPS_AFTER = re.compile(
    r"参加|参与|参赛|参会|获得|获评|获|完成|入选|列入|通过|举行|举办|召开|开展|实现|达到|达|用于|投入|来到|来自|前来|到场|到会|报名|出席|接受|受|"
    r"全部|均|都|已|正|是|为|在|将|被|由|把|与|和|及|并|从|向|以|对|等|了|着|过|其中|分别|组成|构成|加入|签约|增长|增加|下降|减少|进行|开工|竣工|"
    r"建成|投产|上线|落户|入驻|就业|受益|遇难|死亡|受伤|失踪|被困|转移|提高|提升|上升|降至|升至|扩大|缩小|缩短|扩|降|升|增至|减至|减少到|左右|以上|以下|以内|上下|不等|之间|占|超|比|较|后|前|时|多|余|成为|需要|可|能|要|"
    r"会|应邀|受邀|集体|共同|一起|先后|陆续|相继|踊跃|当[天日晚场]|同日|说|称|表示|认为|走|跑|来|去|到|上|下"
)
_ENDS = re.compile(
    "(?<=[\u4e00-\u9fff])(?:由平均|将会|(?<![名上大小老少部宿健])将|(?<![许认])可|(?<!公)共|仅仅|仅|只|已经|已|则|被|最快|均为|至少|预计|届时)$"
)
"""What leads from a noun to its number and is no part of it: 新球场可 | 容纳."""
_EMPTY = re.compile(
    r"(?:其中|其余|其间|期间|另外?|共|被|未|但|而|余|内|里|中|间|时年?|年|前|后|的|有|还|又|也|则|凡|比|由|从|至|到|往年|上年|去年|今年|比上[年届]|以来)*"
)
"""Words that name nothing that could be measured."""
_INSIDE = re.compile("(?<=[\u4e00-\u9fff])(?<![高初国集其职空公英])[中里内]$")
_SHORT = frozenset(
    "村镇乡县市区校班船人字票书车户街楼店厂桥路山河岛湖寺庙塔站港田地林鱼羊牛马猪鸡鸭鹅鸟狗猫树花草苗果瓜茶酒药米稻麦棉糖盐油煤钢铁砖瓦窑墓碑井泉渠坝堤闸门房屋床桌椅灯旗鼓钟表戏歌诗画信报刊课题岗证奖金钱股水电气球兵匪妇童"
)
"""Nouns of one character that stand behind a number; another one (五人反|对) is the beginning of a verb."""
_AFTER_RUN = re.compile(
    r"[^\s,。;:!?()\[\]【】“”\"《》|0-9…—]{1,24}(?:\([^()]{1,8}\)[^\s,。;:!?()\[\]【】“”\"《》|0-9…—]{1,16})?"
)
_OF_PEOPLE = frozenset("名 位".split())
_GATHERING = re.compile("(?:会议?|论坛|活动|比赛|大赛|赛事|展览|仪式|公司|企业|项目)$")
"""Units that count people alone, and what is none: 会议邀请20名 tells of no 20 meetings."""
_RELATIVE = re.compile(r"(?:来自|位于|参加|参与|关于|有关|涉及|涵盖)[^,。;!?]{1,20}?的")
_STOP = frozenset(',。;!?:\n\t|…—"“”【】[]')
_LABEL = re.compile(r"(?:^|[\s;,。|(])([^\s;,。:|()][^;,。:|\n]{0,30}?(?:\([^()]{1,10}\))?) ?: ?$")
_LONGEST_HEAD = 28
_WINDOW = 60

_BEFORE_STRIP = re.compile(
    r"(?:^| )(?:a |the )?(?:rose|risen|rise|rising|grew|grown|grow|growing|fell|fallen|fall|falling|increased|increase|increasing|decreased|decrease|"
    r"declined|decline|dropped|drop|climbed|jumped|surged|gained|lost|slipped|shrank|expanded|doubled|improved|reached|reaches|reaching|"
    r"totalled|totaled|totalling|totaling|hit|was|were|is|are|be|been|being|stood|stands|standing|came|comes|amounted|amounts|exceeded|"
    r"exceeds|topped|surpassed|hits|up|down|by|to|at|of|a|an|the|total|some|about|around|nearly|almost|over|more|than|"
    r"least|most|as|much|many|has|have|had|will|would|and|with|for|from|only|just|sharply|slightly|year-on-year|also|now|worth|cost|costs|costing|"
    r"record|accounted|accounting|accounts|representing|represents|in|on|last year|this year|further|that|which|who|some|approximately|roughly|below|above|under)$"
)
_GREW = re.compile(
    r"\b(rose|rise|grew|grow|grown|fell|fall|fallen|increased?|decreased?|declined?|dropped|climbed|jumped|surged|gained|slipped|"
    r"shrank|expanded|up|down|accounted|accounts|accounting)\b"
)
_NP_STOP = frozenset(
    "which that who whom whose while when where as than then and but or so if because after before during since until is are was "
    "were be been being has have had will would can could may might must shall should did does do not said says say told "
    "announced reported signed held took taken take made make won win opened launched completed attended joined came come went go "
    "received got get produced sold bought built planted visited invited attracted hosted it they he she we i its their in on at "
    "by for from with to into of over under per via across among between about this these those there where here each every all "
    "both also now today yesterday only just already still more took employing employs employ covering covers cover using ahead followed including".split()
)
_DETERMINERS = frozenset("the a an its their his her our this that these those".split())
_OF = re.compile(
    r" (?:increase|rise|growth|fall|drop|decline|decrease|jump|gain|stake|share)? ?(?:of|in) (?:the |all |its |their )?"
)
_FOR = re.compile(r" (?:in|on|for|to|into|towards|of) (?:the |a |an |its |their |all )?")
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_GOES_ON = re.compile(
    r" ?(?:to|from|and|or)? ?|,? (?:up|down|or|an? (?:increase|rise|fall|drop|decrease) of|representing|compared with) (?:by )?"
)
_MEASURES = frozenset(
    "km m cm mm kg g t kt mt mw gw kw kwh mwh gwh ha mu l ml km2 m2 m3 sqm tonne ton kilometre kilometer metre meter mile hectare acre "
    "litre liter gram kilogram foot inch degree km² m² m³ ft² mile² cm² cm³ km³".split()
)
_COSTS = re.compile(
    r"\b(costs?|earn(?:ed|s)|spent|spends|raised|invest(?:ed|s)|paid|worth|measures?|weigh(?:s|ed)) (?:[a-z]+ )?$"
)
_SPENDS = re.compile(
    r"(?:invest(?:ed|s|ing)?|spen[dt]s?|rais(?:ed|es)|donat(?:ed|es)|allocat(?:ed|es)|paid|pays|granted|committed|pledged|lent|borrowed)$"
)


# ---- what is looked for --------------------------------------------------------------------------------------------


class Heads:
    """Finds what each quantity of one text measures. ``plain`` is as long as the text; ``dates`` are the ends of dates."""

    def __init__(self, plain: str, quantities: list[Quantity], dates: list[int]) -> None:
        self._plain = plain
        self._quantities = quantities
        self._dates = sorted(dates)

    def all(self) -> list[Head]:
        """Return the heads of the quantities, in their order."""
        found: list[Head] = []
        floor = 0
        for place, item in enumerate(self._quantities):
            high = self._quantities[place + 1].start if place + 1 < len(self._quantities) else len(self._plain)
            # A date between two numbers parts them as a number does
            low = max([floor, item.start - _WINDOW, *(end for end in self._dates if floor < end <= item.start)])
            found.append(self._head(item, low, high, (self._quantities[place - 1], found[-1]) if place else None))
            if item.kind != "ordinal":
                found[-1] = self._with_ordinals(found[-1], place)
            behind = found[-1].start >= item.number_start and item.kind != "ordinal"
            floor = max(item.end, found[-1].end if behind else 0)
        for place in range(len(found) - 2, -1, -1):  # 2个超千亿、3个超百亿产业集群: one head for all
            item, other = self._quantities[place], self._quantities[place + 1]
            own, next_own = found[place], found[place + 1]
            if own.start == own.end and next_own.start >= other.end and len(self._plain[item.end : other.start]) <= 1:
                found[place] = Head(next_own.start, next_own.end, own.modifier)
        return found

    def _with_ordinals(self, head: Head, place: int) -> Head:
        """Return the head with the ordinals before it and the verb that leads into them: 认定第一批、第二批 | 企业304家."""
        start = head.start
        for item in reversed(self._quantities[max(0, place - 4) : place]):
            if item.kind != "ordinal" or not 0 <= start - item.end <= 1 or self._plain[item.end : start].strip("、和"):
                break
            start = item.start
        if start == head.start:
            return head
        flow = next((f for f in _FLOWS if self._plain.endswith(f, max(0, start - len(f)), start)), "")
        return Head(start - len(flow), head.end, head.modifier) if flow else head

    def _head(self, item: Quantity, low: int, high: int, before: tuple[Quantity, Head] | None) -> Head:
        if item.kind == "ordinal":
            return Head(*(self._after(item, high) or (item.start, item.start)))
        if cell := self._row_name(item.start):
            return Head(*cell)
        near = self._plain[max(low, item.start - 2) : item.start] + self._plain[item.end : item.end + 3]
        if not any(map(is_cjk, near)) and (not any(map(is_cjk, item.unit)) or item.kind != "number"):
            span = self._label(low, item.start) or self._english(item, low, high)
            if (
                span is None
                and before
                and self._plain[before[0].end : item.start].strip() in {"to", "from", "and", "or"}
            ):
                span = before[1].start, before[1].end  # rose 12% to $48 million
            return Head(*(span or (item.start, item.start)), self._grew(low, item.start))
        return self._chinese(item, low, high, before)

    # ---- Chinese

    def _chinese(self, item: Quantity, low: int, high: int, before: tuple[Quantity, Head] | None) -> Head:
        begin = self._clause(low, item.start)
        words = self._plain[begin : item.start]
        compared = _COMPARED.search(words)
        if compared and (other := self._said_before(item, low, begin, before)):
            return Head(*other, compared[1])
        share = _SHARE.search(words) if item.kind == "percent" else None
        if share and share[0].strip("占比重例的达到为约近超过"):
            return Head(*self._trimmed(begin + share.start(), item.start), "占")
        if share:
            whole = self._named(begin, begin + share.start(), None)
            other = None if whole[0] < whole[1] else self._elsewhere(item, low, begin, begin, before, grows=True)
            return Head(*(other or whole), "占")
        grows = _GROWS.search(words) if item.kind != "number" or _CHANGES.search(words[-6:]) else None
        end = begin + grows.start() if grows else item.start
        lead = _LEADS_IN.search(self._plain[begin:end])
        end = begin + lead.start() if lead else end
        modifier = grows[1] if grows else _PARTICLES.sub("", lead[0]) if lead else ""
        after = None if grows and item.kind == "percent" else self._after(item, high)
        while end > begin and self._plain[end - 1] in "和与及、":  # 分别增长8%和11%, 7名员工和30万元资金
            end -= 1
        core = self._plain[begin:end]
        verb = None if grows else _TRANSITIVE.search(core)
        held = item.kind == "number" or verb or not core.strip() or self._plain.startswith("股", item.end)
        of_people = item.unit in _OF_PEOPLE
        if after and of_people and _GATHERING.search(self._plain, *after):
            after = None
        if after and held:
            return Head(*after, modifier)
        span = self._named(begin, end, verb)
        if span[0] < span[1] and not (of_people and _GATHERING.search(self._plain, *span)):
            return Head(*span, modifier)
        other = self._elsewhere(item, low, begin, end, before, grows=grows is not None)
        return Head(*(other or after or (item.start, item.start)), modifier)

    def _named(self, begin: int, end: int, verb: re.Match[str] | None) -> Span:
        """Return the noun that ends where the number begins, without a verb between; empty if there is none."""
        span = self._trimmed(begin, end)
        if verb is None or _NOT_VERB_END.search(self._plain[begin:end]):
            return span
        stem = self._trimmed(begin, begin + verb.start())
        while stem[0] < stem[1] and not _NOT_VERB_END.search(self._plain[stem[0] : stem[1]]):
            again = _TRANSITIVE.search(self._plain[stem[0] : stem[1]])
            if again is None:
                break
            stem = (stem[0], stem[0] + again.start())
        if stem[0] < stem[1] and not _OPENS.fullmatch(self._plain[stem[0] : stem[1]]):
            return (stem[0], begin + verb.end()) if _FLOW.match(verb[0]) else stem
        return (begin + verb.start(), end) if _FLOW.match(verb[0]) else (begin, begin)

    def _elsewhere(
        self, item: Quantity, low: int, begin: int, end: int, before: tuple[Quantity, Head] | None, *, grows: bool
    ) -> Span | None:
        """Return the head of a number whose clause has none: its label, the number before it, the clause before it."""
        label = self._label(low, begin) if begin > low else None
        if label and not self._plain[begin:end].strip():
            return label
        if before and before[1].start < before[1].end:
            between = self._plain[before[0].end : item.start]
            same = "其中" in between and before[0].unit == item.unit and len(between) < _WINDOW
            goes_on = item.kind == "percent" and len(between) <= 24 and not re.search(r"[。;!?\n]", between)
            moves = item.kind == before[0].kind and item.unit == before[0].unit and len(between) <= 12
            changed = (
                grows and end >= before[0].end and not self._plain[before[0].end : end].strip()
            )  # 由2小时 | 缩短为40分钟
            if same or goes_on or changed or (moves and not re.search(r"[。;!?\n、]", between)):
                return before[1].start, before[1].end
        if (grows or item.kind != "number") and begin - 1 > low and self._plain[begin - 1] == ",":
            return self._trimmed(self._clause(low, begin - 1), begin - 1)  # 总额稳步提升,同比增长12%
        return None

    def _said_before(self, item: Quantity, low: int, begin: int, before: tuple[Quantity, Head] | None) -> Span | None:
        """Return what the number before this one measures, in the same sentence, else the clause before."""
        if before and before[0].kind != "ordinal" and before[1].start < before[1].end:
            between = self._plain[before[0].end : item.start]
            if len(between) < _WINDOW and not re.search(r"[。;!?\n]", between):
                return before[1].start, before[1].end
        if begin - 1 > low and self._plain[begin - 1] == ",":
            span = self._trimmed(self._clause(low, begin - 1), begin - 1)
            return span if span[0] < span[1] else None
        return None

    def _clause(self, low: int, end: int) -> int:
        """Return where the clause begins that runs up to ``end``, brackets skipped."""
        at = end
        while at > low:
            character = self._plain[at - 1]
            if character == ")":
                opening = self._plain.rfind("(", max(low, at - 30), at - 1)
                if opening < 0:
                    return at
                at = opening
                continue
            if character in _STOP or character == "(":
                return at
            if (
                character == " "
                and at < end
                and is_cjk(self._plain[at])
                and is_cjk(self._plain[at - 2 : at - 1] or " ")
            ):
                return at
            at -= 1
        return low

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the span without what leads into it; from the last verb on if one stands in it."""
        while adverb := _ENDS.search(self._plain, start, end):
            end = adverb.start()
        first, words = start, self._plain[start:end]
        opened = _OPENS.match(words)
        if opened and opened.end() < len(words):
            start += opened.end()
        start += _past_verbs(self._plain[start:end])
        of = self._plain.rfind("的", start, end)
        if end - start > 12 and start < of and end - of > 2:  # 与研究所合作研发的 | 芯片月产量
            start = of + 1
        # What a verb ends with is left over only where the verb was taken away: 选出 | 15名, but 出院病人
        leftover = "[了着过的、和及与]+" if start == first else r"(?:(?!到[会场]|出[席口生])[了着过到出的、和及与])+"
        opened = re.match(leftover, self._plain[start:end])
        if opened and opened.end() < end - start:
            start += opened.end()
        return self._bare(start, end)

    def _bare(self, start: int, end: int) -> Span:
        """Return the span without marks and spaces at its ends, and what stands between a noun and its number."""
        while start < end and (self._plain[start].isspace() or self._plain[start] in "*#_"):
            start += 1
        while start < end and (self._plain[end - 1].isspace() or self._plain[end - 1] in "的、*_"):
            end -= 1
        if end - start > _LONGEST_HEAD:
            start = end - _LONGEST_HEAD
        if _EMPTY.fullmatch(self._plain, start, max(start, end)):
            return end, end
        return start, max(start, end)

    def _after(self, item: Quantity, high: int) -> tuple[int, int] | None:
        """Return the noun right behind a number: 843支 | 队伍 | 参加."""
        start = item.end
        if self._plain[start : start + 1] == " ":
            start += 1
        if self._plain.startswith("的", start):  # 120亩的 | 厂房
            start += 1
        relative = _RELATIVE.match(self._plain, start, min(high, start + 30))
        if relative:
            start = relative.end()
        run = _AFTER_RUN.match(self._plain, start, min(high, start + 40))
        if run is None or not is_cjk(run[0][0]):
            return None
        words = run[0]
        stop = _STOPS_AFTER.search(words)
        while stop and stop.start() > 0 and _WHOLE.match(words, stop.start() - 1):
            stop = _STOPS_AFTER.search(words, stop.end())
        if stop:
            words = words[: stop.start()]
        of, _, rest = words.partition("的")
        if of and rest and run.end() < high and stop is None:
            words = rest if len(rest) > 1 else words
            start = run.start() + len(of) + 1 if len(rest) > 1 else start
        words = _INSIDE.sub("", words.rstrip("的、"))
        if not words or words[0] in "、的之级":
            return None
        if len(words) == 1 and words not in _SHORT:
            return start, start  # 五人反|对: what they do, and nothing that could be counted
        return start, start + len(words)

    def _row_name(self, start: int) -> Span | None:
        """Return the first cell of the table row that a number stands in as a cell of its own; None if it does not."""
        line = self._plain.rfind("\n", max(0, start - 200), start) + 1
        before = self._plain[line:start].rstrip()
        if not before.endswith("|"):
            return None
        cell = re.match(r"[| ]*([^|\d\n]*[^|\d\s])\s*\|", before)
        return (line + cell.start(1), line + cell.end(1)) if cell else None

    def _label(self, low: int, start: int) -> tuple[int, int] | None:
        """Return the words before the colon that the number follows: 产值: 3亿元."""
        match = _LABEL.search(self._plain[low:start])
        return (low + match.start(1), low + match.end(1)) if match else None

    # ---- English

    def _grew(self, low: int, start: int) -> str:
        found = None
        for found in _GREW.finditer(self._plain, max(low, start - 30), start):  # noqa: B007 - the last one
            pass
        return found[0] if found and not re.search(r"[,.;]", self._plain[found.end() : start]) else ""

    def _english(self, item: Quantity, low: int, high: int) -> tuple[int, int] | None:
        if item.kind == "number" and item.unit and item.unit not in _MEASURES:
            behind = self._noun_phrase(item, high)
            if behind:
                return behind
        elif (
            item.kind == "number"  # 30 tonnes of | coal
            and (of := re.match(r" of (?:the |its )?", self._plain[item.end : item.end + 10]))
            and (phrase := self._words_from(item.end + of.end(), high))
        ):
            return phrase
        before = self._subject(low, item.start)
        if item.kind == "percent":
            grew = self._grew(low, item.start)
            of = None if before and grew else _OF.match(self._plain, item.end)
            if of and (phrase := self._words_from(of.end(), high)):
                return phrase
        spends = before is not None and _SPENDS.search(self._plain[low : item.start].rstrip())
        if item.kind == "money" and (before is None or spends):
            to = _FOR.match(self._plain, item.end)
            if to and (phrase := self._words_from(to.end(), high)):
                return phrase
        return before or self._words_from(item.end + 1, high) or self._verb(low, item.start)

    def _verb(self, low: int, end: int) -> Span | None:
        """Return the verb before an amount whose subject is only "it" or "that": it | cost | $40 million."""
        verb = _COSTS.search(self._plain, max(low, end - 12), end)
        return verb.span(1) if verb else None

    def _noun_phrase(self, item: Quantity, high: int) -> tuple[int, int] | None:
        """Return the words from the number on up to its plural noun; behind a hyphened unit the noun itself."""
        digits = re.compile(r"[\d.,]+(?: (?:hundred|thousand|million|billion))?|[a-z]+(?:-[a-z]+)?").match(
            self._plain, item.number_start
        )
        start = digits.end() if digits else item.end
        if self._plain[start : start + 1] == "-":
            return self._words_from(item.end + 1, high)
        return self._words_from(start + 1, max(high, item.end), unit=item.unit)

    def _words_from(self, start: int, high: int, unit: str = "") -> tuple[int, int] | None:
        """Return up to five words from ``start`` on, without verbs and prepositions."""
        at, count, end = start, 0, start
        while count < 5 and (word := _WORD.match(self._plain, at)) and word.end() <= high:
            if word[0] in _NP_STOP and not (word[0] == "of" and count):
                break
            if word[0] == "of":
                break
            end, at, count = word.end(), word.end() + 1, count + 1
            if unit and count and word[0].startswith(unit[:-1] or unit) and len(word[0]) >= len(unit):
                break
            if self._plain[word.end() : word.end() + 1] != " ":
                break
        return (start, end) if end > start and _is_latin(self._plain[start]) else None

    def _subject(self, low: int, end: int) -> tuple[int, int] | None:
        """Return what stands before a number without the verb that leads to it: revenue | rose | 12%."""
        begin = max(low, max((self._plain.rfind(mark, low, end) for mark in ",.;:\n(|"), default=-1) + 1)
        words = self._plain[begin:end].rstrip()
        while words and (stripped := _BEFORE_STRIP.search(words)):
            words = words[: stripped.start()].rstrip()
        found = list(_WORD.finditer(words))
        taken: list[re.Match[str]] = []
        for word, earlier in zip(reversed(found), [*reversed(found[:-1]), None], strict=False):
            if word[0] in _DETERMINERS and taken and not (earlier and earlier[0] in {"of", "for", "in"}):
                break  # else the phrase goes on: revenue for the year
            if word[0] in _NP_STOP and word[0] not in {"of", "for", "in"} | _DETERMINERS:
                break
            if word[0] in {"in", "for"} and len(taken) == 0:
                continue
            taken.append(word)
            if len(taken) == 6:
                break
        while taken and taken[-1][0] in _NP_STOP | {"of", "in", "for"}:
            taken.pop()
        if not taken:
            return None
        return begin + taken[-1].start(), begin + taken[0].end()


def _past_verbs(words: str) -> int:
    """Return where the noun begins in the words of a clause: behind the verb that governs it, 0 if there is none."""
    flow = next((match for match in _FLOW.finditer(words) if match.end() + 1 < len(words)), None)
    if flow:
        return flow.start()
    verbs = [match for match in _LONG_VERB.finditer(words) if match.end() + 1 < len(words)]
    if verbs and verbs[0].start() == 0:
        return 0 if _COMPOUND.fullmatch(words, verbs[0].end()) else verbs[0].end()
    verbs = [match for match in verbs if match.end() + 2 <= len(words)]
    if verbs and len(words) > 6 and verbs[-1][0] not in _NOUNS:
        return verbs[-1].end()
    return 0


_COMPOUND = re.compile(
    "公司|集团|中心|车辆|船舶|人[员数]|费用|面积|能力|成本|时间|设备|规模|金额|次数|数量|标准|方案|单位|机构|部门"
)
"""Nouns that make one word with a verb before them: 运输公司, 采购成本."""

_NOUNS = frozenset(
    "服务 投资 奖励 补贴 补助 支出 投入 计划 建设 培养 运营 运输 记录 安排 贡献 收入 监测 检测 采购 参与 种植 合作".split()
)
_WHOLE = re.compile(
    "以[上下内]|前后|时间|后备|对[接象]|能[源力]|[氢核热风光电节储智技职功性]能|参[数与]|比[赛例]|上[市海]|下[岗乡]|前沿|要[素求]|可[再视]|能手|和平|及格|成果|在[校建岗读职]|来[料源]|来宾|走廊|多[功能媒]|到[位站]|会[议员展场]|正[式规]|等级|过[程路]|是非|去[年处]|向[导]|从业|受[助众]|余[热粮]|超[市级高声]|占[地]"
)


def _is_latin(character: str) -> bool:
    return "a" <= character.lower() <= "z"
