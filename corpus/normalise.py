"""Folding: the one form in which texts, questions and the translation table are compared.

Width and compatibility forms (NFKC), case, Latin accents and traditional characters are folded **character by
character**, so folding a concatenation is the concatenation of the foldings, and every folded character knows the
original one it came from. Phrase-level conversion (乾隆 keeps 乾, 乾燥 becomes 干燥) reads better but is not needed
here: both sides are folded alike, and nobody is shown the result.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


@cache
def _to_simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


class _Folding(dict[int, str]):
    """Maps a code point to its folded text; filled as characters are met, so that starting costs nothing."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if "\ud800" <= character <= "\udfff":  # a lone surrogate cannot pass through OpenCC; keep one for one
            folded = "\ufffd"
        else:
            folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).lower())
            if "\u3400" <= character <= "\U0003ffff":
                folded = _to_simplified().convert(folded)
            stripped = "".join(c for c in unicodedata.normalize("NFD", folded) if not "\u0300" <= c <= "\u036f")
            folded = unicodedata.normalize("NFC", stripped)
        self[point] = folded
        if len(folded) != 1:
            _UNEVEN.add(character)
        return folded


_FOLDING = _Folding()
_UNEVEN: set[str] = set()  # characters met so far that fold to none or several


def fold(text: str) -> str:
    """Return ``text`` folded for comparison.

    Example:
        >>> fold("晉江２０２２年 ＧＤＰ")
        '晋江2022年 gdp'
    """
    if text.isascii():
        return text.lower()
    return _folded(text) if len(text) <= KEPT_LENGTH else text.translate(_FOLDING)


KEPT, KEPT_LENGTH = 4096, 512
"""Short texts whose folding is kept, and how long they are at most: a question is folded in dozens of places, and the
passages that answer one answer the next one, too."""


@lru_cache(maxsize=KEPT)
def _folded(text: str) -> str:
    return text.translate(_FOLDING)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the offset of the original; one more for the end.

    Example:
        >>> fold_with_offsets("５…")
        ('5...', [0, 1, 1, 1, 2])
    """
    folded = fold(text)
    if text.isascii() or (len(folded) == len(text) and _UNEVEN.isdisjoint(text)):
        return folded, list(range(len(text) + 1))
    offsets = [i for i, character in enumerate(text) for _ in _FOLDING[ord(character)]]
    return folded, [*offsets, len(text)]


_NO_MARKS: set[str] = set()  # characters met so far that are no numeric marks


def has_numeric_marks(text: str) -> bool:
    """Return whether a character is numeric but no digit, ideographs apart: ①, ², ½."""
    if _NO_MARKS.issuperset(text):
        return False
    for character in set(text) - _NO_MARKS:
        if character.isnumeric() and not character.isdecimal() and not is_cjk(character):
            return True
        _NO_MARKS.add(character)
    return False


_RADICALS = dict(zip(
    "⼾⺁⺊⺎⺒⺓⺝⺟⺠⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "户厂卜兀巳幺月母民虎西见角贝足车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟", strict=True,
))  # fmt: skip
"""Radicals that look like a whole ideograph, which NFKC leaves or takes for the traditional form (Unicode's
EquivalentUnifiedIdeograph.txt)."""
_TWINS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")


def unified(text: str) -> str:
    """Return ``text`` with radicals and compatibility ideographs as the ideographs they look like, one for one.

    A PDF often says ⽉ (a radical) where 月 was printed, which no search for a month would find.

    Example:
        >>> unified("8⽉，⼈⺠医院⻓")
        '8月，人民医院长'
    """
    return _TWINS.sub(_ideograph, text)


def _ideograph(twin: re.Match[str]) -> str:
    character = twin[0]
    return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)


_HALF_WIDTH = {point: point - 0xFEE0 for point in range(0xFF01, 0xFF5F)}


def half_width(text: str) -> str:
    """Return ``text`` with full-width forms of ASCII as ASCII, character for character, so that spans stay true.

    Example:
        >>> half_width("晋江\uff0c2022\uff08试行\uff09")
        '晋江,2022(试行)'
    """
    return text.translate(_HALF_WIDTH)


class _Simplifying(dict[int, str]):
    """Maps a code point to what it is in half width and simplified characters; filled as characters are met."""

    def __missing__(self, point: int) -> str:
        character = chr(_HALF_WIDTH.get(point, point))
        folded = _FOLDING[point] if is_cjk(character) else character
        self[point] = character = folded if len(folded) == 1 else character
        return character


_SIMPLIFYING = _Simplifying()


def simplified(text: str) -> str:
    """Return ``text`` in half width and simplified characters, character for character, its case kept.

    Example:
        >>> simplified("首任校長\uff0cTSMC")
        '首任校长,TSMC'
    """
    if text.isascii():
        return text
    return _simplified(text) if len(text) <= KEPT_LENGTH else text.translate(_SIMPLIFYING)


@lru_cache(maxsize=KEPT)
def _simplified(text: str) -> str:
    return text.translate(_SIMPLIFYING)


def is_cjk(character: str) -> bool:
    """Return whether the character is a Chinese ideograph (extensions included)."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U0003ffff"
    )


_IDEOGRAPH = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff]")


def is_latin(folded: str) -> bool:
    """Return whether a folded text is mostly in Latin letters.

    Example:
        >>> is_latin("the gdp of jinjiang"), is_latin("晋江的gdp增长")
        (True, False)
    """
    letters = len(re.findall("[a-z]", folded))
    return letters > 4 * len(_IDEOGRAPH.findall(folded))


_OPENS_ENGLISH = re.compile(
    r"\s*(?:(?:[Aa]nd|[Ss]o|[Bb]ut|[Tt]hen)\b,? )?(?:(?:[Ii]n|[Aa]t|[Oo]n|[Bb]y|[Ff]or|[Ss]ince) )?"
    r"(?:[Ww]ho(?:se|m)?|[Ww]hat|[Ww]hen|[Ww]here|[Ww]hich|[Ww]hy|[Hh]ow|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Dd]oe?s?|[Dd]id|[Hh]as|[Hh]ave|[Hh]ad"
    r"|[Cc]an|[Cc]ould|[Ww]ill|[Ww]ould|[Ss]hould|[Tt]ell me|[Nn]ame|[Ll]ist|[Gg]ive)(?:['’]s)? "
)
"""How an English question opens; WHO and CAN are names in a Chinese one."""
_TITLES = re.compile("《[^》]*》|“[^”]*”|「[^」]*」")
_ASKS_CHINESE = re.compile(
    "[谁誰哪几幾吗嗎呢么麼]|什|多[少大长長高远遠久]|何[时時地处處人]|[为為如]何|怎|是[否不]|有[没無无]|的[^的]*[?？]?$"
)
"""What asks in a Chinese question, outside titles: 《谁是最可爱的人》 asks nothing."""


@lru_cache(maxsize=1024)
def language_of(text: str) -> str:
    """Return ``"zh"`` if the text asks in Chinese, else ``"en"``.

    A Chinese question often holds Latin names and digits, an English one may quote a Chinese title: one ideograph
    weighs as much as a short English word (rule of thumb). One that opens as only English questions do and has no
    Chinese word that asks is English whatever it names (Who is 雷秋菊?).
    """
    if _OPENS_ENGLISH.match(text) and not _ASKS_CHINESE.search(_TITLES.sub("", text)):
        return "en"
    ideographs = len(_IDEOGRAPH.findall(text))
    latin_words = sum(1 for word in text.split() if re.search("[a-z]", word.lower()) and not _IDEOGRAPH.search(word))
    return "zh" if ideographs and ideographs >= latin_words else "en"
