"""Segments: the parts of an index that are made, written and kept as wholes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from index.segments import FILES, LARGEST, TEXTS, Segment, bucket_of, count_for, gathered, prefixes_of, read_names

LOCK = "水闸纪事\n\n2021年5月3日，水闸检修。\n\n2021年6月9日，The Harbour Board 到场。\n"
MILL = "磨坊纪事\n\n2020年1月2日，磨坊修缮。\n"


def segment(*names: str) -> Segment:
    texts = {"lock.txt": LOCK, "mill.txt": MILL}
    (made,) = Index.build([Document(name, texts[name]) for name in names]).segments
    return made


@given(st.integers(0, 10**7))
def test_segments_are_a_power_of_two_and_no_more_than_needed(passages: int) -> None:
    count = count_for(passages)
    assert count & (count - 1) == 0
    assert passages <= count * LARGEST
    assert count == 1 or passages > count // 2 * LARGEST


@given(st.text(max_size=20), st.integers(0, 6))
def test_a_source_stays_in_its_half_when_segments_are_halved(source: str, power: int) -> None:
    assert 0 <= bucket_of(source, 2**power) < 2**power
    assert bucket_of(source, 2 ** (power + 1)) % 2**power == bucket_of(source, 2**power)


def test_a_name_that_cannot_be_written_has_a_place_too() -> None:
    assert bucket_of("\ud800.txt", 4) in range(4)
    assert len({bucket_of(f"{number}.txt", 4) for number in range(64)}) == 4


def test_a_segment_comes_back_from_its_files_to_the_byte(tmp_path: Path) -> None:
    made = segment("lock.txt", "mill.txt")
    files = made.files()
    assert list(files) == [made.prefix() + name for name in FILES]
    assert {name: files[name] for name in made.texts()} == made.texts()
    assert len(made.texts()) == len(TEXTS)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    back = Segment.open(tmp_path, made.prefix())
    assert back.files() == files
    assert (back.bucket, back.place) == (made.bucket, tmp_path)
    assert back.latin_words == made.latin_words
    assert read_names(tmp_path, made.prefix()) == made.passages.names()


def test_the_segments_of_a_folder_are_known_by_their_names() -> None:
    assert prefixes_of({"0001-names.json": 1, "0000-names.json": 1, "0001-text.utf8": 1, "meta.json": 1}) == [
        "0000-", "0001-",
    ]  # fmt: skip


def test_what_is_gathered_of_one_part_whole_is_that_part() -> None:
    both = segment("lock.txt", "mill.txt")
    wanted = [("lock.txt", 0, 0), ("mill.txt", 0, 1)]
    assert gathered(both.bucket, [both], wanted) is both
    assert gathered(both.bucket + 1, [both], wanted) is not both


def test_what_is_gathered_of_several_parts_is_as_if_made_at_once() -> None:
    both, lock, mill = segment("lock.txt", "mill.txt"), segment("lock.txt"), segment("mill.txt")
    joined = gathered(both.bucket, [mill, lock], [("lock.txt", 1, 0), ("mill.txt", 0, 0)])
    assert joined.files() == both.files()
    assert gathered(lock.bucket, [both], [("lock.txt", 0, 0)]).files() == lock.files()
