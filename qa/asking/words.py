"""What a question says: its words, what texts may have for each, and how much each of them says.

Retrieval counts characters and pairs; choosing a sentence and a value needs **words**. A Chinese question is cut into
words; an English one brings the Chinese words that the translation table gives for each of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk, language_of
from corpus.numerals import chinese_value
from index.lexical import QueryTerm
from index.terms import stem, term
from index.transliteration import listened
from qa.asking import spoken
from qa.asking.newsroom import ALIKE, FORMS, IN_ENGLISH, SAID, WEIGHT, noun_phrases, phrasal
from qa.asking.question import COUNTED, is_counted
from qa.asking.segmenter import is_known, tag_of, tagged
from qa.finding import former
from qa.finding.formed import form_asked, with_openings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Hit, Index
    from index.hybrid import Query
    from index.table import TranslationTable
    from qa.asking.question import Question


FOCUS = 1.6
"""How much more a word counts beside a value if it names what is asked for (by hand, dev questions)."""


_ASKING = frozenset(
    """地址 位置 所在地 会址 负责 多少 几 几个 几家 几项 几件 几位 什么 啥 哪 哪些 哪个 哪家 哪里 哪儿 谁家 哪位 哪几 哪年 谁 何 何时 何地 何人 怎么 怎样 如何 为什么
    为何 为啥 是 有 在 的 了 呢 吗 呀 吧 啊 嘛 么 请 请问 一共 总共 共 共有 都 也 就 还 又 把 被 由 让 使 给 对 对于 关于
    和 与 及 跟 同 或 或者 还是 而 但 有人 这 那 这个 那个 这些 那些 这篇 该 此 其 其中 它 他 她 它们 他们 时候 时间 日期 地点
    举办地 地方 数量 数 数目 人数 家数 金额 名字 姓名 钱 叫 叫做 称为 算 意思 情况 多 少 大 小 是否 是不是 有没有 能 会 要 可以 已经
    现在 目前 现任 如今 到 从 向 以 为 所 之 等 等等 上 下 里 中 内 间 个 家 项 人 名 件 次 位 种 年 月 日 号 天 百分之 比例 占
    哪一年 哪一 一年 之外 以外 除了 除开 还有 另外 其他 其它 告诉 说 文中 文章 提到 请问 知道 去 来 过 着 得 地 好 吗 哪怕 具体 分别 这次 那次 本次 此次 这回 这届 本届 这天 那天 这场 这样 那些 月份 大家 各位 做 干 一整年 下来 相比 相较 合计 共计 以后 之后 最后 最终 以前 之前 原来 原先 干嘛 那么 这么 里头 那阵子 这阵子 那会儿 这会儿 那时 那时候 当中 手上 手里 手头 起止 年份 大约 大概 差不多 包括 包含 涵盖 达到 总数 总量 加起来 起来 多大 多长 多高 多远 多宽 多深 多重 多久 年纪 岁数 年龄 们 时 这家 那家 自己 自个 自个儿 自身""".split()
)
"""Chinese words that ask, join or name the kind of answer: they say nothing of where it stands."""

_ASKING_ENGLISH = frozenset(
    """address location located situated number percentage percent share rate proportion money kind date time place name year month day amount count exact exactly total roughly approximately about any
    idea anything names something anyone someone nothing many much article text commentary mentioned according give show find know think thinks believe believes reckon yuan rmb actually really currently itself himself herself themselves""".split()
)
_EMPTY_TAGS = frozenset({"x", "w", "uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "e", "o", "c", "p"})
_LATIN = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Word:
    """One content word of the question: the texts that count as it with their weights, and its inverse frequency.

    ``focus`` is over 1 for the words that name what is counted or asked about ("teams" in "how many teams").
    """

    label: str
    variants: tuple[tuple[str, float], ...]
    idf: float
    focus: float = 1.0


def told_in_news(index: Index, query: Query) -> Query:
    """Return an English question that is searched for with what Chinese chronicles say for its words, too.

    R@1 / MRR@10 on MLQA dev rise from 71.0 / 78.1 to 71.8 / 78.6, on both halves.
    """
    if language_of(query.text) == "zh":
        return query
    terms = []
    for item in query.terms:
        known = {text for text, *_ in item.variants}
        said = dict.fromkeys(text for form in _stems(item) for text in SAID.get(form, ()))
        more = tuple((text, _sought_by(text, index), WEIGHT) for text in said if text not in known)
        terms.append(replace(item, variants=item.variants + more) if more else item)
    terms += [
        QueryTerm(label, tuple((text, _sought_by(text, index), WEIGHT) for text in said))
        for label, said in [*phrasal(fold(query.text)), *noun_phrases(fold(query.text))]
    ]
    return replace(query, terms=terms)


@lru_cache(maxsize=4096)
def _is_long(word: str, table: TranslationTable) -> bool:
    return table.has_word(word)


def _sought_by(word: str, index: Index) -> int:
    """Return the term that a Chinese word is found by: postings hold pairs, and the longer words of the table."""
    return term(word if len(word) < 3 or _is_long(word, index.table) else word[:2])


def heard(index: Index, query: Query, hits: Sequence[Hit]) -> Query:
    """Return an English question with what its passages write for the names in it by their sound."""
    if language_of(query.text) == "zh":
        return query
    texts = (index.passages.folded_text(hit.row.number) for hit in hits)
    return replace(query, terms=listened(query.text, query.terms, texts))


def content_words(question: Question, index: Index, terms: Sequence[QueryTerm] | None = None) -> list[Word]:
    """Return the words of the question that say what it is about.

    ``terms`` are those of ``index.terms_of(question.text)``, if they are at hand.
    """
    words = _words_of(question.text, question.language, index, terms, (*question.people, *question.places))
    if question.kind in COUNTED:
        words = [word for word in words if word.label not in former.AT_FIRST] or words
    if question.kind == "number" and (form := form_asked(question.text)):
        words = [
            replace(word, variants=with_openings(word.variants)) if form.name == "time" else word
            for word in words
            if form.name != "score" or not form.is_named(word.label)
        ] or words
    if question.language == "zh":
        focus = _focus_chinese(fold(question.text), words)
        return [replace(word, focus=FOCUS) if word.label in focus else word for word in words]
    focus = focus_of(fold(question.text))
    if former.is_asked(fold(question.text)):  # the year before may be told in many words
        words = [word for word in words if word.label not in former.SAID] or words
    return [replace(word, focus=FOCUS) if word.label in focus else word for word in words]


_COUNTED = re.compile(r"\b(?:how many|number of|how much|which|what)((?:[ -]+[a-z0-9]+){1,5})")
_ENDS_PHRASE = frozenset(
    """did does do is are was were has have had took take can could will would that which who in on at of for by from
    with to and or the a an get got be been being made make went goes go came come comes won lost spent rose fell
    grew became gave held sold sent paid left raised""".split()
)


SPENDING = re.compile(r"\b(?:costs?|price|fees?|spend|spent|budget|salary|fare)\b")


def focus_of(folded: str) -> frozenset[str]:
    """Return the words of an English question that name what is counted: those behind "how many" up to a verb.

    Example:
        >>> sorted(focus_of("how many teams took part in the robot competition"))
        ['teams']
    """
    found: set[str] = set()
    for match in _COUNTED.finditer(folded):
        words = re.findall(r"[a-z0-9]+", match.group(1))
        last = next((place for place, word in enumerate(words) if word in _ENDS_PHRASE - {"and", "of"}), len(words))
        thing = next((place for place, word in enumerate(words[:last]) if is_counted(word)), None)
        if thing is None:  # science and technology commissioners: the noun that is counted ends the phrase
            last = next((place for place, word in enumerate(words) if word in _ENDS_PHRASE), len(words))
        else:
            last = thing + 1
        found.update(word for word in words[:last] if word not in _ASKING_ENGLISH and word not in _ENDS_PHRASE)
    if not found:
        found.update(match.group() for match in SPENDING.finditer(folded))
    return frozenset(found)


_UNITS = "个家项人名件次所支位种届条台座场篇"
_HOW_MANY = re.compile(
    rf"几点钟?(?!钟?(?:体会|建议|意见|要求|原因|启示|共识|措施))|(?:多少|哪几|几)(?:[{_UNITS}成](?![体年人立功])|门(?!店|票|诊|户|急)|[辆艘枚册栋棵株匹盏幅](?!子|度|员)|套(?!餐)|座(?!位)|架(?!构|子)|头(?!发)|度(?=电)|封(?=[信函])|亩(?=[地田林茶果])|[公市]?斤(?=\w)|吨(?!位))?|(?<=[企业行商店工单])[家户]数(?:量|目)?(?=$|[?是有])"
)
_SAYS_NOTHING = re.compile(
    rf"{_HOW_MANY.pattern}|(?<=[多少几]户)人家|图(?:个|的(?:就)?是)?(?:什么|啥)|[加合](?:起来|在一[起块])|(?<=\d)点(?:整|半|钟)?(?=[\u4e00-\u9fff])(?!建议|意见|要求|希望|体会|内容|措施|经验|原因|举措|共识)|多[大长高宽重远深久](?=[\u4e00-\u9fff]{{2}})|(?:星期|周|礼拜)几|哪(?:一)?[天日](?=[\u4e00-\u9fff])|从?几[号月日][\u4e00-\u9fff]{{0,2}}[到至]几[号月日]|[跟和与同比较](?:上一?|去|前一?|头一?)年(?:同期)?(?:相比|比起来|比)?|(?P<this>[这那](?:一|几)?[{_UNITS}辆艘枚册栋棵])"
)
"""What of a question names neither a thing nor what is said of it: the gap with its measure, 加起来, 跟上年相比, 那台."""
_BEHIND, _AHEAD = frozenset("有给到得在过是少多完光好掉"), frozenset("能会可该要想需那这每各省市县区镇乡村")
"""Characters that a guessed word of two has taken in from behind and from before the word."""
_COUNTED_CHINESE = re.compile(
    rf"(?:有|是|达到?|为)?(?:多少|几|哪些|哪几|哪两|哪三)(?:[{_UNITS}]的?|[辆艘枚册栋棵株匹盏幅](?!子|度|员))?|的?(?:数量|数目|总数|人数|家数|个数)"
)


_LEADING = re.compile(
    r"(?:总共|一共|共计|合计|总计|大约|大概|目前|现在|已经|预计|预期|估计|预估|计划|[的有达为是共现已,。 ]|到(?<=达到))+$"
)
"""What may stand between the word that names what is counted and 多少."""


def asked_gap(folded: str) -> tuple[int, int] | None:
    """Return where the word that names what is counted may end before 多少, and begin behind it and its unit."""
    match = _COUNTED_CHINESE.search(folded)
    return None if match is None else (len(_LEADING.sub("", folded[: match.start()])), match.end())


def _focus_chinese(folded: str, words: list[Word]) -> frozenset[str]:
    """Return the word of a Chinese question that names what is counted: right behind 多少 and its unit, or before it."""
    if not (gap := asked_gap(folded)):
        return frozenset()
    behind = [word.label for word in words if folded.startswith(word.label, gap[1])]
    if behind:
        return frozenset(behind)
    before = folded[: gap[0]]
    return frozenset(word.label for word in words if before.endswith(word.label))


def without_gaps(text: str) -> str:
    """Return a Chinese question with blanks for what of it says nothing: of 多少株树 only 树 is a word.

    Example:
        >>> without_gaps("栽了多少株树?")
        '栽了   树?'
    """
    return _SAYS_NOTHING.sub(_blank, text)


_WHICH_ONE = re.compile(
    r"(哪(?:一)?[所家个座支](?:大学|学院|学校|高校|公司|企业|单位|部门|机构|医院|银行|研究院|研究所|城市))(?=[\u4e00-\u9fff])"
)


def _blank(match: re.Match[str]) -> str:
    """Return blanks in place of what says nothing; 这|项目 and 那|台风 are words of their own."""
    goes_on = match["this"] and is_known(match.string[match.end() - 1 : match.end() + 1])
    return match.group() if goes_on else " " * len(match.group())


def _chinese(folded: str) -> Iterator[str]:
    """Yield the Chinese words of a question that say something."""
    # 多少支队伍 would be cut as 支队 and 伍: the measure word belongs to the asking
    # 哪所大学|毕业 as 大学毕业
    for found, part in tagged(_WHICH_ONE.sub(r"\1 ", without_gaps(folded))):
        joined = part in {"ul", "ug", "uz"} and len(found) > 1  # 签了 is a verb yet
        word, tag = (found[:-1], "v") if joined else (found, part)
        if len(word) == 2 and is_cjk(word[0]) and is_cjk(word[1]) and not is_known(word):
            # What the segmenter only guessed: 圈|有, 评|给, 县|旱, 能|防
            word = word[0] if word[1] in _BEHIND else word[1] if word[0] in _AHEAD else word
        if (
            (tag in _EMPTY_TAGS and not (tag == "x" and is_cjk(word[0]) and word != "〇"))
            or word in _ASKING
            or word.isspace()
            or not any(map(str.isalnum, word))
        ):
            continue
        if len(word) == 1 and (tag in {"m", "q", "r", "d", "f"} or word in _UNITS or not is_cjk(word)):
            continue
        ranks = len(word) == 2 and word[1] in "级等" and word[0] in "特一二三四五甲乙"  # 一级文物 are not all of them
        if word[0] in "几啥哪何" or (tag == "m" and word[0] not in "第首" and not word[0].isdigit() and not ranks):
            continue  # 几月, 啥时候, 两位: part of the asking; 第一批 tells apart
        if word == "没有" and folded.rstrip("?。 ").endswith("没有"):
            continue  # 裁员了没有?
        if len(word) > 2 and word[-1] in "有是达占" and not is_known(word):
            word = word[:-1]  # 高企有多少: a word that the dictionary lacks takes in the verb behind it
        if not _LATIN.match(word):  # Latin words and numbers come from the query terms
            yield word


def _words_of(
    text: str, language: str, index: Index, terms: Sequence[QueryTerm] | None = None, named: Sequence[str] = ()
) -> list[Word]:
    folded = fold(text)
    found: dict[str, Word] = {name: _chinese_word(name, index) for name in named}
    for name in named:
        folded = folded.replace(name, " " * len(name))
    if any(map(is_cjk, folded)):
        for word in _chinese(folded):
            found.setdefault(word, _chinese_word(word, index))
        _join_parted(folded, found, index)
        if _DONE_WHAT.search(folded):
            found.setdefault("干", _chinese_word("干", index))
    terms = index.terms_of(text) if terms is None else terms
    for item in terms:
        if item.crosses:
            _say_in_english(item, found, index)
    if language == "zh" and index.reverse:
        found = {label: _said_in_news(word, index) for label, word in found.items()}
    said = [
        item for item in terms if not (is_cjk(item.label[0]) or item.crosses or _only_asks(item.label, folded))
    ]  # fmt: skip
    for item, frequency in zip(said, index.lexical.document_frequencies_of(said), strict=True):
        texts, idf = _as_said(item, frequency, language, index)
        # A phrase repeats what its words already say; it is kept for its better translations, at half the weight.
        idf *= 0.5 if " " in item.label else 1.0
        found.setdefault(item.label, Word(item.label, texts, idf))
    if language != "zh":
        _say_nouns(folded, found, index)
        _say_with_particle(folded, found, index)
    _say_in_phrases(found)
    for label, texts in _ranked(folded):
        idf = index.lexical.idf(sum(_frequency(text, index) for text, _ in texts))
        found.setdefault(label, Word(label, texts, idf))
    unheld = index.lexical.idf(0) - 1e-6
    unsaid = {label for label, word in found.items() if label in _SAYS_LITTLE and word.idf >= unheld}
    if unsaid and len(unsaid) < len(found):
        found = {label: word for label, word in found.items() if label not in unsaid}
    if language == "zh":
        empty = _RELATIVE_YEARS.union(match[1] for match in _CLASS.finditer(folded)) & found.keys()
        years = {*_YEAR.findall(folded), *(word for word in empty if word in _ANY_BODY or not _frequency(word, index))}
        found = {label: word for label, word in found.items() if label not in years}
    return [_said_otherwise(word, index) if word.idf >= unheld else word for word in found.values()]


_ANY_BODY = frozenset("单位 部门 机构".split())
"""What 哪个 leads up to and says no more than who: 是哪个单位办的 speaks of no 牵头单位."""

_PARTED = re.compile(r"([\u4e00-\u9fff])[了过](?:(?:多少|几|什么|啥)[张个枚块项次]?)?(?=([\u4e00-\u9fff]))")
"""A verb parted from what it has with it: 报了名, 得了多少票."""


def _join_parted(folded: str, found: dict[str, Word], index: Index) -> None:
    """Put what a verb and its object are in one word (报了名: 报名), where the texts have that word, for the verb."""
    for match in _PARTED.finditer(folded):
        whole = match[1] + match[2]
        if not is_known(whole) or not (frequency := _frequency(whole, index)):
            continue
        verb = found.get(match[1]) or found.get(match[2])
        if verb is None:
            found[whole] = _chinese_word(whole, index)
        else:
            idf = index.lexical.idf(max(frequency, *(_frequency(text, index) for text, _ in verb.variants)))
            found[verb.label] = replace(verb, variants=(*verb.variants, (whole, 1.0)), idf=idf)


OTHERWISE = 0.4
"""What a verb or the like counts that no passage has, against a noun that none has (by hand): things keep their names
in a paraphrase, what is said of them does not."""

_OF_DEEDS = frozenset({"v", "d", "a", "s", "f", "zg", "l", "i", "p"})
_OF_DEEDS_ENGLISH = frozenset({"v", "d"})
"""Parts of speech of such words, of an English one that of its likeliest translation."""


def _said_otherwise(word: Word, index: Index) -> Word:
    """Return a word that no passage has, counting less if texts may well put it otherwise: 攒了, 落到谁头上."""
    said, tags = word.label, _OF_DEEDS
    if not is_cjk(said[0]):
        if index.reverse:
            return word  # over English text a word is looked for as it is
        ways = [(weight, text) for text, weight in word.variants if is_cjk(text[0])]
        said, tags = max(ways)[1] if ways else "", _OF_DEEDS_ENGLISH
    likely = bool(said) and is_known(said) and tag_of(said) in tags
    return replace(word, idf=OTHERWISE * word.idf) if likely else word


def _say_nouns(folded: str, found: dict[str, Word], index: Index) -> None:
    """Put a word for each phrase that chronicles say in one (head coach: 主教练), where the texts have what they say."""
    for label, said in noun_phrases(folded):
        held = max(_frequency(text, index) for text in said)
        if held and label not in found:
            found[label] = Word(label, tuple((text, WEIGHT) for text in said), 0.5 * index.lexical.idf(held))


def _say_with_particle(folded: str, found: dict[str, Word], index: Index) -> None:
    """Put one word for a verb and its particle (took part, handed out), of which each by itself says something else."""
    for label, said in phrasal(folded):
        parts = label.split(" ")
        if index.reverse and not _frequency(label, index):
            continue  # over English text the words are looked for as they are, where the phrase is not said
        verb = parts[0]  # its particle (over, out) may be no word by itself
        if not (verb in found or _only_asks(verb, folded) or verb in _ENDS_PHRASE):
            continue
        texts = ((label, 1.0), *((text, 1.0 if number == 0 else WEIGHT) for number, text in enumerate(said)))
        idf = index.lexical.idf(max(_frequency(text, index) for text in said))
        for part in parts:
            found.pop(part, None)
        for other in [name for name in found if " " in name and not set(name.split(" ")).isdisjoint(parts)]:
            del found[other]
        found[label] = Word(label, texts, idf)


LIKELY = 0.3
"""Least weight of a phrase's translation that says each of its words (by hand)."""


