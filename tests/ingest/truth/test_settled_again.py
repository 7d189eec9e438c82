"""What becomes of conflicts when content is settled again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indexes.database import session_scope
from indexes.repositories import (
    ConflictRepository,
)
from tests.ingest.truth.conftest import Store, procedure

TERM = "El plazo máximo para resolver es de {}."


def test_a_ruling_holds_until_the_facts_change_and_then_opens_again(store: Store) -> None:
    store.publish(procedure("nueva", resolution_term=TERM.format("3 meses")))
    store.publish(procedure("antigua", resolution_term=TERM.format("6 meses")))
    store.settle()
    (found,) = store.conflicts()
    with session_scope(store.engine) as session:
        ConflictRepository(session).rule(
            found.id, value="P3M", document_id=found.sides[0]["document_id"],
            reason="Lo dice la orden", by="editora", at=datetime.now(UTC),
        )  # fmt: skip

    wording = "El plazo para resolver es de 3 meses desde la solicitud."
    store.publish(procedure("nueva", resolution_term=wording, fee="La tasa es de 9 euros."))
    store.settle()
    assert [one.state for one in store.conflicts()] == ["ruled"]
    with store.session() as session:
        (ruling,) = ConflictRepository(session).rulings("727")
    assert (ruling.value, ruling.by, ruling.slot) == ("P3M", "editora", "resolution_term")

    store.publish(procedure("antigua", resolution_term=TERM.format("9 meses")))
    store.settle()
    (again,) = store.conflicts()
    assert (again.state, again.reopened) == ("open", True)
    with store.session() as session:
        assert ConflictRepository(session).rulings() == []


def test_sources_that_agree_again_resolve_the_conflict(store: Store) -> None:
    store.publish(procedure("nueva", resolution_term=TERM.format("3 meses")))
    store.publish(procedure("antigua", resolution_term=TERM.format("6 meses")))
    store.settle()
    store.publish(procedure("antigua", resolution_term=TERM.format("3 meses")))
    store.settle()
    assert [one.state for one in store.conflicts()] == ["resolved"]


def test_nothing_changed_looks_at_nothing(store: Store) -> None:
    store.publish(procedure("nueva", resolution_term=TERM.format("3 meses")))
    assert store.settle().documents == 1
    again = store.settle()
    assert (again.documents, again.procedures) == (0, 0)


def test_sources_are_compared_anew_when_the_way_of_comparing_has_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.publish(procedure("a", resolution_term="Se resuelve en un mes."))
    assert store.settle().procedures == 1
    assert store.settle().procedures == 0
    monkeypatch.setattr("ingest.truth.settling._compared", lambda: "truth:another")
    assert store.settle().procedures == 1
    assert store.settle().procedures == 0
