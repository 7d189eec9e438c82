"""Whom a whole procedure is for, as its sheet begins: «Ayuda a las empresas que contraten…»."""

from __future__ import annotations

import re

from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Slot
from indexes.facts.scope import AUDIENCE, scope_of
from indexes.models import DocumentKind

_RELATIVE = re.compile(rf",? {any_of('relative')} ")


def for_whom(unit: Unit, knowledge: Knowledge) -> str:
    """The words in which the sheet that the sentence stands in begins, up to the first relative
    clause; empty where they name nobody or several, or it is no procedure's: what is said of one
    of several is said of no other."""
    if unit.passage.kind is not DocumentKind.PROCEDURE:
        return ""
    first = next(iter(units_of(knowledge.document(unit.passage.document_id)[0])), None)
    begins = _RELATIVE.split(first.quote)[0] if first else ""
    named = [one for one in scope_of(begins, Slot.OTHER.value).marks if one.name == AUDIENCE]
    return begins if len(named) == 1 and not named[0].beside else ""
