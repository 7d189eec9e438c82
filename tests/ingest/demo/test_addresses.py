from __future__ import annotations

import pytest

from indexes.errors import RecordInvalid, RecordNotFound
from ingest.demo.addresses import AddressBook, procedure_path
from ingest.demo.content import DemoProcedure
from ingest.demo.placement import place


def made(slug: str, generation: str = "tramitador-n", **more: object) -> DemoProcedure:
    fields = {"code": None, "title": "T", "theme": "Caza", "summary": "S", **more}
    return DemoProcedure.model_validate({"slug": slug, "generation": generation, **fields})


@pytest.mark.parametrize(
    ("generation", "path"),
    [
        ("enlinea-visor", "/beca"),
        ("tramitador-2020", "/tramites/-/beca"),
        ("tramitador-n", "/tramitador/-/tramite/beca"),
        ("tramitador-2025", "/tramitador/-/tramite/beca/tramitacion"),
    ],
)
def test_each_generation_has_its_pattern(generation: str, path: str) -> None:
    assert procedure_path(made("beca", generation)) == path


@pytest.mark.parametrize(
    ("slug", "title", "path"),
    [
        ("beca-convocatoria-2025", "Beca - Convocatoria 2025", "beca/convocatoria-2025"),
        ("beca", "Beca - Convocatoria 2024", "beca/convocatoria-2024"),
        ("beca/cuota/2026", "Beca - Convocatoria 2026", "beca/cuota/2026"),
        ("beca", "Beca", "beca"),
    ],
)
def test_edition_ends_the_address(slug: str, title: str, path: str) -> None:
    assert procedure_path(made(slug), title) == f"/tramitador/-/tramite/{path}"


def test_book_finds_by_code_slug_and_title() -> None:
    book = AddressBook([made("a", code="7", title="Uno"), made("b", code="7", title="Dos")])
    assert book.path("7") == book.path("a") == book.path("Uno") == "/tramitador/-/tramite/a"
    assert book.path("Dos") == "/tramitador/-/tramite/b"
    assert book.find("Tres") is None
    with pytest.raises(RecordNotFound, match="Tres"):
        book.path("Tres")


def test_twin_at_a_taken_address_goes_to_the_mirror() -> None:
    twin = {"generation": "enlinea-visor", "slug": "a", "why": "http"}
    placed = place([made("a", "enlinea-visor", twins=[twin])])
    assert [item.path for item in placed] == ["/a", "/web/guest/a"]


def test_two_procedures_at_one_address_are_refused() -> None:
    with pytest.raises(RecordInvalid, match="/tramitador/-/tramite/a"):
        place([made("a"), made("a", title="Otro")])
