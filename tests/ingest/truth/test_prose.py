"""What a page says in prose of a procedure that it names, beside its sheet."""

from __future__ import annotations

import pytest

from tests.ingest.truth.conftest import Store, page, procedure

SHEET = {"title": "Licencia de pesca continental", "code": "210"}


@pytest.mark.parametrize(
    ("texts", "said", "slot"),
    [
        ({"deadline": "Hasta el 30 de abril de 2026."}, "Se pide hasta el 15 de mayo.", "deadline"),
        ({"resolution_term": "Seis meses."}, "Se contesta en cuatro meses.", "resolution_term"),
        ({"silence": "Desestimatorio."}, "Si no contestan, se entiende concedida.", "silence"),
        ({"fee": "Es gratuita."}, "Tiene una tasa de 12 euros.", "fee"),
        ({"requirements": "Tener entre 18 y 35 años."}, "De 18 a 40 años.", "age_limit"),
        ({"documents": "Póliza del seguro."}, "No se exige la póliza del seguro.", "document"),
        ({"channel": "No se presenta por internet."}, "Se presenta por internet.", "channel"),
        ({"legal_basis": "Decreto 12/2015."}, "El Decreto 12/2015 está derogado.", "legal_basis"),
        ({"documents": "Dos fotografías."}, "Hay que llevar tres fotografías.", "other"),
        (
            {"deadline": "Con quince días de antelación."},
            "Con diez días de antelación como mínimo.",
            "deadline",
        ),
        ({"deadline": "Herencias: seis meses."}, "Quien hereda tiene de plazo un año.", "deadline"),
        (
            {"benefit": "Hasta 300 euros.", "requirements": "Que el barco tenga más de 10 años."},
            "Dan hasta 250 euros, siempre que el barco tenga más de 10 años.",
            "benefit_amount",
        ),
        (
            {"benefit": "Una bonificación del 5 %."},
            "Tiene una bonificación del 3 %.",
            "benefit_amount",
        ),
        (
            {"contact": "Servicio de Pesca. Teléfono: 912 33 40 10."},
            "Llame al Servicio de Pesca, 912 33 48 77.",
            "contact",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) and " " not in one else "",
)
def test_a_guide_that_names_the_procedure_in_prose_is_compared_with_its_sheet(
    store: Store, texts: dict[str, str], said: str, slot: str
) -> None:
    store.publish(procedure("210", SHEET["code"], SHEET["title"], **texts))
    guide = page("rio", "Campo y río", f"Para pescar: licencia de pesca continental. {said}")
    store.publish(guide, source="portal")
    store.settle()
    (found,) = store.conflicts()
    assert (found.about, found.slot, len(found.sides)) == ("210", slot, 2)
    assert found.sides[1]["url"] == guide.url
    store.publish(page("rio", "Campo y río", "Se pesca con caña."), source="portal")
    store.settle()
    assert [one.state for one in store.conflicts()] == ["resolved"]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"fee": "La tasa es de 20 euros."}, "Los jubilados pagan 5 euros."),
        ({"deadline": "Hasta el 30 de abril de 2026."}, "Hasta el 30 de abril."),
        ({"deadline": "Hasta el 30 de abril."}, "Hasta el 15 de mayo de 2025."),
        ({"fee": "20 euros.", "requirements": "Ser socio o tener barca."}, "10 € si tiene barca."),
        ({"contact": "Teléfono: 912 33 40 10."}, "Llame también al 912 33 48 77."),
        ({"documents": "Póliza, si tiene barca."}, "La póliza no se exige a quien no tiene barca."),
        ({"resolution_term": "15 días."}, "La autorización de hogueras tarda dos meses."),
        ({"fee": "20 euros."}, "La licencia de caza mayor cuesta 40 euros."),
    ],
)
def test_what_a_guide_says_of_another_case_or_procedure_contradicts_nothing(
    store: Store, texts: dict[str, str], said: str
) -> None:
    store.publish(procedure("210", SHEET["code"], SHEET["title"], **texts))
    store.publish(procedure("211", "211", "Licencia de caza mayor"))
    guide = page("rio", "Campo y río", f"Para pescar: licencia de pesca continental. {said}")
    store.publish(guide, source="portal")
    store.settle()
    assert store.conflicts() == []


@pytest.mark.parametrize(
    ("news", "conflicts"),
    [
        ("Se amplía el plazo para pedir el título de familia numerosa hasta el 30 de junio.", 1),
        ("Se amplía hasta el 30 de junio el plazo del título de familia numerosa.", 1),
        ("El plazo del título de familia numerosa se amplía hasta el 30 de junio.", 1),
        ("La ampliación del título de familia numerosa se pide hasta el 30 de junio.", 0),
        ("Se amplía el plazo de justificación de la familia numerosa hasta el 30 de junio.", 0),
    ],
)
def test_who_extends_the_term_gives_another_one(store: Store, news: str, conflicts: int) -> None:
    store.publish(procedure("727", deadline="Del 1 de mayo al 15 de junio."))
    store.publish(page("n", "Noticias", news), source="portal")
    store.settle()
    assert len(store.conflicts("open")) == conflicts
