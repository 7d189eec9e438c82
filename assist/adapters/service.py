"""Looks up what the administration holds of a citizen, as far as they may be spoken to of it.
Nothing of it is kept; that it was looked up is."""

from __future__ import annotations

from datetime import UTC, datetime, time

from sqlalchemy import Engine

from assist.adapters.codes import check, code_for, drawn
from assist.adapters.errors import AdapterError
from assist.adapters.factory import systems_of
from assist.adapters.gate import Gate
from assist.adapters.protocols import Card, CitizenSystems
from assist.adapters.schemas import CardCheck, CardShown, Holdings
from assist.auth.dependencies import Caller
from assist.consent.sensitivity import Level, sensitivity
from assist.consent.standing import standing_of
from assist.interactions.access import check_citizen
from assist.problems import Problem
from assist.resources import Resources
from assist.suggestions.schemas import Citizen
from indexes.audit import proof_name, record
from indexes.citizens import citizen_hash, is_citizen_hash
from indexes.database import session_scope
from indexes.models import Channel
from indexes.repositories.consents import ContactRepository
from indexes.settings import Settings
from indexes.tables import now
from prompts.catalogue import catalogue


class Asked:
    """Whose, and what the caller says of how they are known."""

    def __init__(
        self,
        ref: str,
        authenticated: Level | None,
        channel: Channel,
        language: str,
        *,
        consent: bool,
    ) -> None:
        self.ref, self.channel, self.language = ref.strip(), channel, language
        self.citizen = Citizen(ref=self.ref, authenticated=authenticated or False, consent=consent)


def holdings(resources: Resources, asked: Asked, procedure: str | None, caller: Caller) -> Holdings:
    """Raises Problem 403 with what is missing, 422, 503."""
    engine, settings = resources.engine, resources.settings
    citizen, gate = _admitted(engine, settings, asked, caller)
    systems = _systems(settings)
    today = datetime.combine(now().date(), time(), UTC)
    try:
        held = (
            systems.files_of(asked.ref), systems.appointments_of(asked.ref, today),
            systems.documents_of(asked.ref), systems.cards_of(asked.ref),
        )  # fmt: skip
    except AdapterError as error:
        raise Problem("unavailable", reason=str(error)) from error
    files, no_files = gate.sorted("file", held[0], procedure)
    appointments, no_appointments = gate.sorted("appointment", held[1], procedure)
    documents, no_documents = gate.sorted("document", held[2], procedure)
    cards, no_cards = gate.sorted("card", held[3], procedure)
    found = Holdings(
        citizen=citizen, files=files, appointments=appointments, documents=documents, cards=cards,
        withheld=[*no_files, *no_appointments, *no_documents, *no_cards],
    )  # fmt: skip
    told = {name: len(getattr(found, name)) for name in ("files", "appointments", "documents")}
    told |= {"cards": len(cards), "withheld": len(found.withheld)}
    _note(engine, caller, "citizen.holdings", citizen, told)
    return found


def card_code(resources: Resources, asked: Asked, id: str, caller: Caller) -> bytes:
    """The QR of one of their cards, as SVG. Raises Problem 403, 404, 409, 503."""
    engine, settings = resources.engine, resources.settings
    citizen, gate = _admitted(engine, settings, asked, caller)
    try:
        cards = gate.sorted("card", _systems(settings).cards_of(asked.ref))[0]
    except AdapterError as error:
        raise Problem("unavailable", reason=str(error)) from error
    card = next((one for one in cards if one.id == id), None)
    if card is None:
        raise Problem("not_found", what="ningún carné", id=id)
    fault = _fault(card)
    if fault is not None:
        raise Problem("conflict", reason=catalogue("adapters")["card"][fault])
    _note(engine, caller, "card.shown", citizen, {})
    return drawn(code_for(settings, card, now()).text)


def check_code(resources: Resources, code: str, caller: Caller) -> CardCheck:
    """Never raises for what the code says. Raises Problem 503."""
    settings, at = resources.settings, now()
    found = check(settings, code, at)
    card: Card | None = None
    outcome = found.refused
    if found.card is not None:
        try:
            card = _systems(settings).card(found.card)
        except AdapterError as error:
            raise Problem("unavailable", reason=str(error)) from error
    result = outcome or ("unknown" if card is None else _fault(card) or "valid")
    with session_scope(resources.engine) as session:
        told = {"outcome": result}
        record(session, actor=caller.shown, action="card.checked", subject="*", detail=told)
    return CardCheck(
        valid=result == "valid",
        outcome=result,
        message=catalogue("adapters")["card"][result],
        card=CardShown(**card.model_dump(include=set(CardShown.model_fields))) if card else None,
        checked_at=at,
    )


def _admitted(engine: Engine, settings: Settings, asked: Asked, caller: Caller) -> tuple[str, Gate]:
    """Their hash. Raises Problem; that somebody was refused is noted, too."""
    if is_citizen_hash(asked.ref) or not asked.ref.strip():
        message = catalogue("adapters")["errors"]["hash"]
        raise Problem("invalid", errors=[{"field": "path.ref", "message": message}])
    with session_scope(engine) as session:
        citizen = ContactRepository(session).citizen_of(citizen_hash(settings, asked.ref))
        check_citizen(session, caller, citizen)
    standing = standing_of(asked.citizen, engine, settings)
    gate = Gate(sensitivity(settings), standing, asked.channel, asked.language)
    try:
        gate.check()
    except Problem:
        _note(engine, caller, "citizen.holdings_refused", citizen, {})
        raise
    return citizen, gate


def _systems(settings: Settings) -> CitizenSystems:
    try:
        return systems_of(settings)
    except AdapterError as error:
        raise Problem("unavailable", reason=str(error)) from error


def _fault(card: Card) -> str | None:
    if card.revoked:
        return "revoked"
    return "ended" if card.valid_until < now().date() else None


def _note(engine: Engine, caller: Caller, action: str, citizen: str, told: dict[str, int]) -> None:
    """Whoever only was looked for is not named anew."""
    known = any(told.values())
    with session_scope(engine) as session:
        subject = citizen if known else proof_name(citizen)
        record(session, actor=caller.shown, action=action, subject=subject, detail=told)
