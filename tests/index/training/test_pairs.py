from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from index.training.pairs import is_chinese, read_folder, read_questions


def write(path: Path, *lines: str) -> None:
    path.write_bytes(gzip.compress("\n".join(lines).encode() + b"\n"))


def test_files_are_read_in_the_order_of_their_names_with_their_licences(tmp_path: Path) -> None:
    write(tmp_path / "tico19.tsv.gz", "水\twater\tparallel")
    write(tmp_path / "my_words.tsv.gz", "火\tfire\tdict\t12")
    mine, public = read_folder(tmp_path)
    assert (mine.name, mine.licence, mine.pairs[0].note) == ("my_words", "unstated", "12")
    assert (public.name, public.licence) == ("tico19", "CC0")
    assert [source.name for source in read_folder(tmp_path, free_only=True)] == ["tico19"]


BROKEN = {
    "no gzip": b"no gzip",
    "one field": gzip.compress(b"only one field\n"),
    "no UTF-8": gzip.compress(b"\xff\t\xff\tx\n"),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.tsv.gz").write_bytes(data)
    with pytest.raises(DocumentError, match=r"broken\.tsv\.gz"):
        list(read_folder(tmp_path))


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no \\*"):
        list(read_folder(tmp_path))


def test_sets_that_measure_are_never_read(tmp_path: Path) -> None:
    data = {
        "data": [{"paragraphs": [{"context": "甲。乙。", "qas": [{"question": "谁?", "answers": [{"text": "乙"}]}]}]}]
    }
    for name in ("cmrc2018_dev", "cmrc2018_trial", "DRCD_dev", "mlqa_dev_enq_zhctx"):
        (tmp_path / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(data).encode()))
    (source,) = read_questions(tmp_path)
    assert source.name == "cmrc2018_trial"
    assert source.pairs == [("谁?", "甲。乙。", "qa", "乙")]
    (tmp_path / "cmrc2018_trial.json.gz").write_bytes(gzip.compress(b"{}"))
    with pytest.raises(DocumentError, match="not a SQuAD-like"):
        list(read_questions(tmp_path))


def test_a_text_is_chinese_where_ideographs_are_not_the_exception() -> None:
    assert is_chinese("部署 dolphinscheduler（详见安装）")
    assert not is_chinese("The verb 是 is one of the most common words of all")
