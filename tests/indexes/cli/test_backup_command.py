from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from indexes.cli.backup import backup, restore
from indexes.database import open_database
from indexes.errors import RestoreRefused
from indexes.settings import Settings

app = typer.Typer(pretty_exceptions_enable=False)
app.command("backup")(backup)
app.command("restore")(restore)


def call(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_a_copy_goes_and_comes_back(settings: Settings, tmp_path: Path) -> None:
    open_database(settings).dispose()
    file, home = str(tmp_path / "copy"), str(settings.data_dir)
    made = json.loads(call("backup", file, "--data-dir", home, "--json"))
    assert made["size"] == Path(file).stat().st_size
    with pytest.raises(RestoreRefused):
        call("restore", file, "--data-dir", home)
    assert "haría falta --force" in call("restore", file, "--data-dir", home, "--dry-run")
    done = json.loads(call("restore", file, "--data-dir", home, "--force", "--json"))
    assert done["revision"] == made["revision"]
    assert Path(done["aside"]).is_dir()


def test_people_are_told_where_things_are(settings: Settings, tmp_path: Path) -> None:
    open_database(settings).dispose()
    file, home = str(tmp_path / "copy"), str(settings.data_dir)
    assert "guárdela" in call("backup", file, "--data-dir", home)
    shown = call("restore", file, "--data-dir", home, "--force")
    assert "before-restore" in shown
    assert "ventanilla doctor" in shown
