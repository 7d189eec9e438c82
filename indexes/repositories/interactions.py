from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select, update

from indexes.models import Value
from indexes.repositories.searching import holds_words
from indexes.repositories.upsert import insert_missing
from indexes.tables import (
    Interaction,
    InteractionChange,
    InteractionMessage,
    Merge,
    ThreadReference,
)

Interactions = list[Interaction]
Changes = list[InteractionChange]

_RUNNING = ("new", "assigned", "reopened", "escalated")  # only there anything is due


class InteractionFilter(Value):
    """`None` means any. `text` are words of the subject or of a message; `overdue` compares with
    `at`."""

    state: str | None = None
    office: str | None = None
    channel: str | None = None
    assignee: str | None = None
    theme: str | None = None
    procedure_code: str | None = None
    citizen: str | None = None
    text: str | None = None
    overdue: bool | None = None
    at: datetime | None = None
    duplicates: bool | None = None
    merged: bool = False


class InteractionRepository:
    """Matters of citizens, with their steps and merges."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> Interaction | None:
        return self._session.get(Interaction, id, populate_existing=True)

    def add_missing(self, row: Interaction) -> bool:
        """Whether it was new: False where its thread is there already."""
        return insert_missing(self._session, row)

    def id_of(self, key: str, linked: Collection[str], citizen: str | None) -> str | None:
        """That of the thread; else the oldest one of that citizen that holds or speaks of any of
        these messages."""
        found = self._session.exec(select(Interaction.id).where(Interaction.thread_key == key))
        id = found.first()
        if id is not None or not linked:
            return id
        query = (
            select(Interaction.id)
            .join(ThreadReference, col(ThreadReference.interaction_id) == Interaction.id)
            .where(col(ThreadReference.digest).in_(linked), Interaction.citizen == citizen)
            .order_by(col(Interaction.created_at), col(Interaction.id))
        )
        return self._session.exec(query).first()

    def refer(self, id: str, digests: Collection[str]) -> None:
        for digest in digests:
            insert_missing(self._session, ThreadReference(digest=digest, interaction_id=id))

    def search(
        self, chosen: InteractionFilter, offset: int = 0, limit: int | None = None
    ) -> Interactions:
        """Of one state, or of what is late, what is due first; else the newest first."""
        by_due = chosen.state in _RUNNING or chosen.overdue
        first = col(Interaction.due_at) if by_due else col(Interaction.created_at).desc()
        order = (first, col(Interaction.id).desc())
        query = select(Interaction).where(*_conditions(chosen)).order_by(*order)
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def count(self, chosen: InteractionFilter) -> int:
        query = select(func.count()).select_from(Interaction).where(*_conditions(chosen))
        return self._session.exec(query).one()

    def of_citizen(self, citizen: str, since: datetime | None = None) -> Interactions:
        """Newest first."""
        query = select(Interaction).where(Interaction.citizen == citizen)
        if since is not None:
            query = query.where(col(Interaction.created_at) >= since)
        newest = (col(Interaction.created_at).desc(), col(Interaction.id))
        return list(self._session.exec(query.order_by(*newest)))

    def unclassified(self, limit: int) -> Interactions:
        """Oldest first, of those that have something to go by."""
        query = (
            select(Interaction)
            .where(col(Interaction.classified_by).is_(None), col(Interaction.erased_at).is_(None))
            .order_by(col(Interaction.created_at))
        )
        return list(self._session.exec(query.limit(limit)))

    def members(self, id: str) -> list[str]:
        """Itself and what was merged into it, however deep."""
        found, ahead = [id], [id]
        while ahead:
            query = select(Interaction.id).where(col(Interaction.merged_into).in_(ahead))
            ahead = [one for one in self._session.exec(query) if one not in found]
            found += ahead
        return found

    def add_change(self, change: InteractionChange) -> None:
        self._session.add(change)

    def changes(self, ids: Collection[str]) -> Changes:
        """In the order in which they came."""
        query = select(InteractionChange).where(col(InteractionChange.interaction_id).in_(ids))
        return list(self._session.exec(query.order_by(col(InteractionChange.id))))

    def merge_of(self, merged: str) -> Merge | None:
        """The one in force."""
        query = select(Merge).where(Merge.merged == merged, col(Merge.undone_at).is_(None))
        return self._session.exec(query).first()

    def tie(self, contact: str, before: str, citizen: str) -> int:
        """What came from there and was of `before` is of `citizen` from now on; how many."""
        mine = and_(col(Interaction.contact) == contact, col(Interaction.citizen) == before)
        moved = update(Interaction).where(mine).values(citizen=citizen)
        return int(self._session.exec(moved).rowcount)


def _conditions(chosen: InteractionFilter) -> list[ColumnElement[bool]]:
    same = ("state", "office", "channel", "assignee", "theme", "procedure_code", "citizen")
    found = [
        getattr(Interaction, name) == value
        for name in same
        if (value := getattr(chosen, name)) is not None
    ]
    if not chosen.merged:  # nearly all: an index on it would only keep others from being used
        found.append(func.coalesce(Interaction.merged_into, "") == "")
    if chosen.overdue is not None:
        late = and_(col(Interaction.due_at) < chosen.at, col(Interaction.state).in_(_RUNNING))
        found.append(late if chosen.overdue else or_(col(Interaction.due_at).is_(None), ~late))
    if chosen.duplicates is not None:
        doubted = col(Interaction.duplicate_of)
        found.append(doubted.is_not(None) if chosen.duplicates else doubted.is_(None))
    return [*found, *_holds(chosen.text or "")]


def _holds(text: str) -> list[ColumnElement[bool]]:
    """All words stand in the subject, or all in one message."""
    in_subject = holds_words(text, col(Interaction.subject))
    if not in_subject:
        return []
    in_message = holds_words(text, col(InteractionMessage.text))
    said = select(InteractionMessage.interaction_id).where(*in_message)
    return [or_(and_(*in_subject), col(Interaction.id).in_(said))]
