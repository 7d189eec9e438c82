from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]
BOTH = "La tasa es de 10 €. El silencio es negativo."


def test_missing_consensus_facts_worked_out_by_hand(answer: Make) -> None:
    """Three answers: fee and silence, fee and silence, fee. Both facts stand in more than half of
    them; of 3 · 2 expected facts one is missing: 1/6."""
    answers = [answer(BOTH), answer(BOTH), answer("La tasa es de 10 €.")]
    found = compute(answers, "replay").measures["omission"]
    assert (found.value, found.n) == (pytest.approx(1 / 6), 6)


def test_half_of_the_answers_is_no_consensus(answer: Make) -> None:
    answers = [answer(BOTH), answer("La tasa es de 10 €.")]
    assert compute(answers, "replay").measures["omission"].value == 0


def test_another_value_is_missing_too(answer: Make) -> None:
    answers = [answer(BOTH), answer(BOTH), answer("La tasa es de 12 €. El silencio es negativo.")]
    assert compute(answers, "replay").measures["omission"].value == pytest.approx(1 / 6)


def test_a_value_in_other_words_is_not_missing(answer: Make) -> None:
    texts = ("de un año", "de 12 meses", "de doce meses")
    answers = [answer(f"El plazo máximo para resolver es {text}.") for text in texts]
    found = compute(answers, "replay").measures["omission"]
    assert (found.value, found.n) == (0, 3)


def test_refusals_are_neither_expected_nor_counted(answer: Make) -> None:
    answers = [answer(BOTH), answer(BOTH), answer("No consta.", status="no_evidence")]
    found = compute(answers, "replay").measures["omission"]
    assert (found.value, found.n) == (0, 4)


def test_a_part_is_held_to_the_consensus_of_the_whole_group(answer: Make) -> None:
    answers = [
        answer(BOTH, channel="email"),
        answer(BOTH, channel="email"),
        answer("La tasa es de 10 €.", channel="sms"),
    ]
    found = compute(answers, "replay")
    rates = {part.name: part.measures["omission"].value for part in found.slices}
    assert (rates["email"], rates["sms"]) == (0, 1 / 2)
