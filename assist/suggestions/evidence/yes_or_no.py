"""Questions of yes or no that a value answers: the limit that what somebody says of themselves is
held against («ganamos 21.000 €, ¿me la pueden dar?»), what something costs («¿se paga el seguro?»).
"""

from __future__ import annotations

import re
from dataclasses import replace

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.slots import VALUED
from assist.suggestions.known_facts import facts_in
from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.values import Wanted
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind, Slot
from indexes.models import Aspect

_LIMITS = {
    FactKind.AMOUNT: Slot.INCOME_LIMIT,
    FactKind.AGE: Slot.AGE_LIMIT,
    FactKind.PERCENTAGE: Slot.DISABILITY_DEGREE,
}
_BY_NAME = VALUED | {Aspect.DOCUMENTS, Aspect.CHANNEL, Aspect.WHERE, Aspect.CONTACT}
_PRICE = Wanted(frozenset({FactKind.AMOUNT}), frozenset({Slot.FEE}))
# Of what they have, not of what they would get or pay.
_OWN = re.compile(
    r"\b(?:gano|ganamos|gana|ganan|cobro|cobramos|cobra|ingres\w+|renta|sueldo|pension|nomina"
    r"|tengo|tiene|tenemos|cumpl\w+|anos|discapacidad)\b"
)
# «Tengo que» asks for nothing.
_VALUE = re.compile(
    rf"(?:^\W*|\b{any_of('before_asking')} )que\b"
    r"|\bque (?:(?:me|nos|te|le|les|se) )?(?:hace|necesit|pid|pedis|exig)"
    rf"|\b{any_of('asking')}\b"
)
_QUESTION = re.compile(r"¿([^?]*)\?")


def asks_whether(text: str) -> bool:
    """Not which, how much nor when: «¿qué papeles hacen falta?» does not ask whether any are."""
    folded = fold(text)
    return _VALUE.search(" ".join(_QUESTION.findall(folded)) or folded) is None


def with_its_value(part: Part) -> Part | None:
    """The question with the value that it asks for; None where it asks for one by name, or for
    none."""
    if part.wanted or not asks_whether(part.text):
        return None
    if Aspect.FEE in part.aspects:
        return replace(part, wanted=_PRICE)
    if not _BY_NAME.isdisjoint(part.aspects):
        return None
    is_own = _OWN.search(fold(part.text)) is not None
    stated = {fact.kind for fact in facts_in(part.text)} if is_own else set()
    kinds = frozenset(stated & _LIMITS.keys())
    if not kinds:
        return None
    return replace(part, wanted=Wanted(kinds, frozenset(_LIMITS[kind] for kind in kinds)))
