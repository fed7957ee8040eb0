from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, seed_document
from corpus.errors import IndexingError
from index import Index

TEXTS = [
    "全市共有图书馆12座。\n\n藏书98万册。",
    "2023年大事记\n\n1月5日,大桥通车。\n\n2月6日,学校开学。\n\n3月7日,医院启用。",
    "重点事件 甲会召开\n\n事件回顾:2022年2月18日,甲会召开。\n\n记者点评:意义重大。\n\n重点事件 乙会召开\n\n事件回顾:2022年3月1日,乙会召开。",
    "# Report\n\n## Bridges\n\nThe bridge opened on 5 May 2023.\n\n## Schools\n\nTwelve schools 😀 opened.",
    "全市共有图书馆12座。\n\n藏书98万册。增加了。",
]


def whole(state: dict[str, str]) -> dict[str, bytes]:
    return Index.build([Document(name, text) for name, text in state.items()]).files()


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "c/d", "e"]), st.sampled_from([None, *range(len(TEXTS))])),
        min_size=1,
        max_size=7,
    )
)
def test_any_way_to_the_same_texts_gives_the_same_bytes(changes: list[tuple[str, int | None]]) -> None:
    state = {"b": TEXTS[1]}
    index = Index.build([Document("b", TEXTS[1])])
    for name, number in changes:
        if number is not None:
            state[name] = TEXTS[number]
            index = index.add([Document(name, TEXTS[number])])
        elif name in state and len(state) > 1:
            del state[name]
            index = index.remove([name])
    assert index.files() == whole(state)


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [Document(str(number), text) for number, text in enumerate(TEXTS)]
    assert Index.build(documents).files() == Index.build(documents[::-1]).files()


def test_what_did_not_change_is_not_embedded_again(seed_index: Index) -> None:
    seed = seed_document()
    assert seed_index.add([seed]) is seed_index
    more = seed_index.add([Document("other.txt", TEXTS[0])])
    assert 0 < more.embedded <= 4
    assert more.remove(["other.txt"]).embedded == 0
    changed = Document(seed.source, seed.text.replace("报名人数超过4500人", "报名人数超过4600人"))
    again = seed_index.add([changed])
    assert again.embedded == 2, "the sentence and its passage"
    assert again.files() == Index.build([changed]).files()


def test_identical_texts_are_kept_as_sources_and_embedded_once() -> None:
    once, twice = (Index.build([Document(str(number), TEXTS[0]) for number in range(count)]) for count in (1, 2))
    assert twice.embedded == once.embedded
    assert [source.name for source in twice.passages.sources] == ["0", "1"]


def test_a_removed_source_leaves_no_trace(seed_index: Index) -> None:
    index = seed_index.add([Document("other.txt", "量子苹果大会在火星举行。")])
    assert index.search("量子苹果")[0].row.source == "other.txt"
    index = index.remove(["other.txt"])
    assert not any("量子" in hit.row.text for hit in index.search("量子苹果", k=50))
    assert index.files() == seed_index.files()


def test_an_index_made_by_other_rules_is_made_anew_from_its_texts(seed_index: Index, tmp_path: Path) -> None:
    seed_index.save(tmp_path)
    former = Index.open(tmp_path)
    former.rules = "of another version"
    changed = former.add([Document("other.txt", TEXTS[0])])
    assert changed.rules == seed_index.rules
    assert changed.files() == seed_index.add([Document("other.txt", TEXTS[0])]).files()


def test_removing_what_is_not_there_or_all_there_is_gets_a_sentence(seed_index: Index) -> None:
    with pytest.raises(IndexingError, match="no source “x”"):
        seed_index.remove(["x"])
    with pytest.raises(IndexingError, match="no text"):
        seed_index.remove(["jinjiang-2022.txt"])
