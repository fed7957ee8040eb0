"""The house rules that a glance at one file cannot show: imports point one way, heavy ones are late, names are public."""

from __future__ import annotations

import ast
import importlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.cli import VERSION

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ["corpus", "index", "qa", "app"]
HEAVY = {"torch", "sentence_transformers", "transformers", "gradio", "huggingface_hub"}
TOP = {"pyproject.toml", "README.md", "app.py", "corpus", "index", "qa", "tests", "LICENSE", "NOTICE"}


def modules() -> list[Path]:
    return [path for layer in LAYERS[:3] for path in sorted((ROOT / layer).rglob("*.py"))] + [ROOT / "app.py"]


def imported(tree: ast.Module, everywhere: bool) -> Iterator[str]:
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way_and_heavy_ones_are_late(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    layer = path.relative_to(ROOT).parts[0].removesuffix(".py")
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    if path.name == "cli.py":  # the command line starts the page
        above.discard("app")
    assert not above & set(imported(tree, everywhere=True))
    if layer != "app" and path.parent.name != "page":  # the page's tabs, which nothing but app.py imports
        assert not HEAVY & set(imported(tree, everywhere=False))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_page_imports_what_draws_it(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    if path.name != "app.py" and path.parent.name != "page":
        assert not {name for name in named if name.startswith("qa.page")}


@pytest.mark.parametrize("name", LAYERS[:3])
def test_what_a_package_names_can_be_imported(name: str) -> None:
    package = importlib.import_module(name)
    assert package.__all__ == sorted(package.__all__)
    assert all(hasattr(package, public) for public in package.__all__)


def test_the_top_level_holds_what_is_prescribed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert {path.split("/")[0] for path in listed.stdout.split() if path[0] != "."} <= TOP


def test_the_version_is_said_alike_everywhere() -> None:
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
