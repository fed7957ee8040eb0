from __future__ import annotations

import pytest

from qa.asking.question import KINDS, asked_verb, asks_weekday, excepted, is_planned, read_question, spelt


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全市有多少家养老机构?", "number"), ("参加人数", "number"), ("大坝的工期是几年?", "number"), ("学制几年", "number"), ("工期在几年开始?", "date"), ("how many bridges were built", "number"),
        ("number of visitors", "number"), ("项目总投资多少钱", "money"), ("洪水损失了多少瓶酒?", "number"), ("洪水损失了多少?", "money"), ("花了多少人民币?", "money"), ("全年出口额是多少", "money"),
        ("How much was invested in the port?", "money"), ("budget of the museum", "money"),
        ("游客同比增长多少", "percent"), ("绿化率达到多少", "percent"), ("What share of homes have heating?", "percent"),
        ("大桥什么时候通车", "date"), ("开幕时间", "date"), ("When did the bridge open?", "date"),
        ("In which year was it founded?", "date"), ("论坛在哪里举行", "place"), ("会议地点", "place"),
        ("Where was the forum held?", "place"), ("which city hosted the games", "place"),
        ("哪家公司中标", "organisation"), ("由谁主办", "organisation"), ("Which company won the bid?", "organisation"),
        ("Who organised the marathon?", "organisation"), ("市长是谁", "person"), ("Who designed the bridge?", "person"),
        ("有哪些措施", "list"), ("Which three rivers were cleaned up?", "list"), ("为什么要建地铁", "why"),
        ("Why was the road closed?", "why"), ("地铁开通了吗", "yesno"), ("Did the bridge open in May?", "yesno"),
        ("男选手多还是女选手多", "comparison"), ("Which opened first, the bridge or the tunnel?", "comparison"),
        ("10月发生了哪些大事", "aggregation"), ("How many key events are listed?", "aggregation"),
        ("What did the auditors investigate?", "what"), ("How far back does the custom go?", "date"),
        ("What is one thing that differs among the rural population?", "what"), ("What was the rural population?", "number"),
        ("Who was mayor when the bridge opened?", "person"), ("What must be done when it rains?", "what"),
        ("Which people founded the club?", "person"), ("On which ship did the ministers meet?", "what"),
        ("What kind of roof does it have?", "what"), ("How much land did the farmers get?", "number"),
        ("How pure is the alloy?", "percent"), ("What was the turnout at the election?", "percent"),
        ("What is the capacity of the reservoir?", "number"), ("How much did the anchor weigh?", "number"),
        ("What does the bell weigh?", "number"), ("How much did the anchor cost?", "money"),
        ("new director of the zoo", "person"), ("head office of the bank", "what"), ("number of winners", "number"),
        ("What did the clock sell for?", "money"), ("What was the clock sold for?", "money"), ("Which politician opened the weir?", "person"),
        ("茶馆开在哪条街上?", "place"), ("工匠手里有多少股份?", "percent"), ("村里持股多少?", "percent"), ("茶馆开了几年了?", "number"), ("房租多少?", "money"), ("How much of the town's water comes from the lake?", "percent"), ("How much of the income came from rents?", "money"), ("第三名是谁家拿的?", "organisation"), ("What caused the landslide?", "why"), ("What is the fare to the island?", "money"), ("death toll", "what"),
        ("Which airline serves the island?", "organisation"), ("What did the opera take at the box office?", "money"),
        ("揭榜挂帅指的是什么", "what"), ("What is the slogan?", "what"),
        ("Which academy does she belong to?", "organisation"), ("college paired with rural schools", "organisation"),
        ("firm leading the bridge project", "organisation"), ("events after October 2021", "aggregation"), ("events at the regatta", "what"), ("规划起止年份", "date"),
        ("论坛是5月还是6月举行的?", "date"), ("Was it held in May or June?", "date"), ("开幕式都做了什么?", "list"),
        ("What were the box office takings of the opera?", "money"), ("What are the main sales channels?", "list"),
        ("why did the library open later than planned", "why"), ("what's the town the fishermen came from?", "place"), ("证书由哪个基地核发?", "organisation"), ("工匠奖 入选人", "person"),
        ("How big a drop in visitors did the zoo see?", "percent"), ("How steep was the increase in rents?", "percent"),
        ("How big is the reservoir?", "number"), ("Which member of the choir sang first?", "person"),
        ("Which members voted against it?", "list"), ("Which physicist gave the lecture?", "person"),
        ("渡口 发起人", "person"), ("钟楼 设计者", "person"), ("展馆 机器人", "what"), ("旧船 转让价", "money"), ("石料费是多少", "money"),
        ("What is the tally of boats?", "number"), ("How fast did exports grow compared with the year before?", "percent"), ("农场过了三百家没有?", "yesno"),
        ("Who was in charge of issuing the licences?", "organisation"), ("winning time in the marathon", "number"), ("这个月有几桩事?", "aggregation"), ("表决 反对票", "number"), ("县里请来了哪个高科技企业?", "what"), ("引进了哪个高能级平台?", "what"), ("哪个低碳小区用电最少?", "what"), ("客人的评价", "what"), ("桥面宽度是多少", "number"), ("1983年 粮食总产", "number"), ("他干嘛反对搬家", "why"), ("他们去干嘛", "what"),
    ],
)  # fmt: skip
def test_the_kind_of_a_question_is_read(text: str, kind: str) -> None:
    assert read_question(text).kind == kind
    assert kind in KINDS


