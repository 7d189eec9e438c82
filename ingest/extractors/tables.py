"""Tables: pairs of label and value, rows of data, or mere layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bs4 import Tag

from indexes.models import Aspect
from ingest.cleaners.elements import around, first_of
from ingest.cleaners.markup import tags_of, text_of
from ingest.extractors.headings import announced, tidy
from ingest.extractors.outline import CELL
from ingest.extractors.runs import pieces

LABEL_WORDS = 8
FIELDS = 3  # labels of different aspects that make a column one of labels
_GENERAL = frozenset({Aspect.SUMMARY, Aspect.OTHER})
_VALUE = re.compile(r"\d")
_VALUES = 2  # of a row: columns of values need their titles
_COLUMNS = 40  # more are no columns: a page may declare any number
_LAYOUT = frozenset({"table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Row:
    """Text of the cells with `CELL` between; or, in a layout table, one cell to be walked."""

    text: str
    heading: bool = False
    marks: tuple[str, ...] = ()
    cell: Tag | None = None
    cells: tuple[str, ...] = ()
    titles: bool = False


def label_rows(table: Tag) -> list[tuple[str, Tag]] | None:
    """(label, value cell) when the first column names what the second says; else None. A cell that
    fills its row has the label "". A table of fees or of categories is none: there a row is only
    understood as a whole."""
    rows = list(_spanned([_cells(row) for row in _rows(table)]))
    if rows and len(rows[0]) > 1 and all(cell.name == "th" for cell in rows[0]):
        if not _only_heads_fields(rows):
            return None  # titles of columns
        rows = rows[1:]
    pairs = [(text_of(cells[0]), cells[1]) for cells in rows if len(cells) == 2]
    whole = [cells for cells in rows if len(cells) == 1]  # titles, and tables inside
    if not pairs or len(pairs) + len(whole) < len(rows) - 1:
        return None
    known = sum(announced(label).strong and len(label.split()) <= LABEL_WORDS for label, _ in pairs)
    if not (known >= 2 or (known and known * 2 >= len(pairs))):
        return None
    return list(
        _titled([(text_of(cells[0]) if len(cells) == 2 else "", cells[-1]) for cells in rows])
    )


def _spanned(rows: list[list[Tag]]) -> Iterator[list[Tag]]:
    """With the label that spans several rows in each of them."""
    label: Tag | None = None
    left = 0
    for cells in rows:
        if label is not None and left > 0 and len(cells) == 1:
            left -= 1
            yield [label, *cells]
            continue
        label, left = None, 0
        if len(cells) == 2:
            label, left = cells[0], _span(cells[0], "rowspan") - 1
        yield cells


def _span(cell: Tag, direction: str) -> int:
    declared = str(cell.get(direction) or "1").strip()
    return min(int(declared), _COLUMNS) if declared.isdigit() else 1


def _titled(pairs: list[tuple[str, Tag]]) -> Iterator[tuple[str, Tag]]:
    """A title that fills its row is the label of the cells below it that fill theirs."""
    title: Tag | None = None
    for index, (label, cell) in enumerate(pairs):
        whole_follows = index + 1 < len(pairs) and not pairs[index + 1][0]
        if not label and whole_follows and _is_title(cell):
            title = cell
            continue
        title = None if label else title
        yield label or (text_of(title) if title is not None else ""), cell


def _is_title(cell: Tag) -> bool:
    text = text_of(cell)
    return len(text.split()) <= LABEL_WORDS and announced(text).strong


def _only_heads_fields(rows: list[list[Tag]]) -> bool:
    """`Concepto | Información` over a column of labels: the titles say nothing."""
    if len(rows[0]) != 2 or not _GENERAL.issuperset(announced(text_of(rows[0][0])).aspects):
        return False
    labels = [announced(text_of(cells[0])) for cells in rows[1:] if len(cells) == 2]
    known = {label.aspects for label in labels if label.strong and label.aspects}
    return len(known) >= FIELDS and 2 * sum(label.strong for label in labels) >= len(labels)


def caption_of(table: Tag) -> str:
    """What the table says that its rows are of: without it, nobody knows what the values are."""
    own = [one for one in tags_of(table, ("caption",)) if around(one, ("table",)) is table]
    return tidy(text_of(own[0])) if own else ""


def plain_rows(table: Tag) -> Iterator[Row]:
    layout = _is_layout(table)
    rows = [_cells(row) for row in _rows(table)]
    named = [] if layout else _named_in_two_rows(rows)
    for texts in named:
        yield Row(in_a_row(texts), cells=texts, titles=True)
    for index, cells in enumerate(rows[len(named) :], len(named)):
        if layout:
            yield from (Row("", cell=cell) for cell in cells)
        elif len(cells) == 1 and cells[0].name == "th":
            yield Row(text_of(cells[0]), heading=True)
        else:
            below = rows[1] if index == 0 and len(rows) > 1 else []
            yield _data_row(cells, below)


def _named_in_two_rows(rows: list[list[Tag]]) -> list[tuple[str, ...]]:
    """The rows that name the columns together (`Adultos` over `Verano` and `Invierno`), each with a
    name for every column; none where one row does."""
    above = list(takewhile(lambda cells: all(cell.name == "th" for cell in cells), rows))
    if not 1 < len(above) < len(rows) or not any(_span(cell, "colspan") > 1 for cell in above[0]):
        return []
    named = _as_a_grid(above)
    return named if len({len(row) for row in named}) == 1 and len(named[0]) <= _COLUMNS else []


def _as_a_grid(rows: list[list[Tag]]) -> list[tuple[str, ...]]:
    """Each cell said again in all the columns and rows that it spans."""
    grid: list[dict[int, str]] = [{} for _ in rows]
    for number, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column in grid[number]:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for below in grid[number : number + high]:
                below.update(dict.fromkeys(range(column, column + wide), text_of(cell)))
            column += wide
    return [tuple(row.get(at, "") for at in range(max(row, default=-1) + 1)) for row in grid]


def _data_row(cells: list[Tag], below: list[Tag]) -> Row:
    """`below`: the cells of the next row, for the first one of a table."""
    found = [piece for cell in cells for piece in pieces([cell])]
    texts = tuple(text_of(cell) for cell in cells)
    marks = tuple(mark for piece in found for mark in piece.marks)
    marked = all(cell.name == "th" for cell, text in zip(cells, texts, strict=True) if text)
    titles = len(cells) > 1 and any(texts) and (marked or _names_values(texts, below))
    return Row(in_a_row(texts), marks=marks, cells=texts, titles=titles)


def in_a_row(cells: Sequence[str]) -> str:
    """An empty cell keeps its place among the others: what follows is of its own column."""
    return CELL.join(cells).strip() if any(cells) else ""


def _names_values(texts: tuple[str, ...], below: list[Tag]) -> bool:
    """Titles that are not marked as such: words above several values."""
    if len(below) != len(texts) or any(map(_VALUE.search, texts)):
        return False
    return sum(_VALUE.search(text_of(cell)) is not None for cell in below[1:]) >= _VALUES


def _is_layout(table: Tag) -> bool:
    if table.get("role") in ("presentation", "none") or first_of(table, _LAYOUT) is not None:
        return not any(around(th, ("table",)) is table for th in tags_of(table, ("th",)))
    return all(len(_cells(row)) < 2 for row in _rows(table))


def _rows(table: Tag) -> list[Tag]:
    return [row for row in tags_of(table, ("tr",)) if around(row, ("table",)) is table]


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]
