"""Cells that fill several rows or columns, said again in each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bs4 import Tag

from ingest.cleaners.markup import text_of

COLUMNS = 40  # more are no columns: a page may declare any number
_VALUE = re.compile(r"\d|^(?:gratis|gratuit[oa]s?|cerrad[oa]s?|exent[oa]s?)\b", re.IGNORECASE)

Grid = list[list[Tag | None]]  # a row shorter than the others ends with None


def span(cell: Tag, direction: str) -> int:
    """`rowspan` or `colspan`."""
    declared = str(cell.get(direction) or "1").strip()
    return min(int(declared), COLUMNS) if declared.isdigit() else 1


def has_spans(rows: Sequence[Sequence[Tag]]) -> bool:
    return any("rowspan" in cell.attrs or "colspan" in cell.attrs for row in rows for cell in row)


def as_a_grid(rows: Sequence[Sequence[Tag]]) -> Grid:
    """Of columns that no row tells apart, one."""
    found: list[dict[int, Tag]] = [{} for _ in rows]
    for number, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column in found[number]:
                column += 1
            wide, high = span(cell, "colspan"), span(cell, "rowspan")
            for below in found[number : number + high]:
                below.update(dict.fromkeys(range(column, column + wide), cell))
            column += wide
    width = max((max(row, default=-1) + 1 for row in found), default=0)
    grid: Grid = [[row.get(at) for at in range(width)] for row in found]
    apart = [
        at for at in range(width) if at == 0 or any(row[at] is not row[at - 1] for row in grid)
    ]
    return [[row[at] for at in apart] for row in grid]


def names_in_rows(rows: Sequence[Sequence[Tag]]) -> list[tuple[str, ...]]:
    """The rows that name the columns together (`Adultos` over `Verano` and `Invierno`), each with a
    name for every column; none where one row does. An empty corner is named by the other row."""
    above = list(takewhile(lambda cells: all(cell.name == "th" for cell in cells), rows))
    if not 1 < len(above) < len(rows) or not any(span(cell, "colspan") > 1 for cell in above[0]):
        return []
    columns = list(zip(*(map(_text, row) for row in as_a_grid(above)), strict=True))
    filled = ([text or next(filter(None, own), "") for text in own] for own in columns)
    return list(zip(*filled, strict=True)) if len(columns) <= COLUMNS else []


def row_texts(row: Sequence[Tag | None], *, named: bool) -> tuple[str, ...]:
    """A value that fills several columns holds for each of them, where these have names."""
    texts = []
    for at, cell in enumerate(row):
        again = at > 0 and cell is not None and cell is row[at - 1]
        text = _text(cell)
        if not again or (named and _VALUE.search(text)):
            texts.append(text)
        elif named:
            texts.append("")
    return tuple(texts)


def _text(cell: Tag | None) -> str:
    return "" if cell is None else text_of(cell)
