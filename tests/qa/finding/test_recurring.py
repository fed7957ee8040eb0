"""What is regularly so is no matter of the date that stands over it, and what was so once is one of no other."""

from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.recurring import recurring

CHINESE = (
    "河湾镇纪事\n\n"
    "2023年2月6日 河湾镇文化馆迁入新址。文化馆每天8时30分至17时30分开放。\n\n"
    "2023年4月18日 河湾剪纸班开班,学员18人。剪纸班每周四晚上7点半上课,教室在二楼。\n\n"
    "2023年6月30日 骑行协会成立。协会每月第一个周日组织骑行,每半年改选一次。\n\n"
    "2023年9月5日 摆渡船停航,原定周五复航,后推迟到周日复航。摆渡船每15分钟一班。\n\n"
    "2023年11月12日 河湾镇举办灯会,游客9000人。灯会每年正月十五前后举办。\n"
)
ENGLISH = (
    "Westmere Notes, 2023\n\n"
    "7 January. The reading room got new lamps. It is open daily from 9 am to 5 pm, except on Fridays.\n\n"
    "11 March. A weaving circle was founded by Ada Quill. The weavers meet every other Thursday at 7.30 pm.\n\n"
    "20 May. The allotment society chose Ben Tarn as treasurer. It meets on the second Tuesday of each month.\n\n"
    "3 August. The regatta was put off to Sunday because of a storm. The lake is drained every October.\n"
)


@cache
def assistant(text: str) -> Assistant:
    return Assistant(Index.build([Document("a.txt", text)]))


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "文化馆什么时候开放?", "每天8时30分至17时30分"),
        (CHINESE, "剪纸班什么时候上课?", "每周四晚上7点半"),
        (CHINESE, "协会哪天组织骑行?", "每月第一个周日"),
        (CHINESE, "灯会每年什么时候举办?", "每年正月十五"),
        (ENGLISH, "When do the weavers meet?", "every other Thursday at 7.30 pm"),
        (ENGLISH, "On which days do the weavers meet?", "every other Thursday"),
        (ENGLISH, "When is the lake drained?", "every October"),
        (ENGLISH, "When is the reading room open?", "daily from 9 am to 5 pm"),
        (CHINESE, "When are the paper-cutting classes held?", "每周四晚上7点半"),
    ],
)
def test_what_recurs_is_when_something_regularly_is(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "剪纸班是什么时候开班的?", "2023年4月18日"),
        (CHINESE, "骑行协会什么时候成立的?", "2023年6月30日"),
        (ENGLISH, "When was the weaving circle founded?", "11 March"),
    ],
)
def test_what_was_once_is_dated(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "摆渡船多长时间开一班?", "每15分钟一班"),
        (CHINESE, "协会几个月改选一次?", "每半年"),
        (ENGLISH, "How often does the allotment society meet?", "the second Tuesday of each month"),
        (ENGLISH, "How often do the weavers meet?", "every other Thursday"),
        (CHINESE, "How often does the ferry run?", "每15分钟一班"),
        (ENGLISH, "How often is the regatta held?", ""),
    ],
)
def test_how_often_is_told_by_nothing_else(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer


def test_each_of_two_times_is_of_its_own_clause() -> None:
    text = "杏林镇纪事\n\n2月9日 卫生站扩建。牙科门诊为周一、周三上午8时至11时,体检安排在每周五下午。\n"
    assert assistant(text).ask("体检什么时候做?").answer == "每周五下午"
    assert assistant(text).ask("牙科什么时候门诊?").answer == "周一、周三上午8时至11时"


def test_the_day_of_closing_is_not_when_it_is_open() -> None:
    text = "杏林镇纪事\n\n2月9日 茶馆改造完毕。茶馆周二至周日9时开馆,周一闭馆检修,节假日也开放。\n"
    assert assistant(text).ask("茶馆什么时候开放?").answer == "周二至周日9时"


def test_a_year_is_no_day() -> None:
    text = "杏林镇纪事\n\n2022年3月30日 镇水厂停水检修。\n\n2022年5月2日 茶馆开业。\n"
    assert assistant(text).ask("水厂哪天停水?").answer == "2022年3月30日"


SPA = (
    "云水镇便民事项\n\n"
    "3月5日 云水浴室翻修。浴室窗口的时间为上午9点到11点半、下午1点到4点,过时不办。\n\n"
    "4月8日 巡诊车上路。巡诊车每个月5日、20日各进村一次。\n\n"
    "5月9日 邮亭换锁。邮亭每日下午3点截止收信。\n\n"
    "6月2日 太极班开班。太极课在周三、周日的清晨。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("云水浴室的窗口时间是几点到几点?", "上午9点到11点半、下午1点到4点"),
        ("巡诊车每月几号进村?", "每个月5日、20日"),
        ("邮亭几点以后不收信?", "下午3点"),
        ("太极课几点下课?", ""),
    ],
)
def test_hours_and_days_of_the_month_are_given_whole(question: str, answer: str) -> None:
    assert assistant(SPA).ask(question).answer == answer


def test_days_from_one_to_another_are_given_whole() -> None:
    text = (
        "Lockside Notes\n\n5 May. The print room was glazed. It opens from Tuesday to Friday between 10 am and 3 pm.\n"
    )
    assert assistant(text).ask("On which days is the print room open?").answer == "Tuesday to Friday"


CABLE = (
    "缆车纪事\n\n6月2日 缆车换新,花费90万元。缆车旺季每6分钟一班,淡季每20分钟一班,每月1日、2日检修。\n\n"
    "7月3日 服务窗口迁址。窗口每天9时开门,周日和法定节假日不上班。\n"
)
HEDGE = (
    "Topiary Notes, 2023\n\n5 May. The maze was replanted by Ann Holt. The hedge is clipped once a week in summer and "
    "monthly in autumn.\n\n7 June. The fountain was mended for £900.\n"
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (HEDGE, "How often is the hedge clipped in summer?", "once a week"),
        (HEDGE, "How often is the hedge clipped in autumn?", "monthly"),
        (CABLE, "旺季缆车多久一班?", "每6分钟一班"),
        (CABLE, "淡季缆车多久一班?", "每20分钟一班"),
        (CABLE, "服务窗口哪天休息?", "周日和法定节假日"),
        (CABLE, "缆车哪几天检修?", "每月1日、2日"),
    ],
)
def test_each_how_often_is_of_its_own_clause(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer


def test_a_row_of_places_takes_no_time_that_grows_with_each() -> None:
    began = perf_counter()
    assert recurring("The team was placed " + "the 1st, " * 60 + "in its races.") == ()
    assert perf_counter() - began < 5  # it took twice as long with each place
