"""Reads what evaluations left: rows of the database, and files in their folders."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from sqlmodel import Session

from assist.evaluations.schemas import EvaluationFile, EvaluationOut, EvaluationPage
from assist.problems import Problem
from indexes.repositories import EvaluationRepository
from indexes.settings import Settings
from indexes.tables import EvaluationRun

Mode = Literal["replay", "audit"]


def evaluations(
    session: Session, settings: Settings, mode: Mode | None, offset: int, limit: int
) -> EvaluationPage:
    repository = EvaluationRepository(session)
    rows = repository.list(mode, offset, limit)
    return EvaluationPage(
        total=repository.count(mode), items=tuple(_out(settings, row) for row in rows)
    )


def evaluation(session: Session, settings: Settings, id: str) -> EvaluationOut:
    return _out(settings, _row(session, id))


def file_of(session: Session, settings: Settings, id: str, file: EvaluationFile) -> Path:
    """Raises Problem 404 when the run is unknown, or when its folder was removed."""
    path = _folder(settings, _row(session, id)) / file.value
    if not path.is_file():
        raise Problem("not_found", what=f"ningún fichero {file.value} de la evaluación", id=id)
    return path


def _row(session: Session, id: str) -> EvaluationRun:
    row = EvaluationRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what="ninguna evaluación", id=id)
    return row


def _folder(settings: Settings, row: EvaluationRun) -> Path:
    return settings.evaluations_dir / row.id  # ids come from our own rows, never from the address


def _out(settings: Settings, row: EvaluationRun) -> EvaluationOut:
    folder = _folder(settings, row)
    there = tuple(file for file in EvaluationFile if (folder / file.value).is_file())
    return EvaluationOut.of(row, there)