def _say_in_phrases(found: dict[str, Word]) -> None:
    """Add to the words of an English question what phrases of them are in Chinese: 季军 says "third" in "third place".

    Else what is translated as one would count as half unsaid.
    """
    for label, phrase in [item for item in found.items() if " " in item[0]]:
        texts = [(text, weight) for text, weight in phrase.variants if weight >= LIKELY and is_cjk(text[0])]
        for part in label.split(" ") if texts else ():
            if (word := found.get(part)) is not None:
                known = dict(word.variants)
                more = tuple((text, weight) for text, weight in texts if known.get(text, 0.0) < weight)
                found[part] = replace(
                    word, variants=(*(item for item in word.variants if item[0] not in dict(more)), *more)
                )


_SHARE_OF = re.compile(r"\bshare of\b|\b(?:what|which) share\b")


_JOINING = re.compile(
    r"\b(?:(?:made|comprised|composed) (?:up )?of|consist(?:s|ed|ing)? of|in charge|responsible for|tasked with|entrusted with)\b"
)
"""Phrases that tie what is asked for to the rest: their words say nothing by themselves."""


def _only_asks(label: str, folded: str) -> bool:
    """Return whether a word of an English question only asks for a kind of answer; the share price is of shares."""
    if label in _ASKING_ENGLISH:
        return label != "share" or _SHARE_OF.search(folded) is not None
    joining = " ".join(_JOINING.findall(folded))
    return bool(joining) and not set(label.split(" ")).isdisjoint(joining.split(" "))


