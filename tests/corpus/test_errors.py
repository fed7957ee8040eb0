"""Every error that is raised on purpose says what happened in both languages."""

from __future__ import annotations

import pytest

from corpus.errors import DashijiError, DocumentError, EncoderError, IndexingError, QuestionError


@pytest.mark.parametrize("kind", [DocumentError, EncoderError, IndexingError, QuestionError])
def test_an_error_is_said_in_either_language(kind: type[DashijiError]) -> None:
    error = kind("The lock is shut.", "水闸关着。")
    assert isinstance(error, DashijiError)
    assert str(error) == error.en == "The lock is shut."
    assert [error.say(language) for language in ("zh", "en", "fr")] == ["水闸关着。", error.en, error.en]
