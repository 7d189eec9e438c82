"""Small signs that a sentence is the one that was asked for: its label, its row, an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence.cases import case_of, is_of_another
from assist.suggestions.evidence.narrowing.brackets import numbers_in
from assist.suggestions.evidence.narrowing.columns import row_name
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.headings import speaks_of
from indexes.facts import FactKind
from indexes.models import Passage

_BARE = re.compile(r"(\d{1,2})( (?:o|y) más| en adelante)?")
_OPENS = 8  # characters before what a sentence begins with: «Desde: 2 de julio»
_ASKED = 0.5  # «Tasa: …» is of whatever has one
_OTHER_CASE = -0.3  # it is said for a case that the question does not speak of
_THIS_CASE = 0.1


def labelled_as_asked(unit: Unit, part: Part, terms: Sequence[Term]) -> float:
    """0 to 1: what it is about stands before its colon («Cualificado: …»), or names its row."""
    label, colon, _ = unit.text.partition(":")
    naming = [term for term in terms if stands(term.stem, stem_set(label))] if colon else []
    if not naming:
        return _said_of_row(row_name(unit), part)
    asks = all(any(speaks_of(term.word, one) for one in part.aspects) for term in naming)
    return _ASKED if asks else 1.0


def _said_of_row(name: str, part: Part) -> float:
    """Share of the words that name a row, that the question says."""
    if bare := _BARE.fullmatch(name):  # so many persons: «3», «4 o más»
        return float(_is_asked(int(bare[1]), bool(bare[2]), part))
    asked, said = frozenset(term.stem for term in part.terms), stem_set(name)
    return sum(stands(one, asked) for one in said) / len(said) if said else 0.0


def _is_asked(number: int, or_more: bool, part: Part) -> bool:
    return any(one == number or (or_more and one > number) for one in numbers_in(part.case))


def ends_something(unit: Unit, part: Part) -> bool:
    """Who asks until when is told an end, or the beginning that stands beside it; not the day on
    which something else is looked at, nor since when a form is used."""
    if not DATED.intersection(part.aspects) or part.wanted.slots:
        return False
    dates = [fact for fact in unit.facts if fact.kind is FactKind.DATE]
    return any(
        "/" in one.normalised
        and (not one.normalised.endswith("/..") or one.start - unit.start <= _OPENS)
        for one in dates
    )


def of_the_case_told(unit: Unit, terms: Sequence[Term]) -> float:
    if is_of_another(unit.text):
        return _OTHER_CASE
    case = case_of(unit.text)
    if not case:
        return 0.0
    return _THIS_CASE if any(stands(term.stem, case) for term in terms) else _OTHER_CASE


def is_of_another_thing(passage: Passage, part: Part) -> bool:
    """«Existe otra prueba, dirigida a…»: the dates below it are not those of this one, unless the
    question names what the heading names."""
    first = next(iter(units_of(passage)), None)
    if first is None or not is_of_another(first.text):
        return False
    beyond = stem_set(passage.heading) - stem_set(passage.title)
    return not any(stands(term.stem, beyond) for term in part.terms)
