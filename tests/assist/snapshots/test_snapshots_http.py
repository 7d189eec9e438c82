"""Builds of the index over HTTP: listed, and an earlier one put back into use."""

from __future__ import annotations

from ingest.pipeline import reindex
from tests.assist.conftest import Desk


def test_an_earlier_snapshot_is_put_back_into_use(desk: Desk) -> None:
    (first,) = desk.editor.get("/v1/snapshots").json()
    assert (first["current"], first["usable"], first["documents"]) == (True, True, 3)
    article = {"id": "nueva", "title": "Nueva", "body": "El faro abre.", "state": "published"}
    desk.editor.post("/v1/articles", json=article)
    reindex(desk.settings)
    newest, before = desk.editor.get("/v1/snapshots").json()
    assert (newest["current"], before["id"]) == (True, first["id"])
    activated = desk.editor.post(f"/v1/snapshots/{first['id']}:activate")
    assert (activated.status_code, activated.json()["current"]) == (200, True)
    found = desk.agent.get("/v1/search", params={"q": "faro"}).json()
    assert found["snapshot"] == first["id"]


def test_a_damaged_or_unknown_one_is_refused_and_the_one_in_use_stays(desk: Desk) -> None:
    newest, before = desk.editor.get("/v1/snapshots").json()
    for file in (desk.settings.snapshots_dir / newest["id"]).glob("vectors*"):
        file.unlink()
    refused = desk.editor.post(f"/v1/snapshots/{newest['id']}:activate")
    assert (refused.status_code, "falta" in refused.json()["detail"].lower()) == (409, True)
    assert desk.editor.post("/v1/snapshots/nada:activate").status_code == 404
    current = [one["id"] for one in desk.editor.get("/v1/snapshots").json() if one["current"]]
    assert current == [before["id"]]


def test_a_snapshot_that_was_gone_back_to_stays_until_an_editor_lets_go(desk: Desk) -> None:
    reindex(desk.settings, full=True, force=True)
    before = desk.editor.get("/v1/snapshots").json()[0]
    article = {"id": "cala", "title": "Cala", "body": "La cala cierra.", "state": "published"}
    desk.editor.post("/v1/articles", json=article)
    reindex(desk.settings)
    activated = desk.editor.post(f"/v1/snapshots/{before['id']}:activate")
    assert activated.json().get("pinned") is True, activated.text
    held = reindex(desk.settings)
    assert (held.snapshot, held.held, held.written) == (before["id"], True, False)
    assert desk.agent.get("/health/ready").json()["checks"]["snapshot"]["pinned"] is True
    unpinned = desk.editor.post(f"/v1/snapshots/{before['id']}:unpin").json()
    assert desk.editor.get(f"/v1/jobs/{unpinned['reindex_job']}").json()["kind"] == "reindex"
    brought = reindex(desk.settings)
    assert (brought.held, brought.written) == (False, True)
    refused = desk.editor.post(f"/v1/snapshots/{before['id']}:unpin")
    assert (refused.status_code, "no está fijada" in refused.json()["detail"]) == (409, True)
    assert desk.agent.post(f"/v1/snapshots/{before['id']}:unpin").status_code == 403


def test_a_reindex_on_purpose_replaces_a_pinned_one(desk: Desk) -> None:
    article = {"id": "otra", "title": "Otra", "body": "El puente cierra.", "state": "published"}
    desk.editor.post("/v1/articles", json=article)
    reindex(desk.settings)
    older = desk.editor.get("/v1/snapshots").json()[1]
    desk.editor.post(f"/v1/snapshots/{older['id']}:activate")
    assert reindex(desk.settings, full=True).held
    forced = reindex(desk.settings, force=True)
    shown = {
        one["id"]: (one["current"], one["pinned"])
        for one in desk.editor.get("/v1/snapshots").json()
    }
    assert shown[forced.snapshot] == (True, False)
    assert shown[older["id"]] == (False, False)


def test_only_editors_put_one_into_use(desk: Desk) -> None:
    assert desk.agent.get("/v1/snapshots").status_code == 403
    assert desk("qa").get("/v1/snapshots").status_code == 200
    assert desk("qa").post("/v1/snapshots/x:activate").status_code == 403
