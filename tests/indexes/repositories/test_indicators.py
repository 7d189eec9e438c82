"""What is packed is what is stored, whoever changes it and however often it is packed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import open_database, session_scope
from indexes.indicators import Columns, Kind, Outcome, joined, unpacked
from indexes.repositories.indicators import IndicatorRepository
from indexes.repositories.suggestions import SuggestionRepository
from indexes.settings import Settings
from indexes.tables import (
    Escalation,
    Interaction,
    SuggestionEvent,
    SuggestionRecord,
    Survey,
)

ZONE = ZoneInfo("Europe/Madrid")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _fold(engine: Engine) -> int:
    with session_scope(engine) as session:
        return IndicatorRepository(session, ZONE).fold(1_000)


def _facts(engine: Engine, kind: Kind) -> Columns:
    """In the order of days and within them of their values, so that they can be compared."""
    with session_scope(engine) as session:
        segments = IndicatorRepository(session, ZONE).segments(-1)
    mine = sorted((one for one in segments if one.kind is kind), key=lambda one: one.day)
    return joined(kind, [unpacked(kind, one.content) for one in mine])


def _values(engine: Engine, kind: Kind, name: str, dimension: str | None = None) -> list[Any]:
    with session_scope(engine) as session:
        terms = IndicatorRepository(session, ZONE).terms()
    column = _facts(engine, kind)[name].tolist()
    return sorted(terms[dimension].get(code) for code in column) if dimension else sorted(column)


@pytest.fixture
def local(settings: Settings) -> Iterator[Engine]:
    """SQLite alone, for what no other database could do otherwise."""
    engine = open_database(settings)
    yield engine
    engine.dispose()


def _interaction(session: Session, **values: Any) -> Interaction:
    id = "int_" + secrets.token_hex(6)
    columns = {
        "id": id, "channel": "email", "office": "huesca", "theme": "familia", "source": "prueba",
        "thread_key": id, "created_at": NOON,
    }  # fmt: skip
    row = Interaction(**{**columns, **values})
    session.add(row)
    return row


def test_an_interaction_is_counted_as_it_is_now(engine: Engine) -> None:
    with session_scope(engine) as session:
        id = _interaction(session).id
    assert _fold(engine) == 1
    assert _values(engine, Kind.INTERACTION, "theme", "theme") == ["familia"]
    with session_scope(engine) as session:
        row = session.get(Interaction, id)
        assert row is not None
        row.theme, row.classified_by = "vivienda", "ana"
        row.first_response_at = NOON + timedelta(minutes=2)
        row.state, row.resolved_at = "resolved", NOON + timedelta(hours=1)
    assert _fold(engine) == 1
    assert _values(engine, Kind.INTERACTION, "theme", "theme") == ["vivienda"]
    assert _values(engine, Kind.INTERACTION, "first_response") == [120]
    assert _values(engine, Kind.INTERACTION, "resolution") == [3_600]
    assert _fold(engine) == 0


def test_what_is_merged_erased_or_rolled_back_is_not_counted(engine: Engine) -> None:
    with session_scope(engine) as session:
        first, second, third = (_interaction(session).id for _ in range(3))
    with session_scope(engine) as session:
        row = session.get(Interaction, first)
        assert row is not None
        row.merged_into = second
        session.delete(session.get(Interaction, third))
    with Session(engine) as session:
        _interaction(session)
        session.flush()
        session.rollback()
    _fold(engine)
    assert len(_facts(engine, Kind.INTERACTION)["day"]) == 1


def test_a_survey_and_an_escalation_count_with_their_interaction(engine: Engine) -> None:
    with session_scope(engine) as session:
        id = _interaction(session).id
        session.flush()
        survey = Survey(
            id="srv_1", token_digest="d", interaction_id=id, channel="email", language="es",
            sent_at=NOON + timedelta(days=3), expires_at=NOON + timedelta(days=9),
        )  # fmt: skip
        session.add(survey)
    _fold(engine)
    assert _values(engine, Kind.INTERACTION, "asked") == [1]
    assert _values(engine, Kind.INTERACTION, "score") == [0]
    with session_scope(engine) as session:
        session.get_one(Survey, "srv_1").score = 4
        escalation = Escalation(
            id="esc_1", interaction_id=id, queue="vivienda", question="¿?", opened_by="ana",
            due_at=NOON, created_at=NOON, theme="otro",
        )  # fmt: skip
        session.add(escalation)
    _fold(engine)
    assert _values(engine, Kind.INTERACTION, "score") == [4]
    assert _values(engine, Kind.INTERACTION, "escalated") == [1]
    assert _values(engine, Kind.ESCALATION, "theme", "theme") == ["familia"]


def test_a_suggestion_counts_by_the_furthest_that_it_got(engine: Engine) -> None:
    draft = {"draft": {"opening": "", "text": "Son 20 €.", "closing": ""}}
    ends = {
        "a": [], "b": ["displayed"], "c": ["displayed", "discarded"], "d": ["copied"],
        "e": ["displayed", ("sent", "Son  20 €.")], "f": [("sent", "Cuesta 20 €.")],
        "g": [("sent", "Son 30 €.")],
    }  # fmt: skip
    with session_scope(engine) as session:
        for id in ends:
            session.add(
                SuggestionRecord(
                    id=id, query="¿?", channel="chat", status="answered", snapshot="s",
                    pipeline="p", response=draft, created_at=NOON,
                )
            )  # fmt: skip
    _fold(engine)
    with session_scope(engine) as session:
        for id, events in ends.items():
            for event in events:
                type, text = (event, None) if isinstance(event, str) else event
                row = SuggestionEvent(suggestion_id=id, type=type, final_text=text)
                SuggestionRepository(session).add_event(row)
    _fold(engine)
    assert _values(engine, Kind.SUGGESTION, "outcome") == sorted(Outcome)


def test_a_corrected_theme_moves_its_suggestions_too(engine: Engine) -> None:
    with session_scope(engine) as session:
        row = _interaction(session)
        session.add(
            SuggestionRecord(
                id="sug_1", query="¿?", channel="chat", status="answered", snapshot="s",
                pipeline="p", created_at=NOON - timedelta(days=2), interaction=row.id,
            )
        )  # fmt: skip
        id = row.id
    _fold(engine)
    with session_scope(engine) as session:
        session.get_one(Interaction, id).theme = "empleo"
    _fold(engine)
    assert _values(engine, Kind.SUGGESTION, "theme", "theme") == ["empleo"]


def test_days_are_those_of_the_local_calendar(local: Engine) -> None:
    late = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)
    with session_scope(local) as session:
        _interaction(session, created_at=late)
    _fold(local)
    days = np.asarray(_values(local, Kind.INTERACTION, "day"), "datetime64[D]")
    assert [str(day) for day in days] == ["2026-03-11"]


def test_packing_everything_anew_gives_the_same(local: Engine) -> None:
    with session_scope(local) as session:
        for day in range(5):
            _interaction(session, created_at=NOON - timedelta(days=day), office=f"o{day}")
    _fold(local)
    before = {name: column.tolist() for name, column in _facts(local, Kind.INTERACTION).items()}
    with session_scope(local) as session:
        IndicatorRepository(session, ZONE).mark_all()
    assert _fold(local) == 5
    after = {name: column.tolist() for name, column in _facts(local, Kind.INTERACTION).items()}
    assert after == before


def test_few_days_are_packed_at_a_time(local: Engine) -> None:
    with session_scope(local) as session:
        for day in range(5):
            _interaction(session, created_at=NOON - timedelta(days=day))
    with session_scope(local) as session:
        repository = IndicatorRepository(session, ZONE)
        assert repository.stale() == 5
        assert repository.fold(3) == 3
        assert repository.stale() == 2
