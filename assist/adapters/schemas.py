"""What is held of a citizen, over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from assist.adapters.protocols import Appointment, Card, CaseFile, HeldDocument
from assist.consent.sensitivity import Level


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Withheld(_Out):
    """Something that is there, and what has to be there before it is shown. `ask`: how to ask the
    citizen for it."""

    what: Literal["file", "appointment", "document", "card"]
    authentication: Level | None
    consent: list[str]
    ask: str


class Holdings(_Out):
    """`documents` need not be asked for again. `withheld` says what is not shown, without saying
    what it is about."""

    citizen: str
    files: list[CaseFile]
    appointments: list[Appointment]
    documents: list[HeldDocument]
    cards: list[Card]
    withheld: list[Withheld]


class CodeIn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]


class CardShown(_Out):
    title: str
    issuer: str
    valid_until: date


class CardCheck(_Out):
    """`outcome` is for programs, `message` for people. The card is shown where the code is ours."""

    valid: bool
    outcome: Literal["valid", "forged", "expired", "unknown", "revoked", "ended"]
    message: str
    card: CardShown | None = None
    checked_at: datetime
