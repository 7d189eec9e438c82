"""What is delivered, tried again, or left to a person; and nothing is lost under kill -9."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, update
from standardwebhooks.webhooks import Webhook
from typer.testing import CliRunner

from assist.cli.outbox import app
from assist.escalations.teams import tell_teams
from assist.notices.recipients import send
from assist.outbox.delivering import deliver
from assist.outbox.schemas import DeliveryReport
from assist.outbox.secrets import sealed
from assist.webhooks.requests import secrets_of
from indexes.citizens import citizen_hash
from indexes.database import open_database, session_scope
from indexes.outbox import ask_for_delivery, put
from indexes.repositories.outbox import OutboxFilter, OutboxRepository
from indexes.repositories.webhooks import WebhookRepository
from indexes.settings import Settings
from indexes.tables import (
    Consent,
    Escalation,
    Interest,
    Notice,
    OutboxMessage,
    WebhookSubscription,
    now,
)
from tests.assist.outgoing import Answer, Received, Receiver


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "datos", outbound_allow_loopback=True, outbound_max_attempts=3)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


def subscribed(engine: Engine, url: str, id: str = "whk_1") -> WebhookSubscription:
    row = WebhookSubscription(id=id, url=url, events=["*"])
    with session_scope(engine) as session:
        WebhookRepository(session).add(row)
    return row


def write(engine: Engine, *numbers: int, to: str = "whk_1", **more: Any) -> None:
    with session_scope(engine) as session:
        for number in numbers:
            put(
                session, kind="webhook", destination=f"webhook:{to}", key=f"{to}:{number}",
                payload={"number": number}, **more,
            )  # fmt: skip


def messages(engine: Engine, **chosen: Any) -> list[OutboxMessage]:
    with session_scope(engine) as session:
        return OutboxRepository(session).list(OutboxFilter(**chosen))


def hurry(engine: Engine) -> None:
    """As if the pauses were over."""
    with session_scope(engine) as session:
        session.exec(update(OutboxMessage).values(next_attempt_at=now()))


def test_what_is_due_is_signed_and_told_once(
    settings: Settings, engine: Engine, receiver: Receiver
) -> None:
    row = subscribed(engine, f"{receiver.url}/aquí")
    write(engine, 1, 2)
    write(engine, 1)  # the same fact again
    write(engine, 3, at=now() + timedelta(hours=1))
    assert deliver(settings) == DeliveryReport(delivered=2)
    assert deliver(settings) == DeliveryReport()
    assert sorted(one.json["number"] for one in receiver.taken.values()) == [1, 2]
    (secret,) = secrets_of(settings, row)
    for one in receiver.taken.values():
        assert Webhook(secret).verify(one.body, one.headers) == one.json
        assert one.headers["idempotency-key"] == one.id


def test_a_fact_that_is_rolled_back_tells_nothing(settings: Settings, engine: Engine) -> None:
    def fails() -> None:
        with session_scope(engine) as session:
            put(session, kind="webhook", destination="webhook:whk_1", key="1", payload={})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert messages(engine) == []
    assert ask_for_delivery(settings) is None


@pytest.mark.parametrize("status", [408, 425, 429, 500, 503])
def test_what_may_work_later_is_tried_again_under_its_id(
    settings: Settings, engine: Engine, receiver: Receiver, status: int
) -> None:
    subscribed(engine, receiver.url)
    write(engine, 1)
    receiver.answer = lambda _: (status, {})
    assert deliver(settings).retried == 1
    (waiting,) = messages(engine, state="pending")
    assert (waiting.attempts, waiting.last_status) == (1, status)
    receiver.answer = lambda _: (200, {})
    hurry(engine)
    assert deliver(settings).delivered == 1
    assert receiver.attempts == {waiting.id: 2}


@pytest.mark.parametrize("status", [301, 400, 401, 404, 422])
def test_what_will_never_work_waits_for_a_person(
    settings: Settings, engine: Engine, receiver: Receiver, status: int
) -> None:
    subscribed(engine, receiver.url)
    write(engine, 1)
    receiver.answer = lambda _: (status, {"Location": f"{receiver.url}/otra"})
    assert deliver(settings).failed == 1
    (dead,) = messages(engine, state="failed")
    assert str(status) in dead.last_error
    assert [one.path for one in receiver.requests] == ["/"], "no redirect is followed"


def test_what_was_tried_often_enough_waits_for_a_person_who_replays_it(
    settings: Settings, engine: Engine, receiver: Receiver
) -> None:
    subscribed(engine, receiver.url)
    write(engine, 1)
    receiver.answer = lambda _: (503, {})
    for _ in range(3):
        deliver(settings)
        hurry(engine)
    (dead,) = messages(engine, state="failed")
    assert "3 veces" in dead.last_error
    run = CliRunner()
    where = ["--data-dir", str(settings.data_dir)]
    listed = run.invoke(app, ["list", "--state", "failed", *where])
    assert (dead.id in listed.output, "3 veces" in listed.output) == (True, True)
    replayed = run.invoke(app, ["replay", dead.id, "--by", "Eva", "--json", *where])
    assert json.loads(replayed.output)["replayed_by"] == "Eva"
    receiver.answer = lambda _: (404, {})
    deliver(settings)
    every = run.invoke(app, ["replay", dead.destination, "--failed", "--json", *where])
    assert json.loads(every.output) == {"replayed": 1}
    receiver.answer = lambda _: (200, {})
    environment = {"VENTANILLA_OUTBOUND_ALLOW_LOOPBACK": "true"}
    delivered = run.invoke(app, ["deliver", "--json", *where], env=environment)
    assert json.loads(delivered.output)["delivered"] == 1
    assert set(receiver.taken) == {dead.id}


def test_one_that_is_down_keeps_nobody_waiting(
    settings: Settings, engine: Engine, receiver: Receiver
) -> None:
    subscribed(engine, "http://127.0.0.1:9/", "whk_down")
    subscribed(engine, receiver.url)
    write(engine, *range(40), to="whk_down", priority=9)
    write(engine, *range(40))
    report = deliver(settings)
    assert report.delivered == 40
    tried = [one for one in messages(engine, destination="webhook:whk_down") if one.attempts]
    assert 1 <= len(tried) <= 8, "the rest is left alone until it answers"


def test_who_is_gone_is_not_told_any_more(
    settings: Settings, engine: Engine, receiver: Receiver
) -> None:
    subscribed(engine, receiver.url)
    write(engine, 1)
    receiver.answer = lambda _: (410, {})
    deliver(settings)
    with session_scope(engine) as session:
        row = WebhookRepository(session).get("whk_1")
    assert row is not None
    assert row.state == "paused"
    write(engine, 2)
    assert deliver(settings).cancelled == 1


def test_an_address_that_may_not_be_reached_waits_for_a_person(
    settings: Settings, engine: Engine
) -> None:
    subscribed(engine, "https://10.0.0.1/")
    write(engine, 1)
    assert deliver(settings).failed == 1
    assert "privada" in messages(engine)[0].last_error


def test_a_round_that_breaks_off_leaves_nothing_taken(
    settings: Settings, engine: Engine, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribed(engine, receiver.url)
    write(engine, 1)

    def lost(*_: Any) -> bool:
        raise OperationalError("UPDATE", {}, OSError("the database is gone"))

    with monkeypatch.context() as broken:
        broken.setattr(OutboxRepository, "delivered", lost)
        with pytest.raises(OperationalError):
            deliver(settings)
    assert deliver(settings).delivered == 1
    assert receiver.attempts.total() == 2


WORKER = """
import sys
from pathlib import Path
from assist.outbox.delivering import deliver
from indexes.settings import Settings
deliver(Settings.load(Path(sys.argv[1])))
"""
KILLS = 2


@pytest.fixture
def everything(tmp_path: Path, receiver: Receiver) -> Settings:
    """Told to Teams, to a gateway and to who subscribed."""
    folder = tmp_path / "todo"
    folder.mkdir()
    told = {
        "outbound_allow_loopback": True, "teams_webhook_url": f"{receiver.url}/teams",
        "notice_gateway_app": f"{receiver.url}/app", "notice_quiet_from": "00:00",
        "notice_quiet_until": "00:00",
    }  # fmt: skip
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in told.items())
    (folder / "ventanilla.toml").write_text("".join(lines), encoding="utf-8")
    return Settings.load(folder)


def fill(engine: Engine, settings: Settings, url: str) -> None:
    """400 questions to the second level, 400 notices, 200 messages to who subscribed."""
    subscribed(engine, url)
    write(engine, *range(200))
    at = now()
    with session_scope(engine) as session:
        for number in range(400):
            row = Escalation(
                id=f"esc_{number}", queue="general", question=f"Pregunta {number}", due_at=at,
                opened_by="Ana",
            )  # fmt: skip
            session.add(row)
            tell_teams(session, settings, row)
            wants(session, settings, number, at)
        notice = Notice(id="not_1", key="k", origin="change", title="Cambia", text="Ha cambiado.",
                        theme="Pesca", state="sent")  # fmt: skip
        session.add(notice)
        session.flush()
        assert send(session, settings, notice) == 400


def wants(session: Session, settings: Settings, number: int, at: datetime) -> None:
    citizen = citizen_hash(settings, f"CRM-{number}")
    session.add(
        Consent(
            id=f"con_{number}",
            citizen=citizen,
            purpose="avisos",
            text_shown="¿?",
            language="es",
            channel="app",
            evidence="Sí",
            given_by="Ana",
            given_at=at,
        )
    )
    session.add(
        Interest(
            id=f"itr_{number}",
            citizen=citizen,
            recipient=sealed(settings, f"CRM-{number}"),
            consent_id=f"con_{number}",
            channel="app",
            theme="Pesca",
        )
    )


def what(one: Received) -> str:
    """What a message tells, whatever its id."""
    if one.path == "/teams":
        found = one.json["attachments"][0]["content"]["actions"][0]["data"]["escalation"]
    elif one.path == "/app":
        found = one.json["data"]["recipient"]
    else:
        found = one.json["number"]
    return f"{one.path} {found}"


def test_none_of_a_thousand_is_lost_or_doubled_under_kill_9(
    everything: Settings, receiver: Receiver
) -> None:
    """Workers die while they send, at random moments; what they had taken is sent by the next."""
    engine = open_database(everything)
    fill(engine, everything, receiver.url)
    moments = sorted(random.Random(7).sample(range(20, 600), KILLS))
    workers: list[subprocess.Popen[bytes]] = []

    def answer(_: Received) -> Answer:
        with receiver.lock:
            if moments and len(receiver.requests) >= moments[0]:
                del moments[0]
                workers[-1].kill()
        return 202, {}

    receiver.answer = answer
    for _ in range(KILLS):
        command = [sys.executable, "-c", WORKER, str(everything.data_dir)]
        workers.append(subprocess.Popen(command))
        assert workers[-1].wait() == -signal.SIGKILL
    assert messages(engine, state="delivering"), "what the dead had taken"
    deliver(everything)
    told = Counter(what(one) for one in receiver.taken.values())
    assert (len(told), set(told.values())) == (1_000, {1})
    assert len(messages(engine, state="delivered")) == 1_000
    assert receiver.attempts.total() > 1_000, "some came again, and were known by their id"
    engine.dispose()
