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


def test_only_editors_put_one_into_use(desk: Desk) -> None:
    assert desk.agent.get("/v1/snapshots").status_code == 403
    assert desk("qa").get("/v1/snapshots").status_code == 200
    assert desk("qa").post("/v1/snapshots/x:activate").status_code == 403
