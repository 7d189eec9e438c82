"""What a page tells machines about itself (JSON-LD, microdata, RDFa): a fallback for pages that a
script fills in, and for values that the visible text does not state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from bs4 import BeautifulSoup

from ingest.cleaners.markup import tags_of
from ingest.extractors.headings import announced
from ingest.folding import squeeze

NAME_WORDS = 16  # of an organization; more is a sentence
MOST_LETTERS = 500_000
DEEPEST = 6
_SERVICES = frozenset(
    {"GovernmentService", "PublicService", "Service", "GovernmentPermit", "cpsv:PublicService"}
)
_STARTS = ("availabilityStarts", "validFrom", "applicationStartDate", "startDate")
_ENDS = ("availabilityEnds", "validThrough", "applicationDeadline", "endDate")
_BODIES = ("provider", "serviceOperator", "hasCompetentAuthority", "author")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Properties of schema.org, as headings. Others are read by their name, where it means an aspect.
_LABELS = {
    "description": "Descripción", "abstract": "Descripción", "audience": "Destinatarios",
    "provider": "Órgano responsable", "serviceOperator": "Órgano responsable",
    "availableChannel": "Canales", "hoursAvailable": "Plazo de presentación",
    "processingTime": "Plazo de resolución", "serviceOutput": "Qué se obtiene",
    "offers": "Tasas", "price": "Tasas", "isBasedOn": "Normativa", "legislation": "Normativa",
    "category": "Tema", "serviceType": "Tema", "identifier": "Código", "step": "Cómo se hace",
    "supply": "Documentación", "totalTime": "Plazo de resolución", "contactPoint": "Contacto",
}  # fmt: skip
_TEXTS = (
    "name",
    "text",
    "audienceType",
    "serviceUrl",
    "telephone",
    "email",
    "price",
    "value",
    "url",
)
_FILED = {"identifier": "code", "category": "theme", "serviceType": "theme"}


@dataclass(frozen=True)
class LinkedData:
    """`markup` is a page made of it, "" when it tells nothing. `theme` also from breadcrumbs."""

    markup: str = ""
    code: str | None = None
    theme: str | None = None
    body: str | None = None
    starts: date | None = None
    ends: date | None = None


def linked_data(soup: BeautifulSoup, embedded: Sequence[dict[str, Any]] = ()) -> LinkedData:
    """`embedded` are nodes that attributes of the markup give. Never fails: what is no JSON is as
    if it were not there."""
    told = [*_scripts(soup), *embedded]
    nodes = [node for script in told for node in _nodes(script)]
    parts = [part for node in nodes for part in _page(node)]
    filed: dict[str, str] = {}
    for node in nodes:
        for name, field in _FILED.items() if _is_service(node) else ():
            text = next(_texts(node.get(name)), "")
            if text:
                filed.setdefault(field, text)
    services = [node for node in nodes if _is_service(node)]
    starts, ends = _window(services)
    return LinkedData(
        markup=f"<main>{''.join(parts)}</main>" if parts else "",
        code=filed.get("code") or None,
        theme=filed.get("theme") or None,
        body=next((name for node in services for name in _bodies(node)), None),
        starts=starts,
        ends=ends,
    )


def _bodies(node: dict[str, Any]) -> Iterator[str]:
    for name in _BODIES:
        yield from (text for text in _texts(node.get(name)) if len(text.split()) <= NAME_WORDS)


def _window(services: Sequence[dict[str, Any]]) -> tuple[date | None, date | None]:
    """When one can apply: of the service, or of what it offers. Neither end where two are told."""
    nodes = [*services, *(offer for node in services for offer in _inside(node.get("offers")))]
    starts, ends = ({d for node in nodes for d in _days(node, names)} for names in (_STARTS, _ENDS))
    if len(starts) > 1 or len(ends) > 1:
        return None, None
    first, last = next(iter(starts), None), next(iter(ends), None)
    return (None, None) if first and last and first > last else (first, last)


def _inside(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _days(node: dict[str, Any], names: Sequence[str]) -> Iterator[date]:
    for text in (text for name in names for text in _texts(node.get(name))):
        try:
            yield date.fromisoformat(text[:10])
        except ValueError:
            continue


def _scripts(soup: BeautifulSoup) -> Iterator[Any]:
    for tag in tags_of(soup, ("script",)):
        if "ld+json" not in str(tag.get("type") or "") or len(tag.get_text()) > MOST_LETTERS:
            continue
        try:
            yield json.loads(tag.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "itemListElement"):
            yield from _nodes(data.get(name), depth + 1)


def _is_service(node: dict[str, Any]) -> bool:
    return bool(_SERVICES & _types(node))


def _types(node: dict[str, Any]) -> frozenset[str]:
    stated = node.get("@type")
    return frozenset(map(str, stated if isinstance(stated, list) else [stated]))


def _page(node: dict[str, Any]) -> Iterator[str]:
    if _is_service(node) or "HowTo" in _types(node):
        yield f"<h1>{escape(next(_texts(node.get('name')), ''))}</h1>"
        for name, value in node.items():
            label = _label(name)
            texts = list(_texts(value)) if label else []
            if texts:
                items = "".join(f"<li>{escape(text)}</li>" for text in texts)
                yield f"<h2>{escape(label)}</h2>"
                yield f"<ul>{items}</ul>" if len(texts) > 1 else f"<p>{escape(texts[0])}</p>"
    elif "Question" in _types(node):
        question = next(_texts(node.get("name")), "")
        answers = list(_texts(node.get("acceptedAnswer")))
        if question and answers:
            yield f"<h2>{escape(question)}</h2><div>{answers[0]}</div>"


def _label(name: str) -> str:
    if name in _LABELS:
        return _LABELS[name]
    words = _WORDS.sub(" ", name.rpartition(":")[2]).lower()
    return words.capitalize() if announced(words).strong and name != "name" else ""


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    """Strings and numbers, also inside things that have a name or a text."""
    if depth > DEEPEST or value is None or isinstance(value, bool):
        return
    if isinstance(value, list):
        for item in value:
            yield from _texts(item, depth + 1)
    elif isinstance(value, dict):
        named = next((value[name] for name in _TEXTS if value.get(name)), None)
        yield from _texts(named, depth + 1)
        if value.get("telephone") and value.get("email"):
            yield from _texts(value["email"], depth + 1)
    elif squeeze(str(value)):
        yield squeeze(str(value))
