"""All that is counted, column by column, in memory: what a question of any shape is answered from
in a pass over numbers. Days that changed since are packed first, and only they are read again."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from indexes.database import session_scope
from indexes.indicators import Columns, Kind, joined, unpacked
from indexes.repositories.indicators import IndicatorRepository, Segment

logger = logging.getLogger(__name__)

_DAYS = 20  # packed in one transaction, so that others can write in between
_PATIENCE_S = 5.0  # that somebody waits for the packing; `waiting` says what is left


@dataclass(frozen=True)
class Part:
    """Rows of one kind in the order of their days (UTC): those of `days[i]`, counted from 1970, are
    between `starts[i]` and `starts[i + 1]`."""

    columns: Columns
    days: NDArray[np.int64]
    starts: NDArray[np.int64]


@dataclass(frozen=True)
class Facts:
    """`terms`: by dimension, the value of each code. `waiting`: days that are not yet packed."""

    parts: Mapping[Kind, Part]
    terms: Mapping[str, Mapping[int, str]]
    version: int
    waiting: int


_NOTHING = Facts({}, {}, -1, 0)


@dataclass
class FactStore:
    """Of one process, shared by its threads."""

    _facts: Facts = _NOTHING
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self, engine: Engine, zone: ZoneInfo) -> Facts:
        """As the database is now. Raises SQLAlchemyError."""
        with self._lock:
            try:
                pack(engine, zone, _PATIENCE_S)
            except OperationalError as error:  # somebody else writes for long
                logger.warning("what changed is not counted yet: %s", error.orig)
            with session_scope(engine) as session:
                self._facts = _newer(self._facts, IndicatorRepository(session, zone))
            return self._facts


def pack(engine: Engine, zone: ZoneInfo, patience_s: float = inf) -> int:
    """Packs the days that wait, until none does or patience is over; how many."""
    packed, until = 0, time.monotonic() + patience_s
    while time.monotonic() < until:
        with session_scope(engine) as session:
            done = IndicatorRepository(session, zone).fold(_DAYS)
        packed += done
        if not done:
            break
    return packed


def _newer(facts: Facts, repository: IndicatorRepository) -> Facts:
    version, waiting = repository.version(), repository.stale()
    if version == facts.version:
        return Facts(facts.parts, facts.terms, version, waiting)
    if version < facts.version:  # the database is an older one, put back
        facts = _NOTHING
    segments = repository.segments(facts.version)
    parts = {
        kind: _merged(kind, facts.parts.get(kind), [one for one in segments if one.kind is kind])
        for kind in Kind
    }
    return Facts(parts, repository.terms(), version, waiting)


def _merged(kind: Kind, before: Part | None, segments: Sequence[Segment]) -> Part:
    if before is not None and not segments:
        return before
    pieces: dict[int, Columns] = {}
    if before is not None:
        for place, day in enumerate(before.days.tolist()):
            rows = slice(before.starts[place], before.starts[place + 1])
            pieces[day] = {name: column[rows] for name, column in before.columns.items()}
    for one in segments:
        day = int(np.datetime64(one.day, "D").astype(np.int64))
        pieces[day] = unpacked(kind, one.content)
    days = sorted(pieces)
    ordered = [pieces[day] for day in days]
    sizes = [len(piece["day"]) for piece in ordered]
    return Part(joined(kind, ordered), np.array(days, np.int64), np.cumsum([0, *sizes]))
