"""What a round did, and where we are."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class StreamReport(BaseModel):
    """`full`: read from the beginning. `error`: why it could not go on; empty: it went well."""

    model_config = ConfigDict(validate_assignment=True)

    seen: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    removed: int = 0
    faulty: int = 0
    full: bool = False
    error: str = ""


class SyncReport(BaseModel):
    """`queued`: how many of each kind are to be told them."""

    streams: dict[str, StreamReport] = {}
    queued: dict[str, int] = {}
    dry_run: bool = False
    error: str = ""

    @property
    def failed(self) -> bool:
        return bool(self.error) or any(one.error for one in self.streams.values())


class Place(BaseModel):
    """How far one table was read; the figures are of all rounds."""

    model_config = ConfigDict(frozen=True)

    stream: str
    state: str  # never | middle | complete
    completed_at: datetime | None
    updated_at: datetime | None
    seen: int
    taken: int
    removed: int
    faulty: int
    error: str


class ConnectorStatus(BaseModel):
    """`missing`: settings without which there is no connection."""

    model_config = ConfigDict(frozen=True)

    url: str
    missing: list[str]
    streams: list[Place]
    pending: int
    failed: int
