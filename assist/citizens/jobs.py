"""Daily work: what was kept long enough goes, and what nobody could classify yet is classified."""

from __future__ import annotations

from typing import Any

from assist.citizens.retention import purge as purge_over
from assist.interactions.classifying import classify_waiting
from assist.resources import open_resources
from indexes.database import open_database
from indexes.jobs import JobContext

_BY = "ventanilla"


def purge_citizens(context: JobContext) -> dict[str, Any]:
    """The result is a PurgeReport. `dry_run` in the payload only counts."""
    dry_run = bool(context.payload.get("dry_run", False))
    engine = open_database(context.settings)
    try:
        report = purge_over(engine, context.settings, by=_BY, dry_run=dry_run)
        return report.model_dump(mode="json")
    finally:
        engine.dispose()


def classify_interactions(context: JobContext) -> dict[str, Any]:
    resources = open_resources(context.settings)
    done = 0
    try:
        while found := classify_waiting(resources):
            done += found
            context.progress(done, None, "classify", "")
            context.check_cancelled()
    finally:
        resources.close()
    return {"classified": done}
