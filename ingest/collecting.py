"""Everything that is to be indexed: current revisions, valid articles, resolved cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel import Session

from indexes.models import DocumentKind, ExtractedDocument
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.current import Said
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.sources import SourceRepository
from indexes.tables import Article
from ingest.errors import ContentUnreadable
from ingest.extractors.text import extract_markdown
from ingest.lightness import lightened_document
from ingest.sources import ARTICLE_AUTHORITY
from ingest.splitters import Placement

_SAID_BY_BLOCKS: dict[str, Any] = {"texts": {}, "documents": (), "related": ()}
ARTICLES = "articles"  # the source that passages of articles name


@dataclass(frozen=True)
class Collected:
    """A document as it is now, and where it comes from."""

    document: ExtractedDocument
    placement: Placement
    aliases: frozenset[str] = frozenset()
    merged: frozenset[str] = frozenset()  # ids of the documents that said the same


def collect_documents(session: Session) -> Iterator[Collected]:
    """By id. Pages whose source was taken out have gone with it."""
    authority = {source.name: source.authority for source in SourceRepository(session).list()}
    for said in DocumentRepository(session).iter_said():
        yield Collected(
            document=_content(said.content),
            placement=_placement(said, authority.get(said.document.source, 0)),
            aliases=frozenset(said.document.aliases),
        )


def collect_articles(session: Session, today: date) -> Iterator[Collected]:
    """Those that are published and valid today."""
    yield from map(_article, ArticleRepository(session).in_force(today))


def _content(said: str) -> ExtractedDocument:
    """Without what no passage is made of, since all documents are held at once: links, which only
    the crawl needs, and what a procedure says again that its blocks say."""
    document = ExtractedDocument.model_validate_json(said)
    procedure = document.procedure
    told = procedure and procedure.model_copy(update=_SAID_BY_BLOCKS)
    return lightened_document(document.model_copy(update={"links": (), "procedure": told}))


def _placement(said: Said, authority: int) -> Placement:
    return Placement(
        document_id=said.document.id,
        source=said.document.source,
        authority=authority,
        revision=said.number,
        retrieved_at=said.retrieved_at,
    )


def _article(article: Article) -> Collected:
    url = f"article:{article.id}"
    try:
        content = extract_markdown(article.body, url, article.title)
    except ContentUnreadable:
        content = extract_markdown(
            "\n" + article.body, url, article.title
        )  # dashes that are no front matter
    document = content.model_copy(
        update={
            "url": url,
            "kind": DocumentKind.ARTICLE,
            "procedure": None,
            "links": (),
            "published_at": article.valid_from,
        }
    )
    placement = Placement(
        document_id=url,
        source=ARTICLES,
        authority=ARTICLE_AUTHORITY,
        retrieved_at=_aware(article.updated_at),
    )
    return Collected(document, placement)


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else datetime.combine(at.date(), time(), UTC)
