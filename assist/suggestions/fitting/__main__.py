"""`python -m assist.suggestions.fitting --data-dir DIR`: prints weights and what they achieve."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from assist.suggestions.fitting.examples import Examples
from assist.suggestions.fitting.fit import (
    fitted,
    held_out_auroc,
    measured,
    reliability,
    shipped,
    trade_off,
)
from indexes.embedders import get_embedder
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore


def main() -> None:
    parser = argparse.ArgumentParser(description="Ajusta la confianza a una carpeta de datos.")
    parser.add_argument("--data-dir", type=Path, default=None, help="Carpeta de datos.")
    settings = Settings.load(parser.parse_args().data_dir)
    embedder = get_embedder(settings)
    store = SnapshotStore(settings.snapshots_dir, embedder, keep=settings.keep_snapshots)
    examples = Examples(settings, store.current(), embedder).all()
    report = {
        "examples": dict(Counter(one.kind for one in examples)),
        "shipped": {"weights": shipped(), **measured(examples, shipped())},
    }
    weights = fitted(examples)
    report["fitted"] = {
        "weights": weights,
        **measured(examples, weights),
        "auroc_cross_validated": held_out_auroc(examples),
        "reliability": reliability(examples, weights),
        "trade_off": trade_off(examples, weights),
    }
    print(json.dumps(report, indent=1, default=str))


main()
