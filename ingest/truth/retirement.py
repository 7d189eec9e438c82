"""Resolved cases and canonical answers rest on values that documents state. When a page changes,
those that rested on a value that nothing supports any more are retired, and only those; when the
value comes back, so do they."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from indexes.facts import Fact, FactKind, Slot, find_supporting
from indexes.facts.present import present_value
from indexes.grounds import GROUNDS, Stated, as_facts, dependencies, stated_about
from indexes.repositories.canonical_answers import CanonicalAnswerRepository
from indexes.repositories.cases import CaseRepository
from indexes.repositories.dependencies import DependencyRepository
from indexes.repositories.facts import FactRepository
from indexes.tables import CanonicalAnswer, FactDependency, ResolvedCase
from ingest.texts import text

CASE, CANONICAL = "case:", "canonical:"
Ground = tuple[str, str, str]  # kind, slot, normal form


@dataclass(frozen=True)
class Retired:
    cases: tuple[str, ...] = ()
    canonical_answers: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


def retire(session: Session, changed: Collection[str], at: datetime) -> Retired:
    """`changed` are the documents whose facts are not what they were, or that are gone."""
    rests = DependencyRepository(session)
    by_subject: dict[str, list[FactDependency]] = defaultdict(list)
    for row in rests.on(changed):
        by_subject[row.subject].append(row)
    ended: list[str] = []
    restored: list[str] = []
    for subject in by_subject:
        lost = _lost(session, rests.of(subject))
        before = _stale_facts(session, subject)
        if lost == before:
            continue
        _mark(session, subject, lost, at)
        (ended if lost else restored).append(subject)
    return Retired(
        cases=tuple(s.removeprefix(CASE) for s in ended if s.startswith(CASE)),
        canonical_answers=tuple(s.removeprefix(CANONICAL) for s in ended if CANONICAL in s),
        restored=tuple(restored),
    )


def rest(session: Session, about: str) -> int:
    """Notes what the cases and canonical answers of a procedure rest on now: their values that its
    documents support. Those that are retired keep what they rested on, to come back with it. How
    many values. To be called also when a canonical answer is written."""
    stated = stated_about(session, about)
    cases = CaseRepository(session).list(procedure_code=about)
    answers = CanonicalAnswerRepository(session).list(procedure_code=about)
    words = {CASE + case.id: case.answer for case in cases if not case.stale_facts}
    words |= {CANONICAL + a.id: a.text for a in answers if not a.stale_facts}
    return sum(_rest(session, subject, text_, stated) for subject, text_ in words.items())


def _rest(session: Session, subject: str, words: str, stated: Stated) -> int:
    rows = dependencies(subject, words, stated)
    DependencyRepository(session).replace(subject, rows)
    return len(rows)


def _lost(session: Session, rows: Sequence[FactDependency]) -> list[dict[str, str]]:
    """The values that no document supports any more of those that did."""
    held: dict[Ground, bool] = {}
    stated = {
        id: as_facts(FactRepository(session).of_document(id))
        for id in {row.document_id for row in rows}
    }
    for row in rows:
        ground = (row.kind, row.slot, row.normalised)
        fact = Fact(
            kind=FactKind(row.kind), slot=Slot(row.slot), value=row.normalised,
            normalised=row.normalised, start=0, end=len(row.normalised),
        )  # fmt: skip
        held[ground] = held.get(ground, False) or (
            find_supporting(fact, stated[row.document_id]) is not None
        )
    return [
        {"kind": kind, "slot": slot, "normalised": form}
        for (kind, slot, form), holds in sorted(held.items())
        if not holds and Slot(slot) in GROUNDS
    ]


def _stale_facts(session: Session, subject: str) -> list[dict[str, str]]:
    row = _row(session, subject)
    return list(row.stale_facts) if row else []


def _row(session: Session, subject: str) -> ResolvedCase | CanonicalAnswer | None:
    if subject.startswith(CASE):
        return CaseRepository(session).get(subject.removeprefix(CASE))
    return CanonicalAnswerRepository(session).get(subject.removeprefix(CANONICAL))


def _mark(session: Session, subject: str, lost: list[dict[str, str]], at: datetime) -> None:
    row = _row(session, subject)
    if row is None:
        DependencyRepository(session).forget(subject)
        return
    row.stale_facts = lost
    row.stale_reason = text("retired.facts", values=_shown(lost)) if lost else ""
    if isinstance(row, ResolvedCase):
        row.stale, row.stale_at = bool(lost), at if lost else None
    else:
        row.updated_at = at
    session.add(row)
    session.flush()


def _shown(lost: Iterable[dict[str, str]]) -> str:
    return "; ".join(present_value(FactKind(one["kind"]), one["normalised"]) for one in lost)
