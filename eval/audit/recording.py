"""How an audit was made, as the record of its run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from eval.audit.models import Cluster
from eval.audit.needs import Reader
from eval.models import Answer, Run
from eval.runs import new_run_id

STORED = "cases"  # the name of a run's dataset that is the stored cases


def record(
    answers: Sequence[Answer],
    clusters: Sequence[Cluster],
    reader: Reader,
    started: datetime,
    *,
    dataset: str,
    seed: int,
) -> Run:
    offices = {answer.office for answer in answers if answer.office}
    return Run(
        id=new_run_id(),
        mode="audit",
        command="audit",
        dataset=dataset,
        dataset_digest=_digest(clusters),
        target="in-process",
        snapshot=reader.knowledge.snapshot.id if reader.knowledge else "",
        pipeline="",
        embedder=reader.embedder.digest,
        version=version("ventanilla"),
        offices=tuple(sorted(offices)),
        channels=tuple(sorted({answer.channel.value for answer in answers})),
        languages=tuple(sorted({answer.language for answer in answers})),
        seed=seed,
        today=reader.today,
        started_at=started.isoformat(timespec="seconds"),
        finished_at=datetime.now(UTC).isoformat(timespec="seconds"),
        answers=len(answers),
    )


def _digest(clusters: Sequence[Cluster]) -> str:
    """Of the cases, however they are clustered."""
    cases = sorted(
        (case for cluster in clusters for case in cluster.cases), key=lambda case: case.id
    )
    lines = "\n".join(case.model_dump_json() for case in cases)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]
