"""What a source is, whoever defines it: a file, a command, the API."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from croniter import croniter  # type: ignore[import-untyped]
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from indexes.addresses import host_of
from indexes.settings import Settings
from indexes.tables import Source

SOURCES_FILE = "sources.toml"  # in the data directory; its definitions prevail

SourceKind = Literal["portal", "sede", "folder", "web"]
AUTHORITY: dict[str, int] = {"sede": 30, "portal": 20, "web": 10, "folder": 10}
_NAME = re.compile(r"[\w.:/\-]{1,120}")
_DOMAIN = re.compile(r"(?:[\w\-]+(?:\.[\w\-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.IGNORECASE)
_CRON = re.compile(r"(?:[\d*/,\-]+\s+){2}(?:[\w*/,\-?]+\s+){2}[\w*/,\-?]+")


def _said(key: str, **values: object) -> ValueError:
    return ValueError(_messages()[key].format(**values))


@cache
def _messages() -> dict[str, str]:
    path = resources.files(__package__ or "indexes") / "source_messages.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise _said("name")
    return value


def _address(value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https") or not host_of(value):
        raise _said("address", url=value)
    return value


def _place(value: str) -> str:
    """An address, or a folder of this machine."""
    scheme = urlsplit(value).scheme
    return value if scheme in ("", "file") and value.strip() else _address(value)


def _domain(value: str) -> str:
    if not _DOMAIN.fullmatch(value):
        raise _said("domain", domain=value)
    return value.lower()


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise _said("pattern", pattern=value, detail=error) from error
    return value


def _schedule(value: str) -> str:
    if not _CRON.fullmatch(value.strip()) or not croniter.is_valid(value.strip()):
        raise _said("schedule", schedule=value)
    return value


Patterns = tuple[Annotated[str, AfterValidator(_pattern)], ...]


class SourceDefinition(BaseModel):
    """`include` and `exclude` are regular expressions searched in addresses: what is excluded is
    not fetched; what is not included is followed but not indexed. Domains stand for their
    subdomains too; one without a port means the usual ports. Kind `folder` takes folders of this
    machine, too, as start addresses."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, AfterValidator(_name)]
    kind: SourceKind = "web"
    start_urls: tuple[Annotated[str, AfterValidator(_place)], ...] = ()
    sitemaps: tuple[Annotated[str, AfterValidator(_address)], ...] = ()
    allowed_domains: tuple[Annotated[str, AfterValidator(_domain)], ...] = ()
    include: Patterns = ()
    exclude: Patterns = ()
    max_pages: int = Field(default=20_000, ge=1)
    max_depth: int | None = Field(default=None, ge=1)  # links from a start page; None: any
    render: Literal["plain", "browser"] = "plain"  # browser: for sites that JavaScript writes
    delay_s: float | None = Field(default=None, ge=0, le=600)
    schedule: Annotated[str, AfterValidator(_schedule)] | None = None
    authority: int | None = Field(default=None, ge=0, le=100)  # None: by kind
    allow_private: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.start_urls and not self.sitemaps:
            raise _said("no_start")
        if self.kind != "folder":
            for url in self.start_urls:
                _address(url)
        return self

    @property
    def domains(self) -> tuple[str, ...]:
        """Where nothing is said, the hosts of the start addresses and sitemaps."""
        hosts = [host_of(url) for url in (*self.start_urls, *self.sitemaps)]
        return self.allowed_domains or tuple(dict.fromkeys(filter(None, hosts)))

    @property
    def effective_authority(self) -> int:
        return AUTHORITY[self.kind] if self.authority is None else self.authority

    @property
    def folders(self) -> tuple[str, ...]:
        return tuple(url for url in self.start_urls if urlsplit(url).scheme in ("", "file"))

    def row(self) -> Source:
        values = self.model_dump(mode="json")
        return Source(**{**values, "authority": self.effective_authority})


def flaw_of(row: Source) -> str:
    """Why it cannot be crawled as it is defined, by field; empty when it can. A row may have been
    written by another version, or by hand."""
    values = {name: getattr(row, name) for name in SourceDefinition.model_fields}
    try:
        SourceDefinition.model_validate(values)
    except ValidationError as error:
        return "; ".join(
            f"{'.'.join(map(str, found['loc'])) or 'source'}: "
            + str(found["msg"]).removeprefix("Value error, ")
            for found in error.errors()
        )
    return ""


def next_run(schedule: str, after: datetime) -> datetime:
    """The first time after `after`, in UTC; `0 6 * * *` is six o'clock where the machine stands."""
    local = after.astimezone()
    found: datetime = croniter(schedule, local).get_next(datetime)
    return found.astimezone(UTC)


def names_in_file(settings: Settings) -> frozenset[str]:
    """Sources that `sources.toml` defines; none where there is no such file, or it is no TOML."""
    path = settings.data_dir / SOURCES_FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
    except (OSError, ValueError):
        return frozenset()
    named = (table.get("name") for table in tables if isinstance(table, dict))
    return frozenset(str(name) for name in named if name)
