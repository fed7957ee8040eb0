from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, read_all, seed_document
from index import Index
from qa import Answer, Assistant
from qa.asking.completion import Completion
from qa.asking.followup import complete
from qa.asking.topics import topic_of
from qa.measure.evaluate import holds_token

HERE = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("former", "question", "whole"),
    [
        ("机器人大赛获得冠军多少项?", "那亚军呢?", "机器人大赛获得亚军多少项?"),
        (
            "How many bicycles did the town have in 2020?",
            "How much higher is that than the year before?",
            "How much higher is the number of bicycles than the year before?",
        ),
        ("What was the date of the fair?", "Who hosted it?", "Who hosted the fair?"),
        ("冠军和季军哪个多?", "多多少?", "冠军和季军相差多少?"),
        ("冠军比季军多吗?", "多几项?", "冠军比季军多几项?"),
        ("地铁4号线什么时候开工?", "总投资呢?", "地铁4号线总投资是多少?"),
        ("2022年新建了多少所小学?", "那初中呢?", "2022年新建了多少所初中?"),
        ("2022年9月发生了哪些大事?", "10月呢?", "2022年10月发生了哪些大事?"),
        ("2022年出口额是多少?", "2021年呢?", "2021年出口额是多少?"),
        ("征文比赛的一等奖是谁?", "那二等奖呢?", "征文比赛的二等奖是谁?"),
        ("划船比赛男子组冠军是谁?", "女子组呢?", "划船比赛女子组冠军是谁?"),
        ("去年茶叶进口额是多少?", "出口呢?", "去年茶叶出口额是多少?"),
        ("缆车票价多少?", "造价呢?", "缆车造价多少?"),
        ("期末考试90分以上的有多少人?", "最高分呢?", "期末考试最高分是多少?"),
        ("第一批企业认定了多少家?", "第二批呢?", "第二批企业认定了多少家?"),
        ("厦门有多少座大桥?", "福州呢?", "福州有多少座大桥?"),
        ("音乐节什么时候举行?", "它在哪里举行?", "音乐节在哪里举行?"),
        ("全市有多少家养老院?", "其中公办的有多少家?", "全市养老院中公办的有多少家?"),
        ("省级公园有几座?", "市级的呢?", "市级公园有几座?"),
        ("南山水库的库容是多少?", "北岭水库呢?", "北岭水库的库容是多少?"),
        ("滨江公园的门票多少钱?", "动物园呢?", "动物园的门票多少钱?"),
        ("晋江市博物馆有几座?", "图书馆呢?", "晋江市图书馆有几座?"),
        ("县医院的医生有多少名?", "中医院的床位呢?", "中医院的床位是多少?"),
        ("2021年县医院的床位有多少张?", "县中医院的院长呢?", "2021年县中医院的院长是谁?"),
        ("2021年滨江公园的门票多少钱?", "动物园的门票呢?", "2021年动物园的门票多少钱?"),
        ("今年的销量是多少?", "去年的产量呢?", "去年的产量是多少?"),
        ("科创委会议是哪天开的?", "会上研究了什么文件?", "科创委会议上研究了什么文件?"),
        ("成果对接会什么时候办的?", "现场签了多少个项目?", "成果对接会现场签了多少个项目?"),
        ("新开工项目多少个?", "那竣工项目呢?", "竣工项目多少个?"),
        ("地铁2号线设了几站?", "那1号线呢?", "地铁1号线设了几站?"),
        ("学生票现在多少钱?", "之前呢?", "学生票之前多少钱?"),
        ("2023年营业收入是多少?", "和上年比呢?", "2023年营业收入比上年增长了多少?"),
        ("2021年营业收入是多少?", "净利润呢?", "2021年净利润是多少?"),
        ("家具厂火灾是哪天?", "有人受伤吗?", "家具厂火灾有人受伤吗?"),
        ("外科有多少名护士?", "那儿科呢?", "儿科有多少名护士?"),
        ("桌子卖了多少张?", "那家具呢?", "家具卖了多少张?"),
        ("南京有几个车站?", "那天津呢?", "天津有几个车站?"),
        ("县一中校长是谁?", "副校长呢?", "县一中副校长是谁?"),
        ("谁是副局长?", "那局长呢?", "谁是局长?"),
        ("柳河镇镇长是谁?", "书记呢?", "柳河镇书记是谁?"),
        ("柳河镇镇长是谁?", "县委书记呢?", "县委书记是谁?"),
        ("Who is the deputy mayor?", "And the mayor?", "Who is the mayor?"),
        ("Who is the dean of the law school?", "And the deputy dean?", "Who is the deputy dean of the law school?"),
        ("When did the new campus break ground?", "and when did it open?", "when did the new campus open?"),
        ("Where was the music festival held?", "when was that?", "when was the music festival held?"),
        ("Who built the sea bridge?", "What is its length?", "What is the sea bridge's length?"),
        ("When did the new metro line open?", "And the cost?", "What was the cost of the new metro line?"),
        ("How many gold medals did the city win?", "and silver?", "How many silver medals did the city win?"),
        ("How many firms were there in 2022?", "what about 2021?", "How many firms were there in 2021?"),
        ("How many bridges does Xiamen have?", "What about Fuzhou?", "How many bridges does Fuzhou have?"),
        (
            "How many museums and galleries has the city opened?",
            "and how many of them were free?",
            "how many of the museums and galleries were free?",
        ),
        ("灯会推迟了多久?", "那为什么呢?", "灯会为什么推迟?"),
        ("闭园了几天?", "那为什么呢?", "为什么闭园?"),
        ("观鸟站闭园了几天?", "为什么?", "观鸟站为什么闭园?"),
        ("大桥是什么时候关闭的?", "那是为什么?", "大桥为什么关闭?"),
        ("今年引进了多少株牡丹?", "那为什么呢?", "今年为什么引进牡丹?"),
        ("渡轮为什么停运?", "为什么呢?", "渡轮为什么停运?"),
        ("How long was the ferry delayed?", "And why?", "why was the ferry delayed?"),
        ("音乐节在哪里举行?", "when was that?", "when was 音乐节?"),
        ("音乐节什么时候举行?", "谁主办的?", "音乐节谁主办的?"),
        ("音乐节什么时候举行?", "有多少人参加?", "音乐节有多少人参加?"),
        ("Which music event took place in May?", "where was it held?", "where was the music event held?"),
        ("When was the course for young bakers opened?", "who taught it?", "who taught the course for young bakers?"),
        ("Who won the men's race?", "And the women's?", "Who won the women's race?"),
        (
            "How many firms exhibited at the food fair?",
            "How many more than last time?",
            "How many more than last time at the food fair?",
        ),
    ],
)
def test_a_follow_up_is_completed_from_its_form(former: str, question: str, whole: str) -> None:
    made = complete(question, former)
    assert made is not None
    assert made.certain
    assert made.text.replace("？", "?") == whole


