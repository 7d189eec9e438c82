"""All that is kept of one person, wherever it is kept: to show it, and to take it away."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, inspect
from sqlmodel import Session, SQLModel, and_, col, delete, or_, select, update

from indexes.tables import (
    CitizenAlias,
    CitizenContact,
    Consent,
    Interaction,
    InteractionChange,
    InteractionMessage,
    Merge,
    MessageStatus,
    RejectedDelivery,
    ResolvedCase,
    SuggestionEvent,
    SuggestionRecord,
    ThreadReference,
)

_MOST = 500  # values in one statement


@dataclass(frozen=True)
class Person:
    """`hashes`: the citizen's, and those of their telephones and addresses. Where only single
    interactions are meant (their time is over), there are none."""

    hashes: tuple[str, ...]
    interactions: tuple[str, ...]
    suggestions: tuple[str, ...]


class CitizenRepository:
    def __init__(self, session: Session) -> None:
        self._session = session

    def person(self, hashes: Iterable[str]) -> Person:
        known = tuple(hashes)
        query = select(Interaction.id).where(col(Interaction.citizen).in_(known))
        mine = list(self._session.exec(query.order_by(col(Interaction.id))))
        return self.part_of([*mine, *self._merged_with(mine)], known)

    def _merged_with(self, mine: Collection[str]) -> list[str]:
        """Of nobody by themselves: what a person took for the same matter as one of these."""
        found: list[str] = []
        ahead = list(mine)
        while ahead:
            kept = select(Interaction.merged_into).where(col(Interaction.id).in_(ahead))
            near = or_(col(Interaction.merged_into).in_(ahead), col(Interaction.id).in_(kept))
            query = select(Interaction.id).where(near, col(Interaction.citizen).is_(None))
            known = {*mine, *found}
            ahead = [id for id in self._session.exec(query) if id not in known]
            found += ahead
        return found

    def part_of(self, interactions: Iterable[str], hashes: tuple[str, ...] = ()) -> Person:
        ids = tuple(interactions)
        made = select(SuggestionRecord.id).where(
            or_(
                col(SuggestionRecord.interaction).in_(ids),
                col(SuggestionRecord.citizen).in_(hashes),
            )
        )
        used = select(InteractionMessage.suggestion_id).where(
            col(InteractionMessage.interaction_id).in_(ids),
            col(InteractionMessage.suggestion_id).is_not(None),
        )
        found = {*self._session.exec(made), *(id for id in self._session.exec(used) if id)}
        return Person(hashes, ids, tuple(sorted(found)))

    def rows(self, table: type[SQLModel], **wanted: Collection[str]) -> list[dict[str, Any]]:
        """Where any of these columns holds any of these values, by primary key."""
        order = inspect(table).local_table.primary_key
        query = select(table).where(_any(table, wanted)).order_by(*order)
        return [row.model_dump(mode="json") for row in self._session.exec(query)]

    def delete(self, table: type[SQLModel], **wanted: Collection[str]) -> int:
        return int(self._session.exec(delete(table).where(_any(table, wanted))).rowcount)

    def blank(
        self, table: type[SQLModel], values: dict[str, Any], **wanted: Collection[str]
    ) -> int:
        changed = update(table).where(_any(table, wanted)).values(**values)
        return int(self._session.exec(changed).rowcount)

    def mentioning(self, table: type[SQLModel], column: str, texts: Collection[str]) -> list[str]:
        """Primary keys of rows whose column (JSON, too) speaks of any of these."""
        (key,) = inspect(table).local_table.primary_key
        held = cast(inspect(table).local_table.c[column], String)
        found: list[str] = []
        listed = list(texts)
        for start in range(0, len(listed), _MOST):
            said = [held.contains(one, autoescape=True) for one in listed[start : start + _MOST]]
            found += self._session.exec(select(key).where(or_(*said)))
        return found

    def blank_interactions(self, ids: Collection[str], at: datetime) -> int:
        """What is left tells nothing of anybody: when, where and about what, to count by."""
        values = {
            "citizen": None, "contact": None, "subject": "", "source": "", "authentication": None,
            "authenticated_by": None, "authenticated_at": None, "duplicate_of": None,
            "duplicate_score": None, "due_at": None, "due_kind": None, "erased_at": at,
        }  # fmt: skip
        blanked = self.blank(Interaction, values, id=ids)
        self.blank(Interaction, {"duplicate_of": None}, duplicate_of=ids)
        for id in ids:
            self.blank(Interaction, {"thread_key": f"erased:{secrets.token_hex(12)}"}, id=[id])
        return blanked

    def delete_messages(self, ids: Collection[str]) -> int:
        self._delete_statuses(ids)
        self.delete(ThreadReference, interaction_id=ids)
        self.blank(InteractionChange, {"reason": ""}, interaction_id=ids)
        return self.delete(InteractionMessage, interaction_id=ids)

    def delete_suggestions(self, ids: Collection[str]) -> int:
        self.delete(SuggestionEvent, suggestion_id=ids)
        return self.delete(SuggestionRecord, id=ids)

    def delete_cases(self, ids: Collection[str]) -> int:
        return self.delete(ResolvedCase, id=ids)

    def forget(self, hashes: Collection[str]) -> int:
        """Who they are tied to, and by which name the audit speaks of them."""
        self.delete(CitizenAlias, citizen=hashes)
        return self.delete(CitizenContact, citizen=hashes, contact=hashes)

    def merges(self, ids: Collection[str]) -> list[dict[str, Any]]:
        return self.rows(Merge, kept=ids, merged=ids)

    def over_since(self, resolved: datetime, silent: datetime, limit: int) -> list[str]:
        """Interactions whose time is over: resolved before one day, or silent since another. What
        says of itself that it is old is kept from when it came."""
        query = select(Interaction.id).where(
            col(Interaction.erased_at).is_(None),
            or_(
                col(Interaction.resolved_at) < resolved,
                and_(
                    col(Interaction.resolved_at).is_(None),
                    col(Interaction.last_message_at) < silent,
                    ~_received_since(silent),
                ),
            ),
        )
        return list(self._session.exec(query.order_by(col(Interaction.created_at)).limit(limit)))

    def consents_over(self, before: datetime) -> list[str]:
        query = select(Consent.id).where(
            or_(col(Consent.withdrawn_at) < before, col(Consent.expires_at) < before)
        )
        return list(self._session.exec(query))

    def rejected_before(self, before: datetime) -> list[str]:
        query = select(RejectedDelivery.id).where(col(RejectedDelivery.last_at) < before)
        return list(self._session.exec(query))

    def _delete_statuses(self, ids: Collection[str]) -> None:
        sent = select(InteractionMessage.external_id).where(
            col(InteractionMessage.interaction_id).in_(ids)
        )
        mine = col(MessageStatus.external_id).in_(sent)
        self._session.exec(delete(MessageStatus).where(mine))


def _received_since(at: datetime) -> ColumnElement[bool]:
    """By our clock, not by that of the sender."""
    return (
        select(InteractionMessage.id)
        .where(
            col(InteractionMessage.interaction_id) == col(Interaction.id),
            col(InteractionMessage.received_at) >= at,
        )
        .exists()
    )


def _any(table: type[SQLModel], wanted: dict[str, Collection[str]]) -> ColumnElement[bool]:
    columns = inspect(table).local_table.c
    return or_(*(columns[name].in_(list(values)) for name, values in wanted.items()))
