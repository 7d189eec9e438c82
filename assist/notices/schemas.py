"""Interests, notices and campaigns over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from prompts.catalogue import catalogue

NoticeChannel = Literal["app", "mail", "sms"]
NoticeState = Literal["proposed", "approved", "rejected", "sent", "expired"]
Origin = Literal["change", "edition", "opens", "closes", "campaign"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000)]
Quote = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
Url = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^https?://\S+$", max_length=2_000)
]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class _Targeted(BaseModel):
    """What is not named is any, but something is."""

    model_config = ConfigDict(extra="forbid")

    theme: Name | None = None
    procedure_code: Name | None = None
    municipality: Name | None = None


class InterestIn(_Targeted):
    """`ref`: the CRM's reference of the citizen, which is kept sealed for the gateway alone.
    `audience`: a group that the citizen says to belong to."""

    ref: Name
    channel: NoticeChannel
    audience: Name | None = None
    language: Language = "es"

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not any((self.theme, self.procedure_code, self.municipality, self.audience)):
            raise ValueError(catalogue("notices")["edit"]["names_nothing"])
        return self


class InterestOut(BaseModel):
    """`citizen`: a keyed hash."""

    model_config = ConfigDict(frozen=True)

    id: str
    citizen: str
    consent_id: str
    channel: NoticeChannel
    theme: str | None
    procedure_code: str | None
    municipality: str | None
    audience: str | None
    language: str
    created_by: str
    created_at: datetime
    ended_at: datetime | None
    end_reason: str


class NoticeChanges(BaseModel):
    """Only what is sent is changed."""

    model_config = ConfigDict(extra="forbid")

    title: Title | None = None
    text: Text | None = None
    expires_on: date | None = None


class Rejection(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class Recipients(BaseModel):
    """`citizens`: who would be told, each once; `by_audience` in the order in which they would."""

    model_config = ConfigDict(frozen=True)

    citizens: int
    by_channel: dict[str, int]
    by_audience: dict[str, int]


class NoticeOut(BaseModel):
    """`quote` stands verbatim in the source. `deliveries`: by state, once it is approved."""

    model_config = ConfigDict(frozen=True)

    id: str
    origin: Origin
    state: NoticeState
    title: str
    text: str
    quote: str
    source_title: str
    source_url: str
    document_id: str | None
    procedure_code: str | None
    theme: str | None
    municipality: str | None
    audiences: list[str]
    campaign_id: str | None
    expires_on: date | None
    edited: bool
    reason: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    version: int


class NoticeDetail(NoticeOut):
    recipients: Recipients | None  # while it is not decided
    deliveries: dict[str, int]


class NoticePage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: list[NoticeOut]


class CampaignIn(_Targeted):
    """To citizens of these groups who have said so, and whose interests it meets. Its source is
    needed: what the administration tells, it can show."""

    name: Name
    title: Title
    text: Text
    source_url: Url
    source_title: Name
    quote: Quote = ""
    audiences: Annotated[list[Name], Field(max_length=50)] = []

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not any((self.theme, self.procedure_code, self.municipality, self.audiences)):
            raise ValueError(catalogue("notices")["edit"]["names_nothing"])
        return self


class CampaignOut(BaseModel):
    """`recipients`: who would be told if it were launched now."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    title: str
    text: str
    source_url: str
    source_title: str
    quote: str
    theme: str | None
    procedure_code: str | None
    municipality: str | None
    audiences: list[str]
    state: Literal["draft", "launched"]
    notice_id: str | None
    created_by: str
    created_at: datetime
    launched_by: str
    launched_at: datetime | None
    recipients: Recipients | None
    version: int


class AudienceOut(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    name: str


class ProposalCounts(BaseModel):
    """What one run of `propose_notices` proposed, by origin, and how many proposals it ended."""

    model_config = ConfigDict(frozen=True)

    proposed: dict[str, int]
    expired: int
