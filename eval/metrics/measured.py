"""What each measure of some answers is made of, by group, so that it can be drawn anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.statistics.alpha import Coincidences, alpha
from eval.statistics.auroc import auroc
from eval.statistics.resampling import Floats, ratios


@dataclass(frozen=True, slots=True)
class Ranking:
    """How positives and negatives of the groups stand to each other: see `statistics.auroc`."""

    wins: Floats
    positives: Floats
    negatives: Floats


@dataclass(frozen=True)
class Measured:
    """The measures of all answers of a corpus."""

    corpus: Corpus
    rates: Mapping[str, Counts]
    agreement: Coincidences
    ranking: Ranking

    def has(self, name: str) -> bool:
        """Whether there is anything to measure."""
        return not np.isnan(self.values(name, np.ones((1, len(self.corpus.groups))))).all()

    def values(self, name: str, weights: Floats) -> Floats:
        """One value a row of draws × groups; NaN where there is nothing to measure."""
        if name == "agreement":
            return alpha(self.agreement, weights)
        if name == "confidence_auroc":
            one = self.ranking
            return auroc(one.wins, one.positives, one.negatives, weights)
        if name not in self.rates:
            return np.full(len(weights), np.nan)
        counts = self.rates[name]
        return ratios(weights @ counts.numerators[:, 0], weights @ counts.denominators[:, 0])

    def groups_of(self, name: str) -> int:
        """In how many groups there is something to measure."""
        if name == "agreement":
            return int(np.count_nonzero(self.agreement.pairable))
        if name == "confidence_auroc":
            with_yes, with_no = self.ranking.positives > 0, self.ranking.negatives > 0
            return int(min(with_yes.sum(), with_no.sum()))
        if name not in self.rates:
            return 0
        return int(np.count_nonzero(self.rates[name].denominators[:, 0]))

    def by_group(self, name: str) -> Floats:
        """The value in each group alone; NaN where it has none."""
        return self.values(name, np.eye(len(self.corpus.groups)))
