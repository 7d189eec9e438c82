from __future__ import annotations

from typer.main import get_command

from assist.auth.roles import Role
from indexes.cli.key import app


def test_the_help_names_every_role() -> None:
    create = get_command(app).commands["create"]  # type: ignore[attr-defined]
    (option,) = [one for one in create.params if one.name == "role"]
    assert all(role.value in option.help for role in Role)
