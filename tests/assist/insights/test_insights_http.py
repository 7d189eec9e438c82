"""What was left unanswered, what agents said of it, and what they changed, over HTTP."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest

from indexes.database import session_scope
from indexes.repositories import SuggestionRepository
from indexes.tables import SuggestionEvent, SuggestionRecord, now
from tests.assist.conftest import Desk

FEE = "La tasa es de 12,35 € [1]."
_numbers = itertools.count(1)


def suggested(desk: Desk, query: str = "¿?", status: str = "answered", **more: Any) -> str:
    """A stored suggestion; `days` ago, with `text` as its draft."""
    id = f"sug_{next(_numbers)}"
    draft = {"opening": "Buenos días:", "text": more.get("text", FEE), "closing": "Un saludo."}
    response: dict[str, Any] = {"draft": draft, "missing_aspects": more.get("missing", [])}
    if code := more.get("code"):
        response["procedure"] = {"code": code, "title": "Licencia de pesca fluvial"}
    record = SuggestionRecord(
        id=id, query=query, office=more.get("office"), channel="email", status=status,
        snapshot="s", pipeline="p", response=response,
        created_at=now() - timedelta(days=more.get("days", 0)),
    )  # fmt: skip
    with session_scope(desk.engine) as session:
        SuggestionRepository(session).save(record)
    return id


def told(desk: Desk, id: str, type: str, **more: Any) -> None:
    event = SuggestionEvent(suggestion_id=id, type=type, **more)
    with session_scope(desk.engine) as session:
        SuggestionRepository(session).add_event(event)


def get(desk: Desk, what: str, **chosen: Any) -> dict[str, Any]:
    answer = desk("qa").get(f"/v1/{what}", params=chosen)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_unanswered_questions_of_one_meaning_are_a_gap_to_write_an_article_for(desk: Desk) -> None:
    asked = [
        ("¿Puedo entrar con perro en el albergue de montaña?", "huesca"),
        ("¿Se admite un perro en el albergue de montaña?", "jaca"),
        ("¿Admiten perro en los albergues de montaña?", "jaca"),
    ]
    for days, (question, office) in enumerate(asked):
        suggested(
            desk, question, "no_evidence", office=office, days=3 - days, missing=["requirements"]
        )
    suggested(desk, "¿Qué hace falta para vender setas?", "no_evidence")
    suggested(desk, "¿Puedo entrar con perro en el albergue de montaña?", "answered")
    found = get(desk, "gaps")
    assert (found["questions"], found["total"]) == (4, 1)
    (gap,) = found["items"]
    assert (gap["size"], gap["missing_aspects"]) == (3, ["requirements"])
    offices = {"jaca": 2, "huesca": 1}
    assert {one["name"]: one["count"] for one in gap["offices"]} == offices
    assert {one["question"] for one in gap["examples"]} == {question for question, _ in asked}
    assert gap["nearest"]["title"]
    assert get(desk, "gaps", min_size=1)["total"] == 2
    assert get(desk, "gaps", office="jaca")["items"][0]["size"] == 2
    written = desk.editor.post("/v1/articles", json=gap["write"])
    assert written.status_code == 201
    assert all(question in written.json()["body"] for question, _ in asked)
    (again,) = get(desk, "gaps")["items"]
    assert again["article"] == {
        "id": written.json()["id"], "state": "draft", "title": written.json()["title"],
    }  # fmt: skip


def test_a_gap_keeps_its_id_while_others_ask_the_same(desk: Desk) -> None:
    for day in (5, 4):
        suggested(desk, "¿Hay veda de trucha en el pantano?", "no_evidence", days=day, office="x")
    (before,) = get(desk, "gaps", office="x")["items"]
    suggested(desk, "¿Hay veda de trucha en el pantano grande?", "partial", office="x")
    (after,) = get(desk, "gaps", office="x")["items"]
    assert (after["id"], after["size"]) == (before["id"], before["size"] + 1)
    assert {one["name"] for one in after["statuses"]} == {"no_evidence", "partial"}


def test_ratings_are_told_with_their_reasons(desk: Desk) -> None:
    good, bad = suggested(desk, office="teruel", code="901"), suggested(desk, office="ejea")
    told(desk, good, "rated", rating=5)
    told(desk, bad, "rated", rating=1, reason="El plazo es otro")
    told(desk, bad, "displayed")
    found = get(desk, "feedback")
    assert (found["total"], found["average"]) == (2, 3.0)
    assert found["by_rating"] == {"1": 1, "2": 0, "3": 0, "4": 0, "5": 1}
    assert [(one["name"], one["average"]) for one in found["by_office"]] == [
        ("ejea", 1.0), ("teruel", 5.0),
    ]  # fmt: skip
    (worst,) = get(desk, "feedback", max_rating=2)["items"]
    assert (worst["reason"], worst["suggestion_id"]) == ("El plazo es otro", bad)
    assert FEE in worst["draft"]
    (one,) = get(desk, "feedback", procedure="901")["items"]
    assert one["procedure_title"] == "Licencia de pesca fluvial"
    assert get(desk, "feedback", office="nadie")["average"] is None


def test_drift_tells_facts_from_wording(desk: Desk) -> None:
    whole = "Buenos días:\n\nLa tasa es de 12,35 € [1].\n\nUn saludo."
    told(desk, suggested(desk, office="calatayud"), "sent", final_text=whole)
    reworded = "Hola: son 12,35 €. Gracias."
    told(desk, suggested(desk, office="calatayud"), "sent", final_text=reworded)
    altered = suggested(desk, "¿Cuánto?", office="calatayud")
    told(desk, altered, "sent", final_text="La tasa es de 15 €. Plazo: hasta el 3 de mayo de 2026.")
    told(desk, suggested(desk, office="fraga"), "sent", final_text=whole)
    found = get(desk, "drift")
    assert (found["sent"], found["altered"]) == (4, 1)
    first, second = found["offices"]
    counted = (first["office"], first["untouched"], first["reworded"], first["altered"])
    assert counted == ("calatayud", 1, 1, 1)
    assert (second["office"], second["share"]) == ("fraga", 0.0)
    assert {(one["op"], one["slot"]) for one in first["changes"]} == {
        ("changed", "fee"), ("added", "deadline"),
    }  # fmt: skip
    (item,) = found["items"]
    assert item["suggestion_id"] == altered
    fee = next(change for change in item["changes"] if change["slot"] == "fee")
    assert (fee["old"], fee["new"]) == ("12,35 €", "15 €")
    assert get(desk, "drift", office="fraga")["items"] == []
    tomorrow = (now() + timedelta(days=1)).isoformat()
    assert get(desk, "drift", since=tomorrow)["sent"] == 0


@pytest.mark.parametrize("what", ["gaps", "feedback", "drift"])
def test_agents_and_hosts_do_not_read_what_others_did(desk: Desk, what: str) -> None:
    assert desk.agent.get(f"/v1/{what}").status_code == 403
    assert desk("host").get(f"/v1/{what}").status_code == 403
    assert desk.editor.get(f"/v1/{what}").status_code == 200
