"""`ventanilla changes` and `ventanilla doctor --content`."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from indexes.database import open_database, session_scope
from indexes.models import Aspect, Block, ExtractedDocument
from indexes.repositories import DocumentRepository, SourceRepository
from indexes.settings import Settings
from indexes.tables import Source
from tests.indexes.cli.conftest import Run


@pytest.fixture(autouse=True)
def _changed(settings: Settings) -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        SourceRepository(session).save(Source(name="sede", kind="sede"))
    with session_scope(engine) as session:
        for day, fee in ((1, "19,73"), (2, "20,10")):
            page = ExtractedDocument.model_validate(
                {
                    "url": "https://sede.example/727",
                    "kind": "page",
                    "title": "Familia numerosa",
                    "blocks": (Block(text=f"La tasa es de {fee} €.", aspect=Aspect.FEE),),
                }
            )
            DocumentRepository(session).save_extracted(
                "sede", page, digest=fee, etag=None, last_modified=None,
                at=datetime(2026, 5, day, tzinfo=UTC),
            )  # fmt: skip
    engine.dispose()


def test_changes_are_shown_word_by_word(run: Run) -> None:
    shown = run("changes", "--kind", "changed")
    assert shown.code == 0
    assert "Familia numerosa" in shown.out
    assert "Tasas: La tasa es de [-19,73-] [+20,10+] €." in shown.out


def test_changes_are_filtered_and_printed_as_json(run: Run) -> None:
    changes = json.loads(run("changes", "--json", "--since", "2026-05-01T12:00:00").out)
    assert [(one["kind"], one["revision_to"]) for one in changes] == [("changed", 2)]
    assert run("changes", "--source", "portal").out.strip() == "No hay cambios."
    assert run("changes", "--kind", "otro").code == 2


def test_doctor_reports_the_content(run: Run) -> None:
    report = json.loads(run("doctor", "--content", "--json").out)
    counts = {check["name"]: check["count"] for check in report["checks"]}
    assert (report["documents"], counts["short_fields"], counts["conflicts"]) == (1, 1, 0)
    shown = run("doctor", "--content")
    assert shown.code == 0
    assert "Apartados demasiado cortos: 1" in shown.out
