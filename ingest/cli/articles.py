"""`ventanilla articles …`: knowledge articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

app = typer.Typer(help="Importa y exporta fichas de conocimiento.", no_args_is_help=True)


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="Fichero JSONL, fichero Markdown, o carpeta de estos.")
    ],
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Importa fichas. Las que están mal se enumeran y las demás se guardan."""
    from ingest.articles import import_articles
    from ingest.cli.showing import end_import

    report = import_articles(Settings.load(data_dir), file, dry_run=dry_run)
    end_import(report, "articles", as_json=as_json)


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="Fichero .jsonl, carpeta para Markdown, o «-».")],
    data_dir: DataDir = None,
) -> None:
    """Exporta las fichas: en un fichero JSONL, o en Markdown, una por fichero de la carpeta."""
    from ingest.articles import export_articles, json_line, markdown
    from ingest.cli.writing import write_lines

    found = export_articles(Settings.load(data_dir))
    if file.suffix == ".jsonl" or str(file) == "-":
        write_lines(file, map(json_line, found))
        return
    file.mkdir(parents=True, exist_ok=True)
    for article in found:
        (file / f"{article.id}.md").write_text(markdown(article), encoding="utf-8")
