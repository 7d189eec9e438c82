"""Yearly calls over HTTP: each lists the others, with what its window says today."""

from __future__ import annotations

from datetime import date

from indexes.database import session_scope
from indexes.models import Block, DocumentKind, ExtractedDocument, Procedure, Window
from indexes.repositories import DocumentRepository
from indexes.tables import now
from ingest.pipeline import reindex
from tests.assist.conftest import Desk
from tests.assist.pages import SEDE


def _call(year: int) -> ExtractedDocument:
    window = Window(starts=date(year, 5, 1), ends=date(year, 5, 20))
    title = f"Becas de transporte - Convocatoria {year}"
    procedure = Procedure(code=f"BT-{year}", title=title, edition=str(year), window=window)
    return ExtractedDocument(
        url=f"{SEDE}/becas/{year}",
        kind=DocumentKind.PROCEDURE,
        title=title,
        blocks=(Block(text=f"Del 1 al 20 de mayo de {year}."),),
        procedure=procedure,
    )


def test_a_call_lists_the_editions_of_its_procedure(desk: Desk) -> None:
    with session_scope(desk.engine) as session:
        for year in (2023, 2024):
            page = _call(year)
            DocumentRepository(session).save_extracted(
                "sede", page, digest=page.url, etag=None, last_modified=None, at=now()
            )
    reindex(desk.settings)

    old = desk.agent.get("/v1/procedures/BT-2023").json()
    assert not old["current"]
    assert [(one["code"], one["edition"], one["state"]) for one in old["editions"]] == [
        ("BT-2024", "2024", "closed"),
        ("BT-2023", "2023", "closed"),
    ]
    assert [one["current"] for one in old["editions"]] == [True, False]
    document = desk.agent.get(f"/v1/documents/{old['document_id']}").json()
    assert (document["edition"], document["edition_current"]) == ("2023", False)
    assert desk.agent.get("/v1/procedures/901").json()["editions"] == []
