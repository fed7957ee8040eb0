"""What is wrong with the use of the command line, in Chinese."""

from __future__ import annotations

import pytest

from qa.cli import main
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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["aks", "x"], "did you mean ask?"),
        (["ask", "x", "--jsn"], "dashiji ask: error: unrecognized arguments: --jsn; did you mean --json?"),
        (["--lang", "zh", "serach", "x"], "是否要写 search？"),
        (["--lang", "zh", "ask", "x", "--jason"], "不认识的参数 --jason；是否要写 --json？"),
    ],
)
def test_what_was_probably_meant_is_said(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_nothing_is_guessed_where_nothing_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ask", "x", "--colour"])
    assert "mean" not in capsys.readouterr().err
