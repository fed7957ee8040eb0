"""Names and lists in a sentence: organisations, people, places, enumerations, quoted titles, each with its span.

Chinese marks no capital letters, so a name is grown from what gives it away: an organisation from its last word
(公司, 大学, 研究院) leftwards over nouns, a person from a surname tag or Latin capitals, a place from its last
character (市, 镇, 校区) or from the preposition before it (在 … 举行). Precision is left to the question: the
extractor asks for names near the words asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold_with_offsets, is_cjk, simplified
from qa.asking.matching import is_known, tagged
from qa.finding.callings import called

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_ORGANISATION = re.compile(
    r".*(?:公司|集团|大学|学院|学校|中学|小学|研究院|研究所|研究中心|实验室|中心|委员会|委员|协会|学会|联合会|商会|基金会|联盟|政府|法院|检察院|银行|医院"
    r"|科技部|[教财商国工外]\w?部|部|厅|局|署|办公室|科协|党委|市委|省委|县委|国务院|人大|政协|报社|日报|晚报|电视台|出版社|工作室|事务所|工厂|厂"
    r"|博物院|美术馆|纪念馆|文化馆|科技馆|档案馆|展览馆|工会|残联|妇联|工商联|文联|侨联|社科联|红十字会|供销社|信用社|剧院|剧团|设计院|规划院|勘察院|勘测院|基地|园区|农业|科技|股份|实业|食品|鞋业|服饰|工作站|农场|林场|牧场|养殖场|合作社|博物馆|图书馆|机构|企业|平台|俱乐部|车队)$"
)
_BY_PROVINCE = frozenset(
    "由省 由市 由县 由区 经省 经市 被省 被市 在省 在市 向省 向市 从省 从市 与省 与市 和省 和市".split()
)
"""Words that the segmenter makes of a preposition and the first character of a name (由 | 省交通建设集团)."""

_FOUNDING = frozenset("创办 创立 成立 设立 组建 筹建 收购 并购 入股 注册 加盟 控股".split())
"""Verbs of which a body is the object: in 在孵化园创办公司 no name goes through them."""

_RANKS = frozenset("省市县区州")
_FOUNDERS = _RANKS | frozenset("国公私")
"""Characters that stand before 立 in the name of a school or hospital."""

_BUILDERS = re.compile(r"集团|公司|有限|股份|投资|工程|银行|局|厅|委员会|总公司|开发")
"""What 建设 stands before as part of a name, where elsewhere it says that something is built."""

_ROOT = frozenset(
    ["n", "ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "b", "vn", "l", "eng", "m", "ng", "an", "i", "s", "f"]
)
_REPORTING = frozenset(
    """是 位于 成立 引进 引入 举行 召开 举办 公布 发布 宣布 推荐 获 获评 列入 入选 组织 承办 主办 协办 来自 包括 还有 另有 邀请 支持 建设 新增 认定 核发 颁发 围绕 依托 与 和
    由 在 对 向 为 被 把 将 已 又 还 及 以及 或 等 的 了 着 从 到 以 据 经 按 全国 各 该 本 此 这 那 其 其中 多家 一家 有关 相关 参加 设立 联合 共同 签约 签订
    牵头""".split()
)
_PLACE_END = re.compile(
    r"(?:省|市|县|区|镇|乡|村|街道|路|大道|校区|园区|新区|开发区|广场|会议中心|中心|大厦|酒店|宾馆|体育馆|场馆|礼堂|会堂|展馆|公园|港|岛|湖|山|河|州|国)$"
)
_WHERE = re.compile(
    r"(?:在|于|位于|地处|坐落于|坐落在|落户|落地|走进|来到|抵达|赴|选址|来自|[迁搬移][至到往入]|[开飞通前]往|(?:地[点址]|会[场址]|[校院馆社]址|[举承]办地|所在地|报名点)[定设选]?[是为在:]{1,2})(?!\d+[年月日号时点:.]\d?)(?P<place>线上|线下|云端|[^,,。;;、::!?!?“”\"()()\s]{2,20}?)"
    r"(?=成功|顺利|隆重|正式|联合|共同|圆满|如期|举行|举办|召开|开幕|开班|开工|启动|签约|成立|揭牌|揭幕|落成|发布|进行|亮相|设立|开设|设有|建立|建成|兴建|新建|创办|组建|开业|竣工|投产|上市|启用|投入|投用|完工|开园|奠基|的|,|,|。|;|;|$)"
)
_HELD = re.compile(r"(?:成功|顺利|隆重|正式|圆满|如期|联合|共同)*(?:举行|举办|召开|开幕|进行)")
_LATIN_HELD = re.compile(
    r"\b(?:held|took place|takes place|opened|hosted) (?:in|at) ((?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
)
_NO_PLACES = frozenset({"上市", "入市", "退市"})
"""What the segmenter's dictionary takes for towns."""

_ONLINE = re.compile(r"线上|线下|云端|网上|\bonline\b|\bvirtual(?:ly)?\b", re.IGNORECASE)
_CAPITAL, _SMALL_LETTER = "A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ", "a-zß-öø-ÿĀ-ɏḀ-ỿ"
"""Letters of Latin names; those beyond Latin-1 (ğ, ł, š) stand in pairs, and count as both."""

