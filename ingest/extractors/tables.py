"""Tables: pairs of label and value, rows of data, or mere layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import Tag

from indexes.models import Aspect
from ingest.cleaners.elements import around, first_of
from ingest.cleaners.markup import tags_of, text_of
from ingest.extractors.headings import announced, tidy
from ingest.extractors.outline import CELL
from ingest.extractors.runs import pieces
from ingest.extractors.spans import as_a_grid, has_spans, names_in_rows, row_texts, span

LABEL_WORDS = 8
FIELDS = 3  # labels of different aspects that make a column one of labels
_GENERAL = frozenset({Aspect.SUMMARY, Aspect.OTHER})
_VALUE = re.compile(r"\d")
_VALUES = 2  # of a row: columns of values need their titles
_SAYS = re.compile(r"\d\s*(?:€|%|euros?\b)|[.;,]$")  # a value, or a sentence
_MONEY = re.compile(r"€|\beuros?\b", re.IGNORECASE)
_BARE = re.compile(r"^\d[\d.]*(?:,\d+)?$")
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
            label, left = cells[0], span(cells[0], "rowspan") - 1
        yield cells


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
    """Where the rows are parted in groups, the names of the columns are said in each of them."""
    rows = [cells for row in _rows(table) if (cells := _cells(row))]
    if _is_layout(table):
        yield from (Row("", cell=cell) for cells in rows for cell in cells)
        return
    grid = as_a_grid(rows) if has_spans(rows) else rows
    titles = [_titles(texts) for texts in names_in_rows(rows)]
    pending = list(titles)
    for index in range(len(titles), len(rows)):
        cells, below = rows[index], grid[index + 1] if index + 1 < len(rows) else []
        if len(cells) == 1 and (cells[0].name == "th" or _heads_group(cells[0], below)):
            yield Row(text_of(cells[0]), heading=True)
            pending = list(titles)
            continue
        texts = row_texts(grid[index], named=bool(titles))
        if not titles and _names_columns(cells, texts, grid[index + 1 :]):
            titles = pending = [_titles(texts)]
            continue
        yield from pending
        pending = []
        yield Row(in_a_row(texts), marks=_marks(cells), cells=texts)
    yield from pending


def _titles(texts: tuple[str, ...]) -> Row:
    return Row(in_a_row(texts), cells=texts, titles=True)


def _marks(cells: list[Tag]) -> tuple[str, ...]:
    return tuple(mark for cell in cells for piece in pieces([cell]) for mark in piece.marks)


def _heads_group(cell: Tag, below: Sequence[Tag | None]) -> bool:
    """`C) Motocicletas`, alone in its row above rows of several cells."""
    text = text_of(cell)
    is_name = 0 < len(text.split()) <= LABEL_WORDS and not _SAYS.search(text)
    return is_name and span(cell, "colspan") > 1 and len(set(map(id, below))) > 1


def _names_columns(
    cells: list[Tag], texts: tuple[str, ...], below: Sequence[Sequence[Tag | None]]
) -> bool:
    """Marked as such, or words above values in what comes next."""
    if len(texts) < 2 or not any(texts):
        return False
    if all(cell.name == "th" for cell in cells if text_of(cell)):
        return True
    values = next((row for row in below if len(set(map(id, row))) > 1), ())
    return _names_values(texts, [text_of(cell) for cell in values if cell is not None])


def in_a_row(cells: Sequence[str]) -> str:
    """An empty cell keeps its place among the others: what follows is of its own column."""
    return CELL.join(cells).strip() if any(cells) else ""


def _names_values(texts: tuple[str, ...], below: Sequence[str]) -> bool:
    """Titles that are not marked as such: words above several values, or money above a number."""
    if len(below) != len(texts) or any(map(_VALUE.search, texts)):
        return False
    valued = sum(_VALUE.search(text) is not None for text in below[1:])
    return valued >= _VALUES or (bool(_MONEY.search(texts[-1])) and bool(_BARE.match(below[-1])))


def _is_layout(table: Tag) -> bool:
    if table.get("role") in ("presentation", "none") or first_of(table, _LAYOUT) is not None:
        return not any(around(th, ("table",)) is table for th in tags_of(table, ("th",)))
    return all(len(_cells(row)) < 2 for row in _rows(table))


def _rows(table: Tag) -> list[Tag]:
    return [row for row in tags_of(table, ("tr",)) if around(row, ("table",)) is table]


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]
