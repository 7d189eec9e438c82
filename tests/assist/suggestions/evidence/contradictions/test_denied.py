from __future__ import annotations

import pytest

from assist.suggestions.evidence.contradictions.denied import denied
from assist.suggestions.evidence.units import units_of
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.evidence.contradictions.two_pages import answer_to
from tests.assist.suggestions.standings import standings_of
from tests.assist.suggestions.world import PORTAL, SEDE, page

ROOMS = "Alquiler de salas"


def _denied(asked: str, told: str, question: str, answer: str) -> bool:
    """Between what a sheet tells, and what a page of frequent questions answers to another."""
    sheet = page(f"{SEDE}/a", ROOMS, [("Precio", Aspect.OTHER, told)])
    row = [(question, Aspect.OTHER, answer)]
    faq = page(f"{PORTAL}/b", "Preguntas", row, kind=DocumentKind.PAGE)
    answers = answer_to(asked, [sheet], Aspect.OTHER)
    standings = standings_of([sheet, faq])
    units, beside = units_of(sheet[0]), units_of(faq[0])
    assert denied(answers, ROOMS, units, beside, lambda _: False, lambda _: standings) is None
    found = denied(answers, ROOMS, units, beside, lambda _: True, lambda _: standings)
    if found is None:
        return False
    assert (found.preferred.unit.quote, found.other.unit.quote) == (told, answer)
    return True


ASKED = "¿va incluido el proyector?"
FAQ = "¿Está incluido el proyector?"


@pytest.mark.parametrize(
    ("asked", "told", "question", "answer"),
    [
        (ASKED, "El proyector va incluido.", FAQ, "No. Se alquila aparte."),
        (ASKED, "El proyector no está incluido.", FAQ, "Sí, sin coste."),
        ("¿se devuelve la señal?", "La señal no se devuelve.", "¿Devuelven la señal?", "Sí, toda."),
    ],
)
def test_what_is_answered_with_the_contrary(
    asked: str, told: str, question: str, answer: str
) -> None:
    assert _denied(asked, told, question, answer)


@pytest.mark.parametrize(
    ("asked", "told", "question", "answer"),
    [
        (ASKED, "El proyector va incluido.", FAQ, "Sí, sin coste."),
        (ASKED, "El proyector va incluido.", "¿Está incluido el café?", "No. Se paga aparte."),
        (ASKED, "El proyector va incluido.", FAQ, "Los sábados no."),
        (ASKED, "El proyector va incluido solo en el salón.", FAQ, "No. Se alquila aparte."),
        (ASKED, "Si reserva el salón, va incluido el proyector.", FAQ, "No."),
        (ASKED, "El proyector se pide en conserjería.", FAQ, "No. Se alquila aparte."),
        ("¿hasta qué hora abren?", "El proyector va incluido.", FAQ, "No. Se alquila aparte."),
    ],
)
def test_what_is_no_contrary(asked: str, told: str, question: str, answer: str) -> None:
    assert not _denied(asked, told, question, answer)
