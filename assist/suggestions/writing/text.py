"""A draft before it is verified and numbered: sentences that know what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assist.suggestions.evidence.units import Unit
from indexes.models import Aspect


@dataclass(frozen=True, slots=True)
class Sentence:
    """`sources` are what it quotes; without them it must state no fact. A derived sentence says
    what follows from its source (the plazo is over) without repeating it."""

    text: str
    sources: tuple[Unit, ...] = ()
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose, or a list under its lead. It falls when all its sentences fall."""

    sentences: tuple[Sentence, ...]
    lead: str = ""
    layout: Literal["prose", "list"] = "prose"
    aspect: Aspect | None = None
    is_whole: bool = False  # it falls when any of its sentences falls


@dataclass(frozen=True, slots=True)
class WrittenDraft:
    paragraphs: tuple[Paragraph, ...]
    drafter: str = "composer"
    language: str = "es"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)


def each_notice_once(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """What is said of the page («recoge más detalles») beside two lists is said behind the last."""
    return tuple(
        one
        for place, one in enumerate(paragraphs)
        if any(s.sources for s in one.sentences) or one not in paragraphs[place + 1 :]
    )
