from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import IndexingError
from index.changes import changing


def test_two_changes_do_not_overlap(tmp_path: Path) -> None:
    home = tmp_path / "中文 路径"
    with changing(home), pytest.raises(IndexingError, match="Another process is changing"), changing(home, 0.05):
        pass
    with changing(home, 0.05):
        pass


def test_a_home_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexingError, match="cannot be written") as caught, changing(tmp_path / "file" / "home"):
        pass
    assert "原有索引继续有效" in caught.value.zh
