from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.ellipsis import gone_on
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted, wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

(PASSAGE,) = page(
    f"{SEDE}/r", "Ayuda", [("Recursos", Aspect.APPEAL, "Cabe recurso de alzada en un mes.")]
)
APPEAL = Answer(
    Part("¿Qué recurso cabe", (Aspect.APPEAL,), Wanted(), ()),
    Pinpointed(),
    (AspectEvidence(Aspect.APPEAL, units_of(PASSAGE)),),
)


def second(text: str, aspect: Aspect) -> Part:
    return Part(text, (aspect,), wanted_in(text), (), is_particular=False)


def test_a_term_that_names_nothing_is_that_of_the_question_before_it() -> None:
    told = gone_on(second("en cuánto tiempo?", Aspect.RESOLUTION_TERM), APPEAL)
    assert told is not None
    assert told.aspects[0].units == APPEAL.aspects[0].units
    assert told.aspects[0].aspect is Aspect.RESOLUTION_TERM


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("cuánto tardan en resolver?", Aspect.RESOLUTION_TERM), ("cuánto cuesta?", Aspect.FEE)],
)
def test_what_names_another_value_goes_on_from_nothing(text: str, aspect: Aspect) -> None:
    assert gone_on(second(text, aspect), APPEAL) is None


CALENDAR = (
    "Tributo\u2003Periodo de pago\u2003Cargo de los recibos domiciliados\n"
    "Vehículos\u20031 de marzo a 3 de mayo\u200320 de abril\n"
    "Basura\u20031 de octubre a 1 de diciembre\u200315 de noviembre"
)


@pytest.mark.parametrize(
    ("asked", "words", "told"),
    [
        ("qué día pasan los recibos?", ("recibos",), "20 de abril"),
        ("qué día pasan los recibos de la basura?", ("recibos", "basura"), None),
    ],
)
def test_a_column_that_is_named_next_is_of_the_row_that_was_told(
    asked: str, words: tuple[str, ...], told: str | None
) -> None:
    (passage,) = page(SEDE, "Calendario fiscal", [("", Aspect.DEADLINE, CALENDAR)])
    row = next(unit for unit in units_of(passage) if unit.text.startswith("Vehículos"))
    first = Part("¿Cuándo se paga?", (Aspect.DEADLINE,), wanted_in("¿Cuándo se paga?"), ())
    before = Answer(first, Pinpointed(), (AspectEvidence(Aspect.DEADLINE, (row,)),))
    terms = tuple(Term(word, stem(word)) for word in words)
    found = gone_on(Part(asked, (Aspect.DEADLINE,), wanted_in(asked), terms), before)
    text = found.aspects[0].units[0].text if found else None
    assert text == (f"Vehículos, cargo de los recibos domiciliados: {told}" if told else None)


TABLE = "Idioma\tHorario\tPlazas\nInglés\t9:30-13:30\t30\nFrancés\t16:00-20:00\t20"


def test_what_is_counted_goes_on_from_the_row_that_was_told() -> None:
    (passage,) = page(f"{SEDE}/i", "Idiomas", [("Curso", Aspect.OTHER, TABLE)])
    row = next(unit for unit in units_of(passage) if unit.text.startswith("Francés"))
    before = Answer(
        Part("a qué hora es el francés", (Aspect.WHERE,), Wanted(), ()),
        Pinpointed(),
        (AspectEvidence(Aspect.WHERE, (row,)),),
    )
    text = "cuántas plazas hay"
    part = Part(text, (), wanted_in(text), (Term("plazas", stem("plazas")),))
    told = gone_on(part, before)
    assert told is not None
    assert [unit.text for one in told.aspects for unit in one.units] == ["Francés, plazas: 20"]
