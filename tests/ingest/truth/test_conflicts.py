"""What counts as a conflict, and what does not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indexes.database import session_scope
from indexes.models import ProcedureChannels, Window
from indexes.repositories import ArticleRepository, ConflictRepository
from indexes.tables import Article
from tests.ingest.truth.conftest import Store, page, procedure

TERM = "El plazo máximo para resolver es de {}."


def test_two_sheets_of_one_procedure_that_disagree_make_a_conflict(store: Store) -> None:
    store.publish(procedure("nueva", resolution_term=TERM.format("3 meses")))
    store.publish(procedure("antigua", resolution_term=TERM.format("6 meses")))
    assert store.settle().conflicts == 1
    (found,) = store.conflicts()
    assert (found.procedure_code, found.slot, found.state) == ("727", "resolution_term", "open")
    assert sorted(store.values(found)) == [("P3M",), ("P6M",)]
    side = found.sides[0]
    assert side["values"][0]["sentence"].startswith("El plazo máximo para resolver")
    assert side["values"][0]["passage_id"].isdigit()


def test_authority_prevails_then_the_later_edition(store: Store) -> None:
    sheet = procedure("727", fee="La tasa es de 20 euros.")
    news = page(
        "noticia", "Familias", "La tasa de este trámite es de 15 euros.", links=(sheet.url,)
    )
    store.publish(sheet)
    store.publish(news, source="portal")
    store.settle()
    (found,) = store.conflicts()
    assert found.reason == "authority"
    assert store.values(found) == [("20.00 EUR",), ("15.00 EUR",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"resolution_term": TERM.format("un año")}, {"resolution_term": TERM.format("12 meses")}),
        ({"fee": "La tasa es de 20 euros."}, {"fee": "La tasa es de 20,00 €."}),
        (
            {"fee": "La tasa es de 20 euros, o de 10 euros si renueva."},
            {"fee": "La tasa es de 20 euros."},
        ),
        (
            {"requirements": "Deben ser menores de 36 años."},
            {"requirements": "Deben tener como máximo 35 años de edad."},
        ),
        (
            {"resolution_term": "El plazo para resolver, que antes era de 6 meses, es de 3 meses."},
            {"resolution_term": TERM.format("3 meses")},
        ),
    ],
    ids=["same term", "same amount", "one lacks nothing", "same age", "superseded"],
)
def test_what_only_looks_different_is_no_conflict(
    store: Store, one: dict[str, str], other: dict[str, str]
) -> None:
    store.publish(procedure("una", **one), procedure("otra", **other))
    store.settle()
    assert store.conflicts() == []


def test_several_amounts_conflict_where_the_same_thing_costs_another(store: Store) -> None:
    text = "La licencia de caza cuesta {} euros y la de pesca, {} euros."
    store.publish(procedure("a", fee=text.format(75, 25)), procedure("b", fee=text.format(70, 25)))
    store.settle()
    (found,) = store.conflicts()
    assert (found.slot, found.kind) == ("fee", "amount")


def test_calls_of_other_years_differ_rightly(store: Store) -> None:
    def call(year: int, days: str) -> Window:
        start, end = date(year, 5, 1), date(year, 5, 20)
        return Window(state="closed", text=days, starts=start, ends=end)

    for year, income in ((2025, "12.000"), (2026, "14.000")):
        term = f"Del 1 al 20 de mayo de {year}."
        limit = f"La renta de la familia no puede superar los {income} euros anuales."
        store.publish(
            procedure(f"beca-{year}", window=call(year, term), deadline=term, requirements=limit)
        )
    store.settle()
    assert store.conflicts() == []


def test_the_state_of_the_window_and_the_channels_are_compared(store: Store) -> None:
    store.publish(
        procedure(
            "nueva", window=Window(state="undefined"), channels=ProcedureChannels(online=True)
        ),
        procedure(
            "antigua", window=Window(state="permanent"), channels=ProcedureChannels(online=False)
        ),
    )
    store.settle()
    assert {(found.slot, found.kind) for found in store.conflicts()} == {
        ("deadline", "window"),
        ("channel", "channel"),
    }


def test_articles_and_resolved_cases_take_part(store: Store) -> None:
    store.publish(procedure("727", resolution_term=TERM.format("3 meses")))
    store.reply("c1", TERM.format("un mes"))
    article = Article(
        id="a1",
        title="Familias",
        body="El procedimiento 727 se resuelve en el plazo de 6 meses.",
        updated_at=datetime.now(UTC),
    )
    with session_scope(store.engine) as session:
        ArticleRepository(session).save(article)
    store.settle()
    (found,) = store.conflicts()
    assert [side["document_kind"] for side in found.sides] == ["procedure", "article", "case"]


def test_a_page_of_another_procedure_contradicts_nobody(store: Store) -> None:
    store.publish(procedure("727", resolution_term=TERM.format("3 meses")))
    store.publish(procedure("9743", "9743", "Renovación", resolution_term=TERM.format("6 meses")))
    store.settle()
    assert store.conflicts() == []


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
