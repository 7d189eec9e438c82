"""Whether a pair of offices contradicts itself in more groups than chance would give it.

Permutation test within groups: were the offices exchangeable, each of a group's comparable pairs
would be one of its contradictory ones with the same chance q_g = contradictory ÷ comparable pairs.
The number of groups in which a pair contradicts is then a sum of independent draws of q_g, a
Poisson-binomial variable, whose tail is computed exactly instead of by shuffling.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def upper_tail(chances: Sequence[float], observed: int) -> float:
    """P(X ≥ observed) for X the number of successes of independent draws, by convolution."""
    if observed <= 0:
        return 1.0
    distribution = np.zeros(len(chances) + 1)
    distribution[0] = 1.0
    for chance in chances:
        distribution[1:] = distribution[1:] * (1 - chance) + distribution[:-1] * chance
        distribution[0] *= 1 - chance
    return float(min(1.0, distribution[observed:].sum()))
