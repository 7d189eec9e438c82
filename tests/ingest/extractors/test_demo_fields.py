"""Fields of the pages of the demonstration sede, against the content that they are made of.

Values are measured by precision and recall; of texts, how much is found where it belongs: the pages
dress them up, so that what else stands there is no error."""

from __future__ import annotations

from collections.abc import Iterator

from indexes.models import Aspect, ExtractedDocument
from ingest.demo.build import build_sites
from ingest.demo.content import CONTENT, DemoProcedure, load_procedures
from ingest.demo.placement import place
from ingest.extractors.extract import extract
from ingest.folding import fold
from tests.ingest.extractors.measuring import below, counts, report

LEAST = 0.95
SEDE = "http://sede.test"


def pages() -> Iterator[tuple[DemoProcedure, ExtractedDocument]]:
    """Each page with the procedure as it words it. Lists that a look joins to one sentence are
    compared as that sentence."""
    _, sede = build_sites("http://portal.test", SEDE, content=CONTENT)
    for placement in place(load_procedures(CONTENT / "procedures")):
        resource = sede.resources[placement.path]
        yield placement.page, extract(resource.body, SEDE + placement.path, resource.content_type)


def said(document: ExtractedDocument, *aspects: Aspect) -> str:
    """All that the page says of these, folded."""
    texts = document.procedure.texts if document.procedure else {}
    return " ".join(fold(text) for aspect in aspects for text in texts.get(aspect, ()))


def test_fields_of_the_demonstration() -> None:
    measured = counts()
    for page, document in pages():
        procedure = document.procedure
        for name in ("title", "code", "theme"):
            expected, got = getattr(page, name), getattr(procedure, name, None)
            measured[name].add([got] if got else [], [expected] if expected else [], page.slug)
        names = [item.name for item in procedure.documents] if procedure else []
        wanted = [item.name for item in page.documents]
        measured["documents"].add(_asked(names, wanted), wanted, page.slug)
        for name, texts, aspects in _fields(page):
            whole = said(document, *aspects)
            found = [text for text in texts if fold(text) in whole]
            measured[name].add(found, texts, page.slug)

    print(report(measured))
    assert len(measured) >= 9
    assert below(measured, LEAST) == []


def _asked(names: list[str], wanted: list[str]) -> list[str]:
    """Without the forms that the page offers beside the documents that it asks for."""
    known = set(map(fold, wanted))
    return [name for name in names if fold(name) in known]


def _fields(page: DemoProcedure) -> Iterator[tuple[str, list[str], tuple[Aspect, ...]]]:
    yield "audience", list(page.audience), (Aspect.AUDIENCE, Aspect.SUMMARY)
    yield "requirements", list(page.requirements), (Aspect.REQUIREMENTS,)
    yield "deadline", _stated(page.deadline.text), (Aspect.DEADLINE, Aspect.STATUS)
    yield "resolution_term", _stated(page.resolution), (Aspect.RESOLUTION_TERM,)
    yield "silence", _stated(page.silence), (Aspect.SILENCE, Aspect.RESOLUTION_TERM)
    yield "appeal", _stated(page.appeal), (Aspect.APPEAL,)
    yield "legal_basis", list(page.legal_basis), (Aspect.LEGAL_BASIS,)
    yield "fee", _stated(page.fee.text), (Aspect.FEE,)


def _stated(text: str | None) -> list[str]:
    return [text] if text else []
