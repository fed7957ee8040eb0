"""The vectors alone, measured on public sets in seconds: what a model's card says, and what it is tuned by.

A passage's score is that of the product: the cosine of its best sentence, plus a part of its own. Ties count against
the model.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import numpy as np

from index.vectors import PASSAGE_WEIGHT
from qa.measure.benchmark import chronicles_of, read_sets
from qa.measure.metrics import mrr_at, recall_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

    from index.encoder import Encoder

SETS = ("mlqa_dev_enq_zhctx", "cmrc2018_dev", "DRCD_dev")
BITEXT = "ntrex_zh_en"


def dense_report(encoder: Encoder, evaluation: Path) -> Iterator[str]:
    """Yield R@1 and MRR@10 of each question set in the folder, over even-numbered questions, odd ones and all.

    Of the bitext set, the share of sentences whose translation is the nearest of all, from either language.
    """
    for name in SETS:
        path = evaluation / f"{name}.json.gz"
        if path.exists():
            found = dense_ranks(encoder, path)
            parts = [
                f"{label} {100 * recall_at(some, 1):.1f} / {100 * mrr_at(some, 10):.1f}"
                for label, some in (("even", found[::2]), ("odd", found[1::2]), ("all", found))
            ]
            yield f"{name}: R@1 / MRR@10 {', '.join(parts)}"
    path = evaluation / f"{BITEXT}.json.gz"
    if path.exists():
        pairs = json.loads(gzip.decompress(path.read_bytes()))
        english, chinese = (encoder.encode_passages([pair[side] for pair in pairs]) for side in ("en", "zh"))
        cosines = english @ chinese.T
        right = np.diagonal(cosines)
        there = np.mean((cosines >= right[:, None]).sum(axis=1) == 1)
        back = np.mean((cosines >= right[None]).sum(axis=0) == 1)
        yield f"{BITEXT}: accuracy@1 English to Chinese {100 * there:.1f}, Chinese to English {100 * back:.1f}"


def dense_ranks(encoder: Encoder, path: Path) -> list[int]:
    """Return the rank of each question's passage among all of the set, 0 beyond the tenth.

    Raises:
        DocumentError: the file is no question set.
    """
    from index.passages import Passages

    (questions,) = read_sets(path)
    passages = Passages.build(chronicles_of(questions.passages))
    sentences = [text for number in range(len(passages)) for text in passages.sentence_texts(number)]
    near = encoder.encode_passages(sentences)
    whole = encoder.encode_passages([passages.retrieval_text(number) for number in range(len(passages))])
    begins = passages.sentence_bounds[:-1]
    found: list[int] = []
    for text, right in questions.questions:
        query = encoder.encode_query(text)
        scores: npt.NDArray[np.float32] = np.maximum.reduceat(near @ query, begins) + PASSAGE_WEIGHT * (whole @ query)
        rank = int((scores >= scores[right]).sum())
        found.append(rank if rank <= 10 else 0)
    return found
