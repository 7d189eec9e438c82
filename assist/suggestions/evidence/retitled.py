"""Sheets of one procedure in another part of the site, under a slightly different title: the portal
says «Teleasistencia domiciliaria», the electronic office «Servicio de teleasistencia»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.exclusion import is_excluded
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.remembered import KeptWith
from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Title, Titles
from assist.suggestions.vocabulary.operations import unusual_operations_of
from indexes.addresses import address_family
from indexes.operations import operations
from indexes.siblings import siblings
from indexes.years import edition_years_in

_SAID = 0.7  # of what tells a title, that the other sheet says
_ALIKE = 0.2  # of what tells both titles
_COMMON = 8  # titles: a word of more of them tells none
_REMEMBERED = 512
_CODE = re.compile(r"\b[A-Z]{1,6}[-./ ]?\d{1,6}\b|\([^)]*\d[^)]*\)")

_known: KeptWith[Knowledge, str, tuple[str, ...]] = KeptWith(_REMEMBERED)


def pages_of_retitled(candidate: Candidate, read: Reading) -> list[Page]:
    """The current pages of them."""
    knowledge = read.knowledge
    pages = (knowledge.document(one) for one in retitled(candidate, knowledge))
    return [
        page
        for page in pages
        if not is_excluded(page[0].document_id, page[0].url, read.excluded)
        and not knowledge.standing(page[0].document_id, read.today).is_stale
    ]


def retitled(candidate: Candidate, knowledge: Knowledge) -> tuple[str, ...]:
    """Documents; none where the procedure has sheets of its own title in all parts of the site."""
    if not candidate.is_procedure:
        return ()
    key = candidate.key
    return _known.get(knowledge, key, lambda: tuple(_retitled(key, knowledge)))


def _retitled(key: str, knowledge: Knowledge) -> Iterator[str]:
    """Documents: in each other part of the site, the only one whose title is the nearest to that of
    the procedure, as its title is to that one's."""
    titles = knowledge.titles
    own = [titles.entries[titles.places[one]] for one in titles.documents_of(key)]
    parts = {_part_of(entry) for entry in own}
    for entry in own:
        for other in _nearest(entry, titles):
            if _part_of(other) in parts or titles.key_of_entry(other) == key:
                continue
            if entry in _nearest(other, titles) and _is_one(entry, other, knowledge):
                yield other.document_id


def _nearest(entry: Title, titles: Titles) -> list[Title]:
    """Of each part of the site, the title that is most like it, where only one is."""
    by_part: dict[str, list[tuple[float, Title]]] = {}
    for one in _likely(entry, titles):
        score = likeness(entry.text, one.text, titles)
        if score >= _ALIKE:
            by_part.setdefault(_part_of(one), []).append((score, one))
    return [found for scored in by_part.values() for found in _only_best(scored)]


def _likely(entry: Title, titles: Titles) -> set[Title]:
    """Those that share a word which few titles have."""
    sharing = (titles.by_stem.get(stem, ()) for stem in telling(entry.text))
    return {one for found in sharing if len(found) <= _COMMON for one in found} - {entry}


def _only_best(scored: Iterable[tuple[float, Title]]) -> list[Title]:
    ordered = sorted(scored, key=lambda item: (-item[0], item[1].document_id))
    best = [one for score, one in ordered if score == ordered[0][0]]
    return best if len(best) == 1 else []


def likeness(one: str, other: str, titles: Titles) -> float:
    """Of two titles, 0 to 1: of what tells both, what they share."""
    mine, theirs = telling(one), telling(other)
    return titles.weight_of(mine & theirs) / (titles.weight_of(mine | theirs) or 1.0)


def may_name_one(one: str, other: str) -> bool:
    """Whether nothing tells two titles apart: no year, no operation, no word in the place of
    another."""
    return (
        edition_years_in(one) == edition_years_in(other)
        and unusual_operations_of(one) == unusual_operations_of(other)
        and not any(siblings([one], [other]))
    )


def _is_one(one: Title, other: Title, knowledge: Knowledge) -> bool:
    """Where the fuller sheet says what the other one is called, and nothing tells them apart."""
    if (one.code and other.code) or not may_name_one(one.text, other.text):
        return False
    poorer, fuller = sorted((one, other), key=lambda sheet: _length(sheet, knowledge))
    return _says(fuller, poorer, knowledge)


def _length(entry: Title, knowledge: Knowledge) -> int:
    return sum(len(passage.text) for passage in knowledge.document(entry.document_id))


def _says(one: Title, other: Title, knowledge: Knowledge) -> bool:
    """Whether the sheet of the one says what tells the title of the other."""
    named = telling(other.text)
    met = named & _words_of(knowledge.document(one.document_id))
    whole = knowledge.titles.weight_of(named)
    return bool(whole) and knowledge.titles.weight_of(met) >= _SAID * whole


def _part_of(entry: Title) -> str:
    return address_family(entry.url)


@lru_cache(maxsize=4_096)
def telling(title: str) -> frozenset[str]:
    """Its stems, without what is done with any procedure, and without its code."""
    return stem_set(_CODE.sub(" ", title)) - operations()


@lru_cache(maxsize=256)
def _words_of(page: Page) -> frozenset[str]:
    return stem_set(" ".join(" ".join((one.title, one.text)) for one in page))
