from __future__ import annotations

import pytest

from assist.suggestions.evidence.antecedents import in_context, leans_back, standing_alone
from assist.suggestions.evidence.units import Unit, units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def units(text: str) -> tuple[Unit, ...]:
    (passage,) = page(f"{SEDE}/a", "Trámite", [("S", Aspect.OTHER, text)])
    return units_of(passage)


CASES = "La sustitución por avería es gratuita. En los demás casos se paga una tasa de 5 €."


def test_what_holds_in_the_other_cases_is_told_with_the_first_case() -> None:
    one, other = units(CASES)
    assert in_context([one]) == (one, other)
    assert in_context([other]) == (one, other)


def test_what_makes_a_term_longer_is_told_with_the_term() -> None:
    one, longer = units("Un mes desde la petición. En verano puede ampliarse otros dos meses.")
    assert in_context([longer]) == (one, longer)


def test_a_sentence_of_another_paragraph_is_no_antecedent() -> None:
    _, other = units("La sustitución por avería es gratuita.\nEn los demás casos se pagan 5 €.")
    assert in_context([other]) == (other,)


def test_a_sentence_that_stands_by_itself_is_told_alone() -> None:
    one, _ = units("La tasa es de 5 €. El pago se hace con tarjeta.")
    assert in_context([one]) == (one,)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("También puede enviarse por internet.", "Puede enviarse por internet."),
        ("Además, se admite el correo.", "Se admite el correo."),
        ("La solicitud se presenta en línea.", "La solicitud se presenta en línea."),
    ],
)
def test_an_adverb_that_leans_on_what_is_not_told_is_left_out(text: str, alone: str) -> None:
    (unit,) = units(text)
    found = standing_alone(unit)
    assert found.text == alone
    assert found.quote == unit.quote
    assert not leans_back(found)


@pytest.mark.parametrize(
    "text",
    [
        "No es necesario aportarlo: la Administración lo consultará.",
        "Con ella se reordenaron las ayudas anteriores.",
        "Para ello debe rellenar el formulario.",
    ],
)
def test_a_pronoun_leans_on_what_it_stands_for(text: str) -> None:
    (unit,) = units(text)
    assert leans_back(unit)


def test_what_happens_otherwise_is_told_with_what_should() -> None:
    one, otherwise = units("El Instituto resuelve en dos meses. Si no lo hace, queda denegada.")
    assert in_context([otherwise]) == (one, otherwise)
