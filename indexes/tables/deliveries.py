"""What goes out and what comes back: the outbox, the second level, approvals, webhooks, notices,
and the events that people see live.

Texts of citizens are stored redacted. `citizen` is a keyed hash, never a reference in clear."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, now, time_column


class OutboxMessage(SQLModel, table=True):
    """One thing to tell another system, written in the transaction of the fact that it tells.
    `destination` is a name, which settings or a subscription turn into an address when it is sent:
    addresses may hold secrets. `key` says what it tells, so that it is told once."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index("ix_outbox_message_due", "state", "next_attempt_at"),)

    id: str = Field(primary_key=True)  # travels as `webhook-id`, the same at every attempt
    key: str = Field(unique=True)
    kind: str = Field(index=True)  # teams_card | webhook | notice
    destination: str = Field(index=True)  # teams:QUEUE | webhook:ID | gateway:CHANNEL
    subject: str = Field(default="", index=True)  # what it is about: an escalation, a notice…
    payload: dict[str, Any] = json_column()
    priority: int = 0  # the higher goes first
    state: str = "pending"  # pending | delivering | delivered | failed | cancelled
    attempts: int = 0
    next_attempt_at: datetime = time_column()
    lease: str | None = Field(default=None, index=True)  # who delivers it now
    leased_at: datetime | None = time_column(nullable=True)
    last_error: str = ""
    last_status: int | None = None  # of HTTP
    created_at: datetime = time_column()
    delivered_at: datetime | None = time_column(nullable=True)
    replayed_at: datetime | None = time_column(nullable=True)
    replayed_by: str = ""


class Escalation(SQLModel, table=True):
    """A question that an agent passes on to specialists."""

    id: str = Field(primary_key=True)
    interaction_id: str | None = Field(default=None, index=True)
    suggestion_id: str | None = Field(default=None, unique=True)
    citizen: str | None = Field(default=None, index=True)
    queue: str = Field(index=True)
    theme: str | None = None
    procedure_code: str | None = None
    procedure_title: str | None = None
    aspect: str | None = None
    language: str = "es"
    channel: str = ""
    reason: str = ""  # redacted
    question: str  # redacted
    draft: str = ""  # redacted
    citations: list[dict[str, Any]] = json_column(list)  # title and url
    tried: list[str] = json_column(list)  # redacted
    state: str = Field(default="open", index=True)  # open | assigned | answered | closed
    priority: str = "normal"  # low | normal | high | urgent
    assignee: str | None = Field(default=None, index=True)
    office: str | None = Field(default=None, index=True)
    opened_by: str
    opened_key: str = ""  # id of the key that it was opened with
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    due_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    assigned_at: datetime | None = time_column(nullable=True)
    answered_at: datetime | None = time_column(nullable=True)
    answered_by: str = ""
    answer: str | None = None  # redacted
    answer_via: str | None = None  # console | teams
    closed_at: datetime | None = time_column(nullable=True)
    closed_by: str = ""
    close_reason: str = ""
    proposed_article: str | None = Field(default=None, index=True)
    proposed_canonical: str | None = Field(default=None, index=True)
    updated_at: datetime = time_column()
    row_version: int = 1


class Approval(SQLModel, table=True):
    """What a supervisor decides about a text before it is sent."""

    id: str = Field(primary_key=True)
    suggestion_id: str | None = Field(default=None, index=True)
    interaction_id: str | None = Field(default=None, index=True)
    citizen: str | None = Field(default=None, index=True)
    office: str | None = Field(default=None, index=True)
    theme: str | None = None
    text: str  # redacted
    state: str = Field(default="waiting", index=True)  # waiting | approved | returned
    reason: str = ""  # redacted
    requested_by: str
    requested_key: str = ""
    requested_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    decided_by: str = ""
    decided_at: datetime | None = time_column(nullable=True)
    row_version: int = 1


