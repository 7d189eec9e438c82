"""Repositories: the only place where queries live. Each takes a Session and never commits. Each is
loaded when it is first asked for: a crawl needs three of them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexes.repositories.articles import ArticleRepository as ArticleRepository
    from indexes.repositories.canonical_answers import (
        CanonicalAnswerRepository as CanonicalAnswerRepository,
    )
    from indexes.repositories.cases import CaseRepository as CaseRepository
    from indexes.repositories.changes import ChangeFilter as ChangeFilter
    from indexes.repositories.changes import ChangeRepository as ChangeRepository
    from indexes.repositories.conflicts import ConflictRepository as ConflictRepository
    from indexes.repositories.dependencies import DependencyRepository as DependencyRepository
    from indexes.repositories.documents import DocumentRepository as DocumentRepository
    from indexes.repositories.documents import Outcome as Outcome
    from indexes.repositories.editions import EditionRepository as EditionRepository
    from indexes.repositories.evaluations import EvaluationRepository as EvaluationRepository
    from indexes.repositories.facts import FactRepository as FactRepository
    from indexes.repositories.identity import document_id as document_id
    from indexes.repositories.jobs import JobRepository as JobRepository
    from indexes.repositories.keys import KeyRepository as KeyRepository
    from indexes.repositories.offices import OfficeRepository as OfficeRepository
    from indexes.repositories.procedures import ProcedureRepository as ProcedureRepository
    from indexes.repositories.sources import SourceRepository as SourceRepository
    from indexes.repositories.suggestions import SuggestionRepository as SuggestionRepository

_HOMES = {
    "ArticleRepository": "articles",
    "CanonicalAnswerRepository": "canonical_answers",
    "CaseRepository": "cases",
    "ChangeFilter": "changes",
    "ChangeRepository": "changes",
    "ConflictRepository": "conflicts",
    "DependencyRepository": "dependencies",
    "DocumentRepository": "documents",
    "EditionRepository": "editions",
    "EvaluationRepository": "evaluations",
    "FactRepository": "facts",
    "JobRepository": "jobs",
    "KeyRepository": "keys",
    "OfficeRepository": "offices",
    "Outcome": "documents",
    "ProcedureRepository": "procedures",
    "SourceRepository": "sources",
    "SuggestionRepository": "suggestions",
    "document_id": "identity",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
