"""From the answers of a run to its measures, its gate and its report. Asks nobody anything."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.models import Metrics, Run
from eval.registry import register
from eval.runs import RunFolder, RunStore
from indexes.settings import Settings


@dataclass(frozen=True)
class Judgement:
    run: Run
    metrics: Metrics
    failures: tuple[Any, ...]
    files: tuple[Path, ...]


def judge(
    folder: RunFolder,
    store: RunStore,
    *,
    settings: Settings,
    gate: Sequence[str] = (),
    report: Path | None = None,
) -> Judgement:
    """Measures a finished run, any number of times; the same answers give the same bytes. Its row
    in the database follows. Raises EvaluationError."""
    from eval.gate import check, parse
    from eval.metrics import compute, latency
    from eval.report import write, write_junit

    run, answers = folder.run(), folder.answers()
    metrics = compute(answers, run.mode, seed=run.seed)
    times = latency(answers)
    folder.save_metrics(metrics)
    folder.save_latency(times)
    failures = check(metrics, parse(list(gate)))
    files = [*write(folder.path, run, metrics, times, store.earlier(run))]
    write_junit(folder.path / "junit.xml", metrics, {one.measure: one.reason for one in failures})
    files += [folder.path / "junit.xml", folder.path / "metrics.json"]
    register(settings, run, metrics, passed=not failures if gate else None)
    return Judgement(run, metrics, tuple(failures), _copied(files, report))


def _copied(files: Sequence[Path], target: Path | None) -> tuple[Path, ...]:
    if target is None:
        return tuple(files)
    target.mkdir(parents=True, exist_ok=True)
    return tuple(Path(shutil.copy2(file, target / file.name)) for file in files)
