from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assist.cli.interactions import app

GOOD = {
    "source": "antiguo", "external_id": "1", "channel": "email", "at": "2026-03-02T09:00:00Z",
    "text": "Mi DNI es 12345678Z; ¿cuándo acaba el plazo?", "citizen": {"ref": "persona-7"},
    "thread": "hilo 1", "office": "huesca",
}  # fmt: skip
REPLY = {**GOOD, "external_id": "2", "direction": "out", "text": "El 5 de mayo, «sin falta»,\nsí."}


def run(*arguments: str, folder: Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*arguments, "--data-dir", str(folder)])
    assert result.exit_code == code, result.output
    return result.output


def test_lines_come_in_once_and_bad_ones_are_told(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    lines = [json.dumps(GOOD), "{", json.dumps({**GOOD, "channel": "paloma"}), json.dumps(REPLY)]
    file.write_text("\n".join(lines), encoding="utf-8")
    first = json.loads(run("import", str(file), "--json", folder=tmp_path / "d", code=1))
    assert (first["new"], first["known"], first["failed"]) == (2, 0, 2)
    assert [one["line"] for one in first["errors"]] == [2, 3]
    again = json.loads(run("import", str(file), "--json", folder=tmp_path / "d", code=1))
    assert (again["new"], again["known"]) == (0, 2)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_is_exported_is_redacted_and_known_when_it_comes_back(
    tmp_path: Path, form: str
) -> None:
    file, out = tmp_path / "in.jsonl", tmp_path / f"out.{form}"
    file.write_text(f"{json.dumps(GOOD)}\n{json.dumps(REPLY)}", encoding="utf-8")
    here, there = tmp_path / "d", tmp_path / "e"
    run("import", str(file), "--json", folder=here)
    run("export", str(out), folder=here)
    text = out.read_text("utf-8")
    assert "12345678Z" not in text
    assert "persona-7" not in text
    back = json.loads(run("import", str(out), "--json", folder=here))
    assert (back["new"], back["known"], back["failed"]) == (0, 2, 0)
    other = json.loads(run("import", str(out), "--json", folder=there))
    assert (other["new"], other["known"], other["failed"]) == (2, 0, 0)
    run("export", str(tmp_path / f"again.{form}"), folder=there)
    assert "sin falta»,\\nsí" in (tmp_path / f"again.{form}").read_text("utf-8").replace(
        "\n", "\\n"
    )


def test_a_trial_keeps_nothing(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text(
        "source,external_id,channel,text,citizen\n,1,email,Hola,p1\nx,2,sms,,p2\n", "utf-8"
    )
    told = run("import", str(file), "--source", "viejo", "--dry-run", folder=tmp_path / "d", code=1)
    assert "Se importarían: 1." in told
    told = run("import", str(file), "--source", "viejo", folder=tmp_path / "d", code=1)
    assert "Importados: 1. Ya conocidos: 0. Malos: 1." in told
