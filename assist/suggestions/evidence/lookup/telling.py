"""The row with only the value asked for, in the words of its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.lookup.scoring import Found
from assist.suggestions.evidence.narrowing.columns import in_a_sentence, says_no_more
from assist.suggestions.evidence.narrowing.quantities import sets_limits
from assist.suggestions.evidence.units import Unit
from assist.suggestions.known_facts import facts_in

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def told(found: Sequence[Found]) -> Unit:
    """As much of the names as holds nothing that may be read as another value."""
    one = found[0]
    row = Unit(one.passage, one.row.start, one.row.end, "")
    names = [cell.text for cell in one.row.names if cell.text]
    plain = [name for name in names if not (one.held and sets_limits(name) and facts_in(name))]
    values = "; ".join(each.cell.text for each in found)
    headed = "; ".join(
        f"{in_a_sentence(each.cell.head)}: {each.cell.text}" if each.cell.head else each.cell.text
        for each in found
    )
    if one.row.names == one.row.values:
        return replace(row, text=f"{one.passage.heading}: {one.cell.text}")
    joint = ", " if one.cell.head else ": "
    before = ", ".join(plain or [one.passage.heading])
    texts = (
        f"{before}{joint}{headed}",
        headed[:1].upper() + headed[1:],
        f"{before}: {values}",
        values,
    )
    told = (replace(row, text=text) for text in texts)
    return next(filter(_says_no_more, told), replace(row, text=row.quote))


def _says_no_more(unit: Unit) -> bool:
    """No number, either, that the page does not say there."""
    said = {*_NUMBER.findall(" ".join((*unit.passage.section, unit.quote)))}
    return says_no_more(unit) and said.issuperset(_NUMBER.findall(unit.text))
