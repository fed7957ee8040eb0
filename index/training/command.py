"""``dashiji train``: from folders of texts to the folder of a model, by one command."""

from __future__ import annotations

import json
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import DocumentError, reason_of
from index.encoder import StaticEncoder, model_folder
from index.pieces import Pieces
from index.tensors import to_bytes
from index.training.embedding import Settings, learn
from index.training.lessons import lessons
from index.training.pairs import RESTRICTED, Source, read_folder, read_questions
from index.training.ranking import train_ranker
from index.training.reading import train_reader
from index.training.translation import RESTRICTED as RESTRICTED_TABLE
from index.training.translation import train_table
from index.training.transliteration import transliterations
from index.training.vocabulary import SIZE, choose_pieces, count_sources, tokenizer_json
from index.transliteration import FILE as TRANSLITERATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.training.embedding import Lesson

MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    }
]
CONFIGURATION = {
    "__version__": {},
    "default_prompt_name": None,
    "model_type": "SentenceTransformer",
    "prompts": {"document": "", "query": ""},
    "similarity_fn_name": "cosine",
}
"""What sentence-transformers needs beside tokenizer and weights to open the folder."""


BLIND_STEPS = 2000
"""Steps of the vectors that the re-ranker is taught with: they come near to the final ones, and take two minutes."""


