"""Facts: each value with its place, what it measures and its event, the same stored, printed and asked for."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest

from corpus import Document
from corpus.errors import QuestionError
from index import Index
from qa.assistant import Assistant
from qa.computing.fact_table import csv_lines, table_lines, width
from qa.computing.facts import KINDS, Fact, facts, find_names
from tests.qa.marked import NAMES, NAMES_UNSEEN, TUNED, UNSEEN, judge, read_marked


@pytest.fixture(scope="module")
def seed_facts(seed_index: Index) -> list[Fact]:
    return facts(seed_index)


def head_of(found: list[Fact], text: str) -> str:
    return next(fact.head for fact in found if fact.text == text and fact.section)


def test_every_span_is_the_text_that_the_source_has_there(seed_index: Index, seed_facts: list[Fact]) -> None:
    text = seed_index.passages.document_text("jinjiang-2022.txt") or ""
    assert len(seed_facts) > 100
    for fact in seed_facts:
        assert text[fact.start : fact.end] == fact.text != ""
        assert fact.kind in KINDS
        if fact.head_start is not None and fact.head_end is not None:
            assert text[fact.head_start : fact.head_end] == fact.head


def test_here_with_us_is_no_place() -> None:
    found = find_names("2023年馆里征集标本520件,县里拨款30万元,店里上货。")
    assert not [item.value for item in found if item.kind == "place"]


def test_facts_come_in_the_order_of_the_text(seed_facts: list[Fact]) -> None:
    assert [fact.start for fact in seed_facts] == sorted(fact.start for fact in seed_facts)


@pytest.mark.parametrize(
    ("text", "head"),
    [("61项", "季军"), ("843支", "队伍"), ("304家", "认定第一批、第二批高新技术企业"), ("640家", "高新技术企业保有量"), ("308家", "在孵企业数"),
     ("30%", "占泉州"), ("56.48%", "高新技术企业保有量"), ("1.35亿元", "金额"), ("653项", "新增产学研及技术服务项目")],
)  # fmt: skip
def test_each_number_of_the_seed_belongs_to_the_word_that_it_measures(
    seed_facts: list[Fact], text: str, head: str
) -> None:
    assert head_of(seed_facts, text).endswith(head)


def test_an_amount_is_kept_in_single_units_and_a_date_in_iso_form(seed_facts: list[Fact]) -> None:
    values = {(fact.kind, fact.text): (fact.value, fact.unit) for fact in seed_facts}
    assert values["money", "1.35亿元"] == ("135000000", "元")
    assert values["percent", "56.48%"] == ("56.48", "%")
    assert values["date", "2022年11月25日至27日"] == ("2022-11-25/2022-11-27", "range")


def test_facts_are_those_of_one_event_source_or_kind_if_asked(assistant: Assistant, seed_facts: list[Fact]) -> None:
    assert assistant.facts() == seed_facts
    assert assistant.facts(event=11) == [fact for fact in seed_facts if fact.event_number == 11]
    for kind in KINDS:
        assert assistant.facts(kind=kind) == [fact for fact in seed_facts if fact.kind == kind] != []
    assert assistant.facts(source="jinjiang-2022.txt") == seed_facts


@pytest.mark.parametrize("asked", [{"kind": "colour"}, {"source": "none.txt"}])
def test_an_unknown_kind_or_source_is_refused(assistant: Assistant, asked: dict[str, str]) -> None:
    with pytest.raises(QuestionError, match=r"colour|none\.txt"):
        assistant.facts(**asked)  # type: ignore[arg-type]


def test_facts_are_the_same_whatever_the_way_to_the_index() -> None:
    documents = [
        Document(f"{n}.txt", f"202{n}年大事记\n\n1月{n + 1}日，第{n}座馆开馆，投资{n + 2}亿元。\n\n9日，来客{n}00人。")
        for n in range(9)
    ]
    built = Index.build(documents)
    drawn = random.Random(3).sample(documents, len(documents))
    grown = Index.build(drawn[:2])
    for document in drawn[2:]:
        grown = grown.add([document])
    less = grown.add([Document("x.txt", "3月1日，捐款500元。")]).remove(["x.txt"])
    assert built.files() == grown.files() == less.files()
    assert facts(built) == facts(less)


def test_an_opened_index_has_the_facts_of_the_built_one(
    seed_index: Index, seed_facts: list[Fact], tmp_path: Path
) -> None:
    seed_index.save(tmp_path)
    assert facts(Index.open(tmp_path)) == seed_facts


def test_csv_has_a_header_and_every_field(seed_facts: list[Fact]) -> None:
    rows = list(csv.DictReader(io.StringIO("\n".join(csv_lines(seed_facts)))))
    assert len(rows) == len(seed_facts)
    assert tuple(rows[0]) == Fact.__slots__
    assert [row["text"] for row in rows] == [fact.text for fact in seed_facts]


@pytest.mark.parametrize("name", ["=1+1.txt", "+1.txt", "-x.txt", "@SUM(A1).txt"])
def test_no_field_of_the_csv_is_a_formula(name: str) -> None:
    index = Index.build([Document(name, "捐款500元，下降-3%。")])
    rows = list(csv.DictReader(io.StringIO("\n".join(csv_lines(facts(index))))))
    assert {row["source"] for row in rows} == {f"'{name}"}
    assert "-3" in {row["value"] for row in rows}, "a number stays one"


def test_columns_of_the_table_begin_at_the_same_place(seed_facts: list[Fact]) -> None:
    lines = list(table_lines(seed_facts))
    place = width(lines[0][: lines[0].index("value")])
    assert len(lines) == len(seed_facts) + 1
    for line, fact in zip(lines[1:], seed_facts, strict=True):
        at = next(n for n in range(len(line)) if width(line[:n]) == place)
        assert line[at : at + 4] == fact.value[:4] or width(fact.value) > 20 or len(fact.value) < 4
        assert line[at - 1] == " "


def test_a_fact_is_a_json_object(seed_facts: list[Fact]) -> None:
    entry = json.loads(json.dumps(seed_facts[0].to_json(), ensure_ascii=False))
    assert set(entry) == set(Fact.__slots__)


@pytest.mark.parametrize("path", [TUNED, UNSEEN], ids=lambda path: path.stem)
def test_values_marked_by_hand_are_found_with_what_they_measure(path: Path) -> None:
    counts, misses = judge(path)
    for kind in ("number", "money", "percent", "date"):
        marked, found, right, headed = counts[kind]
        assert marked >= 7
        assert right >= 0.95 * marked, misses
        assert right >= 0.95 * found, misses
        if kind != "date":
            assert headed >= 0.75 * marked, misses


@pytest.mark.parametrize(
    ("path", "least"),
    [(TUNED, 0.85), (UNSEEN, 0.6), (NAMES, 0.85), (NAMES_UNSEEN, 0.69)],
    ids=["tuned", "unseen", "names", "names-unseen"],
)
def test_names_marked_by_hand_are_found(path: Path, least: float) -> None:
    counts, misses = judge(path)
    for kind in ("place", "organisation", "person"):
        marked, found, right, _ = counts[kind]
        assert right >= least * marked, misses
        assert right >= least * found, misses


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("会上表彰了林美惠女士。", "person", ["林美惠"]),
        ("大会选举罗建军担任总工程师。", "person", ["罗建军"]),
        ("副市长叶青到工地检查。", "person", ["叶青"]),
        ("省水务投资集团中标。", "organisation", ["省水务投资集团"]),
        ("市残联、县总工会协办。", "organisation", ["市残联", "县总工会"]),
        ("臺中榮民總醫院啟用新大樓。", "organisation", ["臺中榮民總醫院"]),
        ("青山湖水库开闸,石桥镇转移群众。", "place", ["青山湖水库", "石桥镇"]),
    ],
)
def test_a_name_is_found_whole(text: str, kind: str, names: list[str]) -> None:
    assert [text[item.start : item.end] for item in find_names(text) if item.kind == kind] == names


def test_the_sample_is_of_many_kinds_of_text() -> None:
    sample = read_marked(TUNED)
    assert len(sample) >= 60
    assert {item.style for item in sample} >= {"chronicle", "company", "press", "diary", "report", "traditional"}
