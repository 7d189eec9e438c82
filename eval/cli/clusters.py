"""`ventanilla eval clusters …`: the clusters of an audit, for a person to correct."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.cli.audit import Since, Source, Until, day_of
from eval.cli.options import Today
from indexes.cli.options import AsJson, DataDir

if TYPE_CHECKING:
    from eval.audit.models import Cluster
    from eval.audit.needs import Reader

app = typer.Typer(help="Grupos de consultas de la auditoría.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="Fichero de grupos.", exists=True, dir_okay=False)]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Fichero de grupos que se escribe.")]


@app.command()
def make(
    source: Source = None,
    out: Out = None,
    since: Since = None,
    until: Until = None,
    today: Today = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Agrupa las consultas por necesidad, las muestra y escribe un fichero que se puede editar."""
    from eval.audit.editing import write_clusters
    from eval.audit.progress import shown_progress
    from eval.audit.run import Options, clusters_of
    from eval.audit.texts import told
    from indexes.settings import Settings

    options = Options(source, day_of(since), day_of(until), day_of(today))
    with shown_progress(quiet=as_json) as progress:
        clusters, _ = clusters_of(Settings.load(data_dir), options, progress)
    if out is not None:
        write_clusters(out, clusters)
    _show(clusters, as_json=as_json)
    if out is not None and not as_json:
        cases = sum(len(cluster.cases) for cluster in clusters)
        typer.echo(told("made", cases=cases, clusters=len(clusters), path=out))


@app.command()
def show(file: File, as_json: AsJson = False) -> None:
    """Muestra los grupos de un fichero."""
    from eval.audit.editing import read_clusters

    _show(read_clusters(file), as_json=as_json)


@app.command()
def merge(
    file: File,
    ids: Annotated[list[str], typer.Argument(metavar="GRUPO GRUPO…", help="Los que se unen.")],
    out: Out = None,
    data_dir: DataDir = None,
) -> None:
    """Une grupos que son la misma necesidad."""
    from eval.audit.editing import merged, read_clusters, write_clusters
    from eval.audit.texts import told

    before = read_clusters(file)
    after = merged(before, ids, _reader(data_dir))
    write_clusters(out or file, after)
    new = next(one for one in after if one not in before)
    typer.echo(told("merged", id=new.id))


@app.command()
def split(
    file: File,
    id: Annotated[str, typer.Argument(metavar="GRUPO", help="El que se parte.")],
    cases: Annotated[str, typer.Option(help="Consultas que salen, separadas por comas.")],
    out: Out = None,
    data_dir: DataDir = None,
) -> None:
    """Saca consultas de un grupo a otro nuevo."""
    from eval.audit.editing import read_clusters, split, write_clusters
    from eval.audit.texts import told

    wanted = [part.strip() for part in cases.split(",") if part.strip()]
    after = split(read_clusters(file), id, wanted, _reader(data_dir))
    write_clusters(out or file, after)
    typer.echo(told("split", n=len(after)))


def _show(clusters: Sequence[Cluster], *, as_json: bool) -> None:
    from eval.audit.showing import print_clusters
    from indexes.cli.output import print_json

    if as_json:
        print_json([cluster.model_dump(mode="json") for cluster in clusters])
    else:
        print_clusters(clusters)


def _reader(data_dir: Path | None) -> Reader:
    from assist.suggestions.service import today_here
    from eval.audit.needs import open_reader
    from indexes.settings import Settings

    return open_reader(Settings.load(data_dir), today_here())
