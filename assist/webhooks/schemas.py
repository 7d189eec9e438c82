"""Subscriptions over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assist.live.announcing import EventType

Url = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=2_000)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Events = Annotated[list[EventType | Literal["*"]], Field(min_length=1, max_length=50)]
SubscriptionState = Literal["active", "paused"]


class WebhookIn(BaseModel):
    """`events`: types, or `*` for all of them."""

    model_config = ConfigDict(extra="forbid")

    url: Url
    events: Events
    description: Description = ""


class WebhookChanges(BaseModel):
    """Only what is sent is changed."""

    model_config = ConfigDict(extra="forbid")

    url: Url | None = None
    events: Events | None = None
    description: Description | None = None
    state: SubscriptionState | None = None


class WebhookOut(BaseModel):
    """`previous_until`: until then messages are also signed with the secret before."""

    model_config = ConfigDict(frozen=True)

    id: str
    url: str
    description: str
    events: list[str]
    state: SubscriptionState
    created_by: str
    created_at: datetime
    rotated_at: datetime | None
    previous_until: datetime | None
    version: int


class WebhookSecret(WebhookOut):
    """`secret` is shown this once; whoever loses it asks for another."""

    secret: str


class WebhookPing(BaseModel):
    """What the address answered to a message of the type `webhook.ping`."""

    model_config = ConfigDict(frozen=True)

    delivered: bool
    status: int | None
    error: str
