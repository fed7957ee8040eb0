from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.classes import classes
from qa.asking.constraints import _has_number
from qa.asking.question import read_question
from tests.qa.texts import assistant_on

TEXT = """海州市2021年大事记

重点事件 跨江大桥通车

事件回顾:2021年3月18日,海州跨江大桥通车,由中铁大桥局承建,总投资14.2亿元。第二批护栏42套安装完毕。市长周明华出席仪式。

重点事件 市民运动会举行

事件回顾:2021年10月16日至20日,第八届市民运动会在奥体中心举行,共有58支代表队参加;江北县选手获得金牌12枚(占全省的3%)。

重点事件 学校建设

事件回顾:2021年,全市新建小学6所。
"""


def test_what_was_held_elsewhere_is_denied() -> None:
    text = "纪事\n\n5月,书展在福州举行。\n\n10月,市民运动会在厦门举行。\n"
    asked = Assistant(Index.build([Document("a.txt", text)])).ask("Was the sports meeting held in Fuzhou?")
    assert asked.answer == "no"


def test_the_east_wing_is_not_the_west_wing() -> None:
    text = "老年大学纪事\n\n2021年5月,东楼封顶,共9层。\n\n2022年6月,食堂开业。\n"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("东楼一共有几层?").answer == "9层"
    assert not assistant.ask("西楼一共有几层?").found


def test_a_chinese_name_is_known_by_its_spelling_and_nobody_succeeds_himself() -> None:
    text = "Notes\n\nIn 2003 headmaster Chen Guangming retired and was succeeded by his deputy, Lu Fang.\n"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("谁接替了陈光明?")
    assert answer.answer == "Lu Fang"


@pytest.fixture(scope="module")
def town() -> Assistant:
    return Assistant(Index.build([Document("town.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("2023年新建小学多少所?", "2023年"), ("海州2019年有多少支代表队参加运动会?", "2019年"),
        ("湖州新建小学多少所?", "湖州"), ("上海跨江大桥总投资多少?", "上海"), ("李志强出席了什么仪式?", "李志强"),
        ("第五批护栏有多少套?", "第五批"), ("第九届市民运动会有多少支代表队?", "第九届"),
        ("2021年第二季度市民运动会有多少支代表队参加?", "2021年第二季度"),
        ("How many primary schools were built in Shanghai?", "Shanghai"),
        ("How many primary schools were built in 2017?", "2017"),
        ("How many teams took part in the 2023 sports meeting?", "2023"),
        ("How many teams from Harvard University took part in the games?", "Harvard University"),
    ],
)  # fmt: skip
def test_what_a_question_names_and_the_text_lacks_is_named(town: Assistant, question: str, missing: str) -> None:
    answer = town.ask(question)
    assert not answer.found
    assert answer.missing == missing
    assert missing in answer.display
    assert answer.passages
    assert answer.to_json()["missing"] == missing


TRADE = "上半年,瓷都县陶瓷出口到美国3870万元,到西班牙2150万元。\n\n7月,发往法国的一批花瓶被退回。\n\n8月,集团迁入新楼。"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How much porcelain did France buy in the first half of the year?", "France"),
        ("How much porcelain went to Italy in the first half of the year?", "Italy"),
        ("How much porcelain was exported to Spain in the first half of the year?", ""),
        ("When did the Company move?", ""),  # a sort of thing is no name
    ],
)
def test_a_country_is_known_by_its_base(question: str, missing: str) -> None:
    assert Assistant(Index.build([Document("trade.txt", TRADE)])).ask(question).missing == missing


