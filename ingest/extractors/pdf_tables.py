"""Tables of a PDF, told from text by the gaps that stand in every line of them.

A PDF knows words and places, no tables: read as text, each cell is a line of its own, and nobody
can tell which price is whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.extractors.outline import CELL
from ingest.folding import squeeze

_CELL = re.compile(r"\S+(?: \S+)*")  # words with one space between
_VALUE = re.compile(r"\d")
_SHORT = re.compile(r"^(?:\S+ ){0,6}\S*\d\S*(?:\s\S{1,4})?$")
_LEAST_SHORT = 2  # short lines with a number: below that, a page has no table
_LEAST_ROWS = 2
_CELL_WORDS = 9  # on the average; more is text in two columns
_NAME = 4  # words of the name of a column
_APART = 1  # empty lines between two rows
_GOES_ON = re.compile(r"^[a-záéíóúñü(]")


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


_Row = list[_Cell]


def may_have_tables(text: str) -> bool:
    """Whether it is worth the time to look where the words stand."""
    return sum(_SHORT.match(row.strip()) is not None for row in text.splitlines()) >= _LEAST_SHORT


def with_rows(layout: str) -> str | None:
    """The page with the cells of each row of a table in one line, `CELL` between; None where it has
    no table. `layout`: its lines, with the spaces that part what stands apart."""
    lines = layout.splitlines()
    told: list[str] = []
    index, found = 0, False
    while index < len(lines):
        end = _end_of_table(lines, index)
        if end:
            told += map(_in_a_row, _rows(lines[index:end]))
            index, found = end, True
        else:
            told.append(lines[index])
            index += 1
    return "\n".join(told) if found else None


def _end_of_table(lines: Sequence[str], start: int) -> int:
    """Where the table that begins in that line ends; 0 where none does."""
    first = _cells(lines[start])
    if len(first) < 2:
        return 0
    if not any(map(str.strip, lines[start + 1 :])):
        return start + 1 if _is_titles(first) else 0
    gaps = _gaps(first)
    table, end, empty = [first], start + 1, 0
    for number, line in enumerate(lines[start + 1 :], start + 1):
        row = _cells(line)
        if not row:
            empty += 1
            if empty > _APART:
                break
            continue
        within = _within(gaps, row)
        if not within or (len(row) == 1 and not _goes_on(row[0], gaps)):
            break
        gaps, empty, end = within, 0, number + 1
        table.append(row)
    return end if _is_table([row for row in table if len(row) > 1]) else 0


def _cells(line: str) -> _Row:
    return [_Cell(found.start(), found.end(), found.group()) for found in _CELL.finditer(line)]


def _gaps(row: _Row) -> list[tuple[int, int]]:
    return [(a.end, b.start) for a, b in pairwise(row)]


def _within(gaps: Sequence[tuple[int, int]], row: _Row) -> list[tuple[int, int]]:
    """What is left of the gaps between the columns; empty where a cell fills one of them."""
    free = [(0, row[0].start), *_gaps(row), (row[-1].end, max(gaps[-1][1], row[-1].end) + 1)]
    left = []
    for start, end in gaps:
        shared = ((max(start, a), min(end, b)) for a, b in free)
        best = max(shared, key=lambda span: span[1] - span[0])
        if best[0] >= best[1]:
            return []
        left.append(best)
    return left


def _goes_on(cell: _Cell, gaps: Sequence[tuple[int, int]]) -> bool:
    """What alone in its line goes on with the cell above it."""
    return cell.start >= gaps[0][0] or _GOES_ON.match(cell.text) is not None


def _is_table(rows: Sequence[_Row]) -> bool:
    valued = sum(any(_VALUE.search(cell.text) for cell in row[1:]) for row in rows)
    words = sum(len(cell.text.split()) for row in rows for cell in row)
    short = words <= _CELL_WORDS * sum(map(len, rows))
    return len(rows) >= _LEAST_ROWS and 2 * valued >= len(rows) and short


def _is_titles(row: _Row) -> bool:
    """Of a table that begins where the page ends."""
    return not any(_VALUE.search(cell.text) or len(cell.text.split()) > _NAME for cell in row)


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """The texts of the cells, in the columns of the table; a line that goes on is joined to the row
    above it."""
    table = [row for row in map(_cells, lines) if row]
    gaps = _gaps(table[0])
    for row in table[1:]:
        gaps = _within(gaps, row)
    edges = [end for _, end in gaps]
    whole: list[str] = []
    for row in table:
        texts = [""] * (len(edges) + 1)
        for cell in row:
            column = sum(cell.start >= edge for edge in edges)
            texts[column] = squeeze(f"{texts[column]} {cell.text}")
        if whole and _is_rest(texts):
            whole = [squeeze(f"{a} {b}") for a, b in zip(whole, texts, strict=True)]
            continue
        if whole:
            yield whole
        whole = texts
    yield whole


def _is_rest(texts: Sequence[str]) -> bool:
    """Nothing begins in it: its first cell is empty, or goes on in small letters, alone."""
    if not texts[0]:
        return True
    return not any(texts[1:]) and _GOES_ON.match(texts[0]) is not None


def _in_a_row(cells: Sequence[str]) -> str:
    return CELL.join(cells)
