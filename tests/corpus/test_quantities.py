import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.quantities import find_quantities

ARTICLE = (Path(corpus.__file__).parent / "data" / "jinjiang-2022.txt").read_text(encoding="utf-8")
PIECES = """
3 640 1,240 56.48 1.35 ０ 三 十 百 两 一 万 亿 千 家 元 个 人 % ％ 百分之 成 第 届 近 超 突破 达
以上 余 多 至 - , ， 、 . 年 2022 月 ① ½ $ RMB million billion percent enterprises three one over
a ± ： : / 5G ㎡
"""
WORDS = """
over 640 new enterprises , $1.2 billion three five hundred one to percent yuan 3-year 2022
"""
NO_QUANTITIES = """
H5N1 5G A4 PPR-9087 GB18030 v1.2.3 1.2.3.4 covid-19 PM2.5 3D打印 5G网络 10:30 9时30分 2-0
0595-85661234 十四五 一带一路 三创园 十分 一体 四驱 一些 一批 一种 一系列 一定 一次性 进一步 新一轮
新的一年 这一项 六位一体 百企进平台 千家万户 四川 三明市 二次创业 贴近百姓 附近百货 翻一番 三分之二
第一时间 2022年 9月8日 2022-2024年 2022福建大会 ① ½ 3/4 two-thirds
"""
IN_THE_ARTICLE = """
26%以上=26 突破600家=600 1240人=1240 第一次=1 近百名=100 11个=11 52个=52 三年=3 22项=22 9项=9
150%以上=150 5项=5 200%以上=200 653项=653 1.35亿元=135000000 10个=10 11家=11 1家=1 9家=9 12家=12
308家=308 78%=78 1600万元=16000000 3200万元以上=32000000 2000万元以上=20000000 2项=2 两届=2 21个=21
49个=49 66项=66 61项=61 220所=220 843支=843 超过4500人=4500 超7000亿元=700000000000
超千亿=100000000000 超五百亿=50000000000 超百亿=10000000000 640家=640 56.48%=56.48 426家=426 49家=49
第二批=2 304家=304 30%=30 154人=154
"""
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=50),
    st.lists(
        st.sampled_from([*PIECES.split(), "\ud800"]),
        max_size=12,
    ).map("".join),
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=10,
    ).map(" ".join),
)


def read(text: str) -> list[tuple[str, Decimal, str]]:
    return [(text[q.start : q.end], q.value, q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("640家", "640", "家", "number"),
        ("1240人", "1240", "人", "number"),
        ("1,240家", "1240", "家", "number"),
        ("１，２４０家", "1240", "家", "number"),
        ("640 家", "640", "家", "number"),
        ("三百二十家", "320", "家", "number"),
        ("九百六十八分", "968", "分", "number"),
        ("二十三级", "23", "级", "number"),
        ("三千四百册次", "3400", "册次", "number"),
        ("两万人", "20000", "人", "number"),
        ("十一个", "11", "个", "number"),
        ("两万五千名", "25000", "名", "number"),
        ("一亿二千万吨", "120000000", "吨", "number"),
        ("一千零五项", "1005", "项", "number"),
        ("一家", "1", "家", "number"),
        ("三年", "3", "年", "number"),
        ("3个月", "3", "个月", "number"),
        ("20天", "20", "天", "number"),
        ("35岁", "35", "岁", "number"),
        ("900万千瓦", "9000000", "千瓦", "number"),
        ("两万千瓦", "20000", "千瓦", "number"),
        ("100㎡", "100", "m2", "number"),
        ("1.35亿元", "135000000", "元", "money"),
        ("1600万元", "16000000", "元", "money"),
        ("4.5万亿元", "4500000000000", "元", "money"),
        ("3亿5000万元", "350000000", "元", "money"),
        ("一百二十万元", "1200000", "元", "money"),
        ("5000万美元", "50000000", "美元", "money"),
        ("1.35亿元人民币", "135000000", "元", "money"),
        ("3200万", "32000000", "", "number"),
        ("56.48%", "56.48", "%", "percent"),
        ("56.48％", "56.48", "%", "percent"),
        ("百分之三十", "30", "%", "percent"),
        ("百分之五十六点四八", "56.48", "%", "percent"),
        ("三成", "30", "%", "percent"),
        ("六成五", "65", "%", "percent"),
        ("3.5个百分点", "3.5", "个百分点", "percent"),
        ("第一批", "1", "批", "ordinal"),
        ("第3届", "3", "届", "ordinal"),
        ("第十四届", "14", "届", "ordinal"),
        ("21世纪", "21", "世纪", "ordinal"),
        ("21st", "21", "", "ordinal"),
        ("640 enterprises", "640", "enterprise", "number"),
        ("4,500 people", "4500", "people", "number"),
        ("three projects", "3", "project", "number"),
        ("twenty-one teams", "21", "team", "number"),
        ("two hundred cities", "200", "city", "number"),
        ("5 km", "5", "km", "number"),
        ("$1.2 billion", "1200000000", "美元", "money"),
        ("US$5m", "5000000", "美元", "money"),
        ("CNY 135 million", "135000000", "元", "money"),
        ("RMB 1.35 billion", "1350000000", "元", "money"),
        ("1.35 billion yuan", "1350000000", "元", "money"),
        ("3 million tons", "3000000", "ton", "number"),
        ("56.48 percent", "56.48", "%", "percent"),
        ("5 per cent", "5", "%", "percent"),
        ("five percent", "5", "%", "percent"),
        ("3 percentage points", "3", "个百分点", "percent"),
        ("-5℃", "-5", "°c", "number"),
    ],
)
def test_a_quantity_is_read_with_its_unit(text: str, value: str, unit: str, kind: str) -> None:
    (found,) = find_quantities(text)
    assert (found.start, found.end) == (found.number_start, found.number_end) == (0, len(text))
    assert (found.value, found.unit, found.kind, found.modifier, found.exact) == (Decimal(value), unit, kind, "", True)
    assert str(found.value) == value


