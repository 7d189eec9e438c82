from __future__ import annotations

from sqlmodel import Session, col, func, select

from indexes.tables import EvaluationRun

Runs = list[EvaluationRun]


class EvaluationRepository:
    """Finished evaluations, to list and to follow the trend."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, run: EvaluationRun) -> None:
        """Judging a run again replaces its row."""
        self._session.merge(run)
        self._session.flush()

    def get(self, id: str) -> EvaluationRun | None:
        return self._session.get(EvaluationRun, id, populate_existing=True)

    def list(self, mode: str | None = None, offset: int = 0, limit: int | None = None) -> Runs:
        """Newest first; `None` means any."""
        newest = (col(EvaluationRun.started_at).desc(), col(EvaluationRun.id))
        query = select(EvaluationRun).order_by(*newest).offset(offset).limit(limit)
        if mode is not None:
            query = query.where(EvaluationRun.mode == mode)
        return list(self._session.exec(query))

    def count(self, mode: str | None = None) -> int:
        query = select(func.count()).select_from(EvaluationRun)
        if mode is not None:
            query = query.where(EvaluationRun.mode == mode)
        return self._session.exec(query).one()

    def delete(self, id: str) -> bool:
        """False when there was none."""
        run = self.get(id)
        if run is None:
            return False
        self._session.delete(run)
        self._session.flush()
        return True
