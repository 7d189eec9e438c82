"""Interactions: taken in from anywhere, looked at, answered, resolved."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from assist.auth.dependencies import AttendingDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.inbound.receiving import receive
from assist.interactions import merging, replying, service, suggesting
from assist.interactions.access import check_key
from assist.interactions.schemas import (
    Assigning,
    Duplicates,
    IncomingMessage,
    InteractionChanges,
    InteractionDetail,
    InteractionPage,
    MergeIn,
    MessageIn,
    MessageOut,
    Received,
    State,
    Step,
    SuggestIn,
)
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from assist.suggestions.schemas import Suggestion
from indexes.models import Channel
from indexes.repositories.interactions import InteractionFilter
from indexes.tables import now

router = APIRouter(prefix="/v1/interactions", tags=["interactions"])


class Asked:
    """Who asks for a step of one interaction, and why."""

    def __init__(
        self,
        caller: AttendingDependency,
        resources: ResourcesDependency,
        response: Response,
        interaction_id: str,
        expected: Expected,
        body: Step | None = None,
    ) -> None:
        self._caller, self._resources, self._response = caller, resources, response
        self._id, self._expected = interaction_id, expected
        self._reason = body.reason if body else ""

    def step(self, action: str) -> InteractionDetail:
        found = service.step(
            self._resources, self._id, action, self._expected, self._caller, reason=self._reason
        )
        return _shown(self._response, found)


AskedDependency = Annotated[Asked, Depends()]


@router.post("", status_code=201, responses={200: {"description": "La misma, que ya estaba."}})
async def take_in_interaction(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    body: IncomingMessage,
) -> Received:
    """One message of any channel. Sent again (same `source` and `external_id`), it is known."""
    check_key(caller)
    received = await receive(resources, body)
    if not received.new:
        response.status_code = 200
    response.headers["Location"] = f"/v1/interactions/{received.interaction_id}"
    return received


@router.get("")
def list_interactions(
    caller: AttendingDependency,
    session: SessionDependency,
    q: Annotated[str | None, Query(max_length=500, description="Palabras.")] = None,
    state: State | None = None,
    office: str | None = None,
    channel: Channel | None = None,
    assignee: str | None = None,
    theme: str | None = None,
    procedure: str | None = None,
    overdue: bool | None = None,
    duplicates: bool | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> InteractionPage:
    """Of one state, or of what is overdue, what is due first; else the newest first."""
    chosen = InteractionFilter(
        state=state, office=office, channel=channel, assignee=assignee, theme=theme,
        procedure_code=procedure, overdue=overdue, duplicates=duplicates, text=q or None, at=now(),
    )  # fmt: skip
    return service.interactions(session, chosen, offset, limit, caller)


@router.get("/{interaction_id}")
def get_interaction(
    caller: AttendingDependency,
    session: SessionDependency,
    response: Response,
    interaction_id: str,
) -> InteractionDetail:
    return _shown(response, service.interaction(session, interaction_id, caller))


@router.patch("/{interaction_id}")
def change_interaction(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    interaction_id: str,
    body: InteractionChanges,
    expected: Expected,
) -> InteractionDetail:
    """Office, what it is about, who the citizen is and how sure that is."""
    return _shown(response, service.change(resources, interaction_id, body, expected, caller))


@router.get("/{interaction_id}/duplicates")
def get_duplicates(
    caller: AttendingDependency, session: SessionDependency, interaction_id: str
) -> Duplicates:
    return service.duplicates(session, interaction_id, caller)


@router.post("/{interaction_id}:assign")
def assign_interaction(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    interaction_id: str,
    expected: Expected,
    body: Assigning | None = None,
) -> InteractionDetail:
    """To whoever is named, or to whoever asks."""
    to = body.assignee if body and body.assignee else caller.shown
    found = service.step(resources, interaction_id, "assign", expected, caller, assignee=to)
    return _shown(response, found)


@router.post("/{interaction_id}:wait")
def wait_interaction(asked: AskedDependency) -> InteractionDetail:
    """It waits for somebody else: its time stands still."""
    return asked.step("wait")


@router.post("/{interaction_id}:resume")
def resume_interaction(asked: AskedDependency) -> InteractionDetail:
    """Its time runs again."""
    return asked.step("resume")


@router.post("/{interaction_id}:resolve")
def resolve_interaction(asked: AskedDependency) -> InteractionDetail:
    """It becomes a candidate resolved case, to be reviewed."""
    return asked.step("resolve")


@router.post("/{interaction_id}:reopen")
def reopen_interaction(asked: AskedDependency) -> InteractionDetail:
    """It was not resolved after all."""
    return asked.step("reopen")


@router.post("/{interaction_id}:merge")
def merge_interaction(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    interaction_id: str,
    body: MergeIn,
    expected: Expected,
) -> InteractionDetail:
    """It is the same matter as another one, which is kept with all messages. It can be undone."""
    return _shown(response, merging.merge(resources, interaction_id, body.into, expected, caller))


@router.post("/{interaction_id}:unmerge")
def unmerge_interaction(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    interaction_id: str,
    expected: Expected,
) -> InteractionDetail:
    """As it was before it was merged."""
    return _shown(response, merging.unmerge(resources, interaction_id, expected, caller))


@router.post("/{interaction_id}:suggest")
async def suggest_for_interaction(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    interaction_id: str,
    body: SuggestIn | None = None,
) -> Suggestion:
    """For what the citizen last said, given what was said before and what the citizen allows."""
    return await suggesting.suggest(resources, interaction_id, body or SuggestIn(), caller)


@router.post("/{interaction_id}/messages", status_code=201)
def add_message(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    interaction_id: str,
    body: MessageIn,
) -> MessageOut:
    """A reply that was sent, or a note. The same again (by `external_id`) is known: 200."""
    message, new = replying.add_message(resources, interaction_id, body, caller)
    if not new:
        response.status_code = 200
    return message


def _shown(response: Response, detail: InteractionDetail) -> InteractionDetail:
    show_version(response, detail.version)
    return detail
