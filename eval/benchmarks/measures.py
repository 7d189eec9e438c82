"""Figures that several benchmarks give."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """Milliseconds."""
    if len(seconds) < 2:
        only = seconds[0] * 1e3 if seconds else 0.0
        return dict.fromkeys(("p50_ms", "p95_ms", "p99_ms"), only)
    cuts = statistics.quantiles(seconds, n=100)
    return {"p50_ms": cuts[49] * 1e3, "p95_ms": cuts[94] * 1e3, "p99_ms": cuts[98] * 1e3}
