"""Reads what is audited: a file of cases (JSONL, CSV), a file of clusters, or the stored cases."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from eval.audit.errors import CasesInvalid
from eval.audit.models import Cluster, SentCase
from indexes.case_files import LineError, format_of, read_cases
from indexes.database import open_database, session_scope
from indexes.redaction import RedactedCase
from indexes.repositories import CaseRepository
from indexes.settings import Settings
from indexes.validation import explained


@dataclass(frozen=True, slots=True)
class Material:
    """Either clusters, as a person left them, or cases that are still to be clustered."""

    cases: tuple[SentCase, ...] = ()
    clusters: tuple[Cluster, ...] | None = None


def read_material(path: Path) -> Material:
    """By what the lines are. Raises CasesInvalid with every bad line; OSError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CasesInvalid(str(path), [f"no es texto UTF-8 (byte {error.start})"]) from error
    if format_of(path.name) == "jsonl" and _holds_clusters(text):
        return Material(clusters=tuple(_clusters(path, text)))
    return Material(cases=tuple(_cases(path, text)))


def stored_cases(settings: Settings) -> tuple[SentCase, ...]:
    """Those of the data directory, by id."""
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = tuple(
            SentCase.model_validate({name: getattr(row, name) for name in SentCase.model_fields})
            for row in CaseRepository(session).iter_all()
        )
    engine.dispose()
    return found


def _holds_clusters(text: str) -> bool:
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        row = json.loads(first)
    except json.JSONDecodeError:
        return False
    return isinstance(row, dict) and "cases" in row


def _cases(path: Path, text: str) -> list[SentCase]:
    rows = list(read_cases(text, format_of(path.name)))
    problems = [f"línea {row.line}: {row.reason}" for row in rows if isinstance(row, LineError)]
    cases = [_sent(row) for row in rows if isinstance(row, RedactedCase)]
    problems += _repeated(case.id for case in cases)
    if not rows:
        problems.append("no tiene ninguna consulta")
    if problems:
        raise CasesInvalid(str(path), problems)
    return cases


def _sent(case: RedactedCase) -> SentCase:
    values = case.model_dump()
    return SentCase.model_validate(
        {**values, "question": str(case.question), "answer": str(case.answer)}
    )


def _clusters(path: Path, text: str) -> list[Cluster]:
    clusters: list[Cluster] = []
    problems: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            clusters.append(Cluster.model_validate_json(line))
        except ValidationError as error:
            problems.append(f"línea {number}: {explained(error)}")
    problems += _repeated(cluster.id for cluster in clusters)
    problems += _repeated(case.id for cluster in clusters for case in cluster.cases)
    if problems:
        raise CasesInvalid(str(path), problems)
    return clusters


def _repeated(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    twice = {id for id in ids if id in seen or seen.add(id)}  # type: ignore[func-returns-value]
    return [f"el id «{id}» está repetido" for id in sorted(twice)]
