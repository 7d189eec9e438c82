from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
from typer.testing import CliRunner

from indexes.cli.main import app
from indexes.database import open_database, session_scope
from indexes.settings import Settings
from indexes.tables import Interaction, now


def test_figures_as_json_csv_and_parquet(tmp_path: Path) -> None:
    engine = open_database(Settings.load(tmp_path))
    with session_scope(engine) as session:
        for n in range(9):
            row = Interaction(
                id=f"int_{n}", channel="email", source="prueba", thread_key=str(n), created_at=now()
            )
            session.add(row)
    engine.dispose()
    command = ["indicators", "--data-dir", str(tmp_path)]
    runner = CliRunner()
    rows = json.loads(runner.invoke(app, [*command, "--json", "--rebuild"]).stdout)
    assert [(row["dimension"], row["interactions"]) for row in rows[:2]] == [
        ("total", 9), ("channel", 9),
    ]  # fmt: skip
    assert runner.invoke(app, [*command, "--csv"]).stdout.startswith("period,dimension,value")
    file = tmp_path / "indicadores.parquet"
    assert runner.invoke(app, [*command, "--parquet", str(file)]).exit_code == 0
    assert pq.read_table(file).num_rows == len(rows)
    assert "email" in runner.invoke(app, command).stdout
    nothing = runner.invoke(app, [*command, "--until", "2020-01-01"])
    assert "ninguna interacción" in nothing.stdout
