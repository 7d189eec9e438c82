from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from indexes.database import open_database, session_scope
from indexes.repositories.cases import CaseRepository
from indexes.settings import Settings
from ingest.cases import export_cases, import_cases
from ingest.errors import ImportInvalid

GOOD = {
    "id": "c1",
    "question": "Soy Ana, mi DNI es 12345678Z, ¿cuándo acaba el plazo?",
    "answer": "El plazo acaba el 20 de mayo de 2026.",
    "office": "huesca",
    "channel": "email",
    "resolved_at": "2026-04-01T10:00:00Z",
    "procedure_code": "727",
}


def lines(*rows: object) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def stored(settings: Settings) -> dict[str, str]:
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = {case.id: case.question for case in CaseRepository(session).iter_all()}
    engine.dispose()
    return found


def test_good_lines_are_kept_and_bad_ones_are_named(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    path.write_text(
        lines(
            GOOD, "no es json", "", {**GOOD, "id": "c2", "channel": "paloma"}, {**GOOD, "id": "c3"}
        ),
        encoding="utf-8",
    )
    report = import_cases(settings, path)

    assert report.imported == 2
    assert [error.line for error in report.errors] == [2, 4]
    assert "channel" in report.errors[1].reason
    assert set(stored(settings)) == {"c1", "c3"}


def test_personal_data_never_reach_the_store(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    path.write_text(lines(GOOD), encoding="utf-8")
    import_cases(settings, path)

    assert "12345678Z" not in stored(settings)["c1"]
    assert b"12345678Z" not in b"".join(f.read_bytes() for f in settings.data_dir.glob("*.db*"))
    assert "12345678Z" not in "".join(export_cases(settings, "jsonl"))


def test_dry_run_checks_and_keeps_nothing(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    path.write_text(lines(GOOD, "{"), encoding="utf-8")
    report = import_cases(settings, path, dry_run=True)

    assert (report.imported, len(report.errors)) == (1, 1)
    assert stored(settings) == {}


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_exported_can_be_imported(settings: Settings, tmp_path: Path, form: str) -> None:
    path = tmp_path / "casos.jsonl"
    tricky = {**GOOD, "id": "c2", "answer": 'Con "comillas", comas\ny líneas'}
    path.write_text(lines(GOOD, tricky), encoding="utf-8")
    import_cases(settings, path)
    out = tmp_path / f"salida.{form}"
    out.write_text("\n".join(export_cases(settings, form)) + "\n", encoding="utf-8")
    other = settings.model_copy(update={"data_dir": tmp_path / "otra"})

    assert import_cases(other, out).imported == 2
    assert stored(other) == stored(settings)
    if form == "csv":
        assert len(list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))) == 2


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_file_that_cannot_be_read_says_why(
    settings: Settings, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "casos.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ImportInvalid, match=r"casos\.jsonl"):
        import_cases(settings, path)
