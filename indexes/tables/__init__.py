"""Relational tables. Times are UTC and aware. JSON columns hold dumped `indexes.models` values."""

from indexes.tables.callers import AgentSession, ApiKey
from indexes.tables.columns import UtcDateTime, as_utc, now
from indexes.tables.connectors import ConnectorRecord, ConnectorStream
from indexes.tables.consents import AuditEntry, AuditHead, CitizenAlias, Consent
from indexes.tables.content import Document, DocumentAlias, Revision, Source
from indexes.tables.deliveries import (
    Approval,
    Campaign,
    Escalation,
    Interest,
    LiveEvent,
    Notice,
    NoticeDelivery,
    OutboxMessage,
    WebhookSubscription,
)
from indexes.tables.indicators import (
    IndicatorClock,
    IndicatorSegment,
    IndicatorStale,
    IndicatorTerm,
)
from indexes.tables.interactions import (
    CitizenContact,
    Interaction,
    InteractionChange,
    InteractionMessage,
    Merge,
    MessageStatus,
    RejectedDelivery,
    ThreadReference,
)
from indexes.tables.knowledge import (
    Article,
    ArticleVersion,
    CanonicalAnswer,
    OfficeRow,
    ResolvedCase,
)
from indexes.tables.suggestions import SuggestionEvent, SuggestionRecord
from indexes.tables.surveys import ProcessOpinion, Survey
from indexes.tables.truth import Change, Conflict, ConflictRuling, DocumentFact, FactDependency
from indexes.tables.work import EvaluationRun, Job, JobLock, Upkeep

__all__ = [
    "AgentSession",
    "ApiKey",
    "Approval",
    "Article",
    "ArticleVersion",
    "AuditEntry",
    "AuditHead",
    "Campaign",
    "CanonicalAnswer",
    "Change",
    "CitizenAlias",
    "CitizenContact",
    "Conflict",
    "ConflictRuling",
    "ConnectorRecord",
    "ConnectorStream",
    "Consent",
    "Document",
    "DocumentAlias",
    "DocumentFact",
    "Escalation",
    "EvaluationRun",
    "FactDependency",
    "IndicatorClock",
    "IndicatorSegment",
    "IndicatorStale",
    "IndicatorTerm",
    "Interaction",
    "InteractionChange",
    "InteractionMessage",
    "Interest",
    "Job",
    "JobLock",
    "LiveEvent",
    "Merge",
    "MessageStatus",
    "Notice",
    "NoticeDelivery",
    "OfficeRow",
    "OutboxMessage",
    "ProcessOpinion",
    "RejectedDelivery",
    "ResolvedCase",
    "Revision",
    "Source",
    "SuggestionEvent",
    "SuggestionRecord",
    "Survey",
    "ThreadReference",
    "Upkeep",
    "UtcDateTime",
    "WebhookSubscription",
    "as_utc",
    "now",
]
