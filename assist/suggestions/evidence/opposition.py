"""Pages of one procedure that say the contrary of what is asked, without any value: that something
must be done, and that it need not; that it may be done, and that it may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from assist.suggestions.evidence.alignment import is_limited_copy
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.conflicts import reason_between
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import without_cells
from indexes.facts import FactKind, Slot
from indexes.facts.modality import Modality, Ruled, contrary, ruled_in
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


def opposition(
    answers: Sequence[Answer],
    told: Iterable[Unit],
    pages: Sequence[Page],
    standings: Mapping[str, Standing],
) -> Conflict | None:
    """Of what the question asks about, the pair that it speaks of most. `pages`: the prevailing one
    first; `told`: the sentences of the draft."""
    if len(pages) < 2:
        return None
    told = tuple(told)
    asked = frozenset(term.stem for each in answers for term in each.part.terms)
    quotes = {unit.quote for unit in told}
    found = [
        (score, one, other)
        for first, second in combinations(pages, 2)
        for one, other, shared in _opposed(first, second)
        if (score := _score(one, other, shared, asked, quotes))
    ]
    if found:
        _, one, other = max(found, key=lambda item: item[0])
        return _between(answers, one.unit, other.unit, standings)
    kinds = frozenset().union(*(each.part.wanted.kinds for each in answers))
    limited = None if kinds & _NAMES else next(_limited(told, pages), None)
    return _between(answers, *limited, standings) if limited else None


def _between(
    answers: Sequence[Answer], one: Unit, other: Unit, standings: Mapping[str, Standing]
) -> Conflict:
    """The first one is of the page that prevails."""
    aspect = next((a for each in answers for a in each.part.aspects), place_of(one.passage))
    places = [standings[unit.passage.document_id] for unit in (one, other)]
    stances = [Stance(replace(u, text=without_cells(u.text)), ()) for u in (one, other)]
    return Conflict(aspect, Slot.OTHER.value, stances[0], stances[1], reason_between(*places))


def _limited(told: Sequence[Unit], pages: Sequence[Page]) -> Iterator[tuple[Unit, Unit]]:
    """What is told without a limit and stands elsewhere with one, or the other way about."""
    order = [page[0].document_id for page in pages]
    for unit in told:
        for page in pages:
            for other in (one for passage in page for one in units_of(passage)):
                texts = without_cells(unit.quote), without_cells(other.quote)
                if is_limited_copy(*texts) or is_limited_copy(*reversed(texts)):
                    pair = sorted((unit, other), key=lambda u: order.index(u.passage.document_id))
                    yield pair[0], pair[1]


def _score(
    one: _Said, other: _Said, shared: frozenset[str], asked: frozenset[str], quotes: set[str]
) -> float:
    """0 where the question is about something else."""
    title = stem_set(one.unit.passage.procedure_title or one.unit.passage.title)
    own = shared - title
    share = sum(stands(stem, asked) for stem in shared) / len(shared)
    particular = sum(stands(stem, asked) for stem in own) / len(own) if own else share
    if {one.unit.quote, other.unit.quote} & quotes:
        particular = max(particular, share)
    alike = len(shared) / len(one.ruled.topic | other.ruled.topic)
    return share + particular + alike if particular >= _ASKED else 0.0


def _opposed(first: Page, second: Page) -> Iterator[tuple[_Said, _Said, frozenset[str]]]:
    """Where each page says one thing of it, and not both."""
    mine, theirs = _said(first), _said(second)
    for one in mine:
        for other in theirs:
            if not contrary(one.ruled.modality, other.ruled.modality):
                continue
            shared = _shared(one, other)
            if shared and not (_hedged(one, other, mine) or _hedged(other, one, theirs)):
                yield one, other, shared


def _shared(one: _Said, other: _Said) -> frozenset[str]:
    """What both speak of; empty where they limit it in different ways."""
    if not (shared := _of_one_thing(one, other)):
        return frozenset()
    # What one limits it to is the very thing that they differ in.
    is_limit = {one.ruled.modality, other.ruled.modality} == _LIMITS
    return frozenset() if not is_limit and apart(_scope(one), _scope(other)) else shared


def _of_one_thing(one: _Said, other: _Said) -> frozenset[str]:
    """Stems of the first one that both speak of, where that is most of what either does."""
    mine, theirs = one.ruled.topic, other.ruled.topic
    roots = {stem[:_ROOT] for stem in theirs if len(stem) > _ROOT}
    shared = frozenset(
        stem
        for stem in mine
        if stands(stem, theirs) or (len(stem) > _ROOT and stem[:_ROOT] in roots)
    )
    enough = max(_LEAST, _ALIKE * min(len(mine), len(theirs)))
    return shared if len(shared) >= enough else frozenset()


def _hedged(own: _Said, other: _Said, all_: Sequence[_Said]) -> bool:
    """Whether its page says the other thing as well: of another case, then."""
    return any(
        each.ruled.modality is other.ruled.modality and _of_one_thing(each, own) for each in all_
    )


def _scope(said: _Said) -> Scope:
    unit = said.unit
    heading = unit.question or (unit.passage.section[-1] if unit.passage.section else "")
    about = stems_of(unit.passage.procedure_title or unit.passage.title)
    return scope_of(unit.quote, Slot.OTHER.value, said.ruled.said, heading).within(about)


def _said(page: Page) -> list[_Said]:
    return [one for passage in page for one in _of_passage(passage)]


@lru_cache(maxsize=4_096)
def _of_passage(passage: Passage) -> tuple[_Said, ...]:
    is_listed = place_of(passage) is Aspect.REQUIREMENTS
    return tuple(
        _Said(unit, ruled)
        for unit in units_of(passage)
        for ruled in ruled_in(unit.quote, question=unit.question, is_item=is_listed)
    )
