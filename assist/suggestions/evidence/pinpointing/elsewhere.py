"""Values of something else than the aspect that is asked, beside one that is of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence.narrowing.columns import headed
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import UNTOLD, slots_of, wanted_facts
from assist.suggestions.evidence.pinpointing.scoring import Scored, words_of
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED, OWN_PLACE, VALUED
from assist.suggestions.evidence.units import Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.headings import speaks_of
from indexes.facts import Slot
from indexes.models import Aspect

_ELSEWHERE = -0.55  # its value is not of the aspect that is asked, and that of another sentence is
_MUCH_MORE = 0.35  # of the question's words, that it holds beyond those of the best of the aspect

_LASTS = re.compile(
    r"\b(?:valid|vigen|vigor|caduc|renov|renuev|dura\b|durara|duracion|durante"
    r"|por (?:un )?(?:plazo|periodo))"
)
_Slots = frozenset[Slot]  # of what is asked for, that a sentence states


def without_conditions(scored: list[Scored], part: Part) -> list[Scored]:
    """Where the page states a term to apply, how long one must have lived somewhere is none,
    however well its words match."""
    if not part.aspects or not DATED.issuperset(part.aspects):
        return scored
    asked = slots_of(part.aspects)
    told = [(_slots(one, part), one) for one in scored]
    if not any(own & asked and _at_home(one.unit, part) for own, one in told):
        return scored
    return [
        one
        for own, one in told
        if own - UNTOLD or place_of(one.unit.passage) is not Aspect.REQUIREMENTS
    ]


def marked_down(
    scored: Sequence[Scored], part: Part, terms: Sequence[Term], knowledge: Knowledge
) -> list[Scored]:
    """Where some sentence gives a value of the very aspect in words of the question, years lived
    somewhere are no answer, whatever stands beside them. Where none does, neither is the value of
    another aspect that stands elsewhere and holds no word of the question."""
    slots = [_slots(one, part) for one in scored]
    held = [_is_held(one, own, part, terms) for one, own in zip(scored, slots, strict=True)]
    if any(held):
        is_elsewhere = _beside(scored, slots, held, part, terms, knowledge)
    elif part.aspects and VALUED.issuperset(part.aspects):
        is_elsewhere = [
            _lasts_otherwise(one.unit, own, part)
            or (not _is_of(one.unit, part, terms) and (not terms or own.isdisjoint(UNTOLD)))
            for one, own in zip(scored, slots, strict=True)
        ]
    else:
        pairs = zip(scored, slots, strict=True)
        is_elsewhere = [_lasts_otherwise(one.unit, own, part) for one, own in pairs]
    return [
        one._replace(score=one.score + _ELSEWHERE) if is_out else one
        for one, is_out in zip(scored, is_elsewhere, strict=True)
    ]


def _lasts_otherwise(unit: Unit, own: _Slots, part: Part) -> bool:
    """Who asks when the card of a library expires is not told for how long its books are lent: what
    lasts is named, or it is said that it lasts."""
    if part.wanted.slots != {Slot.VALIDITY} or not own <= UNTOLD:
        return False
    return not tells_how_long(unit, part)


def tells_how_long(unit: Unit, part: Part) -> bool:
    """Whether it says that something lasts, or names what the question speaks of."""
    if _LASTS.search(fold(f"{unit.passage.heading} {unit.text}")):
        return True
    said, named = stem_set(unit.text), stem_set(unit.passage.title)
    return any(stands(t.stem, said) and not stands(t.stem, named) for t in part.terms)


def _beside(
    scored: Sequence[Scored],
    slots: Sequence[_Slots],
    held: Sequence[bool],
    part: Part,
    terms: Sequence[Term],
    knowledge: Knowledge,
) -> list[bool]:
    """Of each, whether its value is of something else, or of nothing that is known, and its words
    are not much more of the question than those of the best one that is `held` to be of it."""
    named = part.wanted.slots
    said = [coverage(terms, stem_set(words_of(one.unit)), knowledge) for one in scored]
    best = max(one for one, is_held in zip(said, held, strict=True) if is_held)
    return [
        bool(own)
        and (
            (own <= UNTOLD and one <= best + _MUCH_MORE)
            or (bool(named) and own.isdisjoint(named | UNTOLD))
        )
        for own, one in zip(slots, said, strict=True)
    ]


def _is_held(one: Scored, own: _Slots, part: Part, terms: Sequence[Term]) -> bool:
    """Whether its value is of what is asked: «caduca» says by itself what the value is of; an
    aspect needs some other word, or its place."""
    if own & part.wanted.slots:
        return True
    asked = part.wanted.slots or slots_of(part.aspects)
    return bool(own & asked) and _is_of(one.unit, part, terms)


def _slots(one: Scored, part: Part) -> _Slots:
    return frozenset(fact.slot for fact in wanted_facts(one.unit, part))


def _is_of(unit: Unit, part: Part, terms: Sequence[Term]) -> bool:
    """It stands where the page speaks of what is asked, or in its words, or in the question's."""
    if _at_home(unit, part) or _speaks_of_any(unit, terms):
        return True
    words = f"{unit.passage.heading} {headed(unit)} {unit.text}"
    return any(speaks_of(words, aspect) for aspect in part.aspects)


def _at_home(unit: Unit, part: Part) -> bool:
    return place_of(unit.passage) in {OWN_PLACE.get(one, one) for one in part.aspects}


def _speaks_of_any(unit: Unit, terms: Sequence[Term]) -> bool:
    stems = stem_set(f"{headed(unit)} {unit.text}")
    return any(stands(term.stem, stems) for term in terms)
