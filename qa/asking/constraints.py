"""What a question takes for granted: its times, places, bodies, persons and ordinals, each checked against the text.

A question that names 2023, 泉州 or 第三批 is answered by nothing that does not speak of them. What holds for a
whole text (晋江 in the chronicle of 晋江) need not be said in each of its sentences; what the event's title says need
not be said beneath it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import half_width, is_cjk, is_latin
from corpus.quantities import numbered
from index.english import base, chinese_number
from index.pinyin import readings, romanised, syllables
from qa.asking.contrasts import belied
from qa.asking.holdings import AS_NAME, COVERED, event_text, implied_year, is_held, share_of
from qa.asking.matching import stands_short
from qa.asking.named import (
    CODE,
    SERIES,
    Constraint,
    coded_forms,
    counts_on,
    is_first,
    is_made_up,
    is_miscut,
    named_in,
    numbers_in,
    says_ordinal,
    says_turn,
)
from qa.asking.question import COUNTED, is_offered
from qa.asking.segmenter import folded_of as fold
from qa.checking.owners import counted_of_another, is_another_person, is_of_another_month, is_of_number, is_of_quoted
from qa.finding import names
from qa.finding.labels import label_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, Index
    from index.passages import Row
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence


EVERYWHERE = 1 / 3
"""Share of a text's passages from which on a place named in them is what the text is about (by hand)."""

_PERIOD = re.compile(
    r"(?:19|20)?\d{0,2}年?度?(?:第?[一二三四1-4]季度|[上下]半年)|\bq[1-4]\b|\bh[12]\b|\b(?:first|second|third|fourth) (?:quarter|half)\b"
)

_CONTRARY = tuple(
    tuple(tuple(said.split()) for said in line.split("|"))
    for line in (
        "首月 头一个月 第一个月|次月 第二个月",
        "首日 首天|次日 第二天",
        "首年 头一年|次年 翌年",
        "一期 首期|二期|三期",
        "男子 男性 男生 男职工 男排 男足 男篮 +男|女子 女性 女生 女职工 女排 女足 女篮 +女",
        "省内 +本省|省外 +外省",
        "市内 +本市|市外",
        "县内 +本县|县外",
        "国内 境内|国外 海外 境外",
        "线上 网上 +在线 +云 +直播 +网络|线下 +现场",
        "进口|出口",
        "城镇|农村 +乡村 +农民",
        "国家级 全国重点 国家重点 +国家 +全国|省级 省重点|市级 市重点|县级 县重点",
        "同比 +比上年 +比去年|环比 +比上季 +比上月",
        "冠军 +第一名 +夺冠|亚军 +第二名|季军 +第三名",
        "金奖 金牌|银奖 银牌|铜奖 铜牌",
        "一等奖|二等奖|三等奖",
        "博士|硕士|本科 +学士|专科 大专",
        "公办|民办",
        "上午|下午",
        "开幕 +揭幕 +开闭幕|闭幕 +落幕 +谢幕 +开闭幕",
        "文字记者 +文|摄影 +图",
        "左岸|右岸",
        "上游|下游",
        *(f"东{part}|西{part}|南{part}|北{part}" for part in "翼楼馆区岸侧线门站院塔厅口段"),
    )
)
"""What one thing cannot be at once, by line; what stands behind + only tells that it is spoken of."""

TITLE, _PARTS = 12, re.compile("[,;:。、和与]")
"""Characters of a title that may stand between a body and who is of it, and what parts them."""

_COMPARED = re.compile(r"比|较|相差|增|减|提高|下降|上升|降低|\b(?:than|compared|from|since)\b")

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_BASE_YEAR = re.compile(r"(?:比|較|较)(?:19|20)\d\d年(?!度?的?[约近]?\d)")
"""A year that a number is only compared with (68.4%,比2001年提高9.2个百分点): nothing is said of it, unless its own number is
(比2018年的1240万元增长156%)."""