_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d\d(?=年))")
_CLASS = re.compile(r"哪(?:一|些|几)?[家个所支座]?(单位|机构|部门|公司|企业|学校|球队|城市|国家)")
"""The sort of what is asked for, which a text that names it need not say."""
_RELATIVE_YEARS = frozenset("今年 去年 前年 本年 当年 上年".split())
"""They say nothing of a text that has none of them: which year that is depends on when one asks."""
_DONE_WHAT = re.compile(r"[干做]了(?:些|哪些)?(?:什么|啥)")
"""What asks for what was done, where a text says that it was: 进行了, 开展了."""
_SAYS_LITTLE = frozenset(
    """愿意 乐意 想 想要 希望 觉得 认为 据说 听说 接下来 往后 力气 功夫 劲 名称 全称 比作 喻为 誉为 视为 形容 外号 绰号 别称 美称 美誉 昵称 好好 究竟 真的 实际 实际上 最终 最后 原定 原计划 原本 事实上 本地 当地 场地 仪式 名额 一块儿 一块 被称作 被称为 被誉为 被比作 目标 预期 咱们 咱 我们 你们
    nickname nicknamed nicknames epithet sobriquet dubbed likened called named originally actually apparently supposedly allegedly roughly totally""".split()
)
"""Words of how something is meant or put, which a text that has none of them need not say."""
_FIRST = re.compile(r"(?:第[一1]|首)([^\W\d_])")
_DAY = re.compile(r"([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])([月日号])")
"""A month or day in Chinese numerals, which a text may write in digits."""
_TENS = 2
"""Month that 12月 holds, too."""


