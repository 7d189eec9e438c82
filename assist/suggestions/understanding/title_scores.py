"""How well a question names each of many titles: all at once, however many share a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from assist.suggestions.titles import Titles


class TitleScores(Mapping[str, float]):
    """Document id → how much of its title is named, above 0 and at most 1; only those named.

    The score is the harmonic mean of how much of the title is named and how much of the terms the
    title accounts for, so that neither a long title nor a long question hides a match.
    """

    def __init__(self, titles: Titles, named: Mapping[str, float], asked_weight: float) -> None:
        """`named`: stems of titles, with how sure it is that they are meant."""
        self._titles = titles
        weights = np.zeros(len(titles.entries))
        for one, strength in named.items():
            weights[titles.places_by_stem[one]] += titles.weight(one) * strength
        self._places = np.flatnonzero(weights)
        weights = weights[self._places]
        recall = weights / titles.whole_weights[self._places]
        precision = np.minimum(1.0, weights / max(asked_weight, 1e-9))
        self._scores = 2 * recall * precision / (recall + precision)

    @property
    def best(self) -> float:
        return float(self._scores.max(initial=0.0))

    def at_least(self, score: float) -> list[str]:
        """Document ids, best first; of equal ones by id."""
        chosen: list[int] = np.flatnonzero(self._scores >= score).tolist()
        found = [(-float(self._scores[one]), self._document(one)) for one in chosen]
        return [document for _, document in sorted(found)]

    def __getitem__(self, document_id: str) -> float:
        found = self.of(document_id)
        if found is None:
            raise KeyError(document_id)
        return found

    def of(self, document_id: str) -> float | None:
        """None where nothing of it is named."""
        place = self._titles.places.get(document_id)
        if place is None:
            return None
        found = int(self._places.searchsorted(place))
        if found == len(self._places) or self._places[found] != place:
            return None
        return float(self._scores[found])

    def __iter__(self) -> Iterator[str]:
        return (self._document(one) for one in range(len(self._places)))

    def __len__(self) -> int:
        return len(self._places)

    def _document(self, one: int) -> str:
        entry = self._titles.entries[int(self._places[one])]
        return entry.document_id
