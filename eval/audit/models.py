"""What the audit works on and what it finds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

from pydantic import Field, field_validator

from eval.models import OfficialValue, Statement
from indexes.models import Channel, Value

Verdict = Literal["stale", "earlier_call", "other_page", "never_right"]


class SentCase(Value):
    """A resolved case, redacted: what was asked and what an office sent."""

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    office: str = Field(min_length=1)
    channel: Channel
    resolved_at: datetime
    procedure_code: str | None = None
    language: str | None = None

    @field_validator("resolved_at")
    @classmethod
    def _utc_when_silent(cls, value: datetime) -> datetime:
        return value if value.tzinfo else value.replace(tzinfo=UTC)

    @property
    def answered_on(self) -> date:
        return self.resolved_at.date()


class Cluster(Value):
    """Cases of one need. `key` is what the pages of its procedure share (`Titles.key_of`), None
    where no procedure or page was recognised. `id` is of its cases, so that it does not depend on
    the others; an edited file may name clusters as it likes."""

    id: str = Field(min_length=1)
    label: str = ""  # the question that stands nearest to the others
    key: str | None = None
    code: str | None = None
    title: str = ""
    theme: str | None = None
    is_sure: bool = True  # the procedure is said by a case, or production would answer from it
    aspects: tuple[str, ...] = ()
    cases: tuple[SentCase, ...] = Field(min_length=1)

    @property
    def name(self) -> str | None:
        """Of its procedure, as people call it."""
        return self.code or self.title or None


class Finding(Value):
    """An answer that contradicts what the official page says today.

    `stale`: it agrees with an earlier revision, or with what the page says was so before;
    `earlier_call`: a term of an earlier year, right in its day as far as is known; `other_page`:
    another official page of the procedure, which is outranked, says so; `never_right`: no official
    page is known to have said it."""

    group: str
    case_id: str
    procedure: str | None
    slot: str
    kind: str
    verdict: Verdict
    said: Statement
    official: OfficialValue
    until: date | None = None  # `stale`: last seen so on this day


class WrittenValue(Value):
    value: str
    normalised: str
    office: str | None
    case_id: str
    sentence: str


class ConflictRow(Value):
    """What opens a row in the inconsistency queue."""

    procedure_code: str | None
    procedure_title: str = ""
    slot: str
    kind: str
    values: tuple[WrittenValue, ...]
    official: OfficialValue | None = None