def test_money_written_out_in_tenths_and_hundredths_is_one_sum() -> None:
    text = "醋每斤三元二角,比酱油便宜一元零五分,运费2元5角。五元三分之一"
    found = [(text[item.start : item.end], str(item.value)) for item in find_quantities(text) if item.kind == "money"]
    assert found == [("三元二角", "3.2"), ("一元零五分", "1.05"), ("2元5角", "2.5"), ("五元", "5")]


@pytest.mark.parametrize(
    ("text", "span", "number", "value", "modifier"),
    [
        ("企业突破600家", "突破600家", "600家", 600, "突破"),
        ("总产值超7000亿元", "超7000亿元", "7000亿元", 700_000_000_000, "超"),
        ("增长26%以上", "26%以上", "26%", 26, "以上"),
        ("人数超过4500人", "超过4500人", "4500人", 4500, "超过"),
        ("吸引近百名企业家", "近百名", "百名", 100, "近"),
        ("完成2000万元以上", "2000万元以上", "2000万元", 20_000_000, "以上"),
        ("有100余家", "100余家", "100余家", 100, "余"),
        ("有30多个", "30多个", "30多个", 30, "多"),
        ("有30余万人", "30余万人", "30余万人", 300_000, "余"),
        ("有3万多家", "3万多家", "3万多家", 30_000, "多"),
        ("用了3年多", "3年多", "3年", 3, "多"),
        ("有数百家", "数百家", "百家", 100, "数"),
        ("有十几个", "十几个", "十几个", 10, "几"),
        ("约3000字", "约3000字", "3000字", 3000, "约"),
        ("逾千亿", "逾千亿", "千亿", 100_000_000_000, "逾"),
        ("50家左右", "50家左右", "50家", 50, "左右"),
        ("不少于3次", "不少于3次", "3次", 3, "不少于"),
        ("more than 4,500 people came", "more than 4,500 people", "4,500 people", 4500, "more than"),
        ("nearly $5 million", "nearly $5 million", "$5 million", 5_000_000, "nearly"),
        ("600+ firms", "600+", "600", 600, "+"),
    ],
)
def test_a_word_that_makes_the_value_approximate_is_in_the_span(
    text: str, span: str, number: str, value: int, modifier: str
) -> None:
    (found,) = find_quantities(text)
    assert (text[found.start : found.end], text[found.number_start : found.number_end]) == (span, number)
    assert (found.value, found.modifier, found.exact) == (Decimal(value), modifier, False)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [("达640家", "达"), ("累计640家", "累计"), ("共640家", "共"), ("附近640家", ""), ("通过640家", "")],
)
def test_a_word_that_leaves_the_value_exact_is_outside_the_span(text: str, modifier: str) -> None:
    (found,) = find_quantities(text)
    assert (text[found.start : found.end], found.modifier, found.exact) == ("640家", modifier, True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3-5个", 3, "个"),
        ("3至5家", 3, "家"),
        ("三至五家", 3, "家"),
        ("三五家", 3, "家"),
        ("30%-40%", 30, "%"),
        ("5至10万元", 50_000, "元"),
        ("100±5克", 100, "克"),
        ("3 to 5 projects", 3, "project"),
        ("10-20 percent", 10, "%"),
    ],
)
def test_a_range_is_one_quantity_with_its_first_value(text: str, value: int, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.start, found.end, found.value, found.unit, found.exact) == (0, len(text), Decimal(value), unit, False)


