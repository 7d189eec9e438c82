"""Pages in other parts of the site that were found beside one and are about the same thing, under a
title that says it otherwise: «Ayudas para material ortoprotésico», «Prestación ortoprotésica:
sillas de ruedas y prótesis»."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.retitled import likeness, may_name_one, telling
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.titles import Titles
from indexes.addresses import address_family

_SEEN = 12  # candidates
_RARE = 0.5  # weight of a word that both titles have, and few others
_SHARED = 0.35  # of what tells the shorter title, that the other has


def found_elsewhere(
    candidate: Candidate, others: Sequence[Candidate], read: Reading
) -> tuple[Candidate, ...]:
    """Of each part of the site where it has no page, the one whose title is the nearest to that of
    the candidate, as its own is to that one's, of all that was found. One of the two is a sheet of
    a procedure."""
    found = [candidate, *(one for one in others[:_SEEN] if one.key != candidate.key)]
    titles = read.knowledge.titles
    parts = _parts_of(candidate, titles)
    return tuple(
        one
        for one in found[1:]
        if (one.is_procedure or candidate.is_procedure)
        and parts.isdisjoint(_parts_of(one, titles))
        and _are_called_alike(one.title, candidate.title, titles)
        and _is_nearest(one, candidate, found, titles)
        and _is_nearest(candidate, one, found, titles)
    )


def _are_called_alike(one: str, other: str, titles: Titles) -> bool:
    shared = telling(one) & telling(other)
    shorter = min(titles.weight_of(telling(title)) for title in (one, other))
    return (
        any(titles.weight(stem) >= _RARE for stem in shared)
        and titles.weight_of(shared) >= _SHARED * shorter
        and may_name_one(one, other)
    )


def _is_nearest(one: Candidate, to: Candidate, found: Sequence[Candidate], titles: Titles) -> bool:
    """Of those in its part of the site."""
    rivals = (other for other in found if other is not one and _part_of(other) == _part_of(one))
    nearest = max((likeness(other.title, to.title, titles) for other in rivals), default=0.0)
    return likeness(one.title, to.title, titles) > nearest


def _parts_of(candidate: Candidate, titles: Titles) -> set[str]:
    """Of the site, where its procedure has a page."""
    documents = (one for one in titles.documents_of(candidate.key) if one in titles.places)
    own = (titles.entries[titles.places[one]].url for one in documents)
    return {_part_of(candidate), *map(address_family, own)}


def _part_of(candidate: Candidate) -> str:
    pages = (hit.passage for hit in candidate.hits)
    own = (one.url for one in pages if one.document_id == candidate.document_id)
    return address_family(next(own, ""))
