"""What the tools receive and return. Nothing of it is stored."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

TermUnit = Literal["working_days", "calendar_days", "months", "years"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TermRequest(Message):
    """`start`: the day of the notification or publication; counting begins the day after."""

    start: date = Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))
    amount: int = Field(ge=1, le=1_000)
    unit: TermUnit = "working_days"
    municipality: Name | None = None
    office: Name | None = None  # its municipality counts when none is given


class TermStep(Message):
    text: str
    law: str | None = None
    url: str | None = None


class Term(Message):
    """The last day, how it was counted, with the law of each step, and what to mind."""

    ends: date
    municipality: str | None
    steps: tuple[TermStep, ...]
    warnings: tuple[str, ...]


class IdentifierRequest(Message):
    """Travels in the body, so that no log of addresses holds it."""

    value: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class IdentifierCheck(Message):
    kind: Literal["nif", "nie", "cif", "iban"] | None
    valid: bool
    formatted: str | None  # None where it is not valid
    problem: Literal["unknown", "length", "characters", "check"] | None
