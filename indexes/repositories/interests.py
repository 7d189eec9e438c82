from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select, update

from indexes.models import Value
from indexes.tables import Consent, Interest

Interests = list[Interest]


class Target(Value):
    """Whom something is for. `procedure_codes`: of all editions of one procedure. No audiences:
    everybody whose interest it meets."""

    procedure_codes: tuple[str, ...] = ()
    theme: str | None = None
    municipality: str | None = None
    audiences: tuple[str, ...] = ()


class InterestRepository:
    """What citizens want to be told of."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: Interest) -> None:
        self._session.add(row)
        self._session.flush()

    def get(self, id: str) -> Interest | None:
        return self._session.get(Interest, id, populate_existing=True)

    def of_citizen(self, citizen: str, ended: bool = False) -> Interests:
        query = select(Interest).where(Interest.citizen == citizen)
        if not ended:
            query = query.where(col(Interest.ended_at).is_(None))
        return list(self._session.exec(query.order_by(col(Interest.created_at), col(Interest.id))))

    def met_by(self, target: Target, purpose: str, at: datetime) -> Interests:
        """In force, with a consent in force, the oldest first. The target names something of the
        interest, and nothing of it is another."""
        query = (
            select(Interest)
            .join(Consent, col(Consent.id) == Interest.consent_id)
            .where(col(Interest.ended_at).is_(None), _in_force(purpose, at))
            .where(Consent.citizen == Interest.citizen, *_meets(target))
        )
        return list(self._session.exec(query.order_by(col(Interest.created_at), col(Interest.id))))

    def wanted(self, purpose: str, at: datetime) -> tuple[set[str], set[str]]:
        """Codes of procedures and themes that somebody wants to be told of."""
        query = (
            select(Interest.procedure_code, Interest.theme)
            .join(Consent, col(Consent.id) == Interest.consent_id)
            .where(col(Interest.ended_at).is_(None), _in_force(purpose, at))
            .distinct()
        )
        rows = list(self._session.exec(query))
        return {code for code, _ in rows if code}, {theme for _, theme in rows if theme}

    def consent(self, citizen: str, purpose: str, at: datetime) -> Consent | None:
        """The last one in force."""
        query = (
            select(Consent)
            .where(Consent.citizen == citizen, _in_force(purpose, at))
            .order_by(col(Consent.given_at).desc(), col(Consent.id))
        )
        return self._session.exec(query).first()

    def is_in_force(self, interest: Interest, purpose: str, at: datetime) -> bool:
        if interest.ended_at is not None:
            return False
        query = select(func.count()).select_from(Consent)
        mine = (Consent.id == interest.consent_id, Consent.citizen == interest.citizen)
        return bool(self._session.exec(query.where(*mine, _in_force(purpose, at))).one())

    def end(self, ids: Sequence[str], reason: str, at: datetime) -> int:
        """How many were in force."""
        mine = (col(Interest.id).in_(ids), col(Interest.ended_at).is_(None))
        change = update(Interest).where(*mine).values(ended_at=at, end_reason=reason)
        return int(self._session.exec(change).rowcount)


def _in_force(purpose: str, at: datetime) -> ColumnElement[bool]:
    return and_(
        col(Consent.purpose) == purpose,
        col(Consent.withdrawn_at).is_(None),
        or_(col(Consent.expires_at).is_(None), col(Consent.expires_at) > at),
    )


def _meets(target: Target) -> list[ColumnElement[bool]]:
    code, theme = col(Interest.procedure_code), col(Interest.theme)
    place, group = col(Interest.municipality), col(Interest.audience)
    same: list[ColumnElement[bool]] = []
    others: list[ColumnElement[bool]] = []
    for column, named in ((code, target.procedure_codes), (theme, _one(target.theme))):
        same.append(column.in_(named))
        others.append(or_(column.is_(None), column.in_(named)))
    if target.municipality is not None:
        same.append(place == target.municipality)
        others.append(or_(place.is_(None), place == target.municipality))
    if target.audiences:
        same.append(group.in_(target.audiences))
        others.append(group.in_(target.audiences))
    return [*others, or_(*same)]


def _one(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)
