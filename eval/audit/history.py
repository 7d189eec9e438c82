"""What official pages said before: their earlier revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from eval.audit.comparing import agrees
from indexes.database import open_database, session_scope
from indexes.facts import Fact, Slot, extract_facts
from indexes.models import ExtractedDocument
from indexes.repositories import DocumentRepository
from indexes.settings import Settings


@dataclass(frozen=True, slots=True)
class Earlier:
    """A revision that is no longer in force: what it stated, and the day that it was replaced."""

    facts: tuple[Fact, ...]
    until: date


class History:
    """Each document is read once."""

    def __init__(self, settings: Settings) -> None:
        self._engine = open_database(settings)
        self._read: dict[str, tuple[Earlier, ...]] = {}

    def close(self) -> None:
        self._engine.dispose()

    def said_until(self, document_id: str, fact: Fact) -> date | None:
        """The last day on which a revision that is now replaced said so; None when none did."""
        if document_id not in self._read:
            self._read[document_id] = tuple(self._earlier(document_id))
        return next((one.until for one in self._read[document_id] if _said(one, fact)), None)

    def _earlier(self, document_id: str) -> list[Earlier]:
        """Newest first."""
        with session_scope(self._engine) as session:
            revisions = DocumentRepository(session).revisions(document_id)
            return [
                Earlier(_facts(old.content), new.retrieved_at.date())
                for new, old in pairwise(revisions)
            ]


def _said(earlier: Earlier, fact: Fact) -> bool:
    return agrees(fact, [one for one in earlier.facts if one.slot is fact.slot])


def _facts(content: dict[str, Any]) -> tuple[Fact, ...]:
    return tuple(
        fact
        for block in ExtractedDocument.model_validate(content).blocks
        for fact in extract_facts(block.text, section=block.section, aspect=block.aspect)
        if fact.slot is not Slot.SUPERSEDED
    )
