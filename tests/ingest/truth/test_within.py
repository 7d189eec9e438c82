"""A page that says one thing in one place, and another in another."""

from __future__ import annotations

import pytest

from indexes.models import Window
from tests.ingest.truth.conftest import Store, page, procedure


@pytest.mark.parametrize(
    ("texts", "slot"),
    [
        (
            {
                "summary": "El título se resuelve en un mes.",
                "resolution_term": "El plazo máximo para resolver es de tres meses.",
            },
            "resolution_term",
        ),
        ({"summary": "El título es gratuito.", "fee": "Tasa: 12 euros."}, "fee"),
        (
            {"audience": "Personas menores de 30 años.", "requirements": "Ser menor de 35 años."},
            "age_limit",
        ),
        (
            {
                "summary": "Si no hay respuesta, se entenderá estimada.",
                "silence": "Desestimatorio.",
            },
            "silence",
        ),
        (
            {
                "documents": "Certificado de empadronamiento.",
                "summary": "No es necesario presentar el certificado de empadronamiento.",
            },
            "document",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_page_that_contradicts_itself_makes_a_conflict_of_its_two_places(
    store: Store, texts: dict[str, str], slot: str
) -> None:
    store.publish(procedure("727", **texts))
    store.settle()
    (found,) = store.conflicts()
    assert found.slot == slot
    assert len({side["document_id"] for side in found.sides}) == 1
    assert len(set(store.values(found))) == 2


@pytest.mark.parametrize(
    "texts",
    [
        {"fee": "Primera expedición: 14 euros.", "other": "La renovación cuesta 9 euros."},
        {"deadline": "Hasta el 31 de marzo.", "other": "Se justifica hasta el 15 de noviembre."},
        {"audience": "Niños de 8 a 14 años.", "requirements": "Monitores mayores de 18 años."},
        {"benefit": "3.000 euros por vivienda.", "summary": "Ayuda de 30.000 euros por edificio."},
        {"summary": "El título vale cinco años.", "documents": "Informe con validez de un mes."},
        {
            "documents": "Libro de familia.",
            "summary": "No es necesario presentar el libro de familia si autoriza su consulta.",
        },
        {
            "requirements": "Familias con ingresos inferiores a 15.000 euros.",
            "other": "Con ingresos inferiores a 18.000 euros se paga la mitad, y con 20.000, todo.",
        },
        {
            "documents": "Libro de familia.",
            "summary": "Las familias acogedoras no tienen que presentar el libro de familia.",
        },
        {"deadline": "El título vale un año.", "summary": "El examen aprobado vale dos años."},
        {"audience": "Mayores de 20 años.", "other": "Existe otra prueba para mayores de 18 años."},
    ],
    ids=[
        "operation",
        "other act",
        "others",
        "measure",
        "other paper",
        "case",
        "several",
        "somebody",
        "subject",
        "other",
    ],
)
def test_what_a_page_says_of_other_cases_contradicts_nothing(
    store: Store, texts: dict[str, str]
) -> None:
    store.publish(procedure("727", **texts))
    store.settle()
    assert store.conflicts() == []


def test_the_same_number_of_other_things_is_another_amount(store: Store) -> None:
    store.publish(procedure("727", fee="Tarifa: 6 euros por persona."))
    store.publish(procedure("otra", fee="Tarifa: 6 euros por familia."))
    store.settle()
    (found,) = store.conflicts()
    assert (found.slot, found.kind) == ("fee", "measure")
    store.publish(procedure("otra", fee="6 euros por persona, 20 euros por familia."))
    store.settle()
    assert [one.state for one in store.conflicts()] == ["resolved"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("El título de familia numerosa se pide del 1 de febrero al 31 de marzo.", 1),
        ("El título de familia numerosa se pidió del 1 al 28 de febrero de 2024.", 0),
        ("El carné de la piscina se pide del 1 de febrero al 31 de marzo.", 0),
        ("Entre los títulos de familia numerosa se sortean viajes del 1 al 15 de junio.", 0),
    ],
    ids=["its days", "a year that is over", "of another matter", "of something else"],
)
def test_a_guide_that_gives_days_contradicts_a_sheet_that_is_open_all_the_year(
    store: Store, said: str, expected: int
) -> None:
    store.publish(procedure("727", window=Window(state="permanent"), deadline="Todo el año."))
    store.publish(page("guia", "Familias", said), source="portal")
    store.settle()
    assert [one.kind for one in store.conflicts()] == ["window"] * expected


@pytest.mark.parametrize(
    ("texts", "said", "expected"),
    [
        ({"contact": "Teléfono 974 55 12 34."}, "Para el carné de pesca llame al 974 55 98 76.", 1),
        ({"contact": "Teléfono 974 55 12 34."}, "Para el carné de pesca llame al 012.", 0),
        (
            {"resolution_term": "Cuatro meses."},
            "El carné de pesca se entrega en los dos meses siguientes a la concesión.",
            0,
        ),
        (
            {"requirements": "Discapacidad del 33 % o más."},
            "Con el carné de pesca, una discapacidad del 65 % da además otra ayuda.",
            0,
        ),
    ],
    ids=["its telephone", "that of everything", "after the decision", "on top of it"],
)
def test_what_a_guide_gives_in_a_sentence_that_names_the_procedure(
    store: Store, texts: dict[str, str], said: str, expected: int
) -> None:
    store.publish(procedure("210", "210", "Carné de pesca", **texts))
    store.publish(page("guia", "Campo", said), source="portal")
    store.settle()
    assert len(store.conflicts()) == expected
