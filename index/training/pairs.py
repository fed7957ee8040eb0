"""Pairs of texts to learn from: which file gives what, in which language, under which licence.

A folder of training data holds ``*.tsv.gz`` files of ``text_a TAB text_b TAB kind`` and, where a file has it, a fourth
column; a folder of question sets holds SQuAD-like JSON, of which only the sets named in :data:`TRAINABLE` are read.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import DocumentError
from corpus.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRAINABLE = {"cmrc2018_trial": "CC BY-SA 4.0", "DRCD_test_simplified": "CC BY-SA 3.0"}
"""Question sets that may be trained on, with their licences. All others in the folder measure, and are never read."""

LICENCES = {
    "apache_dolphinscheduler_docs": "Apache-2.0",
    "arxiv_en_title_zh_passage": "“modified Apache” as stated: train only",
    "arxiv_titles_zh_en": "“modified Apache” as stated: train only",
    "bible_cuv_kjv_oeb": "public domain; MIT",
    "cc_cedict_2026": "CC BY-SA 4.0",
    "cldr_names": "Unicode v3",
    "cmrc2018_train_qa": "CC BY-SA 4.0",
    "crud_news_zh": "Apache-2.0 as stated, text of news agencies: train only",
    "dbp15k_zh_en_names": "unstated; DBpedia is CC BY-SA 3.0",
    "ecdict_general_unranked": "MIT",
    "ecdict_inflected": "MIT",
    "ecdict_names": "MIT",
    "ecdict_net": "MIT",
    "ecdict_ranked": "MIT",
    "ecdict_terms_econ_law_tech": "MIT",
    "ecdict_terms_med_chem": "MIT",
    "gov_reports_zh": "unstated; official texts",
    "k8s_docs_zh": "CC BY 4.0",
    "moj_tw_law": "official texts of law",
    "mozilla_www": "MPL 2.0",
    "odoo_docs_zh": "CC BY-SA 4.0",
    "ofbiz_labels": "Apache-2.0",
    "opensource_guide": "CC BY 4.0",
    "osm_id_presets": "ISC",
    "pingcap_tidb_operator_docs": "CC BY-SA 3.0",
    "python_docs_zh": "translations CC0, source PSF",
    "sdg_un_goals": "MIT",
    "tatoeba_cmn_eng_2018": "CC BY 2.0",
    "tatoeba_cmn_eng_new": "CC BY 2.0 FR",
    "tico19": "CC0",
    "tldr_pages": "CC BY 4.0",
    "universities_zh_en": "MIT",
    "wordnet_cow_wikt": "WordNet's; CC BY-SA 3.0",
}
"""Licence of each file, as its source states it; what is not here is named as unstated in the model's card."""

RESTRICTED = ("train only", "unstated")
"""A licence that holds one of these is not a free one: :func:`read_folder` can leave such files out."""


class Pair(NamedTuple):
    """Two texts that belong together; ``note`` is the file's fourth column: a rank of frequency, an answer."""

    first: str
    second: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """The pairs of one file."""

    name: str
    licence: str
    pairs: list[Pair]


def is_chinese(text: str) -> bool:
    """Return whether a text of the training data is Chinese: it holds an ideograph, and they are not the exception.

    Example:
        >>> is_chinese("部署 Kubernetes"), is_chinese("The character 的 is common"), is_chinese("GDP")
        (True, False, False)
    """
    ideographs = sum(map(is_cjk, text))
    return ideographs > 0 and 5 * ideographs >= sum(character.isascii() and character.isalpha() for character in text)


def read_folder(data: Path, free_only: bool = False) -> Iterator[Source]:
    """Yield the files of pairs in a folder, in the order of their names.

    Raises:
        DocumentError: there is none, or one cannot be read.
    """
    paths = sorted(data.glob("*.tsv.gz"))
    if not paths:
        raise DocumentError(
            f"There are no *.tsv.gz files of pairs in {data}; give the folder of the training data.",
            f"{data} 中没有 *.tsv.gz 句对文件；请给出训练数据所在的文件夹。",
        )
    for path in paths:
        name = path.name.removesuffix(".tsv.gz")
        licence = LICENCES.get(name, "unstated")
        if not (free_only and any(word in licence for word in RESTRICTED)):
            yield Source(name, licence, _read_tsv(path))


def _read_tsv(path: Path) -> list[Pair]:
    pairs = []
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                first, second, kind = fields[:3]
                pairs.append(Pair(first, second, kind, fields[3] if len(fields) > 3 else ""))
    except (OSError, EOFError, ValueError) as error:
        raise DocumentError(
            f"{path} is not a file of pairs ({error}); each line is text TAB text TAB kind, in UTF-8, gzipped.",
            f"{path} 不是句对文件（{error}）；每行应为“文本 TAB 文本 TAB 类别”，UTF-8 编码，gzip 压缩。",
        ) from error
    return pairs


def read_questions(evaluation: Path) -> Iterator[Source]:
    """Yield the question sets of a folder that may be trained on: question, passage, ``"qa"``, answer.

    Raises:
        DocumentError: one cannot be read.
    """
    for name, licence in TRAINABLE.items():
        path = evaluation / f"{name}.json.gz"
        if not path.exists():
            continue
        try:
            articles = json.loads(gzip.decompress(path.read_bytes()))["data"]
            pairs = [
                Pair(entry["question"], paragraph["context"], "qa", entry["answers"][0]["text"])
                for article in articles
                for paragraph in article["paragraphs"]
                for entry in paragraph["qas"]
            ]
        except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError) as error:
            raise DocumentError(
                f"{path} is not a SQuAD-like question set ({type(error).__name__}: {error}).",
                f"{path} 不是 SQuAD 格式的问题集（{type(error).__name__}：{error}）。",
            ) from error
        yield Source(name, licence, pairs)
