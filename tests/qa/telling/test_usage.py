"""What is wrong with the use of the command line, in Chinese."""

from __future__ import annotations

import pytest

from qa.telling.usage import wrong_use


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("unrecognized arguments: --x", "不认识的参数 --x"),
        ("argument --batch: expected one argument", "--batch 后面要有一个值"),
        ("argument --event: invalid int value: 'one'", "--event 的值 'one' 无效"),
        ("the following arguments are required: VERB", "缺少参数 命令"),
        ("something new", "something new"),
    ],
)
def test_what_argparse_says_is_said_in_chinese(english: str, chinese: str) -> None:
    assert wrong_use(english) == chinese
