"""A small body of knowledge that gives an editor and a quality analyst something to do: two pages
that disagree, one that changed, a reply that went stale by it, and replies that offices sent."""

from __future__ import annotations

import json
from pathlib import Path

from eval.jobs import evaluate
from indexes.database import open_database, session_scope
from indexes.jobs import run_now
from indexes.models import ExtractedDocument, Office
from indexes.repositories import DocumentRepository, OfficeRepository, SourceRepository
from indexes.settings import Settings
from indexes.tables import Source, now
from ingest.cases import import_cases
from ingest.pipeline import reindex
from tests.assist.pages import FISHING, LIBRARY, SEDE

TITLE = FISHING.title
OLD_FEE, FEE, OTHER_FEE = "11,20 €", "12,35 €", "15 €"
CHANGED_FEE, REASON = "13,10 €", "La tasa ha subido"
UNANSWERED = (
    "¿Qué recurso cabe contra la licencia de pesca?",
    "¿Qué recurso cabe contra la licencia de pesca fluvial?",
)
SAID = "La tasa de la licencia de pesca es de {}."
OFFICES = ("huesca", "teruel")


def fee(amount: str, slug: str) -> ExtractedDocument:
    """The page of the same procedure, which says another fee."""
    blocks = tuple(
        block.model_copy(update={"text": SAID.format(amount)})
        if block.aspect.value == "fee"
        else block
        for block in FISHING.blocks
    )
    return FISHING.model_copy(update={"url": f"{SEDE}/{slug}", "blocks": blocks})


def fill(settings: Settings) -> None:
    _save_offices(settings)
    _save_sources(settings)
    _save_pages(settings, fee(OLD_FEE, "licencia-pesca"), LIBRARY)
    _import_cases(settings)
    reindex(settings)
    _save_pages(settings, fee(FEE, "licencia-pesca"))  # retires the replies that said the old fee
    _save_pages(settings, fee(OTHER_FEE, "licencia-pesca-2"), source="portal")
    reindex(settings)
    for _ in range(2):  # one run is no trend
        run_now(settings, "evaluate", {"task": "audit"}, {"evaluate": evaluate})


def _save_offices(settings: Settings) -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        for id in OFFICES:
            name = id.capitalize()
            office = Office(id=id, name=f"Oficina de {name}", municipality=name, province=name)
            OfficeRepository(session).save(office)
    engine.dispose()


def _save_sources(settings: Settings) -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        for name, authority in (("sede", 30), ("portal", 20)):
            source = Source(name=name, kind=name, authority=authority, start_urls=[f"{SEDE}/"])
            SourceRepository(session).save(source)
    engine.dispose()


def _save_pages(settings: Settings, *pages: ExtractedDocument, source: str = "sede") -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        for page in pages:
            DocumentRepository(session).save_extracted(
                source, page, digest=page.model_dump_json(), etag=None, last_modified=None, at=now()
            )
    engine.dispose()


def _import_cases(settings: Settings) -> None:
    """Three offices' worth of the same question: two give the old fee, the others another one."""
    said = [OLD_FEE] * 4 + [OTHER_FEE] * 4
    lines = [
        {
            "id": f"c{number}",
            "question": f"¿Cuánto cuesta la licencia de pesca fluvial? ({number})",
            "answer": SAID.format(amount),
            "office": OFFICES[number % 2],
            "channel": "email",
            "resolved_at": f"2026-03-{number + 1:02}T10:00:00Z",
            "procedure_code": "901",
        }
        for number, amount in enumerate(said)
    ]
    path: Path = settings.data_dir / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    import_cases(settings, path)
