"""Deliveries over HTTP."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from assist.interactions.schemas import Received


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Delivered(_Out):
    """What a delivery brought: `known` messages were there already, `rejected` parts are listed
    under /v1/inbound/rejected, `statuses` are of messages that were sent."""

    new: int
    known: int
    rejected: int
    statuses: int = 0
    received: list[Received] = []


class RejectedOut(_Out):
    """`times`: how often the same was delivered. `code` is for programs."""

    id: str
    source: str
    code: str
    reason: str
    remedy: str
    detail: str
    received_at: datetime
    last_at: datetime
    times: int


class RejectedPage(_Out):
    total: int
    items: list[RejectedOut]
