"""`ventanilla eval compare`: what changed between two runs, group by group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indexes.cli.options import AsJson, DataDir

if TYPE_CHECKING:
    from eval.comparison import Comparison
    from eval.models import Mode
    from eval.runs import RunFolder

RunName = Annotated[str, typer.Argument(help="Ejecución guardada, o carpeta con answers.jsonl.")]


def compare(
    run_a: RunName,
    run_b: RunName,
    data_dir: DataDir = None,
    as_json: AsJson = False,
    fail_if_worse: Annotated[
        bool, typer.Option("--fail-if-worse", help="Falla si alguna medida empeora con claridad.")
    ] = False,
) -> None:
    """Compara dos ejecuciones: qué mejora, qué empeora y por qué. La primera es la de antes."""
    from eval.comparison import compare as compare_answers
    from eval.errors import EvaluationError
    from indexes.cli.output import print_error, print_json

    try:
        before, after = (_folder(name, data_dir) for name in (run_a, run_b))
        comparison = compare_answers(before.answers(), after.answers(), _mode(before))
    except EvaluationError as error:
        print_error(error)
        raise typer.Exit(1) from error
    if as_json:
        print_json(comparison.model_dump(mode="json"))
    else:
        _print(comparison)
    if fail_if_worse:
        _fail_if_worse(comparison)


def _folder(name: str, data_dir: Path | None) -> RunFolder:
    """Raises RunNotFound."""
    from eval.runs import RunFolder, RunStore
    from indexes.settings import Settings

    path = Path(name)
    if (path / "answers.jsonl").is_file():
        return RunFolder(path)
    return RunStore(Settings.load(data_dir).data_dir / "evaluations").open(name)


def _mode(folder: RunFolder) -> Mode:
    """Of a bare folder of answers: those that an assistant gave."""
    return folder.run().mode if (folder.path / "run.json").is_file() else "replay"


def _print(comparison: Comparison) -> None:
    from rich.console import Console
    from rich.table import Table

    from eval.comparison.showing import left_out, reasons, rows, texts, told

    table = Table(*texts()["headers"].values(), title=told("title", groups=comparison.groups))
    for row in rows(comparison):
        table.add_row(*row)
    Console().print(table)
    for line in (*left_out(comparison), *reasons(comparison)):
        typer.echo(line)


def _fail_if_worse(comparison: Comparison) -> None:
    from eval.comparison.showing import told
    from eval.report.texts import measure_name

    worse = [name for name, one in comparison.differences.items() if one.verdict == "worse"]
    if worse:
        typer.echo(told("failed", names=", ".join(map(measure_name, worse))), err=True)
        raise typer.Exit(1)
