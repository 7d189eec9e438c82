"""What was suggested, and what agents did with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, now


class SuggestionRecord(SQLModel, table=True):
    """What one call answered. The query is stored redacted."""

    __tablename__ = "suggestion"

    id: str = Field(primary_key=True)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    query: str
    office: str | None = None
    channel: str
    status: str = Field(index=True)
    snapshot: str
    pipeline: str
    response: dict[str, Any] = json_column()
    procedure_code: str | None = Field(default=None, index=True)  # of the response, to count by
    canonical_answer_id: str | None = Field(default=None, index=True)  # the one that it cites
    interaction: str | None = Field(default=None, index=True)  # of the session that asked for it
    citizen: str | None = Field(default=None, index=True)  # c_…: for whom it was asked, where told


class SuggestionEvent(SQLModel, table=True):
    __tablename__ = "suggestion_event"

    id: int | None = Field(default=None, primary_key=True)
    suggestion_id: str = Field(foreign_key="suggestion.id", index=True)
    type: str = Field(index=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    final_text: str | None = None  # redacted
    rating: int | None = None
    reason: str | None = None
    fact_changes: list[dict[str, Any]] = json_column(list)  # dumped `indexes.drift.FactChange`
