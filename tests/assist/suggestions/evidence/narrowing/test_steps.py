from __future__ import annotations

import pytest

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import gather
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

FIRST, SECOND = "Del 2 al 13 de marzo de 2026", "Del 20 al 24 de abril de 2026"
STEPS = [
    ("Preinscripción", Aspect.DEADLINE, FIRST),
    ("Matrícula", Aspect.DEADLINE, SECOND),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("preinscripción en la escuela", [FIRST]),
        ("matrícula", [SECOND]),
        ("escuela infantil", [FIRST, SECOND]),
        ("comedor", [FIRST, SECOND]),
    ],
)
def test_the_step_that_is_named_is_told_without_the_others(asked: str, expected: list[str]) -> None:
    passages = page(f"{SEDE}/escuela", "Escuela infantil", STEPS)
    terms = tuple(Term(word, stem(word)) for word in asked.split())

    found = gather(Aspect.DEADLINE, [passages], terms)

    assert _texts(found) == expected


def test_what_stands_under_no_heading_of_a_step_stays() -> None:
    whole = "Todo se hace del 1 de marzo al 30 de abril de 2026"
    passages = page(f"{SEDE}/escuela", "Escuela infantil", [("", Aspect.DEADLINE, whole), *STEPS])

    found = gather(Aspect.DEADLINE, [passages], (Term("matrícula", stem("matrícula")),))

    assert _texts(found) == [whole, SECOND]


def _texts(found: AspectEvidence | None) -> list[str]:
    return [unit.text for unit in found.units] if found else []
