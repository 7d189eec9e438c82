"""Repositories: the only place where queries live. Each takes a Session and never commits."""

from indexes.repositories.articles import ArticleRepository
from indexes.repositories.canonical_answers import CanonicalAnswerRepository
from indexes.repositories.cases import CaseRepository
from indexes.repositories.changes import ChangeFilter, ChangeRepository
from indexes.repositories.conflicts import ConflictRepository
from indexes.repositories.dependencies import DependencyRepository
from indexes.repositories.documents import DocumentRepository, Outcome
from indexes.repositories.editions import EditionRepository
from indexes.repositories.evaluations import EvaluationRepository
from indexes.repositories.facts import FactRepository
from indexes.repositories.identity import document_id
from indexes.repositories.jobs import JobRepository
from indexes.repositories.keys import KeyRepository
from indexes.repositories.offices import OfficeRepository
from indexes.repositories.procedures import ProcedureRepository
from indexes.repositories.sources import SourceRepository
from indexes.repositories.suggestions import SuggestionRepository

__all__ = [
    "ArticleRepository",
    "CanonicalAnswerRepository",
    "CaseRepository",
    "ChangeFilter",
    "ChangeRepository",
    "ConflictRepository",
    "DependencyRepository",
    "DocumentRepository",
    "EditionRepository",
    "EvaluationRepository",
    "FactRepository",
    "JobRepository",
    "KeyRepository",
    "OfficeRepository",
    "Outcome",
    "ProcedureRepository",
    "SourceRepository",
    "SuggestionRepository",
    "document_id",
]
