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


class Asking:
    """Who may see figures, and which of them."""

    def __init__(
        self,
        _: ManagerDependency,
        resources: ResourcesDependency,
        chosen: ChosenDependency,
        limit: Limit = 50,
    ) -> None:
        self.engine, self.settings = resources.engine, resources.settings
        self.chosen, self.limit = chosen, limit

    def table(self, of: Callable[[Question], Answer[G]], shape: type[Table[G]], by: By) -> Table[G]:
        return service.table(self.engine, self.settings, of, shape, by, self.chosen, self.limit)


AskingDependency = Annotated[Asking, Depends()]
InteractionBy = Literal["day", "week", "month", "channel", "office", "theme", "procedure", "aspect"]


@router.get("/indicators/volume")
def volume(asking: AskingDependency, by: InteractionBy = "day") -> Table[VolumeGroup]:
    """How many interactions began, and how many of them are resolved."""
    return asking.table(tables.volume, Table[VolumeGroup], by)


@router.get("/indicators/typology")
def typology(
    asking: AskingDependency,
    by: Literal["theme", "procedure", "aspect"] = "theme",
) -> Table[TypologyGroup]:
    """What they are about, and who said so."""
    return asking.table(tables.typology, Table[TypologyGroup], by)


@router.get("/indicators/times")
def times(asking: AskingDependency, by: InteractionBy = "office") -> Table[TimesGroup]:
    """How long the first answer and the resolution took: median and 90th percentile."""
    return asking.table(tables.times, Table[TimesGroup], by)


@router.get("/indicators/suggestions")
def suggestions(
    asking: AskingDependency,
    by: Literal[
        "day", "week", "month", "channel", "office", "theme", "procedure", "aspect", "status"
    ] = "office",
) -> Suggestions:
    """What became of suggestions, and why some were discarded."""
    return service.suggestions(asking.engine, asking.settings, by, asking.chosen, asking.limit)


@router.get("/indicators/escalations")
def escalations(
    asking: AskingDependency,
    by: Literal[
        "day", "week", "month", "channel", "office", "theme", "procedure", "aspect", "queue"
    ] = "queue",
) -> Table[EscalationsGroup]:
    """What was passed on to the second level, and how long its answer took."""
    return asking.table(tables.escalations, Table[EscalationsGroup], by)


@router.get("/indicators/satisfaction")
@router.get("/surveys:summary")
def satisfaction(
    asking: AskingDependency, by: InteractionBy = "office"
) -> Table[SatisfactionGroup]:
    """What citizens answered to surveys, and how many of them did."""
    return asking.table(tables.satisfaction, Table[SatisfactionGroup], by)


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
