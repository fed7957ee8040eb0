"""What an index holds, and what a build is doing, in the reader's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Index

_METHODS = {
    "labelled events": "按事件标签",
    "bracketed headings": "按括号标题",
    "markdown headings": "按 Markdown 标题",
    "numbered headings": "按编号标题",
    "dated paragraphs": "按日期开头的段落",
    "headlines": "按标题行",
    "run-in headings": "按段首小标题",
    "headings with a sign": "按符号开头的标题",
    "questions": "按问答",
    "rows of a table": "按表格行",
    "sentence windows": "按句子窗口",
}
# What Index.build tells of its stages, and the same in Chinese
_STAGES = (
    (re.compile("splitting"), "正在切分"),
    (re.compile(r"indexing (\d+) passages"), r"正在索引 \1 个段落"),
    (
        re.compile(r"embedding (\d+) texts of (\d+) passages and (\d+) sentences"),
        r"正在计算 \1 条文字的向量（共 \2 个段落、\3 个句子）",
    ),
    (re.compile("writing"), "正在写入"),
)


def stage_in(language: str, stage: str) -> str:
    """Return a stage of a build, as the index tells it in English, in the reader's language, else as it is.

    Example:
        >>> stage_in("zh", "indexing 12 passages"), stage_in("en", "splitting")
        ('正在索引 12 个段落', 'splitting')
    """
    if language == "zh":
        for pattern, chinese in _STAGES:
            if match := pattern.fullmatch(stage):
                return match.expand(chinese)
    return stage


def method_in(language: str, method: str) -> str:
    """Return how a document was split, in the reader's language.

    Example:
        >>> method_in("zh", "labelled events + dated paragraphs")
        '按事件标签 + 按日期开头的段落'
    """
    return " + ".join(_METHODS.get(part, part) for part in method.split(" + ")) if language == "zh" else method


def summary(index: Index, language: str, most: int | None = None) -> Iterator[str]:
    """Yield the lines that say what is indexed: the sources by name, only the first ``most`` if that is given."""
    counts = index.counts().values()
    model = f"{index.encoder.name} ({index.encoder.fingerprint[:12]}"
    if language == "zh":
        yield f"模型：{model}，{index.dense.dimensions} 维)"
        yield "{} 个文档，{} 个事件，{} 个段落，{} 个句子".format(*counts)
    else:
        yield f"model: {model}, {index.dense.dimensions} dimensions)"
        named = zip(counts, ("document", "event", "passage", "sentence"), strict=True)
        yield ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in named)
    sources = index.sources
    for source in sources[:most]:
        method = method_in(language, source.method)
        if language == "zh":
            yield (
                f"  {source.name}：{source.title or '—'}（{method}；{source.characters} 字，{source.events} 个事件，"
                f"{source.passages} 个段落）"
            )
        else:
            yield (
                f"  {source.name}: {source.title or '—'} ({method}; {source.characters} characters, "
                f"{source.events} events, {source.passages} passages)"
            )
    if most is not None and (rest := len(sources) - most) > 0:
        yield (
            f"  另有 {rest} 个；用 `dashiji info` 可以列出全部"
            if language == "zh"
            else f"  and {rest} more: `dashiji info`"
        )