@pytest.mark.parametrize("question", ["2022年还是贫困乡吗?", "李大海还是青石中学校长吗?"])
def test_what_is_still_so_offers_no_other(question: str) -> None:
    text = "2019年,青石乡还是贫困乡。王大海任青石中学校长。\n\n2022年,果园开园。"
    assert not Assistant(Index.build([Document("still.txt", text)])).ask(question).found


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("2021年海州新建小学多少所?", "6所"), ("海州市跨江大桥总投资多少?", "14.2亿元"), ("2021年3月18日什么通车?", "跨江大桥"),
        ("2021年10月18日举行的运动会有多少支代表队参加?", "58支"), ("第二批护栏有多少套?", "42套"), ("第2批护栏有多少套?", "42套"),
        ("第8届市民运动会有多少支代表队?", "58支"), ("江北县选手获得金牌多少枚?", "12枚"),
    ],
)  # fmt: skip
def test_what_the_text_meets_is_answered(town: Assistant, question: str, right: str) -> None:
    answer = town.ask(question)
    assert answer.found, answer.display
    assert right in answer.answer or right in answer.citations[0].quote
    assert answer.missing == ""


def test_a_place_in_brackets_behind_another_number_does_not_own_this_one(assistant: Assistant) -> None:
    answer = assistant.ask("How many high-tech enterprises does Quanzhou have?")
    assert (answer.found, answer.missing) == (False, "Quanzhou")
    assert assistant.ask("晋江市高新技术企业有多少家?").answer == "640家"


def test_the_refusal_is_in_the_language_of_the_question(town: Assistant) -> None:
    assert town.ask("2023年新建小学多少所?").display == "文中没有提到 2023年。"
    assert town.ask("湖州新建小学多少所?").display == "文中没有提到湖州。"
    said = town.ask("How many primary schools were built in Shanghai?").display
    assert said == "The text does not mention Shanghai."


def test_what_the_text_names_elsewhere_is_not_said_to_be_missing_from_it(town: Assistant) -> None:
    assert town.ask("江北县新建小学多少所?").display == "文中提到了江北，但没有说到所问的内容。"
    assert town.ask("第八届新建小学多少所?").display == "文中提到了第八届，但没有说到所问的内容。"


def test_a_thing_of_another_year_is_not_any_thing_of_that_year(assistant: Assistant) -> None:
    """The robot competition was held in 2023 too, the graphene conference was not."""
    for question in ("When was the 2023 graphene conference held?", "2023年石墨烯大会是什么时候开的?"):
        answer = assistant.ask(question)
        assert (answer.found, answer.missing[:4]) == (False, "2023")


def test_a_hotel_is_no_town_and_everywhere_is_no_place(assistant: Assistant) -> None:
    assert not assistant.ask("石墨烯大会在哪个酒店召开?").found
    assert assistant.ask("In which city was the graphene conference held?").answer.startswith("晋江")


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Where was the 2023 conference held?", [2023]), ("2021 GDP", [2021]), ("the 2023 sports meeting", [2023]),
        ("1950 households were moved?", []), ("Did the 2000 people come?", []),
    ],
)  # fmt: skip
def test_a_year_before_a_thing_is_a_year_and_before_people_a_number(question: str, years: list[int]) -> None:
    assert [item.year for item in read_question(question).dates] == years


def test_a_storm_of_another_name_is_missing() -> None:
    text = "# 澜港大事记\n\n2021年7月19日,台风“海棠”登陆澜港,全市转移群众8.4万人。\n"
    asked = Assistant(Index.build([Document("storm.md", text)]))
    assert asked.ask("How many people were evacuated during typhoon Haitang?").found
    assert not asked.ask("How many people were evacuated during typhoon Doksuri?").found


def test_of_two_that_exclude_each_other_the_one_asked_for_is_given() -> None:
    text = "# 澜港大事记\n\n2021年11月20日,马拉松赛开跑,男子冠军由孙立强夺得;女子冠军是陈雨桐。\n"
    asked = Assistant(Index.build([Document("run.md", text)]))
    assert asked.ask("Who won the women's marathon?").answer == "陈雨桐"
    assert asked.ask("Who won the men's marathon?").answer == "孙立强"


