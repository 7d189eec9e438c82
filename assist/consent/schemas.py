"""Consents and sensitivity over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

from assist.consent.sensitivity import Kind, Level
from indexes.models import Channel

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Evidence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
ShownText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]


class _In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class ConsentIn(_In):
    """The citizen's reference, or the interaction in which it was given. `text_shown`: what was
    read out or shown, where it was not the text of the purpose. `evidence`: how it was given."""

    citizen_ref: Reference | None = None
    interaction_id: Name | None = None
    purpose: Name
    channel: Channel
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "es"
    evidence: Evidence
    text_shown: ShownText | None = None
    given_at: AwareDatetime | None = None
    expires_at: AwareDatetime | None = None


class ConsentOut(_Out):
    """`in_force`: given, not withdrawn, not over."""

    id: str
    citizen: str
    purpose: str
    text_shown: str
    language: str
    channel: Channel
    evidence: str
    given_by: str
    given_at: datetime
    expires_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    interaction_id: str | None
    in_force: bool


class ConsentPage(_Out):
    total: int
    items: list[ConsentOut]


class ClassOut(_Out):
    """It applies to questions of all these kinds."""

    name: str
    when: tuple[Kind, ...]
    authentication: Level | None
    consent: tuple[str, ...]


class PurposeOut(_Out):
    """`name` and `text` (what the citizen agrees to) by language; `ask`: how to ask for it on each
    channel, in the language that was asked for. `recorded`: it counts only once it is recorded."""

    name: str
    months: int
    recorded: bool
    names: dict[str, str]
    texts: dict[str, str]
    ask: dict[Channel, str]


class SensitivityOut(_Out):
    classes: list[ClassOut]
    purposes: list[PurposeOut]
