"""Every error that is raised on purpose says what happened in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import DashijiError, DocumentError, EncoderError, IndexingError, QuestionError, reason_of


@pytest.mark.parametrize("kind", [DocumentError, EncoderError, IndexingError, QuestionError])
def test_an_error_is_said_in_either_language(kind: type[DashijiError]) -> None:
    error = kind("The lock is shut.", "水闸关着。")
    assert isinstance(error, DashijiError)
    assert str(error) == error.en == "The lock is shut."
    assert [error.say(language) for language in ("zh", "en", "fr")] == ["水闸关着。", error.en, error.en]


def test_what_the_system_says_is_said_in_either_language(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "none").read_text()
    assert reason_of(missing.value) == ("No such file or directory", "没有这个文件或文件夹")
    with pytest.raises(json.JSONDecodeError) as broken:
        json.loads("[1,\n x")
    assert reason_of(broken.value)[1] == "第 2 行第 2 个字符处不合 JSON 格式"
    assert reason_of(OSError(9999, "Odd"))[1] == "系统错误 9999"
