"""Repositories: the only place where queries live. Each takes a Session and never commits. Each is
loaded when it is first asked for: a crawl needs three of them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
