"""What is answered when a part that is needed fails."""

from __future__ import annotations

import logging
import secrets

from sqlalchemy.exc import SQLAlchemyError

from assist.suggestions.schemas import Draft, Status, Suggestion, SuggestionRequest
from indexes.errors import EmbedderError, NoSnapshot, SnapshotError
from indexes.settings import Settings
from prompts.catalogue import catalogue
from prompts.loader import render

logger = logging.getLogger(__name__)


def reason_of(error: Exception) -> str:
    """Says what to do about it, in Spanish. What nobody foresaw is logged with a reference."""
    texts = catalogue("messages")["unavailable"]
    for kind, name in (
        (NoSnapshot, "no_snapshot"),
        (SnapshotError, "snapshot"),
        (EmbedderError, "embedder"),
        (SQLAlchemyError, "database"),
    ):
        if isinstance(error, kind):
            logger.warning("no suggestion: %s", error)
            return str(texts[name])
    reference = secrets.token_hex(4)
    logger.error("no suggestion, reference %s", reference, exc_info=error)
    return str(texts["internal"].format(reference=reference))


def unavailable(id: str, request: SuggestionRequest, settings: Settings, reason: str) -> Suggestion:
    return Suggestion(
        id=id,
        status=Status.UNAVAILABLE,
        confidence=0.0,
        draft=Draft(
            text=render("status/unavailable", reason=reason),
            language=settings.default_language,
            channel=request.channel,
        ),
    )
