"""`ventanilla eval …`: each command in a file of its own, loaded with the group."""

from __future__ import annotations

import typer

from eval.cli import clusters, dataset, runs
from eval.cli.answers import answers
from eval.cli.audit import audit
from eval.cli.compare import compare
from eval.cli.consistency import consistency
from eval.cli.from_cases import accept, from_cases
from eval.cli.resuming import ResumableCommand
from eval.cli.retrieval import retrieval
from eval.cli.world import world

app = typer.Typer(
    help="Mide la calidad: aciertos, coherencia entre oficinas y respuestas enviadas.",
    no_args_is_help=True,
)


@app.callback()
def evaluation() -> None:
    """Mide la calidad: aciertos, coherencia entre oficinas y respuestas enviadas."""


app.command(cls=ResumableCommand)(consistency)
app.command(cls=ResumableCommand)(answers)
app.command(cls=ResumableCommand)(retrieval)
app.command()(compare)
app.add_typer(dataset.app, name="dataset")
app.add_typer(runs.app, name="runs")
app.command()(audit)
app.add_typer(clusters.app, name="clusters")
dataset.app.command("from-cases")(from_cases)
dataset.app.command()(accept)
app.command()(world)
