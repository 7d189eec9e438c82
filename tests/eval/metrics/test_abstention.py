from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]


def test_both_errors_worked_out_by_hand(answer: Make) -> None:
    """Unanswerable: one of two answered. Answerable: one of three refused."""
    answers = [
        answer(expect="no_evidence", status="answered"),
        answer(expect="out_of_scope", status="no_evidence"),
        answer(expect="answered", status="answered"),
        answer(expect="partial", status="clarify"),
        answer(relevant=("727",), status="partial"),
        answer(status="answered"),  # the dataset does not say
    ]
    found = compute(answers, "replay").measures
    assert (found["false_answers"].value, found["false_answers"].n) == (1 / 2, 2)
    assert (found["false_refusals"].value, found["false_refusals"].n) == (pytest.approx(1 / 3), 3)


def test_confidence_that_separates_has_an_auroc_of_one(answer: Make) -> None:
    answers = [
        answer(expect="answered", confidence=0.8),
        answer(expect="answered", confidence=0.6),
        answer(expect="no_evidence", confidence=0.5),
    ]
    assert compute(answers, "replay").measures["confidence_auroc"].value == 1


def test_a_service_that_was_down_is_not_judged(answer: Make) -> None:
    found = compute([answer(expect="answered", status="unavailable")], "replay").measures
    assert found["false_refusals"].value is None
