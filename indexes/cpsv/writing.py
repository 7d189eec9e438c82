"""Procedures to CPSV-AP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from indexes.cpsv.terms import AUDIENCE, CONTEXT, NODES, SERVICE, SUMMARY
from indexes.facts import extract_facts
from indexes.models import Aspect, Procedure, RequiredDocument, Value

Node = dict[str, Any]


class CatalogueEntry(Value):
    """A procedure and the page that states it."""

    url: str
    procedure: Procedure
    language: str | None = None


def procedure_to_cpsv(procedure: Procedure, url: str, language: str | None = None) -> Node:
    """One JSON-LD document with its context."""
    entry = CatalogueEntry(url=url, procedure=procedure, language=language)
    return {"@context": CONTEXT, **_service(entry)}


def catalogue_to_cpsv(entries: Iterable[CatalogueEntry]) -> Node:
    """Many in one `@graph`."""
    return {"@context": CONTEXT, "@graph": [_service(entry) for entry in entries]}


def _service(entry: CatalogueEntry) -> Node:
    procedure = entry.procedure
    node: Node = {
        "@id": entry.url,
        "@type": SERVICE,
        "dct:identifier": procedure.code,
        "dct:title": procedure.title,
        "dct:language": entry.language,
        "foaf:page": entry.url,
        "cv:thematicArea": procedure.theme,
        "schema:version": procedure.edition,
        "cv:processingTime": _processing_time(procedure),
        SUMMARY: list(procedure.texts.get(Aspect.SUMMARY, ())),
        AUDIENCE: list(procedure.texts.get(Aspect.AUDIENCE, ())),
        "cv:hasCompetentAuthority": list(_authorities(procedure)),
        "cpsv:hasInput": [_input(document) for document in procedure.documents],
        "dct:temporal": _window(procedure),
        "dct:relation": [{"@type": SERVICE, "dct:title": title} for title in procedure.related],
        **_texts(procedure),
    }
    node.setdefault("cv:hasChannel", []).extend(_channels(procedure))
    return {name: value for name, value in node.items() if value not in (None, [], {})}


def _texts(procedure: Procedure) -> Node:
    found: dict[str, list[Node]] = {}
    for aspect, texts in procedure.texts.items():
        if aspect not in NODES:
            continue
        name, kind, said = NODES[aspect]
        nodes = ({"@type": kind, said: text, "vt:aspect": aspect.value} for text in texts)
        found.setdefault(name, []).extend(nodes)
    return found


def _authorities(procedure: Procedure) -> Iterator[Node]:
    for level in ("department", "body"):
        name = getattr(procedure, level)
        if name is not None:
            yield {"@type": "cv:PublicOrganisation", "dct:title": name, "vt:level": level}


def _input(document: RequiredDocument) -> Node:
    return {
        "@type": "cv:Evidence",
        "dct:title": document.name,
        "vt:providedBy": document.provided_by,
        **({"dct:description": document.condition} if document.condition else {}),
    }


def _channels(procedure: Procedure) -> Iterator[Node]:
    for name, available in procedure.channels.model_dump().items():
        if available is not None:
            yield {"@type": "cv:Channel", "dct:type": name, "vt:available": available}


def _window(procedure: Procedure) -> Node:
    window = procedure.window
    node = {
        "@type": "dct:PeriodOfTime",
        "vt:state": window.state,
        "dct:description": window.text or None,
        "schema:startDate": window.starts.isoformat() if window.starts else None,
        "schema:endDate": window.ends.isoformat() if window.ends else None,
    }
    told = {name: value for name, value in node.items() if value is not None}
    return told if len(told) > 1 else {}


def _processing_time(procedure: Procedure) -> str | None:
    """An ISO 8601 duration, when the page gives exactly one, and not in working days, which ISO
    does not know."""
    texts = procedure.texts.get(Aspect.RESOLUTION_TERM, ())
    facts = [f for text in texts for f in extract_facts(text, aspect=Aspect.RESOLUTION_TERM)]
    terms = {f.normalised for f in facts if str(f.kind) == "duration"}
    only = next(iter(terms)) if len(terms) == 1 else ""
    return only if only.startswith("P") and ";" not in only else None
