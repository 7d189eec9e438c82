"""Migrations run on databases that hold rows which refer to each other."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Engine, text
from sqlmodel import Session

from indexes.database import alembic_config, create_engine, session_scope, upgrade
from indexes.repositories import CaseRepository, DocumentRepository, SourceRepository
from indexes.settings import Settings

_ROWS = (
    "INSERT INTO source (name, kind, start_urls, sitemaps, allowed_domains, include, exclude,"
    " max_pages, authority, allow_private, created_at)"
    " VALUES ('sede', 'sede', '[]', '[]', '[]', '[]', '[]', 10, 30, {no}, '2026-01-01')",
    "INSERT INTO document (id, source, url, kind, title, folded_title, aliases, revision, state,"
    " misses, first_seen_at, last_seen_at) VALUES ('doc_1', 'sede', 'https://sede.example/1',"
    " 'page', 'Una', 'una', '[]', 1, 'live', 0, '2026-01-01', '2026-01-01')",
    "INSERT INTO revision (document_id, number, digest, content, retrieved_at)"
    " VALUES ('doc_1', 1, 'd', '{{}}', '2026-01-01')",
    "INSERT INTO resolved_case (id, question, answer, office, channel, resolved_at, stale,"
    " imported_at) VALUES ('c1', '¿?', 'Sí.', 'huesca', 'email', '2026-01-01', {no}, '2026-01-01')",
)


def test_rows_of_the_first_version_are_kept_and_filled_in(stored: Settings) -> None:
    stored.data_dir.mkdir()
    engine = create_engine(stored)
    _migrate(engine, "0001")
    no = "false" if engine.dialect.name == "postgresql" else "0"
    with engine.begin() as connection:
        for row in _ROWS:
            connection.execute(text(row.format(no=no).replace(":", "\\:")))
    upgrade(engine)
    with session_scope(engine) as session:
        _check(session)
    engine.dispose()


def _check(session: Session) -> None:
    document = DocumentRepository(session).get("doc_1")
    assert document is not None
    assert (document.expired, document.merged_into, document.facts_of) == (False, None, None)
    source = SourceRepository(session).get("sede")
    assert source is not None
    assert (source.last_run, source.next_run_at) == ({}, None)
    case = CaseRepository(session).get("c1")
    assert case is not None
    assert (case.stale, case.stale_reason, case.stale_facts) == (False, "", [])


def _migrate(engine: Engine, revision: str) -> None:
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
