"""Who the citizen of an interaction is: a telephone or an address may be tied to one of the CRM.

Only contacts are tied, and only to citizens of the CRM: two of these are never made one, and no tie
leads to another. What came from a contact says so, and is given back when the tie is undone."""

from __future__ import annotations

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.interactions.access import check_key
from indexes.citizens import citizen_hash, is_contact_hash
from indexes.repositories.consents import ContactRepository
from indexes.repositories.interactions import InteractionRepository
from indexes.settings import Settings
from indexes.tables import Interaction


def tie(session: Session, settings: Settings, row: Interaction, ref: str, caller: Caller) -> None:
    """Whoever wrote from there is that citizen, in what came before and in what will come. Of an
    interaction that came from nowhere that is tied, only it changes. Raises Problem 403 where the
    token of a session would open another citizen's history."""
    contacts, asked, before = ContactRepository(session), citizen_hash(settings, ref), row.citizen
    tied = contacts.citizen_of(row.contact) if row.contact else None
    undone = asked == row.contact and before == tied
    citizen = asked if undone else contacts.citizen_of(asked)
    if citizen == before:
        return
    check_key(caller)
    row.citizen = citizen
    if is_contact_hash(asked) and not undone:
        row.contact = asked
    elif row.contact is not None and before is not None and before == tied:
        _move(session, row.contact, before, citizen, caller)


def _move(session: Session, contact: str, before: str, citizen: str, caller: Caller) -> None:
    contacts = ContactRepository(session)
    if contact == citizen:
        contacts.untie(contact)
    else:
        contacts.tie(contact, citizen, caller.shown)
    session.flush()
    InteractionRepository(session).tie(contact, before, citizen)
