"""A question that leans on the one before, completed: 那亚军呢? after 机器人大赛获得冠军多少项? asks 机器人大赛获得亚军多少项?

:func:`complete` reads the form alone: what is elliptic (那…呢, what about …) takes the former question with the part
that differs put in its place; a pronoun takes the former question's topic; a question that names no topic of its own
may take it too, which only the texts can tell (``certain`` is False: the assistant looks whether they speak of both).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.normalise import language_of
from qa.asking.followup_chinese import complete_chinese
from qa.asking.followup_english import complete_english
from qa.asking.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.asking.completion import Completion


LONGEST = 400
"""A question of more characters stands by itself, and one before it is too long to be a topic."""


def complete(question: str, former: str, answered: Callable[[], str] = str, about: str = "") -> Completion | None:
    """Return the question in full, None if it stands by itself.

    ``answered`` gives the answer to the former question: 他 and "he" stand for the person that it named. ``about`` is
    what the former was about, if that came from one before it: else it is read off its words.

    Example:
        >>> complete("那亚军呢?", "机器人大赛产生冠军多少项?").text
        '机器人大赛产生亚军多少项?'
        >>> complete("when was that?", "Who hosted the graphene conference?").text
        'when was the graphene conference?'
    """
    if len(question) > LONGEST or len(former) > LONGEST or not any(map(str.isalnum, former)):
        return None
    about = about or topic_of(former)
    if language_of(question) == "zh":
        return complete_chinese(question.strip(), former.strip(), answered, about)
    return complete_english(question.strip(), former.strip(), answered, about)
