"""Services that a site offers below its titles: in a line of a page, by the words of that line and
of what stands above it («Préstamo» on the page of the library, «Submarina» in a table of fishing
licences)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assist.suggestions.assessment.catalogue import Catalogue
from assist.suggestions.evidence.units import units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import places_by_stem, stem_set
from assist.suggestions.vocabulary.synonyms import synonyms
from indexes.models import Pool

_PASSAGES = 1_000  # of a site: among the lines of more, words meet by chance
_SAID = 0.85  # of the words of a name


def said_below(
    known: Catalogue, knowledge: Knowledge, decided: frozenset[int]
) -> dict[int, set[str]]:
    """Service → the keys of the pages that say a name of it in one line; nothing of what is
    `decided` by others, which pages name in passing, nor of large sites."""
    if knowledge.snapshot.count(Pool.OFFICIAL) > _PASSAGES:
        return {}
    lines = list(_lines(knowledge))
    by_stem = places_by_stem(stems for _, stems in lines)
    found: dict[int, set[str]] = {}
    for text, service in enumerate(known.service_of):
        if service not in decided:
            for place in _saying(known, text, lambda one: by_stem.get(one, set())):
                found.setdefault(service, set()).add(lines[place][0])
    return found


def _lines(knowledge: Knowledge) -> Iterator[tuple[str, frozenset[str]]]:
    for passage in knowledge.snapshot.each_of_pool(Pool.OFFICIAL):
        key, above = knowledge.titles.key_of(passage), stem_set(passage.context)
        for unit in units_of(passage):
            yield key, above | stem_set(unit.text)


def _saying(known: Catalogue, text: int, lines_with: Callable[[str], set[int]]) -> list[int]:
    shares: dict[int, float] = {}
    for one in known.stems[text]:
        for place in set().union(*map(lines_with, (one, *synonyms(one)))):
            shares[place] = shares.get(place, 0.0) + known.weight(one)
    least = _SAID * sum(map(known.weight, known.stems[text]))
    return [place for place, share in shares.items() if share >= least]
