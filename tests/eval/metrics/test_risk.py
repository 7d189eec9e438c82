from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics.risk import risk_coverage
from eval.models import Answer

Make = Callable[..., Answer]


def test_curve_worked_out_by_hand(answer: Make) -> None:
    """By confidence: right, wrong and right together, wrong (unanswerable). Coverage 1/4, 3/4, 1;
    risk 0, 1/3, 2/4."""
    curve = risk_coverage(
        [
            answer(relevant=("a",), ranked=("a",), confidence=0.9),
            answer(relevant=("a",), ranked=("b",), confidence=0.7),
            answer(gold_facts=("10 €",), text="Cuesta 10 €.", confidence=0.7),
            answer(expect="no_evidence", confidence=0.2),
            answer(confidence=1.0),  # nothing tells whether it is right
        ]
    )
    assert curve is not None
    assert curve.thresholds == (0.9, 0.7, 0.2)
    assert curve.coverage == pytest.approx((1 / 4, 3 / 4, 1))
    assert curve.risk == pytest.approx((0, 1 / 3, 2 / 4))


def test_long_curves_keep_their_ends(answer: Make) -> None:
    answers = [
        answer(relevant=("a",), ranked=("a",), confidence=number / 1000) for number in range(1000)
    ]
    curve = risk_coverage(answers)
    assert curve is not None
    assert len(curve.thresholds) == 100
    assert (curve.thresholds[0], curve.thresholds[-1]) == (0.999, 0.0)
    assert curve.coverage[-1] == 1


def test_no_labels_no_curve(answer: Make) -> None:
    assert risk_coverage([answer()]) is None
