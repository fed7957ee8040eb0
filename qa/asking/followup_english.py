"""An English question that leans on the one before it: "what about …", pronouns, and what is put in the place of a part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.normalise import fold, language_of
from qa.asking.completion import Completion
from qa.asking.question import is_office, kind_of
from qa.asking.topics import EMPTY, EVENTS, NOUNY, STOPS, VERBS, phrases_of, topic_in_english

if TYPE_CHECKING:
    from collections.abc import Callable


_LEAD_ENGLISH = re.compile(r"^(?:(?:and|so|but|then|ok|okay|also|now)\b,?\s*)+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\s+(.+?)\s*\??$", re.IGNORECASE)
_WH = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_AUX = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should"
_PRONOUNS = re.compile(
    r"\b(?:(?:of|among|in|inside|at) (?:them|those|these)\b|(?P<poss>its|their|his|her)(?= [a-z])|(?P<plural>they|them|those(?! who)|these)(?= |$|\?|,)"
    r"|(?P<he>he|she|him)\b|(?P<it>it)\b|(?P<there>(?<!is )(?<!are )(?<!was )(?<!were )there)(?=\s*\??$|,)"
    r"|(?P<noun>(?:this|that|the same) (?:event|conference|meeting|competition|contest|project|forum|activity|programme|program|course|company|bridge|list|fair|festival|ceremony|one))"
    r"|(?P<that>(?<=is )that|(?<=was )that|(?<=did )that|(?<=does )that|(?<=for )that|(?<=at )that|(?<=about )that|that(?=\s*\??$)|(?<=was )this|this(?=\s*\??$)))",
    re.IGNORECASE,
)


_SWAPPED = re.compile(
    r"^(?P<wh>when|where|why|how)(?: exactly)? (?:was|were|is|did|does) (?:that|it|this)(?: (?:held|happen|done|take place))?\s*\??$"
    r"|^(?P<why>why)\s*\??$",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:(?:higher|lower|more|less|fewer|bigger|larger|smaller|greater|up|down) (?:\w+ ){0,3}?(?:than|on|from)\b|than (?:the year|in|last|before)\b"
    r"|(?:increase|rise|grow|growth|fall|drop|change|compare)[ds]?\b)",
    re.IGNORECASE,
)
"""What asks of a number how it compares with another: "that" is the number then, and not who has it."""
_SWAPS = rf"(?:when|where|why|how(?: long| many (?:hours|days|weeks|months|years))?)(?= (?:{_AUX})\b)"
ATTRIBUTE = re.compile(
    r"^(?:the |its |their )?(?:(?:total|overall|exact|final|average|annual|planned) )*(?:cost|price|investment|budget|length|area|height|date|time|venue|location|place|theme|slogan"
    r"|organi[sz]er|host|name|number of [a-z -]+|growth(?: rate)?|attendance|value|output(?: value)?|amount|revenue|speed|capacity|duration|population|purpose|reason)s?$",
    re.IGNORECASE,
)


def complete_english(question: str, former: str, answered: Callable[[], str], topic: str) -> Completion | None:
    """Return an English question in full, as :func:`qa.asking.followup.complete` does."""
    attribute, of, whole = topic.partition(" of ")
    topic = whole if of and ATTRIBUTE.match(attribute) else topic  # the date of the contest: of the contest
    lead = _LEAD_ENGLISH.match(question)
    rest = question[lead.end() :] if lead else question
    if not rest.strip(" ?"):
        return None
    about = _ABOUT.match(rest)
    short = not _WH.search(rest) and not re.match(rf"(?:{_AUX})\b", rest, re.IGNORECASE)
    if about or (lead and short and len(rest.split()) <= 6):
        named = (about.group(1) if about else rest).strip(" ?")
        made = in_place_english(named, former, topic)
        keeps = bool(ATTRIBUTE.match(named))
        return Completion(made + "?", topic, certain=True, keeps=keeps) if made else None
    swapped = _SWAPPED.match(rest)
    if swapped and (wh := re.match(_SWAPS, former, re.IGNORECASE)):
        put = swapped["wh"] or swapped["why"]
        put = put if rest[0].islower() else put.capitalize()
        return Completion(put + former[wh.end() :], topic, certain=True)
    match = _PRONOUNS.search(rest)
    if match and not re.search(r"\b(?:the|[A-Z]\w+) \w+.{0,40}$", rest[: match.start()].removeprefix(rest[:1])):
        return _pronoun_english(rest, former, match, answered, topic)
    if short and not lead:
        return None
    own = [rest[start:end] for start, end in phrases_of(rest)]
    if any(item[0].isupper() for item in own):
        return None  # it names what it is about
    if not topic or len(rest.split()) > 14 or fold(topic) in fold(rest):
        return None
    joint = "at" if EVENTS.search(topic) else "for"
    made = f"{rest.rstrip(' ?')} {joint} {topic}?"
    bare = not own and len([word for word in re.findall(r"[a-z]+", rest.lower()) if word not in EMPTY]) <= 1
    return Completion(made[0].upper() + made[1:], topic, certain=bare, leans=bool(lead))


def _pronoun_english(
    rest: str, former: str, match: re.Match[str], answered: Callable[[], str], topic: str
) -> Completion | None:
    group = match.lastgroup
    said = match.group()
    about = topic  # what the conversation is about stays, whomever it speaks of in between
    if group == "plural" or group is None or (group == "poss" and said.lower() == "their"):
        topic = topic_in_english(former, plural=True)
    if group in {"that", "it"} and _COMPARES.search(rest) and re.match("how many ", former, re.IGNORECASE):
        counted = topic_in_english(former, plural=True).removeprefix("the ")
        topic = f"the number of {counted}" if counted else topic
    if (group == "he" or said.lower() in {"his", "her"}) and (person := answered()):
        topic = person
    if not topic:
        return None
    if group is None:
        put = f"{said.split()[0]} {topic}"
    elif group == "poss":
        put = f"{topic}'s" if not topic.endswith("s") else f"{topic}'"
    elif group == "there":
        put = f"at {topic}"
    else:
        put = topic
    return Completion(rest[: match.start()] + put + rest[match.end() :], about or topic, certain=True)


def in_place_english(new: str, former: str, topic: str) -> str:
    """Return the former question with its part replaced by what "what about X" names."""
    body = former.rstrip("?？ .")
    if language_of(former) == "zh":
        if re.fullmatch(r"(?:in )?(?:19|20)\d\d", new):
            year = re.search(r"(?:19|20)\d\d", body)
            return body[: year.start()] + new[-4:] + body[year.end() :] if year else f"{new[-4:]}年{body}"
        return f"{_asked_english(former)} {new} ({topic})" if topic else ""
    times = find_partial(new)
    time = re.sub(r"^(?:in|on|for|at|during) ", "", new)
    if times and times[-1].end - times[0].start >= len(time) - 1:
        old = find_partial(body)
        if old:
            return body[: old[0].start] + time + body[old[-1].end :]
        return f"{body} {'on' if times[0].day else 'in'} {time}"
    if led := _LED_BY.match(new):
        return _led_in_place(body, led["by"].lower(), led["what"])
    if ATTRIBUTE.match(new):
        named = re.sub(r"^(?:its|their) ", "the ", new)
        named = named if named.startswith(("the ", "number")) else f"the {named}"
        return f"What was {named} of {topic}" if topic else ""
    phrases = phrases_of(body)
    kept = re.sub(r"^(?:the|a|an|of|for|in|at|from) ", "", new)
    if new[0].isupper() and (old_name := re.search(r"(?<=[a-z] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*", body)):
        return body[: old_name.start()] + new + body[old_name.end() :]
    if (ordinal := re.match(r"(?:first|second|third|fourth|fifth|last)\b", kept)) and (
        old_ordinal := re.search(r"\b(?:first|second|third|fourth|fifth|last)\b", body)
    ):
        tail = kept[ordinal.end() :]
        end = old_ordinal.end() + len(tail) if body[old_ordinal.end() :].startswith(tail) else old_ordinal.end()
        return body[: old_ordinal.start()] + kept + body[end:]
    shared = set(kept.lower().split())
    best = max(
        phrases, key=lambda span: (len(shared & set(body[span[0] : span[1]].lower().split())), -span[0]), default=None
    )
    if best is None:
        return ""
    replaced = body[best[0] : best[1]].split()
    article = re.match(r"(?:the|a|an) ", body[best[0] : best[1]], re.IGNORECASE)
    held = _OFFICE_HELD.match(body[best[0] : best[1]])
    if held and all(is_office(said.split(" ")[-1].lower()) for said in (kept, held["office"])):
        return f"{body[: best[0]]}{article.group() if article else ''}{kept}{held['of'] or ''}{body[best[1] :]}"
    whole = len(kept.split()) > 1 or (kept.endswith("s") and not kept.endswith(("'s", "’s")))
    put = kept if whole or len(replaced) < 2 else f"{kept} {replaced[-1]}"
    return body[: best[0]] + (article.group() if article else "") + put + body[best[1] :]


_OFFICE_HELD = re.compile(r"(?:the |an? )?(?P<office>[\w' -]+?)(?P<of> (?:of|at|for|in) (?! ).+)?$", re.IGNORECASE)
"""An office, and of whom or what it is."""
_LED_BY = re.compile(r"(?P<by>in|at|on|for|from|to|by|with|among) (?P<what>.+)", re.IGNORECASE)
_SAME_PLACE = {"in": "in|at", "at": "in|at"}


def _led_in_place(body: str, by: str, what: str) -> str:
    """Return a question with what the same preposition leads replaced, else with the new phrase behind it.

    Example:
        >>> _led_in_place("How much does a ticket for adults cost", "for", "students")
        'How much does a ticket for students cost'
        >>> _led_in_place("How many people will the plant employ", "in", "Leyton")
        'How many people will the plant employ in Leyton'
    """
    for match in re.finditer(rf"\b(?:{_SAME_PLACE.get(by, by)}) (?=\w)", body):
        words = list(re.finditer(r"[\w'’&%.-]+", body[match.end() :]))
        last = 0
        for place, word in enumerate(words):
            low = word.group().lower()
            if place and (low in STOPS - {"of"} or low in VERBS - NOUNY or (low in VERBS and place == len(words) - 1)):
                break
            last = word.end()
        return f"{body[: match.start()]}{by} {what}{body[match.end() + last :]}"
    return f"{body} {by} {what}"


def _asked_english(former: str) -> str:
    kind = kind_of(fold(former), "zh")
    return {
        "number": "How many",
        "money": "How much",
        "date": "When was",
        "place": "Where was",
        "person": "Who was",
    }.get(kind, "What about")