def _chinese_word(word: str, index: Index) -> Word:
    """Return a word of a Chinese question with what else says it: 首届 for 第一届, written words for a spoken one."""
    texts = [(word, 1.0)]
    if first := _FIRST.fullmatch(word):
        texts += [(said + first[1], 1.0) for said in ("第一", "首") if said + first[1] != word]
    if (day := _DAY.fullmatch(word)) and (value := chinese_value(day[1])):
        number = value[0]
        texts += [(f"年{number}月" if number <= _TENS else f"{number}月", 1.0)] if day[2] == "月" else []
        texts += [(f"月{number}{unit}", 1.0) for unit in "日号"] if day[2] != "月" else []
    texts += [(said, spoken.WEIGHT) for said in spoken.WRITTEN.get(word, ())]
    frequency = max(_frequency(text, index) for text, _ in texts)
    return Word(word, tuple(texts), index.lexical.idf(frequency))


def halves(word: Word, index: Index) -> list[Word]:
    """Return the two words of which a Chinese word of four characters that no text has is made: 人均|收入; else none."""
    label = word.label
    if len(label) != 4 or not all(is_known(half) for half in (label[:2], label[2:])):
        return []
    found = [_chinese_word(half, index) for half in (label[:2], label[2:])]
    return found if all(_frequency(half.label, index) for half in found) else []


