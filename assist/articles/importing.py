"""Takes a file of articles over HTTP; what is good is kept, what is bad is reported."""

from __future__ import annotations

from fastapi.concurrency import run_in_threadpool

from assist.articles.schemas import ArticleImport
from assist.auth.dependencies import Caller
from assist.problems import Problem
from assist.reindexing import ask_for_reindex
from assist.resources import Resources
from assist.uploads import decoded
from indexes.article_files import ArticleLine, read_articles
from indexes.database import session_scope
from indexes.line_files import LineError, format_of
from indexes.repositories.articles import ArticleRepository
from indexes.tables import Article, now


async def import_body(
    resources: Resources, body: bytes, media_type: str, caller: Caller, dry_run: bool
) -> ArticleImport:
    """Raises Problem when no line is good."""
    text = decoded(body, media_type)
    return await run_in_threadpool(_import, resources, text, media_type, caller, dry_run)


def _import(
    resources: Resources, text: str, media_type: str, caller: Caller, dry_run: bool
) -> ArticleImport:
    found = list(read_articles(text, format_of(media_type)))
    good = [row for row in found if isinstance(row, ArticleLine)]
    bad = [row for row in found if isinstance(row, LineError)]
    if not good:
        raise Problem("bad_import", errors=[error.model_dump() for error in bad])
    job = None
    if not dry_run:
        _save(resources, good, caller)
        job = ask_for_reindex(resources)
    return ArticleImport(
        imported=len(good), failed=len(bad), errors=bad, dry_run=dry_run, reindex_job=job
    )


def _save(resources: Resources, good: list[ArticleLine], caller: Caller) -> None:
    with session_scope(resources.engine) as session:
        repository = ArticleRepository(session)
        for line in good:
            row = Article(**line.model_dump(), created_at=now(), updated_by=caller.shown)
            repository.save(row, "imported")
