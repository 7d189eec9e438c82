"""What editors decided: rulings on sources that disagree, and approved answers. Read once a
change, so that no request waits for it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from indexes.database import session_scope
from indexes.models import Aspect
from indexes.repositories.decisions import DecisionRepository, Dispute, Version
from indexes.tables import CanonicalAnswer, ConflictRuling

logger = logging.getLogger(__name__)

_Item = TypeVar("_Item")

_LOOK_EVERY_S = 0.5  # whether another process changed anything
_REREAD_AFTER_S = 30.0  # conflicts found again in the same number are seen by then
_SETTLING_S = 5.0  # after a write of this process: its transaction ends within
_last_write = [float("-inf")]


@dataclass(frozen=True, slots=True)
class ApprovedAnswer:
    """An answer that somebody answers for. `text` may have several paragraphs."""

    id: str
    about: str  # code of the procedure, or its key
    aspect: Aspect
    language: str
    text: str
    owner: str
    version: int
    valid_from: date | None
    valid_to: date | None

    def is_valid(self, on: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Decisions:
    disputes: Mapping[str, tuple[Dispute, ...]] = field(default_factory=dict)
    answers: Mapping[str, tuple[ApprovedAnswer, ...]] = field(default_factory=dict)
    by_document: Mapping[str, tuple[Dispute, ...]] = field(default_factory=dict)

    def disputes_about(self, key: str, documents: Iterable[str] = ()) -> tuple[Dispute, ...]:
        """`key` of a procedure: its code, or `title:…`. `documents`: pages that are no procedure
        and speak of some have no such key; what they are a side of is told of them too."""
        beside = (one for id in documents for one in self.by_document.get(id, ()))
        found = {one.id: one for one in (*self.disputes.get(key, ()), *beside)}
        return tuple(found.values())

    def answer_about(
        self, key: str, aspect: Aspect, language: str, on: date
    ) -> ApprovedAnswer | None:
        """The newest that is valid that day."""
        found = (
            one
            for one in self.answers.get(key, ())
            if one.aspect is aspect and one.language == language and one.is_valid(on)
        )
        return next(found, None)


NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and when it was last seen to be what there is."""

    version: Version
    snapshot: str
    decisions: Decisions
    read_at: float  # on the monotonic clock, as all times here
    looked_at: float


class DecisionStore:
    """Safe in any number of threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._known: _Read | None = None

    def current(self, snapshot: str) -> Decisions:
        """`snapshot`: its id; what is found about a new one is read anew. Where the database does
        not answer, what was known: answering goes before deciding."""
        try:
            return self._current(snapshot)
        except SQLAlchemyError:
            logger.exception("the decisions of the editors could not be read")
            return self._known.decisions if self._known else NO_DECISIONS

    def _current(self, snapshot: str) -> Decisions:
        known, now = self._known, time.monotonic()
        if known and known.snapshot == snapshot and not _is_due(known, now):
            return known.decisions
        with session_scope(self._engine) as session:
            version = DecisionRepository(session).version()
        same = known and (known.version, known.snapshot) == (version, snapshot)
        if known and same and now < known.read_at + _REREAD_AFTER_S:
            self._known = replace(known, looked_at=now)
            return known.decisions
        with self._lock:
            decisions = self._read()
            self._known = _Read(version, snapshot, decisions, now, now)
        return decisions

    def _read(self) -> Decisions:
        with session_scope(self._engine) as session:
            repository = DecisionRepository(session)
            disputes = tuple(repository.disputes())
            return Decisions(
                _by_key((one.about, one) for one in disputes),
                _by_key((one.procedure_code, _approved(one)) for one in repository.approved()),
                _by_key((side.document_id, one) for one in disputes for side in one.sides),
            )


def _is_due(known: _Read, now: float) -> bool:
    """What this process wrote is seen at once; what others did, within half a second."""
    return now < _last_write[0] + _SETTLING_S or now >= known.looked_at + _LOOK_EVERY_S


def _written(*_: object) -> None:
    _last_write[0] = time.monotonic()


event.listen(ConflictRuling, "after_insert", _written)
event.listen(CanonicalAnswer, "after_insert", _written)
event.listen(CanonicalAnswer, "after_update", _written)
event.listen(CanonicalAnswer, "after_delete", _written)


def _by_key(items: Iterable[tuple[str, _Item]]) -> Mapping[str, tuple[_Item, ...]]:
    found: dict[str, list[_Item]] = {}
    for key, item in items:
        found.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in found.items()}


def _approved(row: CanonicalAnswer) -> ApprovedAnswer:
    return ApprovedAnswer(
        id=row.id,
        about=row.procedure_code,
        aspect=Aspect(row.aspect),
        language=row.language,
        text=row.text,
        owner=row.owner,
        version=row.version,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
