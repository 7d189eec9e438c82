"""What was understood of the citizen's question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assist.suggestions.vocabulary.patterns import Matter
from indexes.models import Aspect
from indexes.redaction import RedactedText

PAGES = "es"  # the language of the official pages


class OfficeFact(StrEnum):
    """Named as in `indexes.models.Office`."""

    ADDRESS = "address"
    HOURS = "hours"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that carries topic. `worth`: how much it tells, 1 for what the citizen
    wrote, less for what that is only taken to mean."""

    word: str
    stem: str
    worth: float = 1.0

    @property
    def is_said(self) -> bool:
        """By the citizen, and not only meant."""
        return self.worth >= 1


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the last turn; `search` is what is looked for: it and what earlier turns add;
    `written`, the same without what its words mean, where not all of them are understood."""

    text: RedactedText
    search: str
    language: str
    written: str = ""
    aspects: tuple[Aspect, ...] = ()
    decisive: bool = False  # the aspects were asked by name, not only hinted at
    also: tuple[Aspect, ...] = ()  # what the same words may mean besides
    topic: tuple[Term, ...] = ()  # without the words that ask for an aspect
    understood: float = 1.0  # share of the words of another language whose meaning is known
    codes: tuple[str, ...] = ()
    names_year: tuple[str, ...] = ()
    carried: bool = False  # the topic comes from an earlier turn
    thanks: bool = False  # it asks nothing
    of_office: tuple[OfficeFact, ...] = ()  # asked of the office that answers, and nothing else
    unsafe: bool = False
    own_file: bool = False
    crisis: bool = False  # something that a person has to take over at once
    sensitive: tuple[str, ...] = ()
    matter: Matter | None = None

    @property
    def is_foreign(self) -> bool:
        """Written in a language whose words are not those of the pages."""
        return self.language != PAGES
