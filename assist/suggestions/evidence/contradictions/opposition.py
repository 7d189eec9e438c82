"""Pages of one procedure that say the contrary of what is asked, without any value: that something
must be done, and that it need not; that it may be done, and that it may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, combinations

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.contradictions.by_slot import reason_between
from assist.suggestions.evidence.contradictions.one_page import in_two_places
from assist.suggestions.evidence.contradictions.wording import is_limited_copy, names_a_limit
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Key, Unit, key_of, units_of
from assist.suggestions.evidence.yes_or_no import asks_whether
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import without_cells
from indexes.facts import FactKind, Slot
from indexes.facts.modality import Modality, Ruled, contrary, ruled_in, subject_of
from indexes.facts.scope import Scope, apart, scope_of
from indexes.models import Aspect, Passage
from indexes.stems import stems_of

_ALIKE = 0.6  # of what the shorter one speaks of, that the other speaks of too
_LEAST = 2  # stems that both speak of
_ROOT = 5  # letters that «inscrito» and «inscripción» share
_ASKED = 0.5  # of these, that the question speaks of
# What is asked for by name, and is the same whatever the page says of when it is of use.
_NAMES = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.FORM})
_LIMITS = {Modality.LIMITED, Modality.OPEN}


@dataclass(frozen=True, slots=True)
class _Said:
    unit: Unit
    ruled: Ruled


@dataclass(frozen=True, eq=False)
class _Side:
    """One page, or what it says of another one: read once, whatever is asked. `limits` are its
    sentences with a limit, `units` all of them."""

    said: tuple[_Said, ...]
    units: tuple[Unit, ...]
    limits: tuple[Unit, ...]


_Opposed = tuple[_Said, _Said, frozenset[str]]  # with what both speak of
_REMEMBERED = 8_192
_SIDES = 1_024
_read: dict[Key, tuple[_Said, ...]] = {}  # passages read once
_sides: dict[tuple[tuple[Key, ...], str | None], _Side] = {}  # of a page, by what it is to be about


def opposition(
    answers: Sequence[Answer],
    told: Sequence[Unit],
    pages: Sequence[Page],
    standings: Mapping[str, Standing],
    guides: Sequence[Page] = (),
) -> Conflict | None:
    """Of what the question asks about, the pair that it speaks of most. `pages`: the prevailing one
    first; `told`: the sentences of the draft; `guides`: pages that are of no procedure, of which
    only what names this one counts."""
    if not pages:
        return None
    own = [_side(page) for page in pages]
    sides = [*own, *(_side(guide, pages[0][0].subject) for guide in guides)]
    ruled = [one for each in answers for one in ruled_in(each.part.text)]
    parts = (each.part for each in answers)
    asks = any(ruled_in(p.text) and not p.wanted and asks_whether(p.text) for p in parts)
    terms = frozenset(term.stem for each in answers for term in each.part.terms)
    asked = terms.union(*(one.topic for one in ruled))  # «¿hace falta cita?» asks about that
    named = stem_set(pages[0][0].subject)
    quotes = {unit.quote for unit in told}
    # Who asks for a value and gets it is told of what contradicts that, and of nothing else.
    pinned = {unit.quote for each in answers for unit in each.pinpointed.units}
    is_value = bool(answers) and all(each.pinpointed.units for each in answers)
    found = [
        (score, one, other)
        for one, other, shared in chain(
            _opposed_within(sides[0]),
            *(_opposed(mine, theirs) for mine, theirs in combinations(sides, 2)),
        )
        if (not is_value or {one.unit.quote, other.unit.quote} & pinned)
        and (score := _score(one, other, shared, asked, quotes, named=named, asks=asks))
    ]
    if found:
        _, one, other = max(found, key=lambda item: item[0])
        return _between(answers, one.unit, other.unit, standings)
    kinds = frozenset().union(*(each.part.wanted.kinds for each in answers))
    limited = None if kinds & _NAMES else next(_limited(told, pages, own), None)
    return _between(answers, *limited, standings) if limited else None


def _between(
    answers: Sequence[Answer], one: Unit, other: Unit, standings: Mapping[str, Standing]
) -> Conflict:
    """The first one is of the page that prevails."""
    aspect = next((a for each in answers for a in each.part.aspects), place_of(one.passage))
    places = [standings[unit.passage.document_id] for unit in (one, other)]
    stances = [Stance(replace(u, text=without_cells(u.text)), ()) for u in (one, other)]
    return Conflict(aspect, Slot.OTHER.value, stances[0], stances[1], reason_between(*places))


def read_ahead(passage: Passage) -> None:
    """Finds what it rules, so that no question waits for it."""
    _of_passage(passage)


def _limited(
    told: Sequence[Unit], pages: Sequence[Page], sides: Sequence[_Side]
) -> Iterator[tuple[Unit, Unit]]:
    """What is told without a limit and stands elsewhere with one, or the other way about."""
    order = [page[0].document_id for page in pages]
    limited = [one for side in sides for one in side.limits]
    others = [one for side in sides for one in side.units]
    for unit in told:
        for other in others if names_a_limit(unit.quote) else limited:
            texts = without_cells(unit.quote), without_cells(other.quote)
            if is_limited_copy(*texts) or is_limited_copy(*reversed(texts)):
                pair = sorted((unit, other), key=lambda u: order.index(u.passage.document_id))
                yield pair[0], pair[1]


def _score(
    one: _Said,
    other: _Said,
    shared: frozenset[str],
    asked: frozenset[str],
    quotes: set[str],
    *,
    named: frozenset[str],
    asks: bool,
) -> float:
    """0 where the question is about something else. `asks`: whether it asks what one must or may
    do: of the whole procedure, nothing else tells that. `named`: stems of its title, which who asks
    for its papers says too."""
    title = _title(one)
    own = frozenset(stem for stem in shared if not _stands(stem, title))
    is_told = bool({one.unit.quote, other.unit.quote} & quotes)
    if not asks and all(not is_told and _stands(stem, named) for stem in own):
        return 0.0
    share = sum(stands(stem, asked) for stem in shared) / len(shared)
    particular = sum(stands(stem, asked) for stem in own) / len(own) if own else share
    if is_told:
        particular = max(particular, share)
    alike = len(shared) / len(one.ruled.topic | other.ruled.topic)
    return share + particular + alike if particular >= _ASKED else 0.0


@lru_cache(maxsize=_SIDES)
def _opposed(mine: _Side, theirs: _Side) -> tuple[_Opposed, ...]:
    """Where each page says one thing of it, and not both."""
    return tuple(
        (one, other, shared)
        for one in mine.said
        for other in theirs.said
        if contrary(one.ruled.modality, other.ruled.modality)
        and (shared := _shared(one, other))
        and not (_hedged(one, other, mine.said) or _hedged(other, one, theirs.said))
    )


@lru_cache(maxsize=_SIDES)
def _opposed_within(side: _Side) -> tuple[_Opposed, ...]:
    """Where one page says both of one thing, in two places."""
    return tuple(
        (one, other, shared)
        for one, other in combinations(side.said, 2)
        if contrary(one.ruled.modality, other.ruled.modality)
        and {one.ruled.modality, other.ruled.modality} != _LIMITS
        and (shared := _shared(one, other))
        and in_two_places(one.unit, other.unit, Slot.OTHER, one.ruled.said, other.ruled.said)
    )


def _shared(one: _Said, other: _Said) -> frozenset[str]:
    """What both speak of; empty where they limit it in different ways, or say it of others."""
    if not (shared := _of_one_thing(one, other)):
        return frozenset()
    # What one limits it to is the very thing that they differ in.
    if {one.ruled.modality, other.ruled.modality} == _LIMITS:
        return shared
    if _of_other_things(one, other) or _of_others(one, other) or _of_others(other, one):
        return frozenset()
    about = stems_of(f"{_named(one)} {_named(other)}")
    return frozenset() if apart(_scope(one, about), _scope(other, about)) else shared


def _of_other_things(one: _Said, other: _Said) -> bool:
    """«Con patines», «con comida»: each names what the other does not."""
    sides = ((one, other), (other, one))
    return all(
        any(not _stands(stem, theirs.ruled.topic) for stem in mine.ruled.topic - _title(mine))
        for mine, theirs in sides
    )


def _of_others(one: _Said, other: _Said) -> bool:
    """Who must is somebody of whom the other does not speak."""
    who = subject_of(one.unit.quote) - _title(one)
    return any(not _stands(stem, stem_set(other.unit.quote)) for stem in who)


def _title(said: _Said) -> frozenset[str]:
    return stem_set(_named(said))


def _named(said: _Said) -> str:
    return said.unit.passage.subject


def _stands(stem: str, stems: frozenset[str]) -> bool:
    """In any form of the word."""
    rooted = len(stem) > _ROOT and any(
        one.startswith(stem[:_ROOT]) for one in stems if len(one) > _ROOT
    )
    return rooted or stands(stem, stems) > 0


def _of_one_thing(one: _Said, other: _Said) -> frozenset[str]:
    """Stems of the first one that both speak of, where that is most of what either does."""
    mine, theirs = one.ruled.topic, other.ruled.topic
    shared = frozenset(stem for stem in mine if _stands(stem, theirs))
    if min(len(mine), len(theirs)) < _LEAST:  # «Currículum.», «no hay que aportar currículum»
        sheets = [said for said in (one, other) if said.unit.passage.procedure_title]
        titles = frozenset().union(*map(_title, sheets))
        return shared if mine - titles == theirs - titles else frozenset()
    enough = max(_LEAST, _ALIKE * min(len(mine), len(theirs)))
    return shared if len(shared) >= enough else frozenset()


def _hedged(own: _Said, other: _Said, all_: Sequence[_Said]) -> bool:
    """Whether its page says the other thing as well: of another case, then."""
    return any(
        each.ruled.modality is other.ruled.modality and _of_one_thing(each, own) for each in all_
    )


def _scope(said: _Said, about: frozenset[str]) -> Scope:
    unit = said.unit
    return scope_of(unit.quote, Slot.OTHER.value, said.ruled.said, unit.heading).within(about)


def _side(page: Page, subject: str | None = None) -> _Side:
    """`subject`: of a guide, only what names that."""
    key = tuple(map(key_of, page)), subject
    found = _sides.get(key)
    if found is None:
        if len(_sides) >= _SIDES:
            _sides.clear()
        said = tuple(one for passage in page for one in _of_passage(passage))
        units = tuple(unit for passage in page for unit in units_of(passage))
        limits = tuple(unit for unit in units if names_a_limit(unit.quote))
        found = _sides[key] = _Side(
            said if subject is None else _naming(said, subject), units, limits
        )
    return found


def _naming(said: Sequence[_Said], subject: str) -> tuple[_Said, ...]:
    title = stem_set(subject)
    enough = max(_LEAST, _ALIKE * len(title))
    return tuple(
        one
        for one in said
        if title & (own := stem_set(f"{one.unit.question} {one.unit.quote}"))
        and len(title & (own | stem_set(one.unit.passage.title))) >= enough
    )


def _of_passage(passage: Passage) -> tuple[_Said, ...]:
    key = key_of(passage)
    found = _read.get(key)
    if found is None:
        if len(_read) >= _REMEMBERED:
            _read.clear()
        found = _read[key] = _said_in(passage)
    return found


def _said_in(passage: Passage) -> tuple[_Said, ...]:
    place = place_of(passage)
    return tuple(
        _Said(unit, ruled)
        for unit in units_of(passage)
        for ruled in ruled_in(
            unit.quote,
            question=unit.question,
            is_item=place is Aspect.REQUIREMENTS,
            is_paper=place is Aspect.DOCUMENTS and _is_paper(unit),
        )
    )


def _is_paper(unit: Unit) -> bool:
    """What everybody brings: nothing in its line says of whom it is asked, nor that it is not."""
    text = unit.passage.text
    start, end = text.rfind("\n", 0, unit.start) + 1, text.find("\n", unit.end)
    line = text[start : end if end >= 0 else len(text)]
    return not (unit.is_sentence or case_of(line) or ruled_in(line))
