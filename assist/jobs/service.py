"""Jobs are written here and taken by a worker; this process never runs one."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from assist.auth.dependencies import Caller, require
from assist.auth.roles import EDITORS
from assist.jobs.schemas import CrawlJob, EvaluateJob, JobOut, JobRequest
from assist.problems import Problem
from assist.sources.service import crawls
from indexes.database import session_scope
from indexes.jobs import enqueue
from indexes.repositories import JobRepository, SourceRepository
from indexes.settings import Settings
from indexes.tables import now


def create(settings: Settings, engine: Engine, body: JobRequest, caller: Caller) -> JobOut:
    """Whoever measures quality may start evaluations; content is the editors'."""
    if not isinstance(body, EvaluateJob):
        require(caller, EDITORS)
    if isinstance(body, CrawlJob):
        _check_sources(engine, body.sources)
        _check_idle(engine, body.sources)
    return JobOut.of(enqueue(settings, body.kind, body.model_dump(mode="json", exclude={"kind"})))


def resume(settings: Settings, engine: Engine, job_id: str, caller: Caller) -> JobOut:
    """A new job that does what is left of one that did not end well. Raises Problem 409 for one
    that did, or has not ended yet."""
    ended = get(engine, job_id)
    if ended.kind != "evaluate":
        require(caller, EDITORS)
    if ended.state not in ("failed", "cancelled"):
        raise Problem("not_resumable", id=job_id, state=ended.state)
    if ended.kind == "crawl":
        names = list(ended.payload.get("sources") or ())
        _check_sources(engine, names)
        _check_idle(engine, names)
    return JobOut.of(enqueue(settings, ended.kind, ended.payload))


def get(engine: Engine, job_id: str) -> JobOut:
    with session_scope(engine) as session:
        row = JobRepository(session).get(job_id)
        if row is None:
            raise Problem("not_found", what="ninguna tarea", id=job_id)
        return JobOut.of(row)


def jobs(
    engine: Engine, state: str | None, kind: str | None, offset: int, limit: int
) -> list[JobOut]:
    with session_scope(engine) as session:
        return [JobOut.of(row) for row in JobRepository(session).list(state, kind, offset, limit)]


def cancel(engine: Engine, job_id: str, caller: Caller) -> JobOut:
    """A queued job ends at once; a running one at its next safe point."""
    if get(engine, job_id).kind != "evaluate":
        require(caller, EDITORS)
    with session_scope(engine) as session:
        JobRepository(session).request_cancel(job_id, now())
    return get(engine, job_id)


def _check_sources(engine: Engine, names: list[str]) -> None:
    with session_scope(engine) as session:
        known = {source.name for source in SourceRepository(session).list()}
    unknown = [name for name in names if name not in known]
    if unknown:
        errors = [
            {"field": "sources", "message": f"fuente desconocida: {name}"} for name in unknown
        ]
        raise Problem("invalid", errors=errors)
    if not known:
        raise Problem("invalid", errors=[{"field": "sources", "message": "no hay fuentes"}])


def _check_idle(engine: Engine, names: list[str]) -> None:
    """One crawl of a source at a time. Raises Problem 409, which names the one that is on."""
    with session_scope(engine) as session:
        crawling = crawls(JobRepository(session).active())
    for name in names or sorted(crawling):
        if (job := crawling.get(name)) is not None:
            raise Problem("crawl_running", id=name, job=job.id, shown={"job": job.id})