_LATIN_NAME = re.compile(
    rf"(?<![{_CAPITAL}{_SMALL_LETTER}])[{_CAPITAL}][{_SMALL_LETTER}'’]+(?:[ ·][{_CAPITAL}][{_CAPITAL}{_SMALL_LETTER}.'’-]*)+"
)
_LATIN_PLACE = re.compile(r"\b(?:in|at|near|from)\s+((?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:of\s+|de\s+)?[A-Z][\w'’-]*)*)")
_TITLE = re.compile(
    r"(?:(?:The|A|An|In|On|At|For|From|And|But|With|After|Before|Mayor|President|Professor|Director|Chairman|Chair|Minister|Governor|Dr|Mr|Mrs|Ms|Sir"
    r"|Chief|Executive|Officer|Secretary|General|Deputy|Vice|Head|Spokesman|Spokeswoman)\.?[ ·]+)+"
)
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Sgt|Capt)\.? [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’]+(?![\w’'-]| [A-ZÀ-ÖØ-Þ][a-z])"
)
"""A surname alone behind a form of address: Mr Kessler."""
_OFFICE_OF = re.compile(r"\b(?:Minister|Secretary|Director|Head|Professor|Dean|Commissioner|Chair)s? (?:of|for) $")
_INSTITUTION = re.compile(
    r"\b(?:University|College|Institute|Company|Corporation|Co|Ltd|Inc|Plc|Group|Council|Agency|Authority|Bank|Ministry|Department|Port|City|Street|Road"
    r"|Bridge|Station|Terminal|Airport|Museum|Library|Hospital|Centre|Center|School|Committee|Association|Quarter|Partners|Fund|Highlights|Systems|Quay"
    r"|Construction|Robotics|Award|Awards|Series|Foundation|Theatre|Theater|Society|Office|Island|River|Lake|Harbour|Harbor|Union|League|Club|Trust"
    r"|Holdings|Technologies|Technology|Industries|Logistics|Energy|Motors|Airlines|Engineering|Shipping|Shipyard|Laboratory|Laboratories|Services|Press"
    r"|Times|News|Festival|Games|Cup|Regatta|Marathon|Championships?|Tournament|Trophy|Shield|Derby|Parade|Prize|Programme|Program|Project|Plan|Act|Exhibition|Conference|Forum|Summit|Gardens|Gallery|Line|Phase|Report|Review"
    r"|Outlook|Orchestra|Opera|Academy|Commission|Board|Service|Survey|Studio|Studios|Works|Brothers|Railway|Railways|Lines|Electric|Media|Marine"
    r"|Archive|Archives|Architects|Federation|Alliance|Network|Observatory|Building|Square|Ward|Street)\b| & "
    r"|^(?:North|South|East|West|National|International|Royal|Annual|First|Second|Third|New|Old|Great|Public)\b"
)
_LATIN_BODY = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'&.-]*[\w]|[A-Z])(?: (?:(?:of|and|for|&|van|von|der|den|de[lr]?|d[aiu]|la|le|ter) ){0,2}(?:the )?(?:[A-Z][\w’'&-]*|&(?= [A-Z])))*"
)
_NO_BODY = frozenset(
    """the a an in on at for from and but with after before by its it this that these those their our his her he she they we you i there
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday mayor president professor director chairman chair minister governor dr mr mrs ms sir chief founder
    last next all some many most more no not when while where who what which how why if as to of or outlook about under over""".split()
)
_IN_QUOTES = re.compile(r"[“「『][^”」』]*[”」』]")
_ROLE = re.compile(r"(?:主要)?(?:领导|负责人|书记|市长|县长|局长|院长|校长|主任|董事长|总经理)$")
_INSIDE_QUOTES = re.compile(r"“([^“”]*、[^“”]*)”")
_INSIDE_BRACKETS = re.compile(r"\(([^()]*、[^()]*)\)")
_TITLES = re.compile(r"《[^《》]{1,60}》(?:[、和与及]?《[^《》]{1,60}》)+|“[^“”]{1,24}”(?:[、和与及]?“[^“”]{1,24}”)+")
_LATIN_LIST = re.compile(r"[A-Z][\w .'-]{1,40}(?:, (?:and )?[A-Z][\w .'-]{1,40})+")
_BRACKETS = {"(": ")", "《": "》", "“": "”"}
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾韦付"
    "方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柯庄骆翁欧洪施"
)
_FULL_NAME = re.compile(
    "[王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蔡蒋杜程苏魏吕沈姚卢姜崔钟谭汪廖贾韦邹薛邱][\u4e00-\u9fff]{2}"
)
_NOT_IN_NAMES = frozenset("任到在说称赴去和与对兼从将")
_GOES = frozenset("到在赴去从说称")
"""Those of them that end no given name at all: 市长 | 叶青到."""
_PARTICLES = frozenset("了着过的地得")
_LEADS_IN = frozenset("v p ul uj ud uz d c zg".split())
"""Parts of speech after which an enumeration may begin: 采用 | 专家讲座、案例分析."""
_QUOTED = re.compile(r"[“「『\"]([^”」』\"]{2,60})[”」』\"]|(《[^》]{2,80}》)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence with its part of speech (the segmenter's tags: n, ns place, nt body, nr person, v …)."""

    start: int
    end: int
    text: str
    tag: str


SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段"
    "雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柯庄骆"
)
"""The hundred most frequent surnames and a few of Fujian's: three characters that begin so may be a person."""

ALL_SURNAMES = SURNAMES | frozenset(
    "鲁岑尤苗柳俞酆费廉滕殷毕安常乐时傅皮卞齐康伍元卜平穆湛祁米贝明臧计伏成谈宋庞纪舒屈项祝阮蓝闵席季麻强路娄危童颜梅盛林刁邱虞霍凌丛支昝管卢"
    "莫经房裘缪干解应宗宣贲郁单杭包诸左崔吉钮嵇邢滑裴荣荀羊惠甄曲封芮储靳汲邴糜松井富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰仲伊宫宁仇栾暴甘厉戎祖符"
    "景詹束龙司韶郜黎薄印宿怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别晏柴瞿阎充慕"
    "连茹习宦艾鱼容古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾沙乜养鞠须丰巢关蒯相查后荆红游"
    "竺权逯盖益桓公佟仝肇展邸楚岳帅练苑初门禹战寻覃揭占佘阳粟闾栗谌高于洪"
    "卫植华辜晋商花官银扬丘涂冼麦芦牟苟迟亓矫兰衣尉鹿邝邬鄢倪施翁章葛樊窦柏戚喻奚褚隋鲍郎萧欧狄茅幸代缑蹇雒"
)
"""The surnames of the Hundred Family Surnames and a few more, of one character: a name where something else says so."""

_ROLES = (
    r"员|教授|博士|院士|记者|学者|医生|医师|教师|老师|校长|院长|县长|市长|区长|镇长|省长|厅长|局长|部长|处长|科长|馆长|所长|站长|社长|会长|厂长|班长|队长|村长|园长|台长|行长|署长|庭长|组长|船长|机长|舰长|护士长|列车长|董事长|理事长|秘书长|团长"
    r"|主任|书记|经理|总裁|主席|干事|总监|工程师|设计师|律师|教练|画家|作家|诗人|书法家|企业家|学家|艺术家|歌手|选手|名将|小将|传承人|创始人|负责人|华侨|乡贤|商人|村民|市民|居民|工匠|技工|先生|女士"
)
"""Words of a role, behind which the name of its holder stands."""

ROLE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,2}}{_ROLES}|领队|指挥长|董事|顾问|馆员|委员|得主|获得者|获奖者|秘书)(?!单位|制|期|会|长)"
)
"""A word of a role in a question."""

_BEFORE_NAME = re.compile(
    rf"(?:{_ROLES}|[关台行庭园店船机组署司州乡]长|冠军|亚军|季军|得主|师[弟兄姐妹]|同学|同事|好友|搭档|合伙人)$"
)

_BESIDE_OFFICE = re.compile(rf"(?:{_ROLES}|发言人|领队)[ \u3000:]([\u4e00-\u9fff]{{2,3}})(?=[,，、;；。\s)）]|$)")
"""A name set apart from the office before it: 市水利局局长 高远帆,"""

_BYLINE = re.compile(
    r"(?:^|[(\n\s、,/:。!?”]|本报|本刊|本网)(?:本报|本刊|本网|特约|实习)?(?P<part>记者|通讯员|作者|撰文|撰稿|供稿|文|图|文/图|图/文|摄影|编辑|责编|责任编辑)(?:\s*[:/]\s*|\s+)"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:(?:\s?[、,和]\s?|\s)(?!(?:通讯员|摄影|编辑|记者|责编|图|文)(?:[\s:/]|$))[\u4e00-\u9fff]{2,4}(?=[\s、,和)\n]|$))*)(?=[\s)/。;,]|$)"
)

