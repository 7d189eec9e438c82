"""Pages of one procedure that say the same sentence with another value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.contradictions.limits import limited_apart
from assist.suggestions.evidence.contradictions.wording import Span, likeness, replaced
from assist.suggestions.evidence.counts import COUNTED, numbers_in
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.pinpointing.asked_values import form_of
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.text.stems import stem_set
from indexes.facts import FactKind, Slot
from indexes.facts.folding import fold_in_place
from indexes.facts.numerals import find_numerals
from indexes.facts.opposing import is_given, parts
from indexes.models import Aspect, Passage
from indexes.years import years_spoken_of

_ALIKE = 0.6  # of the words of both sentences, numbers aside
_ONE_VALUED = frozenset({Slot.VALIDITY, Slot.RESOLUTION_TERM, Slot.APPEAL_TERM, Slot.SILENCE})

Values = Callable[[Unit], frozenset[str]]


def disagreement(
    unit: Unit,
    values: Values,
    pages: Sequence[Sequence[Passage]],
    standings: Mapping[str, Standing],
    aspect: Aspect | None,
) -> Conflict | None:
    """Between the page of the unit and the first other one that says the like of it with another of
    the values asked for. Sentences that name different years are of different calls."""
    mine, order = values(unit), [page[0].document_id for page in pages]
    if unit.passage.document_id not in order:
        return None  # it answers a question about another procedure
    for page in pages:
        other = (
            _counterpart(unit, page) if page[0].document_id != unit.passage.document_id else None
        )
        if other is None or _other_year(unit, other):
            continue
        differing = _differing(unit, mine, other, values(other))
        if differing is None or limited_apart(unit, other, _slot_of(unit)):
            continue
        sides = [(unit, differing[0]), (other, differing[1])]
        sides.sort(key=lambda side: order.index(side[0].passage.document_id))
        preferred, second = (Stance(one, tuple(sorted(said))) for one, said in sides)
        told = aspect or place_of(unit.passage)
        return between(told, "other", preferred, second, standings)
    return None


def _slot_of(unit: Unit) -> str:
    """The first that is known of its values."""
    slots = (fact.slot for fact in unit.facts if fact.slot is not Slot.OTHER)
    return next(slots, Slot.OTHER).value


def _counterpart(unit: Unit, page: Sequence[Passage]) -> Unit | None:
    """The sentence of the page that is most like it; else the only one there that gives a value of
    what has one value, and the same slot."""
    own = _words(unit.text)
    scored = [(likeness(own, _words(one.text)), one) for one in _units(page)]
    best = max(scored, key=lambda item: item[0], default=None)
    if best and best[0] >= _ALIKE:
        return best[1]
    slots = {(fact.slot, fact.kind) for fact in unit.facts if fact.slot in _ONE_VALUED}
    same = [one for one in _units(page) if slots & {(f.slot, f.kind) for f in one.facts}]
    return same[0] if len(same) == 1 and _is_only(unit, slots) else None


def _is_only(unit: Unit, slots: set[tuple[Slot, FactKind]]) -> bool:
    """Whether it gives one value for each."""
    given = [(fact.slot, fact.kind) for fact in unit.facts if (fact.slot, fact.kind) in slots]
    return len(given) == len(set(given))


def _units(page: Sequence[Passage]) -> Iterable[Unit]:
    return (unit for passage in page for unit in units_of(passage))


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    """Stems without numbers."""
    folded, kept, start = fold_in_place(text), "", 0
    for numeral in find_numerals(folded):
        kept += text[start : numeral.start]
        start = numeral.end
    return stem_set(kept + text[start:])


def _differing(
    unit: Unit, mine: frozenset[str], other: Unit, theirs: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]] | None:
    """What each says and the other does not: one that says more contradicts nothing. Where the
    words are the same but for a value, that one, though it stands elsewhere in both."""
    own = _unsaid(unit, mine, other, theirs), _unsaid(other, theirs, unit, mine)
    if all(own):
        return mine, theirs
    for place, their_place in replaced(unit.quote, other.quote):
        pair = _values_at(unit, mine, place), _values_at(other, theirs, their_place)
        if all(pair) and pair == (
            _unsaid(unit, pair[0], other, pair[1]),
            _unsaid(other, pair[1], unit, pair[0]),
        ):
            return pair
    return None


def _unsaid(
    unit: Unit, mine: frozenset[str], other: Unit, theirs: frozenset[str]
) -> frozenset[str]:
    """Of the values of the one, those that none of the other's says in any form."""
    said = [part for fact in other.facts if form_of(fact) in theirs for part in parts(fact)]
    facts = {form_of(fact): fact for fact in unit.facts}
    return frozenset(
        form
        for form in mine - theirs
        if form not in facts
        or not all(is_given(end, part, said) for end, part in parts(facts[form]))
    )


def _values_at(unit: Unit, values: frozenset[str], place: Span) -> frozenset[str]:
    """Those that stand there, even in part."""
    start, end = (unit.start + one for one in place)
    stated = {form_of(fact) for fact in unit.facts if fact.start < end and start < fact.end}
    numbers = numbers_in(unit.quote[slice(*place)])
    return frozenset(v for v in values if v in stated or v.removeprefix(COUNTED) in numbers)


def _other_year(unit: Unit, other: Unit) -> bool:
    return years_spoken_of(unit.text) != years_spoken_of(other.text)
