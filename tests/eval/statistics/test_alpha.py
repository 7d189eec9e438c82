from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.statistics.alpha import Coincidences, Unit, alpha, alpha_estimate
from eval.statistics.alpha import coincidences as coincidences_of_parts
from eval.statistics.resampling import draws

units_strategy = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.dictionaries(st.sampled_from("abcd"), st.integers(1, 5), min_size=1),
    ),
    min_size=1,
    max_size=12,
)


def coincidences(units: list[tuple[int, dict[str, int]]], groups: int) -> Coincidences:
    made = [
        Unit(group, list(counts), np.array([[count] for count in counts.values()], dtype=float))
        for group, counts in units
    ]
    return coincidences_of_parts(made, groups)[0]


def by_library(units: list[tuple[int, dict[str, int]]]) -> float:
    names = sorted({name for _, counts in units for name in counts})
    table = np.array([[counts.get(name, 0) for name in names] for _, counts in units])
    return float(krippendorff.alpha(value_counts=table, level_of_measurement="nominal"))


def test_krippendorffs_own_example_of_two_observers() -> None:
    """K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), example A: ten units,
    two observers, α = 1 − (n − 1) o₀₁ / (n₀ n₁) = 1 − 19 · 4 / (14 · 6) = 0.095."""
    first, second = "0100000010", "1110010000"
    units = [
        (unit, {value: [a, b].count(value) for value in {a, b}})
        for unit, (a, b) in enumerate(zip(first, second, strict=True))
    ]
    assert float(alpha(coincidences(units, 10))[0]) == pytest.approx(1 - 76 / 84)


def test_answers_that_miss_a_unit_are_no_disagreement() -> None:
    """Units aa, aab, b. The last has one answer and pairs with nothing: n = 5, n_a = 4, n_b = 1.
    D_o = (1/5) (9 − 5)/2 = 0.4; D_e = (25 − 17)/(5 · 4) = 0.4; α = 0."""
    units = [(0, {"a": 2}), (1, {"a": 2, "b": 1}), (2, {"b": 1})]
    assert float(alpha(coincidences(units, 3))[0]) == pytest.approx(0)


@settings(max_examples=150, deadline=None)
@given(units_strategy)
def test_closed_form_equals_the_library(units: list[tuple[int, dict[str, int]]]) -> None:
    pairable = [(group, counts) for group, counts in units if sum(counts.values()) > 1]
    ours = float(alpha(coincidences(units, 5))[0])
    if not pairable:
        assert np.isnan(ours)
    elif len({name for _, counts in pairable for name in counts}) == 1:
        assert ours == 1  # the library refuses a domain of one value; nobody disagreed
    else:
        assert ours == pytest.approx(by_library(pairable), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(units_strategy, st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_a_draw_equals_the_library_on_the_groups_drawn(
    units: list[tuple[int, dict[str, int]]], drawn: list[int]
) -> None:
    repeated = [unit for unit in units for _ in range(drawn[unit[0]])]
    ours = float(alpha(coincidences(units, 5), np.array([drawn], dtype=float))[0])
    again = float(alpha(coincidences(repeated, 5))[0])
    assert ours == pytest.approx(again, abs=1e-9, nan_ok=True)


def test_perfect_agreement_is_one_and_its_interval_is_not_certainty() -> None:
    units = [(group, {f"value {group}": 10}) for group in range(40)]
    estimate = alpha_estimate(coincidences(units, 40), draws(40, 200, 0))
    assert estimate.value == estimate.high == 1
    assert estimate.low is not None
    assert 0.9 < estimate.low < 1


def test_one_group_has_no_interval() -> None:
    estimate = alpha_estimate(coincidences([(0, {"a": 3, "b": 1})], 1), draws(1, 50, 0))
    assert (estimate.low, estimate.high, estimate.few) == (None, None, True)


def test_parts_are_counted_apart() -> None:
    """Of three answers a, a, b the first part has a, a and the second a, b."""
    units = [Unit(0, ["a", "b"], np.array([[2.0, 1.0], [0.0, 1.0]]))]
    first, second = coincidences_of_parts(units, 1, 2)
    assert (float(alpha(first)[0]), float(alpha(second)[0])) == (1, 0)
