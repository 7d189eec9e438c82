"""Citizens over HTTP: their history, their data, what was erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from assist.interactions.schemas import InteractionOut, MessageOut


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class TimelineItem(_Out):
    """One message, and the interaction that it stands in."""

    message: MessageOut
    interaction: InteractionOut


class Timeline(_Out):
    """The last said first, on every channel. `total` counts messages."""

    citizen: str
    total: int
    items: list[TimelineItem]


class CitizenData(_Out):
    """All that is kept of one person, by kind (Regulation (EU) 2016/679, art. 15 and 20)."""

    citizen: str
    exported_at: datetime
    data: dict[str, list[dict[str, Any]]]


class ErasureReport(_Out):
    """How many records of each kind were taken away or blanked. `proof`: under which name the audit
    keeps that it was done; whoever has the reference can find it."""

    proof: str
    erased: dict[str, int]
    at: datetime


class PurgeReport(_Out):
    """What was (in a dry run: would be) taken away because its time is over."""

    dry_run: bool
    interactions: int
    consents: int
    rejected: int
    erased: dict[str, int]
