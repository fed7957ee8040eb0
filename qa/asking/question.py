"""What a question wants: its language, the kind of answer, the unit asked for, the time it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.dates import PartialDate, find_partial
from corpus.measures import MEASURE_WORDS
from corpus.normalise import fold, language_of
from qa.asking.addressed import one_asked, unaddressed
from qa.finding.formed import form_asked

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = (
    "number", "money", "percent", "date", "place", "organisation", "person", "list", "what", "why", "yesno",
    "comparison", "aggregation",
)  # fmt: skip
"""Every kind of question, as ``../shared/questions/README.md`` names them; ``what`` is everything else."""

TYPED = frozenset({"number", "money", "percent", "date", "place", "organisation", "person"})
"""Kinds whose answer is a value or a name: without one there is no answer."""

COUNTED = frozenset({"number", "money", "percent"})
"""Kinds of quantities."""

# Tried in this order; the first that matches decides: first what asks outright (谁, 哪家公司, how many), then nouns that
# only suggest a kind in a question of keywords (产值, growth rate); 百分之多少 comes before 多少.
_CHINESE: tuple[tuple[str, str], ...] = (
    ("comparison", r"还是.{0,12}(?:[多少大小高低早晚先后长短强弱快慢](?=[一些点的呢啊呀了得]*(?:[?？。,，]|\s*$))|更|哪)|哪(?:个|一个|项|件|家|边|场)(?:更|比较|的?(?:数量|金额|规模))?"
                   r"(?:[多低晚](?![功媒元边碳空保温压会报宴期辈])|少(?![数年女儿将])|大(?![学洋型陆区众队厦会赛桥事奖])|小(?![组说学镇区岛村队])|高(?![校原地等速中能层新科端水标铁考])|早(?!期)|先(?![生秦进锋])|(?:[开办排]|举行|举办|召开|发生|出现)?在(?:先|前|后)(?:头|面)?)|(?:谁|哪个)(?:更|先)|相比.{0,10}(?:哪|谁)|比.{1,20}(?:多|少|大|早|晚|高)吗"
                   r"|(?:和|与|跟|、).{1,12}(?:哪|谁).{0,12}(?:更|比较)?[多少大小高低早晚先后长短][?？\s]*$"),
    ("aggregation", r"(?:发生|举行|举办|召开|有|办).{0,6}哪(?:些|几)(?:件|个|项|场|次)?.{0,8}(?:事|事件|大事|活动|会议|事情)"
                    r"|哪(?:些|[几两三四](?:件|个|项|场|次)).{0,6}(?:事|事件|大事|事情)|(?:多少|几)(?:[件个项].{0,4}(?:大事|事件|重点事件)|[件桩宗]事(?![业务项故迹例宜由物]))|事情?(?:一共|总共|共)?有(?:多少|几)[件桩宗]"
                    r"|都?发生了(?:什么|啥)|[有出办搞](?:过|了)?(?:什么|啥|哪些)(?:.{0,4}(?:大事|事件|事情|新鲜事)|事儿?(?=[呢啊呀了]*(?:[?？]|$)))"),
    ("list", r"哪(?:[几两三四五六七八九十]|\d{1,2})(?:地(?!方)|省|市|县|国|个?(?:城市|国家|省份|地方))"),
    ("date", r"\d[年月日号](?:的|[开办举召][行开办]的?)?还是[在是]?\d+[年月日号]"),
    ("why", r"(?:^|[,，。])为(?:什么|何)|(?<![被又也亦常俗统简合总通并自人]称)(?<!称之)为(?:什么|何)(?![?？。\s]*$)|缘何|何以|为啥|干[嘛吗](?=[\u4e00-\u9fff])(?![了呢啊的呀去用])|图(?:个|的(?:就)?是)?(?:什么|啥)|原因|怎么会|(?<![项科栏题数书])目的|凭什么"
            r"|(?:怎么|咋)(?![样办回啦着]|个|说的?)[^,。?？]{1,12}了[呢啊呀]?[?？\s]*$"),
    ("yesno", r"(?:(?<!(?<!能)干)[吗嘛]|(?<![什甚怎那这要])么|了没有?|过没有?|(?:[过超达破满]|突破|达到|超过)了?[\d一二三四五六七八九十百千万亿两半多.]{1,8}[\u4e00-\u9fff]{0,3}没有?)[?？\s]*$|^(?!.*(?:[说讲谈查找列]|介绍|告诉|[给帮]我|多少|几|什么|啥|谁|哪|怎|为何)).*吧[?？\s]*$|是不是|是否|有没有|能不能|会不会|可不可以|对不对|有无|属实|([\u4e00-\u9fff])不\1(?!.*(?:[什甚]么|啥|谁|哪|几|多少|怎|如何))"),
    ("date", r"什么时候|啥时候|何时|什么时间|几时|哪(?:一)?(?:年|天|日|个?月)|哪几天|几[月号日]|(?:星期|周|礼拜)几|几月几|何年|何月|何日|多会儿|(?:西元|公元|民国|[于在])几年"),
    ("place", r"哪里|哪儿|在哪(?![一个所些家种位项本部场次届座条支类级份]|[年天国])|何处|何地|什么地方|啥地方|[在到于](?:哪(?:一)?条|什么|啥)(?:大?街|马?路|巷子?|胡同|弄堂?|大道)(?![\u4e00-\u9fff]*[线径])|哪(?:个|座|一个|一座|一)?(?:城市|市|镇|县|地区|区|省|州|郡|乡|村|国家|国|大陆|海域|街道|机场|车站|火车站|港口|公园|景区|广场|体育馆|场馆|剧院|商场|展馆|校区|园区|开发区|小区|社区|岛|停车场|酒店|宾馆|饭店|礼堂|会堂|大厦|大楼|会议中心|码头|教室)|(?:谁|哪)家的?(?:场地|会场|地盘)|[那这](?:个|座)(?:小)?(?:镇|村|县|城市|市|乡|国家|岛)叫(?:什么|啥|做)"),
    ("organisation", r"哪(?:一)?(?:家|所|个|些|几家|几所)?(?:的)?(?:公司|单位|机构|企业|部门|组织|基地|大学|高校|学校|学院|研究院|研究所|院(?![子士落线])|班(?:级|组)?(?![次车子])|协会|院校|政府"
                     r"|委员会|银行|医院|部委|厅|局|(?<!哪)(?<!哪一)部(?!作品|电影|影片|小说|剧|电视|书|法|经|专辑|著作)|媒体|报社|团队)|(?:什么|何种)(?:公司|单位|机构|企业|部门|组织(?![结架活])|大学|学校|学院|团体)|哪(?:一)?支(?:[\u4e00-\u9fff]{0,4}队)|(?:主办|承办|牵头|组织|协办|主管|颁发|发证)(?:方|单位|机构|者)"
                     r"|谁家(?=的?[?？。\s]*$|的(?!孩子|小孩|人|娃)|主办|承办|协办|公司|企业|单位|中标|承建|开发|运营|生产|提供|拿|得|获|夺|捧|赢)|由谁(?:主办|承办|核发|颁发|公布|发布|组织|举办|批复|认定|牵头|主管)|哪一?家|谁(?:主办|承办|核发|颁发|公布|发布|组织|举办|开发|承建|施工|运营|拨付|印发|承造)"),
    ("person", r"谁|何人|(?:由|被|让|请)(?:什么|啥)人|(?:冠军|亚军|季军|得主|第[一二三]名|获奖者|获得者|主教练|负责人|队长|校长|院长|局长|市长|县长|书记|董事长|总经理)(?:是|为)哪(?:一)?[个位](?![\u4e00-\u9fff])|是(?:什么|啥)人(?=[?？。\s]*$)|哪(?:一|几|两|三|位)?位|(?:人|者|员|长|家|师|授|[书助]记|主[任席]|经理|教练|总[裁监]|领队|他|她|生|士|手|警|兵|官|匠|夫|妻|子|母|父|亲|爷|奶|叔|伯|舅|姨|婆|哥|姐|弟|妹|孩|友|星|位[\u4e00-\u9fff]{1,4})叫(?:什么|啥)|姓名(?:是|为|叫|呢|[?？\s]*$)|姓(?:什么|啥)|哪(?:个|些|几个|两个|几名|两名)(?:人|记者|专家|院士|教授|领导)"),
    ("number", r"(?:周期|期限|年限|学制|(?:[工任聘刑租]|合同|有效|服务|试用|保[质修]|质保)期)(?:是|为|有|共|长|达|要|需|定|约|一共|总共|大概)*几年|第几(?![届期批次年天日号])|(?:多少|(?<!哪)几)[个家项人名件次所支位种届条台座场篇张株棵辆套户册间枚尊艘封桶车盏颗粒块片本部架匹头只根朵束盆副对双群批组栋幢层级岁倍斤吨米天周路班趟遍回口则首幅道处分球票任](?!元|百分点|之|民币)|(?<!率)(?<!率有)(?<!率是)(?<!率达)多(?:长|高|远|宽|深|久|重)"),
    ("number", r"[\u4e00-\u9fff](?<![第哪])了?(?:几|多少)年了[吧呢啊]?[?？\s]*$|[了过要需](?:几|多少)年[?？\s]*$"),
    ("number", r"多少[名位个]?(?:[\u4e00-\u9fff]{0,2}人(?![民工均气才费])|[\u4e00-\u9fff]{1,2}[者户](?![均籍外])|学生|员工|居民|群众|农民|职工|家庭|企业|商户)"),
    ("list", r"哪些|哪(?:[几两三四五六七八九十]|\d{1,2}[个家所位名种项座处条支类人地省市县国])"),
    ("what", r"最.{0,14}(?:是|为|属)哪(?:一)?[座条个项件款部台艘栋幢处种][?？\s]*$"),
    ("percent", r"百分之(?:多少|几)|(?:多少|几成)(?:股份|股权|干股)(?!公司|有限)|持股(?:比例)?(?:是|为|占|有)?多少(?!万?股)|(?:几|多少)成(?![年人立功员])|百分比|百分点|比例|比重|占比|增幅|增长率|增速|涨幅|降幅|(?:同比|环比|比(?:上|去|前)一?年)"
                r".{0,8}(?:增长|增加|提高|上升|下降|减少|涨|降|多)|(?:增长|提高|上升|下降|减少|涨|降|跌|缩水|贬值)了?(?:多少|几)(?![个家项人名件次所支位万亿元])"
                r"|增长(?:情况|率)|(?:(?<![完建生组造])成|率)(?:[上下]调|提高|降低|下降|上升|升|降|调整)?(?:是|为|有|达到?了?|[到至])?多少|多少个(?:百分)?点|占(?!地|用地|面积).{0,12}多少(?![个家项人名件次所支位])|[\u4e00-\u9fff]率(?:是|有|为|呢)?[?？\s]*$|率(?:是|有|达)?多[高低大少]"),
    ("money", r"多少(?:钱|资金|经费|万元|亿元|元|新台币|台币|人民币|港币|港元|美金|日元|日圆|欧元|英镑|马克|法郎|卢布|卢比|[万亿](?![条股吨人户亩件册辆台只头株平公千字次立斤度套支吨升米名枚])|美元|投资|(?:直接|间接)?(?:经济)?损失)|几(?:万|亿|千|百)?(?:元|块)|金额|资金|经费|产值|销售额|营(?:业)?收|收入"
              r"|(?![名配限员缺])[\u4e00-\u9fff] ?额(?:(?:是|为|达到?|有)?多少|(?:是|为|呢)?[?？\s]*$)|总额|资本|资产|市值|[票售单房标定油米运均造]价|[\u4e00-\u9fff](?:(?<![评代等])价|(?<![免消付浪公自])费|(?<![条新同爆车])款)(?:(?:是|为|有)?多少|(?:是|为|呢)?[?？\s]*$)|成本|费用|预算|补贴|补助|奖金|学费|票价|门票|收费|[房月年地店]租|租金|工资|月薪|年薪|房价|税收|价格|价值|GDP|生产总值|花了多少|利润|融资|多少[救赈捐贷赔罚拨借存善工货][\u4e00-\u9fff]{0,2}款"
              r"|(?:投资|损失|耗资|斥资|花费|开支|支出|投入|总值|身价|造价|拨款|捐款|债务)(?:了|是|为|达到?|有|约)?多少(?![瓶桶箱袋罐盒株棵头只件台辆艘户间座套册吨亩公]|人(?!民币))"),
    ("number", r"多少|第几|(?:排名|名次|位次)(?:是|为|呢|如何|怎么?样)?[?？\s]*$|几[个家项人名件次所支位种届条台座场篇枚尊艘封桶车盏颗粒块片本部架匹头只根朵束盆副对双群批组栋幢层级岁倍斤吨米天周路班趟遍回口则首幅道处万千百亿]|数量|人数|家数|个数|件数|项数|总数|(?:[数量]|(?<!学习)(?<!考试)成绩|(?:赞成|反对|弃权)票)(?:是|为|有)?[?？。\s]*$|(?:[长宽高深厚]度|[总单亩]产|身高|海拔|重量|体重)(?:是|为|呢)?[?？\s]*$"
               r"|几比几|比分|人头(?:数)?[?？\s]*$|^(?!.*[什啥谁哪怎]).*\s(?:新增|新认定|新签|新建|累计)[?？\s]*$|有几(?!时)|(?:规模|面积)有?多大|多大(?:的)?(?:面积|规模|体积|容积)|多大(?:年纪|年龄|岁数|岁|了)?(?=[?？。呀啊呢\s]*$)|多大(?:年纪|年龄|岁数|了)|年龄|保有量"),
    ("date", r"日期|起止年[份月]|(?:时间|日子|年份)(?:是|为)?[?？\s]*$|(?:举办|召开|举行|成立|开幕|公布|发布|开班)时间|时间(?:是|为)"),
    ("place", r"地点|举办地|所在地|会场|场地|地址|会址"),
    ("person", r"记者(?:是|有)?[?？\s]*$|作者|^(?!.*(?:[什甚]么|啥|多少|几)).*(?:[\u4e00-\u9fff](?<!或)者|(?:^|[\s的])(?!机器|年轻|老年|外国|本地|当地|残疾)[\u4e00-\u9fff]{2,4}人)(?:是|有)?[?？\s]*$|(?:校长|院长|[县市区镇省厅局部处科馆所站社会厂队村团组行关庭园]长|董事长|理事长|秘书长|主任|书记|总经理|总裁|主席|总工程师|总设计师|教练|项目经理)(?:是|为)?[?？\s]*$|^(?!.*(?:什么|啥)).*(?:院士|教授|专家|获得者|得主|负责人|创始人|设计师|队长|领队|主持人|发言人)(?:是|为)?[?？\s]*$"),
    ("organisation", r"(?:单位|机构|部门)[?？\s]*$|^(?!.*(?:什么|啥)).*(?:公司|企业|单位|机构|学校|大学|研究院|研究所|医院|银行|部门) ?(?:名称|全称|名字)\W*$"),
    ("list", r"哪(?:些|几|两|三|四|五|六|七|八|九|十)|有(?:什么|啥)(?!好处|坏处|用|作用|意义|影响|帮助|变化|效果|区别|不同|关系)|包括(?:什么|啥)|(?:什么|啥).{0,6}(?:方式|方面|内容|领域|措施|产业|文件)"
             r"|分别(?:是|为)(?=什么|哪|谁|何|多少|[?？\s]*$)|列(?:举|出)|都有谁|(?:都(?:干|做)了(?:些|哪些)?|(?:干|做)了(?:些|哪些)|(?:安排|进行|开展)了(?:些|哪些)?)(?:什么|啥)(?:内容|环节|活动)?[?？\s]*$"),
)  # fmt: skip

_KINDS_COUNTED = (
    "companies|firms|enterprises|businesses|smes|commissioners|projects|patents|schools|hospitals|talents|teams|students|jobs|members|homes|beds"
    "|buses|stations|shops|stores|factories|households|villages|volunteers|houses|buildings|vehicles|trees|hectares|farmers|workers|visitors|farmland|incubators|makerspaces|spaces|laborator(?:ies|y)|platforms"
)
"""Plurals of which keywords ask the number, where they say that they are new or in all."""

_ONE_BODY = (
    r"(?:company|firm|enterprise|institute|institution|university|college|academy|school|hospital|bank|agency|bureau|department|ministry|organi[sz]ation"
    r"|association|council|committee|body) (?:\w+ed (?:with|by)|leading|hosting|running|organi[sz]ing|sponsoring|supplying|behind|responsible|in charge)\b"
)
"""Keywords that ask for one body, by what it has to do with: institute matched with leather companies."""

_COUNTING_KEYWORDS = re.compile(
    rf"^(?!.*\b{_ONE_BODY})"
    r"(?!.*\b(?:what|which|who|whom|whose|where|when|why|how|name|names|list|number|is|are|was|were|do|does|did|has|have|had)\b)"
    r"(?!.*\b(?:rate|share|growth|percentage|date|cost|price|value|amount|fund\w*|invest\w*|income|revenue|sales)\b)"
    rf"(?=.*\b(?:newly|new|added|total|whole|entire|altogether|\w+ed|built|sold)\b).*\b(?:{_KINDS_COUNTED})\b"
)
"""Keywords that ask a number without saying so: small firms newly added."""

_ASKING = r"\b(?:what|which|who|whom|whose|where|when|why|how|is|are|was|were|do|does|did|has|have|had|tell|list|name|names|number)\b"
ASKS_OUTRIGHT = re.compile(rf"[什甚]么|啥|谁|哪|怎|如何|[吗呢]\W*$|{_ASKING}")
"""What a question asks by; keywords have none of it."""

_OFFICES = (
    r"(?:mayor|director|head|chief|president|chair(?:man|woman|person)|ceo|dean|governor|principal|manager|captain|coach|conductor|curator"
    r"|commander|leader|officer|executive|engineer|treasurer|secretary|minister|founder|winner|champion|designer|architect|editor|host|spokes(?:man|woman|person))"
)
"""Keywords that end in an office ask who holds it: new head of the bureau."""

_FIRST_ASKED = r"^(?:(?!\b(?:what|which|how|who|whom|whose|where|when)\b).){0,200}"
"""What may stand before the word that asks: in "who was mayor when it opened" that is the first."""

_NOUNS = r"(?!(?:did|does|do|is|was|are|were|has|had|have|can|could|will|would|should|of|to)\b)[\w-]+ "
"""A word of English that may stand between "which" and the noun it asks for."""

_SUMS = r"(?:takings|proceeds|earnings|revenues|receipts|sales|profits|losses|wages|fees|fares|costs|expenses)(?=\W*$| (?:of|for|from|in|at|last|this)\b)"
"""Plurals that are sums of money: what were the takings asks for one, not for a list."""

_TIME = r"(?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: \d{1,4})?|\d{1,2} [a-z]+"

_ENGLISH: tuple[tuple[str, str], ...] = (
    ("yesno", r"^(?:and |so |but |then )?(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)(?:n['’]t)?|won['’]t|can['’]t)\b(?!.*\bor\b.*\?)"
              r"|\b(?:true|correct|right|the case) that\b"),
    ("why", r"^\W*(?:(?:and|so|but|then|ok|well),? )?(?:why|how come)\b"),
    ("comparison", r"\b(?:before or after|after or before|earlier or later)\b|\b(?:which|who|what)\b.{0,200}\b(?:first|earlier|later|larger|bigger|more|greater|higher|smaller|fewer|less|lower|longer"
                   r"|largest|most)\b.{0,200}(?:,|\bor\b)|\bmore\b.{0,200}\bor\b|^(?!.*\b(?:how (?:much|many|fast|quickly|rapidly|steeply|sharply)|what (?:share|percentage|proportion|part|fraction))\b).*\bcompared? (?:to|with)\b|^(?!.*\bhow (?:many|much)\b).*\b(?:higher|larger|more|fewer|earlier|later) than\b(?! \d)"),
    ("aggregation", r"\bwhich (?:of the )?(?:\w+ )?events?\b.{0,200}\b(?:held|took|take|happen\w*|were|are|in|on)\b|\bwhat (?:events?|things?|else)\b"
                    r".{0,200}\b(?:happen\w*|took place|were|held)\b|\bhow many (?:\w+[ -]){0,3}events?\b|\bhow many things (?:have |had )?(?:happen|occur|took place|went on)|\bwhat (?:all |else )?(?:happened|took place|occurred|went on|was going on)\b|\blist (?:all )?(?:the )?events\b"
                    r"|\bnumber of (?:\w+ ){0,2}events\b|^\W*(?:(?:all|key|major|main|important) ){0,2}events (?:in|on|after|before|during|between|from|since|until|by) "
                r"(?=.*(?:\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|quarter|half)))"),
    ("date", rf"^(?:was|were|is|are|did|does|do)\b.*\b(?:in|on) (?:{_TIME}) or (?:(?:in|on) )?(?:{_TIME})\b"),
    ("why", r"\bwhy\b|\breasons?\b|\bwhat for\b|\bpurpose\b|\bhow come\b|\bwhat (?:caused|causes|triggered|prompted|led to)\b|\bwhat (?:was|is) the cause\b|^\W*(?:the )?causes? of\b"),
    ("percent", r"\bhow much of (?!.*\b(?:bills?|costs?|receipts|proceeds|earnings|expenditure|grants?|donations?|payments?|fees?|money|incomes?|revenues?|sales|turnover|takings|profits?|spending|fund\w*|budget|debts?|loans?|invest\w*|price|sums?|time)\b).*\b(?:come[sn]?|came|stems?|is made|was made|is covered|was covered|is met|was met|is supplied|was supplied)\b|(?<!\d)(?<!\d )\bper ?cent\w*|(?<!\d)(?<!\d )%|\bby how much\b|\bhow much (?:(?:more|less|did|has|have|had|does|do) )?(?:[\w&'’-]+ ){0,12}?(?:grow|grew|grown|rise|rose|risen|increased?|go up|went up|gone up|fall|fell|fallen|decreased?|declined?|drop|dropped|shrink|shrank|climb|climbed|expand|expanded|jump|jumped)\b"
                r"|\bwhat (?:share|stake|fraction|slice|portion|proportion)\b|\bhow much (?:more|less) (?:did|does|do|has|have)\b(?!.*\bthan\b)|\bhow much (?:higher|lower|larger|bigger|smaller|greater)\b(?=.*\b(?:year|month|quarter|season|before|earlier|last|previous)\b)"
                r"|\bhow much (?:higher|lower|larger|bigger|smaller|greater) (?:did|has|have|had) [^?]{3,60}?\b(?:get|got|gotten|become|grow|grown)\b"
                r"|^(?=.*\b(?:year|month|quarter|season) (?:before|earlier|on)\b|.*\b(?:previous|last) (?:year|month|quarter|season)\b).*\bhow much (?:higher|lower|larger|bigger|smaller|greater)\b|\bhow (?:pure|accurate|efficient|punctual|reliable)\b"
                rf"|^\W*(?!.*{_ASKING})(?:[\w&'’-]+ ){{1,5}}?(?:rise|increase|decrease|decline)\W*$"
                rf"|\bwhat (?:{_NOUNS}){{1,3}}?(?:rise|increase|reduction|cut|growth)(?= (?:did|does|do|has|have|had|was|would)\b)"
                r"|\bhow (?:big|large|great|steep|sharp|strong) (?:is |was |were )?(?:an?|the) (?:[a-z-]+ ){0,2}?(?:rise|increase|growth|jump|gain|surge|drop|fall|decline|decrease|reduction|cut)\b"
                r"|\bhow (?:fast|quickly|rapidly|steeply|sharply)\b.{0,80}\b(?:gr[eo]w|increas|ris|rose|expand|develop|fall|fell|drop|declin|shrink|shr[au]nk|climb)"),
    ("money", r"\bwhat (?:total |exact )?(?:sum|budget|salary|price|fee|fare|toll|fine|revenue|turnover|profit)\b(?! did .* (?:grow|rise|fall))"
              r"|\bwhat (?:is|was|are|were) (?:[\w&'’,-]+ ){1,14}?worth\b|\bwhat (?:did|do|does|will|would) (?:[\w&'’,-]+ ){1,14}?(?:costs?|earn|charge|pay|bid|quote|fetch|(?:sell|retail|go) for)\b(?! (?:itself|themselves|them) on\b)|\bwhat (?:is|was|are|were) (?:[\w&'’,-]+ ){1,10}?(?:sold|bought|auctioned|priced|valued|insured) (?:for|at)\b(?=\W*$)|\bin money terms\b|\bhow (?:large|big|high) (?:is|was|are|were|did) (?:[\w-]+ ){0,6}?(?:value|revenue|turnover|income|budget|profits?|surplus|deficit|loss(?:es)?|debts?"
              r"|investment|funding|funds?|salary|wages?|fees?|price|costs?|gdp|endowment|fine|grant|loan|donation|prize|contract|deal|subsidy)\b"),
    ("number", rf"\bwhat (?:{_NOUNS}){{0,3}}?(?:yield|speed|temperature|height|width|depth|length|weight|distance)\b"
               r"|\bh(?:ow?|w) m[ae]?ny\b|\bhow large a number|\bhow often\b|\bhow (?:long|tall|high|far(?! back\b)|wide|deep|old|big|large|heavy|fast|strong|powerful|cold|hot|warm)\b"
               r"|\bwhat(?:['’]s| is| was| are| were) the (?:[a-z-]+ ){0,3}?yield\b"
               r"|\bhow much (?:faster|slower|longer|shorter|taller|deeper|wider|older|younger|heavier|lighter|quicker)\b"
               r"|\bhow much (?:[\w-]+ ){1,3}?(?:was|were|is|are|has been|have been) (?:produced|harvested|grown|caught|picked|mined|landed|shipped|recycled|eaten|drunk)\b"
               r"|\bhow much (?:[\w-]+ ){0,2}?(?:land|area|space|storage|memory|data|bandwidth|capacity|milk|fuel|farmland|water|grain|rice|wheat|food|power|electricity|energy|coal|oil|gas|steel|cement"
               r"|waste|rubbish|sewage|cargo|freight|time|rain|rainfall|snow|weight)\b(?! (?:investments?|spending|budget|funding|funds?|revenue|income|costs?|bills?|fees?|sales))"),
    ("number", r"\b(?:how much|what) (?:did|do|does|will|would|can|could)\b[^?]*\bweigh(?! up| in)\b"),
    ("money", r"\bhow much\b"),
    ("date", rf"{_FIRST_ASKED}\bwhen\b|\bwhat (?:date|day|year|month|time)\b|\b(?:which|what) (?:date|day|year|month|season|decade|century)s?\b"
             r"|\bon what day\b|\bin what year\b|\bhow far back\b|\b(?:what|which) days? of the week\b"),
    ("place", rf"{_FIRST_ASKED}\bwhere\b|\bwhere'd\b"
              r"|\b(?:which|what) (?:\w+ )?(?:town|city|place|county|village|province|district|venue|country|campus|island|port(?= (?:do|is|was|did|has|will)))\b"
              r"|\bwhat(?:['’]s| is| was) the (?:town|city|place|county|village|province|district|venue|country|campus)\b(?!['’]s| [a-z]+ (?:rate|record|value|name|of)\b)(?= (?:where|that|which|in|with|from|whose|the)\b|\W*$)"),
    ("place", r"\b(?:in|on|at) (?:which|what|whose) (?:[\w-]+['’]s? )?(?:[\w-]+ ){0,2}?(?:grounds|premises|campus|hall|stadium|square|park)\b"),
    ("organisation", r"\b(?:which|what) (?:(?!of|the|did|was|is|does|do|has|were|are)[\w-]+ ){0,4}?(?:company|firm|organi[sz]ation|ministry|institute|institution|agency|department|business"
                     r"|academy|college|faculty|laboratory|university|bureau|body|enterprise|centre|center|bank|team|committee|association|school|newspaper|authority|council|court|club|party|union|federation|office|board|publisher|foundation|fund"
                     r"|airline|carrier|operator|contractor|builder|developer|manufacturer|maker|supplier|producer|distributor|retailer|insurer"
                     r"|studio|consortium|unit|troupe|orchestra|shipyard|hospital|clinic|broadcaster|farm|factory|museum|cooperative)\b(?!s)"
                     r"|\bwho (?:\w+ )?(?:hosted|organi[sz]ed|issues?|issued|announced|published|co-?hosted|sponsored|held|runs?|ran|certifie[sd]|released|put out|gave out|handed out"
                     r"|approved|built|constructed|manufactured|suppl(?:ies|ied)|funded|financed|operates?|operated)\b"
                     r"|\bwho (?:is|was|were|are) (?:in charge of|responsible for|tasked with|entrusted with) (?:hosting|organi[sz]ing|issuing|granting|awarding|announcing|publishing|sponsoring|certifying|approving|building|constructing|manufacturing|supplying|funding|financing|operating|running)\b"
                     r"|\bwhose (?:approval|permission|consent|blessing|sponsorship|authorisation|authorization|licen[cs]e)\b|\bwho gave (?:the |its |their |a )?(?:go-ahead|green light|approval|permission|consent|nod)\b"
                     r"|\b(?:host|organi[sz]er|sponsor)s? of\b"
                     rf"|\bwhich (?:{_NOUNS}){{0,2}}?(?:house|side|crew|class|form|year group|entry|yard|stable|village|town|district|branch) (?:won|came (?:first|second|third|last)|finished (?:first|second|third|last)"
                     r"|(?:was|were) (?:the )?(?:winners?|runners?[- ]up|champions?))\b"),
    ("organisation", r"\bwhich (?:(?:two|three) )?(?:organi[sz]ations|bodies|institutions|institutes|companies|agencies|departments|parties|units)"
                     r" (?:jointly |together )?(?:co-?)?(?:hosted|organi[sz]ed|announced|published|issued|sponsored|held|released|launched|ran|founded|signed|funded|approved)\b"),
    ("person", rf"{_FIRST_ASKED}\b(?:who|whose|whom)\b"
               rf"|\b(?:which|what) (?:{_NOUNS}){{0,3}}?(?:people|persons|(?:wo)?men)\b"
               rf"|\b(?:which|what) (?:{_NOUNS}){{0,4}}?(?:person|athlete|professor|academician|reporter|journalist|scientist|expert|mayor|specialist|nurse"
               r"|grower|breeder|planter|doctor|surgeon|physician|engineer|architect|designer|artist|author|writer|poet|teacher|pupil|student|worker|farmer|villager|fisherman|official"
               r"|minister|judge|lawyer|player|striker|goalkeeper|midfielder|defender|captain|coach|swimmer|runner|singer|actor|actress|director|soldier|hero"
               r"|volunteer|entrepreneur|businessman|businesswoman|man|woman|girl|boy|speaker|laureate|winner|champion|governor|commissioner|technician|researcher"
               r"|curator|inheritor|citizen|resident|reader|visitor|donor|owner|officer|secretary|alderman|councillor|member(?!s)|fellow|guest|senator|lawmaker|statesman|historian|librarian|[a-z]{3,}(?:ologist|icist|ician|[eo]mist))s?\b"
               r"(?= (?:is|was|were|are|has|had|have|did|does|do|will|would|can|could|who|that|from|of|in|at|on|to|for|with|\w+ed|won|led|gave|made|took"
               r"|became|wrote|came|got|went|broke|set|ran|held|left|built|spoke|died|sang|beat|lost|met|found|grew|kept|drew|scores?|plays?)\b|\W*$)"
               r"|\bname of the (?:\w+ )?(?:person|director|mayor|winner|reporter)"),
    ("list", rf"\b(?:which|what)(?: are)?(?: the)? (?:{_NOUNS}){{0,3}}?(?:two|three|four|five|six|seven|eight|nine|ten)\b"
             rf"|\bwhich (?:{_NOUNS}){{0,4}}?(?!does|is|was|has)[a-z-]{{3,}}[^su\W]s\b|\bwhat (?:kinds|types|sorts|(?:are|were) the(?! (?:[\w&'’-]+ ){{0,5}}?{_SUMS}))\b|^\W*(?:\w+ ){0,3}list (?:all|the|every|each|some|out)\b|^\W*lists?\b|\bname the\b"
             r"|^\W*(?:can you |please |could you )*name (?:some|a few|any|several|two|three|four|five|six|all)\b"
             r"|\bwhat (?:did|does|do|was|were) .*\b(?:include|consist of|comprise|on the (?:programme|program|agenda))\b|\bwhat (?:activities|items|components|elements)\b"
             rf"|\bwhat (?:{_NOUNS}){{0,2}}?(?:fields|areas|methods|industries|forms|formats|ways|means|aspects|sectors|categories|documents|measures|topics|forces)\b"),
    ("organisation", rf"^\W*(?!.*{_ASKING})(?:[\w&'’-]+ ){{0,3}}?{_ONE_BODY}"),
    ("organisation", rf"^\W*(?!.*{_ASKING})(?:[\w&'’-]+ ){{0,5}}?(?:investor|contractor|underwriter|supplier|manufacturer|developer|builder|organi[sz]er|insurer|lender)s?\W*$"),
    ("percent", r"\b(?:growth|increase|rise) rate\b|\brate of (?:growth|increase)|\bproportion\b|\b(?:share|slice|portion|fraction) of\b|\byear-on-year\b|\byoy\b|\bgrowth\b"
                r"|\brates?\b|\b(?:voter )?turnout\b"),
    ("number", r"\bnumber of\b|\bnumbers?\W*$|\b(?:count|tally|headcount|head count)\b(?: of\b|\W*$)|\b(?:tally|headcount)\b|^(?!.*\b(?:between|among|within) (?:the )?(?:\w+ ){0,2}population\b).*\bpopulation\b|\bwhat(?:['’]s| is| was| are| were) (?:the |its |their )?(?:[a-z-]+ ){0,3}?(?:length|height|depth"
               r"|width|capacity|weight|distance|area(?= (?:of|covered|under)\b)|attendance|magnitude|lifespan|(?:winning|finishing|record|waiting|travel|journey|response) time)\b"),
    ("number", r"^\W*(?:the )?(?:[\w&'’-]+ ){0,5}(?:speed|height|width|depth|weight|length|distance|(?:floor|surface|land|planted|total|site) area|(?:winning|finishing|record|waiting|travel|journey|response) time|temperature|altitude|attendance|population|lifespan|duration"
               r"|passing (?:score|mark|grade))(?:\W*$| (?:of|for|at|in)\b)"),
    ("money", r"\bcosts?\b|\bworth\b|\bbudget\b|\bfunding\b|\bfunds\b|\binvest(?!iga)\w*|\brevenue\b|\boutput value\b|\b(?:industrial|farm|agricultural|cultural|economic|manufacturing|marine) output\b|\bprize money\b"
              r"|\bprices?\b|\bfees?\b|\bfares\b|^(?!\W*how (?:do|does|did|has|have|had|will|would)\b).*?\bfare\b|(?<!death )\btolls?\b|\btariffs?\b|\bpensions?\b|\btuition\b|\bstipends?\b|\bbox office\b|\btakings\b|\bproceeds\b|\bearnings\b|\bturnover\b|\bincome\b|\bwages?\b|\bsurplus\b|\bdeficit\b|\bloss(?:es)?\b|\bdebts?\b|\b(?:registration|contract|total|market|sales) value\b|\bvalue of\b|\bamount\b|\bsales\b|\bspend\w*|\bspent\b|\byuan\b|\brmb\b|\bgdp\b|\bsubsid\w+|\bsalary\b|\bprofits?\b"),
    ("date", r"^\W*(?:the )?(?:exact )?dates?\b|\b(?:date|month) of\b|\b(?:date|dates|month|year)\W*$"
             r"|^\W*(?:the )?(?:\w+ ){0,2}(?:release|publication|opening|launch|start|founding|completion|closing|birth|arrival) (?:date|day|month|year)\b"),
    ("place", r"\bvenue\b|\blocation\b|\bplace of\b|(?<!mail )(?<!web )(?<!ip )\baddress\b(?! book)"),
    ("person", rf"^(?!.*\bwhat (?:did|do|does|has|have|had)\b).*\b(?:author|reporter)s?\b|^\W*(?!.*{_ASKING})(?:[\w&'’-]+ ){{0,4}}?{_OFFICES}(?=\W*$| (?:of|for|at|in)\b)"),
)  # fmt: skip

_ASKS_WEEKDAY = re.compile(
    r"(?:星期|周|礼拜)几|\b(?:what|which) days? of the week\b|\b(?:what|which) days?\b(?! (?:did|was|were|will|had)\b).*\b(?:closed?|open|shut)\b"
)


def asks_weekday(text: str) -> bool:
    """Return whether a question asks for a day of the week."""
    return _ASKS_WEEKDAY.search(text.lower()) is not None


_ASKS_RANK = re.compile(
    r"第几(?![届期批次季章节年天日卷页号轮场个条路])|(?:排名?|名次|位次|列|居)(?:是|为|在|第|全[国省市县球]|世界)*(?:多少|几)(?:位|名|[?？。\s]*$)"
    r"|(?:排名|名次|位次)(?:是|为|呢|如何|怎么?样)?[?？。\s]*$"
)


def asks_rank(folded: str) -> bool:
    """Return whether a folded Chinese question asks which rank something has.

    Example:
        >>> asks_rank("总分在全省排第几位?"), asks_rank("这是第几届?"), asks_rank("有几位专家?")
        (True, False, False)
    """
    return _ASKS_RANK.search(folded) is not None


_ASKS_YEAR = re.compile(r"哪(?:一)?年|何年|\b(?:what|which) year\b")


def asks_year(text: str) -> bool:
    """Return whether a question asks for a year."""
    return _ASKS_YEAR.search(fold(text)) is not None


_MEASURES = "|".join(sorted(map(re.escape, MEASURE_WORDS), key=lambda word: (-len(word), word)))
_UNIT = re.compile(rf"(?:多少|几|哪几)({_MEASURES})")
_HEADCOUNT = re.compile(
    r"人数|人头(?:数)?[?？\s]*$|(?:多少|几)(?:[\u4e00-\u9fff]{0,4}?(?<!机器))(?:人员|员工|职工|伙计|工人|学生|教师|老师|医生|护士|专家|博士|院士|村民|游客|观众)(?:呢|啊)?[?？\s]*$"
)
"""What asks for people without their measure word."""
_COUNTERS = {
    "people persons participants attendees visitors guests brokers agents dealers traders inventors founders owners speakers tourists students pupils graduates trainees learners teachers professors"
    " lecturers scientists researchers experts specialists academicians engineers technicians doctors nurses patients workers employees"
    " staff jobs residents villagers farmers fishermen volunteers athletes players runners members delegates representatives talents"
    " professionals officials judges passengers children women men adults readers spectators applicants entrants migrants soldiers"
    " firefighters commissioners": "人 名 位 人次 余人 万人",
    "universities colleges schools kindergartens hospitals clinics institutes academies museums libraries": "所 家 个 座",
    "companies firms enterprises businesses startups shops stores restaurants hotels factories plants banks media outlets incubators"
    " institutions agencies manufacturers suppliers exhibitors sponsors spaces makerspaces smes": "家 个 户 间",
    "teams squads crews bands troupes orchestras choirs ensembles": "支 个 家",
    "projects awards prizes medals titles patents indicators measures tasks targets goals records policies standards inventions"
    " achievements agreements contracts services events": "项 个 件 枚 份 种 类 块 场 次",
    "households families": "户 家 个", "books volumes novels": "本 册 部 种 万册", "films movies plays works": "部 件 幅 个 篇",
    "ships boats ferries": "艘 条 只", "vessels": "艘 条 只 件 个", "buildings towers houses flats apartments": "栋 座 幢 套 个 间",
    "bridges stations reservoirs dams mountains temples halls": "座 个 处", "buses cars vehicles trucks taxis trains": "辆 台 列 部",
    "trees": "棵 株", "villages towns cities counties districts provinces countries regions clusters departments committees"
    " platforms zones parks laboratories labs centres centers bases sites points": "个 座 处 家 片",
    "relics artefacts artifacts exhibits objects items pieces": "件 个 项 套", "routes lines roads": "条 个",
    "machines devices computers robots harvesters combines drones excavators cranes pumps generators sets lifts elevators ambulances tractors": "台 部 套 辆 架",
    "beds tables chairs tickets photos photographs maps cards": "张 个 床 套 幅 万张", "points": "分 个 点", "goals": "球 个 粒", "matches games": "场 次 轮 个",
    "trips journeys": "趟 次 班 回 个", "operations surgeries": "例 台 次 万台", "cases": "例 起 件 宗 个", "cattle cows pigs sheep goats horses": "头 只 匹 万头",
    "chickens ducks geese birds": "只 羽 万只", "bottles": "瓶", "flights": "班 架次 班次 个 次",
    "storeys stories floors": "层", "chapters": "章", "votes": "票", "articles": "条 篇 个", "rooms classrooms wards workshops": "间 个 套", "greenhouses": "座 个 栋 间", "letters emails": "封 件",
    "surgeons midwives pilots drivers fans footballers policemen detectives": "人 名 位 人次 余人 万人",
}  # fmt: skip
_RUNNERS_UP = re.compile(r"runners[ -]up")
_COUNTED_BY = {noun: frozenset(units.split()) for nouns, units in _COUNTERS.items() for noun in nouns.split()}
_HOW_MANY = re.compile(r"\b(?:how many|number of|count of)((?:[ -]+[a-z0-9-]+){1,6})")


def is_counted(word: str) -> bool:
    """Return whether an English word is a plural that Chinese counts with a measure word of its own."""
    return word in _COUNTED_BY


_ENDS_COUNTED = frozenset("of in at did does do were are was is have has had from to for with by".split())


@lru_cache(maxsize=256)
def counters(folded: str) -> frozenset[str]:
    """Return the measure words with which Chinese counts what a folded English question counts; none if it is not known.

    Example:
        >>> sorted(counters("how many university students took part"))[:3]
        ['万人', '人', '人次']
    """
    match = _HOW_MANY.search(_RUNNERS_UP.sub("prizes", folded))
    for word in re.findall(r"[a-z]+", match[1]) if match else ():
        if word in _ENDS_COUNTED:
            break
        if word in _COUNTED_BY:
            return _COUNTED_BY[word]
    return frozenset()


_LENGTH = re.compile(
    r"(?<![期限制]有)(?<![期限制])多(?:长(?!的?时间)|高|远|宽|深)|[长宽高深]度|\bhow (?:long|tall|high|far(?! back\b)|wide|deep)\b"
    r"|^(?!.*\bhow many\b).*\bdistance\b|\b(?:height|width|depth|length(?! of (?:stay|service|time|term))(?!(?: of)?(?: [\w-]+){0,4} (?:contract|lease|deal|agreement|course|sentence|term|tenure|strike|visit|stay)\b))\b"
)
_TIME_TAKEN = r"\b(?:winning|finishing|record|waiting|travel|journey|running|response) time\b"
_DURATION = re.compile(
    rf"多久|多长的?时间|多少时间|[期限制]有?多长|\bhow long\b|\bduration\b|{_TIME_TAKEN}|\blength(?: of)?(?: [\w-]+){{0,4}} (?:contract|lease|deal|agreement|course|sentence|term|tenure|strike|visit|stay)\b"
)
_AGE = re.compile(
    r"(?<!积有)(?<![积模量级力度额围率幅])多大(?:年纪|年龄|岁数|岁|了)?(?=[?？。呀啊呢\s]*$)|多大(?:年纪|年龄|岁数|了)|年龄|几岁|多少岁|\bhow old\b"
)
_TAKES = re.compile(r"\bhow long (?:did|does|do|will|has|have|had|can|could|would)\b|\bhow old\b")
_SIZE = re.compile(r"\bhow (?:large|big)\b")
LENGTHS = ("米", "公尺", "公里", "千米", "里", "厘米", "metre", "meter", "kilometre", "kilometer", "km", "mile", "m")
"""Units in which something is long, high or far."""
_AGES = ("岁", "周岁")
_SPANS = ("年", "周年", "year", "month", "century")
_DURATIONS = (
    *("年", "个月", "天", "昼夜", "小时", "分钟", "周", "星期", "秒"),
    *("year", "month", "day", "hour", "week", "minute", "second"),
)


_WEIGHT = re.compile(
    r"\bwhat(?:['’]s| is| was| are| were) the (?:[a-z-]+ ){0,3}?(?:yield|weight)\b|\bhow heavy\b"
    r"|\b(?:how much|what) (?:did|do|does|will|would|can|could)\b[^?]*\bweigh(?! up| in)\b"
)
_WEIGHTS = tuple("吨 公斤 斤 千克 克 公吨 tonne ton t kg kilogram g".split())
_TEMPERATURE = re.compile(r"\bhow (?:cold|hot|warm)\b|\btemperatures?\b|[气水体室]温|温度|多[冷热]")
_DEGREES = ("度", "摄氏度", "°c", "°f", "degree")
_SIZES = tuple(
    "平方米 平方公里 平方千米 亩 公顷 立方米 hectare acre square sqm m² km² ha m2 km2 ft² mile² m³ km³".split()
)


_MAY_BE_FORMED = frozenset({"what", "number", "date", "money", "percent", "place", "list"})
"""Kinds that a question for a score or a time of day may look like; who and why ask for none."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question read: ``kind`` is one of :data:`KINDS`, ``unit`` the measure word asked for ("" if none).

    ``dates`` are the days, months and years it names.
    ``units`` are those that "how long", 多高 and the like can be answered in. ``people`` and ``places`` are those of the
    texts that its words do not show.
    """

    text: str
    language: str
    kind: str
    unit: str
    dates: tuple[PartialDate, ...]
    units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


_MISSPELT = {
    wrong: right
    for right, line in {
        "how": "hwo hoow howw", "many": "manny mny mnay mayn maney meny mani amny", "much": "mcuh muhc mutch moch",
        "what": "waht wat whta wht whatt whhat", "which": "wich whch whcih whihc wihch whic whitch",
        "when": "wehn whn whne wen whenn", "where": "wher whre wehre wheer whereabouts", "who": "whoo woh", "whose": "whoes whos'",
        "why": "whyy hwy", "what's": "whats", "who's": "whos", "where's": "wheres", "when's": "whens", "how's": "hows",
        "percentage": "precentage percentge percetage", "number": "numbr nubmer numer numbe", "universities": "unis", "university": "uni",
        "high-tech": "hi-tech hitech", "startup": "start-up", "startups": "start-ups",
    }.items()
    for wrong in line.split()
}  # fmt: skip
_ASKED_WRONG = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _MISSPELT), key=len, reverse=True))})(?![\w'])", re.IGNORECASE
)


_WITCH = re.compile(r"^\W*witch(?= [a-z])", re.IGNORECASE)
"""A word of English where a question begins that asks which one."""


_TELLER = re.compile(
    r"^[那请]?问?(?:根据|按照?|在)?(?:记者|作者|文章|文中|本文|原文|报道|点评|评论|新闻)(?:的?点评|里面?|中)?是?"
    r"(?:(?=(?:怎么|如何|怎样))|(?:认为|觉得|指出|说)(?![了的过什啥到谁哪明服法])[,，:：]?)"
)
"""How a Chinese question says who tells it, which is no part of what it asks: 记者怎么形容那次大赛, 文中说这座桥多长."""


_COUNTS_WORD = re.compile(r"\b(how many|number of) ((?:[\w&'’-]+ ){0,3}?)([a-z]{7,})\b", re.IGNORECASE)
SIMILAR = 0.88
"""Least likeness (Ratcliff and Obershelp) of a word that nobody knows to a plural for it to be a slip of it (by hand)."""


def spelt(text: str, known: Callable[[str], bool] = bool, respelt: Callable[[str], str] = str) -> str:
    """Return a question as it is read: without what is said to the one asked, an English one with its words spelt so, a
    Chinese one without who tells it.

    ``known`` says whether a word is one of English, ``respelt`` gives the word that one of small letters is a slip of
    ("" or itself if none). Keywords that count ask for a number outright.

    Example:
        >>> spelt("伤了几个人?"), spelt("有多少个人账户?")
        ('伤了几人?', '有多少个人账户?')
        >>> spelt("Hwo manny firms came in batches one and two, and whats new?")
        "how many firms came in the first and second batches, and what's new?"
        >>> spelt("How many univeristies came?", lambda word: False), spelt("patents newly granted")
        ('How many universities came?', 'number of patents newly granted')
    """
    if language_of(text) == "zh":
        text = unaddressed(text, chinese=True)
        return _SO_MANY_PEOPLE.sub("", _TELLER.sub("", text) or text)
    text = one_asked(unaddressed(text, chinese=False))
    made = _ASKED_WRONG.sub(lambda match: _MISSPELT[match.group().lower()], _WITCH.sub("Which", text))
    made = _NUMBERED_BEHIND.sub(_with_ordinals, made)
    made = _SMALL_WORD.sub(lambda match: respelt(match.group()) or match.group(), made)
    if _COUNTING_KEYWORDS.search(made.lower()):
        made = f"number of {made}"
    match = _COUNTS_WORD.search(made)
    if match and not is_counted(match[3].lower()) and not known(match[3].lower()):
        near = get_close_matches(match[3].lower(), _COUNTED_BY, n=1, cutoff=SIMILAR)
        made = made[: match.start(3)] + near[0] + made[match.end(3) :] if near else made
    return made


_SO_MANY_PEOPLE = re.compile(r"(?<=[几少])个(?=人(?:[?？!！。,，\s]|$|[受死伤参获在来去被到报住失遇是会有没不从]))")
"""The 个 that spoken Chinese puts before 人: what is counted in 死了几个人 are people, not individuals (个人)."""

_SMALL_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{5,20}(?![\w'’@/-]|\.\w)")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "four": "fourth", "five": "fifth"}
_NUMBERED_BEHIND = re.compile(
    rf"\b(batch(?:es)?|rounds?) ((?:{'|'.join(_ORDINALS)})(?:(?:, | and | & )(?:{'|'.join(_ORDINALS)}))*)\b",
    re.IGNORECASE,
)


def _with_ordinals(match: re.Match[str]) -> str:
    numbers = re.sub(r"[a-z]+", lambda word: _ORDINALS.get(word.group(), word.group()), match[2].lower())
    return f"the {numbers} {match[1]}"


def read_question(text: str, asked: str = "") -> Question:
    """Return what the question wants. ``asked`` is how a completed follow-up was asked: it says the language.

    Example:
        >>> read_question("有多少家企业?").kind, read_question("有多少家企业?").unit
        ('number', '家')
        >>> read_question("Where was it held?").kind
        'place'
    """
    folded = fold(text).strip()
    language = language_of(asked or text)
    kind = kind_of(folded, language)
    form = form_asked(text) if kind in _MAY_BE_FORMED else None
    kind = kind if form is None else "number"
    unit = _UNIT.search(folded) if form is None else None
    counted = unit[1] if unit else "人" if language == "zh" and _HEADCOUNT.search(folded) else ""
    units = (LENGTHS if _LENGTH.search(folded) and not _TAKES.search(folded) else ()) + (
        _DURATIONS if _DURATION.search(folded) else ()
    )
    units += (_AGES if language == "zh" else (*_AGES, *_SPANS)) if _AGE.search(folded) else ()
    units += _WEIGHTS if _WEIGHT.search(folded) else ()
    degrees = kind == "number" and not counted and "how many" not in folded and _TEMPERATURE.search(folded)
    units += _DEGREES if degrees else ()
    units += _SIZES if kind == "number" and _SIZE.search(folded) else ()
    units += _measures(folded) if kind == "number" and language == "en" and not units else ()
    return Question(
        text=text,
        language=language,
        kind=kind,
        unit=counted,
        dates=tuple(
            item
            for item in _dates(text)
            if text[item.end : item.end + 1] not in {"代", "s"}
            and (kind == "comparison" or not is_offered(text, item.start, item.end))
        ),
        units=units,
    )


_MEASURED_IN = {
    "tons tonnes": ("吨", "公吨", "tonne", "ton", "t"),
    "hectares": ("公顷", "hectare", "ha"),
    "mu": ("亩", "mu"),
    "kilometres kilometers km": ("公里", "千米", "kilometre", "kilometer", "km"),
    "kilograms kilos kg": ("公斤", "千克", "kilogram", "kg"),
}
_HOW_MANY_OF = re.compile(rf"\bhow many (?:million |thousand )?({'|'.join(' '.join(_MEASURED_IN).split())})\b")


def _measures(folded: str) -> tuple[str, ...]:
    """Return the units in which a folded English question asks for a measure: how many tonnes; () if it asks for none."""
    asked = _HOW_MANY_OF.search(folded)
    return next((units for names, units in _MEASURED_IN.items() if asked and asked[1] in names.split()), ())


_OFFERS_BEFORE = re.compile(r"还是[是在由给为以]?$|\bor (?:in |on |at |by |the )*$")
_OFFERS_BEHIND = re.compile(r"还是| or (?!(?:later|earlier|before|after|so|more|less|not)\b)")


def is_offered(text: str, start: int, end: int) -> bool:
    """Return whether a question offers the time or name at ``[start, end)`` as one of two: it need not be what holds.

    Example:
        >>> is_offered("是11月还是12月?", 1, 4), is_offered("Was it in York or in Hull?", 10, 14)
        (True, True)
        >>> is_offered("in 2021 or later?", 3, 7), is_offered("2022年还是贫困县吗?", 0, 5)
        (False, False)
    """
    if _OFFERS_BEFORE.search(text[:start]):
        return True
    return _OFFERS_BEHIND.match(text, end) is not None and not is_still(text, end)


def is_still(text: str, place: int) -> bool:
    """Return whether 还是 at a place of a question says that something is so still, and offers no other.

    Example:
        >>> is_still("2022年还是贫困县吗?", 5), is_still("是2022年还是2023年?", 6)
        (True, False)
    """
    return text.startswith("还是", place) and _ASKS_WHETHER.search(text) is not None


_ASKS_WHETHER = re.compile(r"[吗吧]\W*$")


_EXCEPT = re.compile(
    r"(?:除了?|除开|除却|不算)(?P<named>[^,，。?？]{2,24}?)(?:之外|以外|外(?=[,，还其又])|[,，])|(?:^|[,，])(?P<alone>[^,，。?？除]{2,24}?)(?:之外|以外)[,，]?"
    r"|[跟和与同](?P<with>[^,，。?？跟和与同]{2,24}?)(?:一起|一道|一同|共同|联合|携手|合作)(?=[\u4e00-\u9fff])(?!社|会|航空|国|体)"
    r"|(?:^|[,，])(?P<of>[^,，。?？]{2,16}?)是?[跟和与同](?:谁|哪[个家所些位几]?[\u4e00-\u9fff]{0,4}?)(?:一起|一道|一同|共同|联合|联手|携手|合作)"
)


_EXCEPT_ENGLISH = re.compile(
    r"(?i:\b(?:besides|apart from|aside from|other than|in addition to|alongside|together with|along with|jointly with)) (?:the )?([^,?]{3,60}?)(?=[,?]|$)"
    r"|(?i:\bco-?(?:host|organi|sponsor|found|author)\w*)[^?]{0,80} with (?:the )?([^,?]{3,60}?)(?=[,?]|$)"
    r"|\b(?i:who|whom|(?:which|what) [a-z]+) did (?:the )?([^,?]{3,60}?) (?:team|partner|join|work|collaborat|cooperat)\w*\b[^?]*\bwith\b"
)


@lru_cache(maxsize=1024)
def excepted(text: str) -> str:
    """Return what a question leaves out of its answer, or names as one of those who did it; "" if nothing.

    Example:
        >>> excepted("除了清华大学,还有哪些高校?"), excepted("清华大学之外,还有哪些高校?")
        ('清华大学', '清华大学')
        >>> excepted("跟清华大学一起主办的是谁?")
        '清华大学'
    """
    match = _EXCEPT.search(text) or _EXCEPT_ENGLISH.search(text)
    return next(part for part in match.groups() if part).strip() if match else ""


_SHORT_YEAR = re.compile(
    r"(?:(?<=^)|(?<=[,，、和与比在从到至自于 ]))(?:[6-9]\d|0\d|[1-5]\d(?=年(?:\d{1,2}月|[初底末])))(?=年(?![来间内前后多级代龄期以之]))"
)


_NAMED_BY_YEAR = re.compile(
    r"(?:\b[Tt]he |(?:^|\b(?:this|that|its|their|our|a|an|of|in|at|for|from|by) )(?=\d+ (?!\S+(?<![sui])s\b)))((?:19|20)\d\d)"
    r" (?!(?:of|and|or|to|in|on|at|people|men|women|children|staff|yuan|percent|per|million|billion)\b)(?=[A-Za-z])"
)
"""A year before what it tells apart: the 2023 conference; 2023 people or, without "the", applicants are counted."""


def _dates(text: str) -> list[PartialDate]:
    """Return the dates of a question, 98年 and 08年5月 among them, which only those who ask write so.

    Example:
        >>> [(item.year, item.month) for item in _dates("98年发大水,08年5月又发")]
        [(1998, None), (2008, 5)]
    """
    starts = [match.start() for match in _SHORT_YEAR.finditer(text)]
    if not starts:
        found = find_partial(text)
        years = [match.span(1) for match in _NAMED_BY_YEAR.finditer(text)]
        return found + [
            PartialDate(start, end, int(text[start:end]), None, None)
            for start, end in years
            if not any(start < item.end and item.start < end for item in found)
        ]
    full = _SHORT_YEAR.sub(lambda match: ("19" if match.group()[0] in "6789" else "20") + match.group(), text)

    def place(at: int) -> int:
        return at - 2 * sum(start + 2 * number < at for number, start in enumerate(starts))

    return [replace(item, start=place(item.start), end=place(item.end)) for item in find_partial(full)]


@lru_cache(maxsize=256)
def kind_of(folded: str, language: str) -> str:
    """Return the kind of answer that a folded question wants.

    A quantity that a question which asks outright for something else speaks of is not asked for.

    Example:
        >>> kind_of("最主要的收入来源是什么?", "zh"), kind_of("收入是多少?", "zh")
        ('what', 'money')
        >>> kind_of("what role does it play in funding research?", "en"), kind_of("research funding", "en")
        ('what', 'money')
    """
    counted = language != "zh" or not _ASKS_THING.search(folded) or bool(_ASKS_QUANTITY.search(folded))
    thing = _WHAT_THING.search(folded) if language != "zh" else None
    for number, (kind, pattern) in enumerate(_rules(language)):
        where = thing["thing"] if thing and number >= _SUGGESTING else folded
        if (counted or kind not in COUNTED) and pattern.search(where):
            return kind
    return "what"


_SUGGESTING = 1 + max(number for number, (kind, _) in enumerate(_ENGLISH) if kind == "list")
"""From which rule on the nouns of an English question only suggest a kind."""
_AUXILIARY = "do|does|did|is|was|are|were|has|have|had|can|could|will|would|should|may|might"
_WHAT_THING = re.compile(
    rf"^\W*(?:(?:and|so|but|then) )?(?:(?:in|on|at|for|to|with|by|from|of|under|through) )?(?:what|which) (?!(?:{_AUXILIARY}|about|else|of)\b)"
    rf"(?P<thing>(?:[\w&'’-]+ ){{1,5}}?)(?:{_AUXILIARY})\b"
)
"""What an English question asks for outright: a role, in "what role does the foundation play in funding research"."""


_ASKS_THING = re.compile("[什甚]么|谁|哪|何者")
_ASKS_QUANTITY = re.compile("多[少长高远宽深久重大快强]|几|若干")


@cache
def _rules(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """Return the compiled rules of a language; those of the other one would cost a cold start 10 ms."""
    if language == "zh":
        return [(kind, re.compile(fold(pattern))) for kind, pattern in _CHINESE]
    return [(kind, re.compile(pattern)) for kind, pattern in _ENGLISH]


IRREGULAR = frozenset(
    """became become bought buy built build chose choose cut design drew draw fed feed fell fall felt fight fought found
    founded gave give grew grow hire hit invent join launch lay led lead leave left lend lent lose lost made make merge met
    move open paid pay publish put raise ran run read replace reopen resign ride rose rise sang seen sell sent send set shut
    sign sold spent spend spoke spread stole strike struck succeed swam taught teach told took train visit vote win won
    write written wrote approve award buys runs leads wins sells designs owns own close retire die born""".split()
)
_ALSO_NOUNS = frozenset("award design vote visit cut train launch move run lead report grant".split())
_HELPED = re.compile(r"\b(?:did|do|does|will|would|can|could|to)\b")
"""Words that are verbs of a question only with another that helps, or right behind what asks."""
_EMPTY_VERBS = frozenset(
    """located situated called named known used expected planned supposed scheduled included based mentioned given give gave made make
    happened occurred started ended put become became been need needed intended meant dated""".split()
)
_ASKER = re.compile(r"\b(?:who|whom|when|where|which|what)\b")
_RELATIVE = frozenset(("that", "who", "which", "whose"))


def asked_verb(folded: str) -> str:
    """Return the verb of a folded English question for a person, body, date or place; "" if it says nothing or there is none.

    Who founded a thing is another question than who runs it: the verb must be said, in whatever language.

    Example:
        >>> asked_verb("who designed the bridge?"), asked_verb("when was it held?")
        ('designed', '')
    """
    match = _ASKER.search(folded)
    helped = match is not None and _HELPED.search(folded) is not None
    words = re.findall(r"[a-z'’-]+", folded[match.end() :]) if match else []
    for place, word in enumerate(words):
        if place and word in _ALSO_NOUNS and not helped:
            continue  # who was put forward for the award
        if word in _RELATIVE:
            break
        if (
            ((word.endswith("ed") and len(word) > 4) or word in IRREGULAR)
            and word not in _EMPTY_VERBS
            and "-" not in word
        ):
            return "" if word in {"need", "speed", "indeed", "hundred", "united", "limited"} else word
    return ""


_ROLE_HELD = re.compile(
    r"\bwho(?:['’]s| is| was| are| were| became| becomes| served as| serves as| acted as) (?:the |its |their |an? )?"
    r"((?:[a-z0-9'’-]+ ){0,4}?[a-z-]{3,})(?= (?:of|for|at|in|on|when|during|that|who|before|after|behind)\b|\W*$)"
)
_ROLES_OF = re.compile(
    r"(?:officer|director|manager|minister|secretary|president|chair(?:man|woman|person)?|executive|engineer|architect|editor"
    r"|mayor|pilot|referee|governor|dean|head|curator|conductor|coach|captain|ambassador|commissioner|treasurer|spokes(?:man|woman|person)"
    r"|principal|superintendent|inspector|librarian|designer|general|chief"
    r"|teacher|headmaster|headmistress|caretaker|warden|clerk|chef|matron|vicar|sheriff|judge|foreman)$"
)
_PLAIN = frozenset(
    "new current present then first former previous outgoing last next acting named called appointed elected made voted chosen the city's county's company's museum's".split()
)


def is_office(word: str) -> bool:
    """Return whether a word of small letters is an office that somebody holds.

    Example:
        >>> is_office("director"), is_office("bridge")
        (True, False)
    """
    return _ROLES_OF.search(word) is not None


_OFFICE_NAMED = re.compile(rf"\b{_OFFICES}\b")
_HOLDER = re.compile(
    rf"^\W*(?:(?!\b(?:what|when|where|why|how)\b)[\w&'’-]+ ){{0,5}}?{_OFFICES}(?=\W*$| (?:of|for|at|in|is|was)\b)"
)


def asks_holder(folded: str) -> bool:
    """Return whether a folded English question asks who holds one office.

    Example:
        >>> asks_holder("new head of the bureau"), asks_holder("who took the mayor's chair?")
        (True, False)
    """
    asked = asked_role(folded) or _HOLDER.search(folded)
    return bool(asked) and len(_OFFICE_NAMED.findall(folded)) == 1


def asked_role(folded: str) -> tuple[str, ...]:
    """Return the words of the office whose holder a folded English question asks for; () if it asks for none.

    Example:
        >>> asked_role("who is the chief financial officer of the company?"), asked_role("who is the owner?")
        (('chief', 'financial', 'officer'), ())
    """
    match = _ROLE_HELD.search(folded)
    if match is None or not _ROLES_OF.search(match[1]):
        return ()
    return tuple(word for word in match[1].split() if word not in _PLAIN and not word.endswith(("'s", "’s")))


PLANNED_SAID = re.compile(
    r"\b(?:expect(?:s|ed)?|payable|propos(?:es?|ed|ing)|plans? (?:to|on)|plans for|(?<!work )(?<!year )(?<!action )(?<!development )plan for|planned|scheduled|due|supposed|going to|will|shall|aims? to|hopes? to|goal|target(?:s|ed)?|forecasts?|projected)\b|(?:时候|何时|几时|哪一?[年天]|几月)(?:才|就)?[能要](?=[建完竣通启投])|原定|定于|预计|计划|拟[于在]|将[于在会要]|力争|有望|目标"
)


def is_planned(text: str) -> bool:
    """Return whether a text speaks of what is to be, not of what was."""
    return bool(PLANNED_SAID.search(fold(text)))


WHEN_DOES = re.compile(
    r"(?:什么时候|啥时候|何时|什么时间|哪一?[年天]|哪(?:一个|个)?月|几月)(?:份|才|就|会|能|要|可以|正式|开始|全[部面线])*(?P<verb>(?![\u4e00-\u9fff][了的过])[\u4e00-\u9fff]{2,4}?)[了的过呢啊]*[?？。\s]*$"
)
"""How a Chinese question says of what it asks the time: 什么时候投产."""
