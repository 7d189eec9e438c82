"""The course of every measuring command: options, replay, judgement, outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from eval.judging import Judgement
    from eval.replay.options import Command
    from eval.runs import RunFolder


def measured(ctx: typer.Context, command: Command, shown: Sequence[str]) -> None:
    """Exit code 1 when the gate does not hold or the dataset is refused, 2 for a wrong option."""
    from eval.cli.outcome import Shown, conclude

    folder, judgement = judged(ctx, command, ctx.params["fail_under"] or ())
    conclude(folder, judgement, Shown(shown), as_json=ctx.params["as_json"])


def judged(
    ctx: typer.Context, command: Command, gate: Sequence[str]
) -> tuple[RunFolder, Judgement]:
    """From what was typed to the measures."""
    from eval.cli.outcome import check_gate
    from eval.cli.reading import replay_options
    from eval.cli.refusing import problems_listed
    from eval.cli.replaying import Session, replayed
    from eval.judging import judge
    from indexes.settings import Settings

    check_gate(gate)
    params = ctx.params
    options = replay_options(
        ctx,
        command,
        params["dataset"],
        offices=params.get("offices"),
        channels=params.get("channels"),
    )
    session = Session(params["data_dir"], params.get("key"), params["resume"], params["as_json"])
    with problems_listed():
        folder, store = replayed(options, session)
    settings = Settings.load(params["data_dir"])
    judgement = judge(folder, store, settings=settings, gate=gate, report=params["report"])
    return folder, judgement
