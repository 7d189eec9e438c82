"""The audit: one line, whoever writes; what is done to it afterwards is found and named."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from indexes.audit import alias_of, entry_digest, record
from indexes.audit_anchors import anchors_file, mark_file
from indexes.audit_check import GENESIS, ChainState, Fault, verify
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.repositories.audit import AuditFilter, AuditRepository
from indexes.settings import Settings
from indexes.tables import AuditEntry

_LINKS = 8


@pytest.fixture
def chain(engine: Engine) -> Engine:
    for number in range(_LINKS):
        _add(engine, number)
    return engine


def test_what_is_recorded_makes_a_whole_chain(chain: Engine) -> None:
    state = _verified(chain)
    assert (state.ok, state.entries, state.anchors, state.faults) == (True, _LINKS, _LINKS, ())


def test_many_writers_at_once_make_one_line(engine: Engine) -> None:
    assert _verified(engine).ok
    with ThreadPoolExecutor(6) as writers:
        list(writers.map(lambda number: _add(engine, number), range(60)))
    state = _verified(engine)
    assert (state.ok, state.entries) == (True, 60)


def test_a_transaction_that_fails_leaves_no_link_and_no_anchor(chain: Engine) -> None:
    with Session(chain) as session:
        record(session, actor="ana", action="case.read", subject="int_x")
        session.rollback()
        session.commit()
    _add(chain, _LINKS)
    state = _verified(chain)
    assert (state.ok, state.entries) == (True, _LINKS + 1)


_TAMPERED = {
    "UPDATE audit_entry SET actor = 'otra' WHERE seq = 3": ("changed", 3, 3),
    "UPDATE audit_entry SET detail = '{\"number\": 99}' WHERE seq = 8": ("changed", 8, 8),
    "DELETE FROM audit_entry WHERE seq = 1": ("missing", 1, 1),
    "DELETE FROM audit_entry WHERE seq IN (4, 5)": ("missing", 4, 5),
    "DELETE FROM audit_entry WHERE seq > 6": ("truncated", 7, 8),
    "DELETE FROM audit_entry": ("truncated", 1, 8),
    "INSERT INTO audit_entry (seq, at, actor, action, subject, detail, previous, digest)"
    " SELECT 9, at, actor, action, subject, detail, digest, digest"
    " FROM audit_entry WHERE seq = 7": ("added", 9, 9),
}


def test_tampering_is_named(chain: Engine) -> None:
    for statement, expected in _TAMPERED.items():
        with Session(chain) as session:
            session.execute(text(statement.replace(":", r"\:")))
            found = [(one.kind, one.seq, one.last) for one in verify(session).faults]
            session.rollback()
        assert expected in found, statement
    assert _verified(chain).ok


def test_links_that_changed_places_are_told(chain: Engine) -> None:
    for before, after in ((3, -3), (5, 3), (-3, 5)):
        _run(chain, f"UPDATE audit_entry SET seq = {after} WHERE seq = {before}")
    kinds = [(fault.kind, fault.seq, fault.was) for fault in _verified(chain).faults]
    assert kinds == [("reordered", 3, 5), ("reordered", 5, 3)]


def test_a_link_that_was_sealed_anew_is_found(chain: Engine) -> None:
    _reseal(chain, 5, lambda entry: None)
    assert [fault.seq for fault in _verified(chain).faults] == [5]


def test_a_chain_that_was_sealed_anew_from_a_link_on_is_found(chain: Engine) -> None:
    previous = ""

    def follow(entry: AuditEntry) -> None:
        if previous:
            entry.previous = previous

    for seq in range(5, _LINKS + 1):
        previous = _reseal(chain, seq, follow)
    assert Fault(kind="rewritten", seq=5, last=8) in _verified(chain).faults


def test_an_end_that_was_set_back_is_found_although_the_row_of_the_end_agrees(
    chain: Engine,
) -> None:
    with session_scope(chain) as session:
        sixth = session.get(AuditEntry, 6)
    assert sixth is not None
    _run(chain, "DELETE FROM audit_entry WHERE seq > 6")
    _run(chain, f"UPDATE audit_head SET seq = 6, digest = '{sixth.digest}'")
    kinds = {fault.kind for fault in _verified(chain).faults}
    assert kinds == {"truncated", "head_forged"}


def test_anchors_that_others_wrote_are_found(chain: Engine, stored: Settings) -> None:
    with anchors_file(stored).open("a") as file:
        file.write('{"seq": 9, "digest": "00", "signature": "00"}\nnada\n')
    faults = [fault for fault in _verified(chain).faults if fault.kind == "anchors_forged"]
    assert [fault.seq for fault in faults] == [_LINKS + 1, _LINKS + 2]


def test_an_end_that_is_cut_together_with_its_anchors_is_told(
    chain: Engine, stored: Settings, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "copy.jsonl"
    elsewhere.write_bytes(anchors_file(stored).read_bytes())
    _cut(chain, stored, 6)
    assert Fault(kind="truncated", seq=7, last=8) in _verified(chain).faults
    mark_file(stored).unlink()
    assert _kinds(chain) == {"mark_missing"}
    assert Fault(kind="truncated", seq=7, last=8) in _verified(chain, elsewhere).faults
    _add(chain, 6)  # and the service goes on
    assert _verified(chain).ok
    assert "rewritten" in _kinds(chain, elsewhere)


def test_an_audit_that_is_deleted_together_with_its_anchors_is_told(
    chain: Engine, stored: Settings
) -> None:
    _cut(chain, stored, 0)
    assert Fault(kind="truncated", seq=1, last=8) in _verified(chain).faults
    assert "anchors_missing" in _kinds(chain)


def test_links_in_the_place_of_those_that_were_cut_are_told(
    chain: Engine, stored: Settings
) -> None:
    lines = anchors_file(stored).read_bytes()
    _cut(chain, stored, 6)
    anchors_file(stored).write_bytes(lines)
    for number in (6, 7, 8):
        _add(chain, number)
    assert Fault(kind="rewritten", seq=7, last=8) in _verified(chain).faults


def test_anchors_and_mark_that_are_not_there_are_a_fault(
    engine: Engine, stored: Settings, tmp_path: Path
) -> None:
    assert _verified(engine).ok  # nothing was recorded
    _add(engine, 0)
    mark_file(stored).write_text("nada")
    assert _kinds(engine) == {"mark_forged"}
    _add(engine, 1)
    assert _kinds(engine) == {"mark_forged"}  # a new link does not mend it
    anchors_file(stored).unlink()
    assert _kinds(engine) == {"mark_forged", "anchors_missing"}
    (tmp_path / "empty.jsonl").touch()
    assert "anchors_missing" in _kinds(engine, tmp_path / "empty.jsonl")


def test_citizens_stand_in_it_under_an_alias_that_can_be_forgotten(
    engine: Engine, stored: Settings
) -> None:
    citizen = citizen_hash(stored, "crm-4711")
    with session_scope(engine) as session:  # with text that no database takes
        record(
            session, actor="ana", action="citizen.read", subject=citizen, detail={"of": [citizen]}
        )
        record(session, actor="a\0b", action="citizen.read", subject=f"{citizen} \ud800")
    with session_scope(engine) as session:
        alias = alias_of(session, citizen)
        assert alias is not None
        (found,) = AuditRepository(session).search(AuditFilter(subject=alias))
        assert found.detail == {"of": [alias]}
        session.execute(text("DELETE FROM citizen_alias"))
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM audit_entry")).all()
    assert citizen not in str(rows)
    assert _verified(engine).ok


def _add(engine: Engine, number: int) -> None:
    with session_scope(engine) as session:
        record(
            session,
            actor="ana",
            action="interaction.read",
            subject=f"int_{number}",
            detail={"number": number, "año": "2026"},
        )


def _verified(engine: Engine, copy: Path | None = None) -> ChainState:
    with session_scope(engine) as session:
        return verify(session, copy)


def _kinds(engine: Engine, copy: Path | None = None) -> set[str]:
    return {fault.kind for fault in _verified(engine, copy).faults}


def _cut(engine: Engine, settings: Settings, last: int) -> None:
    """As somebody would who knows how the end is signed: links, row of the end, and anchors."""
    lines = anchors_file(settings).read_text().splitlines(keepends=True)[:last]
    anchor = json.loads(lines[-1]) if lines else {"digest": GENESIS, "signature": ""}
    _run(engine, f"DELETE FROM audit_entry WHERE seq > {last}")
    _run(
        engine,
        f"UPDATE audit_head SET seq = {last}, digest = '{anchor['digest']}',"
        f" signature = '{anchor['signature']}'",
    )
    anchors_file(settings).write_text("".join(lines))
    if not lines:
        anchors_file(settings).unlink()


def _run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement.replace(":", r"\:")))


def _reseal(engine: Engine, seq: int, change: Callable[[AuditEntry], None]) -> str:
    with Session(engine, expire_on_commit=False) as session:
        entry = session.get(AuditEntry, seq)
        assert entry is not None
        entry.actor = "otra"
        change(entry)
        entry.digest = entry_digest(entry)
        session.add(entry)
        session.commit()
        return entry.digest
