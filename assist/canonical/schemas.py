"""Canonical answers over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from assist.grounds import Ground
from indexes.article_files import Owner, check_validity
from indexes.models import Aspect

CanonicalState = Literal["proposed", "approved", "rejected", "superseded", "expired"]
AnswerText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)
]
Question = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class _Dated(BaseModel):
    model_config = ConfigDict(extra="forbid")

    valid_from: date | None = None
    valid_to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        check_validity(self.valid_from, self.valid_to)
        return self


class CanonicalIn(_Dated):
    """A proposal. Without `owner`, it is who writes it."""

    procedure_code: Code
    aspect: Aspect
    language: Language = "es"
    question: Question = ""
    text: AnswerText
    owner: Owner | None = None


class CanonicalChanges(_Dated):
    """Only what is sent is changed. A new text of an approved answer is a new version, proposed
    until it is approved in its turn; the approved one stays in use until then."""

    question: Question | None = None
    text: AnswerText | None = None
    owner: Owner | None = None


class Approval(_Dated):
    """`accept_unsupported`: although it states values that no page states today; `reason` says
    why. Days that are not sent stay as they are."""

    owner: Owner | None = None
    accept_unsupported: bool = False
    reason: Reason = ""


class Decision(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class Evidence(BaseModel):
    """A reply that a proposal was made from; the second level's, too."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["case", "suggestion", "escalation"]
    id: str
    office: str | None
    at: datetime
    agrees: bool


class CanonicalOut(BaseModel):
    """`number` counts the versions of one procedure, aspect and language; `version` is what `ETag`
    holds. `in_force`: approved, valid today, and on facts that hold."""

    model_config = ConfigDict(frozen=True)

    id: str
    procedure_code: str
    aspect: Aspect
    language: str
    question: str
    text: str
    owner: str
    number: int
    state: CanonicalState
    state_reason: str
    in_force: bool
    stale_reason: str
    valid_from: date | None
    valid_to: date | None
    approved_by: str | None
    approved_at: datetime | None
    created_at: datetime
    updated_at: datetime
    updated_by: str
    used: int  # suggestions that cite it
    replies: int  # that a proposal was made from and that agree
    version: int


class UnsupportedValue(BaseModel):
    """A value of the text that no page of the procedure states today."""

    model_config = ConfigDict(frozen=True)

    kind: str
    slot: str
    value: str


class OfficeUse(BaseModel):
    model_config = ConfigDict(frozen=True)

    office: str | None
    suggestions: int
    last_at: datetime


class CanonicalVersion(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    number: int
    state: CanonicalState
    updated_at: datetime
    updated_by: str


class CanonicalDetail(CanonicalOut):
    evidence: list[Evidence]
    rests_on: list[Ground]
    unsupported: list[UnsupportedValue]
    relied_on_by: list[OfficeUse]
    versions: list[CanonicalVersion]
    stale_facts: list[dict[str, Any]]


class CanonicalPage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: list[CanonicalOut]
