"""What a template is told about its page, besides the content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DEFAULT_ORDER = (
    "plazo",
    "dirigido",
    "requisitos",
    "documentacion",
    "tasa",
    "presentacion",
    "despues",
    "informacion",
    "contacto",
    "organo",
    "normativa",
)

# The same page on the mirror of another area of the portal begins with who is in charge.
MIRROR_ORDER = (
    "organo",
    "dirigido",
    "plazo",
    "documentacion",
    "requisitos",
    "presentacion",
    "tasa",
    "despues",
    "contacto",
    "normativa",
    "informacion",
)


@dataclass(frozen=True)
class Look:
    title: str
    look: str  # class of the body: the generation
    canonical: str | None = None
    hazards: frozenset[str] = frozenset()
    notice: str = ""
    maintenance: bool = False
    pseudo: bool = False  # headings are bold paragraphs
    order: tuple[str, ...] = DEFAULT_ORDER


@dataclass(frozen=True)
class Link:
    title: str
    href: str | None
    summary: str = ""
    state: str = ""
    published: date | None = None
