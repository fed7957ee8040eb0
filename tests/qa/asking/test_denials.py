"""What is said not to be so, and what only looks like it."""

import pytest

from qa.asking import denials


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("多少件没办结?", True),
        ("有没有办结?", False),
        ("办没办结?", False),
        ("还有多少未整改?", True),
        ("未来三年建几座?", False),
        ("淹没了多少公顷农田?", False),
        ("how many were not repaired?", True),
        ("how many weren't repaired?", True),
        ("how many knots were tied?", False),
        ("how many were repaired or not?", False),
        ("how many failed the test?", True),
    ],
)
def test_what_is_not_so_is_asked_for_by_a_denial(question: str, asks: bool) -> None:
    assert denials.asks_denied(question) is asks


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("整改71处,9处未整改", 8),
        ("整改71处,其余9处在建", 6),
        ("整改71处,六十余人参加", None),
        ("ten were mended, two were not", 26),
        ("时尚街区有七十家店", None),
    ],
)
def test_a_sentence_denies_from_its_first_word_that_says_so(text: str, place: int | None) -> None:
    assert denials.denied_from(text) == place
