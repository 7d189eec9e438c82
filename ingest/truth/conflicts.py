"""Finds where sources disagree about a procedure, and writes it into the queue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import combinations

from sqlmodel import Session

from indexes.conflicts import Finding, Side
from indexes.facts.opposing import opposite
from indexes.models import DocumentKind
from indexes.repositories.conflicts import ConflictRepository
from indexes.stems import stems_of
from ingest.truth.contradicting import agreeing, contradicting, understood
from ingest.truth.preferring import ranked, reason_of
from ingest.truth.speakers import Room, dated, official, replies
from ingest.truth.statements import COMPARED, LISTED, Speaker, Statement
from ingest.truth.within import told_twice

_CASES_SHOWN = 20  # of one conflict; the latest


def find_conflicts(
    session: Session, keys: Collection[str], room: Room, today: date, at: datetime
) -> int:
    """How many are open that were not."""
    findings = [f for key in keys for f in conflicts_about(session, key, room, today)]
    return ConflictRepository(session).keep(list(keys), findings, at)


def conflicts_about(session: Session, about: str, room: Room, today: date) -> Iterator[Finding]:
    """Between official sources, between these and resolved cases, and between two places of one
    page. Cases that only disagree with
    each other are a matter of consistency, not of sources."""
    found = official(session, about, room)
    sources = [understood(one, found) for one in found]
    cases = [understood(case, sources) for case in replies(session, about)]
    title = stems_of(room.catalogue.subjects.get(about, ""))
    for slot, kinds in COMPARED.items():
        for kind in sorted(kinds):
            disagree = partial(contradicting, slot=slot, kind=kind, today=today, about=title)
            sides = _disagreeing(sources, cases, slot, kind, disagree) or _within(
                sources, slot, kind, today, title
            )
            if sides:
                yield _finding(session, about, room, slot, kind, sides, disagree)


Disagree = Callable[[Speaker, Speaker], Sequence[tuple[Statement, Statement]]]


def _disagreeing(
    sources: Sequence[Speaker],
    cases: Sequence[Speaker],
    slot: str,
    kind: str,
    disagree: Disagree,
) -> list[Speaker]:
    """Those that contradict an official source, and the official sources that they contradict; of
    each, what is contradicted."""
    found: dict[Speaker, list[Statement]] = {}
    speaking = [one for one in sources if one.of(slot, kind)]
    for one, other in combinations(speaking, 2):
        _note(found, one, other, disagree(one, other))
    for case in _speaking(cases, slot, kind):
        if not any(agreeing(s, case, slot, kind) for s in speaking):
            for source in speaking:
                _note(found, source, case, disagree(source, case))
    return [
        replace(speaker, statements=tuple(s for s in speaker.statements if s in said))
        for speaker, said in found.items()
    ]


def _note(
    found: dict[Speaker, list[Statement]],
    one: Speaker,
    other: Speaker,
    pairs: Sequence[tuple[Statement, Statement]],
) -> None:
    for mine, theirs in pairs:
        found.setdefault(one, []).append(mine)
        found.setdefault(other, []).append(theirs)


def _within(
    sources: Sequence[Speaker], slot: str, kind: str, today: date, about: frozenset[str]
) -> list[Speaker]:
    """The two places of the source that contradicts itself; of the one that is preferred."""
    pairs = (told_twice(one, slot, kind, today, about) for one in ranked(sources))
    return [*next((pair for pair in pairs if pair), ())]


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
    disagree: Disagree,
) -> Finding:
    first, *others = ranked([replace(one, said_on=dated(session, one)) for one in speakers])
    against = next((other for other in others if disagree(first, other)), others[0])
    return Finding(
        about=about,
        procedure_code=None if about.startswith("title:") else about,
        procedure_title=room.catalogue.subjects.get(about, first.title),
        slot=slot,
        kind=kind,
        sides=_sides((first, *others), slot, kind),
        reason=reason_of(first, against),
    )


def _sides(speakers: Sequence[Speaker], slot: str, kind: str) -> tuple[Side, ...]:
    """Of lists, only what another side denies."""
    sides = [_side(one, slot, kind) for one in speakers]
    if kind not in LISTED:
        return tuple(sides)
    said = {form for side in sides for form in side.forms}
    return tuple(
        side.model_copy(
            update={"values": tuple(v for v in side.values if opposite(v.normalised) in said)}
        )
        for side in sides
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
