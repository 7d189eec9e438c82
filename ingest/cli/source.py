"""`ventanilla source …`: what is ingested."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Añade, enumera y elimina fuentes.", no_args_is_help=True)

Many = Annotated[list[str] | None, typer.Option(show_default=False)]


@app.command()
def add(
    name: Annotated[str | None, typer.Argument(help="Nombre corto y único.")] = None,
    kind: Annotated[str, typer.Option(help="portal, sede, web o folder.")] = "web",
    start_url: Annotated[
        list[str] | None, typer.Option(help="Dirección (o carpeta) de comienzo; repetible.")
    ] = None,
    sitemap: Annotated[list[str] | None, typer.Option(help="Mapa del sitio; repetible.")] = None,
    domain: Annotated[
        list[str] | None, typer.Option(help="Dominio permitido; sin ninguno, los de comienzo.")
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option(help="Expresión regular de lo que se indexa.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Expresión regular de lo que no se lee.")
    ] = None,
    max_pages: Annotated[int, typer.Option(min=1)] = 20_000,
    delay: Annotated[float | None, typer.Option(help="Segundos entre páginas.")] = None,
    schedule: Annotated[str | None, typer.Option(help="Cuándo se rastrea (cron).")] = None,
    authority: Annotated[int | None, typer.Option(help="Prevalece la mayor.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Permite direcciones privadas.")
    ] = False,
    file: Annotated[
        Path | None, typer.Option("--file", help="Añade las de un fichero sources.toml.")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Añade una fuente, o cambia la que tiene ese nombre."""
    from ingest.cli.source_store import save
    from ingest.sources import make_source, read_sources

    if (name is None) == (file is None):
        raise typer.BadParameter("indique un nombre o --file")
    if file is not None:
        chosen = read_sources(file)
    else:
        chosen = [
            make_source(
                name=name, kind=kind, start_urls=start_url or (), sitemaps=sitemap or (),
                allowed_domains=domain or (), include=include or (), exclude=exclude or (),
                max_pages=max_pages, delay_s=delay, schedule=schedule, authority=authority,
                allow_private=allow_private,
            )
        ]  # fmt: skip
    for message in save(Settings.load(data_dir), chosen):
        typer.echo(message)


@app.command("list")
def list_(
    data_dir: DataDir = None,
    as_json: AsJson = False,
    toml: Annotated[bool, typer.Option("--toml", help="Como sources.toml.")] = False,
) -> None:
    """Enumera las fuentes."""
    from indexes.cli.output import print_json
    from ingest.choosing import all_sources
    from ingest.schedules import runs_of
    from ingest.sources import sources_toml
    from ingest.texts import text

    settings = Settings.load(data_dir)
    choice = all_sources(settings)
    found = choice.sources
    runs = runs_of(settings)
    if as_json:
        shown = [{**s.model_dump(mode="json"), **runs[s.name].model_dump()} for s in found]
        print_json([*shown, *({"name": n, "error": str(e)} for n, e in choice.invalid.items())])
    elif toml:
        typer.echo(sources_toml(found), nl=False)
    elif not choice.names:
        typer.echo(f"{text('sources.none')}. {text('sources.none_remedy')}")
    for source in [] if as_json or toml else found:
        places = " ".join([*source.start_urls, *source.sitemaps])
        typer.echo(f"{source.name}  [{source.kind}]  {places}")
        run = runs[source.name]
        if run.last_run_at:
            typer.echo(text("shown.last_run", at=f"{run.last_run_at.astimezone():%d/%m/%Y %H:%M}"))
        if run.next_run_at:
            typer.echo(text("shown.next_run", at=f"{run.next_run_at.astimezone():%d/%m/%Y %H:%M}"))
    for name, error in ({} if as_json or toml else choice.invalid).items():
        typer.echo(name)
        typer.secho(text("shown.source_invalid", error=error), fg="red")


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="Nombre de la fuente.")], data_dir: DataDir = None
) -> None:
    """Elimina una fuente y sus documentos."""
    from ingest.cli.source_store import delete

    typer.echo(delete(Settings.load(data_dir), name))