_JOINED = "为由任是请向让比"
_AFTER_NAME = frozenset("以在于从将与和向对把被任获率出说称考得拿当是有来捐打写据")
"""Characters that the segmenter joins to the last one of a name before them."""
_GOES_ON = frozenset("任在到率带说担当作出来去给把被将已也又都是为对从向于就还再参领讲主的了等和与及同跟获捐")
"""Characters that stand alone behind a name and are no part of it."""


def _names_cut(words: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words with names cut from what the segmenter joins to them: 由林守|正 is 由 and 林守正."""
    place = 0
    while place < len(words):
        word, tag = words[place]
        before = words[place - 1][0] if place else ""
        place += 1
        if tag == "nr" and len(word) == 2 and word[0] in ALL_SURNAMES and place < len(words) and not is_known(word):
            following = words[place][0]
            if len(following) == 2 and following[1] in _AFTER_NAME and not is_known(following) and is_cjk(following[0]):
                yield word + following[0], tag  # 尹若|水以287票
                words[place] = following[1], "p"
                continue
        surnames = ALL_SURNAMES if word[0] == "比" else SURNAMES
        if len(word) == 2 and word[0] in _JOINED and word[1] in surnames and not is_known(word) and place < len(words):
            following, part = words[place]
            named = part[:2] in {"nr", "nz"} or not is_known(following)
            named = named or (word[0] == "为" and _BEFORE_NAME.search(before) is not None)
            if len(following) <= 2 and is_cjk(following[0]) and named:
                yield word[0], "p"  # 首任校长|为林|树德
                yield word[1] + following, "nr"
                place += 1
                continue
        if not (
            tag == "nr" and len(word) in {3, 4} and word[0] in _JOINED and (word[1] in SURNAMES or word[0] == "由")
        ):
            yield word, tag
            continue
        name, following = word[1:], words[place][0] if place < len(words) else ""
        if len(name) == 2 and len(following) == 1 and is_cjk(following) and following not in _GOES_ON:
            name, place = name + following, place + 1
        yield word[0], "p"
        yield name, tag


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """Return the words of a text with spans into it; together they cover it."""
    folded, offsets = fold_with_offsets(text)
    found, place = [], 0
    for word, tag in _names_cut(tagged(folded)):
        # A character that the dictionary lacks (烯) is tagged like a mark
        part = "n" if tag == "x" and is_cjk(word[0]) else tag
        found.append(Token(offsets[place], offsets[place + len(word)], word, part))
        place += len(word)
    return found


@lru_cache(maxsize=4096)
def organisations(text: str) -> list[Span]:
    """Return the spans of what look like organisations, left to right, not overlapping; joint names also together."""
    text = simplified(text)
    words = tokens(text)
    found: list[Span] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        if place and word.text in _BARE_ENDS and words[place - 1].end == word.start and words[place - 1].tag == "ns":
            found.append((_run_before(words, place), word.end))
            continue
        if word.text in _FIRM_ENDS and _names_firm(words, place):
            found.append((_run_before(words, place), word.end))
            continue
        body = word.tag == "nt" and (word.text[-1] in _BODY_ENDS or len(word.text) < 4)  # 联合开发 is guessed to be one
        if not (_ORGANISATION.fullmatch(word.text) or body) or not any(map(is_cjk, word.text)):
            continue
        if following and _ORGANISATION.fullmatch(following.text) and following.start == word.end:
            continue  # the name goes on
        if word.text in _SECTORS and _goes_on(words, place):
            continue  # 县里的科技|特派员
        first = place
        while first > 0 and words[first].text not in _BY_PROVINCE and _belongs(words, first - 1, first):
            first -= 1
            if words[first].text == ")":  # take a bracket whole: 硬创空间(晋江)科技有限公司
                while first > 0 and words[first].text != "(":
                    first -= 1
        while first < place and (words[first].tag == "m" or words[first].text in {"年", "月", "日"}):
            first += 1
        if words[first].end == word.end and len(word.text) < 3 and word.tag != "nt":
            continue  # a bare 公司 or 部 names nobody
        start = words[first].start + (first < place and words[first].text in _BY_PROVINCE)
        start += text[start] == "由"  # 由联影, which the segmenter only guesses
        found.append((start, _with_bracket(text, word.end)))
    found = sorted({*found, *(match.span() for match in _OF_A_COMMITTEE.finditer(text))})
    found = [
        span for number, span in enumerate(found) if not any(_inside(span, other) for other in found[number + 1 :])
    ]
    found = [
        (start, end)
        for start, end in found
        if text[end - 1] not in "暨和与及"  # the name goes on, or is none
        and not (_COUNTED.search(text, max(start - 8, 0), start) and end - start <= _SORT)
        and not _ANY_OF_THEM.fullmatch(text, start, end)
    ]
    return sorted({*found, *_joint(text, found, {"与", "和", "、", "及", " and "})})


_COUNTED = re.compile(r"[\d〇零一二两三四五六七八九十百千万数几多余][多余]?[家所个支座间](?:国内|国际|知名|大型)?$")
_ANY_OF_THEM = re.compile(
    r"(?:与会|参会|到会|参展|参赛|参与|参加|受邀|入驻|在孵|有关|相关|众多|部分|其他|当地|本地|外地|优秀|重点|龙头|骨干|中小|民营|国有|规上|规模以上|上市|科技型|孵化|合作|获奖)+"
    r"(?:企业|公司|单位|机构|高校|学校|部门|平台)"
)
"""Bodies of a sort, which have no name: 与会企业."""
_SORT = 4
"""Behind a count stands no name but the sort of what is counted, which is as short as this (9家|航空公司)."""

_OF_A_COMMITTEE = re.compile(
    "[省市县区镇州](?:委|政府)(?!创办)[\u4e00-\u9fff]{1,6}?(?:(?<![主承协督交举开合兴筹经申])办|委)(?=[、,。;:()第的和与及主副召]|$)"
)
"""An office or committee by its short name: 市委科创办; 县政府主办 ends in a verb, and 常委会 is not cut."""

_DONE_BY = (
    "牵头|承办|承建|承造|承担|主办|协办|设计|施工|建设|建造|研制|开发|出资|投资|运营|管理|赞助|冠名|提供|编制|颁发|核发|拨付|制造|生产|监制|出版|经营"
    "|供货|供应|供给|配送"
)
"""What is done by those whom 由 leads up to: to lead, build, pay, supply and the like."""
_AGENT = re.compile(
    r"由(?:[^,。;:、由\s“”()]{0,12}的)?(?P<body>[^,。;:、由于此的\s“”()]{2,16}?)(?:联合|共同|独家|负责|独立|统一|具体|所)*"
    rf"(?:{_DONE_BY})(?!集团|公司|有限|股份|工程|投资|银行|[局院厂部])"
)
_ASKS_AGENT = re.compile(_DONE_BY)


@lru_cache(maxsize=4096)
def agents(text: str) -> list[Span]:
    """Return the spans of those by whom something is led, built, paid or the like, left to right: 由|县一小|牵头."""
    return [match.span("body") for match in _AGENT.finditer(simplified(text))] if "由" in text else []


def agents_deed(folded: str) -> str:
    """Return the verb of a folded Chinese question that is one of those whose doers :func:`agents` finds; "" if none is.

    Example:
        >>> agents_deed("大桥由谁承建?"), agents_deed("谁是校长?")
        ('承建', '')
    """
    match = _ASKS_AGENT.search(folded)
    return match.group() if match else ""


_CLAUSE_ENDS = frozenset(",;。:!?、")
_SUBJECT = frozenset("n ns nz nr nrt nrfg nt j ng".split())


@lru_cache(maxsize=4096)
def subjects(text: str) -> list[Span]:
    """Return the spans of the runs of nouns with which clauses begin, before what is said of them, left to right.

    Example:
        >>> text = "泽川青龙以55分获亚军,榆关海浪列第三"
        >>> [text[start:end] for start, end in subjects(text)]
        ['泽川青龙', '榆关海浪']
    """
    words = tokens(simplified(text))
    found: list[Span] = []
    for place, word in enumerate(words):
        if word.tag not in _SUBJECT or (place and words[place - 1].text not in _CLAUSE_ENDS):
            continue
        last = place
        while last + 1 < len(words) and words[last + 1].tag in _SUBJECT and words[last + 1].start == words[last].end:
            last += 1
        last += last + 1 < len(words) and words[last + 1].text == "队"
        goes_on = last + 1 < len(words) and words[last + 1].tag[:1] in {"v", "p", "c", "d"}
        if goes_on and 2 <= words[last].end - word.start <= 10:
            found.append((word.start, words[last].end))
    return found


_FIRM_ENDS = frozenset(
    "资本 创投 基金 证券 汽车 重工 电子 制药 药业 能源 物流 置业 材料 控股 航空 影业 传媒 电力 石化 钢铁 地产 保险 生物".split()
)
"""Words with which the short name of a firm ends: 长河|资本."""


def _names_firm(words: list[Token], place: int) -> bool:
    """Return whether a proper name stands right before a word, and no noun that goes on behind it."""
    before = words[place - 1] if place else None
    led = before is not None and before.end == words[place].start and before.tag in {"ns", "nz", "nr", "nrt"}
    return led and not _goes_on(words, place)


_SECTORS = frozenset("农业 科技 实业 食品 鞋业 服饰".split())
"""Words with which the name of a firm ends, or another noun begins."""


def _goes_on(words: list[Token], place: int) -> bool:
    """Return whether a noun that is no office goes on right behind a word."""
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None or following.start != words[place].end or following.tag == "nz":  # which 申报 is said to be
        return False
    return following.tag[:1] in {"n", "m", "q"} and not _ROLE.search(following.text)


_BARE_ENDS = frozenset("院所")
"""What makes a name of a place alone: 晋江|院."""
_BODY_ENDS = frozenset("院所局会部社校厂店馆站队团行司厅委办署系处室台网报")


def _run_before(words: list[Token], place: int) -> int:
    """Return where the nouns begin that lead up to a word without a gap: 中鞋革晋江 before 院."""
    first = place - 1
    while (
        first > 0 and words[first - 1].end == words[first].start and words[first - 1].tag in {"n", "nz", "ns", "j", "f"}
    ):
        first -= 1
    return words[first].start


@lru_cache(maxsize=4096)
def latin_bodies(text: str, *, sure: bool = False) -> list[Span]:
    """Return the spans of capitalised names in English text, left to right: if ``sure``, those that say so of bodies.

    Example:
        >>> text = "The Port of Rotterdam chose Harborlight in May."
        >>> [text[start:end] for start, end in latin_bodies(text)]
        ['Port of Rotterdam', 'Harborlight']
    """
    found: list[Span] = []
    if any(map(is_cjk, text)):
        return found
    for match in _LATIN_BODY.finditer(text):
        start, words = match.start(), match.group().split(" ")
        while words and (words[0].lower().strip(".") in _NO_BODY or words[0] == "&"):
            start += len(words[0]) + 1
            words = words[1:]
        if not words or (len(words) == 1 and len(words[0]) < 3):
            continue
        if (
            len(words) == 1
            and start == match.start()
            and not text[:start].rstrip().endswith((",", "by", "of", "with"))
            and (not start or text[:start].rstrip()[-1:] in ".!?:\n")
        ):
            continue  # the first word of a sentence is written large whatever it is
        if not sure or is_latin_body(" ".join(words)):
            found.append((start, start + len(" ".join(words))))
    return found


def is_latin_body(text: str) -> bool:
    """Return whether an English name says that it is of a body: Orla Marine Construction, University of Leeds."""
    return bool(_INSTITUTION.search(text))


_NO_PLACE = re.compile(
    r"\b(?:Company|Corporation|Ltd|Inc|Plc|Group|Council|Agency|Authority|Ministry|Department|Committee|Association|Partners|Fund|Systems|Foundation"
    r"|Society|Union|League|Trust|Holdings|Technologies|Industries|Services|Award|Prize)$"
)


def is_body_only(text: str) -> bool:
    """Return whether an English name is of a body that is no place either: a fund, a ministry, but no museum."""
    return bool(_NO_PLACE.search(text))


def _joint(text: str, spans: list[Span], marks: set[str]) -> list[Span]:
    """Return the spans of names that stand joined, each with its neighbour and all of a row together."""
    found, first = [], 0
    for place, (left, right) in enumerate(pairwise(spans)):
        if text[left[1] : right[0]] in marks:
            found += [(left[0], right[1]), (spans[first][0], right[1])]
        else:
            first = place + 1
    return found


def _belongs(words: list[Token], place: int, right: int) -> bool:
    word = words[place]
    if word.end != words[right].start:
        return False
    if word.text in _REPORTING and not (word.text == "建设" and _BUILDERS.match(words[right].text)):
        return False
    if word.tag == "v" and word.text[-1] == "任":
        return False  # 邰永年 | 改任 | 党总支书记
    if word.text in _FOUNDING and not (place and words[place - 1].end == word.start and len(words[place - 1].text) < 2):
        return False  # but 科|创办 is an office
    if word.text == "立":  # 俄勒冈州立大学
        return place > 0 and words[place - 1].text[-1] in _FOUNDERS and words[place - 1].end == word.start
    if word.text == ")":
        return place > 0 and words[place - 1].tag in _ROOT and len(words[place - 1].text) <= 6
    if words[right].tag == "ns" and word.tag not in {"ns", "nz"}:
        # Names begin with their place, or with its rank (省路桥二公司)
        return word.text in _BY_PROVINCE or (
            word.text in _RANKS and (place == 0 or words[place - 1].tag in {"x", "p", "c", "v"})
        )
    if word.tag == "a":  # an adjective that the dictionary does not know is part of a name (锐捷)
        return not is_known(word.text)
    return word.tag in _ROOT or (word.tag == "v" and len(word.text) == 2 and words[right].tag != "ns")


def _with_bracket(text: str, end: int) -> int:
    """Return the end after a short bracket that belongs to a name: 基地(福建海峡技术转移中心)."""
    match = re.compile(r"[((][^()()]{2,20}[))]").match(text, end)
    return match.end() if match and _ORGANISATION.fullmatch(match.group()[1:-1]) else end


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other


@lru_cache(maxsize=4096)
def people(text: str) -> list[Span]:
    """Return the spans of what look like personal names (or, failing a name, of an office), left to right."""
    text = simplified(text)
    words = tokens(text)
    quotes = [match.span() for match in _IN_QUOTES.finditer(text)]
    found: list[Span] = []
    for match in _LATIN_NAME.finditer(text):
        title = _TITLE.match(match.group())
        start, end = match.start() + (title.end() if title else 0), match.end() - match.group().endswith(".")
        if _OFFICE_OF.search(text, 0, start) and text[start:end].count(" ") > 1:
            start = text.index(" ", start) + 1  # Minister of | Transport | Helen Marsh
        if " " in text[start:end] and not _INSTITUTION.search(match.group()):
            found.append((start, end))
    found += [match.span() for match in _ADDRESSED.finditer(text)]
    for place, word in enumerate(words):
        if any(low < word.start < high for low, high in quotes):
            continue  # “新材料之王” names nobody
        span = (_titled(words, place) if place else None) or _led_in(words, place) or _person(words, place)
        span = span or _by_what_follows(words, place)
        if span and not any(start <= word.start < stop for start, stop in found):
            found.append(span)
    found += {span for _, span in bylines(text)} - set(found)
    found += {match.span(1) for match in _BESIDE_OFFICE.finditer(text) if text[match.start(1)] in ALL_SURNAMES} - set(
        found
    )
    found = list({*_whole_sounds(found, words), *_dotted(words), *called(text, ALL_SURNAMES)})
    found += _again(text, found)
    found.sort()
    found = [
        span for span in found
        if not any(_inside(span, other) for other in found) and not is_directed(text[slice(*span)])
    ]  # fmt: skip
    named = {start for start, _ in found}
    runs = _joint(text, found, {"、", " ", "和", "与", " and "})
    for place, word in enumerate(words):
        gap = text[word.end : word.end + 1] == " "  # 局长 高远帆
        if _ROLE.search(word.text) and word.end + gap not in named:  # 副县长 | 鲁石: the name says more than the office
            first = place
            while first > 0 and (_belongs(words, first - 1, first) or words[first - 1].text == "、"):
                first -= 1
            if any(start < words[first].start < end for start, end in found):
                continue  # 何 | 镇南 调任地区农委主任
            found.append((words[first].start, word.end))
    return sorted({*found, *runs})


def is_directed(name: str) -> bool:
    """Return whether what looks like a name is a verb with its direction: 盖起来, 高起来.

    Example:
        >>> is_directed("盖起来"), is_directed("盖小来")
        (True, False)
    """
    return _DIRECTED.search(name) is not None


_DIRECTED = re.compile("[起下出上回过进][来去]$")


def _again(text: str, found: list[Span]) -> Iterator[Span]:
    """Yield where else a text has a name of three characters that it has as somebody's: 教授谌其远揭牌,谌其远受聘."""
    for name in {text[start:end] for start, end in found if end - start == 3 and text[start] in ALL_SURNAMES}:
        if text.count(name) > 1:
            yield from ((place.start(), place.end()) for place in re.finditer(re.escape(name), text))


def _whole_sounds(found: list[Span], words: list[Token]) -> list[Span]:
    """Return the spans, a foreign name in one piece that the tagger has cut in two (科瓦 | 廖夫)."""
    sounds = {word.start for word in words if word.tag == "nrt" and len(word.text) > 1}
    kept: list[Span] = []
    for span in sorted(found):
        if kept and kept[-1][1] == span[0] and kept[-1][0] in sounds and span[1] - kept[-1][0] <= 7:
            kept[-1] = (kept[-1][0], span[1])
        else:
            kept.append(span)
    return kept


def _titled(words: list[Token], place: int) -> Span | None:
    """Return the span of the name behind a word of a role (运动员 | 谢雨彤, 教授 | 顾 | 长庚); None if there is none.

    There a word that begins with a surname and is no other word is a name, whatever the tagger makes of it.
    """
    before, word = words[place - 1], words[place]
    if not _BEFORE_NAME.search(before.text) or before.tag[0] not in "nbv" or before.end != word.start:
        return None
    if word.text[0] not in ALL_SURNAMES or len(word.text) > 3 or word.text in _COMPOUND:
        return None
    following = words[place + 1] if place + 1 < len(words) and words[place + 1].start == word.end else None
    # 书记 | 何 | 镇南 | 调任: a word after an office and before what somebody does is a given name, whatever it is else
    surname = (word.tag, len(word.text)) == ("nr", 1)  # 副市长 | 阎 | 素心
    behind = words[place + 2] if place + 2 < len(words) else None
    given = (
        following is not None
        and behind is not None
        and len(following.text) == 2
        and following.text[-1] not in _PLACE_ENDS
        and (
            (behind.tag == "v" and (following.tag == "ns" or (surname and following.tag[0] in "na")))
            or (word.tag[0] not in "pcmrdfu" and following.tag != "t" and _DOES.match(behind.text) is not None)
        )
    )
    if word.tag[0] in "pcmrdfu" and not (len(word.text) == 1 and following and (following.tag[:2] == "nr" or given)):
        return None  # 市长 | 任 | 小雨
    named = len(word.text) == 3 and word.tag == "ns" and word.text[0] in SURNAMES and word.text[-1] not in _PLACE_ENDS
    if len(word.text) > 1 and word.tag[:2] != "nr" and is_known(word.text) and not named:
        return None
    if len(word.text) == 3 or following is None or not all(map(is_cjk, following.text)):
        return (word.start, word.end - (len(word.text) > 2 and word.text[-1] in _GOES)) if len(word.text) > 1 else None
    alone = len(following.text) == 1 and following.text not in _GOES_ON and following.tag[0] not in "pv"
    if len(word.text) == 2:
        return word.start, following.end if alone else word.end
    given = given or (word.tag == "nr" and following.tag[0] not in "pcmrdfux")  # 局长 | 屠 | 海峰
    does = behind.text if behind is not None and behind.start == following.end else ""
    given = given or _SPEAKS.match(does) is not None  # 经理 | 练 | 长风 | 升任
    joined = len(following.text) == 2 and (following.tag[:2] in {"nr", "nz"} or given or not is_known(following.text))
    return (word.start, following.end) if alone or joined else None


def bylines(text: str) -> list[tuple[str, Span]]:
    """Return who made a report, with the part each had in it (记者, 文, 摄影 …), as its byline says.

    Example:
        >>> [(part, "(文:尤佳 图:岑建国)"[a:b]) for part, (a, b) in bylines("(文:尤佳 图:岑建国)")]
        [('文', '尤佳'), ('图', '岑建国')]
    """
    text = simplified(text)
    found = []
    for match in _BYLINE.finditer(text):
        named, place = [], match.start("names")
        for name in re.split(r"([、,和 ])", match["names"]):
            named += [(place, place + len(name))] if len(name) > 1 else []
            place += len(name)
        found += [(match["part"], span) for span in named if text[span[0]] in ALL_SURNAMES]
    return found


SOUNDS = frozenset(
    "阿埃艾安昂奥巴拜班邦保贝本比彼毕宾波伯博布卜查达戴丹道德登邓迪蒂狄丁杜顿敦多厄恩尔法凡费芬弗夫福富盖甘冈高戈哥格葛根贡古哈海汉赫亨胡华怀霍基吉季"
    "加简杰金卡凯坎康考柯科可克肯库拉莱兰朗劳勒雷黎里理利丽林列刘隆卢鲁露伦罗洛马麦迈曼芒梅门蒙孟米密明莫默墨姆木穆纳娜南内妮尼宁纽诺欧帕派潘庞佩彭皮"
    "平普齐奇乔切琼丘热日荣茹若萨塞赛桑瑟森沙莎珊山尚舍申圣诗史什斯丝松苏索塔泰坦汤唐特滕提廷图托瓦万威韦维魏卫温文沃乌吾武西希席锡夏肖谢辛欣休修许雪"
    "雅亚扬耶叶伊以因英尤于约扎赞泽曾詹珍芝朱卓佐钦迦娅莉琳蕾薇黛芙菲"
)
"""Characters with which foreign names are written by their sound (Xinhua's tables of transliteration, from memory)."""


def _sounds_a_name(word: str) -> bool:
    """Return whether a word that the tagger guesses to be a name begins with a surname or is written by its sound."""
    return word[0] in ALL_SURNAMES or SOUNDS.issuperset(word)


_LEADS_TO_NAME = frozenset("由让请派聘选")
_DOES = re.compile(
    r"担任|出任|接任|接替|继任|兼任|任|当选|主持|执教|率|带队|负责|领|主刀|设计|主讲|授课|宣读|致辞|代理|饰演|执导|获"
)
"""What a person does: a word that the tagger does not know between 由 and one of these is a name."""
_SPEAKS = re.compile(rf"{_DOES.pattern}|升任|调任|改任|转任|介绍|表示|透露|宣布|告诉|出席|讲话|带领|说$")
"""Or what somebody with an office does or says."""
_PLACE_ENDS = frozenset("省市县区镇乡村山河湖江海岛港湾桥路街州国寺庙")


def _led_in(words: list[Token], place: int) -> Span | None:
    """Return the span of a name whose surname the segmenter took for a word (是 | 何 | 秀英); None if there is none."""
    if place < 2 or words[place - 2].text not in _IS or words[place - 1].text not in SURNAMES:
        return None
    surname, word = words[place - 1], words[place]
    whole = word.tag == "nr" and len(word.text) <= 2 and surname.end == word.start
    return (surname.start, word.end) if whole else None


_CALLED = frozenset("女士 先生 同志".split())
_TAKES_OFFICE = re.compile(r"担任|出任|接任|继任|升任|调任|转任|改任|就任|当选|任")


def _by_what_follows(words: list[Token], place: int) -> Span | None:
    """Return the span of a name cut in two that only what follows shows: 林 | 美惠 | 女士, 罗 | 建军 | 担任; else None."""
    surname = words[place]
    if surname.text not in SURNAMES or surname.tag[0] in "pcdmu" or place + 2 >= len(words):
        return None
    given, behind = words[place + 1 : place + 3]
    if given.start != surname.end or behind.start != given.end or len(given.text) > 2 or not is_cjk(given.text[0]):
        return None
    if place and words[place - 1].end == surname.start and words[place - 1].tag[:1] in {"n", "m", "a", "b"}:
        return None  # 南方 | 江 | 西路
    shown = behind.text in _CALLED or (len(given.text) == 2 and _TAKES_OFFICE.fullmatch(behind.text))
    return (surname.start, given.end) if shown and given.text not in _CALLED else None


def _person(words: list[Token], place: int) -> Span | None:
    """Return the span of the name that a word is or begins; None if it is no name."""
    word = words[place]
    if (
        word.tag in {"n", "nz", "ns"}
        and len(word.text) == 3
        and word.text[0] in ALL_SURNAMES
        and not is_known(word.text)
    ):
        behind = words[place + 1].text if place + 1 < len(words) and words[place + 1].start == word.end else ""
        led = place and words[place - 1].text in _LEADS_TO_NAME and words[place - 1].end == word.start
        return (word.start, word.end) if led and _DOES.match(behind) else None  # 由 | 廖淑贞 | 担任
    if word.text in _COMPOUND and place + 1 < len(words):
        given, does = words[place + 1], words[place + 2] if place + 2 < len(words) else None
        alone = len(given.text) == 1 and given.start == word.end and is_cjk(given.text) and given.text not in _GOES_ON
        if _ends_name(words, place + 1) or (alone and (does is None or does.tag[0] in "vxpd")):
            return word.start, given.end  # 欧阳 | 澈, 司徒 | 远 | 出席
    ordinary = word.tag != "nrfg" and len(word.text) > 1 and is_known(word.text)
    if word.tag == "nr" and place + 1 < len(words) and _ends_name(words, place + 1):
        ordinary = False  # 贺兰 | 英: the mountains are none here
    if word.tag == "nr" and place and words[place - 1].text[-1] in _LEADS_TO_NAME and word.text[0] in ALL_SURNAMES:
        behind = words[place + 1].text if place + 1 < len(words) and words[place + 1].start == word.end else ""
        ordinary = ordinary and not _DOES.match(behind)  # 由 | 关山月 | 接任
    if not word.tag.startswith("nr") or (ordinary and not _FULL_NAME.fullmatch(word.text)):
        return None  # 高水平 looks like a Mr Gao to the tagger; the dictionary knows it as a word
    if word.tag == "nr" and len(word.text) > 1 and not is_known(word.text) and not _sounds_a_name(word.text):
        return None  # 青泽籍, 青泽茶: guessed by their characters
    end = _end_within(word)
    following = words[place + 1] if place + 1 < len(words) else None
    if len(word.text) == 1:  # a surname alone: the given name was cut off
        if following is None or following.tag in {"x", "r"} or len(following.text) > 2:
            return None
        if word.text not in SURNAMES and following.tag == "n" and is_known(following.text):
            return None  # 晋|科技
        end = following.end
    elif following and len(word.text) == len(following.text) == 2 and following.start == end:
        # 赵志 | 刚任
        end += following.text[-1] in _NOT_IN_NAMES and not is_known(following.text)
    elif following and _ends_name(words, place + 1):
        end = following.end
    before = words[place - 1] if place else None
    half = word.text[0] not in ALL_SURNAMES and word.tag != "nrt"  # 祝 | 志远: no name by itself
    cut_off = (
        before and len(word.text) <= 2 and before.end == word.start
        and (before.text in _SURNAMES or (half and before.text in ALL_SURNAMES and before.tag[0] not in "pcdmufq"))
    )  # fmt: skip
    return (before.start if before and cut_off else word.start), end


def _end_within(word: Token) -> int:
    """Return where a name ends in a word that the tagger takes for one: 林晓彤 | 任, 龚卫平 | 作工作报告."""
    text = word.text
    if word.tag == "nr" and len(text) == 4 and text[0] in ALL_SURNAMES and text[:2] not in _COMPOUND:
        return word.end - (not (SOUNDS.issuperset(text) or is_known(text)))
    return word.end - (len(text) > 2 and text[-1] in _NOT_IN_NAMES)


def _ends_name(words: list[Token], place: int) -> bool:
    """Return whether a character goes with the name of two before it: 贺兰 | 英 | 、, 韩立 | 群 | 与."""
    before, word = words[place - 1], words[place]
    if len(before.text) != 2 or len(word.text) != 1 or word.start != before.end:
        return False
    year = word.text == "年"  # 费松 | 年 | 在: behind a number alone it is one
    if (
        (word.tag[0] not in "njg" and not year)
        or word.text in _GOES_ON
        or word.text in _BESIDE_NAMES
        or not is_cjk(word.text)
    ):
        return False
    behind = words[place + 1] if place + 1 < len(words) else None
    return behind is None or behind.tag[0] in ("xpcuvt" if year else "xpcu") or _DOES.match(behind.text) is not None


_IS = frozenset("是为由让和与、")
"""What stands before a name whose surname is cut off, so that 何 asks nothing there."""

_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 慕容 夏侯 皇甫 尉迟 公孙 令狐 端木 司徒 长孙 宇文 轩辕 闻人 澹台 闾丘 呼延 钟离 独孤 淳于 申屠 公羊 赫连".split()
)
"""Surnames of two characters, which the segmenter takes for places."""

