"""Words by which something is said not to be so, in Chinese and English: one table for all that look for them."""

from __future__ import annotations

import re

UNMANNED = "(?!机|驾驶|售货|车|船|艇|集卡|叉车|矿卡|货车|卡车|公交|码头|仓|超市|零售|商店|便利|工厂|车间|农场|配送|物流|运输|巡检|岛|区|化|系统|设备|装备|潜)"
"""What behind 无人 says that a thing needs nobody, and does not deny: 无人集卡."""

_NOT = (
    r"不(?:是|能|再|得(?!不)|会|予|实|属实|准|许|同意|批准|愿|肯|允许|存在|设|含|获|曾|可能|合格|及格|达标)"
    r"|(?<![淹沉埋吞覆出])没(?![收落顶]|食子)"
    rf"|(?<!前所)未(?!来|必|知|婚|雨|成年|成婚)|并非|[毫并从均尚暂仍]无|无(?:人{UNMANNED}|法|缘|权|力|望|果|严重|明显|重大|任何|人员|一[人例起家名户])"
    r"|\bno\b(?!\.? ?[0-9]| doubt| fewer| less| more than| later| matter)|\bnot\b(?! only| just| least| merely)|n[’']t\b"
    r"|\b(?:never|none|nobody|nothing|neither|nor|cannot|fail(?:s|ed|ure)?)\b|\bwithout\b(?! doubt| exception| interruption| precedent)"
)
"""The words that do nothing but deny; 沉没, 未来 and "no fewer" are words of their own."""

NEGATION = re.compile(
    rf"{_NOT}|零(?:死亡|伤亡|事故|感染)|(?<!不)(?:停止|终止|停用)|拒绝|拒不|驳回|否认|否决|取消|落空|谣言"
    r"|\b(?:unable|den(?:y|ies|ied)|refus(?:e|es|ed|al)|reject(?:s|ed)?|declined to|cancell?ed|false)\b"
)
"""What denies in a sentence: there a verb says that something is not so, too (取消, rejected)."""

_SAID = re.compile(
    rf"{NEGATION.pattern}|(?<![时高崇和风习])尚(?=[有未无余缺待欠需须不没存在处差])|剩|[其仅]余|余下|仅存"
    r"|(?<![接等期招看对善优虐款厚薄慢亏])待(?!遇)|缺(?=[席考勤课岗少额编员\d一二两三四五六七八九十])|(?<=[空短欠尚还仍])缺|退赛|退出|落选|淘汰"
)
"""What may say that something is not so, or not yet: 其余12件, 3人退赛; 接待, 尚书 and 缺水 are words of their own."""

_ASKED_NOT = re.compile(_NOT)

_EITHER = re.compile(r"([\u4e00-\u9fff]{1,2})[不没]\1|有没有|没有?[吗呢?？]*$|\bor not\b")
"""How a question asks whether something is so or not."""

_ENDS = re.compile(rf"(?:{NEGATION.pattern}|不)有?\W*$")


def asks_denied(folded: str) -> bool:
    """Return whether a folded question asks for what is not so; 有没有 asks for either.

    What was cancelled or rejected a question names by the verb itself, and a text may say it by another (停飞, 退回).

    Example:
        >>> asks_denied("多少件没办结?"), asks_denied("有没有办结?"), asks_denied("who did not finish?")
        (True, False, True)
    """
    return _ASKED_NOT.search(_EITHER.sub(" ", folded)) is not None


def denied_from(folded: str) -> int | None:
    """Return where a folded sentence begins to say of something that it is not so, or not yet; None if it does not.

    Example:
        >>> denied_from("办结58件,尚有4件"), denied_from("办结58件")
        (6, None)
    """
    match = _SAID.search(folded)
    return match.start() if match else None


def ends_denying(folded: str) -> bool:
    """Return whether a part of a folded question denies what follows it: 参加的人没有|超过百人.

    Example:
        >>> ends_denying("参加的人没有"), ends_denying("were there not "), ends_denying("参加的人有没有")
        (True, True, False)
    """
    return _ENDS.search(folded.replace("有没有", "")) is not None
