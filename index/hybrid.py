"""The index: documents in, ranked passages out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.document import Chronicle, Document
from corpus.errors import IndexingError, QuestionError
from corpus.normalise import fold, language_of
from index import vectors
from index.encoder import BUILT_IN, Encoder, Vectors, model_folder, open_encoder, unit
from index.fusion import DEPTH, fuse, standardise
from index.lexical import Lexical, QueryTerm, query_terms
from index.merge import join_dense, join_lexical, join_passages, runs_of
from index.passages import Filters, Passages, Row
from index.pinyin import names_in, spelt_in
from index.store import Store, default_home
from index.table import TranslationTable
from index.tensors import open_tensors, to_bytes
from index.terms import CHINESE_RUN, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BATCH = 4096
"""Texts embedded at once: enough to keep the tokenizer busy, little enough to show progress and save memory."""

LONGEST_QUERY = 2000
"""Longest question, in characters: five times the longest paragraph of the seed. Beyond it a text was pasted."""

PSEUDO, PSEUDO_WORDS = 0.5, 3
"""Share and size of an English question's word-by-word translation that is mixed into its vector: on MLQA dev it takes
the dense arm from R@1 44.2 to 49.0; the fused ranking does not change beyond noise."""

EXACT, EXACT_HEADING, FARTHEST = 40.0, 20.0, 9.95
"""Added to the fused score where the whole query stands in a passage, or in a heading. Fused scores are held within
±9.95, the largest z-score among 100 values, so that these come first and the order of hits is that of their scores."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its rank (from 1) and its scores.

    ``dense`` is the dense arm's sum of cosines, ``lexical`` the BM25 score, ``score`` the fused z-score that ranks.
    """

    rank: int
    row: Row
    score: float
    dense: float
    lexical: float

    def to_json(self) -> dict[str, Any]:
        """Return the hit as the command line and the page give it."""
        row = self.row
        return {
            "rank": self.rank, "source": row.source, "event_number": row.event_number, "event": row.event,
            "section": row.section, "date": row.date.iso if row.date else None,
            "date_inferred": bool(row.date and row.date.inferred), "start": row.start, "end": row.end,
            "text": row.text, "score": round(self.score, 4), "dense": round(self.dense, 4),
            "lexical": round(self.lexical, 4),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for both arms."""

    text: str
    terms: list[QueryTerm]
    vector: Vectors


