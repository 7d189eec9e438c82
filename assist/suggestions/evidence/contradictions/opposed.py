"""Of two pages, or of one, the sentences that say the contrary of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from assist.suggestions.evidence.contradictions.one_page import in_two_places
from assist.suggestions.evidence.contradictions.ruled import Said, Side
from assist.suggestions.evidence.counts import printed_numbers
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import words
from assist.suggestions.text.stems import stem, stem_set
from indexes.facts import Slot
from indexes.facts.bounds import bound_of, bound_passed
from indexes.facts.modality import Modality, contrary, subject_of
from indexes.facts.scope import Scope, apart, scope_of
from indexes.stems import stems_of

_ALIKE = 0.6  # of what the shorter one speaks of, that the other speaks of too
_LEAST = 2  # stems that both speak of
_ROOT = 5  # letters that «inscrito» and «inscripción» share
_LIMITS = {Modality.LIMITED, Modality.OPEN}
_SIDES = 1_024

Opposed = tuple[Said, Said, frozenset[str]]  # with what both speak of


@lru_cache(maxsize=_SIDES)
def opposed(mine: Side, theirs: Side) -> tuple[Opposed, ...]:
    """Where each page says one thing of it, and not both."""
    return tuple(
        (one, other, shared)
        for one in mine.said
        for other in theirs.said
        if contrary(one.ruled.modality, other.ruled.modality)
        and (shared := _shared(one, other, mine.said, theirs.said))
        and not (_hedged(one, other, mine.said) or _hedged(other, one, theirs.said))
        and not (_of_one_limit(one, other) or _of_one_limit(other, one))
    )


@lru_cache(maxsize=_SIDES)
def opposed_within(side: Side) -> tuple[Opposed, ...]:
    """Where one page says both of one thing, in two places."""
    return tuple(
        (one, other, shared)
        for one, other in combinations(side.said, 2)
        if contrary(one.ruled.modality, other.ruled.modality)
        and {one.ruled.modality, other.ruled.modality} != _LIMITS
        and (shared := _shared(one, other))
        and in_two_places(one.unit, other.unit, Slot.OTHER, one.ruled.said, other.ruled.said)
    )


def title_of(said: Said) -> frozenset[str]:
    return stem_set(_named(said))


def stands_in(stem: str, stems: frozenset[str]) -> bool:
    """In any form of the word."""
    rooted = len(stem) > _ROOT and any(
        one.startswith(stem[:_ROOT]) for one in stems if len(one) > _ROOT
    )
    return rooted or stands(stem, stems) > 0


def _shared(
    one: Said, other: Said, mine: Sequence[Said] = (), theirs: Sequence[Said] = ()
) -> frozenset[str]:
    """What both speak of; empty where they limit it in different ways, or say it of others. `mine`,
    `theirs`: all that either page says."""
    named_in_short = _waived(one, other, theirs) or _waived(other, one, mine)
    shared = named_in_short or _of_one_thing(one, other) or _of_one_subject(one, other)
    if not shared:
        return frozenset()
    # What one limits it to is the very thing that they differ in.
    if {one.ruled.modality, other.ruled.modality} == _LIMITS:
        return shared
    others = _of_others(one, other) or _of_others(other, one)
    if others or (not named_in_short and _of_other_things(one, other)):
        return frozenset()
    about = stems_of(f"{_named(one)} {_named(other)}")
    return frozenset() if apart(_scope(one, about), _scope(other, about)) else shared


def _of_other_things(one: Said, other: Said) -> bool:
    """«Con patines», «con comida»: each names what the other does not."""
    sides = ((one, other), (other, one))
    return all(
        any(
            not stands_in(stem, theirs.ruled.topic | title_of(theirs))
            for stem in mine.ruled.topic - title_of(mine)
        )
        for mine, theirs in sides
    )


def _of_others(one: Said, other: Said) -> bool:
    """Who must is somebody of whom the other does not speak."""
    who = subject_of(one.unit.quote) - title_of(one)
    return any(not stands_in(stem, stem_set(other.unit.quote)) for stem in who)


def _named(said: Said) -> str:
    return said.unit.passage.subject


def _of_one_thing(one: Said, other: Said) -> frozenset[str]:
    """Stems of the first one that both speak of, where that is most of what either does."""
    mine, theirs = one.ruled.topic, other.ruled.topic
    shared = frozenset(stem for stem in mine if stands_in(stem, theirs))
    if min(len(mine), len(theirs)) < _LEAST:  # «Currículum.», «no hay que aportar currículum»
        sheets = [said for said in (one, other) if said.unit.passage.procedure_title]
        titles = frozenset().union(*map(title_of, sheets))
        return shared if mine - titles == theirs - titles else frozenset()
    enough = max(_LEAST, _ALIKE * min(len(mine), len(theirs)))
    return shared if len(shared) >= enough else frozenset()


def _of_one_subject(one: Said, other: Said) -> frozenset[str]:
    """Where what the one names beside is what the page of the other is about: «el gorro de la
    piscina»."""
    shared = one.ruled.topic & other.ruled.topic
    titled = _by_title(one, other) | _by_title(other, one)
    return shared | titled if titled and shared - title_of(one) - title_of(other) else frozenset()


def _by_title(one: Said, other: Said) -> frozenset[str]:
    title = title_of(other) - other.ruled.topic
    return frozenset(stem for stem in one.ruled.topic - title_of(one) if stem in title)


def _waived(denied: Said, asked: Said, beside: Sequence[Said]) -> frozenset[str]:
    """«No hay que presentar presupuesto», beside «presupuesto firmado por el constructor»: what is
    denied is named in short, and nothing else that its page asks for is called so."""
    if denied.ruled.modality is not Modality.WAIVED:
        return frozenset()
    titles = title_of(denied) | title_of(asked)
    named = denied.ruled.topic - titles
    asked_for = [one for one in beside if one.ruled.modality is Modality.REQUIRED]
    called = [one for one in asked_for if named <= one.ruled.topic]
    is_only = {one.unit.quote for one in called} == {asked.unit.quote}
    own = asked.ruled.topic - titles
    first = next((s for word in words(asked.unit.quote) if (s := stem(word)) in own), None)
    # «Certificado» is no «copia del certificado».
    return named if is_only and first in named else frozenset()


def _hedged(own: Said, other: Said, all_: Sequence[Said]) -> bool:
    """Whether its page says the other thing as well: of another case, then."""
    return any(
        each.ruled.modality is other.ruled.modality and _of_one_thing(each, own) for each in all_
    )


def _of_one_limit(barred: Said, allowed: Said) -> bool:
    """«No pueden las de más de 25», «sí, mientras no pase de 25»: both say the same."""
    quote, other = barred.unit.quote, allowed.unit.quote
    numbers = set(printed_numbers(quote)) & set(printed_numbers(other))
    return barred.ruled.modality is Modality.BARRED and any(
        bound_passed(quote, one) is not None and bound_passed(quote, one) is bound_of(other, one)
        for one in numbers
    )


def _scope(said: Said, about: frozenset[str]) -> Scope:
    unit = said.unit
    return scope_of(unit.quote, Slot.OTHER.value, said.ruled.said, unit.heading).within(about)
