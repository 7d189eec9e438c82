from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexes.cli.main import main
from indexes.database import open_database, session_scope
from indexes.repositories import CanonicalAnswerRepository
from indexes.settings import Settings
from indexes.tables import CanonicalAnswer


def test_a_proposal_is_listed_and_approved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENTANILLA_DATA_DIR", str(tmp_path))
    engine = open_database(Settings.load(tmp_path))
    row = CanonicalAnswer(
        id="can_1", procedure_code="1", aspect="fee", text="Cuesta 5 €.", owner="ana"
    )
    with session_scope(engine) as session:
        CanonicalAnswerRepository(session).save(row)
    engine.dispose()

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["ventanilla", "canonical", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    code, out, _ = run("list", "--json")
    assert (code, [one["id"] for one in json.loads(out)]) == (0, ["can_1"])
    code, _, err = run("approve", "can_1")
    assert (code, "ninguna página" in err, "5,00 €" in err) == (1, True, True)
    code, out, _ = run(
        "approve", "can_1", "--by", "Ana", "--accept-unsupported", "--reason", "r", "--json"
    )
    assert (code, json.loads(out)["approved_by"]) == (0, "Ana")
    code, out, _ = run("propose", "--json")
    assert (code, json.loads(out)["proposed"]) == (0, [])
    code, _, err = run("approve", "nada")
    assert (code, "nada" in err) == (1, True)
