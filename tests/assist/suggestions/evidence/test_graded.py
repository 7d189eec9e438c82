from __future__ import annotations

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.graded import answers_of_the_grade
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

SAID = "La zona A paga 30 euros.\nLa zona B paga 50 euros.\nSe paga con tarjeta."


def test_the_values_of_other_grades_are_not_told() -> None:
    text = "¿Cuánto se paga en la zona B?"
    (found,) = page(f"{SEDE}/aparcar", "Aparcar", [("Tasas", Aspect.FEE, SAID)])
    units = units_of(found)
    part = Part(text, (Aspect.FEE,), wanted_in(text), ())
    given = Answer(part, Pinpointed(units[:1]), (AspectEvidence(Aspect.FEE, units),))
    question = Question(text=trusted(text), search=text, language="es")
    (left,) = answers_of_the_grade([given], question)
    assert not left.pinpointed.units
    assert [unit.text for each in left.aspects for unit in each.units] == SAID.splitlines()[1:]
