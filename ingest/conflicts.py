"""Finds where sources disagree about a procedure, and writes it into the queue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations

from sqlmodel import Session

from indexes.conflicts import Finding, Side
from indexes.models import DocumentKind
from indexes.repositories.conflicts import ConflictRepository
from ingest.contradicting import agreeing, contradicting, understood
from ingest.preferring import ranked, reason_of
from ingest.speakers import Room, dated, official, replies
from ingest.statements import COMPARED, Speaker

_CASES_SHOWN = 20  # of one conflict; the latest


def find_conflicts(
    session: Session, keys: Collection[str], room: Room, today: date, at: datetime
) -> int:
    """How many are open that were not."""
    findings = [f for key in keys for f in conflicts_about(session, key, room, today)]
    return ConflictRepository(session).keep(list(keys), findings, at)


def conflicts_about(session: Session, about: str, room: Room, today: date) -> Iterator[Finding]:
    """Between official sources, and between these and resolved cases. Cases that only disagree with
    each other are a matter of consistency, not of sources."""
    sources = official(session, about, room)
    cases = [understood(case, sources) for case in replies(session, about)]
    for slot, kinds in COMPARED.items():
        for kind in sorted(kinds):
            found = _disagreeing(sources, cases, slot, kind, today)
            if found:
                yield _finding(session, about, room, slot, kind, found, today)


def _disagreeing(
    sources: Sequence[Speaker], cases: Sequence[Speaker], slot: str, kind: str, today: date
) -> list[Speaker]:
    """Those that contradict an official source, and the official sources that they contradict."""
    found: dict[str, Speaker] = {}
    speaking = [one for one in sources if one.of(slot, kind)]
    for one, other in combinations(speaking, 2):
        if contradicting(one, other, slot, kind, today):
            found |= {one.document_id: one, other.document_id: other}
    for case in _speaking(cases, slot, kind):
        against = [s for s in speaking if contradicting(s, case, slot, kind, today)]
        if against and not any(agreeing(s, case, slot, kind) for s in speaking):
            found |= {one.document_id: one for one in (*against, case)}
    return list(found.values())


def _speaking(cases: Sequence[Speaker], slot: str, kind: str) -> list[Speaker]:
    """The latest of those that say something."""
    latest = sorted(cases, key=lambda one: (one.said_on or date.min, one.document_id))
    return [one for one in latest if one.of(slot, kind)][-_CASES_SHOWN:]


def _finding(
    session: Session,
    about: str,
    room: Room,
    slot: str,
    kind: str,
    speakers: Sequence[Speaker],
    today: date,
) -> Finding:
    first, *others = ranked([replace(one, said_on=dated(session, one)) for one in speakers])
    against = next(
        (other for other in others if contradicting(first, other, slot, kind, today)), others[0]
    )
    return Finding(
        about=about,
        procedure_code=None if about.startswith("title:") else about,
        procedure_title=room.catalogue.titles.get(about, first.title),
        slot=slot,
        kind=kind,
        sides=tuple(_side(one, slot, kind) for one in (first, *others)),
        reason=reason_of(first, against),
    )


def _side(speaker: Speaker, slot: str, kind: str) -> Side:
    return Side(
        document_id=speaker.document_id,
        document_kind=DocumentKind(speaker.document_kind),
        source=speaker.source,
        title=speaker.title,
        url=speaker.url,
        authority=speaker.authority,
        said_on=speaker.said_on,
        values=tuple(value for s in speaker.of(slot, kind) for value in s.values),
    )
