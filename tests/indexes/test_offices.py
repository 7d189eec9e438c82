from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexes.database import open_database, session_scope
from indexes.errors import RecordInvalid
from indexes.models import Office
from indexes.offices import find_office, import_offices, load_offices, read_offices, slug
from indexes.repositories import OfficeRepository
from indexes.settings import Settings

HUESCA = {"name": "Oficina de Huesca", "municipality": "Huesca", "province": "Huesca"}
ALCANIZ = {"name": "Oficina delegada", "municipality": "Alcañiz", "province": "Teruel"}


def lines(*rows: object) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def offices() -> list[Office]:
    rows = list(read_offices(lines(HUESCA, ALCANIZ, {**HUESCA, "name": "Registro de Huesca"})))
    assert all(isinstance(row, Office) for row in rows)
    return [row for row in rows if isinstance(row, Office)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alcañiz", "alcaniz"),
        ("Ejea de los Caballeros", "ejea-de-los-caballeros"),
        ("  L'Ainsa–Sobrarbe ", "l-ainsa-sobrarbe"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_an_office_without_id_is_named_for_its_municipality() -> None:
    assert [office.id for office in offices()] == ["huesca", "alcaniz", "huesca-2"]


def test_every_bad_line_is_reported_with_its_number_and_reason() -> None:
    text = lines(
        HUESCA,
        "",
        "{not json",
        "[]",
        {"name": "Sin municipio", "province": "Teruel"},
        {**HUESCA, "id": "x", "phone": 976714000},
        {**HUESCA, "id": "huesca"},
        ALCANIZ,
    )
    rows = list(read_offices(text))
    errors = {row.line: row.reason for row in rows if not isinstance(row, Office)}
    assert sorted(errors) == [3, 4, 5, 6, 7]
    assert "no es JSON" in errors[3]
    assert "objeto" in errors[4]
    assert "municipality: falta" in errors[5]
    assert errors[6] == "phone: debe ser un texto"
    assert "línea 1" in errors[7]
    assert [row.id for row in rows if isinstance(row, Office)] == ["huesca", "alcaniz"]


def test_loading_is_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "offices.jsonl"
    path.write_text("\ufeff" + lines(HUESCA), encoding="utf-8")
    assert [office.id for office in load_offices(path)] == ["huesca"]
    path.write_text(lines(HUESCA, "x"))
    with pytest.raises(RecordInvalid, match="línea 2"):
        load_offices(path)
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(RecordInvalid, match="no se puede leer"):
        load_offices(path)


def test_fields_that_no_office_has_are_left_out_and_counted(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "offices.jsonl"
    path.write_text(lines({**HUESCA, "kind": "registro", "notes": "x"}, {**ALCANIZ, "kind": "y"}))
    report = import_offices(settings, path)

    assert (report.imported, report.errors) == (2, ())
    assert report.ignored == {"kind": 2, "notes": 1}


def test_importing_keeps_the_good_lines(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "offices.jsonl"
    path.write_text(lines(HUESCA, "x", ALCANIZ))
    report = import_offices(settings, path)
    assert report.imported == 2
    assert [error.line for error in report.errors] == [2]
    engine = open_database(settings)
    with session_scope(engine) as session:
        assert [o.id for o in OfficeRepository(session).list()] == ["alcaniz", "huesca"]
    engine.dispose()


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("alcaniz", "alcaniz"),
        ("ALCAÑIZ", "alcaniz"),
        ("  Alcaniz ", "alcaniz"),
        ("oficina DELEGADA", "alcaniz"),
        ("huesca", "huesca"),
        ("Registro de Huesca", "huesca-2"),
        ("Huesca 2", "huesca-2"),
        ("Soria", None),
        ("", None),
    ],
)
def test_offices_are_found_by_what_people_call_them(wanted: str, id: str | None) -> None:
    found = find_office(offices(), wanted)
    assert (found.id if found else None) == id


def test_a_name_that_fits_two_offices_fits_none() -> None:
    two = [
        Office(id="a", name="Centro", municipality="Teruel", province="Teruel"),
        Office(id="b", name="Centro", municipality="Teruel", province="Teruel"),
    ]
    assert find_office(two, "Teruel") is None
    assert find_office(two, "b") == two[1]