@cache
def rules_fingerprint() -> str:
    """Return a hash of what decides passages and terms: the splitter's code, the analysis, the translation table."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in [*sorted((package.parent / "corpus").glob("*.py")), package / "terms.py", package / "lexical.py"]:
        digest.update(path.read_bytes())
    digest.update((model_folder() / "translation.safetensors").read_bytes())
    return digest.hexdigest()


def open_table() -> TranslationTable:
    """Return the packaged translation table."""
    return TranslationTable.open(model_folder() / "translation.safetensors")


class Index:
    """Passages with both arms over them. Immutable: a rebuild makes another one.

    Example:
        >>> from corpus import seed_document
        >>> index = Index.build([seed_document()])
        >>> index.search("how many robot teams?", k=1)[0].row.event_number
        11
    """

    def __init__(
        self, passages: Passages, lexical: Lexical, dense: vectors.Dense, encoder: Encoder, table: TranslationTable
    ) -> None:
        self.passages = passages
        self.lexical = lexical
        self.dense = dense
        self.encoder = encoder
        self.table = table
        self.generation = ""
        self.embedded = 0
        self.rules = ""
        self.notice: IndexingError | None = None

    @classmethod
    def build(
        cls,
        documents: Iterable[Document | Chronicle],
        encoder: Encoder | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> Index:
        """Return an index over the documents, in memory; :meth:`save` publishes it.

        ``progress`` is told each stage in English as it starts.

        Raises:
            IndexingError: the documents hold no passage at all.
        """
        return cls._made(documents, encoder or open_encoder(), progress, {})

    @classmethod
    def _made(
        cls,
        documents: Iterable[Document | Chronicle],
        encoder: Encoder,
        progress: Callable[[str], None] | None,
        known: dict[str, Vectors],
    ) -> Index:
        """Return an index over the documents; texts whose vector is ``known`` are not embedded again."""
        from corpus.splitter import split

        tell = progress or (lambda _: None)
        tell("splitting")
        chronicles = [item if isinstance(item, Chronicle) else split(item) for item in documents]
        passages = Passages.build(chronicles)
        if not len(passages):
            raise IndexingError(
                "There is no text to index; give files that hold text.", "没有可以索引的文字；请给出有文字内容的文件。"
            )
        table = open_table()
        tell(f"indexing {len(passages)} passages")
        found_by = [passages.retrieval_text(number) for number in range(len(passages))]
        lexical = Lexical.build([fold(text) for text in found_by], table)
        sentences = [text for number in range(len(passages)) for text in passages.sentence_texts(number)]
        missing = [text for text in dict.fromkeys([*sentences, *found_by]) if text not in known]
        tell(f"embedding {len(missing)} texts of {len(passages)} passages and {len(sentences)} sentences")
        found = dict(known)
        for first in range(0, len(missing), BATCH):
            batch = missing[first : first + BATCH]
            found.update(zip(batch, encoder.encode_passages(batch), strict=True))
        dense = vectors.Dense.build(
            np.stack([found[text] for text in sentences]), np.stack([found[text] for text in found_by]),
            passages.sentence_bounds,
        )  # fmt: skip
        index = cls(passages, lexical, dense, encoder, table)
        index.embedded, index.rules = len(missing), rules_fingerprint()
        return index

    def add(self, documents: Iterable[Document], progress: Callable[[str], None] | None = None) -> Index:
        """Return an index with these documents too; one of the same name takes the place of the former.

        What did not change is copied, not embedded again: ``embedded`` of the result counts the texts that were. If
        nothing changes, the result is this index itself.
        """
        return self.updated(documents, (), progress)

    def remove(self, sources: Iterable[str]) -> Index:
        """Return an index without these sources, of which it keeps no trace.

        Raises:
            IndexingError: a source is not in the index, or none would be left.
        """
        return self.updated((), sources)

    def updated(
        self,
        documents: Iterable[Document],
        removed: Iterable[str],
        progress: Callable[[str], None] | None = None,
    ) -> Index:
        """Return an index with the documents added or replaced and the sources removed: the same, to the byte, as
        one built at once.

        Raises:
            IndexingError: a source to be removed is not in the index, or nothing would be left.
        """
        names = {source.name: number for number, source in enumerate(self.passages.sources)}
        gone = set(removed)
        documents = list(documents)
        if unknown := sorted(gone - names.keys()):
            raise IndexingError(
                f"There is no source “{unknown[0]}” in the index; `dashiji info` lists them.",
                f"索引中没有来源“{unknown[0]}”；用 `dashiji info` 可以列出全部来源。",
            )
        changed = {
            document.source: document
            for document in documents
            if document.source not in names or self.passages.document_text(document.source) != document.text
        }
        if self.rules != rules_fingerprint():  # split or analysed by another version: nothing of it can be copied
            for name in names.keys() - gone - changed.keys():
                changed[name] = Document(name, self.passages.document_text(name) or "")
        kept = [name for name in names if name not in gone and name not in changed]
        if not changed and not gone:
            return self
        if not kept:
            return self._made(changed.values(), self.encoder, progress, self._vectors_of(changed.keys() & names.keys()))
        parts = [self]
        if changed:
            known = self._vectors_of(changed.keys() & names.keys())
            parts.append(self._made(changed.values(), self.encoder, progress, known))
        order = sorted(
            [(name, 0, names[name]) for name in kept]
            + [(source.name, 1, number) for number, source in enumerate(parts[-1].passages.sources) if changed]
        )
        passages = [part.passages for part in parts]
        runs = runs_of(passages, [(part, number) for _, part, number in order])
        joined = join_passages(passages, runs)
        index = Index(
            joined, join_lexical([part.lexical for part in parts], runs),
            join_dense([part.dense for part in parts], runs, joined.sentence_bounds), self.encoder, self.table,
        )  # fmt: skip
        index.embedded, index.rules = parts[-1].embedded if changed else 0, self.rules
        return index

    def _vectors_of(self, sources: Iterable[str]) -> dict[str, Vectors]:
        """Return the vectors of the texts of some sources, by text."""
        wanted, found = set(sources), dict[str, Vectors]()
        documents = [number for number, source in enumerate(self.passages.sources) if source.name in wanted]
        for number in np.flatnonzero(np.isin(self.passages.arrays()["document"], documents)).tolist():
            found[self.passages.retrieval_text(number)] = vectors.matrix(self.dense.passages)[number]
            rows = vectors.matrix(self.dense.sentences)[self.dense.bounds[number] : self.dense.bounds[number + 1]]
            found.update(zip(self.passages.sentence_texts(number), rows, strict=True))
        return found

    def save(self, home: Path | None = None) -> None:
        """Publish the index in a home folder; the one that lay there answers until this one is whole.

        Raises:
            IndexingError: it cannot be written.
        """
        facts = {
            "encoder": {
                "name": self.encoder.name,
                "fingerprint": self.encoder.fingerprint,
                "dimensions": self.dense.dimensions,
            },
            "rules": self.rules,
            "documents": len(self.passages.sources),
            "events": self.passages.events,
            "passages": len(self.passages),
            "sentences": int(self.passages.sentence_bounds[-1]),
        }
        self.generation = Store(home or default_home()).publish(self.files(), facts)

    def files(self) -> dict[str, bytes]:
        """Return the files of the index by name: the same texts and model give the same bytes, whatever the way."""
        names = self.passages.names()
        return {
            "names.json": json.dumps(names, ensure_ascii=False, indent=1).encode("utf-8", "replace"),
            "text.utf8": self.passages.text_block,
            "folded.utf8": self.passages.folded_block,
            "passages.safetensors": to_bytes(self.passages.arrays()),
            "lexical.safetensors": to_bytes(self.lexical.arrays()),
            "sentences.faiss": vectors.to_bytes(self.dense.sentences),
            "passages.faiss": vectors.to_bytes(self.dense.passages),
        }

    @classmethod
    def open(cls, home: Path | None = None) -> Index:
        """Return the index that is current in a home folder.

        ``notice`` of the index is set if another generation had to take a damaged one's place.

        Raises:
            IndexingError: there is none, it is damaged, or another encoder made it.
            EncoderError: the model that made it is not on this machine.
        """
        store = Store(home or default_home())
        while True:
            folder, manifest = store.open()
            try:
                index = cls._read(folder, manifest)
            except IndexingError:
                if store.current() == folder.name or store.notice:
                    raise
                continue  # writers went on and removed what was being read
            index.notice = store.notice
            return index

    @classmethod
    def _read(cls, folder: Path, manifest: dict[str, Any]) -> Index:
        """Return the index whose files lie in a folder, their hashes checked; raises as :meth:`open` does."""
        try:
            name, fingerprint = manifest["encoder"]["name"], manifest["encoder"]["fingerprint"]
        except (KeyError, TypeError) as error:
            raise IndexingError(
                f"The index in {folder.parent.parent} does not say which model made it; "
                "build it again with `dashiji build FILE...`.",
                f"{folder.parent.parent} 中的索引没有注明所用的模型；请用 `dashiji build 文件...` 重新建立。",
            ) from error
        encoder = open_encoder(name)
        # Hashing the model's files leaves Python free and so overlaps with loading its tokenizer: 50 ms of a start
        hashing = Thread(target=lambda: encoder.fingerprint)
        hashing.start()
        encoder.encode_query("warm")
        hashing.join()
        if encoder.fingerprint != fingerprint:
            raise IndexingError(
                f"The index in {folder.parent.parent} was made with another version of the model “{encoder.name}”; "
                "their vectors cannot be compared, so build it again with `dashiji build FILE...`.",
                f"{folder.parent.parent} 中的索引是用模型“{encoder.name}”的另一个版本建立的，向量无法比较；"
                "请用 `dashiji build 文件...` 重新建立。",
            )
        try:
            arrays = open_tensors(folder / "passages.safetensors")
            names = json.loads((folder / "names.json").read_bytes())
            blocks = [(folder / name).read_bytes() for name in ("text.utf8", "folded.utf8")]
            passages = Passages(arrays, names, *blocks)
            lexical = Lexical(**open_tensors(folder / "lexical.safetensors"))
            sentences, whole = (
                vectors.from_bytes((folder / name).read_bytes(), name) for name in ("sentences.faiss", "passages.faiss")
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexingError(
                f"The index in {folder.parent.parent} cannot be read ({error}); "
                "build it again with `dashiji build FILE...`.",
                f"无法读取 {folder.parent.parent} 中的索引（{error}）；请用 `dashiji build 文件...` 重新建立。",
            ) from error
        dense = vectors.Dense(sentences, whole, passages.sentence_bounds)
        index = cls(passages, lexical, dense, encoder, open_table())
        index.generation = folder.name
        index.rules = manifest.get("rules", "")
        return index

    @classmethod
    def rollback(cls, home: Path | None = None) -> Index:
        """Return the index that was current before this one, made current again; done twice, nothing changes.

        Raises:
            IndexingError: there is none, or it is damaged; the current one stays.
        """
        Store(home or default_home()).rollback()
        return cls.open(home)

    @cached_property
    def _heading(self) -> npt.NDArray[np.bool_]:
        return self.passages.heading

    def prepare(self, text: str) -> Query:
        """Return the question made ready for both arms.

        Raises:
            QuestionError: it is empty or far too long.
        """
        stripped = text.strip()
        if not stripped:
            raise QuestionError("The question is empty; type a few words.", "问题是空的；请输入几个字。")
        if len(stripped) > LONGEST_QUERY:
            raise QuestionError(
                f"The question has {len(stripped):,} characters; ask with at most {LONGEST_QUERY:,}.",
                f"问题长达 {len(stripped)} 个字符；请控制在 {LONGEST_QUERY} 个以内。",
            )
        terms = self.terms_of(stripped)
        vector = self.encoder.encode_query(stripped)
        if pseudo := _pseudo_translation(terms):
            vector = unit(vector + np.float32(PSEUDO) * self.encoder.encode_query(pseudo))
        return Query(stripped, terms, vector)

    def terms_of(self, text: str) -> list[QueryTerm]:
        """Return the terms that a question is searched by, Chinese names spelt in pinyin among them."""
        terms = {item.label: item for item in query_terms(text, self.table, self.lexical.holds)}
        for run in names_in(text) if language_of(text) != "zh" else []:
            label = " ".join(run)
            if any(part not in terms for part in run):
                continue  # a stop word, or already part of a longer name
            spelt = spelt_in("".join(run), self.lexical)
            # The first pair of characters stands for a longer name: postings hold pairs
            variants = tuple((name, term(name[:2]), 1.0) for name in spelt)
            if variants and len(run) > 1:
                for part in run:
                    del terms[part]
                terms[label] = QueryTerm(label, variants)
            elif variants:
                terms[label] = replace(terms[label], variants=terms[label].variants + variants)
        return list(terms.values())

    def search(self, query: str | Query, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the best passages, best first; fewer than ``k`` only where fewer meet the filters.

        Passages that hold the whole folded query (two characters or more) come first. Headings are found only so:
        the text beneath a heading carries its title anyway.

        Raises:
            QuestionError: the query is empty or too long, or a filter is not a date.
        """
        ready = self.prepare(query) if isinstance(query, str) else query
        allowed = self.passages.allowed(filters or Filters())
        lexical = self.lexical.scores(ready.terms)
        exact = self._exact(fold(ready.text))
        body = ~self._heading if allowed is None else ~self._heading & allowed
        if allowed is not None:
            exact = exact[allowed[exact]]
        depth = max(k, DEPTH)
        if len(exact) > depth:  # a common word: only its best can be shown, headings last
            exact = exact[np.argsort(1e6 * self._heading[exact] - lexical[exact], kind="stable")[:depth]]
        near = self.dense.best(ready.vector, min(depth, int(np.count_nonzero(body))), body)
        numbers = vectors.distinct(np.concatenate([_best(lexical, body, depth), near, exact]))
        words, nearness = lexical[numbers], self.dense.scores(ready.vector, numbers)
        fused = fuse(standardise(words, _largest(words)), standardise(nearness, _largest(nearness))).astype(np.float64)
        tier = np.where(np.isin(numbers, exact), np.where(self._heading[numbers], EXACT_HEADING, EXACT), 0.0)
        fused = np.clip(fused, -FARTHEST, FARTHEST) + tier
        return [
            Hit(rank, self.passages.row(int(numbers[place])), float(fused[place]), float(nearness[place]),
                float(words[place]))
            for rank, place in enumerate(np.argsort(-fused, kind="stable")[:k], 1)
        ]  # fmt: skip

    def arm(self, name: str, query: Query, k: int) -> list[int]:
        """Return the ``k`` best passages of one arm alone, ``"lexical"`` or ``"dense"``, best first."""
        everything = np.arange(len(self.passages))
        scores = self.lexical.scores(query.terms) if name == "lexical" else self.dense.scores(query.vector, everything)
        return [int(number) for number in np.argsort(-scores, kind="stable")[:k]]

    def _exact(self, pattern: str) -> npt.NDArray[np.int64]:
        """Return the passages whose folded text holds the pattern, ascending; none for a single character."""
        if len(pattern) < 2:
            return np.empty(0, np.int64)
        pairs = {run[i : i + 2] for run in CHINESE_RUN.findall(pattern) for i in range(len(run) - 1)}
        if not pairs:
            return self.passages.holding(pattern, None)
        lists = sorted((self.lexical.postings(term(pair))[0] for pair in pairs), key=len)
        candidates = lists[0]
        for other in lists[1:]:
            candidates = candidates[np.isin(candidates, other, assume_unique=True)]
        return self.passages.holding(pattern, candidates.astype(np.int64))


def _pseudo_translation(terms: list[QueryTerm]) -> str:
    """Return the best Chinese words for each English word of a question, "" if it has none."""
    found = []
    for item in terms:
        words = [(weight, text) for text, _, weight in item.variants if not text.isascii() and text != item.label]
        found += [text for _, text in sorted(words, reverse=True)[:PSEUDO_WORDS]]
    return " ".join(found)


def _best(scores: npt.NDArray[np.float32], body: npt.NDArray[np.bool_], count: int) -> npt.NDArray[np.int64]:
    """Return the numbers of the ``count`` highest scores among the passages of ``body``, in no order."""
    numbers = np.flatnonzero(body)
    if len(numbers) <= count:
        return numbers
    return np.asarray(numbers[np.argpartition(-scores[numbers], count)[:count]])


def _largest(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return scores if len(scores) <= DEPTH else np.partition(scores, len(scores) - DEPTH)[-DEPTH:]


__all__ = ["BUILT_IN", "Filters", "Hit", "Index", "Query"]
