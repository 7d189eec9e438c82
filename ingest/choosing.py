"""Which sources a crawl is of: those named, an address, or all that there are."""

from __future__ import annotations

from collections.abc import Sequence

from indexes.database import open_database, session_scope
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.sources import SOURCES_FILE
from ingest.errors import SourceUnknown
from ingest.sources import SourceConfig, read_sources, source_from_url
from ingest.texts import text


def choose_sources(
    settings: Settings, names: Sequence[str] = (), url: str | None = None
) -> list[SourceConfig]:
    """Raises SourceUnknown, SourceInvalid. An address that lies in no source is one of its own."""
    if url is not None:
        return [source_from_url(url)]
    known = {source.name: source for source in all_sources(settings)}
    if not known:
        raise SourceUnknown(text("sources.none"), text("sources.none_remedy"))
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        raise SourceUnknown(text("sources.unknown", name=unknown), text("sources.unknown_remedy"))
    return [known[name] for name in dict.fromkeys(names)] or list(known.values())


def all_sources(settings: Settings) -> list[SourceConfig]:
    """Those of the database and of `sources.toml` in the data directory, which is read anew each
    time and whose definitions prevail. By name."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            sources = SourceRepository(session)
            for source in file_sources(settings):
                sources.save(source.row())
            return [SourceConfig.of(row) for row in sources.list()]
    finally:
        engine.dispose()


def file_sources(settings: Settings) -> list[SourceConfig]:
    path = settings.data_dir / SOURCES_FILE
    return read_sources(path) if path.exists() else []
