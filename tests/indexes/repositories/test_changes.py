"""The change feed, written as documents are saved, missed and flagged."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlmodel import Session

from indexes.models import Block, ExtractedDocument, Procedure, Window
from indexes.repositories import ChangeFilter, ChangeRepository, DocumentRepository, document_id

URL = "https://sede.example/tramites/727"


def on(day: int) -> datetime:
    return datetime(2026, 5, day, 9, tzinfo=UTC)


def save(session: Session, text: str, day: int, ends: date | None = None) -> str:
    window = Window(ends=ends, text=text)
    page = ExtractedDocument.model_validate(
        {
            "url": URL,
            "kind": "procedure",
            "title": "Título",
            "blocks": (Block(text=text),),
            "procedure": Procedure(code="727", title="Título", window=window),
        }
    )
    return DocumentRepository(session).save_extracted(
        "sede", page, digest=text, etag=None, last_modified=None, at=on(day)
    )


def kinds(session: Session, **chosen: object) -> list[str]:
    return [row.kind for row in ChangeRepository(session).list(ChangeFilter(**chosen))]  # type: ignore[arg-type]


def test_new_changed_gone_and_returned_are_told_once_each(session: Session) -> None:
    save(session, "uno", 1)
    save(session, "uno", 2)
    save(session, "dos", 3)
    documents = DocumentRepository(session)
    assert documents.mark_missed("sede", on(4)) == []
    assert documents.mark_missed("sede", on(5)) == [document_id(URL)]
    save(session, "dos", 6)
    assert kinds(session) == ["returned", "gone", "changed", "new"]
    changed = ChangeRepository(session).list(ChangeFilter(kind="changed"))[0]
    assert (changed.revision_from, changed.revision_to) == (1, 2)
    assert changed.fields[0]["old"] == "uno"
    assert changed.procedure_code == "727"


def test_the_feed_is_filtered_and_paged(session: Session) -> None:
    save(session, "uno", 1)
    save(session, "dos", 3)
    assert kinds(session, since=on(1)) == ["changed"]
    assert kinds(session, since=on(3)) == []
    assert kinds(session, source="portal") == []
    assert kinds(session, kind="new", document_id=document_id(URL)) == ["new"]
    repository = ChangeRepository(session)
    assert repository.count() == 2
    assert [row.kind for row in repository.list(None, offset=1, limit=1)] == ["new"]


def test_a_window_is_flagged_the_day_after_its_last_one_without_a_crawl(session: Session) -> None:
    save(session, "hasta el 20 de mayo", 1, ends=date(2026, 5, 20))
    documents = DocumentRepository(session)
    assert documents.expire(date(2026, 5, 20), on(20)) == []
    assert [row.url for row in documents.expire(date(2026, 5, 21), on(21))] == [URL]
    assert documents.expire(date(2026, 5, 22), on(22)) == []
    assert kinds(session) == ["expired", "new"]
    assert documents.list(state="live")[0].expired


def test_an_unchanged_page_does_not_hide_that_its_window_passed(session: Session) -> None:
    save(session, "hasta el 20 de mayo", 1, ends=date(2026, 5, 20))
    save(session, "hasta el 20 de mayo", 25, ends=date(2026, 5, 20))
    assert len(DocumentRepository(session).expire(date(2026, 5, 25), on(25))) == 1


def test_a_new_window_takes_the_flag_off(session: Session) -> None:
    save(session, "hasta el 20 de mayo", 1, ends=date(2026, 5, 20))
    documents = DocumentRepository(session)
    documents.expire(date(2026, 5, 21), on(21))
    save(session, "hasta el 30 de mayo", 22, ends=date(2026, 5, 30))
    stored = documents.get(document_id(URL))
    assert stored is not None
    assert not stored.expired
