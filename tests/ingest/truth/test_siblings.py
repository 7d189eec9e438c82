"""Pages beside a procedure, whose titles differ from its title by a telling word."""

from __future__ import annotations

import pytest

from tests.ingest.truth.conftest import Store, page, procedure


def test_a_page_of_another_pension_does_not_contradict_this_one(store: Store) -> None:
    sheet = procedure(
        "vejez", None, "Pensión no contributiva de vejez", resolution_term="Se resuelve en 90 días."
    )
    other = page("viudedad", "Pensión no contributiva de viudedad", "Se resuelve en seis meses.")
    store.publish(sheet)
    store.publish(other, source="portal")
    store.settle()
    assert not store.conflicts()
    told = page("dudas", "Dudas", "La pensión no contributiva de vejez se resuelve en seis meses.")
    store.publish(other, told, source="portal")
    store.settle()
    assert [row.slot for row in store.conflicts("open")] == ["resolution_term"]


def test_a_sentence_that_may_be_of_either_is_of_none(store: Store) -> None:
    sheet = procedure(
        "vejez", None, "Pensión no contributiva de vejez", resolution_term="Se resuelve en 90 días."
    )
    store.publish(sheet)
    store.publish(
        page("viudedad", "Pensión no contributiva de viudedad", "Se pide en la oficina."),
        page("dudas", "Dudas", "Las pensiones no contributivas se resuelven en seis meses."),
        source="portal",
    )
    store.settle()
    assert not store.conflicts()


@pytest.mark.parametrize(
    ("title", "text", "conflicts"),
    [
        ("Quejas del servicio", "Las quejas se resuelven en 20 días.", 0),
        ("Para familias", "El título de las familias numerosas se resuelve en 20 días.", 1),
        ("Ventajas de ser una familia numerosa", "Se resuelve en 20 días.", 1),
    ],
)
def test_who_links_to_a_procedure_speaks_of_it_where_it_names_something_of_it(
    store: Store, title: str, text: str, conflicts: int
) -> None:
    sheet = procedure("727", resolution_term="Se resuelve en 90 días.")
    store.publish(sheet)
    store.publish(page("p", title, text, links=(sheet.url,)), source="portal")
    store.settle()
    assert len(store.conflicts("open")) == conflicts
