"""`ventanilla crawl`: fetches the sources and indexes what changed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings


def crawl(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Fuentes; sin ninguna, todas.", show_default=False)
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Rastrea esta dirección, y la guarda como fuente.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dice qué cambiaría, sin guardar nada.")
    ] = False,
    no_reindex: Annotated[
        bool, typer.Option("--no-reindex", help="No indexa lo rastreado.")
    ] = False,
    refetch: Annotated[
        bool, typer.Option("--refetch", help="Descarga también lo que no ha cambiado.")
    ] = False,
    max_pages: Annotated[
        int | None, typer.Option(min=1, help="Páginas como mucho, por fuente.")
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Rastrea las fuentes e indexa lo que ha cambiado."""
    from indexes.cli.output import print_json
    from ingest.choosing import choose_sources
    from ingest.cli.running import run
    from ingest.cli.showing import show_crawl, show_reindex

    settings = Settings.load(data_dir)
    chosen = choose_sources(settings, sources or [], url)
    payload: dict[str, Any] = {
        "sources": chosen.names, "url": url, "max_pages": max_pages,
        "dry_run": dry_run, "refetch": refetch, "reindex": not no_reindex,
    }  # fmt: skip
    result = run(settings, "crawl", payload, quiet=as_json)
    if as_json:
        print_json(result)
    else:
        show_crawl(result)
        if "reindex" in result:
            show_reindex(result["reindex"])
    if any(
        source["error"] or (source["failed"] and not source["fetched"])
        for source in result["sources"]
    ):
        raise typer.Exit(1)