@pytest.mark.parametrize(
    "text",
    [*NO_QUANTITIES.split(), "in 2022", "one of the firms"],
)
def test_a_code_a_date_a_time_or_an_idiom_is_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("冠军66项、亚军66项，季军61项", ["66项", "66项", "61项"]),
        ("2个超千亿、2个超五百亿产业集群", ["2个", "超千亿", "2个", "超五百亿"]),
        ("11个校地、校企合作项目", ["11个"]),
        ("843支队伍", ["843支"]),
        ("21个大项", ["21个"]),
        ("分别为66，240，300", ["66", "240", "300"]),
        ("2022年9月8日3家企业", ["3家"]),
        ("三年工作方案(2022-2024年)", ["三年"]),
        ("GDP120亿元", ["120亿元"]),
        ("从2018年的52家到640家", ["52家", "640家"]),
        ("①240家②300家", ["240家", "300家"]),
        ("下降-3.5%", ["-3.5%"]),
        ("over 640 new high-tech enterprises", ["over 640"]),
        ("a three-year plan", ["three-year"]),
        ("百名专家和500强企业", ["百名", "500强"]),
    ],
)
def test_quantities_are_found_side_by_side(text: str, expected: list[str]) -> None:
    assert [span for span, _, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "said", "unit"),
    [
        ("nine fishermen drowned", "nine fishermen", "fisherman"),
        ("The storm killed two.", "two", ""),
        ("It injured three and sank a boat.", "three", ""),
    ],
)
def test_a_plural_in_men_is_a_unit_and_a_number_word_may_be_all_that_is_done_to(
    text: str, said: str, unit: str
) -> None:
    found = find_quantities(text)
    assert [(text[item.start : item.end], item.unit) for item in found] == [(said, unit)]


def test_a_number_word_behind_no_verb_counts_nothing() -> None:
    assert not find_quantities("The best of the two. Volume two, five specimen.")


def test_a_unit_may_stand_a_few_words_after_an_english_number() -> None:
    (found,) = find_quantities("640 new high-tech enterprises")
    assert (found.end, found.unit) == (3, "enterprise")


def test_the_quantities_of_the_article_are_found() -> None:
    found = [(span, str(value)) for span, value, _ in read(ARTICLE)]
    expected = [tuple(pair.split("=")) for pair in IN_THE_ARTICLE.split()]
    assert [pair for pair in expected if pair not in found] == []
    noise = {"第一期", "第一批", "一支", "一场", "一项", "2个", "3个", "21世纪"}
    assert {span for span, _ in found} - {span for span, _ in expected} == noise


@given(TEXTS)
def test_quantities_lie_in_the_text_in_order_around_their_numbers(text: str) -> None:
    position = 0
    for q in find_quantities(text):
        assert position <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        assert q.value.is_finite()
        assert q.kind in ("number", "money", "percent", "ordinal")
        position = q.end


@given(st.integers(2100, 10**15), st.sampled_from(["家", "人", "元", "%", " enterprises", ""]))
def test_a_number_reads_the_same_with_and_without_its_thousands_commas(number: int, unit: str) -> None:
    for text in (f"{number}{unit}", f"{number:,}{unit}"):
        assert [value for _, value, _ in read(f"共有{text}。")] == [number]


@given(
    st.integers(0, 9999).filter(lambda n: not 1900 <= n < 2100),
    st.sampled_from(["家", "万元", "%", "个", "项"]),
    st.sampled_from(["", "近", "超过", "突破", "约", "不少于"]),
    st.sampled_from(["", "以上", "左右"]),
    st.sampled_from(["", "企业", "新增", "，", "2022年9月8日"]),
)
def test_the_span_alone_reads_as_the_same_quantity(number: int, unit: str, before: str, after: str, lead: str) -> None:
    text = f"{lead}{before}{number}{unit}{after}。"
    (found,) = find_quantities(text)
    (again,) = find_quantities(text[found.start : found.end])
    assert text[found.start : found.end] == f"{before}{number}{unit}{after}"
    assert (again.value, again.unit, again.kind, again.exact) == (found.value, found.unit, found.kind, found.exact)


