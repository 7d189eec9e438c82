from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import scipy.stats

from eval.comparison import compare
from eval.errors import NothingInCommon
from eval.models import Answer

MakeRun = Callable[..., list[Answer]]
WRONG = {(group, "teruel"): 12 for group in range(8)}


def test_difference_worked_out_by_hand(run: MakeRun) -> None:
    """In 8 of 30 groups 2 of 3 pairs contradict: 16 of 90."""
    found = compare(run(), run(fees=WRONG)).differences["contradiction"]
    assert (found.a, found.b) == (0, pytest.approx(16 / 90))
    assert found.difference == pytest.approx(16 / 90)
    assert found.verdict == "worse"


def test_interval_equals_scipys_bootstrap_of_pairs(run: MakeRun) -> None:
    other = {(group, "huesca"): 13 for group in range(4, 9)}
    found = compare(run(fees=other), run(fees=WRONG), resamples=9999).differences["contradiction"]
    before = np.array([2.0 * ((group, "huesca") in other) for group in range(30)])
    after = np.array([2.0 * ((group, "teruel") in WRONG) for group in range(30)])
    theirs = scipy.stats.bootstrap(
        ((after - before) / 3,), np.mean, method="percentile", rng=np.random.default_rng(1)
    ).confidence_interval
    assert found.low == pytest.approx(theirs.low, abs=0.01)
    assert found.high == pytest.approx(theirs.high, abs=0.01)
    assert found.verdict == "unclear"


def test_the_way_back_is_better(run: MakeRun) -> None:
    assert compare(run(fees=WRONG), run()).differences["divergence"].verdict == "better"


def test_identical_runs_are_the_same_though_not_for_certain(run: MakeRun) -> None:
    found = compare(run(), run())
    assert {one.verdict for one in found.differences.values()} == {"same"}
    assert found.changes == ()
    one = found.differences["contradiction"]
    assert one.difference == 0
    assert one.high == pytest.approx(1 - 0.05 ** (1 / 30))


def test_few_differing_groups_decide_nothing(run: MakeRun) -> None:
    wrong = {(group, "teruel"): 12 for group in range(4)}
    assert compare(run(), run(fees=wrong)).differences["contradiction"].verdict == "unclear"


def test_groups_of_one_run_only_are_left_out_and_named(run: MakeRun) -> None:
    found = compare(run(groups=25), run(groups=22))
    assert (found.groups, found.only_a, found.only_b) == (22, ("g22", "g23", "g24"), ())


def test_nothing_in_common_is_refused(run: MakeRun) -> None:
    strangers = [one.model_copy(update={"group": "other"}) for one in run(groups=1)]
    with pytest.raises(NothingInCommon):
        compare(run(groups=1), strangers)


def test_order_of_answers_changes_nothing(run: MakeRun) -> None:
    after = run(fees=WRONG)
    assert compare(run(), after) == compare(run()[::-1], after[::-1])


def test_agreement_and_confidence_are_compared_too(run: MakeRun) -> None:
    def labelled(fees: dict[tuple[int, str], int]) -> list[Answer]:
        return [
            one.model_copy(update={"expect": "no_evidence" if place % 2 else "answered"})
            for place, one in enumerate(run(fees=fees))
        ]

    found = compare(labelled({}), labelled(WRONG)).differences
    assert found["agreement"].verdict == "worse"
    assert found["confidence_auroc"].verdict == "same"
