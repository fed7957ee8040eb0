"""Names and lists in a sentence, each with its span: the finders of all kinds under one roof.

Chinese marks no capital letters, so a name is grown from what gives it away. Precision is left to the question: the
extractor asks for names near the words asked about.
"""

from __future__ import annotations

from qa.finding.bodies import (
    SPOKEN_DEEDS,
    agents,
    agents_deed,
    granters,
    is_body_only,
    is_latin_body,
    is_office,
    latin_bodies,
    organisations,
    subjects,
)
from qa.finding.enumerations import items, lists, quoted
from qa.finding.people import SOUNDS, bylines, is_directed, people
from qa.finding.places import EVERYWHERE, is_online, places, venues
from qa.finding.titled import first_of_row, is_of_title, is_under, owner_of_office, takes_second
from qa.finding.tokens import ROLE, Span, Token, tokens

__all__ = [
    "EVERYWHERE",
    "ROLE",
    "SOUNDS",
    "SPOKEN_DEEDS",
    "Span",
    "Token",
    "agents",
    "agents_deed",
    "bylines",
    "first_of_row",
    "granters",
    "is_body_only",
    "is_directed",
    "is_latin_body",
    "is_of_title",
    "is_office",
    "is_online",
    "is_under",
    "items",
    "latin_bodies",
    "lists",
    "organisations",
    "owner_of_office",
    "people",
    "places",
    "quoted",
    "subjects",
    "takes_second",
    "tokens",
    "venues",
]
