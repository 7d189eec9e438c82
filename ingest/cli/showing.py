"""Reports as people read them."""

from __future__ import annotations

from typing import Any

import typer

from indexes.cli.output import print_json
from ingest.files import ImportReport
from ingest.texts import text

SHOWN = 20  # problems of each kind; `--json` has them all


def show_crawl(result: dict[str, Any]) -> None:
    if result["dry_run"]:
        typer.echo(text("shown.dry_run"))
    for source in result["sources"]:
        counts = {**source, "gone": len(source["gone"]), "failed": len(source["failed"])}
        typer.echo(text("shown.source", **counts))
        if source["error"]:
            typer.secho(f"  {source['error']}", err=True, fg="red")
        if source["truncated"]:
            typer.echo(text("shown.truncated"))
        _show_problems(source["failed"], text("shown.failed"))
        _show_problems(source["skipped"], text("shown.skipped"))
        for url in source["gone"][:SHOWN]:
            typer.echo(text("shown.gone", url=url))


def show_reindex(result: dict[str, Any]) -> None:
    key = "shown.written" if result["written"] else "shown.unchanged"
    key = "shown.held" if result["held"] else key
    typer.echo(text(key, **result))


def end_import(report: ImportReport, what: str, *, as_json: bool) -> None:
    """Shows the report; `what` is its name in the texts. Exit code 1 when a line is bad."""
    shown = report.model_dump(mode="json")
    if as_json:
        print_json(shown)
    else:
        done = "shown.would_import" if report.dry_run else "shown.imported"
        typer.echo(text(done, count=report.imported, what=text(f"shown.{what}")))
        for error in shown["errors"]:
            typer.echo(text("shown.line", **error), err=True)
    if report.errors:
        raise typer.Exit(1)


def _show_problems(problems: list[dict[str, Any]], title: str) -> None:
    if not problems:
        return
    typer.echo(f"  {title}")
    for problem in problems[:SHOWN]:
        remedy = f" {problem['remedy']}" if problem["remedy"] else ""
        typer.echo(f"    {problem['url']}: {problem['reason']}.{remedy}")
    if len(problems) > SHOWN:
        typer.echo(text("shown.more", count=len(problems) - SHOWN))
