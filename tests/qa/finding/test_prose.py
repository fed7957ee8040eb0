from __future__ import annotations

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant

LOAN, ENGLISH = "公司获得贷款了吗?", "Did the company receive a loan?"

DENIED = [
    ("公司未获得贷款。", LOAN), ("公司无法获得贷款。", LOAN), ("公司不能获得贷款。", LOAN), ("公司获得贷款的传闻不实。", LOAN),
    ("公司获得贷款的申请被驳回。", LOAN), ("公司拒绝接受贷款。", "公司接受贷款了吗?"), ("公司否认获得贷款。", LOAN),
    ("学校无游泳馆。", "学校有游泳馆吗?"), ("学校有没有游泳馆尚不清楚,学校没有游泳馆。", "学校有没有游泳馆?"),
    ("公司未获得贷款。", "公司是不是获得了贷款?"), ("大会取消举行。", "大会举行了吗?"),
    ("The company failed to receive a loan.", ENGLISH), ("The company denied that it received a loan.", ENGLISH),
    ("No loan was granted to the company.", "Was a loan granted to the company?"),
    ("The company did not receive a loan.", ENGLISH), ("The loan of the company was refused.", "Was a loan given to the company?"),
    ("The company was rejected and went without a loan.", "Did the company get a loan?"),
]  # fmt: skip
UNSAID = [
    ("公司计划明年获得贷款。", LOAN), ("公司拟向银行获得贷款。", LOAN), ("公司将于明年获得贷款。", LOAN), ("公司预计获得贷款。", LOAN),
    ("公司申请获得贷款,未获批准。", LOAN), ("公司不得不获得贷款。", LOAN), ("公司获得贷款。", "公司没有获得贷款吗?"),
    ("The company will receive a loan.", ENGLISH), ("The company plans to receive a loan.", ENGLISH),
    ("The company planned to receive a loan.", ENGLISH),
]  # fmt: skip
SAID = [
    ("公司获得贷款。", LOAN), ("无锡公司获得贷款。", "无锡公司获得贷款了吗?"), ("公司获得贷款,发展未来产业。", LOAN),
    ("公司不仅获得贷款,还获得奖金。", LOAN), ("无人机公司获得贷款。", "无人机公司获得贷款了吗?"),
    ("公司规模不断扩大,获得贷款。", LOAN), ("公司获得无息贷款。", LOAN), ("公司获得贷款不少于三次。", LOAN),
    ("公司未获得贷款。", "公司没有获得贷款吗?"), ("名将公司获得贷款。", "名将公司获得贷款了吗?"),
    ("公司入选人才计划。", "公司入选人才计划了吗?"), ("公司将于明年获得贷款。", "公司将获得贷款吗?"),
    ("在那些年头里没有人相信的、后来由父子三人在村口老屋中一手办起来的公司获得贷款。", LOAN),
    ("The company received a loan.", ENGLISH), ("The company received not only a loan but a prize.", ENGLISH),
    ("The company received a loan of no less than 5 million yuan.", ENGLISH),
    ("Company No. 3 received a loan.", ENGLISH), ("公司获得贷款只是起点,并非终点。", LOAN),
    ("The notable company of Norway received a loan.", ENGLISH),
]  # fmt: skip


def test_what_a_thing_mainly_was_is_its_reason() -> None:
    said = "水稻播种面积一万亩，没有达到计划，主要是北乡三村改种烟叶。"
    answer = Assistant(Index.build([Document("a.txt", f"全县农情\n\n{said}")])).ask("水稻播种面积为什么没有达到计划？")
    assert "改种烟叶" in answer.citations[0].quote


def test_whom_a_question_names_is_not_what_it_asks_for() -> None:
    text = "Hill Races, 2020\n\nRunner Nora Fell, 31, took bronze at the county games.\n\nIt rained.\n"
    answer = Assistant(Index.build([Document("notes.txt", text)])).ask("What did Nora Fell win?")
    assert "bronze" in answer.answer