@pytest.mark.parametrize(
    "question",
    [
        "全市有多少家养老院",
        "养老院数量",
        "高企有多少家?",
        "有多少家高新技术企业?",
        "What is the length of the Harbour Bridge?",
        "When did the Harbour Bridge open?",
    ],
)
def test_a_question_that_names_its_topic_is_not_sure_to_lean_on_another(question: str) -> None:
    made = complete(question, "音乐节什么时候举行?")
    assert made is None or not made.certain


def test_a_question_that_names_the_place_it_asks_of_takes_nothing_from_the_one_before() -> None:
    assert complete("公园的门票多少钱?", "气象站首任站长是谁?") is None
    assert complete("决赛的比分是多少?", "足球赛什么时候举行?") is not None


def test_which_holder_of_an_office_is_no_part_of_a_topic_without_the_office() -> None:
    assert topic_of("观鸟站首任站长是谁?") == "观鸟站"
    assert topic_of("合唱团第二任团长是谁?") == "合唱团第二任团长"


def test_the_person_that_was_named_takes_the_place_of_the_pronoun() -> None:
    made = complete("他是哪里人?", "谁设计了大桥?", lambda: "周明华")
    assert made is not None
    assert made.text == "周明华是哪里人?"


def test_another_rank_is_not_one_of_the_former() -> None:
    assert complete("二等奖是谁?", "一等奖是谁?") is None
    completion = complete("二等奖是谁?", "征文比赛的一等奖是谁?")
    assert completion is not None
    assert completion.text == "征文比赛二等奖是谁?"


