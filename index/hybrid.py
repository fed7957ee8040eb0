"""The index: documents in, ranked passages out."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.document import Chronicle, Document
from corpus.errors import IndexingError, QuestionError
from corpus.normalise import fold, is_latin, language_of
from index import vectors
from index.compounds import compounds
from index.encoder import BUILT_IN, Encoder, Vectors, model_folder, open_encoder, unit
from index.english import base
from index.fusion import DEPTH, fuse, standardise
from index.lexical import Lexical, Postings, QueryTerm, query_terms
from index.merge import chained
from index.passages import Filters, Passages, Row, Source, digest_of
from index.pinyin import names_in, sited_in, spelt_in
from index.recent import Recent
from index.rerank import FEATURES, RERANKED, Ranker, features
from index.reverse import Reverse
from index.segments import FILES, TEXTS, Segment, bucket_of, count_for, gathered, prefixes_of, read_names
from index.store import Kept, Store, default_home
from index.table import TranslationTable
from index.terms import CHINESE_RUN, term, words
from index.vectors import SegmentVectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BATCH = 4096
"""Texts embedded at once: enough to keep the tokenizer busy, little enough to show progress and save memory."""

LONGEST_QUERY = 2000
"""Longest question, in characters: five times the longest paragraph of the seed. Beyond it a text was pasted."""

PSEUDO, PSEUDO_WORDS = 0.5, 3
"""Share and size of an English question's word-by-word translation that is mixed into its vector: on MLQA dev it takes
the dense arm from R@1 44.2 to 49.0; the fused ranking does not change beyond noise."""

EXACT, EXACT_HEADING, FARTHEST = 40.0, 20.0, 9.95
"""Added to the score where the whole query stands in a passage, or in a heading. Scores are held within
±9.95, the largest z-score among 100 values, so that these come first and the order of hits is that of their scores."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its rank (from 1) and its scores.

    ``dense`` is the dense arm's sum of cosines, ``lexical`` the BM25 score. ``score`` ranks: the re-ranker's, which has
    the mean and spread of the arms' fused z-scores, so that it can be compared with them and among questions.
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
    pseudo: str = ""  # the Chinese words for an English question's, of which its vector has some


LOOKED_UP = 6
"""Questions of which an index keeps what they found: one in a conversation is looked up with and without its topic, and
then again where it stands by itself. Few enough that a set of questions asked over and over is answered anew."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the candidates for one question: ``numbers`` are theirs, ascending.

    ``lexical`` and ``dense`` are the arms' scores, ``fused`` their fusion, ``exact`` passages that hold the question.
    ``features`` (:data:`index.rerank.FEATURES`) are those of the candidates at ``shortlist``, the best fused ones;
    ``across`` says which of these are in another language than the question.
    """

    numbers: npt.NDArray[np.int64]
    lexical: npt.NDArray[np.float32]
    dense: npt.NDArray[np.float32]
    fused: npt.NDArray[np.float64]
    exact: npt.NDArray[np.int64]
    shortlist: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    across: npt.NDArray[np.bool_]


@cache
def rules_fingerprint() -> str:
    """Return a hash of what decides passages and terms: the splitter's code, the analysis, the translation table."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in [*sorted((package.parent / "corpus").glob("*.py")), package / "terms.py", package / "lexical.py"]:
        digest.update(path.read_bytes())
    digest.update((model_folder() / "translation.safetensors").read_bytes())
    return digest.hexdigest()


def open_table(folder: Path | None = None) -> TranslationTable:
    """Return the translation table of a model's folder; the packaged one by default, which is opened once."""
    return TranslationTable.open(folder / "translation.safetensors") if folder else _packaged_table(model_folder())


@lru_cache(maxsize=1)
def _packaged_table(folder: Path) -> TranslationTable:
    return open_table(folder)


