"""What an asker says before and behind the question itself: greetings, what it is asked for, thanks.

None of it is of the text: 想跟你们核实一下 asks for no 核实, "for my homework" for no homework.
"""

from __future__ import annotations

import re

_MARK = "[,，:：。.!！?？、;；~～…\\s]"
_WHOM = r"(?:你们?|您|贵[单位社局报]{1,2}|大家|老师|各位|咱们?|小编|编辑|同志|师傅|朋友们?)"
_OPENS_CHINESE = (
    rf"(?:喂+|哎|诶|嗨|哈喽|{_WHOM}好|不好意思|打扰(?:一下|了|您了?)?|劳驾|冒昧|抱歉|[早晚]上好|下午好)(?={_MARK}|请|想|麻烦|我|{_WHOM}好)",
    rf"{_WHOM}(?=[,，])",
    # 想跟你们核实一下,
    rf"(?:我们?|本人|这边)?(?:想要?|要|来|可以)?(?:再|先|顺便|请|麻烦)*{_WHOM}?(?:(?:跟|和|向|找|帮我?|替我){_WHOM}?)?"
    rf"(?:核实|核对|确认|打听|了解|咨询|请教|求证|请问|问|查)(?:一?下|个)?(?:数字?|事情?|情况|信息|问题|细节)?(?={_MARK})",
    rf"(?:老师|妈妈|爸爸|家长|领导|客户)(?:要|让|叫)我们?(?:查|问|找|回答)(?:一下)?(?={_MARK})",
    r"(?:[\u4e00-\u9fff]{0,3}(?:题目?|作业)|提问|问题|问)\d{0,2}(?=[:：])",
    # 请提供全县桥梁数, 帮我查一下桥多长
    rf"(?:请|烦请|恳请|麻烦){_WHOM}?(?:提供|告知|查询?|查找|问|告诉我们?|说)(?:一下)?(?=[\u4e00-\u9fffA-Za-z0-9“《]{{3}})",
    r"请问一下|帮(?:我|忙)查(?:一下|查)",
)
_CLOSES_CHINESE = (
    rf"(?<=[?？。!！,，\s])(?:(?:多谢|谢谢|感谢|拜托)[了啦]?{_WHOM}?[了啦]?|急|在线等|求(?:解答?|告知))",
)
_FOR = (
    r"(?:homework|essay|report|article|story|records?|print|class|school|assignment|project|thesis|quiz|presentation)"
)
_OPENS_ENGLISH = (
    r"(?:hi|hello|hey|excuse me|good (?:morning|afternoon|evening)|sorry(?: to (?:bother|trouble) you)?)(?: there| again| all)?(?=[,.!:;])",
    rf"(?:(?:it's )?(?:just )?for (?:my|our|the|a|an) (?:[a-z]+ )?{_FOR})(?=[,:;.?–-])",
    r"(?:(?:i(?:'d| would)? (?:just )?(?:like|want|wanted|need)|i(?:'m| am) (?:just )?(?:calling|trying)|may i|can i|could i|let me|just) (?:just )?(?:to )?|to )"
    r"(?:confirm|double-check|check|verify|ask(?: you)?|be sure|get (?:it|this|that) (?:right|straight))(?: something| one thing| a question)?"
    rf"(?: for (?:(?:the|my|our|a) )?(?:[a-z]+ )?{_FOR})?(?=[,:;.?–-])",
    r"(?:please|kindly),? (?=(?:could|can|tell|give|state|name|list|how|what|who|when|where|which|why)\b)",
    r"(?:could|can|would|will) you(?: please| kindly)? (?:(?:tell|give|show) (?:me|us)(?: please)?|say|(?=(?:name|list|give|state)\b))",
    r"do you know (?=(?:how|what|who|whom|whose|when|where|which|why)\b)",
    r"(?:tell|give) (?:me|us) (?=(?:how|what|who|whom|whose|when|where|which|why|the)\b)",
)
_CLOSES_ENGLISH = (r"(?<=[?.!,])\s+(?:(?:many )?thanks(?: a lot| in advance)?|thank you(?: very much)?|please|cheers)",)


def _any_of(patterns: tuple[str, ...], before: str = "", behind: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(patterns)}){behind}", re.IGNORECASE)


_OPENS = {True: _any_of(_OPENS_CHINESE, behind=f"{_MARK}*"), False: _any_of(_OPENS_ENGLISH, behind=r"[\s,.:;!?–-]*")}
_CLOSES = {
    True: _any_of(_CLOSES_CHINESE, behind=f"{_MARK}*$"),
    False: _any_of(_CLOSES_ENGLISH, behind=r"\W*$"),
}
_LEAST = 3
"""Characters of a question that must be left."""


def unaddressed(text: str, *, chinese: bool) -> str:
    """Return a question without what is said to whom it is asked, if a question is left.

    Example:
        >>> unaddressed("喂你好,想跟你们核实一下,大桥是哪年通车的?", chinese=True)
        '大桥是哪年通车的?'
        >>> unaddressed("For my homework: how long is the bridge? Thanks!", chinese=False)
        'how long is the bridge?'
        >>> unaddressed("Could you tell me who built it?", chinese=False)
        'who built it?'
    """
    begin = 0
    while match := _OPENS[chinese].match(text, begin):
        begin = match.end()
    kept = _CLOSES[chinese].sub("", text[begin:])
    return kept if sum(map(str.isalnum, kept)) >= _LEAST else text


_NAME_ONE = re.compile(
    r"^\W*name (?:one|any|an?)(?: of)?(?: the| those| these| its| their)? ([a-z-]+)(?: that| which| who)?\b",
    re.IGNORECASE,
)


_NAME_OF = re.compile(r"\b(what(?:'s| is| was)) (the|his|her|their|its) ([a-z-]+)['’]s name(?=\W*$)", re.IGNORECASE)
"""A question for what a thing is called."""


def one_asked(text: str) -> str:
    """Return an English question that asks for one of several by name as one that asks which, for a name as what it is called.

    Example:
        >>> one_asked("name one of the firms that came"), one_asked("Name a village in the valley")
        ('Which firm came', 'Which village in the valley')
        >>> one_asked("What was the boat's name?")
        'What was the boat called?'
    """
    text = _NAME_OF.sub(r"\1 \2 \3 called", text)
    return _NAME_ONE.sub(lambda match: f"Which {_one_of(match[1])}", text)


def _one_of(noun: str) -> str:
    if noun.lower().endswith("ies"):
        return noun[:-3] + "y"
    if re.search(r"(?:sh|ch|x|ss)es$", noun, re.IGNORECASE):
        return noun[:-2]
    return noun[:-1] if re.search(r"[^su]s$", noun, re.IGNORECASE) else noun
