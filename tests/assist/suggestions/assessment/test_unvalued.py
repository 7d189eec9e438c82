from __future__ import annotations

from datetime import date

import pytest

from assist.suggestions.assessment.unvalued import without_values
from assist.suggestions.evidence import AspectEvidence, Evidence, Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, Passage, Pool
from indexes.redaction import trusted

TODAY = date(2026, 5, 5)
EXEMPT = "Están exentos los mayores de 65 años."


@pytest.fixture
def passage(knowledge: Knowledge) -> Passage:
    return knowledge.snapshot.of_pool(Pool.OFFICIAL)[0]


def _evidence(passage: Passage, **told: str) -> Evidence:
    best = Candidate("1", passage.document_id, passage.title, None, True, (), 1.0)
    found = []
    for place, (name, text) in enumerate(told.items()):
        said = passage.model_copy(update={"id": 1_000_007 + place + len(text), "text": text})
        found.append(AspectEvidence(Aspect(name), (Unit(said, 0, len(text), text),)))
    return Evidence(best, aspects=tuple(found))


def _asked(text: str) -> Question:
    return Question(text=trusted(text), search=text, language="es", aspects=(Aspect.FEE,))


@pytest.mark.parametrize(
    ("text", "told", "admitted"),
    [
        (
            "¿Dónde se pide el carné? ¿Cuánto cuesta?",
            {"where": "Se pide en la oficina.", "fee": EXEMPT},
            ("Cuánto cuesta",),
        ),
        (
            "¿Dónde se pide el carné? ¿Cuánto cuesta?",
            {"where": "Se pide en la oficina.", "fee": "El carné cuesta 8 €."},
            (),
        ),
        # Nothing is told of what it costs, which is said by the name of the aspect.
        ("¿Dónde se pide el carné? ¿Cuántos euros cuesta?", {"where": "En la oficina."}, ()),
        ("¿Cuánto cuesta el carné?", {"fee": EXEMPT}, ()),
    ],
)
def test_a_question_whose_value_nothing_gives_is_admitted_beside_those_that_are_answered(
    passage: Passage, text: str, told: dict[str, str], admitted: tuple[str, ...]
) -> None:
    evidence = without_values(_evidence(passage, **told), _asked(text), TODAY)
    assert evidence.unanswered == admitted
