"""`ventanilla eval runs …`, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.cli import app
from eval.errors import RunNotFound
from eval.models import Estimate, Metrics
from eval.runs import RunStore
from tests.eval.test_runs import a_run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    store = RunStore(tmp_path / "evaluations")
    store.create(a_run(1, finished_at=None))
    measures = {"divergence": Estimate(value=0.25, low=0.1, high=0.5, groups=30, n=90)}
    metrics = Metrics(mode="replay", answers=9, groups=30, offices=(), measures=measures)
    store.create(a_run(2)).save_metrics(metrics)
    return tmp_path


def invoked(data: Path, *arguments: object) -> Result:
    given = ["runs", *map(str, arguments), "--data-dir", str(data)]
    return CliRunner().invoke(app, given, catch_exceptions=False)


def test_runs_are_listed_newest_first_with_their_state(data: Path) -> None:
    listed = invoked(data, "list").stdout
    assert listed.index(a_run(2).id) < listed.index(a_run(1).id)
    assert "a medias" in listed
    assert "terminada" in listed
    assert [run["id"] for run in json.loads(invoked(data, "list", "--json").stdout)] == [
        a_run(2).id,
        a_run(1).id,
    ]


def test_without_runs_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert "ventanilla eval consistency" in invoked(tmp_path, "list").stdout


def test_run_is_shown_with_what_was_measured(data: Path) -> None:
    shown = invoked(data, "show", a_run(2).id).stdout
    assert "snapshot: s1" in shown
    assert "0,2500" in shown
    told = json.loads(invoked(data, "show", a_run(2).id, "--json").stdout)
    assert told["metrics"]["measures"]["divergence"]["value"] == 0.25


def test_unmeasured_run_is_shown_too(data: Path) -> None:
    assert json.loads(invoked(data, "show", a_run(1).id, "--json").stdout)["metrics"] is None
    assert a_run(1).id in invoked(data, "show", a_run(1).id).stdout


def test_removed_run_is_gone(data: Path) -> None:
    assert invoked(data, "remove", a_run(1).id).exit_code == 0
    with pytest.raises(RunNotFound):
        invoked(data, "show", a_run(1).id)
