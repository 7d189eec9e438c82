"""Runs a job in the terminal: the same handler that a worker runs, with a bar."""

from __future__ import annotations

from typing import Any

import typer

from indexes.settings import Settings


def run(settings: Settings, kind: str, payload: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
    """The result of the job. Exits with 1, after one line, when it fails."""
    from indexes.database import open_database
    from indexes.jobs import run_now
    from ingest.cli.bar import job_bar
    from ingest.handlers import handlers

    open_database(settings).dispose()
    if quiet:
        job = run_now(settings, kind, payload, handlers())
    else:
        with job_bar() as watch:
            job = run_now(settings, kind, payload, handlers(), watch)
    if job.state != "done":
        typer.secho(f"Error: {job.error or job.state}", err=True, fg="red")
        raise typer.Exit(1)
    return job.result