@pytest.mark.parametrize(
    "unit", ["1", "一", "1,", "1a", "1万", "百分之", "2022年", "one ", "1 to ", "5 aaaa ", "$", "-1", "第1"]
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    find_quantities(unit * (60_000 // len(unit)))
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("耗資新臺幣三億兩千萬元", "新台币", 320_000_000),
        ("损失港币500万元", "港元", 5_000_000),
        ("共人民币100万元", "元", 1_000_000),
    ],
)
def test_the_currency_named_before_a_number_is_its_unit(text: str, unit: str, value: int) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.unit, int(quantity.value)) == (unit, value)


def test_the_number_of_a_thing_in_a_row_is_no_quantity() -> None:
    found = [
        item.unit for item in find_quantities("The Gannet 4 sells well and lifts 650 kilograms. Did 843 teams come?")
    ]
    assert found == ["kilogram", "team"]


def test_a_half_behind_a_unit_of_time_counts() -> None:
    found = [
        (str(item.value), item.unit) for item in find_quantities("历时一年半,两个半小时,三个半月,增长两倍半,五年半载")
    ]
    assert found == [("1.5", "年"), ("2.5", "小时"), ("3.5", "个月"), ("2.5", "倍"), ("5", "年")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("梨3块5一斤,蒜4毛一头,饼2毛。", [("3块5", "3.5"), ("4毛", "0.4"), ("2毛", "0.2")]),
        ("油条一根两块，粥一碗三块。碎成五块。", [("两块", "2"), ("三块", "3")]),
        ("门票去年12块一张,今年十五块。", [("12块", "12"), ("十五块", "15")]),
        ("馄饨9块一碗,豆浆两块五,肉包一块八一个", [("9块", "9"), ("两块五", "2.5"), ("一块八", "1.8")]),
        ("石碑五块,三毛一家,拼图9块5分钟,田三块", []),
    ],
)
def test_money_is_read_as_it_is_spoken_of(text: str, found: list[tuple[str, str]]) -> None:
    money = [item for item in find_quantities(text) if item.kind == "money"]
    assert [(text[item.start : item.end], str(item.value)) for item in money] == found


def test_days_take_in_their_nights() -> None:
    text = "四天三夜的行程,为期两天"
    assert [text[item.start : item.end] for item in find_quantities(text)] == ["四天三夜", "两天"]


def test_a_change_from_one_value_to_another_is_no_range() -> None:
    rises = find_quantities("Tickets will rise from £12.50 to £13.50.")
    assert [str(item.value) for item in rises] == ["12.50", "13.50"]
    by = find_quantities("Fees rose by £2 to £17.")
    assert [str(item.value) for item in by] == ["2", "17"]
    assert len(find_quantities("Tickets cost from 12 to 14 dollars.")) == 1


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("净额为-0.42亿元。", "-0.42亿元", "-42000000"),
        ("门票-50元。", "50元", "50"),
        ("3-5亿元", "3-5亿元", "300000000"),
    ],
)
def test_a_sum_may_be_negative_and_a_dash_before_it_no_minus(text: str, span: str, value: str) -> None:
    (found,) = find_quantities(text)
    assert (text[found.start : found.end], str(found.value)) == (span, value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("夜间气温降到零下7.5摄氏度。", "-7.5", "摄氏度"),
        ("气温零下12℃。", "-12", "°c"),
        ("最冷时零下十五度。", "-15", "度"),
        ("It fell to minus 12 degrees.", "-12", "degree"),
    ],
)
def test_degrees_below_zero_are_negative_and_say_so_in_their_span(text: str, value: str, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (str(found.value), found.unit) == (value, unit)
    assert text[found.start : found.end].startswith(("零下", "minus"))


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("a 28,000-square-metre hall", "28,000-square-metre", "m²"),
        ("It has 9,000 square feet.", "9,000 square feet", "ft²"),
        ("a park of 12 square kilometres", "12 square kilometres", "km²"),
        ("The tank holds 30 cubic meters of water.", "30 cubic meters", "m³"),
    ],
)
def test_an_area_is_no_length(text: str, span: str, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (text[found.start : found.end], found.unit) == (span, unit)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("印数1500册。", "1500册"),
        ("产值跨上60亿元台阶。", "60亿元"),
        ("由7部门联合验收。", "7"),
        ("来信416封。", "416封"),
        ("年产能20吉瓦时。", "20吉瓦时"),
        ("损失药材一千一百余担。", "一千一百余担"),
    ],
)
def test_a_value_ends_with_its_whole_unit_and_takes_no_end_of_another_word(text: str, span: str) -> None:
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == span
