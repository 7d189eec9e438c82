"""Which page carries which hazard of the real sede (the list is `hazards.md`)."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from indexes.errors import RecordInvalid
from indexes.models import Value
from ingest.demo.content import CONTENT, DemoProcedure


class Hazard(StrEnum):
    MAINTENANCE = "maintenance-banner"
    SUSPENSION = "suspension-banner"
    ENGLISH = "english-labels"
    UNTRANSLATED = "untranslated-key"
    FUSED = "fused-headings"
    CUT = "read-more-cut"
    CAROUSEL = "carousel-first"
    MISSING_HEADINGS = "missing-headings"
    PSEUDO_HEADINGS = "pseudo-headings"
    NO_CANONICAL = "no-canonical"


class Dressing(Value):
    """Hazards of one page: of a procedure (by code, slug or title), or of its twin (by slug)."""

    procedure: str
    twin: str | None = None
    hazards: frozenset[Hazard]
    notice: str = ""  # what a maintenance banner says

    def fits(self, procedure: DemoProcedure, twin_slug: str | None) -> bool:
        known = (procedure.code, procedure.slug, procedure.title)
        return self.procedure in known and self.twin == twin_slug


PLAIN = Dressing(procedure="", hazards=frozenset())


def load_dressings(content: Path = CONTENT) -> tuple[Dressing, ...]:
    """Raises RecordInvalid naming the entry."""
    entries = tomllib.loads((content / "dressings.toml").read_text("utf-8"))["dressing"]
    try:
        return tuple(Dressing.model_validate(entry) for entry in entries)
    except ValidationError as error:
        raise RecordInvalid(f"dressings.toml: {error}") from error


def dressing_of(
    dressings: tuple[Dressing, ...], procedure: DemoProcedure, twin_slug: str | None = None
) -> Dressing:
    return next((item for item in dressings if item.fits(procedure, twin_slug)), PLAIN)
