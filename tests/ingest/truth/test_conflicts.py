"""What counts as a conflict, and what does not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indexes.database import session_scope
from indexes.models import ProcedureChannels, Window
from indexes.repositories import (
    ArticleRepository,
    ConflictRepository,
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


SHEET = {"title": "Licencia de pesca continental", "code": "210"}


@pytest.mark.parametrize(
    ("texts", "said", "slot"),
    [
        ({"deadline": "Hasta el 30 de abril de 2026."}, "Se pide hasta el 15 de mayo.", "deadline"),
        ({"resolution_term": "Seis meses."}, "Se contesta en cuatro meses.", "resolution_term"),
        ({"silence": "Desestimatorio."}, "Si no contestan, se entiende concedida.", "silence"),
        ({"fee": "Es gratuita."}, "Tiene una tasa de 12 euros.", "fee"),
        ({"requirements": "Tener entre 18 y 35 años."}, "De 18 a 40 años.", "age_limit"),
        ({"documents": "Póliza del seguro."}, "No se exige la póliza del seguro.", "document"),
        ({"channel": "No se presenta por internet."}, "Se presenta por internet.", "channel"),
        ({"legal_basis": "Decreto 12/2015."}, "El Decreto 12/2015 está derogado.", "legal_basis"),
        ({"documents": "Dos fotografías."}, "Hay que llevar tres fotografías.", "other"),
        (
            {"deadline": "Con quince días de antelación."},
            "Con diez días de antelación como mínimo.",
            "deadline",
        ),
        ({"deadline": "Herencias: seis meses."}, "Quien hereda tiene de plazo un año.", "deadline"),
        (
            {"benefit": "Hasta 300 euros.", "requirements": "Que el barco tenga más de 10 años."},
            "Dan hasta 250 euros, siempre que el barco tenga más de 10 años.",
            "benefit_amount",
        ),
        (
            {"benefit": "Una bonificación del 5 %."},
            "Tiene una bonificación del 3 %.",
            "benefit_amount",
        ),
        (
            {"contact": "Servicio de Pesca. Teléfono: 912 33 40 10."},
            "Llame al Servicio de Pesca, 912 33 48 77.",
            "contact",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) and " " not in one else "",
)
def test_a_guide_that_names_the_procedure_in_prose_is_compared_with_its_sheet(
    store: Store, texts: dict[str, str], said: str, slot: str
) -> None:
    store.publish(procedure("210", SHEET["code"], SHEET["title"], **texts))
    guide = page("rio", "Campo y río", f"Para pescar: licencia de pesca continental. {said}")
    store.publish(guide, source="portal")
    store.settle()
    (found,) = store.conflicts()
    assert (found.about, found.slot, len(found.sides)) == ("210", slot, 2)
    assert found.sides[1]["url"] == guide.url
    store.publish(page("rio", "Campo y río", "Se pesca con caña."), source="portal")
    store.settle()
    assert [one.state for one in store.conflicts()] == ["resolved"]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"fee": "La tasa es de 20 euros."}, "Los jubilados pagan 5 euros."),
        ({"deadline": "Hasta el 30 de abril de 2026."}, "Hasta el 30 de abril."),
        ({"deadline": "Hasta el 30 de abril."}, "Hasta el 15 de mayo de 2025."),
        ({"fee": "20 euros.", "requirements": "Ser socio o tener barca."}, "10 € si tiene barca."),
        ({"contact": "Teléfono: 912 33 40 10."}, "Llame también al 912 33 48 77."),
        ({"documents": "Póliza, si tiene barca."}, "La póliza no se exige a quien no tiene barca."),
        ({"resolution_term": "15 días."}, "La autorización de hogueras tarda dos meses."),
        ({"fee": "20 euros."}, "La licencia de caza mayor cuesta 40 euros."),
    ],
)
def test_what_a_guide_says_of_another_case_or_procedure_contradicts_nothing(
    store: Store, texts: dict[str, str], said: str
) -> None:
    store.publish(procedure("210", SHEET["code"], SHEET["title"], **texts))
    store.publish(procedure("211", "211", "Licencia de caza mayor"))
    guide = page("rio", "Campo y río", f"Para pescar: licencia de pesca continental. {said}")
    store.publish(guide, source="portal")
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


@pytest.mark.parametrize(
    ("news", "conflicts"),
    [
        ("Se amplía el plazo para pedir el título de familia numerosa hasta el 30 de junio.", 1),
        ("Se amplía hasta el 30 de junio el plazo del título de familia numerosa.", 1),
        ("El plazo del título de familia numerosa se amplía hasta el 30 de junio.", 1),
        ("La ampliación del título de familia numerosa se pide hasta el 30 de junio.", 0),
        ("Se amplía el plazo de justificación de la familia numerosa hasta el 30 de junio.", 0),
    ],
)
def test_who_extends_the_term_gives_another_one(store: Store, news: str, conflicts: int) -> None:
    store.publish(procedure("727", deadline="Del 1 de mayo al 15 de junio."))
    store.publish(page("n", "Noticias", news), source="portal")
    store.settle()
    assert len(store.conflicts("open")) == conflicts


def test_sources_are_compared_anew_when_the_way_of_comparing_has_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.publish(procedure("a", resolution_term="Se resuelve en un mes."))
    assert store.settle().procedures == 1
    assert store.settle().procedures == 0
    monkeypatch.setattr("ingest.truth.settling._compared", lambda: "truth:another")
    assert store.settle().procedures == 1
    assert store.settle().procedures == 0
