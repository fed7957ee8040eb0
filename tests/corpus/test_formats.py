"""What the readers promise: the words of each kind of file in reading order, and one sentence for what is not one."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from corpus import Document, split
from corpus.errors import DocumentError
from corpus.formats import FORMATS, REFUSALS, read_bytes
from corpus.load import Problem, read_all, read_document
from tests.corpus.made import archive, csv, excel, html, pdf, word

MUTANTS = 40


MAKERS = {".html": html, ".csv": csv, ".docx": word, ".xlsx": excel, ".pdf": pdf, ".zip": archive}


def read(path: Path) -> tuple[dict[str, str], list[Problem]]:
    documents, problems = read_all([path])
    assert all(p.error.en.strip() and p.error.zh.endswith("。") and "\n" not in p.error.en for p in problems)
    return {document.source: document.text for document in documents}, problems


def test_a_text_copied_from_a_pdf_is_put_together_and_has_no_radicals_for_ideographs() -> None:
    broken = "⼋⽉，县⼈⺠医院⻓梁守信说，新⻔诊楼的⼯\n期比原定的⽇⼦早了六天，共花去⼀千⼆百万\n元，其中县⾥拨款九百万元，余下的由医院⾃\n筹。"
    text = read_bytes(broken.encode(), ".txt", "copied.txt")
    assert text == (
        "八月，县人民医院长梁守信说，新门诊楼的工期比原定的日子早了六天，共花去一千二百万元，"
        "其中县里拨款九百万元，余下的由医院自筹。"
    )


@pytest.mark.parametrize("suffix", [suffix for refusal in REFUSALS for suffix in refusal.suffixes])
def test_a_kind_that_is_not_read_says_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix.upper()}"
    path.write_bytes(b"x")
    with pytest.raises(DocumentError, match=r"not supported: .*(save|unpack)"):
        read_document(path)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return the file damaged in one of the ways that files are."""
    made = bytearray(data)
    match chance.randrange(6):
        case 0:
            return bytes(made[: chance.randrange(len(made))])
        case 1:
            for _ in range(chance.randrange(1, 9)):
                made[chance.randrange(len(made))] = chance.randrange(256)
        case 2:
            at = chance.randrange(len(made))
            made[at : at + chance.randrange(1, 200)] = b""
        case 3:
            at = chance.randrange(len(made))
            made[at:at] = chance.randbytes(chance.randrange(1, 200))
        case 4:
            at = chance.randrange(len(made))
            made[at : at + 64] = bytes(64)
        case _:
            at, other = chance.randrange(len(made)), chance.randrange(len(made))
            made[at : at + 100] = data[other : other + 100]
    return bytes(made)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Return the package, whole as a ZIP file, with one part damaged or left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    at = chance.randrange(len(parts))
    name, content = parts[at]
    parts[at : at + 1] = [] if chance.random() < 0.2 else [(name, mutate(content or b"x", chance))]
    return archive(*parts)


@pytest.mark.parametrize("seed", range(MUTANTS))
@pytest.mark.parametrize("suffix", MAKERS)
def test_a_malformed_file_is_read_or_refused_and_nothing_else(tmp_path: Path, suffix: str, seed: int) -> None:
    chance = random.Random(f"{suffix}{seed}")
    data = MAKERS[suffix]()
    data = repacked(data, chance) if suffix in (".docx", ".xlsx", ".zip") and seed % 2 else mutate(data, chance)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    texts, problems = read(path)
    assert texts or problems
    for text in texts.values():
        assert text.strip()
        text.encode()  # no lone surrogates
        split(Document("a", text))


@pytest.mark.parametrize("suffix", [suffix for form in FORMATS for suffix in form.suffixes])
@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b'"', b"PK\x05\x06" + b"\0" * 18]
)
def test_next_to_nothing_is_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    texts, problems = read(path)
    assert len(problems) == 1 or texts.keys() == {f"a{suffix}"}