_BESIDE_NAMES = frozenset("男女省市县区镇乡村局厅部处科院校所厂队组班等君氏某党团")
"""Characters that stand right behind a name and are no part of it: 李明(男), 王强等."""

_DOTS = frozenset("·•‧・")


def _dotted(words: list[Token]) -> Iterator[Span]:
    """Yield the spans of foreign names whose parts a dot joins, whole: 商人 | 戴维 | · | 里 | 滕豪斯."""
    place = 0
    while place < len(words):
        place += 1
        if place >= len(words) - 1 or words[place].text not in _DOTS:
            continue
        first, last = place - 1, place + 1
        if not all(SOUNDS.issuperset(word.text) or word.tag[:2] == "nr" for word in (words[first], words[last])):
            continue
        while first > 0 and _goes_with_sounds(words[first - 1]):
            first -= 1
        while last + 1 < len(words):
            if words[last + 1].text in _DOTS and last + 2 < len(words) and is_cjk(words[last + 2].text[0]):
                last += 2
            elif _goes_with_sounds(words[last + 1]):
                last += 1
            else:
                break
        yield words[first].start, words[last].end
        place = last


def _goes_with_sounds(word: Token) -> bool:
    """Return whether a word beside a part of a foreign name is more of it: it is written by its sound, and no word."""
    if word.tag[:2] == "nr" and not is_known(word.text):
        return is_cjk(word.text[0])
    if not SOUNDS.issuperset(word.text) or word.text in _GOES_ON or word.tag[0] in "pcdu":
        return False
    return word.tag[:2] in ("nr", "ns", "nz") or len(word.text) == 1 or not is_known(word.text)


