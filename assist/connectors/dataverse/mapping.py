"""What this CRM calls its tables and columns, as `mapping.toml` says."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from indexes.configured import configured
from indexes.settings import Settings

# They become parts of addresses and of bodies.
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,127}$")]
Path_ = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*(/[A-Za-z_]\w*)?$")]
Kind = Literal["suggestion", "survey", "escalation", "interaction"]

_OF_INTERACTIONS = frozenset({
    "subject", "text", "html", "at", "modified", "citizen", "thread", "office", "channel",
    "direction", "author", "language", "state",
})  # fmt: skip
_OF_ARTICLES = frozenset({
    "title", "body", "html", "tags", "owner", "state", "valid_from", "valid_to", "modified",
})  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Stream(_Part):
    """One table that is read. Keys of `columns` are ours."""

    name: Name
    entity_set: Name
    id: Name
    into: Literal["interactions", "articles"]
    tracking: Literal["delta", "modified"] = "delta"
    filter: str = ""
    expand: str = ""
    only: dict[Name, str] = {}
    columns: dict[str, Path_]
    values: dict[str, dict[str, str]] = {}
    defaults: dict[str, str] = {}
    thread_kind: Name | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        known = _OF_INTERACTIONS if self.into == "interactions" else _OF_ARTICLES
        named = {*self.columns, *self.values, *self.defaults}
        if unknown := sorted(named - known):
            raise ValueError(f"{self.name}: no se conoce {', '.join(unknown)}")
        if self.tracking == "delta" and (self.filter or self.expand):
            raise ValueError(f'{self.name}: «filter» y «expand» piden tracking = "modified"')
        if "modified" not in self.columns:
            raise ValueError(f"{self.name}: falta «modified» en columns")
        return self

    @property
    def select(self) -> str:
        """Columns of the table itself, for `$select`."""
        own = (name for name in self.columns.values() if "/" not in name)
        return ",".join(sorted({self.id, *own, *self.only}))


class Target(_Part):
    """One table that is written. `existing`: the row of the case, which is never made."""

    entity_set: Name
    columns: dict[str, Name]
    case: Name | None = None  # navigation property to the case
    existing: bool = False


class Mapping(_Part):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    api_version: Annotated[str, StringConstraints(pattern=r"^v\d+\.\d+$")] = "v9.2"
    stream: tuple[Stream, ...] = ()
    out: dict[Kind, Target] = {}

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [one.name for one in self.stream]
        if len(set(names)) < len(names):
            raise ValueError("dos «stream» se llaman igual")
        return self

    @property
    def cases(self) -> Stream | None:
        """The table of cases: the first that begins threads of its own."""
        own = (one for one in self.stream if one.columns.get("thread") == one.id)
        return next(own, None)


def mapping_of(settings: Settings) -> Mapping:
    """Of the file that the settings name, or ours. Raises ConfigurationError."""
    return configured(Mapping, __package__, "mapping.toml", settings.dataverse_mapping)
