from __future__ import annotations

from sqlmodel import Session, col, select

from indexes.models import Office
from indexes.repositories.upsert import upsert
from indexes.tables import OfficeRow

Offices = list[Office]


class OfficeRepository:
    """Places of attention, as frozen values."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> Office | None:
        row = self._session.get(OfficeRow, id, populate_existing=True)
        return _office(row) if row else None

    def list(self) -> Offices:
        """By municipality, then name."""
        order = (col(OfficeRow.municipality), col(OfficeRow.name), col(OfficeRow.id))
        return [_office(row) for row in self._session.exec(select(OfficeRow).order_by(*order))]

    def save(self, office: Office) -> None:
        """Adds it, or replaces the one of that id."""
        upsert(self._session, OfficeRow(**office.model_dump()))


def _office(row: OfficeRow) -> Office:
    return Office.model_validate(row.model_dump())