@cache
def open_ranker() -> Ranker:
    """Return the packaged re-ranker."""
    return Ranker.open(model_folder() / "ranker.safetensors")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an index lies: the home, what was current there when it was opened, and the generation it was opened from.

    The last two differ where a damaged generation is current and another one answers.
    """

    home: Path
    seen: str | None
    generation: str


class Embedded:
    """Vectors of texts that are known already, in half precision, by text."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._vectors: vectors.Halves = np.empty((0, 0), dtype=np.float16)

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Return the texts that are not known yet, each once."""
        return [text for text in dict.fromkeys(texts) if text not in self._rows]

    def add(self, texts: Sequence[str], found: npt.NDArray[Any]) -> None:
        """Take the vectors of some texts. Shape: (texts, dimensions)."""
        used = len(self._rows)
        if used + len(texts) > len(self._vectors):  # doubled, so that adding stays linear
            grown = np.empty((2 * used + len(texts), found.shape[1]), dtype=np.float16)
            if used:
                grown[:used] = self._vectors[:used]
            self._vectors = grown
        for text, vector in zip(texts, found, strict=True):
            row = self._rows.setdefault(text, len(self._rows))
            self._vectors[row] = vector

    def of(self, texts: Sequence[str], dimensions: int) -> vectors.Halves:
        """Return the vectors of the texts. Shape: (texts, dimensions)."""
        if not texts:
            return np.empty((0, dimensions), dtype=np.float16)
        return self._vectors[[self._rows[text] for text in texts]]


@dataclass(slots=True)
class _Maker:
    """Makes segments. ``known`` learns every text that is embedded, ``embedded`` counts them."""

    encoder: Encoder
    table: TranslationTable
    known: Embedded
    tell: Callable[[str], None]
    embedded: int = 0

    def segment(self, bucket: int, chronicles: list[Chronicle]) -> Segment:
        """Return the segment of these documents."""
        passages = Passages.build(chronicles)
        self.tell(f"indexing {len(passages)} passages")
        found_by = [passages.retrieval_text(number) for number in range(len(passages))]
        postings = Postings.build([fold(text) for text in found_by], self.table)
        sentences = [text for number in range(len(passages)) for text in passages.sentence_texts(number)]
        missing = self.known.missing([*sentences, *found_by])
        self.tell(f"embedding {len(missing)} texts of {len(passages)} passages and {len(sentences)} sentences")
        for first in range(0, len(missing), BATCH):
            batch = missing[first : first + BATCH]
            self.known.add(batch, self.encoder.encode_passages(batch))
        self.embedded += len(missing)
        size = len(self.encoder.encode_query("0"))
        found = SegmentVectors.build(
            self.known.of(sentences, size), self.known.of(found_by, size), passages.sentence_bounds
        )
        return Segment(bucket, passages, postings, found)


class Index:
    """Passages with both arms over them. Immutable: a rebuild makes another one.

    Example:
        >>> from corpus import seed_document
        >>> index = Index.build([seed_document()])
        >>> index.search("how many robot teams?", k=1)[0].row.event_number
        11
    """

    def __init__(self, segments: Sequence[Segment], encoder: Encoder, table: TranslationTable) -> None:
        self.segments = list(segments)
        self.encoder = encoder
        self.table = table
        self.generation = ""
        self.embedded = 0
        self.rules = ""
        self.notice: IndexingError | None = None
        self._lies: _Place | None = None
        self._change_of: _Place | None = None
        self._prepared = Recent[str, Query](LOOKED_UP)
        self._searched = Recent[tuple[str, list[QueryTerm], int, Filters | None], list[Hit]](LOOKED_UP)

    @cached_property
    def passages(self) -> Passages:
        """The passages of all segments: made when first asked for, so that adding a text does without them."""
        return chained([segment.passages for segment in self.segments])

    @cached_property
    def lexical(self) -> Lexical:
        """The lexical arm over all segments."""
        return Lexical([segment.postings for segment in self.segments])

    @cached_property
    def dense(self) -> vectors.Dense:
        """The dense arm over all segments."""
        return vectors.Dense([segment.vectors for segment in self.segments])

    @cached_property
    def reverse(self) -> Reverse | None:
        """What Chinese questions find English texts by; None where there are none. Made when first asked for."""
        vocabulary = frozenset().union(*(segment.latin_words for segment in self.segments))
        return Reverse(vocabulary, self.table) if vocabulary else None

    @property
    def sources(self) -> list[Source]:
        """What is indexed, in the order of the names."""
        found = [source for segment in self.segments for source in segment.passages.sources]
        return sorted(found, key=lambda source: source.name)

    def counts(self) -> dict[str, int]:
        """Return how many documents, events, passages and sentences are indexed."""
        sources = self.sources
        return {
            "documents": len(sources),
            "events": sum(source.events for source in sources),
            "passages": sum(source.passages for source in sources),
            "sentences": sum(int(segment.passages.sentence_bounds[-1]) for segment in self.segments),
        }

    @classmethod
    def build(
        cls,
        documents: Iterable[Document | Chronicle],
        encoder: Encoder | None = None,
        progress: Callable[[str], None] | None = None,
        table: TranslationTable | None = None,
    ) -> Index:
        """Return an index over the documents, in memory; :meth:`save` publishes it.

        ``progress`` is told each stage in English as it starts. ``table`` is for trying out a translation table that
        is not the packaged one; an index that is opened again has the packaged one.

        Raises:
            IndexingError: the documents hold no passage at all, or two have the same name.
        """
        maker = _Maker(encoder or open_encoder(), table or open_table(), Embedded(), progress or _silent)
        return cls._made(documents, maker)

    @classmethod
    def _made(
        cls,
        documents: Iterable[Document | Chronicle],
        maker: _Maker,
    ) -> Index:
        """Return an index over the documents; texts whose vectors the maker knows are not embedded again."""
        chronicles = _split(documents, maker.tell)
        count = count_for(sum(len(chronicle.passages) for chronicle in chronicles))
        groups: dict[int, list[Chronicle]] = {}
        for chronicle in chronicles:
            groups.setdefault(bucket_of(chronicle.document.source, count), []).append(chronicle)
        if not any(chronicle.passages for chronicle in chronicles):
            raise IndexingError(
                "There is no text to index; give files that hold text.", "没有可以索引的文字；请给出有文字内容的文件。"
            )
        made = [maker.segment(bucket, group) for bucket, group in sorted(groups.items())]
        index = cls(made, maker.encoder, maker.table)
        index.embedded, index.rules = maker.embedded, rules_fingerprint()
        return index

    def add(self, documents: Iterable[Document], progress: Callable[[str], None] | None = None) -> Index:
        """Return an index with these documents too; one of the same name takes the place of the former.

        What did not change is copied, not embedded again: ``embedded`` of the result counts the texts that were. If
        nothing changes, the result is this index itself.
        """
        return self.updated(documents, (), progress)

    def alone(self, source: str) -> Index:
        """Return an index of one of the sources by itself, in memory, with nothing embedded again.

        Its passages are those of this index from the source's first one on, in the same order.
        """
        segment, number = next(
            (segment, segment.passages.numbers[source])
            for segment in self.segments
            if source in segment.passages.numbers
        )
        return Index([gathered(segment.bucket, [segment], [(source, 0, number)])], self.encoder, self.table)

    def remove(self, sources: Iterable[str]) -> Index:
        """Return an index without these sources, of which it keeps no trace.

        Raises:
            QuestionError: a source is not in the index.
            IndexingError: none would be left.
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
            QuestionError: a source to be removed is not in the index.
            IndexingError: nothing would be left.
        """
        tell = progress or _silent
        lies = {
            source.name: (part, number, source)
            for part, segment in enumerate(self.segments)
            for number, source in enumerate(segment.passages.sources)
        }
        gone, documents = set(removed), list(documents)
        _refuse_twins(document.source for document in documents)
        if unknown := sorted(gone - lies.keys()):
            raise self.passages.no_source(unknown[0])
        changed = {
            document.source: document
            for document in documents
            if document.source not in lies or lies[document.source][2].digest != digest_of(document.text)
        }
        if self.rules != rules_fingerprint():  # split or analysed by another version: nothing of it can be copied
            for name in lies.keys() - gone - changed.keys():
                changed[name] = Document(name, self.passages.document_text(name) or "")
        kept = [name for name in lies if name not in gone and name not in changed]
        if not changed and not gone:
            return self
        # A new text may stand in the index under another name, and a changed one keeps most of its sentences
        digests = {digest_of(document.text) for document in changed.values()}
        known = self._embedded(
            {name for name, (_, _, source) in lies.items() if name in changed or source.digest in digests}
        )
        maker = _Maker(self.encoder, self.table, known, tell)
        if not kept and not changed:
            raise IndexingError(
                "These are all the texts that are indexed, and an index cannot be empty; add another text first, or "
                "put others in their place.",
                "这些是索引中的全部文字，索引不能为空；请先加入别的文字，或用别的文字全部替换。",
            )
        if not kept:
            made = self._made(changed.values(), maker)
            made._change_of = self._lies or self._change_of
            return made
        parts = list(self.segments)
        if changed:
            parts.append(maker.segment(-1, _split(changed.values(), tell)))
        wanted = [(name, *lies[name]) for name in kept]
        wanted += [
            (item.name, len(self.segments), n, item) for n, item in enumerate(parts[-1].passages.sources) if changed
        ]
        count = count_for(sum(source.passages for _, _, _, source in wanted))
        groups: dict[int, list[tuple[str, int, int]]] = {}
        for name, part, number, _ in wanted:
            groups.setdefault(bucket_of(name, count), []).append((name, part, number))
        index = Index(
            [gathered(bucket, parts, sorted(group)) for bucket, group in sorted(groups.items())],
            self.encoder, self.table,
        )  # fmt: skip
        if not any(len(segment.passages) for segment in index.segments):
            raise IndexingError(
                "There is no text to index; give files that hold text.", "没有可以索引的文字；请给出有文字内容的文件。"
            )
        index.embedded, index.rules = maker.embedded, rules_fingerprint()
        index._change_of = self._lies or self._change_of
        return index

    def _embedded(self, sources: set[str]) -> Embedded:
        """Return the vectors of the texts of some sources."""
        found = Embedded()
        for segment in self.segments:
            passages, bounds = segment.passages, segment.vectors.bounds
            documents = [number for number, source in enumerate(passages.sources) if source.name in sources]
            if not documents:
                continue
            whole, sentences = vectors.matrix(segment.vectors.passages), vectors.matrix(segment.vectors.sentences)
            for number in np.flatnonzero(np.isin(passages.arrays()["document"], documents)).tolist():
                found.add([passages.retrieval_text(number)], whole[number : number + 1])
                found.add(passages.sentence_texts(number), sentences[bounds[number] : bounds[number + 1]])
        return found

    def save(self, home: Path | None = None) -> None:
        """Publish the index in a home folder; the one that lay there answers until this one is whole.

        Files of segments that did not change are shared with the generation before, their texts excepted: from those
        all else can be made again.

        Raises:
            IndexingError: it cannot be written, or it was made from one that is no longer the current one there.
        """
        facts = {
            "encoder": {
                "name": self.encoder.name,
                "fingerprint": self.encoder.fingerprint,
                "dimensions": self.dense.dimensions,
            },
            "rules": self.rules,
            **self.counts(),
        }
        store = Store(home or default_home())
        files: dict[str, bytes | Kept] = {}
        for segment in self.segments:
            if segment.place is not None and segment.place.is_relative_to(store.home):
                made = cache(segment.files)
                for name in (f"{segment.prefix()}{name}" for name in FILES[len(TEXTS) :]):
                    files[name] = Kept(segment.place / name, made)
                files |= segment.texts()
            else:
                files |= segment.files()
        files = dict(sorted(files.items()))  # shared or written, the same files must give the same manifest
        base = self._change_of
        if base is not None and base.home == store.home:
            self.generation = store.publish(files, facts, base.seen, base.generation)
        else:
            self.generation = store.publish(files, facts)
        self._lies, self._change_of = _Place(store.home, self.generation, self.generation), None
        for segment in self.segments:
            segment.place = store.folder(self.generation)

    def files(self) -> dict[str, bytes]:
        """Return the files of the index by name: the same texts and model give the same bytes, whatever the way."""
        found: dict[str, bytes] = {}
        for segment in self.segments:
            found |= segment.files()
        return found

    @classmethod
    def open(cls, home: Path | None = None) -> Index:
        """Return the index that is current in a home folder.

        ``notice`` of the index is set if another generation had to take a damaged one's place, or if what is damaged
        in both had to be made again from the texts.

        Raises:
            IndexingError: there is none, it is damaged, or another encoder made it.
            EncoderError: the model that made it is not on this machine.
        """
        store = Store(home or default_home())
        while True:
            seen = store.current()
            try:
                folder, manifest = store.open()
            except IndexingError as error:
                if healed := cls._healed(store, error):
                    return healed
                raise
            try:
                index = cls._read(folder, manifest)
            except IndexingError:
                if store.current() == folder.name or store.notice:
                    raise
                continue  # writers went on and removed what was being read
            index.notice, index._lies = store.notice, _Place(store.home, seen, folder.name)
            return index

    @classmethod
    def _healed(cls, store: Store, error: IndexingError) -> Index | None:
        """Return an index whose damaged segments are made again from their texts; None where those are damaged too.

        Two generations of a large index share the files of what did not change, so one fault may reach both.
        """
        for folder, manifest, damaged in store.damaged():
            if any(f"{prefix}{name}" in damaged for prefix in prefixes_of(manifest["files"]) for name in TEXTS):
                continue
            index = cls._read(folder, manifest, damaged)
            index._lies = _Place(store.home, store.current(), folder.name)
            index.notice = IndexingError(
                f"{error.en.split(';')[0]}; it was made again from the texts and answers: save it with `dashiji add`.",
                f"{error.zh.split('；')[0]}；已用其中的文字重新建立，可以回答：请用 `dashiji add` 重新保存。",
            )
            return index
        return None

    @classmethod
    def _read(cls, folder: Path, manifest: dict[str, Any], damaged: frozenset[str] = frozenset()) -> Index:
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
        index = cls([], encoder, open_table())
        maker = _Maker(encoder, index.table, Embedded(), _silent)
        try:
            for prefix in prefixes_of(manifest["files"]):
                if any(f"{prefix}{name}" in damaged for name in FILES):
                    index.segments.append(maker.segment(int(prefix[:-1]), _texts(folder, prefix)))
                else:
                    index.segments.append(Segment.open(folder, prefix))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexingError(
                f"The index in {folder.parent.parent} cannot be read ({error}); "
                "build it again with `dashiji build FILE...`.",
                f"无法读取 {folder.parent.parent} 中的索引（{error}）；请用 `dashiji build 文件...` 重新建立。",
            ) from error
        if not index.segments:
            raise IndexingError(
                f"The index in {folder.parent.parent} holds no text; build it again with `dashiji build FILE...`.",
                f"{folder.parent.parent} 中的索引没有文字；请用 `dashiji build 文件...` 重新建立。",
            )
        index.generation = folder.name
        index.rules = manifest.get("rules", "")
        return index

    @classmethod
    def rollback(cls, home: Path | None = None) -> Index:
        """Return the index that was current before this one, made current again; done twice, nothing changes.

        Raises:
            IndexingError: there is none, or it is damaged; the current one stays.
        """
        Store(home or default_home()).rollback(cls._read)
        return cls.open(home)

    @cached_property
    def _heading(self) -> npt.NDArray[np.bool_]:
        return self.passages.heading

    @cached_property
    def _body(self) -> npt.NDArray[np.bool_]:
        return ~self.passages.heading

    def prepare(self, text: str, like: Query | None = None) -> Query:
        """Return the question made ready for both arms; ``like`` is the same made ready by an index of its encoder.

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
        if like:
            terms = self.terms_of(stripped)
            if (like.text, like.pseudo) == (stripped, _pseudo_translation(terms)):
                return replace(like, terms=terms)
        return self._prepared.of(stripped, lambda: self._ready(stripped))

    def _ready(self, text: str) -> Query:
        terms = self.terms_of(text)
        pseudo, vector = _pseudo_translation(terms), self.encoder.encode_query(text)
        if pseudo:
            vector = unit(vector + np.float32(PSEUDO) * self.encoder.encode_query(pseudo))
        return Query(text, terms, vector, pseudo)

    def terms_of(self, text: str) -> list[QueryTerm]:
        """Return the terms that a question is searched by, Chinese names spelt in pinyin among them.

        Those of a Chinese question that are looked for in English texts come last; they have labels of their own. So
        do the compounds of an English one.
        """
        found = query_terms(text, self.table, self.lexical.holds)
        if language_of(text) == "zh":
            return found + (self.reverse.terms(fold(text)) if self.reverse else [])
        terms = {item.label: item for item in found}
        for run in names_in(text, lambda word: base(word) in self.table):
            label = " ".join(run)
            if any(part not in terms for part in run):
                continue  # a stop word, or already part of a longer name
            spelt = spelt_in("".join(run), self.lexical) or sited_in(run, self.lexical)
            if len(run) == 1 and run[0].capitalize() in text:  # Shishi is not 实施
                spelt = [name for name in spelt if not self._is_deed(name, run[0])]
            # The first pair of characters stands for a longer name: postings hold pairs
            variants = tuple((name, term(name[:2]), 1.0) for name in spelt)
            if variants and len(run) > 1:
                for part in set(run):  # a name may be said twice in a row
                    del terms[part]
                terms[label] = QueryTerm(label, variants)
            elif variants:
                terms[label] = replace(terms[label], variants=terms[label].variants + variants)
        found = list(terms.values())
        return found + compounds(fold(text), found, self.lexical)

    def _is_deed(self, name: str, spelling: str) -> bool:
        """Return whether a word is a verb of the dictionary that English says otherwise than by its pinyin."""
        import rjieba

        if not self.table.has_word(name) or any(item.word == name for item in self.table.translations(spelling)):
            return False
        return [tag for _, tag in rjieba.tag(name)] == ["v"]

    def search(self, query: str | Query, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the best passages, best first; fewer than ``k`` only where fewer meet the filters.

        Passages that hold the whole folded query (two characters or more) come first. Headings are found only so:
        the text beneath a heading carries its title anyway.

        Raises:
            QuestionError: the query is empty or too long, or a filter is not a date.
        """
        ready = self.prepare(query) if isinstance(query, str) else query
        return list(self._searched.of((ready.text, ready.terms, k, filters), lambda: self._best(ready, k, filters)))

    def _best(self, ready: Query, k: int, filters: Filters | None) -> list[Hit]:
        found = self.evidence(ready, k, filters)
        scores = found.fused.copy()
        if len(found.shortlist) > 1:
            ranked = open_ranker().scores(found.features, language_of(ready.text))
            if found.across.any():
                ranked[found.across] = open_ranker().scores(found.features[found.across], "en")
            scores[found.shortlist] = ranked
            others = np.ones(len(scores), dtype=np.bool_)
            others[found.shortlist] = False
            if others.any():  # what was not looked at again stays behind, in its order
                scores[others] -= max(float(scores[others].max() - ranked.min()), 0.0)
        scores = np.clip(scores, -FARTHEST, FARTHEST)
        if len(found.exact):
            tier = np.where(self._heading[found.exact], EXACT_HEADING, EXACT)
            scores[np.searchsorted(found.numbers, found.exact)] += tier  # all of them are among the candidates
        best = np.lexsort((-found.fused, -scores))[:k]
        columns = (found.numbers, scores, found.dense, found.lexical)
        told = zip(*(column[best].tolist() for column in columns), strict=True)
        return [
            Hit(rank, self.passages.row(number), score, dense, lexical)
            for rank, (number, score, dense, lexical) in enumerate(told, 1)
        ]

    def evidence(self, query: Query, k: int = 10, filters: Filters | None = None, reranked: int = RERANKED) -> Evidence:
        """Return the candidates for a question, at least ``k`` if there are so many, and what is known of them.

        The ``reranked`` best fused ones are the shortlist.

        Raises:
            QuestionError: a filter is not a date.
        """
        allowed = self.passages.allowed(filters or Filters())
        lexical, weights = self.lexical.weighed(query.terms)
        exact = self._exact(fold(query.text))
        body = self._body if allowed is None else self._body & allowed
        if allowed is not None:
            exact = exact[allowed[exact]]
        depth = max(k, DEPTH)
        if len(exact) > depth:  # a common word: only its best can be shown, headings last
            exact = exact[np.argsort(1e6 * self._heading[exact] - lexical[exact], kind="stable")[:depth]]
        everything = np.flatnonzero(body)
        if len(everything) <= depth:  # a small text: each passage is a candidate
            numbers = vectors.distinct(np.concatenate([everything, exact])) if len(exact) else everything
        else:
            near = self.dense.best(query.vector, depth, body)
            best = everything[np.argpartition(-lexical[everything], depth)[:depth]]
            numbers = vectors.distinct(np.concatenate([best, near, exact]))
        words, cosines = lexical[numbers], self.dense.cosines(query.vector, numbers)
        nearness = vectors.joined(cosines)
        arms = standardise(np.stack([words, nearness, *cosines]))
        fused = fuse(arms[0], arms[1]).astype(np.float64)
        shortlist = np.sort(np.argsort(-fused, kind="stable")[:reranked])
        texts = [self.passages.folded_text(number) for number in numbers[shortlist].tolist()]
        described, across = _described(query, weights, texts, arms[:, shortlist])
        return Evidence(numbers, words, nearness, fused, exact, shortlist, described, across)

    def arm(self, name: str, query: Query, k: int) -> list[int]:
        """Return the ``k`` best passages of one arm alone, ``"lexical"`` or ``"dense"``, best first."""
        everything = np.arange(len(self.passages))
        scores = self.lexical.scores(query.terms) if name == "lexical" else self.dense.scores(query.vector, everything)
        return [int(number) for number in np.argsort(-scores, kind="stable")[:k]]

    def _exact(self, pattern: str) -> npt.NDArray[np.int64]:
        """Return the passages whose folded text holds the pattern, ascending; none for a single character."""
        if len(pattern) < 2:
            return np.empty(0, np.int64)
        parts = {run[i : i + 2] for run in CHINESE_RUN.findall(pattern) for i in range(len(run) - 1)}
        parts.update(list(words(pattern))[1:-1])  # the first and the last may be cut off in the middle
        if not parts:
            return self.passages.holding(pattern, None)
        candidates = self.lexical.holding_all(term(part) for part in parts)
        return self.passages.holding(pattern, candidates)


def _described(
    query: Query, weights: npt.NDArray[np.float32], texts: list[str], arms: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Return the candidates' features, and which are English ones of a Chinese question.

    A Chinese question meets Chinese candidates with its characters and English ones with its words in English; what
    belongs to the others must not count as missing.
    """
    crossing = np.array([item.crosses for item in query.terms], dtype=np.bool_)
    if not crossing.any():
        return features(query.text, query.terms, weights, texts, arms), np.zeros(len(texts), dtype=np.bool_)
    across = np.array([is_latin(text) for text in texts], dtype=np.bool_)
    latin = np.array([item.label[0].isascii() for item in query.terms], dtype=np.bool_)
    found = np.empty((len(texts), len(FEATURES)), dtype=np.float32)
    for group, used in ((~across, ~crossing), (across, crossing | latin)):
        places, chosen = np.flatnonzero(group).tolist(), np.flatnonzero(used)
        found[group] = features(
            query.text, [query.terms[place] for place in chosen.tolist()], weights[chosen],
            [texts[place] for place in places], arms[:, group],
        )  # fmt: skip
    return found, across


def _silent(_: str) -> None:
    """Tell nobody."""


def _refuse_twins(sources: Iterable[str]) -> None:
    for name, times in Counter(sources).items():
        if times > 1:
            raise IndexingError(
                f"Two texts have the name “{name}”, so a citation could not tell them apart; rename one.",
                f"有两篇文字都叫“{name}”，引用时无法区分；请给其中一篇改名。",
            )


def _split(documents: Iterable[Document | Chronicle], tell: Callable[[str], None]) -> list[Chronicle]:
    from corpus.splitter import split

    tell("splitting")
    chronicles = [item if isinstance(item, Chronicle) else split(item) for item in documents]
    _refuse_twins(chronicle.document.source for chronicle in chronicles)
    return chronicles


def _texts(folder: Path, prefix: str) -> list[Chronicle]:
    """Return the documents of a segment, split again, from its names and its text alone."""
    block = (folder / f"{prefix}text.utf8").read_bytes()
    entries = read_names(folder, prefix)["sources"]
    return _split(
        [
            Document(
                entry["name"], block[entry["begin"] : entry["begin"] + entry["size"]].decode("utf-8", "surrogatepass")
            )
            for entry in entries
        ],
        _silent,
    )


def _pseudo_translation(terms: list[QueryTerm]) -> str:
    """Return the best Chinese words for each English word of a question, "" if it has none."""
    found = []
    for item in terms:
        if item.compound:
            continue
        words = [(weight, text) for text, _, weight in item.variants if not text.isascii() and text != item.label]
        found += [text for _, text in sorted(words, reverse=True)[:PSEUDO_WORDS]]
    return " ".join(found)


__all__ = ["BUILT_IN", "Filters", "Hit", "Index", "Query"]
