"""Saves and deletes sources for the commands."""

from __future__ import annotations

from collections.abc import Sequence

from indexes.database import open_database, session_scope
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.sources import SOURCES_FILE
from ingest.choosing import file_sources
from ingest.errors import SourceInvalid, SourceUnknown
from ingest.sources import SourceConfig
from ingest.texts import text


def save(settings: Settings, sources: Sequence[SourceConfig]) -> list[str]:
    """What is said of each. Raises SourceInvalid for one that the sources file defines."""
    for source in sources:
        _check_not_in_file(settings, source.name)
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            for source in sources:
                SourceRepository(session).save(source.row())
    finally:
        engine.dispose()
    return [text("shown.source_added", name=s.name, domains=", ".join(s.domains)) for s in sources]


def delete(settings: Settings, name: str) -> str:
    """Raises SourceUnknown, SourceInvalid."""
    _check_not_in_file(settings, name)
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            found = SourceRepository(session).delete(name)
    finally:
        engine.dispose()
    if not found:
        raise SourceUnknown(text("sources.unknown", name=name), text("sources.unknown_remedy"))
    return text("shown.source_removed", name=name)


def _check_not_in_file(settings: Settings, name: str) -> None:
    if any(source.name == name for source in file_sources(settings)):
        raise SourceInvalid(text("shown.source_in_file", name=name, file=SOURCES_FILE))
