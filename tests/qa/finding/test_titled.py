"""Whose an office is, by what stands before it."""

from __future__ import annotations

import pytest

from qa.finding import names


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("芦城渔火主教练裴安国当选", "裴安国", "芦城渔火"),
        ("主教练裴安国当选", "裴安国", ""),
        ("由裴安国执教", "裴安国", ""),
    ],
)
def test_whose_an_office_is_stands_before_it(text: str, name: str, owner: str) -> None:
    span = names.owner_of_office(text, text.index(name))
    assert (text[slice(*span)] if span else "") == owner
