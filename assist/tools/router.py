"""The tools over HTTP. What is asked is neither stored nor logged."""

from __future__ import annotations

from fastapi import APIRouter

from assist.auth.dependencies import AgentDependency
from assist.dependencies import SessionDependency
from assist.problems import Problem
from assist.tools.identifiers import check_identifier
from assist.tools.schemas import IdentifierCheck, IdentifierRequest, Term, TermRequest
from assist.tools.terms import PlaceUnknown, count_term
from indexes.repositories import OfficeRepository

router = APIRouter(prefix="/v1/tools", tags=["tools"])


@router.post("/term")
def term(_: AgentDependency, session: SessionDependency, body: TermRequest) -> Term:
    """The last day of a term, counted by law on the calendar of a municipality."""
    municipality = body.municipality
    if municipality is None and body.office is not None:
        office = OfficeRepository(session).get(body.office)
        if office is None:
            raise Problem("not_found", what="ninguna oficina", id=body.office)
        municipality = office.municipality
    try:
        return count_term(body.start, body.amount, body.unit, municipality)
    except PlaceUnknown as error:
        raise Problem(
            "invalid", errors=[{"field": "body.municipality", "message": str(error)}]
        ) from error


@router.post("/identifier")
def identifier(_: AgentDependency, body: IdentifierRequest) -> IdentifierCheck:
    """Whether a NIF, NIE, CIF or IBAN is well written."""
    return check_identifier(body.value)
