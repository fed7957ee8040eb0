"""Which value of a sentence answers: what it is told apart by from the others beside it."""

from __future__ import annotations

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.finding.wanted import Wanted
from tests.qa.texts import assistant_on

TEXT = """丰林县志大事记

民國四十六年（1957）10月　丰林大橋動工，1961年5月通車，橋長320公尺。

2019年，全县工业产值52亿元，同比增长8.1%；农业产值17亿元，同比增长3.4%。全县有合作社640家，其中省级以上95家。

2020年4月，县医院迁入新址。同年11月，县图书馆开馆，首任馆长为罗秉文，现任馆长是白小帆。读者恢复到2018年的83%，比上月增加12.5%。

2021年，粮食亩产提高到510公斤，森林覆盖率达61.5%，比2001年提高8个百分点。为什么能增产？农技站的答复是，全县推广了良种。

2022年3月，轻轨2号线开通，设站21座。1号线2012年开通，设站16座。
"""


@pytest.fixture(scope="module")
def county() -> Assistant:
    return Assistant(Index.build([Document("county.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2019年工业产值同比增长多少?", "8.1%"),
        ("2019年农业产值同比增长多少?", "3.4%"),
        ("省级以上的合作社有多少家?", "95家"),
        ("读者恢复到2018年的百分之几?", "83%"),
        ("丰林大橋是什麼時候動工的?", "民國四十六年（1957）10月"),
        ("丰林大桥什么时候通车?", "1961年5月"),
        ("丰林大橋有多長?", "320公尺"),
        ("图书馆什么时候开馆的?", "同年11月"),
        ("图书馆首任馆长是谁?", "罗秉文"),
        ("轻轨2号线设了多少座车站?", "21座"),
        ("轻轨1号线设站多少座?", "16座"),
    ],
)
def test_the_value_is_the_one_that_the_question_tells_apart(county: Assistant, question: str, answer: str) -> None:
    assert county.ask(question).answer == answer


def test_a_measure_of_length_counts_no_things() -> None:
    text = "Canal notes\n\nThe canal has a lock every five miles: 12 of them, each with a keeper.\n\nThe barge sank in 1911."
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("运河上一共有多少座船闸?").answer
    assert answer is None or "mile" not in answer


WHARF = """石浦镇2022年纪事

3月，镇里购置一台起重机。该设备价格为265万元，由县里补贴四成。同月，新仓库落成。其面积为3800平方米，可存鱼900吨。

4月，鱼丸店歇业，木器社停产。5月，“好船工”评选中何满仓得票148张，有63人报名参加夜校。渔民收入翻了一番。

6月，枫岭隧道动工，工期三年。建成后到县城只要15分钟，原来绕山要走一个小时。集上虾皮8块5一斤。"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("起重机多少钱?", "265万元"),
        ("新仓库面积多大?", "3800平方米"),
        ("鱼丸店哪个月倒闭的?", "4月"),
        ("木器社什么时候关掉的?", "4月"),
        ("何满仓得了多少票?", "148张"),
        ("多少人报了名参加夜校?", "63人"),
        ("渔民收入增长了多少?", "翻了一番"),
        ("隧道建成后到县城要多长时间?", "15分钟"),
        ("隧道要建多久?", "三年"),
        ("虾皮多少钱一斤?", "8块5"),
        ("船票多少钱一张?", ""),
    ],
)
def test_what_a_chronicle_says_in_other_words_or_a_sentence_later_is_found(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("wharf.txt", WHARF)])).ask(question).answer == answer


@pytest.mark.parametrize("text", ["The 1987 storm felled several trees in the park.", "The 1987 storm took trees."])
def test_the_year_asked_of_is_no_count(text: str) -> None:
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert not assistant.ask("How many trees were felled in 1987?").found
    assert not assistant.ask("How many trees were felled in the storm?").found


@pytest.mark.parametrize("question", ["How long had the women's 800 m record stood?", "女子800米纪录保持了多久?"])
def test_the_time_of_a_race_does_not_tell_how_long_the_record_stood(question: str) -> None:
    told = "女子800米原纪录为2分14秒7,由方晓梅创造,保持了21年。"
    assert Assistant(Index.build([Document("a.txt", told)])).ask(question).answer == "21年"
    untold = "女子800米原纪录为52秒7,由方晓梅创造。"
    assert not Assistant(Index.build([Document("a.txt", untold)])).ask(question).found


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the head of the county post office?", "邱文涛"),
        ("Who is the director of the tourism bureau?", "纪小兰"),
        ("旅游局局长是谁?", "纪小兰"),
        ("县邮政局局长是谁?", "邱文涛"),
    ],
)
def test_of_two_heads_in_a_row_each_has_the_title_before_the_name(question: str, answer: str) -> None:
    assistant = Assistant(Index.build([Document("a.txt", "2019年，县邮政局局长邱文涛、旅游局局长纪小兰为车站揭牌。")]))
    assert assistant.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("青溪站的检修费用是多少？", "5.2万元"),
        ("柳河站的检修费用是多少？", "4.6万元"),
        ("东山站的检修费用是多少？", "3.7万元"),
        ("三座泵站的检修费用合计多少？", "13.5万元"),
    ],
)
def test_of_a_row_each_value_is_that_of_its_name(question: str, answer: str) -> None:
    text = "柏川县水务简报\n\n12月，青溪站、柳河站、东山站三座泵站的检修费用分别为5.2万元、4.6万元和3.7万元，合计13.5万元，比上年减少4.1万元。\n"
    assert Assistant(Index.build([Document("pumps.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    ["轻轨3号线什么时候开通?", "2001年森林覆盖率是多少?", "图书馆首任党委书记是谁?", "轻轨2号线二期设站多少座?"],
)
def test_what_is_told_of_another_is_refused(county: Assistant, question: str) -> None:
    assert not county.ask(question).found


def test_hours_and_minutes_are_one_time() -> None:
    hospital = assistant_on("clinic.txt")
    operation = hospital.ask("How long did the first stomach operation take?")
    assert operation.display == "4 hours, 20 minutes (4小时20分钟)"
    assert hospital.ask("How long did the medical team stay in Qinghai?").display == "1.5 years (一年半)"


def test_how_things_are_now_is_answered_by_the_latest_of_a_chronicle() -> None:
    hospital = assistant_on("clinic.txt")
    assert hospital.ask("How many beds does the hospital have now?").answer == "960张"
    assert hospital.ask("How many beds did the clinic have in 1951?").answer == "6张"


def test_a_number_is_of_the_year_right_behind_it() -> None:
    railway = assistant_on("bulletins.txt")
    assert railway.ask("How many passengers did the company carry in 2022?").answer == "56.5 million"
    assert railway.ask("What was the turnover in 2023?").answer == "€742 million"


def test_what_lasted_some_days_is_answered_by_its_days() -> None:
    seed = Assistant(Index.build([seed_document()]))
    assert seed.ask("How long did the robot competition last?").answer == "2022年11月25日至27日"


def test_what_is_planned_for_another_year_is_not_this_years() -> None:
    farm = assistant_on("farming.txt")
    assert farm.ask("How much high-standard farmland was built in 2022?").answer == "8.6万亩"
    assert farm.ask("How much high-standard farmland is planned for 2023?").answer == "10万亩"


def test_a_country_is_no_village_and_stands_behind_from() -> None:
    assert assistant_on("farming.txt").ask("Which country did the smart sprinklers come from?").answer == "意大利"


def test_a_number_is_never_cut() -> None:
    text = "W116系列\n\n整个W116系列的生产总量为473,035辆。这是具有开创性的车款,第一次公然强调造车哲学。该系列共有280、350和450型号。\n"
    answer = Assistant(Index.build([Document("cars.txt", text)])).ask("How many cars of the W116 were produced?")
    assert answer.answer == "473,035辆"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("新馆地址在哪?", "滨江大道66号"), ("What is the address of the new museum?", "滨江大道66号"),
        ("博物馆星期几不开门?", "每周一"), ("On which day is the museum closed?", "每周一"),
        ("新馆有多少件一级文物?", "27件"), ("新馆有多少件文物?", "3860件"), ("新馆多大面积?", "2.9万平方米"),
        ("音乐节什么时候举行的?", "7月14日至16日"), ("How many visitors came in the first month?", "21.7万人次"),
    ],
)  # fmt: skip
def test_what_only_asks_is_not_looked_for_and_ranks_tell_apart(question: str, answer: str) -> None:
    text = (
        "重点事件一 新馆开馆\n\n5月18日,市博物馆新馆开馆。新馆位于滨江大道66号,建筑面积2.9万平方米,展出文物3860件,其中一级文物27件。"
        "博物馆每周一闭馆。开放首月接待游客21.7万人次。\n\n重点事件二 音乐节举办\n\n7月14日至16日,首届音乐节在月亮湾沙滩举办,吸引观众6.8万人。"
    )
    assert Assistant(Index.build([Document("town.txt", text)])).ask(question).answer == answer


def test_a_time_that_only_the_year_of_the_report_places_is_one() -> None:
    text = "剧团通讯\n\n5月6日,编剧唐可欣宣布,话剧《长堤》的剧本已经完成,计划明年4月在潮汐剧场首演。\n\n5月9日,剧团放假。\n"
    drama = Assistant(Index.build([Document("drama.txt", text)]))
    assert drama.ask("When is the premiere of Tang Kexin's play planned?").answer == "明年4月"


def test_a_price_told_before_a_line_is_named_is_not_that_lines() -> None:
    text = "海宁市2022年交通大事\n\n城市铁路开通\n10月1日,城市铁路开通,票价9元。地铁4号线仍在建设,预计明年通车。\n\n3月2日,码头开放。\n"
    city = Assistant(Index.build([Document("city.txt", text)]))
    assert not city.ask("What is the fare on Metro Line 4?").found


def test_what_was_at_first_is_dated_by_the_earliest_of_its_dates() -> None:
    text = "2021年3月,清远县被列入全国茶叶名县名单。2016年,清远县首次入选省茶叶名县创建名单。2019年,县里又入选一次茶叶名县名单。"
    assistant = Assistant(Index.build([Document("tea.txt", text)]))
    assert assistant.ask("When was Qingyuan originally selected as a tea county?").answer == "2016年"


VOTES = """望江镇简报

6月,望江镇召开水价听证会,31名代表参加,26名代表赞成、5名反对。

7月,两座码头开工,由海润集团与镇港务公司合资建设,双方分别持股70%、30%。

8月,望江大坝加固,坝高58米,坝顶长420米。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many representatives voted against the new water price?", "5名"),
        ("How many representatives attended the hearing?", "31名"),
        ("What share does the town's port company hold?", "30%"),
        ("Wangjiang dam height", "58米"),
        ("Wangjiang dam length", "420米"),
    ],
)
def test_of_the_values_of_a_text_that_of_the_side_asked_for_is_given(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", VOTES)])).ask(question).answer == answer


def test_a_place_before_a_thing_tells_not_where_it_was_chosen() -> None:
    text = "遗产简报\n\n10月,在里斯本召开的大会上,海州古渠入选世界遗产名录。"
    heritage = Assistant(Index.build([Document("notes.txt", text)]))
    assert heritage.ask("In which city was the ancient canal added to the heritage list?").answer == "里斯本"


def test_a_sentence_that_goes_on_speaks_of_what_the_one_before_it_names() -> None:
    text = (
        "重点事件 丰收节开幕\n\n事件回顾:2021年4月2日,白露大学的丰收节开幕。{}12个合作项目。\n\n"
        "重点事件 书展开幕\n\n事件回顾:2021年5月6日,青山中学的书展开幕。书商捐赠图书300册。"
    )
    shares = []
    for begins in ("现场签约了", "商家签约了"):
        found = Assistant(Index.build([Document("tea.txt", text.format(begins))])).search("白露大学签约了几个项目?")
        shares.append(next(item.share for item in found.ranked if "12个" in item.text))
    assert shares[0] > shares[1]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many goals were scored?", "44球"), ("How many goals were conceded?", "31个"),
        ("How many clean sheets did Lin Yifan keep?", "9次"),
        ("Who was the previous head coach?", "郭立恒"), ("How much did the club lose?", "1700万元"),
        ("Who was named best coach of the month?", "欧阳振"), ("new head coach of the club", "欧阳振"),
    ],
)  # fmt: skip
def test_a_season_is_asked_about_in_the_words_of_the_game(question: str, answer: str) -> None:
    text = (
        "海风足球俱乐部2021赛季\n\n一、联赛\n全队打进44球,失球31个,门将林一凡9次零封。5月,球队取得六连胜,欧阳振当选当月最佳教练。\n\n"
        "二、人事\n3月2日,俱乐部宣布欧阳振出任主教练。前任主教练郭立恒因病离任。\n\n"
        "三、经营\n俱乐部全年收入9800万元,亏损1700万元。\n"
    )
    assert Assistant(Index.build([Document("season.txt", text)])).ask(question).answer == answer


