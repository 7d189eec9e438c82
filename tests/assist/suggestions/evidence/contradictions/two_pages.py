"""Two pages of one procedure that each say one thing, and a question about it."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect, DocumentKind, Passage
from tests.assist.suggestions.world import PORTAL, SEDE, page


def _sheet(url: str, aspect: Aspect, text: str, kind: DocumentKind) -> tuple[Passage, ...]:
    return tuple(page(url, "Huertos de ocio", [("S", aspect, text)], code="1", kind=kind))


def two_pages(
    aspect: Aspect, one: str, other: str, kind: DocumentKind = DocumentKind.PROCEDURE
) -> list[tuple[Passage, ...]]:
    return [_sheet(f"{SEDE}/a", aspect, one, kind), _sheet(f"{PORTAL}/b", aspect, other, kind)]


def answer_to(asked: str, pages: Sequence[Sequence[Passage]], aspect: Aspect) -> list[Answer]:
    """To a question of these words, with what the first page says."""
    terms = tuple(Term(word, stem(word)) for word in asked.split())
    told = AspectEvidence(aspect, units_of(pages[0][0]))
    return [Answer(Part(asked, (aspect,), Wanted(), terms), Pinpointed(), (told,))]
