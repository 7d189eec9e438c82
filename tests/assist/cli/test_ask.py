from __future__ import annotations

from pathlib import Path

import pytest

from indexes.cli.main import main
from indexes.database import open_database, session_scope
from indexes.models import Office
from indexes.repositories.offices import OfficeRepository
from indexes.settings import Settings

HUESCA = Office(id="huesca", name="Oficina de Huesca", municipality="Huesca", province="Huesca")


def _failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> str:
    monkeypatch.setattr("sys.argv", ["ventanilla", "ask", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code not in (0, None)
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "told"), [("  ", "está vacía"), ("a" * 9_000, "más de 8000 caracteres")]
)
def test_what_is_wrong_with_the_question_is_said(
    query: str,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told in _failed(monkeypatch, capsys, query, "--data-dir", str(tmp_path))


def test_an_unknown_office_is_told_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENTANILLA_EMBEDDER", "fake")
    arguments = ("¿Cuánto cuesta?", "--office", "huesc", "--data-dir", str(tmp_path))
    assert "offices import" in _failed(monkeypatch, capsys, *arguments)
    engine = open_database(Settings.load(tmp_path))
    with session_scope(engine) as session:
        OfficeRepository(session).save(HUESCA)
    engine.dispose()
    assert "las que hay: huesca" in _failed(monkeypatch, capsys, *arguments)
