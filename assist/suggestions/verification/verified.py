"""A draft whose every sentence was checked, with its citations numbered."""

from __future__ import annotations

from dataclasses import dataclass

from assist.suggestions.schemas import Citation, DraftFact
from assist.suggestions.writing.text import Paragraph
from indexes.models import Aspect


@dataclass(frozen=True, slots=True)
class VerifiedDraft:
    text: str
    citations: tuple[Citation, ...]
    facts: tuple[DraftFact, ...]
    stated: frozenset[Aspect]  # aspects that still say something
    removed: int  # sentences that fell
    drafter: str
    paragraphs: tuple[Paragraph, ...] = ()  # those that stand