def _as_said(
    item: QueryTerm, frequency: float, language: str, index: Index
) -> tuple[tuple[tuple[str, float], ...], float]:
    """Return what counts as a word of the question, chronicles' own words for an English one among it, and its idf."""
    texts = _texts(item, language)
    if language != "zh" and (said := [text for stem in _stems(item) for text in SAID.get(stem, ())]):
        known = {text for text, weight in texts if weight >= WEIGHT}
        texts = (*texts, *((text, WEIGHT) for text in dict.fromkeys(said) if text not in known))
        frequency += max(_frequency(text, index) for text in said)
    if language != "zh" and (alike := _said_alike(item)):
        known = {text for text, _ in texts}
        texts = (*texts, *((text, weight) for text, weight in alike.items() if text not in known))
        frequency += _most_held(alike, index)
    return texts, index.lexical.idf(frequency)


def _said_in_news(word: Word, index: Index) -> Word:
    """Return a word of a Chinese question with what English news says for it, beyond what the table gives."""
    said = [text for text, _ in word.variants if text.isascii()] + list(IN_ENGLISH.get(word.label, ()))
    if not said or not is_cjk(word.label[0]):
        return word
    known = {text for text, _ in word.variants}
    more = dict.fromkeys(said, WEIGHT) | _alike(said)
    new = {text: min(weight, WEIGHT) for text, weight in more.items() if text not in known}
    held = _most_held(new, index)
    if not held:
        return word
    idf = min(word.idf, index.lexical.idf(_frequency(word.label, index) + held))
    return replace(word, variants=(*word.variants, *new.items()), idf=idf)


