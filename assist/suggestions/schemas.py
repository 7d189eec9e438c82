"""What the suggestion calls receive and return: the public interface, stable by promise."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from indexes.models import Aspect, Channel, DocumentKind

MAX_QUERY_CHARS = 8_000
MAX_TURNS = 200

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_QUERY_CHARS)]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Style = Literal["standard", "brief", "plain"]


class Message(BaseModel):
    """Base of everything that crosses this interface: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """The closed list of outcomes. An empty result is a status, never an exception."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    CONFLICT = "conflict"
    NEEDS_CONSENT = "needs_consent"
    OUT_OF_SCOPE = "out_of_scope"
    NO_EVIDENCE = "no_evidence"
    UNSAFE = "unsafe"
    UNAVAILABLE = "unavailable"


ANSWERS = frozenset({Status.ANSWERED, Status.PARTIAL, Status.CONFLICT})  # that tell something


class Turn(Message):
    role: Literal["citizen", "agent"]
    text: Text
    at: datetime | None = None


class Citizen(Message):
    ref: Annotated[str, StringConstraints(max_length=200)] | None = None  # opaque to us
    authenticated: bool | Literal["low", "substantial", "high"] = False  # Regulation (EU) 910/2014
    consent: bool = False


class SuggestionRequest(Message):
    """`query`, or a `conversation` that ends with a citizen's turn, is required."""

    query: Text | None = None
    conversation: tuple[Turn, ...] = Field(default=(), max_length=MAX_TURNS)
    channel: Channel = Channel.EMAIL
    office: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    style: Style = "standard"
    citizen: Citizen = Citizen()
    exclude_sources: tuple[Reference, ...] = Field(default=(), max_length=100)
    max_sources: int = Field(default=5, ge=1, le=20)

    @field_validator("query")
    @classmethod
    def _blank_is_none(cls, value: str | None) -> str | None:
        return value or None

    @model_validator(mode="after")
    def _has_a_question(self) -> Self:
        if self.query:
            return self
        if not self.conversation:
            raise ValueError("falta «query», o una «conversation» que termine en la consulta")
        last = self.conversation[-1]
        if last.role != "citizen" or not last.text:
            raise ValueError("«conversation» debe terminar con un turno de «citizen» con texto")
        return self


class Draft(Message):
    """What is inserted is the three together. `text` is the same in every office."""

    opening: str = ""
    text: str = ""
    closing: str = ""
    format: Literal["markdown", "plain"] = "plain"
    language: str = "es"
    channel: Channel = Channel.EMAIL


class Citation(Message):
    """`quote` stands verbatim in the cited page."""

    n: int
    document_id: str
    kind: DocumentKind
    title: str
    url: str
    section: str
    quote: str
    retrieved_at: datetime | None = None
    revision: int


class DraftFact(Message):
    kind: str
    slot: str
    value: str
    citation: int | None  # None: a territorial fact, from the table of offices
    territorial: bool = False


class SimilarCase(Message):
    case_id: str
    question: str
    answer: str
    office: str | None = None
    resolved_at: datetime | None = None
    score: float
    stale: bool = False


class WarningCode(StrEnum):
    DEADLINE_CLOSED = "deadline_closed"
    SOURCE_STALE = "source_stale"
    PRECEDENT_STALE = "precedent_stale"
    CONFLICT = "conflict"
    TERRITORIAL = "territorial"
    MACHINE_TRANSLATED = "machine_translated"
    OTHER_LANGUAGE = "other_language"  # the question is in a language without wording of its own


class SuggestionWarning(Message):
    code: WarningCode
    message: str


class ProcedureReference(Message):
    code: str | None
    title: str


class Suggestion(Message):
    id: str
    status: Status
    confidence: float = Field(ge=0, le=1)
    draft: Draft
    citations: tuple[Citation, ...] = ()
    facts: tuple[DraftFact, ...] = ()
    similar_cases: tuple[SimilarCase, ...] = ()
    warnings: tuple[SuggestionWarning, ...] = ()
    missing_aspects: tuple[Aspect, ...] = ()
    clarifying_question: str | None = None
    procedure: ProcedureReference | None = None
    aspects: tuple[Aspect, ...] = ()
    snapshot: str = ""
    pipeline: str = ""
    timings_ms: dict[str, float] = {}


class RedraftRequest(Message):
    exclude_sources: tuple[Reference, ...] = Field(default=(), max_length=100)
    style: Style | None = None
    channel: Channel | None = None
    instruction: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] | None = (
        None
    )


EventType = Literal["displayed", "copied", "inserted", "sent", "discarded", "rated", "escalated"]


class EventRequest(Message):
    """What the agent did with a suggestion. `sent` carries the text as it went out."""

    type: EventType
    final_text: Annotated[str, StringConstraints(max_length=20_000)] | None = None
    rating: int | None = Field(default=None, ge=1, le=5)
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)] | None = None

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        if self.type == "rated" and self.rating is None:
            raise ValueError("un evento «rated» necesita «rating», de 1 a 5")
        if self.type == "sent" and not self.final_text:
            raise ValueError("un evento «sent» necesita «final_text», lo que se envió")
        return self
