"""The parts of a report: the labels that name them, such as 事件回顾: and Background:, and fields that look so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.openings import skip_bullets
from corpus.paragraphs import Block

if TYPE_CHECKING:
    from collections.abc import Iterator


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


# Lines of a masthead and fields of a record: they recur too, but name nothing that happened.
_FIELDS = frozenset(
    _words(
        "时间 地点 日期 来源 作者 记者 编辑 责编 摄影 通讯员 人物 主办 承办 主办方 单位 电话 邮箱 地址 网址 注 图 文 "
        "date place source by author editor location photo contact media email phone note time venue tel"
    )
)
_BYLINE = re.compile(r"记者|通讯员|作者|来源|编辑|摄影|审核|转载|^[图文]\s*[/:：]|^(?:By|Source|Photo|Editor|Author)\b")
# What a label ends in when it names a part of each report and not a report.
SECTION_NOUNS = _words(
    "回顾 点评 评论 背景 解读 分析 影响 意义 简介 概况 亮点 展望 进展 成果 措施 建议 问题 原因 观点 链接 数据 评述 "
    "短评 述评 综述 详情 经过 概述 内容 看点 启示 反响 现场 提示 摘要 结果 导语 梗概 回放 说明 "
    "回應 回顧 點評 評論 解讀 影響 意義 簡介 亮點 進展 問題 觀點 鏈接 數據"
)
_LATIN_SECTION_NOUNS = frozenset(
    _words(
        "background comment comments commentary analysis review recap impact significance context summary details "
        "overview outlook data reaction highlights progress results measures note what why"
    )
)
SECTION = re.compile(
    r"(?:\*\*|__)?[【\[]?(?P<name>[\u3400-\u9fff]{2,8}|[A-Z][A-Za-z'’]*(?: [A-Za-z'’&]+){0,2})[】\]]?(?:\*\*|__)?"
    r"[ \t]*[:：]"
)
_INNER_SECTION = re.compile(r"(?<=[。！？!?…”」』])[ \t\u3000]*(?P<name>[\u3400-\u9fff]{2,8})[:：]")
_INNER_LATIN = re.compile(r"(?<=[.!?”\"])[ \t]+(?P<name>[A-Z][A-Za-z'’]*(?: [A-Za-z'’&]+){0,2}):(?=[ \t])")
# 会议强调: opens speech, not a section.
_SPEECH = re.compile(
    r"(?:指出|强调|要求|认为|表示|介绍|告诉|提出|写道|说|称|道|问|答|如下|包括|是|said|says|told)$|^(?:[QA]|Question|Answer)$"
)


def shorten(label: str) -> str:
    """Return the section's name: the noun that a known label ends in, else the label.

    Example:
        >>> shorten("记者点评"), shorten("Background")
        ('点评', 'Background')

    """
    return next((noun for noun in SECTION_NOUNS if label.endswith(noun)), label)


def is_section_name(label: str) -> bool:
    """Return whether the label ends in a noun that names a part of a report."""
    return label.endswith(tuple(SECTION_NOUNS)) or label.lower().split(" ")[-1] in _LATIN_SECTION_NOUNS


def is_field(label: str) -> bool:
    """Return whether the label is a field of a record, such as 时间 or Source."""
    return label.lower() in _FIELDS


def is_speech(label: str) -> bool:
    """Return whether the label ends in a word that opens speech: 会议强调, 她说."""
    return bool(_SPEECH.search(label))


def is_byline(line: str) -> bool:
    """Return whether the line names who wrote, edited or photographed."""
    return bool(_BYLINE.search(line))


def opening_label(text: str, block: Block) -> str | None:
    """Return the words before the colon that the paragraph opens with, if they may name a section."""
    match = SECTION.match(text, skip_bullets(text, block.start, block.end), block.end)
    if match is None or is_field(match["name"]) or _SPEECH.search(match["name"]):
        return None
    return match["name"]


def cut_at_labels(text: str, block: Block, names: set[str]) -> Iterator[Block]:
    """Cut a paragraph before each established label that follows a sentence within it."""
    start = block.start
    cuts = sorted(
        match.start("name")
        for pattern in (_INNER_SECTION, _INNER_LATIN)
        for match in pattern.finditer(text, block.start, block.end)
        if match["name"] in names
    )
    for cut in cuts:
        yield Block(start, start + len(text[start:cut].rstrip()))
        start = cut
    yield Block(start, block.end)