def _said_alike(item: QueryTerm) -> dict[str, float]:
    """Return what English text may say for an English word: its irregular forms, and words of the same meaning."""
    return _alike(_stems(item))


def _alike(stems: list[str]) -> dict[str, float]:
    found = {form: 1.0 for text in stems for form in FORMS.get(text, ())}
    for text in [*stems, *found]:
        for other in ALIKE.get(text, ()):
            for form in (other, *FORMS.get(other, ())):
                found.setdefault(form, WEIGHT)
    return found


def _stems(item: QueryTerm) -> list[str]:
    """Return the English forms of a word of the question: as typed, as the index stems it, and as American English does."""
    forms = [item.label, *(text for text, *_ in item.variants if text.isascii())]
    forms += [" ".join(map(stem, text.split(" "))) for text in forms if text.isascii()]
    forms += [text[:-1] + "s" for text in forms if text.endswith("iz")]
    return list(dict.fromkeys(forms))


_RANKED = re.compile(
    r"\b(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)[ -](grade|class|level|rank|phase|stage|tier|batch|prize)\b"
    r"|\b(grade|class|level|phase|stage) ([1-5]|one|two|three|four|five|i{1,3})\b"
)
_RANKS = {
    "first": "一", "1st": "一", "1": "一", "one": "一", "i": "一", "second": "二", "2nd": "二", "2": "二", "two": "二",
    "ii": "二", "third": "三", "3rd": "三", "3": "三", "three": "三", "iii": "三", "fourth": "四", "4th": "四",
    "4": "四", "four": "四", "fifth": "五", "5th": "五", "5": "五", "five": "五",
}  # fmt: skip
_RANKED_THINGS = {
    "grade": "级等", "class": "级等", "level": "级", "rank": "级等", "phase": "期", "stage": "期", "tier": "级线",
    "batch": "批", "prize": "等",
}  # fmt: skip


