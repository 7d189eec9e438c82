"""What editors decide reaches the next answer: rulings, approved answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from assist.suggestions.decisions import DecisionStore
from assist.suggestions.schemas import Status, Suggestion, SuggestionRequest, WarningCode
from assist.suggestions.service import SuggestionService
from indexes.conflicts import Finding, Side, StatedValue
from indexes.database import open_database, session_scope
from indexes.embedders.protocol import Embedder
from indexes.models import Aspect, DocumentKind, Passage
from indexes.repositories import CanonicalAnswerRepository, ConflictRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from indexes.tables import CanonicalAnswer
from tests.assist.suggestions.world import ALL, LIBRARY, LIBRARY_TWIN, PORTAL, TODAY, page

AT = datetime(2026, 5, 20, tzinfo=UTC)
NEWS = page(  # that no question about the library card finds by its words
    f"{PORTAL}/novedades",
    "Novedades culturales",
    [("Préstamos", Aspect.OTHER, "La tarjeta de lectura se entrega en 40 días.")],
    kind=DocumentKind.PAGE,
    authority=20,
)
ASKED = "¿En cuánto tiempo se entrega el carné de la biblioteca regional?"
Ask = Callable[[str], Suggestion]


@pytest.fixture(scope="module")
def own_store(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> SnapshotStore:
    store = SnapshotStore(tmp_path_factory.mktemp("decisiones"), embedder)
    passages = [*(p for p in ALL if p not in LIBRARY_TWIN), *NEWS]
    vectors = embedder.encode_passages([f"{p.context}\n{p.text}" for p in passages])
    store.switch(store.write(passages, vectors).id)
    return store


@pytest.fixture
def own_engine(tmp_path: Path) -> Engine:
    return open_database(Settings.load(tmp_path, embedder="fake"))


@pytest.fixture
def ask(
    settings: Settings, own_store: SnapshotStore, embedder: Embedder, own_engine: Engine
) -> Ask:
    service = SuggestionService(settings, own_store, embedder, own_engine, today=lambda: TODAY)
    return lambda query: service.suggest(SuggestionRequest(query=query))


def side(passage: Passage, form: str, value: str) -> Side:
    stated = StatedValue(
        normalised=form, value=value, sentence=passage.text, url=passage.url,
        passage_id=str(passage.id),
    )  # fmt: skip
    return Side(
        document_id=passage.document_id, document_kind=passage.kind, source=passage.source,
        title=passage.title, url=passage.url, authority=passage.authority, values=(stated,),
    )  # fmt: skip


def found(*sides: Side) -> Finding:
    return Finding(
        about="903", procedure_code="903", procedure_title="Carné", slot="resolution_term",
        kind="duration", sides=sides, reason="authority",
    )  # fmt: skip


TEN = side(LIBRARY[1], "P10D;working", "10 días")
FORTY = side(NEWS[0], "P40D", "40 días")


def keep(engine: Engine, finding: Finding) -> None:
    with session_scope(engine) as session:
        ConflictRepository(session).keep(["903"], [finding], AT)


def rule(engine: Engine, finding: Finding, value: str, document_id: str | None) -> None:
    with session_scope(engine) as session:
        ConflictRepository(session).rule(
            finding.id, value=value, document_id=document_id, reason="así consta", by="ana", at=AT
        )


def approve(engine: Engine, text: str, **fields: Any) -> None:
    answer = CanonicalAnswer(
        id=fields.pop("id", "ca1"), procedure_code="903", aspect=fields.pop("aspect", "fee"),
        text=text, owner="Cultura", state=fields.pop("state", "approved"), **fields,
    )  # fmt: skip
    with session_scope(engine) as session:
        CanonicalAnswerRepository(session).save(answer)


def test_a_dispute_with_a_page_that_no_search_found_is_shown(ask: Ask, own_engine: Engine) -> None:
    keep(own_engine, found(TEN, FORTY))
    shown = ask(ASKED)
    assert shown.status is Status.CONFLICT
    assert "10 días" in shown.draft.text
    assert "40 días" in shown.draft.text
    assert {LIBRARY[1].document_id, NEWS[0].document_id} <= {c.document_id for c in shown.citations}
    (warned,) = (w for w in shown.warnings if w.code is WarningCode.CONFLICT)
    assert "mayor rango" in warned.message


def test_a_ruling_settles_it_and_its_side_is_quoted(ask: Ask, own_engine: Engine) -> None:
    finding = found(TEN, FORTY)
    keep(own_engine, finding)
    assert ask(ASKED).status is Status.CONFLICT
    rule(own_engine, finding, "P40D", NEWS[0].document_id)
    settled = ask(ASKED)
    assert settled.status is Status.ANSWERED
    assert "40 días" in settled.draft.text
    assert "10 días" not in settled.draft.text
    assert settled.citations[0].document_id == NEWS[0].document_id


def test_a_ruling_for_the_page_that_is_told_leaves_its_value(ask: Ask, own_engine: Engine) -> None:
    finding = found(TEN, FORTY)
    keep(own_engine, finding)
    rule(own_engine, finding, "P10D;working", LIBRARY[1].document_id)
    settled = ask(ASKED)
    assert settled.status is Status.ANSWERED
    assert "10 días" in settled.draft.text
    assert "40 días" not in settled.draft.text


def test_a_ruling_for_no_side_still_shows_both(ask: Ask, own_engine: Engine) -> None:
    finding = found(TEN, FORTY)
    keep(own_engine, finding)
    rule(own_engine, finding, "P15D", None)
    assert ask(ASKED).status is Status.CONFLICT


def test_what_a_resolved_case_says_is_no_dispute(ask: Ask, own_engine: Engine) -> None:
    case = FORTY.model_copy(update={"document_kind": DocumentKind.CASE, "document_id": "case:c1"})
    keep(own_engine, found(TEN, case))
    assert ask(ASKED).status is Status.ANSWERED


def test_a_dispute_on_something_else_is_not_shown(ask: Ask, own_engine: Engine) -> None:
    keep(own_engine, found(TEN, FORTY))
    assert ask("¿Cuánto cuesta el carné de la biblioteca regional?").status is Status.ANSWERED


COST = "¿Cuánto cuesta el carné de la biblioteca regional?"
TEXT = "No tiene que pagar nada: el carné es gratuito."


def test_an_approved_answer_is_used_as_it_was_approved(ask: Ask, own_engine: Engine) -> None:
    assert "No tiene que pagar nada" not in ask(COST).draft.text
    approve(own_engine, TEXT)
    shown = ask(COST)
    assert shown.draft.text.startswith("No tiene que pagar nada: el carné es gratuito")
    first = shown.citations[0]
    assert (first.kind, first.document_id) == (DocumentKind.CANONICAL, "canonical:ca1")
    assert "Cultura" in first.title
    assert any(c.kind is DocumentKind.PROCEDURE for c in shown.citations)
    assert shown.status is Status.ANSWERED


def test_an_approved_answer_that_no_page_bears_out_is_not_used(
    ask: Ask, own_engine: Engine
) -> None:
    approve(own_engine, "El carné cuesta 12 €.")
    shown = ask(COST)
    assert "12 €" not in shown.draft.text
    assert "gratuito" in shown.draft.text
    assert any("respuesta aprobada" in w.message for w in shown.warnings)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "proposed"},
        {"valid_to": date(2026, 5, 19)},
        {"valid_from": date(2026, 5, 21)},
        {"aspect": "silence"},
        {"language": "en"},
        {"stale_reason": "la página cambió"},
    ],
)
def test_only_what_is_in_force_is_used(
    ask: Ask, own_engine: Engine, fields: dict[str, Any]
) -> None:
    approve(own_engine, TEXT, **fields)
    assert "No tiene que pagar nada" not in ask(COST).draft.text


def test_an_approved_answer_that_an_editor_ruled_out_is_not_used(
    ask: Ask, own_engine: Engine
) -> None:
    finding = found(TEN, FORTY)
    keep(own_engine, finding)
    rule(own_engine, finding, "P40D", NEWS[0].document_id)
    approve(own_engine, "Se lo damos en 10 días hábiles.", aspect="resolution_term")
    assert "10 días" not in ask(ASKED).draft.text


def test_decisions_are_read_once_a_change(own_engine: Engine) -> None:
    store = DecisionStore(own_engine)
    first = store.current("s1")
    approve(own_engine, TEXT)
    second = store.current("s1")
    assert first is not second
    assert store.current("s1") is second


def test_a_database_that_does_not_answer_leaves_what_was_known(own_engine: Engine) -> None:
    approve(own_engine, TEXT)
    store = DecisionStore(own_engine)
    known = store.current("s1")
    with own_engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE canonical_answer")
    assert store.current("s2") is known
