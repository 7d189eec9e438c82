"""What is known of a citizen when a suggestion is asked for: who they are, what they allow."""

from __future__ import annotations

from sqlalchemy import Engine

from assist.consent.sensitivity import Standing, sensitivity
from assist.suggestions.schemas import Citizen, SuggestionRequest
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.repositories.consents import ConsentRepository, ContactRepository
from indexes.settings import Settings
from indexes.tables import now


def standing_of(citizen: Citizen, engine: Engine, settings: Settings) -> Standing:
    """What the caller says, and the consents in force of that reference. Raises SQLAlchemyError."""
    told = citizen.authenticated
    level = sensitivity(settings).declared_level if told is True else told or None
    purposes = _recorded(citizen.ref, engine, settings) if citizen.ref else frozenset()
    return Standing(level, purposes, citizen.consent)


def admitted(
    request: SuggestionRequest, standing: Standing, settings: Settings
) -> SuggestionRequest:
    """As the stages see it: the citizen is known and agrees where nothing more is needed to speak
    of their own file."""
    configured = sensitivity(settings)
    allowed = not configured.unmet(configured.needs(("own_file",)), standing)
    citizen = request.citizen.model_copy(update={"authenticated": allowed, "consent": allowed})
    return request.model_copy(update={"citizen": citizen})


def _recorded(ref: str, engine: Engine, settings: Settings) -> frozenset[str]:
    with session_scope(engine) as session:
        contacts = ContactRepository(session)
        hashes = contacts.hashes_of(contacts.citizen_of(citizen_hash(settings, ref)))
        found = ConsentRepository(session).in_force(hashes, now())
    return frozenset(one.purpose for one in found)
