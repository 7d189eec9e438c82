"""The job `sync_dataverse`, which a worker does."""

from __future__ import annotations

from typing import Any

from assist.connectors.dataverse.errors import ConnectorError
from assist.connectors.dataverse.report import SyncReport
from assist.connectors.dataverse.syncing import synchronise
from indexes.jobs import JobContext


def sync_dataverse(context: JobContext) -> dict[str, Any]:
    """The result is a SyncReport. Fails where going on was of no use."""
    report = one_round(context)
    if report.error:
        raise ConnectorError(report.error)
    return report.model_dump(mode="json")


def one_round(context: JobContext) -> SyncReport:
    """`full` and `dry_run` in the payload."""
    return synchronise(
        context.settings,
        full=bool(context.payload.get("full", False)),
        dry_run=bool(context.payload.get("dry_run", False)),
        progress=lambda done, stage: context.progress(done, None, stage),
        check=context.check_cancelled,
    )
