"""`ventanilla eval world`: cases whose contradictions are known, to calibrate the audit with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.cli.audit import day_of
from eval.cli.options import Seed, Today
from indexes.cli.options import AsJson, DataDir

if TYPE_CHECKING:
    from eval.worlds.models import Truth


def world(
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Carpeta que se escribe.", file_okay=False)
    ],
    rate: Annotated[
        float, typer.Option(min=0, max=0.5, help="Parte de los pares que se contradicen.")
    ] = 0.05,
    seed: Seed = 0,
    groups: Annotated[int, typer.Option(min=1, max=2000, help="Necesidades.")] = 60,
    today: Today = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Genera consultas resueltas con contradicciones plantadas, y la verdad sobre ellas."""
    from eval.worlds.making import make_world
    from eval.worlds.texts import told
    from indexes.cli.output import print_json
    from indexes.settings import Settings

    made, paths = make_world(
        Settings.load(data_dir), out, rate=rate, seed=seed, groups=groups, today=day_of(today)
    )
    if as_json:
        print_json({**_summary(made.truth), "files": [str(path) for path in paths]})
        return
    typer.echo(told("made", cases=len(made.cases), path=paths[0]))
    typer.echo(
        told("truth", rate=f"{made.truth.planted_rate:.4f}".replace(".", ","), path=paths[1])
    )


def _summary(truth: Truth) -> dict[str, object]:
    return {
        "seed": truth.seed,
        "wanted_rate": truth.wanted_rate,
        "planted_rate": round(truth.planted_rate, 6),
        "cases": len(truth.answers),
        "groups": len({one.group for one in truth.answers}),
        "comparable": truth.comparable,
        "contradictory": truth.contradictory,
        "planted": len(truth.plants),
        "omissions": len(truth.omissions),
        "territorial": sum(bool(one.territorial) for one in truth.answers),
    }
