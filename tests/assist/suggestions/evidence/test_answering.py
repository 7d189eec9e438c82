from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import answer
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, Row, page

ASKED = "¿En qué plazo puedo recurrir?"


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("El plazo máximo para resolver es de 3 meses.", False),
        ("Puede interponerse recurso de alzada en el plazo de un mes.", True),
    ],
)
def test_who_asks_how_long_they_have_to_appeal_is_told_no_other_term(
    sentence: str, is_told: bool
) -> None:
    (passage,) = page(f"{SEDE}/a", "Ayuda", [("Resolución", Aspect.RESOLUTION_TERM, sentence)])
    part = Part(ASKED, (Aspect.APPEAL,), wanted_in(ASKED), ())
    found = answer(part, Pinpointed(units_of(passage)), lambda _: None)
    assert bool(found.pinpointed.units) is is_told


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Llevar dos años inscrita, en funcionamiento y cumpliendo los requisitos.", False),
        ("Solicitar la inscripción en el mes siguiente a la emisión del certificado.", True),
    ],
)
def test_how_long_a_decision_takes_is_not_how_long_something_must_have_been_so(
    sentence: str, is_told: bool
) -> None:
    asked = "¿En cuánto tiempo resuelven?"
    (passage,) = page(f"{SEDE}/r", "Registro", [("Requisitos", Aspect.REQUIREMENTS, sentence)])
    part = Part(asked, (Aspect.RESOLUTION_TERM,), wanted_in(asked), ())
    found = answer(part, Pinpointed(units_of(passage)), lambda _: None)
    assert bool(found.pinpointed.units) is is_told


@pytest.mark.parametrize(("place", "is_told"), [(Aspect.OTHER, False), (Aspect.DEADLINE, True)])
def test_when_a_card_expires_is_no_term_of_other_things(place: Aspect, is_told: bool) -> None:
    text = "Quien se retrasa no puede pedir libros durante diez días."
    (passage,) = page(
        f"{SEDE}/b", "Biblioteca", [("Plazo" if is_told else "Retrasos", place, text)]
    )
    gathered = AspectEvidence(Aspect.DEADLINE, units_of(passage))
    asked = "¿Cuándo caduca el carné?"
    part = Part(asked, (Aspect.DEADLINE,), wanted_in(asked), ())
    assert bool(answer(part, Pinpointed(), lambda _: gathered).aspects) is is_told


def of_sections(aspect: Aspect, asked: str, named: str, rows: list[Row]) -> str:
    """What is told of several sections that give the same; `named`: topic of the question."""
    passages = page(f"{SEDE}/c", "Reglamento", rows)
    units = tuple(unit for passage in passages for unit in units_of(passage))
    part = Part(asked, (aspect,), wanted_in(asked), (Term(named, stem(named)),))
    found = answer(part, Pinpointed(units[1:2]), lambda _: AspectEvidence(aspect, units))
    return " ".join(unit.text for one in found.aspects for unit in one.units)


@pytest.mark.parametrize(
    ("aspect", "asked", "named", "rows", "told", "other"),
    [
        (
            Aspect.CONTACT,
            "¿Qué correo tiene la de Puente?",
            "puente",
            [
                ("Escuela de Sierra", Aspect.CONTACT, "Correo: sierra@a.example"),
                ("Escuela de Puente", Aspect.CONTACT, "Correo: puente@a.example"),
            ],
            "puente@",
            "sierra@",
        ),
        (
            Aspect.DEADLINE,
            "¿Cuánto tiempo hay para las faltas?",
            "faltas",
            [
                ("Artículo 4", Aspect.OTHER, "El cambio se solicita en un plazo de diez días."),
                ("Artículo 5", Aspect.OTHER, "Las faltas se justifican en un plazo de cinco días."),
            ],
            "cinco días",
            "diez días",
        ),
    ],
)
def test_of_several_sections_what_the_one_that_is_named_says_is_told(
    aspect: Aspect, asked: str, named: str, rows: list[Row], told: str, other: str
) -> None:
    said = of_sections(aspect, asked, named, rows)
    assert told in said
    assert other not in said
