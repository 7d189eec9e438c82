"""Which procedure people need who tell what happened to them, in none of the words of its page.

A small embedder puts «mi padre no se vale solo» near to nothing that a page on dependence says, but
near to what others tell who need the same. `es/told_*.txt` is what people tell who need what
administrations do; kernel ridge regression on it says which of those services a question needs, and
the titles of a site say which of its procedures is that service.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.assessment.catalogue import Catalogue, catalogue, catalogue_of
from assist.suggestions.assessment.kernel import Ridge, fitted, unit
from assist.suggestions.assessment.prototypes import centre_of_questions
from assist.suggestions.assessment.site_titles import MOST, SiteTitle, site_titles
from assist.suggestions.embedded import embedded_passages, embedded_queries
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.overview import Array
from assist.suggestions.remembered import KeptWith, Remembered
from assist.suggestions.text.stems import places_by_stem
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.synonyms import synonyms
from assist.suggestions.vocabulary.told import told
from indexes.embedders.protocol import Embedder
from indexes.settings import Settings

_RIDGE = 0.3
_SPAN = 12.0  # 1 / the distance in score from the service needed most at which need has fallen to 0
_CLEAR = 10.0  # 1 / the score of a service that is clearly needed: what is like no story needs none
_LEAD = 0.03  # of the service needed most, in score, from which it begins to be needed alone
_BY_WORDS = 0.3  # how much a name's words in a title add to the likeness of their meanings
_ALIKE = 0.55  # of both together, from which a title says a service
_SAME, _APART = 0.05, 0.3  # less than the best title of a service, and how far less says it no more
_Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Needs:
    """`by_place`: how surely a question needs each key of the overview, from 0 to 1. `alone`: how
    far one service is needed before all others, from 0 to 1."""

    by_place: Array
    alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Stories:
    """`offers` has a row a service and a column a key of the snapshot's overview: how surely that
    procedure or page is that service. Most are none: only those of `offering` have a column."""

    ridge: Ridge
    centre: _Rows  # where questions lie
    offers: Array
    offering: NDArray[np.int64]
    count: int  # of keys

    def needs(self, vector: _Rows) -> Needs:
        scores = self.ridge.scores(self.ridge.apart(unit(vector - self.centre)))
        nearest = np.maximum(0.0, 1 - _SPAN * (scores.max() - scores))
        needed = nearest * np.clip(_CLEAR * scores, 0.0, 1.0)
        rows = np.flatnonzero(needed)
        found: Array = np.zeros(self.count)
        offered = needed[rows, None] * self.offers[rows]
        found[self.offering] = offered.max(axis=0, initial=0.0)
        second, first = np.partition(scores, -2)[-2:].tolist()
        return Needs(found, min(1.0, max(0.0, (first - second - _LEAD) / _LEAD)))


_made: KeptWith[Knowledge, str, Stories] = KeptWith(most=4)
_ridges: Remembered[str, Ridge] = Remembered(4)  # by embedder: its digest


def stories_of(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> Stories:
    """Made once a snapshot and model. Raises EmbedderError."""
    return _made.get(knowledge, embedder.digest, lambda: _stories(knowledge, embedder, settings))


def _stories(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> Stories:
    centre = centre_of_questions(embedder, settings)
    services = _services()
    ridge = _ridges.made(embedder.digest, lambda: _learnt(services, centre, embedder, settings))
    offers = _offers(services, knowledge, embedder, settings)
    offering = np.flatnonzero(offers.any(axis=0))
    return Stories(ridge, centre, offers[:, offering], offering, offers.shape[1])


def _services() -> Catalogue:
    """Each under all the names that `services.txt` knows."""
    known = catalogue()

    def named() -> Iterator[tuple[list[str], Sequence[str]]]:
        for one in told(PAGES):
            names = (also for name in one.names for also in known.names_beside(name))
            yield list(dict.fromkeys(names)), one.stories

    return catalogue_of(named())


def _learnt(services: Catalogue, centre: _Rows, embedder: Embedder, settings: Settings) -> Ridge:
    """Names are told too: who asks by name need tell nothing."""
    rows = unit(embedded_queries(services.texts, embedder, settings) - centre)
    return fitted(rows, np.eye(max(services.service_of) + 1)[list(services.service_of)], _RIDGE)


def _offers(
    services: Catalogue, knowledge: Knowledge, embedder: Embedder, settings: Settings
) -> Array:
    """Of procedures; of a page where no procedure says that service."""
    places, count = knowledge.overview.places, max(services.service_of) + 1
    found: Array = np.zeros((count, len(places)))
    titles = [one for one in site_titles(knowledge) if one.key in places]
    if not titles or len(titles) > MOST:
        return found
    like = _likeness(services, titles, embedder, settings)
    best_of_title = like.max(axis=0)
    procedures = np.array([knowledge.titles.is_procedure(one.key) for one in titles])
    columns = np.array([places[one.key] for one in titles])
    for service, row in enumerate(like):
        meant = procedures if row[procedures].max(initial=0.0) >= _ALIKE else ~procedures
        best = row[meant].max(initial=0.0)
        if best >= _ALIKE:
            said = np.clip(1 - (best - row - _SAME) / _APART, 0.0, 1.0) * meant
            alone = np.clip(1 - (best_of_title - row - 2 * _SAME) / (1.3 * _APART), 0.0, 1.0)
            np.maximum.at(found[service], columns, said * alone)
    return found


def _likeness(
    services: Catalogue, titles: Sequence[SiteTitle], embedder: Embedder, settings: Settings
) -> Array:
    """Of each service and title, by the name that is most like it, in meaning and in words."""
    named = [place for place, stems in enumerate(services.stems) if stems]
    centre = embedded_passages(catalogue().texts, embedder, settings).mean(axis=0)
    names = unit(embedded_passages([services.texts[n] for n in named], embedder, settings) - centre)
    rows = unit(embedded_passages([one.text for one in titles], embedder, settings) - centre)
    like = (names @ rows.T).astype(np.float64)
    by_stem = places_by_stem(title.stems for title in titles)
    found: Array = np.full((max(services.service_of) + 1, len(titles)), -1.0)
    for row, name in enumerate(named):
        said = {other for one in services.stems[name] for other in (one, *synonyms(one))}
        for place in {place for one in said for place in by_stem.get(one, ())}:
            like[row, place] += _BY_WORDS * services.share(name, titles[place].stems)
        service = services.service_of[name]
        found[service] = np.maximum(found[service], like[row])
    return found
