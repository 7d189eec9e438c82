"""What indicators are counted from: for each day, a few numbers of each interaction, suggestion or
escalation, column by column, without anything that tells whose it was."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class IndicatorSegment(SQLModel, table=True):
    """All that began on one day (UTC) of one kind, as `indexes.indicators` packs it."""

    __tablename__ = "indicator_segment"

    kind: str = Field(primary_key=True)  # interaction | suggestion | escalation
    day: str = Field(primary_key=True)  # 2026-11-21
    version: int = Field(index=True)  # of the clock, when it was packed
    layout: int  # of the columns
    content: bytes


class IndicatorTerm(SQLModel, table=True):
    """The number that stands in segments for a value of a dimension; 0 stands for none."""

    __tablename__ = "indicator_term"
    __table_args__ = (UniqueConstraint("dimension", "value"),)

    dimension: str = Field(primary_key=True)
    code: int = Field(primary_key=True)
    value: str


class IndicatorStale(SQLModel, table=True):
    """A day that something changed on since it was packed. Triggers of the database write it, in
    the transaction of the change, whoever makes it."""

    __tablename__ = "indicator_stale"
    __table_args__ = (Index("ix_indicator_stale_kind_day", "kind", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    day: str


class IndicatorClock(SQLModel, table=True):
    """One row, held by whoever packs days until it is done: nobody packs from an older view."""

    __tablename__ = "indicator_clock"

    id: int = Field(primary_key=True)
    version: int