def test_a_new_question_is_not_coloured_by_the_one_before(assistant: Assistant) -> None:
    for question in ("有多少家高新技术企业?", "How many high-tech enterprises are there?", "石墨烯大会是哪一天?"):
        alone = assistant.ask(question)
        after = assistant.ask(question, ["机器人大赛是什么时候办的?"])
        assert after.completed == ""
        assert after.answer == alone.answer


def test_what_was_asked_in_full_is_a_field_and_the_question_stays_as_asked(assistant: Assistant) -> None:
    answer = assistant.ask("那亚军呢?", ["机器人大赛一共产生了多少项冠军?"])
    assert answer.question == "那亚军呢?"
    assert answer.completed.startswith("机器人大赛一共产生了多少项亚军")
    assert answer.to_json()["completed"] == answer.completed
    assert assistant.ask("高企数量").completed == ""


def test_an_amount_has_nobody_at_its_head() -> None:
    made = complete("董事长是谁?", "2023年营业收入是多少?")
    assert made is None


def test_she_is_whom_an_earlier_question_asked_for() -> None:
    text = "Harbour News\n\nIngrid Solheim was named director of the port on 4 March. She lives in Halden.\n"
    asked = Assistant(Index.build([Document("news.txt", text)]))
    history = ["Who was named director of the port?", "When was that?"]
    assert asked.ask("Where does she live?", history).completed == "Where does Ingrid Solheim live?"


def test_who_asks_whether_anybody_was_hurt_leaves_the_topic_to_the_next_question() -> None:
    text = "2月9日，家具厂发生火灾，出动消防车23辆，无人员伤亡。\n\n3月1日，桥梁塌陷，出动吊车5辆，1人受伤。\n"
    asked = Assistant(Index.build([Document("fire.txt", text)]))
    history = ["家具厂火灾是哪天?", "有人受伤吗?"]
    assert asked.ask("出动了多少辆车?", history).answer == "23辆"


def test_what_names_another_thing_is_not_asked_of_the_topic_before() -> None:
    text = "电影节日记\n\n7月28日，编剧谭秋公布，《渔火》的剧本完成，投资6500万元。\n\n7月31日，学生票价由30元下调至20元。\n"
    asked = Assistant(Index.build([Document("film.txt", text)]))
    history = ["《渔火》的编剧是谁?", "投资多少?"]
    assert asked.ask("学生票现在多少钱?", history).answer == "20元"
    assert asked.ask("之前呢?", [*history, "学生票现在多少钱?"]).answer == "30元"


def test_what_is_said_of_a_topic_does_not_become_part_of_it(assistant: Assistant) -> None:
    """The topic of the last question would be 对接会主办方."""
    history = ["福州大学对接会是哪天?", "主办方是谁?"]
    answer = assistant.ask("现场签了多少项目?", history)
    assert (answer.completed, answer.answer) == ("福州大学对接会现场签了多少项目?", "11个")


def test_what_names_nothing_of_its_own_is_not_answered_from_another_event(assistant: Assistant) -> None:
    answer = assistant.ask("谁主办的?", ["石墨烯大会什么时候开的?", "在哪里?"])
    assert (answer.found, answer.completed) == (False, "石墨烯大会谁主办的?")


def test_who_holds_an_office_is_not_asked_of_somebody_named_before() -> None:
    school = "青石桥中学2024年大事\n\n3月2日,学校运动会举行,校长林远山致辞。\n\n9月1日,新校医曹静怡到岗。\n"
    buses = "江城公交2024年大事\n\n2月2日,驾驶员冯国栋救人,获奖金5000元。\n\n6月1日,新购公交50辆。\n"
    asked = Assistant(Index.build([Document("school.txt", school), Document("bus.txt", buses)]))
    history = ["驾驶员冯国栋得了多少奖金?"]
    assert asked.ask("谁是校医?", history).answer == "曹静怡"
    assert asked.ask("他是什么时候救人的?", history).answer == "2月2日"


