"""Packs the days that changed, from the rows as they are at that moment: what is counted is always
what is stored, and can be built again at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, delete, func, update

from indexes.indicators import DIMENSIONS, LAYOUT, Kind, packed
from indexes.repositories.indicator_rows import CREATED, rows_of_day
from indexes.repositories.upsert import insert_missing, upsert
from indexes.tables import (
    IndicatorClock,
    IndicatorSegment,
    IndicatorStale,
    IndicatorTerm,
    Interaction,
    SuggestionEvent,
    SuggestionRecord,
)

EPOCH = date(1970, 1, 1)

_SEGMENT: Any = IndicatorSegment
_STALE: Any = IndicatorStale
_CLOCK: Any = IndicatorClock
_TERM: Any = IndicatorTerm


class Segment(NamedTuple):
    kind: Kind
    day: str
    version: int
    content: bytes


class IndicatorRepository:
    """`zone`: of the calendar that days are counted by."""

    def __init__(self, session: Session, zone: ZoneInfo) -> None:
        self._session = session
        self._zone = zone
        self._codes: dict[str, dict[str, int]] = {}

    def stale(self) -> int:
        """Days that wait to be packed, also those of an older layout."""
        days: Any = select(_STALE.kind, _STALE.day).distinct()
        counted: Any = select(func.count()).select_from(days.subquery())
        older: Any = select(func.count()).select_from(_SEGMENT)
        old = older.where(_SEGMENT.layout != LAYOUT)
        return int(self._session.exec(counted).one()[0]) + int(self._session.exec(old).one()[0])

    def fold(self, most: int) -> int:
        """Packs some of the days that wait, at most so many; how many it packed. Others who do the
        same wait for this transaction to end."""
        chosen = self._waiting(most)
        if not chosen:
            return 0
        clock = update(_CLOCK).values(version=_CLOCK.version + 1)
        self._session.exec(clock)
        version = self.version()
        self._codes = self._known_codes()
        for kind, day in chosen:
            mine = (_STALE.kind == kind, _STALE.day == day)
            self._session.exec(delete(_STALE).where(*mine))  # first: what comes later stays
            rows = rows_of_day(self._session, Kind(kind), date.fromisoformat(day))
            content = packed(Kind(kind), [self._numbers(row) for row in rows])
            row = IndicatorSegment(
                kind=kind, day=day, version=version, layout=LAYOUT, content=content
            )
            upsert(self._session, row)
        return len(chosen)

    def mark_all(self) -> None:
        """All days are packed anew: those with rows and those that had some."""
        for kind, created in CREATED.items():
            days = {
                at.astimezone(UTC).date().isoformat()
                for at in self._session.execute(select(created)).scalars()
            }
            known = select(_SEGMENT.day).where(_SEGMENT.kind == kind)
            days |= set(self._session.execute(known).scalars())
            self._session.add_all(IndicatorStale(kind=kind, day=day) for day in sorted(days))

    def version(self) -> int:
        return int(self._session.execute(select(_CLOCK.version)).scalar_one())

    def segments(self, newer_than: int) -> list[Segment]:
        query = select(
            _SEGMENT.kind,
            _SEGMENT.day,
            _SEGMENT.version,
            _SEGMENT.content,
        )
        wanted = query.where(_SEGMENT.version > newer_than, _SEGMENT.layout == LAYOUT)
        return [Segment(Kind(row[0]), *row[1:]) for row in self._session.execute(wanted)]

    def terms(self) -> dict[str, dict[int, str]]:
        """By dimension, the value of each code."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        terms: Any = select(_TERM.dimension, _TERM.code, _TERM.value)
        for dimension, code, value in self._session.execute(terms):
            found[dimension][code] = value
        return found

    def _known_codes(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for dimension, values in self.terms().items():
            found[dimension] = {value: code for code, value in values.items()}
        return found

    def _waiting(self, most: int) -> list[tuple[str, str]]:
        stale = select(_STALE.kind, _STALE.day).distinct().limit(most)
        found = [(str(kind), str(day)) for kind, day in self._session.execute(stale)]
        older = select(_SEGMENT.kind, _SEGMENT.day)
        older = older.where(_SEGMENT.layout != LAYOUT).limit(most - len(found))
        return list(dict.fromkeys([*found, *(tuple(row) for row in self._session.execute(older))]))

    def _code(self, dimension: str, value: str | None) -> int:
        if not value:
            return 0
        known = self._codes[dimension]
        if value not in known:
            code = max(known.values(), default=0) + 1
            insert_missing(
                self._session, IndicatorTerm(dimension=dimension, code=code, value=value)
            )
            known[value] = code
        return known[value]

    def _numbers(self, row: Mapping[str, Any]) -> dict[str, int]:
        """Values of dimensions become their codes, and the time the day of the local calendar."""
        at: datetime = row["created_at"]
        found = {name: value for name, value in row.items() if name != "created_at"}
        for dimension in DIMENSIONS:
            if dimension in found:
                found[dimension] = self._code(dimension, found[dimension])
        return {**found, "day": (at.astimezone(self._zone).date() - EPOCH).days}


def discard_reasons(
    session: Session,
    since: datetime | None,
    until: datetime | None,
    filters: Mapping[str, str],
    least: int,
) -> list[tuple[str, int]]:
    """Words with which at least so many suggestions were discarded, the most frequent first.
    `filters` are by channel, office, theme and procedure."""
    event: Any = SuggestionEvent
    own: Any = SuggestionRecord
    of: Any = Interaction
    columns = {
        "channel": own.channel, "office": own.office, "theme": of.theme,
        "procedure": func.coalesce(own.procedure_code, of.procedure_code),
    }  # fmt: skip
    count = func.count(event.suggestion_id.distinct())
    query: Any = select(event.reason, count).join(own, own.id == event.suggestion_id)
    query = query.outerjoin(of, of.id == own.interaction)
    query = query.where(event.type == "discarded", event.reason.is_not(None))
    for name, value in filters.items():
        query = query.where(columns[name] == value)
    if since is not None:
        query = query.where(own.created_at >= since)
    if until is not None:
        query = query.where(own.created_at < until)
    query = query.group_by(event.reason).having(count >= least)
    return [tuple(row) for row in session.execute(query.order_by(count.desc(), event.reason))]
