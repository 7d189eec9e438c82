"""What is ingested: sources, as `sources.toml` and as the database know them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from croniter import croniter  # type: ignore[import-untyped]
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from indexes.tables import Source
from ingest.errors import SourceInvalid
from ingest.extractors.addresses import canonical_url, host_of
from ingest.texts import text

SourceKind = Literal["portal", "sede", "folder", "web"]
AUTHORITY: dict[str, int] = {"sede": 30, "portal": 20, "web": 10, "folder": 10}
ARTICLE_AUTHORITY = 15  # an editor knows better than a folder, and less than the official pages
_NAME = re.compile(r"[\w.:/\-]{1,120}")
_DOMAIN = re.compile(r"(?:[\w\-]+(?:\.[\w\-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.IGNORECASE)
_CRON = re.compile(r"(?:[\d*/,\-]+\s+){2}(?:[\w*/,\-?]+\s+){2}[\w*/,\-?]+")


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise ValueError(text("sources.name"))
    return value


def _address(value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https") or not host_of(value):
        raise ValueError(text("sources.address", url=value))
    return value


def _place(value: str) -> str:
    """An address, or a folder of this machine."""
    scheme = urlsplit(value).scheme
    return value if scheme in ("", "file") and value.strip() else _address(value)


def _domain(value: str) -> str:
    if not _DOMAIN.fullmatch(value):
        raise ValueError(text("sources.domain", domain=value))
    return value.lower()


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(text("sources.pattern", pattern=value, detail=error)) from error
    return value


def _schedule(value: str) -> str:
    if not _CRON.fullmatch(value.strip()) or not croniter.is_valid(value.strip()):
        raise ValueError(text("sources.schedule", schedule=value))
    return value


Patterns = tuple[Annotated[str, AfterValidator(_pattern)], ...]


class SourceConfig(BaseModel):
    """One `[[source]]`. `include` and `exclude` are regular expressions searched in addresses: what
    is excluded is not fetched; what is not included is followed but not indexed. Domains stand for
    their subdomains too; one without a port means the usual ports. Kind `folder` takes folders of
    this machine, too, as start addresses."""

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
            raise ValueError(text("sources.no_start"))
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

    @classmethod
    def of(cls, row: Source) -> Self:
        """Raises SourceInvalid."""
        values = {name: getattr(row, name) for name in cls.model_fields}
        return cls._checked(values, row.name)

    @classmethod
    def _checked(cls, values: dict[str, Any], place: str) -> Self:
        unknown = sorted(set(values) - set(cls.model_fields))
        if unknown:
            known = ", ".join(cls.model_fields)
            raise SourceInvalid(
                text("sources.unknown_key", place=place, key=unknown[0], known=known)
            )
        try:
            return cls(**values)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"])) or "source"
            detail = str(first["msg"]).removeprefix("Value error, ")
            message = text("sources.invalid", place=place, key=key, detail=detail)
            raise SourceInvalid(message) from error


def make_source(**values: Any) -> SourceConfig:
    """Raises SourceInvalid, which names the key and says what is wrong with it."""
    return SourceConfig._checked(values, str(values.get("name") or "source"))


def source_from_url(url: str, *, max_pages: int | None = None) -> SourceConfig:
    """A source for one address that an operator typed: its host only, and private addresses too,
    since they meant it. `http://127.0.0.1:8000/docs/` is named `127.0.0.1:8000/docs`."""
    typed = url if "://" in url else f"http://{url}"
    host = host_of(typed)
    if urlsplit(typed).scheme not in ("http", "https") or not host:
        raise SourceInvalid(text("sources.address", url=url))
    path = re.sub(r"[^\w./\-]", "-", urlsplit(typed).path).strip("/")
    values: dict[str, Any] = {"max_pages": max_pages} if max_pages else {}
    return make_source(
        name=f"{host}/{path}"[:120].rstrip("/"),
        kind="web",
        start_urls=(canonical_url(typed),),
        allowed_domains=(host,),
        allow_private=True,
        **values,
    )


def read_sources(path: Path) -> list[SourceConfig]:
    """In file order. Raises SourceInvalid, which says which source and which key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceInvalid(text("sources.toml", path=path.name, detail=error)) from error
    tables = data.pop("source", [])
    if data or not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise SourceInvalid(text("sources.shape", path=path.name))
    found: list[SourceConfig] = []
    for number, table in enumerate(tables, 1):
        place = f"{path.name}, [[source]] {number}"
        source = SourceConfig._checked(table, place)
        if source.name in {other.name for other in found}:
            raise SourceInvalid(text("sources.duplicate", place=place, name=source.name))
        found.append(source)
    return found


def write_sources(path: Path, sources: list[SourceConfig]) -> None:
    """As `read_sources` reads them; only what differs from the defaults."""
    path.write_text(sources_toml(sources), encoding="utf-8")


def sources_toml(sources: list[SourceConfig]) -> str:
    tables = ("\n".join(["[[source]]", *_lines(source)]) for source in sources)
    return "\n\n".join(tables) + "\n"


def _lines(source: SourceConfig) -> list[str]:
    values = source.model_dump(mode="json", exclude_defaults=True)
    return [f"{key} = {_toml(value)}" for key, value in values.items()]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, int | float):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
