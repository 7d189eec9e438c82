"""Sessions over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class SessionIn(BaseModel):
    """Whom it is for, as the host knows them: `agent` and `interaction` are opaque references.
    `minutes`: how long; as the settings say where nothing is said."""

    model_config = ConfigDict(extra="forbid")

    agent: Reference
    office: Reference
    interaction: Reference
    minutes: int | None = Field(default=None, ge=1, le=60)


class SessionOut(BaseModel):
    """`token` goes into `Authorization: Bearer`, never into an address."""

    model_config = ConfigDict(frozen=True)

    id: str
    token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105  # a word, no secret
    agent: str
    office: str
    interaction: str
    expires_at: datetime
    expires_in: int
