from __future__ import annotations

from pathlib import Path

import pytest

from eval.audit.errors import CasesInvalid
from eval.audit.reading import read_material, stored_cases
from indexes.settings import Settings
from tests.eval.audit.site import line


def test_every_bad_line_is_named_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    path.write_text(f'{line("c1", "¿Qué?", "Eso.")}\n{{roto\n{{"id": "c3"}}\n', encoding="utf-8")
    with pytest.raises(CasesInvalid) as refused:
        read_material(path)
    assert [problem.split(":")[0] for problem in refused.value.problems] == ["línea 2", "línea 3"]


def test_personal_data_never_enter_the_audit(tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    path.write_text(line("c1", "Mi DNI es 12345678Z, ¿qué hago?", "Venga."), encoding="utf-8")
    assert "12345678Z" not in read_material(path).cases[0].question


def test_csv_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "casos.csv"
    head = "id,question,answer,office,channel,resolved_at\n"
    path.write_text(f"{head}c1,¿Qué?,Eso.,norte,phone,2026-03-02T09:00:00Z\n", encoding="utf-8")
    assert [case.id for case in read_material(path).cases] == ["c1"]


def test_an_empty_file_and_a_repeated_id_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(CasesInvalid, match="ninguna consulta"):
        read_material(path)
    path.write_text(f"{line('c1', '¿A?', 'B.')}\n{line('c1', '¿C?', 'D.')}\n", encoding="utf-8")
    with pytest.raises(CasesInvalid, match="el id «c1» está repetido"):
        read_material(path)


def test_a_data_directory_without_cases_gives_none(settings: Settings) -> None:
    assert stored_cases(settings) == ()
