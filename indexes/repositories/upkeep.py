from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, update

from indexes.repositories.upsert import insert_missing, upsert
from indexes.tables import Upkeep


class UpkeepRepository:
    """On which day each piece of daily work was last done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def done_on(self, name: str) -> date | None:
        row = self._session.get(Upkeep, name, populate_existing=True)
        return row.done_on if row else None

    def mark(self, name: str, day: date) -> None:
        upsert(self._session, Upkeep(name=name, done_on=day))

    def claim(self, name: str, day: date) -> bool:
        """Whether it is to be done this day by the caller: only one of many workers is told so."""
        if insert_missing(self._session, Upkeep(name=name, done_on=day)):
            return True
        due = (col(Upkeep.name) == name, col(Upkeep.done_on) < day)
        return bool(self._session.exec(update(Upkeep).where(*due).values(done_on=day)).rowcount)
