from __future__ import annotations

from assist.suggestions.evidence.precedents import is_stale, similar_cases
from indexes.models import Hit, Passage
from tests.assist.suggestions.world import FISHING, case


def hit(passage: Passage, cosine: float) -> Hit:
    return Hit(passage=passage, score=cosine, scores={"dense": cosine, "dense_rank": 1})


def test_a_case_that_the_page_contradicts_is_stale() -> None:
    assert is_stale(case("a", "¿tasa?", "La tasa es de 15,00 €."), [tuple(FISHING)])
    assert not is_stale(case("b", "¿tasa?", "La tasa es de 19,73 €."), [tuple(FISHING)])
    assert not is_stale(case("c", "¿tasa?", "Puede pescar los domingos."), [tuple(FISHING)])


def test_near_cases_come_first_and_far_ones_not_at_all() -> None:
    near, far, nearer = case("a", "A", "x"), case("b", "B", "y"), case("c", "C", "z")
    found = similar_cases([hit(near, 0.8), hit(far, 0.2), hit(nearer, 0.9)], [], None, floor=0.2)
    assert [one.case_id for one in found] == ["c", "a"]


def test_cases_of_another_procedure_are_not_similar() -> None:
    other = case("a", "A", "x", code="777")
    assert similar_cases([hit(other, 0.9)], [], "901", floor=0.2) == ()
