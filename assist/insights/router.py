"""Gaps, feedback and drift: for those who keep the content and those who measure quality."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from assist.auth.dependencies import QualityDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.insights import drift as drifting
from assist.insights import feedback as feeding
from assist.insights import gaps as gapping
from assist.insights.schemas import Drift, Feedback, Gaps
from assist.paging import Limit, Offset
from indexes.models import Channel
from indexes.repositories.feedback import Period
from indexes.tables import as_utc

router = APIRouter(prefix="/v1", tags=["insights"])


def _period(
    since: Annotated[datetime | None, Query(description="UTC si no dice zona.")] = None,
    until: Annotated[datetime | None, Query(description="Exclusive; UTC si no dice zona.")] = None,
    office: str | None = None,
    channel: Channel | None = None,
    procedure: str | None = None,
) -> Period:
    return Period(
        since=as_utc(since) if since else None,
        until=as_utc(until) if until else None,
        office=office,
        channel=channel,
        procedure_code=procedure,
    )


PeriodDependency = Annotated[Period, Depends(_period)]


@router.get("/gaps")
def list_gaps(
    _: QualityDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    period: PeriodDependency,
    min_size: Annotated[int, Query(ge=1, le=1_000)] = 2,
    offset: Offset = 0,
    limit: Limit = 20,
) -> Gaps:
    """Questions that found no answer, or only a part of one, by meaning; the largest first."""
    return gapping.gaps(session, resources, period, min_size, offset, limit)


@router.get("/feedback")
def list_feedback(
    _: QualityDependency,
    session: SessionDependency,
    period: PeriodDependency,
    max_rating: Annotated[int | None, Query(ge=1, le=5)] = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> Feedback:
    """Ratings with their reasons, the last ones first."""
    return feeding.feedback(session, period, max_rating, offset, limit)


@router.get("/drift")
def list_drift(
    _: QualityDependency,
    session: SessionDependency,
    period: PeriodDependency,
    offset: Offset = 0,
    limit: Limit = 50,
) -> Drift:
    """What was changed in drafts before they were sent, by office, as facts."""
    return drifting.drift(session, period, offset, limit)
