from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from typer.testing import CliRunner

from assist.citizens.service import forget
from assist.cli.connectors import app
from assist.connectors.dataverse.schedule import ask_when_due
from assist.connectors.dataverse.syncing import synchronise
from assist.outbox.delivering import deliver
from indexes.database import session_scope
from indexes.repositories.outbox import OutboxRepository
from indexes.settings import Settings
from indexes.tables import (
    ConnectorRecord,
    Escalation,
    Interaction,
    Job,
    OutboxMessage,
    SuggestionEvent,
    SuggestionRecord,
    Survey,
    now,
)
from tests.assist.connectors.odata import Answer, Stub
from tests.assist.connectors.test_reading_a_crm import case, guid, rows


def suggestion(id: str, interaction: str) -> SuggestionRecord:
    return SuggestionRecord(
        id=id, query="¿Cuándo acaba el plazo?", channel="email", status="answered",
        snapshot="s", pipeline="p", response={"draft": {"text": "El 5 de mayo."}},
        interaction=interaction,
    )  # fmt: skip


def survey(interaction: str) -> Survey:
    return Survey(
        id="srv_1", token_digest="d", interaction_id=interaction, channel="email", language="es",
        sent_at=now(), expires_at=now() + timedelta(days=9), answered_at=now(), score=5,
    )  # fmt: skip


def escalation() -> Escalation:
    return Escalation(id="esc_1", queue="q", question="¿Y si?", opened_by="Una", due_at=now())


def put_back(engine: Engine) -> None:
    """As when their time comes."""
    with session_scope(engine) as session:
        for row in OutboxRepository(session).list():
            row.next_attempt_at = datetime(2026, 1, 1, tzinfo=UTC)
            session.add(row)


def written(crm: Stub, table: str) -> list[dict[str, object]]:
    return [values for name, values in crm.written.items() if name.startswith(f"{table}(")]


