"""150 questions of every kind in varied styles, over topics made up: written before looking at what is read of them."""

from __future__ import annotations

from qa.asking.question import read_question

# kind | unit | question
STYLES = """
number|家|全市现有养老院多少家
number|所|今年新建了几所小学?
number||养老床位数
number|名|志愿者一共有多少名呀
number||参赛人数
number|座|全县水库有几座啊
number|公里|新铺了多少公里管网
number||景区接待游客数量
number|万|栽了几万棵树
number|條|開通了多少條公交線路
number||新开地铁站 个数
number|場|去年辦了幾場演唱會?
number|台|购进新能源公交车多少台
number||how many nurses were hired
number||number of new bus routes
number||How many trees did volunteers plant last spring?
number||hw many schools were built
number||total number of visitors to the museum
number||how long is the tunnel
number||隧道有多长
number||这座塔多高?
number||how tall is the tower
number||图书馆藏书量是多少
number||hospital beds: how many?
number|次|救护车出动了多少次
money||跨海大桥总投资是多少?
money||修这条路花了多少钱
money||财政收入 2021
money||博物馆门票多少钱一张
money||全年外贸出口额多少
money||獎金有多少錢
money||地铁3号线造价
money||扶贫资金投入多少亿元
money||how much did the stadium cost
money||budget of the library project
money||How much money was raised for the hospital?
money||annual revenue of the port
money||what was the total investment in the wind farm
money||how much were the contracts worth
money||price of a ticket
money||补贴标准
money||企业缴税多少万元
money||旅游总收入达到多少
money||total sales of the fair
percent||游客人数同比增长多少
percent||森林覆盖率
percent||失业率是多少?
percent||出口占全省的比重
percent||用水量下降了百分之几
percent||绿化率达到多少了
percent||GDP增速
percent||合格率有多少
percent||產值比去年增長多少
percent||what share of households have broadband
percent||By how much did exports fall?
percent||growth rate of tourism
percent||What percentage of pupils passed?
percent||unemployment rate
percent||how much did prices rise
date||大桥哪年通车的
date||音乐节几月几号开幕
date||图书馆开馆时间
date||什麼時候開學
date||新机场啥时候启用啊
date||展览会日期
date||公司是哪一年成立的?
date||when did the ferry service start
date||date of the opening ceremony
date||What year was the school founded?
date||In which month did the flood happen?
date||when's the marathon
date||On what day was the treaty signed?
date||哪天发布的公告
date||截止日期
place||马拉松起点在哪儿
place||论坛在哪个城市举办
place||展馆地址
place||運動會在什麼地方舉行?
place||新校区建在哪里
place||where was the flower show
place||which city hosted the summit
place||venue of the concert
place||Where'd the parade start?
place||In what district is the new park?
place||总部在哪
place||发布会地点
organisation||哪家公司中标了地铁项目
organisation||主办单位是谁
organisation||由哪个部门负责监管
organisation||哪所大学参与了研究
organisation||承建方是哪家企业
organisation||比赛由谁主办
organisation||which company built the dam
organisation||Who organised the book fair?
organisation||What bank financed the bridge?
organisation||Which ministry approved the plan?
organisation||organiser of the festival
organisation||哪個機構發布了報告
person||校长是谁
person||谁设计了这座桥?
person||获奖的那位医生叫什么
person||哪位教授做了报告
person||導演是誰
person||本文作者
person||who won the poetry prize
person||Who is the director of the museum?
person||name of the winner
person||which scientist gave the keynote
person||新任局长姓名
list||有哪些获奖单位
list||参展国家都有哪些
list||开设了哪三门课程
list||包括什么内容
list||有哪幾個景點
list||新增课程列表列出
list||Which countries took part?
list||what measures were taken
list||list the award winners
list||What are the five goals?
list||Name the three finalists
list||采取了什么措施
what||口号是什么
what||什么叫海绵城市
what||大会主题
what||吉祥物叫啥名字
what||这项政策的内容是啥
what||What is the mascot called?
what||slogan of the games
what||what does the acronym stand for
what||What did the mayor announce?
why||为什么要拆旧桥
why||停航原因
why||为啥推迟开学
why||爲何關閉景區
why||why was the match postponed
why||reason for the delay
why||How come the road is closed?
yesno||地铁通车了吗
yesno||是不是免费开放
yesno||图书馆周一开不开门
yesno||有没有夜班车
yesno||是否需要預約
yesno||Did the bridge open on time?
yesno||Is entry free?
yesno||Has the tunnel been finished?
comparison||苹果和梨哪个产量高
comparison||是东区人多还是西区人多
comparison||博物馆和图书馆哪个先建成
comparison||Which is longer, the bridge or the tunnel?
comparison||Did more people visit the zoo or the museum?
comparison||which opened earlier, the airport or the station
aggregation||8月份都发生了哪些事情
aggregation||2021年举办了几场活动?
aggregation||这一年有多少件大事
aggregation||which events took place in May
aggregation||How many events are listed?
aggregation||what happened in June
""".strip().splitlines()


def test_kinds_and_units_are_read_in_nineteen_of_twenty_styles() -> None:
    assert len(STYLES) >= 150
    wrong = []
    for line in STYLES:
        kind, unit, text = line.split("|")
        question = read_question(text)
        if question.kind != kind or (unit and question.unit not in {unit, {"條": "条", "場": "场"}.get(unit)}):
            wrong.append(f"{text}: {question.kind} {question.unit}, not {kind} {unit}")
    assert len(wrong) <= len(STYLES) // 20, "\n".join(wrong)