_RANKED = re.compile(r"^(?:副|第[一二三]|首席|助理|代理|总|主|前|原|现任|时任|首任)+")


_OWNERS = _SUBJECT | {"b", "vn", "zg"}


def owner_of_office(text: str, place: int) -> Span | None:
    """Return the span of the nouns before the office that stands right before a name; None if there is no such thing.

    Example:
        >>> text = "芦城渔火主教练裴安国当选"
        >>> text[slice(*owner_of_office(text, 7))]
        '芦城渔火'
    """
    words = tokens(simplified(text))
    last = next((number for number, word in enumerate(words) if word.end == place), -1)
    if last < 0 or (not ROLE.search(words[last].text) and not _BEFORE_NAME.search(words[last].text)):
        return None
    first = last
    while first > 0 and words[first - 1].end == words[first].start and words[first - 1].tag in _OWNERS:
        first -= 1
    rank = _RANKED.match(words[first].text)
    return (words[first].start, words[last].start) if first < last and rank is None else None


@lru_cache(maxsize=4096)
def _titles(text: str) -> tuple[Span, ...]:
    """Return the spans of the nouns before the office that stands right before each name of a text."""
    owners = (owner_of_office(text, start) for start, _ in people(text))
    return tuple(owner for owner in owners if owner)


def is_of_title(text: str, span: Span) -> bool:
    """Return whether a span of a text lies in the title of somebody, before the office: 供电所 in 供电所所长毕望舒."""
    return any(start <= span[0] and span[1] <= end for start, end in _titles(text))


