"""Articles over HTTP: from draft to answer and back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from indexes.database import session_scope
from indexes.repositories import ArticleRepository
from indexes.tables import Article, now
from ingest.pipeline import reindex
from tests.assist.conftest import Desk

TODAY = date.today()


def write(desk: Desk, id: str, **more: Any) -> dict[str, Any]:
    body = {"id": id, "title": f"Sobre {id}", "body": f"El barco {id} zarpa a las 9.", **more}
    answer = desk.editor.post("/v1/articles", json=body)
    assert answer.status_code == 201, answer.text
    article: dict[str, Any] = answer.json()
    return article


def patch(desk: Desk, id: str, **changes: Any) -> Any:
    return desk.editor.patch(f"/v1/articles/{id}", json=changes)


def indexed(desk: Desk, words: str) -> set[str]:
    reindex(desk.settings)
    hits = desk.agent.get("/v1/search", params={"q": words, "kind": "article"}).json()["hits"]
    return {f"{hit['document_id']} {hit['text']}" for hit in hits}


def test_only_what_is_published_and_valid_reaches_the_index(desk: Desk) -> None:
    drafted = write(desk, "fragata")
    assert (drafted["state"], drafted["in_force"], drafted["reindex_job"]) == ("draft", False, None)
    write(desk, "goleta", state="published", valid_to=str(TODAY))
    write(desk, "balandro", state="published", valid_from=str(TODAY + timedelta(days=1)))
    assert {text.split()[0] for text in indexed(desk, "barco")} == {"article:goleta"}
    published = patch(desk, "fragata", state="published").json()
    assert (published["in_force"], bool(published["reindex_job"])) == (True, True)
    patch(desk, "fragata", body="El barco fragata zarpa a las 11.")
    assert any("a las 11" in text for text in indexed(desk, "barco fragata"))
    assert patch(desk, "goleta", state="draft").json()["reindex_job"]
    assert not any("goleta" in text for text in indexed(desk, "barco goleta"))


def test_the_life_cycle_knows_its_steps(desk: Desk) -> None:
    write(desk, "ciclo")
    refused = patch(desk, "ciclo", state="expired")
    assert refused.status_code == 409
    assert "en revisión, publicada" in refused.json()["detail"]
    for state in ("review", "published", "expired", "draft"):
        assert patch(desk, "ciclo", state=state).json()["state"] == state
    ended = patch(desk, "ciclo", state="published", valid_to=str(TODAY - timedelta(days=1)))
    assert (ended.status_code, ended.json()["errors"][0]["field"]) == (422, "body.valid_to")
    assert patch(desk, "ciclo").status_code == 422


def test_versions_tell_who_changed_what_and_can_be_restored(desk: Desk) -> None:
    write(desk, "nota", body="Cuesta 5 €.")
    patch(desk, "nota", body="Cuesta 7 €.", note="Nueva tarifa")
    patch(desk, "nota", tags=["tasas"])
    found = desk.editor.get("/v1/articles/nota/versions").json()["versions"]
    assert [one["changed"] for one in found] == [["tags"], ["body"], []]
    assert {one["by"] for one in found} == {"Una editor"}
    detail = desk.editor.get(f"/v1/articles/nota/versions/{found[1]['number']}").json()
    assert (detail["note"], detail["fields"][0]["label"]) == ("Nueva tarifa", "Texto")
    assert {"op": "added", "text": "7"} in detail["fields"][0]["pieces"]
    first = found[-1]["number"]
    restored = desk.editor.post(f"/v1/articles/nota/versions/{first}:restore").json()
    assert (restored["body"], restored["version"]) == ("Cuesta 5 €.", found[0]["number"] + 1)
    assert desk.editor.get("/v1/articles/nota/versions/99").status_code == 404
    assert desk.editor.get("/v1/articles/nada/versions").status_code == 404


def test_an_article_of_the_time_before_versions_keeps_its_first(desk: Desk) -> None:
    with session_scope(desk.engine) as session:
        session.add(Article(id="antigua", title="Antigua", body="Lo de antes."))
    patch(desk, "antigua", body="Lo de ahora.")
    found = desk.editor.get("/v1/articles/antigua/versions").json()["versions"]
    assert [one["action"] for one in found] == ["edited", "kept"]


def test_the_second_of_two_editors_is_told(desk: Desk) -> None:
    write(desk, "pareja")
    tag = desk.editor.get("/v1/articles/pareja").headers["etag"]
    send = {"headers": {"If-Match": tag}, "json": {"title": "Mía"}}
    statuses = [desk.editor.patch("/v1/articles/pareja", **send).status_code for _ in range(2)]
    assert statuses == [200, 412]
    assert len(desk.editor.get("/v1/articles/pareja/versions").json()["versions"]) == 2


def test_a_deleted_article_can_be_restored(desk: Desk) -> None:
    write(desk, "papel", state="published")
    gone = desk.editor.delete("/v1/articles/papel").json()
    assert gone["reindex_job"]
    listed = desk.editor.get("/v1/articles", params={"deleted": True}).json()
    assert [one["id"] for one in listed["items"]] == ["papel"]
    assert patch(desk, "papel", title="x").status_code == 409
    assert desk.editor.post("/v1/articles", json={
        "id": "papel", "title": "t", "body": "b"}).status_code == 409  # fmt: skip
    back = desk.editor.post(gone["undo"]["href"]).json()
    assert (back["deleted_at"], back["in_force"]) == (None, True)


def test_articles_are_filtered_and_paged(desk: Desk) -> None:
    for number in range(3):
        write(desk, f"lista-{number}", tags=["años 100%"], body=f"Texto número {number}")
    page = desk.editor.get("/v1/articles", params={"tag": "años 100%", "limit": 2}).json()
    assert (page["total"], [one["id"] for one in page["items"]]) == (3, ["lista-2", "lista-1"])
    found = desk.editor.get("/v1/articles", params={"q": "NÚMERO 1"}).json()["items"]
    assert [one["id"] for one in found] == ["lista-1"]


def test_an_id_is_made_of_the_title(desk: Desk) -> None:
    body = {"title": "¿Qué pasó en Huesca?", "body": "Nada."}
    made = [desk.editor.post("/v1/articles", json=body).json()["id"] for _ in range(2)]
    assert made == ["que-paso-en-huesca", "que-paso-en-huesca-2"]


def test_preview_does_nothing_but_show(desk: Desk) -> None:
    body = (
        "# Título\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>"
        '<p onclick="x()">uno</p>[malo](javascript:alert(1)) <img src="https://x.example/p.png">'
        '<a href="https://bueno.example">bueno</a><style>p{}</style><iframe src="/"></iframe>'
    )
    html = desk.editor.post("/v1/articles:preview", json={"body": body}).json()["html"]
    assert "<table>" in html
    assert 'href="https://bueno.example"' in html
    for danger in ("<script", "onclick", '="javascript', "<img", "<style", "<iframe"):
        assert danger not in html


def test_import_keeps_the_good_and_reports_the_bad(desk: Desk) -> None:
    lines = '{"id": "imp-1", "title": "Una", "body": "Texto"}\n{malo\n{"id": "imp-2", "body": "x"}'
    send = {"content": lines.encode(), "params": {"dry_run": True}}
    tried = desk.editor.post("/v1/articles:import", **send)
    report = tried.json()
    assert (tried.status_code, report["imported"], report["failed"]) == (207, 1, 2)
    assert [(one["line"], one["reason"]) for one in report["errors"]][1] == (3, "title: falta")
    assert desk.editor.get("/v1/articles/imp-1").status_code == 404
    desk.editor.post("/v1/articles:import", content=lines.encode())
    assert desk.editor.get("/v1/articles/imp-1").json()["state"] == "published"
    table = "id,title,body,tags,state\nimp-3,Tres,Texto,uno;dos,draft\n"
    answer = desk.editor.post(
        "/v1/articles:import", content=table.encode(), headers={"Content-Type": "text/csv"}
    )
    assert answer.status_code == 200
    third = desk.editor.get("/v1/articles/imp-3").json()
    assert (third["tags"], third["state"]) == (["uno", "dos"], "draft")
    assert desk.editor.post("/v1/articles:import", content=b"{").status_code == 422


def test_what_was_valid_until_yesterday_expires(desk: Desk) -> None:
    yesterday = TODAY - timedelta(days=1)
    with session_scope(desk.engine) as session:
        repository = ArticleRepository(session)
        repository.save(Article(id="ayer", title="Ayer", body="b", valid_to=yesterday))
        assert repository.expire(TODAY, now()) == 1
        assert repository.expire(TODAY, now()) == 0
    assert desk.editor.get("/v1/articles/ayer").json()["state"] == "expired"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "está vacío"),
        ({"body": None}, "debe ser un texto"),
        ({"valid_from": "2026-05-02", "valid_to": "2026-05-01"}, "es anterior"),
        ({"id": "con espacio"}, "no tiene la forma"),
        ({"state": "expired"}, "debe ser"),
        ({"valid_to": "mayo"}, "debe ser una fecha"),
    ],
)
def test_what_is_wrong_is_said(desk: Desk, wrong: Any, said: str) -> None:
    answer = desk.editor.post("/v1/articles", json={"title": "t", "body": "b", **wrong})
    assert answer.status_code == 422
    assert said in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("role", ["agent", "qa"])
def test_only_editors_write(desk: Desk, role: str) -> None:
    client = desk(role)
    answers = [
        client.get("/v1/articles"),
        client.post("/v1/articles", json={"title": "t", "body": "b"}),
        client.patch("/v1/articles/x", json={"title": "t"}),
        client.delete("/v1/articles/x"),
        client.post("/v1/articles:import", content=b""),
        client.get("/v1/articles/x/versions"),
    ]
    assert {answer.status_code for answer in answers} == {403}
