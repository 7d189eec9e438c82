"""Gathers hits by procedure, and names the page that prevails in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from assist.suggestions.knowledge import Knowledge
from indexes.models import DocumentKind, Hit, Passage

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def grouped(hits: Iterable[Hit], knowledge: Knowledge) -> dict[str, list[Hit]]:
    """Hits by procedure or page, each best first, groups in order of their best hit."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(knowledge.key_of(hit.passage), []).append(hit)
    return found


def prevailing(hits: Sequence[Hit]) -> Passage:
    """The passage whose page prevails: the procedure's own page, then authority, then the newest,
    then the best hit."""
    best = max(enumerate(hits), key=lambda pair: (*standing(pair[1].passage), -pair[0]))
    return best[1].passage


def standing(passage: Passage) -> tuple[bool, int, datetime]:
    """Orders pages that say different things: the higher one prevails."""
    return (
        passage.kind is DocumentKind.PROCEDURE,
        passage.authority,
        _published(passage),
    )


def _published(passage: Passage) -> datetime:
    if passage.published_at is None:
        return _LONG_AGO
    day = passage.published_at
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
