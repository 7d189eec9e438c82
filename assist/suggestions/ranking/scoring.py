"""One number for a candidate: a weighted sum of its features.

The weights were fitted (softmax over the candidates of a question, no negative weights, checked by
cross-validation over groups of paraphrases) on the demonstration's resolved cases, and rounded.
`ventanilla rank train` fits them to an installation's own (see `ranking.weights`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from assist.suggestions.confidence import above_floor
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.features import (
    answers_aspect,
    does_what_is_asked,
    first_by_meaning,
    is_procedure,
    nearness,
    support,
)
from assist.suggestions.ranking.learnt import Learnt
from assist.suggestions.ranking.overview import Array, Overview
from assist.suggestions.ranking.precedent import votes
from assist.suggestions.ranking.siblings import FEATURE
from assist.suggestions.ranking.unsaid import FEATURE as TOLD
from assist.suggestions.ranking.worded import Worded
from indexes.models import Hit
from indexes.ranking import Scored

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "support": 1.5,
        "nearness": 0.5,
        "first": 0.6,
        "nearest": 2.0,
        "nearest_three": 2.0,
        "word_share": 4.0,
        "coverage": 0.9,
        "coverage_at_once": 0.7,
        "title": 0.5,
        "aspect": 0.5,
        "operation": 0.5,
        "sibling": 0.5,
        "told": 3.0,
        "procedure": 1.0,
        "precedent": 1.7,
        "acronym": 2.0,
        "code": 20.0,
    }
)
_WHOLE = ("nearest", "nearest_three", "word_share")  # of all passages, not only of those found
_BEST = 5  # passages of a candidate that are looked at one by one


class Scoring:
    """For one question and its rankings."""

    def __init__(
        self,
        worded: Worded,
        knowledge: Knowledge,
        floor: float,
        *,
        official: Sequence[Hit],
        cases: Sequence[Hit],
        near: Sequence[Sequence[Scored]],
        learnt: Learnt,
        needs: Array,
        weights: Mapping[str, float] = WEIGHTS,
    ) -> None:
        """`near`: by part of the question, the nearest official passages, more than were read.
        `needs`: see `Stories.needs`."""
        self._question = worded.question
        self._weights = weights
        self._coverage = worded.coverage
        self._floor = floor
        self._best_support = support(official[:3]) or 1.0
        self._nearest = max((hit.scores.get("dense", 0.0) for hit in official), default=0.0)
        self._title = worded.title
        self._acronyms = worded.acronyms
        self._votes = votes(cases, floor, learnt.about)
        self._overview = knowledge.overview
        spread = _nearness(self._overview, near, learnt.hubs, floor)
        self._whole = {**spread, "word_share": worded.share}
        self._needs = needs

    def best_as_a_whole(self, count: int) -> list[str]:
        """Keys of procedures and pages, whether a search found any passage of them or not."""
        rows = np.array([self._whole[name] for name in _WHOLE])
        total = np.array([self._weights[name] for name in _WHOLE]) @ rows
        total += self._weights[TOLD] * self._needs
        order = np.argsort(-total, kind="stable")[:count]
        return [self._overview.keys[place] for place in order.tolist()]

    def features(self, key: str, hits: Sequence[Hit]) -> dict[str, float]:
        documents = {hit.passage.document_id: hit.passage for hit in hits}
        place = self._overview.places.get(key)
        known = self._question.understood
        return {
            "support": support(hits) / self._best_support,
            "nearness": nearness(hits, self._nearest, self._floor),
            "first": first_by_meaning(hits),
            **{n: 0.0 if place is None else float(self._whole[n][place]) for n in _WHOLE},
            "coverage": known * self._coverage.together(hit.passage for hit in hits),
            "coverage_at_once": known * self._coverage.at_once(h.passage for h in hits[:_BEST]),
            "title": known * max(map(self._title, documents.values()), default=0.0),
            "aspect": answers_aspect(hits, self._question),
            "operation": does_what_is_asked(_title_of(hits), self._question),
            FEATURE: 0.0,  # this and the next: when all candidates are known (`ranking.siblings`,
            TOLD: 0.0,  # `ranking.unsaid`)
            "procedure": float(is_procedure(hits)),
            "precedent": self._votes.get(key, 0.0),
            "acronym": float(not self._acronyms.isdisjoint(documents)),
            "code": float(key.upper() in self._question.codes),
        }

    def score(self, features: Mapping[str, float]) -> float:
        return sum([weight * features[name] for name, weight in self._weights.items()])


def _title_of(hits: Sequence[Hit]) -> str:
    first = hits[0].passage
    return first.subject


def _nearness(
    overview: Overview, near: Sequence[Sequence[Scored]], hubs: Array, floor: float
) -> dict[str, Array]:
    """Each part of a long message speaks as loud as it is near to anything at all: what only tells
    the story is near to nothing here."""
    loud = np.array([above_floor(found[0][1], floor) if found else 0.0 for found in near])
    if not loud.any():
        loud = np.ones(len(near))
    parts = [overview.nearness(found, hubs) for found in near]
    return {
        name: _to_one(np.tensordot(loud, np.array([part[place] for part in parts]), 1))
        for place, name in enumerate(_WHOLE[:2])
    }


def _to_one(values: Array) -> Array:
    most = float(values.max(initial=0.0))
    return values / most if most > 0 else values
