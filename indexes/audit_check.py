"""Whether the audit is whole: what was changed, taken out, moved or cut off, link by link."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from sqlmodel import Session

from indexes.audit import entry_digest
from indexes.audit_anchors import Anchor, is_ours, read_anchors, read_mark
from indexes.models import Value
from indexes.repositories.audit import AuditRepository
from indexes.settings import Settings
from indexes.tables import AuditEntry, AuditHead

GENESIS = "0" * 64
_SOUGHT = 100  # faulty links among which moved ones are told apart

FaultKind = Literal[
    "changed",  # a link's columns are not those that its digest is of
    "replaced",  # a link was sealed anew: what comes after it knows another digest
    "reordered",  # a link stands where another stood
    "missing",  # links between two others are not there
    "truncated",  # the last links are not there
    "rewritten",  # from some link on the chain is not the one that was anchored
    "added",  # links after the end of the chain
    "head_forged",  # the row of the end was not signed by this installation
    "anchors_forged",  # lines of the file of anchors were not
    "anchors_missing",  # there is an audit, and nothing in the file of anchors
    "mark_missing",  # there is one, and no mark of its highest link
    "mark_forged",  # the mark of the highest link was not written by this installation
]


class Fault(Value):
    """`seq` to `last` are links; for `anchors_forged`, lines of the file."""

    kind: FaultKind
    seq: int
    last: int
    was: int | None = None  # reordered: where it stood


class ChainState(Value):
    ok: bool
    entries: int
    head: str  # digest of the last link that was read
    anchors: int  # that were compared
    faults: tuple[Fault, ...] = ()


def verify(session: Session, copy: Path | None = None) -> ChainState:
    """Reads the whole chain; links that are added meanwhile do no harm. `copy`: a file of anchors
    that was kept elsewhere; what it tells goes before what is told here."""
    settings: Settings = session.get_bind().get_execution_options()["settings"]
    repository = AuditRepository(session)
    notes = _notes(settings, copy)
    first = repository.head()
    expected = max(first.seq if first else 0, notes.highest, *notes.anchors, 0)
    if first is not None:
        session.expunge(first)
    walk = _Walk(notes.anchors)
    for entry in repository.iter_all():
        walk.read(entry)
    ends = _ends(settings, walk, expected, repository.head())
    lost = notes.lost if expected or walk.entries else []
    faults = (*walk.faults(), *ends, *lost, *notes.forged)
    return ChainState(
        ok=not faults,
        entries=walk.entries,
        head=walk.digest,
        anchors=walk.anchored,
        faults=faults,
    )


class _Notes(NamedTuple):
    """What the files beside the database tell. `lost`: faults where there is an audit."""

    anchors: dict[int, str]
    highest: int
    forged: list[Fault]
    lost: list[Fault]


def _notes(settings: Settings, copy: Path | None) -> _Notes:
    anchors, foreign = read_anchors(settings)
    forged = [Fault(kind="anchors_forged", seq=line, last=line) for line in foreign]
    lost = [] if anchors else [_fault_of("anchors_missing")]
    if copy is not None:
        kept, foreign = read_anchors(settings, copy)
        forged += [Fault(kind="anchors_forged", seq=line, last=line) for line in foreign]
        lost += [] if kept or lost else [_fault_of("anchors_missing")]
        anchors |= kept
    highest = 0
    try:
        mark = read_mark(settings)
    except ValueError:
        forged.append(_fault_of("mark_forged"))
    else:
        highest = mark.seq if mark else 0
        lost += [] if mark else [_fault_of("mark_missing")]
        if mark is not None:
            anchors.setdefault(mark.seq, mark.digest)
    return _Notes(anchors, highest, forged, lost)


def _fault_of(kind: FaultKind) -> Fault:
    return Fault(kind=kind, seq=0, last=0)


class _Walk:
    """Link after link, with what is wrong with each."""

    def __init__(self, anchors: Mapping[int, str]) -> None:
        self._anchors = anchors
        self._kinds: dict[int, FaultKind] = {}
        self._gaps: list[Fault] = []
        self._doubtful: list[AuditEntry] = []
        self.entries, self.anchored = 0, 0
        self.seq, self.digest = 0, GENESIS

    def read(self, entry: AuditEntry) -> None:
        sound = entry_digest(entry) == entry.digest
        if entry.seq != self.seq + 1:
            self._gaps.append(Fault(kind="missing", seq=self.seq + 1, last=entry.seq - 1))
        elif sound and entry.previous != self.digest:
            self.blame(self.seq or entry.seq, "replaced")
        if not sound:
            self.blame(entry.seq, "changed")
            self._doubtful.append(entry)
        self._compare(entry)
        self.seq, self.digest = entry.seq, entry.digest
        self.entries += 1

    def blame(self, seq: int, kind: FaultKind) -> None:
        self._kinds.setdefault(seq, kind)

    def faults(self) -> list[Fault]:
        moved = self._moved()
        found = [*self._gaps]
        for seq, kind in sorted(self._kinds.items()):
            if seq in moved:
                found.append(Fault(kind="reordered", seq=seq, last=seq, was=moved[seq]))
            elif found and found[-1].kind == kind == "rewritten" and found[-1].last == seq - 1:
                found[-1] = found[-1].model_copy(update={"last": seq})
            else:
                found.append(Fault(kind=kind, seq=seq, last=seq))
        return sorted(found, key=lambda fault: fault.seq)

    def _compare(self, entry: AuditEntry) -> None:
        if entry.seq in self._anchors:
            self.anchored += 1
            if self._anchors[entry.seq] != entry.digest:
                self.blame(entry.seq, "rewritten")

    def _moved(self) -> dict[int, int]:
        """Where each link that is sound in another place stood."""
        doubtful = self._doubtful[:_SOUGHT]
        places = sorted({near for one in doubtful for near in (one.seq - 1, one.seq, one.seq + 1)})
        return {
            one.seq: place
            for one in doubtful
            for place in places
            if place != one.seq and entry_digest(one, place) == one.digest
        }


def _ends(settings: Settings, walk: _Walk, expected: int, head: AuditHead | None) -> list[Fault]:
    """What the row of the end, and the anchors, tell of the last links."""
    found: list[Fault] = []
    if walk.seq < expected:
        found.append(Fault(kind="truncated", seq=walk.seq + 1, last=expected))
    if head is None or (head.seq > 0 and not is_ours(settings, _as_anchor(head))):
        return [*found, Fault(kind="head_forged", seq=walk.seq, last=walk.seq)]
    if walk.seq > head.seq:
        found.append(Fault(kind="added", seq=head.seq + 1, last=walk.seq))
    return found


def _as_anchor(head: AuditHead) -> Anchor:
    return Anchor(seq=head.seq, digest=head.digest, signature=head.signature)