WORKS = """东川市2023年建设纪事

重点事件 玻璃厂扩建

事件回顾:2023年4月12日,东川玻璃厂二期动工。工程由市二建公司承建,计划于2024年10月点火,届时可带动800人就业。

重点事件 高架桥通车

事件回顾:2023年6月1日,东川高架桥通车。该桥全长5.2公里,设出入口6处,前后历时29个月建成,车程由40分钟缩短到15分钟。

重点事件 纺织公司上市

事件回顾:2023年9月19日,东川纺织公司在深圳上市,发行股票3000万股,发行价每股12.60元,募集资金3.78亿元。

重点事件 徒步大会

事件回顾:2023年10月22日,环湖徒步大会举行,1.9万名市民参加。其中全程徒步5000人,半程徒步8000人,亲子徒步6000人。

重点事件 图书馆建设

事件回顾:到2023年底,东川已建成图书馆(分馆)21家,其中省级图书馆1家、县级图书馆7家。

重点事件 医院升级

事件回顾:2023年8月8日,东川医院升级为二级医院。医院床位由80张增至150张,门诊量增长21%。
"""


@pytest.fixture(scope="module")
def works() -> Assistant:
    return Assistant(Index.build([Document("works.txt", WORKS)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("东川玻璃厂二期什么时候点火?", "2024年10月"),
        ("东川玻璃厂二期什么时候动工?", "2023年4月12日"),
        ("高架桥历时多久建成?", "29个月"),
        ("东川纺织公司的发行价是多少?", "12.60元"),
        ("东川纺织公司上市募集了多少?", "3.78亿元"),
        ("How many people took part in the hike?", "1.9万名"),
        ("How many libraries are there?", "21家"),
        ("How many county-level libraries are there?", "7家"),
        ("东川医院升级前有多少张床位?", "80张"),
        ("东川医院有多少张床位?", "150张"),
    ],
)
def test_the_value_is_of_what_is_asked_and_not_of_what_stands_beside_it(
    works: Assistant, question: str, answer: str
) -> None:
    assert works.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much does the professional edition cost per month?", "18元"), ("How many bugs were fixed in 2.4.0?", "25个"),
        ("How much does the enterprise edition cost per person?", "360元"), ("How many bugs were fixed in 2.3.1?", ""),
        ("How much faster is the search?", "4倍"), ("How much did Lucas cost?", "90万欧元"),
        ("Was anybody hurt in the warehouse fire?", "no"),
    ],
)  # fmt: skip
def test_fees_versions_and_what_did_not_happen_are_told_apart(question: str, answer: str) -> None:
    text = (
        "纪事\n\n## 2.4.0\n\n专业版月费由15元调整为18元,年费仍为160元。本次更新共修复缺陷25个。搜索速度提升4倍。\n\n"
        "## 2.3.1\n\n修复导出乱码的漏洞。企业版每人每年360元。\n\n"
        "## 其他\n\n前锋卢卡斯的转会费为90万欧元。新球场造价6.1亿元。城南仓库发生火灾,出动消防车9辆,过火面积700平方米,无人员伤亡。\n"
    )
    assert Assistant(Index.build([Document("log.md", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the new head of the bureau?", "欧阳敏"), ("new head of the bureau", "欧阳敏"),
        ("Who was the former head of the bureau?", "郑国安"), ("Who won the best screenplay prize?", ""),
        ("Who won the best director prize?", "高子涵"),
    ],
)  # fmt: skip
def test_who_takes_over_holds_the_office_and_what_went_to_nobody_has_no_winner(question: str, answer: str) -> None:
    text = (
        "2022年纪事\n\n8月2日,县水利局局长郑国安调任省水利厅处长,由原副局长欧阳敏接任。\n\n"
        "9月5日,短片大赛揭晓,最佳导演奖由高子涵获得,奖金3万元;最佳剧本奖空缺。\n"
    )
    assert Assistant(Index.build([Document("year.txt", text)])).ask(question).answer == answer


def test_the_name_that_a_question_gives_in_the_possessive_is_not_whom_it_asks_for() -> None:
    wanted = Wanted(read_question("Who was Aksoy's father and who was the Greeks’ guest?"))
    assert wanted.named == {"aksoy", "greeks"}


def test_what_begins_the_next_word_is_no_part_of_a_year() -> None:
    text = "东川纪事\n\n2019年初中毕业生3000人,均分7.2。\n\n东川桥2021年底通车。\n"
    asked = Assistant(Index.build([Document("a.txt", text)]))
    assert asked.ask("东川桥什么时候通车?").answer == "2021年底"
    assert asked.ask("哪一年初中毕业生有3000人?").answer == "2019年"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("7月,苏伟明在山顶道的寓所被《云洲晨报》揭发加建阁楼。民联党要求他辞职。", "苏伟明的寓所被哪家媒体揭发加建阁楼?", "《云洲晨报》"),
        ("雅河流经汉普县、柳县,长一百公里。雅河的名字来自古语,意思是河流。", "雅河这个名字有什么意思?", "意思是河流"),
        ("动画在首播期间录制成录像带,均由Pony Harper发行。动画共有52集。", "录像带由哪个公司发行?", "Pony Harper"),
        ("厚嘴鸠生活在南方。厚嘴鸠的标本现在存放在林城的海洋博物馆。", "厚嘴鸠的标本现在存放在哪里?", "林城的海洋博物馆"),
        ("林清远,名画家,1964年在导演推荐下改名林月。为云洲鹿溪人,中学毕业后投考训练班。林清远画马。", "林清远是哪里人?", "云洲鹿溪人"),
    ],
)  # fmt: skip
def test_what_is_surely_told_is_not_given_up_for_a_list_a_body_or_a_fuller_sentence(
    text: str, question: str, answer: str
) -> None:
    assert answer in Assistant(Index.build([Document("a.txt", text)])).ask(question).answer


