"""What could not be taken in: listed with its reason and the remedy, its content not kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine
from sqlmodel import Session

from assist.inbound.schemas import RejectedOut, RejectedPage
from indexes.citizens import delivery_digest
from indexes.database import session_scope
from indexes.repositories.rejected import RejectedRepository
from indexes.settings import Settings
from indexes.tables import RejectedDelivery, now
from prompts.catalogue import catalogue

Reason = Literal[
    "signature", "not_json", "not_a_mail", "no_sender", "empty", "invalid", "unknown_kind",
    "too_large", "no_identifier",
]  # fmt: skip


@dataclass(frozen=True)
class Refusal:
    """`detail`: where in the delivery, never what it says. `content`: to tell it again."""

    reason: Reason
    content: bytes
    detail: str = ""


def reject(engine: Engine, settings: Settings, source: str, refusals: list[Refusal]) -> None:
    if not refusals:
        return
    with session_scope(engine) as session:
        for one in refusals:
            RejectedRepository(session).add(_row(settings, source, one))


def rejected(session: Session, source: str | None, offset: int, limit: int) -> RejectedPage:
    repository = RejectedRepository(session)
    rows = repository.list(source, offset, limit)
    return RejectedPage(total=repository.count(source), items=[_shown(row) for row in rows])


def _row(settings: Settings, source: str, refusal: Refusal) -> RejectedDelivery:
    at = now()
    return RejectedDelivery(
        id="rej_" + secrets.token_hex(8),
        source=source,
        received_at=at,
        last_at=at,
        digest=_digest(settings, refusal, f"{at:%Y-%m-%d}"),
        reason=refusal.reason,
        detail=refusal.detail[:500],
    )


def _digest(settings: Settings, refusal: Refusal, day: str) -> str:
    """Unsigned deliveries are counted by day: whoever sends them must not fill the list."""
    content = day.encode() if refusal.reason == "signature" else refusal.content
    return delivery_digest(settings, content)


def _shown(row: RejectedDelivery) -> RejectedOut:
    words = catalogue("inbound")["rejected"][row.reason]
    values = row.model_dump(include=set(RejectedOut.model_fields) - {"reason"})
    return RejectedOut(**values, code=row.reason, reason=words["reason"], remedy=words["remedy"])
