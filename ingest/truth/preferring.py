"""Which of several sources that disagree is preferred, and why.

Authority first; then a sheet of the procedure over a page that speaks of it; then the later
edition; then the later date; then the site's present catalogue over leftovers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexes.conflicts import Reason
from indexes.models import DocumentKind
from ingest.truth.statements import Speaker

_LONG_AGO = date(1970, 1, 1)


def ranked(speakers: Sequence[Speaker]) -> list[Speaker]:
    """The preferred one first; the same order in every run."""
    return sorted(
        speakers, key=lambda one: (*(-rank for _, rank in _standing(one)), one.document_id)
    )


def reason_of(preferred: Speaker, other: Speaker) -> Reason:
    """The first thing in which the two differ."""
    pairs = zip(_standing(preferred), _standing(other), strict=True)
    return next((reason for (reason, mine), (_, theirs) in pairs if mine != theirs), "order")


def _standing(speaker: Speaker) -> tuple[tuple[Reason, int], ...]:
    """Higher prevails."""
    return (
        ("authority", speaker.authority),
        ("authority", int(speaker.document_kind is DocumentKind.PROCEDURE)),
        ("edition", max(speaker.years, default=0)),
        ("date", (speaker.said_on or _LONG_AGO).toordinal()),
        ("catalogue", speaker.family),
    )
