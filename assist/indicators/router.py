"""Indicators. Small numbers are hidden: docs/indicators.md."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query, Response

from assist.auth.dependencies import ManagerDependency
from assist.dependencies import ResourcesDependency
from assist.indicators import service, tables
from assist.indicators.demand import Window
from assist.indicators.exporting import FORMATS, Format, exported
from assist.indicators.schemas import (
    Demand,
    EscalationsGroup,
    Group,
    SatisfactionGroup,
    Suggestions,
    Table,
    TimesGroup,
    TypologyGroup,
    VolumeGroup,
)
from assist.indicators.selecting import By, Chosen, Unit
from assist.indicators.tables import Answer, Question
from assist.paging import Limit
from assist.resources import Resources
from indexes.models import Channel

G = TypeVar("G", bound=Group)

router = APIRouter(prefix="/v1", tags=["indicators"])


def _chosen(
    since: Annotated[date | None, Query(description="Primer día.")] = None,
    until: Annotated[date | None, Query(description="Día siguiente al último.")] = None,
    channel: Channel | None = None,
    office: str | None = None,
    theme: str | None = None,
    procedure: str | None = None,
) -> Chosen:
    return Chosen(
        since=since, until=until, channel=channel, office=office, theme=theme, procedure=procedure
    )


ChosenDependency = Annotated[Chosen, Depends(_chosen)]
InteractionBy = Literal["day", "week", "month", "channel", "office", "theme", "procedure", "aspect"]


@router.get("/indicators/volume")
def volume(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: InteractionBy = "day",
    limit: Limit = 50,
) -> Table[VolumeGroup]:
    """How many interactions began, and how many of them are resolved."""
    return _table(resources, tables.volume, Table[VolumeGroup], by, chosen, limit)


@router.get("/indicators/typology")
def typology(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: Literal["theme", "procedure", "aspect"] = "theme",
    limit: Limit = 50,
) -> Table[TypologyGroup]:
    """What they are about, and who said so."""
    return _table(resources, tables.typology, Table[TypologyGroup], by, chosen, limit)


@router.get("/indicators/times")
def times(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: InteractionBy = "office",
    limit: Limit = 50,
) -> Table[TimesGroup]:
    """How long the first answer and the resolution took: median and 90th percentile."""
    return _table(resources, tables.times, Table[TimesGroup], by, chosen, limit)


@router.get("/indicators/suggestions")
def suggestions(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: Literal[
        "day", "week", "month", "channel", "office", "theme", "procedure", "aspect", "status"
    ] = "office",
    limit: Limit = 50,
) -> Suggestions:
    """What became of suggestions, and why some were discarded."""
    return service.suggestions(resources.engine, resources.settings, by, chosen, limit)


@router.get("/indicators/escalations")
def escalations(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: Literal[
        "day", "week", "month", "channel", "office", "theme", "procedure", "aspect", "queue"
    ] = "queue",
    limit: Limit = 50,
) -> Table[EscalationsGroup]:
    """What was passed on to the second level, and how long its answer took."""
    return _table(resources, tables.escalations, Table[EscalationsGroup], by, chosen, limit)


@router.get("/indicators/satisfaction")
@router.get("/surveys:summary")
def satisfaction(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: InteractionBy = "office",
    limit: Limit = 50,
) -> Table[SatisfactionGroup]:
    """What citizens answered to surveys, and how many of them did."""
    return _table(resources, tables.satisfaction, Table[SatisfactionGroup], by, chosen, limit)


@router.get("/indicators/demand")
def demand(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    by: Literal["channel", "office", "theme", "procedure"] = "theme",
    window: Window = "day",
    days: Annotated[int, Query(ge=1, le=31, description="Cuántos días se miran.")] = 7,
    threshold: Annotated[float, Query(gt=0, le=0.5)] = 0.05,
) -> Demand:
    """What brought more, or less, than its own season lets expect."""
    return service.demand(resources.engine, resources.settings, by, chosen, window, days, threshold)


@router.get("/indicators:export", response_class=Response)
def export(
    _: ManagerDependency,
    resources: ResourcesDependency,
    chosen: ChosenDependency,
    format: Format = "csv",
    unit: Unit = "month",
) -> Response:
    """The figures of each period, by channel, office and theme, as a file."""
    content = exported(resources.engine, resources.settings, chosen, unit, format)
    name = f"indicadores-{unit}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=FORMATS[format], headers=headers)


def _table(
    resources: Resources,
    of: Callable[[Question], Answer[G]],
    shape: type[Table[G]],
    by: By,
    chosen: Chosen,
    limit: int,
) -> Table[G]:
    return service.table(resources.engine, resources.settings, of, shape, by, chosen, limit)
