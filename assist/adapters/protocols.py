"""What an adapter gives. One class may be all of them; each looks things up when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from assist.consent.sensitivity import Kind


class Held(BaseModel):
    """`kinds`: what makes it more sensitive than a file of one's own; `procedures`: codes of the
    procedures that it has to do with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    kinds: tuple[Kind, ...] = ()
    procedures: tuple[str, ...] = ()


class CaseFile(Held):
    """A file that some office is dealing with. `step`: where it is, in words of that office."""

    state: Literal["open", "waiting_for_citizen", "decided", "closed"]
    step: str
    since: date
    respond_by: date | None = None  # the citizen
    decide_by: date | None = None  # the administration


class Appointment(Held):
    at: AwareDatetime
    office: str
    state: Literal["booked", "cancelled", "attended"] = "booked"


class HeldDocument(Held):
    """What the administration holds already need not be brought (Ley 39/2015, art. 28)."""

    issuer: str
    issued_on: date
    valid_until: date | None = None


class Card(Held):
    """`revoked`: no longer good, whatever its date says."""

    issuer: str
    valid_until: date
    revoked: bool = False


class CaseFiles(Protocol):
    def files_of(self, ref: str) -> Sequence[CaseFile]:
        """`ref`: as the CRM calls the citizen. Nothing for somebody unknown. Raises AdapterError;
        so do all others."""
        ...


class Appointments(Protocol):
    def appointments_of(self, ref: str, since: datetime) -> Sequence[Appointment]: ...


class Documents(Protocol):
    def documents_of(self, ref: str) -> Sequence[HeldDocument]: ...


class Cards(Protocol):
    def cards_of(self, ref: str) -> Sequence[Card]: ...

    def card(self, id: str) -> Card | None:
        """Whosever it is."""
        ...


class CitizenSystems(CaseFiles, Appointments, Documents, Cards, Protocol):
    pass
