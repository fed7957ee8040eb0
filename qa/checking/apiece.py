"""What is asked, or told, of each: 每户分到多少钱 asks for 户均9167元, not for the 286万元 of all."""

from __future__ import annotations

import re

_OF_EACH = (
    r"户|人|天|日|晚|夜|月|季度|年|亩|斤|公斤|千克|吨|升|平方米|平米|公里|张"
    r"|套|股|家|次|小时|分钟|头|只|棵|株|件|台|辆|间|位|名|席|度|吨水|车|趟|本|份|瓶|盒|袋|箱|碗|杯|串|碟"
)
_OF_EVERY = "班|组|队|村|镇|乡|县|区|校|店|站|场|届|期|集|座|栋|层|艘|架|项|种|类"
"""Of one of these much else is asked (一期投资多少), of every one only what is of each."""
_ASKS = re.compile(
    rf"(?:平均)?每(?:个|一|一个)?(?P<each>{_OF_EACH}|{_OF_EVERY})(?!年?[到至])"
    rf"|(?<![第另同统唯任某之])一个(?P<group>班|组)(?:里|上)?(?:平均|大概|大约|约|有|是)*(?:多少|几)"
    rf"|(?<![第另同统唯任某之])(?:平均)?一个?(?P<one>{_OF_EACH})(?:上|里)?(?:的?(?:价格|票价|租金|售价|费用|收入|产量))?(?:要|得|卖|收|能|是|可以|需要|大概|大约|约|有)*(?:多少|几)(?!个?(?:人|次|名|位))"
    r"|(?<![第另同统唯任某之年这那头近])一个?(?P<time>年|月|季度|天|周)(?:下来)?(?:大概|大约|总共|一共|[能可要得共约])*(?:以|[省赚挣卖付交耗用产烧花存赔亏]下?|节[省约]|减少|增[加收]|生产|消耗)(?:多少|几)"
    r"|(?<![第另同统唯任某之])一(?P<field>亩|公顷)(?:地|田|林|[果茶菜]园)?[^,。?]{0,10}?(?:多少|几)"
    rf"|(?P<mean>{_OF_EACH})均"
    # 一辆公交车多少钱: of each of what is bought by the piece
    rf"|(?<![第另同统唯任某之])一(?P<bought>[台辆套件架艘只头棵株本部块支把盏张副列座次碗杯串碟份瓶盒斤]|个(?![月人小]))(?P<thing>[^,。?是有的]{{2,10}}?)(?:要|得|卖|花|能|需要|大概|大约|约)*(?:多少|几万?)(?:钱|元|万|块)"
)

_SAME = {
    "天": "天日", "日": "天日", "晚": "晚夜宿间", "夜": "晚夜宿间", "平方米": "平", "平米": "平", "公斤": "公千斤",
    "千克": "公千斤", "人": "人名位员", "名": "人名位员", "位": "人名位席",
    "间": "间晚", "户": "户家", "家": "户家",
}  # fmt: skip
"""The characters that say the same of each."""

_LED = 20
"""Characters before a quantity in which it is said that all that is told is of each (by hand)."""

_TIMES = frozenset("天日月年")
"""What a text says of each without 每: 年租金80万元, 月薪3000元."""


def per_asked(asked: str) -> str:
    """Return of each of what a folded Chinese question asks a quantity; "" if it asks for no such one.

    Example:
        >>> per_asked("去年合作社每户分到多少钱?"), per_asked("民宿一晚上多少钱"), per_asked("一共多少人")
        ('户', '晚', '')
    """
    match = _ASKS.search(asked)
    said = match.group("each", "group", "one", "time", "field", "mean", "bought") if match else ()
    return next(filter(None, said), "")


def thing_asked(asked: str) -> str:
    """Return what one of is asked for in a folded Chinese question (一台水泵多少钱: 水泵); "" if it is not named so."""
    match = _ASKS.search(asked)
    return (match["thing"] or "") if match else ""


def is_apiece(plain: str, span: tuple[int, int], per: str, thing: str = "") -> bool:
    """Return whether the clause of a quantity says that it is of each, or of the one ``thing``.

    Example:
        >>> text = "去年分红286万元,户均9167元"
        >>> is_apiece(text, (4, 9), "户"), is_apiece(text, (12, 17), "户")
        (False, True)
    """
    begin = max(plain.rfind(mark, 0, span[0]) for mark in ",;。:") + 1
    ends = [place for place in (plain.find(mark, span[1]) for mark in ",;。") if place >= 0]
    clause = plain[begin : min(ends, default=len(plain))]
    same = _SAME.get(per, per[0])
    if per in _TIMES and any(mark in clause for mark in same):
        return True
    told = rf"(?:每[^,。;]{{0,6}}|[单/])[{same}]|[{same}][均产薪额]|平均|人均|[售定票单零]价|时速"
    if re.search(rf"(?<!\d)(?<!第)[1一][{same}](?!\d)", clause) and thing[-2:] in clause.lower():
        return True  # 以45万元购入1台: what is paid for one
    before = rf"(?:每|一)个?[{same}](?!.*(?:共|合计|总))"  # 工人一天干8小时,工资200元; 一斤卖18元,共卖3000元 is of all
    return (
        re.search(told, clause) is not None
        or re.match(rf"[/每一]个?[{same}](?![\u4e00-\u9fff])", plain[span[1] : span[1] + 4]) is not None
        or (per not in {"年", "月"} and re.search(before, plain[max(span[0] - _LED, 0) : span[0]]) is not None)
    )


_ASKS_ENGLISH = re.compile(
    r"\b(?:per (?!cent|se\b)[a-z]+|(?<!million )(?<!billion )(?<!thousand )(?<!hundred )(?<!\d )each|apiece|on average|average)\b"
)
_TOLD = re.compile(
    r"[每均各]|[单售定票租房造]价|单[艘台架辆套个座]|分别|时速|(?<![\d今去明当全同本上近历多])[年月日时](?:[产薪租收销工费供用发耗需运输排]|处理|接待|加工|生产|消费)|一[斤吨张人天次瓶]|/|\b(?:per|each|every|average\w*|apiece|an? (?:head|piece|day|week|month|year|night|hour)"
    r"|\d[\d.,]* ?(?:[a-z²³]+ ){0,3}an? [a-z]+|daily|weekly|monthly|yearly|annual(?:ly)?|hourly|respectively|an hour)\b",
    re.IGNORECASE,
)


def is_of_each(asked: str, told: str) -> bool:
    """Return whether a sentence tells anything of each, if a folded English question asks for it.

    Example:
        >>> is_of_each("how many pupils are there per class?", "36个班1620名学生")
        False
        >>> is_of_each("how many pupils are there per class?", "平均每班45人"), is_of_each("how many pupils?", "1620名学生")
        (True, True)
    """
    return _ASKS_ENGLISH.search(asked) is None or _TOLD.search(told) is not None
