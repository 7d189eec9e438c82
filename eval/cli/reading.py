"""Turns what was typed into options; what cannot be is a usage error (exit code 2)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from eval.cli.texts import told

if TYPE_CHECKING:
    from eval.dataset.perturbation import Perturbation
    from eval.replay.options import Command, ReplayOptions
    from indexes.models import Channel

# What does not change the questions, and so may differ when a run is gone on with.
_FREE = frozenset(
    {"dataset", "resume", "key", "workers", "report", "fail_under", "data_dir", "as_json"}
)
_IN_PROCESS_ONLY = ("until", "today")


def replay_options(
    ctx: typer.Context,
    command: Command,
    dataset: Path,
    *,
    offices: str | None,
    channels: str | None,
) -> ReplayOptions:
    """From the options of the command that is running. Raises BadParameter."""
    from eval.replay.options import ReplayOptions

    given = ctx.params
    _check_together(ctx, given)
    today: datetime | None = given.get("today")
    return ReplayOptions(
        command=command,
        dataset=dataset,
        offices=_offices(offices),
        channels=_channels(channels),
        repeats=given.get("repeats", 1),
        limit=given.get("limit"),
        until=_stage(given.get("until", "verify")),
        seed=given.get("seed", 0),
        perturbation=recipe(given) or None,
        today=today.date() if today else None,
        url=given.get("url"),
        workers=given.get("workers", 0),
    )


def recipe(given: dict[str, Any]) -> Perturbation:
    from eval.dataset.perturbation import Perturbation

    return Perturbation(
        **{name: given[name] for name in Perturbation.model_fields if given.get(name)}
    )


def names_in(text: str | None) -> tuple[str, ...]:
    """What stands between the commas."""
    return tuple(filter(None, (part.strip() for part in (text or "").split(","))))


def _check_together(ctx: typer.Context, given: dict[str, Any]) -> None:
    typed = [name for name in given if _was_typed(ctx, name)]
    if given.get("resume"):
        for name in typed:
            if name not in _FREE:
                raise typer.BadParameter(told("cannot_change", option=_flag(name)))
    if given.get("url"):
        for name in typed:
            if name in _IN_PROCESS_ONLY:
                raise typer.BadParameter(told("not_for_service", option=_flag(name)))


def _was_typed(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _offices(text: str | None) -> tuple[str, ...] | None:
    """None: each question's own. Empty: all."""
    if text is None:
        return None
    return () if text.strip().lower() == told("all_offices") else names_in(text)


def _channels(text: str | None) -> tuple[Channel, ...] | None:
    from indexes.models import Channel

    names = names_in(text)
    known = [channel.value for channel in Channel]
    for name in names:
        if name not in known:
            raise typer.BadParameter(told("unknown_channel", name=name, known=", ".join(known)))
    return tuple(dict.fromkeys(Channel(name) for name in names)) or None


def _stage(name: str) -> str:
    from eval.replay.options import STAGE_NAMES

    if name not in STAGE_NAMES:
        raise typer.BadParameter(told("unknown_stage", name=name, known=", ".join(STAGE_NAMES)))
    return name
