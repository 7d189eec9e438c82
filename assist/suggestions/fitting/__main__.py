"""`python -m assist.suggestions.fitting --data-dir DIR`: prints weights and what they achieve."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from assist.suggestions.fitting.examples import Examples
from assist.suggestions.fitting.fit import (
    auroc_of,
    fitted,
    held_out,
    measured,
    reliability,
    shipped,
    trade_off,
)
from assist.suggestions.fitting.plot import draw
from indexes.embedders import get_embedder
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore


def main() -> None:
    parser = argparse.ArgumentParser(description="Ajusta la confianza a una carpeta de datos.")
    parser.add_argument("--data-dir", type=Path, default=None, help="Carpeta de datos.")
    parser.add_argument(
        "--plot", type=Path, default=None, help="Dibujo que se escribe (SVG o PNG)."
    )
    given = parser.parse_args()
    settings = Settings.load(given.data_dir)
    embedder = get_embedder(settings)
    store = SnapshotStore(settings.snapshots_dir, embedder, keep=settings.keep_snapshots)
    examples = Examples(settings, store.current(), embedder).all()
    report = {
        "examples": dict(Counter(one.kind for one in examples)),
        "shipped": {"weights": shipped(), **measured(examples, shipped())},
    }
    weights = fitted(examples)
    judged = held_out(examples)
    report["fitted"] = {"weights": weights, **measured(examples, weights)}
    report["cross_validated"] = {
        "auroc": auroc_of(examples, judged),
        "reliability": reliability(examples, judged),
        "trade_off": trade_off(examples, judged),
    }
    if given.plot is not None:
        draw(reliability(examples, judged), trade_off(examples, judged), given.plot)
    print(json.dumps(report, indent=1, default=str))


main()