LEDGER = """卢溪县文化馆纪事

二〇二一年一月十二日，馆长在年度会上报告：上年举办展览三十二场，观众五万六千人次；借出画册四千三百册次，其中少儿画册一千八百册次。
二〇二一年六月，雨水漏入库房，受潮字画二百四十幅，其中信札九十幅送省馆修复，至年末修复七十一幅，其余十九幅因霉变未能修复。
二〇二一年九月，检疫员尉迟敏在一批来自缅甸的原木中发现异常蛀孔，确认为全省首次截获的双钩木蠹。
二〇二一年十二月，全年收入九百六十万元，其中门票一百二十万元、租金八十五万元，收入总额首次突破九百万元，在全市二十家场馆中由第九位升至第四位。
"""


@pytest.fixture(scope="module")
def ledger() -> Assistant:
    return Assistant(Index.build([Document("ledger.txt", LEDGER)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("二〇二〇年举办了多少场展览？", "三十二场"),
        ("二〇二〇年借出的少儿画册有多少册次？", "一千八百册次"),
        ("送省馆修复的信札有多少幅没能修复？", "十九幅"),
        ("双钩木蠹是谁发现的", "尉迟敏"),
        ("全年门票收入是多少？", "一百二十万元"),
        ("收入总额在全市场馆中排第几？", "第四位"),
        ("上年的收入总额在全市场馆中排第几？", "第九位"),
    ],
)
def test_years_before_denials_parts_and_ranks_are_told_apart(ledger: Assistant, question: str, answer: str) -> None:
    assert ledger.ask(question).answer == answer


@pytest.mark.parametrize("question", ["二〇一九年举办了多少场展览？", "二〇二〇年收入总额排第几？"])
def test_what_is_told_of_the_year_before_is_of_no_other_year(ledger: Assistant, question: str) -> None:
    assert not ledger.ask(question).found


@pytest.mark.parametrize("question", ["关税征收额", "关税 征收额"])
def test_what_leads_from_the_parts_back_to_the_whole_is_no_part(question: str) -> None:
    text = "12月，征收税款318.6亿元，其中关税27.4亿元、消费税291.2亿元，税收总额首次突破300亿元。"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == "27.4亿元"


def test_what_something_is_counts_nothing() -> None:
    text = "渔港年报\n\n渔港文化节是一项老少同乐的活动。文化节共安排18项活动,吸引渔民参加。"
    found = Assistant(Index.build([Document("harbour.txt", text)])).ask(
        "How many activities did the culture festival have?"
    )
    assert found.answer == "18项"


CANAL = """工程简报

8月16日，云南渠投用。闸站由省水利公司承建，渠道由中江岭北公司和省水利公司分段施工，前者负责54公里，后者负责32公里。

8月26日，抢险中，石浦派出所所长毕望舒连续工作39小时，被县政府记三等功。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("中江岭北公司施工的渠道有多少公里？", "54公里"),
        ("省水利公司施工的渠道有多少公里？", "32公里"),
        ("抢险中被县政府记三等功的是谁？", "毕望舒"),
    ],
)
def test_the_former_of_two_and_the_person_behind_the_office_are_meant(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", CANAL)])).ask(question).answer == answer


OPERA = """临浦市文化大事记

建成城市书房26座，农家书屋另建。第五届戏曲节有34个院团带来46台大戏，演出72场，现场观众达8.5万人次，线上观看人数超过2600万，票房收入1280万元。戏曲节由省文联与临浦市人民政府主办，临浦演艺集团承办。

2023年4月13日，博物馆发布白鹤山窑址考古成果。此次发掘自2021年9月开始，出土瓷器1.7万余件，其中完整器326件。票价最低20元、最高380元。条例共7章48条。

“书香进村”工程计划投入9000万元，为全市215个行政村各建一间农家书屋，已配送图书24.6万册。图书馆设有盲人阅览室。

12月3日，马拉松开跑，选手姚东以2小时9分夺得男子全程冠军，何佳怡夺得女子全程冠军。
"""


@pytest.fixture(scope="module")
def opera() -> Assistant:
    return Assistant(Index.build([Document("opera.txt", OPERA)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many city study rooms were built?", "26座"),  # though rooms are mostly counted by 间
        ("How many complete vessels were unearthed?", "326件"),
        ("How many troupes performed at the opera festival?", "34个"),
        ("How many people watched the operas online?", "超过2600万"),
        ("What were the box office takings of the opera festival?", "1280万元"),
        ("Which company organised the opera festival?", "临浦演艺集团"),
        ("When did the excavation begin?", "2021年9月"),
        ("Who won the men's full marathon?", "姚东"),
        ("What is the highest ticket price?", "380元"),
        ("What does the cheapest ticket cost?", "20元"),
        ("How many articles does the regulation contain?", "48条"),
        ("How many books were delivered to the villages?", "24.6万册"),  # born they were not
        ("How many villages will get a reading room under the project?", "215个"),
        ("Which bodies jointly hosted the opera festival?", "省文联与临浦市人民政府"),
    ],
)
def test_an_english_question_gets_the_value_that_is_of_what_it_names(
    opera: Assistant, question: str, answer: str
) -> None:
    assert opera.ask(question).answer == answer


def test_who_won_the_full_distance_won_no_half_of_it(opera: Assistant) -> None:
    assert not opera.ask("Who won the men's half marathon?").found


HARVEST = """乡村大事记

2024年11月30日，市统计局公布，全市粮食总产量达58.7万吨，比上年增加2.1万吨，增长3.7%，播种面积12万亩。其中水稻41.3万吨、玉米12.6万吨、薯类4.8万吨。

7月6日，“村晚”举行，现场观众1.2万人，网络直播观看量达3200万人次。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("By how many tonnes did grain output rise?", "2.1万吨"),
        ("How many tonnes of grain were produced in 2024?", "58.7万吨"),
        ("How much maize was produced?", "12.6万吨"),
        ("How many people watched the gala online?", "3200万人次"),
    ],
)
def test_a_measure_asked_for_by_its_unit_is_told_in_it(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("harvest.txt", HARVEST)])).ask(question).answer == answer


TRAFFIC = """交通大事记

地铁2号线3月26日在江北广场开通，设站24座，其中换乘站5座。青岚大桥6月9日合龙，计划2022年10月通车。

7月20日，暴雨造成塌方4处，市公路中心调集抢险人员320人。抢险中，养护工人汪铁柱救出被困司乘人员11名。机场全年旅客1068万人次，同比增长15.4%，恢复到2019年的87%。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many people were rescued?", "11名"),  # those who came to mend the road were not
        ("How many interchange stations does line 2 have?", "5座"),
        ("When is the bridge due to open?", "2022年10月"),
        ("When did metro line 2 open?", "3月26日"),
        ("Compared with 2019, what share of passengers has the airport recovered?", "87%"),
    ],
)
def test_of_roads_and_rails_it_is_told_what_is_asked(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("traffic.txt", TRAFFIC)])).ask(question).answer == answer
