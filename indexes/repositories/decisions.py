from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from indexes.conflicts import Ruling, Side
from indexes.models import DocumentKind
from indexes.repositories.conflicts import ConflictRepository
from indexes.tables import CanonicalAnswer, Conflict, ConflictRuling


@dataclass(frozen=True, slots=True)
class Dispute:
    """Official sources that give one slot of a procedure different values, the preferred one
    first; `ruling` is what an editor decided, where it is in force."""

    id: str
    about: str  # key of the procedure
    slot: str
    kind: str
    sides: tuple[Side, ...]
    reason: str
    ruling: Ruling | None = None


Version = tuple[int, int, int, datetime | None]

_VERSION = select(  # written once: it is asked twice a second
    select(func.max(ConflictRuling.id)).scalar_subquery(),
    select(func.count()).select_from(Conflict).scalar_subquery(),
    select(func.count()).select_from(CanonicalAnswer).scalar_subquery(),
    select(func.max(CanonicalAnswer.updated_at)).scalar_subquery(),
)


class DecisionRepository:
    """What editors decided, and what there is to decide, as answers need it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def version(self) -> Version:
        """Another one after every ruling, every change of a canonical answer and every new
        conflict. Cheap enough for every request."""
        ruled, conflicts, answers, edited = self._session.exec(_VERSION).one()
        return ruled or 0, conflicts, answers, edited

    def disputes(self) -> list[Dispute]:
        """Between two official sources at least: what a resolved case says against all of them is
        out of date, and no dispute."""
        rulings = {one.conflict_id: one for one in ConflictRepository(self._session).rulings()}
        query = select(Conflict).where(col(Conflict.state).in_(("open", "ruled")))
        found = []
        for row in self._session.exec(query.order_by(col(Conflict.id))):
            sides = [Side.model_validate(side) for side in row.sides]
            official = tuple(s for s in sides if s.document_kind is not DocumentKind.CASE)
            if len(official) > 1:
                found.append(
                    Dispute(
                        row.id, row.about, row.slot, row.kind, official, row.reason,
                        rulings.get(row.id),
                    )
                )  # fmt: skip
        return found

    def approved(self) -> list[CanonicalAnswer]:
        """Approved answers that rest on facts that hold, whatever day they are valid on."""
        query = select(CanonicalAnswer).where(
            CanonicalAnswer.state == "approved", CanonicalAnswer.stale_reason == ""
        )
        newest = (col(CanonicalAnswer.version).desc(), col(CanonicalAnswer.id))
        return list(self._session.exec(query.order_by(*newest)))
