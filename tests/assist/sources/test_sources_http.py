"""Sources are kept over HTTP, and what is wrong with one is said."""

from __future__ import annotations

from typing import Any

import pytest

from indexes.database import session_scope
from indexes.jobs import enqueue
from indexes.repositories import DocumentRepository, JobRepository, SourceRepository
from indexes.tables import Source, now
from ingest.pipeline import reindex
from tests.assist.conftest import Desk

NEW: dict[str, Any] = {
    "name": "portal",
    "kind": "portal",
    "start_urls": ["https://portal.example.org/"],
    "schedule": "0 6 * * *",
}


def test_a_source_is_added_read_and_changed(desk: Desk) -> None:
    added = desk.editor.post("/v1/sources", json={**NEW, "name": "uno/a:1"})
    assert added.status_code == 201
    source = added.json()
    assert (source["authority"], source["health"]["state"]) == (20, "never")
    assert source["next_run_at"] > source["created_at"]
    address = added.headers["location"]
    assert desk.editor.get(address).json()["name"] == "uno/a:1"
    changed = desk.editor.patch(address, json={"kind": "sede", "schedule": None})
    assert (changed.json()["authority"], changed.json()["next_run_at"]) == (30, None)
    again = desk.editor.post("/v1/sources", json={**NEW, "name": "uno/a:1"})
    assert (again.status_code, "uno/a:1" in again.json()["detail"]) == (409, True)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"schedule": "cada día"}, "schedule", "cron"),
        ({"start_urls": ["ftp://x"]}, "start_urls", "http"),
        ({"include": ["("]}, "include", "expresión regular"),
        ({"allowed_domains": ["https://x.es/"]}, "allowed_domains", "dominio"),
        ({"start_urls": []}, "", "por dónde empezar"),
        ({"max_pages": 0}, "max_pages", "debe ser al menos 1"),
        ({"colour": "red"}, "colour", "no se conoce"),
    ],
)
def test_what_is_wrong_is_said_by_field(desk: Desk, wrong: Any, field: str, said: str) -> None:
    answer = desk.editor.post("/v1/sources", json={**NEW, "name": "mala", **wrong})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert field in error["field"]
    assert said in error["message"]


def test_a_change_is_checked_as_a_whole_and_wrong_ones_change_nothing(desk: Desk) -> None:
    desk.editor.post("/v1/sources", json={**NEW, "name": "dos"})
    answer = desk.editor.patch("/v1/sources/dos", json={"start_urls": [], "max_pages": 7})
    assert answer.status_code == 422
    assert desk.editor.get("/v1/sources/dos").json()["max_pages"] == 20_000


def test_the_second_of_two_editors_is_told(desk: Desk) -> None:
    tag = desk.editor.post("/v1/sources", json={**NEW, "name": "tres"}).headers["etag"]
    first = desk.editor.patch("/v1/sources/tres", json={"max_pages": 5}, headers={"If-Match": tag})
    second = desk.editor.patch("/v1/sources/tres", json={"max_pages": 6}, headers={"If-Match": tag})
    assert (first.status_code, second.status_code) == (200, 412)
    assert "ETag" in second.json()["detail"]
    deleted = desk.editor.delete("/v1/sources/tres", headers={"If-Match": tag})
    assert deleted.status_code == 412
    assert desk.editor.get("/v1/sources/tres").json()["max_pages"] == 5


def test_a_deleted_source_leaves_answers_and_comes_back(desk: Desk) -> None:
    def found() -> set[str]:
        hits = desk.agent.get("/v1/search", params={"q": "licencia de pesca"}).json()["hits"]
        return {hit["procedure_code"] for hit in hits}

    deleted = desk.editor.delete("/v1/sources/sede").json()
    assert deleted["documents"] == 3
    assert desk.editor.get(f"/v1/jobs/{deleted['reindex_job']}").json()["kind"] == "reindex"
    names = [one["name"] for one in desk.editor.get("/v1/sources").json()]
    assert "sede" not in names
    trash = desk.editor.get("/v1/sources", params={"deleted": True}).json()
    assert [one["name"] for one in trash] == ["sede"]
    refused = desk.editor.post("/v1/sources", json={**NEW, "name": "sede"})
    assert (refused.status_code, "papelera" in refused.json()["title"]) == (409, True)
    reindex(desk.settings)
    assert found() == set()
    restored = desk.editor.post(deleted["undo"]["href"]).json()
    assert (restored["documents"], restored["source"]["documents"]) == (3, 3)
    reindex(desk.settings)
    assert "901" in found()


