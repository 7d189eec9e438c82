"""Taking consents down, showing and withdrawing them. All of it is told to the audit."""

from __future__ import annotations

import calendar
import secrets
from datetime import datetime

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.consent.schemas import (
    ClassOut,
    ConsentIn,
    ConsentOut,
    ConsentPage,
    PurposeOut,
    SensitivityOut,
)
from assist.consent.sensitivity import Needs, Sensitivity, sensitivity
from assist.consent.wording import asking
from assist.interactions.access import check_citizen, check_key, existing
from assist.interactions.redacting import redacted
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import proof_name, record
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.models import Channel
from indexes.redaction import redact
from indexes.repositories.consents import ConsentRepository, ContactRepository
from indexes.settings import Settings
from indexes.tables import Consent, now
from prompts.catalogue import catalogue

_WHAT = "ningún consentimiento"


def give(resources: Resources, body: ConsentIn, caller: Caller) -> ConsentOut:
    """Raises Problem 422 for a purpose that is not configured, or nobody's consent."""
    configured = sensitivity(resources.settings)
    purpose = configured.purposes.get(body.purpose)
    if purpose is None:
        raise _invalid("purpose", known=", ".join(configured.purposes))
    at = min(body.given_at or now(), now())
    with session_scope(resources.engine) as session:
        row = Consent(
            id="con_" + secrets.token_hex(10),
            citizen=_whose(session, resources.settings, body, caller),
            purpose=body.purpose,
            text_shown=redacted(body.text_shown or "") or purpose.text_in(body.language),
            language=body.language,
            channel=body.channel.value,
            evidence=str(redact(body.evidence).text),
            given_by=caller.shown,
            given_at=at,
            expires_at=body.expires_at or _months_after(at, purpose.months),
            interaction_id=body.interaction_id,
        )
        ConsentRepository(session).add(row)
        told = {"citizen": row.citizen, "purpose": row.purpose, "interaction": row.interaction_id}
        record(session, actor=caller.shown, action="consent.given", subject=row.id, detail=told)
        return shown(row)


def withdraw(resources: Resources, id: str, caller: Caller) -> ConsentOut:
    """From now on it counts no more. Twice is once."""
    with session_scope(resources.engine) as session:
        row = ConsentRepository(session).get(id)
        if row is None:
            raise Problem("not_found", what=_WHAT, id=id)
        check_citizen(session, caller, ContactRepository(session).citizen_of(row.citizen))
        if row.withdrawn_at is None:
            row.withdrawn_at, row.withdrawn_by = now(), caller.shown
            session.add(row)
            session.flush()
            told = {"citizen": row.citizen, "purpose": row.purpose}
            record(session, actor=caller.shown, action="consent.withdrawn", subject=id, detail=told)
        return shown(row)


def of_citizen(session: Session, settings: Settings, ref: str, caller: Caller) -> ConsentPage:
    contacts = ContactRepository(session)
    citizen = contacts.citizen_of(citizen_hash(settings, ref))
    check_citizen(session, caller, citizen)
    items = [shown(row) for row in ConsentRepository(session).of(contacts.hashes_of(citizen))]
    subject = citizen if items else proof_name(citizen)  # nobody is named anew by being looked for
    record(session, actor=caller.shown, action="consent.read", subject=subject)
    return ConsentPage(total=len(items), items=items)


def consents(
    session: Session, purpose: str | None, offset: int, limit: int, caller: Caller
) -> ConsentPage:
    check_key(caller)
    repository = ConsentRepository(session)
    items = [shown(row) for row in repository.list(purpose, offset, limit)]
    page = ConsentPage(total=repository.count(purpose), items=items)
    told = {"purpose": purpose, "shown": len(items)}
    record(session, actor=caller.shown, action="consent.listed", subject="*", detail=told)
    return page


def classes(settings: Settings, language: str) -> SensitivityOut:
    configured = sensitivity(settings)
    return SensitivityOut(
        classes=[
            ClassOut(name=name, **one.model_dump()) for name, one in configured.classes.items()
        ],
        purposes=[_purpose(configured, name, language) for name in configured.purposes],
    )


def shown(row: Consent) -> ConsentOut:
    at = now()
    over = row.expires_at is not None and row.expires_at <= at
    values = row.model_dump(include=set(ConsentOut.model_fields))
    return ConsentOut(**values, in_force=row.withdrawn_at is None and not over)


def _purpose(configured: Sensitivity, name: str, language: str) -> PurposeOut:
    one = configured.purposes[name]
    return PurposeOut(
        name=name,
        months=one.months,
        recorded=one.recorded,
        names=one.name,
        texts=one.text,
        ask={
            channel: asking(configured, Needs(None, (name,)), channel, language)
            for channel in Channel
        },
    )


def _whose(session: Session, settings: Settings, body: ConsentIn, caller: Caller) -> str:
    if body.interaction_id is not None:
        citizen = existing(session, body.interaction_id, caller).citizen
        if body.citizen_ref is None and citizen is not None:
            return citizen
    if body.citizen_ref is None:
        raise _invalid("whose")
    citizen = ContactRepository(session).citizen_of(citizen_hash(settings, body.citizen_ref))
    check_citizen(session, caller, citizen)
    return citizen


def _months_after(at: datetime, months: int) -> datetime:
    year, month = divmod(at.month - 1 + months, 12)
    year, month = at.year + year, month + 1
    return at.replace(year=year, month=month, day=min(at.day, calendar.monthrange(year, month)[1]))


def _invalid(name: str, **values: str) -> Problem:
    entry = catalogue("consents")["invalid"][name]
    error = {"field": entry["field"], "message": entry["message"].format(**values)}
    return Problem("invalid", errors=[error])
