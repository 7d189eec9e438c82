"""The weights in force: those that were trained on the data directory, else those shipped."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from assist.suggestions.ranking.scoring import WEIGHTS

FILE = "ranking.json"
SETTLING = frozenset({"code", "acronym"})  # settle it by themselves, and are not trained

logger = logging.getLogger(__name__)


def weights_of(data_dir: Path) -> Mapping[str, float]:
    """A file that cannot be used is logged, and answers go on with the weights shipped."""
    path = data_dir / FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return WEIGHTS
    return _read(path, changed)


def save_weights(data_dir: Path, weights: Mapping[str, float]) -> Path:
    """Whole or not at all. Raises OSError."""
    path = data_dir / FILE
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps({"weights": dict(weights)}, indent=2), encoding="utf-8")
    aside.replace(path)
    return path


def rescaled(weights: Mapping[str, float]) -> dict[str, float]:
    """As those shipped, with the same sum: the confidence is measured on that scale."""
    trained = {name: weights[name] for name in WEIGHTS if name not in SETTLING}
    shipped = sum(WEIGHTS[name] for name in trained)
    factor = shipped / (sum(trained.values()) or 1.0)
    return {
        name: round(trained[name] * factor, 4) if name in trained else weight
        for name, weight in WEIGHTS.items()
    }


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Mapping[str, float]:
    try:
        found = dict(json.loads(path.read_text(encoding="utf-8"))["weights"])
        if found.keys().isdisjoint(WEIGHTS):
            raise ValueError("it has no weight that is known")
        weights = {name: float(found.get(name, weight)) for name, weight in WEIGHTS.items()}
        if any(weight < 0 or not math.isfinite(weight) for weight in weights.values()):
            raise ValueError("a weight is negative or no number")
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.error("%s is not used: %s", path, error)
        return WEIGHTS
    return weights