def train(
    data: Path,
    evaluation: Path,
    out: Path,
    seed: int,
    progress: Callable[[str], None],
    *,
    settings: Settings | None = None,
    size: int = SIZE,
    free_only: bool = False,
    measure: Callable[[Path], Iterable[str]] | None = None,
    kind_of: Callable[[str, str], str] | None = None,
) -> None:
    """Write the folder of a model: tokenizer, vectors, translation table, card.

    ``data`` holds ``*.tsv.gz`` files of pairs, ``evaluation`` question sets, of which only those that may be trained
    on are read. The same folders, seed and settings give the same files. ``measure`` is given the folder at the end
    and yields lines for the card. ``kind_of`` tells the kinds of questions apart, which teaches the reader; without it,
    the reader is the packaged one. ``free_only`` leaves out what may not be redistributed.

    Raises:
        DocumentError: the folders hold nothing that can be learned from, or ``out`` cannot be written.
    """
    began = time.monotonic()

    def tell(text: str) -> None:
        progress(f"[{time.monotonic() - began:5.0f} s] {text}")

    settings = replace(settings or Settings(), seed=seed)
    sources = [*read_folder(data, free_only), *read_questions(evaluation)]
    tell(f"{sum(len(source.pairs) for source in sources):,} pairs read from {len(sources)} files")
    try:
        out.mkdir(parents=True, exist_ok=True)
        # The table needs nothing of the vectors, and a second core is there
        pool = ProcessPoolExecutor(1, get_context("spawn"))
        translated = pool.submit(
            train_table, data, out / "translation.safetensors", seed, None, RESTRICTED_TABLE if free_only else ()
        )
        pieces = write_tokenizer(sources, out, seed, size, tell)
        course = lessons(sources, pieces, seed, tell)
        if not course:
            raise DocumentError(
                f"The files in {data} hold no pairs that can be learned from; each line is text TAB text TAB kind.",
                f"{data} 中的文件没有可供学习的句对；每行应为“文本 TAB 文本 TAB 类别”。",
            )
        table = learn(course, len(pieces), settings, tell)
        (out / "model.safetensors").write_bytes(to_bytes({"embedding.weight": table.astype(np.float16)}))
        (out / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
        (out / "config_sentence_transformers.json").write_text(json.dumps(CONFIGURATION, indent=2) + "\n", "utf-8")
        readings = model_folder() / "pinyin.tsv"  # a table of readings, not learned: it goes with every model
        if readings.exists() and readings.resolve() != (out / "pinyin.tsv").resolve():
            shutil.copyfile(readings, out / "pinyin.tsv")
        if sounds := transliterations(sources):
            (out / TRANSLITERATION).write_text(sounds, encoding="utf-8")
        tell(f"translation table of {sum(translated.result().values()):,} rows written")
        pool.shutdown()
        with TemporaryDirectory() as blind:
            learn_blind(course, pieces, settings, Path(blind), tell)
            shutil.copyfile(out / "tokenizer.json", Path(blind) / "tokenizer.json")
            unasked = StaticEncoder(Path(blind))
            taught = train_ranker(data, evaluation, out, seed, tell, encoder=unasked)
            read = {}
            if kind_of:
                read = train_reader(
                    data, evaluation, out, seed, tell, kind_of=kind_of, encoder=unasked, free_only=free_only
                )
        packaged = model_folder() / "reader.safetensors"
        if not read and packaged.exists() and out.resolve() != model_folder().resolve():
            shutil.copyfile(packaged, out / packaged.name)
        if not taught and out.resolve() != model_folder().resolve():
            shutil.copyfile(model_folder() / "ranker.safetensors", out / "ranker.safetensors")
        lines = list(measure(out)) if measure else []
        (out / "NOTICE.md").write_text(
            card(sources, course, settings, len(pieces), taught=taught, read=read, figures=lines), encoding="utf-8"
        )
    except OSError as error:
        reason, why = reason_of(error)
        raise DocumentError(
            f"The model cannot be written to {out} ({reason}); give another folder.",
            f"无法将模型写入 {out}（{why}）；请换一个文件夹。",
        ) from error
    tell(f"model written to {out}")


def write_tokenizer(
    sources: Sequence[Source], out: Path, seed: int, size: int, progress: Callable[[str], None]
) -> Pieces:
    """Write ``tokenizer.json`` and return it opened."""
    source = tokenizer_json(choose_pieces(*count_sources(sources, seed, progress), size=size))
    (out / "tokenizer.json").write_text(source, encoding="utf-8")
    pieces = Pieces.read(source)
    assert pieces is not None
    progress(f"tokenizer of {len(pieces):,} pieces written")
    return pieces


def learn_blind(
    course: Sequence[Lesson], pieces: Pieces, settings: Settings, folder: Path, progress: Callable[[str], None]
) -> None:
    """Write vectors that have seen none of the questions, for the re-ranker to be taught with."""
    unasked = [lesson for lesson in course if "question" not in lesson.name]
    table = learn(unasked, len(pieces), replace(settings, steps=min(settings.steps, BLIND_STEPS)), progress)
    (folder / "model.safetensors").write_bytes(to_bytes({"embedding.weight": table.astype(np.float16)}))


def card(
    sources: Sequence[Source],
    course: Sequence[Lesson],
    settings: Settings,
    size: int,
    *,
    taught: Mapping[str, int],
    read: Mapping[str, int],
    figures: Sequence[str],
) -> str:
    """Return the model's card: what it is, what it was made from under which licences, how, and how good it is."""
    restricted = [source for source in sources if any(word in source.licence for word in RESTRICTED)]
    total = sum(lesson.share for lesson in course)
    lines = [
        "# The built-in model",
        "",
        "Made from scratch, without pretrained weights, by `dashiji train`. A sentence-transformers StaticEmbedding: "
        f"{size:,} pieces × {settings.dimensions} dimensions, float16; the tokenizer folds width, case, "
        "accents and traditional characters itself. `translation.safetensors` is the table of English words and "
        "phrases with their Chinese. `pinyin.tsv` has the characters of GB 2312 under each of their readings without "
        "tone, from pypinyin's tables (MIT). `transliteration.tsv` has the characters with which stretches of letters "
        "are written in foreign names.",
        "",
        "## Licence",
        "",
        "The translation table and the vectors are derivatives of **CC-CEDICT** (© its contributors, published by "
        "MDBG, CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/) and of the other sources below, and are "
        "themselves licensed under CC BY-SA 4.0. Changes made: texts were folded, cut into words and counted; glosses "
        "were split and inverted; weights and vectors were estimated from them. None of the texts is shipped.",
        "",
        "## Data",
        "",
        "| file | pairs | licence as stated |",
        "|---|---|---|",
        *(f"| {source.name} | {len(source.pairs):,} | {source.licence} |" for source in sources),
        "",
    ]
    if restricted:
        names = ", ".join(source.name for source in restricted)
        lines += [f"Unstated, or stated for training only: {names}. `dashiji train --free` makes a model without.", ""]
    lines += [
        "## Settings",
        "",
        f"Seed {settings.seed}; {settings.steps:,} steps of {settings.batch:,} pairs of one lesson; symmetric InfoNCE, "
        f"scale {settings.scales[0]:g} rising to {settings.scales[1]:g}; Adam on the rows of a batch, "
        f"rate {settings.rate:g} falling to 0; "
        f"{settings.dropout:.0%} of the pieces left out by chance.",
        "",
        "| lesson | pairs | share of the batches |",
        "|---|---|---|",
        *(f"| {lesson.name} | {len(lesson.first):,} | {lesson.share / total:.1%} |" for lesson in course),
        "",
    ]
    lines += (
        ["The re-ranker is the packaged one.", ""]
        if not taught
        else [
            f"The re-ranker is a linear model for each language of the question; {taught['zh']:,} and {taught['en']:,} "
            "questions taught it: real ones in Chinese (CMRC2018 train and trial, DRCD test), and such said in English "
            "by the table. The vectors it was taught with had not seen these questions.",
            "",
        ]
    )
    lines += [
        "The reader is the packaged one."
        if not read
        else f"The reader (`reader.safetensors`) is a network of {read['weights']:,} weights; {read['zh']:,} Chinese "
        f"questions with their answers taught it (CMRC2018 train and trial, CC BY-SA 4.0; DRCD test, CC BY-SA 3.0), "
        f"{read['en']:,} of them said in English by the table, and before them {read['made']:,} made by taking "
        "something out of a sentence of their passages and of the news and reports above. The vectors by which it "
        "compared words had not seen these questions.",
        "",
    ]
    if figures:
        lines += ["## Figures", "", "The vectors alone, in per cent:", "", *(f"    {line}" for line in figures), ""]
    return "\n".join(lines)
