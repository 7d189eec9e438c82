"""A command group whose members are entry points, each imported only when it is called."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from indexes.cli.summaries import summary_of

GROUP = "ventanilla.commands"


class LazyGroup(TyperGroup):
    """`--help` lists every command by what its source says; only the called one is loaded."""

    @cached_property
    def _entries(self) -> dict[str, EntryPoint]:
        found = entry_points(group=GROUP)
        return {entry.name: entry for entry in sorted(found, key=lambda entry: entry.name)}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(self._entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """For lists and completion: a name and a line of help."""
        entry = self._entries.get(cmd_name)
        return entry and TyperCommand(cmd_name, help=summary_of(entry.value))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, *rest = args
        if name not in self._entries:
            ctx.fail(self._unknown(name))
        return name, _loaded(name, self._entries[name].load()), rest

    def _unknown(self, name: str) -> str:
        near = get_close_matches(name, self._entries, n=1, cutoff=0.5)
        hint = f"¿Quiso decir «{near[0]}»?" if near else "`ventanilla --help` las enumera."
        return f"No existe la orden «{name}». {hint}"


def _loaded(name: str, value: Any) -> Any:
    """A Typer app as it is, or an app made of one command function."""
    app = value
    if not isinstance(value, typer.Typer):
        app = typer.Typer()
        app.command(name)(value)
    app.rich_markup_mode = None  # all help looks the same, and is there without importing Rich
    app._add_completion = False  # the root offers it
    command = get_command(app)
    command.name = name
    return command
