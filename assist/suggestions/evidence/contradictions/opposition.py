"""Pages of one procedure that say the contrary of what is asked, without any value: that something
must be done, and that it need not; that it may be done, and that it may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, starmap

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.contradictions.opposed import (
    opposed,
    opposed_within,
    stands_in,
    title_of,
)
from assist.suggestions.evidence.contradictions.ruled import Said, Side, side_of
from assist.suggestions.evidence.contradictions.wording import is_limited_copy, names_a_limit
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit
from assist.suggestions.evidence.yes_or_no import asks_whether
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import without_cells
from indexes.facts import FactKind, Slot
from indexes.facts.modality import ruled_in
from indexes.models import Passage

_ASKED = 0.5  # of what both speak of, that the question speaks of
# What is asked for by name, and is the same whatever the page says of when it is of use.
_NAMES = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.FORM})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of the question decides whether it is about what two sentences are opposed in.

    `named`: stems of the title of the procedure, which who asks for its papers says too. `whether`:
    it asks what one must or may do: of the whole procedure, nothing else tells that. `told`: quotes
    of the draft. `pinned`: of those, the values where it asks for a value and gets it: who does is
    told of what contradicts that, and of nothing else."""

    terms: frozenset[str]
    named: frozenset[str]
    whether: bool
    told: frozenset[str]
    pinned: frozenset[str] | None


def opposition(
    answers: Sequence[Answer],
    told: Sequence[Unit],
    pages: Sequence[Page],
    standings: Mapping[str, Standing],
    guides: Sequence[Page] = (),
    near: Sequence[Passage] = (),
) -> Conflict | None:
    """Of what the question asks about, the pair that it speaks of most. `pages`: the prevailing one
    first; `told`: the sentences of the draft; `guides`: pages that are of no procedure, of which
    only what names this one counts; `near`: passages that speak of it too."""
    if not pages:
        return None
    own = [side_of(page) for page in pages]
    sides = [*own, *(side_of(guide, pages[0][0].subject) for guide in guides)]
    sides += [side_of((passage,)) for passage in near]
    asked = _asked(answers, told, pages[0][0].subject)
    pairs = chain(opposed_within(sides[0]), *starmap(opposed, combinations(sides, 2)))
    found = [
        (score, one, other)
        for one, other, shared in pairs
        if (score := _score(one, other, shared, asked))
    ]
    if found:
        _, one, other = max(found, key=lambda item: item[0])
        return _between(answers, one.unit, other.unit, standings)
    kinds = frozenset().union(*(each.part.wanted.kinds for each in answers))
    limited = None if kinds & _NAMES else next(_limited(told, pages, own), None)
    return _between(answers, *limited, standings) if limited else None


def _asked(answers: Sequence[Answer], told: Sequence[Unit], subject: str) -> _Asked:
    parts = [each.part for each in answers]
    terms = frozenset(term.stem for part in parts for term in part.terms)
    ruled = [one for part in parts for one in ruled_in(part.text)]
    is_value = bool(answers) and all(each.pinpointed.units for each in answers)
    pinned = frozenset(unit.quote for each in answers for unit in each.pinpointed.units)
    return _Asked(
        terms.union(*(one.topic for one in ruled)),  # «¿hace falta cita?» asks about that
        stem_set(subject),
        any(ruled_in(p.text) and not p.wanted and asks_whether(p.text) for p in parts),
        frozenset(unit.quote for unit in told),
        pinned if is_value else None,
    )


def _between(
    answers: Sequence[Answer], one: Unit, other: Unit, standings: Mapping[str, Standing]
) -> Conflict:
    """The first one is of the page that prevails."""
    aspect = next((a for each in answers for a in each.part.aspects), place_of(one.passage))
    first, second = (Stance(replace(u, text=without_cells(u.text)), ()) for u in (one, other))
    return between(aspect, Slot.OTHER.value, first, second, standings)


def _limited(
    told: Sequence[Unit], pages: Sequence[Page], sides: Sequence[Side]
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


def _score(one: Said, other: Said, shared: frozenset[str], asked: _Asked) -> float:
    """0 where the question is about something else."""
    quotes = {one.unit.quote, other.unit.quote}
    if asked.pinned is not None and not quotes & asked.pinned:
        return 0.0
    title = title_of(one)
    own = frozenset(stem for stem in shared if not stands_in(stem, title))
    is_told = bool(quotes & asked.told)
    if not asked.whether and all(not is_told and stands_in(stem, asked.named) for stem in own):
        return 0.0
    share = sum(stands(stem, asked.terms) for stem in shared) / len(shared)
    particular = sum(stands(stem, asked.terms) for stem in own) / len(own) if own else share
    alike = len(shared) / len(one.ruled.topic | other.ruled.topic)
    if is_told:
        particular = max(particular, share, alike)
    return share + particular + alike if particular >= _ASKED else 0.0
