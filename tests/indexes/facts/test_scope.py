"""What limits a value, so that another one beside it is no contradiction."""

from __future__ import annotations

import pytest

from indexes.facts import extract_facts
from indexes.facts.scope import Scope, apart, scope_of
from indexes.stems import stems_of

FEE, TERM, CHANNEL, VALIDITY = "fee", "resolution_term", "channel", "validity"


def scope(sentence: str, slot: str, title: str = "Licencia de pesca", heading: str = "") -> Scope:
    values = tuple(fact.value for fact in extract_facts(sentence))
    return scope_of(sentence, slot, values, heading).within(stems_of(title))


@pytest.mark.parametrize(
    ("slot", "one", "other"),
    [
        (FEE, "La tasa es de 32 euros.", "Las familias numerosas pagan 16 euros."),
        (TERM, "Se resuelve en un mes.", "A los abonados se les contesta en dos meses."),
        (FEE, "Expedición: 12 euros.", "El duplicado por pérdida cuesta 5 euros."),
        (FEE, "Copia en papel: 4,50 €.", "En formato digital cuesta 2 €."),
        (TERM, "Se resuelve en un mes.", "Si hace falta un informe, se amplía a seis meses."),
        (TERM, "Se resuelve en un mes.", "La autorización de hogueras tarda dos meses."),
        (TERM, "Se resuelve en un mes.", "El coto, en cambio, se resuelve en dos meses."),
        (VALIDITY, "El primer carné vale un año.", "Una vez renovado, vale cinco años."),
        (CHANNEL, "No se presenta por internet.", "La tasa se puede pagar por internet."),
        (CHANNEL, "Las empresas, por internet.", "Los particulares, en persona."),
    ],
)
def test_what_is_limited_otherwise_is_of_something_else(slot: str, one: str, other: str) -> None:
    assert apart(scope(one, slot), scope(other, slot))
    assert apart(scope(other, slot), scope(one, slot))


@pytest.mark.parametrize(
    ("slot", "one", "other"),
    [
        (FEE, "La tasa es de 32 euros.", "Hay que abonar 30 euros al presentar la solicitud."),
        (FEE, "Expedición 18,40 €", "La expedición cuesta 21 euros."),
        (TERM, "Seis meses.", "Se contesta en cuatro meses desde que entra la solicitud."),
        (TERM, "Seis meses.", "Si no se le ha contestado en dos meses, no hay respuesta."),
        (VALIDITY, "Vale diez años.", "Caduca a los cinco años y ha de renovarse."),
        (FEE, "La tasa es de 9 €, salvo para familias numerosas.", "La tasa es de 8 €."),
        (FEE, "Ventas y donaciones: 20 euros.", "Las ventas pagan 30 euros."),
        (TERM, "La beca tarda un mes.", "Los becarios la reciben en dos meses."),
        (TERM, "Se resuelve en un mes.", "El abonado recibirá respuesta en dos meses."),
    ],
)
def test_other_words_for_the_same_thing_limit_nothing(slot: str, one: str, other: str) -> None:
    assert not apart(scope(one, slot), scope(other, slot))


def test_what_the_procedure_is_for_limits_nothing() -> None:
    one, other = "La tasa es de 9 euros.", "Las familias numerosas pagan 8 euros."
    title = "Título de familia numerosa"
    assert not apart(scope(one, FEE, title), scope(other, FEE, title))


def test_a_heading_limits_and_a_question_that_asks_everybody_does_not() -> None:
    plain = scope("La tasa es de 9 euros.", FEE)
    assert apart(plain, scope("20 euros", FEE, heading="Renovación"))
    assert not apart(plain, scope("20 euros", FEE, heading="¿Hay que pagar alguna tasa?"))


def test_the_number_of_a_clause_limits_nothing() -> None:
    plain = scope("La tasa es de 9 euros.", FEE)
    assert not apart(plain, scope("20 euros", FEE, heading="Segunda. Tasas"))
    assert apart(plain, scope("20 euros", FEE, heading="Segunda matrícula"))


def test_amounts_of_other_periods_are_of_something_else_but_for_months_and_years() -> None:
    hour, person = scope("9 euros por hora", FEE), scope("20 euros por persona", FEE)
    assert apart(hour, person)
    assert not apart(scope("400 euros al mes", FEE), scope("4.800 euros al año", FEE))


@pytest.mark.parametrize(
    "sentence",
    ["Se cancela con 48 horas si no quiere perder lo pagado.", "48 horas, más el día si se usa."],
)
def test_what_one_wishes_and_what_is_given_besides_is_no_case(sentence: str) -> None:
    assert not scope_of(sentence, "other", ("48 horas",)).cases
    assert scope_of("48 horas si es socio.", "other", ("48 horas",)).cases
