from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from indexes.cli.facts import facts

runner = CliRunner()
app = typer.Typer()
app.command()(facts)


def test_text_is_printed_as_people_read_it() -> None:
    result = runner.invoke(app, ["La tasa es de 19.73 €"])
    assert result.exit_code == 0
    assert "19,73 €" in result.output
    assert "tasa" in result.output


def test_json_has_spans() -> None:
    result = runner.invoke(app, ["La tasa es de 19,73 €", "--json"])
    (fact,) = json.loads(result.stdout)["facts"]
    assert list(fact) == ["kind", "slot", "normalised", "value", "start", "end"]
    assert (fact["normalised"], fact["start"], fact["end"]) == ("19.73 EUR", 14, 21)


def test_text_without_facts_says_so() -> None:
    result = runner.invoke(app, ["Hola"])
    assert result.exit_code == 0
    assert "ningún dato" in result.output


def test_standard_input_is_read() -> None:
    result = runner.invoke(app, ["-", "--json"], input="Son 3 meses")
    assert json.loads(result.stdout)["facts"][0]["normalised"] == "P3M"


def test_file_of_texts(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "text": "Son 3 meses"}\n{"id": 2, "text": "Hola"}\n')
    result = runner.invoke(app, ["--jsonl", str(source), str(target)])
    assert result.exit_code == 0
    records = [json.loads(line) for line in target.read_text().splitlines()]
    assert [record["id"] for record in records] == [1, 2]
    assert records[0]["facts"][0]["normalised"] == "P3M"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_bad_line_is_reported_and_good_ones_are_written(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "text": "Hola"}\nnope\n{"id": 3, "text": "Hola"}\n')
    result = runner.invoke(app, ["--jsonl", str(source), str(target)])
    assert result.exit_code == 1
    assert "línea 2" in result.stderr
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == [1, 3]


@pytest.mark.parametrize("arguments", [[], ["texto", "--jsonl", "a", "b"]])
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == 2


def test_missing_input_is_one_clear_line(tmp_path: Path) -> None:
    result = runner.invoke(app, ["--jsonl", str(tmp_path / "nada"), str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "No se puede leer" in result.stderr


def test_missing_folder_of_output_is_one_clear_line(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("")
    result = runner.invoke(app, ["--jsonl", str(source), str(tmp_path / "no" / "out")])
    assert result.exit_code == 1
    assert "No se puede escribir" in result.stderr


LABELLED = json.dumps(
    {
        "id": "a1",
        "text": "La tasa es de 19,73 €. Plazo: 3 meses",
        "facts": [
            {"kind": "amount", "slot": "fee", "value": "19,73 €", "normalised": "19.73 EUR"},
            {"kind": "duration", "slot": "validity", "value": "3 meses", "normalised": "P3M"},
            {"kind": "phone", "slot": "contact", "value": "3", "normalised": "3"},
        ],
    }
)


def test_check_measures_a_labelled_file(tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text(LABELLED)
    result = runner.invoke(app, ["--check", str(labelled), "--json"])
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (record["overall"]["precision"], record["with_slot"]["precision"]) == (1.0, 0.5)
    assert record["kinds"]["phone"] == {
        "precision": None,
        "recall": 0.0,
        "labelled": 1,
        "found": 0,
        "correct": 0,
    }
    assert [(miss["miss"], miss["kind"]) for miss in record["misses"]] == [
        ("slot", "duration"),
        ("missing", "phone"),
    ]


def test_check_shows_people_the_differences(tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text(LABELLED)
    result = runner.invoke(app, ["--check", str(labelled)])
    assert result.exit_code == 0
    assert "Precisión" in result.output
    assert "vigencia → plazo de presentación" in result.output


def test_check_refuses_a_set_with_bad_lines(tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text(f"{LABELLED}\nnope\n")
    result = runner.invoke(app, ["--check", str(labelled), "--json"])
    assert result.exit_code == 1
    assert "línea 2" in result.stderr
    assert result.stdout == ""


def test_check_refuses_an_empty_or_missing_set(tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.jsonl"
    assert "No se puede leer" in runner.invoke(app, ["--check", str(labelled)]).stderr
    labelled.write_text("")
    result = runner.invoke(app, ["--check", str(labelled)])
    assert (result.exit_code, "ninguna línea" in result.stderr) == (1, True)


def test_check_and_text_exclude_each_other() -> None:
    assert runner.invoke(app, ["texto", "--check", "a"]).exit_code == 2
