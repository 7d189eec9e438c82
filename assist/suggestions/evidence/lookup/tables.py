"""Tables as they stand in a passage: rows, what names them, and their values below the names of
columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assist.suggestions.evidence.cells import OF_TWO_ROWS, Cell, cells_of, named_rows
from assist.suggestions.known_facts import facts_in
from assist.suggestions.text.sentences import lines
from assist.suggestions.vocabulary.cells import BETWEEN


@dataclass(frozen=True, slots=True)
class Row:
    """`start` and `end` of the passage; the first cells are `names`, the others values. `place`:
    of its passage, among those that the table stands in."""

    start: int
    end: int
    names: tuple[Cell, ...]
    values: tuple[Cell, ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`above`: what stands over the names of its columns; `is_text`: it is no table, but lines with
    labels, or a sentence whose clauses name themselves."""

    rows: tuple[Row, ...]
    above: str = ""
    is_text: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """Of the columns of values; empty ones where they have no names."""
        return tuple(cell.head for cell in self.rows[0].values)

    @property
    def columns(self) -> Iterator[tuple[Cell, ...]]:
        """Those of names too."""
        return zip(*((*row.names, *row.values) for row in self.rows), strict=True)


def tables_in(text: str) -> tuple[Table, ...]:
    if not BETWEEN.search(text):
        return ()
    found: list[Table] = []
    groups = list(_together(text))
    above = ""
    for rows, following in zip_longest(groups, groups[1:]):
        if following and _names(rows, following):
            above = " ".join(cell.text for row in rows for cell in row)
            continue
        found.extend(_tables_of(rows, above))
        above = ""
    return tuple(found)


def _together(text: str) -> Iterator[list[tuple[Cell, ...]]]:
    """Rows below the same names, and rows of as many cells where nothing names them."""
    named = named_rows(text)
    found: list[tuple[Cell, ...]] = []
    for line in lines(text):
        cells = named.get(line.start) or cells_of(line)
        if found and _heads(cells) != _heads(found[-1]):
            yield found
            found = []
        if len(cells) > 1:
            found.append(cells)
    if found:
        yield found


def _heads(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.head for cell in cells)


def _names(rows: Sequence[tuple[Cell, ...]], following: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the rows only name the columns of those that follow."""
    heads = {name for cell in following[0] for name in cell.head.split(OF_TWO_ROWS) if name}
    return bool(heads) and heads.issubset(cell.text for row in rows for cell in row)


def _tables_of(rows: Sequence[tuple[Cell, ...]], above: str) -> Iterator[Table]:
    """The columns before the first one that holds a value name the rows."""
    width = len(rows[0])
    first = next((at for at in range(1, width) if _has_values(row[at] for row in rows)), 1)
    found = [
        Row(cells[0].start, cells[-1].end, cells[:first], cells[first:])
        for cells in rows
        if any(cell.text for cell in cells[first:])
    ]
    if found:
        yield Table(tuple(found), above)


def _has_values(cells: Iterable[Cell]) -> bool:
    return any(any(map(str.isdigit, cell.text)) or facts_in(cell.text) for cell in cells)


def parts_of_head(head: str) -> tuple[str, str]:
    """«Número de hijos, Uno» → what stands above, and the name itself."""
    above, _, name = head.rpartition(OF_TWO_ROWS)
    return above, name
