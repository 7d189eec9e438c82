from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

QUESTION = {"query": "¿Cuánto cuesta la licencia de pesca?", "office": "huesca", "channel": "email"}


def test_suggestion_cites_a_quote_that_holds_the_fact(agent: TestClient) -> None:
    suggestion = agent.post("/v1/suggestions", json=QUESTION).json()
    assert suggestion["status"] == "answered"
    assert "12,35 €" in suggestion["draft"]["text"]
    cited = {citation["n"]: citation["quote"] for citation in suggestion["citations"]}
    fee = next(fact for fact in suggestion["facts"] if fact["kind"] == "amount")
    assert "12,35 €" in cited[fee["citation"]]


def test_suggestion_can_be_read_again(agent: TestClient) -> None:
    made = agent.post("/v1/suggestions", json=QUESTION).json()
    assert agent.get(f"/v1/suggestions/{made['id']}").json() == made


def test_stream_ends_with_the_whole_suggestion(agent: TestClient) -> None:
    headers = {"Accept": "text/event-stream"}
    response = agent.post("/v1/suggestions", json=QUESTION, headers=headers)
    assert response.headers["content-type"].startswith("text/event-stream")
    events = _events(response.text)
    names = [name for name, _ in events]
    assert names[0] == "status"
    assert names[-1] == "suggestion"
    assert "sources" in names
    deltas = "".join(data["text"] for name, data in events if name == "draft.delta")
    assert events[-1][1]["draft"]["text"] in deltas


def test_redraft_without_the_source_does_not_cite_it(agent: TestClient) -> None:
    made = agent.post("/v1/suggestions", json=QUESTION).json()
    cited = [citation["document_id"] for citation in made["citations"]]
    again = agent.post(f"/v1/suggestions/{made['id']}/redraft", json={"exclude_sources": cited})
    assert again.status_code == 200
    assert not {c["document_id"] for c in again.json()["citations"]} & set(cited)


def test_events_are_recorded_and_unknown_suggestions_refused(agent: TestClient) -> None:
    made = agent.post("/v1/suggestions", json=QUESTION).json()
    event = {"type": "inserted"}
    assert agent.post(f"/v1/suggestions/{made['id']}/events", json=event).status_code == 204
    assert agent.post("/v1/suggestions/sug_nada/events", json=event).status_code == 404


def test_text_is_the_same_in_every_office(agent: TestClient) -> None:
    texts = {
        agent.post("/v1/suggestions", json={**QUESTION, "office": office}).json()["draft"]["text"]
        for office in ("huesca", "teruel", None)
    }
    assert len(texts) == 1


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_no_request_keeps_a_connection_while_it_takes_another(
    agent: TestClient, accept: str
) -> None:
    """As many requests as there are connections would wait for each other for ever."""
    engine: Engine = agent.app.state.resources.engine  # type: ignore[attr-defined]
    held: list[int] = []
    event.listen(engine, "checkout", lambda *_: held.append(engine.pool.checkedout()))  # type: ignore[attr-defined]
    assert agent.post("/v1/suggestions", json=QUESTION, headers={"Accept": accept}).is_success
    assert len(held) > 1
    assert max(held) == 1


def _events(body: str) -> list[tuple[str, dict[str, object]]]:
    events = []
    for chunk in body.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in chunk.splitlines() if ": " in line)
        if "event" in fields:
            events.append((fields["event"], json.loads(fields["data"])))
    return events
