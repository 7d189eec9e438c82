"""Takes one page in: each row once, however often it is given, in the transaction of the caller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from assist.articles.versions import FIELDS
from assist.connectors.dataverse.mapping import Stream
from assist.connectors.dataverse.rows import (
    SOURCE,
    ArticleRow,
    Message,
    PassedOver,
    Read,
    Removed,
)
from assist.interactions.intake import take_in
from assist.interactions.life_cycle import actions_of, move
from assist.interactions.service_levels import levels_of
from assist.surveys.service import ask_automatically
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.connectors import ConnectorRepository
from indexes.repositories.editing import take
from indexes.repositories.interactions import InteractionRepository
from indexes.settings import Settings
from indexes.tables import Article, ConnectorRecord, Interaction, now

_RECENT = timedelta(days=2)  # nobody is asked how they were attended long ago

Known = Mapping[str, ConnectorRecord]


def store(
    session: Session, settings: Settings, stream: Stream, rows: Sequence[Read]
) -> Counter[str]:
    """How many were new, changed, known, removed; and interactions opened."""
    repository = ConnectorRepository(session, SOURCE)
    ids = [row.id for row in rows if isinstance(row, Removed | PassedOver | Message | ArticleRow)]
    known = repository.records(stream.name, ids)
    counts: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, Removed | PassedOver):
            counts["removed"] += _remove(session, stream, known.get(row.id))
        elif isinstance(row, Message | ArticleRow):
            counts.update(_take(session, settings, stream, row, known))
    return counts


def _take(
    session: Session, settings: Settings, stream: Stream, row: Message | ArticleRow, known: Known
) -> list[str]:
    before = known.get(row.id)
    if before and row.etag and before.etag == row.etag and before.deleted_at is None:
        return ["known"]
    if isinstance(row, Message):
        local, outcome = _take_message(session, settings, row, new=before is None)
    else:
        local, outcome = _take_article(session, row)
    record = ConnectorRecord(
        connector=SOURCE, stream=stream.name, external_id=row.id, local_id=local, etag=row.etag,
    )  # fmt: skip
    ConnectorRepository(session, SOURCE).save_record(record)
    return outcome


def _take_message(
    session: Session, settings: Settings, row: Message, *, new: bool
) -> tuple[str, list[str]]:
    """What a citizen said stays as it was said; only the state of its case follows."""
    received = take_in(session, settings, row.message)
    moved = _follow(session, settings, received.interaction_id, row)
    outcome = ["new"] if received.new else ["changed" if moved or not new else "known"]
    return received.interaction_id, [*outcome, *(["opened"] if received.opened else [])]


def _follow(session: Session, settings: Settings, id: str, row: Message) -> bool:
    """The CRM says when a case is resolved; it opens again only what it resolved itself."""
    if row.state is None:
        return False
    take(session, Interaction, id)
    found = InteractionRepository(session).get(id)
    assert found is not None
    action = "resolve" if row.state == "closed" else "reopen"
    if found.merged_into or action not in actions_of(found.state):
        return False
    if action == "reopen" and not _resolved_there(session, id):
        return False
    levels = levels_of(session, settings, found.channel, found.office)
    at = _not_before(row.modified, found.last_message_at)
    move(session, found, action, by=SOURCE, levels=levels, at=at)
    session.flush()
    if action == "resolve" and row.modified > now() - _RECENT:
        ask_automatically(session, settings, found)
    return True


def _resolved_there(session: Session, id: str) -> bool:
    changes = InteractionRepository(session).changes([id])
    return bool(changes) and max(changes, key=lambda one: one.id or 0).by == SOURCE


def _not_before(at: datetime, last: datetime | None) -> datetime:
    return max(at, last) if last else at


def _take_article(session: Session, row: ArticleRow) -> tuple[str, list[str]]:
    """It replaces what there is of it, which stays as a version; the same again changes nothing."""
    repository = ArticleRepository(session)
    before = repository.get(row.article.id, deleted=True)
    values = row.article.model_dump()
    same = before is not None and all(getattr(before, name) == values[name] for name in FIELDS)
    if before is not None and same and before.deleted_at is None:
        return row.article.id, ["known"]
    written = Article(**values, created_at=now(), updated_at=now(), updated_by=SOURCE)
    repository.save(written, "imported")
    return row.article.id, ["new" if before is None else "changed"]


def _remove(session: Session, stream: Stream, record: ConnectorRecord | None) -> int:
    """An article goes to the trash. What was said stays until its time is over, or its citizen is
    to be forgotten."""
    if record is None or record.deleted_at is not None:
        return 0
    record.deleted_at = record.updated_at = now()
    session.add(record)
    session.flush()
    if stream.into == "articles":
        _discard(session, record.local_id)
    return 1


def _discard(session: Session, id: str) -> None:
    repository = ArticleRepository(session)
    before = repository.get(id)
    if before is None:
        return
    repository.keep_first(before)
    take(session, Article, id)
    row = repository.get(id)
    assert row is not None
    row.deleted_at = row.updated_at = now()
    row.updated_by = SOURCE
    session.add(row)
    repository.record(row, "deleted")
