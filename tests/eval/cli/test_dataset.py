"""`ventanilla eval dataset …`, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.cli import app
from eval.dataset import load_dataset
from indexes.errors import NoSnapshot
from tests.eval.replay.world import LINES, make_data, write_lines


def invoked(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["dataset", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "preguntas.jsonl")


def test_valid_dataset_is_counted(dataset: Path) -> None:
    done = invoked("validate", dataset)
    assert done.exit_code == 0
    assert "4 preguntas de 3 grupos" in done.stdout


def test_every_bad_line_is_told_and_the_code_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mal.jsonl"
    path.write_text('{"id": "1"}\n{"id": "2", "query": "x"}\n{roto\n', encoding="utf-8")
    done = invoked("validate", path, "--json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert (told["questions"], len(told["problems"])) == (1, 2)
    assert "línea 1" in done.stderr
    assert "línea 3" in done.stderr


def test_mixed_group_is_a_warning(tmp_path: Path) -> None:
    lines = ({**LINES[0], "varies_by_office": True}, LINES[1])
    done = invoked("validate", write_lines(tmp_path / "mezcla.jsonl", lines))
    assert done.exit_code == 0
    assert "pesca" in done.stderr


def test_frozen_record_names_the_current_snapshot(dataset: Path, tmp_path: Path) -> None:
    settings = make_data(tmp_path / "datos")
    done = invoked("freeze", dataset, "--data-dir", settings.data_dir)
    assert done.exit_code == 0
    record = json.loads(Path(f"{dataset}.frozen.json").read_text(encoding="utf-8"))
    assert record["snapshot"] in done.stdout
    assert (settings.snapshots_dir / record["snapshot"]).is_dir()


def test_nothing_to_freeze_on_says_what_to_do(dataset: Path, tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="ventanilla crawl"):
        invoked("freeze", dataset, "--data-dir", tmp_path / "nada")


def test_same_seed_writes_the_same_bytes(dataset: Path, tmp_path: Path) -> None:
    written = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        out = tmp_path / name
        done = invoked(
            "perturb", dataset, "-o", out, "--typos", "0.3", "--paraphrase", "--seed", seed
        )
        assert done.exit_code == 0
        written.append(out.read_bytes())
    assert written[0] == written[1] != written[2]


def test_perturbed_dataset_keeps_its_labels(dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "otras.jsonl"
    invoked("perturb", dataset, "--out", out, "--typos", "1")
    before, after = load_dataset(dataset), load_dataset(out)
    kept = {"query": None, "conversation": ()}
    assert [e.model_copy(update=kept) for e in after] == [e.model_copy(update=kept) for e in before]
    assert all(one.text != other.text for one, other in zip(before, after, strict=True))


def test_perturbing_with_nothing_to_do_is_a_usage_error(dataset: Path, tmp_path: Path) -> None:
    done = invoked("perturb", dataset, "-o", tmp_path / "nada.jsonl")
    assert done.exit_code == 2
    assert "--typos" in done.stderr
