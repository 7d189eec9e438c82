"""Long work: asked for here, done by a worker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assist.auth.dependencies import QualityDependency
from assist.dependencies import ResourcesDependency
from assist.jobs import service
from assist.jobs.schemas import JobOut, JobRequest, JobState
from assist.paging import Limit, Offset

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

_POLL_SECONDS = 0.3


@router.post("", status_code=202)
def create_job(
    caller: QualityDependency,
    resources: ResourcesDependency,
    response: Response,
    body: Annotated[JobRequest, Body(discriminator="kind")],
) -> JobOut:
    """One crawl of a source at a time: 409 names, as `job`, the one that is on."""
    return _accepted(response, service.create(resources.settings, resources.engine, body, caller))


@router.get("")
def list_jobs(
    _: QualityDependency,
    resources: ResourcesDependency,
    state: JobState | None = None,
    kind: str | None = None,
    offset: Offset = 0,
    limit: Limit = 20,
) -> list[JobOut]:
    """The newest first."""
    return service.jobs(resources.engine, state, kind, offset, limit)


def existing_job(resources: ResourcesDependency, job_id: str) -> JobOut:
    """Before a stream begins, an unknown job can still be answered with 404."""
    return service.get(resources.engine, job_id)


ExistingJob = Annotated[JobOut, Depends(existing_job)]


@router.get("/{job_id}")
def get_job(_: QualityDependency, job: ExistingJob) -> JobOut:
    return job


@router.delete("/{job_id}", status_code=202)
def cancel_job(caller: QualityDependency, resources: ResourcesDependency, job_id: str) -> JobOut:
    return service.cancel(resources.engine, job_id, caller)


@router.post("/{job_id}:resume", status_code=202)
def resume_job(
    caller: QualityDependency, resources: ResourcesDependency, response: Response, job_id: str
) -> JobOut:
    """What is left of a job that failed or was cancelled, as a new job: a crawl goes on where it
    stopped, a reindex embeds only what it had not embedded."""
    return _accepted(response, service.resume(resources.settings, resources.engine, job_id, caller))


@router.get("/{job_id}/events", response_class=EventSourceResponse)
async def follow_job(
    _: QualityDependency, resources: ResourcesDependency, job: ExistingJob, request: Request
) -> AsyncIterator[ServerSentEvent]:
    """`progress` whenever something changed, and at last one named after the final state."""
    shown: JobOut | None = None
    while not await request.is_disconnected():
        job = await run_in_threadpool(service.get, resources.engine, job.id)
        if job.finished_at is not None:
            yield ServerSentEvent(event=job.state, data=job)
            return
        if job != shown:
            yield ServerSentEvent(event="progress", data=job)
            shown = job
        await asyncio.sleep(_POLL_SECONDS)


def _accepted(response: Response, job: JobOut) -> JobOut:
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job
