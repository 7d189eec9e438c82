"""How long answers took. Kept apart from the measures: times differ from run to run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from eval.models import Answer

_PERCENTILES = (50, 95, 99)


def latency(answers: Sequence[Answer]) -> dict[str, Any]:
    """Milliseconds: `count`, `mean`, `p50`, `p95`, `p99`, `max`, and the same `by_channel`. Empty
    where no answer was timed."""
    by_channel: dict[str, list[float]] = {}
    for answer in answers:
        if answer.latency_ms is not None:
            by_channel.setdefault(answer.channel.value, []).append(answer.latency_ms)
    if not by_channel:
        return {}
    whole = [value for values in by_channel.values() for value in values]
    channels = {name: _summary(values) for name, values in sorted(by_channel.items())}
    return {**_summary(whole), "by_channel": channels}


def _summary(values: Sequence[float]) -> dict[str, float]:
    found = {"count": len(values), "mean": float(np.mean(values)), "max": float(np.max(values))}
    for percentile in _PERCENTILES:
        found[f"p{percentile}"] = float(np.percentile(values, percentile))
    return found
