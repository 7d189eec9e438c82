from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from indexes.models import Block, DocumentKind, ExtractedDocument, Procedure
from indexes.repositories import DocumentRepository, ProcedureRepository

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PROCEDURES = (
    ("727", "Título de familia numerosa", "Familia"),
    ("1200", "Becas de comedor escolar", "Educación"),
    ("88", "Ayudas 100% para familias", "Familia"),
)


@pytest.fixture
def procedures(session: Session) -> ProcedureRepository:
    for code, title, theme in PROCEDURES:
        _save(session, f"https://sede.example/{code}", code, title, theme)
    _save(session, "https://portal.example/727", "727", "Familia numerosa: la guía", "Familia")
    page = ExtractedDocument(
        url="https://portal.example/familia",
        kind=DocumentKind.PAGE,
        title="Familia",
        blocks=(Block(text="x"),),
    )
    DocumentRepository(session).save_extracted(
        "portal", page, digest="x", etag=None, last_modified=None, at=NOW
    )
    return ProcedureRepository(session)


def _save(session: Session, url: str, code: str, title: str, theme: str) -> None:
    extracted = ExtractedDocument(
        url=url,
        kind=DocumentKind.PROCEDURE,
        title=title,
        blocks=(Block(text=title),),
        procedure=Procedure(code=code, title=title, theme=theme),
    )
    DocumentRepository(session).save_extracted(
        "sede", extracted, digest=title, etag=None, last_modified=None, at=NOW
    )


def titles(found: object) -> list[str]:
    return [document.title for document, _ in found]  # type: ignore[attr-defined]


def test_all_procedures_are_listed_by_title_without_other_pages(
    procedures: ProcedureRepository,
) -> None:
    assert titles(procedures.list()) == [
        "Ayudas 100% para familias",
        "Becas de comedor escolar",
        "Familia numerosa: la guía",
        "Título de familia numerosa",
    ]


@pytest.mark.parametrize("query", ["TITULO numerosa", "numerosa título", "  Titulo de familia "])
def test_titles_are_searched_without_accents_case_or_order(
    procedures: ProcedureRepository, query: str
) -> None:
    assert titles(procedures.list(query)) == ["Título de familia numerosa"]


def test_a_code_is_found_as_it_is(procedures: ProcedureRepository) -> None:
    assert titles(procedures.list(" 1200 ")) == ["Becas de comedor escolar"]


@pytest.mark.parametrize(("query", "count"), [("100%", 1), ("%", 1), ("_", 0), ("' OR 1=1", 0)])
def test_pattern_characters_are_data(
    procedures: ProcedureRepository, query: str, count: int
) -> None:
    assert len(procedures.list(query)) == count


def test_themes_and_pages(procedures: ProcedureRepository) -> None:
    assert len(procedures.list(theme="Familia")) == 3
    assert titles(procedures.list(theme="Familia", offset=1, limit=1)) == [
        "Familia numerosa: la guía"
    ]


def test_a_code_may_stand_on_several_pages(procedures: ProcedureRepository) -> None:
    assert len(procedures.by_code("727")) == 2
    assert procedures.by_code("7") == []
