from __future__ import annotations

from fastapi.testclient import TestClient


def test_job_is_accepted_and_can_be_followed(editor: TestClient) -> None:
    response = editor.post("/v1/jobs", json={"kind": "reindex", "full": True})
    job = response.json()
    assert response.status_code == 202
    assert response.headers["location"] == f"/v1/jobs/{job['id']}"
    assert editor.get(f"/v1/jobs/{job['id']}").json()["state"] == "queued"


def test_queued_job_is_cancelled_at_once_and_its_stream_ends(editor: TestClient) -> None:
    job = editor.post("/v1/jobs", json={"kind": "reindex"}).json()
    assert editor.delete(f"/v1/jobs/{job['id']}").json()["state"] == "cancelled"
    events = editor.get(f"/v1/jobs/{job['id']}/events").text
    assert events.startswith("event: cancelled")


def test_unknown_source_and_kind_are_refused(editor: TestClient) -> None:
    unknown = editor.post("/v1/jobs", json={"kind": "crawl", "sources": ["nada"]})
    assert unknown.status_code == 422
    assert "nada" in unknown.text
    assert editor.post("/v1/jobs", json={"kind": "dig"}).status_code == 422


def test_unknown_job_is_not_found(editor: TestClient) -> None:
    assert editor.get("/v1/jobs/nada").status_code == 404
    assert editor.get("/v1/jobs/nada/events").status_code == 404


def test_a_trial_crawl_is_passed_on_to_the_worker(editor: TestClient) -> None:
    asked = {"kind": "crawl", "sources": ["sede"], "dry_run": True, "max_pages": 3}
    job = editor.post("/v1/jobs", json=asked).json()
    assert (job["payload"]["dry_run"], job["payload"]["max_pages"]) == (True, 3)
    again = editor.post("/v1/jobs", json={"kind": "crawl"})
    assert (again.status_code, again.json()["job"]) == (409, job["id"])
    editor.delete(f"/v1/jobs/{job['id']}")
    found = editor.get("/v1/jobs", params={"kind": "crawl", "state": "cancelled"}).json()
    assert [one["id"] for one in found] == [job["id"]]
    assert editor.get("/v1/jobs", params={"state": "lost"}).status_code == 422


def test_only_what_did_not_end_well_is_resumed(editor: TestClient) -> None:
    job = editor.post("/v1/jobs", json={"kind": "reindex", "full": True}).json()
    refused = editor.post(f"/v1/jobs/{job['id']}:resume")
    assert (refused.status_code, "falló o se canceló" in refused.json()["detail"]) == (409, True)
    editor.delete(f"/v1/jobs/{job['id']}")
    resumed = editor.post(f"/v1/jobs/{job['id']}:resume").json()
    assert (resumed["id"] != job["id"], resumed["payload"]) == (True, {"full": True})
    editor.delete(f"/v1/jobs/{resumed['id']}")
    assert editor.post("/v1/jobs/nada:resume").status_code == 404
