from __future__ import annotations

from datetime import UTC, datetime

from sqlmodel import Session

from indexes.models import Block, DocumentKind, ExtractedDocument
from indexes.repositories import ChangeRepository, DocumentRepository, SourceRepository
from indexes.tables import Source


def test_saving_again_changes_all_but_the_date_of_creation(session: Session) -> None:
    sources = SourceRepository(session)
    created = sources.get("portal")
    assert created is not None
    before = created.created_at
    sources.save(Source(name="portal", kind="web", max_pages=5, include=["/a"]))
    changed = sources.get("portal")
    assert changed is not None
    assert (changed.kind, changed.max_pages, changed.include) == ("web", 5, ["/a"])
    assert changed.created_at == before


def test_sources_are_listed_by_name(session: Session) -> None:
    SourceRepository(session).save(Source(name="anuncios", kind="web"))
    names = [source.name for source in SourceRepository(session).list()]
    assert names == ["anuncios", "portal", "sede"]


def test_deleting_a_source_takes_its_documents_with_it(session: Session) -> None:
    page = ExtractedDocument(
        url="https://a.example/",
        kind=DocumentKind.PAGE,
        title="A",
        blocks=(Block(text="a"),),
        aliases=("https://a.example/index.html",),
    )
    now = datetime.now(UTC)
    DocumentRepository(session).save_extracted(
        "portal", page, digest="a", etag=None, last_modified=None, at=now
    )
    assert SourceRepository(session).delete("portal")
    assert DocumentRepository(session).list(state=None) == []
    assert DocumentRepository(session).by_url("https://a.example/index.html") is None
    assert [change.kind for change in ChangeRepository(session).list()] == ["gone", "new"]
    assert not SourceRepository(session).delete("portal")
