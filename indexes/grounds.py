"""What words rest on: the values in them that pages of a procedure state, and those that none
does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session

from indexes.facts import Fact, FactKind, Slot, extract_facts, find_supporting
from indexes.repositories.facts import FactRepository
from indexes.tables import DocumentFact, FactDependency

# What a reply rests on. A telephone or an address of the web in passing is no ground to retire it.
GROUNDS = frozenset(Slot) - {Slot.OTHER, Slot.SUPERSEDED, Slot.PROCEDURE}

Stated = Mapping[str, Sequence[Fact]]  # by document


def stated_about(session: Session, about: str) -> Stated:
    """What live documents state of a procedure now."""
    rows: dict[str, list[DocumentFact]] = defaultdict(list)
    for row in FactRepository(session).about(about):
        rows[row.document_id].append(row)
    return {document_id: as_facts(found) for document_id, found in rows.items()}


def stated_of_procedure(session: Session, code: str) -> Stated:
    """As `stated_about`, for a procedure by its code."""
    found: dict[str, Sequence[Fact]] = {}
    for about in sorted({code, *FactRepository(session).keys_of_code(code)}):
        found.update(stated_about(session, about))
    return found


def as_facts(rows: Iterable[DocumentFact]) -> list[Fact]:
    """Of the kinds that facts have."""
    known = {kind.value for kind in FactKind}
    return [
        Fact(
            kind=FactKind(row.kind), slot=Slot(row.slot), value=row.value or row.normalised,
            normalised=row.normalised, start=0, end=max(1, len(row.value)),
        )
        for row in rows
        if row.kind in known
    ]  # fmt: skip


def dependencies(subject: str, words: str, stated: Stated) -> list[FactDependency]:
    """One for each value and each document that supports it."""
    return [
        FactDependency(
            subject=subject, document_id=document_id, kind=fact.kind.value, slot=fact.slot.value,
            normalised=fact.normalised,
        )
        for fact in extract_facts(words)
        for document_id, facts in stated.items()
        if find_supporting(fact, facts) is not None
    ]  # fmt: skip


def unsupported(words: str, stated: Stated) -> list[Fact]:
    """The values that matter and that no document states."""
    pages = [fact for facts in stated.values() for fact in facts]
    return [
        fact
        for fact in extract_facts(words)
        if fact.slot in GROUNDS and find_supporting(fact, pages) is None
    ]
