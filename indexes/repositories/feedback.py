from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from indexes.models import Value
from indexes.tables import SuggestionEvent, SuggestionRecord

Told = list[tuple[SuggestionEvent, SuggestionRecord]]
Records = list[SuggestionRecord]
Uses = dict[str, list[tuple[str | None, int, datetime]]]


class Period(Value):
    """Of which suggestions; `None` means any. `until` is exclusive."""

    since: datetime | None = None
    until: datetime | None = None
    office: str | None = None
    channel: str | None = None
    procedure_code: str | None = None


class Sent(NamedTuple):
    """A reply that went out. `draft` is the one that was proposed (opening, text, closing)."""

    suggestion_id: str
    at: datetime
    final_text: str | None
    fact_changes: list[dict[str, Any]]
    office: str | None
    channel: str
    procedure_code: str | None
    query: str
    draft: dict[str, Any] | None


class FeedbackRepository:
    """What became of suggestions, over many of them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def events(
        self,
        type: str,
        chosen: Period | None = None,
        *,
        max_rating: int | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Told:
        """Each with its suggestion, the last one first."""
        last = (col(SuggestionEvent.at).desc(), col(SuggestionEvent.id).desc())
        query = (
            select(SuggestionEvent, SuggestionRecord)
            .join(SuggestionRecord, col(SuggestionRecord.id) == SuggestionEvent.suggestion_id)
            .where(*_happened(type, chosen or Period(), max_rating))
        )
        return list(self._session.exec(query.order_by(*last).offset(offset).limit(limit)))

    def sent(self, chosen: Period, limit: int) -> list[Sent]:
        """The last ones first. Only what was proposed is read of each suggestion."""
        response: Any = col(SuggestionRecord.response)
        columns: list[Any] = [
            SuggestionEvent.suggestion_id, SuggestionEvent.at, SuggestionEvent.final_text,
            SuggestionEvent.fact_changes, SuggestionRecord.office, SuggestionRecord.channel,
            SuggestionRecord.procedure_code, SuggestionRecord.query, response["draft"],
        ]  # fmt: skip
        query: Any = (
            select_columns(*columns)
            .join(SuggestionRecord, col(SuggestionRecord.id) == SuggestionEvent.suggestion_id)
            .where(*_happened("sent", chosen, None))
            .order_by(col(SuggestionEvent.at).desc(), col(SuggestionEvent.id).desc())
        )
        return [Sent(*row) for row in self._session.exec(query.limit(limit))]

    def count(self, type: str, chosen: Period, max_rating: int | None = None) -> int:
        query: Any = select(func.count()).select_from(SuggestionEvent)
        joined = query.join(
            SuggestionRecord, col(SuggestionRecord.id) == SuggestionEvent.suggestion_id
        )
        return int(self._session.exec(joined.where(*_happened(type, chosen, max_rating))).one())

    def ratings(self, chosen: Period, by: str) -> list[tuple[str | None, int, int]]:
        """(value of the column `by` of suggestions, rating, how many)."""
        column: Any = getattr(SuggestionRecord, by)
        query: Any = (
            select(column, SuggestionEvent.rating, func.count())
            .join(SuggestionRecord, col(SuggestionRecord.id) == SuggestionEvent.suggestion_id)
            .where(*_happened("rated", chosen, None))
            .group_by(column, col(SuggestionEvent.rating))
        )
        return list(self._session.exec(query))

    def with_status(
        self, statuses: Collection[str], chosen: Period, limit: int | None = None
    ) -> Records:
        """The last ones first."""
        query = (
            select(SuggestionRecord)
            .where(col(SuggestionRecord.status).in_(statuses), *_asked(chosen))
            .order_by(col(SuggestionRecord.created_at).desc(), col(SuggestionRecord.id))
        )
        return list(self._session.exec(query.limit(limit)))

    def uses_of(self, canonical_ids: Collection[str]) -> Uses:
        """By canonical answer: (office, suggestions that cite it, the last of them)."""
        query = (
            select(
                SuggestionRecord.canonical_answer_id,
                SuggestionRecord.office,
                func.count(),
                func.max(SuggestionRecord.created_at),
            )
            .where(col(SuggestionRecord.canonical_answer_id).in_(canonical_ids))
            .group_by(col(SuggestionRecord.canonical_answer_id), col(SuggestionRecord.office))
        )
        found: Uses = {}
        for id, office, count, last in self._session.exec(query):
            found.setdefault(str(id), []).append((office, count, last))
        return found


def _asked(chosen: Period) -> list[ColumnElement[bool]]:
    found = [
        getattr(SuggestionRecord, name) == value
        for name in ("office", "channel", "procedure_code")
        if (value := getattr(chosen, name)) is not None
    ]
    if chosen.since is not None:
        found.append(col(SuggestionRecord.created_at) >= chosen.since)
    if chosen.until is not None:
        found.append(col(SuggestionRecord.created_at) < chosen.until)
    return found


def _happened(type: str, chosen: Period, max_rating: int | None) -> list[ColumnElement[bool]]:
    found = [col(SuggestionEvent.type) == type, *_asked(chosen)]
    if max_rating is not None:
        found.append(col(SuggestionEvent.rating) <= max_rating)
    return found
