"""The exact bound for rates of which few groups show any case.

Where no group shows a case, every resample is the same and the percentile bootstrap gives [0, 0],
which says that the rate *is* zero. What n groups without any case do tell, with 95 % confidence, is
that the rate is under 1 − 0.05^(1/n): the "rule of three", about 3/n (Hanley & Lippman-Hand, JAMA
1983;249:1743–5; Jovanovic & Levy, Am. Stat. 1997;51:137–9). It is the one-sided bound of Clopper &
Pearson (Biometrika 1934;26:404–13), taken over groups because answers of a group are not
independent, and holds for any rates between 0 and 1 within a group.
"""

from __future__ import annotations

from math import ceil, log

from scipy.special import betaincinv

CONFIDENCE = 0.95
FEW_CASES = 10  # from so many groups with a case on, the bootstrap speaks for itself


def upper_bound(cases: float, groups: int, confidence: float = CONFIDENCE) -> float:
    """The highest rate that is compatible with `cases` of `groups`, both ≥ 0. `cases` may be a sum
    of rates within groups: a group where half of the pairs contradict is half a case."""
    if groups == 0 or cases >= groups:
        return 1.0
    if cases == 0:
        return float(1 - (1 - confidence) ** (1 / groups))
    return float(betaincinv(cases + 1, groups - cases, confidence))


def groups_needed(limit: float, confidence: float = CONFIDENCE) -> int:
    """Groups without any case that it takes to show that a rate is under a limit in (0, 1)."""
    return ceil(log(1 - confidence) / log(1 - limit))
