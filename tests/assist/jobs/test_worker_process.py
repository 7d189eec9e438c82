"""Jobs that are asked for over HTTP and done by `ventanilla worker`: cancelled, resumed, alone."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from indexes.database import session_scope
from indexes.repositories import DocumentRepository
from tests.assist.conftest import Desk
from tests.assist.jobs.site import FREE, PAGES, GatedSite

_PATIENCE_S = 120.0  # processes start slowly on a machine that is busy


@pytest.fixture(scope="module")
def worker(desk: Desk) -> Iterator[None]:
    environment = {
        **os.environ,
        "VENTANILLA_DATA_DIR": str(desk.settings.data_dir),
        "VENTANILLA_EMBEDDER": "fake",
        "VENTANILLA_CRAWL_DELAY_S": "0",
    }
    command = [sys.executable, "-m", "indexes.cli.main", "worker"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture
def site() -> Iterator[GatedSite]:
    with GatedSite() as site:
        yield site


def add_source(desk: Desk, name: str, site: GatedSite) -> None:
    source = {"name": name, "start_urls": [site.url], "allow_private": True}
    assert desk("admin").post("/v1/sources", json=source).status_code == 201


def wait_for(what: Callable[[], Any]) -> Any:
    """What it gives once it gives anything."""
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        if found := what():
            return found
        time.sleep(0.05)
    raise AssertionError("it never came")


def job_in(desk: Desk, id: str, *states: str) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        job: dict[str, Any] = desk.editor.get(f"/v1/jobs/{id}").json()
        assert job["state"] in (*states, "queued", "running"), job["error"]
        return job if job["state"] in states else None

    found: dict[str, Any] = wait_for(look)
    return found


def test_a_crawl_is_cancelled_and_goes_on_where_it_stopped(
    desk: Desk, site: GatedSite, worker: None
) -> None:
    add_source(desk, "lento", site)
    asked = {"kind": "crawl", "sources": ["lento"], "reindex": False}
    first = desk.editor.post("/v1/jobs", json=asked).json()
    wait_for(lambda: len(_pages(desk, site)) == FREE)
    assert desk.editor.get(f"/v1/jobs/{first['id']}").json()["state"] == "running"
    twice = desk.editor.post("/v1/jobs", json=asked)
    assert (twice.status_code, twice.json()["job"]) == (409, first["id"])
    early = desk.editor.post(f"/v1/jobs/{first['id']}:resume")
    assert early.status_code == 409
    assert desk.editor.delete("/v1/sources/lento").status_code == 409
    desk.editor.delete(f"/v1/jobs/{first['id']}")
    job_in(desk, first["id"], "cancelled")
    kept, before = _pages(desk, site), dict(site.asked)
    site.gate.set()
    second = desk.editor.post(f"/v1/jobs/{first['id']}:resume")
    assert second.status_code == 202
    done = job_in(desk, second.json()["id"], "done")
    report = done["result"]["sources"][0]
    assert (report["failed"], report["error"]) == ([], "")
    assert len(_pages(desk, site)) == PAGES
    again = {path for path in before if site.asked[path] > before[path]}
    assert again.isdisjoint(kept - {"/"})


def test_a_reindex_is_cancelled_and_done_again(desk: Desk, worker: None) -> None:
    snapshot = desk.agent.get("/v1/search", params={"q": "pesca"}).json()["snapshot"]
    lock = desk.settings.data_dir / ".reindex.lock"
    with lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        job = desk.editor.post("/v1/jobs", json={"kind": "reindex", "full": True}).json()
        job_in(desk, job["id"], "running")
        asked = desk.editor.delete(f"/v1/jobs/{job['id']}").json()
        assert asked["cancel_requested"]
        assert desk.agent.get("/v1/search", params={"q": "pesca"}).json()["hits"]
    job_in(desk, job["id"], "cancelled")
    assert desk.agent.get("/v1/search", params={"q": "pesca"}).json()["snapshot"] == snapshot
    again = desk.editor.post(f"/v1/jobs/{job['id']}:resume").json()
    done = job_in(desk, again["id"], "done")
    assert done["result"]["written"]
    listed = desk.editor.get("/v1/jobs", params={"kind": "reindex", "state": "cancelled"}).json()
    assert job["id"] in [one["id"] for one in listed]


def _pages(desk: Desk, site: GatedSite) -> set[str]:
    """Paths of those that are stored."""
    with session_scope(desk.engine) as session:
        found = [document.url for document in DocumentRepository(session).list()]
    return {"/" + url.removeprefix(site.url) for url in found if url.startswith(site.url)}
