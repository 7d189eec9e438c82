"""Surveys and opinions over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from indexes.models import Channel

MAX_COMMENT_CHARS = 1_000

Language = Literal["es", "en", "fr", "ro", "ca"]
SurveyState = Literal["open", "answered", "expired"]
Score = Annotated[int, Field(ge=1, le=5)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_COMMENT_CHARS)]


class In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class InvitationIn(In):
    """`language`: as the interaction's, or the default one, where nothing is said."""

    interaction_id: Name
    language: Language | None = None


class Invitation(Out):
    """What to send to the citizen on that channel. `link` and `wording` are empty once it was
    answered or has expired."""

    id: str
    interaction_id: str
    channel: Channel
    language: Language
    state: SurveyState
    link: str
    wording: str
    sent_at: datetime
    expires_at: datetime


class SurveyOut(Out):
    """`comment` is redacted."""

    id: str
    interaction_id: str
    channel: Channel
    office: str | None
    theme: str | None
    procedure_code: str | None
    language: str
    sent_at: datetime
    opened_at: datetime | None
    answered_at: datetime | None
    score: int | None
    comment: str | None


class Surveys(Out):
    """The last answered first."""

    total: int
    items: list[SurveyOut]


OpinionReason = Literal[
    "too_many_documents",
    "asks_what_we_hold",
    "hard_to_understand",
    "deadline_too_short",
    "slow_resolution",
    "online_form_fails",
    "identification_fails",
    "few_appointments",
    "page_out_of_date",
    "page_incomplete",
    "works_well",
    "other",
]


class OpinionIn(In):
    """What an employee thinks of a procedure. `score`: from 1 (badly) to 5 (well)."""

    procedure_code: Name
    score: Score
    reasons: Annotated[tuple[OpinionReason, ...], Field(max_length=12)] = ()
    comment: Comment | None = None
    office: Name | None = None
    interaction_id: Name | None = None


class OpinionOut(Out):
    """`comment` is redacted."""

    id: str
    procedure_code: str
    office: str | None
    author: str
    score: int
    reasons: list[str]
    comment: str | None
    interaction_id: str | None
    at: datetime


class ReasonCount(Out):
    name: str
    count: int


class ProcedureOpinions(Out):
    """`reasons`, the most frequent first."""

    procedure_code: str
    opinions: int
    average: float
    reasons: list[ReasonCount]


class Opinions(Out):
    """`procedures`, the worst first; `items`, the last ones first."""

    total: int
    procedures: list[ProcedureOpinions]
    items: list[OpinionOut]
