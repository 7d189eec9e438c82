from __future__ import annotations

from dataclasses import replace

from assist.suggestions.confidence import Support
from assist.suggestions.fitting.examples import Labelled
from assist.suggestions.fitting.fit import NAMES, fitted, measured

GOOD = Support(0.6, 0.5, 0.9, 0.8, 0.6, 0.7, 0.5, 0.6)
POOR = Support(0.1, 0.1, 0.2, 0.1, 0.1, 0.0, 0.0, 0.2)


def _examples() -> list[Labelled]:
    good = [Labelled(replace(GOOD, words=n / 20), True, "case") for n in range(10, 20)]
    return [*good, *(Labelled(replace(POOR, words=n / 20), False, "never") for n in range(10))]


def test_fitted_weights_tell_apart_what_can_be_told_apart() -> None:
    weights = fitted(_examples())
    report = measured(_examples(), weights)
    assert report["auroc"] == 1.0
    assert report["refused"] == 0.0


def test_no_weight_is_negative_even_where_evidence_misleads() -> None:
    misled = [Labelled(replace(e.support, title=0.9), False, "never") for e in _examples()]
    weights = fitted([*misled, *(replace(e, answerable=True, kind="case") for e in _examples())])
    assert all(weights[name] >= 0 for name in NAMES)


def test_the_same_examples_give_the_same_weights() -> None:
    assert fitted(_examples()) == fitted(_examples())
