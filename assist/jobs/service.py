"""Jobs are written here and taken by a worker; this process never runs one."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from assist.auth.dependencies import Caller, require
from assist.auth.roles import EDITORS
from assist.jobs.schemas import CrawlJob, EvaluateJob, JobOut, JobRequest
from assist.problems import Problem
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
    return JobOut.of(enqueue(settings, body.kind, body.model_dump(mode="json", exclude={"kind"})))


def get(engine: Engine, job_id: str) -> JobOut:
    with session_scope(engine) as session:
        row = JobRepository(session).get(job_id)
        if row is None:
            raise Problem("not_found", what="ninguna tarea", id=job_id)
        return JobOut.of(row)


def recent(engine: Engine, limit: int) -> list[JobOut]:
    with session_scope(engine) as session:
        return [JobOut.of(row) for row in JobRepository(session).list(limit=limit)]


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
