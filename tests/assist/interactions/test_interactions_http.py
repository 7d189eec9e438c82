"""Interactions over HTTP, as those who attend use them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assist.inbound.receiving import store
from assist.interactions.classifying import classify_waiting
from assist.interactions.schemas import IncomingMessage
from indexes.database import session_scope
from indexes.models import Channel
from indexes.repositories.cases import CaseFilter, CaseRepository
from indexes.repositories.suggestions import SuggestionRepository
from tests.assist.conftest import Desk

_numbers = itertools.count(1)

Come = Callable[..., str]


@pytest.fixture
def come(desk: Desk) -> Come:
    """A new message of a citizen of its own; gives the id of its interaction."""

    def one(text: str = "¿Cuánto cuesta la licencia de pesca fluvial?", **rest: Any) -> str:
        number = next(_numbers)
        body = {
            "source": "crm", "external_id": f"m{number}", "channel": "web_form", "text": text,
            "citizen": {"ref": f"crm-{number}"}, **rest,
        }  # fmt: skip
        answer = desk.agent.post("/v1/interactions", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["interaction_id"])

    return one


def _step(client: TestClient, id: str, action: str, **body: Any) -> Any:
    return client.post(f"/v1/interactions/{id}:{action}", json=body or None)


def test_what_came_can_be_read_and_is_classified(desk: Desk, come: Come) -> None:
    id = come(office="huesca")
    found = desk.agent.get(f"/v1/interactions/{id}").json()
    assert (found["state"], found["procedure_code"], found["aspect"]) == ("new", "901", "fee")
    assert found["due_kind"] == "first_response"
    assert not found["overdue"]
    listed = desk.agent.get("/v1/interactions", params={"office": "huesca", "q": "PESCA"}).json()
    assert id in [one["id"] for one in listed["items"]]


def test_what_came_while_it_could_not_be_classified_is_classified_later(desk: Desk) -> None:
    message = IncomingMessage(
        source="crm", external_id="sin clasificar", channel=Channel.PHONE,
        text="¿Cuánto cuesta la licencia de pesca fluvial?",
    )  # fmt: skip
    (came,) = store(desk.engine, desk.settings, [message])
    assert desk.agent.get(f"/v1/interactions/{came.interaction_id}").json()["aspect"] is None
    assert classify_waiting(desk.agent.app.state.resources) >= 1  # type: ignore[attr-defined]
    found = desk.agent.get(f"/v1/interactions/{came.interaction_id}").json()
    assert (found["procedure_code"], found["aspect"]) == ("901", "fee")


def test_a_life_from_new_to_resolved_and_back(desk: Desk, come: Come) -> None:
    id = come()
    assigned = _step(desk.agent, id, "assign").json()
    assert (assigned["state"], assigned["assignee"]) == ("assigned", "Una agent")
    waiting = _step(desk.agent, id, "wait", reason="Falta el DNI 12345678Z").json()
    assert (waiting["due_at"], waiting["changes"][-1]["reason"]) == (None, "Falta el DNI [DNI]")
    resumed = _step(desk.agent, id, "resume").json()
    assert resumed["due_at"] is not None
    resolved = _step(desk.agent, id, "resolve").json()
    assert (resolved["state"], resolved["actions"]) == ("resolved", ["reopen"])
    again = _step(desk.agent, id, "reopen").json()
    assert (again["state"], again["due_kind"]) == ("reopened", "first_response")


def test_what_is_not_possible_says_what_is(desk: Desk, come: Come) -> None:
    refused = _step(desk.agent, come(), "reopen")
    assert refused.status_code == 409
    assert refused.json()["possible"] == ["assign", "escalate", "resolve", "wait"]
    assert "asignar" in refused.json()["detail"]


def test_two_people_do_not_undo_each_other_unseen(desk: Desk, come: Come) -> None:
    id = come()
    tag = desk.agent.get(f"/v1/interactions/{id}").headers["etag"]
    headers = {"If-Match": tag}
    first = desk.agent.patch(f"/v1/interactions/{id}", json={"theme": "Pesca"}, headers=headers)
    second = desk.agent.patch(f"/v1/interactions/{id}", json={"theme": "Caza"}, headers=headers)
    assert (first.status_code, second.status_code) == (200, 412)


def test_a_suggestion_is_made_of_the_thread_and_its_sending_noted(desk: Desk, come: Come) -> None:
    id = come("Quiero pescar en el río", thread="t1")
    come("¿Cuánto cuesta la licencia de pesca fluvial?", thread="t1")
    suggestion = _step(desk.agent, id, "suggest").json()
    assert suggestion["status"] == "answered"
    assert "12,35" in suggestion["draft"]["text"]
    reply = {"text": "Son 12,35 €.", "suggestion_id": suggestion["id"]}
    assert desk.agent.post(f"/v1/interactions/{id}/messages", json=reply).status_code == 201
    found = desk.agent.get(f"/v1/interactions/{id}").json()
    assert [one["suggestion_id"] for one in found["messages"]][1:] == [suggestion["id"]] * 2
    assert (found["assignee"], found["due_kind"]) == ("Una agent", "resolution")
    assert found["first_response_at"] is not None
    with session_scope(desk.engine) as session:
        (sent,) = SuggestionRepository(session).events(suggestion["id"])
    assert (sent.type, sent.final_text) == ("sent", "Son 12,35 €.")


def test_a_suggestion_of_another_interaction_is_not_noted_here(desk: Desk, come: Come) -> None:
    other = _step(desk.agent, come(), "suggest").json()["id"]
    reply = {"text": "Sí.", "suggestion_id": other}
    assert desk.agent.post(f"/v1/interactions/{come()}/messages", json=reply).status_code == 404


def test_what_is_resolved_is_proposed_as_a_case_out_of_use(desk: Desk, come: Come) -> None:
    id = come("¿Cuánto cuesta la licencia de pesca? Soy Ana Gómez Pérez")
    desk.agent.post(f"/v1/interactions/{id}/messages", json={"text": "Son 12,35 €."})
    _step(desk.agent, id, "resolve")
    with session_scope(desk.engine) as session:
        retired = CaseRepository(session).search(CaseFilter(retired=True))
        (case,) = [one for one in retired if one.id == f"interaction:{id}"]
    assert case.question == "¿Cuánto cuesta la licencia de pesca? Soy [NOMBRE]"
    assert (case.answer, case.retired_by) == ("Son 12,35 €.", "")


def test_what_a_person_says_it_is_about_stays(desk: Desk, come: Come) -> None:
    id = come()
    said = {"procedure_code": "902", "aspect": "documents"}
    changed = desk.agent.patch(f"/v1/interactions/{id}", json=said).json()
    assert changed["procedure_title"] == "Admisión en escuelas infantiles"
    _step(desk.agent, id, "suggest")
    found = desk.agent.get(f"/v1/interactions/{id}").json()
    assert (found["procedure_code"], found["classified_by"]) == ("902", "Una agent")
    unknown = desk.agent.patch(f"/v1/interactions/{id}", json={"procedure_code": "nada"})
    assert unknown.status_code == 422


def test_two_can_be_one_and_two_again(desk: Desk, come: Come) -> None:
    told = "Necesito saber qué papeles piden para la licencia de pesca de mi hija"
    citizen = {"ref": "crm-dos"}
    kept = come(told, citizen=citizen)
    other = come(f"{told}, gracias", citizen=citizen, channel="phone")
    (found,) = desk.agent.get(f"/v1/interactions/{other}/duplicates").json()["items"]
    assert found["interaction"]["id"] == kept
    joined = desk.agent.post(f"/v1/interactions/{other}:merge", json={"into": kept}).json()
    assert (joined["id"], joined["merged"], len(joined["messages"])) == (kept, [other], 2)
    assert _step(desk.agent, other, "resolve").status_code == 409
    listed = desk.agent.get("/v1/interactions", params={"q": "hija"}).json()
    assert [one["id"] for one in listed["items"]] == [kept]
    apart = _step(desk.agent, other, "unmerge").json()
    assert (apart["merged_into"], len(apart["messages"])) == (None, 1)
    assert _step(desk.agent, other, "unmerge").status_code == 409


def test_interactions_of_two_people_are_not_one(desk: Desk, come: Come) -> None:
    refused = desk.agent.post(f"/v1/interactions/{come()}:merge", json={"into": come()})
    assert refused.status_code == 422


def test_who_wrote_can_be_tied_to_a_citizen(desk: Desk, come: Come) -> None:
    phone = {"citizen": {"ref": "tel:+34600000001"}, "channel": "whatsapp", "source": "w"}
    id = come("Hola, ¿hay ayudas?", **phone)
    desk.agent.patch(f"/v1/interactions/{id}", json={"citizen_ref": "crm-atado"})
    come("¿Y para familias?", **phone)
    history = desk.agent.get("/v1/citizens/crm-atado/timeline").json()
    assert [one["message"]["text"] for one in history["items"]] == [
        "¿Y para familias?", "Hola, ¿hay ayudas?",
    ]  # fmt: skip
    assert desk.agent.get("/v1/citizens/tel:+34600000001/timeline").json()["total"] == 2


@pytest.mark.parametrize("role", ["manager", "qa", "editor", "host"])
def test_what_citizens_wrote_is_for_those_who_attend_them(desk: Desk, role: str) -> None:
    assert desk(role).get("/v1/interactions").status_code == 403
    assert desk(role).get("/v1/citizens/x/timeline").status_code == 403


def test_the_token_of_a_session_opens_its_own_interaction_only(desk: Desk, come: Come) -> None:
    own, other = come(citizen={"ref": "crm-propia"}), come()
    asked = {"agent": "ana", "office": "huesca", "interaction": own}
    token = desk("host").post("/v1/sessions", json=asked).json()["token"]
    embedded = TestClient(desk.agent.app, headers={"Authorization": f"Bearer {token}"})
    assert embedded.get(f"/v1/interactions/{own}").status_code == 200
    assert embedded.get("/v1/citizens/crm-propia/timeline").status_code == 200
    assert embedded.get(f"/v1/interactions/{other}").status_code == 404
    assert _step(embedded, other, "assign").status_code == 404
    assert embedded.get("/v1/citizens/crm-1/timeline").status_code == 404
    assert embedded.get("/v1/interactions").status_code == 403
