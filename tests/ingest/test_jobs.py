"""The handlers, as a worker runs them."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

from indexes.database import open_database, session_scope
from indexes.jobs import consume, enqueue, run_now
from indexes.repositories.jobs import JobRepository
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.tables import Source
from ingest.handlers import handlers
from ingest.sources import make_source

TEXT = "Un texto de la página con bastantes palabras para que se pueda guardar."


def test_handlers_of_the_room_are_found() -> None:
    assert {"crawl", "reindex", "import_cases"} <= set(handlers())
    assert all(callable(handlers()[kind]) for kind in ("crawl", "reindex", "import_cases"))


def test_worker_crawls_and_reindexes(site: Any, html: Any, settings: Settings) -> None:
    site.add("/", html("Portada", TEXT))
    engine = open_database(settings)
    source = make_source(name="web", start_urls=(f"{site.url}/",), allow_private=True)
    with session_scope(engine) as session:
        SourceRepository(session).save(source.row())
    job = enqueue(settings, "crawl", {"sources": ["web"], "reindex": True})
    stop = threading.Event()
    worker = threading.Thread(target=consume, args=(settings, handlers()), kwargs={"stop": stop})
    worker.start()
    done = job
    end = time.monotonic() + 90
    while done.state not in ("done", "failed") and time.monotonic() < end:
        time.sleep(0.2)
        with session_scope(engine) as session:
            done = JobRepository(session).get(job.id) or job
    stop.set()
    worker.join()
    engine.dispose()

    assert done.error is None
    assert done.state == "done"
    assert done.result["sources"][0]["new"] == 1
    assert done.result["reindex"]["passages"] == 1


def test_a_source_that_is_badly_defined_stops_no_other(
    site: Any, html: Any, settings: Settings
) -> None:
    site.add("/", html("Portada", TEXT))
    engine = open_database(settings)
    source = make_source(name="web", start_urls=(f"{site.url}/",), allow_private=True)
    with session_scope(engine) as session:
        SourceRepository(session).save(source.row())
        SourceRepository(session).save(Source(name="rota", kind="web", start_urls=["ftp://x"]))
    job = run_now(settings, "crawl", {"sources": []}, handlers())
    with session_scope(engine) as session:
        noted = SourceRepository(session).get("rota")
        assert noted is not None
        told = noted.last_run["error"]
    engine.dispose()

    assert job.state == "done"
    reports = {report["source"]: report for report in job.result["sources"]}
    assert (reports["web"]["new"], reports["web"]["error"]) == (1, "")
    assert reports["rota"]["error"] == told
    assert "start_urls" in told
    assert "ventanilla source add rota" in told
    assert job.result["reindex"]["written"]


def test_cancelled_crawl_stops_and_keeps_what_it_stored(
    site: Any, html: Any, settings: Settings
) -> None:
    site.add("/", html("Portada", TEXT, links=tuple(f"/p{n}" for n in range(200))))
    for number in range(200):
        site.add(f"/p{number}", html(f"Página {number}", TEXT))
    engine = open_database(settings)

    def cancel_soon(progress: Any) -> None:
        if progress.done < 5:
            return
        with session_scope(engine) as session:
            (running,) = JobRepository(session).list(limit=1)
            running.cancel_requested = True
            session.add(running)

    job = run_now(settings, "crawl", {"url": site.url, "reindex": False}, handlers(), cancel_soon)
    engine.dispose()

    assert job.state == "cancelled"
    assert 0 < len(site.asked) < 203


def test_cases_are_imported_by_a_job(settings: Settings, tmp_path: Path) -> None:
    open_database(settings).dispose()
    path = tmp_path / "casos.jsonl"
    case = {
        "id": "c1", "question": "¿Cuándo?", "answer": "En mayo.", "office": "huesca",
        "channel": "email",
        "resolved_at": "2026-04-01T10:00:00Z",
    }  # fmt: skip
    path.write_text(json.dumps(case) + "\n{\n", encoding="utf-8")
    job = run_now(settings, "import_cases", {"file": str(path)}, handlers())

    assert job.state == "done"
    assert job.result["imported"] == 1
    assert job.result["errors"][0]["line"] == 2


def test_unknown_payload_is_refused_by_name(settings: Settings) -> None:
    open_database(settings).dispose()
    job = run_now(settings, "reindex", {"ful": True}, handlers())

    assert job.state == "failed"
    assert "ful" in (job.error or "")
