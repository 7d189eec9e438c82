"""`ventanilla eval dataset from-cases` and `accept`: datasets out of what citizens really asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import DataDir

Out = Annotated[Path, typer.Option("--out", "-o", help="Fichero que se escribe.", dir_okay=False)]

Reviewed = Annotated[
    Path, typer.Argument(help="Propuestas revisadas.", exists=True, dir_okay=False)
]


def from_cases(
    out: Out,
    cases: Annotated[
        Path | None,
        typer.Option(
            help="Consultas resueltas o grupos; si falta, las guardadas.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Propone grupos de preguntas con sus datos oficiales, para que una persona los acepte."""
    from eval.audit.official import OfficialPages
    from eval.audit.progress import shown_progress
    from eval.audit.proposals import proposals, write_proposals
    from eval.audit.run import Options, clusters_of
    from eval.audit.texts import told
    from indexes.settings import Settings

    with shown_progress() as progress:
        clusters, reader = clusters_of(Settings.load(data_dir), Options(cases), progress)
    found = proposals(clusters, OfficialPages(reader))
    write_proposals(out, found)
    typer.echo(told("proposed", n=len(found), path=out))


def accept(
    file: Annotated[
        Path, typer.Argument(help="Propuestas revisadas.", exists=True, dir_okay=False)
    ],
    out: Out,
) -> None:
    """Hace un conjunto con los grupos que se han aceptado («accepted»: true)."""
    from eval.audit.proposals import examples_of, read_proposals, write_dataset
    from eval.audit.texts import told

    found = read_proposals(file)
    examples = examples_of(found)
    write_dataset(out, examples)
    groups = len({example.need for example in examples})
    typer.echo(told("accepted", n=len(examples), groups=groups, path=out))
    undecided = sum(one.accepted is None for one in found)
    if undecided:
        typer.echo(told("undecided", n=undecided), err=True)
