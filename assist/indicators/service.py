"""Answers what is asked about the service, from the facts as they are now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session

from assist.indicators import tables
from assist.indicators.counting import is_concealed
from assist.indicators.demand import Watched, Window, unusual
from assist.indicators.facts import Facts, FactStore
from assist.indicators.schemas import Demand, Group, Reason, Suggestions, SuggestionsGroup, Table
from assist.indicators.selecting import By, Chosen
from assist.indicators.tables import Answer, Question
from indexes.database import session_scope
from indexes.indicators import Kind
from indexes.repositories import OfficeRepository
from indexes.repositories.indicators import discard_reasons
from indexes.settings import Settings
from indexes.tables import now

G = TypeVar("G", bound=Group)

GAPS = "/v1/gaps"
_stores: dict[str, FactStore] = {}


def facts_of(engine: Engine, settings: Settings) -> Facts:
    """As the database is now; what this process read before is not read again."""
    store = _stores.setdefault(str(engine.url), FactStore())
    return store.current(engine, ZoneInfo(settings.time_zone))


def table(
    engine: Engine,
    settings: Settings,
    of: Callable[[Question], Answer[G]],
    shape: type[Table[G]],
    by: By,
    chosen: Chosen,
    limit: int,
    **more: Any,
) -> Table[G]:
    """`of` is one of `assist.indicators.tables`; `more`: further fields of the shape."""
    facts = facts_of(engine, settings)
    k = settings.indicators_min_count
    answer = of(Question(facts, chosen, by, k, limit, labels(engine, by)))
    return shape(
        by=by,
        chosen=chosen,
        min_count=k,
        waiting=facts.waiting,
        total=answer.total,
        groups=answer.groups,
        items=answer.items,
        **more,
    )


def suggestions(
    engine: Engine, settings: Settings, by: By, chosen: Chosen, limit: int
) -> Suggestions:
    facts, k = facts_of(engine, settings), settings.indicators_min_count
    reasons: list[Reason] = []
    if not is_concealed(facts, Kind.SUGGESTION, chosen, k):
        with session_scope(engine) as session:
            reasons = _reasons(session, settings, chosen)
    found = table(engine, settings, tables.suggestions, Table[SuggestionsGroup], by, chosen, limit)
    return Suggestions(**dict(found), discard_reasons=reasons, gaps=GAPS)


def demand(
    engine: Engine,
    settings: Settings,
    by: By,
    chosen: Chosen,
    window: Window,
    days: int,
    threshold: float,
) -> Demand:
    """Up to the day before `chosen.until`, or yesterday: today is not over."""
    facts, k = facts_of(engine, settings), settings.indicators_min_count
    today = now().astimezone(ZoneInfo(settings.time_zone)).date()
    last = min(chosen.until or today, today) - timedelta(days=1)
    watched = Watched(by, chosen, window, last, days, threshold, k)
    found = unusual(facts, watched, labels(engine, by))
    return Demand(
        by=by,
        chosen=chosen,
        window=window,
        threshold=threshold,
        tests=found.tests,
        untested=found.untested,
        min_count=k,
        waiting=facts.waiting,
        signals=found.signals,
    )


def labels(engine: Engine, by: By) -> Mapping[str, str]:
    """Names for people of the values of a dimension, where they are stored."""
    if by != "office":
        return {}
    with session_scope(engine) as session:
        return {office.id: office.name for office in OfficeRepository(session).list()}


def _reasons(session: Session, settings: Settings, chosen: Chosen) -> list[Reason]:
    zone = ZoneInfo(settings.time_zone)
    since, until = (
        datetime.combine(day, time(), zone) if day else None for day in (chosen.since, chosen.until)
    )
    found = discard_reasons(session, since, until, chosen.filters, settings.indicators_min_count)
    return [Reason(reason=reason, count=count) for reason, count in found]
