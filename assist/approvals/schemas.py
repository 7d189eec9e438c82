"""Approvals over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

ApprovalState = Literal["waiting", "approved", "returned"]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class ApprovalIn(BaseModel):
    """`text`: as it is to be sent. It is redacted before it is kept."""

    model_config = ConfigDict(extra="forbid")

    text: LongText
    suggestion_id: Reference | None = None
    interaction_id: Reference | None = None
    office: Reference | None = None

    @model_validator(mode="after")
    def _says_of_what(self) -> Self:
        if self.suggestion_id is None and self.interaction_id is None:
            raise ValueError("falta «suggestion_id» o «interaction_id»")
        return self


class Return(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class ApprovalOut(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    state: ApprovalState
    text: str
    suggestion_id: str | None
    interaction_id: str | None
    office: str | None
    theme: str | None
    reason: str
    requested_by: str
    requested_at: datetime
    decided_by: str
    decided_at: datetime | None
    version: int


class ApprovalPage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: list[ApprovalOut]


class ApprovalCheck(BaseModel):
    """`required`: this office or this theme wants it. `latest`: what was asked for last."""

    model_config = ConfigDict(frozen=True)

    required: bool
    latest: ApprovalOut | None
