"""English words of news find what chronicles call them."""

import pytest

from corpus.document import Document
from index import Index
from index.english import base
from index.terms import stem
from qa import Assistant
from qa.asking.newsroom import ALIKE, FORMS, IN_ENGLISH, SAID, noun_phrases, phrasal
from qa.telling.display import verified

TEXT = """# 2023年大事记

1月6日,云洲跨江大桥正式通车。大桥全长3.82公里,总投资27.6亿元,由省交通建设集团承建。

8月3日,蜂场减产三成,主要是花期碰上了连阴雨。老李说明年会好。

10月1日,长街接待游客86.3万人次,实现旅游收入3.9亿元,分别增长41.2%和37.5%。
"""


def assistant() -> Assistant:
    return Assistant(Index.build([Document("made", TEXT)]))


def test_every_word_is_a_stem_with_chinese_words_behind_it() -> None:
    for word, said in SAID.items():
        assert word == word.lower()
        assert said
        assert not any(text.isascii() for text in said)
    assert base("signed") in SAID or "sign" in SAID


def test_who_put_a_thing_up_is_its_builder() -> None:
    text = "Mill letter\n\nThe new weir cost £2 million to build. The contractor was Holt & Crane. The miller, Ann Ward, opened it."
    assert (
        Assistant(Index.build([Document("a.txt", text)])).ask("Which builder put up the weir?").answer == "Holt & Crane"
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Did anyone get hurt?", "no"), ("How long did construction of the new factory take?", "14 months")],
)
def test_english_text_says_a_phrase_and_a_factory_otherwise(question: str, answer: str) -> None:
    text = (
        "Mill letter\n\nThe plant cost £2 million and took 14 months to build.\n\nA crane fell in May. Nobody was hurt."
    )
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_a_party_congress_is_named_by_its_number() -> None:
    assert ("18th congress", ("十八大",)) in noun_phrases("what did the 18th party congress decide?")
    assert not noun_phrases("who spoke at the 10th congress?")


def test_what_built_and_cost_mean_of_a_bridge_is_found() -> None:
    asked = assistant()
    assert asked.ask("Which company built the cross-river bridge?").answer == "省交通建设集团"
    assert asked.ask("How much did the cross-river bridge cost?").answer == "27.6亿元"


def test_values_behind_respectively_belong_to_their_heads_in_order() -> None:
    asked = assistant()
    assert asked.ask("长街的旅游收入增长了多少?").answer == "37.5%"
    assert asked.ask("长街接待游客增长了多少?").answer == "41.2%"


def test_a_price_that_no_sentence_speaks_of_is_refused() -> None:
    assert not assistant().ask("What was the ticket price of the cross-river bridge?").found


def test_a_role_that_is_only_counted_names_no_holder() -> None:
    text = "# 大事记\n\n2022年11月25日,机器人大赛在线上举办,产生冠军66项、亚军66项,吸引了清华大学、同济大学等220所高校参加。\n"
    asked = Assistant(Index.build([Document("made", text)]))
    assert not asked.ask("机器人大赛的冠军是哪所大学?").found


def test_the_unit_of_a_cell_is_cited_with_its_header() -> None:
    text = "# 报告\n\n## 预算\n\n| 部门 | 支出(万元) |\n| --- | --- |\n| 物流部 | 2790 |\n| 研发部 | 1242 |\n"
    answer = Assistant(Index.build([Document("made.md", text)])).ask("物流部的支出是多少?")
    assert answer.display == "2790万元"
    assert verified(answer)
    assert any("支出(万元)" in item.quote for item in answer.citations[1:])


DIGEST = """# Town digest 2019

3 March 2019 – New pool opens
The pool opened to the public on Thursday. It was built by Orla Construction and cost £18 million.
A ticket is £5 for adults and £3 for children. The pool employs 40 people and sells 900 tickets a day.

8 May 2019 – Line 2 starts
Line 1 carries 300 passengers a day, Line 2 carries 700 passengers a day. A fire on Line 2 burned nine cars; its
cause is unknown. Dr Ann Lee was appointed head of safety, succeeding Paul Hart.
"""


def digest() -> Assistant:
    return Assistant(Index.build([Document("digest.md", DIGEST)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which firm constructed the pool?", "Orla Construction"),
        ("When did the pool open?", "3 March 2019"),
        ("What does a child's ticket cost?", "£3"),
        ("How many passengers does Line 2 carry?", "700 passengers"),
        ("How many staff does the pool have?", "40 people"),
        ("Who was the previous head of safety?", "Paul Hart"),
        ("游泳池花了多少钱?", "£18 million"),
    ],
)
def test_what_english_text_says_in_other_words_is_found(question: str, answer: str) -> None:
    assert digest().ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    ["What caused the fire on Line 2?", "How many passengers does Line 3 carry?", "Who is the head of finance?"],
)
def test_what_english_text_does_not_say_is_refused(question: str) -> None:
    assert not digest().ask(question).found


def test_forms_of_irregular_verbs_and_words_alike_know_each_other() -> None:
    assert "built" in FORMS["build"]
    assert "acquir" in ALIKE["buy"]
    assert all(word in ALIKE[other] for word, others in ALIKE.items() for other in others)
    assert "cost" in IN_ENGLISH["造价"]


def test_every_form_of_a_word_finds_what_chronicles_say() -> None:
    assert "学员" in SAID[base("trainees")]
    assert "大学" in SAID[base("universities")]
    assert "校长" in SAID[base("presidents")]


def test_a_verb_and_its_particle_are_one_word_with_a_pronoun_between() -> None:
    assert [label for label, _ in phrasal("who knocked them out, and when did it kick off?")] == [
        "knocked out",
        "kick off",
    ]


def test_spoken_english_finds_what_a_hospital_writes() -> None:
    text = "# 大事记\n\n1951年3月,县卫生院成立,首任院长为周仲文。\n\n2015年6月18日,新院区奠基,总投资5.6亿元。\n"
    asked = Assistant(Index.build([Document("made", text)]))
    assert asked.ask("Who was the first head of the clinic?").answer == "周仲文"
    assert asked.ask("When did they break ground on the new campus?").answer == "2015年6月18日"


EXPO = """# 2021年大事记

5月8日,第三届海洋博览会在市会展中心举行,640家企业参展。中国工程院院士贺海宁作主旨演讲。

6月2日,滨江新城综合楼封顶。

7月3日,全市新建充电桩412个,水稻种植面积36万亩。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who gave the keynote at the marine expo?", "贺海宁"),
        ("When was the riverside new town building topped out?", "6月2日"),
        ("How many charging piles were built?", "412个"),
        ("What was the area planted with rice?", "36万亩"),
    ],
)
def test_what_dictionaries_say_otherwise_is_found_by_what_chronicles_say(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("expo", EXPO)])).ask(question).answer == answer


def test_words_of_one_stem_keep_what_each_is_called() -> None:
    assert {"后卫", "被告"} <= set(SAID[stem("defender")])
    assert {"职业", "上座率"} <= set(SAID[stem("occupation")])
    assert {"保级", "降级"} <= set(SAID[stem("relegate")])


def test_what_a_park_turned_into_is_told_where_it_was_raised_to_it() -> None:
    text = "2022年,获省教育厅批复,江城大学临浦科技园正式升格为江城大学临浦校区。\n\n大学科教园区发展中心承担专项2项。\n"
    asked = Assistant(Index.build([Document("notes.txt", text)]))
    assert asked.ask("What did Jiangcheng University Linpu Science Park turn into?").answer == "江城大学临浦校区"
