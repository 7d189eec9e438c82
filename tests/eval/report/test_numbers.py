from __future__ import annotations

import pytest

from eval.report.numbers import count, percent, shown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.0123, "1,2 %"),
        (0.5, "50 %"),
        (0.0001, "0,010 %"),
        (0.99999, "99,999 %"),
    ],
)
def test_a_small_rate_never_reads_as_none(value: float, expected: str) -> None:
    assert percent(value) == expected.replace(" ", "\u00a0")


def test_indices_are_no_percentages() -> None:
    assert shown("agreement", 0.914) == "0,91"
    assert shown("divergence", None) == "–"


def test_thousands_are_parted_from_five_figures() -> None:
    assert (count(9_999), count(11_700)) == ("9999", "11.700")
