"""A suggestion for what a citizen last said, made of the whole thread."""

from __future__ import annotations

from functools import partial

from fastapi.concurrency import run_in_threadpool
from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.interactions.access import existing
from assist.interactions.classifying import Classified, note_class
from assist.interactions.schemas import SuggestIn
from assist.problems import Problem
from assist.resources import Resources
from assist.suggestions.schemas import (
    MAX_QUERY_CHARS,
    MAX_TURNS,
    Citizen,
    Suggestion,
    SuggestionRequest,
    Turn,
)
from indexes.audit import record
from indexes.database import session_scope
from indexes.models import Channel
from indexes.repositories import SuggestionRepository
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.tables import Interaction, InteractionMessage
from prompts.catalogue import catalogue

_TELLING_WORDS = 3


async def suggest(resources: Resources, id: str, body: SuggestIn, caller: Caller) -> Suggestion:
    """Raises Problem 409 where the citizen has said nothing that could be answered."""
    request, message = await run_in_threadpool(_asked, resources, id, body, caller)
    suggestion = await resources.pace.run(partial(resources.suggestions.suggest, request))
    await run_in_threadpool(_keep, resources, id, message, suggestion, caller)
    return suggestion


def _asked(
    resources: Resources, id: str, body: SuggestIn, caller: Caller
) -> tuple[SuggestionRequest, str]:
    with session_scope(resources.engine) as session:
        row = existing(session, id, caller)
        said = _until_the_citizen(session, row)
        if not said:
            reason = catalogue("interactions")["suggesting"]["nothing_asked"]
            raise Problem("conflict", reason=reason)
        return _request(row, said, body), said[-1].id


def _until_the_citizen(session: Session, row: Interaction) -> list[InteractionMessage]:
    """What was said, up to the last time that the citizen said something; without notes."""
    members = InteractionRepository(session).members(row.id)
    told = [
        one
        for one in MessageRepository(session).of(members)
        if one.direction != "note" and _words(row, one)
    ]
    while told and told[-1].direction != "in":
        told.pop()
    return told


def _request(
    row: Interaction, said: list[InteractionMessage], body: SuggestIn
) -> SuggestionRequest:
    first = next(one for one in said if one.direction == "in")
    return SuggestionRequest(
        conversation=tuple(
            Turn(
                role="citizen" if one.direction == "in" else "agent",
                text=(_words(row, one) if one is first else one.text)[:MAX_QUERY_CHARS],
                at=one.at,
            )
            for one in said[-MAX_TURNS:]
        ),
        channel=body.channel or Channel(said[-1].channel),
        office=row.office,
        language=body.language,
        style=body.style,
        citizen=Citizen(
            ref=row.citizen, authenticated=row.authentication or False, consent=body.consent
        ),
    )


def _words(row: Interaction, message: InteractionMessage) -> str:
    """The subject may have said it all; one of few words says nothing."""
    told = len(row.subject.split()) >= _TELLING_WORDS or not message.text
    if message.direction != "in" or not told:
        return message.text
    if row.subject.casefold() in message.text.casefold():
        return message.text
    return f"{row.subject}\n{message.text}".strip()


def _keep(
    resources: Resources, id: str, message: str, suggestion: Suggestion, caller: Caller
) -> None:
    with session_scope(resources.engine) as session:
        SuggestionRepository(session).belongs(suggestion.id, id)
        stored = session.get(InteractionMessage, message)
        if stored is not None:
            stored.suggestion_id = suggestion.id
            session.add(stored)
        note_class(session, id, _class_of(suggestion))
        told = {"suggestion": suggestion.id, "status": suggestion.status.value}
        record(session, actor=caller.shown, action="interaction.suggested", subject=id, detail=told)


def _class_of(suggestion: Suggestion) -> Classified:
    return Classified(
        procedure_code=suggestion.procedure.code if suggestion.procedure else None,
        procedure_title=suggestion.procedure.title if suggestion.procedure else None,
        aspect=suggestion.aspects[0] if suggestion.aspects else None,
        language=suggestion.draft.language,
    )
