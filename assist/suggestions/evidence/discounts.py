"""Who asks for a discount is told that, not what everybody pays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import is_row
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.lines import line_around
from indexes.models import Aspect, Passage

_ASKED = re.compile(rf"\b{any_of('discount')}(?!\w)", re.IGNORECASE)
_SAID = re.compile(rf"\b{any_of('discount', 'paying_less')}(?!\w)", re.IGNORECASE)
_MOST = 4  # sentences


def told_discounts(part: Part, title: str, pages: Iterable[Sequence[Passage]]) -> tuple[Unit, ...]:
    """Of the first page that speaks of some: those of the group that they tell that they are of, or
    all where none is. Empty where none is asked for, or no page has any."""
    if not _ASKED.search(part.text) or not {*part.aspects} <= {Aspect.FEE}:
        return ()
    about = stem_set(title)
    own = {t.stem for t in part.case_terms if not stands(t.stem, about) and not _SAID.match(t.word)}
    for page in pages:
        found = [unit for passage in page for unit in units_of(passage) if _is_discount(unit)]
        said = [sum(stands(one, stem_set(unit.text)) == 1 for one in own) for unit in found]
        best = max(said, default=0)
        if found:
            return tuple(u for u, n in zip(found, said, strict=True) if n == best)[:_MOST]
    return ()


def _is_discount(unit: Unit) -> bool:
    """By its words, those of the heading above it, or those with which its paragraph begins."""
    if is_row(unit.text):
        return False
    start, _ = line_around(unit.passage.text, unit.start, unit.end)
    label = unit.passage.text[start : unit.start].partition(":")
    named = label[0] if label[1] else ""
    return any(_SAID.search(text) for text in (unit.text, unit.passage.heading, named))