def test_a_topic_is_not_forgotten_over_many_questions(assistant: Assistant) -> None:
    history = ["机器人大赛什么时候举行?", *["有多少支队伍参加?", "它有多少个大项?"] * 3]
    assert assistant.ask("它是在哪里举办的?", history).answer == "线上"


def test_a_topic_lasts_over_several_questions(assistant: Assistant) -> None:
    history = ["机器人大赛什么时候举行?", "有多少支队伍参加?"]
    assert assistant.ask("它是在哪里举办的?", history).answer == "线上"


@cache
def assistants() -> dict[str, Assistant]:
    documents, problems = read_all([HERE / "texts"])
    assert not problems
    held = {Path(item.source).name: Assistant(Index.build([item])) for item in documents}
    return {"seed": Assistant(Index.build([seed_document()])), **held}


def is_good(entry: dict[str, Any], answer: Answer) -> bool:
    if entry["refused"]:
        return not answer.found
    proof = answer.answer
    if answer.found and answer.kind in {"what", "why", "list", "yesno"}:
        proof += "\n" + answer.citations[0].quote
    return answer.found and all(holds_token(token, proof) for token in entry["must_contain"])


def test_follow_ups_over_three_texts_are_answered() -> None:
    """49 pairs written before looking at results; what is still missed is named in the message."""
    entries = [json.loads(line) for line in (HERE / "follow-ups.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(entries) >= 40
    missed = []
    for entry in entries:
        answer = assistants()[entry["text"]].ask(entry["question"], entry["history"])
        if not is_good(entry, answer):
            missed.append(f"{entry['id']} {entry['question']} = {answer.completed}: {answer.answer or answer.display}")
    assert len(missed) <= len(entries) * 0.24, "\n".join(missed)


@settings(max_examples=200)
@given(question=st.text(max_size=60), former=st.text(max_size=60))
def test_any_two_texts_are_read_without_an_error(question: str, former: str) -> None:
    made = complete(question, former)
    assert made is None or made.text
    assert isinstance(topic_of(former), str)


def test_what_is_said_nowhere_in_its_words_is_meant_of_the_topic() -> None:
    asked = Assistant(Index.build([seed_document()]))
    answer = asked.ask("and in how many disciplines?", ("How many teams took part in the robot competition?",))
    assert "robot competition" in answer.completed
    assert answer.citations[0].event_number == 11


def test_a_long_word_costs_no_time() -> None:
    """A pattern of words would try every way to part one: 36 seconds for 350 letters."""
    made = complete("who taught it?", f"when was the course for {'a' * 340}!")
    assert made is not None


def test_a_question_that_says_what_it_is_about_may_leave_the_topic() -> None:
    text = "晋江年鉴\n\n2022年3月5日,晋江马拉松举行,1.2万人参加。\n\n2022年6月1日,市图书馆扩建,投资3亿元。\n"
    asked = Assistant(Index.build([Document("year.txt", text)]))
    history = ["When was the Jinjiang marathon held?"]
    assert asked.ask("how much was invested in libraries?", history).answer == "3亿元"
    assert asked.ask("how many took part?", history).answer == "1.2万人"


def test_a_long_conversation_is_read_once(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(question: str, former: str, *rest: Any) -> Completion | None:
        read.append(question)
        return complete(question, former, *rest)

    monkeypatch.setattr("qa.asking.conversation.complete", counted)
    history = ["机器人大赛什么时候举行?", *(f"有多少支队伍参加第{n}项?" for n in range(30))]
    assistant.ask("它是在哪里举办的?", history)
    assert len(read) > 2
    read.clear()
    assistant.ask("有多少所高校参加?", [*history, "它是在哪里举办的?"])
    assert len(read) <= 2
    read.clear()
    long = ["多少?" * 600] * 20
    assistant.ask("它是在哪里举办的?", long)
    assert not any(len(asked) > 15 for _, asked in assistant._conversations._kept if asked[0] == long[0])


def test_conversations_are_followed_to_their_end() -> None:
    """What is missed is named in the message."""
    from tests.qa.dialogues import played

    asked, missed = played()
    assert asked > 100
    assert len(missed) <= asked * 0.18, "\n".join(missed)
