"""Notices: proposed from what changes, approved, sent once to who wants them, until they do not."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event
from playwright.sync_api import Browser
from sqlalchemy import text
from standardwebhooks.webhooks import Webhook

from assist.notices.jobs import propose_notices
from assist.notices.proposing import propose
from assist.outbox.delivering import deliver
from assist.outbox.secrets import webhook_secret
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.jobs import JobContext
from indexes.models import Aspect, Block, ExtractedDocument
from indexes.repositories import DocumentRepository
from indexes.tables import Consent, now
from tests.assist.conftest import Desk
from tests.assist.outgoing import Received, Receiver
from tests.assist.pages import FISHING, NURSERY
from tests.conftest import CheckAccessibility

FEE = "La tasa de la licencia de pesca es de 13,10 €."


def consent(desk: Desk, ref: str) -> str:
    citizen = citizen_hash(desk.settings, ref)
    with session_scope(desk.engine) as session:
        session.add(
            Consent(
                id=f"con_{citizen}",
                citizen=citizen,
                purpose="avisos",
                text_shown="¿Quiere avisos?",
                language="es",
                channel="counter",
                evidence="Dijo que sí",
                given_by="Ana",
            )
        )
    return f"con_{citizen}"


def interest(desk: Desk, ref: str, **body: Any) -> dict[str, Any]:
    answer = desk.agent.post("/v1/interests", json={"ref": ref, "channel": "mail", **body})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def wants(desk: Desk, ref: str, **body: Any) -> dict[str, Any]:
    consent(desk, ref)
    return interest(desk, ref, **body)


def change_page(desk: Desk, fee: str) -> None:
    blocks = [
        one if one.aspect is not Aspect.FEE else Block(
            text=fee, section=one.section, aspect=Aspect.FEE
        )
        for one in FISHING.blocks
    ]  # fmt: skip
    store(desk, FISHING.model_copy(update={"blocks": tuple(blocks)}), fee)


def store(desk: Desk, page: ExtractedDocument, digest: str) -> None:
    with session_scope(desk.engine) as session:
        DocumentRepository(session).save_extracted(
            "sede", page, digest=digest, etag=None, last_modified=None, at=now()
        )


def proposed(desk: Desk, origin: str) -> list[dict[str, Any]]:
    asked = {"state": "proposed", "origin": origin}
    found: list[dict[str, Any]] = desk.editor.get("/v1/notices", params=asked).json()["items"]
    return found


def act(desk: Desk, id: str, what: str, role: str = "editor", **body: Any) -> Any:
    return desk(role).post(f"/v1/notices/{id}:{what}", json=body)


def events(desk: Desk, told: Receiver, notice: str, channel: str = "mail") -> list[Any]:
    """What the gateway took, as CloudEvents whose signature is checked."""
    secret = Webhook(webhook_secret(desk.settings, f"gateway:{channel}"))
    mine = [one for one in told.at(f"/{channel}") if one.json["subject"] == notice]
    for one in mine:
        secret.verify(one.body, one.headers, json_parse=False)
    return [_event(one) for one in mine]


def _event(one: Received) -> Any:
    return from_structured_event(HTTPMessage(headers=one.headers, body=one.body.encode()))


def test_an_interest_needs_consent_and_says_of_what(telling: Desk) -> None:
    refused = telling.agent.post(
        "/v1/interests", json={"ref": "CRM-0", "channel": "sms", "theme": "Pesca"}
    )
    assert (refused.status_code, "avisos" in refused.json()["detail"]) == (409, True)
    for wrong in (
        {}, {"audience": "marcianos"}, {"procedure_code": "no-hay"},
        {"theme": "x", "channel": "fax"},
    ):  # fmt: skip
        body = {"ref": "CRM-0", "channel": "mail", **wrong}
        assert telling.agent.post("/v1/interests", json=body).status_code == 422, wrong


def test_a_change_is_proposed_with_its_quote_and_sent_once(telling: Desk, told: Receiver) -> None:
    made = wants(telling, "CRM-000451", procedure_code="901")
    wants(telling, "CRM-000452", procedure_code="902")
    interest(telling, "CRM-000451", theme="Otra cosa")
    with telling.engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM interest")).all()
    assert "CRM-000451" not in str(rows)
    assert "CRM-000451" not in json.dumps(made)
    change_page(telling, FEE)
    asked = telling.editor.post("/v1/notices:propose")
    assert (asked.status_code, asked.json()["kind"]) == (202, "propose_notices")
    first = propose_notices(JobContext("job_x", {}, telling.settings))
    assert first["proposed"] == {"change": 1}
    assert propose_notices(JobContext("job_y", {}, telling.settings))["proposed"] == {}
    (notice,) = proposed(telling, "change")
    assert (notice["quote"], notice["source_url"]) == (FEE, FISHING.url)
    assert FEE in notice["text"]
    detail = telling.editor.get(f"/v1/notices/{notice['id']}").json()
    assert detail["recipients"]["citizens"] == 1
    edited = telling.editor.patch(
        f"/v1/notices/{notice['id']}", json={"title": "Sube la tasa de la licencia de pesca"}
    )  # fmt: skip
    assert edited.json()["edited"] is True
    assert act(telling, notice["id"], "approve", role="agent").status_code == 403
    done = act(telling, notice["id"], "approve").json()
    assert (done["state"], done["deliveries"]) == ("sent", {"queued": 1})
    assert act(telling, notice["id"], "approve").status_code == 409
    for _ in range(2):
        deliver(telling.settings)
    (event,) = events(telling, told, notice["id"])
    data = event.get_data()
    assert (event.get_type(), data["recipient"]) == ("org.ventanilla.notice.v1", "CRM-000451")
    assert data["title"] == "Sube la tasa de la licencia de pesca"
    assert data["source"] == {"title": FISHING.title, "url": FISHING.url, "quote": FEE}


def test_a_term_that_opens_or_ends_is_told_in_time(telling: Desk) -> None:
    wants(telling, "CRM-000460", procedure_code="902")
    assert NURSERY.procedure is not None
    opens, ends = date(2026, 5, 1), date(2026, 5, 20)
    said = NURSERY.procedure.texts[Aspect.DEADLINE][0]
    window = NURSERY.procedure.window.model_copy(
        update={"starts": opens, "ends": ends, "text": said}
    )
    procedure = NURSERY.procedure.model_copy(update={"window": window})
    store(telling, NURSERY.model_copy(update={"procedure": procedure}), "con plazo")

    def of(day: date) -> dict[str, int]:
        with session_scope(telling.engine) as session:
            return propose(session, telling.settings, day).proposed

    assert of(opens - timedelta(days=8)) == {}
    assert of(opens - timedelta(days=7)) == {"opens": 1}
    assert of(opens - timedelta(days=1)) == {}
    assert of(ends - timedelta(days=7)) == {"closes": 1}
    (closing,) = proposed(telling, "closes")
    assert "termina el 20 de mayo de 2026" in closing["text"]
    assert (closing["quote"], closing["expires_on"]) == (said, "2026-05-20")
    rejected = act(telling, closing["id"], "reject", reason="Ya se avisó").json()
    assert (rejected["state"], of(ends)) == ("rejected", {})
    assert of(ends + timedelta(days=1)) == {}
    assert proposed(telling, "opens") == [], "it would come too late"


def test_a_new_edition_is_told_to_who_wanted_the_one_before(telling: Desk) -> None:
    assert FISHING.procedure is not None
    for code, year in (("9041", "2025"), ("9042", "2026")):
        page = FISHING.model_copy(
            update={
                "url": f"https://sede.example.org/ayudas-{year}", "title": f"Ayudas {year}",
                "procedure": FISHING.procedure.model_copy(
                    update={"code": code, "title": f"Ayudas {year}"}
                ),
            }
        )  # fmt: skip
        store(telling, page, year)
        with session_scope(telling.engine) as session:
            row = DocumentRepository(session).by_url(page.url)
            assert row is not None
            row.edition_of, row.edition, row.edition_current = "ayudas", year, year == "2026"
            session.add(row)
    wants(telling, "CRM-000465", procedure_code="9041")
    with session_scope(telling.engine) as session:
        found = propose(session, telling.settings, date.today()).proposed
    assert found == {"edition": 1}
    (notice,) = proposed(telling, "edition")
    assert (notice["procedure_code"], "Ayudas 2026" in notice["title"]) == ("9042", True)
    detail = telling.editor.get(f"/v1/notices/{notice['id']}").json()
    assert detail["recipients"]["citizens"] == 1


def test_who_unsubscribes_or_withdraws_is_told_nothing_more(telling: Desk, told: Receiver) -> None:
    wants(telling, "CRM-000470", theme="Vivienda")
    kept = wants(telling, "CRM-000471", theme="Vivienda", channel="app")
    mine = {"theme": "Vivienda", "name": "Una", "source_url": "https://sede.example/v",
            "source_title": "Vivienda", "title": "Ayudas", "text": "Hay ayudas."}  # fmt: skip
    first = launch(telling, **mine)
    assert first["recipients"]["by_channel"] == {"mail": 1, "app": 1}
    deliver(telling.settings)
    (event,) = events(telling, told, first["notice_id"])
    link = event.get_data()["unsubscribe_url"]
    path = link.removeprefix("https://ventanilla.example.org")
    assert "«Vivienda»" in telling.agent.get(path).text
    assert "«Vivienda»" in telling.agent.get(path).text, "looking changes nothing"
    nobody = {"Authorization": ""}
    done = telling.agent.post(path, content="List-Unsubscribe=One-Click", headers=nobody)
    assert (done.status_code, "no recibirá más avisos" in done.text) == (200, True)
    assert "ya se usó" in telling.agent.post(path).text
    assert telling.agent.get(path[:-2] + "xx").status_code == 404
    second = launch(telling, **mine)
    assert second["recipients"]["by_channel"] == {"app": 1}
    with session_scope(telling.engine) as session:
        row = session.get(Consent, kept["consent_id"])
        assert row is not None
        row.withdrawn_at = now()
        session.add(row)
    deliver(telling.settings)
    assert events(telling, told, second["notice_id"], "app") == [], "withdrawn before it was sent"
    assert launch(telling, **mine)["recipients"]["citizens"] == 0


def launch(desk: Desk, **body: Any) -> dict[str, Any]:
    made = desk.editor.post("/v1/campaigns", json=body)
    assert made.status_code == 201, made.text
    address = f"/v1/campaigns/{made.json()['id']}:launch"
    counted = desk("supervisor").post(address, params={"dry_run": True}).json()
    assert counted["state"] == "draft"
    launched = desk("supervisor").post(address)
    assert launched.status_code == 200, launched.text
    assert desk("supervisor").post(address).status_code == 409
    found: dict[str, Any] = launched.json()
    assert found["recipients"] == counted["recipients"]
    return found


def test_a_campaign_reaches_the_most_vulnerable_first_and_each_once(
    telling: Desk, told: Receiver
) -> None:
    for ref, audience in (("CRM-1", "empresas"), ("CRM-2", "mayores"), ("CRM-3", "dependencia")):
        wants(telling, ref, audience=audience, channel="sms")
    interest(telling, "CRM-3", audience="empresas", channel="sms")
    wants(telling, "CRM-4", audience="jovenes", channel="sms")
    done = launch(
        telling, name="Ola de calor", title="Ola de calor", text="Beba agua.",
        source_url="https://sede.example/calor", source_title="Calor",
        audiences=["empresas", "mayores", "dependencia"],
    )  # fmt: skip
    groups = {"dependencia": 1, "mayores": 1, "empresas": 1}
    assert list(done["recipients"]["by_audience"].items()) == list(groups.items())
    deliveries = telling("admin").get(
        "/v1/outbox", params={"subject": done["notice_id"], "state": "pending"}
    ).json()  # fmt: skip
    assert deliveries["total"] == 3
    deliver(telling.settings)
    reached = [
        one.get_data()["recipient"] for one in events(telling, told, done["notice_id"], "sms")
    ]
    assert sorted(reached) == ["CRM-1", "CRM-2", "CRM-3"]


def test_nobody_is_told_more_often_than_allowed(telling: Desk, told: Receiver) -> None:
    wants(telling, "CRM-000480", theme="Empleo", channel="app")
    body = {"theme": "Empleo", "name": "Una", "source_url": "https://sede.example/e",
            "source_title": "Empleo", "title": "Ofertas", "text": "Hay ofertas."}  # fmt: skip
    sent = [launch(telling, **body)["notice_id"] for _ in range(3)]
    deliver(telling.settings)
    assert [len(events(telling, told, one, "app")) for one in sent] == [1, 1, 0]
    (later,) = telling("admin").get(
        "/v1/outbox", params={"subject": sent[2], "state": "pending"}
    ).json()["items"]  # fmt: skip
    assert later["next_attempt_at"] > (now() + timedelta(days=6)).isoformat()


@pytest.mark.browser
def test_the_page_to_unsubscribe_is_accessible(
    telling: Desk, chromium: Browser, check_accessibility: CheckAccessibility
) -> None:
    from assist.notices.events import unsubscribe_url

    made = wants(telling, "CRM-000490", procedure_code="901")
    path = unsubscribe_url(telling.settings, made["id"]).removeprefix(telling.settings.public_url)
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    for html in (
        telling.agent.get(path).text, telling.agent.get("/u/nada").text,
        telling.agent.post(path, content="scope=all").text,
    ):  # fmt: skip
        page.set_content(html)
        check_accessibility(page)
    page.close()
