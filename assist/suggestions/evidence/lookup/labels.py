"""Labels with a value behind them, as a page lays them out one below the other: a table of two
columns, whatever it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assist.suggestions.evidence.cells import Cell
from assist.suggestions.evidence.lookup.tables import Row, Table
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.text.sentences import sentences
from indexes.models import Aspect, Passage

_LABEL_WORDS = 8
_VALUE_WORDS = 20
_LABELLED = re.compile(r"([^:.;?\n]{2,60}):\s+(\S.*)", re.DOTALL)
_LEAST = 2  # lines with a label, for them to be a table


def labelled(page: Sequence[Passage]) -> Iterator[tuple[Table, tuple[Passage, ...]]]:
    """Those below one heading together, with the passages that their rows stand in."""
    found: dict[tuple[str, ...], list[Passage]] = {}
    for passage in page:
        if passage.section and _is_value(passage):
            found.setdefault(passage.section[:-1], []).append(passage)
    for passages in found.values():
        rows = tuple(_row(passage, place) for place, passage in enumerate(passages))
        yield Table(rows, is_text=True), tuple(passages)


def labelled_lines(passage: Passage) -> Iterator[Table]:
    """«Alzada: 3 meses. Reposición: un mes.»"""
    rows = tuple(filter(None, map(_row_of, units_of(passage))))
    if len(rows) >= _LEAST and place_of(passage) is not Aspect.DOCUMENTS:
        yield Table(rows, is_text=True)


def _row_of(unit: Unit) -> Row | None:
    match = _LABELLED.fullmatch(unit.quote)
    if match is None or len(match[1].split()) > _LABEL_WORDS:
        return None
    name = Cell("", match[1], unit.start, unit.start + match.end(1))
    value = Cell("", match[2].rstrip(" ."), unit.start + match.start(2), unit.end)
    return Row(unit.start, unit.end, (name,), (value,))


def _is_value(passage: Passage) -> bool:
    label, text = passage.section[-1], passage.text
    is_label = len(label.split()) <= _LABEL_WORDS and "?" not in f"{label}{text}"
    is_short = "\n" not in text and len(text.split()) <= _VALUE_WORDS
    return is_label and is_short and len(sentences(text)) == 1


def _row(passage: Passage, place: int) -> Row:
    text = passage.text
    name = Cell("", passage.section[-1], 0, 0)
    return Row(0, len(text), (name,), (Cell("", text, 0, len(text)),), place)