class WebhookSubscription(SQLModel, table=True):
    """Who is told of events. Its secret is derived, never stored."""

    __tablename__ = "webhook_subscription"

    id: str = Field(primary_key=True)
    url: str
    description: str = ""
    events: list[str] = json_column(list)  # types; "*" is all of them
    state: str = Field(default="active", index=True)  # active | paused
    secret_number: int = 1  # of its present secret
    rotated_at: datetime | None = time_column(nullable=True)
    previous_until: datetime | None = time_column(nullable=True)  # until when both sign
    created_by: str = ""
    created_at: datetime = time_column()
    deleted_at: datetime | None = time_column(nullable=True)
    row_version: int = 1


class LiveEvent(SQLModel, table=True):
    """What people see live. Ids grow in the order in which they are committed."""

    __tablename__ = "live_event"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    type: str = Field(index=True)
    subject: str = Field(index=True)
    roles: list[str] = json_column(list)  # who may see it; none: everybody
    office: str | None = None  # None: it concerns all of them
    data: dict[str, Any] = json_column()


class Interest(SQLModel, table=True):
    """What a citizen wants to be told of, as long as the consent holds. What is not named is any.
    `recipient` is the CRM's reference, sealed: only the gateway that sends is told it."""

    id: str = Field(primary_key=True)
    citizen: str = Field(index=True)
    recipient: str
    consent_id: str = Field(index=True)
    channel: str  # app | mail | sms
    theme: str | None = Field(default=None, index=True)
    procedure_code: str | None = Field(default=None, index=True)
    municipality: str | None = None
    audience: str | None = Field(default=None, index=True)  # declared by the citizen
    language: str = "es"
    created_by: str = ""
    created_at: datetime = time_column()
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    end_reason: str = ""  # withdrawn | unsubscribed | agent


class Notice(SQLModel, table=True):
    """What is proposed to be told. `key` says of what, so that it is proposed once."""

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    origin: str = Field(index=True)  # change | edition | opens | closes | campaign
    title: str
    text: str
    quote: str = ""  # verbatim from the source
    source_title: str = ""
    source_url: str = ""
    document_id: str | None = Field(default=None, index=True)
    change_id: int | None = None
    campaign_id: str | None = Field(default=None, index=True)
    procedure_code: str | None = Field(default=None, index=True)
    theme: str | None = None
    municipality: str | None = None
    audiences: list[str] = json_column(list)  # in order; none: everybody
    expires_on: date | None = None  # when it would come too late
    state: str = Field(default="proposed", index=True)
    # proposed | approved | rejected | sent | expired
    reason: str = ""
    edited: bool = False
    proposed_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    decided_by: str = ""
    decided_at: datetime | None = time_column(nullable=True)
    sent_at: datetime | None = time_column(nullable=True)
    row_version: int = 1


class NoticeDelivery(SQLModel, table=True):
    """One notice to one citizen."""

    __tablename__ = "notice_delivery"
    __table_args__ = (UniqueConstraint("notice_id", "citizen"),)

    id: str = Field(primary_key=True)
    notice_id: str = Field(index=True)
    interest_id: str = Field(index=True)
    citizen: str = Field(index=True)
    channel: str
    state: str = "queued"  # queued | capped | withdrawn
    planned_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))


class Campaign(SQLModel, table=True):
    """A notice that a person writes for groups, the most vulnerable first."""

    id: str = Field(primary_key=True)
    name: str
    title: str
    text: str
    source_url: str = ""
    source_title: str = ""
    quote: str = ""
    theme: str | None = None
    procedure_code: str | None = None
    municipality: str | None = None
    audiences: list[str] = json_column(list)
    state: str = Field(default="draft", index=True)  # draft | launched
    notice_id: str | None = None
    created_by: str = ""
    created_at: datetime = time_column()
    launched_by: str = ""
    launched_at: datetime | None = time_column(nullable=True)
    row_version: int = 1
