from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli import app
from eval.models import Answer

Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """A folder with answers of two offices to 30 groups; they differ in `wrong` of them."""

    def write(name: str, wrong: int = 0) -> Path:
        answers = [
            Answer(
                key=f"{group:02}/{office}",
                group=f"{group:02}",
                wording=f"{group:02}",
                query="¿Cuánto cuesta?",
                office=office,
                channel="email",
                language="es",
                status="answered",
                confidence=0.9,
                text=f"La tasa es de {12 if office == 'teruel' and group < wrong else 10} €.",
            )
            for group in range(30)
            for office in ("huesca", "teruel")
        ]
        folder = tmp_path / name
        folder.mkdir()
        lines = "".join(f"{answer.model_dump_json()}\n" for answer in answers)
        (folder / "answers.jsonl").write_text(lines, encoding="utf-8")
        return folder

    return write


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["compare", *map(str, arguments)])
    return result.exit_code, result.output


def test_says_in_spanish_what_got_worse_and_why(written: Write) -> None:
    code, output = run(written("a"), written("b", wrong=9))
    assert code == 0
    assert "Grupos que empeoran: 9" in output
    assert "tasa: 10,00 € → 12,00 € (1 respuesta)" in output
    assert "Contradicciones: de 0\u00a0% a 100\u00a0%" in output


def test_json_holds_the_whole_comparison(written: Write) -> None:
    code, output = run(written("a"), written("b", wrong=9), "--json")
    found = json.loads(output)
    assert code == 0
    assert found["differences"]["divergence"]["verdict"] == "worse"
    assert len(found["changes"]) == 9


def test_may_fail_when_something_clearly_got_worse(written: Write) -> None:
    before, after = written("a"), written("b", wrong=9)
    assert run(before, after, "--fail-if-worse")[0] == 1
    assert run(after, before, "--fail-if-worse")[0] == 0


def test_an_unknown_run_is_one_line_of_error(written: Write, tmp_path: Path) -> None:
    code, output = run(written("a"), "run_0", "--data-dir", tmp_path)
    assert code == 1
    assert "run_0" in output
    assert "Traceback" not in output