def test_what_is_not_said_of_a_deed_or_an_office_is_refused() -> None:
    text = (
        "# 大事记\n\n2022年,县里引进北海石墨研究院,建成投用检测中心。\n\n2022年5月,机器人大赛产生冠军66项,清华大学、同济大学等参加。"
        "\n\n2022年6月,副县长鲁石视察水库。\n"
    )
    asked = Assistant(Index.build([Document("made", text)]))
    assert not asked.ask("When was the Beihai graphite institute founded?").found
    assert not asked.ask("Which university won the most titles at the robot competition?").found


def test_the_deputy_of_an_office_does_not_answer_for_it() -> None:
    text = (
        "Harbour news\n\n12 May 2024: The post of assistant harbour master will be advertised at a salary of £36,000.\n"
    )
    asked = Assistant(Index.build([Document("news.txt", text)]))
    assert not asked.ask("What is the salary of the harbour master?").found
    assert asked.ask("What is the salary of the assistant harbour master?").answer == "£36,000"


@pytest.fixture(scope="module")
def firm() -> Assistant:
    text = (
        "# 澜石科技\n\n- **2014.11** 获宁海创投A轮融资1800万元。\n- **2015.03** 搬入新厂房,面积从600平方米扩大到5200平方米。\n"
        "- **2018.04** 完成B轮融资1.2亿元,由长河资本领投。\n- **2023.05** 创始人韩立群卸任总经理,由周敏接任;韩立群仍任董事长。\n"
        "- **2024.09** 因芯片短缺,LS-500系列停产两个月。\n"
    )
    return Assistant(Index.build([Document("firm.md", text)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("A轮融资多少?", "1800万元"), ("B轮融资多少?", "1.2亿元"), ("C轮融资多少?", ""),
        ("How much was raised in series B?", "1.2亿元"), ("How much was raised in the C round?", ""),
        ("新厂房面积多大?", "5200平方米"), ("现在总经理是谁?", "周敏"), ("董事长是谁?", "韩立群"),
        ("Why was production of the LS-500 stopped?", "因芯片短缺,LS-500系列停产两个月。"),
    ],
)  # fmt: skip
def test_of_a_row_of_letters_or_numbers_and_of_what_changed_the_one_that_is_meant(
    firm: Assistant, question: str, answer: str
) -> None:
    assert firm.ask(question).answer == answer


RECORD = """东岚市防汛抗旱纪实

发布人:市水利局局长 高远帆,市应急管理局副局长 尹秋实

2023年6月10日,旱情最重的是北部的石泉、云坪两县,有3.6万人饮水困难。市里投入抗旱资金2350万元。今年1月至5月,全市平均降雨量386毫米。

2023年7月2日,足球联赛落幕。芦城渔火主教练裴安国当选最佳教练;南浦旅者和清远茶人降级。最年轻的进球者是程小舟,此前的纪录由邵辉保持。

2023年9月10日,“光明行动”启动,计划为村民免费手术500例。北湾石化上诉,仲裁委员会维持原判。
"""


@pytest.fixture(scope="module")
def record() -> Assistant:
    return Assistant(Index.build([Document("record.txt", RECORD)]))


def test_what_is_counted_of_two_places_together_is_not_of_one_of_them(record: Assistant) -> None:
    assert not record.ask("云坪县有多少人饮水困难?").found
    assert record.ask("石泉、云坪两县有多少人饮水困难?").answer == "3.6万人"


def test_the_office_of_another_is_not_meant(record: Assistant) -> None:
    assert not record.ask("清远茶人的主教练是谁?").found
    assert record.ask("芦城渔火的主教练是谁?").answer == "裴安国"
    assert record.ask("市水利局的局长是谁?").answer == "高远帆"


def test_who_held_it_before_is_not_who_holds_it(record: Assistant) -> None:
    assert record.ask("最年轻的进球者是谁?").answer == "程小舟"
    assert record.ask("此前的纪录是谁保持的?").answer == "邵辉"


def test_a_plan_is_no_deed(record: Assistant) -> None:
    assert not record.ask("光明行动做完了多少例手术?").found
    assert record.ask("光明行动要做多少例手术?").answer == "500例"


def test_an_appeal_that_leaves_the_ruling_as_it_was_has_failed(record: Assistant) -> None:
    assert record.ask("北湾石化上诉成功了吗?").answer == "否"


def test_a_span_of_months_is_met_by_its_two_ends(record: Assistant) -> None:
    assert record.ask("1到5月全市平均降雨量多少毫米?").answer == "386毫米"


def test_a_place_that_is_denied_need_not_stand_in_the_text(assistant: Assistant) -> None:
    assert assistant.ask("石墨烯大会是在福州举办的吗?").answer == "否"
    assert assistant.ask("福大对接会现场签了几个项目?").answer == "11个"


REPORT = """云岭县教育局2022年工作总结

一、2022年工作情况

全年投入建设资金3.62亿元。城南实验小学于9月1日开学。桃源乡中心小学校长邹建业获省“乡村教育家”称号,学生谭子墨以698分居全市第二名。

二、2023年工作计划

招聘教师260人。推进集团化办学,由县一小牵头组建教育集团。研发专项资金1600万元。课后服务收费标准保持每月150元不变。
"""


@pytest.fixture(scope="module")
def report() -> Assistant:
    return Assistant(Index.build([Document("report.txt", REPORT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("要招多少老师?", "260人"), ("谁获得了乡村教育家的称号?", "邹建业"), ("谭子墨考了多少分?", "698分"),
        ("集团化办学由哪所学校牵头?", "县一小"), ("课后服务要涨价吗?", "否"),
    ],
)  # fmt: skip
def test_spoken_questions_on_a_work_report_are_answered(report: Assistant, question: str, answer: str) -> None:
    assert report.ask(question).answer == answer


@pytest.mark.parametrize("question", ["城南实验小学的校长是谁?", "研发资金有多少亿元?", "招聘教师比上一年多了多少人?"])
def test_what_a_work_report_does_not_say_is_refused(report: Assistant, question: str) -> None:
    assert not report.ask(question).found


def test_the_dead_are_not_the_afflicted_and_an_airport_is_no_station() -> None:
    text = "# 大事记\n\n1956年8月,洮江发生洪水,受灾群众6.4万人。\n\n2015年12月26日,铁路青泽站开通运营。\n"
    asked = Assistant(Index.build([Document("made", text)]))
    assert not asked.ask("How many people died in the 1956 flood?").found
    assert not asked.ask("When did Qingze Airport open?").found
    assert asked.ask("When did Qingze Station open?").answer == "2015年12月26日"


def test_a_sum_of_another_person_is_refused() -> None:
    text = "# 赛季\n\n2023年1月,俱乐部签下前锋卢卡斯,转会费为120万欧元,创纪录;门将宋一凡从山东队租借加盟。\n"
    asked = Assistant(Index.build([Document("made", text)]))
    assert not asked.ask("What was the transfer fee of goalkeeper Song Yifan?").found


def test_a_count_that_a_question_gives_is_not_left_behind() -> None:
    text = "# 大事记\n\n2022年8月17日,对接会在校区举办,现场举行了11个合作项目签约仪式。\n\n2022年10月,县里发布项目榜单,项目计划投入1600万元。\n"
    asked = Assistant(Index.build([Document("made", text)]))
    assert not asked.ask("How much are the 11 signed projects worth?").found
    assert asked.ask("How much is to be invested in the project on the list?").answer == "1600万元"


def test_a_part_of_a_things_name_did_nothing() -> None:
    farm = assistant_on("farming.txt")
    assert not farm.ask("Who opened the dairy farm in Baishui?").found
    assert farm.ask("Who bred the new rice variety?").answer == "苗春燕"


@pytest.mark.parametrize(("name", "said"), [("王大海", "是"), ("李大海", "")])
def test_what_a_sentence_says_of_one_person_is_not_affirmed_of_another_beside(name: str, said: str) -> None:
    text = "乡志\n\n2019年,青石乡还是贫困乡。王大海任青石中学校长。\n\n2022年,李大海来访。\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(f"{name}是青石中学校长吗?").answer == said


@pytest.mark.parametrize("name", ["特朗普", "爱因斯坦", "马斯克"])
def test_a_foreigner_whom_the_text_does_not_name_is_missed(assistant: Assistant, name: str) -> None:
    answer = assistant.ask(f"{name}哪年获得诺贝尔奖?")
    assert (answer.found, answer.missing) == (False, name)


@pytest.mark.parametrize("question", ["石墨烯大会谁参加了?", "谁出席了石墨烯大会?", "石墨烯大会有谁出席?"])
def test_who_took_part_is_a_person_and_no_town(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question).answer
    assert answer.startswith("Kostantinos Novoselov") or answer == "蒋士成"
    assert answer.endswith(("Novoselov", "蒋士成"))


def test_which_academician_took_part_is_the_one_with_that_title(assistant: Assistant) -> None:
    assert assistant.ask("哪位中国工程院院士参加了石墨烯大会?").answer == "蒋士成"


def test_a_sort_of_what_is_counted_that_its_number_is_not_of_is_not_passed_over(assistant: Assistant) -> None:
    for question in ("How many graphene companies are there?", "How many chip companies does Jinjiang have?"):
        assert not assistant.ask(question).found
    assert assistant.ask("How many high-tech companies are there?").answer == "640家"
    assert not assistant.ask("Which graphene companies are there?").found
    text = "平川镇2021年纪事\n\n2021年,全镇发生火灾37起,新办企业12家,新办养殖场5个。\n\n5月2日,镇卫生院开诊。\n"
    town = Assistant(Index.build([Document("town.txt", text)]))
    assert town.ask("How many fires broke out?").answer == "37起"
    assert not town.ask("How many forest fires broke out?").found


MUSHROOMS = """重点事件 食用菌大会举办

事件回顾:2021年3月5日,2021清远食用菌大会在白露会展中心举行。现场签约了12个种植项目。银河大学教授梁思远、高级农艺师周慕白等专家先后发言。

重点事件 农业企业培育

事件回顾:2021年清远新增农业企业45家,省级龙头企业6家;农业企业保有量达320家。2021-2022年,清远承办两届食用菌大会。
"""


@pytest.fixture(scope="module")
def mushrooms() -> Assistant:
    return Assistant(Index.build([Document("mushrooms.txt", MUSHROOMS)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("梁思远是哪所大学的?", "银河大学"),
        ("种植项目签约仪式在哪里举行?", "白露会展中心"),
        ("梁思远发言的大会在什么地方举行?", "白露会展中心"),
        ("清远新增了几家省级龙头企业?", "6家"),
        ("农业企业累计有多少家?", "320家"),
    ],
)
def test_what_is_told_a_sentence_on_is_told_of_the_same(mushrooms: Assistant, question: str, answer: str) -> None:
    assert mushrooms.ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    [
        "周慕白是哪所大学毕业的?",
        "省级龙头企业累计有多少家?",
        "食用菌大会 2022年 举办日期",
        "Who was awarded the prize for the best vineyard?",
    ],
)
def test_what_is_told_of_another_thing_year_or_person_is_refused(mushrooms: Assistant, question: str) -> None:
    assert not mushrooms.ask(question).found


def test_what_a_text_of_several_years_tells_of_one_is_not_told_of_another() -> None:
    text = (
        "青山县大事记（1985—1986年）\n\n1985年\n\n8月2日，全县高考录取新生137人。\n9月4日，开学。\n\n"
        "1986年\n\n7月3日，县图书馆开馆。\n8月9日，县医院迁址。\n"
    )
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("1985年全县高考录取了多少人？").answer == "137人"
    assert not assistant.ask("1986年全县高考录取了多少人？").found


def test_a_day_is_not_that_of_another_place() -> None:
    text = (
        "# 年报\n\n1. 2023年3月27日，襄阳工厂二期项目投产。\n2. 2023年5月8日，董事会换届。\n"
        "3. 2023年12月6日，摩洛哥项目开工，分两期建设，一期预计明年投产。\n"
    )
    assistant = Assistant(Index.build([Document("a.md", text)]))
    assert not assistant.ask("摩洛哥项目二期什么时候投产？").found
    assert assistant.ask("襄阳二期什么时候投产？").answer == "2023年3月27日"


def test_a_place_that_something_comes_from_is_not_where_it_happens() -> None:
    text = "# 大事记\n\n2022年3月,晋江召开项目推进会。二期项目从德国进口设备,于2023年5月投产。\n"
    assert Assistant(Index.build([Document("a.md", text)])).ask("晋江二期项目什么时候投产?").answer == "2023年5月"
    text = text.replace("从德国进口设备,", "").replace("二期项目", "南安二期项目")
    assert not Assistant(Index.build([Document("a.md", text)])).ask("晋江二期项目什么时候投产?").found


def test_a_deputy_does_not_hold_the_office_and_clauses_are_no_name() -> None:
    text = "记事\n\n7月15日，县委书记何镇南调任地区农委主任。\n9月28日，县图书馆新馆开馆，建筑面积1860平方米，藏书7.3万册。\n"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("地区农委主任是谁？").answer == "何镇南"
    assert not assistant.ask("地区农委副主任是谁？").found
    assert not assistant.ask("县图书馆新馆是哪家单位设计的？").found


def test_a_number_of_another_measure_is_not_that_asked_for() -> None:
    text = "通报\n\n7月3日，两个乡镇转移群众1870人，其中石塘镇1120人、白沙乡750人。\n7月9日，全市倒塌房屋96间。\n"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("白沙乡倒塌了多少间房屋？").answer in {"", "96间"}
    assert assistant.ask("白沙乡转移了多少人？").answer == "750人"


def test_the_gross_product_of_a_city_is_not_its_industrial_output(assistant: Assistant) -> None:
    assert not assistant.ask("What was Jinjiang's GDP?").found
    assert "7000亿元" in assistant.ask("What was the industrial output?").answer


def test_growth_is_a_change_whatever_it_is_called_that_grows(assistant: Assistant) -> None:
    assert "26%" in assistant.ask("How much did R&D spending grow?").answer


ORCHARD = """重点事件 果品展览会举办

事件回顾:2021年10月8日至10日,果品展览会在青山广场举行。推荐梁晓峰入选果农名录,组织白露农场申报通过清远市果园天地(试点)认定。展览会共吸引包括银河大学、国防科技大学、江北大学等30所高校的参观团。

重点事件 果业平台建设

事件回顾:2021年10月20日,果业平台会议召开。清远引进北山果树研究院等高能级平台,果品加工企业突破60家。合作社集聚农户、技术、资金等各种要素。位于平川市的银杏果业公司牵头建设冷库。
"""


@pytest.fixture(scope="module")
def orchard() -> Assistant:
    return Assistant(Index.build([Document("orchard.txt", ORCHARD)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("合作社把哪些要素攒到一块儿了", "农户、技术、资金"),
        ("牵头建冷库的那家公司在什么地方", "平川市"),
        ("果品展览会哪天开的", "2021年10月8日至10日"),
        ("Which defence university visited the fruit exhibition?", "国防科技大学"),
    ],
)
def test_what_is_asked_in_other_words_is_found(orchard: Assistant, question: str, answer: str) -> None:
    assert orchard.ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    [
        "梁晓峰是哪个单位的?",
        "清远引进了多少家高能级平台?",
        "How many diplomas did the 30 universities award?",
        "Which company supplied the tents for the fruit exhibition?",
    ],
)
def test_what_stands_in_another_clause_or_in_the_question_is_no_answer(orchard: Assistant, question: str) -> None:
    assert not orchard.ask(question).found


def test_before_or_after_is_told_by_the_dates_of_both_events() -> None:
    text = "\n\n".join(
        f"重点事件 {title}\n\n事件回顾:2021年{month}月8日,{title}。"
        for month, title in ((4, "城市马拉松举行"), (9, "博物馆开馆"))
    )
    city = Assistant(Index.build([Document("city.txt", text)]))
    made = city.ask("Was the marathon before or after the museum opening?")
    assert (made.answer, made.computed, len(made.citations)) == ("before", True, 2)
    assert city.ask("博物馆开馆是在马拉松之前还是之后?").answer == "之后"
    assert not city.ask("Was the marathon before or after the flower show?").found


@pytest.mark.parametrize("kind", ["international", "national", "tea", "online"])
def test_the_second_of_its_kind_is_missing_whatever_its_word_begins_with(kind: str) -> None:
    text = "白河县2022年大事记\n\n5月1日,首届国际茶业大会在青石镇举行。\n\n6月2日,图书馆开馆。"
    answer = Assistant(Index.build([Document("notes.txt", text)])).ask(
        f"Where was the second {kind} tea conference held?"
    )
    assert not answer.found


def test_a_class_is_read_behind_a_word_that_only_begins_like_a_small_one() -> None:
    assert classes("which international airport opened first") == ("机场",)
    assert classes("which of the airports opened") == ()


@pytest.mark.parametrize("question", ["考核排名第二的是哪家卫生院?", "排在第二位的卫生院是哪家?"])
def test_a_rank_is_one_however_it_is_worded(question: str) -> None:
    text = "全县卫生院考核结果公布，第一名是柳河镇卫生院，得95.2分，第二名是白塔乡卫生院，得93.8分。"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == "白塔乡卫生院"


def test_what_a_comparison_joins_to_a_place_is_no_place_of_its_own() -> None:
    text = "2022年外贸回顾\n\n榆江是全省第三大木材进口口岸，全年进口木材260万吨，仅次于太仓和岚山。\n"
    answer = Assistant(Index.build([Document("notes.txt", text)])).ask("进口木材比榆江多的是哪两个口岸？")
    assert "太仓和岚山" in answer.answer


def test_a_terminal_of_a_number_may_be_written_with_a_letter() -> None:
    text = "机场大事记\n\n5月18日,T2航站楼启用,建筑面积12.8万平方米,是T1的3.2倍,设近机位46个、值机柜台72个。\n"
    asked = Assistant(Index.build([Document("airport.txt", text)]))
    assert asked.ask("How many check-in counters does Terminal 2 have?").answer == "72个"
    assert not asked.ask("How many check-in counters does Terminal 3 have?").found


def test_terminal_2_is_t2_and_line_2_no_highway_g2() -> None:
    assert _has_number("旅客在t2出发", 2)
    assert not _has_number("高速g2通车", 2)
    assert not _has_number("t21出发", 2)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("北京理工大学参加机器人大赛了吗?", "是"), ("北京大学参加机器人大赛了吗?", ""), ("中国人民大学参加大赛了吗?", ""),
        ("厦门科技大学参加大赛了吗?", ""), ("南方科技大学参加大赛了吗?", ""), ("Did Tongji University take part in the robot contest?", "yes"),
        ("Did Peking University take part in the robot contest?", ""),
        ("Did Xiamen University take part in the robot contest?", ""),
        ("Was the Massachusetts Institute of Technology at the robot contest?", ""),
        ("Did Elon Musk take part in the robot contest?", ""), ("华为参加机器人大赛了吗?", ""),
    ],
)  # fmt: skip
def test_nobody_took_part_whose_whole_name_the_text_has_not(question: str, said: str) -> None:
    text = "云河市大事记\n\n2021年5月,机器人大赛在云河市举行,吸引同济大学、国防科技大学、北京理工大学等20所高校参加。科技公司派人参观。\n"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask(question)
    assert (answer.found, answer.answer) == (bool(said), said)
