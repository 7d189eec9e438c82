"""Whether what would be said of a price is said of some people only: «exentos los mayores de 65» is
no price for whoever asks what a licence costs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind
from indexes.models import Aspect

_PRICE = re.compile(rf"\b(?:{any_of('how_much')}|importe|precio|tasas?)\b")
_LESS = r"exenc\w+|bonifica\w+|reducci\w+|reducid\w+|descuentos?|rebaja\w*"
_REDUCTION = re.compile(rf"\b(?:{_LESS}|exent[oa]s)\b")
# «Gratuito para los de 12 años» is said of some; «gratuito para todas las personas» of all.
_FREE_FOR_SOME = re.compile(
    r"\b(?:exent[oa]|gratuit[oa]s?|gratis)\b[^.;]*?"
    r"\b(?:para (?!tod|cualquier)(?:l[oa]s|quien|famili|persona|menor|mayor)"
    r"|quien(?:es)?|si|cuando|menores de|mayores de)"
)
_GROUP = re.compile(rf"\b({any_of('who_pays_less')})\b")
_ASKS_FOR_LESS = re.compile(rf"\b(?:{_LESS}|exent\w+|exim\w+|gratis|gratuit\w+|menos|nada)\b")


def only_reduced(question: Question, units: Iterable[Unit], title: str) -> bool:
    """Of a question for a price: all that is said of money is who pays less, and the question is
    about none of them."""
    asked = fold(question.text)
    if Aspect.FEE not in question.aspects or not _PRICE.search(asked):
        return False
    if question.carried or question.is_foreign or _ASKS_FOR_LESS.search(asked):
        return False
    units = list(units)
    reduced = [unit for unit in units if _is_reduced(unit)]
    if not reduced or any(map(_is_price, (one for one in units if one not in reduced))):
        return False
    named = stem_set(question.text) - stem_set(title)
    return all(named.isdisjoint(stem_set(unit.text)) for unit in reduced)


def others_pay_less(question: Question, units: Iterable[Unit]) -> bool:
    """What some pay is told to who asks what others get off: «las familias numerosas, el 20 %» says
    nothing of people with a disability."""
    asked = fold(question.text)
    if question.carried or question.is_foreign or not _ASKS_FOR_LESS.search(asked):
        return False
    named = set(_GROUP.findall(asked))
    said = [fold(f"{unit.heading} {unit.text}") for unit in units]
    if not named or not any(_GROUP.search(text) for text in said):
        return False
    stems = [stem_set(text) for text in said]
    return not any(stands(stem(one), own) for one in named for own in stems)


def _is_reduced(unit: Unit) -> bool:
    said = fold(unit.text)
    return not _states_sum(unit) and bool(_REDUCTION.search(said) or _FREE_FOR_SOME.search(said))


def _is_price(unit: Unit) -> bool:
    priced = {FactKind.AMOUNT, FactKind.PERCENTAGE, FactKind.FEE_CODE}
    return unit.gives(priced)


def _states_sum(unit: Unit) -> bool:
    """More than nothing: what is free is read as a sum of 0."""
    sums = (fact for fact in unit.facts if fact.kind is FactKind.AMOUNT)
    codes = unit.gives({FactKind.FEE_CODE})
    return codes or any(float(one.normalised.split()[0]) > 0 for one in sums)
