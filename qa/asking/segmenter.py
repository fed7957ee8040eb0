"""Chinese text cut into words with their parts of speech, as chronicles mean them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


folded_of = lru_cache(maxsize=8192)(fold)
"""Return the folded text, as :func:`corpus.normalise.fold`: sentences and titles come back question after question."""


def tagged(text: str) -> list[tuple[str, str]]:
    """Return the words of a folded text with their parts of speech; together they are the text."""
    import rjieba  # 0.15 s, its dictionary: an English question about a number does without

    return list(_recut(rjieba.tag(text)))


def _recut(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words, those cut apart that the segmenter only guessed and that hold a word of grammar.

    2021|年锦川 is the year and 锦川, 车是|谁 the 车 and 是, 沈仲文当|董事长 a name and 当.
    """
    before, said = "", list(words)
    for place, (word, tag) in enumerate(said):
        if post := _POST_AT.fullmatch(word):
            yield post[1], "n"
            yield post[2], "n"
            before = "n"
            continue
        guessed = len(word) > 1 and (word[0] in _OPENING or word[-1] in _CLOSING) and not is_known(word)
        if guessed and word[0] in "年月日" and before in {"m", "x"}:
            yield word[0], "m"
            yield word[1:], tag
        elif guessed and word[-1] in _CLOSING and not (word[-1] == "有" and tag.startswith("nr")):
            particle = word[-1] == "了"  # 签了, tagged as if all of it were one
            held = word[-1] == "有"  # 高企|有, tagged as if all of it were the verb
            yield word[:-1], "n" if held else "v" if particle and tag in {"ul", "ug", "uz"} else tag
            yield word[-1], "ul" if particle else "v"
        elif (
            len(word) == 2
            and _goes_with_deed(before, said[place + 1 :])
            and not is_known(word)
            and (tag_of(word[1]) in {"v", "p"})
        ):
            yield word[0], "n"  # CT|机|由, 机|花|了: no name stands behind letters, or before 了
            yield word[1], tag_of(word[1])
        elif guessed and len(word) == 2 and word[0] == "时" and tag != "nr":
            yield word[0], "n"
            yield word[1], tag
        else:
            yield word, _TAGS.get(word, tag)
        before = tag


_TAGS = dict.fromkeys(
    """石家庄 唐山 秦皇岛 保定 张家口 承德 阳泉 长治 运城 吕梁 包头 通辽 呼伦贝尔 大连 本溪 营口 盘锦 铁岭 通化 齐齐哈尔 伊春 南通 连云港 宿迁
    嘉兴 金华 合肥 三明 龙岩 宁德 景德镇 新余 烟台 焦作 许昌 商丘 信阳 周口 黄石 孝感 邵阳 岳阳 常德 张家界 娄底 茂名 河源 清远 桂林 玉林 崇左
    海口 自贡 攀枝花 广元 资阳 遵义 曲靖 玉溪 昭通 拉萨 宝鸡 商洛 金昌 武威 平凉 酒泉 银川 克拉玛依 高雄 基隆 嘉义 花莲 义乌 石狮 张家港 常熟
    慈溪 余姚 乐清 增城 顺德 普陀 和田 大理 文山 楚雄 恩施 昌吉 哈密 林芝 那曲 神农架 雄安 首尔 吉隆坡 马尼拉 河内 柏林 慕尼黑 法兰克福 马德里
    莫斯科 布拉格 布达佩斯 伊斯坦布尔 开罗 西雅图 波士顿 多伦多 温哥华 圣保罗 鹿特丹 安特卫普 杜伊斯堡 塔什干 乌兰巴托 平壤 金边 仰光
    哈萨克斯坦 阿根廷 沙特 伊拉克 斯里兰卡 尼泊尔 乌克兰 塞尔维亚""".split(),
    "ns",
) | {"少儿": "n"}
"""Parts of speech of words that the segmenter's dictionary takes for persons, verbs or numerals: cities and countries."""


def _goes_with_deed(before: str, behind: Sequence[tuple[str, str]]) -> bool:
    """Return whether a guessed word between others may end in a verb of one character: behind letters, or before 了."""
    return before == "eng" or (bool(behind) and behind[0][0] == "了")


_POST_AT = re.compile(
    "(大学|中学|小学|学院|医院|公司|银行|工厂)(教授|校长|院长|老师|教师|学生|医生|院士|经理|总经理|董事长|行长|厂长|职工|员工)"
)
"""A word of the dictionary that joins a body to who is of it: 银河|大学教授 is 银河大学|教授."""
_OPENING, _CLOSING = frozenset("年月日时"), frozenset("是的了当在以有")
"""Characters with which no guessed word of more than one begins, and ends; but for a name that ends in 有."""


@lru_cache(maxsize=4096)
def tag_of(word: str) -> str:
    """Return the part of speech that the segmenter's dictionary gives a word by itself."""
    import rjieba

    return str(rjieba.tag(word)[0][1])


def is_known(word: str) -> bool:
    """Return whether the segmenter's dictionary has the word."""
    import rjieba

    return bool(rjieba.has_word(word))
