from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from indexes.content_quality import QualityReport, check_content, hazard_labels
from indexes.database import session_scope
from indexes.models import Aspect, Block, ExtractedDocument, Procedure, Window
from indexes.repositories import (
    ArticleRepository,
    DocumentRepository,
    FactRepository,
    SourceRepository,
    document_id,
)
from indexes.tables import Article, DocumentFact, Source

AT = datetime(2026, 5, 1, tzinfo=UTC)
SEDE = "https://sede.example/"
WHOLE = {
    Aspect.REQUIREMENTS: ("Estar matriculado en un centro público de la comunidad.",),
    Aspect.DOCUMENTS: ("Solicitud firmada y libro de familia.",),
    Aspect.DEADLINE: ("Del 1 al 20 de mayo de 2026.",),
    Aspect.CHANNEL: ("En línea o en una oficina de registro.",),
}


@pytest.fixture
def sede(engine: Engine) -> Engine:
    with session_scope(engine) as session:
        source = Source(name="sede", kind="sede", authority=30, start_urls=[SEDE])
        SourceRepository(session).save(source)
    return engine


def sheet(slug: str, **values: object) -> ExtractedDocument:
    fields = {"code": slug, "title": f"Beca {slug}", "department": "Educación", "texts": WHOLE}
    procedure = Procedure.model_validate(fields | values)
    texts = [text for texts in procedure.texts.values() for text in texts]
    return ExtractedDocument.model_validate(
        {
            "url": SEDE + slug,
            "kind": "procedure",
            "title": procedure.title,
            "blocks": tuple(Block(text=text) for text in texts),
            "procedure": procedure,
        }
    )


def save(session: Session, document: ExtractedDocument, at: datetime = AT) -> None:
    DocumentRepository(session).save_extracted(
        "sede", document, digest=document.url, etag=None, last_modified=None, at=at
    )


def flaws(report: QualityReport, name: str) -> list[tuple[str, str]]:
    check = next(check for check in report.checks if check.name == name)
    return [(flaw.url.removeprefix(SEDE), flaw.detail) for flaw in check.flaws]


def test_a_whole_page_has_no_flaws(sede: Engine) -> None:
    with session_scope(sede) as session:
        save(session, sheet("1"))
        report = check_content(session)
    assert (report.documents, report.procedures) == (1, 1)
    assert {check.name: check.count for check in report.checks if check.count} == {}


def test_each_flaw_names_its_page_and_what_is_wrong(sede: Engine) -> None:
    with session_scope(sede) as session:
        save(session, sheet("vacia", texts={**WHOLE, Aspect.DOCUMENTS: ()}))
        save(session, sheet("corta", texts={**WHOLE, Aspect.DOCUMENTS: ("—",)}))
        save(session, sheet("huerfana", department=None))
        save(session, sheet("pasada", window=Window(state="open", ends=date(2026, 4, 30))))
        report = check_content(session)
    assert flaws(report, "empty_fields") == [("vacia", "documents")]
    assert flaws(report, "short_fields") == [("corta", "documents")]
    assert flaws(report, "ownerless") == [("huerfana", "")]
    assert flaws(report, "expired") == [("pasada", "2026-04-30")]


def test_links_to_what_is_gone_or_failed_are_dead(sede: Engine) -> None:
    failed = {"url": SEDE + "rota", "reason": "la página ya no existe (HTTP 404)"}
    links = (SEDE + "ida", SEDE + "rota", SEDE + "2", SEDE + "lenta")
    slow = {"url": SEDE + "lenta", "reason": "no respondió", "transient": True}
    with session_scope(sede) as session:
        save(session, sheet("ida"), datetime(2026, 1, 1, tzinfo=UTC))
        save(session, sheet("2"))
        save(session, sheet("1").model_copy(update={"links": links}))
        documents = DocumentRepository(session)
        for _ in range(2):
            documents.mark_missed("sede", AT)
        SourceRepository(session).record_run("sede", AT, {"failed": [failed, slow]})
        report = check_content(session)
    assert flaws(report, "dead_links") == [
        ("1", f"{SEDE}ida (ya no está)"),
        ("1", f"{SEDE}rota (la página ya no existe (HTTP 404))"),
    ]


def test_duplicates_are_told_once_and_their_flaws_not_again(sede: Engine) -> None:
    with session_scope(sede) as session:
        save(session, sheet("1", department=None))
        save(session, sheet("1-bis", code="1", department=None))
        FactRepository(session).merge({document_id(SEDE + "1-bis"): document_id(SEDE + "1")})
        report = check_content(session)
    assert flaws(report, "duplicates") == [("1-bis", document_id(SEDE + "1"))]
    assert flaws(report, "ownerless") == [("1", "")]


def test_procedures_that_are_mentioned_and_nowhere_described_are_missing(sede: Engine) -> None:
    with session_scope(sede) as session:
        save(session, sheet("727"))
        for code in ("727", "9743"):
            session.add(
                DocumentFact(
                    document_id=document_id(SEDE + "727"), kind="procedure_code",
                    slot="procedure", normalised=code, value=code, sentence="", aspect="other",
                    url=SEDE,
                )
            )  # fmt: skip
        session.flush()
        report = check_content(session)
    assert flaws(report, "missing_procedures") == [("727", "9743")]
    assert (report.described_procedures, report.named_procedures) == (1, 2)


def test_an_article_that_nobody_keeps_is_told(sede: Engine) -> None:
    with session_scope(sede) as session:
        ArticleRepository(session).save(Article(id="a", title="De alguien", body="x", owner="Ana"))
        ArticleRepository(session).save(Article(id="b", title="De nadie", body="x"))
        report = check_content(session)
    (flaw,) = next(c for c in report.checks if c.name == "ownerless").flaws
    assert (flaw.url, flaw.title) == ("article:b", "De nadie")


def test_sources_that_cannot_be_crawled_as_they_are_defined_are_told(sede: Engine) -> None:
    with session_scope(sede) as session:
        session.add(Source(name="rota", kind="sede", start_urls=["ftp://x"], include=["("]))
        session.flush()
        (flaw,) = next(
            c for c in check_content(session).checks if c.name == "invalid_sources"
        ).flaws
    assert flaw.title == "rota"
    assert "start_urls" in flaw.detail
    assert "expresión regular" in flaw.detail


def test_a_limit_keeps_the_count(sede: Engine) -> None:
    with session_scope(sede) as session:
        for number in range(5):
            save(session, sheet(str(number), department=None))
        report = check_content(session, limit=2)
    assert (report.count("ownerless"), len(flaws(report, "ownerless"))) == (5, 2)


def test_hazards_are_told_in_spanish(sede: Engine) -> None:
    with session_scope(sede) as session:
        page = sheet("1").model_copy(update={"hazards": ("hidden_text", "instructions")})
        save(session, page)
        report = check_content(session)

    assert flaws(report, "hazards") == [
        ("1", hazard_labels()["instructions"]),
        ("1", hazard_labels()["hidden_text"]),
    ]
    assert all(label.endswith(".") for label in hazard_labels().values())
