"""What columns have in common: times in UTC, and JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


def now() -> datetime:
    return datetime.now(UTC)


def as_utc(at: datetime) -> datetime:
    """A time without a zone is UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """SQLite drops the zone; this puts UTC back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs its zone")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def json_column(default: type = dict) -> Any:
    return Field(default_factory=default, sa_type=JSON)


def time_column(nullable: bool = False) -> Any:
    if nullable:
        return Field(default=None, sa_type=UtcDateTime)
    return Field(default_factory=now, sa_type=UtcDateTime)
