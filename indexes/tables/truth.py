"""What pages state, what changed in them and what disagrees."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, now, time_column


class DocumentFact(SQLModel, table=True):
    """What a live document states now, in reading order. Replaced when it is read anew."""

    __tablename__ = "document_fact"

    id: int | None = Field(default=None, primary_key=True)
    document_id: str = Field(foreign_key="document.id", index=True)
    about: str | None = Field(default=None, index=True)  # as of the document, unless it names one
    kind: str
    slot: str
    normalised: str
    value: str  # as printed
    sentence: str
    section: list[str] = json_column(list)
    aspect: str
    url: str  # with its #fragment or #page=N
    passage_id: str = ""  # of the passage that holds it; 63 bits, so that it travels as text


class FactDependency(SQLModel, table=True):
    """A value that a resolved case or a canonical answer states, and a document that supports it.
    `subject` is `case:ID` or `canonical:ID`."""

    __tablename__ = "fact_dependency"

    subject: str = Field(primary_key=True)
    document_id: str = Field(primary_key=True, index=True)
    kind: str = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    normalised: str = Field(primary_key=True)


class Change(SQLModel, table=True):
    """One line of the change feed. It outlives the document that it is about."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    kind: str = Field(index=True)  # new | changed | gone | returned | expired | renewed
    source: str = Field(index=True)
    document_id: str = Field(index=True)
    url: str
    title: str
    procedure_code: str | None = Field(default=None, index=True)
    revision_from: int | None = None
    revision_to: int | None = None
    fields: list[dict[str, Any]] = json_column(list)  # dumped `indexes.models.FieldChange`


class Conflict(SQLModel, table=True):
    """Sources that give different values for one slot of one procedure. `digest` is of the values
    that it rests on: a ruling holds while it is the same."""

    id: str = Field(primary_key=True)
    about: str = Field(index=True)  # key of the procedure
    procedure_code: str | None = Field(default=None, index=True)
    procedure_title: str = ""
    slot: str = Field(index=True)
    kind: str  # of fact
    sides: list[dict[str, Any]] = json_column(list)  # dumped `Side`s, preferred first
    reason: str  # why the first side is preferred: authority | date | edition | order
    digest: str
    state: str = Field(default="open", index=True)  # open | ruled | resolved
    reopened: bool = False  # it was ruled before, on other values
    found_at: datetime = time_column()
    updated_at: datetime = time_column()


class ConflictRuling(SQLModel, table=True):
    """What an editor decided; all of them are kept, the last one of the present digest rules."""

    __tablename__ = "conflict_ruling"

    id: int | None = Field(default=None, primary_key=True)
    conflict_id: str = Field(foreign_key="conflict.id", index=True)
    value: str  # normal form
    document_id: str | None = None  # the side that is right; None for a value that no side gives
    reason: str
    by: str
    at: datetime = time_column()
    digest: str
