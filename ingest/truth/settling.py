"""What is true now: reads the facts of what changed, retires what rested on what is no longer said,
and finds where sources disagree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import blake2b
from importlib import resources

from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import session_scope
from indexes.models import Value
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.cases import CaseRepository
from indexes.repositories.conflicts import ConflictRepository
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.facts import FactRepository
from indexes.repositories.upkeep import UpkeepRepository
from indexes.tables import now
from ingest.progress import REINDEX, Progress, silent
from ingest.texts import text
from ingest.truth.conflicts import find_conflicts
from ingest.truth.meaning import SpokenOf
from ingest.truth.reading import facts_digest
from ingest.truth.retirement import Retired, rest, retire
from ingest.truth.speakers import Room, open_room
from ingest.truth.stated import Restated, restate

SETTLED = "truth"  # the piece of upkeep whose day says since when cases and articles are new
_BATCH = 25


class Settled(Value):
    """What came of it. `procedures` were looked at; `conflicts` are open that were not."""

    documents: int = 0
    procedures: int = 0
    conflicts: int = 0
    retired_cases: tuple[str, ...] = ()
    retired_answers: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


@dataclass
class _Ended:
    """What was retired, batch by batch."""

    at: datetime
    found: list[Retired] = field(default_factory=list)

    def __call__(self, session: Session, restated: Sequence[Restated]) -> None:
        ids = [one.document_id for one in restated if one.removed or one.added]
        self.found.append(retire(session, ids, self.at))


def settle(
    engine: Engine,
    max_words: int,
    today: date,
    progress: Progress = silent,
    *,
    merged: Collection[str] = (),
    full: bool = False,
    spoken_of: SpokenOf | None = None,
) -> Settled:
    """`merged` are documents that are, or are no longer, the same as another; `spoken_of` tells by
    meaning what passages speak of. Looks at the procedures of which anything changed; at all of
    them when `full`, and where sources were never compared as they are now."""
    ended = _Ended(now())
    restated, catalogue = restate(engine, max_words, progress, ended, spoken_of)
    with session_scope(engine) as session:
        room = open_room(session, catalogue, today)
        is_new = UpkeepRepository(session).done_on(_compared()) is None
        keys = _keys(session, room, restated, merged, full or is_new)
    opened = _look_at(engine, keys, room, today, ended.at, progress)
    with session_scope(engine) as session:
        for name in (SETTLED, _compared()):
            UpkeepRepository(session).mark(name, ended.at.date())
    return Settled(
        documents=len(restated),
        procedures=len(keys),
        conflicts=opened,
        retired_cases=tuple(id for one in ended.found for id in one.cases),
        retired_answers=tuple(id for one in ended.found for id in one.canonical_answers),
        restored=tuple(subject for one in ended.found for subject in one.restored),
    )


def _look_at(
    engine: Engine, keys: Sequence[str], room: Room, today: date, at: datetime, progress: Progress
) -> int:
    """How many conflicts are open that were not."""
    opened = 0
    for start in range(0, len(keys), _BATCH):
        progress(start, len(keys), REINDEX, text("steps.conflicts"))
        with session_scope(engine) as session:
            batch = keys[start : start + _BATCH]
            for key in batch:
                rest(session, key)
            opened += find_conflicts(session, batch, room, today, at)
    return opened


def _keys(
    session: Session,
    room: Room,
    restated: Sequence[Restated],
    merged: Collection[str],
    full: bool,
) -> list[str]:
    """Procedures of which documents, cases or articles are not what they were."""
    if full:
        return sorted({*FactRepository(session).keys(), *room.articles, *_known(session)})
    keys = {key for one in restated if one.is_changed for key in one.keys}
    since = _since(session)
    keys |= CaseRepository(session).imported_since(since)
    if ArticleRepository(session).touched_since(since):
        keys |= set(room.articles)
    documents = DocumentRepository(session)
    keys |= {found.about for id in merged if (found := documents.get(id)) and found.about}
    return sorted(keys)


@cache
def _compared() -> str:
    """The piece of upkeep that says that all were compared in this way: by the files of this room
    and what reads facts."""
    digest = blake2b(facts_digest().encode(), digest_size=6)
    for item in sorted(resources.files("ingest.truth").iterdir(), key=lambda item: item.name):
        if item.name.endswith(".py"):
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return f"{SETTLED}:{digest.hexdigest()}"


def _known(session: Session) -> set[str]:
    return {row.about for row in ConflictRepository(session).list()}


def _since(session: Session) -> datetime:
    """The day of the last time; that whole day, since cases came after it, too."""
    day = UpkeepRepository(session).done_on(SETTLED) or date(1970, 1, 1)
    return datetime.combine(day, time(), UTC)