def test_what_is_to_come_of_it_is_a_reason() -> None:
    text = "镇里要闻\n\n今年起,河长办主任由镇长兼任,进一步压实责任,把治水摆在前面。\n\n6月,水渠清淤。"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("河长办主任由镇长兼任,图的是什么?").answer
    assert "压实责任" in (answer or "")


def test_the_sentence_with_most_of_the_question_and_a_reason_gives_it() -> None:
    text = (
        "问：收成怎样？\n答：水稻亩产从420公斤降至380公斤，主要是抽穗时连旬阴雨。\n\n"
        "问：有补贴吗？\n答：水稻保险由县里直接补贴，亩产低于300公斤的，每亩赔付120元，去年赔付水稻1,128亩。"
    )
    answer = Assistant(Index.build([Document("a.txt", f"农情问答\n\n{text}")])).ask("水稻亩产为什么下降？")
    assert "连旬阴雨" in answer.citations[0].quote


def test_a_sentence_with_years_of_its_own_is_not_dated_by_the_first_of_its_event() -> None:
    text = (
        "【窑厂】一九五三年建窑厂，占地三十亩。一九七二年试制成功青花釉，一九八一年获省级银奖，一九八五年再获省级金奖。"
    )
    answer = Assistant(Index.build([Document("a.txt", f"窑厂史\n\n{text}\n\n【学校】一九六一年建校。")])).ask(
        "青花釉是哪年得的省级金奖？"
    )
    assert answer.answer == "一九八五年"


def proposed(text: str, question: str) -> str | None:
    """Return the answer over a text of one sentence, however weak the evidence."""
    return Assistant(Index.build([Document("a.txt", text)])).ask(question).answer


@pytest.mark.parametrize(("text", "question"), DENIED)
def test_what_the_text_denies_is_not_affirmed(text: str, question: str) -> None:
    assert proposed(text, question) in {"否", "no"}


@pytest.mark.parametrize(("text", "question"), UNSAID)
def test_what_is_only_planned_or_cannot_be_told_is_refused(text: str, question: str) -> None:
    assert proposed(text, question) == ""


@pytest.mark.parametrize(("text", "question"), SAID)
def test_words_that_only_look_like_negations_deny_nothing(text: str, question: str) -> None:
    assert proposed(text, question) in {"是", "yes"}


def test_why_in_english_is_answered_by_what_gives_a_reason() -> None:
    seed = Assistant(Index.build([seed_document()]))
    assert "产业集群优势明显" in seed.ask("Why was the graphene conference held in Jinjiang?").answer
    assert "省教育厅批复" in seed.ask("How come the science park became a campus?").answer


def test_what_is_blamed_in_the_sentence_behind_is_the_cause() -> None:
    text = "Harbour notes\n\nOn 3 May the ferry Solan hit the pier at Lochar. Inspectors blamed a jammed rudder.\n\nOn 9 June a new pier opened."
    told = Assistant(Index.build([Document("a.txt", text)])).ask("What caused the ferry to hit the pier?")
    assert "jammed rudder" in told.answer


def test_what_was_held_at_a_place_was_not_held_online() -> None:
    assert proposed("大会在晋江举行。", "大会是线上举行的吗?") == "否"
    assert proposed("大会在线上举行。", "大会是线上举行的吗?") == "是"
    assert proposed("大会在晋江举行。", "Was the conference held online?") == "no"


def test_why_may_be_told_in_the_sentence_behind() -> None:
    text = "铁路大事记\n\n4月8日，石门隧道发生涌水，工程停工19天。专家认定，原因是隧道穿越断层破碎带。\n\n5月1日，车站开工。\n"
    asked = Assistant(Index.build([Document("rail.txt", text)]))
    assert asked.ask("石门隧道为什么停工?").answer == "专家认定，原因是隧道穿越断层破碎带。"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("影片获得金鹿奖提名,未能获奖。", "Did the film win the Golden Deer award?", "no"),
        ("影片获得金鹿奖提名,最佳男主角未能获奖。", "Did the film win the Golden Deer award?", ""),
    ],
)
def test_a_clause_that_only_denies_what_is_asked_says_no(text: str, question: str, answer: str) -> None:
    assert proposed(text, question) == answer


