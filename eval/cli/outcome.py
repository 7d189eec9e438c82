"""Prints what a run came to, and decides the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import typer

from eval.cli.breakdown import Rows, as_data, print_rows
from eval.cli.figures import figure, interval, spoken
from eval.cli.replaying import say
from eval.cli.texts import texts, told

if TYPE_CHECKING:
    from eval.judging import Judgement
    from eval.models import Estimate
    from eval.runs import RunFolder


def check_gate(gate: Sequence[str]) -> None:
    """Before anything is asked. Raises BadParameter."""
    from eval.errors import EvaluationError
    from eval.gate import parse

    try:
        parse(list(gate))
    except (EvaluationError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--fail-under") from error


@dataclass(frozen=True)
class Shown:
    """What a command is about: `measures` in their order, with those of its own in `added`;
    `extra`: what its JSON says besides; `rows`: the same by language and channel."""

    measures: Sequence[str]
    added: Mapping[str, Estimate] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    by_part: Sequence[str] = ()  # those of `measures` that the rows tell on a terminal


def conclude(folder: RunFolder, judgement: Judgement, shown: Shown, *, as_json: bool) -> None:
    """Exit code 1 when the gate does not hold."""
    statuses = Counter(answer.status for answer in folder.iter_answers())
    if as_json:
        _print_json(_summary(folder, judgement, statuses, shown))
    else:
        print_measures({**judgement.metrics.measures, **shown.added}, shown.measures)
        if shown.rows:
            print_rows(shown.rows, shown.by_part)
        typer.echo(told("answered", answers=judgement.run.answers, folder=folder.path))
    if statuses["unavailable"]:
        say("unavailable", n=statuses["unavailable"])
    if judgement.failures:
        say("gate_failed")
        for failure in judgement.failures:
            typer.echo(f"  {failure}", err=True)
        raise typer.Exit(1)


def print_measures(measures: Mapping[str, Estimate], shown: Sequence[str]) -> None:
    """A line each of those that are there, with its interval."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    headers: dict[str, Any] = texts()["headers"]
    columns = ("measure", "name", "value", "interval", "groups")
    table = Table(*(headers[column] for column in columns), box=SIMPLE, pad_edge=False)
    for name in (name for name in shown if name in measures):
        one = measures[name]
        table.add_row(spoken(name), name, figure(one.value), interval(one), str(one.groups))
    Console().print(table)


def _print_json(summary: dict[str, Any]) -> None:
    from eval.canonical import rounded
    from indexes.cli.output import print_json

    print_json(rounded(summary))


def _summary(
    folder: RunFolder, judgement: Judgement, statuses: Counter[str], shown: Shown
) -> dict[str, Any]:
    metrics = judgement.metrics
    measures = {**metrics.measures, **shown.added}
    return {
        "run": folder.id,
        "folder": str(folder.path),
        "answers": judgement.run.answers,
        "groups": metrics.groups,
        "statuses": dict(sorted(statuses.items())),
        "measures": {name: value.model_dump() for name, value in measures.items()},
        "failures": [str(failure) for failure in judgement.failures],
        "files": [str(file) for file in judgement.files],
        **({"by": as_data(shown.rows, shown.measures)} if shown.rows else {}),
        **shown.extra,
    }
