"""The commands as people and CI run them: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from eval.cli import app
from indexes.settings import Settings
from tests.eval.replay.world import (
    DAY,
    LINES,
    OFFICES,
    add_snapshot,
    make_data,
    ventanilla,
    write_lines,
)

pytestmark = pytest.mark.slow


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def invoked(*arguments: object, environment: dict[str, str] | None = None) -> Done:
    """The command in this process; errors that end it raise."""
    result = CliRunner().invoke(
        app, [*map(str, arguments)], env=environment, catch_exceptions=False
    )
    return Done(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_data(tmp_path_factory.mktemp("datos"))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("conjunto") / "preguntas.jsonl")


@pytest.fixture(scope="module")
def measured(data: Settings, dataset: Path) -> dict[str, Any]:
    done = ventanilla(
        "consistency",
        dataset,
        "--data-dir",
        data.data_dir,
        "--today",
        DAY,
        "--repeats",
        2,
        "--json",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def test_consistency_asks_every_office_in_three_channels(measured: dict[str, Any]) -> None:
    assert measured["answers"] == len(LINES) * len(OFFICES) * 3 * 2
    assert measured["groups"] == 3
    assert measured["measures"]["divergence"]["value"] == 0
    assert measured["measures"]["stability"]["value"] == 1


def test_run_folder_holds_what_was_measured(measured: dict[str, Any]) -> None:
    names = {path.name for path in Path(measured["folder"]).iterdir()}
    assert {"run.json", "answers.jsonl", "metrics.json", "report.html", "junit.xml"} <= names
    assert all(Path(file).exists() for file in measured["files"])


def test_measuring_again_gives_the_same_bytes(
    measured: dict[str, Any], data: Settings, dataset: Path
) -> None:
    path = Path(measured["folder"]) / "metrics.json"
    before = path.read_bytes()
    again = invoked(
        "consistency", dataset, "--data-dir", data.data_dir, "--resume", measured["run"]
    )
    assert again.returncode == 0, again.stderr
    assert path.read_bytes() == before
    other = invoked(
        "consistency",
        dataset,
        "--data-dir",
        data.data_dir,
        "--today",
        DAY,
        "--repeats",
        2,
        "--json",
    )
    assert (Path(json.loads(other.stdout)["folder"]) / "metrics.json").read_bytes() == before


def test_gate_that_fails_gives_exit_code_1_and_says_why(data: Settings, dataset: Path) -> None:
    done = invoked(
        "consistency",
        dataset,
        "--data-dir",
        data.data_dir,
        "--limit",
        1,
        "--fail-under",
        "contradiction=0.01",
    )
    assert done.returncode == 1
    assert "No se alcanza" in done.stderr
    assert "contradiction" in done.stderr


def test_report_goes_where_it_is_asked_for(data: Settings, dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / "informe"
    done = invoked(
        "answers", dataset, "--data-dir", data.data_dir, "--today", DAY, "--report", target
    )
    assert done.returncode == 0, done.stderr
    assert {"report.html", "metrics.json", "measures.csv"} <= {p.name for p in target.iterdir()}


def test_answers_are_held_against_what_is_expected(data: Settings, dataset: Path) -> None:
    done = invoked("answers", dataset, "--data-dir", data.data_dir, "--today", DAY, "--json")
    summary = json.loads(done.stdout)
    assert summary["answers"] == len(LINES)
    assert summary["measures"]["fact_recall"]["value"] == 1
    assert summary["measures"]["expected_status"]["n"] == 2
    assert summary["expected_and_given"] == {
        "answered": {"answered": 1},
        "out_of_scope": {"out_of_scope": 1},
    }
    assert summary["by"]["channel"]["email"]["fact_recall"] == 1


@pytest.mark.parametrize(("least", "code"), [("0.9", 0), ("hit@5=1", 0), ("hit@1=1", 0)])
def test_retrieval_keeps_its_plain_number_beside_named_measures(
    data: Settings, dataset: Path, least: str, code: int
) -> None:
    done = invoked(
        "retrieval", dataset, "--data-dir", data.data_dir, "--fail-under", least, "--json"
    )
    assert done.returncode == code, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["questions"], summary["hit@5"]) == (len(LINES), 1)


def test_retrieval_below_its_number_fails(data: Settings, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "otras.jsonl", ({**LINES[0], "relevant": ["9999"]},))
    done = invoked("retrieval", path, "--data-dir", data.data_dir, "--fail-under", "0.5")
    assert done.returncode == 1


def test_perturbed_replay_asks_other_texts(data: Settings, dataset: Path) -> None:
    done = invoked(
        "consistency",
        dataset,
        "--data-dir",
        data.data_dir,
        "--limit",
        1,
        "--typos",
        "0.5",
        "--no-accents",
        "--seed",
        3,
        "--json",
    )
    folder = Path(json.loads(done.stdout)["folder"])
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (run["perturbation"], run["seed"]) == ("typos=0.5,no_accents", 3)
    asked = {
        json.loads(line)["query"]
        for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    }
    assert len(asked) == 2
    assert not any("¿Cuánto" in text for text in asked)


def test_dataset_labelled_on_another_snapshot_is_told(tmp_path: Path) -> None:
    data = make_data(tmp_path / "datos")
    dataset = write_lines(tmp_path / "preguntas.jsonl", LINES[:1])
    frozen = invoked("dataset", "freeze", dataset, "--data-dir", data.data_dir, "--json")
    labelled_on = json.loads(frozen.stdout)["snapshot"]
    arguments = ("answers", dataset, "--data-dir", data.data_dir, "--json")
    same = invoked(*arguments)
    assert "Aviso" not in same.stderr
    current = add_snapshot(data)
    other = invoked(*arguments)
    assert labelled_on in other.stderr
    assert current in other.stderr
    run = json.loads((Path(json.loads(other.stdout)["folder"]) / "run.json").read_bytes())
    assert (run["labelled_on"], run["snapshot"]) == (labelled_on, current)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--channels", "email,fax"), "fax"),
        (("--until", "nada"), "retrieve"),
        (("--offices", "lugo"), "teruel"),
        (("--fail-under", "belleza=1"), "belleza"),
        (("--fail-under", "contradiction"), "contradiction"),
        (("--today", "ayer"), "ayer"),
        (("--typos", "2"), "typos"),
        (("--resume", "--repeats", "3"), "--repeats"),
        (("--url", "sede.example.org"), "VENTANILLA_KEY|http"),
    ],
)
def test_wrong_option_is_a_usage_error_that_names_it(
    data: Settings, dataset: Path, arguments: tuple[str, ...], reason: str
) -> None:
    done = invoked("consistency", dataset, "--data-dir", data.data_dir, *arguments)
    assert done.returncode == 2
    assert any(part in done.stderr for part in reason.split("|"))
    assert "Traceback" not in done.stderr


def test_nothing_indexed_says_what_to_do(dataset: Path, tmp_path: Path) -> None:
    done = ventanilla(
        "consistency",
        dataset,
        "--data-dir",
        tmp_path / "nada",
        environment={"VENTANILLA_EMBEDDER": "fake"},
    )
    assert done.returncode == 1
    assert "ventanilla crawl" in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_dataset_is_told_line_by_line(data: Settings, tmp_path: Path) -> None:
    path = tmp_path / "mal.jsonl"
    path.write_text('{"id": "1"}\n{roto\n', encoding="utf-8")
    done = invoked("consistency", path, "--data-dir", data.data_dir)
    assert done.returncode == 1
    assert "línea 1" in done.stderr
    assert "línea 2" in done.stderr


def test_nothing_to_resume_is_told(data: Settings, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "otras.jsonl", LINES[:1])
    done = ventanilla("consistency", path, "--data-dir", data.data_dir, "--resume")
    assert done.returncode == 1
    assert "a medias" in done.stderr


def test_key_in_the_environment_does_not_disturb_a_run_in_process(
    data: Settings, dataset: Path
) -> None:
    done = invoked(
        "answers",
        dataset,
        "--data-dir",
        data.data_dir,
        "--limit",
        1,
        environment={"VENTANILLA_KEY": "vk_otra"},
    )
    assert done.returncode == 0, done.stderr
