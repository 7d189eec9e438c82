from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.cli import app
from indexes.settings import Settings
from tests.eval.audit.test_clusters import FEE, OTHER, TERM
from tests.eval.audit.test_run import RIGHT, WRONG, sent


@pytest.fixture
def run(settings: Settings):  # type: ignore[no-untyped-def]
    def call(*arguments: object) -> Result:
        words = [str(one) for one in (*arguments, "--data-dir", settings.data_dir)]
        return CliRunner().invoke(app, words)

    return call


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "casos.jsonl"
    path.write_text(sent(RIGHT, RIGHT, WRONG), encoding="utf-8")
    return path


def test_audit_prints_one_json_document_and_fails_its_gate(run, file: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "informe"
    gate = ("--fail-under", "contradiction=0.01")
    result = run("audit", file, "--report", folder, "--json", *gate)
    assert result.exit_code == 1
    printed = json.loads(result.stdout)
    assert (printed["cases"], printed["clusters"], len(printed["failures"])) == (3, 1, 1)
    assert (folder / "report.html").is_file()
    assert (folder / "conflict_rows.json").is_file()


def test_audit_shows_both_sentences_to_people(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("audit", file)
    assert result.exit_code == 0, result.output
    assert "15,35 €" in result.stdout
    assert "oficial: 12,35 €" in result.stdout


def test_clusters_are_made_merged_split_and_audited(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    cases, groups = tmp_path / "casos.jsonl", tmp_path / "grupos.jsonl"
    rows = (one.model_dump_json(exclude_none=True) for one in (*FEE, *TERM, *OTHER))
    cases.write_text("\n".join(rows), encoding="utf-8")
    assert run("clusters", "make", cases, "-o", groups).exit_code == 0
    first, second, _ = (json.loads(row)["id"] for row in groups.read_text().splitlines())
    assert run("clusters", "merge", groups, first, second).exit_code == 0
    largest = json.loads(groups.read_text().splitlines()[0])
    assert len(largest["cases"]) == 5
    assert run("clusters", "split", groups, largest["id"], "--cases", "t1,t2").exit_code == 0
    assert json.loads(run("audit", groups, "--json").stdout)["clusters"] == 3


def test_worlds_come_from_the_snapshot_with_their_truth(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made = run("world", "--rate", "0.2", "--seed", "7", "-o", tmp_path / "mundo", "--json")
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout)["contradictory"] > 0
    assert run("audit", tmp_path / "mundo" / "cases.jsonl", "--json").exit_code == 0
