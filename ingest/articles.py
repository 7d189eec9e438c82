"""Knowledge articles from and to files: JSONL, CSV, or Markdown with front matter (file or
folder)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from indexes.article_files import ArticleLine, read_article, read_articles
from indexes.database import open_database, session_scope
from indexes.line_files import LineError, format_of
from indexes.repositories.articles import ArticleRepository
from indexes.settings import Settings
from indexes.tables import Article
from ingest.errors import ContentUnreadable, ImportInvalid
from ingest.extractors.text import split_front_matter
from ingest.files import ImportReport, read_text


def import_articles(settings: Settings, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Good ones are kept although others are bad. Raises ImportInvalid."""
    rows = list(_rows(path))
    good = [row for row in rows if isinstance(row, ArticleLine)]
    if not dry_run:
        _save(settings, good)
    bad = tuple(row for row in rows if isinstance(row, LineError))
    return ImportReport(imported=len(good), errors=bad, dry_run=dry_run)


def export_articles(settings: Settings) -> Iterator[ArticleLine]:
    """By id."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            for row in ArticleRepository(session).list():
                yield ArticleLine(**{name: getattr(row, name) for name in ArticleLine.model_fields})
    finally:
        engine.dispose()


def json_line(article: ArticleLine) -> str:
    return json.dumps(article.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def markdown(article: ArticleLine) -> str:
    front = article.model_dump(mode="json", exclude={"body"}, exclude_defaults=True)
    written = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return f"---\n{written}---\n\n{article.body}\n"


def _rows(path: Path) -> Iterator[ArticleLine | LineError]:
    if path.is_dir():
        for number, file in enumerate(sorted(path.glob("*.md")), 1):
            yield _named(_of_markdown(file, number), file)
    elif path.suffix.lower() in (".md", ".markdown"):
        yield _named(_of_markdown(path, 1), path)
    else:
        yield from read_articles(read_text(path), format_of(path.name))


def _named(row: ArticleLine | LineError, file: Path) -> ArticleLine | LineError:
    if isinstance(row, LineError):
        return LineError(line=row.line, reason=f"{file.name}: {row.reason}")
    return row


def _of_markdown(path: Path, number: int) -> ArticleLine | LineError:
    try:
        front, body = split_front_matter(read_text(path))
    except (ContentUnreadable, ImportInvalid) as error:
        return LineError(line=number, reason=error.reason)
    return read_article({"id": path.stem, **front, "body": body.strip()}, number)


def _save(settings: Settings, articles: list[ArticleLine]) -> None:
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            repository = ArticleRepository(session)
            for article in articles:
                repository.save(Article(**article.model_dump()))
    finally:
        engine.dispose()
