"""What counts as a conflict, and what does not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indexes.database import session_scope
from indexes.models import ProcedureChannels, Window
from indexes.repositories import (
    ArticleRepository,
    DocumentRepository,
    FactRepository,
    ProcedureRepository,
    document_id,
)
from indexes.tables import Article
from ingest.collecting import collect_documents
from ingest.merging import merge, merged_into
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
        ({"fee": "La tasa es de 20,40 euros."}, {"fee": "La tasa es de unos 20 euros."}),
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
    ids=["same term", "same amount", "rough", "one lacks nothing", "same age", "superseded"],
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


def test_an_article_says_under_its_headings_what_its_values_are_of(store: Store) -> None:
    store.publish(procedure("727", title="Carné de pesca fluvial", fee="20 €"))
    article = Article(
        id="a1",
        title="Carné de pesca fluvial",
        body="## Tasa\n15 €",
        updated_at=datetime.now(UTC),
    )
    with session_scope(store.engine) as session:
        ArticleRepository(session).save(article)
    store.settle()
    (found,) = store.conflicts()
    assert found.slot == "fee"


def test_a_page_of_another_procedure_contradicts_nobody(store: Store) -> None:
    store.publish(procedure("727", resolution_term=TERM.format("3 meses")))
    store.publish(procedure("9743", "9743", "Renovación", resolution_term=TERM.format("6 meses")))
    store.settle()
    assert store.conflicts() == []


def test_a_reply_that_leaves_out_what_was_asked_is_understood_by_its_sentence(
    store: Store,
) -> None:
    text = "La solicitud debe presentarse en los {} siguientes al alta en la Seguridad Social."
    store.publish(procedure("9125", "9125", deadline=text.format("quince días")))
    store.reply("bien", "Quince días desde el alta en la Seguridad Social.", "9125")
    store.settle()
    assert store.conflicts() == []
    store.reply("mal", "Un mes desde el alta en la Seguridad Social.", "9125")
    store.settle()
    (found,) = store.conflicts()
    assert [side["document_id"] for side in found.sides[1:]] == ["case:mal"]


def test_a_telephone_with_two_digits_swapped_is_a_slip_and_another_one_is_not(
    store: Store,
) -> None:
    places = "Zaragoza 976 71 59 73, Huesca 974 24 72 60, Teruel 978 65 40 22."
    store.publish(procedure("751", "751", contact=places))
    store.reply("otro", "Llame al 976 30 68 41.", "751")
    store.settle()
    assert store.conflicts() == []
    store.reply("errata", "Llame al 976 71 59 37.", "751")
    store.settle()
    (found,) = store.conflicts()
    assert (found.kind, len(found.sides)) == ("phone", 2)


def test_copies_of_a_page_on_other_addresses_are_written_down_as_the_same(store: Store) -> None:
    text = {"fee": "La tasa es de 20 euros.", "documents": "Solicitud y libro de familia."}
    copy = procedure("copia", **text)
    store.publish(procedure("727", **text), copy)
    with session_scope(store.engine) as session:
        kept = merge([*collect_documents(session)])
        altered = FactRepository(session).merge(merged_into(kept))
        assert FactRepository(session).merge(merged_into(kept)) == []
    assert altered == [document_id(copy.url)]
    with store.session() as session:
        documents = DocumentRepository(session)
        original = document_id("https://sede.example/tramites/727")
        assert documents.merged_addresses(original) == [copy.url]
        assert ProcedureRepository(session).count() == 1
        assert next(d.id for d, _ in ProcedureRepository(session).by_code("727")) == original
