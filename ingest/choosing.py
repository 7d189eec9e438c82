"""Which sources a crawl is of: those named, an address, or all that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexes.database import open_database, session_scope
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.sources import SOURCES_FILE
from indexes.tables import Source
from ingest.errors import SourceInvalid, SourceUnknown
from ingest.sources import SourceConfig, read_sources, source_from_url
from ingest.texts import text


@dataclass(frozen=True)
class Choice:
    """`invalid`: those of the database that cannot be crawled as they are defined, and why, by
    name. They keep nobody else from being crawled."""

    sources: list[SourceConfig]
    invalid: dict[str, SourceInvalid] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [*(source.name for source in self.sources), *self.invalid]


def choose_sources(settings: Settings, names: Sequence[str] = (), url: str | None = None) -> Choice:
    """Raises SourceUnknown, and SourceInvalid for an address or a sources file. An address that
    lies in no source is one of its own."""
    if url is not None:
        return Choice([source_from_url(url)])
    known = all_sources(settings)
    if not known.names:
        raise SourceUnknown(text("sources.none"), text("sources.none_remedy"))
    unknown = next((name for name in names if name not in known.names), None)
    if unknown is not None:
        raise SourceUnknown(text("sources.unknown", name=unknown), text("sources.unknown_remedy"))
    return _only(known, names) if names else known


def all_sources(settings: Settings) -> Choice:
    """Those of the database and of `sources.toml` in the data directory, which is read anew each
    time and whose definitions prevail. By name. Raises SourceInvalid for the file."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            sources = SourceRepository(session)
            for source in file_sources(settings):
                sources.save(source.row())
            return _sorted_out(sources.list())
    finally:
        engine.dispose()


def file_sources(settings: Settings) -> list[SourceConfig]:
    path = settings.data_dir / SOURCES_FILE
    return read_sources(path) if path.exists() else []


def _sorted_out(rows: Sequence[Source]) -> Choice:
    choice = Choice([])
    for row in rows:
        try:
            choice.sources.append(SourceConfig.of(row))
        except SourceInvalid as error:
            choice.invalid[row.name] = error
    return choice


def _only(known: Choice, names: Sequence[str]) -> Choice:
    """In the order in which they are named."""
    valid = {source.name: source for source in known.sources}
    wanted = list(dict.fromkeys(names))
    return Choice(
        [valid[name] for name in wanted if name in valid],
        {name: known.invalid[name] for name in wanted if name in known.invalid},
    )