def test_the_reason_why_things_differ_from_another_year_is_told_without_the_year() -> None:
    text = "禾县2023年纪事\n\n6月,禾县小麦收获12万吨,产量只有2019年的一半。原因在于春旱持续了三个月。\n\n9月,县图书馆开馆。"
    told = Assistant(Index.build([Document("a.txt", text)])).ask("Why was the wheat harvest only half of that of 2019?")
    assert "春旱" in told.answer


def test_a_sentence_that_only_reports_what_happened_gives_no_reason_for_it() -> None:
    text = (
        "白鹭酒业纪事\n\n2022年8月，公司斥资1.35亿元收购西岭果酒公司60%股权。2021年5月，老厂停产搬迁，停产32天。"
        "停产是因为河道改造占用了厂区。\n"
    )
    asked = Assistant(Index.build([Document("notes.txt", text)]))
    assert not asked.ask("公司为什么收购西岭果酒公司?").found
    assert "河道改造" in asked.ask("老厂为什么停产搬迁?").answer


def test_what_was_to_be_done_may_be_the_reason() -> None:
    text = "City Digest\n\nThe chair of planning, Beth Lindqvist, resigned on 11 June over the decision to close the pool.\n"
    asked = Assistant(Index.build([Document("digest.txt", text)]))
    assert "over the decision to close the pool" in asked.ask("Why did Beth Lindqvist resign?").answer


def test_the_reason_may_stand_before_what_happened_where_that_gives_none() -> None:
    text = (
        "博物馆周报\n\n副馆长表示，之所以开夜场，是因为白天展厅太挤，上班族又没有时间来。"
        "至于是否全年开夜场，馆方尚未决定。\n"
    )
    asked = Assistant(Index.build([Document("notes.txt", text)]))
    assert "太挤" in asked.ask("博物馆为什么要开夜场?").answer


FLOODED = """7月5日夜，暴雨，老粮库进水，最深处达四十二厘米。职工和民兵六十余人连夜抢运粮食十一万斤，受潮的三千四百斤，其中二千斤晒干后入库，至年末全部售出。事后查明，进水系附近修路挖断排水管所致，施工方赔偿46万元。

8月2日，新粮库开工。"""


@pytest.mark.parametrize("question", ["老粮库咋进水了", "老粮库怎么进水了？", "老粮库为什么进水？"])
def test_a_reason_told_further_on_in_its_passage_is_found(question: str) -> None:
    answer = Assistant(Index.build([Document("notes.txt", FLOODED)])).ask(question)
    assert "挖断排水管" in answer.answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("其中,9项完成150%以上,5项完成200%以上。", "有9项完成200%以上吗?", "否"),
        ("其中,9项完成150%以上,5项完成200%以上。", "有5项完成200%以上吗?", "是"),
        ("书展连办两届。", "书展办了两天吗?", ""),
        ("书展连办两届。", "书展连办两年吗?", "是"),
        ("榜单邀请省外企业揭榜,鼓励省内外单位组队。", "榜单只邀请省内企业吗?", "否"),
    ],
)
def test_amounts_and_what_is_only_so_are_judged_together(text: str, question: str, answer: str) -> None:
    assert proposed(text, question) == answer


def test_what_something_is_may_say_why() -> None:
    text = "渔业会议\n\n新春伊始,白沙召开渔业会议,这是渔民总结经验、商定休渔期的重要会议。"
    found = Assistant(Index.build([Document("a.txt", text)])).ask("为什么说渔业会议很重要?")
    assert "总结经验" in found.citations[0].quote


def test_a_sentence_that_begins_with_another_year_is_not_dated_by_its_event() -> None:
    text = "城建大事记\n\n重点事件1 试点通过验收\n\n事件回顾:2022年8月,部里公布试点验收名单,青城榜上有名。2018年,青城入选全国52个试点建设名单。\n"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("When did Qingcheng make the list of 52 pilots?")
    assert answer.answer == "2018年"
