"""The queue of conflicts on every database: what opens, is ruled, holds, opens again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from indexes.conflicts import Finding, Side, StatedValue
from indexes.errors import RecordNotFound
from indexes.models import DocumentKind
from indexes.repositories import ConflictRepository

AT = datetime(2026, 5, 1, tzinfo=UTC)


def side(source: str, *forms: str, kind: str = "procedure", id: str = "") -> Side:
    url = f"https://{source}.example/{id}"
    values = tuple(StatedValue(normalised=f, value=f, sentence=f, url=url) for f in forms)
    return Side(
        document_id=id or f"doc_{source}", document_kind=DocumentKind(kind), source=source,
        title="Título", url=url, authority=30, values=values,
    )  # fmt: skip


def finding(*sides: Side) -> Finding:
    return Finding(
        about="727", procedure_code="727", procedure_title="Título", slot="fee", kind="amount",
        sides=sides, reason="authority",
    )  # fmt: skip


BOTH = (side("sede", "20.00 EUR"), side("portal", "15.00 EUR", kind="page"))


def keep(session: Session, *findings: Finding) -> int:
    return ConflictRepository(session).keep(["727"], findings, AT)


def test_the_same_finding_is_one_row_and_counts_once(session: Session) -> None:
    assert (keep(session, finding(*BOTH)), keep(session, finding(*BOTH))) == (1, 0)
    (row,) = ConflictRepository(session).list("open", "727", "fee")
    assert [Side.model_validate(side) for side in row.sides] == list(BOTH)
    assert ConflictRepository(session).count("ruled") == 0


def test_a_ruling_holds_while_the_sources_say_the_same(session: Session) -> None:
    keep(session, finding(*BOTH))
    queue = ConflictRepository(session)
    (row,) = queue.list()
    queue.rule(row.id, value="20.00 EUR", document_id="doc_sede", reason="r", by="e", at=AT)
    mirror = side("sede", "20.00 EUR", id="espejo")
    reply = side("cases", "15.00 EUR", kind="case")
    keep(session, finding(mirror, BOTH[1]))
    assert queue.list()[0].state == "ruled"
    keep(session, finding(*BOTH, reply))
    again = queue.list()[0]
    assert (again.state, again.reopened) == ("open", True)
    assert queue.rulings() == []


def test_facts_that_come_back_bring_their_ruling_back(session: Session) -> None:
    keep(session, finding(*BOTH))
    queue = ConflictRepository(session)
    (row,) = queue.list()
    queue.rule(row.id, value="20.00 EUR", document_id="doc_sede", reason="r", by="e", at=AT)
    keep(session)
    assert queue.list()[0].state == "resolved"
    keep(session, finding(*BOTH))
    assert queue.list()[0].state == "ruled"
    assert [ruling.value for ruling in queue.rulings("727")] == ["20.00 EUR"]


def test_the_last_of_several_rulings_counts(session: Session) -> None:
    keep(session, finding(*BOTH))
    queue = ConflictRepository(session)
    (row,) = queue.list()
    for value in ("20.00 EUR", "15.00 EUR"):
        queue.rule(row.id, value=value, document_id=None, reason="r", by="e", at=AT)
    assert [ruling.value for ruling in queue.rulings()] == ["15.00 EUR"]
    assert len(queue.rulings_of([row.id])[row.id]) == 2


def test_other_procedures_are_left_alone(session: Session) -> None:
    keep(session, finding(*BOTH))
    ConflictRepository(session).keep(["9743"], [], AT)
    assert ConflictRepository(session).list()[0].state == "open"


def test_an_unknown_conflict_cannot_be_ruled(session: Session) -> None:
    with pytest.raises(RecordNotFound, match="cfl_x"):
        ConflictRepository(session).rule(
            "cfl_x", value="v", document_id=None, reason="r", by="e", at=AT
        )
