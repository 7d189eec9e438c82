"""What citizens want to be told of: taken down with their consent, ended by them or for them."""

from __future__ import annotations

import secrets

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.interactions.access import check_citizen
from assist.notices.audiences import audiences
from assist.notices.recipients import PURPOSE
from assist.notices.schemas import InterestIn, InterestOut
from assist.outbox.secrets import sealed
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import proof_name, record
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.repositories import ProcedureRepository
from indexes.repositories.consents import ContactRepository
from indexes.repositories.interests import InterestRepository
from indexes.settings import Settings
from indexes.tables import Interest, now
from prompts.catalogue import catalogue

WHAT = "ningún interés"


def interests(session: Session, settings: Settings, ref: str, caller: Caller) -> list[InterestOut]:
    """Those of one citizen, the ended ones too."""
    citizen = citizen_hash(settings, ref)
    _check_citizen(session, caller, citizen)
    repository = InterestRepository(session)
    under = _hashes(session, citizen)
    rows = [row for one in under for row in repository.of_citizen(one, ended=True)]
    found = [_out(row) for row in rows]
    subject = citizen if rows else proof_name(citizen)  # who was forgotten is not named anew
    record(session, actor=caller.shown, action="citizen.interests_read", subject=subject)
    return found


def add(resources: Resources, body: InterestIn, caller: Caller) -> InterestOut:
    """Raises Problem 409 without a consent in force, and 422 for what nobody knows."""
    settings = resources.settings
    _check(resources, body)
    citizen = citizen_hash(settings, body.ref)
    with session_scope(resources.engine) as session:
        _check_citizen(session, caller, citizen)
        repository = InterestRepository(session)
        found = (repository.consent(one, PURPOSE, now()) for one in _hashes(session, citizen))
        consent = next((one for one in found if one is not None), None)
        if consent is None:
            raise Problem("no_consent", purpose=PURPOSE)
        row = Interest(
            id="itr_" + secrets.token_hex(10),
            citizen=consent.citizen,
            recipient=sealed(settings, body.ref),
            consent_id=consent.id,
            created_by=caller.shown,
            **body.model_dump(exclude={"ref"}),
        )
        repository.add(row)
        record(session, actor=caller.shown, action="citizen.interest_added", subject=citizen,
               detail={"interest": row.id})  # fmt: skip
        return _out(row)


def end(resources: Resources, id: str, caller: Caller) -> None:
    with session_scope(resources.engine) as session:
        repository = InterestRepository(session)
        row = repository.get(id)
        if row is None:
            raise Problem("not_found", what=WHAT, id=id)
        _check_citizen(session, caller, row.citizen)
        repository.end([id], "agent", now())
        record(session, actor=caller.shown, action="citizen.interest_ended", subject=row.citizen,
               detail={"interest": id})  # fmt: skip


def _hashes(session: Session, citizen: str) -> list[str]:
    """Of the person, and of what was tied to them."""
    contacts = ContactRepository(session)
    return contacts.hashes_of(contacts.citizen_of(citizen))


def _check_citizen(session: Session, caller: Caller, citizen: str) -> None:
    """A session's token is for the citizen of its interaction. Raises Problem 404."""
    check_citizen(session, caller, ContactRepository(session).citizen_of(citizen))


def _check(resources: Resources, body: InterestIn) -> None:
    check_audiences(resources.settings, [body.audience] if body.audience else [])
    if body.procedure_code is not None:
        check_procedure(resources, body.procedure_code)


def check_audiences(settings: Settings, chosen: list[str]) -> None:
    known = {one.id for one in audiences(settings)}
    said = catalogue("notices")["edit"]["audience"]
    errors = [
        {"field": "body.audience", "message": said.format(audience=id)}
        for id in chosen
        if id not in known
    ]
    if errors:
        raise Problem("invalid", errors=errors)


def check_procedure(resources: Resources, code: str) -> None:
    with session_scope(resources.engine) as session:
        known = ProcedureRepository(session).by_code(code)
    if not known:
        said = catalogue("notices")["edit"]["procedure"].format(code=code)
        raise Problem("invalid", errors=[{"field": "body.procedure_code", "message": said}])


def _out(row: Interest) -> InterestOut:
    return InterestOut(**row.model_dump(include=set(InterestOut.model_fields)))
