"""The JSON of every way in, as models: for ``/openapi.json`` and the schemas of the MCP tools, not for checking.

``qa.telling.lines`` checks what is asked, with a sentence for each mistake; a test holds what is answered to these.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from qa.telling.lines import MOST


class AskLine(BaseModel):
    """A question, as a line of ``dashiji ask --batch``."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": "2022年高新技术企业有多少家?"}]})

    question: str = Field(description="The question, in Chinese or English")
    id: Any = Field(None, description="Comes back as it is")
    history: list[str] = Field([], description="The earlier questions of the conversation, oldest first")
    k: int = Field(10, ge=1, le=MOST, description="Passages to give")
    date_from: str | None = Field(None, description="Events on or after: 2022, 2022-09 or 2022-09-08")
    date_to: str | None = Field(None, description="Events on or before")
    event: int | None = Field(None, description="Only the event of this number (0: before the first)")
    section: str | None = Field(None, description="Only this section")
    source: str | None = Field(None, description="Only this source")


class SearchLine(AskLine):
    """A query, as a line of ``dashiji search --batch``."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": "石墨烯", "k": 3, "date_from": "2022-11"}]})


class CitationObject(BaseModel):
    """The proof: ``quote`` is the source's text[start:end]; ``answer_start`` and ``answer_end`` the answer's span."""

    source: str
    event_number: int
    event: str | None
    section: str | None
    date: str | None
    start: int
    end: int
    quote: str
    answer_start: int | None
    answer_end: int | None
    glosses: list[dict[str, Any]] = Field(description="Matched words: english, chinese, and where in the quote")


class HitObject(BaseModel):
    """A passage, the source's text[start:end], with its rank and scores."""

    rank: int
    source: str
    event_number: int
    event: str | None
    section: str | None
    date: str | None
    date_inferred: bool
    start: int
    end: int
    text: str
    score: float
    dense: float
    lexical: float


class PassageObject(BaseModel):
    """A passage, the source's text[start:end], and where it stands."""

    source: str
    event_number: int
    event: str | None
    section: str | None
    date: str | None
    date_inferred: bool
    start: int
    end: int
    text: str


class AnswerObject(BaseModel):
    """An answer with its proof; ``found`` false and no citations where the text does not say."""

    id: Any
    question: str
    language: str
    kind: str
    found: bool
    answer: str = Field(description="As the source has it")
    display: str = Field(description="The same for the asker's eye")
    confidence: float = Field(ge=0, le=1)
    citations: list[CitationObject]
    passages: list[HitObject]
    missing: str = Field(
        description="What a refused question names and the text lacks, as asked; of several in one, those not answered"
    )
    completed: str = Field(description="The whole question that a follow-up was read as")
    computed: bool = Field(description="Counted, added or compared over rows, each of which is cited")


class HitsObject(BaseModel):
    """The passages for a query, best first."""

    id: Any
    question: str
    hits: list[HitObject]


class FactsObject(BaseModel):
    """Facts of the index that meet the filters: ``count`` of them in all, from ``offset`` on in ``facts``."""

    count: int
    offset: int
    facts: list[dict[str, Any]]


class Sentence(BaseModel):
    """One sentence in both languages."""

    zh: str
    en: str


class ErrorObject(BaseModel):
    """What happened, with which value, and what to do."""

    error: Sentence


class HealthObject(BaseModel):
    """The process is alive."""

    status: str
    version: str


class ReadyObject(BaseModel):
    """What answers: the generation, the hash of its manifest and of each of its files, and the model."""

    ready: bool
    version: str
    generation: str
    manifest: str = Field(description="SHA-256 of the generation's manifest.json")
    files: dict[str, str] = Field(description="SHA-256 of each file of the generation")
    model: dict[str, str]
    counts: dict[str, int]
    notice: Sentence | None = Field(description="Why another index than the published one answers")


class PassageLine(BaseModel):
    """A place in a source, as a citation or a hit names it."""

    source: str = Field(description="The source's name")
    start: int = Field(ge=0, description="The offset of a character of its text, in characters")
