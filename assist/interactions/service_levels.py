"""Until when an interaction is to be answered and resolved, as `service_levels.toml` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlmodel import Session

from assist.interactions.working_time import Hours, WorkingTime, calendar_of
from indexes.configured import configured
from indexes.models import Channel
from indexes.repositories import OfficeRepository
from indexes.settings import Settings
from indexes.tables import Interaction

_DEFAULT = "default"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Span = Annotated[str, StringConstraints(pattern=r"^\d\d:\d\d-\d\d:\d\d$")]
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(_Part):
    """In hours of work."""

    first_response: float = Field(ge=0, le=10_000)
    resolution: float = Field(gt=0, le=10_000)


class OfficeHours(_Part):
    hours: dict[Day, tuple[Span, ...]]


class ServiceLevels(_Part):
    hours: dict[Day, tuple[Span, ...]]
    offices: dict[str, OfficeHours] = {}
    levels: dict[Literal["default"] | Channel, Level]

    def of(self, channel: str) -> Level:
        return self.levels.get(Channel(channel), self.levels["default"])

    def hours_of(self, office: str | None) -> Hours:
        own = self.offices.get(office or "")
        return _hours(own.hours if own else self.hours)


@dataclass(frozen=True)
class Levels:
    """What one interaction is held to."""

    level: Level
    work: WorkingTime

    def open(self, row: Interaction) -> None:
        """Where the first response is at once, only the resolution is due."""
        if self.level.first_response == 0:
            row.first_response_at = row.created_at
        self._set_due(row, row.created_at)

    def follow(self, row: Interaction, action: str, at: datetime) -> None:
        step = _FOLLOWED.get(action)
        if step is not None:
            step(self, row, at)

    def answered(self, row: Interaction, at: datetime) -> None:
        """The first time, and after it was opened again: from now on the resolution is due."""
        if row.first_response_at is None:
            row.first_response_at = at
        if row.due_kind == "first_response" and row.due_at is not None:
            self._due(
                row, "resolution", self.work.after(row.created_at, self._minutes("resolution"))
            )

    def _wait(self, row: Interaction, at: datetime) -> None:
        if row.due_at is not None:
            row.remaining_minutes = int(self.work.between(at, row.due_at))
        row.due_at = None

    def _resume(self, row: Interaction, at: datetime) -> None:
        if row.remaining_minutes is not None:
            row.due_at = self.work.after(at, row.remaining_minutes)
            row.remaining_minutes = None

    def _resolve(self, row: Interaction, at: datetime) -> None:
        row.resolved_at, row.due_at, row.due_kind, row.remaining_minutes = at, None, None, None

    def _reopen(self, row: Interaction, at: datetime) -> None:
        row.resolved_at = None
        self._due(row, "first_response", self.work.after(at, self._minutes("first_response")))

    def _set_due(self, row: Interaction, at: datetime) -> None:
        kind = "first_response" if row.first_response_at is None else "resolution"
        self._due(row, kind, self.work.after(at, self._minutes(kind)))

    def _due(self, row: Interaction, kind: str, at: datetime) -> None:
        row.due_kind, row.due_at = kind, at

    def _minutes(self, kind: str) -> float:
        return float(getattr(self.level, kind)) * 60


_FOLLOWED: Mapping[str, Callable[[Levels, Interaction, datetime], None]] = {
    "wait": Levels._wait,
    "resume": Levels._resume,
    "assign": Levels._resume,
    "escalate": Levels._resume,
    "resolve": Levels._resolve,
    "reopen": Levels._reopen,
}


def levels_of(session: Session, settings: Settings, channel: str, office: str | None) -> Levels:
    """Raises ConfigurationError."""
    configured = service_levels(settings)
    known = OfficeRepository(session).get(office) if office else None
    calendar = calendar_of(known.municipality if known else "", known.province if known else "")
    return Levels(configured.of(channel), WorkingTime(configured.hours_of(office), calendar))


def service_levels(settings: Settings) -> ServiceLevels:
    """Of the file that the settings name, or ours. Raises ConfigurationError."""
    return configured(ServiceLevels, __package__, "service_levels.toml", settings.service_levels)


def _hours(spans: Mapping[Day, tuple[str, ...]]) -> Hours:
    return {
        _DAYS.index(day): tuple(sorted(_span(one) for one in of_day))
        for day, of_day in spans.items()
        if of_day
    }


def _span(text: str) -> tuple[time, time]:
    opens, closes = text.split("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)
