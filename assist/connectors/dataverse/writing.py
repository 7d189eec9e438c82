"""A message of the outbox as a request of the Web API: the row as it is now, under a key of ours,
so that the same again makes no second one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import Session

from assist.connectors.dataverse.errors import ConnectorError, said
from assist.connectors.dataverse.mapping import Kind, Mapping, Target, mapping_of
from assist.connectors.dataverse.rows import SOURCE
from assist.connectors.dataverse.tokens import tokens_of
from assist.outbox.errors import NotConfigured, Withdrawn
from assist.outbox.outgoing import Outgoing
from indexes.repositories.connectors import ConnectorRepository
from indexes.repositories.suggestions import SuggestionRepository, drafted
from indexes.settings import Settings
from indexes.tables import Escalation, Interaction, OutboxMessage, SuggestionEvent, Survey

Values = dict[str, Any]
_OURS = UUID("5f0a3f5e-7a55-4a53-8b57-3a1c0f6f6d10")  # namespace of our keys
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_UNAUTHORISED = 401
# A token may be refused before its time: the next attempt brings another.
_LATER = frozenset({_UNAUTHORISED})


def row_request(session: Session, settings: Settings, row: OutboxMessage) -> Outgoing:
    """Raises Withdrawn for what is no longer kept, or no longer mapped; NotConfigured while there
    is no token."""
    kind: Kind = row.payload.get("kind", "suggestion")
    mapping = mapping_of(settings)
    target = mapping.out.get(kind)
    if target is None:
        raise Withdrawn(said("sending.unmapped", kind=kind))
    values = _VALUES[kind](session, str(row.payload.get("id", "")))
    if values is None:
        raise Withdrawn(said("sending.gone"))
    case = _case(session, mapping, values.get("interaction"))
    key = _key(target, kind, values, case)
    body = _body(mapping, target, values, case)
    return Outgoing(
        f"{settings.dataverse_url.rstrip('/')}/api/data/{mapping.api_version}/{target.entity_set}({key})",
        json.dumps(body, ensure_ascii=False),
        trusted=True,
        method="PATCH",
        headers={**_authorised(settings, row), **({"If-Match": "*"} if target.existing else {})},
        later=_LATER,
    )


def _authorised(settings: Settings, row: OutboxMessage) -> dict[str, str]:
    try:
        token = tokens_of(settings).token(fresh=row.last_status == _UNAUTHORISED)
    except ConnectorError as error:
        raise NotConfigured(str(error)) from error
    return {"Authorization": f"Bearer {token}", "OData-Version": "4.0", "OData-MaxVersion": "4.0"}


def _key(target: Target, kind: Kind, values: Values, case: str | None) -> str:
    if not target.existing:
        return str(uuid5(_OURS, f"{kind}:{values['id']}"))
    if case is None:
        raise Withdrawn(said("sending.gone"))
    return case


def _body(mapping: Mapping, target: Target, values: Values, case: str | None) -> Values:
    body = {theirs: values.get(ours) for ours, theirs in target.columns.items()}
    if target.case and case and mapping.cases:
        body[f"{target.case}@odata.bind"] = f"/{mapping.cases.entity_set}({case})"
    return body


def _case(session: Session, mapping: Mapping, interaction: str | None) -> str | None:
    """The record of the CRM; a host that embeds us calls the interaction by it."""
    if not interaction or mapping.cases is None:
        return None
    known = ConnectorRepository(session, SOURCE).external_id(mapping.cases.name, interaction)
    return known or (interaction if _GUID.fullmatch(interaction) else None)


def _suggestion(session: Session, id: str) -> Values | None:
    repository = SuggestionRepository(session)
    row = repository.get(id)
    if row is None:
        return None
    events: list[SuggestionEvent] = list(repository.events(id))
    last = max(events, key=lambda one: (one.at, one.id or 0), default=None)
    ratings = [one.rating for one in events if one.rating is not None]
    procedure = row.response.get("procedure") or {}
    return {
        **row.model_dump(mode="json", exclude={"response"}),
        "question": row.query,
        "draft": drafted(row.response),
        "procedure_title": procedure.get("title"),
        "confidence": row.response.get("confidence"),
        "outcome": last.type if last else None,
        "reason": last.reason if last else None,
        "sent_text": next((one.final_text for one in reversed(events) if one.final_text), None),
        "rating": ratings[-1] if ratings else None,
    }


def _survey(session: Session, id: str) -> Values | None:
    row = session.get(Survey, id)
    if row is None:
        return None
    shown = row.model_dump(mode="json", exclude={"token_digest"})
    return {**shown, "interaction": row.interaction_id}


def _escalation(session: Session, id: str) -> Values | None:
    row = session.get(Escalation, id)
    if row is None or not row.question:  # erased
        return None
    left_out = {"citizen", "opened_key", "row_version", "citations", "tried"}
    shown = row.model_dump(mode="json", exclude=left_out)
    return {**shown, "interaction": row.interaction_id, "suggestion": row.suggestion_id}


def _interaction(session: Session, id: str) -> Values | None:
    row = session.get(Interaction, id)
    if row is None or row.erased_at is not None:
        return None
    left_out = {"citizen", "thread_key", "row_version", "authentication", "authenticated_by"}
    return {**row.model_dump(mode="json", exclude=left_out), "interaction": row.id}


_VALUES: dict[Kind, Callable[[Session, str], Values | None]] = {
    "suggestion": _suggestion,
    "survey": _survey,
    "escalation": _escalation,
    "interaction": _interaction,
}
