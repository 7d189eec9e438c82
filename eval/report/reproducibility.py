"""What is needed to make the run again, by name."""

from __future__ import annotations

from collections.abc import Iterator

from eval.models import Run
from eval.report.texts import name_of, office_name, texts


def reproducibility(run: Run) -> list[tuple[str, str]]:
    told = texts()["reproducibility"]
    return [(told[name], value) for name, value in _values(run) if value]


def moment(when: str) -> str:
    """`2026-11-21T09:30:00Z` → `21/11/2026 09:30`."""
    year, month, day = when[:10].split("-")
    return f"{day}/{month}/{year} {when[11:16]}".strip()


def _values(run: Run) -> Iterator[tuple[str, str]]:
    yield "id", run.id
    yield "dataset", f"{run.dataset} ({run.dataset_digest})"
    yield "target", run.target
    yield "snapshot", run.snapshot
    yield "pipeline", run.pipeline
    yield "embedder", run.embedder
    yield "prompts_digest", run.prompts_digest
    yield "version", run.version
    yield "until", run.until
    yield "offices", ", ".join(office_name(office) for office in run.offices)
    yield "channels", ", ".join(name_of("channel", channel) for channel in run.channels)
    yield "languages", ", ".join(name_of("language", language) for language in run.languages)
    yield "repeats", str(run.repeats)
    yield "seed", str(run.seed)
    yield "perturbation", run.perturbation or ""
    yield "started_at", moment(run.started_at)
    yield "finished_at", moment(run.finished_at) if run.finished_at else ""