_ROW = re.compile(r"(?:\([^()]*\))?[、和与及]")


def first_of_row(text: str, span: Span) -> int:
    """Return where the first of a row of people begins in which one stands, if they stand in any: 甲某(兼职)、乙某.

    Example:
        >>> text = "副馆长:周立新(分管业务)、吴晓敏(分管后勤)"
        >>> first_of_row(text, (14, 17)), first_of_row(text, (4, 7))
        (4, 4)
    """
    first = span[0]
    plain = simplified(text)
    for start, end in reversed(people(text)):
        if end <= first and _ROW.fullmatch(plain, end, first):
            first = start
    return first


_OFFICE = r"(?:长|主任|书记|经理|总裁|主席|总监|工程师|教练|会计师|主编|站长)"
_OFFICE_BEFORE = re.compile(rf"(?P<of>[\u4e00-\u9fff]{{0,4}}){_OFFICE}[: ]?$")
_TAKES_OVER = re.compile(r"(?:接任|继任|接替|接棒|接过|升任|转任|转正|履新)")
_OFFICE_BEHIND = re.compile(
    rf"(?:[^,;。、:]{{0,12}}(?:任|为|当选))?(?P<of>[\u4e00-\u9fff]{{0,8}}?){_OFFICE}(?=[,;。、:\s]|$)"
)


