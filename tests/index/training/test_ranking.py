from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoder import model_folder
from index.hybrid import open_table
from index.rerank import FEATURES, Ranker
from index.training import ranking
from index.training.ranking import Example, Speaker, fit, train_ranker

WORDS = ["机器人", "石墨烯", "大学", "企业", "图书馆", "医院", "桥梁", "冠军", "论坛", "博物馆"]
DICTIONARY = [("机器人", "robot"), ("大学", "university"), ("企业", "enterprise"), ("图书馆", "library"),
              ("医院", "hospital"), ("桥梁", "bridge"), ("冠军", "champion"), ("论坛", "forum"), ("博物馆", "museum"),
              ("建立", "establish"), ("城市", "city")]  # fmt: skip


def write(path: Path, lines: Sequence[tuple[str, ...]]) -> None:
    path.write_bytes(gzip.compress("".join("\t".join(line) + "\n" for line in lines).encode()))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    passages = [
        f"第{number}座城市建立了{word}。{other}在别处。" for number, word in enumerate(WORDS) for other in WORDS[:3]
    ]
    asked = [(f"哪座城市建立了{passage[8:10]}?", passage, "qa", "x") for passage in passages]
    write(tmp_path / "cmrc2018_train_qa.tsv.gz", asked)
    write(tmp_path / "cc_cedict_2026.tsv.gz", [(*pair, "dict") for pair in DICTIONARY])
    write(tmp_path / "ecdict_ranked.tsv.gz", [(*pair, "dict", str(90 * n + 10)) for n, pair in enumerate(DICTIONARY)])
    for name in ("dbp15k_zh_en_names", "ecdict_names"):
        write(tmp_path / f"{name}.tsv.gz", [])
    write(tmp_path / "arxiv_en_title_zh_passage.tsv.gz",
          [(english, f"本文研究{chinese}。" * 3, "title") for chinese, english in DICTIONARY])  # fmt: skip
    for name in ("cmrc2018_trial", "DRCD_test_simplified"):
        paragraph = {"context": f"{name}中没有这座城市。", "qas": [{"question": "哪座城市没有?"}, {"question": " "}]}
        text = json.dumps({"data": [{"paragraphs": [paragraph]}]})
        (tmp_path / f"{name}.json.gz").write_bytes(gzip.compress(text.encode()))
    return tmp_path


def test_the_right_candidate_wins_by_the_feature_that_tells_it(tmp_path: Path) -> None:
    draw = np.random.default_rng(1)
    found: list[Example] = []
    for _ in range(300):
        table = draw.normal(size=(8, len(FEATURES))).astype(np.float32)
        found.append((table, int((table[:, 5] - table[:, 7] + 0.3 * draw.normal(size=8)).argmax())))
    weights = fit(found, 1e-3)
    right = [int((table @ weights[1:]).argmax()) == place for table, place in found]
    assert np.mean(right) > 0.75
    assert np.abs(fit(found, 1e3)[3:]).max() < 0.01 * weights[1 + 5]  # nothing is believed but the arms
    assert weights[1 + 5] == pytest.approx(-weights[1 + 7], rel=0.2)
    others = np.delete(weights[1:], [5, 7])
    assert np.abs(others).max() < 0.2 * weights[1 + 5]
    # In the units of the fused z-scores, of which features have a quarter
    scores = np.concatenate([table @ weights[1:] + weights[0] for table, _ in found])
    fused = np.concatenate([4 * (0.7 * table[:, 0] + 0.3 * table[:, 1]) for table, _ in found])
    assert (scores.mean(), scores.std()) == pytest.approx((fused.mean(), fused.std()), abs=1e-3)


def test_a_question_is_said_in_words_that_the_table_knows(data: Path) -> None:
    speaker = Speaker(data, open_table(), seed=1)
    said = speaker.say("哪座城市建立了大学?", 0.0)
    assert said.startswith("which ")
    assert {"university", "city", "establish"} <= set(said.rstrip("?").split())
    assert speaker.say("魑魅魍魉?", 0.0) == ""
    assert speaker.say("哪座城市建立了大学?", 1.0) == ""


def test_the_same_seed_trains_the_same_ranker(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "CHINESE", 15)
    folders = [tmp_path / name for name in ("one", "two")]
    told: list[str] = []
    for folder in folders:
        folder.mkdir()
        for name in ("tokenizer.json", "model.safetensors", "translation.safetensors"):
            (folder / name).symlink_to(model_folder() / name)
        counts = train_ranker(data, data, folder, 3, told.append)
    one, two = ((folder / "ranker.safetensors").read_bytes() for folder in folders)
    assert one == two
    assert counts["zh"] > 0
    assert counts["en"] > counts["zh"]
    assert told
    assert Ranker.open(folders[0] / "ranker.safetensors").scores(
        np.zeros((1, len(FEATURES)), np.float32), "zh"
    ).shape == (1,)