def test_what_was_suggested_and_said_is_written_once_with_its_case(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    synchronise(connected)
    (interaction,) = rows(engine, Interaction)
    with session_scope(engine) as session:
        session.add(suggestion("sug_1", interaction.id))
        session.add(suggestion("sug_2", guid(1)))  # asked for by a page of the CRM
        session.add(survey(interaction.id))
        session.add(escalation())
    queued = synchronise(connected).queued
    assert queued == {"suggestion": 2, "survey": 1, "escalation": 1, "interaction": 0}
    assert sum(synchronise(connected).queued.values()) == 0
    assert deliver(connected).delivered == 5  # with the case itself, of the first round
    bound = {one["vnt_case@odata.bind"] for one in written(crm, "vnt_suggestions")}
    assert bound == {f"/incidents({guid(1)})"}
    assert written(crm, "vnt_surveys")[0]["vnt_score"] == 5
    assert written(crm, "vnt_escalations")[0]["vnt_state"] == "open"
    assert crm.writes[f"incidents({guid(1)})"] == 1
    assert set(crm.writes.values()) == {1}
    texts = json.dumps([one.model_dump(mode="json") for one in rows(engine, OutboxMessage)])
    assert "plazo" not in texts
    assert "token-" not in texts


def test_what_changes_later_is_written_over_the_same_row(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    with session_scope(engine) as session:
        session.add(suggestion("sug_1", ""))
    synchronise(connected)
    deliver(connected)
    with session_scope(engine) as session:
        session.add(SuggestionEvent(suggestion_id="sug_1", type="edited"))
    assert synchronise(connected).queued["suggestion"] == 1
    deliver(connected)
    assert [one["vnt_outcome"] for one in written(crm, "vnt_suggestions")] == ["edited"]
    assert list(crm.writes.values()) == [2]


@pytest.mark.parametrize("status", [429, 503, 401])
def test_a_crm_that_refuses_for_now_is_told_later_and_once(
    crm: Stub, connected: Settings, engine: Engine, status: int
) -> None:
    with session_scope(engine) as session:
        session.add(suggestion("sug_1", ""))
    synchronise(connected)

    def refuse(method: str, _url: str) -> Answer | None:
        return (status, {"Retry-After": "60"}, {"error": {}}) if method == "PATCH" else None

    crm.before = refuse
    assert deliver(connected).delivered == 0
    (waiting,) = rows(engine, OutboxMessage)
    assert (waiting.state, waiting.last_status) == ("pending", status)
    assert waiting.next_attempt_at > now()
    crm.before = lambda _method, _url: None
    if status == 401:
        crm.revoked.add(f"token-{crm.tokens_given}")
    put_back(engine)
    assert deliver(connected).delivered == 1
    assert list(crm.writes.values()) == [1]


def test_a_case_that_is_gone_there_is_never_made_again(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    id = case(crm, 1)
    synchronise(connected)
    crm.delete("incidents", id)
    assert deliver(connected).failed == 1
    assert written(crm, "incidents") == []


def test_what_is_no_longer_kept_is_not_told(crm: Stub, connected: Settings, engine: Engine) -> None:
    with session_scope(engine) as session:
        session.add(suggestion("sug_1", ""))
    synchronise(connected)
    with session_scope(engine) as session:
        session.delete(session.get(SuggestionRecord, "sug_1"))
    assert deliver(connected).cancelled == 1
    assert crm.written == {}


def test_the_command_syncs_and_says_where_it_is(
    crm: Stub, connected: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    case(crm, 1)
    case(crm, 2, modifiedon="ayer")
    secret = connected.dataverse_client_secret.get_secret_value()
    told = connected.model_dump(mode="json", exclude_defaults=True)
    for name, value in {**told, "dataverse_client_secret": secret}.items():
        monkeypatch.setenv(
            f"VENTANILLA_{name.upper()}", str(value).lower() if value is True else str(value)
        )
    trial = CliRunner().invoke(app, ["sync", "--dry-run"])
    assert "no se ha guardado nada" in trial.output
    assert rows(engine, Interaction) == []
    done = json.loads(CliRunner().invoke(app, ["sync", "--json"]).output)
    assert (done["streams"]["incidents"]["new"], done["streams"]["incidents"]["faulty"]) == (1, 1)
    status = json.loads(CliRunner().invoke(app, ["status", "--json"]).output)
    places = {one["stream"]: one["state"] for one in status["streams"]}
    assert places["incidents"] == "complete"
    assert status["missing"] == []
    shown = CliRunner().invoke(app, ["status"]).output
    assert "al día" in shown
    monkeypatch.setenv("VENTANILLA_DATAVERSE_CLIENT_SECRET", "otro")
    failed = CliRunner().invoke(app, ["sync"])
    assert (failed.exit_code, "invalid_client" in failed.output) == (1, True)
    assert "Traceback" not in failed.output
    assert secret not in shown


def test_a_worker_is_asked_for_a_round_now_and_then(connected: Settings, engine: Engine) -> None:
    ask_when_due(connected)
    ask_when_due(connected)
    assert [one.kind for one in rows(engine, Job)] == ["sync_dataverse"]
    with session_scope(engine) as session:
        job = session.exec(select(Job)).one()
        job.state = "done"
        session.add(job)
    ask_when_due(connected)
    assert len(rows(engine, Job)) == 1
    with session_scope(engine) as session:
        job = session.exec(select(Job)).one()
        job.created_at = now() - timedelta(minutes=16)
        session.add(job)
    ask_when_due(connected.model_copy(update={"dataverse_every_minutes": 0}))
    ask_when_due(connected.model_copy(update={"dataverse_client_id": ""}))
    assert len(rows(engine, Job)) == 1
    ask_when_due(connected)
    assert len(rows(engine, Job)) == 2


def test_who_is_forgotten_leaves_no_key_of_their_case_and_is_not_told(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    synchronise(connected)
    forget(engine, connected, guid(9_001), "Una supervisora")
    assert rows(engine, ConnectorRecord) == []
    deliver(connected)
    assert crm.written == {}
