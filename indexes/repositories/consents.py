from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from indexes.tables import CitizenContact, Consent

Consents = list[Consent]


class ConsentRepository:
    """What citizens allowed, and what they took back."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: Consent) -> None:
        self._session.add(row)
        self._session.flush()

    def get(self, id: str) -> Consent | None:
        return self._session.get(Consent, id, populate_existing=True, with_for_update=True)

    def of(self, hashes: Collection[str]) -> Consents:
        """Given under any of them: the last first, also those that are over."""
        query = select(Consent).where(col(Consent.citizen).in_(hashes))
        newest = (col(Consent.given_at).desc(), col(Consent.id))
        return list(self._session.exec(query.order_by(*newest)))

    def in_force(self, hashes: Collection[str], at: datetime) -> Consents:
        query = select(Consent).where(
            col(Consent.citizen).in_(hashes),
            col(Consent.withdrawn_at).is_(None),
            col(Consent.given_at) <= at,
            or_(col(Consent.expires_at).is_(None), col(Consent.expires_at) > at),
        )
        return list(self._session.exec(query))

    def list(self, purpose: str | None, offset: int, limit: int) -> Consents:
        query = select(Consent).where(*_of(purpose))
        newest = (col(Consent.given_at).desc(), col(Consent.id))
        return list(self._session.exec(query.order_by(*newest).offset(offset).limit(limit)))

    def count(self, purpose: str | None) -> int:
        query = select(func.count()).select_from(Consent).where(*_of(purpose))
        return self._session.exec(query).one()


class ContactRepository:
    """Telephones and addresses (as hashes) that were tied to a citizen."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def citizen_of(self, hashed: str) -> str:
        """Whom it was tied to; itself where it was not."""
        row = self._session.get(CitizenContact, hashed, populate_existing=True)
        return row.citizen if row else hashed

    def tie(self, contact: str, citizen: str, by: str) -> None:
        row = self._session.get(CitizenContact, contact) or CitizenContact(
            contact=contact, citizen=citizen, by=by
        )
        row.citizen, row.by = citizen, by
        self._session.add(row)
        self._session.flush()

    def untie(self, contact: str) -> None:
        row = self._session.get(CitizenContact, contact)
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def hashes_of(self, citizen: str) -> list[str]:
        """Under which something of them may be kept: their own first."""
        return [citizen, *self.of(citizen)]

    def of(self, citizen: str) -> list[str]:
        query = select(CitizenContact.contact).where(CitizenContact.citizen == citizen)
        return sorted(self._session.exec(query))


def _of(purpose: str | None) -> list[bool]:
    return [] if purpose is None else [Consent.purpose == purpose]
