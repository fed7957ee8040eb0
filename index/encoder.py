"""Encoders: texts in, unit vectors out.

The built-in one is a static embedding (a token's vector is looked up, a text's is their mean), so it needs neither
torch nor sentence-transformers at run time, though sentence-transformers opens the same folder and gives the same
vectors. Any other sentence-transformers model can take its place, by folder or by the name of a model that is
already on this machine.
"""

from __future__ import annotations

import hashlib
import math
import os
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from corpus.errors import EncoderError
from index.pieces import Pieces
from index.products import unalarmed
from index.tensors import open_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

BATCH = 4096
"""Texts encoded at once: fewer than 2**16, so that their numbers fit 16 bits."""

BUILT_IN = "built-in"
"""The name by which the packaged model is asked for."""


class Encoder(Protocol):
    """What the index needs of a model. ``fingerprint`` tells two models apart, whatever they are called."""

    name: str

    @property
    def fingerprint(self) -> str:
        """Return a hash of everything that decides the vectors."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text. Shape: (texts, dimensions), float32."""
        ...

    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector of a question. Shape: (dimensions,), float32."""
        ...


MODEL = "DASHIJI_MODEL"
"""The environment variable that names a folder written by ``dashiji train``, used in place of the packaged model."""

PARTS = ("model.safetensors", "tokenizer.json", "translation.safetensors", "ranker.safetensors")
"""Files of a model that nothing answers without."""


def model_folder() -> Path:
    """Return the folder of the built-in model, in sentence-transformers' layout: that of MODEL, else the packaged one.

    Everything that answers comes from it: vectors, translation table, re-ranker. An index keeps a hash of what made
    it, and is refused with another.

    Raises:
        EncoderError: the folder named by MODEL lacks a part of a model.
    """
    named = os.environ.get(MODEL)
    if not named:
        return Path(__file__).parent / "model"
    folder = Path(named).expanduser()
    missing = [part for part in PARTS if not (folder / part).is_file()]
    if missing:
        raise EncoderError(
            f"The folder {folder} lacks {', '.join(missing)}; name one that `dashiji train` wrote in {MODEL}.",
            f"文件夹 {folder} 缺少 {'、'.join(missing)}；请在 {MODEL} 中给出 `dashiji train` 写成的文件夹。",
        )
    return folder


def unit(vectors: Vectors) -> Vectors:
    """Return the rows scaled to length one; a row of zeros (a text without a known token) stays zero."""
    if vectors.ndim == 1:  # one question: a tenth of the time of what does for many
        return np.asarray(vectors / max(math.sqrt(float(vectors @ vectors)), 1e-12), dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


class StaticEncoder:
    """A sentence-transformers StaticEmbedding folder, read with numpy alone.

    A tokenizer that :mod:`index.pieces` does not know is left to the `tokenizers` library, at a tenth of the speed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.name = BUILT_IN if folder is None else str(folder)
        self._folder = model_folder() if folder is None else folder
        try:
            self._table = next(iter(open_tensors(self._folder / "model.safetensors").values()))
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"The model in {self._folder} cannot be read ({error}); install dashiji again.",
                f"无法读取 {self._folder} 中的模型（{error}）；请重新安装 dashiji。",
            ) from error

    @cached_property
    def _pieces(self) -> Pieces | _Library:
        source = (self._folder / "tokenizer.json").read_text(encoding="utf-8")
        pieces = Pieces.read(source)
        # Pieces leaves unknown characters out, which is the same only if their vector is zero
        if pieces is None or len(pieces) != len(self._table) or self._table[:2].any():
            return _Library(source)
        return pieces

    @cached_property
    def fingerprint(self) -> str:
        """Return the SHA-256 of tokenizer and weights."""
        digest = hashlib.sha256()
        for name in ("tokenizer.json", "model.safetensors"):
            digest.update((self._folder / name).read_bytes())
        return digest.hexdigest()

    @unalarmed
    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text. Shape: (texts, dimensions), float32; zeros where no token is known."""
        vectors = np.zeros((len(texts), self._table.shape[1]), dtype=np.float32)
        for first in range(0, len(texts), BATCH):
            ids, owners = self._pieces.many(texts[first : first + BATCH])
            self._add(ids, owners, vectors[first : first + BATCH])
        return unit(vectors)

    def _add(self, ids: npt.NDArray[np.int32], owners: npt.NDArray[np.int32], vectors: Vectors) -> None:
        """Set each row to the sum of the vectors of its pieces: once it has length one, that is their mean.

        Half precision is widened once a batch, not once a piece. A row of ones times the gathered vectors is three
        times as fast as a sum along them (measured, 110 pieces: 16 µs against 53 µs).
        """
        order = np.argsort(owners.astype(np.uint16), kind="stable")  # 16 bits are sorted digit by digit
        bounds = np.searchsorted(owners[order], np.arange(len(vectors) + 1)).tolist()
        used = np.zeros(len(self._table), dtype=np.bool_)
        used[ids] = True
        rows = np.flatnonzero(used)
        places = np.empty(len(self._table), dtype=np.int64)
        places[rows] = np.arange(len(rows))
        table = self._table[rows].astype(np.float32)
        ordered = places[ids[order]]
        ones = np.ones(max((end - begin for begin, end in pairwise(bounds)), default=0), dtype=np.float32)
        for row, (begin, end) in enumerate(pairwise(bounds)):
            if end > begin:
                np.dot(ones[: end - begin], table[ordered[begin:end]], out=vectors[row])

    @unalarmed
    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector of a question. Shape: (dimensions,), float32."""
        ids = self._pieces.one(text)
        # A row of ones times the vectors, as in _add
        return unit(np.ones(len(ids), dtype=np.float32) @ self._table[ids].astype(np.float32))


