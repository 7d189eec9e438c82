"""Resolved cases from and to files. What is read is redacted before anything else sees it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from indexes.case_files import CaseLine, LineError, format_of, read_cases
from indexes.database import open_database, session_scope
from indexes.redaction import RedactedCase
from indexes.repositories.cases import CaseRepository
from indexes.settings import Settings
from indexes.tables import ResolvedCase
from ingest.files import ImportReport, read_text
from ingest.progress import IMPORT, Progress, silent
from ingest.texts import text

_COLUMNS = tuple(CaseLine.model_fields)
_BATCH = 200


def import_cases(
    settings: Settings, path: Path, progress: Progress = silent, *, dry_run: bool = False
) -> ImportReport:
    """JSONL or CSV, by name. Good lines are kept although others are bad. Raises ImportInvalid."""
    rows = list(read_cases(read_text(path), format_of(path.name)))
    good = [row for row in rows if isinstance(row, RedactedCase)]
    bad = tuple(row for row in rows if isinstance(row, LineError))
    if not dry_run:
        _save(settings, good, progress)
    return ImportReport(imported=len(good), errors=bad, dry_run=dry_run)


def export_cases(settings: Settings, form: str) -> Iterator[str]:
    """Lines of the file, as `import_cases` reads them; redacted, as they are stored."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            if form == "csv":
                yield _csv_line(_COLUMNS)
            for case in CaseRepository(session).iter_all():
                record = _record(case)
                yield _csv_line(record.values()) if form == "csv" else _json_line(record)
    finally:
        engine.dispose()


def _save(settings: Settings, cases: list[RedactedCase], progress: Progress) -> None:
    engine = open_database(settings)
    try:
        for start in range(0, len(cases), _BATCH):
            with session_scope(engine) as session:
                repository = CaseRepository(session)
                for case in cases[start : start + _BATCH]:
                    repository.save(case)
            done = min(start + _BATCH, len(cases))
            progress(done, len(cases), IMPORT, text("steps.cases"))
    finally:
        engine.dispose()


def _record(case: ResolvedCase) -> dict[str, object]:
    values = {name: getattr(case, name) for name in _COLUMNS}
    return {**values, "resolved_at": case.resolved_at.isoformat()}


def _json_line(record: dict[str, object]) -> str:
    kept = {name: value for name, value in record.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False)


def _csv_line(values: object) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow("" if v is None else v for v in list(values))  # type: ignore[call-overload]
    return out.getvalue()
