"""What is counted of each interaction, suggestion and escalation that began on a day (UTC)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlmodel import Session

from indexes.indicators import Classified, Kind, Outcome
from indexes.repositories.suggestions import drafted
from indexes.tables import Escalation, Interaction, SuggestionEvent, SuggestionRecord, Survey

Counted = Mapping[str, Any]

_I: Any = Interaction
_S: Any = SuggestionRecord
_V: Any = SuggestionEvent
_E: Any = Escalation
_A: Any = Survey

CREATED: Mapping[Kind, Any] = MappingProxyType(
    {
        Kind.INTERACTION: _I.created_at,
        Kind.SUGGESTION: _S.created_at,
        Kind.ESCALATION: _E.created_at,
    }
)
_FURTHEST = {
    "displayed": Outcome.SHOWN,
    "discarded": Outcome.DISCARDED,
    "copied": Outcome.INSERTED,
    "inserted": Outcome.INSERTED,
}
_SENT = "sent"


def rows_of_day(session: Session, kind: Kind, day: date) -> Iterator[Counted]:
    """By name of the column; dimensions as they are called, `created_at` as the time."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if kind is Kind.INTERACTION:
        return _interactions(session, start)
    return _suggestions(session, start) if kind is Kind.SUGGESTION else _escalations(session, start)


def _on(created: Any, start: datetime) -> tuple[Any, Any]:
    return (created >= start, created < start + timedelta(days=1))


def _interactions(session: Session, start: datetime) -> Iterator[Counted]:
    """Those that were merged into another are counted with it."""
    passed_on = exists().where(_E.interaction_id == _I.id)
    shared = (_I.created_at, _I.channel, _I.office, _I.theme, _I.procedure_code, _I.aspect)
    own = (_I.classified_by, _I.state, _I.first_response_at, _I.resolved_at, _I.merged_into)
    survey = (_A.id.label("survey"), _A.score)
    escalated: Any = or_(passed_on, _I.state == "escalated").label("escalated")
    query: Any = select(*shared, *own, *survey, escalated)
    query = query.outerjoin(_A, _A.interaction_id == _I.id)
    # A condition on `merged_into` would make SQLite read all that are not merged, every day anew.
    for row in session.execute(query.where(*_on(_I.created_at, start))):
        if row.merged_into is not None:
            continue
        resolved = row.state == "resolved"
        yield {
            **_shared(row),
            "classified": _classified(row.classified_by),
            "resolved": int(resolved),
            "first_response": _seconds(row.created_at, row.first_response_at),
            "resolution": _seconds(row.created_at, row.resolved_at) if resolved else -1,
            "escalated": int(row.escalated),
            "asked": int(row.survey is not None),
            "score": row.score or 0,
        }


def _suggestions(session: Session, start: datetime) -> Iterator[Counted]:
    """Theme and aspect are those of their interaction, where they belong to one."""
    ends = _ends(session, start)
    procedure = func.coalesce(_S.procedure_code, _I.procedure_code).label("procedure_code")
    own = (_S.id, _S.created_at, _S.channel, _S.office, _S.status)
    query: Any = select(*own, procedure, _I.theme, _I.aspect)
    query = query.outerjoin(_I, _I.id == _S.interaction).where(*_on(_S.created_at, start))
    for row in session.execute(query):
        outcome, rating = ends.get(row.id, (Outcome.NOT_SHOWN, 0))
        yield {**_shared(row), "status": row.status, "outcome": outcome, "rating": rating}


def _ends(session: Session, start: datetime) -> dict[str, tuple[Outcome, int]]:
    """By suggestion, the furthest that it got, and its last rating. What was sent counts as it was
    sent last."""
    query: Any = select(_V.suggestion_id, _V.type, _V.rating).join(_S, _S.id == _V.suggestion_id)
    query = query.where(*_on(_S.created_at, start), _V.type != _SENT).order_by(_V.id)
    found: dict[str, tuple[Outcome, int]] = {}
    for id, type, rating in session.execute(query):
        outcome, rated = found.get(id, (Outcome.NOT_SHOWN, 0))
        further = max(outcome, _FURTHEST.get(type, Outcome.NOT_SHOWN))
        found[id] = (further, rating if type == "rated" else rated)
    columns = (_V.suggestion_id, _V.final_text, _V.fact_changes, _S.response["draft"])
    sent: Any = select(*columns).join(_S, _S.id == _V.suggestion_id)
    sent = sent.where(*_on(_S.created_at, start), _V.type == _SENT).order_by(_V.id)
    for id, text, changes, draft in session.execute(sent):
        found[id] = (_as_sent(text, changes, draft), found.get(id, (Outcome.SHOWN, 0))[1])
    return found


def _escalations(session: Session, start: datetime) -> Iterator[Counted]:
    """What is known of their interaction goes before what they were opened with."""
    columns = [
        func.coalesce(getattr(_I, name), getattr(_E, name)).label(name)
        for name in ("channel", "theme", "procedure_code", "aspect", "office")
    ]
    query: Any = select(_E.created_at, _E.queue, _E.answered_at, *columns)
    query = query.outerjoin(_I, _I.id == _E.interaction_id).where(*_on(_E.created_at, start))
    for row in session.execute(query):
        answer = _seconds(row.created_at, row.answered_at)
        yield {**_shared(row), "queue": row.queue, "answer": answer}


def _shared(row: Any) -> dict[str, Any]:
    names = ("created_at", "channel", "office", "theme", "aspect")
    return {**{name: getattr(row, name) for name in names}, "procedure": row.procedure_code}


def _seconds(since: datetime, until: datetime | None) -> int:
    return -1 if until is None else max(0, int((until - since).total_seconds()))


def _classified(by: str | None) -> Classified:
    if by is None:
        return Classified.NOBODY
    return Classified.PIPELINE if by == "pipeline" else Classified.PERSON


def _as_sent(text: str | None, changes: list[Any] | None, draft: dict[str, Any] | None) -> Outcome:
    if changes:
        return Outcome.ALTERED
    as_proposed = drafted({"draft": draft}).split() == (text or "").split()
    return Outcome.UNCHANGED if as_proposed else Outcome.REWORDED
