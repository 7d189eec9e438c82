"""What the stages hand on: frozen, so that each stage returns a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assist.consent.sensitivity import UNKNOWN, Standing
from assist.suggestions.assessment.stated import Elsewhere
from assist.suggestions.decisions import NO_DECISIONS, Decisions
from assist.suggestions.evidence import Evidence
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.of_office import OfficeAnswer
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.worded import Worded
from assist.suggestions.schemas import (
    SimilarCase,
    Status,
    SuggestionRequest,
    SuggestionWarning,
)
from assist.suggestions.understanding.instructions import wanted_language
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.verification.verified import VerifiedDraft
from assist.suggestions.writing.other_language import wording_language
from assist.suggestions.writing.text import WrittenDraft
from indexes.embedders.protocol import Embedder
from indexes.models import Aspect, Hit, Office
from indexes.ranking import Scored
from indexes.redaction import RedactedText
from indexes.settings import Settings


@dataclass(frozen=True, slots=True)
class Resources:
    """What a run may use. None of it changes during the run."""

    settings: Settings
    knowledge: Knowledge
    embedder: Embedder
    today: date
    office: Office | None = None
    decisions: Decisions = NO_DECISIONS
    standing: Standing = UNKNOWN  # of the citizen


@dataclass(frozen=True, slots=True)
class RedactedTurn:
    role: str
    text: RedactedText


@dataclass(frozen=True)
class Context:
    """One run. The request's own texts are never read after `redact`."""

    request: SuggestionRequest
    resources: Resources
    turns: tuple[RedactedTurn, ...] = ()
    question: Question | None = None
    otherwise: Question | None = None  # read the other way: going on from the conversation, or not
    otherwise_vector: NDArray[np.float32] | None = None
    pieces: tuple[Question, ...] = ()  # of a message that may have several needs, each read alone
    piece_vectors: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)  # by their text
    vector: NDArray[np.float32] | None = None  # of what is looked for
    worded: Worded | None = None  # what the words of a question say, known before its vector
    near: tuple[tuple[Scored, ...], ...] = ()  # by part of the question: many passages, unread
    retrieved: tuple[tuple[Hit, ...], ...] = ()  # the rankings of the official pool
    fused: tuple[Hit, ...] = ()
    cases: tuple[Hit, ...] = ()
    ranked: tuple[Candidate, ...] = ()
    evidence: Evidence | None = None
    confidence: float = 0.0
    of_office: OfficeAnswer | None = None  # all that was asked is of the office that answers
    elsewhere: Elsewhere | None = None  # a page of ours that says whose matter it is
    draft: WrittenDraft | None = None
    fallback: WrittenDraft | None = None  # the composer's, where a model wrote the draft
    verified: VerifiedDraft | None = None
    needs: tuple[Context, ...] = ()  # the runs of which this one joins what they answered
    asking: str = ""  # for what is needed before more than general information is given
    instruction: str = ""  # how the agent wants it redrafted
    similar_cases: tuple[SimilarCase, ...] = ()
    warnings: tuple[SuggestionWarning, ...] = ()
    missing: tuple[Aspect, ...] = ()
    status: Status | None = None
    notes: tuple[str, ...] = ()  # for the record and the log: no citizen's text
    timings_ms: Mapping[str, float] = field(default_factory=dict)  # by stage: `steps` tells them

    @property
    def asked(self) -> Question:
        """The question, which every run has after `understand`."""
        assert self.question is not None
        return self.question

    @property
    def collected(self) -> Evidence:
        """The evidence, which every run has that is to be drafted."""
        assert self.evidence is not None
        return self.evidence

    @property
    def reply_language(self) -> str:
        """That which the agent wants it in, else that of the question, where its wording exists."""
        asked = self.question.language if self.question else PAGES
        return wording_language(wanted_language(self.instruction) or asked)
