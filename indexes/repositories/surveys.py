from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select, update

from indexes.models import Value
from indexes.repositories.upsert import insert_missing
from indexes.tables import ProcessOpinion, Survey, now


class SurveyFilter(Value):
    """Of which answers; `None` means any. `until` is exclusive."""

    since: datetime | None = None
    until: datetime | None = None
    office: str | None = None
    channel: str | None = None
    theme: str | None = None
    procedure_code: str | None = None
    max_score: int | None = None


class SurveyRepository:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: Survey) -> bool:
        """False when that interaction has one."""
        return insert_missing(self._session, row)

    def of_interaction(self, interaction_id: str) -> Survey | None:
        query = select(Survey).where(Survey.interaction_id == interaction_id)
        return self._session.exec(query).first()

    def by_digest(self, digest: str) -> Survey | None:
        query = select(Survey).where(Survey.token_digest == digest)
        return self._session.exec(query).first()

    def opened(self, id: str, at: datetime) -> None:
        """Notes the first time."""
        first = (col(Survey.id) == id, col(Survey.opened_at).is_(None))
        self._session.exec(update(Survey).where(*first).values(opened_at=at))

    def answer(self, id: str, score: int, comment: str | None, at: datetime) -> bool:
        """False when it was answered before, or is too late: one answer, however many come at
        once."""
        waits = (
            col(Survey.id) == id,
            col(Survey.answered_at).is_(None),
            col(Survey.expires_at) > at,
        )
        values = {"score": score, "comment": comment, "answered_at": at}
        return bool(self._session.exec(update(Survey).where(*waits).values(**values)).rowcount)

    def answered(self, chosen: SurveyFilter, offset: int, limit: int) -> tuple[int, list[Survey]]:
        """How many there are, and those of the page, the last one first."""
        conditions = _answered(chosen)
        total: Any = select(func.count()).select_from(Survey).where(*conditions)
        last = (col(Survey.answered_at).desc(), col(Survey.id))
        page = select(Survey).where(*conditions).order_by(*last).offset(offset).limit(limit)
        return int(self._session.exec(total).one()), list(self._session.exec(page))

    def erase(self, interactions: Collection[str]) -> int:
        """All words about them, and their links; how many there were. Scores stay, as figures: the
        interaction does not say any more whose it was."""
        about = col(Survey.interaction_id).in_(interactions)
        values = {"comment": None, "expires_at": now()}
        return int(self._session.exec(update(Survey).where(about).values(**values)).rowcount)


class OpinionRepository:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: ProcessOpinion) -> None:
        self._session.add(row)
        self._session.flush()

    def list(self, procedure_code: str | None, office: str | None) -> list[ProcessOpinion]:
        """The last ones first."""
        query = select(ProcessOpinion)
        if procedure_code is not None:
            query = query.where(ProcessOpinion.procedure_code == procedure_code)
        if office is not None:
            query = query.where(ProcessOpinion.office == office)
        last = (col(ProcessOpinion.at).desc(), col(ProcessOpinion.id))
        return list(self._session.exec(query.order_by(*last)))


def _answered(chosen: SurveyFilter) -> list[ColumnElement[bool]]:
    found = [
        getattr(Survey, name) == value
        for name in ("office", "channel", "theme", "procedure_code")
        if (value := getattr(chosen, name)) is not None
    ]
    found.append(col(Survey.answered_at).is_not(None))
    if chosen.since is not None:
        found.append(col(Survey.answered_at) >= chosen.since)
    if chosen.until is not None:
        found.append(col(Survey.answered_at) < chosen.until)
    if chosen.max_score is not None:
        found.append(col(Survey.score) <= chosen.max_score)
    return found