def test_a_source_in_the_trash_is_purged_after_its_time(desk: Desk) -> None:
    desk.editor.post("/v1/sources", json={**NEW, "name": "vieja"})
    desk.editor.delete("/v1/sources/vieja")
    with session_scope(desk.engine) as session:
        assert SourceRepository(session).purge(before=now()) == ["vieja"]
        assert DocumentRepository(session).count_by_source() == {"sede": 3}
    assert desk.editor.get("/v1/sources/vieja").status_code == 404


def test_deleting_and_restoring_a_source_is_in_the_change_feed(desk: Desk) -> None:
    since = now().isoformat()
    desk.editor.delete("/v1/sources/sede")
    desk.editor.post("/v1/sources/sede:restore")
    shown = desk.editor.get("/v1/changes", params={"since": since}).json()["items"]
    kinds = [(change["kind"], change["source"]) for change in shown]
    assert kinds == [("returned", "sede")] * 3 + [("gone", "sede")] * 3
    assert len({change["url"] for change in shown}) == 3


def test_a_source_that_is_badly_stored_is_shown_and_hides_no_other(desk: Desk) -> None:
    with session_scope(desk.engine) as session:
        session.add(Source(name="rota", kind="otra", start_urls=["https://a.es/"], schedule="ya"))
    shown = {source["name"]: source for source in desk.editor.get("/v1/sources").json()}
    assert shown["sede"]["health"]["state"] != "invalid"
    assert shown["rota"]["health"]["state"] == "invalid"
    assert "schedule" in shown["rota"]["health"]["message"]
    mended = desk.editor.patch("/v1/sources/rota", json={"kind": "web", "schedule": None})
    assert (mended.status_code, mended.json()["health"]["state"]) == (200, "never")


def test_a_source_that_is_being_crawled_is_not_deleted(desk: Desk) -> None:
    desk.editor.post("/v1/sources", json={**NEW, "name": "ocupada"})
    job = enqueue(desk.settings, "crawl", {"sources": ["ocupada"]})
    refused = desk.editor.delete("/v1/sources/ocupada")
    assert (refused.status_code, refused.json()["job"]) == (409, job.id)
    shown = desk.editor.get("/v1/sources/ocupada").json()
    assert (shown["running_job"], shown["health"]["state"]) == (job.id, "queued")
    with session_scope(desk.engine) as session:
        JobRepository(session).request_cancel(job.id, now())
    assert desk.editor.delete("/v1/sources/ocupada").status_code == 200


def test_health_tells_of_the_last_run(desk: Desk) -> None:
    desk.editor.post("/v1/sources", json={**NEW, "name": "sana"})
    runs = [
        ({"unchanged": 3, "fetched": 4, "failed": [{"url": "u", "reason": "r"}]}, "partial"),
        ({"error": "se cortó"}, "failing"),
        ({"fetched": 0}, "empty"),
        ({"fetched": 2, "new": 2}, "ok"),
    ]
    for run, state in runs:
        with session_scope(desk.engine) as session:
            SourceRepository(session).record_run("sana", now(), run)
        health = desk.editor.get("/v1/sources/sana").json()["health"]
        assert (health["state"], health["failures"]) == (state, len(run.get("failed", ())))
        assert health["message"]


def test_what_reads_the_servers_own_files_or_network_takes_an_administrator(desk: Desk) -> None:
    folder = {"name": "carpeta", "kind": "folder", "start_urls": ["/etc"]}
    assert desk.editor.post("/v1/sources", json=folder).status_code == 403
    private = {**NEW, "name": "interna", "allow_private": True}
    assert desk.editor.post("/v1/sources", json=private).status_code == 403
    assert desk("admin").post("/v1/sources", json=private).status_code == 201
    kept = desk.editor.patch("/v1/sources/interna", json={"max_pages": 3})
    assert (kept.status_code, kept.json()["allow_private"]) == (200, True)


def test_what_a_file_defines_is_changed_there(desk: Desk) -> None:
    file = desk.settings.data_dir / "sources.toml"
    file.write_text('[[source]]\nname = "sede"\nstart_urls = ["https://s.example.org"]\n')
    refused = desk.editor.patch("/v1/sources/sede", json={"max_pages": 3})
    assert (refused.status_code, "sources.toml" in refused.json()["detail"]) == (409, True)
    assert desk.editor.get("/v1/sources/sede").json()["defined_in"] == "file"
    file.unlink()


@pytest.mark.parametrize("role", ["agent", "qa"])
def test_only_editors_keep_sources(desk: Desk, role: str) -> None:
    client = desk(role)
    answers = [
        client.get("/v1/sources"),
        client.post("/v1/sources", json=NEW),
        client.patch("/v1/sources/sede", json={}),
        client.delete("/v1/sources/sede"),
        client.post("/v1/sources/sede:restore"),
    ]
    assert {answer.status_code for answer in answers} == {403}