def _ranked(folded: str) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
    """Yield what an English ordinal before a word of rank is in Chinese, which no dictionary of words has.

    Example:
        >>> list(_ranked("how many first-grade relics"))
        [('first-grade', (('一级', 1.0), ('一等', 1.0)))]
    """
    for match in _RANKED.finditer(folded):
        number, thing = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield match.group(), tuple((_RANKS[number] + ending, 1.0) for ending in _RANKED_THINGS[thing])


def ranked_forms(folded: str) -> list[str]:
    """Return what a folded English ordinal before a word of rank may be in Chinese: 二期 for "second phase"."""
    return [text for _, texts in _ranked(folded) for text, _ in texts]


def _say_in_english(item: QueryTerm, found: dict[str, Word], index: Index) -> None:
    """Add to the words of a Chinese question what English texts call one of them, or a part of it.

    A word that no text has as a whole, but in parts (高新技术企业 in English), gives way to these.
    """
    near = [word for word in found if item.label in word or word in item.label]
    if not near or item.label in _ASKING:
        return
    if any(word != item.label and item.label in word and _most_held(IN_ENGLISH.get(word, ()), index) for word in near):
        return  # 院长 is said as a whole: 长 is no chief
    english = _texts(item, "en")
    idf = index.lexical.idf(_frequency(item.label, index) + index.lexical.document_frequency(item))
    known = found.get(item.label)
    if english or known:
        found[item.label] = Word(item.label, ((item.label, 1.0), *english), idf)
    for word in near if english else ():
        if word != item.label and not _frequency(word, index):
            del found[word]


def _texts(item: QueryTerm, language: str) -> tuple[tuple[str, float], ...]:
    """Return what counts as the word: in a Chinese question only a near translation, since who writes GDP means GDP.

    A stem that ends in i (energi, compani) stands in a text as the word in y, too, of which it was made.
    """
    least = 0.3 if language == "zh" else 0.03
    texts = [(text, weight) for text, _, weight in item.variants if weight >= least]
    whole = [
        (f"{text[:-1]}y", weight) for text, weight in texts if len(text) > 3 and text.isascii() and text[-1] == "i"
    ]
    return (*texts, *whole)


def _frequency(word: str, index: Index) -> float:
    """Return an upper bound of the passages that hold a Chinese word: the rarest of its pairs of characters."""
    pairs = [word[i : i + 2] for i in range(len(word) - 1)] or [word]
    return float(min(index.lexical.frequency(term(pair)) for pair in pairs))


def _most_held(texts: Iterable[str], index: Index) -> float:
    """Return in how many passages the commonest of English words stands, whatever their endings; 0 without one."""
    return float(max((index.lexical.frequency(term(stem(text))) for text in texts if " " not in text), default=0))
