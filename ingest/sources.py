"""What is ingested: sources, as `sources.toml` and as the database know them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import ValidationError

from indexes.addresses import host_of
from indexes.sources import AUTHORITY, SourceDefinition, SourceKind
from indexes.tables import Source
from ingest.errors import SourceInvalid
from ingest.extractors.addresses import canonical_url
from ingest.texts import text

__all__ = [
    "ARTICLE_AUTHORITY",
    "AUTHORITY",
    "SourceConfig",
    "SourceKind",
    "make_source",
    "read_sources",
    "source_from_url",
    "sources_toml",
    "write_sources",
]

ARTICLE_AUTHORITY = 15  # an editor knows better than a folder, and less than the official pages


class SourceConfig(SourceDefinition):
    """One `[[source]]` of the file, or a row of the database."""

    @classmethod
    def of(cls, row: Source) -> Self:
        """Raises SourceInvalid, with what to do about it."""
        values = {name: getattr(row, name) for name in cls.model_fields}
        try:
            return cls._checked(values, row.name)
        except SourceInvalid as error:
            raise SourceInvalid(error.reason, text("sources.row_remedy", name=row.name)) from error

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
