"""Jinja environment of the demonstration sites, and how dates and states are written in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from indexes.models import WindowState
from ingest.demo.addresses import slugify
from ingest.demo.site import EPOCH

TEMPLATES = Path(__file__).parent / "templates"

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)

STATES: dict[WindowState | None, str] = {
    "open": "En plazo",
    "closed": "Fuera de plazo",
    "upcoming": "Próximamente",
    "permanent": "En plazo permanente",
    "undefined": "Pendiente de definir",
    None: "",
}

# What a page shows where the portal's language setting slipped.
ENGLISH = {
    "Dirigido a": "Recipient",
    "¿Quién puede solicitarlo?": "Recipient",
    "Requisitos": "Requirement",
    "¿Qué requisitos se exigen?": "Requirement",
    "En plazo permanente": "No expiration date",
    "Escuchar": "Audio of the content of this page",
    "Presentación": "Presentation",
    "Contacto": "Contact",
}


def long_date(day: date) -> str:
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def short_date(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def parse_date(text: str | None) -> datetime:
    """`2025-03-07`, `2025-03` or `2025`; the demo's own date where nothing is stated."""
    if not text:
        return EPOCH
    year, month, day = (*text.split("-"), "1", "1")[:3]
    return datetime(int(year), int(month), int(day), 8, 0, tzinfo=UTC)


def bare(text: str) -> str:
    """Without its final full stop, to go on in the same sentence or cell."""
    return text.removesuffix(".")


def cut(text: str, length: int = 90) -> str:
    """Cuts in mid-word, as the portal's teasers do."""
    if len(text) <= length:
        length = max(len(text) - 12, 1)
    while length > 2 and not (text[length - 1].isalpha() and text[length].isalpha()):
        length -= 1
    return text[:length]


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        bare=bare,
        long_date=long_date,
        short_date=short_date,
        cut=cut,
        slug=slugify,
        state=STATES.__getitem__,
    )
    return made


def render(template: str, **values: Any) -> str:
    return environment().get_template(template).render(**values)
