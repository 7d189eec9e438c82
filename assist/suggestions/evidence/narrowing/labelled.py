"""Of sentences that each say one case of a value («Herencias: 6 meses…», «Por caducidad, desde…»),
those of the case that was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.narrowing.brackets import fitting, is_bracket
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from indexes.models import Aspect

_LABEL = re.compile(r"((?:[^:.;\n]|\.(?=\d)){3,60}):\s+\S")
_OPENING = re.compile(r"((?:por|para|en (?:el )?caso de) [^,:;.\n]{3,60}),\s+\S", re.IGNORECASE)
_FIRST_CELL = re.compile(r"([^\t\u2003|]{3,60}?)\s*[\t\u2003|]")
_AHEAD = re.compile(r"\b(?:antes|antelacion|anticipacion)\b")
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,3}\b")
_SHORT = 4  # letters: shorter words tell no case
_CLEARLY = 0.4  # by how much nearer in meaning one case has to be than another


def of_the_case(
    units: Sequence[Unit], part: Part, nearness: Nearness | None, *, tells_cases: bool
) -> tuple[Unit, ...]:
    """By a quantity of the question, by its words, or clearly by its meaning; what is said of every
    case stays. All of them where it tells none apart."""
    limited = [unit for unit in units if is_limited(unit)]
    if len(limited) < 2:
        return tuple(units)
    fits = fitting([unit.text for unit in limited], part.case) if tells_cases else None
    if fits:
        return _without([u for u, fit in zip(limited, fits, strict=True) if not fit], units)
    ahead = [unit for unit in limited if _AHEAD.search(fold(unit.text))]
    if part.wanted.is_ahead and 0 < len(ahead) < len(limited):
        return _without([unit for unit in limited if unit not in ahead], units)
    labelled = [unit for unit in limited if _label(unit) and not _is_item(unit)]
    if len(labelled) < 2 or not part.wanted:
        return tuple(units)
    other = _of_other_labels(labelled, part) if tells_cases else []
    if not other and nearness is not None:
        other = _further(labelled, nearness)
    return _without(other, units)


def of_the_quantity(units: Sequence[Unit], asked: str) -> tuple[Unit, ...]:
    """Without the cases that a quantity of the question does not fall into, those that it falls
    into first: fourteen months are less than two years."""
    limited = [unit for unit in units if is_limited(unit)]
    fits = fitting([unit.text for unit in limited], asked)
    if not fits:
        return tuple(units)
    told = _without([u for u, fit in zip(limited, fits, strict=True) if not fit], units)
    return tuple(sorted(told, key=lambda unit: not is_bracket(unit.text)))


def is_limited(unit: Unit) -> bool:
    """To one case of several."""
    if case_of(unit.text):
        return True
    return not _is_item(unit) and bool(_label(unit) or is_bracket(unit.text))


def _is_item(unit: Unit) -> bool:
    """Of a list that is only right when it is whole: what its rows name are no cases."""
    return place_of(unit.passage) is Aspect.DOCUMENTS


def _label(unit: Unit) -> str:
    """Of a sentence, or of the row of a table, that states a value behind it."""
    found = (pattern.match(unit.text) for pattern in (_LABEL, _OPENING, _FIRST_CELL))
    match = next(filter(None, found), None)
    return match[1] if match and unit.facts else ""


def _of_other_labels(labelled: Sequence[Unit], part: Part) -> list[Unit]:
    """By the words of this turn, by those that say more than the title, or by all of them."""
    acronyms = set(_ACRONYM.findall(" ".join(map(_label, labelled))))
    stems = [stem_set(_label(unit)) for unit in labelled]
    shared = frozenset.intersection(*stems)
    named = stem_set(labelled[0].passage.title)
    beyond = tuple(term for term in part.terms if not stands(term.stem, named))
    for terms in (part.own, beyond, part.terms):
        asked = [t.stem for t in terms if len(t.word) >= _SHORT or t.word.upper() in acronyms]
        told = [any(stands(one, own - shared) for one in asked) for own in stems]
        if any(told):
            return [u for u, is_told in zip(labelled, told, strict=True) if not is_told]
    return []


def _further(labelled: Sequence[Unit], nearness: Nearness) -> list[Unit]:
    near = nearness.of(labelled)
    best = max(near)
    return [unit for unit, one in zip(labelled, near, strict=True) if one < best - _CLEARLY]


def _without(other: Sequence[Unit], units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit not in other)
