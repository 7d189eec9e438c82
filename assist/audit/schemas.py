"""The audit over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class AuditEntryOut(_Out):
    """`subject`: what it is about; of a citizen, the alias that only this installation can tell."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, Any]
    previous: str
    digest: str


class AuditPage(_Out):
    total: int
    items: list[AuditEntryOut]


class FaultOut(_Out):
    """`message` says it to people."""

    kind: str
    seq: int
    last: int
    was: int | None
    message: str


class AuditState(_Out):
    """`ok`: nothing was changed, taken out, moved or cut off. `head`: digest of the last link."""

    ok: bool
    entries: int
    head: str
    anchors: int
    faults: list[FaultOut]
