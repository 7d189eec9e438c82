"""One item of a list, as it is read under its lead."""

from __future__ import annotations

import re

from assist.suggestions.evidence import Unit
from assist.suggestions.text.folding import folded_words
from assist.suggestions.vocabulary.cells import without_cells
from assist.suggestions.vocabulary.word_classes import any_of
from prompts.filters import lower_first, upper_first, without_stop

CELLS = re.compile(r"\s*[\t\u2003|]\s*")  # between the cells of a row
_CASE_LAST = re.compile(
    rf"(?P<paper>.+?\S):\s+(?P<case>(?:según|{any_of('case')})\b[^:]+)", re.IGNORECASE
)


def item(unit: Unit, lead: str, *, by_case: bool = False) -> str:
    """Without cells that say nothing, nor a label that the lead has said («Dirigido a: …»).
    `by_case`: «Poder notarial: si actúa un representante» is told with its case first."""
    text = without_stop(CELLS.sub(", ", without_cells(unit.text)))
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and set(folded_words(label)) <= set(folded_words(lead)):
        return rest.strip()
    match = _CASE_LAST.fullmatch(text) if by_case else None
    return f"{upper_first(match['case'])}, {lower_first(match['paper'])}" if match else text
