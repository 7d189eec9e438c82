"""One number for a candidate: a weighted sum of its features.

The weights were fitted (softmax over the candidates of a question, no negative weights, checked by
cross-validation over groups of paraphrases) on the demonstration's resolved cases, and rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.features import (
    answers_aspect,
    first_by_meaning,
    is_procedure,
    nearness,
    support,
)
from assist.suggestions.ranking.precedent import votes
from assist.suggestions.ranking.terms import TopicCoverage
from assist.suggestions.understanding.mentions import acronym_match, title_score, title_scores
from assist.suggestions.understanding.question import Question
from indexes.models import Hit, Passage

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "support": 2.3,
        "nearness": 1.0,
        "first": 1.2,
        "coverage": 1.9,
        "coverage_at_once": 1.4,
        "title": 0.5,
        "aspect": 0.5,
        "procedure": 1.0,
        "precedent": 1.7,
        "acronym": 2.0,
        "code": 20.0,
    }
)


_BEST = 5  # passages of a candidate that are looked at one by one


class Scoring:
    """For one question and its rankings."""

    def __init__(
        self,
        question: Question,
        knowledge: Knowledge,
        floor: float,
        *,
        official: Sequence[Hit],
        cases: Sequence[Hit],
    ) -> None:
        self._question = question
        self._knowledge = knowledge
        self._coverage = TopicCoverage(question.topic, knowledge)
        self._floor = floor
        self._best_support = support(official[:3]) or 1.0
        self._nearest = max((hit.scores.get("dense", 0.0) for hit in official), default=0.0)
        self._titles = title_scores(question.topic, knowledge.titles)
        self._others: dict[str, float] = {}
        self._acronyms = acronym_match(question.topic, knowledge.titles)
        self._votes = votes(cases, floor)

    def features(self, key: str, hits: Sequence[Hit]) -> dict[str, float]:
        documents = {hit.passage.document_id for hit in hits}
        return {
            "support": support(hits) / self._best_support,
            "nearness": nearness(hits, self._nearest, self._floor),
            "first": first_by_meaning(hits),
            "coverage": self._coverage.together(hit.passage for hit in hits),
            "coverage_at_once": self._coverage.at_once(hit.passage for hit in hits[:_BEST]),
            "title": max((self._title(hit.passage) for hit in hits), default=0.0),
            "aspect": answers_aspect(hits, self._question),
            "procedure": float(is_procedure(hits)),
            "precedent": self._votes.get(key, 0.0),
            "acronym": float(not documents.isdisjoint(self._acronyms)),
            "code": float(key.upper() in self._question.codes),
        }

    def _title(self, passage: Passage) -> float:
        """Also of pages that are no procedures."""
        one = passage.document_id
        known = self._titles.get(one, self._others.get(one))
        if known is None:
            titles = self._knowledge.titles
            known = title_score(self._question.topic, passage.title, titles)
            self._others[one] = known
        return known

    def score(self, features: Mapping[str, float]) -> float:
        return sum(weight * features[name] for name, weight in WEIGHTS.items())
