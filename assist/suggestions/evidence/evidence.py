"""Frozen results of gathering."""

from __future__ import annotations

from dataclasses import dataclass

from assist.suggestions.decisions import ApprovedAnswer
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.candidate import Candidate
from indexes.models import Aspect, DocumentKind


@dataclass(frozen=True, slots=True)
class AspectEvidence:
    """The units that say it, in reading order. `more` when the page says more than is taken;
    `placed`: of which aspect the page says it, where that is another than was asked;
    `is_looked_up`: what the question tells of itself chose them in a table, so that they answer it,
    whatever kind of value they give; `is_open`: nothing was asked for by name, and they are what
    comes nearest."""

    aspect: Aspect
    units: tuple[Unit, ...]
    more: bool = False
    placed: Aspect | None = None
    is_looked_up: bool = False
    is_open: bool = False

    @property
    def spoken(self) -> Aspect:
        """The aspect in whose words it is said."""
        return self.placed or self.aspect


@dataclass(frozen=True, slots=True)
class Stance:
    """What one page says for a slot."""

    unit: Unit
    values: tuple[str, ...]  # normalised


@dataclass(frozen=True, slots=True)
class Conflict:
    """Official pages of one procedure that give different values for what was asked, or two places
    of one page."""

    aspect: Aspect
    slot: str
    preferred: Stance
    other: Stance
    reason: str  # "authority" | "edition" | "date" | "catalogue" | "order"

    @property
    def is_of_one_page(self) -> bool:
        """Which says two things: neither prevails."""
        sides = (self.preferred.unit, self.other.unit)
        return len({unit.passage.document_id for unit in sides}) == 1


@dataclass(frozen=True, slots=True)
class ApprovedSentence:
    """A sentence of the answer, with the sentences of pages that state its facts. `line`: of the
    answer, from 0."""

    unit: Unit
    pages: tuple[Unit, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Approved:
    """What was approved for one aspect that is asked."""

    answer: ApprovedAnswer
    aspect: Aspect
    sentences: tuple[ApprovedSentence, ...]
    is_whole: bool  # it gives the very value that is asked for


@dataclass(frozen=True, slots=True)
class ApprovedAnswers:
    """`outdated` state something that no page states today: they are not used."""

    used: tuple[Approved, ...] = ()
    outdated: tuple[ApprovedAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    primary: Candidate
    focus: tuple[Unit, ...] = ()  # sentences that answer this very question, best first
    focus_leads: bool = True  # they come before what is said of the aspects
    aspects: tuple[AspectEvidence, ...] = ()
    aside: tuple[AspectEvidence, ...] = ()  # what follows from it: silence, where the term ends
    unsaid: tuple[str, ...] = ()  # questions of the message for a value that no page gives
    unanswered: tuple[str, ...] = ()  # those that ask for nothing by name, likewise
    unstated: tuple[str, ...] = ()  # the only one, of what no page speaks of
    conflict: Conflict | None = None
    next_step: Unit | None = None
    closed: Unit | None = None  # it says until when it could be applied for
    rivals: tuple[Candidate, ...] = ()  # as likely as the primary: the question does not tell
    window_state: str | None = None
    approved: ApprovedAnswers = ApprovedAnswers()

    @property
    def is_precedent(self) -> bool:
        """It rests on a resolved case alone."""
        return any(hit.passage.kind is DocumentKind.CASE for hit in self.primary.hits)

    @property
    def tells_open_ones(self) -> bool:
        """What answers questions that ask for nothing by name."""
        return any(one.aspect is Aspect.OTHER for one in self.aspects)

    @property
    def admitted(self) -> tuple[str, ...]:
        """The questions that a reply says it does not answer, as they were asked; empty for what
        cannot be repeated."""
        return tuple(dict.fromkeys((*self.unsaid, *self.unanswered, *self.unstated)))

    @property
    def is_empty(self) -> bool:
        return not self.focus and not self.aspects
