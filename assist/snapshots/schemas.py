"""Snapshots over HTTP."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class SnapshotOut(BaseModel):
    """`current` is in use; `pinned`, too, and stays until it is unpinned. One that is not `usable`
    was built by another model or version."""

    model_config = ConfigDict(frozen=True)

    id: str
    created_at: datetime
    passages: int
    documents: int
    embedder: str
    current: bool
    pinned: bool
    usable: bool


class SnapshotUnpinned(BaseModel):
    """What is stored now is used once `reindex_job` is done."""

    model_config = ConfigDict(frozen=True)

    id: str
    reindex_job: str
