from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]
OFFICES = ("huesca", "jaca", "teruel", "zaragoza")


def world(answer: Make, groups: int, wrong_in: int) -> list[Answer]:
    """Teruel gives another fee in the first `wrong_in` groups."""
    return [
        answer(
            f"La tasa es de {99 if office == 'teruel' and group < wrong_in else 10} €.",
            group=f"g{group:02}",
            office=office,
        )
        for group in range(groups)
        for office in OFFICES
    ]


def test_rates_by_pair_worked_out_by_hand(answer: Make) -> None:
    """Teruel contradicts the others in 6 of 24 groups, the others never."""
    found = compute(world(answer, 24, 6), "replay").office_pairs
    rates = {(one.a, one.b): one.rate.value for one in found}
    assert len(rates) == 6
    assert rates["jaca", "teruel"] == rates["teruel", "zaragoza"] == 6 / 24
    assert rates["huesca", "zaragoza"] == 0
    assert all(one.rate.low is not None for one in found)


def test_p_values_worked_out_by_hand(answer: Make) -> None:
    """In a group where Teruel differs 3 of 6 pairs contradict: chance 1/2 in each of 6 groups. A
    pair that does in all six: 2^−6 = 1/64; three pairs do, so Holm gives each 6/64."""
    found = compute(world(answer, 24, 6), "replay").office_pairs
    p = {(one.a, one.b): one.p_adjusted for one in found}
    assert p["huesca", "teruel"] == pytest.approx(6 / 64)
    assert p["huesca", "jaca"] == 1


def test_an_office_that_always_differs_is_found(answer: Make) -> None:
    found = compute(world(answer, 24, 24), "replay").office_pairs
    assert [(one.a, one.b) for one in found if (one.p_adjusted or 1) < 0.05] == [
        ("huesca", "teruel"),
        ("jaca", "teruel"),
        ("teruel", "zaragoza"),
    ]


def test_two_offices_have_no_rest_to_compare_with(answer: Make) -> None:
    answers = [one for one in world(answer, 24, 6) if one.office in ("huesca", "teruel")]
    (pair,) = compute(answers, "replay").office_pairs
    assert pair.p_adjusted is None
