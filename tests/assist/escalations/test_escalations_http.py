"""The second level over HTTP: passed on once, told to Teams, answered once, made knowledge."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assist.outbox.delivering import deliver
from indexes.audit_check import verify
from indexes.database import session_scope
from indexes.jobs import JobContext
from indexes.outbox import ask_for_delivery
from indexes.repositories.jobs import JobRepository
from indexes.repositories.outbox import OutboxFilter, OutboxRepository
from indexes.tables import now
from ingest.jobs import reindex
from tests.assist.conftest import Desk
from tests.assist.outgoing import Receiver

ADDRESS = "/v1/escalations"
QUESTION = "¿Cuánto cuesta la licencia de pesca? Soy Ana Ruiz, 12345678Z"
FEE = "La tasa de la licencia de pesca es de 12,35 €."


def suggested(desk: Desk, query: str = QUESTION, office: str = "huesca") -> dict[str, Any]:
    answer = desk.agent.post("/v1/suggestions", json={"query": query, "office": office})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def escalate(desk: Desk, **body: Any) -> dict[str, Any]:
    answer = desk.agent.post(ADDRESS, json=body)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def act(desk: Desk, id: str, what: str, role: str = "supervisor", **body: Any) -> Any:
    return desk(role).post(f"{ADDRESS}/{id}:{what}", json=body)


def card_in(teams: Receiver, id: str) -> dict[str, Any]:
    for one in teams.at("/teams"):
        card: dict[str, Any] = one.json["attachments"][0]["content"]
        if card["actions"][0]["data"]["escalation"] == id:
            return card
    raise AssertionError("Teams was not told")


def test_a_suggestion_is_passed_on_once_with_all_that_is_known(level: Desk) -> None:
    made = suggested(level)
    first = escalate(level, suggestion_id=made["id"], reason="Insiste Ana Ruiz, 12345678Z")
    again = level.agent.post(ADDRESS, json={"suggestion_id": made["id"]})
    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    assert "12345678Z" not in json.dumps(first)
    assert (first["state"], first["office"], first["procedure_code"]) == ("open", "huesca", "901")
    assert "12,35 €" in first["draft"]
    assert [one["url"] for one in first["citations"]] == [one["url"] for one in made["citations"]]
    assert first["tried"] == ["Se buscó en las fuentes y se propuso un borrador (respondida)."]
    assert first["teams"]["state"] in ("pending", "delivering")
    assert first["due_at"] > first["created_at"]


def test_the_key_of_the_sidebar_passes_it_on(level: Desk) -> None:
    made = suggested(level, "¿Y la licencia de caza mayor?")
    event = {"type": "escalated", "reason": "No está en las fuentes"}
    for _ in range(2):
        sent = level.agent.post(f"/v1/suggestions/{made['id']}/events", json=event)
        assert sent.status_code == 204
    found = [
        one
        for one in level("supervisor").get(ADDRESS, params={"waiting": True}).json()["items"]
        if one["suggestion_id"] == made["id"]
    ]
    assert [one["reason"] for one in found] == ["No está en las fuentes"]


def test_queues_take_their_themes_and_who_has_fewest(level: Desk) -> None:
    asked = {"question": "¿Puedo pescar de noche?", "theme": "caza y pesca", "priority": "high"}
    first, second = escalate(level, **asked), escalate(level, **asked)
    assert (first["queue"], second["queue"]) == ("caza", "caza")
    assert {first["assignee"], second["assignee"]} == {"Ana", "Luis"}
    assert first["state"] == "assigned"
    other = escalate(level, question="¿Qué es esto?", theme="Otra cosa")
    assert (other["queue"], other["queue_name"]) == ("general", "Segundo nivel")
    unknown = level.agent.post(ADDRESS, json={"question": "¿?", "queue": "nadie"})
    assert unknown.status_code == 422
    assert "nadie" in unknown.json()["errors"][0]["message"]
    queues = {one["id"]: one for one in level.agent.get(f"{ADDRESS}:queues").json()}
    assert queues["caza"]["waiting"] == 2


def test_teams_is_told_and_its_answer_comes_back_once(level: Desk, teams: Receiver) -> None:
    opened = escalate(level, question="¿Hay descuento por familia numerosa?")
    deliver(level.settings)
    shown = level.agent.get(f"{ADDRESS}/{opened['id']}").json()
    assert shown["teams"]["state"] == "delivered"
    card = card_in(teams, opened["id"])
    data = card["actions"][0]["data"]
    link = card["actions"][1]["url"]
    assert link == f"https://ventanilla.example.org/ui/service#/escalations/{opened['id']}"
    answer = {
        "data": {**data, "answer": "No hay descuento."},
        "responder": {"displayName": "Eva Gil Oto"},
    }
    for _ in range(2):
        back = level("agent").post(
            "/v1/callbacks/teams", json=answer, headers={"Authorization": ""}
        )
        assert back.status_code == 200, back.text
    other = {**data, "answer": "Sí que lo hay."}
    assert level.agent.post("/v1/callbacks/teams", json=other).status_code == 409
    assert act(level, opened["id"], "answer", text="Otra").status_code == 409
    done = level.agent.get(f"{ADDRESS}/{opened['id']}").json()
    assert (done["state"], done["answer"], done["answer_via"]) == (
        "answered", "No hay descuento.", "teams",
    )  # fmt: skip
    assert done["answered_by"] == "Eva Gil Oto (Teams)"


@pytest.mark.parametrize("change", ["token", "escalation", "none"])
def test_a_token_permits_one_question_only(level: Desk, teams: Receiver, change: str) -> None:
    first = escalate(level, question=f"Una pregunta {change}")
    second = escalate(level, question=f"Otra pregunta {change}")
    deliver(level.settings)
    token = card_in(teams, first["id"])["actions"][0]["data"]["token"]
    forged = {
        "token": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "escalation": token.replace(first["id"], second["id"]),
        "none": "~~",
    }[change]
    body = {"token": forged, "answer": "Falsa"}
    refused = level.agent.post("/v1/callbacks/teams", json=body)
    assert (refused.status_code, refused.json()["type"]) == (
        403, "urn:ventanilla:problem:callback_refused",
    )  # fmt: skip
    preview = level("supervisor").get(f"{ADDRESS}/{first['id']}/card").json()
    body = {"token": preview["actions"][0]["data"]["token"], "answer": "De la vista previa"}
    assert level.agent.post("/v1/callbacks/teams", json=body).status_code == 403
    states = {level.agent.get(f"{ADDRESS}/{one['id']}").json()["state"] for one in (first, second)}
    assert states == {"open"}


def test_what_the_pages_bear_out_is_proposed_and_reaches_the_next_office(level: Desk) -> None:
    made = suggested(level, "¿Qué tasa tiene la licencia de pesca fluvial?")
    opened = escalate(level, suggestion_id=made["id"])
    told = "Estimada compañera:\nLa tasa de la licencia de pesca es de 12,35 € y se paga una vez."
    answered = act(level, opened["id"], "answer", text=told).json()
    canonical = answered["proposed_canonical"]
    assert canonical
    assert answered["proposed_article"] is None
    proposal = level.editor.get(f"/v1/canonical-answers/{canonical}").json()
    assert (proposal["state"], proposal["evidence"][0]["kind"]) == ("proposed", "escalation")
    assert proposal["evidence"][0]["id"] == opened["id"]
    assert "compañera" not in proposal["text"]
    approved = level.editor.post(f"/v1/canonical-answers/{canonical}:approve", json={})
    assert approved.status_code == 200, approved.text
    next_office = suggested(level, "¿Qué tasa tiene la licencia de pesca fluvial?", "zaragoza")
    assert "se paga una vez" in next_office["draft"]["text"]
    cited = {one["document_id"] for one in next_office["citations"]}
    assert f"canonical:{canonical}" in cited


def test_what_no_page_says_becomes_a_draft_that_is_published_for_all(level: Desk) -> None:
    question = "¿Puede pescarse con cebo vivo en el embalse de Lanuza?"
    made = suggested(level, question)
    opened = escalate(level, suggestion_id=made["id"])
    said = "En el embalse de Lanuza el cebo vivo está prohibido desde 2019."
    answered = act(level, opened["id"], "answer", text=said).json()
    article = answered["proposed_article"]
    assert article
    assert answered["proposed_canonical"] is None
    draft = level.editor.get(f"/v1/articles/{article}").json()
    assert (draft["state"], said in draft["body"]) == ("draft", True)
    assert opened["id"] in draft["tags"]
    for state in ("review", "published"):
        moved = level.editor.patch(f"/v1/articles/{article}", json={"state": state})
        assert moved.status_code == 200, moved.text
    reindex(JobContext("job_x", {}, level.settings))
    next_office = suggested(level, question, "zaragoza")
    assert "prohibido desde 2019" in next_office["draft"]["text"]


def test_teams_that_is_down_is_seen_and_told_later(level: Desk, teams: Receiver) -> None:
    opened = escalate(level, question="¿Quién firma la autorización?", priority="urgent")
    teams.answer = lambda _: (503, {"Retry-After": "7200"})
    deliver(level.settings)
    waiting = level.agent.get(f"{ADDRESS}/{opened['id']}").json()["teams"]
    assert (waiting["state"], waiting["attempts"]) == ("pending", 1)
    assert waiting["pending_since"]
    assert "503" in waiting["last_error"]
    assert waiting["next_attempt_at"] > now().isoformat(), "Retry-After is honoured"
    teams.answer = lambda _: (202, {})
    assert deliver(level.settings).delivered == 0, "not before its time"
    with session_scope(level.engine) as session:
        message = OutboxRepository(session).list(OutboxFilter(subject=opened["id"]))[0]
        message.next_attempt_at = now()
        session.add(message)
    deliver(level.settings)
    assert card_in(teams, opened["id"])


def test_what_is_answered_meanwhile_is_not_told_any_more(level: Desk, teams: Receiver) -> None:
    opened = escalate(level, question="¿Sigue en pie?")
    before = len(teams.at("/teams"))
    assert act(level, opened["id"], "answer", text="Sí.", as_knowledge=False).status_code == 200
    deliver(level.settings)
    assert len(teams.at("/teams")) == before
    assert level.agent.get(f"{ADDRESS}/{opened['id']}").json()["teams"]["state"] == "cancelled"


def test_assigning_and_closing_keep_to_the_life_cycle(level: Desk) -> None:
    opened = escalate(level, question="¿A quién le toca?")
    stale = {"If-Match": f'"{opened["version"] + 7}"'}
    address = f"{ADDRESS}/{opened['id']}"
    refused = level("supervisor").post(f"{address}:assign", json={}, headers=stale)
    assert refused.status_code == 412
    moved = act(level, opened["id"], "assign", assignee="Eva", queue="caza").json()
    assert (moved["state"], moved["assignee"], moved["queue"]) == ("assigned", "Eva", "caza")
    assert act(level, opened["id"], "answer", role="agent", text="x").status_code == 403
    assert act(level, opened["id"], "close", role="agent", reason="Ya no").status_code == 200
    late = act(level, opened["id"], "answer", text="Tarde")
    assert (late.status_code, "cerr" in late.json()["detail"]) == (409, True)
    assert act(level, opened["id"], "close").status_code == 409


def test_a_worker_is_asked_to_deliver_and_every_step_is_audited(level: Desk) -> None:
    opened = escalate(level, question="¿Queda constancia?")
    assert ask_for_delivery(level.settings)
    with session_scope(level.engine) as session:
        assert JobRepository(session).list(state="queued", kind="deliver_outbox")
        assert verify(session).ok
    read = level("admin").get("/v1/outbox", params={"subject": opened["id"]}).json()
    assert (read["total"], read["items"][0]["destination"]) == (1, "teams:general")


def test_the_thread_that_it_comes_from_follows_it(level: Desk) -> None:
    sent = {"source": "web", "external_id": "w-1", "channel": "web_form", "text": "¿Y la caza?",
            "office": "huesca"}  # fmt: skip
    thread = level.agent.post("/v1/interactions", json=sent).json()["interaction_id"]
    address = f"/v1/interactions/{thread}"
    made = level.agent.post(f"{address}:suggest", json={}).json()
    event = {"type": "escalated", "reason": "No está"}
    assert level.agent.post(f"/v1/suggestions/{made['id']}/events", json=event).status_code == 204
    assert level.agent.get(address).json()["state"] == "escalated"
    found = level.agent.get(ADDRESS, params={"interaction": thread}).json()["items"]
    assert [one["suggestion_id"] for one in found] == [made["id"]]
    act(level, found[0]["id"], "answer", text="En otoño.")
    back = level.agent.get(address).json()
    assert (back["state"], back["assignee"]) == ("assigned", "Una agent")
    assert (
        level.agent.post(ADDRESS, json={"question": "¿?", "interaction_id": "int_x"}).status_code
        == 404
    )


def test_a_sessions_token_opens_what_is_of_its_interaction(level: Desk) -> None:
    other = escalate(level, question="De otra persona")["id"]
    asked = {"agent": "a", "office": "huesca", "interaction": "caso-1"}
    opened = level("host").post("/v1/sessions", json=asked).json()
    mine = {"Authorization": f"Bearer {opened['token']}"}
    query = {"query": "¿Cuánto cuesta la licencia de pesca?"}
    made = level.agent.post("/v1/suggestions", json=query, headers=mine).json()
    body = {"suggestion_id": made["id"]}
    passed = level.agent.post(ADDRESS, json=body, headers=mine)
    assert (passed.status_code, passed.json()["office"]) == (201, "huesca")
    own = f"{ADDRESS}/{passed.json()['id']}"
    assert level.agent.get(own, headers=mine).status_code == 200
    assert level.agent.get(f"{ADDRESS}/{other}", headers=mine).status_code == 404
    close = level.agent.post(f"{ADDRESS}/{other}:close", json={}, headers=mine)
    assert close.status_code == 404
    assert level.agent.get(ADDRESS, headers=mine).status_code == 403


def received(desk: Desk, name: str) -> str:
    sent = {"source": "web", "external_id": name, "channel": "web_form", "text": "¿Puedo acampar?",
            "office": "huesca", "citizen": {"ref": name}}  # fmt: skip
    id: str = desk.agent.post("/v1/interactions", json=sent).json()["interaction_id"]
    return id


def test_the_same_question_of_an_interaction_waits_once(level: Desk) -> None:
    asked = {"interaction_id": received(level, "acampar"), "question": "¿Puedo acampar?"}
    first = escalate(level, **asked)
    again = level.agent.post(ADDRESS, json=asked)
    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    assert escalate(level, **{**asked, "question": "¿Y en julio?"})["id"] != first["id"]
    assert escalate(level, **asked, queue="caza")["id"] != first["id"]
    assert act(level, first["id"], "answer", text="Sí.").status_code == 200
    assert escalate(level, **asked)["id"] != first["id"]


@pytest.mark.parametrize("published", [False, True])
def test_knowledge_forgets_what_the_citizen_asked(level: Desk, published: bool) -> None:
    name, question = f"olvido {published}", f"¿Mi hijo zurdo{published} puede acampar?"
    opened = escalate(level, interaction_id=received(level, name), question=question)
    article = act(level, opened["id"], "answer", text="En ningún ibón.").json()["proposed_article"]
    if published:
        for state in ("review", "published"):
            level.editor.patch(f"/v1/articles/{article}", json={"state": state})
    erased = level("supervisor").delete(f"/v1/citizens/{name}").json()["erased"]
    assert erased["proposed_knowledge"] == 1
    left = level.editor.get(f"/v1/articles/{article}")
    assert left.status_code == (200 if published else 404)
    assert ("En ningún ibón." in left.text) is published
    with level.engine.connect() as connection:
        for table in ("article", "article_version"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            assert not any(f"zurdo{published}" in str(row) for row in rows)
