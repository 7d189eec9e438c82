"""What citizens and offices say to each other, on every channel. All text is redacted; citizens are
keyed hashes (`indexes.citizens`), and so are the identifiers that other systems give a message."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, time_column


class Interaction(SQLModel, table=True):
    """One matter of one citizen, from its first message until it is resolved."""

    __table_args__ = (
        Index("ix_interaction_state_due_at", "state", "due_at"),
        Index("ix_interaction_state_created_at", "state", "created_at"),
    )

    id: str = Field(primary_key=True)  # int_…
    citizen: str | None = Field(default=None, index=True)  # c_…; None: not known, or erased
    contact: str | None = Field(default=None, index=True)  # c_…: the address it came from
    channel: str = Field(index=True)  # on which it began
    office: str | None = Field(default=None, index=True)
    state: str = Field(default="new", index=True)
    # new | assigned | waiting | resolved | reopened | escalated
    assignee: str | None = Field(default=None, index=True)
    subject: str = ""
    theme: str | None = Field(default=None, index=True)
    procedure_code: str | None = Field(default=None, index=True)
    procedure_title: str | None = None
    aspect: str | None = None
    classified_by: str | None = None  # "pipeline", or who corrected it
    source: str
    thread_key: str = Field(unique=True)
    language: str | None = None
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    last_message_at: datetime | None = time_column(nullable=True)
    first_response_at: datetime | None = time_column(nullable=True)
    resolved_at: datetime | None = time_column(nullable=True)
    due_at: datetime | None = time_column(nullable=True)  # None: resolved, or it waits for somebody
    due_kind: str | None = None  # first_response | resolution
    remaining_minutes: int | None = None  # of working time, while it waits
    updated_at: datetime = time_column()
    merged_into: str | None = Field(default=None, index=True)
    duplicate_of: str | None = Field(default=None, index=True)  # probably; a person decides
    duplicate_score: float | None = None
    authentication: str | None = None  # low | substantial | high
    authenticated_by: str | None = None
    authenticated_at: datetime | None = time_column(nullable=True)
    survey_opt_out: bool = False
    erased_at: datetime | None = time_column(nullable=True)
    row_version: int = 1


class InteractionMessage(SQLModel, table=True):
    __tablename__ = "interaction_message"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index("ix_interaction_message_interaction_id_at", "interaction_id", "at"),
    )

    id: str = Field(primary_key=True)  # msg_…
    interaction_id: str = Field(foreign_key="interaction.id")
    direction: str  # in | out | note
    channel: str
    source: str
    external_id: str  # keyed digest of the source's own
    text: str  # redacted
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    received_at: datetime = time_column()
    attachments: list[dict[str, Any]] = json_column(list)  # {name, type, bytes}
    suggestion_id: str | None = Field(default=None, index=True)
    author: str | None = None  # who answered or noted; None: the citizen


class ThreadReference(SQLModel, table=True):
    """A message that a thread holds or speaks of (`Message-ID`, `References`), whichever of them
    arrives first."""

    __tablename__ = "thread_reference"

    digest: str = Field(primary_key=True)
    interaction_id: str = Field(foreign_key="interaction.id", primary_key=True, index=True)


class MessageStatus(SQLModel, table=True):
    """What became of a message that was sent, as its channel tells; it may be told before we know
    of the message."""

    __tablename__ = "message_status"

    source: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    status: str  # sent | delivered | read | failed
    rank: int
    at: datetime = time_column()
    error: str = ""


class CitizenContact(SQLModel, table=True):
    """A telephone or an address (its keyed hash) that a person tied to a citizen of the CRM."""

    __tablename__ = "citizen_contact"

    contact: str = Field(primary_key=True)
    citizen: str = Field(index=True)
    by: str
    at: datetime = time_column()


class InteractionChange(SQLModel, table=True):
    """One step of a life cycle."""

    __tablename__ = "interaction_change"

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: str = Field(foreign_key="interaction.id", index=True)
    at: datetime = time_column()
    by: str
    from_state: str | None = None
    to_state: str
    reason: str = ""


class Merge(SQLModel, table=True):
    """Two interactions that a person took for one. Nothing is moved, so that it can be undone."""

    __tablename__ = "interaction_merge"

    id: str = Field(primary_key=True)  # mrg_…
    kept: str = Field(foreign_key="interaction.id", index=True)
    merged: str = Field(foreign_key="interaction.id", index=True)
    by: str
    at: datetime = time_column()
    undone_at: datetime | None = time_column(nullable=True)
    undone_by: str | None = None


class RejectedDelivery(SQLModel, table=True):
    """What could not be taken in, and why. Its content is not kept: the sender has it."""

    __tablename__ = "rejected_delivery"
    __table_args__ = (UniqueConstraint("source", "digest", "reason"),)

    id: str = Field(primary_key=True)  # rej_…
    source: str = Field(index=True)
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    digest: str  # keyed, of what was delivered
    reason: str  # of prompts/es/inbound.toml, which also says the remedy
    detail: str = ""  # where in the delivery; never its content
    times: int = 1
    last_at: datetime = time_column()
