from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assist.suggestions.confidence import Support
from assist.suggestions.fitting.examples import Labelled
from assist.suggestions.fitting.fit import (
    NAMES,
    auroc_of,
    fitted,
    held_out,
    measured,
    reliability,
    trade_off,
)
from assist.suggestions.fitting.plot import draw

GOOD = Support(0.6, 0.5, 0.9, 0.8, 0.6, 0.7, 0.5, 0.6, 0.7, 0.7, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5)
POOR = Support(0.1, 0.1, 0.2, 0.1, 0.1, 0.0, 0.0, 0.2, 0.3, 0.4, 0.3, 0.3, 0.3, 0.5, 0.5, 0.2, 0.5)


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


def test_examples_are_judged_by_weights_that_never_saw_their_topic(tmp_path: Path) -> None:
    examples = [replace(one, topic=str(place)) for place, one in enumerate(_examples())]
    judged = held_out(examples, folds=2)
    assert auroc_of(examples, judged) == 1.0
    rows = reliability(examples, judged)
    assert sum(row["questions"] for row in rows) == len(examples)
    traded = trade_off(examples, judged)
    assert [row["refused"] for row in traded] == sorted(row["refused"] for row in traded)
    for name in ("one.svg", "two.svg"):
        draw(rows, traded, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
