"""Computed answers over texts written for this test, each expected answer worked out by hand from the text."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Filters, Index
from qa.answer import Answer
from qa.assistant import Assistant

CITY = """2021年云溪市大事记

一、滨江大道通车
2021年1月18日,滨江大道正式通车,全长12公里,总投资3.6亿元。

二、市图书馆新馆开馆
3月6日,市图书馆新馆开馆,藏书48万册,总投资1.2亿元。

三、第五届茶叶博览会举行
4月22日至24日,第五届茶叶博览会在云溪会展中心举行,参展企业260家,观众3.2万人次。

四、高铁云溪站动工
6月30日,高铁云溪站动工建设,总投资8亿元,计划工期三年。

五、全民运动会闭幕
7月15日,第三届全民运动会闭幕,产生金牌86枚、银牌84枚、铜牌102枚,参赛运动员1850人。

六、招聘会举办
9月3日,大型人才招聘会举办,参展企业180家,提供岗位5200个。

七、老旧小区改造完成
9月28日,全市老旧小区改造完成,改造小区45个,惠及居民1.9万户。

八、科技成果对接会召开
11月5日,科技成果对接会在云溪大学召开,签约项目32个,金额4.5亿元。

九、城市书房启用
11月,首批城市书房启用,共6座。

十、年度表彰大会
12月20日,市政府召开年度表彰大会,表彰先进个人120名。
"""

COMPANY = """远山机械有限公司发展历程

2015年5月8日 公司成立
公司在青石镇成立,注册资本500万元,员工12人。

2017年3月1日 东厂房投产
东厂房投产,建筑面积8000平方米,投资2600万元。

2018年9月10日 西厂房投产
西厂房投产,建筑面积15000平方米,投资4400万元。

2019年11月11日 研发中心启用
研发中心启用,建筑面积6000平方米,投资3000万元。

2020年6月18日 首次出口
首批设备出口越南,合同金额120万美元。

2021年12月31日 年度总结
全年销售收入2.4亿元,同比增长20%,员工达到380人。
"""

ENGLISH = """Harbour Town Review 2020

January 14: New ferry terminal
A new ferry terminal opened on 14 January 2020. It cost $40 million and employs 120 people.

March 2: Library reopens
The public library reopened on 2 March 2020 after repairs that cost $6 million.

May 9: Marathon
The town marathon took place on 9 May 2020. 3,200 runners and 450 volunteers took part.

July 21: Solar park
A solar park was completed on 21 July 2020. It cost $25 million and has 18,000 panels.

October 3: Film festival
The film festival opened on 3 October 2020 with 64 films and 9,500 visitors.

October 30: Job fair
A job fair was held on 30 October 2020. 85 companies offered 1,100 jobs.
"""

SCHOOLS = """2020年度东湖区教育工作大事记

1月9日 全区教育工作会议召开
会议在区政府礼堂召开,320人参会。

3月16日 实验小学新校区开工
实验小学新校区开工,占地45亩,计划投资1.1亿元。

5月20日 第二届科技节开幕
第二届科技节在市第三中学开幕,展出作品410件,参与学生6800人。

8月25日 教师招聘结束
全年招聘教师186名,其中小学教师102名、中学教师84名。

9月1日 三所新学校启用
三所新学校启用,新增学位4500个,投资2.3亿元。

9月10日 教师节表彰大会召开
大会表彰优秀教师60名、优秀班主任40名。

12月4日 校园足球联赛收官
联赛共进行132场比赛,参赛球队28支,参与学生560人。
"""

TIMELINE = """Northfield Energy: company timeline

4 March 2012: Company founded
The company was founded in Oslo with 9 employees and $2 million in capital.

17 June 2014: First wind farm
The first wind farm opened with 24 turbines. Investment reached $36 million.

5 October 2016: Second wind farm
The second wind farm opened with 40 turbines. Investment reached $58 million.

22 May 2018: Research centre
A research centre opened in Bergen. Investment reached $15 million.

