"""Prints what a run came to, and decides the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from eval.cli.replaying import say
from eval.cli.texts import texts, told

if TYPE_CHECKING:
    from eval.judging import Judgement
    from eval.models import Estimate, Metrics
    from eval.runs import RunFolder


def check_gate(gate: Sequence[str]) -> None:
    """Before anything is asked. Raises BadParameter."""
    from eval.errors import EvaluationError
    from eval.gate import parse

    try:
        parse(list(gate))
    except (EvaluationError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--fail-under") from error


def conclude(
    folder: RunFolder,
    judgement: Judgement,
    shown: Sequence[str],
    *,
    as_json: bool,
    extra: dict[str, Any] | None = None,
) -> None:
    """`shown`: the measures that the command is about, in their order; `extra`: what its JSON says
    besides. Exit code 1 when the gate does not hold."""
    statuses = Counter(answer.status for answer in folder.iter_answers())
    if as_json:
        _print_json({**_summary(folder, judgement, statuses), **(extra or {})})
    else:
        print_measures(judgement.metrics, shown)
        typer.echo(told("answered", answers=judgement.run.answers, folder=folder.path))
    if statuses["unavailable"]:
        say("unavailable", n=statuses["unavailable"])
    if judgement.failures:
        say("gate_failed")
        for failure in judgement.failures:
            typer.echo(f"  {failure}", err=True)
        raise typer.Exit(1)


def _print_json(summary: dict[str, Any]) -> None:
    from eval.canonical import rounded
    from indexes.cli.output import print_json

    print_json(rounded(summary))


def _summary(folder: RunFolder, judgement: Judgement, statuses: Counter[str]) -> dict[str, Any]:
    metrics = judgement.metrics
    return {
        "run": folder.id,
        "folder": str(folder.path),
        "answers": judgement.run.answers,
        "groups": metrics.groups,
        "statuses": dict(sorted(statuses.items())),
        "measures": {name: value.model_dump() for name, value in metrics.measures.items()},
        "failures": [str(failure) for failure in judgement.failures],
        "files": [str(file) for file in judgement.files],
    }


def print_measures(metrics: Metrics, shown: Sequence[str]) -> None:
    """A line each of those that are there, with its interval."""
    from rich.console import Console
    from rich.table import Table

    headers: dict[str, Any] = texts()["headers"]
    table = Table(*(headers[name] for name in ("measure", "value", "interval", "groups")))
    for name in (name for name in shown if name in metrics.measures):
        estimate = metrics.measures[name]
        table.add_row(name, _figure(estimate.value), _interval(estimate), str(estimate.groups))
    Console().print(table)


def _interval(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return "–"
    return f"{_figure(estimate.low)} – {_figure(estimate.high)}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}".replace(".", ",")
