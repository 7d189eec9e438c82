"""No hidden cell can be computed from what is shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.linalg import null_space

from assist.indicators.protection import Mask, bridges, hidden_cells, with_totals

_K = 5
_TABLES = arrays(
    np.int64,
    st.tuples(st.integers(1, 6), st.integers(1, 4)),
    elements=st.one_of(st.integers(0, 8), st.integers(0, 200)),
)


def _computable(hidden: Mask) -> list[tuple[int, int]]:
    """By linear algebra: cells that are the same in all tables that agree with what is shown."""
    cells = [tuple(cell) for cell in np.argwhere(hidden).tolist()]
    rows, columns = hidden.shape
    equations = np.zeros((rows + columns, len(cells)))
    for place, (row, column) in enumerate(cells):
        equations[row, place] = -1 if column == columns - 1 else 1
        equations[rows + column, place] = -1 if row == rows - 1 else 1
    free = null_space(equations)
    return [
        cell for cell, row in zip(cells, free, strict=True) if np.abs(row).max(initial=0) < 1e-9
    ]


@given(_TABLES)
def test_no_small_number_is_shown_and_none_can_be_computed(table: np.ndarray) -> None:
    hidden = hidden_cells(table, _K)
    whole = with_totals(table)
    assert hidden[(whole > 0) & (whole < _K)].all()
    assert not hidden[whole == 0].any()
    assert _computable(hidden) == []


@given(_TABLES)
def test_what_is_hidden_in_a_line_adds_up_to_enough(table: np.ndarray) -> None:
    hidden, whole = hidden_cells(table, _K), with_totals(table)
    for line, secret in [*zip(whole, hidden, strict=True), *zip(whole.T, hidden.T, strict=True)]:
        if secret.any() and not secret[-1]:
            assert line[:-1][secret[:-1]].sum() >= _K


@given(arrays(np.bool_, st.tuples(st.integers(2, 7), st.integers(2, 5))))
def test_a_cell_can_be_computed_if_it_lies_on_no_cycle(hidden: Mask) -> None:
    assert sorted(bridges(hidden)) == sorted(_computable(hidden))


@pytest.mark.parametrize("k", [1, 5])
def test_nothing_is_hidden_without_need(k: int) -> None:
    assert not hidden_cells(np.array([[5, 0], [7, 12]]), k).any()


def test_the_smallest_neighbour_is_hidden_with_a_small_number() -> None:
    hidden = hidden_cells(np.array([[2], [90], [11], [40]]), _K)
    assert hidden[:, 0].tolist() == [True, False, True, False, False]
