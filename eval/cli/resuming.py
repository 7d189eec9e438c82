"""`--resume` with or without the name of a run, which Typer has no option for."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

LATEST = "latest"
_OPTION, _RUN = "--resume", "run_"


class ResumableCommand(TyperCommand):
    """A bare `--resume` means the latest run that can be gone on with."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, with_latest(args))


def with_latest(args: list[str]) -> list[str]:
    """`--resume` is followed by a run where the next argument looks like one's name."""
    found: list[str] = []
    for argument, following in zip(args, [*args[1:], ""], strict=True):
        found.append(argument)
        if argument == _OPTION and not following.startswith(_RUN):
            found.append(LATEST)
    return found
