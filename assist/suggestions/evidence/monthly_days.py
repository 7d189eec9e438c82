"""A day of any month («antes del día 25 del mes anterior») is no date: the sentence that has one is
found by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assist.suggestions.evidence.narrowing.columns import headed
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.values import is_unit
from indexes.models import Passage

_DAY = re.compile(
    r"\bd[ií]as? \d{1,2}\b(?! de (?!cada|mes))"
    r"|\b(?:primer|[uú]ltim)[oa]s?(?: \w+)? d[ií]as? (?:h[aá]bil(?:es)? )?(?:de cada|del) mes\b",
    re.IGNORECASE,
)


def told_by_the_day(
    part: Part, title: str, told: Iterable[Unit], pages: Iterable[Sequence[Passage]]
) -> tuple[Unit, ...]:
    """Of a question until when, the sentence with such a day that speaks of what the question names
    beyond the title. Empty where what is `told` speaks of it, or no sentence does."""
    if not part.aspects or not DATED.issuperset(part.aspects):
        return ()
    about = stem_set(title)
    named = [t.stem for t in part.terms if not stands(t.stem, about) and not is_unit(t.word)]
    if not named or any(_speaks(unit, named) for unit in told):
        return ()
    units = (unit for page in pages for passage in page for unit in units_of(passage))
    return tuple(unit for unit in units if _DAY.search(unit.text) and _speaks(unit, named))[:1]


def _speaks(unit: Unit, named: Iterable[str]) -> bool:
    said = stem_set(f"{headed(unit)} {unit.text}")
    return any(stands(one, said) for one in named)
