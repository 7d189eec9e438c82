"""Relational tables. Times are UTC and aware. JSON columns hold dumped `indexes.models` values."""

from indexes.tables.callers import AgentSession, ApiKey
from indexes.tables.columns import UtcDateTime, as_utc, now
from indexes.tables.content import Document, DocumentAlias, Revision, Source
from indexes.tables.knowledge import (
    Article,
    ArticleVersion,
    CanonicalAnswer,
    OfficeRow,
    ResolvedCase,
)
from indexes.tables.suggestions import SuggestionEvent, SuggestionRecord
from indexes.tables.truth import Change, Conflict, ConflictRuling, DocumentFact, FactDependency
from indexes.tables.work import EvaluationRun, Job, JobLock, Upkeep

__all__ = [
    "AgentSession",
    "ApiKey",
    "Article",
    "ArticleVersion",
    "CanonicalAnswer",
    "Change",
    "Conflict",
    "ConflictRuling",
    "Document",
    "DocumentAlias",
    "DocumentFact",
    "EvaluationRun",
    "FactDependency",
    "Job",
    "JobLock",
    "OfficeRow",
    "ResolvedCase",
    "Revision",
    "Source",
    "SuggestionEvent",
    "SuggestionRecord",
    "Upkeep",
    "UtcDateTime",
    "as_utc",
    "now",
]
