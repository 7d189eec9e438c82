"""Where we are with other systems: how far each was read, and what of theirs is what of ours."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, time_column


class ConnectorStream(SQLModel, table=True):
    """One kind of record of another system. Its place is written with the page that it follows."""

    __tablename__ = "connector_stream"

    connector: str = Field(primary_key=True)
    stream: str = Field(primary_key=True)
    next_link: str | None = None  # of the page to read, in the middle of a round
    delta_link: str | None = None  # of what changed since the last round
    watermark: datetime | None = Field(default=None, sa_type=UtcDateTime)
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    updated_at: datetime = time_column()
    error: str = ""  # of the last round; empty: it went well
    seen: int = 0
    taken: int = 0
    removed: int = 0
    faulty: int = 0


class ConnectorRecord(SQLModel, table=True):
    """What a record of another system is here. Its text is not kept; `external_id` is the opaque
    key that the other system made."""

    __tablename__ = "connector_record"

    connector: str = Field(primary_key=True)
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    local_id: str = Field(index=True)  # of an interaction or an article
    etag: str = ""
    updated_at: datetime = time_column()
    deleted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # there
