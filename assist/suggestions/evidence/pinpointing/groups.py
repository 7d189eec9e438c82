"""What is paid by a group that somebody says to belong to: «27 €. Los desempleados pagan 13 €»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence.counts import FREE, OF_MONEY
from assist.suggestions.evidence.pinpointing.scoring import Scored
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold, words
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind

# «Las personas con pensión no contributiva |pagan»: who, before what they do.
_GROUP = re.compile(
    rf"(?:para )?(?:(?:{any_of('article')}|quienes)\s)?([^.,;:]{{4,90}}?)(?<! se)\s"
    rf"(?:(?:{any_of('group_pays')})\b)"
)
_LABEL = re.compile(r"([^.,;:]{4,60}): ")
_GENERAL = stem_set("persona solicitante interesado titular usuario general resto demás")
_ENOUGH = 0.5  # of the words that name the group, that the question says
_ALONE = 1.0
_NAMES_SOMEBODY = 4  # words: «es gratuito» is for all
_LESS = re.compile(rf"\b(?:{any_of('share_of_price')})\b")


def of_the_group(found: Sequence[Scored], terms: Sequence[Term]) -> list[Scored]:
    """First the sentence with the sum that the group pays which the question names, where it
    stands in the passage of the best one; who pays nothing is told after what the others pay,
    unless the question names them."""
    best = _priced(found, terms)
    named = group_beside(best.unit, terms)
    if named is not None and named.gives({FactKind.AMOUNT}):
        rest = [one for one in found if one.unit != named]
        return [Scored(best.score + _ALONE, best.page, named), *rest]
    rest = [one for one in found if one != best]
    return [best._replace(score=max(best.score, found[0].score)), *rest]


def _priced(found: Sequence[Scored], terms: Sequence[Term]) -> Scored:
    """The best one, or what stands beside it with a price where it only frees others of one."""
    best = found[0]
    if not _frees_others(best.unit, terms):
        return best
    beside = (one for one in found if one.unit.passage.id == best.unit.passage.id)
    return next((one for one in beside if _sums(one.unit) - {FREE}), best)


def _frees_others(unit: Unit, terms: Sequence[Term]) -> bool:
    """«Están exentos los ayuntamientos pequeños», of which the question says nothing."""
    if _sums(unit) != {FREE} or len(words(unit.text)) < _NAMES_SOMEBODY:
        return False
    said = stem_set(unit.text)
    return not any(stands(term.stem, said) for term in terms)


def _sums(unit: Unit) -> set[str]:
    return {fact.normalised for fact in unit.facts if fact.kind is FactKind.AMOUNT}


def group_beside(unit: Unit, terms: Sequence[Term]) -> Unit | None:
    """What the passage of a price says of the group that the question names."""
    if not unit.gives(OF_MONEY) or _names(unit, terms):
        return None
    return next((u for u in units_of(unit.passage) if u != unit and _names(u, terms)), None)


def _names(unit: Unit, terms: Sequence[Term]) -> bool:
    said = fold(unit.text)
    is_share = _LESS.search(said)
    match = _GROUP.match(said) or (_LABEL.match(said) if is_share else None)
    if match is None or not (unit.gives(OF_MONEY) or is_share):
        return False
    group = stem_set(match[1]) - _GENERAL - stem_set(unit.passage.title)
    asked = [term.stem for term in terms]
    told = sum(any(stands(one, frozenset({stem})) for one in asked) for stem in group)
    return bool(group) and told >= _ENOUGH * len(group)
