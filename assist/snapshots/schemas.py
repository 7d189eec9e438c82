"""Snapshots over HTTP."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class SnapshotOut(BaseModel):
    """`current` is in use. One that is not `usable` was built by another model or version."""

    model_config = ConfigDict(frozen=True)

    id: str
    created_at: datetime
    passages: int
    documents: int
    embedder: str
    current: bool
    usable: bool
