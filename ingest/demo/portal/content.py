"""The hand-written pages of the portal: an HTML body under a TOML head between two `+++` lines."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from indexes.errors import RecordInvalid
from indexes.models import Value
from ingest.demo.dressing import Hazard

FENCE = "+++"


class PortalPage(Value):
    """`body` is a Jinja template: it calls `sede(code or title)` and `article(slug)`."""

    slug: str
    title: str
    kind: Literal["guide", "faq", "news", "article", "hidden"]
    summary: str
    theme: str | None = None
    published: date | None = None
    updated: date | None = None
    path: str | None = None
    hazards: frozenset[Hazard] = frozenset()
    notice: str = ""
    charset: Literal["utf-8", "latin-1"] = "utf-8"  # latin-1 is served without saying so
    body: str

    @property
    def address(self) -> str:
        prefix = "/w/" if self.kind == "news" else "/-/"
        return self.path or prefix + self.slug


class Theme(Value):
    name: str
    intro: tuple[str, ...]
    guides: tuple[str, ...] = ()


class OfficeNote(Value):
    office: str
    text: tuple[str, ...]


def load_pages(folder: Path) -> tuple[PortalPage, ...]:
    """Sorted by slug. Raises RecordInvalid naming the file."""
    return tuple(_read(path) for path in sorted(folder.glob("*.html")))


def _read(path: Path) -> PortalPage:
    parts = path.read_text("utf-8").split(f"{FENCE}\n", 2)
    if len(parts) != 3:
        raise RecordInvalid(f"{path.name}: falta la cabecera entre dos líneas «{FENCE}»")
    try:
        return PortalPage(slug=path.stem, body=parts[2], **tomllib.loads(parts[1]))
    except (tomllib.TOMLDecodeError, ValidationError, TypeError) as error:
        raise RecordInvalid(f"{path.name}: {error}") from error


def load_themes(content: Path) -> tuple[Theme, ...]:
    entries = tomllib.loads((content / "themes.toml").read_text("utf-8"))["theme"]
    return tuple(Theme.model_validate(entry) for entry in entries)


def load_office_notes(content: Path) -> dict[str, tuple[str, ...]]:
    entries = tomllib.loads((content / "office_notes.toml").read_text("utf-8"))["note"]
    notes = [OfficeNote.model_validate(entry) for entry in entries]
    return {note.office: note.text for note in notes}
