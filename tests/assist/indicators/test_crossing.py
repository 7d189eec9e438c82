"""What one table hides is not told by the table that crosses it."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.linalg import null_space

from assist.indicators.facts import Facts, Part
from assist.indicators.protection import hidden_cells
from assist.indicators.schemas import VolumeGroup
from assist.indicators.selecting import By, Chosen
from assist.indicators.tables import Answer, Question, volume
from indexes.indicators import COLUMNS, Kind

_K = 5
_TABLES = arrays(
    np.int64, st.tuples(st.integers(2, 4), st.integers(2, 4)), elements=st.integers(0, 12)
)


def _facts(table: np.ndarray) -> Facts:
    """Of as many interactions as `table` (offices × themes) says, of one day."""
    cells = [cell for cell in np.ndindex(*table.shape) for _ in range(table[cell])]
    offices, themes = np.array(cells, np.uint16).reshape(-1, 2).T
    columns = {
        name: np.zeros(len(cells), dtype) for name, dtype in COLUMNS[Kind.INTERACTION].items()
    }
    columns |= {"office": offices, "theme": themes, "resolved": np.ones(len(cells), np.uint16)}
    part = Part(columns, np.array([0]), np.array([0, len(cells)]))
    terms = {"office": dict(enumerate("ABCD")), "theme": dict(enumerate("wxyz"))}
    return Facts({Kind.INTERACTION: part}, terms, 1, 0)


def _ask(facts: Facts, by: By, **chosen: str) -> Answer[VolumeGroup]:
    return volume(Question(facts, Chosen(**chosen), by, _K, 100, {}))


_Cells = set[tuple[int, int]]


def _told(table: np.ndarray) -> tuple[_Cells, set[int], set[int]]:
    """Cells (zeros, too), rows and columns whose counts some table tells."""
    facts = _facts(table)
    offices, themes = "ABCD"[: len(table)], "wxyz"[: table.shape[1]]
    cells: _Cells = set()
    rows = {offices.index(one.name) for one in _ask(facts, "office").items if _is_told(one)}
    columns = {themes.index(one.name) for one in _ask(facts, "theme").items if _is_told(one)}
    for row, office in enumerate(offices):
        found = _ask(facts, "theme", office=office)
        cells |= {(row, column) for column in _listed(found, themes)}
        rows |= {row} if _is_told(found.total) else set()
    for column, theme in enumerate(themes):
        found = _ask(facts, "office", theme=theme)
        cells |= {(row, column) for row in _listed(found, offices)}
        columns |= {column} if _is_told(found.total) else set()
    for row, column in np.ndindex(*table.shape):
        both = _ask(facts, "day", office=offices[row], theme=themes[column])
        cells |= {(row, column)} if _is_told(both.total) else set()
    return cells, rows, columns


def _listed(found: Answer[VolumeGroup], names: str) -> set[int]:
    """What is told, and what is not in the list, so that it is known to be none."""
    if not found.items:
        return set(range(len(names))) if found.total.count == 0 else set()
    hidden = {one.name for one in found.items if not _is_told(one)}
    return {place for place, name in enumerate(names) if name not in hidden}


def _is_told(one: VolumeGroup) -> bool:
    return one.count is not None


def _computable(table: np.ndarray) -> list[tuple[int, int]]:
    """Small cells that are the same in all tables that agree with what is told."""
    cells, rows, columns = _told(table)
    unknown = [cell for cell in np.ndindex(*table.shape) if cell not in cells]
    lines = [[cell[0] == row for cell in unknown] for row in rows]
    lines += [[cell[1] == column for cell in unknown] for column in columns]
    if _is_told(_ask(_facts(table), "office").total):
        lines.append([True] * len(unknown))
    if not lines or not unknown:
        return []
    free = null_space(np.array(lines, float))
    fixed = [np.abs(line).max(initial=0) < 1e-9 for line in free]
    small = [0 < table[cell] < _K for cell in unknown]
    return [cell for cell, *both in zip(unknown, fixed, small, strict=True) if all(both)]


@settings(max_examples=40, deadline=None)
@given(_TABLES)
@example(np.array([[6, 2], [40, 30]]))
def test_no_small_number_is_told_by_two_tables_together(table: np.ndarray) -> None:
    cells, rows, columns = _told(table)
    assert not [cell for cell in cells if 0 < table[cell] < _K]
    hidden = hidden_cells(table, _K, keep_totals=True)
    assume(not hidden[sorted(rows), -1].any())  # docs/indicators.md says what is not held then
    assume(not hidden[-1, sorted(columns)].any())
    assert _computable(table) == []


def test_what_is_hidden_by_theme_is_hidden_by_office() -> None:
    facts = _facts(np.array([[6, 2], [40, 30]]))
    by_theme = {one.name: one.count for one in _ask(facts, "theme", office="A").items}
    by_office = {one.name: one.count for one in _ask(facts, "office", theme="w").items}
    assert not any(by_theme.values())
    assert by_office.get("A") is None
