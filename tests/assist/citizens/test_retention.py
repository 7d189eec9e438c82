"""What was kept long enough goes; what was not stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from assist.citizens.retention import purge
from assist.interactions.intake import take_in
from assist.interactions.schemas import CitizenIn, IncomingMessage
from indexes.audit_check import verify
from indexes.database import open_database, session_scope
from indexes.settings import Settings
from indexes.tables import (
    AuditEntry,
    Consent,
    Interaction,
    InteractionMessage,
    RejectedDelivery,
    now,
)

_DAY = timedelta(days=1)


@pytest.fixture
def engine(stored: Settings) -> Iterator[Engine]:
    settings = stored
    engine = open_database(settings)
    with session_scope(engine) as session:
        old = _came(session, settings, "1")
        old.resolved_at = now() - _DAY * (settings.keep_interactions_days + 1)
        recent = _came(session, settings, "2")
        recent.resolved_at = now() - _DAY * (settings.keep_interactions_days - 1)
        silent = _came(session, settings, "3")
        silent.last_message_at = now() - _DAY * (settings.keep_open_days + 1)
        (said,) = session.exec(
            select(InteractionMessage).where(InteractionMessage.interaction_id == silent.id)
        )
        said.received_at = silent.last_message_at
        session.add_all((old, recent, silent, said))
        over = now() - _DAY * (settings.keep_consents_days + 1)
        session.add_all(_consent(id, at) for id, at in (("con_1", over), ("con_2", now())))
        listed = now() - _DAY * (settings.keep_rejected_days + 1)
        session.add(RejectedDelivery(
            id="rej_1", source="x", received_at=listed, last_at=listed, digest="d", reason="empty",
        ))  # fmt: skip
    yield engine
    engine.dispose()


def test_what_would_go_can_be_seen_before(engine: Engine, stored: Settings) -> None:
    report = purge(engine, stored, by="ana", dry_run=True)
    assert (report.interactions, report.consents, report.rejected) == (2, 1, 1)
    with session_scope(engine) as session:
        assert len(session.exec(select(InteractionMessage)).all()) == 3
        assert session.exec(select(AuditEntry)).all() == []


def test_what_is_over_goes_and_its_figures_stay(engine: Engine, stored: Settings) -> None:
    report = purge(engine, stored, by="ana")
    assert report.erased == {"messages": 2, "interactions": 2}
    with session_scope(engine) as session:
        (left,) = session.exec(select(InteractionMessage)).all()
        assert left.text == "Consulta 2"
        rows = session.exec(select(Interaction)).all()
        assert [row.channel for row in rows] == ["web_form"] * 3
        assert sorted(row.citizen is None for row in rows) == [False, True, True]
        assert [row.id for row in session.exec(select(Consent))] == ["con_2"]
        assert session.exec(select(RejectedDelivery)).all() == []
        assert verify(session).ok
    again = purge(engine, stored, by="ana")
    assert (again.interactions, again.consents, again.rejected) == (0, 0, 0)


def _came(session: Session, settings: Settings, id: str) -> Interaction:
    message = IncomingMessage(
        source="crm", external_id=id, channel="web_form", text=f"Consulta {id}",
        citizen=CitizenIn(ref="crm-1"),
    )  # fmt: skip
    row = session.get(Interaction, take_in(session, settings, message).interaction_id)
    assert row is not None
    return row


def _consent(id: str, at: object) -> Consent:
    return Consent(
        id=id, citizen="c", purpose="p", text_shown="", language="es", channel="phone",
        evidence="", given_by="ana", withdrawn_at=at,
    )  # fmt: skip


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2020-05-01T09:00Z"]
)
def test_what_just_came_is_kept_however_old_it_says_it_is(
    engine: Engine, stored: Settings, at: str
) -> None:
    body = {"source": "crm", "external_id": at, "channel": "email", "text": "Hola", "at": at}
    with session_scope(engine) as session:
        came = take_in(session, stored, IncomingMessage.model_validate(body)).interaction_id
    purge(engine, stored, by="ana")
    with session_scope(engine) as session:
        row = session.get(Interaction, came)
        assert row is not None
        assert row.erased_at is None
        assert row.created_at.year == (2020 if at.startswith("2020") else now().year)
