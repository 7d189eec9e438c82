from __future__ import annotations

from pathlib import Path

from indexes.database import open_database, session_scope
from indexes.keys import list_keys
from indexes.repositories import CaseRepository, OfficeRepository, SourceRepository
from indexes.settings import Settings
from indexes.tables import Document
from ingest.demo.preparation import prepare

PORTAL, SEDE = "http://127.0.0.1:81", "http://127.0.0.1:82"


def test_data_directory_holds_offices_cases_and_sources(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    prepared = prepare(settings, PORTAL, SEDE)
    engine = open_database(settings)
    with session_scope(engine) as session:
        assert len(OfficeRepository(session).list()) == prepared.offices == 13
        assert CaseRepository(session).count() == prepared.cases >= 150
        names = [source.name for source in SourceRepository(session).list()]
    engine.dispose()
    assert tuple(names) == prepared.sources == ("portal", "sede")


def test_second_preparation_revokes_the_keys_of_the_first(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    first = prepare(settings, PORTAL, SEDE)
    second = prepare(settings, PORTAL, SEDE)
    in_force = [key for key in list_keys(settings) if key.revoked_at is None]
    assert sorted(key.role for key in in_force) == ["agent", "editor", "qa", "supervisor"]
    assert first.agent_key != second.agent_key


def test_site_that_moved_to_another_port_loses_its_old_pages(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    prepare(settings, PORTAL, SEDE)
    engine = open_database(settings)
    with session_scope(engine) as session:
        for source, url in (("portal", PORTAL), ("sede", SEDE)):
            session.add(Document(id=source, source=source, url=url, kind="page", title="x"))
    prepare(settings, PORTAL, "http://127.0.0.1:99")
    with session_scope(engine) as session:
        assert session.get(Document, "portal") is not None
        assert session.get(Document, "sede") is None
    engine.dispose()