def is_under(plain: str, span: Span) -> bool | None:
    """Return whether a person of a simplified text is called by an office of the second rank; None if by no office.

    Example:
        >>> is_under("院长周某与副院长吴某出席", (8, 10)), is_under("院长周某与副院长吴某出席", (2, 4))
        (True, False)
        >>> is_under("吴某任副县长", (0, 2)), is_under("吴某由副县长升任县长", (0, 2)), is_under("吴某出席", (0, 2))
        (True, False, None)
    """
    said = _OFFICE_BEHIND.match(plain, span[1])
    if said is None and not _TAKES_OVER.match(plain, span[1]):  # 由副局长周某接任: no longer
        first = first_of_row(plain, span)
        begin = max(map(plain.rfind, ",;。、(“", (0,) * 6, (first,) * 6)) + 1
        said = _OFFICE_BEFORE.search(plain, begin, first)
    return None if said is None else "副" in said["of"]


def takes_second(plain: str, end: int, office: str) -> bool | None:
    """Return whether what a simplified text says behind a name puts its bearer second in an office; None if not in it.

    Example:
        >>> text = "甲任农会主任,乙为副主任"
        >>> takes_second(text, 1, "主任"), takes_second(text, 8, "主任"), takes_second(text, 8, "会长")
        (False, True, None)
    """
    said = re.compile(rf"[^,;。、:]{{0,12}}?(?:任|为|当选)(?P<of>[\u4e00-\u9fff]{{0,8}}?){office}(?=[,;。、:\s]|$)")
    taken = said.match(plain, end)
    return None if taken is None else "副" in taken["of"]