@lru_cache(maxsize=256)
def sides(asked: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return for each contrary of which a folded question names one side the words of that side and of the others.

    Example:
        >>> [(mine[0], "女子" in others) for mine, others in sides("男子组是谁")]
        [('男子', True)]
    """
    found = []
    for line in _CONTRARY:
        mine = [side for side in line if any(word in asked for word in side)]
        if len(mine) == 1:
            others = tuple(word for side in line if side is not mine[0] for word in side if word[0] != "+")
            found.append((mine[0], others))
    return found


_PLACE_TAIL = re.compile(r"(?:特别行政区|地区|自治区|自治州|省|市|县|区|镇|乡|村)$")

_STORM = re.compile(r"\b(?:[Tt]yphoon|[Hh]urricane|[Cc]yclone|[Ss]torm) ([A-Z][a-z]+)\b")

_STORM_SAID = re.compile(r"(?:台风|飓风|风暴|强台风|超强台风)[“‘\"「]?([\u4e00-\u9fff]{2,4})")

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")


def _is_offered(question: Question, item: Constraint) -> bool:
    """Return whether a question offers a name as one of two (在晋江还是在石狮): it need not be the one that holds."""
    if question.kind == "comparison" or item.kind in {"ordinal", "code"}:
        return False
    return is_offered(question.text, item.start, item.start + len(item.text))


_HELD_IN = re.compile(r"\b(?:held|take place|took place|staged|hosted|organi[sz]ed) (?:\w+ )?(?:in|at) (?:the )?$")
"""What leads up to the place where an English question asks if something was held."""


class Constraints:
    """The constraints of one question, checked against one index."""

    def __init__(self, question: Question, words: list[Word], index: Index, hits: Sequence[Hit] = ()) -> None:
        self.question = question
        self.index = index
        self.words = words
        self._hits = hits[:3]
        self.named = tuple(
            # A foreign name of one word, which the passages write by its sound, is somebody's more often than a place's
            replace(item, kind="person") if item.kind == "place" and self._heard(fold(item.text)) else item
            for item in named_in(question)
            if not _is_offered(question, item)
            if item.kind in {"ordinal", "code"} or not is_miscut(index, question.text, item.text, item.start, hits)
            if item.kind != "person" or not is_made_up(index, item.text, hits)
            if not (item.kind == "place" and item.text[0] in "和与及" and not is_held(index, fold(item.text), "person"))
        )

    @cached_property
    def latin(self) -> bool:
        """Whether the best passages are mostly in Latin letters."""
        return is_latin("".join(fold(hit.row.text) for hit in self._hits))

    def dated(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences that fit every time the question names, in their order."""
        periods = _periods(self.question.text)
        if not self.question.dates and not periods:
            return sentences
        return [item for item in sentences if self._fits(item, periods)]

    def numbered(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences, those last that speak of another one of a row only (第十二届, asked of the first)."""
        wanted = numbers_in(fold(self.question.text))
        if not wanted:
            return sentences
        told = [numbers_in(item.folded) for item in sentences]
        astray = [
            any(thing in said and not said[thing] & numbers for thing, numbers in wanted.items()) for said in told
        ]
        if all(astray):
            return sentences
        return [item for item, off in zip(sentences, astray, strict=True) if not off] + [
            item for item, off in zip(sentences, astray, strict=True) if off
        ]

    def naming(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences whose events speak of every person whom the question names; all if none does.

        What is said of others answers nothing, however many other words it shares.
        """
        people = [item for item in self.named if item.kind == "person" or (item.kind == "code" and "." in item.text)]
        told = [item for item in sentences if all(self._met(person, item, None) for person in people)] if people else []
        return told or sentences

    def names_people_of(self, sentence: Sentence) -> bool:
        """Return whether the question names people and the sentence itself has them all."""
        formed = [self.forms(item) for item in self.named if item.kind == "person"]
        formed = [forms for forms in formed if forms]
        return bool(formed) and all(has_any(forms, sentence.folded) for forms in formed)

    def _fits(self, sentence: Sentence, periods: list[str]) -> bool:
        from qa.finding.extract import meets_dates

        row = sentence.row
        title = self._title(row.source)
        known = implied_year(self.index, row.source) or _year_in(title)
        others = f"{title} {known}年" if known and row.date is None else title
        if row.date is not None and _year_in(title) is None:
            others = _YEARS.sub(" ", title)  # 大事记(1985—1986年): a dated event is of its own year
        others = f"{others} {row.event or ''}"  # Results for 2023
        text = sentence.text if _COMPARED.search(fold(self.question.text)) else _BASE_YEAR.sub("", sentence.text)
        if not meets_dates(row, text, self.question.dates, others, known):
            return False
        return all(self._in_period(sentence, period, known) for period in periods)

    def _in_period(self, sentence: Sentence, period: str, known: int | None) -> bool:
        row = sentence.row
        part = _part_of_year(period)
        if fold(period) in sentence.folded or (part and part in map(_part_of_year, _periods(sentence.plain))):
            return True
        year = int(row.date.first[:4]) if row.date else known
        of_year = f"{period} of {year}" if period.isascii() else f"{year}年{period}"
        wanted = find_dates(period, year) or (find_dates(of_year) if year else [])
        if not wanted:
            return False
        spans = [item.date for item in _mentions(sentence.text, year)] + ([row.date] if row.date else [])
        low, high = wanted[0].date.first, wanted[0].date.last
        return any(low <= span.first and span.last <= high for span in spans)

    def missing_names(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the names and ordinals of the question, as asked, that the sentence and what stands over it lack."""
        told = self.question.kind == "yesno" and bool(names.venues(sentence.text))
        lacking = tuple(
            item.text for item in self.named
            if not self._met(item, sentence, answer) and not (told and item.kind == "place" and self._asks_there(item))
        )  # fmt: skip
        lacking += self._other_storm(sentence)
        if answer and self.question.kind in COUNTED and is_of_another_month(self.question.dates, sentence, answer):
            lacking += times_of(self.question)
        return (
            *lacking,
            *self._contradicted(sentence),
            *self._belied(sentence, answer),
            *self._next(sentence, answer),
            *self._of_another_person(sentence, answer),
            *self._titles_another(sentence, answer),
        )

    def _asks_there(self, item: Constraint) -> bool:
        """Return whether a question asks if something was held at a place: a text that names another denies it."""
        before = self.question.text[: item.start]
        return before[-1:] in {"在", "于"} or _HELD_IN.search(before) is not None

    def _of_another_person(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the person whom the question names where a quantity stands in a part of the sentence that names another.

        In 卢卡斯的转会费为120万欧元;宋一凡租借加盟 the sum is not 宋一凡's.
        """
        if answer is None or self.question.kind not in COUNTED:
            return ()
        people = [item for item in self.named if item.kind == "person" and self.forms(item)]
        if people and is_another_person([self.forms(item) for item in people], sentence, answer):
            return tuple(item.text for item in people)
        text, at = sentence.plain, answer[0] - sentence.start
        low = max(text.rfind(mark, 0, at) for mark in ";。") + 1
        high = next((place for place in range(at, len(text)) if text[place] in ";。"), len(text))
        part = fold(text[low:high])
        if part == sentence.folded or not names.people(text[low:high]):
            return ()
        asked = [item for item in self.named if item.kind == "person"]
        formed = [(item.text, self.forms(item)) for item in asked]
        return tuple(name for name, forms in formed if has_any(forms, sentence.folded) and not has_any(forms, part))

    def _titles_another(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the person whom the question names where what answers it leads up to the name of another.

        In 曼彻斯特大学教授某某、院士蒋士成 the university is not 蒋士成's.
        """
        asked = [item for item in self.named if item.kind == "person"]
        if answer is None or not asked or self.question.kind in COUNTED | {"person", "yesno"}:
            return ()
        text, end = sentence.plain, answer[1] - sentence.start
        behind = next((span for span in names.people(sentence.text) if span[0] >= end), None)
        if behind is None or behind[0] - end > TITLE or _PARTS.search(text, end, behind[0]):
            return ()
        name = fold(text[behind[0] : behind[1] + 3])  # with what the segmenter may have cut off
        return tuple(item.text for item in asked if (forms := self.forms(item)) and not has_any(forms, name))

    def _other_storm(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the storm that an English question names where the text has only others (台风“海棠”, not Doksuri)."""
        match = _STORM.search(self.question.text)
        row = sentence.row
        around = fold(f"{row.event or ''}\n{row.text}\n{self._event(row)}")
        if match is None or self.latin or not (said := _STORM_SAID.findall(around)):
            return ()
        name = fold(match[1])
        forms = [
            text for word in self.words if word.label == name for text, weight in word.variants if weight >= AS_NAME
        ]
        return () if name in around or any(form in other for form in forms for other in said) else (match[0],)

    def _next(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return what the question names with a number of a row (line 2) where the answer is of another (line 1)."""
        row, found = sentence.row, []
        for thing, number, _ in numbered(self.question.text):
            text = sentence.text[: answer[0] - sentence.start] if answer else sentence.text
            within = sentence.text[: answer[1] - sentence.start] if answer else ""
            said = [other for name, other, _ in numbered(text) or numbered(within) if name == thing]
            # Line 5, of which the passage goes on to speak, is not the one whose fare it has told before
            told = row.text[: sentence.start - row.start + len(sentence.text)] if answer else row.text
            event = self._event(row)
            event = event[: max(event.find(fold(row.text)), 0)] if answer else event
            around = fold(f"{row.event or ''}\n{self._title(row.source)}\n{event}\n{told}")
            if not (said[-1] == number if said else _has_number(around, number)):
                found.append(f"{thing} {number}")
        return tuple(found)

    def _contradicted(self, sentence: Sentence) -> tuple[str, ...]:
        """Return what the question says of a thing where the sentence says the contrary only (次月: 首月接待三万人)."""
        if self.question.language != "zh" or self.question.kind == "yesno":
            return ()
        asked = fold(self.question.text)
        text = f"{sentence.folded}\n{fold(sentence.row.event or '')}\n{fold(self._title(sentence.row.source))}"
        found = []
        for mine, others in sides(asked):
            if any(word in sentence.folded for word in others) and not any(word.lstrip("+") in text for word in mine):
                found.append(next(word for word in mine if word in asked))
        return tuple(found)

    def _belied(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the words of the question to which what the answer is of stands opposed (national, of 省级1家)."""
        if answer is None or self.question.kind not in COUNTED | {"person"}:
            return ()
        places = (bisect_left(sentence.offsets, place - sentence.start) for place in answer)
        return belied(fold(self.question.text), sentence.folded, *places)

    def _met(self, item: Constraint, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        row = sentence.row
        label = label_over(self.index, row.number, sentence.start)
        over = fold(f"{row.event or ''}\n{self._title(row.source)}\n{label}")
        around = f"{over}\n{fold(row.text)}"
        if item.kind == "ordinal":
            text = f"{around}\n{self._event(row)}"
            turn = says_turn(item.text, _told_with(sentence, answer), around)
            return turn or says_ordinal(item.text, text) or (is_first(item.text) and not counts_on(item.text, text))
        if item.kind == "place" and self.latin and is_cjk(item.text[0]):
            # What the table can say in English and the text does not have is another place
            known = self.index.table.has_word(fold(item.text))
            return not known or self._covers(sentence, fold(item.text)) >= COVERED
        sort = _THING_NAMED.search(item.text)
        if sort and not self.latin and self._covers(sentence, sort[1].lower()) < COVERED:
            return False  # Qingze Airport is not met by 青泽站
        forms = self.forms(item)
        if not forms:
            return True
        if self.latin and not any(map(is_cjk, item.text)) and not self._written(forms, row):
            return False
        if item.kind == "code" and answer and counted_of_another(item.text, _led_by(sentence, answer)):
            return False  # whatever the title names
        if any(self._everywhere(form, row) for form in forms) or has_any(forms, over):
            return True
        if self._is_elsewhere(item, forms, sentence, over):
            return False
        owned = self._is_of(item, forms, sentence, answer, over)
        if owned is not None:
            return owned
        person = item.kind == "person"
        if self._is_of_somebody_else(forms, sentence) if person else self._is_told_later(forms, sentence):
            return False
        if has_any(forms, around) or has_any(forms, self._event(row)):
            return True
        if item.kind in {"person", "code"}:
            return False  # bodies and places are spelt out, people are not
        return any(len(form) == 2 and stands_short(form, f"{around}\n{self._event(row)}") for form in forms)

    def _is_of_somebody_else(self, forms: list[str], sentence: Sentence) -> bool:
        """Return whether a sentence names a person, and not the one of whom a Chinese question asks if something is so."""
        if (self.question.kind, self.question.language) != ("yesno", "zh"):
            return False
        people = (sentence.text[slice(*span)] for span in names.people(sentence.text))
        return not has_any(forms, sentence.folded) and any(not names.is_office(name) for name in people)

    def _is_told_later(self, forms: list[str], sentence: Sentence) -> bool:
        """Return whether the passage of a name that answers who did something has another only behind its sentence."""
        if self.question.kind not in {"person", "organisation"}:
            return False
        row = sentence.row
        end = sentence.end - row.start
        return not has_any(forms, fold(row.text[:end])) and has_any(forms, fold(row.text[end:]))

    def _is_of(
        self, item: Constraint, forms: list[str], sentence: Sentence, answer: tuple[int, int] | None, over: str
    ) -> bool | None:
        """Return whether what a sentence tells is of a name in particular; None where it need not be said so closely."""
        row, counted = sentence.row, self.question.kind in COUNTED
        if item.kind == "thing":  # of another that is named in quotes nothing is asked
            return not counted or answer is None or is_of_quoted(forms, sentence, answer)
        if counted and answer and not self.latin and item.kind == "code" and numbers_in(fold(item.text)):
            return is_of_number(forms, item.text, sentence, answer, _led_by(sentence, answer))
        if item.text.endswith("期"):  # what is told of the whole is not told of its second phase
            before = row.text[: sentence.start - row.start].rstrip()
            return has_any(forms, sentence.folded) or has_any(forms, fold(re.split("[。!?！？\n]", before[:-1])[-1]))
        if item.kind == "place" and answer is not None and counted:
            # A passage that has named its place need not name it in each sentence, unless that speaks of another
            elsewhere = has_any(forms, sentence.folded) or bool(names.places(sentence.text))
            before = fold(row.text[: max(sentence.start - row.start, 0)])
            led = fold(_led_by(sentence, answer))
            if "级" not in fold(self.question.text):  # 泉州市级 is a rank, whatever the place
                before, led = (_RANK.sub("", text) for text in (before, led))
            if any(len(form) == 2 and stands_short(form, over) for form in forms):
                return True  # 福大, of the event that has 福州大学 in its title
            return has_any(forms, led) or (
                not elsewhere and has_any(forms, before) and not any(stands_among(form, before) for form in forms)
            )
        return None

    def _is_elsewhere(self, item: Constraint, forms: list[str], sentence: Sentence, over: str) -> bool:
        """Return whether a Chinese sentence dates what is at another place than the question names.

        襄阳二期项目投产 does not date that of 摩洛哥, of which the same passage tells something else.
        """
        if item.kind != "place" or self.question.kind != "date" or self.latin:
            return False
        near = f"{over}\n{sentence.folded}"
        if has_any(forms, near) or any(len(form) == 2 and stands_short(form, near) for form in forms):
            return False
        places = (word for word in names.tokens(sentence.plain) if word.tag == "ns" and len(word.text) > 1)
        return any(self._is_ground(sentence.plain, word.start, word.end) for word in places)

    def _is_ground(self, plain: str, start: int, end: int) -> bool:
        """Return whether a place is where its clause is set: it opens it or goes before what is asked about.

        从德国进口设备 names an origin.
        """
        before = _CLAUSE_PARTED.split(plain[:start])[-1]
        if before.endswith(_WHENCE_OR_WHITHER):
            return False
        behind = _CLAUSE_PARTED.split(plain[end:], maxsplit=1)[0]
        return not _HAN.search(_DAY_SAID.sub("", before)) or any(
            word.label in behind for word in self.words if len(word.label) > 1
        )

    def _written(self, forms: list[str], row: Row) -> bool:
        """Return whether the English text around a passage writes one of the forms large: a Rose Garden, no sum that rose."""
        texts = [row.event or "", self._title(row.source), row.text]
        if row.event_number:
            texts += map(self.index.passages.text_of, self.index.passages.of_event(row.source, row.event_number))
        large = "|".join(re.escape(way) for form in forms for way in {form.title(), form.upper(), form.capitalize()})
        return re.search(rf"\b(?:{large})", "\n".join(texts)) is not None

    def forms(self, item: Constraint) -> list[str]:
        """Return the folded texts that count as a name; [] where it cannot be judged.

        An English name over a Chinese text can be judged if the translation table has it or it is spelt in pinyin; how
        Casagrande would be written in Chinese nobody knows.
        """
        name = fold(item.text)
        if item.kind == "code":
            if name[:1].isdigit() and "." in name:
                return [name] if name.count(".") > 1 else [name, f"{name}.0"]
            match = CODE.fullmatch(name)
            if (series := SERIES.fullmatch(name)) and (letter := series[1] or series[2] or series[3]):
                return [name] if self.latin else [f"{letter}轮"]
            return coded_forms(match) if match and not self.latin else []
        if any(map(is_cjk, name)):
            if self.latin:  # a foreign name in characters cannot be judged: only what is found counts
                written = romanised(name) if item.kind == "person" else []
                return [form for form in written if is_held(self.index, form, "person")]
            short = _PLACE_TAIL.sub("", name) if item.kind == "place" else name
            return [name] if len(short) < 2 else [short]
        if self.latin:
            parts = [part for part in name.split() if len(part) > 2] or [name]
            parts = [part[:-1] if part.endswith(("ls", "ns")) else part for part in parts]  # the Liberals
            return [part for part in parts if part not in SORTS] or [name]
        if name in SORTS:
            return []  # the Company may be called 集团
        if not self._is_translated(name) and (led := _BODY_TAIL.fullmatch(name)):
            name = led[1]  # Harvard University: 哈佛 decides, any text may speak of a 大学
        if name in readings() and (item.kind == "place" or (item.kind == "person" and name == fold(item.text))):
            return self._called(name) if item.kind == "person" else []  # Zhou may be any of a dozen characters
        spelt = bool(syllables(re.sub(r"[ '’-]", "", name)))
        if bodies := self._bodies(fold(item.text)):
            return bodies
        if not spelt and not self._is_translated(name) and not _WHOLE_NAMED.search(name):
            heard = self._heard(name)
            return [name, *heard] if heard else []
        found = [name]
        words = [word for word in self.words if word.label in name or name in word.label]
        # Any text may speak of a 大学, or of 技术: what sort of thing is named does not tell which
        telling = [word for word in words if not SORTS.union(_FIELDS).issuperset(word.label.split())]
        for word in telling or words:
            found += [text for text, weight in word.variants if weight >= AS_NAME and not text.isascii()]
        return found

    def _bodies(self, name: str) -> list[str]:
        """Return how Chinese writes a body named in English whose whole name tells it: 北京大学 is not 北京理工大学.

        [] where it is no such body, or the table cannot say it.
        """
        if not _WHOLE_NAMED.search(name):
            return []
        found = self._in_chinese(name)
        led = _BODY_TAIL.fullmatch(name)
        if led:
            places = [text for text in self._in_chinese(led[1]) if any(word.tag == "ns" for word in names.tokens(text))]
            sorts = self._in_chinese(name.removeprefix(led[1]).strip())
            found += [f"{place}{sort}" for place in places for sort in sorts]
        return [name, *found] if found else []

    def _in_chinese(self, name: str) -> list[str]:
        """Return what the translation table writes for a folded English name that it has whole."""
        key = name if name in self.index.table else " ".join(map(base, name.split()))
        return [
            item.word for item in self.index.table.translations(key) if item.weight >= AS_NAME and is_cjk(item.word[0])
        ]

    def _called(self, name: str) -> list[str]:
        """Return how the passages call somebody of whom a question has the surname in pinyin: 周女士 for Ms Zhou.

        [] where one of that surname is told of by the whole name; the name itself, which is not found, where none is.
        """
        surnames = [character for character in readings()[name] if character in ALL_SURNAMES]
        called = (f"{surname}{title}" for surname in surnames for title in _CALLED)
        found = [form for form in called if is_held(self.index, form, "person")]
        return found or ([] if any(map(self._is_surname, surnames)) else [name])

    def _is_surname(self, character: str) -> bool:
        """Return whether the passages name somebody whose name begins with a character."""
        passages = self.index.passages
        texts = (passages.text_of(int(number)) for number in passages.holding(character, None)[:LOOKED_FOR])
        return any(text[start] == character for text in texts for start, _ in names.people(text))

    def _is_translated(self, name: str) -> bool:
        """Return whether the translation table has a folded English name: Germany, which it keeps by its base, as France.

        A name with an s at its end has another's base: Lucas is no Luca.
        """
        return (name if name.endswith("s") else " ".join(map(base, name.split()))) in self.index.table

    def _heard(self, name: str) -> list[str]:
        """Return how the passages write a foreign name by its sound (卢卡斯 for Lucas), which no table has."""
        if self._is_translated(name):
            return []
        found = [way for word in self.words if word.label == name for way in word.variants if is_cjk(way[0][0])]
        best = max(found, key=lambda way: way[1], default=("", 0.0))[0]
        return [best] if len(best) > 2 and names.SOUNDS.issuperset(best) else []

    def _everywhere(self, form: str, row: Row) -> bool:
        return share_of(self.index, row.source, form) >= EVERYWHERE

    def _title(self, source: str) -> str:
        number = self.index.passages.numbers.get(source)
        return "" if number is None else self.index.passages.sources[number].title

    def _event(self, row: Row) -> str:
        return event_text(self.index, row.source, row.event_number) if row.event_number else ""

    def _covers(self, sentence: Sentence, label: str) -> float:
        """Return how well a word of the question is covered, alone or in a phrase ("set up"); 1 if it is none."""
        found = [
            value for word, value in zip(self.words, sentence.covered, strict=True) if label in word.label.split(" ")
        ]
        return max(found, default=1.0)

    def nowhere(self) -> tuple[str, ...]:
        """Return the names of the question that no passage of the index has, as asked."""
        found = []
        for item in self.named:
            if item.kind in {"ordinal", "thing"}:
                continue
            forms = self.forms(item)
            if forms and not any(is_held(self.index, form, item.kind) for form in forms):
                found.append(item.text)
        return tuple(found)


LOOKED_FOR = 100
"""Passages in which the bearer of a surname is looked for."""
_CALLED = "女士 先生 某 老师 师傅 小姐 老人 大爷 大妈 阿姨 奶奶 爷爷 医生 大夫 教授 同学".split()
"""What stands behind a surname alone."""

_mentions = lru_cache(maxsize=4096)(find_dates)

_RANK = re.compile("[\u4e00-\u9fff]{2}[省市州县区]级")
_CLAUSE_PARTED = re.compile(r"[,，;；:：。!?！？\n]")
_WHENCE_OR_WHITHER = tuple("从自向由赴")
_DAY_SAID = re.compile(r"[\d〇零一二三四五六七八九十]+[年月日]")
_HAN = re.compile("[\u4e00-\u9fff]")

_OF_BOTH = re.compile(r"[两二三四五六七八九十\d]个?[省市县区镇乡村地国校院]")


def stands_among(form: str, folded: str) -> bool:
    """Return whether a name stands in a row of three or more that ends in 等 (two, if more are counted), of all of which is told."""
    if _OF_BOTH.search(folded) and re.search(
        rf"{re.escape(form)}[^,。;:]{{0,8}}?[、和与及][^,。;:、]{{2,12}}?{_OF_BOTH.pattern}"
        rf"|[\u4e00-\u9fff]{{2,12}}?[、和与及]{re.escape(form)}[^,。;:、]{{0,6}}?{_OF_BOTH.pattern}",
        folded,
    ):
        return True
    match = re.search(
        rf"(?:[^、,。;:]{{2,16}}、){{0,12}}{re.escape(form)}[^、,。;:]{{0,8}}?(?:、[^、,。;:]{{2,16}}?){{0,12}}等(?P<more>\d)?",
        folded,
    )
    return match is not None and match.group().count("、") > (not match["more"])


def _year_in(title: str) -> int | None:
    """Return the one year that a text's title names (2023年上半年经营报告); None if it names none or several."""
    found = set(_YEARS.findall(half_width(title)))
    return int(found.pop()) if len(found) == 1 else None


def _has_number(folded: str, number: int) -> bool:
    """Return whether a folded text has a number as that of a row: 2号线, 第二, 二期, T2, line 2, no. 2."""
    ways = rf"第{number}|(?<![\d.]){number}(?:号|期|标段|\b(?![.,%]?\d|%))|(?<![a-z])t{number}(?!\d)"
    if number < 100:
        said = chinese_number(number)
        ways += rf"|第{said}|{said}(?:号|期|标段|线)"
    return re.search(ways, folded) is not None


def has_any(forms: Sequence[str], text: str) -> bool:
    """Return whether a folded text has one of the folded forms, a Latin one as a word."""
    return any(
        form in text if not form.isascii() else re.search(rf"(?<![a-z0-9]){re.escape(form)}(?:'?s)?(?![a-z0-9])", text)
        for form in forms
    )


_OPENS_WITH_TURN = re.compile(r"[上下]一?[届期次轮]")


def _told_with(sentence: Sentence, answer: tuple[int, int] | None) -> str:
    """Return the clause of an answer; the whole sentence if that begins with the turn of which it tells, or without one."""
    plain = sentence.plain
    if answer is None or _OPENS_WITH_TURN.match(plain):
        return plain
    start, end = answer[0] - sentence.start, answer[1] - sentence.start
    low = max((match.end() for match in _CLAUSE_PARTED.finditer(plain, 0, start)), default=0)
    high = _CLAUSE_PARTED.search(plain, end)
    return plain[low : high.start() if high else len(plain)]


def _led_by(sentence: Sentence, answer: tuple[int, int]) -> str:
    """Return what a number may belong to: its own clause whole, of the sentence only what goes before, no brackets."""
    text = half_width(sentence.text)
    start, end = answer[0] - sentence.start, answer[1] - sentence.start
    before = _BRACKETS.sub("", text[:start])
    after = re.split(r"[,;。]", text[end:], maxsplit=1)[0]
    inside = text[:start].rfind("(") > text[:start].rfind(")")
    return text[:end] if inside else f"{before}{text[start:end]}{_BRACKETS.sub('', after)}"


@lru_cache(maxsize=256)
def _part_of_year(period: str) -> tuple[str, str] | None:
    """Return the first and last day of a quarter or half of a year, however it is written, in a year that is always the same."""
    bare = re.sub(r"^(?:19|20)?\d*年?度?", "", period)
    found = find_dates(f"{bare} of 2000" if bare.isascii() else f"2000年{bare}")
    return (found[0].date.first, found[0].date.last) if found else None


def _periods(text: str) -> list[str]:
    """Return the quarters and halves of a year that a question names."""
    return [match.group() for match in _PERIOD.finditer(fold(text))]


SORTS = frozenset(
    """quay bridge line port street road avenue square park station terminal airport museum library hospital centre center
    school college university institute company corporation group council agency authority bank ministry department city
    county town district region river lake island bay harbour harbor mountain hill valley tunnel tower building hall
    theatre theater stadium factory plant laboratory office house garden gardens church cathedral fund foundation prize award
    festival fair exhibition conference summit marathon cup games league association society union committee commission project
    programme program plan act law national international royal""".split()
)
"""Words of a name that say of what sort the thing is: they do not tell the West Quay from the North Quay."""

_FIELDS = frozenset(
    """technology science sciences engineering research development medicine medical agriculture agricultural industry
    industrial innovation education normal finance economics of and for the""".split()
)
"""Words of a body's name that say what it does."""

_WHOLE_NAMED = re.compile(r"\b(?:university|college|bank|institute of)\b")
"""What a place has several of, each with a name of its own behind the place's."""

_THING_NAMED = re.compile(
    r" (Airport|Station|Bridge|Museum|Library|Hospital|University|School|Park|Reservoir|Stadium|Theatre|Theater|Temple|Port|Tunnel|Factory)$"
)
"""An English name of a thing whose sort any text calls by its word."""

_BODY_TAIL = re.compile(
    r"([^\W\d_]+) (?:university|college|institute|school|academy|hospital|bank|museum|company|group|corporation|city|county"
    r"|province|town|district|island|river|lake|bay|bridge|road|street|mountain|temple|village|reservoir|station|airport|port"
    r"|zoo|aquarium|library|theatre|theater|observatory|orchestra|stadium)"
)
"""A name of one word before what it is a name of."""


def times_of(question: Question) -> tuple[str, ...]:
    """Return the times that a question names, as asked."""
    text = question.text
    found = [text[item.start : item.end] for item in question.dates]
    periods = [match.group() for match in _PERIOD.finditer(text.lower())]
    return tuple(found + [period for period in periods if not any(period in other.lower() for other in found)])


def unsaid(missing: str, language: str, *, elsewhere: bool = False) -> str:
    """Return the sentence of a refusal, which names what is missing if that is known.

    ``elsewhere``: the text has it, but says of it nothing that is asked.
    """
    if missing and elsewhere:
        return (
            f"文中提到了{missing}，但没有说到所问的内容。"
            if language == "zh"
            else f"The text mentions {missing}, but does not say this there."
        )
    if language == "zh":
        return f"文中没有提到 {missing}。" if missing and missing[0].isascii() else f"文中没有提到{missing}。"
    return f"The text does not mention {missing}." if missing else "The text does not say."
