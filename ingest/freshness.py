"""What time alone changes: windows that end, answers and articles that are no longer valid."""

from __future__ import annotations

from datetime import date, timedelta

from sqlmodel import Session

from indexes.database import open_database, session_scope
from indexes.repositories.agent_sessions import AgentSessionRepository
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.canonical_answers import CanonicalAnswerRepository
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.tables import now
from ingest.errors import NothingToIndex
from ingest.pipeline import reindex
from ingest.progress import Progress, silent
from ingest.reports import UpkeepReport
from ingest.truth.settling import settle

KEPT_IN_TRASH = timedelta(days=30)


def keep_up(settings: Settings, today: date, progress: Progress = silent) -> UpkeepReport:
    """Flags what has expired, looks at all conflicts again, since editions grow old, and reindexes,
    since articles begin and end: where nothing changed, that writes nothing."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            expired = DocumentRepository(session).expire(today, now())
            answers = CanonicalAnswerRepository(session).expire(today, now())
            ArticleRepository(session).expire(today, now())
            _empty_trash(session)
        settled = settle(engine, settings.passage_max_words, today, progress, full=True)
    finally:
        engine.dispose()
    return UpkeepReport(
        day=today,
        expired=tuple(document.url for document in expired),
        expired_answers=answers,
        conflicts=settled.conflicts,
        snapshot=_reindexed(settings, progress),
    )


def _empty_trash(session: Session) -> None:
    """What was deleted, or ended, so long ago that nobody will want it back."""
    before = now() - KEPT_IN_TRASH
    SourceRepository(session).purge(before)
    ArticleRepository(session).purge(before)
    AgentSessionRepository(session).forget(before)


def _reindexed(settings: Settings, progress: Progress) -> str | None:
    try:
        return reindex(settings, progress).snapshot
    except NothingToIndex:
        return None