def test_keywords_of_all_of_a_place_ask_how_many() -> None:
    assert spelt("households in the whole village") == "number of households in the whole village"


def test_witch_asks_which_where_a_question_begins() -> None:
    assert spelt("Witch company built the dam?") == "Which company built the dam?"
    assert spelt("Was it the witch costume that won?") == "Was it the witch costume that won?"


@pytest.mark.parametrize(
    "text",
    ["市农民合作社有多少户?", "中国联合航空哪年开通?", "县残疾人联合会主席是谁?", "Which company signed an agreement with the Harbour Trust?"],
)  # fmt: skip
def test_a_name_that_holds_a_word_of_joint_doing_leaves_nobody_out(text: str) -> None:
    assert excepted(text) == ""


@pytest.mark.parametrize("text", ["报道称赞了谁?", "记者说明了哪些情况?", "作者称呼他什么?", "文章说服了谁?"])
def test_who_tells_it_is_not_cut_out_of_a_longer_verb(text: str) -> None:
    assert spelt(text) == text


def test_a_time_before_still_is_not_offered() -> None:
    assert read_question("2022年还是贫困乡吗?").dates


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("这种面又被称为什么?", "what"), ("试点的最终目标为何?", "what"), ("为何不设收费站?", "why"),
        ("佛教在哪一世纪传入?", "what"), ("他在哪所大学读书?", "organisation"), ("论坛在哪举行?", "place"),
        ("港口位于哪一州?", "place"), ("他毕业于哪个大学?", "organisation"), ("车站建于西元几年?", "date"),
        ("水厂由什么单位负责?", "organisation"), ("最主要的收入来源是什么?", "what"), ("哪一种米的比例最多?", "what"),
        ("改名为甚麼?", "what"), ("三区分别是东区、西区和哪一区?", "place"),
    ],
)  # fmt: skip
def test_what_a_question_only_speaks_of_is_not_its_kind(text: str, kind: str) -> None:
    assert read_question(text).kind == kind


def test_what_asks_outright_goes_before_nouns_that_only_suggest() -> None:
    assert read_question("Which company manages the fund?").kind == "organisation"
    assert read_question("哪家公司管理这笔资金").kind == "organisation"


def test_people_of_a_trade_are_counted_as_people() -> None:
    assert read_question("茶馆有几个伙计?").unit == "个"
    assert read_question("研究院有多少研究人员?").unit == "人"
    assert read_question("车间有多少机器人员工证?").unit != "人"


def test_the_unit_and_the_dates_are_read() -> None:
    question = read_question("2022年9月有多少家企业?")
    assert question.unit == "家"
    assert [(date.year, date.month) for date in question.dates] == [(2022, 9)]


