"""A world in a folder: the cases as any others, the truth beside them."""

from __future__ import annotations

import json
from pathlib import Path

from eval.canonical import canonical_json
from eval.worlds.models import World
from indexes.snapshots.durable import write_atomically

CASES, TRUTH = "cases.jsonl", "truth.json"


def write_world(folder: Path, world: World) -> tuple[Path, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps(case.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
        for case in world.cases
    ]
    write_atomically(folder / CASES, "".join(f"{line}\n" for line in lines))
    write_atomically(folder / TRUTH, canonical_json(world.truth.model_dump(mode="json")))
    return folder / CASES, folder / TRUTH
