from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.ellipsis import gone_on
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
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