def test_traditional_characters_and_full_width_forms_ask_the_same() -> None:
    assert read_question("晉江有幾家企業?").kind == "number"
    assert read_question("晉江有幾家企業?").unit == "家"


def test_how_long_something_took_is_asked_in_time_and_how_large_it_is_in_area() -> None:
    assert "米" not in read_question("How long did the repairs take?").units
    assert "米" in read_question("How long is the bridge?").units
    assert "亩" in read_question("How large is the campus?").units


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hwo manny buses were bought", "number"), ("whats the venue of the fair", "place"),
        ("How many targets were exceeded by more than 150 percent?", "number"),
        ("Which nurse was honoured in 2003?", "person"), ("which student project won?", "what"),
        ("What were the eleven contracts worth?", "money"), ("What did the new scanner cost?", "money"),
        ("Compared with the year before, how much higher was the output?", "percent"),
        ("Linhai's slice of the province's exports", "percent"), ("release month of the list", "date"),
        ("opening date metro line 3", "date"), ("companies newly added in 2022", "number"), ("list of the universities", "list"),
        ("average speed of the train", "number"), ("What took place in May 2022?", "aggregation"),
        ("What sum is earmarked for research?", "money"), ("What average wheat yield was measured?", "number"),
        ("how much more did society put into research?", "percent"), ("whereabouts was the fair held?", "place"),
        ("Which authority released the list?", "organisation"), ("What did the programme include?", "list"),
        ("duration of the strike", "number"), ("who put out the list?", "organisation"), ("who approved the plan?", "organisation"),
    ],
)  # fmt: skip
def test_how_readers_ask_in_english_is_read(text: str, kind: str) -> None:
    assert read_question(spelt(text)).kind == kind


def test_a_stake_is_a_share_and_a_port_a_place() -> None:
    assert read_question("What stake does the group hold in the firm?").kind == "percent"
    assert read_question("Which port does the service sail to?").kind == "place"
    assert not read_question("How big was the loss?").units


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("石墨烯大会是在福州开的吧", "yesno"), ("给我讲讲石墨烯大会吧", "what"), ("五月份晋江有啥大事", "aggregation"),
        ("市委书记叫啥", "person"), ("石墨烯大会 院士", "person"), ("蒋士成是研究什么的专家?", "what"),
        ("揭幕战踢成了几比几", "number"), ("冠军和亚军差几分", "number"), ("平台是谁开发的", "organisation"),
    ],
)  # fmt: skip
def test_spoken_questions_are_read_by_how_they_end(question: str, kind: str) -> None:
    assert read_question(question).kind == kind


def test_a_headcount_is_of_people() -> None:
    assert read_question("抢险队伍 人数").unit == "人"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("新馆多大面积?", "number"), ("博物馆星期几不开门?", "date"), ("What is the address of the new museum?", "place"),
        ("What is the email address of the museum?", "what"), ("On which day is the museum closed?", "date"),
    ],
)  # fmt: skip
def test_sizes_addresses_and_days_of_the_week_are_asked_for(question: str, kind: str) -> None:
    assert read_question(question).kind == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much of the water investment was private capital?", "money"),
        ("How much of the water was wasted?", "number"),
        ("How much energy does it need?", "number"),
    ],
)
def test_a_sum_named_after_what_it_is_for_is_money(question: str, kind: str) -> None:
    assert read_question(question).kind == kind


def test_a_noun_of_length_asks_for_a_measure_of_length() -> None:
    assert "米" in read_question("Norland dam height").units
    assert "米" not in read_question("average length of stay").units


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("In which role did the fund serve research?", "what"),
        ("What amount of funding was granted?", "money"),
        ("which business runs the quay", "organisation"),
        ("In what formats was the training given?", "list"),
        ("length of the new sea tunnel duration", "number"),
        ("是哪个院牵的头?", "organisation"),
        ("青年讲座 主讲者", "person"),
        ("茶叶节和书展,哪个开在前头", "comparison"),
        ("新车站 全年 新增", "number"),
        ("志愿者 人头", "number"),
        ("修这条路图的是什么", "why"),
        ("会上做了些什么", "list"),
    ],
)
def test_what_a_question_asks_for_is_read_off_its_form(asked: str, kind: str) -> None:
    assert read_question(asked).kind == kind


