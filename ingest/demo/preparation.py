"""Fills the data directory of the demonstration: offices, resolved cases, sources and a key."""

from __future__ import annotations

from pathlib import Path

from indexes.database import open_database, session_scope
from indexes.errors import RecordInvalid
from indexes.keys import create_key, list_keys, revoke_key
from indexes.models import Value
from indexes.offices import load_offices
from indexes.repositories import OfficeRepository, SourceRepository
from indexes.settings import Settings
from ingest.cases import import_cases
from ingest.demo.content import CONTENT
from ingest.demo.sources import demo_sources
from ingest.sources import SourceConfig

KEY_NAMES = ("demo", "demo-crawl", "demo-quality", "demo-service")


class Prepared(Value):
    """A key for each of the four screens; the editor's also starts the crawl."""

    offices: int
    cases: int
    sources: tuple[str, ...]
    agent_key: str
    editor_key: str
    quality_key: str
    supervisor_key: str


def prepare(
    settings: Settings, portal_url: str, sede_url: str, content: Path = CONTENT
) -> Prepared:
    """May run again on the same directory. Raises RecordInvalid when the content is wrong."""
    sources = demo_sources(portal_url, sede_url)
    offices = _save_offices(settings, content / "offices.jsonl")
    cases = _save_cases(settings, content / "cases.jsonl")
    _save_sources(settings, sources)
    for key in list_keys(settings):
        if key.name in KEY_NAMES and key.revoked_at is None:
            revoke_key(settings, key.id)
    return Prepared(
        offices=offices,
        cases=cases,
        sources=tuple(source.name for source in sources),
        agent_key=create_key(settings, role="agent", name=KEY_NAMES[0]).key,
        editor_key=create_key(settings, role="editor", name=KEY_NAMES[1]).key,
        quality_key=create_key(settings, role="qa", name=KEY_NAMES[2]).key,
        supervisor_key=create_key(settings, role="supervisor", name=KEY_NAMES[3]).key,
    )


def _save_offices(settings: Settings, path: Path) -> int:
    offices = load_offices(path)
    engine = open_database(settings)
    with session_scope(engine) as session:
        for office in offices:
            OfficeRepository(session).save(office)
    engine.dispose()
    return len(offices)


def _save_cases(settings: Settings, path: Path) -> int:
    report = import_cases(settings, path)
    if report.errors:
        wrong = "; ".join(f"línea {error.line}: {error.reason}" for error in report.errors)
        raise RecordInvalid(f"{path.name}: {wrong}")
    return report.imported


def _save_sources(settings: Settings, sources: tuple[SourceConfig, ...]) -> None:
    """A site that moved to another port is another site: its old pages go."""
    engine = open_database(settings)
    with session_scope(engine) as session:
        repository = SourceRepository(session)
        for source in sources:
            known = repository.get(source.name)
            if known is not None and known.start_urls != list(source.start_urls):
                repository.delete(source.name)
            repository.save(source.row())
    engine.dispose()
