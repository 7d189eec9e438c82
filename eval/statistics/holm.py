"""Correction for many comparisons.

Holm's step-down method (Scand. J. Stat. 1979;6:65–70) keeps the chance of a *single* false finding
under the level whatever the dependence between tests. Benjamini–Hochberg would find more, but it
bounds only the share of false findings, and needs independence or positive dependence; pairs that
share an office have neither for certain. A finding here points at two offices by name: one false
accusation is one too many, so the stricter promise is the one to keep.
"""

from __future__ import annotations

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted p values, in the order given: max over smaller ones of (m − rank) p, at most 1."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    ordered = sorted(range(len(p_values)), key=lambda place: p_values[place])
    for rank, place in enumerate(ordered):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return adjusted
