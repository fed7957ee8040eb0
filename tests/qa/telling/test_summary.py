from __future__ import annotations

from corpus import Document
from index import Index
from qa.telling.summary import method_in, stage_in, summary


def test_every_stage_that_a_build_tells_is_said_in_chinese() -> None:
    told: list[str] = []
    Index.build([Document("a.txt", "全市有图书馆12座。")], None, told.append)
    assert len(told) >= 3
    assert all(stage_in("en", stage) == stage for stage in told)
    assert all(not stage_in("zh", stage).isascii() for stage in [*told, "writing"])


def test_every_way_of_splitting_has_a_chinese_name() -> None:
    from corpus.splitter import _METHODS

    assert all(not method_in("zh", method).isascii() for method in [*_METHODS.values(), "sentence windows"])


def test_sources_are_listed_by_name_in_either_language() -> None:
    documents = [Document(name, f"全市有{name}座图书馆。") for name in ("c.txt", "a.txt", "b.txt")]
    index = Index.build(documents)
    for language in ("en", "zh"):
        lines = list(summary(index, language))
        assert [line.split(".txt")[0].strip() for line in lines[2:]] == ["a", "b", "c"]
        assert ("3 documents" in lines[1], "3 个文档" in lines[1]) == (language == "en", language == "zh")


def test_after_a_change_a_long_list_is_cut_and_says_so() -> None:
    index = Index.build([Document(f"{number}.txt", "全市有图书馆。") for number in range(5)])
    for language, rest in (
        ("en", "  and 3 more: `dashiji info`"),
        ("zh", "  另有 3 个；用 `dashiji info` 可以列出全部"),
    ):
        lines = list(summary(index, language, 2))
        assert lines[-1] == rest
        assert sum(".txt" in line for line in lines) == 2
    assert sum(".txt" in line for line in summary(index, "en")) == 5
