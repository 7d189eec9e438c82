"""Whether a question is nearer to something that the site does not have than to what was found.

Who asks for the carné of a tourist guide is answered by a page on the carné of artisans, if that is
the nearest one there is. What is nearest can only be judged beside what else might have been meant:
`catalogue` says what administrations do in general. A service that a title of the site says under
any of its names is offered by it, and all of them are other names of that procedure; the rest is
not. What another administration decides is offered by a title alone: pages name its matters in
passing («el padrón, en su ayuntamiento»).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.assessment.catalogue import Catalogue, catalogue
from assist.suggestions.assessment.kernel import unit
from assist.suggestions.assessment.matters_headed import names_of, rows_named, titles_headed
from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.assessment.prototypes import centre_of_questions
from assist.suggestions.assessment.question_lists import questions_answered
from assist.suggestions.assessment.said_below import said_below
from assist.suggestions.assessment.site_titles import MOST, PASSAGES, SiteTitle, site_titles
from assist.suggestions.embedded import embedded_passages, embedded_queries
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.remembered import KeptWith
from assist.suggestions.text.stems import places_by_stem
from assist.suggestions.vocabulary.synonyms import synonyms
from indexes.embedders.protocol import Embedder
from indexes.models import Pool
from indexes.settings import Settings

_SAID, _SAID_NEAR = 0.65, 0.4  # of a line's words in a title, if its meaning is as near as that
_WHOLE, _WHOLE_NEAR = 0.95, 0.2  # the same of several words
_MEANT = 0.7  # nearness by which a line and a title mean the same, whatever their words
_DESCRIBED = 0.85  # of a line's words, in title and description together
_FEW = 3  # services: any one of many may be near by chance
_MANY = math.log(1_000)  # things of a site that has many
_Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Services:
    """Of one snapshot. Vectors are taken from where all lines lie, so that cosines spread out."""

    catalogue: Catalogue
    elsewhere: _Rows  # names of what the site does not offer, as pages would say them
    asked_elsewhere: _Rows  # the same, half as pages would say them and half as people would ask
    starts: NDArray[np.intp]  # where each service begins among them
    own: Mapping[str, _Rows]  # by key: its titles, and names of services that say the same
    asked_own: Mapping[str, _Rows]  # by key: those names, half as pages say and half as people ask
    centre: _Rows
    question_centre: _Rows
    not_offered: Mapping[str, frozenset[int]] = field(default_factory=dict)  # by stem: their names

    @property
    def scarcity(self) -> float:
        """How few things the site has: 1 for one, 0 for a thousand or where they are not known."""
        return max(0.0, 1 - math.log(len(self.own)) / _MANY) if self.own else 0.0

    def nearer_elsewhere(self, vector: _Rows, key: str) -> float:
        """By how much of cosine a question is nearer to what is not offered than to what is there
        under that key. 0 where neither is known."""
        own = self.own.get(key)
        if own is None or not len(self.elsewhere):
            return 0.0
        asked = self._spread(vector)
        return float((self.elsewhere @ asked).max() - (own @ asked).max())

    def beyond_elsewhere(self, vector: _Rows, key: str, passages: _Rows) -> tuple[float, float]:
        """By how much of cosine a question is nearer to the nearest of some passages than to the
        nearest name of what is not offered, and than to the nearest three services. Without
        passages, what stands under that key counts. 0 where none is known."""
        rows = unit(passages - self.centre) if len(passages) else self.own.get(key)
        if rows is None or not len(self.asked_elsewhere):
            return 0.0, 0.0
        asked = self._spread(vector)
        here = float((rows @ asked).max())
        nearest = np.maximum.reduceat(self.asked_elsewhere @ asked, self.starts)
        cosines = np.sort(nearest)[-_FEW:]
        return here - float(cosines[-1]), here - float(cosines.mean())

    def named_here(self, vector: _Rows, key: str) -> float | None:
        """By how much of cosine a question is nearer to a name of what is known to stand under that
        key than to the nearest name of what is not offered. None where neither is known."""
        own = self.asked_own.get(key)
        if own is None or not len(self.asked_elsewhere):
            return None
        asked = self._spread(vector)
        return float((own @ asked).max() - (self.asked_elsewhere @ asked).max())

    def near_title(self, vector: _Rows, key: str) -> float:
        """Cosine of a question with what stands under that key, as its titles say it."""
        own = self.own.get(key)
        return 0.0 if own is None else float((own @ self._spread(vector)).max())

    def _spread(self, vector: _Rows) -> _Rows:
        return unit(vector - self.question_centre)

    def named_elsewhere(self, stems: Sequence[str], weights: Sequence[float]) -> float:
        """The largest share of the words that one name holds of what is not offered."""
        total = sum(weights)
        found: dict[int, float] = {}
        for one, weight in zip(stems, weights, strict=True):
            for line in self.not_offered.get(one, ()):
                found[line] = found.get(line, 0.0) + weight
        return max(found.values(), default=0.0) / total if total else 0.0

    def is_said(self, one: str) -> bool:
        """Whether the stem is a word of public services."""
        return one in self.catalogue.weights


_made: KeptWith[Knowledge, str, Services] = KeptWith(most=4)


def services_of(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> Services:
    """Made once a snapshot and model. Raises EmbedderError."""
    return _made.get(knowledge, embedder.digest, lambda: _services(knowledge, embedder, settings))


def _services(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> Services:
    known = catalogue()
    raw = embedded_passages(known.texts, embedder, settings)
    centre: _Rows = raw.mean(axis=0)
    rows, question_centre = unit(raw - centre), centre_of_questions(embedder, settings)
    titles = site_titles(knowledge)
    if not titles or len(titles) > MOST:
        nothing: _Rows = rows[:0]
        none = np.zeros(0, dtype=np.intp)
        return Services(known, nothing, nothing, none, {}, {}, centre, question_centre)
    titles = [*titles, *titles_headed(knowledge)]
    title_rows = unit(embedded_passages([t.text for t in titles], embedder, settings) - centre)
    decided = known.decided_elsewhere(own_authorities(knowledge))
    offered = _offered(known, titles, rows @ title_rows.T, decided)
    for service, keys in said_below(known, knowledge, decided).items():
        offered.setdefault(service, set()).update(keys)
    elsewhere = [n for n, service in enumerate(known.service_of) if service not in offered]
    asked = embedded_queries(known.texts, embedder, settings)
    asked = (rows + unit(asked - asked.mean(axis=0))) / np.float32(2)
    own: dict[str, list[_Rows]] = {}
    for title, row in zip(titles, title_rows, strict=True):
        own.setdefault(title.key, []).append(row)
    is_small = knowledge.snapshot.count(Pool.OFFICIAL) <= PASSAGES
    answered = questions_answered(knowledge) if is_small else []
    if answered := [*answered, *names_of(knowledge, rows_named)]:
        texts = [text for _, text in answered]
        asked_rows = unit(embedded_passages(texts, embedder, settings) - centre)
        for (key, _), row in zip(answered, asked_rows, strict=True):
            own.setdefault(key, []).append(row)
    named: dict[str, list[int]] = {}
    for text, service in enumerate(known.service_of):
        for key in offered.get(service, ()):
            named.setdefault(key, []).append(text)
    return Services(
        known,
        rows[elsewhere],
        asked[elsewhere],
        np.unique([known.service_of[n] for n in elsewhere], return_index=True)[1],
        {key: np.array([*found, *rows[named.get(key, [])]]) for key, found in own.items()},
        {key: asked[texts] for key, texts in named.items()},
        centre,
        question_centre,
        _by_stem(known, elsewhere),
    )


def _offered(
    known: Catalogue, titles: Sequence[SiteTitle], near: _Rows, decided: frozenset[int]
) -> dict[int, set[str]]:
    """Service → the keys of the titles that say a name of it, by words or by meaning; of those
    `decided` by others, by their words alone."""
    by_stem = places_by_stem(title.described for title in titles)
    found: dict[int, set[str]] = {}
    for text, stems in enumerate(known.stems):
        service, best = known.service_of[text], int(near[text].argmax())
        words = {other for one in stems for other in (one, *synonyms(one))}
        sharing = {place for one in words for place in by_stem.get(one, ())}
        saying = [
            place
            for place in sharing
            if _says(
                known, text, titles[place], near[text, place], in_passing=service not in decided
            )
        ]
        if near[text, best] >= _MEANT:
            saying.append(best)
        if service in decided:  # guides have headings for the matters of others too
            saying = [place for place in saying if not titles[place].is_heading]
        if saying:
            found.setdefault(service, set()).update(titles[place].key for place in saying)
    return found


def _says(
    known: Catalogue, text: int, title: SiteTitle, nearest: float, *, in_passing: bool
) -> bool:
    share = known.share(text, title.stems)
    if share >= _WHOLE and len(known.stems[text]) > 1 and nearest >= _WHOLE_NEAR:
        return True
    if nearest >= _SAID_NEAR and share >= _SAID:
        return True
    return in_passing and known.share(text, title.described) >= _DESCRIBED


def _by_stem(known: Catalogue, texts: Iterable[int]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for text in texts:
        for one in known.stems[text]:
            found.setdefault(one, set()).add(text)
    return {one: frozenset(places) for one, places in found.items()}
