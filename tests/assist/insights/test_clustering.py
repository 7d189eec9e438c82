"""Questions are grouped whatever the rounding of their likeness."""

from __future__ import annotations

import random

import numpy as np

from assist.insights.clustering import grouped, likeness

_WORDS = [f"palabra{a}{b}{c}" for a in "abcdefghij" for b in "abcdefghij" for c in "abc"]


def test_a_likeness_that_rounding_takes_over_one_does_no_harm() -> None:
    chosen = random.Random(1)
    over = 0
    for _ in range(20):
        once = [" ".join(chosen.sample(_WORDS, chosen.randint(5, 60))) for _ in range(20)]
        texts = once * 2
        vectors = np.full((len(texts), 4), 0.5, np.float32)
        alike = likeness(texts, vectors, 0.5)
        over += bool(alike[~np.eye(len(texts), dtype=bool)].max() > 1)
        groups = grouped(texts, vectors, 0.5)
        assert sorted(place for group in groups for place in group) == list(range(len(texts)))
    assert over  # otherwise nothing was tried
