from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Document, seed_document
from corpus.errors import IndexingError, QuestionError
from index import Filters, Index, segments

TEXTS = [
    "全市共有图书馆12座。\n\n藏书98万册。",
    "2023年大事记\n\n1月5日,大桥通车。\n\n2月6日,学校开学。\n\n3月7日,医院启用。",
    "重点事件 甲会召开\n\n事件回顾:2022年2月18日,甲会召开。\n\n记者点评:意义重大。\n\n重点事件 乙会召开\n\n事件回顾:2022年3月1日,乙会召开。",
    "# Report\n\n## Bridges\n\nThe bridge opened on 5 May 2023.\n\n## Schools\n\nTwelve schools 😀 opened.",
    "全市共有图书馆12座。\n\n藏书98万册。增加了。",
]


def whole(state: dict[str, str]) -> dict[str, bytes]:
    return Index.build([Document(name, text) for name, text in state.items()]).files()


@pytest.fixture(params=[8192, 2])
def largest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let segments hold so few passages that a handful of texts needs several, and their number changes."""
    monkeypatch.setattr(segments, "LARGEST", request.param)
    return int(request.param)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(["a", "b", "c/d", "e"]), st.sampled_from([None, *range(len(TEXTS))])),
        min_size=1,
        max_size=7,
    )
)
def test_any_way_to_the_same_texts_gives_the_same_bytes(largest: int, changes: list[tuple[str, int | None]]) -> None:
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
    with pytest.raises(QuestionError, match="no source “x”"):
        seed_index.remove(["x"])
    with pytest.raises(IndexingError, match="cannot be empty"):
        seed_index.remove(["jinjiang-2022.txt"])


def test_two_texts_of_one_name_are_refused_when_added(seed_index: Index) -> None:
    with pytest.raises(IndexingError, match="“a”"):
        seed_index.add([Document("a", "一"), Document("a", "二")])


def test_a_text_that_stands_under_another_name_is_not_embedded_again(seed_index: Index) -> None:
    more = seed_index.add([Document("copy.txt", seed_document().text)])
    assert more.embedded == 0
    assert [source.name for source in more.sources] == ["copy.txt", "jinjiang-2022.txt"]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """Forty short texts, and segments of two passages at the most."""
    monkeypatch.setattr(segments, "LARGEST", 2)
    return [
        Document(f"{number}.txt", f"{2000 + number}年大事记\n\n1月{number % 28 + 1}日,第{number}座图书馆开馆。")
        for number in range(40)
    ]


def test_an_index_of_many_segments_answers_like_one_of_one(
    many: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = Index.build(many)
    monkeypatch.setattr(segments, "LARGEST", 8192)
    one = Index.build(many)
    assert len(parts.segments) > 8
    assert len(one.segments) == 1
    for query in ("第17座图书馆", "how many libraries opened in 2017?", "图书馆"):
        for filters in (Filters(), Filters(date_from="2011", date_to="2030"), Filters(source="17.txt")):
            found = [
                {
                    (hit.row.source, hit.row.text, round(hit.score, 3))
                    for hit in index.search(query, k=100, filters=filters)
                }
                for index in (parts, one)
            ]
            assert found[0] == found[1]
    assert parts.passages.all_events() == one.passages.all_events()
    assert parts.sources != []
    assert [source.name for source in parts.sources] == [source.name for source in one.sources]


def test_a_change_writes_one_segment_and_shares_the_other_files(many: list[Document], tmp_path: Path) -> None:
    index = Index.build(many)
    index.save(tmp_path)
    former = tmp_path / "generations" / index.generation
    changed = Index.open(tmp_path).add([Document("7.txt", "2007年大事记\n\n1月8日,第7座博物馆开馆。")])
    changed.save(tmp_path)
    current = tmp_path / "generations" / changed.generation
    shared = [path.name for path in current.iterdir() if path.stat().st_nlink > 1]
    own = [path.name for path in current.iterdir() if path.stat().st_nlink == 1]
    assert len(shared) == 6 * (len(index.segments) - 1)
    assert len(own) == 2 * (len(index.segments) - 1) + 8 + 1, "all texts, one segment, and the manifest"
    assert all((former / name).samefile(current / name) for name in shared)
    assert (
        changed.files()
        == Index.build([*many[:7], Document("7.txt", "2007年大事记\n\n1月8日,第7座博物馆开馆。"), *many[8:]]).files()
    )


def test_where_files_cannot_have_two_names_they_are_written_again(
    many: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Index.build(many).save(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", refuse)
    changed = Index.open(tmp_path).remove(["7.txt"])
    changed.save(tmp_path)
    opened = Index.open(tmp_path)
    assert opened.notice is None
    assert opened.files() == changed.files()


def test_a_change_of_an_index_that_is_no_longer_current_is_refused(many: list[Document], tmp_path: Path) -> None:
    Index.build(many).save(tmp_path)
    mine, other = Index.open(tmp_path), Index.open(tmp_path)
    other.remove(["8.txt"]).save(tmp_path)
    with pytest.raises(IndexingError, match="another process meanwhile"):
        mine.remove(["7.txt"]).save(tmp_path)
    assert len(Index.open(tmp_path).sources) == len(many) - 1


def test_files_that_went_meanwhile_are_written_from_memory(many: list[Document], tmp_path: Path) -> None:
    Index.build(many).save(tmp_path)
    mine = Index.open(tmp_path)
    for number in (1, 2):  # another writer, whose second index removes what mine was opened from
        Index.build([Document("other", f"全市有图书馆{number}座。")]).save(tmp_path)
    mine.save(tmp_path)
    assert Index.open(tmp_path).files() == mine.files()


def test_a_text_of_nothing_can_be_added_beside_others(seed_index: Index) -> None:
    more = seed_index.add([Document("empty.txt", "\n\n")])
    assert [source.name for source in more.sources] == ["empty.txt", "jinjiang-2022.txt"]
    assert more.search("石墨烯大会", k=1)[0].row.event_number == 9


def test_a_fault_in_what_two_generations_share_is_made_good_from_the_texts(
    many: list[Document], tmp_path: Path
) -> None:
    Index.build(many).save(tmp_path)
    changed = Index.open(tmp_path).remove(["7.txt"])
    changed.save(tmp_path)
    current = tmp_path / "generations" / changed.generation
    shared = next(path for path in sorted(current.glob("*.faiss")) if path.stat().st_nlink > 1)
    expected, whole = changed.files(), shared.read_bytes()
    shared.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    opened = Index.open(tmp_path)
    assert opened.notice is not None
    assert "damaged" in opened.notice.en
    assert opened.files() == expected
    opened.add([Document("new", "新馆。")]).save(tmp_path)
    assert Index.open(tmp_path).notice is None, "saving mends it"
    former = Index.open(tmp_path)
    damaged = tmp_path / "generations" / former.generation / f"{shared.name[:4]}-text.utf8"
    damaged.write_bytes(b"x")
    answering = Index.open(tmp_path)
    assert answering.notice is not None
    assert answering.generation == changed.generation, "texts are not shared, so the one before has its own"
