"""Interactions over HTTP, and the one shape that messages of every channel take."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from indexes.models import Aspect, Channel

State = Literal["new", "assigned", "waiting", "resolved", "reopened", "escalated"]
Direction = Literal["in", "out", "note"]
Authentication = Literal["low", "substantial", "high"]  # levels of Regulation (EU) 910/2014

MAX_TEXT = 20_000


def named(ref: str) -> str:
    """Of a reference: raises ValueError for one that names nobody."""
    if not ref.strip():
        raise ValueError("está vacío")
    return ref


Citizen = Annotated[str, AfterValidator(named)]  # how the CRM calls them
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT)]
Written = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)
]
Subject = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Reference = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(named),
]
Source = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,49}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]


class _In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class AttachmentIn(_In):
    """The file itself stays where it came from."""

    name: Annotated[str, StringConstraints(max_length=300)] = ""
    type: Annotated[str, StringConstraints(max_length=200)] = ""
    bytes: int | None = Field(default=None, ge=0)


class CitizenIn(_In):
    """`ref`: opaque to us, stored as a keyed hash only. `authenticated`: how sure the sender is."""

    ref: Reference | None = None
    authenticated: Authentication | None = None


class IncomingMessage(_In):
    """One message of any channel. `source` and `external_id` name it: sent again, it is known.
    `thread` is the source's own conversation; `references` are `external_id`s of earlier messages.
    Texts are redacted before they are stored."""

    source: Source
    external_id: Reference
    channel: Channel
    direction: Direction = "in"
    text: Text = ""
    subject: Subject = ""
    at: AwareDatetime | None = None
    citizen: CitizenIn = CitizenIn()
    thread: Reference | None = None
    references: tuple[Reference, ...] = Field(default=(), max_length=100)
    office: Name | None = None
    language: Language | None = None
    author: Name | None = None
    attachments: tuple[AttachmentIn, ...] = Field(default=(), max_length=100)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.subject or self.attachments):
            raise ValueError("el mensaje necesita «text», un asunto o adjuntos")
        return self


class Attachment(_Out):
    name: str
    type: str
    bytes: int | None = None


class MessageOut(_Out):
    """`status`: what its channel told of one that was sent."""

    id: str
    interaction_id: str
    direction: Direction
    channel: Channel
    source: str
    text: str
    at: datetime
    attachments: list[Attachment]
    suggestion_id: str | None
    author: str | None
    status: Literal["sent", "delivered", "read", "failed"] | None = None
    status_error: str = ""


class StateChange(_Out):
    at: datetime
    by: str
    from_state: State | None
    to_state: State
    reason: str


class InteractionOut(_Out):
    """`due_at` is counted in working time of its office; none while it waits for somebody else.
    `duplicate_of`: probably the same as another one; a person decides."""

    id: str
    citizen: str | None
    channel: Channel
    office: str | None
    state: State
    assignee: str | None
    subject: str
    theme: str | None
    procedure_code: str | None
    procedure_title: str | None
    aspect: Aspect | None
    classified_by: str | None
    source: str
    language: str | None
    created_at: datetime
    last_message_at: datetime | None
    first_response_at: datetime | None
    resolved_at: datetime | None
    due_at: datetime | None
    due_kind: Literal["first_response", "resolution"] | None
    overdue: bool
    updated_at: datetime
    merged_into: str | None
    duplicate_of: str | None
    duplicate_score: float | None
    authentication: Authentication | None
    survey_opt_out: bool
    version: int


class InteractionDetail(InteractionOut):
    """`actions` are possible now. `merged`: those whose messages stand here too."""

    messages: list[MessageOut]
    changes: list[StateChange]
    merged: list[str]
    actions: list[str]


class InteractionPage(_Out):
    total: int
    items: list[InteractionOut]


class Received(_Out):
    """`new`: False when the message was there already. `reopened`: it opened a resolved one."""

    interaction_id: str
    message_id: str
    new: bool
    opened: bool
    reopened: bool = False


class InteractionChanges(_In):
    """Only what is sent is changed. `citizen_ref` ties who wrote to a citizen of the CRM: also all
    else that came from that telephone or address. `duplicate_of: null`: it is no duplicate."""

    office: Name | None = None
    theme: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None
    procedure_code: Name | None = None
    aspect: Aspect | None = None
    citizen_ref: Reference | None = None
    authentication: Authentication | None = None
    survey_opt_out: bool | None = None
    duplicate_of: None = None


class Assigning(_In):
    """Nobody named: whoever asks."""

    assignee: Name | None = None


class Step(_In):
    reason: Reason = ""


class MergeIn(_In):
    into: Name


class MessageIn(_In):
    """A reply that was sent, or a note. `suggestion_id`: what the reply was made from; that it was
    sent is noted there too. `external_id`: as its channel knows it, to tell what became of it."""

    direction: Literal["out", "note"] = "out"
    text: Written
    suggestion_id: Name | None = None
    external_id: Reference | None = None
    source: Source | None = None
    channel: Channel | None = None
    at: AwareDatetime | None = None
    attachments: tuple[AttachmentIn, ...] = Field(default=(), max_length=100)


class SuggestIn(_In):
    style: Literal["standard", "brief", "plain"] = "standard"
    channel: Channel | None = None  # on which to answer, where it is another
    language: Language | None = None
    consent: bool = False  # said to the agent just now, and not yet taken down


class Duplicate(_Out):
    """`score`, 0 to 1: how alike the texts are. `hours`: between the two."""

    interaction: InteractionOut
    score: float
    hours: float


class Duplicates(_Out):
    items: list[Duplicate]
