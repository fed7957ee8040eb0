"""Every file of ``malformed``, but for the heavy ones, is read and split or refused in one sentence; a few are built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from corpus import split
from corpus.errors import DocumentError
from corpus.load import read_all
from tests.corpus.malformed import Case, build, cases

ALL = cases()
LIGHT = [case for case in ALL if not case.heavy and not case.unprivileged]


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
@pytest.mark.parametrize("case", LIGHT, ids=[case.name for case in LIGHT])
def test_a_malformed_file_gives_a_text_or_a_reason(case: Case, tmp_path: Path) -> None:
    documents, problems = read_all([case.make(tmp_path)])
    assert documents or problems
    if case.index is not None:
        assert bool(documents) == case.index
    for problem in problems:
        assert isinstance(problem.error, DocumentError)
        assert problem.error.zh.endswith("。")
        assert "\n" not in problem.error.en + problem.error.zh
    for document in documents:
        pieces = split(document).passages
        assert pieces
        assert all(0 <= piece.start < piece.end <= len(document.text) for piece in pieces)


def test_there_are_hundreds_of_them() -> None:
    assert len({case.name for case in ALL}) == len(ALL) >= 200


@pytest.mark.skipif(os.name != "posix", reason="peak memory is measured with wait4")
@pytest.mark.parametrize("name", ["bells.txt", "scan.pdf", "closed-file", "name-of-bytes"])
def test_the_command_line_says_what_became_of_it(name: str, tmp_path: Path) -> None:
    (case,) = (case for case in ALL if case.name == name)
    if case.unprivileged and os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may read everything, and setpriv is not here to take that away")
    (tmp_path / "texts").mkdir()
    outcome = build(case.make(tmp_path / "texts"), tmp_path / "home", case.unprivileged)
    assert outcome.kind == ("index" if case.index else "reason"), outcome.said
