"""What is compared with what: values of one slot and kind, and by which rule they contradict."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from indexes.facts import Fact, FactKind, Slot
from indexes.facts.models import REACHABLE_BY

# Slots of which two answers to one need should say the same or be silent.
FUNCTIONAL = frozenset(
    {
        Slot.DEADLINE,
        Slot.RESOLUTION_TERM,
        Slot.SILENCE,
        Slot.APPEAL_TERM,
        Slot.CORRECTION_TERM,
        Slot.VALIDITY,
        Slot.FEE,
        Slot.BENEFIT_AMOUNT,
        Slot.INCOME_LIMIT,
        Slot.AGE_LIMIT,
        Slot.DISABILITY_DEGREE,
        Slot.CHANNEL,
    }
)
_NEVER_COMPARED = frozenset({Slot.OTHER, Slot.PROCEDURE, Slot.SUPERSEDED})


class Rule(StrEnum):
    """When two answers that both speak of a key contradict each other."""

    FUNCTIONAL = "functional"  # each gives a value that nothing of the other agrees with
    DENIAL = "denial"  # one requires what the other says is not needed
    SHARED = "shared"  # they share no value: one of several phones is enough
    NEVER = "never"  # lists where more or less is an omission, not a contradiction


class ComparisonKey(NamedTuple):
    """`kind` is the channel's name for channels, and the comparator for ages: `over 18` and `under
    65` are two statements, not two values of one."""

    slot: str
    kind: str
    rule: Rule


def comparison_key(fact: Fact) -> ComparisonKey | None:
    """None for what is not compared at all."""
    slot, kind = fact.slot, fact.kind
    if slot in _NEVER_COMPARED:
        return None
    if slot in (Slot.DOCUMENT, Slot.NOT_REQUIRED):
        return ComparisonKey(Slot.DOCUMENT.value, kind.value, Rule.DENIAL)
    if slot in FUNCTIONAL:
        return ComparisonKey(slot.value, _functional_kind(fact), Rule.FUNCTIONAL)
    reachable = slot is Slot.CONTACT and kind in REACHABLE_BY
    return ComparisonKey(slot.value, kind.value, Rule.SHARED if reachable else Rule.NEVER)


def _functional_kind(fact: Fact) -> str:
    if fact.kind is FactKind.CHANNEL:
        return fact.normalised.partition(":")[0]
    if fact.kind is FactKind.AGE:
        return f"{fact.kind.value}{fact.normalised[:1].strip('0123456789')}"
    return fact.kind.value
