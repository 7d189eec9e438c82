from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from assist.inbound.receiving import store
from assist.interactions.schemas import CitizenIn, IncomingMessage
from indexes.audit_anchors import anchors_file
from indexes.cli.main import main
from indexes.database import open_database
from indexes.settings import Settings


def test_data_are_exported_and_erased_and_the_audit_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENTANILLA_DATA_DIR", str(tmp_path))
    settings = Settings.load(tmp_path)
    engine = open_database(settings)
    message = IncomingMessage(
        source="crm", external_id="1", channel="phone", text="Hola", citizen=CitizenIn(ref="crm-1")
    )
    store(engine, settings, [message])

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["ventanilla", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        return int(end.value.code or 0), capsys.readouterr().out

    code, out = run("citizens", "export", "crm-1")
    assert (code, [one["text"] for one in json.loads(out)["data"]["messages"]]) == (0, ["Hola"])
    code, out = run("citizens", "erase", "crm-1", "--yes", "--json")
    assert (code, json.loads(out)["erased"]["messages"]) == (0, 1)
    code, out = run("citizens", "purge", "--dry-run")
    assert (code, "Se suprimirían: 0 interacciones" in out) == (0, True)
    code, out = run("audit", "verify")
    assert (code, "íntegra: 2 anotaciones" in out) == (0, True)
    kept = tmp_path / "anchors-elsewhere.jsonl"
    kept.write_bytes(anchors_file(settings).read_bytes())
    assert run("audit", "verify", "--anchors", str(kept))[0] == 0
    assert run("audit", "verify", "--anchors", str(tmp_path / "none"))[0] == 2
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_entry WHERE seq = 2"))
    engine.dispose()
    code, out = run("audit", "verify")
    assert (code, "no está la anotación 2" in out) == (1, True)
    code, out = run("audit", "verify", "--json")
    assert (code, [one["kind"] for one in json.loads(out)["faults"]]) == (1, ["truncated"])
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_entry"))
    engine.dispose()
    assert "no están las anotaciones 1 a 2" in run("audit", "verify")[1]


def test_each_source_has_a_secret_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def secret(source: str) -> str:
        command = ["ventanilla", "inbound", "secret", source, "--data-dir", str(tmp_path)]
        monkeypatch.setattr("sys.argv", command)
        with pytest.raises(SystemExit):
            main()
        return capsys.readouterr().out.strip()

    assert secret("chat").startswith("whsec_")
    assert secret("chat") == secret("chat") != secret("web")
    assert secret("Con espacios") == ""
