from __future__ import annotations

import pytest

from assist.suggestions.assessment.exact_values import exact_values_of, holds, money
from assist.suggestions.evidence.units import units_of
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("¿Cuántos euros son?", True),
        ("Gano mil euros. ¿Cuántos euros son? ¿Y cuándo se pide?", True),
        ("¿Cuándo se pide?", False),
    ],
)
def test_a_sum_is_asked_by_any_question_of_the_message(text: str, is_asked: bool) -> None:
    assert (money() in exact_values_of(_question(text))) is is_asked


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("¿Es compatible con el paro?", True),
        ("¿Es compatible con el paro? ¿Y cuándo se pide?", False),
        ("Es compatible con el paro. ¿Cuándo se pide?", False),
    ],
)
def test_what_may_stand_anywhere_is_asked_by_the_only_question(text: str, is_asked: bool) -> None:
    assert any(kind.anywhere for kind in exact_values_of(_question(text))) is is_asked


@pytest.mark.parametrize(
    ("said", "is_held"),
    [("La tasa es de 19,73 euros.", True), ("Es gratuita.", True), ("Se paga en mayo.", False)],
)
def test_a_sentence_gives_a_value_or_says_its_word(said: str, is_held: bool) -> None:
    (unit,) = units_of(page(f"{SEDE}/a", "Alta", [("S", Aspect.OTHER, said)])[0])
    assert holds(unit, money()) is is_held


def _question(text: str) -> Question:
    return Question(text=trusted(text), search=text, language="es")