EVERYWHERE = re.compile(r"[全本我各当](?:[省市县区镇乡村国州]|地区?)|该[省市县区镇乡村地]|.{0,4}(?:会上|现场)")
"""Places that only the reader of the text can name, and such as are wherever it is told of (会上)."""


_LEADS_ON = re.compile(rf"(?:{EVERYWHERE.pattern})(?:率先|首[先次个]|最[先早]|带头|范围|各地|第一)")
"""Where 全省 is no place to be found: 在全省率先开展."""
_NO_WHERE = re.compile("的(?:道路|过程|进程|征程|背景|基础|前提|条件|情况)[上中下]")
"""What stands behind what is no place but a way of speaking: 在改革的过程中."""


@lru_cache(maxsize=4096)
def places(text: str) -> list[Span]:
    """Return the spans of what look like places or venues, left to right; 线上 and 线下 count."""
    text = simplified(text)
    found: list[Span] = [
        match.span("place") for match in _WHERE.finditer(text) if not _NO_WHERE.match(text, match.end())
    ]
    # 大约于中午时间发生在某地: the last 在 leads into the place
    found = [(max(start, text.rfind("在", start, end) + 1), end) for start, end in found]
    found += [match.span() for match in _ONLINE.finditer(text)]
    found += [match.span(1) for match in _LATIN_PLACE.finditer(text)]
    words = tokens(text)
    for place, word in enumerate(words):
        if word.text in _NO_PLACES:
            continue
        if (word.tag in {"ns", "nt"} and len(word.text) > 1) or (
            word.tag in {"n", "s", "nz"} and _PLACE_END.search(word.text) and len(word.text) > 1
        ):
            first = place
            while (
                first > 0 and words[first - 1].tag in {"ns", "nt", "nz"} and words[first - 1].end == words[first].start
            ):
                first -= 1
            end = word.end
            if (
                place + 1 < len(words)
                and len(words[place + 1].text) == 1
                and _PLACE_END.fullmatch(words[place + 1].text)
            ):
                end = words[place + 1].end
            found.append((words[first].start, end))
    unique = sorted(
        span for span in set(found) if not EVERYWHERE.fullmatch(text[slice(*span)]) and not _LEADS_ON.match(text, *span)
    )
    return [span for span in unique if not any(_inside(span, other) for other in unique)]


@lru_cache(maxsize=4096)
def lists(text: str) -> list[Span]:
    """Return the spans of enumerations (A、B和C), without the words that lead into them or 等 after them."""
    text = simplified(text)
    found = [match.span(1) for match in _INSIDE_QUOTES.finditer(text)]
    found += [match.span() for match in _TITLES.finditer(text)]
    found += [match.span() for match in _LATIN_LIST.finditer(text)]
    words = tokens(text) if "、" in text else []
    for low, high in [(0, len(text)), *(match.span(1) for match in _INSIDE_BRACKETS.finditer(text))]:
        for start, end, marks in _enumerating(text[low:high]):
            found.append(_trimmed(text, low + start, low + end, [low + mark for mark in marks], words))
    return sorted(set(found))


def _enumerating(text: str) -> list[tuple[int, int, list[int]]]:
    """Return the stretches between marks that hold 、 outside brackets and quotes, with the places of these."""
    found, start, marks, closing = [], 0, list[int](), ""
    for place, character in enumerate(text + "\n"):
        if closing:
            closing = "" if character in {closing, "\n"} else closing
        elif character in _BRACKETS:
            closing = _BRACKETS[character]
        elif character == "、":
            marks.append(place)
        if not closing and (character in ",。;:!?\n" or place == len(text)):
            if marks and start < marks[0] and marks[-1] + 1 < place:
                found.append((start, place, marks))
            start, marks = place + 1, []
    return found


DONE = 20.0
"""How much longer or shorter than the others an item behind 了 may be, which ends what leads in (by hand)."""


def _trimmed(text: str, start: int, end: int, marks: list[int], words: list[Token]) -> Span:
    """Return the enumeration in ``[start, end)``: its ends are cut where they best match the items between."""
    last = marks[-1] + 1
    if (etc := text.find("等", last + 1, end)) > 0:
        end = etc
    heads = [start] + [word.end for word in words if start < word.end < marks[0] and word.tag in _LEADS_IN]
    heads = [head for head in heads if text[head] not in _PARTICLES] or heads
    joined = max(last, text.rfind("和", last, end))  # what 和 joins is the last item
    deeds = any(word.end == marks[0] and word.tag == "v" for word in words)  # 平台推介、政策解读: the last is one, too
    tails = [end] + [
        word.start for word in words
        if joined < word.start < end and word.tag in _LEADS_IN and not (deeds and word.end == end)
    ]  # fmt: skip
    between = [right - left - 1 for left, right in pairwise(marks)]
    done = "了" not in text[marks[0] : end]  # 完善了制度、优化了流程: each item has its own
    # An item joined by 和 makes the last stretch two items long
    parts = 1 + bool(re.search(r"[和与及]", text[last + 1 : end]))

    def misfit(ends: Span) -> tuple[float, int]:
        first, final = marks[0] - ends[0], (ends[1] - last) / parts
        usual: list[float] = [*between] or [final]
        apart = min(abs(first - size) for size in usual) + min(abs(final - size) for size in between or [first])
        # At equal fit, what leads in is no item (包括 | 清华大学、国防科技大学), and the longer end is kept
        led = (DONE if done and text[ends[0] - 1] == "了" else 1.5) if ends[0] != start else 0.0
        return apart - led + 0.1 * (end - ends[1]), -ends[0]

    head, tail = min(((head, tail) for head in heads for tail in tails), key=misfit)
    return head, tail - (text[tail - 1] == "(")


def items(text: str) -> list[str]:
    """Return the items of an enumeration.

    Example:
        >>> items("原始创新、集成创新和消化吸收再创新")
        ['原始创新', '集成创新', '消化吸收再创新']
    """
    if text.startswith(("《", "“")) and (named := re.findall(r"《[^》]*》|“[^”]*”", text)):
        return named
    return [part for part in re.split(r"、|和|与|以及|及|, (?:and )?| and ", text) if part]


def quoted(text: str) -> list[Span]:
    """Return the spans of quoted phrases (without their quotation marks) and of titles (with their 《》)."""
    text = simplified(text)
    return [match.span(1) if match.group(1) else match.span(2) for match in _QUOTED.finditer(text)]


def venues(text: str) -> list[Span]:
    """Return the spans of places where the sentence says that something is held, left to right."""
    return [match.span("place") for match in _WHERE.finditer(simplified(text)) if _HELD.match(text, match.end())] + [
        match.span(1) for match in _LATIN_HELD.finditer(text)
    ]


def is_online(text: str) -> bool:
    """Return whether a place is none: 线上, online."""
    return bool(_ONLINE.fullmatch(simplified(text)))


def is_office(text: str) -> bool:
    """Return whether a person is named by office only: 市委、市政府主要领导."""
    return bool(_ROLE.search(simplified(text)))
