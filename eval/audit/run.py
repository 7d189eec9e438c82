"""One audit, from cases to report."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from assist.suggestions.service import today_here
from eval.audit.answers import answers_of
from eval.audit.clusters import cluster_cases
from eval.audit.conflict_rows import conflict_rows
from eval.audit.editing import write_clusters
from eval.audit.errors import AuditError
from eval.audit.findings import Judge
from eval.audit.history import History
from eval.audit.models import Cluster, ConflictRow, Finding, SentCase
from eval.audit.needs import Progress, Reader, open_reader
from eval.audit.official import OfficialPages
from eval.audit.reading import Material, read_material, stored_cases
from eval.audit.recording import STORED, record
from eval.audit.settling import settled
from eval.audit.territory import Offices, stored_offices
from eval.canonical import canonical_json
from eval.models import Answer, Metrics
from eval.registry import register
from eval.runs import RunFolder, RunStore
from indexes.settings import Settings
from indexes.snapshots.durable import write_atomically


@dataclass(frozen=True, slots=True)
class Options:
    """`source` None: the stored cases. `since` and `until`: the days of the answers, both ends
    included."""

    source: Path | None = None
    since: date | None = None
    until: date | None = None
    today: date | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Audited:
    """What comes of the cases, before it is kept."""

    clusters: tuple[Cluster, ...]
    answers: tuple[Answer, ...]
    metrics: Metrics
    findings: tuple[Finding, ...]
    rows: tuple[ConflictRow, ...]


def clusters_of(
    settings: Settings, options: Options, progress: Progress | None = None
) -> tuple[list[Cluster], Reader]:
    """As a person left them in the file, or made of the cases. Raises AuditError, IndexesError."""
    reader = open_reader(settings, options.today or today_here())
    material = _material(settings, options.source)
    if material.clusters is not None:
        kept = [_within(cluster, options) for cluster in material.clusters]
        clusters = [cluster for cluster in kept if cluster is not None]
    else:
        cases = [case for case in material.cases if _is_within(case, options)]
        clusters = cluster_cases(cases, reader, progress)
    if not clusters:
        raise AuditError("no hay ninguna consulta resuelta que auditar (en esas fechas)")
    return clusters, reader


def audited(
    clusters: Sequence[Cluster],
    reader: Reader,
    history: History,
    offices: Offices,
    *,
    seed: int = 0,
    resamples: int = 2000,
) -> Audited:
    from eval.metrics import compute

    official = OfficialPages(reader)
    answers = answers_of(clusters, official, offices)
    findings = Judge(official, history, offices).findings(clusters)
    measured = compute(answers, "audit", seed=seed, resamples=resamples)
    metrics = settled(measured, clusters, findings, official)
    rows = conflict_rows(clusters, metrics.contradictions, findings)
    return Audited(tuple(clusters), tuple(answers), metrics, tuple(findings), tuple(rows))


def audit(
    settings: Settings, options: Options, progress: Progress | None = None
) -> tuple[RunFolder, Audited]:
    """A finished run under `<data dir>/evaluations`. Raises AuditError, IndexesError, OSError."""
    started = datetime.now(UTC)
    clusters, reader = clusters_of(settings, options, progress)
    history = History(settings)
    try:
        done = audited(clusters, reader, history, stored_offices(settings), seed=options.seed)
    finally:
        history.close()
    run = record(
        done.answers,
        done.clusters,
        reader,
        started,
        dataset=str(options.source or STORED),
        seed=options.seed,
    )
    store = RunStore(settings.evaluations_dir)
    folder = store.create(run)
    _keep(folder, done)
    store.prune()
    return folder, done


def report(
    settings: Settings,
    folder: RunFolder,
    done: Audited,
    gate: Sequence[str] = (),
    target: Path | None = None,
) -> tuple[tuple[Any, ...], tuple[Path, ...]]:
    """Writes the report, beside it and into `target`, and the run's row in the database; what fails
    the gate, and the files. Raises EvaluationError."""
    from eval.report import write, write_junit

    run, store = folder.run(), RunStore(settings.evaluations_dir)
    failures = _failures(done.metrics, gate) if gate else ()
    files = list(write(folder.path, run, done.metrics, folder.latency(), store.earlier(run)))
    write_junit(folder.path / "junit.xml", done.metrics, {f.measure: str(f) for f in failures})
    files += [folder.path / name for name in _KEPT]
    register(settings, run, done.metrics, passed=not failures if gate else None)
    if target is not None:
        target.mkdir(parents=True, exist_ok=True)
        files = [Path(shutil.copy2(file, target / file.name)) for file in files]
    return failures, tuple(files)


_KEPT = ("junit.xml", "metrics.json", "clusters.jsonl", "findings.json", "conflict_rows.json")


def _failures(metrics: Metrics, gate: Sequence[str]) -> tuple[Any, ...]:
    from eval.gate import check, parse

    return tuple(check(metrics, parse(list(gate))))


def _keep(folder: RunFolder, done: Audited) -> None:
    from eval.metrics import latency

    folder.save_answers(done.answers)
    folder.save_metrics(done.metrics)
    folder.save_latency(latency(done.answers))
    write_clusters(folder.path / "clusters.jsonl", done.clusters)
    for name, rows in (("findings", done.findings), ("conflict_rows", done.rows)):
        dumped = [row.model_dump(mode="json") for row in rows]
        write_atomically(folder.path / f"{name}.json", canonical_json(dumped))


def _material(settings: Settings, source: Path | None) -> Material:
    return read_material(source) if source else Material(cases=stored_cases(settings))


def _within(cluster: Cluster, options: Options) -> Cluster | None:
    cases = tuple(case for case in cluster.cases if _is_within(case, options))
    return cluster.model_copy(update={"cases": cases}) if cases else None


def _is_within(case: SentCase, options: Options) -> bool:
    day = case.answered_on
    return (options.since or day) <= day <= (options.until or day)
