"""What citizens allow, and the audit: who read what of theirs and who decided what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, time_column


class Consent(SQLModel, table=True):
    id: str = Field(primary_key=True)  # con_…
    citizen: str = Field(index=True)
    purpose: str = Field(index=True)
    text_shown: str
    language: str
    channel: str
    evidence: str  # redacted: how it was given
    given_by: str  # who took it down
    given_at: datetime = time_column()
    expires_at: datetime | None = time_column(nullable=True)
    withdrawn_at: datetime | None = time_column(nullable=True)
    withdrawn_by: str | None = None
    interaction_id: str | None = Field(default=None, index=True)


class AuditEntry(SQLModel, table=True):
    """One link of the chain: `digest` covers all the other columns, `previous` is the digest of the
    link before. Written by `indexes.audit` only; never changed."""

    __tablename__ = "audit_entry"

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    actor: str = Field(index=True)
    action: str = Field(index=True)
    subject: str = Field(index=True)
    detail: dict[str, Any] = json_column()
    previous: str
    digest: str


class AuditHead(SQLModel, table=True):
    """The end of the chain: one row, which whoever adds a link locks. `signature` is made with a
    key that is not in the database."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    seq: int
    digest: str
    signature: str = ""


class CitizenAlias(SQLModel, table=True):
    """By which name the audit speaks of a citizen. Once it is erased, nobody can tell of whom older
    links of the chain speak."""

    __tablename__ = "citizen_alias"

    citizen: str = Field(primary_key=True)
    alias: str = Field(unique=True)
