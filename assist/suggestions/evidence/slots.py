"""Which slots answer which aspect."""

from __future__ import annotations

from indexes.facts.models import FactKind, Slot
from indexes.models import Aspect

SLOTS: dict[Aspect, frozenset[Slot]] = {
    Aspect.FEE: frozenset({Slot.FEE}),
    Aspect.BENEFIT: frozenset({Slot.BENEFIT_AMOUNT}),
    Aspect.DEADLINE: frozenset({Slot.DEADLINE}),
    Aspect.STATUS: frozenset({Slot.DEADLINE}),
    Aspect.RESOLUTION_TERM: frozenset({Slot.RESOLUTION_TERM}),
    Aspect.SILENCE: frozenset({Slot.SILENCE}),
    Aspect.APPEAL: frozenset({Slot.APPEAL_TERM}),
    Aspect.CHANNEL: frozenset({Slot.CHANNEL}),
    Aspect.CONTACT: frozenset({Slot.CONTACT}),
    Aspect.LEGAL_BASIS: frozenset({Slot.LEGAL_BASIS}),
    Aspect.DOCUMENTS: frozenset({Slot.DOCUMENT, Slot.NOT_REQUIRED}),
}
# What is paid, and what is received.
PRICES = frozenset({Aspect.FEE, Aspect.BENEFIT})
# Slots that have one true value in a procedure: two values are a contradiction.
SINGLE_VALUED: dict[Aspect, tuple[Slot, ...]] = {
    Aspect.FEE: (Slot.FEE,),
    Aspect.DEADLINE: (Slot.DEADLINE,),
    Aspect.STATUS: (Slot.DEADLINE,),
    Aspect.RESOLUTION_TERM: (Slot.RESOLUTION_TERM,),
    Aspect.SILENCE: (Slot.SILENCE,),
    Aspect.APPEAL: (Slot.APPEAL_TERM,),
    Aspect.CHANNEL: (Slot.CHANNEL,),
    Aspect.BENEFIT: (Slot.BENEFIT_AMOUNT,),
    Aspect.REQUIREMENTS: (Slot.AGE_LIMIT, Slot.INCOME_LIMIT),
    Aspect.AUDIENCE: (Slot.AGE_LIMIT,),
}
# Of these a page may state several for several cases: only one against one can be told apart.
OFTEN_SEVERAL = frozenset({Slot.AGE_LIMIT, Slot.INCOME_LIMIT, Slot.BENEFIT_AMOUNT})
DATED = frozenset({Aspect.DEADLINE, Aspect.STATUS})
# How and where one applies.
WAYS = frozenset({Aspect.CHANNEL, Aspect.WHERE})
# Places that name what is usual, before the rest of the page says it with care.
INTRODUCTIONS = frozenset({Aspect.SUMMARY, Aspect.AUDIENCE})
# Whose place an aspect shares.
OWN_PLACE: dict[Aspect, Aspect] = {Aspect.STATUS: Aspect.DEADLINE}
# Where an aspect has no place of its own, these places speak of it too.
ALSO_IN: dict[Aspect, tuple[Aspect, ...]] = {
    Aspect.STATUS: (Aspect.DEADLINE,),
    Aspect.WHERE: (Aspect.CHANNEL, Aspect.CONTACT),
    Aspect.CHANNEL: (Aspect.WHERE,),
    Aspect.AUDIENCE: (Aspect.REQUIREMENTS,),
    Aspect.REQUIREMENTS: (Aspect.AUDIENCE,),
    Aspect.SILENCE: (Aspect.RESOLUTION_TERM,),
    Aspect.RESOLUTION_TERM: (Aspect.SILENCE,),
    Aspect.CONTACT: (Aspect.WHERE,),
    Aspect.BENEFIT: (Aspect.SUMMARY,),
}
# What answers instead, whatever its words: who asks where is helped by how.
STANDS_IN: dict[Aspect, Aspect] = {Aspect.WHERE: Aspect.CHANNEL, Aspect.CHANNEL: Aspect.WHERE}
# What only a value answers. The rest a page that is no procedure may answer in any sentence.
VALUED = frozenset(
    {
        *DATED,
        Aspect.FEE,
        Aspect.BENEFIT,
        Aspect.RESOLUTION_TERM,
        Aspect.SILENCE,
        Aspect.CONTACT,
        Aspect.LEGAL_BASIS,
    }
)
# Whose values tell by themselves what they are about, wherever they stand.
TELLING = frozenset({Aspect.CONTACT, Aspect.SILENCE, Aspect.APPEAL, Aspect.RESOLUTION_TERM})
# Whose values may stand elsewhere on the page while their place says something general.
SUPPLEMENTED = DATED | {Aspect.RESOLUTION_TERM, Aspect.FEE, Aspect.SILENCE}
# Aspects that are stated as a list, which is only right when it is whole.
LISTED = frozenset({Aspect.DOCUMENTS, Aspect.REQUIREMENTS, Aspect.AUDIENCE, Aspect.LEGAL_BASIS})
ITEMISED = frozenset({Aspect.DOCUMENTS, Aspect.REQUIREMENTS})  # pages give them as items
# Whose slot tells what they are, whatever their kind: a limit of income may be a percentage.
MEASURES = frozenset(
    {FactKind.AMOUNT, FactKind.PERCENTAGE, FactKind.DURATION, FactKind.AGE, FactKind.DATE}
)
