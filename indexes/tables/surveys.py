"""What citizens say of how they were attended, and employees of processes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, time_column


class Survey(SQLModel, table=True):
    """One question about one interaction. Its link is worth one answer, and is never stored."""

    id: str = Field(primary_key=True)  # srv_…
    token_digest: str = Field(unique=True)  # SHA-256 of 256 bits that nobody can guess
    interaction_id: str = Field(unique=True)
    channel: str
    office: str | None = None
    theme: str | None = None
    procedure_code: str | None = None
    language: str
    sent_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    expires_at: datetime = Field(sa_type=UtcDateTime)
    opened_at: datetime | None = time_column(nullable=True)
    answered_at: datetime | None = time_column(nullable=True)
    score: int | None = None  # 1 to 5
    comment: str | None = None  # redacted


class ProcessOpinion(SQLModel, table=True):
    """What an employee thinks of a procedure as citizens have to go through it."""

    __tablename__ = "process_opinion"

    id: str = Field(primary_key=True)  # opi_…
    procedure_code: str = Field(index=True)
    office: str | None = None
    author: str  # who calls, as its key is named
    score: int  # 1 to 5
    reasons: list[str] = json_column(list)  # of a closed list
    comment: str | None = None  # redacted
    interaction_id: str | None = None
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
