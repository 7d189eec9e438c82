"""All that a page lays out in rows: tables, labels with a value, sentences of several cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assist.suggestions.evidence.lookup.labels import labelled, labelled_lines
from assist.suggestions.evidence.lookup.runs import runs_in
from assist.suggestions.evidence.lookup.tables import Table, tables_in
from assist.suggestions.evidence.narrowing.quantities import limits_of
from assist.suggestions.evidence.units import Key, key_of
from assist.suggestions.known_facts import facts_in
from assist.suggestions.remembered import Remembered
from indexes.models import Passage

Placed = tuple[Table, tuple[Passage, ...]]  # with the passages that its rows stand in

_REMEMBERED = 8_192
_known: Remembered[Key, tuple[Table, ...]] = Remembered(_REMEMBERED)  # of passages
_labels: Remembered[tuple[Key, ...], tuple[Placed, ...]] = Remembered(_REMEMBERED)  # of pages


def tables_of(pages: Sequence[Sequence[Passage]]) -> Iterator[Placed]:
    for page in pages:
        yield from _labels_of(page)
        for passage in page:
            yield from ((table, (passage,)) for table in _tables_of(passage))


def read_ahead(page: Sequence[Passage]) -> None:
    """Finds its tables, their values and limits, so that no question waits for it."""
    rows = (row for table, _ in tables_of([page]) for row in table.rows)
    for cell in (cell for row in rows for cell in (*row.names, *row.values)):
        limits_of(cell.text)
        facts_in(cell.text)


def _labels_of(page: Sequence[Passage]) -> tuple[Placed, ...]:
    return _labels.made(tuple(map(key_of, page)), lambda: tuple(labelled(page)))


def _tables_of(passage: Passage) -> tuple[Table, ...]:
    return _known.made(
        key_of(passage),
        lambda: (*tables_in(passage.text), *labelled_lines(passage), *runs_in(passage)),
    )
