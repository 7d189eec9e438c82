from __future__ import annotations

import pytest

from eval.errors import GateInvalid
from eval.gate import Failure, check, parse
from eval.measures import DIRECTIONS
from eval.models import Estimate, Metrics


def metrics(**measures: Estimate) -> Metrics:
    return Metrics(mode="replay", answers=1, groups=1, offices=(), measures=measures)


def failures(gate: list[str], **measures: Estimate) -> tuple[Failure, ...]:
    return check(metrics(**measures), parse(gate))


def estimate(
    value: float | None, low: float | None, high: float | None, groups: int = 60
) -> Estimate:
    return Estimate(value=value, low=low, high=high, groups=groups, n=100, few=groups < 20)


NONE_SEEN = estimate(0, 0, 0.0487)


def test_a_measure_that_should_be_low_fails_on_its_high_end() -> None:
    (failure,) = failures(["contradiction=0.05"], contradiction=estimate(0.02, 0.0, 0.06))
    assert failure.measure == "contradiction"
    assert failure.limit == 0.05
    assert "6 %" in str(failure).replace("\u00a0", " ")
    assert not failures(["contradiction=0.06"], contradiction=estimate(0.02, 0.0, 0.06))


def test_a_measure_that_should_be_high_fails_on_its_low_end() -> None:
    assert failures(["hit@1=0.9"], **{"hit@1": estimate(0.95, 0.88, 0.99)})
    assert not failures(["hit@1=0.88"], **{"hit@1": estimate(0.95, 0.88, 0.99)})


def test_no_case_in_too_few_groups_says_how_many_it_takes() -> None:
    (failure,) = failures(["contradiction=0.01"], contradiction=NONE_SEEN)
    assert "299 grupos" in failure.reason


def test_the_perfect_value_asks_that_no_case_be_seen() -> None:
    whole = estimate(1, 0.9513, 1)
    assert not failures(
        ["groundedness=1", "contradiction=0"], groundedness=whole, contradiction=NONE_SEEN
    )
    found = failures(
        ["groundedness=1", "contradiction=0"],
        groundedness=estimate(0.999, 0.95, 1),
        contradiction=estimate(0.001, 0, 0.05),
    )
    assert [one.measure for one in found] == ["groundedness", "contradiction"]


def test_few_groups_are_told() -> None:
    (failure,) = failures(["omission=0.1"], omission=estimate(0.05, 0, 0.2, groups=10))
    assert "20" in failure.reason


@pytest.mark.parametrize("missing", [{}, {"stability": Estimate(value=None, groups=0, n=0)}])
def test_what_was_not_measured_fails(missing: dict[str, Estimate]) -> None:
    assert len(failures(["stability=0.5"], **missing)) == 1


def test_one_group_has_no_interval_to_hold_to_a_limit() -> None:
    assert failures(["omission=0.5"], omission=estimate(0.1, None, None, groups=1))


def test_all_limits_are_checked_in_their_order() -> None:
    found = failures(["MRR=0.9", "omission=0.5", "divergence=0.1"], omission=estimate(0.1, 0, 0.2))
    assert [one.measure for one in found] == ["MRR", "divergence"]


def test_decimal_comma_and_spaces_are_understood() -> None:
    assert parse([" contradiction = 0,01 "]).limits[0].value == 0.01


def test_unknown_measures_are_answered_with_the_known_ones() -> None:
    with pytest.raises(GateInvalid) as caught:
        parse(["consistency=0.9"])
    assert "consistency" in str(caught.value)
    assert all(name in str(caught.value) for name in DIRECTIONS)


@pytest.mark.parametrize(
    "item",
    [
        "contradiction",
        "=0.1",
        "contradiction=",
        "contradiction=uno",
        "contradiction=1.5",
        "MRR=nan",
    ],
)
def test_what_is_not_understood_is_refused(item: str) -> None:
    with pytest.raises(GateInvalid):
        parse([item])


def test_a_measure_named_twice_is_refused() -> None:
    with pytest.raises(GateInvalid, match="dos veces"):
        parse(["MRR=0.5", "MRR=0.6"])
