from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select, update

from indexes.models import Value
from indexes.tables import Consent, Interest

Interests = list[Interest]


class Target(Value):
    """Whom something is for. No audiences: everybody whose interest it meets."""

    procedure_code: str | None = None
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
    named = {
        name: value
        for name in ("procedure_code", "theme", "municipality")
        if (value := getattr(target, name)) is not None
    }
    same = [getattr(Interest, name) == value for name, value in named.items()]
    conditions: list[ColumnElement[bool]] = []
    for name in ("procedure_code", "theme"):
        column = getattr(Interest, name)
        free = column.is_(None)
        conditions.append(or_(free, column == named[name]) if name in named else free)
    if "municipality" in named:
        place = col(Interest.municipality)
        conditions.append(or_(place.is_(None), place == named["municipality"]))
    if target.audiences:
        group = col(Interest.audience).in_(target.audiences)
        conditions.append(group)
        same.append(group)
    return [*conditions, or_(*same)] if same else [col(Interest.id).is_(None)]
