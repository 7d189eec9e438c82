"""Yearly calls as editions of one procedure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.models import Edition, Window
from indexes.repositories import EditionRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from ingest.crawling import crawl
from ingest.editions import Call, editions_of
from ingest.extractors.editions import edition_in, without_edition
from ingest.pipeline import reindex
from ingest.sources import make_source

TODAY = date(2026, 6, 1)
PASSED = Window(starts=date(2025, 5, 1), ends=date(2025, 5, 20))
OPEN = Window(starts=date(2026, 5, 25), ends=date(2026, 6, 20))
TO_COME = Window(starts=date(2026, 9, 1), ends=date(2026, 9, 20))


def call(id: str, name: str, **values: object) -> Call:
    return Call(id, name, **{"title": "becas de comedor", **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "name", "bare"),
    [
        ("Oposiciones 2026: cuerpo auxiliar — 118 plazas", "2026", "Oposiciones: cuerpo auxiliar"),
        ("Becas de comedor - Convocatoria 2025 (40 becas)", "2025", "Becas de comedor"),
        ("Ayudas 2025/26 - Comedor", "2025/26", "Ayudas - Comedor"),
    ],
)
def test_the_year_and_the_places_of_a_call_are_left_out_of_its_title(
    title: str, name: str, bare: str
) -> None:
    assert (edition_in(title), without_edition(title)) == (name, bare)


def current(*calls: Call) -> set[str]:
    return {id for id, edition in editions_of(calls, TODAY).items() if edition.current}


def test_calls_of_one_title_share_a_key_without_the_year() -> None:
    found = editions_of([call("a", "2025", code="B25"), call("b", "2026", code="B26")], TODAY)

    assert {edition.procedure for edition in found.values()} == {"edition:becas de comedor"}
    assert found["b"] == Edition(procedure="edition:becas de comedor", name="2026", current=True)


def test_calls_of_one_code_are_known_by_it() -> None:
    calls = [call("a", "2025", code="727"), call("b", "2026", code="727", title="otra cosa dicha")]
    assert {edition.procedure for edition in editions_of(calls, TODAY).values()} == {"727"}


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ({"2025": PASSED, "2026": OPEN}, {"2026"}),
        ({"2024": Window(), "2025": PASSED}, {"2025"}),
        ({"2025": PASSED, "2026": TO_COME}, {"2026"}),
        ({"2026": OPEN, "2027": TO_COME}, {"2026"}),
        ({"2025": PASSED, "2026": Window(state="undefined")}, {"2026"}),
        ({"2025": Window(state="open"), "2026": PASSED}, {"2025"}),
        ({"2024/25": PASSED, "2025/26": Window()}, {"2025/26"}),
        ({"1.ª convocatoria": PASSED, "2.ª convocatoria": OPEN}, {"2.ª convocatoria"}),
    ],
)
def test_the_open_one_holds_else_the_next_else_the_latest(
    windows: dict[str, Window], expected: set[str]
) -> None:
    assert current(*(call(name, name, window=window) for name, window in windows.items())) == (
        expected
    )


def test_two_pages_of_one_edition_hold_together() -> None:
    calls = [
        call("portal", "2026", window=Window()),
        call("sede", "2026", window=OPEN),
        call("old", "2025", window=PASSED),
    ]
    assert current(*calls) == {"portal", "sede"}


def test_two_calls_of_one_year_are_two_editions() -> None:
    calls = [
        call("first", "2026", window=Window(ends=date(2026, 2, 1))),
        call("second", "2026", window=OPEN),
    ]
    assert current(*calls) == {"second"}


def test_one_title_of_two_departments_is_two_procedures() -> None:
    calls = [call("a", "2025", owner="educacion"), call("b", "2026", owner="cultura")]
    found = editions_of(calls, TODAY)

    assert found["a"].procedure != found["b"].procedure
    assert current(*calls) == {"a", "b"}


SHEET = (
    "<h1>Becas de comedor. Convocatoria {year}</h1><p>Código: {code}</p><h2>Objeto</h2><p>Pagar el "
    "comedor.</p><h2>Requisitos</h2><p>Estar matriculado.</p><h2>Plazo</h2><p>Del 1 al 20 de mayo "
    "de {year}.</p><h2>Documentación</h2><p>Solicitud.</p><h2>Cuantía</h2><p>{sum} euros.</p>"
    "<h2>Silencio</h2><p>{silence}</p>"
)


def test_editions_of_a_crawl_are_flagged_and_contradict_nobody(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "paginas"
    folder.mkdir()
    for year, code, total, silence in (
        (2025, "B-25", 300, "Desestimatorio"), (2026, "B-26", 350, "Estimatorio"),
    ):  # fmt: skip
        page = SHEET.format(year=year, code=code, sum=total, silence=silence)
        (folder / f"becas-{year}.html").write_text(page, encoding="utf-8")
    crawl(settings, [make_source(name="docs", kind="folder", start_urls=(str(folder),))])
    report = reindex(settings)

    snapshot = SnapshotStore(settings.snapshots_dir, get_embedder(settings)).current()
    flags = {p.edition.name: p.edition.current for p in snapshot.of_procedure("B-25") if p.edition}
    flags |= {p.edition.name: p.edition.current for p in snapshot.of_procedure("B-26") if p.edition}
    assert flags == {"2025": False, "2026": True}
    assert report.conflicts == 0

    engine = open_database(settings)
    with session_scope(engine) as session:
        listed = EditionRepository(session).of("edition:becas de comedor")
        states = [(row.procedure_code, row.edition, row.edition_current) for row, _ in listed]
    engine.dispose()
    assert states == [("B-26", "2026", True), ("B-25", "2025", False)]


def test_a_bare_page_of_an_old_call_is_an_edition_of_the_procedure(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "paginas"
    folder.mkdir()
    sheet = SHEET.format(year=2026, code="B-26", sum=350, silence="Estimatorio")
    bare = "<h1>{} 2025</h1><p>Del 1 al 20 de mayo de 2025.</p><p>Lista en septiembre.</p>"
    (folder / "becas.html").write_text(sheet, encoding="utf-8")
    for name, title in (("antigua", "Becas de comedor. Curso"), ("otra", "Memoria. Año")):
        (folder / f"{name}.html").write_text(bare.format(title), encoding="utf-8")
    crawl(settings, [make_source(name="docs", kind="folder", start_urls=(str(folder),))])
    reindex(settings)

    engine = open_database(settings)
    with session_scope(engine) as session:
        listed = EditionRepository(session).of("edition:becas de comedor")
        states = [(row.title, row.edition_current) for row, _ in listed]
    engine.dispose()
    assert states == [
        ("Becas de comedor. Convocatoria 2026", True), ("Becas de comedor. Curso 2025", False)
    ]  # fmt: skip
