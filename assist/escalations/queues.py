"""Queues of the second level: which themes each takes, who is in it, and how soon it answers."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    model_validator,
)

from indexes.configured import configured
from indexes.folding import fold
from indexes.settings import Settings
from prompts.catalogue import catalogue

Priority = Literal["low", "normal", "high", "urgent"]
_FILE = "queues.toml"
_HOURS: dict[Priority, float] = {"urgent": 2, "high": 4, "normal": 16, "low": 40}
_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Queue(BaseModel):
    """No `themes`: every theme. `hours`: of working time until it is to be answered, by priority.
    `members`: names of keys; with `assign = "fewest"` whoever has fewest open questions gets the
    next one. Without `teams_webhook`, that of the settings is used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
    name: _Name
    themes: tuple[_Name, ...] = ()
    hours: dict[Priority, Annotated[float, Field(gt=0)]] = {}
    members: tuple[_Name, ...] = ()
    assign: Literal["nobody", "fewest"] = "nobody"
    teams_webhook: SecretStr = SecretStr("")

    def hours_for(self, priority: Priority) -> float:
        return self.hours.get(priority, _HOURS[priority])

    def takes(self, theme: str | None) -> bool:
        """A theme that the page names differently in capitals or accents is the same."""
        return theme is not None and fold(theme) in {fold(one) for one in self.themes}


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    queue: tuple[Queue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_one_for_everything(self) -> Self:
        said = catalogue("escalations")["queues"]
        if len({one.id for one in self.queue}) != len(self.queue):
            raise ValueError(said["twice"])
        if all(one.themes for one in self.queue):
            raise ValueError(said["rest"])
        return self


def queues(settings: Settings) -> tuple[Queue, ...]:
    """In the order of the file. Raises ConfigurationError, which names it and the remedy."""
    own = settings.data_dir / _FILE
    path = settings.escalation_queues or (str(own) if own.exists() else "")
    return configured(_File, __package__, _FILE, path).queue


def queue_for(settings: Settings, theme: str | None, id: str | None = None) -> Queue | None:
    """The one that is asked for (None when there is none of that name); else by theme."""
    found = queues(settings)
    if id is not None:
        return next((one for one in found if one.id == id), None)
    named = next((one for one in found if one.takes(theme)), None)
    return named or next(one for one in found if not one.themes)