class _Library:
    """A tokenizer of any form, run by the `tokenizers` library; gives what :class:`Pieces` gives."""

    def __init__(self, source: str) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_str(source)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def one(self, text: str) -> list[int]:
        """Return the pieces of one text."""
        return self.many([text])[0].tolist()  # type: ignore[no-any-return]

    def many(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Return the pieces of many texts and the number of the text of each."""
        # A lone surrogate, which Python allows in a string, would stop the tokenizer
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        found = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(clean, add_special_tokens=False)]
        owners = np.repeat(np.arange(len(found), dtype=np.int32), [len(ids) for ids in found])
        return np.fromiter((number for ids in found for number in ids), np.int32, len(owners)), owners


class TransformerEncoder:
    """Any sentence-transformers model that lies on this machine, with the prompts its own configuration names."""

    def __init__(self, name: str) -> None:
        folder = _local_folder(name)
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing may be fetched half-way through a build
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).float()
        except Exception as error:  # the library raises whatever the broken file provokes
            raise EncoderError(
                f"{folder} is not a model that sentence-transformers can open ({type(error).__name__}: {error}); "
                "give the folder of a sentence-transformers model.",
                f"sentence-transformers 无法打开 {folder}（{type(error).__name__}：{error}）；"
                "请指定一个 sentence-transformers 模型文件夹。",
            ) from error
        self.name = name
        self._folder = folder

    @cached_property
    def fingerprint(self) -> str:
        """Return a SHA-256 over every file of the model's folder: weights, tokenizer, modules and prompts."""
        digest = hashlib.sha256()
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                digest.update(path.relative_to(self._folder).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, encoded with the model's document prompt. Shape: (texts, dimensions)."""
        vectors = self._model.encode_document(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return unit(np.asarray(vectors, dtype=np.float32))

    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector of a question, encoded with the model's query prompt. Shape: (dimensions,)."""
        vector = self._model.encode_query(text, convert_to_numpy=True, show_progress_bar=False)
        return unit(np.asarray(vector, dtype=np.float32))


def open_encoder(name: str = BUILT_IN) -> Encoder:
    """Return the encoder of that name: ``built-in``, a folder, or a hub name that is in this machine's cache.

    Raises:
        EncoderError: it cannot be had without a network; at once, never after retries.
    """
    return _built_in() if name == BUILT_IN else TransformerEncoder(name)


@cache
def _built_in() -> StaticEncoder:
    """Return the packaged model, opened once: a server that follows rebuilds opens an index again and again."""
    return StaticEncoder()


def _local_folder(name: str) -> Path:
    """Return where the model lies. Only this machine is asked: a hub name off-line otherwise costs 70 s of retries."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        if (folder / "modules.json").is_file() or (folder / "config.json").is_file():
            return folder.resolve()
        raise EncoderError(
            f"The folder {name} holds no model (no modules.json or config.json in it); "
            "give the folder of a sentence-transformers model.",
            f"文件夹 {name} 中没有模型（缺少 modules.json 或 config.json）；请指定 sentence-transformers 模型文件夹。",
        )
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise EncoderError(
        f"The model {name} is neither a folder nor in this machine's model cache, and nothing is fetched at run time; "
        f"download it once with `hf download {name}`, or give its folder.",
        f"模型 {name} 既不是文件夹，也不在本机的模型缓存中，而运行时不会联网下载；"
        f"请先执行一次 `hf download {name}`，或给出它的文件夹。",
    )