30 November 2019: Staff of 640
The company employed 640 people and revenue rose 18% to $210 million.
"""

TEXTS = {
    "city.txt": CITY,
    "company.txt": COMPANY,
    "english.txt": ENGLISH,
    "schools.txt": SCHOOLS,
    "timeline.txt": TIMELINE,
}


@pytest.fixture(scope="module")
def assistants() -> dict[str, Assistant]:
    return {name: Assistant(Index.build([Document(name, text)])) for name, text in TEXTS.items()}


@pytest.fixture(scope="module")
def together() -> Assistant:
    return Assistant(Index.build([Document(name, TEXTS[name]) for name in ("city.txt", "company.txt", "english.txt")]))


ASKED: list[tuple[str, str, str, set[int]]] = [
    # events counted and listed by time
    ("city.txt", "这一年一共有多少件大事?", "10", set(range(1, 11))),
    ("city.txt", "9月发生了哪些大事?", "招聘会举办、老旧小区改造完成", {6, 7}),
    ("city.txt", "9月有几件大事?", "2", {6, 7}),
    ("city.txt", "下半年有多少件大事?", "6", {5, 6, 7, 8, 9, 10}),
    ("city.txt", "第一季度发生了哪些事件?", "滨江大道通车、市图书馆新馆开馆", {1, 2}),
    ("city.txt", "4月1日之前发生了哪些事件?", "滨江大道通车、市图书馆新馆开馆", {1, 2}),
    ("city.txt", "11月之后有哪些大事?", "年度表彰大会", {10}),
    ("city.txt", "6月到7月之间發生了哪些大事?", "高铁云溪站动工、全民运动会闭幕", {4, 5}),
    ("city.txt", "哪个月的事件最少?", "1月、3月、4月、6月、7月、12月", {1, 2, 3, 4, 5, 10}),
    ("city.txt", "每个月有多少件大事?", "1月 1件、3月 1件、4月 1件、6月 1件、7月 1件、9月 2件、11月 2件、12月 1件", set(range(1, 11))),
    ("city.txt", "最早的事件是哪一件?", "滨江大道通车", {1}),
    ("city.txt", "最后一件大事是什么?", "年度表彰大会", {10}),
    ("city.txt", "最早的一件大事是什么时候发生的?", "2021年1月18日", {1}),
    ("city.txt", "全民运动会之后发生了哪些大事?", "招聘会举办、老旧小区改造完成、科技成果对接会召开、城市书房启用、年度表彰大会", {5, 6, 7, 8, 9, 10}),
    ("city.txt", "茶叶博览会之前有多少件大事?", "2", {1, 2, 3}),
    ("city.txt", "Which events happened in September?", "招聘会举办、老旧小区改造完成", {6, 7}),
    ("city.txt", "How many events took place in the second half of the year?", "6", {5, 6, 7, 8, 9, 10}),
    ("city.txt", "How many events are there in total?", "10", set(range(1, 11))),
    # numbers of the city added and compared
    ("city.txt", "哪个项目总投资最多?", "高铁云溪站动工", {4}),
    ("city.txt", "哪个项目的总投资最少?", "市图书馆新馆开馆", {2}),
    ("city.txt", "總投資最大的是哪個項目?", "高铁云溪站动工", {4}),
    ("city.txt", "所有项目的总投资加起来是多少?", "12.8亿元", {1, 2, 4}),
    ("city.txt", "金牌、银牌和铜牌一共多少枚?", "272枚", {5}),
    ("city.txt", "铜牌比金牌多多少枚?", "16枚", {5}),
    ("city.txt", "金牌多还是银牌多?", "金牌", {5}),
    ("city.txt", "茶叶博览会的参展企业比招聘会的参展企业多多少家?", "80家", {3, 6}),
    ("city.txt", "高铁云溪站的总投资是滨江大道总投资的几倍?", "2.22倍", {4, 1}),
    ("city.txt", "图书馆新馆开馆和高铁云溪站动工哪个更早?", "图书馆新馆开馆", {2, 4}),
    # a company's chronicle
    ("company.txt", "东厂房、西厂房和研发中心的投资一共是多少?", "1亿元", {2, 3, 4}),
    ("company.txt", "建筑面积最大的是哪个?", "西厂房投产", {3}),
    ("company.txt", "西厂房的建筑面积比东厂房的建筑面积大多少?", "7000平方米", {2, 3}),
    ("company.txt", "2018年以后发生了哪些大事?", "研发中心启用、首次出口、年度总结", {4, 5, 6}),
    ("company.txt", "2016年到2019年有几件大事?", "3", {2, 3, 4}),
    # an English text
    ("english.txt", "Which events took place in October?", "Film festival、Job fair", {5, 6}),
    ("english.txt", "How many events were held before May?", "2", {1, 2}),
    ("english.txt", "Which project cost the most?", "New ferry terminal", {1}),
    ("english.txt", "Which project cost the least?", "Library reopens", {2}),
    ("english.txt", "What did the projects cost in total?", "USD 71 million", {1, 2, 4}),
    ("english.txt", "Were there more runners or volunteers?", "runners", {3}),
    ("english.txt", "How many more runners than volunteers were there?", "2,750", {3}),
    ("english.txt", "How many runners and volunteers were there in total?", "3,650", {3}),
    ("english.txt", "What was the last event of the year?", "Job fair", {6}),
    # a district's schools, asked in both languages
    ("schools.txt", "全年有几件大事?", "7", set(range(1, 8))),
    ("schools.txt", "上半年有哪些大事?", "全区教育工作会议召开、实验小学新校区开工、第二届科技节开幕", {1, 2, 3}),
    ("schools.txt", "8月以后有多少件大事?", "3", {5, 6, 7}),
    ("schools.txt", "哪次活动参与学生最多?", "第二届科技节开幕", {3, 7}),
    ("schools.txt", "投资最大的项目是哪个?", "三所新学校启用", {2, 5}),
    ("schools.txt", "小学教师比中学教师多多少名?", "18名", {4}),
    ("schools.txt", "优秀教师和优秀班主任一共表彰了多少名?", "100名", {6}),
    ("schools.txt", "参与学生总共有多少人?", "7360人", {3, 7}),
    ("schools.txt", "科技节和足球联赛哪个参与学生更多?", "科技节", {3, 7}),
    ("schools.txt", "新校区开工和教师招聘结束哪个在前?", "新校区开工", {2, 4}),
    ("schools.txt", "科技节之后的下一件大事是什么?", "教师招聘结束", {3, 4}),
    ("schools.txt", "投资总额是多少?", "3.4亿元", {2, 5}),
    ("schools.txt", "最早的一次会议是什么?", "全区教育工作会议召开", {1}),
    ("schools.txt", "How many events took place after June?", "4", {4, 5, 6, 7}),
    # an English company's timeline
    ("timeline.txt", "Which wind farm has the most turbines?", "Second wind farm", {2, 3}),
    ("timeline.txt", "How many turbines are there in total?", "64", {2, 3}),
    ("timeline.txt", "What was the total investment?", "USD 109 million", {2, 3, 4}),
    ("timeline.txt", "How many more turbines does the second wind farm have than the first wind farm?", "16", {2, 3}),
    ("timeline.txt", "What happened between 2014 and 2016?", "First wind farm、Second wind farm", {2, 3}),
    ("timeline.txt", "How many events were there before 2018?", "3", {1, 2, 3}),
    ("timeline.txt", "What was the first event?", "Company founded", {1}),
    ("timeline.txt", "Which came later, the research centre or the second wind farm?", "the research centre", {3, 4}),
    ("timeline.txt", "2016年以后发生了哪些大事?", "Research centre、Staff of 640", {4, 5}),
    ("timeline.txt", "Which investment was the smallest?", "Research centre", {2, 3, 4}),
    ("english.txt", "Which came first, the marathon or the film festival?", "the marathon", {3, 5}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "question", "answer", "events"), ASKED, ids=[item[1] for item in ASKED])
def test_what_is_computed_is_right_marked_so_and_cites_every_row(
    assistants: dict[str, Assistant], source: str, question: str, answer: str, events: set[int]
) -> None:
    found = assistants[source].ask(question)
    assert (found.answer, found.computed) == (answer, True)
    assert events <= {item.event_number for item in found.citations}
    text = TEXTS[source]
    assert all(text[item.start : item.end] == item.quote for item in found.citations)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("11月里有几桩事?", "2"),
        ("九月份发生的事有几件?", "2"),
        ("How many things happened in September?", "2"),
    ],
)
def test_what_happened_is_counted_by_any_measure_word(question: str, count: str) -> None:
    assert Assistant(Index.build([Document("city.txt", CITY)])).ask(question).answer == count


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("上半年头一件大事是什么?", "东渠清淤完工"),
        ("庙会一共办了几天?", "4天"),
        ("How many days did the temple fair last?", "4 days"),
        ("清淤一共办了几天?", ""),
        ("2020年开了几次会议?", "2"),
    ],
)
def test_meetings_are_told_from_what_else_happened_and_days_counted(question: str, answer: str) -> None:
    text = (
        "柳泉乡纪事\n\n一、东渠清淤完工\n2020年1月9日,东渠清淤完工。\n\n二、乡人代会议召开\n2月3日,乡人代会议召开。\n\n"
        "三、庙会举行\n4月2日至5日,庙会举行。\n\n四、防汛会议召开\n7月8日,防汛会议召开。\n\n五、水塔投用\n9月9日,水塔投用。"
    )
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("和老旧小区改造同一个月的还有什么事?", "招聘会举办"),
        ("和茶叶博览会同一天的还有什么事?", ""),
    ],
)
def test_what_happened_with_something_else_is_not_that_itself(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("city.txt", CITY)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("5月水利界发生了哪些事件？", "东渠通水、泵站改造"),
        ("What happened in the water conservancy realm in May?", "东渠通水、泵站改造"),
        ("How many of the milestones fell in May?", "2"),
        ("How many milestones came in June?", "1"),
        ("5月发生了哪些水利泵站事件？", "泵站改造"),
    ],
)
def test_what_goes_with_the_subject_of_a_text_tells_no_event_apart(question: str, answer: str) -> None:
    text = (
        "2021年青河水利大事记\n\n重点事件 东渠通水\n2021年5月2日,东渠通水,浇地三千亩。\n\n重点事件 泵站改造\n"
        "2021年5月9日,北站换上新泵四台。\n\n重点事件 堤坝加固\n2021年6月1日,堤坝加固完工。\n"
    )
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_milestones_are_events() -> None:
    text = "2019年清河大事记\n\n重点事件 书市开张\n2019年5月2日,书市在老街开张。\n\n重点事件 灯会举行\n2019年5月8日,灯会举行。\n\n重点事件 新桥通车\n2019年9月1日,新桥通车。\n"
    assistant = Assistant(Index.build([Document("notes.txt", text)]))
    assert assistant.ask("How many of the milestones fell in May?").answer == "2"


@pytest.mark.parametrize(
    ("source", "question"),
    [
        ("city.txt", "11月发生了哪些地震?"),
        ("city.txt", "2月发生了哪些大事?"),
        ("city.txt", "哪个项目的专利最多?"),
        ("city.txt", "所有医院的床位加起来是多少?"),
        ("city.txt", "金牌比世界纪录多多少枚?"),
        ("city.txt", "航空展之后发生了哪些大事?"),
        ("company.txt", "公司历年的专利一共有多少项?"),
        ("company.txt", "出口金额和销售收入一共是多少?"),
        ("schools.txt", "参赛球队比进行的比赛多多少?"),
        ("schools.txt", "东湖区的医院和小学哪个更多?"),
        ("timeline.txt", "Which factory has the most robots?"),
        ("english.txt", "Which hospital has the most beds?"),
        ("english.txt", "How many more films than hospitals were there?"),
        ("english.txt", "Which events took place in August?"),
    ],
)
def test_nothing_is_computed_of_what_the_text_has_not(
    assistants: dict[str, Assistant], source: str, question: str
) -> None:
    assert not assistants[source].ask(question).computed


def test_the_one_thing_that_happened_in_a_month_is_asked_for_like_several(assistants: dict[str, Assistant]) -> None:
    for question in ("哪件事发生在6月?", "6月发生了哪件大事?"):
        answer = assistants["city.txt"].ask(question)
        assert answer.computed
        assert "高铁云溪站动工" in answer.answer, question


def test_a_number_that_the_text_states_is_not_computed(assistants: dict[str, Assistant]) -> None:
    for question in ("参赛运动员一共有多少人?", "茶叶博览会有多少家参展企业?", "滨江大道总投资是多少?"):
        found = assistants["city.txt"].ask(question)
        assert found.found
        assert not found.computed


def test_questions_over_events_concern_all_sources_unless_one_is_filtered_for(together: Assistant) -> None:
    def events(found: Answer) -> set[tuple[str, int]]:
        return {(item.source, item.event_number) for item in found.citations}

    everything = together.ask("9月发生了哪些大事?")
    assert events(everything) == {("city.txt", 6), ("city.txt", 7), ("company.txt", 3)}
    city = together.ask("9月发生了哪些大事?", filters=Filters(source="city.txt"))
    assert events(city) == {("city.txt", 6), ("city.txt", 7)}


def test_a_month_alone_is_not_taken_to_be_before_or_after_a_day_in_it(assistants: dict[str, Assistant]) -> None:
    found = assistants["city.txt"].ask("11月10日之后发生了哪些大事?")
    assert found.answer == "年度表彰大会"


def test_a_computed_answer_says_so_in_json_and_others_do_not(assistants: dict[str, Assistant]) -> None:
    assert assistants["city.txt"].ask("这一年一共有多少件大事?").to_json()["computed"] is True
    assert assistants["city.txt"].ask("市图书馆新馆藏书多少册?").to_json()["computed"] is False


def test_words_that_stand_over_the_whole_text_tell_no_event_of_a_time_apart() -> None:
    text = "桃溪科技大事记\n\n" + "\n\n".join(
        f"重点事件 {title}\n\n事件回顾:2021年{month}月8日,{title}。"
        for month, title in ((2, "桃溪科技会议召开"), (4, "养蜂人培训班开班"), (9, "茶叶节举办"))
    )
    peach = Assistant(Index.build([Document("peach.txt", text)]))
    assert peach.ask("2021年上半年桃溪有哪些科技大事?").answer == "桃溪科技会议召开、养蜂人培训班开班"
    assert peach.ask("what went on in April 2021").answer == "养蜂人培训班开班"


def test_how_many_events_one_festival_had_is_not_how_many_are_told_of_it() -> None:
    text = "2021年4月23日，第六届读书节开幕，共办活动216场，较上届增加103场。\n\n2021年5月8日，新桥通车。\n\n2021年6月1日，少年宫开放。\n"
    assistant = Assistant(Index.build([Document("notes.txt", text)]))
    assert assistant.ask("第六届读书节办了多少场活动？").answer == "216场"
    assert not assistant.ask("第五届读书节办了多少场活动？").found
    assert assistant.ask("4月有几件大事？").answer == "1"


def test_the_words_of_a_part_of_the_year_are_not_what_events_are_about() -> None:
    city = Assistant(Index.build([Document("city.txt", CITY)]))
    found = city.ask("How many key events took place in the first half of 2021?")
    assert (found.answer, [item.event_number for item in found.citations]) == ("4", [1, 2, 3, 4])
    assert [item.event_number for item in city.ask("events after October 2021").citations] == [8, 9, 10]


def test_what_a_text_mentions_of_a_sort_is_not_its_events() -> None:
    city = Assistant(Index.build([Document("city.txt", CITY)]))
    assert "、" not in city.ask("文中提到了哪些大学?").answer
