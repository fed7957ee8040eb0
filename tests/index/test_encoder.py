from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest

from corpus import Document, seed_document
from corpus.errors import EncoderError, IndexingError
from corpus.sentences import split_sentences
from index import Index
from index.encoder import MODEL, StaticEncoder, TransformerEncoder, model_folder, open_encoder


def sentences() -> list[str]:
    text = seed_document().text
    found = [text[start:end] for start, end in split_sentences(text)]
    return [*found, "how many high-tech enterprises in 2022?", "臺灣資訊科技", "😀 🤖", "𠮷野家"]


def test_sentence_transformers_gives_the_same_vectors_from_the_same_folder() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder()), device="cpu").float()
    expected = model.encode(sentences(), normalize_embeddings=True, show_progress_bar=False)
    found = StaticEncoder().encode_passages(sentences())
    assert found.dtype == np.float32
    assert np.abs(found - expected).max() <= 1e-6


EVALUATION = Path(__file__).parents[3] / "shared/data/eval"


@pytest.mark.skipif(not EVALUATION.is_dir(), reason="the public sets of ../shared/data/eval are not here")
def test_sentence_transformers_gives_the_same_vectors_for_every_text_of_the_dev_sets() -> None:
    from sentence_transformers import SentenceTransformer

    from qa.measure.benchmark import read_sets

    texts = {
        text
        for name in ("mlqa_dev_enq_zhctx", "cmrc2018_dev", "DRCD_dev", "DRCD_dev_simplified", "ntrex_zh_en")
        for questions in read_sets(EVALUATION / f"{name}.json.gz")
        for text in (*questions.passages, *(question for question, _ in questions.questions))
    }
    assert len(texts) > 15_000
    ordered = sorted(texts)
    model = SentenceTransformer(str(model_folder()), device="cpu").float()
    expected = model.encode(ordered, normalize_embeddings=True, show_progress_bar=False, batch_size=256)
    assert np.abs(StaticEncoder().encode_passages(ordered) - expected).max() <= 1e-6


def test_a_trained_folder_stands_in_for_the_packaged_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in model_folder().iterdir():
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.setenv(MODEL, str(tmp_path))
    assert model_folder() == tmp_path
    assert StaticEncoder().encode_query("晋江").any()
    (tmp_path / "ranker.safetensors").unlink()
    with pytest.raises(EncoderError, match=r"lacks ranker\.safetensors"):
        model_folder()


def test_vectors_have_length_one_and_unknown_text_is_zero() -> None:
    vectors = StaticEncoder().encode_passages(["晋江", "", " "])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0], atol=1e-6)
    assert StaticEncoder().encode_query("a lone \ud800 surrogate").shape == (256,)


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "a b/?"])
def test_a_hub_name_that_is_not_here_fails_without_touching_the_network(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(EncoderError, match="give its folder"):
        open_encoder(name)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="holds no model"):
        open_encoder(str(tmp_path))
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(EncoderError, match="sentence-transformers"):
        open_encoder(str(tmp_path))


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real model of another kind, made here: word vectors with a prompt for questions."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[UNK]", "query", "red", "green", "blue", "apple", "leaf", "sky"]
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    weights = np.random.default_rng(1).normal(size=(len(words), 16)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    folder = tmp_path_factory.mktemp("models") / "小模型"
    SentenceTransformer(modules=[module], device="cpu", prompts={"query": "query ", "document": ""}).save(str(folder))
    return folder


def test_another_model_serves_with_its_own_prompts(small_model: Path, tmp_path: Path) -> None:
    encoder = open_encoder(str(small_model))
    assert isinstance(encoder, TransformerEncoder)
    np.testing.assert_allclose(
        encoder.encode_query("red apple"), encoder.encode_passages(["query red apple"])[0], atol=1e-6
    )
    index = Index.build([Document("a", "green leaf"), Document("b", "red apple")], encoder)
    index.save(tmp_path)
    assert Index.open(tmp_path).search("apple", k=1)[0].row.source == "b"


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of two layers with weights drawn by chance, in the layout of the hub: config, weights, tokenizer."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import TemplateProcessing
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces = [*marks, *dict.fromkeys("全市共有图书馆座博物红苹果绿叶")]
    tokenizer = Tokenizer(WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    torch.manual_seed(0)
    model = BertModel(
        BertConfig(
            vocab_size=len(pieces),
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=64,
            max_position_embeddings=128,
        )
    )
    folder = tmp_path_factory.mktemp("transformers") / "变换器"
    model.save_pretrained(folder)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]",
    ).save_pretrained(folder)  # fmt: skip
    return folder


def test_a_transformer_takes_the_same_way_through_the_product(transformer: Path, tmp_path: Path) -> None:
    from qa.cli import main

    (tmp_path / "a.txt").write_text("全市共有图书馆12座。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("红苹果绿叶。", encoding="utf-8")
    home = tmp_path / "home"
    texts = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert main(["build", "--encoder", str(transformer), "--home", str(home), *texts]) == 0
    opened = Index.open(home)
    assert isinstance(opened.encoder, TransformerEncoder)
    assert opened.dense.dimensions == 32
    assert opened.search("红苹果", k=1)[0].row.source == "b.txt"
    (tmp_path / "c.txt").write_text("博物馆3座。", encoding="utf-8")
    assert main(["add", "--home", str(home), str(tmp_path / "c.txt")]) == 0
    assert Index.open(home).encoder.name == str(transformer)


def test_an_index_whose_model_was_changed_is_refused(small_model: Path, tmp_path: Path) -> None:
    Index.build([Document("a", "green leaf")], open_encoder(str(small_model))).save(tmp_path)
    (small_model / "note.txt").write_text("changed")
    with pytest.raises(IndexingError, match="another version"):
        Index.open(tmp_path)
