"""What the sides of a dispute state, and whether one gives what the other does not."""

from __future__ import annotations

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit
from indexes.conflicts import COUNT, MEASURE, WINDOW, Side, StatedValue, polar_form
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.opposing import is_given, opposite, parts
from indexes.repositories.decisions import Dispute

_WORKING = ";working"
_NO_FACTS = frozenset({COUNT, MEASURE, WINDOW})
_POLAR = frozenset({Slot.CHANNEL, Slot.DOCUMENT, Slot.LEGAL_BASIS})


def bare(form: str) -> str:
    """Days of either sort."""
    return form.removesuffix(_WORKING)


def form_of(fact: Fact) -> str:
    """As the sides of a dispute give it."""
    return polar_form(fact.kind, fact.slot, fact.normalised)[1]


def read_in(dispute: Dispute, unit: Unit, asks: Part | None) -> set[str]:
    """Of what is no kind of fact: what the sentence was found to say. Who asks for a sum asks for
    no number of things."""
    is_sum = asks is not None and bool(asks.wanted.kinds) and not asks.wanted.nouns
    if dispute.kind not in _NO_FACTS or (dispute.kind == COUNT and is_sum):
        return set()
    values = (one for side in dispute.sides for one in side.values)
    return {one.normalised for one in values if is_one_of(unit, {one.sentence})}


def is_one_of(unit: Unit, sentences: set[str]) -> bool:
    return any(unit.quote in one or one in unit.quote for one in sentences)


def opposed(mine: Side, other: Side, dispute: Dispute, stated: set[str]) -> bool:
    """Each gives a value that the other does not give; mine, one that is told."""
    if other is mine:
        return False
    own = [one for one in mine.values if one.normalised in stated]
    return any(not is_stated(one, other, dispute) for one in own) and any(
        not is_stated(one, mine, dispute) for one in other.values
    )


def is_stated(stated: StatedValue, side: Side, dispute: Dispute) -> bool:
    """Whether the side gives or implies the value, in whatever form; of what is said yes or no to,
    whether it does not say the contrary."""
    if dispute.slot in _POLAR:
        return opposite(stated.normalised) not in side.forms
    if dispute.kind in _NO_FACTS:
        return stated.normalised in side.forms
    given = [part for one in side.values for part in parts(_fact(one, dispute))]
    ends = {end for end, _ in given}
    mine = [(end, fact) for end, fact in parts(_fact(stated, dispute)) if end in ends]
    return all(is_given(end, fact, given) for end, fact in mine)


def _fact(stated: StatedValue, dispute: Dispute) -> Fact:
    value = stated.value or stated.normalised
    return Fact(
        kind=FactKind(dispute.kind), slot=Slot(dispute.slot), value=value,
        normalised=stated.normalised, start=0, end=len(value),
    )  # fmt: skip
