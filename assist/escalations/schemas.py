"""Escalations over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from assist.escalations.queues import Priority
from assist.outbox.schemas import Delivery

EscalationState = Literal["open", "assigned", "answered", "closed"]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
Tried = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class EscalationIn(BaseModel):
    """Of a suggestion everything else is known; without one, `question` is needed. Without `queue`,
    the theme says which. Texts are redacted before they are kept."""

    model_config = ConfigDict(extra="forbid")

    suggestion_id: Reference | None = None
    interaction_id: Reference | None = None
    question: LongText | None = None
    reason: Reason = ""
    tried: Annotated[list[Tried], Field(max_length=20)] = []
    theme: Reference | None = None
    queue: Reference | None = None
    priority: Priority = "normal"
    office: Reference | None = None

    @model_validator(mode="after")
    def _says_what_is_asked(self) -> Self:
        if self.suggestion_id is None and self.question is None:
            raise ValueError("falta «suggestion_id» o «question»")
        return self


class Assignment(BaseModel):
    """`assignee`: the name of a key; without it, whoever calls. `queue` passes it on."""

    model_config = ConfigDict(extra="forbid")

    assignee: Reference | None = None
    queue: Reference | None = None
    priority: Priority | None = None


class Answer(BaseModel):
    """`as_knowledge`: it is proposed as what offices answer from now on; an editor decides."""

    model_config = ConfigDict(extra="forbid")

    text: LongText
    as_knowledge: bool = True


class Closing(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason = ""


class TeamsAnswer(BaseModel):
    """What the workflow of Teams sends back: the token of the card and what was written in it, by
    themselves or inside `data`, as the card's action gives them."""

    model_config = ConfigDict(extra="ignore")

    token: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    answer: LongText
    answered_by: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    @model_validator(mode="before")
    @classmethod
    def _unwrapped(cls, value: object) -> object:
        if not isinstance(value, dict) or not isinstance(value.get("data"), dict):
            return value
        responder = value.get("responder")
        name = responder.get("displayName", "") if isinstance(responder, dict) else ""
        return {"answered_by": str(name)[:200], **value, **value["data"]}


class Source(BaseModel):
    model_config = ConfigDict(frozen=True)

    title: str
    url: str


class EscalationOut(BaseModel):
    """`overdue`: it is not answered, and should be. `teams`: how far it is with telling Teams; none
    where Teams is not used."""

    model_config = ConfigDict(frozen=True)

    id: str
    state: EscalationState
    queue: str
    queue_name: str
    priority: Priority
    theme: str | None
    procedure_code: str | None
    procedure_title: str | None
    office: str | None
    channel: str
    question: str
    reason: str
    suggestion_id: str | None
    interaction_id: str | None
    assignee: str | None
    opened_by: str
    created_at: datetime
    due_at: datetime
    overdue: bool
    assigned_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    answer_via: Literal["console", "teams"] | None
    closed_at: datetime | None
    proposed_article: str | None
    proposed_canonical: str | None
    teams: Delivery | None
    version: int


class EscalationDetail(EscalationOut):
    draft: str
    citations: list[Source]
    tried: list[str]
    answer: str | None
    closed_by: str
    close_reason: str


class EscalationPage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: list[EscalationOut]


class QueueOut(BaseModel):
    """`waiting`: open and assigned ones."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    themes: list[str]
    members: list[str]
    waiting: int
    overdue: int


class TeamsThanks(BaseModel):
    """What the workflow may show."""

    model_config = ConfigDict(frozen=True)

    escalation_id: str
    message: str
