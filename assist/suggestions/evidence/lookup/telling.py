"""The row with only the value asked for, in the words of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assist.suggestions.evidence.cells import Cell
from assist.suggestions.evidence.lookup.scoring import Found
from assist.suggestions.evidence.narrowing.columns import in_a_sentence, says_no_more
from assist.suggestions.evidence.narrowing.quantities import sets_limits
from assist.suggestions.evidence.units import Unit
from assist.suggestions.known_facts import facts_in
from assist.suggestions.ranking.question_titles import is_asked

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TWICE = re.compile(r"([^:,]+)[:,] \1: ", re.IGNORECASE)  # a line that begins with its heading


def told(found: Sequence[Found]) -> Unit:
    """As much of the names as holds nothing that may be read as another value."""
    one = found[0]
    row = Unit(one.passage, one.row.start, one.row.end, "")
    units = (replace(row, text=text) for text in _texts(found, one))
    return next(filter(_is_well_told, units), replace(row, text=row.quote))


def _texts(found: Sequence[Found], one: Found) -> Iterator[str]:
    """From the fullest on."""
    heading = one.passage.heading or one.passage.subject
    if one.row.names == one.row.values:  # a clause, which names itself
        yield f"{heading}: {one.cell.text}"
        yield one.cell.text
        return
    names = [cell.text for cell in one.row.names if cell.text]
    plain = [name for name in names if not (one.held and sets_limits(name) and facts_in(name))]
    before = ", ".join(plain or ([] if is_asked(heading) else [heading]))
    headed = "; ".join(_headed(each.cell) for each in found)
    values = "; ".join(each.cell.text for each in found)
    if before:
        yield f"{before}{', ' if one.cell.head else ': '}{headed}"
    yield headed[:1].upper() + headed[1:]
    if before:
        yield f"{before}: {values}"
    yield values


def _headed(cell: Cell) -> str:
    return f"{in_a_sentence(cell.head)}: {cell.text}" if cell.head else cell.text


def _is_well_told(unit: Unit) -> bool:
    """Nothing twice, and no number, either, that the page does not say there."""
    if _TWICE.match(unit.text):
        return False
    said = {*_NUMBER.findall(" ".join((*unit.passage.section, unit.quote)))}
    return says_no_more(unit) and said.issuperset(_NUMBER.findall(unit.text))