def test_slips_of_small_words_are_put_right_and_names_left_alone() -> None:
    known = {"comissioners": "commissioners"}.get
    assert spelt("how many comissioners came", respelt=lambda word: known(word, "")) == "how many commissioners came"
    assert spelt("how many Comissioners came", respelt=lambda word: known(word.lower(), "")).endswith(
        "Comissioners came"
    )
    assert spelt("hi-tech start-ups in rounds one and two") == "high-tech startups in the first and second rounds"


def test_a_noun_that_looks_like_a_verb_is_none_without_help() -> None:
    assert asked_verb("who was put forward for the reading award?") == ""
    assert asked_verb("who did the jury award?") == "award"


def test_the_day_on_which_something_closed_is_no_day_of_the_week() -> None:
    assert asks_weekday("On which day is the museum closed?")
    assert not asks_weekday("On which day did the fair close?")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How did the team fare in the league in 2020?", "money"),
        ("谁家捐款?", "organisation"),
        ("公司2021年做了什么?", "list"),
    ],
)
def test_what_only_looks_like_a_kind_is_none(text: str, kind: str) -> None:
    assert read_question(text).kind != kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What is the bus fare?", "money"), ("What was the fare to the island in 2020?", "money"), ("中标的是谁家?", "organisation"),
        ("大赛是谁家主办的?", "organisation"), ("用的是谁家的技术?", "organisation"), ("会上干了些什么?", "list"),
    ],
)  # fmt: skip
def test_what_is_asked_in_so_many_words_is_that_kind(text: str, kind: str) -> None:
    assert read_question(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022年 关税 征收额", "money"),
        ("老粮库咋进水了", "why"),
        ("展会怎么推迟了？", "why"),
        ("项目怎么样了？", "what"),
        ("上年税收总额排第几", "number"),
        ("评估在全国的名次？", "number"),
        ("鹤嘴海关关长", "person"),
    ],
)
def test_sums_ranks_and_causes_are_asked_for_by_how_a_question_ends(text: str, kind: str) -> None:
    assert read_question(text).kind == kind


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("记者怎么形容那次大赛?", "怎么形容那次大赛?"), ("文中说这座桥有多长?", "这座桥有多长?"),
        ("记者认为渔港有什么优势?", "渔港有什么优势?"), ("记者是谁?", "记者是谁?"), ("文章提到了哪些桥?", "文章提到了哪些桥?"),
        ("how many unis came?", "how many universities came?"),
    ],
)  # fmt: skip
def test_who_tells_it_is_no_part_of_what_is_asked(asked: str, read: str) -> None:
    assert spelt(asked) == read


def test_a_plan_that_is_a_thing_plans_nothing() -> None:
    assert not is_planned("which years does the work plan for the harbour cover?")
    assert is_planned("when does the city plan to open the harbour?")


def test_times_that_a_question_offers_need_not_all_be_met() -> None:
    assert not read_question("论坛是5月还是6月举行的?").dates
    assert not read_question("Was it held in May or in June?").dates
    assert len(read_question("2021年还是2022年游客更多?").dates) == 2


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("跟市工会一起主办歌会的是谁?", "市工会"), ("Who co-hosted the regatta with the Harbour Trust?", "Harbour Trust"),
        ("Apart from the Harbour Trust, who hosted it?", "Harbour Trust"), ("联合主办歌会的是谁?", ""),
        ("清河县文化馆跟谁联合办的书市?", "清河县文化馆"),
        ("Who did the county library team up with for the book fair?", "county library"),
    ],
)  # fmt: skip
def test_whom_a_question_names_as_one_of_those_who_did_it(text: str, out: str) -> None:
    assert excepted(text) == out


def test_what_somebody_said_is_not_asked_of_a_person() -> None:
    assert read_question("what did the reporter say about the commissioners").kind == "what"
    assert read_question("reporter of the story").kind == "person"
