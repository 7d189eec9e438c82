"""Stores what extraction made of pages, many in one transaction: a few statements for all of them,
since a statement for each thing of each page took longer than fetching the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, and_, col, delete, select

from indexes.changes import ChangeKind, FieldChange, compare
from indexes.folding import fold
from indexes.models import ExtractedDocument
from indexes.packed_documents import JsonText, PackedDocument
from indexes.repositories.changes import ChangeRepository
from indexes.repositories.current import Current, select_current
from indexes.repositories.identity import document_id
from indexes.repositories.upsert import upsert
from indexes.tables import Change, Document, DocumentAlias, Revision

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True)
class Incoming:
    """A page as it is now. `digest` tells whether it says what it said before."""

    document: PackedDocument
    digest: str
    etag: str | None = None
    last_modified: str | None = None


def take_in(
    session: Session, source: str, pages: Sequence[Incoming], at: datetime
) -> list[Outcome]:
    """What became of each; no two of them may have the same address. The first statement takes the
    write lock, so that what is read after it stays true."""
    by_id = {document_id(page.document.url): page for page in pages}
    new = _insert_missing(session, source, by_id, at)
    _insert_first_revisions(session, source, {id: by_id[id] for id in by_id if id in new}, at)
    known = _locked(session, [id for id in by_id if id not in new])
    had = {id: frozenset(document.aliases) for id, (document, _) in known.items()}
    outcomes: list[Outcome] = [
        "new" if id in new else _save_again(session, source, known[id], page, at)
        for id, page in by_id.items()
    ]
    session.flush()
    _save_aliases(session, by_id, had)
    return outcomes


def _insert_missing(
    session: Session, source: str, pages: dict[str, Incoming], at: datetime
) -> frozenset[str]:
    """The ids of those that were not there. In order, so that two crawls never wait for each other
    in a circle."""
    session.flush()
    dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    table = inspect(Document).local_table
    rows = [
        _blank(Document) | _columns(source, page.document, at) | {
            "id": id, "first_seen_at": at, "etag": page.etag, "last_modified": page.last_modified,
        }
        for id, page in sorted(pages.items())
    ]  # fmt: skip
    statement = dialect.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return frozenset(session.connection().execute(statement, rows).scalars())


def _insert_first_revisions(
    session: Session, source: str, pages: dict[str, Incoming], at: datetime
) -> None:
    """And their lines in the change feed."""
    if not pages:
        return
    _insert(session, Revision, [
        _revision(id, 1, page, at) for id, page in pages.items()
    ])  # fmt: skip
    _insert(session, Change, [
        {
            "at": at, "kind": "new", "source": source, "document_id": id, "revision_to": 1,
            "url": page.document.url, "title": page.document.title,
            "procedure_code": page.document.code,
        }
        for id, page in pages.items()
    ])  # fmt: skip


def _insert(session: Session, model: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    blank = {name: value for name, value in _blank(model).items() if name != "id"}  # it counts
    session.connection().execute(inspect(model).local_table.insert(), [blank | row for row in rows])


def _locked(session: Session, ids: Sequence[str]) -> dict[str, Current]:
    """What they say is read once they are locked, since another may just have changed it."""
    if not ids:
        return {}
    chosen = col(Document.id).in_(ids)
    session.exec(select(Document.id).where(chosen).order_by(Document.id).with_for_update()).all()
    found = session.exec(select_current().where(chosen))
    return {document.id: (document, revision) for document, revision in found}


def _save_again(
    session: Session, source: str, current: Current, page: Incoming, at: datetime
) -> Outcome:
    """A document that was gone and comes back counts as changed."""
    document, before = current
    same = before.digest == page.digest
    was_gone = document.state != "live"
    if not same:
        document.revision += 1
        _insert(session, Revision, [_revision(document.id, document.revision, page, at)])
    _refresh(document, _columns(source, page.document, at), at)
    document.last_seen_at = at
    document.etag, document.last_modified = page.etag, page.last_modified
    session.add(document)
    if same and not was_gone:
        return "unchanged"
    fields = () if same else _differences(before, page.document.unpacked())
    kind: ChangeKind = "returned" if was_gone else "changed"
    ChangeRepository(session).add(document, kind, at, revision_from=before.number, fields=fields)
    return "changed"


def _refresh(document: Document, columns: dict[str, Any], at: datetime) -> None:
    """The source that brought it first keeps it."""
    if document.expires_on != columns["expires_on"]:
        document.expired = columns["expired"]  # else `expire` says it, on the day
    for name, value in columns.items():
        if name not in ("source", "expired"):
            setattr(document, name, value)
    document.last_seen_at = at
    document.state, document.misses = "live", 0


def _differences(before: Revision, document: ExtractedDocument) -> tuple[FieldChange, ...]:
    if not before.content:
        return ()
    return compare(ExtractedDocument.model_validate(before.content), document)


def _revision(id: str, number: int, page: Incoming, at: datetime) -> dict[str, Any]:
    return {
        "document_id": id, "number": number, "digest": page.digest, "retrieved_at": at,
        "content": JsonText(page.document.content),
    }  # fmt: skip


def _columns(source: str, document: PackedDocument, at: datetime) -> dict[str, Any]:
    ends = document.ends
    return {
        "source": source,
        "url": document.url,
        "kind": document.kind,
        "title": document.title,
        "folded_title": fold(document.title),
        "procedure_code": document.code,
        "theme": document.theme,
        "aliases": list(document.aliases),
        "last_seen_at": at,
        "expires_on": ends,
        "expired": ends is not None and ends < at.date(),
    }


@cache
def _blank(model: type[SQLModel]) -> dict[str, Any]:
    """What a new row holds where nothing is said; times are always said."""
    fields = model.model_fields.items()
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in fields
        if not field.is_required()
    }


def _save_aliases(
    session: Session, pages: dict[str, Incoming], had: dict[str, frozenset[str]]
) -> None:
    """`had`: those that each document had until now; a new one had none."""
    for id, page in pages.items():
        aliases = page.document.aliases
        dropped = had.get(id, frozenset()) - set(aliases)
        if dropped:
            of_it = and_(col(DocumentAlias.document_id) == id, col(DocumentAlias.url).in_(dropped))
            session.exec(delete(DocumentAlias).where(of_it))
        for url in aliases:
            upsert(session, DocumentAlias(url=url, document_id=id))
