"""Small numbers are not shown, nor what would tell them.

A count from 1 to k − 1 is hidden, wherever it stands: in the table, in its totals. Then others are
hidden with it, so that no hidden cell can be computed from those that are shown. Cells are edges
between their row and their column (totals are one more row and one more column): what is shown
tells a hidden cell exactly if, and only if, that edge lies on no cycle of hidden edges (Gusfield,
SIAM J. Comput. 1988;17:552–71). So every hidden cell is put on a cycle, over the path that hides
the least. Besides, what is hidden in a line of a shown total adds up to k at least.

Holds for one table at a time. Zeros are shown: a path never goes over them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Costs = NDArray[np.float64]
Mask = NDArray[np.bool_]
_Cell = tuple[int, int]


def with_totals(table: Counts) -> Counts:
    """One more row and one more column."""
    rows = np.vstack([table, table.sum(axis=0, keepdims=True)])
    return np.hstack([rows, rows.sum(axis=1, keepdims=True)])


def hidden_cells(
    table: Counts, k: int, also: Mask | None = None, keep_totals: bool = False
) -> Mask:
    """Of `table` (rows × parts, each counted in one cell) with its totals: which are not shown.
    `also`: those that are not shown anyway. `keep_totals`: these are told elsewhere, and
    hidden only where nothing else can be."""
    whole = with_totals(np.asarray(table, np.int64))
    hidden = (whole > 0) & (whole < k)
    if also is not None:
        hidden |= also & (whole > 0)
    costs = whole.astype(np.float64)
    if keep_totals:
        costs[-1] += np.where(whole[-1], whole.sum(), 0)
        costs[:, -1] += np.where(whole[:, -1], whole.sum(), 0)
    _close_cycles(costs, hidden)
    while (cell := _too_little_hidden(whole, hidden, k)) is not None:
        hidden[cell] = True
        _close_cycles(costs, hidden)
    return hidden


def bridges(hidden: Mask) -> list[_Cell]:
    """Hidden cells that what is shown tells exactly: edges without which a part falls off. Of rows
    × columns, with the totals."""
    rows = hidden.shape[0]
    around = _neighbours(hidden)
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    found: list[_Cell] = []
    for root in range(sum(hidden.shape)):
        if root not in order:
            _search(root, around, order, low, found, rows)
    return found


def _neighbours(edges: Mask) -> list[list[int]]:
    """Nodes are the rows, then the columns."""
    rows = edges.shape[0]
    around: list[list[int]] = [[] for _ in range(sum(edges.shape))]
    for row, column in np.argwhere(edges).tolist():
        around[row].append(rows + column)
        around[rows + column].append(row)
    return around


def _search(
    root: int,
    around: list[list[int]],
    order: dict[int, int],
    low: dict[int, int],
    found: list[_Cell],
    rows: int,
) -> None:
    """Tarjan's search for bridges, without recursion; no two edges join the same nodes."""
    order[root] = low[root] = len(order)
    stack: list[tuple[int, int, Iterator[int]]] = [(root, -1, iter(around[root]))]
    while stack:
        node, parent, waiting = stack[-1]
        for other in waiting:
            if other not in order:
                order[other] = low[other] = len(order)
                stack.append((other, node, iter(around[other])))
                break
            if other != parent:
                low[node] = min(low[node], order[other])
        else:
            stack.pop()
            if stack:
                low[parent] = min(low[parent], low[node])
                if low[node] > order[parent]:
                    found.append((min(node, parent), max(node, parent) - rows))


def _close_cycles(costs: Costs, hidden: Mask) -> None:
    while told := bridges(hidden):
        path = _cheapest_path(costs, hidden, told[0])
        if not path:
            return
        for cell in path:
            hidden[cell] = True


def _cheapest_path(costs: Costs, hidden: Mask, cell: _Cell) -> list[_Cell]:
    """From the cell's row to its column, not over the cell itself: what is hidden costs nothing,
    the rest its cost; what has none cannot be hidden (Dijkstra). Empty where there is no path."""
    rows = costs.shape[0]
    around = _neighbours(costs > 0)
    start, goal = cell[0], rows + cell[1]
    best, came = {start: 0.0}, {start: start}
    queue = [(0.0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == goal:
            return _walked(came, goal, rows)
        for other in around[node]:
            step = (min(node, other), max(node, other) - rows)
            if step == cell or cost > best[node]:
                continue
            reached = cost + (0.0 if hidden[step] else float(costs[step]))
            if reached < best.get(other, np.inf):
                best[other], came[other] = reached, node
                heapq.heappush(queue, (reached, other))
    return []


def _walked(came: dict[int, int], goal: int, rows: int) -> list[_Cell]:
    found: list[_Cell] = []
    node = goal
    while came[node] != node:
        before = came[node]
        found.append((min(node, before), max(node, before) - rows))
        node = before
    return found


def _too_little_hidden(whole: Counts, hidden: Mask, k: int) -> _Cell | None:
    """The smallest cell that is shown in a line whose hidden ones add up to less than k."""
    for axis in (1, 0):
        counts, masks = (whole, hidden) if axis else (whole.T, hidden.T)
        secret = np.where(masks[:, :-1], counts[:, :-1], 0).sum(axis=1)
        lines = np.flatnonzero((secret > 0) & (secret < k) & ~masks[:, -1])
        if len(lines):
            line = int(lines[0])
            shown = np.flatnonzero(~masks[line, :-1] & (counts[line, :-1] > 0)).tolist()
            place = min(shown, key=lambda one: int(counts[line, one]), default=counts.shape[1] - 1)
            return (line, place) if axis else (place, line)
    return None
