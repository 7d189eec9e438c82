"""Reports as people read them."""

from __future__ import annotations

from typing import Any

import typer

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
    typer.echo(text(key, **result))


def show_import(imported: int, what: str, errors: list[dict[str, Any]], *, dry_run: bool) -> None:
    typer.echo(
        text("shown.would_import" if dry_run else "shown.imported", count=imported, what=what)
    )
    for error in errors:
        typer.echo(text("shown.line", **error), err=True)


def _show_problems(problems: list[dict[str, Any]], title: str) -> None:
    if not problems:
        return
    typer.echo(f"  {title}")
    for problem in problems[:SHOWN]:
        remedy = f" {problem['remedy']}" if problem["remedy"] else ""
        typer.echo(f"    {problem['url']}: {problem['reason']}.{remedy}")
    if len(problems) > SHOWN:
        typer.echo(text("shown.more", count=len(problems) - SHOWN))
