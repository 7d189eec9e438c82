"""What an interaction is about, as the pipeline understands it: theme, procedure, aspect. People
correct it; what they said stays."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlmodel import Session

from assist.resources import Resources
from assist.suggestions.knowledge import knowledge_of
from assist.suggestions.pipeline import STAGES, Stage, run
from assist.suggestions.pipeline.assess import assess
from assist.suggestions.pipeline.context import Context
from assist.suggestions.pipeline.context import Resources as PipelineResources
from assist.suggestions.schemas import MAX_QUERY_CHARS, Citizen, Status, SuggestionRequest
from assist.suggestions.service import today_here
from indexes.database import session_scope
from indexes.errors import EmbedderError, SnapshotError
from indexes.models import Aspect
from indexes.repositories import ProcedureRepository
from indexes.repositories.editing import take
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.tables import Interaction

logger = logging.getLogger(__name__)

PIPELINE = "pipeline"
_LEADING = 3  # candidates that agree on the theme where none of them is sure
_UP_TO_ASSESSING: tuple[Stage, ...] = STAGES[: STAGES.index(assess) + 1]


@dataclass(frozen=True)
class Classified:
    procedure_code: str | None = None
    procedure_title: str | None = None
    aspect: Aspect | None = None
    theme: str | None = None
    language: str | None = None


def classify(resources: Resources, id: str) -> bool:
    """Whether it could be: without an index it waits for `classify_waiting`."""
    with session_scope(resources.engine) as session:
        row = InteractionRepository(session).get(id)
        if row is None or row.classified_by is not None:
            return False
        text = f"{row.subject}\n{MessageRepository(session).first_texts([id]).get(id, '')}".strip()
    try:
        found = understood(resources, text) if text else Classified()
    except (SnapshotError, EmbedderError) as error:
        logger.warning("%s is not classified yet: %s", id, error)
        return False
    with session_scope(resources.engine) as session:
        return note_class(session, id, found)


def classify_waiting(resources: Resources, limit: int = 500) -> int:
    """Those that came while there was no index, or in one big delivery; how many."""
    with session_scope(resources.engine) as session:
        waiting = [row.id for row in InteractionRepository(session).unclassified(limit)]
    return sum(classify(resources, id) for id in waiting)


def understood(resources: Resources, text: str) -> Classified:
    """The stages of a suggestion, up to the assessment. Whose file it is does not matter here.
    Raises SnapshotError, EmbedderError."""
    used = PipelineResources(
        settings=resources.settings,
        knowledge=knowledge_of(resources.snapshots.current()),
        embedder=resources.embedder,
        today=today_here(),
    )
    known = Citizen(authenticated=True, consent=True)
    request = SuggestionRequest(query=text[:MAX_QUERY_CHARS], citizen=known)
    return _class_of(run(Context(request, used), _UP_TO_ASSESSING))


def note_class(session: Session, id: str, found: Classified) -> bool:
    """Unless a person said what it is about."""
    if not take(session, Interaction, id):
        return False
    row = InteractionRepository(session).get(id)
    if row is None or row.classified_by not in (None, PIPELINE):
        return False
    row.classified_by = PIPELINE
    row.language = row.language or found.language
    if found.procedure_code or row.procedure_code is None:
        row.procedure_code, row.procedure_title = found.procedure_code, found.procedure_title
        row.theme = found.theme or _theme(session, found.procedure_code) or row.theme
    row.aspect = found.aspect.value if found.aspect else row.aspect
    session.add(row)
    return True


def _theme(session: Session, code: str | None) -> str | None:
    found = ProcedureRepository(session).by_code(code) if code else []
    return found[0][0].theme if found else None


def _class_of(context: Context) -> Classified:
    """A procedure that was found is what it is about, also where its page does not say what was
    asked."""
    question, evidence = context.question, context.evidence
    found = evidence is not None and context.status in (None, Status.NO_EVIDENCE)
    primary = evidence.primary if evidence and found and evidence.primary.is_procedure else None
    leading = (primary,) if primary else context.ranked[:_LEADING]
    themes = {one.hits[0].passage.procedure_theme for one in leading if one.hits}
    return Classified(
        procedure_code=primary.code if primary else None,
        procedure_title=primary.title if primary else None,
        aspect=question.aspects[0] if question and question.aspects else None,
        theme=next(iter(themes)) if len(themes) == 1 else None,
        language=question.language if question else None,
    )
