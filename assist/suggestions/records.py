"""Keeps what was suggested, with the question redacted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Engine

from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import EventRequest, Suggestion, SuggestionRequest
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.writing.readability import readability_of
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.errors import RecordNotFound
from indexes.redaction import redact
from indexes.repositories.suggestions import SuggestionRepository, insert_suggestion
from indexes.tables import SuggestionEvent

# Beside the suggestion's own fields: the request, to draft it again, and what happened on the way.
_REQUEST, _INSTRUCTION, _NOTES, _READABILITY = "request", "instruction", "notes", "readability"


@dataclass(frozen=True, slots=True)
class Kept:
    """A suggestion with what it was drafted from: its request, redacted, with the hash of the
    citizen for a reference; and how the agent wanted it."""

    suggestion: Suggestion
    request: SuggestionRequest
    instruction: str


def save(engine: Engine, context: Context, suggestion: Suggestion) -> None:
    """With the hash of whom it was asked for, to take it away with them. Raises SQLAlchemyError."""
    ref = context.request.citizen.ref
    response = {
        **suggestion.model_dump(mode="json"),
        _REQUEST: _redacted_request(context),
        _INSTRUCTION: str(redact(context.instruction).text) if context.instruction else "",
        _NOTES: list(context.notes),
    }
    if context.request.style == "plain" and suggestion.draft.language == PAGES:
        figure = readability_of(suggestion.draft.text)
        response[_READABILITY] = figure.dumped() if figure else None
    with engine.begin() as connection:
        insert_suggestion(
            connection,
            response,
            id=suggestion.id,
            query=str(context.turns[-1].text) if context.turns else "",
            office=context.request.office,
            channel=context.request.channel.value,
            status=suggestion.status.value,
            snapshot=suggestion.snapshot,
            pipeline=suggestion.pipeline,
            citizen=citizen_hash(context.resources.settings, ref) if ref and ref.strip() else None,
        )


def load(engine: Engine, id: str) -> Kept | None:
    with session_scope(engine) as session:
        record = SuggestionRepository(session).get(id)
        if record is None:
            return None
        response, ref = dict(record.response), record.citizen
    request = SuggestionRequest.model_validate(response.pop(_REQUEST))
    citizen = request.citizen.model_copy(update={"ref": ref})
    instruction = str(response.pop(_INSTRUCTION, ""))  # older ones were kept without it
    for beside in (_NOTES, _READABILITY):
        response.pop(beside, None)
    request = request.model_copy(update={"citizen": citizen})
    return Kept(Suggestion.model_validate(response), request, instruction)


def add_event(engine: Engine, id: str, event: EventRequest) -> bool:
    """False when there is no such suggestion."""
    final = redact(event.final_text).text if event.final_text else None
    reason = redact(event.reason).text if event.reason else None
    row = SuggestionEvent(
        suggestion_id=id,
        type=event.type,
        final_text=str(final) if final else None,
        rating=event.rating,
        reason=str(reason) if reason else None,
    )
    try:
        with session_scope(engine) as session:
            SuggestionRepository(session).add_event(row)
    except RecordNotFound:
        return False
    return True


def _redacted_request(context: Context) -> dict[str, Any]:
    """Of the citizen only how far they were known and agreed: who they are is kept as a hash."""
    turns = [{"role": turn.role, "text": str(turn.text)} for turn in context.turns]
    dumped = context.request.model_dump(mode="json", exclude={"query", "conversation", "citizen"})
    standing = context.resources.standing
    citizen = {"authenticated": standing.authentication or False, "consent": standing.said}
    return {**dumped, "conversation": turns, "citizen": citizen}
