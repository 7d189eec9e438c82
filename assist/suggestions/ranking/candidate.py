"""A procedure, or a page that is none, with the passages that speak for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assist.suggestions.frozen import replace
from indexes.models import Hit


@dataclass(frozen=True)
class Candidate:
    """`key` is what its pages share (`Knowledge.key_of`)."""

    key: str
    document_id: str  # the page that prevails among those of the procedure
    title: str
    code: str | None
    is_procedure: bool
    hits: tuple[Hit, ...]  # best first
    score: float
    features: Mapping[str, float] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[str, ...]:
        """Every page of it that was found, the prevailing one first."""
        others = (hit.passage.document_id for hit in self.hits)
        return tuple(dict.fromkeys((self.document_id, *others)))

    def with_feature(self, name: str, value: float, weight: float) -> Candidate:
        """One that is told only when all candidates are known."""
        if not value and self.features.get(name) == 0:  # as of most of thirty candidates
            return self
        features = {**self.features, name: value}
        return replace(self, score=self.score + weight * value, features=features)
