"""Facts that rightly differ from office to office: its own phone and its own e-mail address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eval.audit.comparing import agrees
from eval.audit.models import Cluster, SentCase
from eval.audit.official import OfficialPage
from eval.audit.statements import facts_of
from eval.models import TerritorialValue
from indexes.database import open_database, session_scope
from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.facts.models import REACHABLE_BY
from indexes.models import Office
from indexes.offices import slug
from indexes.repositories import OfficeRepository
from indexes.settings import Settings

Offices = Mapping[str, Office]


def stored_offices(settings: Settings) -> Offices:
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = {office.id: office for office in OfficeRepository(session).list()}
    engine.dispose()
    return found


def territorial(
    case: SentCase, offices: Offices, pages: Sequence[OfficialPage]
) -> tuple[TerritorialValue, ...]:
    """Those of the answer that are its office's own, or that the official page gives beside others
    of the kind, one for each place."""
    return tuple(
        TerritorialValue(kind=fact.kind.value, slot=fact.slot.value, value=fact.normalised)
        for fact in dict.fromkeys(facts_of(case))
        if fact.kind in REACHABLE_BY
        and (is_own(fact, case, offices) or _one_of_several(fact, pages))
    )


def is_own(fact: Fact, case: SentCase, offices: Offices) -> bool:
    """In the table of offices under this office; or an address that bears the office's name."""
    office = offices.get(case.office)
    if fact.kind is FactKind.PHONE:
        return office is not None and fact.normalised in _phones(office)
    if fact.kind is FactKind.EMAIL:
        names = {case.office, slug(office.municipality)} if office else {case.office}
        return bool(names & set(_parts(fact.normalised)))
    return False


def varies(cluster: Cluster) -> bool:
    """Whether the need itself is the office's own phone, place or hours."""
    return bool(cluster.aspects) and set(cluster.aspects) <= {"contact", "where"}


def _phones(office: Office) -> set[str]:
    return (
        {fact.normalised for fact in extract_facts(f"Teléfono: {office.phone}")}
        if office.phone
        else set()
    )


def _parts(address: str) -> Iterable[str]:
    local = address.partition("@")[0]
    name = slug(local)
    return (name, *name.split("-"))


def _one_of_several(fact: Fact, pages: Sequence[OfficialPage]) -> bool:
    for page in pages:
        given = [one for one in page.facts if one.kind is fact.kind and one.slot is Slot.CONTACT]
        if len({one.normalised for one in given}) > 1 and agrees(fact, given):
            return True
    return False
