"""What the README promises: its commands exist, its tour names every module, its Python runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_module_is_on_the_tour() -> None:
    linked = set(re.findall(r"\]\((\w+(?:/\w+)+\.py)\)", README))
    modules = {
        path.relative_to(ROOT).as_posix()
        for package in ("corpus", "index", "qa")
        for path in (ROOT / package).rglob("*.py")
        if path.name != "__init__.py"
    }
    lessons = {name for name in linked | modules if name.startswith("index/training/")}  # on the model's card
    assert linked - lessons == modules - lessons


def test_every_verb_named_exists(capfd: pytest.CaptureFixture[str]) -> None:
    for verb in set(re.findall(r"dashiji (\w+)", README)):
        with pytest.raises(SystemExit) as left:
            main([verb, "--help"])
        assert left.value.code == 0
    capfd.readouterr()


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert ".venv/bin/python -m pytest" in README
    assert "python -m pytest" in script
    assert ".venv/bin/pip install -e '.[test]'" in README
    assert "-e '.[test,lint]'" in script


def test_the_python_examples_run_and_print_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHIJI_HOME", str(tmp_path))
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    out = capfd.readouterr().out
    assert "640家 640 (640家)" in out
    assert "12座" in out
    assert "石墨烯大会" in out
