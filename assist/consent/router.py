"""Consents of citizens, and what each class of matters needs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from assist.auth.dependencies import AgentDependency, AttendingDependency, require
from assist.auth.roles import SUPERVISORS
from assist.consent import service
from assist.consent.schemas import ConsentIn, ConsentOut, ConsentPage, SensitivityOut
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.interactions.schemas import Citizen
from assist.paging import Limit, Offset
from prompts.loader import LANGUAGES

router = APIRouter(prefix="/v1", tags=["consents"])


@router.get("/sensitivity")
def get_sensitivity(
    _: AgentDependency,
    resources: ResourcesDependency,
    language: Annotated[str, Query(pattern=f"^({'|'.join(LANGUAGES)})$")] = "es",
) -> SensitivityOut:
    """Which matters are sensitive, what each needs, and how to ask for it."""
    return service.classes(resources.settings, language)


@router.get("/consents")
def list_consents(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    citizen: Annotated[Citizen | None, Query(max_length=300)] = None,
    purpose: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> ConsentPage:
    """Of a citizen (by reference or hash); without one, all of them, for supervisors."""
    if citizen is not None:
        return service.of_citizen(session, resources.settings, citizen, caller)
    require(caller, SUPERVISORS)
    return service.consents(session, purpose, offset, limit, caller)


@router.post("/consents", status_code=201)
def give_consent(
    caller: AttendingDependency, resources: ResourcesDependency, body: ConsentIn
) -> ConsentOut:
    """Takes down that a citizen agreed: for what, to which text, and how that is known."""
    return service.give(resources, body, caller)


@router.post("/consents/{consent_id}:withdraw")
def withdraw_consent(
    caller: AttendingDependency, resources: ResourcesDependency, consent_id: str
) -> ConsentOut:
    """As easily as it was given. It stays listed, with who took it back and when."""
    return service.withdraw(resources, consent_id, caller)
